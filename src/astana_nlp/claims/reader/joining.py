"""The claims of rules and of the trained reader (`accounts`) become those of a sentence.

A rule's claim stands unless the reader is sure that the actor has another part; where no rule spoke, the reader does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import actors_of
from astana_nlp.claims.attendance.presence import presence
from astana_nlp.claims.attendance.subjects import is_tied
from astana_nlp.claims.attendance.turnout import turnout
from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.claims.attendance.walkouts import walkouts
from astana_nlp.claims.parts import Memory
from astana_nlp.claims.people.affiliations import delegation_of
from astana_nlp.claims.people.delegations import LED, delegations
from astana_nlp.claims.people.initiative import initiative
from astana_nlp.claims.people.posts import posts
from astana_nlp.claims.reader.accounts import AWAY, COUNTS, INVITED_OR_NOT, LIKELY, THERE, read_off
from astana_nlp.claims.reader.bearing import speaks_against
from astana_nlp.claims.reader.semantic import Span
from astana_nlp.claims.results.papers import SIGNED, UNSIGNED, papers
from astana_nlp.claims.results.signatures import SIGNED_BY, UNSIGNED_BY, signatures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.claims.reader.semantic import Account
    from astana_nlp.records import Mention, RoundClaim

OVERRULED = 0.8  # least probability of what the reader holds against a rule
_OTHERWISE = AWAY | {"invited", "expected"}
_OF_SOMEBODY = frozenset({LED, "delegates", SIGNED_BY, UNSIGNED_BY})
_TELLS = {SIGNED: "statement", UNSIGNED: "no-statement"}


def read_lent(part: Part, account: Account, published: str) -> Iterator[RoundClaim]:
    """Yield the claims of a sentence that its round is lent to: what the reader is sure of, or rule and reader say."""
    read = list(read_off(part, account, published, lent=True))
    yield from read
    yield from initiative(part)
    yield from posts(part)
    yield from (c for c in delegations(part, Memory()) if c.claim == LED and _asks(c) not in map(_asks, read))
    yield from signatures(part)
    yield from walkouts(part)
    told = {_asks(claim) for claim in read}
    counted = any(role in COUNTS and p >= LIKELY for role, p in account.roles.values())
    yield from (claim for claim in turnout(part) if counted and _asks(claim) not in told)
    for claim in papers(part):  # where rule and reader say the same
        if _asks(claim) not in told and _TELLS.get(claim.claim) == account.tells[0] and account.tells[1] >= LIKELY:
            told.add(_asks(claim))
            yield claim
    for claim in presence(part, Memory()):
        sides = [CAME if role in THERE else STAYED if role in AWAY else () for role in _roles(claim, account, part)]
        if _asks(claim) not in told and sides and all(claim.claim in side for side in sides):
            yield claim


def joined(ruled: Iterable[RoundClaim], part: Part, account: Account, published: str) -> Iterator[RoundClaim]:
    """Yield the claims of rules that the reader does not overrule, and its own on what no rule has answered."""
    told = set()
    for claim in ruled:
        if not _overruled(claim, account, part):
            told.add(_asks(claim))
            yield claim
    yield from (claim for claim in read_off(part, account, published) if _asks(claim) not in told)


def _overruled(claim: RoundClaim, account: Account, part: Part) -> bool:
    """Say whether the reader is sure that somebody whom a rule has come did not, or otherwise speaks against a rule."""
    roles = _roles(claim, account, part, OVERRULED)
    if claim.claim == "observer" and _named_as_observer(claim, part):
        return False
    away = claim.claim in CAME and bool(roles) and all(role in _OTHERWISE for role in roles)
    return away or speaks_against(claim.claim, roles, account.tells[0] if account.tells[1] >= OVERRULED else "")


def _named_as_observer(claim: RoundClaim, part: Part) -> bool:
    """Say whether the words themselves call somebody an observer, whom the reader takes for a party of other texts."""
    actors = actors_of(part, part.mentions)
    named = _told_of(claim, actors)
    return any(is_tied(part, cue, a, actors) for cue in part.tags.all("claims:observer") for a in named)


def _roles(claim: RoundClaim, account: Account, part: Part, sure: float = 0.0) -> list[str]:
    """Return the roles of those whom a claim is about, empty where the reader is less sure."""
    named = _told_of(claim, part.mentions)
    told = [account.roles.get(Span(m.start, m.end, "actor"), ("", 0.0)) for m in named]
    return [role if probability >= sure else "" for role, probability in told]


def _told_of(claim: RoundClaim, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of whom a claim is about."""
    return [m for m in mentions if claim.entity_id in {m.entity_id, ""} and claim.value in {m.entity, m.text}]


def _asks(claim: RoundClaim) -> tuple[int, str, str]:
    """Return what a claim answers within its sentence: of presence, whether somebody came."""
    who = claim.entity_id or claim.value
    if claim.claim in CAME | STAYED:
        return claim.round, "presence", who
    if claim.claim in INVITED_OR_NOT:
        return claim.round, "invited", who
    if claim.claim == "first-time":
        return claim.round, claim.claim, who
    if claim.claim in _OF_SOMEBODY:
        return claim.round, claim.claim, delegation_of(claim.entity_id) or who
    if claim.claim in {SIGNED, UNSIGNED}:
        return claim.round, "papers", claim.value if claim.claim == UNSIGNED else ""
    return claim.round, claim.claim.removeprefix("no-"), ""
