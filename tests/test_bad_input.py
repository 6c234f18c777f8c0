"""Bad input gets a row or one clear line, never a traceback, and never costs another document its rows."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.errors import AstanaError
from conftest import TEXTS, run_over

if TYPE_CHECKING:
    from astana_nlp.batch import Report
    from astana_nlp.tables import Row

DOCX_HEAD = (
    b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)


def pdf(*, encrypted: bool = False) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0) if encrypted else None)
    canvas.drawString(72, 720, "The Cedar Brigade welcomed the talks in the capital.")
    canvas.save()
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """Return a DOCX of some 600 KB that unpacks to 600 MB."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w") as part:
            part.write(DOCX_HEAD)
            for _ in range(600):
                part.write(b" " * 1_000_000)
            part.write(b"</w:body></w:document>")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return a run over good texts among everything that goes wrong."""
    folder = tmp_path_factory.mktemp("bad")
    for name, text in TEXTS.items():
        (folder / Path(name).name).write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "corrupt.pdf").write_bytes(pdf()[:400])
    (folder / "locked.pdf").write_bytes(pdf(encrypted=True))
    (folder / "bomb.docx").write_bytes(zip_bomb())
    (folder / "noise.pdf").write_bytes(os.urandom(5000))
    (folder / "really.docx").write_bytes(pdf())
    (folder / "🕊️ peace.txt").write_text("The Cedar Brigade signed.", encoding="utf-8")
    (folder / "kazakh.txt").write_text(
        "Қазақстан астанасында келіссөздердің жаңа кезеңі өтті. Тараптар өз ұстанымдарын білдірді.", encoding="utf-8"
    )
    (folder / "dangling.txt").symlink_to("nothing")
    with (folder / "huge.txt").open("wb") as handle:
        handle.truncate(200_000_000)
    return run_over(folder, tmp_path_factory.mktemp("bad-out") / "run")[0]


def row(report: Report, name: str) -> Row:
    return next(r for r in report.tables["documents"] if r["document"] == name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.txt", "the file is empty"),
        ("corrupt.pdf", ""),
        ("locked.pdf", ""),
        ("bomb.docx", ""),
        ("noise.pdf", "this is no document"),
        ("huge.txt", "too large (200 MB, the limit is 100 MB)"),
        ("dangling.txt", "there is no such file"),
    ],
)
def test_what_cannot_be_read_has_a_row_that_says_why_and_what_to_do(bad: Report, name: str, said: str) -> None:
    """A problem and a remedy, parted by a colon."""
    found = row(bad, name)
    assert found["status"] == "failed"
    assert said in found["problem"]
    assert ": " in found["problem"]
    assert "please report" not in found["problem"]


def test_the_good_documents_among_them_keep_their_rows(bad: Report) -> None:
    """No document costs another one anything."""
    for name in TEXTS:
        found = row(bad, Path(name).name)
        assert (found["status"], found["sentences"]) == ("ok", 2)


def test_content_decides_not_the_name(bad: Report) -> None:
    """A PDF that is called .docx is read as a PDF."""
    assert (row(bad, "really.docx")["format"], row(bad, "really.docx")["status"]) == ("pdf", "ok")


def test_an_emoji_in_a_file_name_is_kept(bad: Report) -> None:
    """Names are any Unicode."""
    assert row(bad, "🕊️ peace.txt")["status"] == "ok"


def test_a_language_that_is_not_ours_is_named_and_passed_through(bad: Report) -> None:
    """Kazakh is neither Russian nor lost."""
    assert (row(bad, "kazakh.txt")["language"], row(bad, "kazakh.txt")["sentences"]) == ("kk", 2)


def test_every_failure_is_also_in_the_table_of_problems(bad: Report) -> None:
    """A reader of problems.csv sees what is missing."""
    failed = {r["doc_id"] for r in bad.tables["documents"] if r["status"] == "failed"}
    assert failed == {r["doc_id"] for r in bad.tables["problems"] if r["kind"] == "unreadable-document"}


def test_a_folder_without_documents_is_one_line(tmp_path: Path) -> None:
    """There is nothing to write then."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(AstanaError, match="no documents in"):
        run_over(tmp_path / "empty", tmp_path / "out")
    assert not (tmp_path / "out").exists()


READING = """
import os, pathlib, sys
from astana_nlp.jobs import Job, work
from astana_nlp.corpus import Source
from astana_nlp.settings import Pipeline
if os.geteuid() == 0:  # root may read everything
    os.setuid(65534)
print(work(Job(Source(pathlib.Path(sys.argv[1]), "a"), "", "", Pipeline(stages=("sentences",)))).problem)
"""


def test_no_permission_says_what_to_do(documents: Path) -> None:
    """Another user's private file is named, not tripped over."""
    (documents / "a.txt").chmod(0)
    command = [sys.executable, "-c", READING, str(documents / "a.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("no permission to read this file: ")


def test_a_full_disk_is_one_line_and_the_old_tables_stand(documents: Path, tmp_path: Path) -> None:
    """The limit of the size of files stands for the full disk: writing fails in the same place."""
    run_over(documents, tmp_path / "out")
    before = (tmp_path / "out" / "sentences.csv").read_bytes()
    (documents / "new.txt").write_text("The Cedar Brigade wrote this. " * 2000, encoding="utf-8")
    pipeline = tmp_path / "quick.toml"
    pipeline.write_text('stages = ["sentences"]\n[parsing]\n', encoding="utf-8")
    command = [sys.executable, "-m", "astana_nlp", "run", str(documents), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--pipeline", str(pipeline), "--jobs", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 2
    assert "no room on the disk" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out" / "sentences.csv").read_bytes() == before
