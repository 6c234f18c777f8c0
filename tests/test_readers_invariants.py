"""What holds for every reader and every input: blocks in order, disjoint, trimmed, and nothing lost between them."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits, reader_for

if TYPE_CHECKING:
    from astana_nlp.records import Extraction

PIECES = st.lists(
    st.sampled_from(
        [
            "الجولة الثانية", "نص طويل ينتهي بنقطة.", "A heading", "A sentence that ends here.", "half of a sen-",
            "tence that goes on",
            "¹ A note, http://example.org/a", "[1] Another note", "• item", "2. item", "\f", "\n",
            "\n\n", " ", "\t", "References",
            "© 2017 Example", "Дата: 3 марта 2018", "\u200f\u200b", "e\u0301", "> quoted",
            "-- ", "# Title", "===", "[a](http://b)", "{\\b x}", "\\par ", "<p>", "</p>",
            "<br>", "<h1>", "<td>", "<sup>3</sup>",
            "&nbsp;", "\x00", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        ]
    ),
    max_size=25,
)  # fmt: skip
FAST = settings(max_examples=60)


def check(extraction: Extraction) -> None:
    """Assert what every consumer of an extraction relies on."""
    end = 0
    for block in extraction.blocks:
        text = extraction.text[block.start : block.end]
        assert end <= block.start < block.end <= len(extraction.text)
        assert text == text.strip()
        assert not extraction.text[end : block.start].strip()
        assert "\n" not in text
        assert all(block.start < b.offset < block.end for b in block.breaks)
        assert all(1 <= b.page <= extraction.pages for b in block.breaks)
        assert 1 <= block.page <= extraction.pages
        end = block.end
    assert not extraction.text[end:].strip()
    assert extraction.published_from in {"metadata", "text", "file", "unknown"}
    extraction.text.encode("utf-8")


def packed(**parts: str) -> bytes:
    """Return an archive with the given parts; double underscores in names stand for slashes, `_xml` for the ending."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def printable(text: str) -> str:
    """Return `text` as it may stand in XML."""
    return "".join(char for char in text if char.isprintable()).replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "rtf", "eml"])
@FAST
@given(pieces=PIECES)
def test_blocks_of_any_text_are_in_order_disjoint_and_trimmed(kind: str, pieces: list[str]) -> None:
    """Whatever text a reader is given, its blocks cover it."""
    opening = {"rtf": "{\\rtf1 ", "eml": "From: a@example.org\r\nSubject: x\r\n\r\n"}.get(kind, "")
    check(reader_for(kind)((opening + "".join(pieces)).encode(), Limits()))


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "rtf", "eml"])
@FAST
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    """Rubbish becomes text or an error of ours, never an error of a library."""
    with suppress(UnreadableError):
        check(reader_for(kind)(data, Limits()))


@pytest.mark.parametrize("kind", ["docx", "odt"])
@FAST
@given(data=st.binary(max_size=300))
def test_damaged_packages_are_refused(kind: str, data: bytes) -> None:
    """What is no archive says so."""
    with pytest.raises(UnreadableError):
        reader_for(kind)(b"PK\x03\x04" + data, Limits())


@FAST
@given(pieces=PIECES)
def test_blocks_of_any_docx_are_in_order_disjoint_and_trimmed(pieces: list[str]) -> None:
    """Runs, breaks, notes and tables in any order keep the blocks sound."""
    runs = "".join(
        f"<w:r><w:t>{printable(piece)}</w:t></w:r>"
        if printable(piece)
        else '</w:p><w:p><w:r><w:br w:type="page"/></w:r>'
        for piece in pieces
    )
    table = f"<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = f'<w:document xmlns:w="urn:w"><w:body><w:p>{runs}</w:p>{table}</w:body></w:document>'
    check(reader_for("docx")(packed(word__document_xml=body), Limits()))


@FAST
@given(pieces=PIECES)
def test_blocks_of_any_odt_are_in_order_disjoint_and_trimmed(pieces: list[str]) -> None:
    """Paragraphs, page breaks and tables in any order keep the blocks sound."""
    inner = "".join(printable(piece) or "<t:soft-page-break/>" for piece in pieces)
    cell = f"<t:table-cell><t:p>{inner}</t:p></t:table-cell>"
    body = f"<t:p>{inner}</t:p><t:h>{inner}</t:h><t:table><t:table-row>{cell}{cell}</t:table-row></t:table>"
    content = f'<o:d xmlns:o="urn:o" xmlns:t="urn:t"><o:body><o:text>{body}</o:text></o:body></o:d>'
    check(reader_for("odt")(packed(content_xml=content), Limits()))
