"""The voices of documents: how much of each stance every document gives, and what all of them make together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.records import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.findings.evidence import Statement

STANCES = (Stance.SUPPORT.value, Stance.CONDITIONAL.value, Stance.OPPOSE.value, Stance.NEUTRAL.value)
NEUTRAL = Stance.NEUTRAL.value
POSITIONS = frozenset(STANCES) - {NEUTRAL}
MIXED = "mixed"
LABELS = (*STANCES, MIXED)
# support and opposition that both have a third are no majority and a few errors: nobody should call that one position
MIXED_SHARE = 1 / 3
# presence without a position is the finding only where it is more than all positions together
NEUTRAL_SHARE = 1 / 2
Shares = tuple[float, float, float, float]
NOTHING: Shares = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Voices:
    """Statements as numbers: the document (from 0) and the stance (by `STANCES`) of each, and its weights.

    `factors` is how much the section counts, `certainties` how sure the statement is.
    """

    documents: tuple[int, ...]
    stances: tuple[int, ...]
    factors: tuple[float, ...]
    certainties: tuple[float, ...]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Voices:
        """Return the voices of statements on one thing."""
        numbers = {key: i for i, key in enumerate(dict.fromkeys(s.source.original for s in statements))}
        return cls(
            documents=tuple(numbers[s.source.original] for s in statements),
            stances=tuple(STANCES.index(s.stance) for s in statements),
            factors=tuple(s.factor for s in statements),
            certainties=tuple(s.certainty for s in statements),
        )

    def shares(self) -> Shares:
        """Return the part of each stance, each document counting as much as its surest statement; the sum is 1."""
        votes: dict[int, list[float]] = {}
        voice: dict[int, float] = {}
        each = zip(self.documents, self.stances, self.factors, self.certainties, strict=True)
        for document, stance, factor, certainty in each:
            weight = factor * certainty
            votes.setdefault(document, [0.0] * len(STANCES))[stance] += weight
            voice[document] = max(voice.get(document, 0.0), weight)
        total = sum(voice.values())
        if not total:
            return NOTHING
        of = [sum(voice[d] * votes[d][k] / sum(votes[d]) for d in votes if voice[d]) / total for k in range(4)]
        return of[0], of[1], of[2], of[3]


def score_of(shares: Shares) -> float:
    """Return the mean of the positions: 1 is support, 0 conditional, -1 opposition; 0 where there is none."""
    support, conditional, oppose, _ = shares
    positions = support + conditional + oppose
    return (support - oppose) / positions if positions else 0.0


def label_of(shares: Shares) -> str:
    """Return what the shares add up to: a stance, mixed, or nothing where no statement counts."""
    support, conditional, oppose, neutral = shares
    positions = support + conditional + oppose
    if neutral > NEUTRAL_SHARE or (neutral and not positions):
        return NEUTRAL
    if not positions:
        return ""
    if min(support, oppose) >= MIXED_SHARE * positions:
        return MIXED
    return STANCES[max(range(3), key=lambda k: shares[k])]
