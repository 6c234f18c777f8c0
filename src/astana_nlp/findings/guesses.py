"""Guesses that decide what the tables say: positions of which every record is more likely wrong than right."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from astana_nlp.findings.evidence import Doubt
from astana_nlp.findings.positions import SURE
from astana_nlp.naming import thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from astana_nlp.findings.evidence import Statement

# by judgement: a guess comes after all that may be a contradiction
ONLY_RECORD = 0.4
_NAMED = 4


def find_guesses(statements: Iterable[Statement]) -> Iterator[Doubt]:
    """Yield one doubt for each sentence on which alone a position rests that nobody should rely on.

    A record below one half beside a surer one on the same thing changes nothing and is not reported; its confidence
    stands in the table.
    """
    held: defaultdict[tuple[str, str, int | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.actor.key, statement.target, statement.round].append(statement)
    alone: defaultdict[tuple[str, str, str, int | None], list[Statement]] = defaultdict(list)
    for same in held.values():
        if all(s.certainty < SURE for s in same):
            best = max(same, key=lambda s: (s.certainty, s.stance_id))
            alone[best.quote.sentence_id, best.stance, best.target, best.round].append(best)
    for together in alone.values():
        yield _doubt(together)


def _doubt(together: list[Statement]) -> Doubt:
    first = together[0]
    names = ", ".join(s.actor.name for s in together[:_NAMED])
    more = f" and {len(together) - _NAMED} more" if len(together) > _NAMED else ""
    sure = max(s.certainty for s in together)
    return Doubt(
        kind="low-confidence",
        explanation=f"The position '{first.stance}' of {names}{more} on {thing(first.target, first.round)} is a guess: "
        f"its confidence is {sure:.2f}, and no other record of this is surer.",
        weight=round(ONLY_RECORD * (1 - sure), 2),
        quotes=(first.quote,),
        about=f"{names}{more}",
        value=first.stance,
        actor=first.actor.key if len(together) == 1 else "",
        round=first.round,
    )
