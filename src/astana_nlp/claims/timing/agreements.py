"""On which day an agreement that was signed at a round is said to have been signed: 'the memorandum of 14 May 2017'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.parts import VERB_LAST, gap
from astana_nlp.claims.timing.days import has_year
from astana_nlp.records import Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part, Placed
    from astana_nlp.knowledge import Meeting
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import TimeExpression

SIGNED_ON = "signed-on"
_BESIDE = 14  # characters between a paper and its day: 'of the', 'dated'
_BEHIND = 25  # from a day to the verb behind it
_SIGNED = 45  # with a word for signing between: 'which was signed in Astana on'
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d{2}-\d{2}")
_MONTH, _YEAR = len("2017-05"), len("2017")
_UNNAMED = ("papers:memorandum", "papers:agreement")


def signing_days(part: Part) -> Iterator[RoundClaim]:
    """Yield the day that a sentence gives an agreement, where it is that of the list or slightly another one.

    An agreement without its name is the one of that month where the sentence tells of its topic or the city.
    """
    for day in (d for d in part.dates if _DAY.fullmatch(d.timex)):
        named = [m.entity_id for m in part.mentions if m.label == Label.AGREEMENT and _is_dated(part, m, day)]
        found = [a for a in _agreements() if a.id in named]
        if not found and _speaks_of_zones(part) and any(_is_dated(part, t, day) for t in _papers(part)):
            found = [a for a in _agreements() if a.first[_YEAR:_MONTH] == day.timex[_YEAR:_MONTH]]
        if len(found) == 1 and _may_be(day, found[0]):
            known = found[0].first
            told = day.timex if has_year(day) else f"{known[:_YEAR]}{day.timex[_YEAR:]}"
            verdict = "yes" if told == known else "no"
            yield RoundClaim(_rounds()[found[0].id], part.index, SIGNED_ON, told, found[0].id, verdict)


def _papers(part: Part) -> list[Tag]:
    return [t for kind in _UNNAMED for t in part.tags.all(kind)]


def _speaks_of_zones(part: Part) -> bool:
    return any(part.tags.has(kind) for kind in ("agenda:de-escalation-areas", "claims:zones", "city:names"))


def _is_dated(part: Part, paper: Placed, day: TimeExpression) -> bool:
    """Say whether a day stands in apposition to a paper, or behind the word for signing that follows it."""
    low, high = min(paper.end, day.end), max(paper.start, day.start)
    verbs = list(part.tags.all("course:dated"))
    signed = any(low <= t.start < high for t in verbs)
    if part.language in VERB_LAST and paper.end <= day.start:  # 'which on 4 May in B was signed'
        signed = any(0 <= t.start - day.end <= _BEHIND for t in verbs)
    return gap(paper, day) <= (_SIGNED if signed else _BESIDE) and not part.has_mark(";؛:", low, high)


def _may_be(day: TimeExpression, agreement: Meeting) -> bool:
    """Say whether a day is that of an agreement but for a slip: of the same month, or of the same day another year."""
    same_year = day.timex.startswith(("XXXX", agreement.first[:_YEAR]))
    within = day.timex[_YEAR:_MONTH] == agreement.first[_YEAR:_MONTH] and same_year
    return within or day.timex[_YEAR:] == agreement.first[_YEAR:]


@cache
def _agreements() -> tuple[Meeting, ...]:
    """Return the agreements that were signed on one day of a round."""
    listed = (m for m in knowledge.meetings() if m.kind == Label.AGREEMENT and m.first == m.last)
    return tuple(m for m in listed if m.id in _rounds())


@cache
def _rounds() -> dict[str, int]:
    signed = (m for m in knowledge.meetings() if m.kind == Label.AGREEMENT and m.first == m.last)
    return {m.id: r.number for m in signed for r in knowledge.rounds() if r.first <= m.first <= r.last}
