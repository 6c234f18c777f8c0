"""Scans: pages that are pictures are recognised, and everybody is told what came from a picture and how sure it is."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits, OcrLimits
from astana_nlp.readers.image import read_image
from astana_nlp.readers.ocr import Recogniser
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_glyphs import Glyph, PageGlyphs
from astana_nlp.readers.recognised import place_words
from astana_nlp.readers.tesseract import engine
from astana_nlp.readers.textlayer import BAD_TEXT, fault_of
from astana_nlp.records import Block, Document, Section
from pdf_pages import drawn
from scanning import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

LINES = [
    "The northern council and the harbour league met for the third time",
    "in the old customs house on 24 January 2017, where observers from",
    "four towns had taken their places long before the doors opened.",
]
OCR = Limits(ocr=OcrLimits(languages=("eng",), resolution=150))
NEEDS_TESSERACT = pytest.mark.skipif(engine() is None, reason="tesseract is not installed")


def sheet() -> Image:
    """Return the lines as a picture of a page."""
    return sheets(drawn(*((72, 700 - 18 * i, 13, line) for i, line in enumerate(LINES))), 150)[0]


def scan(layer: str = "", pages: int = 1) -> bytes:
    """Return a PDF of such pictures, with an invisible text over each of them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    picture = ImageReader(sheet())
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, *A4)
        for number, line in enumerate(layer.split("\n")):
            text = canvas.beginText(72, 700 - 18 * number)
            text.setTextRenderMode(3)
            text.textLine(line)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look for tesseract where nothing is."""
    monkeypatch.setenv("PATH", "")
    engine.cache_clear()
    yield
    engine.cache_clear()


@NEEDS_TESSERACT
def test_a_scan_is_read() -> None:
    source = read_pdf(scan(), OCR)
    assert source.text == " ".join(LINES)
    assert (source.ocr, source.problems) == (True, ())


@NEEDS_TESSERACT
def test_every_recognised_word_says_how_sure_it_is() -> None:
    source = read_pdf(scan(), OCR)
    words = [source.text[word.start : word.end] for word in source.recognised]
    assert words == source.text.split()
    assert all(0 < word.confidence <= 1 for word in source.recognised)


@NEEDS_TESSERACT
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pictures_are_documents(kind: str) -> None:
    buffer = io.BytesIO()
    sheet().convert("RGB").save(buffer, kind, dpi=(150, 150))
    source = read_image(buffer.getvalue(), OCR)
    assert (source.format, source.text) == ("image", " ".join(LINES))


@NEEDS_TESSERACT
def test_a_page_that_lies_on_its_side_is_turned() -> None:
    lines = sheets(drawn(*((72, 760 - 18 * i, 13, line) for i, line in enumerate(LINES * 4))), 150)[0]
    reading = Recogniser(OcrLimits(languages=("eng",), resolution=150)).read(lines.rotate(90, expand=True), 1, 150)
    assert {"harbour", "observers", "customs"} <= {text for text, _ in reading.words}


@NEEDS_TESSERACT
def test_a_text_layer_that_is_wrong_is_not_believed() -> None:
    """Letters shifted by three: what is seen on the page counts."""
    shifted = "\n".join("".join(chr(ord(c) + 3) if c.isalpha() else c for c in line) for line in LINES * 2)
    source = read_pdf(scan(shifted), OCR)
    assert source.text == " ".join(LINES)
    assert source.recognised


def test_a_text_layer_that_is_right_is_kept() -> None:
    """The layer of an OCR program that worked well costs no second recognition."""
    source = read_pdf(scan("\n".join(LINES * 2)), OCR)
    assert source.text.count("northern council") == 2
    assert (source.ocr, source.recognised) == (True, ())


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_one_line_says_what_to_install() -> None:
    """However many pages there are; text around them is read all the same."""
    source = read_pdf(scan(pages=3), OCR)
    assert [problem.split(":")[0] for problem in source.problems] == ["pages 1 to 3 have no text layer"]
    assert "apt install tesseract-ocr tesseract-ocr-ara" in source.problems[0]
    with pytest.raises(UnreadableError, match="tesseract is not installed: install tesseract"):
        read_image(_png(), OCR)


def test_without_ocr_a_picture_says_what_to_turn_on() -> None:
    with pytest.raises(UnreadableError, match=r"turn on \[ocr\]"):
        read_image(_png(), Limits())


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + bytes(40), b"II*\x00\x08\x00\x00\x00"]
)
def test_damaged_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_image(data, OCR)


def test_a_picture_of_too_many_points_is_refused() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(buffer, "PNG")
    with pytest.raises(UnreadableError, match="too large"):
        read_image(buffer.getvalue(), OCR)


def test_a_picture_that_says_it_has_billions_of_points_is_refused_as_too_large() -> None:
    """It is not damaged; nobody counts its points."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", b""), (b"IEND", b""))
    ]
    with pytest.raises(UnreadableError, match="too large"):
        read_image(b"\x89PNG\r\n\x1a\n" + b"".join(parts), OCR)


@NEEDS_TESSERACT
def test_recognition_ends_when_its_time_is_up() -> None:
    source = read_pdf(scan(pages=2), Limits(ocr=OcrLimits(languages=("eng",), seconds=1e-9)))
    assert source.text == ""
    assert "pages 1 to 2 have no text layer: recognising the document took longer" in source.problems[0]


def test_words_are_found_again_wherever_columns_and_hyphens_moved_them() -> None:
    """The least sure of equal words counts; a word put together of two halves has the mean of the page."""
    text = "arrived on time on foot"
    blocks = (Block(0, len(text), Section.BODY, 1),)
    found = place_words(text, blocks, {1: (("on", 0.9), ("on", 0.5), ("time", 1.0), ("foot", 0.8), ("arri-", 0.8))})
    assert [(text[w.start : w.end], w.confidence) for w in found] == [
        ("arrived", 0.8),
        ("on", 0.5),
        ("time", 1.0),
        ("on", 0.5),
        ("foot", 0.8),
    ]


def test_a_span_is_as_sure_as_its_least_sure_word() -> None:
    source = read_pdf(scan("\n".join(LINES)), Limits())
    assert Document("d", "p", "", source).ocr_confidence(0, 10) is None
    recognised = place_words("24 May", (Block(0, 6, Section.BODY, 1),), {1: (("24", 0.4), ("May", 0.9))})
    document = Document("d", "p", "", type(source)("24 May", (), "pdf", recognised=recognised))
    assert (document.ocr_confidence(0, 6), document.ocr_confidence(3, 6)) == (0.4, 0.9)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("The delegates agreed on a list of eleven points that both sides called a beginning of talks. " * 3, False),
        ("Görüşmelere katılan heyetler on bir maddelik bir liste üzerinde anlaştıklarını açıkladılar. " * 3, False),
        ("اتفق المندوبون على قائمة من إحدى عشرة نقطة وصفها الطرفان بأنها بداية للمحادثات المقبلة. " * 3, False),
        ("نمایندگان بر سر فهرستی از یازده نکته توافق کردند که هر دو طرف آن را آغاز گفتگوها خواندند. " * 3, False),
        ("Делегаты согласовали список из одиннадцати пунктов, который обе стороны назвали началом. " * 3, False),
        ("Wkh ghohjdwhv djuhhg rq d olvw ri hohyhq srlqwv wkdw erwk vlghv fdoohg d ehjlqqlqj ri wdonv " * 3, True),
        (
            r"\EC@family{T2B}{cmss}{m}{sl}{lbsi} \EC@ttfamily{T2C}{cmtt}{m}{n}{lctt} \EC@fmbx{cmfr}{m}{it} " * 4,
            False,
        ),
        ("ÇÊÝÞ ÇáãäÏæÈæä Úáì ÞÇÆãÉ ãä ÅÍÏì ÚÔÑÉ äÞØÉ æÕÝåÇ ÇáØÑÝÇä ÈÃäåÇ ÈÏÇíÉ ááãÍÇÏËÇÊ ÇáãÞÈáÉ " * 3, True),
        ("\ue001\ue002\ue003 \ue004\ue005 \ue006\ue007\ue008 " * 20, True),
    ],
)
def test_garbled_text_is_told_from_writing(text: str, garbled: bool) -> None:  # noqa: FBT001 - a row of the table
    glyphs = tuple(Glyph(char, 0.0, 1.0, 0.0, 10.0) for char in text)
    assert (fault_of(PageGlyphs(1, 595.0, 842.0, glyphs)) == BAD_TEXT) is garbled


def _png() -> bytes:
    buffer = io.BytesIO()
    sheet().save(buffer, "PNG")
    return buffer.getvalue()
