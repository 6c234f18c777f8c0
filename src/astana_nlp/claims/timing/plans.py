"""Whether a text tells of a round to come, and of which: what was planned is a claim of its own.

A round that was announced for August and held in September is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import names_another
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import held_by

if TYPE_CHECKING:
    from astana_nlp.claims.parts import Part

PLANNED = "planned-"  # before the kind of a claim
_APART = 5  # characters between a round and words for the next one that are one: 'the ninth, the next round'


def number_of(part: Part, published: str, *, planned: bool) -> int:
    """Return the round of a plan: at the end of one that is over, the next one is announced."""
    day = published[: len("2017-01-01")]
    over = planned and (part.held.last <= day if day else is_before_the_next(part))
    return part.number + 1 if over else part.number


def is_before_the_next(part: Part) -> bool:
    """Say whether a part names a round and, well behind it, the next one: 'the ninth decided that the next one …'."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND]
    behind = [t for t in part.tags.all("round:next") if rounds and t.start >= rounds[0].end]
    return any(t.start - rounds[0].end > _APART or not part.parts_clauses(rounds[0].end, t.start) for t in behind)


def is_pointed_ahead(part: Part) -> bool:
    """Say whether the round of a part is the one that 'the next round' points to."""
    return part.tags.has("round:next") and not part.numbered


def names_next(part: Part, published: str) -> bool:
    """Say whether a part speaks of the next round, and not of 'a new round of the Geneva talks'."""
    return part.tags.has("round:next") and not names_another(part.mentions) and not _long_over(part, published)


def _long_over(part: Part, published: str) -> bool:
    """Say whether a later round than the one linked had been held as well when a text announced the next one."""
    return part.number < held_by(published)


def is_planned(part: Part, published: str) -> bool:
    """Say whether a part tells of a round to come: by its words, or since the text is older than the round."""
    before = len(published) == len("2017-01-01") and published < part.held.first
    return before or part.tags.has("claims:planned")
