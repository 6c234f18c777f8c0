"""Numbers that stand alone in a cell of a recognised table: seen by their ink, recognised once more by themselves.

Tesseract takes a digit far from all words for dirt: a column of running numbers is lost but for those of two digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.scan_raised import Print, print_of, read_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL.Image import Image

Element = Any  # lxml carries no types
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
# of which `recognise` would make others
_UNREAD = re.compile("[٠-٩]")
# grey below which a point is ink
_INK = 140
# heights of an x: the strip along a line that is looked at, above and below its baseline
_ABOVE, _BELOW = 1.8, 0.4
# how high and wide a digit is. Those of DejaVu and Naskh are 1.15 to 1.36 high and 0.43 to 0.91 wide, specks 0.14 wide
_HIGH, _WIDE = (1.0, 1.7), (0.25, 1.1)
# between the digits of a number, between a number and all words, between the edges of a column
_BETWEEN, _ALONE, _ALIGNED = 0.7, 1.0, 0.6
_LONGEST = 4
# how sure a number is that was read alone, of 100; and points around words that are theirs
_SURE, _MARGIN = 70, 4

Box = tuple[int, int, int, int]


class _Lone(NamedTuple):
    """A number in pixels, the line beside which it stands, and how high an x is there."""

    box: Box
    line: Element
    small: float


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page: their boxes, and those of numbers among them, unless some have digits that are not read."""

    boxes: tuple[Box, ...]
    numbers: tuple[Box, ...]


def read_lone(root: Element, page: Image, recognise: Callable[[bytes], Element], *, from_right: bool) -> None:
    """Write numbers that stand alone beside the lines of a page, one below the other, into the tree.

    Args:
        root: the hOCR of the page.
        page: its picture.
        recognise: returns the hOCR of a picture (PNG) that holds nothing but digits.
        from_right: whether words follow one another from the right in the tree.
    """
    words = _words_of(root)
    found = _in_columns(list(_lone(root, page, words)), words) if words.numbers else []
    texts = read_digits([lone.box for lone in found], page, recognise) if found else []
    for lone, text in zip(found, texts, strict=True):
        if text.isdecimal() and len(text) <= _LONGEST:
            _insert(lone, text, from_right=from_right)


def _words_of(root: Element) -> _Words:
    elements = [element for element in root.iter() if element.get("class") == "ocrx_word"]
    words = [(_box(element), "".join("".join(element.itertext()).split())) for element in elements]
    numbers = tuple(box for box, text in words if text.isdecimal())
    unread = any(_UNREAD.search(text) for _, text in words)
    return _Words(tuple(box for box, text in words if text), () if unread else numbers)


def _box(element: Element) -> Box:
    found = _BOX.search(element.get("title") or "")
    x0, y0, x1, y1 = map(int, found.groups()) if found else (0, 0, 0, 0)
    return x0, y0, x1, y1


def _lone(root: Element, page: Image, words: _Words) -> Iterator[_Lone]:
    """Yield what looks like a number that no word covers, on the baseline of a line."""
    import numpy as np

    ink = np.asarray(page.convert("L")) < _INK
    for x0, y0, x1, y1 in words.boxes:
        ink[max(y0 - _MARGIN, 0) : y1 + _MARGIN, max(x0 - _MARGIN, 0) : x1 + _MARGIN] = False
    seen: set[Box] = set()
    lines = [(line, look) for line in root.iter() if (look := print_of(line))]
    # of a line of a few characters the height of an x is chance
    small = median([look.small for _, look in lines]) if lines else 0.0
    for line, told in lines:
        look = told._replace(small=small)
        for digits in _runs(list(_digits(ink, look)), look.small):
            lefts, tops, rights, bottoms = zip(*digits, strict=True)
            box = min(lefts), min(tops), max(rights), max(bottoms)
            if box not in seen and not any(_is_near(box, word, look.small) for word in words.boxes):
                seen.add(box)
                yield _Lone(box, line, look.small)


def _digits(ink: Any, look: Print) -> Iterator[Box]:  # noqa: ANN401 - an array
    """Yield the boxes of what stands in the strip along a line and is as large as a digit."""
    import numpy as np

    above = int(_ABOVE * look.small)
    across = np.arange(ink.shape[1])
    base = np.round(look.baseline + look.slope * (across - look.left)).astype(int)
    down = np.arange(-above, int(_BELOW * look.small))
    strip = ink[np.clip(base[None, :] + down[:, None], 0, ink.shape[0] - 1), across[None, :]]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], strip.any(axis=0), [False])).astype(int)))
    for left, right in edges.reshape(-1, 2).tolist():
        rows = np.flatnonzero(strip[:, left:right].any(axis=1)).tolist()
        high, wide = (rows[-1] + 1 - rows[0]) / look.small, (right - left) / look.small
        # what reaches the edge of the strip is a rule, or belongs to another line
        whole = rows[0] > 1 and rows[-1] < len(down) - 1
        if whole and _HIGH[0] <= high <= _HIGH[1] and _WIDE[0] <= wide <= _WIDE[1]:
            top = int(base[left]) - above + rows[0]
            yield left, top, right, top + rows[-1] + 1 - rows[0]


def _runs(digits: Sequence[Box], small: float) -> Iterator[list[Box]]:
    """Yield the digits of each number."""
    run: list[Box] = list(digits[:1])
    for before, digit in pairwise(digits):
        if digit[0] - before[2] > _BETWEEN * small:
            yield run
            run = []
        run.append(digit)
    if run:
        yield run


def _is_near(box: Box, word: Box, small: float) -> bool:
    beside = word[0] - _ALONE * small < box[2] and box[0] < word[2] + _ALONE * small
    return beside and word[1] < box[3] and box[1] < word[3]


def _in_columns(found: Sequence[_Lone], words: _Words) -> list[_Lone]:
    """Return those below or above which another number begins or ends at the same place, as in tables."""
    boxes = [*(lone.box for lone in found), *words.numbers]
    return [lone for lone in found if any(_is_aligned(lone, other) for other in boxes)]


def _is_aligned(lone: _Lone, other: Box) -> bool:
    apart = other[1] >= lone.box[3] or other[3] <= lone.box[1]
    return apart and any(abs(lone.box[side] - other[side]) < _ALIGNED * lone.small for side in (0, 2))


def _insert(lone: _Lone, text: str, *, from_right: bool) -> None:
    """Put a number into its line, at its place among the words."""
    from lxml import etree

    box = " ".join(map(str, lone.box))
    word = etree.Element("span", {"class": "ocrx_word", "title": f"bbox {box}; x_wconf {_SURE}"})
    word.text = text
    others = [element for element in lone.line if element.get("class") == "ocrx_word"]
    behind = (other for other in others if (_box(other)[0] < lone.box[0]) == from_right)
    following = next(behind, None)
    if following is None:
        lone.line.append(word)
    else:
        following.addprevious(word)
