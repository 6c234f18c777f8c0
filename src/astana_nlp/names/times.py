"""The time that a sentence speaks of, and which bodies existed then: the same words mean another body in 2016 and 2018.

A dated sentence is about its days, another one about the day of its document. A body that had ended by then is meant
where the document speaks of its time anywhere; else its name is the old name of what it became (in a report of 2018,
the Nusra Front is Tahrir al-Sham). A body that did not exist yet when the document was written is never meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.gazetteer import Entry, entry_of
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.names.candidates import Candidate
    from astana_nlp.names.gazetteer import Name
    from astana_nlp.records import TimeExpression

# how a name is linked that stood for nobody yet (see `unlisted` for the problem that it gives), or for a successor
TOO_EARLY, SUCCESSOR = "too-early", "successor"
_BODIES = frozenset({Label.FACTION, Label.COALITION, Label.ORG})
_DATED_TO, _MONTH = 10, 7  # characters of an ISO day and month
_NEWS = 60  # days in which reports go on meaning a body that has just ended
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Times:
    """When a document was written (an ISO day, month or year, or empty), and the days that its sentences speak of.

    `said` holds the first and last day of each time expression by the index of its sentence.
    """

    written: str
    said: Mapping[int, tuple[Span, ...]]

    def day(self, sentence: int) -> str:
        """Return the ISO day that a sentence speaks of: its own last one before the writing, else the writing."""
        days = [first for first, _ in self.said.get(sentence, ()) if not self.written or first <= self.written]
        return max(days, default=self.written)

    def speaks_of(self, entry: Entry) -> bool:
        """Say whether any sentence of the document speaks of a time in which an entry existed."""
        return any(_lived(entry, span) for spans in self.said.values() for span in spans)


def times_of(written: str, dates: Sequence[TimeExpression]) -> Times:
    """Return the times of a document from its day of publication and its time expressions."""
    said: dict[int, list[Span]] = {}
    for found in dates:
        if found.first and found.last and not found.problem:
            said.setdefault(found.sentence, []).append((found.first[:_DATED_TO], found.last[:_DATED_TO]))
    return Times(written, {i: tuple(spans) for i, spans in said.items()})


def of_the_time(names: Sequence[Name], times: Times, sentence: int) -> list[Name]:
    """Return the names whose bodies existed when the sentence plays, else when it was written, else all."""
    played = [n for n in names if n.entry.valid_on(times.day(sentence))]
    return played or [n for n in names if n.entry.valid_on(times.written)] or list(names)


def in_time(found: Candidate, times: Times) -> Candidate:
    """Return a candidate as it may be linked: to its body, to what that became, or to nobody if it came too early."""
    entry = _bodies().get(found.entity_id)
    if entry is None or not times.written:
        return found
    if entry.begins_after(times.written):
        return replace(found, entity_id="", method=TOO_EARLY, confidence=0.4)
    if not entry.ended_before(_some_time_before(times.written)) or times.speaks_of(entry):
        return found
    heir = _heir(entry, times.written)
    if heir is None:
        return found
    return replace(found, entity_id=heir.id, entity=heir.name, label=heir.label, method=SUCCESSOR, confidence=0.7)


def _some_time_before(day: str) -> str:
    """Return the day before which a body must have ended for its name to be an old one; a month or year as it is."""
    if len(day) != _DATED_TO:
        return day
    return (date.fromisoformat(day) - timedelta(days=_NEWS)).isoformat()


def _lived(entry: Entry, span: Span) -> bool:
    first, last = span
    return not entry.begins_after(last) and not entry.ended_before(first)


def _heir(entry: Entry, day: str) -> Entry | None:
    """Return what a body had become by a day; None where it left nothing or nothing that was left then.

    What begins where the body ends goes on with it under another name; what was there before has taken it in, and then
    its name stays its own.
    """
    heir = _bodies().get(_became().get(entry.id, ""))
    if heir is None or heir.valid_from[:_MONTH] < entry.valid_to[:_MONTH]:
        return None
    return _heir(heir, day) if heir.ended_before(day) else heir


@cache
def _bodies() -> dict[str, Entry]:
    return {a.id: entry_of(a) for a in knowledge.actors() if a.label in _BODIES}


@cache
def _became() -> dict[str, str]:
    return {a.id: a.became for a in knowledge.actors() if a.became}
