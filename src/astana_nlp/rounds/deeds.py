"""Which round a text tells of that does not name the talks: by who met or agreed on what, and on which days.

What is written on the days of a round on talks of the three guarantors and the Syrian sides is on that round, though it
names no city; 'they signed the memorandum on the zones', without any day, is on the round whose only paper of that kind
it was.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.tags import Tags
from astana_nlp.records import Section
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER, met_about, reported, topics

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from astana_nlp.records import Mention
    from astana_nlp.rounds.passage import Reading

_PAPERS = ("memorandum", "regulation", "agreement", "protocol", "document")
_NAMED = ("memorandum", "regulation", "protocol")  # an 'agreement' may be any
_TALKS = ("round:topic", "process:nouns", "round:nouns", "claims:team", "claims:sitting")
_SIDES = frozenset({"syrian-government", "syrian-opposition"})
_TELLING = frozenset({Section.BODY, Section.TITLE, Section.HEADING})
_ASTANA = "astana"


def round_of_deeds(readings: Sequence[Reading], named: Mapping[int, Sequence[Mention]], day: str) -> int:
    """Return the round that a text on Syria tells of by what its parties agreed on, 0 where it may be none.

    Args:
        readings: the sentences of a text with what each names.
        named: the mentions by sentence.
        day: when the text was written, empty where nobody knows.
    """
    if any(process != _ASTANA for r in readings for process in r.processes):
        return 0
    deeds = [r for r in readings if is_deed(r)]
    names = {m.entity_id for mentions in named.values() for m in mentions}
    guarantors = names >= GUARANTORS or TOGETHER in names
    if day:
        met = (met_about(day) if names & _SIDES else ()) or (reported(day) if deeds else ())
        return met[0] if met and guarantors and any(is_deed(r) or is_on_talks(r) for r in readings) else 0
    host = any(_ASTANA in r.processes or r.tags.has("city:names") for r in readings)
    kinds = {kind for r in readings for kind in _kinds(r)}
    signed = {number for r in deeds for number in _by_paper(r, kinds)} if host or guarantors else set()
    return signed.pop() if len(signed) == 1 else 0


def is_deed(reading: Reading) -> bool:
    """Say whether a sentence tells that something that the talks are on was agreed or signed."""
    tags = reading.tags
    if tags.line.sentence.section != Section.BODY or reading.early:
        return False
    matter = reading.documents or any(tags.has(f"papers:{kind}") for kind in _PAPERS) or _is_on_a_topic(tags)
    return matter and (tags.has("claims:signed") or Tags(tags.line, "outcomes").has("outcome:agreed"))


def is_on_talks(reading: Reading) -> bool:
    """Say whether a sentence has a word for talks, their papers or the delegations to them."""
    tags = reading.tags
    if tags.line.sentence.section not in _TELLING or reading.early:
        return False
    kinds = [*_TALKS, *(f"papers:{kind}" for kind in _PAPERS)]
    return any(tags.has(kind) for kind in kinds)


def _is_on_a_topic(tags: Tags) -> bool:
    return any(tags.has(f"agenda:{topic}") for topic in topics())


def _kinds(reading: Reading) -> list[str]:
    """Return the kinds of papers that a sentence names, without what is only of another: 'положения меморандума'."""
    named = [tag for kind in _PAPERS for tag in reading.tags.all(f"papers:{kind}")]
    whole = {tag.kind for tag in named if not any(other.first == tag.last for other in named)}
    return [kind for kind in _NAMED if f"papers:{kind}" in whole]


def _by_paper(reading: Reading, told: Collection[str]) -> frozenset[int]:
    """Return the only round at which a paper of the kind was signed that a sentence has signed.

    A sentence that only calls it a document means the one kind of paper that its text tells of.
    """
    if not reading.tags.has("claims:signed"):
        return frozenset()
    called = len(told) == 1 and reading.tags.has("papers:document")
    kinds = _kinds(reading) or (told if called else ())
    return frozenset().union(*(_signed_at(kind) for kind in kinds))


@cache
def _signed_at(kind: str) -> frozenset[int]:
    """Return the only round that the calendar has a paper of a kind signed at, none where there are several."""
    rounds = frozenset(r.number for r in knowledge.rounds() if kind in r.documents.lower())
    return rounds if len(rounds) == 1 else frozenset()
