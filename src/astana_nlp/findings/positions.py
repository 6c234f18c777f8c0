"""Several sentences become one position of an actor on one thing at one round.

Every document has one voice, however often it says the same. Within a document, statements are weighed by how sure they
are; what a text dates earlier yields to what it dates later (rule 2 of the codebook: the newest act decides); where a
person decided, the decisions alone count. `docs/aggregation.md` tells why.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.findings.bootstrap import Spread, resample
from astana_nlp.findings.narrative import of_presence, telling
from astana_nlp.findings.voices import POSITIONS, Shares, Voices, label_of, score_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.findings.evidence import Actor, Statement

# below one half a record is more likely wrong than right, and must not displace another
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a target at a round, or without a round.

    `label` is support, oppose, conditional, neutral or mixed, or empty where nothing counts (cited titles alone).
    `shares` are the parts of support, conditional, opposition and neutral among the documents, which sum to 1. `spread`
    says how sure that is. `statements` are those that count, the weightiest first; `earlier` those that later ones
    replace; `aside` those that do not count.
    """

    actor: Actor
    target: str
    round: int | None
    label: str
    shares: Shares
    spread: Spread
    statements: tuple[Statement, ...]
    earlier: tuple[Statement, ...] = ()
    aside: tuple[Statement, ...] = ()

    @property
    def score(self) -> float:
        """Return the mean of the positions, 1 (support) to -1 (opposition)."""
        return score_of(self.shares)

    @property
    def certainty(self) -> float:
        """Return the part of the repetitions of the bootstrap that end in the same label, 0 to 1."""
        return self.spread.certainty

    @property
    def everything(self) -> tuple[Statement, ...]:
        """Return all statements on it, counted or not."""
        return (*self.statements, *self.earlier, *self.aside)

    @property
    def sources(self) -> int:
        """Return the number of documents that count, a copy and its original being one."""
        return len({s.source.original for s in self.statements})

    @property
    def reviewed(self) -> bool:
        """Say whether people decided it."""
        return any(s.reviewed for s in self.statements)

    @property
    def motives(self) -> tuple[str, ...]:
        """Return the motives that sentences give for the position itself, sorted."""
        return tuple(sorted({m for s in self.statements if s.stance == self.label for m in s.motives}))


def find_positions(statements: Iterable[Statement]) -> tuple[Position, ...]:
    """Return one position for each actor, target and round that a statement is about, in a fixed order."""
    groups: defaultdict[tuple[str, str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.actor.key, statement.target, statement.round or 0].append(statement)
    return tuple(_position(groups[key]) for key in sorted(groups))


def _position(group: Sequence[Statement]) -> Position:
    counted, earlier, aside = _sorted_out(group)
    first = (counted or group)[0]
    voices = Voices.of(counted)
    shares = voices.shares()
    label = label_of(shares)
    return Position(
        actor=first.actor,
        target=first.target,
        round=first.round,
        label=label,
        shares=shares,
        spread=resample(voices, label, seed=f"{first.actor.key}|{first.target}|{first.round}"),
        statements=tuple(sorted(counted, key=lambda s: (-s.weight, s.stance_id))),
        earlier=tuple(earlier),
        aside=tuple(aside),
    )


def _sorted_out(group: Sequence[Statement]) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """Return the statements that count, those that later ones replace, and those that do not count."""
    decided = [s for s in group if s.reviewed and s.factor]
    counted = decided or [s for s in group if s.weight]
    earlier = [s for s in counted if any(replaces(later, s) for later in counted)]
    aside = [s for s in group if s not in counted]
    return [s for s in counted if s not in earlier], earlier, aside


def yields_to(statement: Statement, position: Position) -> list[Statement]:
    """Return the statements of a position without any of which this one would count; none for one that never does.

    An earlier one yields to each that replaces it, and what people did not decide to what they did.
    """
    if statement in position.earlier:
        return [s for s in (*position.statements, *position.earlier) if replaces(s, statement)]
    if statement in position.aside and statement.weight:
        decided = (*position.statements, *position.earlier)
        return [*decided, *(s for s in position.aside if s.weight and replaces(s, statement))]
    return []


def replaces(later: Statement, earlier: Statement) -> bool:
    """Say whether one statement tells of another position taken later, so that the actor changed its mind.

    Days order them, and within one document also the words ('at first … later …'). What is dated by its round only is
    ordered against days within one document; between documents only where it tells of coming or staying away, which
    happens on the days of the round, while an opinion on a round may be of any day.
    """
    if later.stance == earlier.stance or later.certainty < SURE or not {later.stance, earlier.stance} <= POSITIONS:
        return False
    within = later.source.original == earlier.source.original
    known = all(s.date and (within or not s.by_round or of_presence(s)) for s in (later, earlier))
    if known and not (later.by_round and earlier.by_round) and later.span[0] != earlier.span[0]:
        return earlier.span[1] < later.span[0]
    return within and later.source == earlier.source and later.start > earlier.start and _in_order(earlier, later)


def _in_order(earlier: Statement, later: Statement) -> bool:
    """Say whether the words of two sentences, one after the other in a text, tell what came first and what later."""
    one, other = (telling(s.quote.text, s.quote.language) for s in (earlier, later))
    return other.later or one.first
