"""Columns of a page: where the gutter is, which rows cross it, and in which order the parts are read.

The gutter is found from the boxes of the characters: a vertical strip that stays free over many rows with text on
both of its sides. Rows that cross it (titles, full-width tables) part the page into bands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_lines import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

STEP = 2.0
# where a gutter may stand, as shares of the width of the text: up to four columns
EDGES = (0.2, 0.8)
# rows beside others that it takes to see a gutter, and to see that of other pages in one band
ROWS_OF_PAGE = 4
ROWS_OF_BAND = 2
# characters without spaces: cells of a table without rules hold fewer than lines of the narrowest column
LINE_CHARACTERS = 14
# sizes that a gutter is wide at most
WIDEST = 3.0
# share of the rows that have text on both sides: a page may have full-width parts, a column is hardly parted again
SHARE, SHARE_OF_COLUMN = 0.25, 0.5
DEEPEST = 2
# in sizes of the usual print
TITLE_SIZE = 1.15
# how a row may stand to a place: across it, before it, behind it, with a gap around it, without any width there
_CROSSING, _BEFORE, _BEHIND, _AROUND, _NOT_BESIDE = (bytes([state]) for state in range(5))


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read from top to bottom, and whether more than the whole width is theirs."""

    rows: tuple[Row, ...]
    full_width: bool


def gutter_of(rows: Sequence[Row]) -> float | None:
    """Return where the gutter of a page stands, or None for a page of one column."""
    return _gutter(rows, SHARE)


def columns_of(rows: Sequence[Row], *, right_to_left: bool, usual: float | None = None, depth: int = 0) -> list[Column]:
    """Return the columns of a page, or of one of its columns, in reading order.

    Args:
        rows: the rows of the page, from top to bottom.
        right_to_left: whether the right column is read first.
        usual: where the gutter stands on other pages; it parts a page with too few rows to see one.
        depth: how often these rows have been parted.
    """
    gutter = _gutter(rows, SHARE_OF_COLUMN if depth else SHARE) if depth < DEEPEST else None
    least = 1
    if gutter is None and usual is not None and _parted_at(rows, usual):
        gutter, least = usual, ROWS_OF_BAND
    elif gutter is None and usual is not None and _ends_beside(rows, usual):
        gutter = usual
    if gutter is None:
        return [Column(tuple(rows), full_width=depth == 0)] if rows else []
    found: list[Column] = []
    for crossing, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        band_rows = list(band)
        if crossing or _beside(band_rows, gutter) < least:
            found.append(Column(tuple(band_rows), full_width=depth == 0))
            continue
        titles = _titles(band_rows)
        if titles:
            found.append(Column(tuple(band_rows[:titles]), full_width=depth == 0))
        sides = _sides(band_rows[titles:], gutter)
        for side in reversed(sides) if right_to_left else sides:
            found.extend(columns_of(side, right_to_left=right_to_left, depth=depth + 1))
    return _joined(found)


def _titles(band: Sequence[Row]) -> int:
    """Count the rows of large print alone in the middle above the columns: a short title may cross no gutter."""
    size = median(row.size for row in band)
    middle = (min(row.x0 for row in band) + max(row.x1 for row in band)) / 2
    count = 0
    for row, below in pairwise(band):
        apart = below.baseline - row.baseline >= below.size
        if row.size < TITLE_SIZE * size or not apart or abs((row.x0 + row.x1) / 2 - middle) > row.size:
            break
        count += 1
    return count


def _joined(columns: Sequence[Column]) -> list[Column]:
    """Join full-width parts that follow one another."""
    out: list[Column] = []
    for column in columns:
        if out and out[-1].full_width and column.full_width:
            out[-1] = Column((*out[-1].rows, *column.rows), full_width=True)
        else:
            out.append(column)
    return out


def _gutter(rows: Sequence[Row], share: float) -> float | None:
    """Return the middle of the gutter, or None where the rows are one column."""
    places = _places(rows) if len(rows) >= ROWS_OF_PAGE else []
    columns = [bytes(column) for column in zip(*(_states(row, places) for row in rows), strict=True)]
    known = {column: _standing(column) for column in set(columns)}
    counts = [known[column] for column in columns]
    most = max(counts, default=0)
    if most < ROWS_OF_PAGE:
        return None
    best = [i for i, count in enumerate(counts) if count == most]
    middle = best[len(best) // 2]
    if most < share * (most + columns[middle].count(_CROSSING)):
        return None
    return places[middle] if _filled(rows, places[middle]) else None


def _states(row: Row, places: Sequence[float]) -> bytes:
    """Return how a row stands to places, which rise: a byte for each, as they are named above."""
    begins, ends = bisect_right(places, row.x0), bisect_left(places, row.x1)
    if begins > ends:  # a row of next to no width
        return _BEHIND * ends + _NOT_BESIDE * (begins - ends) + _BEFORE * (len(places) - begins)
    states = bytearray(_BEHIND * begins + _CROSSING * (ends - begins) + _BEFORE * (len(places) - ends))
    for opened, closed in row.gaps:
        first, last = bisect_right(places, opened), bisect_left(places, closed)
        if first < last:
            states[first:last] = _AROUND * (last - first)
    return bytes(states)


def _standing(column: bytes) -> int:
    """Count the rows that stand beside others, as `_beside` does, in the bands that have enough of them."""
    bands = [band for band in column.split(_CROSSING) if len(band) >= ROWS_OF_PAGE]
    beside = [len(b) - b.count(_NOT_BESIDE) - max(b.count(_BEHIND), b.count(_BEFORE)) for b in bands]
    return sum(count for count in beside if count >= ROWS_OF_PAGE)


def _places(rows: Sequence[Row]) -> list[float]:
    """Return the places at which enough rows end or are free, and enough begin or are free, for a gutter."""
    begins, ends = sorted(row.x0 for row in rows), sorted(row.x1 for row in rows)
    gaps = [gap for row in rows for gap in row.gaps]
    opened, closed = sorted(gap[0] for gap in gaps), sorted(gap[1] for gap in gaps)
    width = ends[-1] - begins[0]
    places = (begins[0] + EDGES[0] * width + STEP * i for i in range(int((EDGES[1] - EDGES[0]) * width / STEP) + 1))

    def beside(x: float) -> int:
        free = bisect_left(opened, x) - bisect_right(closed, x)
        return free + min(bisect_right(ends, x), len(begins) - bisect_left(begins, x))

    return [x for x in places if beside(x) >= ROWS_OF_PAGE]


def _parted_at(rows: Sequence[Row], x: float) -> bool:
    """Say whether some rows stand at both sides of a place where other pages have their gutter."""
    return any(_beside(band, x) >= ROWS_OF_BAND and _filled(band, x) for band in _bands(rows, x))


def _ends_beside(rows: Sequence[Row], x: float) -> bool:
    """Say whether the text ends in columns of which one has a single line, where other pages have their gutter.

    The others stand below one another in the other column, and that line is set off from them by no more than a gutter.
    """
    bands = (band for band in _bands(rows, x) if len(band) > 1 and _beside(band, x) == 1 and _filled(band, x))
    return any(_is_flush(band, x) for band in bands)


def _is_flush(band: Sequence[Row], x: float) -> bool:
    whole = next((row for row in band if _on_both_sides(row, x)), None)
    if whole is None:
        return False
    opened, closed = next(gap for gap in whole.gaps if gap[0] < x < gap[1])
    if closed - opened > WIDEST * whole.size:
        return False
    begins = [row.x0 - (closed if row.x0 > x else whole.x0) for row in band]
    return all(abs(begin) <= STEP for begin in begins)


def _bands(rows: Sequence[Row], x: float) -> list[list[Row]]:
    """Return the runs of rows that leave a place free."""
    return [list(band) for crossing, band in groupby(rows, key=lambda row: _crosses(row, x)) if not crossing]


def _beside(band: Sequence[Row], x: float) -> int:
    """Count the rows that stand beside others; the baselines of two columns need not agree.

    In text of one column, no row begins right of its middle, and word spaces meet at one place in a few rows only.
    """
    return min(sum(row.x0 < x for row in band), sum(row.x1 > x for row in band))


def _filled(rows: Sequence[Row], gutter: float) -> bool:
    """Say whether the lines on both sides hold as much as lines of text do, not figures or names of a table."""
    lefts, rights = [], []
    for row in rows:
        if not _crosses(row, gutter):
            lefts.append([len(g.text) for g in row.printed if (g.x0 + g.x1) / 2 < gutter])
            rights.append([len(g.text) for g in row.printed if (g.x0 + g.x1) / 2 >= gutter])
    return all(median([sum(side) for side in sides if side] or [0]) >= LINE_CHARACTERS for sides in (lefts, rights))


def _on_both_sides(row: Row, x: float) -> bool:
    return row.x0 < x < row.x1 and any(a < x < b for a, b in row.gaps)


def _crosses(row: Row, x: float) -> bool:
    return row.x0 < x < row.x1 and not _on_both_sides(row, x)


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """Part the rows at the gutter; baselines are found anew, since those of two columns may differ."""
    sides: tuple[list[Row], list[Row]] = ([], [])
    parted: tuple[list[Glyph], list[Glyph]] = ([], [])
    for row in rows:
        for glyph in row.glyphs:
            parted[(glyph.x0 + glyph.x1) / 2 >= x].append(glyph)
    for index, glyphs in enumerate(parted):
        tables = [row for row in rows if row.table and (row.x0 >= x) == bool(index)]
        sides[index].extend(sorted([*rows_of(glyphs), *tables], key=lambda row: row.baseline))
    return sides
