"""Who stands with whom: actors tied by the positions that they share, and by those on which they oppose each other.

Discourse network analysis (Leifeld 2013, 'Reconceptualizing major policy change in the advocacy coalition framework',
Policy Studies Journal 41; Leifeld 2017, 'Discourse network analysis', in The Oxford Handbook of Political Networks). A
concept is a target at a round. An actor counts once for each concept and stance, however many sentences say so (there:
duplicates ignored across documents), and only with positions that are at least half certain.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.findings.positions import SURE
from astana_nlp.findings.voices import MIXED
from astana_nlp.records import Stance
from astana_nlp.rounds.calendar import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from astana_nlp.findings.evidence import Actor
    from astana_nlp.findings.positions import Position

    Counts = NDArray[np.uint16]
    Floats = NDArray[np.float32]
    Concept = tuple[str, int]
    Held = frozenset[tuple[Concept, str]]

# a year holds one to seven rounds, so that ties can form; rounds are seldom less than a quarter apart
WINDOW, STEP = timedelta(days=365), timedelta(days=91)
_STANCES = {
    "support": ("support",),
    "oppose": ("oppose",),
    "conditional": ("conditional",),
    MIXED: ("support", "oppose"),
}
NORMALISATIONS = ("average_activity", "jaccard", "cosine")
# more ties than this nobody reads or draws; of a busier network those above a weight are kept, and it says which
MOST_TIES = 10_000


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors: on how many concepts they take the same stance, and on how many one supports what the other opposes.

    `activities` are the numbers of concepts and stances that each of them has.
    """

    actors: tuple[Actor, Actor]
    congruence: int
    conflict: int
    activities: tuple[int, int]

    def weight(self, kind: str) -> int:
        """Return the weight of the tie in the network of a kind: congruence, conflict or subtract."""
        return {
            "congruence": self.congruence,
            "conflict": self.conflict,
            "subtract": self.congruence - self.conflict,
        }[kind]

    def normalised(self, kind: str) -> dict[str, float]:
        """Return the weight in relation to how active the two actors are: a busy pair agrees often by chance.

        By the average of their activities, by all that either of them holds (Jaccard), and as cosine of the two rows.
        """
        one, other = self.activities
        by = ((one + other) / 2, one + other - self.congruence, sqrt(one * other))
        return {name: round(self.weight(kind) / d, 4) for name, d in zip(NORMALISATIONS, by, strict=True)}


@dataclass(frozen=True, slots=True)
class Network:
    """The ties among actors in a stretch of time (ISO days, empty for all of it) and the positions they rest on.

    `ties` are all ties, or where they are too many those of which congruence or conflict is at least `least`; `dropped`
    is how many were left out.
    """

    first: str
    last: str
    ties: tuple[Tie, ...]
    positions: tuple[Position, ...]
    least: int = 1
    dropped: int = 0

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return the actors with a position, in a fixed order."""
        found = {p.actor.key: p.actor for p in self.positions}
        return tuple(found[key] for key in sorted(found))

    @property
    def activities(self) -> dict[str, int]:
        """Return how many concepts and stances each actor has, by its key."""
        return {key: len(found) for key, found in _held(self.positions).items()}


@dataclass(frozen=True, slots=True)
class Windows:
    """The networks of moving windows, made one after the other when they are gone through: together they are large."""

    dated: tuple[tuple[str, Position], ...]
    spans: tuple[tuple[str, str], ...]

    def __iter__(self) -> Iterator[Network]:
        """Yield the network of each window, from the first dated position to the last one."""
        return (_between(self.dated, first, last) for first, last in self.spans)


@dataclass(frozen=True, slots=True)
class Networks:
    """The network of all positions, also undated ones, those of each year, and those of moving windows."""

    whole: Network
    years: tuple[Network, ...]
    windows: Windows


def find_networks(positions: Iterable[Position]) -> Networks:
    """Return who stands with whom, over all time and through it."""
    counted = [p for p in positions if p.label in _STANCES and p.certainty >= SURE]
    dated = tuple((day, p) for p in counted if (day := position_day(p)))
    years = sorted({day[:4] for day, _ in dated})
    return Networks(
        whole=_network("", "", counted),
        years=tuple(_between(dated, f"{year}-01-01", f"{year}-12-31") for year in years),
        windows=Windows(dated, tuple(_windows([day for day, _ in dated]))),
    )


def position_day(position: Position) -> str:
    """Return the day of a position: that of its round, or the first day of its surest dated statement."""
    entry = entry_of(position.round)
    if entry is not None:
        return entry.first
    days = (s.span[0] for s in position.statements if s.date)
    return next((day + "2017-01-01"[len(day) :] for day in days if day[:4].isdecimal()), "")


def _windows(days: Sequence[str]) -> list[tuple[str, str]]:
    """Return first and last day of each window, from the first dated position to the last one."""
    known = sorted(d for d in map(_date, days) if d)
    if not known:
        return []
    found, first = [], known[0]
    while True:
        last = first + WINDOW - timedelta(days=1)
        found.append((first.isoformat(), last.isoformat()))
        if last >= known[-1]:
            return found
        first += STEP


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _between(dated: Iterable[tuple[str, Position]], first: str, last: str) -> Network:
    return _network(first, last, [p for day, p in dated if first <= day <= last])


def _network(first: str, last: str, positions: Sequence[Position]) -> Network:
    actors = {p.actor.key: p.actor for p in positions}
    held = _held(positions)
    keys = sorted(held)
    congruence, conflict = _counts(keys, held)
    strength = np.triu(np.maximum(congruence, conflict), k=1)
    least, dropped = _threshold(strength)
    ties = (
        Tie(
            (actors[keys[i]], actors[keys[j]]),
            int(congruence[i, j]),
            int(conflict[i, j]),
            (len(held[keys[i]]), len(held[keys[j]])),
        )
        for i, j in np.argwhere(strength >= least)
    )
    return Network(first, last, tuple(ties), tuple(positions), least, dropped)


def _held(positions: Iterable[Position]) -> dict[str, Held]:
    """Return the concepts and stances of each actor."""
    held: defaultdict[str, set[tuple[Concept, str]]] = defaultdict(set)
    for p in positions:
        held[p.actor.key] |= {((p.target, p.round or 0), stance) for stance in _STANCES[p.label]}
    return {key: frozenset(found) for key, found in held.items()}


def _counts(keys: Sequence[str], held: Mapping[str, Held]) -> tuple[Counts, Counts]:
    """Return for each pair of actors on how many concepts they agree, and on how many one supports what one opposes.

    As products of the matrix of actors by concepts and stances with its transpose (Leifeld 2017), which holds a
    thousand actors in a megabyte.
    """
    every = sorted({holding for found in held.values() for holding in found})
    column = {holding: j for j, holding in enumerate(every)}
    rows = np.zeros((len(keys), len(every)), dtype=np.float32)  # products of floats are fast; counts are small
    for i, key in enumerate(keys):
        rows[i, [column[holding] for holding in held[key]]] = 1
    support, oppose = (_columns(rows, every, stance) for stance in (Stance.SUPPORT, Stance.OPPOSE))
    against = support @ oppose.T
    both = support * oppose  # who supports and opposes the same meets an opponent of that kind once, not twice
    conflict = against + against.T - both @ both.T
    return (rows @ rows.T).astype(np.uint16), conflict.astype(np.uint16)


def _columns(rows: Floats, every: Sequence[tuple[Concept, str]], stance: str) -> Floats:
    """Return the matrix of actors by concepts that have the stance."""
    concepts = {concept: j for j, concept in enumerate(sorted({concept for concept, _ in every}))}
    found = np.zeros((len(rows), len(concepts)), dtype=np.float32)
    for j, (concept, its) in enumerate(every):
        if its == stance:
            found[:, concepts[concept]] = rows[:, j]
    return found


def _threshold(strength: Counts) -> tuple[int, int]:
    """Return the least weight of the ties to keep, and how many ties are weaker."""
    totals = np.bincount(strength[strength > 0].ravel()) if strength.size else np.zeros(1, dtype=np.int64)
    kept = np.cumsum(totals[::-1])[::-1]  # at each weight, the ties that are as strong or stronger
    fitting = [weight for weight in range(1, len(kept)) if kept[weight] <= MOST_TIES]
    least = min(fitting, default=max(1, len(kept) - 1))
    return least, int(kept[1] - kept[least]) if len(kept) > 1 else 0
