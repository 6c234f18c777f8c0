"""What a round was about, as a text says: the topics of the calendar, near a word for discussing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part


def agenda(part: Part) -> Iterator[RoundClaim]:
    """Yield the topics of a round; the calendar names the main ones, so that another is not wrong."""
    if not part.tags.has("claims:agenda") or part.tags.has("round:next"):
        return
    for topic in sorted({topic for entry in knowledge.rounds() for topic in entry.agenda}):
        if part.tags.has(f"agenda:{topic}"):
            verdict = "yes" if topic in part.held.agenda else "unknown"
            yield RoundClaim(part.number, part.index, "agenda", topic, "", verdict)
