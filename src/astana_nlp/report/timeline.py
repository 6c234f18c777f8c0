"""Rounds, agreements and other meetings in the order of time, and where each of their dates comes from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.findings.rounds import RoundFinding

# from support to opposition, with what is neither between them
ORDER = ("support", "conditional", "neutral", "mixed", "oppose")
# what led to the first round: its ceasefire and declaration
BEFORE = timedelta(days=60)
# what goes on for longer, such as the Geneva talks, is no event
LONGEST = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a day: a round (with its number) or an agreement or meeting beside it.

    `source` is where the calendar has the date from; `agree` and `differ` count sources that date it so or otherwise.
    """

    first: str
    last: str
    name: str
    place: str
    source: str
    number: int | None = None
    labels: tuple[tuple[str, int], ...] = ()
    agree: int = 0
    differ: int = 0


def timeline(rounds: Sequence[RoundFinding]) -> tuple[Event, ...]:
    """Return all events between the first and the last round that the sources speak of."""
    told = [r for r in rounds if r.told]
    if not told:
        return ()
    events = [_round(r) for r in rounds if told[0].number <= r.number <= told[-1].number]
    begin, end = events[0].first, events[-1].last
    since = (date.fromisoformat(begin) - BEFORE).isoformat()
    others = [e for e in _meetings() if since <= e.first <= end]
    return tuple(sorted([*events, *others], key=lambda e: (e.first, e.name)))


def _round(held: RoundFinding) -> Event:
    labels = Counter(p.label for p in held.positions)
    return Event(
        held.entry.first,
        held.entry.last,
        f"Round {held.number}",
        held.entry.place,
        held.entry.source,
        held.number,
        tuple((label, labels[label]) for label in ORDER if labels[label]),
        len({c.source.original for c in held.dates if c.agrees == "yes"}),
        len({c.source.original for c in held.dates if c.agrees == "no"}),
    )


def _meetings() -> Iterator[Event]:
    for meeting in knowledge.meetings():
        if meeting.last and date.fromisoformat(meeting.last) - date.fromisoformat(meeting.first) < LONGEST:
            yield Event(meeting.first, meeting.last, meeting.name, "", meeting.source)
