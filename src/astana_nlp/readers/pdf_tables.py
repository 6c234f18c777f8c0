"""Tables with drawn rules, which pdfplumber finds; and pdfplumber's characters where PDFium finds none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from astana_nlp.readers.pdf_glyphs import Glyph, PageGlyphs
from astana_nlp.readers.pdf_lines import Row, line_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_ROWS = LEAST_COLUMNS = 2
# of the cells; frames and decorations look like tables that are mostly empty
FILLED = 0.5

Box = tuple[float, float, float, float]


def rows_with_tables(data: bytes, pages: Sequence[PageGlyphs], ruled: frozenset[int]) -> list[list[Row]]:
    """Return the rows of the pages; those in `ruled` are searched for tables, whose rows carry their cells."""
    boxes = _tables_of(data, ruled)
    return [_rows(page, boxes.get(page.number, [])) for page in pages]


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
    found = PageGlyphs(page.page_number, page.width, page.height, glyphs, images=len(page.images))
    page.close()
    return found


def _tables_of(data: bytes, ruled: frozenset[int]) -> dict[int, list[list[list[Box]]]]:
    """Return the tables of the pages in `ruled`; a page that pdfplumber cannot read has none, but keeps its text."""
    import pdfplumber

    found: dict[int, list[list[list[Box]]]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=sorted(ruled)) as document:
            for page in document.pages:
                found[page.page_number] = _tables(page)
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a damaged file makes of it (TypeError, KeyError, …)
        return found
    return found


def _tables(page: Any) -> list[list[list[Box]]]:  # noqa: ANN401 - pdfplumber has no types
    """Return the tables of a page as rows of boxes of cells."""
    try:
        found = page.find_tables({"vertical_strategy": "lines", "horizontal_strategy": "lines"})
        tables = [[[cell for cell in row.cells if cell] for row in table.rows] for table in found]
    finally:
        page.close()
    return [t for t in tables if len(t) >= LEAST_ROWS and max(map(len, t)) >= LEAST_COLUMNS]


def _rows(page: PageGlyphs, tables: Sequence[Sequence[Sequence[Box]]]) -> list[Row]:
    rows: list[Row] = []
    glyphs = page.glyphs
    for table in tables:
        inside = [_in_cells(glyphs, row) for row in table]
        cells = [cell for row in inside for cell in row]
        if sum(map(bool, cells)) < FILLED * len(cells):
            continue
        taken = {glyph for row in inside for cell in row for glyph in cell}
        glyphs = tuple(glyph for glyph in glyphs if glyph not in taken)
        rows.extend(_table_rows(table, inside, page.number))
    return sorted([*rows_of(glyphs), *rows], key=lambda row: row.baseline)


def _in_cells(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> list[list[Glyph]]:
    return [
        [g for g in glyphs if x0 <= g.middle <= x1 and top <= g.baseline <= bottom] for x0, top, x1, bottom in boxes
    ]


def _table_rows(table: Sequence[Sequence[Box]], inside: Sequence[Sequence[list[Glyph]]], page: int) -> Iterator[Row]:
    for boxes, cells in zip(table, inside, strict=True):
        texts = tuple(_text(cell, page) for cell in cells)
        if any(texts):
            yield Row((), boxes[0][3], texts, (boxes[0][0], boxes[-1][2]))


def _text(cell: Sequence[Glyph], page: int) -> str:
    return " ".join(line_of(row, page, page_right_to_left=False).text for row in rows_of(cell))
