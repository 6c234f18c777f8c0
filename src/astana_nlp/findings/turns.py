"""Changes that the presence at two rounds shows, or that one sentence tells.

Claims say who came to a round and who stayed away; the same actor with both, at two rounds, has changed. A sentence may
tell of a change itself ('having first refused, X agreed to come', 'X reversed its decision'): the codebook gives it one
record, of the newest act, and both pieces of evidence are that sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.findings.evidence import Actor, Statement
from astana_nlp.findings.narrative import telling
from astana_nlp.findings.positions import SURE
from astana_nlp.findings.questions import FIRST
from astana_nlp.records import Basis, Label, Section, Stance, Target
from astana_nlp.review.attach import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.findings.evidence import Claim

    Turn = tuple[Statement, Statement]

# claims have no confidence: by judgement; who comes for the first time may not have been asked before
CLAIMED, TOLD, FIRST_TIME = 0.8, 0.8, 0.5
_OPPOSITE = {Stance.SUPPORT.value: Stance.OPPOSE.value, Stance.OPPOSE.value: Stance.SUPPORT.value}
_PARTIES = frozenset({"attended", *STAYED})  # who observes takes no position by coming


def told_turns(statements: Iterable[Statement], claims: Iterable[Claim]) -> Iterator[Turn]:
    """Yield what a position was and what it became, where one sentence tells of a change by its only actor."""
    by_sentence: defaultdict[str, list[Statement]] = defaultdict(list)
    for s in (*statements, *acts(claims, ())):
        if s.target == Target.ASTANA and s.stance in _OPPOSITE and s.certainty >= SURE:
            by_sentence[s.quote.sentence_id].append(s)
    for told in by_sentence.values():
        words = telling(told[0].quote.text, told[0].quote.language)
        if (words.turned or words.refused) and len({s.actor.key for s in told}) == 1:
            after = _newest(told, refused=words.refused)
            yield replace(after, stance=_OPPOSITE[after.stance], certainty=TOLD), after


def _newest(told: Sequence[Statement], *, refused: bool) -> Statement:
    """Return the newest act of a sentence: coming, where a refusal was first; else the surest record."""
    came = [s for s in told if s.stance == Stance.SUPPORT]
    best = max(came or told, key=lambda s: (not s.stance_id.startswith(_CLAIM), s.certainty))
    return replace(best, stance=Stance.SUPPORT.value) if refused else best


def presence_turns(claims: Iterable[Claim], actors: Iterable[Actor]) -> Iterator[Turn]:
    """Yield coming and staying away at one round after the other: by one document, or where no document differs."""
    claims = tuple(claims)
    histories: defaultdict[str, list[Statement]] = defaultdict(list)
    for act in acts(claims, actors):
        histories[act.actor.key].append(act)
    for history in histories.values():
        of_documents: defaultdict[str, list[Statement]] = defaultdict(list)
        for act in history:
            of_documents[act.source.original].append(act)
        for told in (*of_documents.values(), history):
            yield from _between(told)
    yield from _first_times(claims, actors)


def _between(history: Iterable[Statement]) -> Iterator[Turn]:
    """Yield the turns from one round to the next one that all acts agree on."""
    rounds: defaultdict[int, list[Statement]] = defaultdict(list)
    for act in history:
        rounds[act.round or 0].append(act)
    agreed = [rounds[number][0] for number in sorted(rounds) if len({a.stance for a in rounds[number]}) == 1]
    yield from ((old, new) for old, new in pairwise(agreed) if old.stance != new.stance)


def _first_times(claims: Iterable[Claim], actors: Iterable[Actor]) -> Iterator[Turn]:
    """Yield absence and presence of who comes for the first time, by the sentence that says so."""
    for claim in claims:
        if claim.claim == FIRST and claim.round > 1 and claim.agrees != "no" and not _observes(claim.entity_id):
            after = _act(claim, _named(actors))
            yield replace(after, round=None, stance=Stance.OPPOSE.value, certainty=FIRST_TIME), after


_CLAIM = "claim-"


def acts(claims: Iterable[Claim], actors: Iterable[Actor]) -> Iterator[Statement]:
    """Yield claims of coming and staying away as acts; those of observers and against the calendar are none."""
    named = _named(actors)
    for claim in claims:
        if claim.claim in _PARTIES and claim.agrees != "no" and not _observes(claim.entity_id):
            yield _act(claim, named)


def _act(claim: Claim, named: dict[str, Actor]) -> Statement:
    came = claim.claim in CAME | {FIRST}
    key = claim.entity_id or letters(claim.value)
    return Statement(
        stance_id=f"{_CLAIM}{claim.quote.sentence_id}-{claim.round}-{key}-{claim.claim}",
        quote=claim.quote,
        section=Section.BODY.value,
        start=0,
        actor=named.get(key) or _listed().get(key) or Actor("", claim.value, Label.FACTION.value, "other"),
        named=True,
        speaker="",
        target=Target.ASTANA.value,
        round=claim.round,
        stance=(Stance.SUPPORT if came else Stance.OPPOSE).value,
        basis=Basis.ACTED.value,
        motives=(),
        certainty=CLAIMED,
        date="",
        by_round=True,
        explanation="",
    )


def _named(actors: Iterable[Actor]) -> dict[str, Actor]:
    return {actor.key: actor for actor in actors}


@cache
def _listed() -> dict[str, Actor]:
    return {a.id: Actor(a.id, a.name, a.label.value, a.side or "other") for a in knowledge.actors()}


@cache
def _observers() -> frozenset[str]:
    return frozenset(actor for entry in knowledge.rounds() for actor in entry.observers)


def _observes(actor_id: str) -> bool:
    """Say whether an actor observes the talks, or is a person: who comes with a delegation changes with it."""
    listed = _listed().get(actor_id)
    return actor_id in _observers() or (listed is not None and listed.label == Label.PERSON)
