"""Characters with boxes to lines of text: rows by baselines, words by gaps, note marks as superscript digits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import clean, superscript
from astana_nlp.readers.pdf_bidi import is_right_to_left, kind, logical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

# All in units of the font size. A gap of 0.15 parts two words (pdfplumber's `x_tolerance_ratio` that cures glued TeX).
WORD_GAP = 0.15
# some fonts set a slash as far from its neighbours
SLASH_GAP = 0.3
# letters of Arabic words touch: in four producers no gap inside of them is over 0.07, none between words under 0.1
CURSIVE_GAP = 0.09
# the box of an f holds what leans over to the next word ('of preparing' in tight lines of TeX)
LEANING = 0.05
# no word space of a justified line is as wide as a gutter
GUTTER = 0.8
SAME_BASELINE = 0.3
RAISED = (0.12, 0.75)
RAISED_SIZE = 0.85
# of the width of a character: what makes two overlap, and what makes them one that is printed twice
OVERLAP, SAME_PLACE = 0.5, 0.3
# a raised mark stands next to a word, not alone on the page; the first space of a justified note may be wide
MARK_DISTANCE = 4.0


@dataclass(frozen=True)
class Row:
    """What stands on one baseline; a row of a ruled table carries its cells instead of characters."""

    glyphs: tuple[Glyph, ...]
    baseline: float
    table: tuple[str, ...] = ()
    extent: tuple[float, float] = (0.0, 0.0)

    @cached_property
    def x0(self) -> float:
        """Return the left end."""
        return min((g.x0 for g in self.glyphs if not g.text.isspace()), default=self.extent[0])

    @cached_property
    def x1(self) -> float:
        """Return the right end."""
        return max((g.x1 for g in self.glyphs if not g.text.isspace()), default=self.extent[1])

    @property
    def letters(self) -> int:
        """Return the number of characters without spaces; a recognised word is one glyph of many."""
        return sum(len(g.text) for g in self.glyphs if not g.text.isspace())

    @cached_property
    def size(self) -> float:
        """Return the usual font size."""
        return median([g.size for g in self.glyphs if not g.text.isspace()] or [10.0])

    @cached_property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Return the free stretches inside the row that are as wide as a gutter between columns."""
        found, reach = [], self.x0
        for glyph in sorted((g for g in self.glyphs if not g.text.isspace()), key=lambda g: g.x0):
            if glyph.x0 - reach >= GUTTER * self.size:
                found.append((reach, glyph.x0))
            reach = max(reach, glyph.x1)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column as text in reading order; `first_word` is the width of its first word."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    page: int
    right_to_left: bool
    first_word: float
    table: bool = False

    @property
    def begin(self) -> float:
        """Return where the line begins, growing in the direction of reading."""
        return -self.x1 if self.right_to_left else self.x0

    @property
    def end(self) -> float:
        """Return where the line ends, growing in the direction of reading."""
        return -self.x0 if self.right_to_left else self.x1


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Group characters by baseline, from top to bottom; raised marks go to the row that they stand above."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.baseline, g.x0)):
        if rows and glyph.baseline - rows[-1][0].baseline <= SAME_BASELINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = [_row(group) for group in rows if any(not g.text.isspace() for g in group)]
    return _with_marks(found)


def line_of(row: Row, page: int, *, page_right_to_left: bool) -> Line:
    """Return a row as a line of text."""
    if row.table:
        cells = reversed(row.table) if page_right_to_left else row.table
        text = " | ".join(cells)
        return Line(text, row.x0, row.x1, row.baseline, row.size, False, page, page_right_to_left, 0.0, table=True)  # noqa: FBT003 - in the order of the fields
    glyphs = _in_order(row.glyphs)
    letters = "".join(g.text for g in glyphs)
    from_right = is_right_to_left(letters) or (page_right_to_left and (_has_right(letters) or not _has_left(letters)))
    words = _words(_clusters(glyphs), row)
    text = logical([c for word in words for c in [*word.texts, " "]][:-1], right_to_left=from_right)
    first = words[-1 if from_right else 0]
    return Line(
        text=" ".join(clean(text).split()),
        x0=row.x0,
        x1=row.x1,
        baseline=row.baseline,
        size=row.size,
        bold=sum(g.bold for g in glyphs) * 2 > len(glyphs),
        page=page,
        right_to_left=from_right,
        first_word=first.x1 - first.x0,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    texts: tuple[str, ...]
    x0: float
    x1: float


def _row(glyphs: Sequence[Glyph]) -> Row:
    printed = [g for g in glyphs if not g.text.isspace()] or glyphs
    largest = max(g.size for g in printed)
    return Row(tuple(glyphs), median(g.baseline for g in printed if g.size >= largest * RAISED_SIZE))


def _with_marks(rows: list[Row]) -> list[Row]:
    """Merge rows of small raised characters into the row below."""
    out: list[Row] = []
    for row in rows:
        while out and _is_raised_over(out[-1], row):
            row = _row_with(row, out.pop())  # noqa: PLW2901 - the row takes its marks in
        out.append(row)
    return out


def _row_with(row: Row, marks: Row) -> Row:
    return Row((*marks.glyphs, *row.glyphs), row.baseline)


def _is_raised_over(marks: Row, row: Row) -> bool:
    if marks.table or row.table or marks.size > RAISED_SIZE * row.size:
        return False
    rise = (row.baseline - marks.baseline) / row.size
    near = MARK_DISTANCE * row.size
    return RAISED[0] < rise < RAISED[1] and row.x0 - near < marks.x0 and marks.x1 < row.x1 + near


def _in_order(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return what stands on a line from left to right, letters that are printed twice (that makes bold) once.

    Letters of right-to-left scripts that overlap stand as their right ends do: alef leans over the foot of lam.
    """
    out: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (g.x0, g.x1)):
        last = out[-1] if out else None
        if last is None or glyph.x0 > last.x1 - OVERLAP * (glyph.x1 - glyph.x0):
            out.append(glyph)
        elif last.text == glyph.text and glyph.x0 - last.x0 < SAME_PLACE * (last.x1 - last.x0):
            continue
        elif last.x1 > glyph.x1 and kind(last.text) == kind(glyph.text) == "R":
            out.insert(-1, glyph)
        else:
            out.append(glyph)
    return out


def _clusters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Hang combining marks on the letter that they stand over; the box stays that of the letter."""
    bases = [g for g in glyphs if not _is_mark(g)]
    if len(bases) == len(glyphs) or all(base.text.isspace() for base in bases):
        return list(glyphs)
    hung: dict[int, list[Glyph]] = {}
    for mark in (g for g in glyphs if _is_mark(g)):
        printed = [i for i, base in enumerate(bases) if not base.text.isspace()]
        if printed:
            nearest = min(printed, key=lambda i: (abs(bases[i].middle - mark.middle), i))
            hung.setdefault(nearest, []).append(mark)
    return [
        base._replace(text=base.text + "".join(mark.text for mark in hung.get(i, ()))) for i, base in enumerate(bases)
    ]


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.category(glyph.text[0]) == "Mn"


def _words(clusters: Sequence[Glyph], row: Row) -> list[_Word]:
    """Cut a row into words, by its spaces and by gaps wider than letters have among themselves."""
    printed = [g for g in clusters if not g.text.isspace()]
    gaps = [right.x0 - left.x1 for left, right in pairwise(printed)]
    # letter-spaced headings have gaps everywhere: only those that stand out part words there
    limit = (max(median(gaps), 0.0) if gaps else 0.0) + WORD_GAP * row.size
    words: list[list[Glyph]] = [[]]
    reach = 0.0
    for glyph in clusters:
        if glyph.text.isspace() or (words[-1] and glyph.x0 - reach > _limit(words[-1][-1], glyph, limit, row.size)):
            words.append([])
        if not glyph.text.isspace():
            reach = max(reach, glyph.x1) if words[-1] else glyph.x1
            words[-1].append(glyph)
    return [_Word(tuple(_shown(g, row) for g in word), word[0].x0, max(g.x1 for g in word)) for word in words if word]


def _limit(left: Glyph, right: Glyph, usual: float, size: float) -> float:
    """Return the gap that parts two words."""
    if left.text.endswith("f"):
        return usual - LEANING * size
    if kind(left.text) == kind(right.text) == "R":
        return usual - (WORD_GAP - CURSIVE_GAP) * size
    return max(usual, SLASH_GAP * size) if "/" in {left.text, right.text} else usual


def _shown(glyph: Glyph, row: Row) -> str:
    """Return the text of a character; a small raised digit becomes a superscript one."""
    rise = (row.baseline - glyph.baseline) / row.size
    if glyph.text.isdigit() and glyph.size <= RAISED_SIZE * row.size and RAISED[0] < rise:
        return superscript(glyph.text)
    return glyph.text


def _has_right(text: str) -> bool:
    return any(kind(c) == "R" for c in text)


def _has_left(text: str) -> bool:
    return any(kind(c) == "L" for c in text)
