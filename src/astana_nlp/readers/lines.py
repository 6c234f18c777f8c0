"""Lines of plain text to paragraphs: which line ends are the author's and which only the width of a page.

A line end is a wrap if the first word of the next line would not have fitted on the line (the rule by which any
word processor breaks lines, read backwards); then the two are one. Pure functions over cleaned text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.readers.paragraphs import begins_small, is_finished, is_item, join_lines

if TYPE_CHECKING:
    from astana_nlp.readers.paragraphs import Vocabulary

_NARROW = 40  # characters; shorter 'widths' are lists, addresses and verse
_WIDE = 160  # characters; no page is that wide: every line is a paragraph
_SLACK = 4  # characters that ragged lines may fall short of the width, beside the word that did not fit
_MOST = 0.6  # of the line ends inside a block have to look like wraps
_FEWEST = 3  # line ends that show a width: a title above its date line shows none


def paragraphs_of(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the paragraphs of one page of text: split at blank lines and at the author's line ends, wraps joined."""
    blocks = [[line.strip() for line in block if line.strip()] for block in _blocks(text)]
    width = _page_width([block for block in blocks if block])
    return [paragraph for block in blocks for paragraph in unwrapped(block, width, vocabulary)]


def unwrapped(lines: list[str], width: int, vocabulary: Vocabulary) -> list[str]:
    """Return the paragraphs that `lines` without a blank line between them are.

    Args:
        lines: not empty, without white space around them.
        width: how wide the lines of this page are, 0 if they are not wrapped at all.
        vocabulary: the words of the document, for words cut by hyphens.
    """
    out: list[str] = []
    before = ""
    for line in lines:
        if out and _is_wrap(before, line, width):
            out[-1] = join_lines(out[-1], line, vocabulary)
        else:
            out.append(line)
        before = line
    return [" ".join(paragraph.split()) for paragraph in out]


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _page_width(blocks: list[list[str]]) -> int:
    """Return the width at which most lines were wrapped, or 0 where lines are paragraphs.

    The width is the length that nine of ten lines with a successor do not pass; they are wrapped if most of them would
    not have held another word.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < _FEWEST:
        return 0
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    return width if _NARROW <= width <= _WIDE and full >= _MOST * len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _SLACK


def _is_wrap(line: str, following: str, width: int) -> bool:
    if is_item(following):
        return False
    if width:
        return _is_full(line, following, width)
    # no common width: only a sentence that plainly goes on
    return not is_finished(line) and begins_small(following) and len(line) >= _NARROW
