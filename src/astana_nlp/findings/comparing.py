"""Whether two quantities, two stretches of time or the days of two texts exclude each other."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from astana_nlp.claims.timing.vague import stretch

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Claim

_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
EXACT = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
NUMBER = re.compile(r"(about|at most|at least|) ?(\d+)")
_ROUGHLY = 0.2  # of a rough number, by judgement: 'about ten' may be eight and is not fourteen
SAME_DAYS = 7  # between two reports of one exchange
_LATEST = "~"  # behind every digit: the last day of a month or year


def numbers_exclude(one: Claim, other: Claim) -> bool:
    """Say whether two numbers cannot be the same, rough ones included."""
    spans = [_between(c.value) for c in (one, other)]
    return spans[0][1] < spans[1][0] or spans[1][1] < spans[0][0]


def _between(value: str) -> tuple[float, float]:
    """Return the lowest and the highest number that a quantity in words allows."""
    found = NUMBER.search(value)
    if found is None:
        return 0, float("inf")
    number = int(found[2])
    spans: dict[str, tuple[float, float]] = {
        "": (number, number),
        "about": (number * (1 - _ROUGHLY), number * (1 + _ROUGHLY)),
        "at most": (0, number),
        "at least": (number, float("inf")),
    }
    return spans[found[1]]


def together(one: str, other: str, *, most: int = SAME_DAYS) -> bool:
    """Say whether two texts may have appeared within days of each other: of one without a day nobody knows."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= most
    except ValueError:
        return True


def days_exclude(one: Claim, other: Claim) -> bool:
    """Say whether two stretches of time have no day in common, or are several days each and not the same ones.

    '23 and 24 January' is not '24 and 25 January'; the 24th alone is in both, and in January. Nor is the middle of a
    month its second half. Where the calendar bears out both, each may tell of one of its days.
    """
    values = (one.value, other.value)
    vague = all(any(stretch(value)) for value in values)
    if one.agrees == other.agrees == "yes" and not vague:
        return False
    (begin, end), (later, last) = sorted(map(_span, values))
    within = begin == later or last <= end
    exact = all(EXACT.fullmatch(value) and "/" in value for value in values)
    return end < later or (vague and not within) or (exact and (begin, end) != (later, last))


def _span(value: str) -> tuple[str, str]:
    """Return the first and the last day of a time; where no days are told, it may be any time."""
    ends = stretch(value) if any(stretch(value)) else value.split("/")
    if not all(_DAY.fullmatch(end) for end in ends):
        return "", _LATEST
    return ends[0], ends[-1] + _LATEST * (len(ends[-1]) < len("2017-01-01"))
