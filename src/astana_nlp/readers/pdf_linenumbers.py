"""Numbers of lines in the margin, as manuscripts, records of courts and drafts have them: no part of the text.

What tells them: they stand below each other outside of all else, count by ones or by a fixed step, and count lines, not
items: there is one to each line of the page, or one to every fifth.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.readers.pdf_lines import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

# numbers that it takes; what share of them must count on, and of the lines between must have one
LEAST, MOST = 6, 0.9
LONGEST = 4
# points between the edges of numbers that stand below each other
ALIGNED = 1.5
# characters of a usual line of text; of rows beside numbers, the share that cells of a table may be
LINE, CELLS = 30, 0.3
# of the lines: a list has a capital at the beginning of each, and items of several lines
CAPITALS = 0.6


class _Number(NamedTuple):
    """A number at the edge of a row."""

    row: int
    value: int
    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return min(g.x0 for g in self.glyphs)

    @property
    def x1(self) -> float:
        return max(g.x1 for g in self.glyphs)


def without_line_numbers(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a page without the numbers of its lines."""
    for left in (True, False):
        numbers = _in_one_strip(list(_at_edge(rows, left=left)))
        if len(numbers) >= LEAST and _count_lines(numbers) and _stand_outside(rows, numbers, left=left):
            strip = (min(n.x0 for n in numbers) - ALIGNED, max(n.x1 for n in numbers) + ALIGNED)
            rest = [row if row.table else _without(row, strip) for row in rows]
            if _is_text([rest[number.row] for number in numbers]):
                return [row for row in rest if row.table or row.printed]
    return list(rows)


def _at_edge(rows: Sequence[Row], *, left: bool) -> Iterator[_Number]:
    """Yield the numbers that stand first (or last) in their rows, with a gap behind, or alone."""
    for index, row in enumerate(rows):
        if row.table or not row.printed or not _outermost(row, left=left).text.isdecimal():
            continue
        gap = (row.gaps or ((row.x1, row.x0),))[0 if left else -1]
        group = [g for g in row.printed if (g.middle <= gap[0] if left else g.middle >= gap[1])]
        text = "".join(g.text for g in sorted(group, key=lambda g: g.x0))
        if 0 < len(text) <= LONGEST and text.isdecimal():
            yield _Number(index, int(text), tuple(group))


def _outermost(row: Row, *, left: bool) -> Glyph:
    """Return the character at the edge of a row, which mostly is the first or last of them."""
    if left:
        return next(g for g in row.printed if g.x0 == row.x0)
    return next(g for g in reversed(row.printed) if g.x1 == row.x1)


def _in_one_strip(numbers: Sequence[_Number]) -> list[_Number]:
    """Return the numbers whose left or right ends are those of most."""
    best: list[_Number] = []
    for ends in ([n.x0 for n in numbers], [n.x1 for n in numbers]):
        usual = Counter(map(round, ends)).most_common(1)[0][0] if ends else 0
        same = [n for n, end in zip(numbers, ends, strict=True) if abs(end - usual) <= ALIGNED]
        best = max(best, same, key=len)
    return best


def _count_lines(numbers: Sequence[_Number]) -> bool:
    """Say whether numbers count by a fixed step, and the rows with them."""
    steps = [below.value - above.value for above, below in pairwise(numbers)]
    step = Counter(steps).most_common(1)[0][0]
    rows = [below.row - above.row for above, below in pairwise(numbers)]
    on = sum(found == step and between == step for found, between in zip(steps, rows, strict=True))
    return step > 0 and on >= MOST * len(steps)


def _stand_outside(rows: Sequence[Row], numbers: Sequence[_Number], *, left: bool) -> bool:
    """Say whether nothing else on the page stands where the numbers do, or further out."""
    taken = {id(glyph) for number in numbers for glyph in number.glyphs}
    others = [g for row in rows for g in row.printed if id(g) not in taken]
    inner = max(n.x1 for n in numbers) if left else min(n.x0 for n in numbers)
    outside = sum((g.x0 <= inner) if left else (g.x1 >= inner) for g in others)
    return outside <= (1 - MOST) * len(rows)


def _without(row: Row, strip: tuple[float, float]) -> Row:
    """Return a row without the number in the strip; one beside a heading may stand nearer to it than a gutter."""
    kept = tuple([g for g in row.glyphs if not (g.text.isdecimal() and strip[0] <= g.x0 and g.x1 <= strip[1])])
    return row if len(kept) == len(row.glyphs) else Row(kept, row.baseline)


def _is_text(rows: Sequence[Row]) -> bool:
    """Say whether what stands beside numbers is lines of text, not cells and not items of a list."""
    filled = [row for row in rows if row.printed]
    if not filled or median(row.letters for row in filled) < LINE:
        return False
    first = [min(row.printed, key=lambda g: g.x0).text for row in filled]
    capitals = sum(text.isupper() for text in first)
    return sum(bool(row.gaps) for row in filled) <= CELLS * len(filled) and capitals <= CAPITALS * len(filled)
