"""No file makes the readers fail, hang, write or open a connection; each ends as a document or as one clear line."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp.corpus import Source
from astana_nlp.enclosed import Reading, read_all
from astana_nlp.readers import Limits
from hostile import bombs, calls_home, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOUND = sound()
BOMBS = bombs()


def read(path: Path, data: bytes) -> list[Reading]:
    """Return the documents of a file with these bytes."""
    path.write_bytes(data)
    return list(read_all(Source(path, path.name), Limits()))


@pytest.mark.parametrize("kind", sorted(SOUND))
def test_sound_files_are_read(kind: str, tmp_path: Path) -> None:
    """What is broken below is whole here."""
    assert all(reading.document for reading in read(tmp_path / f"a.{kind}", SOUND[kind]))


@pytest.mark.parametrize("kind", sorted(SOUND))
@settings(max_examples=25)
@given(data=st.data())
def test_a_broken_file_is_a_document_or_a_line(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Cut off, with flipped bits, or with a part of it repeated: nothing else happens."""
    whole = SOUND[kind]
    broken = bytearray(whole[: data.draw(st.integers(len(whole) // 3, len(whole)))])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=30)):
        broken[place] ^= 1 << (place % 8)
    start = data.draw(st.integers(0, len(broken)))
    broken[start:start] = broken[start : start + 500] * data.draw(st.integers(0, 5))
    for reading in read(tmp_path_factory.mktemp("broken") / f"a.{kind}", bytes(broken) or b"x"):
        assert (reading.document is None) == bool(reading.problem)


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_does_not_go_off(name: str, tmp_path: Path) -> None:
    """A kilobyte that wants to become a gigabyte, or a second that wants to become a year, ends like any other file."""
    for reading in read(tmp_path / name, BOMBS[name]):
        assert (reading.document is None) == bool(reading.problem)
        assert "\n" not in reading.problem


def test_an_old_page_that_closes_nothing_is_whole(tmp_path: Path) -> None:
    """The parser gives up at 256 open elements, and pages of twenty years ago never close a <font>."""
    for tag in ("font", "b", "div", "blockquote"):
        page = "<html><body>" + "".join(f"<{tag}>Paragraph number {n} of it.<br>" for n in range(400))
        (found,) = read(tmp_path / "a.html", page.encode())
        assert found.document is not None
        assert all(f"number {n} of" in found.document.text for n in range(400))


class Listener(BaseHTTPRequestHandler):
    """A server that only notes that somebody came."""

    visits: list[str]

    def do_GET(self) -> None:
        """Note the path."""
        self.visits.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server on this machine, and the list of who came."""
    visits: list[str] = []
    running = HTTPServer(("127.0.0.1", 0), type("Noting", (Listener,), {"visits": visits}))
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}", visits
    running.shutdown()
    thread.join()
    running.server_close()


# An audit hook cannot be taken off again: the readers run in a process of their own under it
WATCHED = """
import json, os, pathlib, sys
from astana_nlp.corpus import find_sources
from astana_nlp.enclosed import read_all
from astana_nlp.readers import READERS, Limits, reader_for
import lxml.html, trafilatura, htmldate, olefile, pypdfium2, pdfplumber
for name in READERS:
    reader_for(name)
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec")):
        seen.append([event, str(arguments)])
    elif event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        seen.append([event, str(arguments[0])])
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link", "os.rmdir"):
        seen.append([event, str(arguments)])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
paths = [r.path for s in find_sources([pathlib.Path(sys.argv[1])]) for r in read_all(s, Limits()) if r.document]
print(json.dumps({"read": paths, "seen": seen}))
"""


def test_nothing_in_a_document_opens_a_connection_or_a_file(server: tuple[str, list[str]], tmp_path: Path) -> None:
    """Links, templates, pictures, DTDs and frames of every format are left where they are."""
    address, visits = server
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, data in (calls_home(address) | {f"sound.{kind}": data for kind, data in SOUND.items()}).items():
        (documents / name).write_bytes(data)
    command = [sys.executable, "-c", WATCHED, str(documents)]
    done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    assert {"a.html", "a.eml", "a.docx", "a.epub", "a.rtf", "sound.eml/a.rtf", "sound.pdf"} <= set(done["read"])
    assert done["seen"] == []
    assert visits == []
