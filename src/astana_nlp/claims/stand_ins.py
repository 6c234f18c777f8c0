"""Who speaks for a body that sent no delegation, and whose envoy stayed away without it.

'The United States sent no delegation; its ambassador followed the sessions': the state was represented. 'The UN envoy B
did not come' leaves open whether somebody else spoke for the UN.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.attendance.coming import tells_of_absence
from astana_nlp.claims.attendance.subjects import speakers
from astana_nlp.claims.attendance.verdicts import CAME, STAYED, claim_of
from astana_nlp.claims.parts import whole
from astana_nlp.records import ACTOR_LABELS, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, RoundClaim, Sentence, TimeExpression

_THERE = ("attended", "came", "observer", "present", "represented", "stands_for")
_SOMEBODY = "observers"
_BEFORE = 2  # words from a denial to whom it denies: 'not even an ambassador'


def settled(
    claims: Sequence[RoundClaim],
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
) -> Iterator[RoundClaim]:
    """Yield the claims of a document without absences of bodies that somebody stood in for, who came instead.

    Args:
        claims: all claims, in any order.
        sentences: those of the document.
        found: for each sentence the mentions in it and its time expressions.
    """
    came = [c for c in claims if c.claim in CAME]
    for claim in claims:
        if claim.claim not in CAME | STAYED:
            yield claim
            continue
        part = whole(claim.round, claim.sentence, sentences[claim.sentence], *found[claim.sentence])
        if _only_titles(claim, part, claims) or _is_object(claim, part) or _puts_off(claim, part):
            continue
        if claim.claim != "absent":
            yield claim
        elif instead := _envoy(claim, came, sentences):
            body = next((m for m in part.mentions if m.entity_id == claim.entity_id), None)
            if body:
                yield claim_of(instead.claim, body, part)
        elif not _stood_in_for(claim, part, sentences, found):
            yield claim


def _only_titles(claim: RoundClaim, part: Part, claims: Sequence[RoundClaim]) -> bool:
    """Say whether a body is named only to say whose envoy a person is that stayed away."""
    away = {c.entity_id for c in claims if c.sentence == part.index and c.claim in STAYED}
    actors = sorted((m for m in part.mentions if m.label in ACTOR_LABELS), key=lambda m: m.start)
    named = [m for m in actors if m.entity_id == claim.entity_id]
    envoys = any(m.label == Label.PERSON and m.entity_id in away for m in actors)
    spoken_of = speakers(part, actors)
    return envoys and bool(named) and not any(m in spoken_of for m in named)


def _is_object(claim: RoundClaim, part: Part) -> bool:
    """Say whether it is observers whom somebody named did not send."""
    others = (m for m in part.mentions if m.label in ACTOR_LABELS and m.entity_id != _SOMEBODY)
    return claim.entity_id == _SOMEBODY and claim.claim in STAYED and any(others)


def _puts_off(claim: RoundClaim, part: Part) -> bool:
    """Say whether it is who puts its coming off: 'A froze its participation' has A neither there nor away.

    Nor is who has not arrived yet: 'the round began late, since neither A nor B had arrived'.
    """
    if claim.agrees_with_calendar == "yes":
        return False
    if claim.claim == "absent" and part.tags.has("claims:delayed"):
        return True
    cues = list(part.tags.all("claims:suspended"))
    if not cues:
        return False
    actors = [m for m in part.mentions if m.label in ACTOR_LABELS]
    nearest = [min(actors, key=lambda m: max(m.start - t.end, t.start - m.end), default=None) for t in cues]
    return any(m is not None and claim.value in {m.entity, m.text} for m in nearest)


def _envoy(claim: RoundClaim, came: Sequence[RoundClaim], sentences: Sequence[Sentence]) -> RoundClaim | None:
    """Return the claim that a person of a body came, in the same sentence or the next one."""
    near = [c for c in came if c.round == claim.round and 0 <= c.sentence - claim.sentence <= 1]
    near = [c for c in near if sentences[c.sentence].block == sentences[claim.sentence].block]
    return next((c for c in near if claim.entity_id in _bodies().get(c.entity_id, ())), None)


def _stood_in_for(
    claim: RoundClaim,
    part: Part,
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
) -> bool:
    """Say whether an ambassador, deputy or the like is said to have been there, in this sentence or the next one."""
    if _has_stand_in(part):
        return True
    after = claim.sentence + 1
    if after == len(sentences) or sentences[after].block != sentences[claim.sentence].block:
        return False
    following = whole(claim.round, after, sentences[after], *found[after])
    others = {m.entity_id for m in following.mentions if m.label in ACTOR_LABELS - {Label.PERSON}} - {claim.entity_id}
    return not others and not tells_of_absence(following) and _has_stand_in(following)


def _has_stand_in(part: Part) -> bool:
    """Say whether a stand-in is named beside a word for being there, and not denied."""
    denials = [t for kind in ("denying", "nobody") for t in part.tags.all(f"claims:{kind}")]
    named = [t for t in part.tags.all("claims:stand_in") if not any(_denies(part, d, t) for d in denials)]
    return bool(named) and any(part.tags.has(f"claims:{kind}") for kind in _THERE)


def _denies(part: Part, denial: Tag, named: Tag) -> bool:
    near = 0 <= named.first - denial.last <= _BEFORE
    return near and not part.parts_clauses(denial.end, named.start)


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    """Return the bodies of each person of the actor list."""
    return {a.id: a.parents for a in knowledge.actors() if a.label == Label.PERSON}
