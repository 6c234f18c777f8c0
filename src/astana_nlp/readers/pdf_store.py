"""The rows of pages, packed until the document has been read once: heads and gutters are told by all pages together.

A glyph costs some 200 bytes as an object and 20 packed; 500 pages hold a million and a half.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_glyphs import glyph_of
from astana_nlp.readers.pdf_lines import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS = 4  # of a glyph: x0, x1, baseline, size


@dataclass(frozen=True, slots=True)
class PackedRow:
    """One row: the texts of its glyphs, behind each other where all are one character; their numbers, kind by kind."""

    texts: str | tuple[str, ...]
    numbers: array[float]
    bold: bytes
    orders: array[int]
    row: Row

    def unpacked(self) -> Row:
        """Return the row with its glyphs."""
        count = len(self.texts)
        numbers = self.numbers.tolist()
        x0, x1, baseline, size = (numbers[count * part : count * (part + 1)] for part in range(_NUMBERS))
        bold = map(bool, self.bold) if any(self.bold) else repeat(False, count)  # noqa: FBT003 - what is repeated
        columns = zip(self.texts, x0, x1, baseline, size, bold, self.orders, strict=True)
        glyphs = tuple(map(glyph_of, columns))
        return Row(glyphs, self.row.baseline, self.row.table, self.row.extent)


def pack(rows: Sequence[Row]) -> tuple[PackedRow, ...]:
    """Return rows in little memory."""
    return tuple(_packed(row) for row in rows)


def _packed(row: Row) -> PackedRow:
    empty = Row((), row.baseline, row.table, row.extent)
    if not row.glyphs:
        return PackedRow("", array("f"), b"", array("I"), empty)
    texts, x0, x1, baseline, size, bold, order = zip(*row.glyphs, strict=True)
    joined = "".join(texts)
    numbers = array("f", chain(x0, x1, baseline, size))
    return PackedRow(joined if len(joined) == len(texts) else texts, numbers, bytes(bold), array("I", order), empty)
