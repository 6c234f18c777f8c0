"""What stands raised on a scanned page is found by its place and recognised by itself."""

from __future__ import annotations

import pytest
from lxml import etree
from PIL import Image, ImageDraw

from astana_nlp.readers.scan_raised import RAISED, raised_in, read_raised

# a line of letters 20 pixels high on a baseline at 100
LINE = "bbox 0 70 400 105; baseline 0 -5; x_size 40; x_descenders 10; x_ascenders 10"


def page(*characters: tuple[str, int, int]) -> etree._Element:
    """Return the hOCR of one word: characters with the rows where they begin and end."""
    parts = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {20 * i} {top} {20 * i + 15} {bottom}; x_conf 9'>{text}</span>"
        for i, (text, top, bottom) in enumerate(characters)
    )
    return etree.fromstring(
        f"<p><span class='ocr_line' title='{LINE}'><span class='ocrx_word' title='bbox'>{parts}</span></span></p>"
    )


@pytest.mark.parametrize("sign", ["®", "'", "5", "?"])
def test_what_ends_high_above_the_line_is_raised_whatever_it_was_read_as(sign: str) -> None:
    (mark,) = raised_in(page(("i", 70, 100), ("t", 72, 100), ("s", 80, 100), (sign, 66, 83)))
    assert "".join(part.text for part in mark.parts) == sign


@pytest.mark.parametrize(("sign", "top", "bottom"), [("’", 72, 82), ("!", 70, 100), (".", 96, 100), ("-", 88, 91)])
def test_signs_of_a_sentence_are_not(sign: str, top: int, bottom: int) -> None:
    """Quotes are as high but smaller, others end at the line."""
    assert raised_in(page(("s", 80, 100), (sign, top, bottom))) == []


def test_nothing_raised_stands_before_letters() -> None:
    """A letter whose box shows its dots alone is no mark."""
    assert raised_in(page(("ت", 66, 83), ("م", 80, 100))) == []


def test_marks_are_told_by_what_is_read_of_them_alone() -> None:
    """The digits that are read stand where the marks were put; one of which nothing was read stays a sign."""
    picture = Image.new("L", (400, 200), 255)
    ImageDraw.Draw(picture).rectangle((60, 66, 75, 83), fill=0)
    root = page(("i", 70, 100), ("t", 72, 100), ("s", 80, 100), ("®", 66, 83))
    answer = "<p><span class='ocrx_cinfo' title='x_bboxes 45 25 70 55; x_conf 9'>12</span></p>"
    for found, told in ((answer, "¹²"), ("<p/>", RAISED)):
        read_raised(raised_in(root), picture, lambda _, found=found: etree.fromstring(found))
        assert "".join(root.itertext()) == f"its{told}"
