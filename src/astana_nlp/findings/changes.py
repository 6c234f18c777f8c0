"""Changes of position: an actor takes one position, and on a later day or at a later round another one.

A change is told apart from a disagreement of sources by time: both are there to see, but here the evidence is ordered,
and each of the two positions is one that its sources agree on. What claims of presence and single sentences tell of a
change is added where positions do not show it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.findings.contradictions import of_group
from astana_nlp.findings.positions import SURE, replaces
from astana_nlp.findings.turns import presence_turns, told_turns
from astana_nlp.findings.voices import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from astana_nlp.findings.evidence import Actor, Claim, Statement
    from astana_nlp.findings.positions import Position

    Turn = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Change:
    """An actor's change of position, with the surest evidence of both sides.

    `certainty` is that both positions are what they seem, 0 to 1; `motives` are those that the evidence of the new
    position gives.
    """

    actor: Actor
    target: str
    before: Statement
    after: Statement
    certainty: float
    motives: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Say whether both positions concern the same round (or none)."""
        return self.before.round == self.after.round

    @property
    def group(self) -> bool:
        """Say whether the name stands for many, of whom others may be meant each time."""
        return of_group(self.before, self.after)


def find_changes(
    positions: Iterable[Position], statements: Iterable[Statement] = (), claims: Iterable[Claim] = ()
) -> tuple[Change, ...]:
    """Return all changes, the surest first; those of names that stand for many come after all others."""
    statements, claims = tuple(statements), tuple(claims)
    histories: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    changes: list[Change] = []
    for position in positions:
        changes += _within(position)
        if position.round and position.label in POSITIONS and position.certainty >= SURE:
            histories[position.actor.key, position.target].append(position)
    for history in histories.values():
        changes += _between(history)
    turns = (*told_turns(statements, claims), *presence_turns(claims, [s.actor for s in statements]))
    changes += _added(turns, [(c.before, c.after) for c in changes])
    return tuple(sorted(changes, key=lambda c: (c.group, -c.certainty, c.actor.name, c.target, c.after.round or 0)))


def _within(position: Position) -> Iterator[Change]:
    """Yield the change inside one position: what is dated earlier yields to what is dated later."""
    pairs = [(b, a) for b in position.earlier for a in position.statements if replaces(a, b) and b.certainty >= SURE]
    if pairs:
        before, after = max(pairs, key=lambda pair: (min(s.weight for s in pair), pair[1].stance_id))
        yield Change(
            position.actor,
            position.target,
            before,
            after,
            round(before.certainty * after.certainty, 2),
            _motives(position.statements, after),
        )


def _between(history: list[Position]) -> Iterator[Change]:
    """Yield the changes from one round to the next one at which the actor's position is known."""
    for old, new in pairwise(sorted(history, key=lambda p: p.round or 0)):
        if old.label != new.label:
            before, after = _speaking(old), _speaking(new)
            certainty = round(old.certainty * new.certainty, 2)
            yield Change(old.actor, old.target, before, after, certainty, _motives(new.statements, after))


def _added(turns: Iterable[Turn], known: list[Turn]) -> Iterator[Change]:
    """Yield the changes of turns that no other one shows, the earliest first."""
    for before, after in sorted(turns, key=lambda turn: turn[1].round or 0):
        if not any(_shown(before, after, *other) for other in known):
            known.append((before, after))
            certainty = round(before.certainty * after.certainty, 2)
            yield Change(after.actor, after.target, before, after, certainty, after.motives)


def _shown(before: Statement, after: Statement, old: Statement, new: Statement) -> bool:
    """Say whether another turn is the same: to the same position, at this round or after the round before it."""
    if (new.actor.key, new.target) != (after.actor.key, after.target):
        return False
    since = before.round or after.round or 0
    same = new.stance == after.stance and since <= (new.round or 0) <= (after.round or 0)
    return new.round == after.round or (same and (old.round or 0) <= (new.round or 0))


def _speaking(position: Position) -> Statement:
    """Return the weightiest statement that says what the whole position says."""
    return next(s for s in position.statements if s.stance == position.label)


def _motives(statements: Iterable[Statement], after: Statement) -> tuple[str, ...]:
    return tuple(sorted({m for s in statements if s.stance == after.stance for m in s.motives}))
