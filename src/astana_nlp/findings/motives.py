"""Why positions were taken, as the texts say: by actor, by side and by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from astana_nlp.findings.evidence import Statement
    from astana_nlp.findings.positions import Position

UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class Motives:
    """How often each motive is given; a document that gives it again for the same position counts once.

    The keys of the tables are pairs of motive and stance, actor, side or year, and all tables add up to the same.
    """

    by_stance: Counter[tuple[str, str]]
    by_actor: Counter[tuple[str, str]]
    by_side: Counter[tuple[str, str]]
    by_year: Counter[tuple[str, str]]

    @property
    def totals(self) -> Counter[str]:
        """Return how often each motive is given at all."""
        totals: Counter[str] = Counter()
        for (motive, _), count in self.by_stance.items():
            totals[motive] += count
        return totals


def find_motives(positions: Iterable[Position]) -> Motives:
    """Count the motives of the statements that count."""
    given = _given(s for position in positions for s in position.statements)
    return Motives(
        _counted(given, lambda s: s.stance),
        _counted(given, lambda s: s.actor.name),
        _counted(given, lambda s: s.actor.side),
        _counted(given, lambda s: s.date[:4] or UNDATED),
    )


def _given(statements: Iterable[Statement]) -> list[tuple[str, Statement]]:
    """Return each motive with the statement that counts for it: of a document the earliest dated one on a position."""
    found: dict[tuple[object, ...], tuple[str, Statement]] = {}
    for s in sorted(statements, key=lambda s: (not s.date, s.date, s.stance_id)):
        for motive in s.motives:
            key = (motive, s.stance, s.actor.key, s.target, s.round, s.source.original)
            found.setdefault(key, (motive, s))
    return list(found.values())


def _counted(given: Iterable[tuple[str, Statement]], group: Callable[[Statement], str]) -> Counter[tuple[str, str]]:
    # in an order of its own: what is equally frequent is listed as it was counted
    return Counter(sorted((motive, group(s)) for motive, s in given))
