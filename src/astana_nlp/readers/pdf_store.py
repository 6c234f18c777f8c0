"""The rows of pages, packed until the document has been read once: heads and gutters are told by all pages together.

A glyph costs some 200 bytes as an object and 20 packed; 500 pages hold a million and a half.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_glyphs import Glyph
from astana_nlp.readers.pdf_lines import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS = 5  # of a glyph: x0, x1, baseline, size, order


@dataclass(frozen=True, slots=True)
class PackedRow:
    """One row: the texts of its glyphs, behind each other where all are one character, and their numbers."""

    texts: str | tuple[str, ...]
    numbers: array[float]
    bold: bytes
    row: Row

    def unpacked(self) -> Row:
        """Return the row with its glyphs."""
        x0, x1, baseline, size, order = (self.numbers[part::_NUMBERS] for part in range(_NUMBERS))
        glyphs = tuple(map(Glyph, self.texts, x0, x1, baseline, size, map(bool, self.bold), map(int, order)))
        return Row(glyphs, self.row.baseline, self.row.table, self.row.extent)


def pack(rows: Sequence[Row]) -> tuple[PackedRow, ...]:
    """Return rows in little memory."""
    return tuple(_packed(row) for row in rows)


def _packed(row: Row) -> PackedRow:
    texts = tuple(glyph.text for glyph in row.glyphs)
    joined = "".join(texts)
    numbers = array("f", chain.from_iterable((*glyph[1:5], glyph.order) for glyph in row.glyphs))
    bold = bytes(glyph.bold for glyph in row.glyphs)
    empty = Row((), row.baseline, row.table, row.extent)
    return PackedRow(joined if len(joined) == len(texts) else texts, numbers, bold, empty)
