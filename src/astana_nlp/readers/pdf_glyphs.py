"""The characters of a PDF page with their boxes, read by PDFium.

PDFium's own reading order and spaces are not used: it glues words of some producers and mixes columns. Only what
stands where is taken from it; lines, words and order are ours.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BOLD_WEIGHT = 600
# The names of weights in fonts, with those of TeX ('CMBX10'), and the flag of the PDF standard for synthetic bold.
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,]bd|(?:^|\+)cmbx|(?:^|\+)sfbx", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|medium|light|italic|oblique|(?:^|\+)cmr", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_NAME_BYTES = 128
INVISIBLE = 3  # text render mode of the layer that OCR programs put over a scan (ISO 32000-1, 9.3.6)
# points: how thick a rule may be and how long it and the sides of a cell are at least
RULE, CELL = 2.5, 8.0
# a table of two rows and two columns has three rules each way, of which the outer ones may be missing
LEAST_RULES, LEAST_AREAS = 2, 4
MOST_PATHS = 5_000
_DEGREES_APART = 10
_NO_CHARACTER = {0, 0xFFFF}
# PDFium writes these for a hyphen at the end of a line
_LINE_END_HYPHENS = {0x02, 0xFFFE}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character, or the several that a ligature stands for; distances in points from the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """Return the horizontal middle."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """What stands on one page; `ruled` says that rules or boxes are drawn that a table could have."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    images: int = 0
    ruled: bool = False
    from_scan: bool = False


def page_glyphs(page: Any, number: int) -> PageGlyphs:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters of a PDFium page.

    Text that runs in another direction than most of the page (stamps on the margin, watermarks) is left out; a page
    that is turned as a whole is turned back.
    """
    from pypdfium2 import raw

    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        found = list(_characters(raw, text_page))
        from_scan = bool(found) and _mode(raw, text_page) == INVISIBLE
    finally:
        text_page.close()
    images, boxes = _drawn(raw, page)
    turn = Counter(turn for turn, _ in found).most_common(1)[0][0] if found else 0
    # the edges of a page that is turned are not known here; any fixed place does
    top = height if turn == 0 else 0.0
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(
            _merged((raw_glyph, _turned(raw_glyph, turn, top)) for angle, raw_glyph in found if angle == turn)
        ),
        images=images,
        ruled=_is_ruled(boxes),
        from_scan=from_scan,
    )


def _drawn(raw: Any, page: Any) -> tuple[int, list[tuple[float, float]]]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the number of pictures on a page, and width and height of the lines and areas drawn on it."""
    images = 0
    boxes: list[tuple[float, float]] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif len(boxes) < MOST_PATHS:
            left, bottom, right, top = item.get_bounds()
            boxes.append((right - left, top - bottom))
    return images, boxes


def _is_ruled(boxes: Sequence[tuple[float, float]]) -> bool:
    """Say whether a page has lines both ways, or boxes, enough for a table of two rows and columns."""
    across = sum(height <= RULE < CELL < width for width, height in boxes)
    down = sum(width <= RULE < CELL < height for width, height in boxes)
    areas = sum(width > CELL < height for width, height in boxes)
    return (across >= LEAST_RULES and down >= LEAST_RULES) or areas >= LEAST_AREAS


@dataclass(frozen=True, slots=True)
class _Raw:
    """A character as PDFium gives it, in page space with y upwards; `x` and `y` are its origin on the baseline."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    bold: bool


def _characters(raw: Any, text_page: Any) -> Iterator[tuple[int, _Raw]]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the quarter turns and the box of every character that is on the page (spaces that PDFium adds are not)."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts = _Fonts(raw, text_page)
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in _NO_CHARACTER or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        if chr(code).isspace() and box.right <= box.left:
            continue  # not printed: PDFium puts such spaces where it sees gaps in right-to-left lines
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turn = round(angle / 90)
        if abs(angle - 90 * turn) > _DEGREES_APART:
            continue
        # the nominal font size counts only together with the matrix: many producers write size 1
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        yield (
            turn % 4,
            _Raw(
                "-" if code in _LINE_END_HYPHENS else chr(code),
                box.left,
                box.bottom,
                box.right,
                box.top,
                x.value,
                y.value,
                size,
                fonts.bold(index),
            ),
        )


class _Fonts:
    """The weight of the print, by the font's name where that tells.

    PDFium gives 0 as the weight of the standard fonts (Times-Bold) and guesses that of embedded ones from their stems,
    which takes a regular Arabic face for a bold one.
    """

    def __init__(self, raw: Any, text_page: Any) -> None:  # noqa: ANN401 - pypdfium2 has no types
        self._raw, self._page = raw, text_page
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        self._told: dict[bytes, bool | None] = {}

    def bold(self, index: int) -> bool:
        """Say whether the character at `index` is printed bold."""
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        name = self._name.value
        if name not in self._told:
            self._told[name] = _weight_in(name.decode("utf-8", "replace"))
        told = self._told[name]
        if told is None:
            forced = bool(self._flags.value & _FORCE_BOLD)
            return forced or self._raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT
        return told


def _weight_in(name: str) -> bool | None:
    """Return whether a font's name calls it bold, or None where it says nothing of weight."""
    if _BOLD_NAME.search(name):
        return True
    return False if _PLAIN_NAME.search(name) else None


def _mode(raw: Any, text_page: Any) -> int:  # noqa: ANN401 - pypdfium2 has no types
    text_object = raw.FPDFText_GetTextObject(text_page, 0)
    return int(raw.FPDFTextObj_GetTextRenderMode(text_object)) if text_object else 0


def _turned(glyph: _Raw, turn: int, top: float) -> Glyph:
    """Return a character turned so that its line runs to the right, with its distance from `top`."""
    if turn == 1:
        x0, x1, y, pen = glyph.bottom, glyph.top, -glyph.x, glyph.y
    elif turn == 2:  # noqa: PLR2004 - half a turn
        x0, x1, y, pen = -glyph.right, -glyph.left, -glyph.y, -glyph.x
    elif turn == 3:  # noqa: PLR2004 - three quarters
        x0, x1, y, pen = -glyph.top, -glyph.bottom, glyph.x, -glyph.y
    else:
        x0, x1, y, pen = glyph.left, glyph.right, glyph.y, glyph.x
    # the box of some fonts is the ink alone; the pen begins at the origin
    return Glyph(glyph.text, min(x0, pen), x1, top - y, glyph.size or (glyph.top - glyph.bottom), glyph.bold)


def _merged(found: Iterable[tuple[_Raw, Glyph]]) -> list[Glyph]:
    """Join what PDFium took apart: the letters of one ligature and its vowel signs share one origin.

    A character that is printed twice at one place (that is how some producers make bold) counts once.
    """
    groups: dict[tuple[float, float], list[Glyph]] = {}
    for raw, glyph in found:
        group = groups.setdefault((round(raw.x, 1), round(raw.y, 1)), [])
        if (glyph.text, glyph.x0, glyph.x1) not in ((g.text, g.x0, g.x1) for g in group):
            group.append(glyph)
    return [_one(group) for group in groups.values()]


def _one(group: Sequence[Glyph]) -> Glyph:
    if len(group) == 1:
        return group[0]
    # spaces that PDFium puts on top of a letter are none
    letters = sorted((g for g in group if not g.text.isspace()), key=_place_in_ligature)
    if not letters:
        return group[0]
    text = "".join(g.text for g in letters)
    return replace(letters[0], text=text, x0=min(g.x0 for g in letters), x1=max(g.x1 for g in letters))


def _place_in_ligature(glyph: Glyph) -> tuple[bool, float]:
    """Order the letters of a ligature: from the right in lam-alef, from the left in fi; signs behind letters."""
    from_right = unicodedata.bidirectional(glyph.text[0]) in {"R", "AL", "NSM"}
    return unicodedata.combining(glyph.text[0]) > 0, -glyph.x1 if from_right else glyph.x1
