"""Old Word files, made by LibreOffice and read by what the machine has."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import Workbook

from astana_nlp.errors import UnreadableError
from astana_nlp.formats import sniff
from astana_nlp.readers import Limits, doc
from astana_nlp.readers.doc import read_doc
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from pathlib import Path

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
ARABIC = "اجتمعت الوفود يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة."
NEEDS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice makes the DOC files")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a DOC file with a heading, paragraphs and a table."""
    folder: Path = tmp_path_factory.mktemp("doc")
    made = Document()
    made.add_heading("A report", 0)
    made.add_heading("The first part", 1)
    for _ in range(5):  # antiword refuses shorter files
        made.add_paragraph(LONG)
        made.add_paragraph(ARABIC)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Round", "2"
    made.add_paragraph(LONG)  # LibreOffice loses the cells of a table at the very end
    made.save(str(folder / "a.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "a.doc").read_bytes()


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.section is section]


@NEEDS_OFFICE
def test_headings_paragraphs_and_tables_are_read(old: bytes) -> None:
    """LibreOffice keeps the structure of the file."""
    assert sniff(old, "x") == "doc"
    found = read_doc(old, Limits())
    assert found.format == "doc"
    assert of(found, Section.HEADING) == ["The first part"]
    assert of(found, Section.BODY) == [*[LONG, ARABIC] * 5, LONG]
    assert of(found, Section.TABLE) == ["Round | 2"]


@NEEDS_OFFICE
@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed")
def test_antiword_stands_in(old: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the text is there all the same."""
    monkeypatch.setattr(doc, "_program", lambda name: "" if name == "soffice" else shutil.which(name) or "")
    assert {LONG, ARABIC} <= set(of(read_doc(old, Limits()), Section.BODY))


def test_without_a_program_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has neither says so."""
    monkeypatch.setattr(doc, "_program", lambda _: "")
    with pytest.raises(UnreadableError, match="install LibreOffice or antiword"):
        read_doc(b"", Limits())


@NEEDS_OFFICE
def test_a_damaged_file_says_so(old: bytes) -> None:
    """Neither program finds text in it, or hangs over it."""
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_doc(old[:3000], Limits())


@NEEDS_OFFICE
def test_an_encrypted_file_says_so(old: bytes) -> None:
    """Its first block has a bit for it; that of a sheet is a record, that of slides a token."""
    at = old.index(b"\xec\xa5") + 11
    with pytest.raises(UnreadableError, match="DOC file is encrypted: save it without a password"):
        read_doc(old[:at] + bytes([old[at] | 1]) + old[at + 1 :], Limits())
    bof, filepass = b"\x09\x08\x02\x00\x00\x06", b"\x2f\x00\x02\x00\x01\x00"
    assert doc._has_filepass(bof + filepass)  # noqa: SLF001
    assert not doc._has_filepass(bof + b"\x2f")  # noqa: SLF001


def test_what_a_program_writes_is_bounded(tmp_path: Path) -> None:
    """A conversion without end is stopped by the limit on the size of files."""
    if not shutil.which("prlimit"):
        pytest.skip("prlimit of util-linux bounds the output")
    printed = doc._run(("yes",), tmp_path, Limits(max_unpacked_bytes=100_000))  # noqa: SLF001
    assert printed == b""
    assert (tmp_path / "printed").stat().st_size <= 100_000


@pytest.mark.skipif(not doc._without_network(), reason="this system lets no user take the network away")  # noqa: SLF001
def test_a_program_has_no_network(tmp_path: Path) -> None:
    """Only the loopback interface is there."""
    interfaces = doc._run(("cat", "/proc/net/dev"), tmp_path, Limits()).splitlines()[2:]  # noqa: SLF001
    assert [line.split(b":")[0].strip() for line in interfaces] == [b"lo"]


@NEEDS_OFFICE
def test_old_sheets_are_read(tmp_path: Path) -> None:
    """What LibreOffice saves as XLS comes back row by row; a damaged file says so."""
    book = Workbook()
    book.active.append([LONG, "الجولة"])
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path), f"{tmp_path}/a.xlsx"]
    subprocess.run(command, check=True, capture_output=True)
    data = (tmp_path / "a.xls").read_bytes()
    assert sniff(data, "a") == "xls"
    found = doc.read_xls(data, Limits())
    assert (of(found, Section.TABLE), found.format) == ([f"{LONG} | الجولة"], "xls")
    with pytest.raises(UnreadableError, match="XLS file cannot be read"):
        doc.read_xls(data[:600], Limits())


def test_without_libreoffice_old_slides_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_program", lambda _: "")
    with pytest.raises(UnreadableError, match=r"\(PPT\) need another program: install LibreOffice"):
        doc.read_ppt(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Limits())
