"""What a round was about, as a text says: the topics of the calendar near a word for discussing, and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import RoundClaim
from astana_nlp.rounds.calendar import topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Memory, Part
    from astana_nlp.names.tags import Tag, Tags

DISCUSSED, UNDISCUSSED = "agenda", "not-discussed"
_DENIED = 3  # words between a denial and words for an agenda: 'was not really a topic of'


def agenda(part: Part, memory: Memory) -> Iterator[RoundClaim]:
    """Yield the topics of a round, and those that it did not speak of; another one than the calendar's is not wrong.

    'That it had not discussed it at all' is of the topic that was told of before, which the memory holds.
    """
    tags = part.tags
    denied = tags.has("course:undiscussed") or _left_out(part)
    if not (denied or tags.has("claims:agenda")) or tags.has("round:next"):
        memory.topics = ()
        return
    named = tuple(topic for topic in topics() if tags.has(f"agenda:{topic}"))
    if denied:
        for topic in () if tags.has("claims:planned") else named or memory.topics[:1]:
            yield RoundClaim(part.number, part.index, UNDISCUSSED, topic)
        return
    memory.topics = named
    for topic in named:
        verdict = "yes" if topic in part.held.agenda else "unknown"
        yield RoundClaim(part.number, part.index, DISCUSSED, topic, "", verdict)


def _left_out(part: Part) -> bool:
    """Say whether a denial stands before words for an agenda: 'it was not among the topics', but 'not only'."""
    only = {t.start for t in part.tags.all("course:not_only")}
    denials = [t for t in part.tags.all("claims:denying") if t.start not in only]
    cues = [(d, c) for d in denials for c in part.tags.all("claims:agenda") if 0 <= c.first - d.last <= _DENIED]
    return any(not part.parts_clauses(d.end, c.start) for d, c in cues)


def topics_named(tags: Tags) -> list[Tag]:
    """Return the topics of the talks that a sentence names."""
    return [tag for topic in topics() for tag in tags.all(f"agenda:{topic}")]
