"""From the order on paper to the order of reading, for lines with right-to-left writing.

A PDF says where each shape stands, not in which order it is read. This turns the rules of the Unicode bidirectional
algorithm (UAX #9: W2, W4, W7, N1, L2, L4) around: letters of right-to-left scripts are read from the right, while
Latin words and numbers inside keep their own order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = frozenset(".,/:٫٬")  # class CS: one of them between two numbers joins them (W4)
_SIGNS = frozenset("-+−")  # class ES: joins European numbers only
_JOINERS = frozenset(["", " ", "-", "/", ".", "_", "'", "’", "@", "&"])
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_OUTSIDE_BEFORE, _OUTSIDE_AFTER = frozenset(" ([«"), frozenset(" .,;:!?،؛؟)]»⁰¹²³⁴⁵⁶⁷⁸⁹")
# the blocks of Unicode with such letters: a search for them is quicker than to ask for the kind of every character
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# the sign is written behind the number, also where a program draws it on the other side
_PER_CENT = re.compile(r"(?<!\d)([%٪])(\d+(?:[.,٫٬]\d+)*)(?![\w%٪])")


def logical(clusters: Sequence[str], *, right_to_left: bool) -> str:
    """Return a line in reading order.

    Args:
        clusters: what stands on the line from left to right; the letters of a ligature are one cluster.
        right_to_left: whether the line as a whole is read from the right.
    """
    if not right_to_left and not may_be_right_to_left(whole := "".join(clusters)):
        return whole
    if right_to_left:
        return _PER_CENT.sub(r"\2\1", _bracketed(_from_right(clusters)))
    return "".join(_from_left(clusters))


def may_be_right_to_left(text: str) -> bool:
    """Say whether a text has characters of the scripts that are written from the right, among them digits."""
    return _RIGHT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Say whether most letters of a text are written from the right."""
    if not may_be_right_to_left(text):
        return False
    kinds = Counter({"R": 0, "L": 0})
    for character, count in Counter(text).items():
        kinds[kind(character)] += count
    return kinds["R"] > kinds["L"]


def kind(cluster: str) -> str:
    """Return R or L for letters, E and A for European and Arabic numbers, N for the rest (marks count as neutral).

    The first letter or digit decides about a cluster: a ligature, or a whole word of a recognised scan.
    """
    if len(cluster) == 1:
        return _kind(cluster)
    return next((found for found in map(_kind, cluster) if found != "N"), "N")


@cache
def _kind(character: str) -> str:
    if character in "۰۱۲۳۴۵۶۷۸۹":
        return "A"  # UAX #9 counts them as European, but in Persian lines they behave like this after letters (W2)
    return _KINDS.get(unicodedata.bidirectional(character), "N")


_KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "E", "AN": "A"}


def _from_left(clusters: Sequence[str]) -> list[str]:
    """Read from the left; stretches of right-to-left writing (with what stands inside of them) from the right."""
    out: list[str] = []
    start = 0
    while start < len(clusters):
        if kind(clusters[start]) != "R":
            out.append(clusters[start])
            start += 1
            continue
        end = start
        for index in range(start, len(clusters)):
            if kind(clusters[index]) == "R":
                end = index
            elif kind(clusters[index]) == "L":
                break
        out.append(logical(clusters[start : end + 1], right_to_left=True))
        start = end + 1
    return out


def _from_right(clusters: Sequence[str]) -> str:
    turned = list(reversed(clusters))
    out: list[str] = []
    start, after_letter = 0, False
    while start < len(turned):
        if kind(turned[start]) in "LEA":
            end = _run_end(turned, start, after_letter=after_letter)
            out.extend(reversed(turned[start:end]))
            start = end
            continue
        after_letter = after_letter or kind(turned[start]) == "R"
        # brackets inside of recognised words look as they are read
        out.append(turned[start].translate(_MIRRORED) if len(turned[start]) == 1 else turned[start])
        start += 1
    return "".join(out)


def _run_end(turned: Sequence[str], start: int, *, after_letter: bool) -> int:
    """Return where a stretch ends that is read from the left: a Latin phrase, a number, a date."""
    end = start
    for index in range(start + 1, len(turned)):
        if kind(turned[index]) == "R":
            break
        if kind(turned[index]) == "N":
            continue
        if not _joins(turned[end], turned[index], "".join(turned[end + 1 : index]), after_letter=after_letter):
            break
        end = index
    return end + 1


def _joins(left: str, right: str, between: str, *, after_letter: bool) -> bool:
    """Say whether two characters belong to one left-to-right stretch; `left` comes first in the turned line."""
    kinds = kind(left) + kind(right)
    if kinds == "LL" or not between:
        return True
    if "L" not in kinds:
        return between in _SEPARATORS or (between in _SIGNS and not after_letter and "A" not in kinds)
    # a number behind a Latin word ('Geneva 2017', W7) goes with it; one before it stands alone
    return between in _JOINERS and "A" not in kinds and (between != " " or kinds == "EL")


def _bracketed(text: str) -> str:
    """Turn brackets so that they look outwards: a space or the end outside, none inside.

    Files store the bracket that is written or the one that is drawn (L4), and PDFium turns some of them.
    """
    out = []
    padded = f" {text} "
    for before, bracket, after in zip(padded, padded[1:], padded[2:], strict=False):
        opens = before in _OUTSIDE_BEFORE and not after.isspace()
        closes = after in _OUTSIDE_AFTER and not before.isspace()
        wrong = (bracket in _CLOSING and opens and not closes) or (bracket in _OPENING and closes and not opens)
        out.append(bracket.translate(_MIRRORED) if wrong else bracket)
    return "".join(out)
