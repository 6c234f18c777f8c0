"""The matrix of actors by rounds, and of actors by the other things that positions are about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.findings.rounds import TALKS
from astana_nlp.positions import SIDES
from astana_nlp.records import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from astana_nlp.findings.evidence import Actor
    from astana_nlp.findings.positions import Position

# as many as a printed page has room for; the others are shown on demand
FIRST_ACTORS = 40
NO_ROUND = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One actor with its positions in each column; `more` says that it is shown on demand only.

    In a column of a round there is at most one; on a target there may be one for each round.
    """

    actor: Actor
    cells: tuple[tuple[Position, ...], ...]
    statements: int
    more: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns (numbers of rounds with 0 for none, or targets) and rows by side."""

    columns: tuple[int | str, ...]
    sides: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows, in the order of the sides."""
        return tuple(row for _, rows in self.sides for row in rows)


def rounds_matrix(positions: Iterable[Position]) -> Matrix:
    """Return the matrix of positions on the talks by round.

    Rounds between the first and the last that nobody speaks of have a column too: time would jump without a word.
    """
    talks = [p for p in positions if p.target == TALKS]
    found = {p.round for p in talks if p.round}
    numbers = list(range(min(found), max(found) + 1)) if found else []
    numbers += [NO_ROUND] if any(not p.round for p in talks) else []
    return _matrix(talks, numbers, lambda p: p.round or NO_ROUND)


def targets_matrix(positions: Iterable[Position]) -> Matrix:
    """Return the matrix of positions on everything but the talks, in each cell by round, first what names none."""
    others = sorted((p for p in positions if p.target != TALKS), key=lambda p: p.round or NO_ROUND)
    found = {p.target for p in others}
    return _matrix(others, [t.value for t in Target if t.value in found], lambda p: p.target)


def _matrix(positions: Sequence[Position], columns: Sequence[int | str], of: Callable[[Position], int | str]) -> Matrix:
    cells: defaultdict[str, defaultdict[int | str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    actors: dict[str, Actor] = {}
    for position in positions:
        cells[position.actor.key][of(position)].append(position)
        actors[position.actor.key] = position.actor
    counts = {key: sum(len(p.everything) for held in row.values() for p in held) for key, row in cells.items()}
    order = sorted(actors, key=lambda key: (-counts[key], actors[key].name))
    first = set(order[:FIRST_ACTORS])
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for key in order:
        side = actors[key].side if actors[key].side in SIDES else "other"
        row = Row(actors[key], tuple(tuple(cells[key].get(c, ())) for c in columns), counts[key], key not in first)
        rows[side].append(row)
    return Matrix(tuple(columns), tuple((side, tuple(rows[side])) for side in SIDES if rows[side]))
