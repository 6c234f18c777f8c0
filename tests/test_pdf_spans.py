"""Spans in which browsers say what the shapes of right-to-left writing stand for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_characters import TOLD_SPACE, Raw, Style
from astana_nlp.readers.pdf_glyphs import Glyph
from astana_nlp.readers.pdf_lines import line_of, rows_of
from astana_nlp.readers.pdf_spans import Shape, spoken
from extraction import NASKH
from printing import CHROMIUM, printed

if TYPE_CHECKING:
    from collections.abc import Sequence

SKIA = "Skia/PDF m156"
TEXT = "على الضفة الأخرى من النهر قالت رئيسة المجلس إنها لا ترى في الأمر ما يُخيف الصالحين."


def line(shapes: Sequence[tuple[str, str]], producer: str = SKIA) -> str:
    """Return what is read of shapes from left to right: (what the font says, what the span says)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setProducer(producer)
    canvas._code.append("/ReversedChars BMC")  # noqa: SLF001 - there is no public way
    for place, (shape, text) in enumerate(shapes):
        code = text.encode("utf-16-be").hex().upper()
        canvas._code.append(f"/Span <</ActualText <FEFF{code}>>> BDC")  # noqa: SLF001 - as above
        canvas.setFont("Courier", 10)
        canvas.drawString(100 + 6 * place, 700, shape)
        canvas._code.append("EMC")  # noqa: SLF001 - as above
    canvas._code.append("EMC")  # noqa: SLF001 - as above
    canvas.save()
    return read_pdf(buffer.getvalue(), Limits()).text


def test_shapes_are_read_as_their_spans_say() -> None:
    """A ligature is one shape of two letters; the same letter twice is there twice."""
    assert line([("x", "م"), ("y", "لا"), ("x", "س"), ("x", "س")]) == "سسلام"


def test_a_shape_without_a_text_belongs_to_the_one_beside_it() -> None:
    assert line([("x", "ب"), ("y", ""), ("x", "ا")]) == "اب"


def test_spans_of_other_programs_are_left_to_pdfium() -> None:
    """InDesign and Word write what was hyphenated, or nothing at all, as the text of a span."""
    assert line([("a", "a"), ("b", "b")], "Adobe PDF Library 15.0") == "ab"


def test_texts_that_a_browser_turned_around_are_turned_back() -> None:
    """Beside a line with non-joiners, the text of each shape of Amiri was that of the second next."""
    word = "پذیرفته شده است"
    shapes = [Shape(i + 1, 0, 100 + i, word[(i + 2) % len(word)], 400.0 - 6 * i, 0.0) for i in range(len(word))]
    style = Style(0, 10.0, bold=False, invisible=False)
    drawn = [
        Raw(letter, shape.x, 0.0, shape.x + 6, 8.0, shape.x, 0.0, style, shape.key)
        for letter, shape in zip(word, shapes, strict=True)
        if letter != " "
    ]
    read = {raw.object: raw.text for raw in spoken(drawn, shapes)}
    assert "".join(read.get(shape.key, " ") for shape in shapes) == word


def test_a_space_between_letters_that_lean_over_it_parts_words() -> None:
    """The bar of a gaf of Amiri reaches over the space before it to the next word."""
    letters = [
        ("ب", 120.0, 126.0),
        ("ه", 115.0, 120.0),
        (TOLD_SPACE, 112.5, 114.5),
        ("گ", 106.0, 114.5),
        ("ل", 103.0, 106.0),
    ]
    glyphs = [Glyph(text, x0, x1, 50.0, 10.0, order=i) for i, (text, x0, x1) in enumerate(letters, 1)]
    assert line_of(rows_of(glyphs)[0], 1, page_right_to_left=True).text == "به گل"


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
@pytest.mark.parametrize("font", ["'DejaVu Sans'", NASKH, "Amiri"])
def test_arabic_of_a_browser_is_read_in_any_font(font: str) -> None:
    """Fonts that share bases among letters parted each alef from its lam, or lost letters."""
    page = (
        f"<!doctype html><html lang=ar dir=rtl><style>p{{font:14pt {font};text-align:justify}}</style><p>{TEXT} {TEXT}"
    )
    assert read_pdf(printed({"page": page})["page"], Limits()).text == f"{TEXT} {TEXT}"
