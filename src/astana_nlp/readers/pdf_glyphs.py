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
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_drawings import NOTHING, Drawings, drawings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOLD_WEIGHT = 600
# The names of weights in fonts, with those of TeX ('CMBX10'), and the flag of the PDF standard for synthetic bold.
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,]bd|(?:^|\+)cmbx|(?:^|\+)sfbx", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|medium|light|italic|oblique|(?:^|\+)cmr", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_NAME_BYTES = 128
INVISIBLE = 3  # text render mode of the layer that OCR programs put over a scan (ISO 32000-1, 9.3.6)
_DEGREES_APART = 10
# points: how far a character may stand outside the page that is shown
_OUTSIDE = 2.0
_NO_CHARACTER = {0, 0xFFFF}
# PDFium writes these for a hyphen at the end of a line
_LINE_END_HYPHENS = {0x02, 0xFFFE}
_NON_JOINER = "\u200c"
# points; some fonts of pictures tell next to nothing as their size, by which distances are measured
_LEAST_SIZE = 1.0
_FIRST_HALF, _SECOND_HALF, _BEHIND_HALVES = "\ud800", "\udc00", "\ue000"
_TATWEEL = 0x640
_ARABIC = 0x590
# characters that no font draws flat on the baseline; all others of ASCII stay what they are
_STRETCHING = frozenset(map(ord, "\"'-!#$%&()*+/:<=>?@[]^`{|}~"))
# of the size: how thick the stroke of a stretched word is at most
_STROKE = 0.17
_GENERATED = {0x20, 0x0A, 0x0D, *_LINE_END_HYPHENS}


class Glyph(NamedTuple):
    """One printed character, or the several that a ligature stands for; distances in points from the top left.

    `order` counts the characters of a page as the file has them, 0 where that is not known.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    order: int = 0

    @property
    def middle(self) -> float:
        """Return the horizontal middle."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """What stands on one page.

    `invisible` is the share of the characters that only a program sees, over a scan; `recognised` says that all were
    read off a picture.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    drawings: Drawings = NOTHING
    invisible: float = 0.0
    recognised: bool = False


class _Style(NamedTuple):
    """How the characters of one text object are printed; `turn` counts quarter turns, None is any other angle."""

    turn: int | None
    size: float
    bold: bool
    invisible: bool


class _Raw(NamedTuple):
    """A character as PDFium gives it, in page space with y upwards; `x` and `y` are its origin on the baseline."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: _Style
    object: int


def page_glyphs(page: Any, number: int) -> PageGlyphs:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters of a PDFium page.

    Text that runs in another direction than most of the page (stamps on the margin, watermarks) is left out; a page
    that is turned as a whole is turned back.
    """
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    text_page = page.get_textpage()
    try:
        found = [
            raw
            for raw in _characters(text_page)
            if left - _OUTSIDE < raw.x < right + _OUTSIDE and bottom - _OUTSIDE < raw.y < top + _OUTSIDE
        ]
    finally:
        text_page.close()
    turn = Counter(raw.style.turn for raw in found).most_common(1)[0][0] if found else 0
    # the edges of a page that is turned are not known here; any fixed place does
    edge = top if turn == 0 else 0.0
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(_merged([raw for raw in found if raw.style.turn == turn], turn or 0, edge)),
        drawings=drawings_of(page, top) if turn == 0 else NOTHING,
        invisible=sum(raw.style.invisible for raw in found) / len(found) if found else 0.0,
    )


def _characters(text_page: Any) -> Iterator[_Raw]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the characters that are printed on the page, a non-joiner with the letter before it.

    Characters that PDFium gives in two halves (UTF-16), as letters of formulas are, come whole.
    """
    last: _Raw | None = None
    for raw in _printed(text_page):
        if last and raw.text == _NON_JOINER:
            last = last._replace(text=last.text + raw.text)  # its own box stands anywhere
            continue
        if last and _FIRST_HALF <= last.text < _SECOND_HALF <= raw.text < _BEHIND_HALVES:
            last = last._replace(text=_whole(last.text + raw.text))
            continue
        if last:
            yield last
        last = raw
    if last:
        yield last


def _whole(halves: str) -> str:
    """Return the character that two halves are; a letter of formulas as the letter."""
    whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFKC", whole)


def _printed(text_page: Any) -> Iterator[_Raw]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield what is printed; spaces that PDFium adds are not."""
    from pypdfium2 import raw

    # looked up once: these run for every character of a document
    code_of, box_of, origin_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    style_at = _Styles(text_page).at
    handle = text_page.raw
    arabic = False
    for index in range(text_page.count_chars()):
        code = code_of(handle, index)
        if code in _NO_CHARACTER or (code in _GENERATED and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if not box_of(handle, index, box):
            continue
        if code <= 0x20 and box.right <= box.left:  # noqa: PLR2004 - the space
            continue  # not printed: PDFium puts such spaces where it sees gaps in right-to-left lines
        origin_of(handle, index, x, y)
        key, style = style_at(index)
        if style.turn is None:
            continue
        if arabic and code in _STRETCHING and _is_stretch(handle, index, y.value, style.size):
            code = _TATWEEL
        arabic = code >= _ARABIC or (arabic and code <= 0x20)  # noqa: PLR2004 - the space
        letter = "-" if code in _LINE_END_HYPHENS else chr(code)
        yield _Raw(letter, box.left, box.bottom, box.right, box.top, x.value, y.value, style, key)


def _is_stretch(text_page: Any, index: int, baseline: float, size: float) -> bool:  # noqa: ANN401 - as above
    """Say whether a mark in an Arabic word is its stretched baseline, whatever character its font calls it.

    LibreOffice justifies with strokes whose characters it tells wrong: a quote, a hyphen.
    """
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    flat = top.value - bottom.value < _STROKE * size
    return flat and abs(bottom.value - baseline) < _STROKE * size and top.value - baseline < _STROKE * size


class _Styles:
    """How text objects are printed, each asked for once: one object holds many characters.

    PDFium gives 0 as the weight of the standard fonts (Times-Bold) and guesses that of embedded ones from their stems,
    which takes a regular Arabic face for a bold one: names of fonts tell more.
    """

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - pypdfium2 has no types
        from pypdfium2 import raw

        self._raw, self._page, self._matrix = raw, text_page.raw, raw.FS_MATRIX()
        # the same function with addresses as numbers: objects around them cost as much as the call
        address = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value
        self._object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)
        self._handle = ctypes.cast(text_page.raw, ctypes.c_void_p)
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        self._told: dict[bytes, bool | None] = {}
        self._known: dict[int, _Style] = {}

    def at(self, index: int) -> tuple[int, _Style]:
        """Return the address of the object of the character at `index`, and its style."""
        key = self._object_at(self._handle, index) or 0
        if key not in self._known or not key:
            self._known[key] = self._style(index, self._raw.FPDFText_GetTextObject(self._page, index))
        return key, self._known[key]

    def _style(self, index: int, item: Any) -> _Style:  # noqa: ANN401 - pypdfium2 has no types
        self._raw.FPDFText_GetMatrix(self._page, index, self._matrix)
        angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        turn = round(angle / 90)
        # the nominal font size counts only together with the matrix: many producers write size 1
        nominal = self._raw.FPDFText_GetFontSize(self._page, index)
        return _Style(
            turn % 4 if abs(angle - 90 * turn) <= _DEGREES_APART else None,
            nominal * math.hypot(self._matrix.c, self._matrix.d),
            self._bold(index),
            bool(item) and self._raw.FPDFTextObj_GetTextRenderMode(item) == INVISIBLE,
        )

    def _bold(self, index: int) -> bool:
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


def _merged(found: Sequence[_Raw], turn: int, edge: float) -> list[Glyph]:
    """Join what PDFium took apart: the letters of one ligature and its vowel signs share one origin.

    A character that another text object prints again at its place (that is how some producers make bold) counts once.
    """
    firsts: dict[tuple[int, int], _Raw] = {}
    groups: dict[tuple[int, int], list[_Raw]] = {}
    for raw in found:
        place = (int(10 * raw.x + 0.5), int(10 * raw.y + 0.5))
        first = firsts.setdefault(place, raw)
        if first is raw:
            continue
        group = groups.setdefault(place, [first])
        if not any(other.text == raw.text and other.object != raw.object for other in group):
            group.append(raw)
    return [
        _one([_turned(raw, turn, edge, order) for raw in groups[place]])
        if place in groups
        else _turned(first, turn, edge, order)
        for order, (place, first) in enumerate(firsts.items(), 1)
    ]


def _turned(raw: _Raw, turn: int, edge: float, order: int) -> Glyph:
    """Return a character turned so that its line runs to the right, with its distance from the top edge."""
    if turn == 0:
        x0, x1, y, pen = raw.left, raw.right, raw.y, raw.x
    elif turn == 1:
        x0, x1, y, pen = raw.bottom, raw.top, -raw.x, raw.y
    elif turn == 2:  # noqa: PLR2004 - half a turn
        x0, x1, y, pen = -raw.right, -raw.left, -raw.y, -raw.x
    else:
        x0, x1, y, pen = -raw.top, -raw.bottom, raw.x, -raw.y
    # the box of some fonts is the ink alone; the pen begins at the origin
    size = raw.style.size if raw.style.size >= _LEAST_SIZE else max(raw.top - raw.bottom, _LEAST_SIZE)
    return Glyph(raw.text, min(x0, pen), x1, edge - y, size, raw.style.bold, order)


def _one(group: Sequence[Glyph]) -> Glyph:
    if len(group) == 1:
        return group[0]
    # spaces that PDFium puts on top of a letter are none
    letters = sorted((g for g in group if not g.text.isspace()), key=_place_in_ligature)
    if not letters:
        return group[0]
    text = "".join(g.text for g in letters)
    return letters[0]._replace(text=text, x0=min(g.x0 for g in letters), x1=max(g.x1 for g in letters))


def _place_in_ligature(glyph: Glyph) -> tuple[bool, float]:
    """Order the letters of a ligature: from the right in lam-alef, from the left in fi; signs behind letters."""
    from_right = unicodedata.bidirectional(glyph.text[0]) in {"R", "AL", "NSM"}
    return unicodedata.combining(glyph.text[0]) > 0, -glyph.x1 if from_right else glyph.x1
