"""Texts stacked into blocks: their rows go through the matrices together, in four fifths of the time they take alone.

A product of matrices takes rows by the dozen at most, and those left over by other instructions, which round otherwise.
Each text therefore begins a new dozen: its rows come out the same to the last bit whatever stands beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

DOZEN = 12
MOST = 30 * DOZEN  # rows: more gain no speed, and leave the cache of a core


def blocks(lengths: Sequence[int]) -> Iterator[range]:
    """Yield the numbers of neighbouring texts that go together, given how many rows each has."""
    first = rows = 0
    for number, length in enumerate(map(_filled, lengths)):
        if rows and rows + length > MOST:
            yield range(first, number)
            first, rows = number, 0
        rows += length
    if rows:
        yield range(first, len(lengths))


def stacked(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the rows of all parts one below the other, each with rows of zeros behind it that fill its last dozen."""
    block = np.zeros((sum(_filled(len(part)) for part in parts), parts[0].shape[1]), dtype=np.float32)
    for part, (first, last) in zip(parts, places([len(part) for part in parts]), strict=True):
        block[first:last] = part
    return block


def places(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return which rows [first, last) of what is stacked belong to each part."""
    found, first = [], 0
    for length in lengths:
        found.append((first, first + length))
        first += _filled(length)
    return found


def _filled(length: int) -> int:
    """Return how many rows whole dozens take."""
    return -(-length // DOZEN) * DOZEN
