"""Why positions were taken, as the texts say: by actor, by side and by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from astana_nlp.findings.evidence import Statement
    from astana_nlp.findings.positions import Position


@dataclass(frozen=True, slots=True)
class Motives:
    """How often each motive is given; a document that gives it again for the same position counts once.

    The keys of the tables are pairs of motive and stance, actor, side or year.
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
    statements = [s for position in positions for s in position.statements]
    return Motives(
        _counted(statements, lambda s: s.stance),
        _counted(statements, lambda s: s.actor.name),
        _counted(statements, lambda s: s.actor.side),
        _counted(statements, lambda s: s.date[:4]),
    )


def _counted(statements: Iterable[Statement], group: Callable[[Statement], str]) -> Counter[tuple[str, str]]:
    once = {
        (motive, group(s), s.actor.key, s.target, s.round, s.source.original)
        for s in statements
        for motive in s.motives
        if group(s)
    }
    # in an order of its own: what is equally frequent is listed as it was counted
    return Counter(sorted((motive, name) for motive, name, *_ in once))
