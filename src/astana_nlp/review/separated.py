"""Tables as text, however a program saved them: any encoding, with a byte order mark or without, any separator."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError
from astana_nlp.readers.charset import decode
from astana_nlp.tablefiles import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ",;\t|"
LONGEST_CELL = 10_000_000  # characters: longer than any context that a run writes


def from_csv(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the place and the cells of every row, the header first; cells are as they were before they were defused.

    Raises:
        OutputError: a cell is longer than any that a run writes.
    """
    text = decode(content).replace("\0", "")
    header = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(rows, 1):
            yield f"row {number}", [restore(cell) for cell in cells]
    except csv.Error as error:
        raise OutputError(f"the table cannot be read after line {rows.line_num} ({error})", "save it anew") from error
