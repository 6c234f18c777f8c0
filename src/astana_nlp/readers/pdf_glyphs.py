"""The characters of a PDF page with their boxes, read by PDFium.

PDFium's own reading order and spaces are not used: it glues words of some producers and mixes columns. Only what
stands where is taken from it (`pdf_characters`); lines, words and order are ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_characters import Raw, characters
from astana_nlp.readers.pdf_drawings import NOTHING, Drawings, drawings_of
from astana_nlp.readers.pdf_spans import shapes_of, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

# points: how far a character may stand outside the page that is shown
_OUTSIDE = 2.0
# points; some fonts of pictures tell next to nothing as their size, by which distances are measured
_LEAST_SIZE = 1.0


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


_ALEF_LAM = re.compile("[اأإآ]ل")
# of its seven fields in their order; the constructor of a named tuple takes several times as long
glyph_of = partial(tuple.__new__, Glyph)


def page_glyphs(page: Any, number: int) -> PageGlyphs:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters of a PDFium page.

    Text that runs in another direction than most of the page (stamps on the margin, watermarks) is left out; a page
    that is turned as a whole is turned back.
    """
    width, height = page.get_size()
    box = page.get_bbox()
    top = box[3]
    shapes = shapes_of(page)
    text_page = page.get_textpage()
    try:
        found = _shown(characters(text_page, {shape.key for shape in shapes if shape.text}), box)
    finally:
        text_page.close()
    if shapes:
        found = spoken(found, shapes)
    turns = Counter([raw.style.turn for raw in found])
    turn = turns.most_common(1)[0][0] if found else 0
    level = [raw for raw in found if raw.style.turn == turn] if len(turns) > 1 else found
    # the edges of a page that is turned are not known here; any fixed place does
    edge = top if turn == 0 else 0.0
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(_merged(level, turn or 0, edge)),
        drawings=drawings_of(page, top) if turn == 0 else NOTHING,
        invisible=sum([raw.style.invisible for raw in found]) / len(found) if found else 0.0,
    )


def _shown(found: Sequence[Raw], box: tuple[float, float, float, float]) -> list[Raw]:
    left, bottom, right, top = box[0] - _OUTSIDE, box[1] - _OUTSIDE, box[2] + _OUTSIDE, box[3] + _OUTSIDE
    return [raw for raw in found if left < raw.x < right and bottom < raw.y < top]


def _merged(found: Sequence[Raw], turn: int, edge: float) -> list[Glyph]:
    """Join what PDFium took apart: the letters of one ligature and its vowel signs share one origin.

    A character that another text object prints again at its place (that is how some producers make bold) counts once.
    """
    places = [(int(10 * x + 0.5), int(10 * y + 0.5)) for _, _, _, _, _, x, y, _, _ in found]
    if len(set(places)) == len(places):
        return _all_turned(found, turn, edge)
    firsts: dict[tuple[int, int], Raw] = {}
    groups: dict[tuple[int, int], list[Raw]] = {}
    for place, raw in zip(places, found, strict=True):
        first = firsts.setdefault(place, raw)
        if first is raw:
            continue
        group = groups.setdefault(place, [first])
        if not any(other.text == raw.text and other.object != raw.object for other in group):
            group.append(raw)
    out = _all_turned(list(firsts.values()), turn, edge)
    for order, place in enumerate(firsts):
        if place in groups:
            out[order] = _one([_turned(raw, turn, edge, order + 1) for raw in groups[place]])
    return out


def _all_turned(found: Sequence[Raw], turn: int, edge: float) -> list[Glyph]:
    if turn:
        return [_turned(raw, turn, edge, order) for order, raw in enumerate(found, 1)]
    # most pages stand upright: the same as `_turned`, without calls for every character
    return [
        glyph_of(
            (
                text,
                left if left < x else x,  # noqa: FURB136 - `min` takes three times as long
                right,
                edge - y,
                style.size if style.size >= _LEAST_SIZE else max(top - bottom, _LEAST_SIZE),
                style.bold,
                order,
            )
        )
        for order, (text, left, bottom, right, top, x, y, style, _) in enumerate(found, 1)
    ]


def _turned(raw: Raw, turn: int, edge: float, order: int) -> Glyph:
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
    # no font joins an alef to a lam behind it: where both have one box, the file names them as they are drawn
    text = text[::-1] if _ALEF_LAM.fullmatch(text) else text
    return letters[0]._replace(text=text, x0=min(g.x0 for g in letters), x1=max(g.x1 for g in letters))


def _place_in_ligature(glyph: Glyph) -> tuple[bool, float]:
    """Order the letters of a ligature: from the right in lam-alef, from the left in fi; signs behind letters."""
    from_right = unicodedata.bidirectional(glyph.text[0]) in {"R", "AL", "NSM"}
    return unicodedata.combining(glyph.text[0]) > 0, -glyph.x1 if from_right else glyph.x1
