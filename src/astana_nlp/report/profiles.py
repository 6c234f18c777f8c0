"""What the page of one actor shows: positions over time, changes, affiliations, who reports them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.findings.doubts import contradicts
from astana_nlp.findings.rounds import actor_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.findings.changes import Change
    from astana_nlp.findings.evidence import Actor, Doubt
    from astana_nlp.findings.gathering import Findings
    from astana_nlp.findings.positions import Position


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor: `entry` is its row in the list of actors, `sources` counts documents by the side of their outlet."""

    actor: Actor
    entry: knowledge.Actor | None
    members: tuple[str, ...]
    positions: tuple[Position, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    sources: Counter[str]
    motives: Counter[str]

    @property
    def statements(self) -> int:
        """Return the number of records of the actor."""
        return sum(len(p.everything) for p in self.positions)

    @property
    def parents(self) -> tuple[str, ...]:
        """Return the names of what the actor belongs to."""
        return tuple(actor_name(key) for key in self.entry.parents) if self.entry else ()

    @property
    def became(self) -> str:
        """Return the name of what the actor became."""
        return actor_name(self.entry.became) if self.entry and self.entry.became else ""


def contradictions(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return the doubts that say that something cannot be so, the weightiest first."""
    return tuple(sorted((d for d in doubts if contradicts(d)), key=lambda d: -d.weight))


def profiles(findings: Findings) -> tuple[Profile, ...]:
    """Return the profiles of all actors, those with the most records first."""
    held: defaultdict[str, list[Position]] = defaultdict(list)
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    doubts: defaultdict[str, list[Doubt]] = defaultdict(list)
    for position in findings.positions:
        held[position.actor.key].append(position)
    for change in findings.changes:
        changes[change.actor.key].append(change)
    for doubt in contradictions(findings.evidence.doubts):
        doubts[doubt.actor].append(doubt)
    made = [_profile(positions, changes[key], doubts[key]) for key, positions in held.items()]
    return tuple(sorted(made, key=lambda p: (-p.statements, p.actor.name)))


def _profile(positions: list[Position], changes: Iterable[Change], doubts: Iterable[Doubt]) -> Profile:
    actor = positions[0].actor
    statements = [s for p in positions for s in p.statements]
    sides = {s.source.original: s.source.side for s in statements}
    return Profile(
        actor=actor,
        entry=entry_of(actor),
        members=_members().get(actor.actor_id, ()),
        positions=tuple(sorted(positions, key=lambda p: (p.target, p.round or 99))),
        changes=tuple(changes),
        doubts=tuple(doubts),
        sources=Counter(sides.values()),
        motives=Counter(m for s in statements for m in s.motives),
    )


def entry_of(actor: Actor) -> knowledge.Actor | None:
    """Return the row of the list of actors, or None for a name that it does not have."""
    return _entries().get(actor.actor_id)


@cache
def _entries() -> dict[str, knowledge.Actor]:
    return {actor.id: actor for actor in knowledge.actors()}


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for actor in knowledge.actors():
        for parent in actor.parents:
            found[parent] = (*found[parent], actor.name)
    return dict(found)
