"""Tables without drawn rules: rows of short cells that stand below each other, with the same strips free between them.

The method is that of Nurminen (2013), 'Algorithmic extraction of data in tables in PDF documents', reduced to what is
sure: a strip that stays free over several rows and is wider than a space. What is doubtful stays lines of text.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_lines import GUTTER, Row, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

Strip = tuple[float, float]

# rows that it takes where two strips or more are free, and where it is one
LEAST_ROWS, LEAST_ROWS_OF_PAIRS = 3, 4
# sizes between two rows at most, and how far sizes may differ
APART, SAME_SIZE = 3.0, 1.15
# characters without spaces: a usual cell holds fewer; so does one with a figure, as one column of pairs has them
SHORT, FIGURE = 28, 12
# of the cells of that column
FIGURES = 0.7
# sizes: how far ends that are set below each other differ
FLUSH = 0.2
_FAR = 1e6


def with_aligned_tables(rows: Sequence[Row], page: int) -> list[Row]:
    """Return the rows of a column; those that make a table carry their cells.

    Args:
        rows: from top to bottom.
        page: the number of the page.
    """
    out: list[Row] = []
    start = 0
    while start < len(rows):
        end, strips = _run(rows, start) if _may_begin(rows, start) else (start, [])
        if end > start:
            out.extend(_with_cells(row, strips, page) for row in rows[start:end])
            start = end
        else:
            out.append(rows[start])
            start += 1
    return out


def _may_begin(rows: Sequence[Row], start: int) -> bool:
    """Say whether this row and the next could be two of a table, which is quickly told."""
    return not rows[start].table and bool(rows[start].gaps) and start + 1 < len(rows) and bool(rows[start + 1].gaps)


def _run(rows: Sequence[Row], start: int) -> tuple[int, list[Strip]]:
    """Return where the table ends that begins with a row, and its strips; the same place where there is none."""
    for strips_wanted, least in ((2, LEAST_ROWS), (1, LEAST_ROWS_OF_PAIRS)):
        strips = list(rows[start].gaps)
        end = start + 1
        while end < len(rows) and _follows(rows[end - 1], rows[end]):
            common = _common(strips, rows[end])
            if len(common) < strips_wanted or not (rows[end].gaps or _inside(rows[end], common)):
                break
            strips, end = common, end + 1
        if end - start >= least and len(strips) >= strips_wanted and _is_table(rows[start:end], strips):
            return end, strips
    return start, []


def _follows(above: Row, row: Row) -> bool:
    near = row.baseline - above.baseline <= APART * max(above.size, row.size)
    return not row.table and near and max(above.size, row.size) <= SAME_SIZE * min(above.size, row.size)


def _common(strips: Sequence[Strip], row: Row) -> list[Strip]:
    """Return the parts of strips that are free in a row too, and still wide enough."""
    free = [(-_FAR, row.x0), *row.gaps, (row.x1, _FAR)]
    parts = ((max(a, x), min(b, y)) for a, b in strips for x, y in free)
    return [(a, b) for a, b in parts if b - a >= GUTTER * row.size]


def _inside(row: Row, strips: Sequence[Strip]) -> bool:
    """Say whether a row is the second line of one cell: all of it on one side of every strip, and not the first."""
    return row.x0 >= strips[0][1]


def _cells(row: Row, strips: Sequence[Strip]) -> list[list[Glyph]]:
    edges = [-_FAR, *((a + b) / 2 for a, b in strips), _FAR]
    return [[g for g in row.glyphs if left <= g.middle < right] for left, right in pairwise(edges)]


def _letters(cell: Sequence[Glyph]) -> int:
    return sum(len(g.text) for g in cell if not g.text.isspace())


def _is_table(rows: Sequence[Row], strips: Sequence[Strip]) -> bool:
    """Say whether cells hold as little as those of tables do; of two columns, one must be of figures."""
    if _is_justified(rows, strips):
        return False
    columns = [
        [_letters(cell) for cell in column] for column in zip(*(_cells(row, strips) for row in rows), strict=True)
    ]
    filled = [[count for count in column if count] for column in columns]
    if any(not column or median(column) > SHORT for column in filled):
        return False
    if len(strips) > 1:
        return sum(map(len, filled)) >= 2 * len(rows)
    return any(_is_of_figures([_cells(row, strips)[i] for row in rows]) for i in (0, 1))


def _is_justified(rows: Sequence[Row], strips: Sequence[Strip]) -> bool:
    """Say whether rows are lines of justified text: flush at both ends, and nothing below each other inside of them.

    In narrow columns with long words, spaces are wide and may meet over some lines. The first line of a paragraph may
    be indented, and the last one be short.
    """
    near = FLUSH * rows[0].size
    if _spread([row.x0 for row in rows[1:]]) > near or _spread([row.x1 for row in rows[:-1]]) > near:
        return False
    columns = [
        [(min(g.x0 for g in cell), max(g.x1 for g in cell)) for cell in column if cell]
        for column in zip(*(_cells(row, strips) for row in rows), strict=True)
    ]
    begins = [[x0 for x0, _ in column] for column in columns[1:]]
    ends = [[x1 for _, x1 in column] for column in columns[:-1]]
    middles = [[(x0 + x1) / 2 for x0, x1 in column] for column in columns[1:-1]]
    return all(_spread(places) > near for places in (*begins, *ends, *middles))


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places) if places else 0.0


def _is_of_figures(cells: Sequence[Sequence[Glyph]]) -> bool:
    texts = ["".join(g.text for g in cell if not g.text.isspace()) for cell in cells]
    figures = sum(len(text) <= FIGURE and any(map(str.isdigit, text)) and text[-1] not in ".)" for text in texts)
    return figures >= FIGURES * len(cells)


def _with_cells(row: Row, strips: Sequence[Strip], page: int) -> Row:
    """Return a row of a table as such."""
    cells = _cells(row, strips)
    texts = tuple(_text(cell, row, page) for cell in cells)
    return Row((), row.baseline, texts, (row.x0, row.x1))


def _text(cell: Sequence[Glyph], row: Row, page: int) -> str:
    if not any(not g.text.isspace() for g in cell):
        return ""
    return line_of(Row(tuple(cell), row.baseline), page, page_right_to_left=False).text
