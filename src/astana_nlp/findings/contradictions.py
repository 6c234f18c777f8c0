"""Positions of one actor on one thing in one round that do not go together, in one document and between documents.

What is no contradiction stays out: a change of position that the texts put in order ('refused on 14 January, agreed on
the 18th', 'at first … later …'), word against deed in one document (rule 19 of the codebook), coming without signing,
presence without a position, a name that stands for many groups, guesses, and the same sentence printed twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.findings.evidence import Doubt
from astana_nlp.findings.narrative import of_presence, telling
from astana_nlp.findings.positions import replaces
from astana_nlp.naming import THINGS, thing
from astana_nlp.records import ACTOR_LABELS, Basis, Label, Stance, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.findings.evidence import Statement

    Pair = tuple[Statement, Statement]

SIDES = (Stance.SUPPORT.value, Stance.OPPOSE.value)
# a coalition with fewer members on the list speaks with one voice as a rule (High Negotiations Committee)
_MANY = 3
_BODIES = ACTOR_LABELS - {Label.PERSON}
# factors by judgement: what is likely no contradiction must come after all that is likely one
_GROUP, _WORD_AND_DEED, _ALONE = 0.5, 0.6, 0.9
# so many sources on an actor in a round make a contradiction weigh fully
_MANY_SOURCES = 5
# how sure a record must be to contradict another, one of the same document, or any without a cue that bears it out
_LEAST, _LEAST_WITHIN, _VERY_SURE = 0.7, 0.75, 0.9
# as the explanation of a record tells its cue
_CUE = re.compile(r"cue '.*?' \((?P<side>\w+)\.\w+, holder is [\w-]+(?P<turned> with [\w+-]+)?\)")
_NAMED_DOCUMENTS = 3


def find_contradictions(statements: Iterable[Statement]) -> Iterator[Doubt]:
    """Yield for each actor, round and thing at most one doubt a document and one between documents.

    A document that contradicts itself is not held against others as well.
    """
    for same in _by_question(statements):
        voices: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in same:
            voices[statement.source.original].append(statement)
        torn = {key: pair for key, said in voices.items() if (pair := _strongest(said, within=True))}
        for pair in torn.values():
            yield _in_one_document(pair, len(voices))
        others = [s for key, said in voices.items() if key not in torn for s in said]
        if pair := _strongest(others, within=False):
            yield _between_documents(pair, others)


def _by_question(statements: Iterable[Statement]) -> Iterable[list[Statement]]:
    """Return the positions for and against by actor, round and target; the Sochi congress was one meeting."""
    found: defaultdict[tuple[str, int | None, str], list[Statement]] = defaultdict(list)
    for s in statements:
        of_one_meeting = s.round or s.target == Target.SOCHI
        if s.stance in SIDES and _sure(s) and of_one_meeting and not _excepted(s):
            found[s.actor.key, s.round, _matter(s)].append(s)
    return (same for same in found.values() if len({s.stance for s in same}) == len(SIDES))


def _sure(statement: Statement) -> bool:
    """Say whether a record can contradict another: it is sure, and its words bear it out unless it is very sure.

    Of two records that do not go together the likelier cause is an error of the reading.
    """
    return statement.weight >= _LEAST and (statement.certainty >= _VERY_SURE or _borne_out(statement))


def _borne_out(statement: Statement) -> bool:
    """Say whether a cue of the same side, or one of the other side that is turned, showed the position.

    What a person decided, and what was found in other ways than by reading, has no cue and needs none.
    """
    if statement.review or not statement.explanation:
        return True
    cue = _CUE.search(statement.explanation)
    return cue is not None and (cue["side"] == statement.stance or (cue["side"] in SIDES and bool(cue["turned"])))


def _excepted(statement: Statement) -> bool:
    """Say whether a denial of presence excepts somebody: of 'nobody came but A' the record may have the wrong side."""
    told = telling(statement.quote.text, statement.quote.language)
    return told.excepted and of_presence(statement)


def _matter(statement: Statement) -> str:
    """Return what a position is about; the zones of a round are what that round agreed on."""
    of_round = statement.target == Target.DE_ESCALATION and statement.round
    return Target.ASTANA.value if of_round else statement.target


def _strongest(said: Sequence[Statement], *, within: bool) -> Pair | None:
    """Return the two statements, against and for, that can be relied on most and do not go together."""
    against, for_it = ([s for s in said if s.stance == stance] for stance in reversed(SIDES))
    pairs = [
        (a, f)
        for a in against
        for f in for_it
        if within == (a.source.original == f.source.original)
        and not (within and min(a.weight, f.weight) < _LEAST_WITHIN)
        and not _compatible(a, f)
    ]
    return max(pairs, key=lambda pair: (sorted(s.weight for s in pair), pair[0].stance_id), default=None)


def _compatible(one: Statement, other: Statement) -> bool:
    """Say whether both may be true, or are the same words."""
    if one.quote.text == other.quote.text or replaces(one, other) or replaces(other, one):
        return True
    within = one.source.original == other.source.original
    deeds = [s.basis == Basis.ACTED for s in (one, other)]
    if one.target != other.target and (within or any(map(of_presence, (one, other)))):
        return True
    if _came_and_criticised(one, other) or _came_and_criticised(other, one):
        return True
    if any(map(_absent_from_a_sitting, (one, other))) or _came_and_spoke(one, other) or _came_and_spoke(other, one):
        return True
    if of_group(one, other) and (within or not (_as_one(one, other) or _spoke_by_name(one, other))):
        return True
    return _about_signing(one) != _about_signing(other) if all(deeds) else within and any(deeds)


def _came_and_criticised(critic: Statement, guest: Statement) -> bool:
    """Say whether one is coming, and the other fault found with something that the round led to: both may be true."""
    faults = critic.stance == Stance.OPPOSE and telling(critic.quote.text, critic.quote.language).faults
    return faults and guest.stance == Stance.SUPPORT and of_presence(guest) and not _about_signing(guest)


def _absent_from_a_sitting(statement: Statement) -> bool:
    """Say whether a person stays away from a session, as it seems, and may be at the round."""
    one = statement.actor.label == Label.PERSON and statement.stance == Stance.OPPOSE and of_presence(statement)
    return one and telling(statement.quote.text, statement.quote.language).parts


def _came_and_spoke(critic: Statement, guest: Statement) -> bool:
    """Say whether one is coming, and the other words against the talks that are not very surely read: both may be."""
    spoke = critic.stance == Stance.OPPOSE and critic.basis != Basis.ACTED and critic.certainty < _VERY_SURE
    came = guest.basis == Basis.ACTED and (of_presence(guest) or _about_signing(guest))
    return spoke and guest.stance == Stance.SUPPORT and came


def _as_one(one: Statement, other: Statement) -> bool:
    """Say whether a group acts as one both times: it comes or not, signs or not, or its delegation speaks."""
    if all(map(of_presence, (one, other))):
        return True
    told = [telling(s.quote.text, s.quote.language) for s in (one, other)]
    whole = not any(t.parts for t in told)
    spoken = all(t.body for t in told) and not all(s.basis == Basis.ACTED for s in (one, other))
    return whole and (spoken or all(map(_about_signing, (one, other))))


def _spoke_by_name(one: Statement, other: Statement) -> bool:
    """Say whether a body of many members is named both times, and says what it thinks: not the rebels or the Kurds."""
    said = [not (of_presence(s) or _about_signing(s)) for s in (one, other)]
    parts = any(telling(s.quote.text, s.quote.language).parts for s in (one, other))
    return one.actor.actor_id in _bodies() and one.named and other.named and all(said) and not parts


@cache
def _bodies() -> frozenset[str]:
    """Return the coalitions that belong to another one and have a list of members, and so a voice of their own."""
    return frozenset(a.id for a in knowledge.actors() if a.label == Label.COALITION and a.parents)


def _about_signing(statement: Statement) -> bool:
    """Say whether an act is about a paper, not about coming: who attends and does not sign supports by attending."""
    told = telling(statement.quote.text, statement.quote.language)
    return told.signature and not (told.presence and statement.stance == Stance.SUPPORT)


def of_group(one: Statement, other: Statement) -> bool:
    """Say whether the holder may be another one each time: 'the rebels', the guarantors."""
    return one.actor.actor_id in _groups() or not (one.named and other.named)


@cache
def _groups() -> frozenset[str]:
    """Return the coalitions that the list of actors gives many members, and the observers."""
    members: Counter[str] = Counter()
    for actor in knowledge.actors():
        members.update(actor.parents if actor.label in _BODIES else ())
    return frozenset(
        a.id
        for a in knowledge.actors()
        if a.label == Label.COALITION and (members[a.id] >= _MANY or a.side == "observer")
    )


def _in_one_document(pair: Pair, sources: int) -> Doubt:
    return _doubt(
        "stance-contradiction", f"{_opposes(pair)} and {_supports(pair)} elsewhere in this document", pair, sources
    )


def _between_documents(pair: Pair, said: Sequence[Statement]) -> Doubt:
    like_this, like_that = _documents(said, *pair), _documents(said, *reversed(pair))
    told = _opposes(pair) + (f", as in {like_this}," if like_this else "")
    told += f" and {_supports(pair)} in {pair[1].source.document}" + (f", {like_that}" if like_that else "")
    return _doubt("sources-disagree", told + _by_side(said), pair, len({s.source.original for s in said}))


def _opposes(pair: Pair) -> str:
    statement = pair[0]
    group = of_group(*pair)
    name = f"Of the group '{statement.actor.name}' some" if group else statement.actor.name
    return f"{name} {'oppose' if group else 'opposes'} {thing(statement.target, statement.round)} here"


def _supports(pair: Pair) -> str:
    plural = THINGS[Target(pair[0].target)].endswith("s")
    return f"{'support' if of_group(*pair) else 'supports'} {'them' if plural else 'it'}"


def _documents(said: Iterable[Statement], shown: Statement, other: Statement) -> str:
    """Return the documents that say the same as `shown`, beside it and the `other`, the first ones by name."""
    named = (shown.source, other.source)
    same = (s.source.document for s in said if s.stance == shown.stance and s.source not in named)
    others = list(dict.fromkeys(same))
    more = len(others) - _NAMED_DOCUMENTS
    return ", ".join(others[:_NAMED_DOCUMENTS]) + (f" and {more} more" if more > 0 else "")


def _by_side(said: Iterable[Statement]) -> str:
    """Return how the outlets of the two sides differ, where every side of outlets says one thing only."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for statement in said:
        if statement.source.side not in {"unknown", "other"}:
            told[statement.source.side].add(statement.stance)
    if len(told) < len(SIDES) or any(len(stances) > 1 for stances in told.values()):
        return ""
    if len({stance for stances in told.values() for stance in stances}) < len(SIDES):
        return ""
    sides = sorted((stance, side) for side, stances in told.items() for stance in stances)
    return " (outlets of the sides differ: " + ", ".join(f"{side} {stance}" for stance, side in sides) + ")"


def _doubt(kind: str, told: str, pair: Pair, sources: int) -> Doubt:
    against, for_it = pair
    place = f", round {against.round}" if against.round else ""
    return Doubt(
        kind=kind,
        explanation=f"{told}: {_reading(pair)}.",
        weight=round(_weight(pair, sources), 2),
        quotes=(against.quote, for_it.quote),
        about=f"{against.actor.name}{place}, {against.target}",
        value=against.stance,
        expected=for_it.stance,
        actor=against.actor.key,
        round=against.round,
        question="presence" if against.target == Target.ASTANA and all(map(of_presence, pair)) else "position",
    )


def _reading(pair: Pair) -> str:
    """Return what may be behind it, the likely first."""
    if of_group(*pair):
        return "they may be different members of it, or one of the records is wrong"
    first = "words and deeds may differ, " if len({s.basis == Basis.ACTED for s in pair}) > 1 else ""
    return f"{first}the position may have changed, or one of the records is wrong"


def _weight(pair: Pair, sources: int) -> float:
    """Return how much hangs on it: the weaker of the two records, and how many sources speak of the actor there."""
    weight = min(s.weight for s in pair) * (_ALONE + (1 - _ALONE) * min(sources, _MANY_SOURCES) / _MANY_SOURCES)
    if of_group(*pair):
        weight *= _GROUP
    return weight * (_WORD_AND_DEED if len({s.basis == Basis.ACTED for s in pair}) > 1 else 1)
