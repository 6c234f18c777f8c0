"""When experts or a working group meet between two rounds, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.timing.aside import is_of_a_meeting_elsewhere, is_of_experts
from astana_nlp.claims.timing.days import dated_in
from astana_nlp.claims.timing.plans import is_planned
from astana_nlp.records import RoundClaim
from astana_nlp.rounds.calendar import days_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import TimeExpression

EXPERTS = "experts-date"


def experts(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield the days of a meeting of experts that a part tells of, or of one elsewhere that comes before a round."""
    planned = is_planned(part, published)
    ahead = planned or not part.tags.has("claims:held")  # 'meets on 20 June' is to come
    dated = dated_in(part, published, planned=ahead)
    if ahead and not planned:  # or was: 'had prepared the round on 10 May' is of this year
        dated = min(dated, dated_in(part, published, planned=False), key=lambda days: _away(days, part))
    named = part.tags.has("course:experts")
    meets = any(part.tags.has(f"claims:{kind}") for kind in ("held", "planned", "announced", "hosts", "came"))
    told = named and len(dated) == 1 and (meets or part.tags.has("course:meets"))
    for day in dated:
        before = ahead and is_of_a_meeting_elsewhere(day, part) and day.last < part.held.first
        if before or (told and is_of_experts(day, part)):
            days = day.first if day.first == day.last else f"{day.first}/{day.last}"  # a week has its days
            yield RoundClaim(part.number, part.index, EXPERTS, days)


def _away(days: Sequence[TimeExpression], part: Part) -> int:
    """Return how far days are from the round that they are told beside."""
    return sum(days_around(day, part.held.first, part.held.last) for day in days)
