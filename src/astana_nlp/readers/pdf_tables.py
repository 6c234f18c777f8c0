"""Tables and boxes with drawn rules, as pdfplumber finds cells; and pdfplumber's characters where PDFium finds none."""

from __future__ import annotations

import io
from functools import reduce
from typing import TYPE_CHECKING, Any

from astana_nlp.readers.paragraphs import join_lines
from astana_nlp.readers.pdf_drawings import Drawings
from astana_nlp.readers.pdf_glyphs import Glyph, PageGlyphs
from astana_nlp.readers.pdf_lines import Row, line_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers.pdf_drawings import Rule

LEAST_ROWS = LEAST_COLUMNS = 2
# a page may turn behind the first row
COLUMNS_OF_ROW = 3
# of the cells; frames and decorations look like tables that are mostly empty
FILLED = 0.5
# a box beside the text holds and has beside it so many lines, and so many characters
LEAST_LINES, LEAST_LETTERS = 3, 40
# a table of two rows and two columns has three rules each way, of which the outer ones may be missing
LEAST_RULES = 2
MOST_RULES = 2_000
# points: lines that miss each other by less are meant to meet (pdfplumber's own defaults)
MEET = 3

# pdfplumber's tables want a page, of which rows of cells need nothing
_NO_PAGE: Any = None

Box = tuple[float, float, float, float]


def rows_with_tables(page: PageGlyphs) -> tuple[list[Row], list[list[Row]]]:
    """Return the rows of a page, those of tables with their cells; and the rows of each box beside the text."""
    rows: list[Row] = []
    boxes: list[list[Row]] = []
    glyphs = page.glyphs
    grids = _grids(page.drawings.rules)
    for table in filter(_is_table, grids):
        near = _near(glyphs, table)
        inside = [_in_cells(near, row) for row in table]
        cells = [cell for row in inside for cell in row]
        if sum(map(bool, cells)) < FILLED * len(cells):
            continue
        taken = {id(glyph) for row in inside for cell in row for glyph in cell}
        glyphs = tuple([glyph for glyph in glyphs if id(glyph) not in taken])
        rows.extend(_table_rows(table, inside, page.number))
    for box in (grid[0][0] for grid in grids if len(grid) == len(grid[0]) == 1):
        inside_box = _in_cells(glyphs, [box])[0]
        if _is_beside_text(inside_box, box, glyphs):
            taken = set(map(id, inside_box))
            glyphs = tuple([glyph for glyph in glyphs if id(glyph) not in taken])
            boxes.append(rows_of(inside_box))
    return sorted([*rows_of(glyphs), *rows], key=lambda row: row.baseline), boxes


def _is_beside_text(inside: Sequence[Glyph], box: Box, glyphs: Sequence[Glyph]) -> bool:
    """Say whether a box holds text of its own, with that of the page running beside it."""
    x0, top, x1, bottom = box
    if sum(len(g.text) for g in inside) < LEAST_LETTERS or len({round(g.baseline) for g in inside}) < LEAST_LINES:
        return False
    beside = {round(g.baseline) for g in glyphs if top < g.baseline < bottom and not x0 <= g.middle <= x1}
    return len(beside) >= LEAST_LINES


def plumbed_glyphs(data: bytes, most: int) -> list[PageGlyphs]:
    """Return the characters as pdfplumber reads them; nothing where it cannot read the file either."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(range(1, most + 1))) as document:
            pages = [_plumbed(page) for page in document.pages]
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a damaged file makes of it (TypeError, KeyError, …)
        return []
    return pages if any(page.glyphs for page in pages) else []


def _plumbed(page: Any) -> PageGlyphs:  # noqa: ANN401 - pdfplumber has no types
    glyphs = tuple(
        Glyph(c["text"], c["x0"], c["x1"], c["bottom"], c["size"], "bold" in c["fontname"].lower())
        for c in page.chars
        if c["upright"] and c["text"]
    )
    found = PageGlyphs(page.page_number, page.width, page.height, glyphs, Drawings(images=len(page.images)))
    page.close()
    return found


def _grids(rules: Sequence[Rule]) -> list[list[list[Box]]]:
    """Return what rules enclose, as rows of boxes of cells, by pdfplumber's method on PDFium's lines.

    Reading the page a second time with pdfplumber itself would cost ten times as much.
    """
    across = sum(rule.is_across for rule in rules)
    if across < LEAST_RULES or len(rules) - across < LEAST_RULES or len(rules) > MOST_RULES:
        return []
    from pdfplumber import table

    edges = table.merge_edges([_edge(rule) for rule in rules], MEET, MEET, MEET, MEET)
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, MEET, MEET))
    kept = table.cells_to_tables(cells)
    found = [table.Table(_NO_PAGE, cells).rows for cells in kept]
    in_tables = {cell for cells in kept for cell in cells}
    # a cell alone is no table to pdfplumber
    lone = [[[cell]] for cell in cells if cell not in in_tables]
    return [*([[cell for cell in row.cells if cell] for row in rows] for rows in found), *lone]


def _is_table(grid: Sequence[Sequence[Box]]) -> bool:
    return max(map(len, grid)) >= (LEAST_COLUMNS if len(grid) >= LEAST_ROWS else COLUMNS_OF_ROW)


def _edge(rule: Rule) -> dict[str, Any]:
    """Return a rule as pdfplumber describes one."""
    x0, y0, x1, y1 = rule
    if rule.is_across:
        middle = (y0 + y1) / 2
        return {"x0": x0, "x1": x1, "top": middle, "bottom": middle, "width": x1 - x0, "height": 0, "orientation": "h"}
    middle = (x0 + x1) / 2
    return {"x0": middle, "x1": middle, "top": y0, "bottom": y1, "width": 0, "height": y1 - y0, "orientation": "v"}


def _near(glyphs: Sequence[Glyph], table: Sequence[Sequence[Box]]) -> list[Glyph]:
    """Return the characters at the height of a table, which alone are looked at row by row."""
    top, bottom = min(box[1] for row in table for box in row), max(box[3] for row in table for box in row)
    return [g for g in glyphs if top <= g.baseline <= bottom]


def _in_cells(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> list[list[Glyph]]:
    placed = [(g.middle, g.baseline, g) for g in glyphs]
    return [[g for x, y, g in placed if x0 <= x <= x1 and top <= y <= bottom] for x0, top, x1, bottom in boxes]


def _table_rows(table: Sequence[Sequence[Box]], inside: Sequence[Sequence[list[Glyph]]], page: int) -> Iterator[Row]:
    for boxes, cells in zip(table, inside, strict=True):
        texts = tuple(_text(cell, page) for cell in cells)
        if any(texts):
            yield Row((), boxes[0][3], texts, (boxes[0][0], boxes[-1][2]))


def _text(cell: Sequence[Glyph], page: int) -> str:
    lines = (line_of(row, page, page_right_to_left=False).text for row in rows_of(cell))
    return reduce(join_lines, lines, "").lstrip()
