"""Numbers that stand alone beside the lines of a scanned table are seen by their ink and recognised by themselves."""

from __future__ import annotations

import pytest
from lxml import etree
from PIL import Image, ImageDraw

from astana_nlp.readers.scan_lone import read_lone

# lines of letters 20 pixels high on baselines 60 pixels apart, the first at 100
FIRST, STEP = 100, 60


def page(*numbers: str) -> etree._Element:
    """Return the hOCR of rows of two words, the second of which is a number."""
    rows = ""
    for row, number in enumerate(numbers):
        top, bottom = FIRST + STEP * row - 30, FIRST + STEP * row
        title = f"bbox 200 {top} 600 {bottom + 5}; baseline 0 -5; x_size 40; x_descenders 10; x_ascenders 10"
        words = "".join(
            f"<span class='ocrx_word' title='bbox {x} {top} {x + 80} {bottom}; x_wconf 95'>{text}</span>"
            for x, text in ((200, "Belmark"), (500, number))
        )
        rows += f"<span class='ocr_line' title='{title}'>{words}</span>"
    return etree.fromstring(f"<p>{rows}</p>")


def picture(*inks: tuple[int, int, int, int]) -> Image.Image:
    """Return a white page with black boxes: left, right, and the heights above a baseline, by rows."""
    out = Image.new("L", (700, 400), 255)
    for row, (left, right, high, low) in enumerate(inks):
        baseline = FIRST + STEP * row
        ImageDraw.Draw(out).rectangle((left, baseline - high, right, baseline - low), fill=0)
    return out


def told(root: etree._Element, page: Image.Image, *, from_right: bool = False) -> list[str]:
    """Return the rows as they stand after `7` was read in every box that was cut out."""
    answer = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {x} 25 {x + 15} 55; x_conf 96'>7</span>" for x in range(45, 400, 60)
    )
    read_lone(root, page, lambda _: etree.fromstring(f"<p>{answer}</p>"), from_right=from_right)
    return [" ".join(word.text for word in line) for line in root]


def test_digits_below_one_another_are_numbers_at_their_place_in_the_row() -> None:
    """On the left of the words; in the tree of Arabic pages what stands left comes last."""
    inks = ((60, 74, 28, 0), (60, 74, 28, 0))
    assert told(page("14", "8"), picture(*inks)) == ["7 Belmark 14", "7 Belmark 8"]
    assert told(page("14", "8"), picture(*inks), from_right=True) == ["Belmark 14 7", "Belmark 8 7"]


@pytest.mark.parametrize(
    "ink",
    [(60, 62, 28, 0), (60, 74, 12, 2), (20, 180, 20, 17), (60, 74, 34, -8), (184, 196, 28, 0), (60, 74, 40, 22)],
    ids=["speck", "bullet", "rule across", "rule down", "near a word", "raised"],
)
def test_other_ink_is_no_number(ink: tuple[int, int, int, int]) -> None:
    assert told(page("14", "8"), picture(ink, ink)) == ["Belmark 14", "Belmark 8"]


def test_one_mark_that_no_number_stands_above_or_below_is_dirt() -> None:
    assert told(page("14", "8"), picture((60, 74, 28, 0))) == ["Belmark 14", "Belmark 8"]


def test_digits_that_would_be_read_as_others_stay_unread() -> None:
    """The model for numbers knows no Arabic digits."""
    inks = ((60, 74, 28, 0), (60, 74, 28, 0))
    assert told(page("١٤", "٨"), picture(*inks)) == ["Belmark ١٤", "Belmark ٨"]
