"""What a text leaves open of the days of a round to come: a part of a month or year, or that nothing is decided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.claims.timing.plans import PLANNED, names_next, number_of
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import TimeExpression

UNDECIDED = "a day not yet decided"
# the parts as a reader calls them, by the cues of `rounds.toml`, and the months or days that they have
_NAMES = {
    "first_half": "first half of",
    "second_half": "second half of",
    "early": "early",
    "middle": "mid",
    "late": "late",
}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half of": (1, 15), "second half of": (16, 31)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half of": (1, 6), "second half of": (7, 12)}
_WHOLE = re.compile(r"\d{4}(?:-\d{2})?")
_VAGUE = re.compile(r"(\D+) (\d{4})(-\d{2})?")
_HALF = re.compile(r"(\d{4})-H([12])")
_BESIDE = 4  # characters between a part and its month: 'of the'
_BEHIND = 8  # in Turkish the part stands behind: 'Aralık ayının ikinci yarısı'
_NEAR = 60  # characters between the word for a date and that it is not set


def told_of(expression: TimeExpression, part: Part) -> str:
    """Return the days that a time expression gives: its value, with the part of the month or year that it means."""
    if not _WHOLE.fullmatch(expression.timex):
        return expression.timex
    named = next((n for kind, n in _NAMES.items() if any(_is_of(t, expression, part) for t in _tags(part, kind))), "")
    return f"{named} {expression.timex}".strip()


def _tags(part: Part, kind: str) -> Iterator[Tag]:
    return part.tags.all(f"course:{kind}")


def _is_of(tag: Tag, expression: TimeExpression, part: Part) -> bool:
    """Say whether a word for a part stands in a time expression, right before it, or in Turkish right behind it."""
    inside = expression.start <= tag.start < expression.end
    before = 0 <= expression.start - tag.end <= _BESIDE
    behind = part.language == "tr" and 0 <= tag.start - expression.end <= _BEHIND
    low, high = min(tag.end, expression.end), max(tag.start, expression.start)
    return inside or ((before or behind) and not part.parts_clauses(low, high))


def stretch(value: str) -> tuple[str, str]:
    """Return the first and the last day or month of a part of a month or year, nothing of another value."""
    if half := _HALF.fullmatch(value):
        return (f"{half[1]}-01", f"{half[1]}-06") if half[2] == "1" else (f"{half[1]}-07", f"{half[1]}-12")
    vague = _VAGUE.fullmatch(value)
    if vague is None or vague[1] not in _DAYS:
        return "", ""
    low, high = (_DAYS if vague[3] else _MONTHS)[vague[1]]
    begin = f"{vague[2]}{vague[3] or ''}"
    return f"{begin}-{low:02}", f"{begin}-{high:02}"


def undecided(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield that the days of a round to come are not decided: 'no date has been set for the next meeting'."""
    ahead = len(published) == len("2017-01-01") and published < part.held.first
    if part.beside or not (ahead or names_next(part, published)):
        return
    dates = list(part.tags.all("course:when"))
    cues = part.tags.all("course:undecided")
    if any(max(t.start - d.end, d.start - t.end) <= _NEAR for t in cues for d in dates):
        number = number_of(part, published, planned=True)
        yield RoundClaim(number, part.index, f"{PLANNED}date", UNDECIDED)
