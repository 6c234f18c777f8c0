"""Sources that give different reasons why somebody stayed away from one round."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from astana_nlp.findings.contradictions import of_group
from astana_nlp.findings.evidence import Doubt
from astana_nlp.findings.narrative import of_presence
from astana_nlp.records import Stance, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from astana_nlp.findings.evidence import Statement

REASON = "reason"
_LEAST = 0.7  # how sure a record must be, as for contradictions of positions
_WEIGHT = 0.35  # by judgement below all of these: both reasons may be true


def find_differing_reasons(statements: Iterable[Statement]) -> Iterator[Doubt]:
    """Yield for each actor and round at most one pair of documents that have no reason for the absence in common."""
    told: defaultdict[tuple[str, int], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.round and s.motives and s.weight >= _LEAST and _stays_away(s):
            told[s.actor.key, s.round].append(s)
    for same in told.values():
        pairs = [pair for pair in combinations(same, 2) if _differ(*pair)]
        if pairs:
            yield _doubt(*max(pairs, key=lambda pair: (min(s.weight for s in pair), pair[0].stance_id)))


def _stays_away(statement: Statement) -> bool:
    of_talks = statement.target == Target.ASTANA and statement.stance == Stance.OPPOSE
    return of_talks and of_presence(statement)


def _differ(one: Statement, other: Statement) -> bool:
    apart = one.source.original != other.source.original and not of_group(one, other)
    return apart and not set(one.motives) & set(other.motives)


def _doubt(one: Statement, other: Statement) -> Doubt:
    here, there = (", ".join(s.motives) for s in (one, other))
    return Doubt(
        kind="sources-disagree",
        explanation=f"{one.actor.name} stays away from round {one.round} here for reasons of '{here}', but in "
        f"{other.source.document} for those of '{there}': both may be true, or one of the two is wrong.",
        weight=_WEIGHT,
        quotes=(one.quote, other.quote),
        about=f"{one.actor.name}, round {one.round}",
        value=here,
        expected=there,
        actor=one.actor.key,
        round=one.round,
        question=REASON,
    )
