"""Recognised pages: specks go, sizes that were measured are compared on one page, what tesseract parts is joined."""

from __future__ import annotations

import numpy as np
import pytest
from lxml import etree
from PIL import Image, ImageDraw

from astana_nlp.readers.pdf_glyphs import Glyph, PageGlyphs
from astana_nlp.readers.pdf_layout import laid_out, stored
from astana_nlp.readers.scan_specks import without_specks
from astana_nlp.readers.tesseract import _sheet
from astana_nlp.records import Section

LINE = "the council of the harbour sent word to all the boats that lay before"


def page(number: int, *lines: tuple[float, float, str]) -> PageGlyphs:
    """Return a recognised page: (baseline, size, text), a word as one character with a space behind it."""
    glyphs = []
    for baseline, size, text in lines:
        x = 70.0
        for word in text.split():
            wide = 0.5 * size * len(word)
            glyphs += [Glyph(word, x, x + wide, baseline, size), Glyph(" ", x + wide, x + wide, baseline, size)]
            x += wide + 0.25 * size
    return PageGlyphs(number, 595, 842, tuple(glyphs), recognised=True)


def block(first: float, size: float, count: int) -> list[tuple[float, float, str]]:
    """Return lines below one another, each with its words in another order: equal ones are heads of pages."""
    words = LINE.split()
    turns = [(i + int(first + 10 * size)) % len(words) for i in range(count)]
    return [(first + 16 * i, size, " ".join(words[turn:] + words[:turn])) for i, turn in enumerate(turns)]


def test_a_page_that_was_measured_smaller_is_no_page_of_notes() -> None:
    """What a scan says of sizes differs from page to page by more than a tenth."""
    pieces = laid_out([stored(page(1, *block(80, 12, 30))), stored(page(2, *block(80, 10.5, 30)))])
    assert {piece.section for piece in pieces} == {Section.BODY}


def test_small_print_below_the_text_of_such_a_page_is_notes() -> None:
    pieces = laid_out([stored(page(1, *block(80, 12, 30))), stored(page(2, *block(80, 10.5, 20), *block(420, 8.5, 2)))])
    assert [piece.section for piece in pieces if piece.page == 2][-1] is Section.FOOTNOTE


def test_two_words_at_the_foot_of_a_page_are_no_note() -> None:
    """The size of a heading of few letters is chance."""
    pieces = laid_out([stored(page(1, *block(80, 12, 30), (590, 10.0, "Winter comes")))])
    assert Section.FOOTNOTE not in {piece.section for piece in pieces}


def hocr(*words: str) -> etree._Element:
    """Return a line of recognised words, the first on the right."""
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {600 - 80 * i} 70 {670 - 80 * i} 100; x_wconf 95'>{word}</span>"
        for i, word in enumerate(words)
    )
    title = "bbox 100 70 700 105; baseline 0 -5; x_size 40; x_descenders 10; x_ascenders 10"
    return etree.fromstring(f"<div><p class='ocr_par'><span class='ocr_line' title='{title}'>{spans}</span></p></div>")


@pytest.mark.parametrize(
    ("read", "joined"),
    [
        (("انتهاء", "²", "الجولة"), ["انتهاء²", "الجولة"]),
        (("كلمة", "¹."), ["كلمة¹."]),
        (("²", "همان"), ["²", "همان"]),
        (("ص", ".۵۹"), ["ص", "۵۹."]),
        (("تموز", "/يوليو"), ["تموز/يوليو"]),
    ],
)
def test_what_stands_apart_on_arabic_scans_goes_to_its_word(read: tuple[str, ...], joined: list[str]) -> None:
    """Raised marks behind their word, a full stop behind the number that it ends."""
    assert [word.text for word in _sheet(hocr(*read)).words] == joined


def paper(*dots: tuple[int, int, int, int]) -> Image.Image:
    """Return a white sheet with lines of black letters and dots: left, top, width and grey."""
    out = Image.new("L", (800, 600), 250)
    draw = ImageDraw.Draw(out)
    for y in range(50, 550, 60):
        for x in range(50, 700, 40):
            draw.rectangle((x, y, x + 20, y + 25), fill=10)
    for x, y, wide, grey in dots:
        draw.rectangle((x, y, x + wide - 1, y + wide - 1), fill=grey)
    return out


def test_faint_specks_become_paper_and_all_else_stays() -> None:
    """A full stop is as small and black, a stamp as faint and large."""
    speck, stop, stamp = (30, 30, 3, 170), (40, 110, 3, 10), (710, 500, 60, 170)
    cleaned = np.asarray(without_specks(paper(speck, stop, stamp), 250))
    assert np.array_equal(cleaned, np.asarray(paper(stop, stamp)))


def test_an_empty_sheet_stays_as_it_is() -> None:
    blank = Image.new("L", (200, 200), 255)
    assert np.array_equal(np.asarray(without_specks(blank, 250)), np.asarray(blank))
