"""The rows of pages, packed until the document has been read once: heads and gutters are told by all pages together.

A glyph costs some 200 bytes as an object and 12 packed; 500 dense pages hold two millions.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise, repeat
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_glyphs import glyph_of
from astana_nlp.readers.pdf_lines import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

# characters of a page whose numbers two bytes hold
_MOST_SHORT = 0xFFFF


@dataclass(frozen=True, slots=True)
class PackedRows:
    """The rows of one page or box, kind by kind and all behind each other: an object for each row costs more than it.

    `texts` is one text where every glyph is one character; `ends` are the left ends, then the right ones. Baseline,
    size and weight change once or twice a row: `prints` has them once for as many glyphs as `runs` says.
    """

    texts: str | tuple[str, ...]
    ends: array[float]
    orders: array[int]
    prints: array[float]
    bold: bytes
    runs: array[int]
    lengths: array[int]
    baselines: array[float]
    tables: tuple[tuple[int, Row], ...]

    def unpacked(self) -> list[Row]:
        """Return the rows with their glyphs."""
        ends = self.ends.tolist()
        styles = (self.prints[::2], self.prints[1::2], map(bool, self.bold))
        baseline, size, bold = (chain.from_iterable(map(repeat, values, self.runs)) for values in styles)
        count = len(self.texts)
        columns = zip(self.texts, ends[:count], ends[count:], baseline, size, bold, self.orders, strict=True)
        glyphs = tuple(map(glyph_of, columns))
        rows = [
            Row(glyphs[start:end], height)
            for (start, end), height in zip(pairwise(accumulate(self.lengths, initial=0)), self.baselines, strict=True)
        ]
        for index, row in self.tables:
            rows[index] = Row(rows[index].glyphs, row.baseline, row.table, row.extent)
        return rows


def pack(rows: Sequence[Row]) -> PackedRows:
    """Return rows in little memory."""
    glyphs = [glyph for row in rows for glyph in row.glyphs]
    texts, x0, x1, baseline, size, bold, order = zip(*glyphs, strict=True) if glyphs else ((),) * 7
    joined = "".join(texts)
    prints = [(print_, len(list(same))) for print_, same in groupby(zip(baseline, size, bold, strict=True))]
    return PackedRows(
        texts=joined if len(joined) == len(texts) else texts,
        ends=array("f", x0 + x1),
        orders=array("H" if max(order, default=0) <= _MOST_SHORT else "I", order),
        prints=array("f", [value for (height, size, _), _ in prints for value in (height, size)]),
        bold=bytes([weight for (_, _, weight), _ in prints]),
        runs=array("I", [count for _, count in prints]),
        lengths=array("I", [len(row.glyphs) for row in rows]),
        baselines=array("d", [row.baseline for row in rows]),
        tables=tuple(
            (i, Row((), r.baseline, r.table, r.extent)) for i, r in enumerate(rows) if r.table or any(r.extent)
        ),
    )
