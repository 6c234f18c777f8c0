"""Running heads, running feet and page numbers: what stands at the same place of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.readers.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph
    from astana_nlp.readers.pdf_lines import Row

# rows at the head and foot of a page that may be furniture
HEAD_ROWS, FOOT_ROWS = 2, 3
# points; the same head stands at the same height on all pages
SAME_HEIGHT = 4.0
# sizes; lines of one text are nearer, unless all of them are far apart: then so many of their distances
APART, WIDER = 1.4, 1.05
# of the usual size: heads are not larger; then the pages that show that a place is one of heads, and their share
LARGEST, LEAST_PAGES, MOST = 1.05, 2, 0.7
# of the usual size: small print so many sizes above all else is a head, also where it is seen once
SMALL, FAR = 0.9, 2.5
# sizes between the words of a head and its page number, and between such a head and the text
FOLIO_GAP, FOLIO_APART = 2.0, 1.8
# letters of a head without spaces, at most, and of one that is told by those of other pages
LONGEST, LEAST_HEAD = 70, 15
# the last note of a page may stand apart from the others
_NOTE = re.compile(r"(?:\d{1,3}|[⁰¹²³⁴-⁹]+|\W)[^\W\d]")
# a line of running text is longer than any page number with its words ('Page 12 of 30', 'Стр. 3')
_NUMBER = re.compile(
    r"[-–—|\[(]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\])]*|[^\W\d]{0,8}\.?\d{1,4}(?:[^\W\d]{1,4}|/)\d{1,4}", re.IGNORECASE
)
_FOLIO = re.compile(r"\d{1,4}|[ivxlc]{1,6}", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?)?doi[:.\d]", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


class Outline(NamedTuple):
    """What tells of a row whether it is furniture; `letters` without spaces, and only of the outer rows of a page.

    `folio` says that a number stands at one of its ends, far from the words of the row.
    """

    letters: str
    baseline: float
    size: float
    table: bool
    folio: bool = False


def outlines(rows: Sequence[Row]) -> list[Outline]:
    """Return the outlines of the rows of a page."""
    outer = set(_outer_of(len(rows)))
    return [
        Outline(
            _letters(row.glyphs) if i in outer else "",
            row.baseline,
            row.size,
            bool(row.table),
            i in outer and _has_folio(row),
        )
        for i, row in enumerate(rows)
    ]


def furniture(pages: Sequence[Sequence[Outline]]) -> list[set[int]]:
    """Return, for each page, the indices of the rows that are running heads, feet or page numbers."""
    places: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for index in _outer(rows):
            places[_DIGITS.sub("#", rows[index].letters)].append((page, index, rows[index].baseline))
    found: list[set[int]] = [_page_numbers(rows) | _heads_with_folio(rows) for rows in pages]
    for text, seen in places.items():
        for page, index, height in seen:
            here = _Place(page, height, _numbers(pages[page][index]))
            others = (_Place(p, h, _numbers(pages[p][i])) for p, i, h in seen if p != page)
            if text and any(_same_furniture(here, other) for other in others):
                found[page].add(index)
    for page, index in _at_one_height(pages):
        found[page].add(index)
    if pages and (first := _first_head(pages, found)):
        found[0] |= first
    return [_set_off(rows, indices) for rows, indices in zip(pages, found, strict=True)]


def _at_one_height(pages: Sequence[Sequence[Outline]]) -> Iterator[tuple[int, int]]:
    """Yield the outermost rows that stand apart at one height on most of the pages that have a row there.

    Their words may change: with the chapter, between left and right pages. No line of text stands apart at the height
    of others, and titles, which do on slides, are larger than the text.
    """
    sizes = [row.size for rows in pages for row in rows]
    usual = median(sizes) if sizes else 0.0
    gap = max(APART, WIDER * _usual_gap(pages))
    for outer, step in ((0, 1), (-1, -1)):
        places = [(page, rows[outer].baseline) for page, rows in enumerate(pages) if len(rows) > 1]
        apart = {
            (page, height)
            for page, height in places
            if not pages[page][outer].table
            and len(pages[page][outer].letters) <= LONGEST
            and not _NOTE.match(pages[page][outer].letters)
            and pages[page][outer].size <= LARGEST * usual
            and _is_apart(pages[page], outer % len(pages[page]), outer % len(pages[page]) + step, gap)
        }
        for page, height in apart:
            same = [place for place in places if abs(place[1] - height) <= SAME_HEIGHT]
            standing = sum(place in apart for place in same)
            row = pages[page][outer]
            if outer == 0 and row.size <= SMALL * usual and _distance(pages[page], 0, 1) > FAR * usual:
                yield page, 0
            elif standing >= LEAST_PAGES and standing >= MOST * len(same):
                yield page, outer % len(pages[page])


def _first_head(pages: Sequence[Sequence[Outline]], found: Sequence[set[int]]) -> set[int]:
    """Return the rows of the head of the first page: that of the others without their page numbers, and a DOI below."""
    rows = pages[0]
    if not rows:  # a cover that is a picture
        return set()
    heads = [others[0] for others, indices in zip(pages[1:], found[1:], strict=True) if 0 in indices]
    shown = rows[0].letters
    alike = any(
        head.letters.startswith(shown) and abs(head.baseline - rows[0].baseline) <= SAME_HEIGHT for head in heads
    )
    if len(shown) < LEAST_HEAD or not alike:
        return set()
    return {0, 1} if len(rows) > 1 and _DOI.match(rows[1].letters) else {0}


def _set_off(rows: Sequence[Outline], found: set[int]) -> set[int]:
    """Keep what stands at the edge of the page with more space than between lines: not the last line of a note."""
    kept: set[int] = set()
    for inwards in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        edge: list[int] = []
        for index in inwards:
            if index not in found:
                break
            edge.append(index)
        while edge and not _is_apart(rows, edge[-1], edge[-1] + inwards.step):
            edge.pop()
        kept.update(edge)
    return kept


def _usual_gap(pages: Sequence[Sequence[Outline]]) -> float:
    """Return how far lines are from each other, in sizes: manuscripts are set with twice the usual space."""
    gaps = [(b.baseline - a.baseline) / max(a.size, 1.0) for rows in pages for a, b in pairwise(rows)]
    return median(gaps) if gaps else 0.0


def _is_apart(rows: Sequence[Outline], outer: int, inner: int, gap: float = APART) -> bool:
    if not 0 <= inner < len(rows):
        return True
    return _distance(rows, outer, inner) > gap * max(rows[inner].size, rows[outer].size)


def _distance(rows: Sequence[Outline], outer: int, inner: int) -> float:
    return abs(rows[inner].baseline - rows[outer].baseline)


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    height: float
    numbers: tuple[int, ...]


def _same_furniture(one: _Place, other: _Place) -> bool:
    """Say whether rows of equal words stand at one height, their numbers equal or counting the pages.

    Footnotes such as '12 ibid' have the same words on several pages too, but their numbers count something else.
    """
    turned = other.page - one.page
    steps = (b - a for a, b in zip(one.numbers, other.numbers, strict=True))
    return abs(one.height - other.height) <= SAME_HEIGHT and all(step in {0, turned} for step in steps)


def _numbers(row: Outline) -> tuple[int, ...]:
    return tuple(int(number) for number in _DIGITS.findall(row.letters))


def _outer(rows: Sequence[Outline]) -> Iterator[int]:
    """Yield the indices of the rows at head and foot that are no rows of tables."""
    yield from (i for i in _outer_of(len(rows)) if not rows[i].table)


def _outer_of(count: int) -> Iterator[int]:
    yield from (i for i in range(count) if i < HEAD_ROWS or i >= count - FOOT_ROWS)


def _page_numbers(rows: Sequence[Outline]) -> set[int]:
    """Return the outermost rows that are nothing but a page number."""
    ends = {0, len(rows) - 1} if len(rows) > 1 else set()
    return {i for i in ends if not rows[i].table and _NUMBER.fullmatch(rows[i].letters)}


def _heads_with_folio(rows: Sequence[Outline]) -> set[int]:
    """Return the outermost rows that hold a page number beside their words, which tells a head that is seen once."""
    ends = {0: 1, len(rows) - 1: len(rows) - 2} if len(rows) > 1 else {}
    far = {i for i, inner in ends.items() if _distance(rows, i, inner) > FOLIO_APART * rows[inner].size}
    return {i for i in far if rows[i].folio and not rows[i].table}


def _letters(glyphs: Iterable[Glyph]) -> str:
    ordered = sorted((g for g in glyphs if not g.text.isspace()), key=lambda g: g.x0)
    return clean("".join(g.text for g in ordered))


def _has_folio(row: Row) -> bool:
    """Say whether a row is a head of words with a page number at one of its ends."""
    wide = [gap for gap in row.gaps if gap[1] - gap[0] > FOLIO_GAP * row.size]
    if not 0 < len(wide) <= 2:  # noqa: PLR2004 - words in the middle have one at both sides
        return False
    ends = (
        ([g for g in row.glyphs if g.middle < wide[0][0]], [g for g in row.glyphs if g.middle > wide[0][1]]),
        ([g for g in row.glyphs if g.middle > wide[-1][1]], [g for g in row.glyphs if g.middle < wide[-1][0]]),
    )
    return any(_FOLIO.fullmatch(_letters(end)) and any(map(str.isalpha, _letters(others))) for end, others in ends)
