"""Initials that are as high as several lines: set back to the word that they begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from astana_nlp.readers.pdf_lines import Row, line_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

# in sizes of the text: how large an initial is, how far from it lines begin, how far its top may be from theirs
LARGE, BESIDE, LEVEL = 1.8, 2.0, 1.3
# of the height of the initial: where the lines beside it may stand
TOP = 0.85
# letters and quotes that are printed large at the beginning of one text; more are a title
MOST_LETTERS = 3
_WORD = re.compile(r"\w+")


def with_initials(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the characters of a page, initials in the size and on the line of the word that they begin."""
    sizes: Counter[int] = Counter()
    for size, count in Counter([glyph.size for glyph in glyphs]).items():
        sizes[round(size)] += count
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=0)
    if not usual or max(sizes) < LARGE * usual:
        return glyphs
    large: defaultdict[float, list[int]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if glyph.size >= LARGE * usual and not glyph.text.isspace():
            large[round(glyph.baseline)].append(index)
    out = list(glyphs)
    for indices in large.values():
        initial = [glyphs[i] for i in indices]
        few = sum(len(g.text) for g in initial) <= MOST_LETTERS
        if few and initial[-1].text.isalpha() and (first := _beside(initial, glyphs, usual)):
            gap = 0.0 if _is_part(initial, first, glyphs) else 0.3 * first.size
            for step, index in enumerate(reversed(indices)):
                x1 = first.x0 - gap - 0.5 * step * usual
                out[index] = glyphs[index]._replace(
                    x0=x1 - 0.5 * usual, x1=x1, baseline=first.baseline, size=first.size
                )
    return out


def _beside(initial: Sequence[Glyph], glyphs: Sequence[Glyph], usual: float) -> Glyph | None:
    """Return the first character of the lines beside an initial, or None where there are no such lines."""
    right, foot, height = max(g.x1 for g in initial), initial[0].baseline, initial[0].size
    near = [
        g
        for g in glyphs
        if right - 0.5 * usual <= g.x0 <= right + BESIDE * usual
        and foot - TOP * height <= g.baseline <= foot + 0.5 * usual
        and g.size < LARGE * usual
        and not g.text.isspace()
    ]
    first = min(near, key=lambda g: (round(g.baseline), g.x0), default=None)
    if first is None or first.baseline > foot - 0.7 * height + LEVEL * usual:
        return None
    others = {round(g.baseline) for g in near if g.baseline > first.baseline + 0.8 * usual}
    return first if others else None


def _is_part(initial: Sequence[Glyph], first: Glyph, glyphs: Sequence[Glyph]) -> bool:
    """Say whether an initial begins a longer word, as the other words of the page tell it: 'The', not 'A boat'."""
    words = Counter(
        word.casefold() for row in rows_of(g for g in glyphs if g not in initial) for word in _WORD.findall(_text(row))
    )
    letter = initial[-1].text.casefold()
    line = next(row for row in rows_of(glyphs) if first in row.glyphs)
    behind = Row(tuple(g for g in line.glyphs if g.x0 >= first.x0 and g not in initial), line.baseline)
    rest = found[0].casefold() if (found := _WORD.match(_text(behind))) else ""
    return words[letter] == 0 or words[letter + rest] > 0 or words[rest] <= 1


def _text(row: Row) -> str:
    """Return what a row says; its page is not asked for."""
    return line_of(row, 1, page_right_to_left=False).text
