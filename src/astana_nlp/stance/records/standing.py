"""What follows from the standing of an actor in the talks: groups and their members, and those who are only present.

A group and members of it that one sentence names are one position, and the members have it (rule 14 of the codebook).
Hosts, mediators and observers who come take no position by coming (rule 17).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Stance
from astana_nlp.stance.about.matters import READY
from astana_nlp.stance.roles.doings import plainly
from astana_nlp.stance.roles.frames import SURELY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import StanceRecord
    from astana_nlp.stance.roles.frames import Frame
    from astana_nlp.stance.sentence.reading import ReadSentence

PRESENT = frozenset({"UN", "observer"})  # sides
HOST = "kazakhstan"
READINESS = "operators.readiness"
MEMBERS = 2  # members named beside their group from which on they are meant, not it


def without_groups_of(records: Sequence[StanceRecord]) -> list[StanceRecord]:
    """Leave out the record of a group where members of it have the same position in the same sentence."""
    holders = defaultdict(set)
    for record in records:
        holders[_said(record)].add(record.holder_id)
    return [r for r in records if len(_members(r.holder_id) & holders[_said(r)]) < MEMBERS]


def only_present(
    entity_id: str, stance: Stance, frames: Sequence[Frame], sentence: ReadSentence, *, said: bool = False
) -> bool:
    """Say whether what somebody without a position of its own does is no more than to be there: no word of praise.

    'Agreed to come as an observer' is none; where the classifier reads that the position is `said`, it is one. Beside
    what the actor surely does ('talks led by X') the praise of others is not its own.
    """
    surely = any(f.role in SURELY for f in frames)
    praises = said or any(f.role != "far" or not surely for f in _praise(frames, sentence))
    return stance is Stance.SUPPORT and entity_id in _present() and not praises


def only_praises(entity_id: str, frames: Sequence[Frame], sentence: ReadSentence) -> bool:
    """Say whether all that a host, mediator or observer surely does is to praise: that is support (rule 17)."""
    praising = [f for f in _praise(frames, sentence) if f.role in SURELY]
    return entity_id in _present() and bool(praising) and plainly(frames) == {Stance.SUPPORT}


def _praise(frames: Sequence[Frame], sentence: ReadSentence) -> list[Frame]:
    """Return what is said in support, other than that one is ready to come."""
    ready = [c for kind in (READINESS, READY) for c in sentence.of_kind(kind)]
    stated = (f for f in frames if f.basis == "stated" and f.polarity == Stance.SUPPORT)
    return [f for f in stated if not any(c.overlaps(f.cue) for c in ready)]


def idle_members(idle: set[tuple[int, str]], acting: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return those of `idle` who are members of a group that acts in the same sentence (sentence, actor id).

    A group whose members are all named is counted up: 'its sponsors approve: Russia, Iran and Turkey'.
    """

    def beside(at: int, actor: str) -> bool:
        groups = (group for group in _groups().get(actor, ()) if (at, group) in acting)
        return any(not all((at, member) in idle for member in _members(group)) for group in groups)

    return {(at, actor) for at, actor in idle if beside(at, actor)}


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {actor.id: actor.parents for actor in knowledge.actors()}


def _said(record: StanceRecord) -> tuple[object, ...]:
    return (record.sentence, record.stance, record.target)


@cache
def _members(entity_id: str) -> frozenset[str]:
    return frozenset(actor.id for actor in knowledge.actors() if entity_id in actor.parents)


@cache
def _present() -> frozenset[str]:
    """Return the actors that come as hosts, mediators or observers."""
    hosts = {HOST, *_members(HOST)}
    return frozenset(actor.id for actor in knowledge.actors() if actor.side in PRESENT or actor.id in hosts)
