"""Characters of one row to words: their order from left to right, which gaps part words, marks of notes raised."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.readers.characters import superscript
from astana_nlp.readers.pdf_bidi import kind, may_be_right_to_left
from astana_nlp.readers.pdf_characters import TOLD_SPACE
from astana_nlp.readers.pdf_glyphs import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# All in units of the font size. A gap of 0.15 parts two words (pdfplumber's `x_tolerance_ratio` that cures glued TeX).
WORD_GAP = 0.15
# in a line that is set tight, words stand so far apart and letters nowhere nearly so: no gap of theirs is over _HOLE
TIGHT_GAP, _HOLE = 0.08, 0.04
# gaps that tell how a line is set
_TELLING = 10
# some fonts set a slash as far from its neighbours
SLASH_GAP = 0.3
# letters of Arabic words touch: in four producers no gap inside of them is over 0.07, none between words under 0.1
CURSIVE_GAP = 0.09
# what a digit and a letter of Arabic stand apart at least where a space is between them
DIGIT_GAP = 0.11
# French typography sets the mark of a note off from its word, by half the space in front of a semicolon
MARK_GAP = 0.3
# the box of an f holds what leans over to the next word ('of the' in tight lines); from signs it is set off
LEANING, LEANING_TO_SIGN = 0.08, 0.05
# of the width of a character: what makes two overlap, and what makes them one that is printed twice
OVERLAP, SAME_PLACE = 0.5, 0.3
RAISED = (0.12, 0.75)
RAISED_SIZE = 0.85
# a space that takes no room ends or begins where two letters meet, give or take rounding
_ROUNDING = 0.03
# points; spaces of recognised pages have no width
_LEAST = 0.1
_STARS, _ENDING = frozenset("*∗†‡§¶"), frozenset(".,;:!?)]»”،؛؟")
_BY_ENDS = itemgetter(Glyph._fields.index("x0"), Glyph._fields.index("x1"))  # by names takes twice as long
_FIRST_MARK = "\u0300"  # of all that combine
_NON_JOINER = "\u200c"


class Word(NamedTuple):
    """What stands between two spaces, from left to right."""

    texts: tuple[str, ...]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the row stands: its baseline and its usual size."""

    baseline: float
    size: float


def in_order(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return what stands on a line from left to right, letters that are printed twice (that makes bold) once.

    Letters of right-to-left scripts that overlap stand as the file prints them, and where that is not known as their
    right ends do: alef leans over the foot of lam, lam stands on top of jim.
    """
    out: list[Glyph] = []
    ordered = _sorted(glyphs)
    from_right: bool | None = None
    for glyph in ordered:
        if not out or glyph.x0 > out[-1].x1 - OVERLAP * (glyph.x1 - glyph.x0):
            out.append(glyph)
            continue
        last = out[-1]
        if last.text == glyph.text and glyph.x0 - last.x0 < SAME_PLACE * (last.x1 - last.x0):
            continue
        if kind(last.text) == kind(glyph.text) == "R":
            if from_right is None:
                from_right = _is_printed_from_right(ordered)
            out.insert(-1 if _stands_before(glyph, last, from_right=from_right) else len(out), glyph)
        else:
            out.append(glyph)
    return out


def _sorted(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return characters by their left ends; half-spaces, which take no room, between the letters that they part.

    A half-space is printed as a space that overlaps a letter, with one of its ends where two letters meet.
    """
    ordered = sorted(glyphs, key=_BY_ENDS)
    if not may_be_right_to_left("".join([g.text for g in ordered])):
        return ordered
    begins = [g.x0 for g in ordered if not g.text.isspace()]

    def place(glyph: Glyph) -> tuple[float, bool]:
        if not glyph.text.isspace():
            return glyph.x0, True
        slack = _ROUNDING * glyph.size
        for end in (glyph.x1, glyph.x0):
            at = bisect_left(begins, end - slack)
            if at < len(begins) and begins[at] <= end + slack:
                return begins[at], False
        return glyph.x0, False

    return sorted(ordered, key=place)


def _is_printed_from_right(glyphs: Sequence[Glyph]) -> bool:
    """Say whether the file prints letters of right-to-left scripts in the order in which they are read."""
    letters = [g for g in glyphs if kind(g.text) == "R"]
    return sum(left.order > right.order for left, right in pairwise(letters)) * 2 > len(letters)


def _stands_before(glyph: Glyph, last: Glyph, *, from_right: bool) -> bool:
    """Say whether a letter stands left of one that it overlaps, which begins further left."""
    if abs(glyph.order - last.order) != 1:
        return last.x1 > glyph.x1  # not printed in one go
    return (glyph.order > last.order) == from_right


def words_of(glyphs: Sequence[Glyph], ground: Ground) -> list[Word]:
    """Cut a row into words, by its spaces and by gaps wider than letters have among themselves.

    Args:
        glyphs: as `in_order` returns them.
        ground: where their row stands.
    """
    clusters = _clusters(glyphs)
    printed = [g for g in clusters if not g.text.isspace()]
    # not of the dots that lead to a page number, which stand wide apart
    told = pairwise([g.text.isalnum() for g in printed])
    gaps = [b.x0 - a.x1 for (a, b), kinds in zip(pairwise(printed), told, strict=True) if True in kinds]
    doubtful = [gap for gap in gaps if TIGHT_GAP * ground.size < gap <= WORD_GAP * ground.size]
    # letter-spaced headings have gaps everywhere: only those that stand out part words there
    usual = max(median(gaps), 0.0) if gaps else 0.0
    is_doubtful = doubtful and usual <= _HOLE * ground.size
    limit = usual + (_word_gap(printed, ground) if is_doubtful else WORD_GAP) * ground.size
    # no two characters are nearer that any rule parts; most are, and are asked nothing else
    least = limit - LEANING * ground.size
    words: list[list[Glyph]] = []
    reach, space, is_told = -math.inf, _LEAST, False
    for glyph in clusters:
        if glyph.text.isspace():
            space = max(space, glyph.x1 - glyph.x0, _LEAST)
            is_told = is_told or glyph.text == TOLD_SPACE
            continue
        gap = glyph.x0 - reach
        if not space and gap <= least:  # most characters
            reach = max(reach, glyph.x1)
            words[-1].append(glyph)
            continue
        if words and not is_told and space > max(gap, _LEAST) and _touch(words[-1][-1], glyph, gap, ground):
            words[-1].append(glyph._replace(text=_NON_JOINER, x1=glyph.x0))
        elif space or (gap > least and gap > _limit(words[-1][-1], glyph, limit, ground)):
            words.append([])
            reach = -math.inf
        reach = max(reach, glyph.x1)
        space, is_told = 0.0, False
        words[-1].append(glyph)
    return [_word(word, ground) for word in words]


def _word_gap(printed: Sequence[Glyph], ground: Ground) -> float:
    """Return the gap that parts two words of a row, in sizes: less where its letters touch and all gaps are spaces."""
    if may_be_right_to_left("".join([g.text for g in printed])):
        return WORD_GAP
    sizes = [
        (b.x0 - a.x1) / ground.size for a, b in pairwise(printed) if a.text[-1] != "f" and (a.text + b.text).isalnum()
    ]
    is_wide = len(sizes) < _TELLING or any(_HOLE < size <= TIGHT_GAP for size in sizes)
    return WORD_GAP if is_wide else TIGHT_GAP


def _word(glyphs: Sequence[Glyph], ground: Ground) -> Word:
    largest = RAISED_SIZE * ground.size
    texts = tuple([g.text if g.size > largest else _shown(g, ground) for g in glyphs])
    return Word(texts, glyphs[0].x0, max([g.x1 for g in glyphs]))


def _touch(left: Glyph, right: Glyph, gap: float, ground: Ground) -> bool:
    """Say whether two letters stand as near as in one word: a space between them is a half-space, which has no room."""
    return kind(left.text) == kind(right.text) == "R" and gap < CURSIVE_GAP * ground.size


def _clusters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Hang combining marks on the letter that they stand over; the box stays that of the letter."""
    if max([g.text for g in glyphs], default="") < _FIRST_MARK:
        return list(glyphs)
    bases = [g for g in glyphs if not _is_mark(g)]
    if len(bases) == len(glyphs) or all(base.text.isspace() for base in bases):
        return list(glyphs)
    hung: dict[int, list[Glyph]] = {}
    for mark in (g for g in glyphs if _is_mark(g)):
        printed = [i for i, base in enumerate(bases) if not base.text.isspace()]
        if printed:
            nearest = min(printed, key=lambda i: (abs(bases[i].middle - mark.middle), i))
            hung.setdefault(nearest, []).append(mark)
    return [
        base._replace(text=base.text + "".join(mark.text for mark in hung.get(i, ()))) for i, base in enumerate(bases)
    ]


def _is_mark(glyph: Glyph) -> bool:
    return glyph.text >= _FIRST_MARK and unicodedata.category(glyph.text[0]) == "Mn"


def _limit(left: Glyph, right: Glyph, usual: float, ground: Ground) -> float:
    """Return the gap that parts two words."""
    if left.text.endswith("f"):
        leaning, least = (LEANING, _HOLE) if right.text.isalpha() else (LEANING_TO_SIGN, WORD_GAP - LEANING_TO_SIGN)
        return max(usual - leaning * ground.size, least * ground.size)
    kinds = kind(left.text) + kind(right.text)
    if kinds == "RR":
        return usual - (WORD_GAP - CURSIVE_GAP) * ground.size
    if _is_mark_behind(left, right, ground) or (left.text in _STARS and right.text in _ENDING):
        return max(usual, MARK_GAP * ground.size)
    if "R" in kinds and ("E" in kinds or "A" in kinds):
        return usual - (WORD_GAP - DIGIT_GAP) * ground.size
    return max(usual, SLASH_GAP * ground.size) if "/" in {left.text, right.text} else usual


def _is_mark_behind(left: Glyph, right: Glyph, ground: Ground) -> bool:
    """Say whether one of two characters is the mark of a note and the other ends the word that it stands behind."""
    word, mark = (right, left) if kind(right.text) == "R" else (left, right)
    return kind(left.text) != "R" and is_note_mark(mark, ground) and not word.text.isdigit()


def _shown(glyph: Glyph, ground: Ground) -> str:
    """Return the text of a character; a small raised digit becomes a superscript one."""
    return superscript(glyph.text) if is_note_mark(glyph, ground) else glyph.text


def is_note_mark(glyph: Glyph, ground: Ground) -> bool:
    """Say whether a character is a small raised digit, or a star or dagger."""
    if glyph.size > RAISED_SIZE * ground.size or not (glyph.text.isdigit() or glyph.text in _STARS):
        return False
    return RAISED[0] < (ground.baseline - glyph.baseline) / ground.size
