"""What sources claim about rounds that cannot be: against the calendar, and against each other on who came."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.findings.evidence import Doubt
from astana_nlp.naming import days
from astana_nlp.records import Label
from astana_nlp.review.attach import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.findings.evidence import Claim

# weights by judgement, between those of contradictions (their confidence) and of a single guess
AGAINST_CALENDAR, ON_PRESENCE, ON_PRESENCE_OF_GROUPS = 0.95, 0.75, 0.4
CAME, STAYED = frozenset({"attended", "observer"}), frozenset({"absent", "boycotted"})
_SAYS = {
    "date": "puts round {} on {}",
    "place": "has round {} meet in {}",
    "attended": "has {1} attend round {0}",
    "absent": "has {1} stay away from round {0}",
    "boycotted": "has {1} boycott round {0}",
    "observer": "has {1} observe round {0}",
    "document-signed": "has '{1}' signed at round {0}",
}


def find_disputes(claims: Iterable[Claim]) -> Iterator[Doubt]:
    """Yield one doubt for each claim against the calendar, and one for each actor whose presence is disputed.

    Who came is not held against sources where the calendar has said already which of them is wrong.
    """
    claims = [c for c in claims if not c.source.copy]
    told: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.round, _question(claim)].append(claim)
    for same in told.values():
        wrong = [c for c in same if c.agrees == "no" and not _some_of(c)]
        for claim in wrong:
            yield _against_calendar(claim, _rival(claim, same))
        if not wrong:
            yield from _presence(same)


def _question(claim: Claim) -> str:
    """Return what a claim answers: when, where, or whether somebody came."""
    return (claim.entity_id or letters(claim.value)) if claim.claim in CAME | STAYED else claim.claim


def _rival(claim: Claim, same: Sequence[Claim]) -> Claim | None:
    """Return a claim that agrees with the calendar, of another document where there is one."""
    right = [c for c in same if c.agrees == "yes"]
    return max(right, key=lambda c: (c.source != claim.source, c.quote.sentence_id), default=None)


def _against_calendar(claim: Claim, rival: Claim | None) -> Doubt:
    expected = calendar(claim)
    as_others = f", and so does {rival.source.document}" if rival and rival.source != claim.source else ""
    return Doubt(
        kind=f"{claim.claim}-against-calendar",
        explanation=f"The text {_says(claim)}; the calendar says {days(expected) or 'otherwise'}{as_others}.",
        weight=AGAINST_CALENDAR,
        quotes=(claim.quote, *((rival.quote,) if rival else ())),
        about=f"round {claim.round}",
        value=claim.value,
        expected=expected,
        round=claim.round,
    )


def _says(claim: Claim) -> str:
    wording = _SAYS.get(claim.claim, f"claims of round {{}} '{claim.claim}: {{}}'")
    return wording.format(claim.round, days(claim.value))


def calendar(claim: Claim) -> str:
    """Return what the calendar holds for the thing that is claimed, or nothing where it is silent."""
    entry = next((r for r in knowledge.rounds() if r.number == claim.round), None)
    if entry is None:
        return f"rounds 1 to {len(knowledge.rounds())}"
    if claim.claim == "date":
        return entry.first if entry.first == entry.last else f"{entry.first}/{entry.last}"
    if claim.claim == "place":
        return entry.place
    roles = {"attended": entry.attended, "observed": entry.observers, "stayed away": entry.absent}
    return next((f"'{role}'" for role, ids in roles.items() if claim.entity_id in ids), "")


def _presence(same: Sequence[Claim]) -> Iterator[Doubt]:
    """Yield a doubt where somebody came by one source and stayed away by another, or by another sentence of one."""
    came = [c for c in same if c.claim in CAME]
    stayed = [c for c in same if c.claim in STAYED]
    pairs = [(s, c) for s in stayed for c in came if s.quote.sentence_id != c.quote.sentence_id]
    group = any(_many(c.entity_id) for c in same)
    if group:  # one text may tell of both
        pairs = [(s, c) for s, c in pairs if s.source != c.source and not _some_of(s)]
    if not pairs:
        return
    one, other = max(pairs, key=lambda pair: (pair[0].source != pair[1].source, pair[0].quote.sentence_id))
    within = one.source == other.source
    where = "elsewhere in this document" if within else f"in {other.source.document}"
    yield Doubt(
        kind="claim-contradiction" if within else "sources-disagree",
        explanation=f"The text {_says(one)}, but {_says(other)} {where}: "
        f"{'some of them may have come, or ' if group else ''}one of the two is wrong.",
        weight=ON_PRESENCE_OF_GROUPS if group else ON_PRESENCE,
        quotes=(one.quote, other.quote),
        about=f"{one.value}, round {one.round}",
        value=one.claim,
        expected=other.claim,
        actor=one.entity_id or one.value,
        round=one.round,
    )


def _some_of(claim: Claim) -> bool:
    """Say whether a group stays away from a round that it came to by the calendar: then some of it did."""
    return claim.claim in STAYED and _many(claim.entity_id) and calendar(claim) == "'attended'"


def _many(actor_id: str) -> bool:
    """Say whether an actor is a coalition, of which some may come and some stay away."""
    return actor_id in _coalitions()


@cache
def _coalitions() -> frozenset[str]:
    return frozenset(a.id for a in knowledge.actors() if a.label == Label.COALITION)
