"""From folders to documents: which files are found, of what kind, and what is said of those that cannot be read."""

from __future__ import annotations

import hashlib
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.corpus import Source, checked, find_sources
from astana_nlp.enclosed import read_document
from astana_nlp.errors import UnreadableError
from astana_nlp.formats import sniff
from astana_nlp.readers import READERS, Limits, reader_for
from astana_nlp.records import Extraction

TEXT = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."


def put(path: Path, content: bytes = b"text") -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names(*paths: Path) -> list[str]:
    """Return the names of the sources that are found."""
    return [source.name for source in find_sources(paths)]


def refused(path: Path, limits: Limits | None = None) -> UnreadableError:
    """Return the error of reading a file."""
    with pytest.raises(UnreadableError) as caught:
        read_document(Source(path, path.name), limits)
    assert caught.value.problem
    assert caught.value.remedy
    return caught.value


def test_folders_are_walked_in_the_order_of_people(tmp_path: Path) -> None:
    """Numbers count as numbers, names have forward slashes."""
    for name in ("10.txt", "2.txt", "b/ا.txt", "b/1.md", "A.pdf"):
        put(tmp_path / name)
    assert names(tmp_path) == ["2.txt", "10.txt", "A.pdf", "b/1.md", "b/ا.txt"]


def test_litter_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """What systems and editors leave behind is no document."""
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", "__MACOSX/a.txt", ".git/a.txt", "a.txt"):
        put(tmp_path / name)
    assert names(tmp_path) == ["a.txt"]


def test_links_in_circles_end(tmp_path: Path) -> None:
    """A link to the folder above it, or to itself, does not walk for ever; a link to a file counts once."""
    put(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "x.txt")
    assert names(tmp_path) == ["a/self", "a/x.txt"]
    refused(tmp_path / "a" / "self")


def test_same_name_in_two_inputs_stays_apart(tmp_path: Path) -> None:
    """The name of a document is its key for people: no two are the same."""
    for folder in ("one", "two", "deep/one"):
        put(tmp_path / folder / "x.txt", folder.encode())
    found = names(tmp_path / "one", tmp_path / "two", tmp_path / "deep" / "one")
    assert sorted(found) == ["one/x.txt", "one/x.txt (2)", "two/x.txt"]
    assert names(tmp_path / "one", tmp_path / "one" / "x.txt") == ["x.txt"]


def test_missing_path_is_kept_and_explained(tmp_path: Path) -> None:
    """A mistyped path gets its row instead of ending the run."""
    (source,) = find_sources([tmp_path / "nothing.pdf"])
    assert "no such file" in refused(source.path).problem


def test_file_with_emoji_and_bytes_that_are_no_unicode_in_its_name(tmp_path: Path) -> None:
    """Any name that the system allows can be written to the tables."""
    put(tmp_path / "🕊️ سلام.txt")
    raw = os.fsencode(tmp_path) + b"/\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"x")
    except OSError:
        return  # this file system allows no such name
    assert all(name.encode("utf-8") for name in names(tmp_path))


def test_document_has_its_key_from_its_content(tmp_path: Path) -> None:
    """The same bytes give the same key under any name."""
    data = TEXT.encode()
    one = read_document(Source(put(tmp_path / "a.txt", data), "a.txt"))
    two = read_document(Source(put(tmp_path / "b.pdf", data), "b.pdf"))
    assert one.doc_id == two.doc_id == hashlib.sha256(data).hexdigest()[:16]
    assert (one.path, two.path, two.source.format) == ("a.txt", "b.pdf", "text")


def test_day_in_the_file_name_is_the_last_resort(tmp_path: Path) -> None:
    """A day in the name counts where the text has none."""
    dated = read_document(Source(put(tmp_path / "2017-02-17 round.txt", TEXT.encode()), "2017-02-17 round.txt"))
    assert (dated.source.published, dated.source.published_from) == ("2017-02-17", "file")


def packed(**parts: str) -> bytes:
    """Return an archive; double underscores in names stand for slashes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


ODF = "application/vnd.oasis.opendocument."
SAMPLES = [
    (b"\xef\xbb\xbf%PDF-1.7", "a.txt", "pdf"),
    (b"<!-- saved --><!DOCTYPE html><p>a", "a.pdf", "html"),
    ("<html><p>متن".encode("utf-16"), "a", "html"),
    (b"<?xml version='1.0'?>\n<html xmlns='x'>", "a.xml", "html"),
    (b"<div><p>One</p><p>Two</p></div>", "a.txt", "html"),
    (b"<?xml version='1.0'?><rss>", "a.xml", "xml"),
    (b"{\\rtf1\\ansi a}", "a.doc", "rtf"),
    (packed(word__document="a"), "a.zip", "docx"),
    (packed(mimetype=f"{ODF}text", content="a"), "a", "odt"),
    (packed(mimetype=f"{ODF}spreadsheet"), "a", "ods"),
    (packed(mimetype="application/epub+zip"), "a", "epub"),
    (packed(xl__workbook="a"), "a", "xlsx"),
    (packed(ppt__presentation="a"), "a", "pptx"),
    (packed(a="a"), "a.docx", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.docx", "doc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "a", "msg"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted office"),
    (b"\x89PNG\r\n\x1a\n\x00", "a.pdf", "image"),
    (b"\x7fELF\x02", "a.txt", "program"),
    (b"MZ\x90\x00\x03", "a.txt", "program"),
    (b"MZ is a text of two letters and more", "a.txt", "text"),
    (bytes(range(256)) * 4, "a.txt", "binary"),
    (b"\x00\x00\x00\x18ftypmp42", "a", "audio or video"),
    (b"From: a@example.org\r\nDate: x\r\nSubject: y\r\n\r\nText", "a.txt", "eml"),
    (b"Return-Path: <a@example.org>\nReceived: from x\n by y\nSubject: z\n\nText", "a", "eml"),
    (b"Subject: a talk\n\nFrom: the hall to the coast.", "a.txt", "text"),
    (b"# Title\n\nA [link](http://example.org).", "a.txt", "markdown"),
    (b"plain", "a.MD", "markdown"),
    (b"<p>A talk in the hall", "a.htm", "html"),
    (b"A talk of 3 < 4 and 5 > 4", "a.html", "text"),
    ("نص عربي بسيط".encode("utf-16-le"), "a", "text"),
    ("Обычный текст.".encode("cp1251"), "a", "text"),
]


@pytest.mark.parametrize(("data", "name", "kind"), SAMPLES, ids=[f"{kind}-{name}" for _, name, kind in SAMPLES])
def test_format_is_told_by_the_content(data: bytes, name: str, kind: str) -> None:
    """Names lie; the bytes decide."""
    assert sniff(data, name) == kind


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["a.txt", "a.md", "a"]))
def test_any_bytes_have_a_kind(data: bytes, name: str) -> None:
    """Sniffing never fails."""
    assert sniff(data, name)


def test_every_format_has_its_reader() -> None:
    """The registry names functions that exist."""
    assert all(callable(reader_for(name)) for name in READERS)


UNREADABLE = {
    "empty": b"",
    "blank": b"\xef\xbb\xbf \r\n\t\n",
    "binary": bytes(range(256)) * 40,
    "image": b"\x89PNG\r\n\x1a\n\x00",
    "damaged docx": packed(word__document="a" * 5000)[:-300],
    "docx without a document": packed(word__other="a"),
    "archive of nothing": packed(),
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "page without text": b"<!doctype html><html><body><script>a()</script></body></html>",
}


@pytest.mark.parametrize("case", sorted(UNREADABLE))
def test_unreadable_file_says_what_is_wrong_and_what_to_do(case: str, tmp_path: Path) -> None:
    """Every refusal carries a problem and a remedy."""
    refused(put(tmp_path / case, UNREADABLE[case]))


def test_limits_are_kept(tmp_path: Path) -> None:
    """Files and texts beyond the limits are refused before they cost memory."""
    path = put(tmp_path / "a.txt", TEXT.encode())
    assert "too large" in refused(path, Limits(max_bytes=10)).problem
    assert "too much text" in refused(path, Limits(max_characters=10)).problem


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A sparse file of 10 GB costs nothing."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
    assert "10,000 MB" in refused(path).problem


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A pipe would wait for ever, a folder has no bytes."""
    os.mkfifo(tmp_path / "pipe")
    assert "regular" in refused(tmp_path / "pipe").problem
    assert "folder" in refused(tmp_path).problem


def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    """A file that may not be read says so; the administrator may read everything."""
    path = put(tmp_path / "a.txt", TEXT.encode())
    path.chmod(0)
    if os.access(path, os.R_OK):
        assert read_document(Source(path, "a.txt")).text == TEXT
    else:
        assert "permission" in refused(path).problem


@pytest.mark.parametrize(
    ("word", "times", "length"),
    [("word ", 2_100_000, "10,500,000"), ("слово ", 1_000_000, "6,000,000"), ("كلمة ", 1_200_000, "6,000,000")],
)
def test_a_page_of_one_endless_passage_says_that_it_is_too_long(
    tmp_path: Path, word: str, times: int, length: str
) -> None:
    """The parser leaves such a passage out, which looked like a page without text; it counts bytes."""
    page = f"<html><head><meta charset='utf-8'></head><body><p>{word * times}</p></body></html>"
    error = refused(put(tmp_path / "a.html", page.encode()))
    assert error.problem == f"too much text without a paragraph ({length} characters)"
    assert error.remedy.startswith("split the file")


@pytest.mark.parametrize(
    ("kind", "problems", "said"),
    [
        ("pdf", (), "there is no text in it: check the file; pictures of text need OCR first"),
        ("pdf", ("page 1 is a scan",), "there is no text in it; page 1 is a scan: check the file"),
        ("image", (), "no text was recognised on it: look at the picture: it may show none, or be too coarse"),
    ],
)
def test_what_holds_no_text_says_what_to_do(kind: str, problems: tuple[str, ...], said: str) -> None:
    """What the reader says of it is more exact than a guess at pictures, and a picture has been recognised."""
    with pytest.raises(UnreadableError) as caught:
        checked(Extraction(" \n", (), kind, problems=problems), Limits())
    assert f"{caught.value.problem}: {caught.value.remedy}" == said
