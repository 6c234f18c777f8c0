"""Characters with boxes to lines of text: rows by baselines, words by gaps, note marks as superscript digits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import clean
from astana_nlp.readers.pdf_bidi import is_right_to_left, kind, logical
from astana_nlp.readers.pdf_glyphs import Glyph
from astana_nlp.readers.pdf_words import RAISED, RAISED_SIZE, Ground, in_order, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# all in units of the font size
# no word space of a justified line is as wide as a gutter
GUTTER = 0.8
SAME_BASELINE = 0.3
# indices stand so far below their line at most, and are so few of its characters
LOWERED, FEW = 0.5, 0.25
# a raised mark stands next to a word, not alone on the page; the first space of a justified note may be wide
MARK_DISTANCE = 4.0
_BY_PLACE = itemgetter(Glyph._fields.index("baseline"), Glyph._fields.index("x0"))  # by names takes twice as long


@dataclass(frozen=True)
class Row:
    """What stands on one baseline; a row of a ruled table carries its cells instead of characters."""

    glyphs: tuple[Glyph, ...]
    baseline: float
    table: tuple[str, ...] = ()
    extent: tuple[float, float] = (0.0, 0.0)

    @cached_property
    def printed(self) -> tuple[Glyph, ...]:
        """Return the characters without spaces."""
        return tuple([g for g in self.glyphs if not g.text.isspace()])

    @cached_property
    def x0(self) -> float:
        """Return the left end."""
        return min([g.x0 for g in self.printed], default=self.extent[0])

    @cached_property
    def x1(self) -> float:
        """Return the right end."""
        return max([g.x1 for g in self.printed], default=self.extent[1])

    @property
    def letters(self) -> int:
        """Return the number of characters without spaces; a recognised word is one glyph of many."""
        return len("".join([g.text for g in self.printed]))

    @cached_property
    def size(self) -> float:
        """Return the usual font size."""
        return median([g.size for g in self.printed] or [10.0])

    @cached_property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Return the free stretches inside the row that are as wide as a gutter between columns."""
        gutter = GUTTER * self.size
        places = sorted([(g.x0, g.x1) for g in self.printed])
        reaches = accumulate([x1 for _, x1 in places], max, initial=self.x0)
        return tuple([(reach, x0) for (x0, _), reach in zip(places, reaches, strict=False) if x0 - reach >= gutter])


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
    first, near = -math.inf, 0.0
    for glyph in sorted(glyphs, key=_BY_PLACE):
        below = glyph.baseline - first
        if below <= near or below <= SAME_BASELINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            first, near = glyph.baseline, SAME_BASELINE * glyph.size
    return _with_marks([row for group in rows if (row := _row(group))])


def line_of(row: Row, page: int, *, page_right_to_left: bool) -> Line:
    """Return a row as a line of text."""
    if row.table:
        cells = reversed(row.table) if page_right_to_left else row.table
        text = " | ".join(cells)
        return Line(text, row.x0, row.x1, row.baseline, row.size, False, page, page_right_to_left, 0.0, table=True)  # noqa: FBT003 - in the order of the fields
    glyphs = in_order(row.glyphs)
    letters = "".join([g.text for g in glyphs])
    from_right = is_right_to_left(letters) or (page_right_to_left and _follows_page(letters))
    words = words_of(glyphs, Ground(row.baseline, row.size))
    text = logical([c for word in words for c in [*word.texts, " "]][:-1], right_to_left=from_right)
    first = words[-1 if from_right else 0]
    return Line(
        text=" ".join(clean(text).split()),
        x0=row.x0,
        x1=row.x1,
        baseline=row.baseline,
        size=row.size,
        bold=sum([g.bold for g in glyphs]) * 2 > len(glyphs),
        page=page,
        right_to_left=from_right,
        first_word=first.x1 - first.x0,
    )


def _row(glyphs: Sequence[Glyph]) -> Row | None:
    """Return the row of characters that stand on one baseline, or None where they are all spaces."""
    printed = [g for g in glyphs if not g.text.isspace()]
    if not printed:
        return None
    least = max([g.size for g in printed]) * RAISED_SIZE
    row = Row(tuple(glyphs), median([g.baseline for g in printed if g.size >= least]))
    vars(row)["printed"] = tuple(printed)  # what the property would find again
    return row


def _with_marks(rows: list[Row]) -> list[Row]:
    """Merge rows of small raised characters into the row below, and a few lowered ones into the row above."""
    out: list[Row] = []
    for row in rows:
        while out and _is_raised_over(out[-1], row):
            row = _row_with(row, out.pop())  # noqa: PLW2901 - the row takes its marks in
        if out and _is_lowered_under(row, out[-1]):
            out[-1] = Row((*out[-1].glyphs, *row.glyphs), out[-1].baseline)
            continue
        out.append(row)
    return out


def _is_lowered_under(few: Row, row: Row) -> bool:
    """Say whether a row is nothing but indices of formulas, or the E of LaTeX, in the row above."""
    drop = (few.baseline - row.baseline) / row.size
    if few.table or row.table or not 0 < drop < LOWERED or few.letters > FEW * row.letters:
        return False
    return row.x0 < few.x0 and few.x1 < row.x1 + row.size


def _row_with(row: Row, marks: Row) -> Row:
    return Row((*marks.glyphs, *row.glyphs), row.baseline)


def _is_raised_over(marks: Row, row: Row) -> bool:
    if marks.table or row.table or marks.size > RAISED_SIZE * row.size:
        return False
    rise = (row.baseline - marks.baseline) / row.size
    near = MARK_DISTANCE * row.size
    return RAISED[0] < rise < RAISED[1] and row.x0 - near < marks.x0 and marks.x1 < row.x1 + near


def _follows_page(text: str) -> bool:
    """Say whether a line has letters that are written from the right, or none of the others."""
    kinds = {kind(c) for c in text}
    return "R" in kinds or "L" not in kinds
