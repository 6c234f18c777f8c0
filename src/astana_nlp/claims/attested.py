"""Which rounds a text tells itself: of a round that is only guessed nothing is held against the calendar.

A sentence without a number has the round that was last before the text appeared. That is right of a report written on
its days; an essay written weeks later speaks of all the rounds so far ('the opposition came to Astana with demands').
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.records import Mention, RoundClaim, TimeExpression

_GUESSED = CAME | STAYED | {"first-time", "place", "length"}  # other claims are only read where a round is told
_REPORTED = 4  # days before and after a round in which a text on the talks is a report on it


def attested(
    claims: Sequence[RoundClaim],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
    published: str,
) -> Iterator[RoundClaim]:
    """Yield the claims without those against the calendar of a round that the text neither numbers nor dates.

    Args:
        claims: those of a document.
        found: for each sentence the mentions in it and its time expressions, with the rounds that they fall on.
        published: ISO day of publication, or empty.
    """
    own = [{m.round for m in ms if m.label == Label.ROUND} | {d.round for d in dates if d.round} for ms, dates in found]
    told, reported = set[int | None]().union(*own), _reported(published)
    for claim in claims:
        # of several rounds that a text tells of, a sentence that names none may be on any
        known = own[claim.sentence] | reported if len(told | reported) > 1 else told | reported
        if claim.round in known or claim.claim not in _GUESSED or claim.agrees_with_calendar != "no":
            yield claim


def _reported(published: str) -> set[int]:
    """Return the rounds that met within days of the publication."""
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return set()
    return {
        held.number
        for held in knowledge.rounds()
        if (date.fromisoformat(held.first) - day).days <= _REPORTED
        and (day - date.fromisoformat(held.last)).days <= _REPORTED
    }
