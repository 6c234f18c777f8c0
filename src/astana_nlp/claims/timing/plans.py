"""Whether a text tells of a round to come, and of which: what was planned is a claim of its own.

A round that was announced for August and held in September is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import names_another
from astana_nlp.rounds.calendar import held_by

if TYPE_CHECKING:
    from astana_nlp.claims.parts import Part

PLANNED = "planned-"  # before the kind of a claim


def number_of(part: Part, published: str, *, planned: bool) -> int:
    """Return the round of a plan: at the end of one that is over, the next one is announced."""
    over = planned and part.held.last <= published[: len("2017-01-01")]
    return part.number + 1 if over else part.number


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
