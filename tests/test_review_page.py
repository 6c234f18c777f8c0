"""The review page and who may ask for it: real requests against the real server."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import numpy as np
import pytest
from lxml import html
from PIL import Image

import astana_nlp.review.web
from astana_nlp.errors import OutputError
from astana_nlp.naming import motive
from astana_nlp.review.log import decisions_of
from astana_nlp.review.reading import read_run
from astana_nlp.review.web.guard import HEADER
from astana_nlp.review.web.server import serving
from astana_nlp.tablefiles import read_rows
from review_server import Page, make_hostile, served

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def page(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Serve a copy of the sample run."""
    run = tmp_path_factory.mktemp("page") / "run"
    shutil.copytree(sample_run, run)
    with served(run) as found:
        yield found


def first(page: Page) -> str:
    """Return the key of the first record of the queue."""
    return json.loads(page.ask("/queue?show=all").content)["items"][0]["id"]


def test_a_record_is_told_in_words(page: Page) -> None:
    """What the program calls things (cues, roles, codes of motives and targets) is not what a reviewer sees."""
    rows = [row for row in read_rows(page.run / "stances.csv") if "cue '" in row["explanation"] and row["motive"]]
    assert rows
    for row in rows[:5]:
        content = page.ask(f"/item?id={quote(row['stance_id'])}").content.decode()
        assert " tells of " in content
        assert "holder is" not in content
        assert f"because of {motive(row['motive'].split(';')[0]).replace(chr(39), '&#39;')}" in content
    assert "the constitutional committee</button>" in page.ask("/").content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/queue", "/item?id=x", "/actors?q=a", "/agreement", "/static/review.js", "/page?id=x", "/why?id=x"]
)
def test_nothing_is_told_without_the_secret(page: Page, path: str) -> None:
    """Neither without a token nor with a wrong one, and nothing says that the page is there."""
    wrong = f"astana_review_{page.port}=wrong"
    for answer in (
        page.ask(path, cookie=False),
        page.ask(path, Cookie=wrong),
        page.ask(f"{path}{'&' if '?' in path else '?'}token=x", cookie=False),
    ):
        assert (answer.status, answer.content) == (403, b"403 Forbidden\n")


def test_the_address_gives_a_cookie_that_no_other_site_can_send(page: Page) -> None:
    """The token counts at the front page only, and turns into a cookie that scripts cannot read."""
    answer = page.ask(f"/?token={page.token}", cookie=False)
    assert answer.status == 200
    assert all(word in answer.headers["Set-Cookie"] for word in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert page.ask(f"/queue?token={page.token}", cookie=False).status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "192.0.2.1:{port}", ""]
)
def test_other_hosts_are_refused(page: Page, host: str) -> None:
    """A foreign name that was made to mean this machine gets nothing (DNS rebinding)."""
    assert page.ask("/queue", Host=host.format(port=page.port)).status in {400, 421}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "-"},
        {"Origin": "http://127.0.0.1:1"},
        {HEADER: "-"},
        {HEADER: "wrong"},
        {"Cookie": "-"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/decide", "/undo", "/add"])
def test_other_sites_cannot_change_anything(page: Page, path: str, headers: dict[str, str]) -> None:
    """Whatever a foreign page can make a browser send, one thing is missing."""
    before = len(decisions_of(page.run))
    assert page.change(path, {"id": first(page), "review": "confirmed"}, **headers).status == 403
    assert len(decisions_of(page.run)) == before


@pytest.mark.parametrize("path", ["/decide", "/undo", "/add"])
def test_asking_changes_nothing(page: Page, path: str) -> None:
    """A link or an image can only ask."""
    assert page.ask(path).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/desk.py",
        "/static//etc/passwd",
        "/item?id=..%2f..%2frun.json",
        "/page?id=..%2f..%2f..%2fetc%2fpasswd",
        "/page?id=%00",
        "/texts/x.txt",
        "/run.json",
        "//etc/passwd",
    ],
)
def test_paths_lead_nowhere_else(page: Page, path: str) -> None:
    """Keys are looked up among those of the run; no name of a file is ever made of what was asked for."""
    answer = page.ask(path)
    assert answer.status in {400, 404, 308}
    assert b"root:" not in answer.content
    assert b"import" not in answer.content


def test_the_server_listens_on_this_machine_only(page: Page) -> None:
    """No other address of the machine answers."""
    listening = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    port = f"{page.port:04X}"
    assert {row[1].split(":")[0] for row in listening if row[1].endswith(f":{port}") and row[3] == "0A"} == {"0100007F"}


@pytest.mark.parametrize("path", ["/", "/queue", "/agreement", "/nowhere", "/static/review.css"])
def test_every_answer_forbids_what_the_page_does_not_need(page: Page, path: str) -> None:
    """No inline script or style, no other host, no frame, no guessing of types."""
    headers = page.ask(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*|data:", policy)
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")


def test_no_template_has_script_or_style_of_its_own() -> None:
    """The policy would forbid it, and the page would be broken."""
    folder = Path(astana_nlp.review.web.__file__).parent / "templates"
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|style=|\son\w+=|javascript:|<script(?![^>]* src=)|\|\s*safe|https?://", text), (
            path
        )


def test_a_decision_is_written_before_the_answer(page: Page) -> None:
    """The answer says how far the work is."""
    key = first(page)
    answer = page.change("/decide", {"id": key, "review": "confirmed", "note": "ok\u202e"})
    newest = decisions_of(page.run)[-1]
    assert (newest.stance_id, newest.verdict.value, newest.reviewer, newest.note) == (key, "confirmed", "ada", "ok")
    assert json.loads(answer.content)["progress"]["mine"] == 1
    assert json.loads(page.change("/undo", {}).content)["id"] == key


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"id": "nowhere", "review": "confirmed"}, 422),
        ({"review": "perhaps"}, 422),
        ({"review": "corrected", "reviewed_stance": "none"}, 422),
        ({"review": "corrected", "reviewed_round": "-1"}, 422),
        ({"review": 1}, 400),
        ([], 400),
        ({"note": "x" * 70_000}, 413),
    ],
)
def test_what_cannot_be_decided_is_refused_and_not_written(page: Page, fields: Any, status: int) -> None:  # noqa: ANN401
    """Wrong keys, codes, kinds and sizes."""
    before = len(decisions_of(page.run))
    asked = {"id": first(page), **fields} if isinstance(fields, dict) else fields
    assert page.change("/decide", asked).status == status
    assert len(decisions_of(page.run)) == before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_of_a_pdf_is_drawn_with_the_sentence_marked(page: Page, language: str) -> None:
    """The marks are where the sentence is, also in right-to-left text, and nowhere else."""
    items = json.loads(page.ask(f"/queue?show=all&language={language}").content)["items"]
    for item in items[:3]:
        answer = page.ask(f"/page?id={quote(item['id'])}")
        picture = np.asarray(Image.open(BytesIO(answer.content)).convert("RGB"))
        marked = ((picture[:, :, 0] > 200) & (picture[:, :, 2] < 190)).any(axis=1)
        top = json.loads(page.ask(f"/page/top?id={quote(item['id'])}").content)["top"]
        assert 0 < marked.mean() < 0.2
        assert abs(marked.argmax() / len(marked) - top) < 0.01


def test_the_words_that_moved_a_decision_are_told(page: Page) -> None:
    """Each with its place in the document and what the machine would say without it; of an unknown record nothing."""
    tables = read_run(page.run)
    asked = [key for key, row in tables.stances.items() if row["stance"] == "oppose" and row["language"] == "fa"]
    told = html.fromstring(page.ask(f"/why?id={quote(asked[0])}").content.decode())
    text = tables.text(tables.stances[asked[0]]["doc_id"])
    words = [(int(w.get("data-from")), int(w.get("data-to")), w.find("bdi")) for w in told.iter("li")]
    assert words
    assert all(text[start:end] == word.text and word.get("lang") == "fa" for start, end, word in words)
    assert page.ask("/why?id=none").status == 204


def test_a_server_that_has_ended_may_be_stopped_again(sample_run: Path) -> None:
    """It may end before the thread that stops it has said so."""
    with serving(sample_run, "ada") as ready:
        thread = threading.Thread(target=ready.run)
        thread.start()
        ready.stop()
        thread.join()
        ready.stop()


def test_a_file_that_changed_since_the_run_is_not_shown(sample_run: Path, tmp_path: Path) -> None:
    """Its pages may hold something else by now."""
    run = tmp_path / "run"
    shutil.copytree(sample_run, run)
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.4 something else")
    record = json.loads((run / "run.json").read_text(encoding="utf-8"))
    record["sources"] = dict.fromkeys(record["sources"], str(tmp_path / "other.pdf"))
    (run / "run.json").unlink()
    (run / "run.json").write_text(json.dumps(record), encoding="utf-8")
    with served(run) as changed:
        key = json.loads(changed.ask("/queue?show=all&language=ar").content)["items"][0]["id"]
        assert changed.ask(f"/page?id={quote(key)}").status == 404
        assert changed.ask(f"/item?id={quote(key)}").status == 200


@pytest.fixture(scope="module")
def hostile_run(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run whose 50 documents say something hostile in text, name, holder and explanation."""
    run = tmp_path_factory.mktemp("hostile") / "run"
    shutil.copytree(sample_run, run)
    make_hostile(run)
    return run


def test_a_record_whose_model_is_not_here_is_shown_without_its_words(hostile_run: Path) -> None:
    """Whatever a table says of the model, nothing outside of the folder of models is read."""
    with served(hostile_run) as page:
        assert page.ask(f"/why?id={quote(first(page))}").status == 204


def test_hostile_documents_stay_text(hostile_run: Path) -> None:
    """No element or attribute comes from a document, and every character of it is there to be read."""
    with served(hostile_run) as page:
        for key, row in read_run(hostile_run).stances.items():
            answer = page.ask(f"/item?id={quote(key, safe='')}")
            made = html.fromstring(answer.content.decode())
            assert not made.xpath("//script | //iframe | //style | //meta | //svg | //link | //img[@src='x']")
            assert not made.xpath("//@*[starts-with(name(), 'on')] | //@style | //@href")
            evidence = made.xpath("string(//p[contains(@class, 'evidence')])")
            assert (
                evidence.replace("⟦RIGHT-TO-LEFT OVERRIDE⟧", "\u202e").replace("⟦POP DIRECTIONAL FORMATTING⟧", "\u202c")
                == row["evidence"]
            )


def test_a_folder_that_is_no_run_is_told_in_one_line(tmp_path: Path) -> None:
    """Nothing is written into it."""
    with pytest.raises(OutputError, match="no folder of a run"), serving(tmp_path, "ada"):
        pass
    assert not [*tmp_path.iterdir()]


def test_a_port_that_is_taken_is_told_in_one_line(page: Page, sample_run: Path, tmp_path: Path) -> None:
    """The message says what to do."""
    shutil.copytree(sample_run, tmp_path / "run")
    with pytest.raises(OutputError, match="choose another --port"), serving(tmp_path / "run", "ada", port=page.port):
        pass


def test_the_command_says_its_address_serves_and_ends_with_ctrl_c(sample_run: Path, tmp_path: Path) -> None:
    """What was decided is in a single file when the program has ended."""
    shutil.copytree(sample_run, tmp_path / "run")
    command = [sys.executable, "-m", "astana_nlp", "review", str(tmp_path / "run"), "--reviewer", "ada"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = urlsplit(program.stdout.readline().removeprefix("Open ").strip())
    page = Page(tmp_path / "run", address.port, address.query.removeprefix("token="))
    assert page.change("/decide", {"id": first(page), "review": "confirmed"}).status == 200
    program.send_signal(signal.SIGINT)
    _, said = program.communicate()
    assert (program.returncode, said) == (0, "")
    assert sorted(path.name for path in (tmp_path / "run").glob("reviews*")) == ["reviews.sqlite"]
    assert [decision.reviewer for decision in decisions_of(tmp_path / "run")] == ["ada"]
