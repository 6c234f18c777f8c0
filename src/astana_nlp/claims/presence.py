"""Who came to a round, observed it, stayed away or boycotted it, as a text says."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.papers import PAPERS
from astana_nlp.claims.parts import VERB_LAST
from astana_nlp.claims.timing import HOSTS
from astana_nlp.names.candidates import adjacent, before
from astana_nlp.names.tags import Tags
from astana_nlp.names.types import kind_of
from astana_nlp.records import ACTOR_LABELS, Basis, Label, RoundClaim, Stance
from astana_nlp.rounds.calendar import first_round
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.claims.parts import Memory, Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, StanceRecord

_PRESENCE = ("absent", "boycotted", "refused", "observer", "attended_by", "attended", "came", "sent", "included")
_CLAIMS = {**dict.fromkeys(("attended_by", "came", "sent", "included"), "attended"), "refused": "boycotted"}
_OTHER_ROUNDS = ("round:last", "round:previous", "claims:others")
_STAYED = ("claims:absent", "claims:boycotted")
_CAME = frozenset({"attended", "observer"})
_DENYING = frozenset({"absent", "boycotted"})
_REFUSALS = frozenset({"claims:refused", "claims:boycotted"})
_COMMAS = ",،"
_ORDINAL_DOT = re.compile(r"\d\.")
_PAIR = 2
_LIST_GAP = 25
_AND_GAP = 9
_NOBODY_GAP = 40  # characters between 'none of' and whose envoys did not come
_COME_GAP = 8  # words between coming and the round that somebody came to
_FIRST_GAP = 6  # words between coming and 'for the first time'
_SENT_GAP = 6  # words between sending and who was sent: 'sent two of its political officers as delegates'
_SHORT_CLAUSE = 6  # words before a verb without a subject of its own: 'but in July boycotted'
_LONG_CLAUSE = 12  # in languages whose verb stands last
_ACCREDITED = frozenset({"to", "لدي", "auprès", "nezdindeki", "نزد"})  # an ambassador to a state is not its envoy
_VERB_FIRST, _ARTICLE = "ar", "ال"


def presence(part: Part, memory: Memory) -> Iterator[RoundClaim]:
    """Yield who was there and who was not.

    Args:
        part: the part of a sentence.
        memory: who was told of in the part before ('X attended the fourth round, but boycotted the fifth'), which is
            replaced by those whom this part tells of, and who is named in the next one.
    """
    if any(part.tags.has(kind) for kind in _OTHER_ROUNDS):
        return
    actors = _actors(part, part.mentions)
    told: list[Mention] = []
    for kind, cue, follows in _cues(part):
        claim = kind
        if claim in _DENYING and (only := sole(part, cue)):
            yield from _all_the_same(part, only, actors)
            continue
        chosen = _subjects(part, cue, actors, follows=follows)
        if not chosen and part.language == _VERB_FIRST:
            chosen = _subjects(part, cue, [a for a in actors if _opens(part, a)], follows=False)
        if claim in _CAME and (missed := _nobody_of(part, cue, actors)):
            claim, chosen = "absent", missed
        elif not chosen:
            chosen = _behind(part, cue, actors)
        chosen = [a for a in chosen or _carried_on(part, cue, memory, actors) if not _unwanted(part, cue, a)]
        told += chosen
        first = claim in _CAME and _for_the_first_time(part, cue)
        for actor in chosen:
            name, verdict = actor.entity or actor.text, _verdict(claim, actor, part)
            yield RoundClaim(part.number, part.index, claim, name, actor.entity_id, verdict)
            if first:
                yield _first(part, actor)
    memory.came = told or memory.came


def sole(part: Part, cue: Tag) -> Tag | None:
    """Return the word that makes coming of a denial, for those who stand beside it: 'nobody came but A', ما حضر إلا.

    It stands behind the denial; where the verb is last, before it.
    """
    others = list(part.tags.all("claims:but"))
    found = (t for t in part.tags.all("claims:sole") if not any(o.start <= t.start < o.end for o in others))
    last = part.language in VERB_LAST
    return next((t for t in found if (t.end <= cue.start if last else cue.end <= t.start)), None)


def _all_the_same(part: Part, only: Tag, actors: Sequence[Mention]) -> Iterator[RoundClaim]:
    """Yield who came where nobody else did; the Turkish word for 'but' stands behind whom it excepts."""
    behind = part.language != "tr"
    near = [a for a in actors if 0 <= (a.start - only.end if behind else only.start - a.end) <= _LIST_GAP]
    for actor in near:
        name, verdict = actor.entity or actor.text, _verdict("attended", actor, part)
        yield RoundClaim(part.number, part.index, "attended", name, actor.entity_id, verdict)


def _nobody_of(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return of whom nobody came: 'none of the envoys of A attended', 'aucun délégué de A n'a participé'."""
    for nobody in part.tags.all("claims:nobody"):
        low, high = min(nobody.end, cue.end), max(nobody.start, cue.start)
        near = [a for a in actors if 0 <= a.start - nobody.end <= _NOBODY_GAP and low <= a.start < high + _NOBODY_GAP]
        if near and not any(nobody.start <= t.start <= near[0].start for t in part.tags.all("claims:sole")):
            return near[:1]
    return []


def _behind(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return who stands behind a cue that opens the sentence and has no subject before it.

    'Among those who took part was A', 'absent from the round, A …'; not where verbs are last or first.
    """
    if part.language in VERB_LAST or part.language == _VERB_FIRST or any(a.end <= cue.start for a in actors):
        return []
    among = any(t.first == 0 and t.last <= cue.last for t in part.tags.all("claims:among"))
    after = [a for a in actors if a.start >= cue.end]
    if not (after and (among or cue.first == 0)) or _negated(part, part.tags.line.sentence.start, cue):
        return []
    between = part.between(cue.end, after[0].start)
    opened = among or any(mark in between for mark in _COMMAS)
    return _first_of_list(after) if opened and ";" not in between else []


def _first_of_list(actors: Sequence[Mention]) -> list[Mention]:
    ends = [i for i, (one, other) in enumerate(pairwise(actors), 1) if other.start - one.end > _AND_GAP]
    return list(actors[: ends[0]] if ends else actors)


def _actors(part: Part, mentions: Iterable[Mention]) -> list[Mention]:
    """Return who may have come; 'as observers' is a cue and names nobody."""
    named = [m for m in mentions if is_actor(part, m) and not (_accredited(part, m) or _is_place(part, m))]
    return [m for m in named if not any(t.start <= m.start < t.end for t in part.tags.all("claims:observer"))]


def is_actor(part: Part, mention: Mention) -> bool:
    """Say whether somebody may have come: listed, or a faction or body of a type that no list has.

    Persons that the list does not have may be anybody, and so may other organisations (a newspaper, an agency).
    """
    if mention.label in ACTOR_LABELS and (mention.entity_id or mention.label == Label.FACTION):
        return True
    return mention.label == Label.ORG and not mention.entity_id and _of_a_type(part, mention)


def _of_a_type(part: Part, mention: Mention) -> bool:
    line = part.tags.line
    if any(kind_of(word.text, line.language) for word in words_of(mention.text)):
        return True
    i = line.word_at(mention.start)
    return i > 0 and adjacent(line.words, i) and bool(kind_of(line.words[i - 1].text, line.language))


def _cues(part: Part) -> Iterator[tuple[str, Tag, bool]]:
    """Yield what is claimed, the words that do so, and whether who came stands behind them."""
    taken = list(part.tags.all("claims:idle"))  # 'a missed opportunity'
    for kind in _PRESENCE:
        for cue in part.tags.all(f"claims:{kind}"):
            if any(t.first < cue.last and cue.first < t.last for t in taken):
                continue
            if _finite(part, cue) and _CONDITIONS.get(kind, _always)(part, cue):
                taken.append(cue)
                yield _CLAIMS.get(kind, kind), cue, _follows(part, kind)


def _finite(part: Part, cue: Tag) -> bool:
    """Say whether a cue is a verb with a subject, no infinitive ('their reasons for not coming') and no participle."""
    forms = _NOMINAL.get(part.language)
    last = part.tags.line.words[cue.last - 1].key
    return forms is None or not forms.search(last)


def _always(part: Part, cue: Tag) -> bool:  # noqa: ARG001 -- one of `_CONDITIONS`
    return True


def _sends_delegates(part: Part, cue: Tag) -> bool:
    """Say whether somebody sends delegates, and not elsewhere."""
    near = any(_words_between(cue, t) <= _SENT_GAP for t in part.tags.all("claims:delegates"))
    return near and not _elsewhere(part)


def _of_a_delegation(part: Part, cue: Tag) -> bool:
    """Say whether it is a delegation that has members, not a list or an agenda."""
    return any(_words_between(cue, t) <= _SENT_GAP for t in part.tags.all("claims:team")) and not _elsewhere(part)


def _comes_to_the_round(part: Part, cue: Tag) -> bool:
    """Say whether a verb of motion leads to the round or its city."""
    line = part.tags.line
    goals = [m for m in part.mentions if m.label == Label.ROUND or m.entity_id in HOSTS.values()]
    near = any(abs(line.word_at(m.start) - cue.first) <= _COME_GAP for m in goals)
    return near and not _elsewhere(part)


def _refuses_to_come(part: Part, cue: Tag) -> bool:
    """Say whether it is coming that somebody refuses, not a signature or a demand."""
    near = any(_words_between(cue, t) <= _COME_GAP for t in part.tags.all("claims:coming"))
    return near and not any(part.tags.has(f"papers:{kind}") for kind in PAPERS) and not part.tags.has("claims:signed")


# Persian infinitives; Turkish participles, whose subject is a genitive: 'B, A'nın katılmadığını söyledi'
_NOMINAL = {"fa": re.compile("(?:د|ت)ن$"), "tr": re.compile("[dt][iu]g[iu]|[ae]c[ae]g[iu]")}
_CONDITIONS = {
    "included": _of_a_delegation,
    "sent": _sends_delegates,
    "came": _comes_to_the_round,
    "refused": _refuses_to_come,
}


def _words_between(one: Tag, other: Tag) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _elsewhere(part: Part) -> bool:
    """Say whether a part names another place than those where the rounds meet."""
    return any(m.label == Label.PLACE and m.entity_id and m.entity_id not in HOSTS.values() for m in part.mentions)


def _accredited(part: Part, mention: Mention) -> bool:
    line = part.tags.line
    return before(line, line.word_at(mention.start)) in _ACCREDITED


def _is_place(part: Part, mention: Mention) -> bool:
    """Say whether a state only says which capital is meant: 'in the capital of Kazakhstan'."""
    line, tags = part.tags.line, part.tags
    if mention.label != Label.STATE:
        return False
    after = line.word_at(mention.end - 1) + 1
    return bool(tags.ending(line.word_at(mention.start), "claims:capital_of") or tags.at(after, "claims:capital"))


def _follows(part: Part, kind: str) -> bool:
    return kind in {"attended_by", "included"} or (part.language == _VERB_FIRST and kind != "observer")


def _opens(part: Part, actor: Mention) -> bool:
    """Say whether an actor stands before its verb in Arabic: at the head of the sentence, or behind 'as for'."""
    i = part.tags.line.word_at(actor.start)
    return i == 0 or part.tags.ending(i, "claims:as_for") is not None


def _carried_on(part: Part, cue: Tag, memory: Memory, actors: Sequence[Mention]) -> list[Mention]:
    """Return who is told of beside a verb that has no subject of its own.

    That is who was told of before ('…, but boycotted the fifth'), who opens the next clause ('having boycotted the
    fifth, X …'), and in Arabic who is named before a verb that goes on ('… رفض … ثم شارك').
    """
    if part.language == _VERB_FIRST and _goes_on(part, cue):
        before = [a for a in actors if a.end <= cue.start]
        denied = _negated(part, part.tags.line.words[cue.first - 1].start, cue)
        return [] if denied else before[:1] or memory.came
    if _negated(part, part.tags.line.sentence.start, cue):
        return []
    own = actors if part.language == _VERB_FIRST else [a for a in actors if a.end <= cue.start]
    longest = _LONG_CLAUSE if part.language in VERB_LAST else _SHORT_CLAUSE
    if part.whole or own or cue.first > longest:
        return []
    return memory.came or _actors(part, [m for m in memory.coming if m.label != Label.ROUND][:1])


def _goes_on(part: Part, cue: Tag) -> bool:
    """Say whether an Arabic verb goes on with the subject of the one before: 'and came', 'then came'."""
    words = part.tags.line.words
    return cue.first > 0 and (words[cue.first].text.startswith("و") or words[cue.first - 1].key.endswith("ثم"))


def _subjects(part: Part, cue: Tag, actors: Sequence[Mention], *, follows: bool) -> list[Mention]:
    """Return the actors of the clause on one side of a cue; none where a negation or a plan stands between."""
    limit = min((t.start for kind in _STAYED for t in part.tags.all(kind) if t.start > cue.end), default=None)
    told = _told_of_others(part, cue, follows=follows)
    chosen = [a for a in actors if (a.start >= cue.end if follows else a.end <= cue.start)]
    chosen = [a for a in chosen if not any(low <= a.start < high for low, high in told)]
    if not follows:
        chosen = [a for a in chosen if a.start >= _said_before(part, cue)]
    if follows and limit is not None:
        chosen = [a for a in chosen if a.end <= limit]  # 'Jordan came, while the United States stayed away'
    if not chosen:
        return []
    gap = _AND_GAP if cue.kind == "claims:observer" else _LIST_GAP
    chosen = _speakers(part, _led_on(cue, chosen) if follows else _chained(chosen, gap))
    edge = max(a.start for a in chosen) if follows else min(a.start for a in chosen)
    low, high = (cue.end, edge) if follows else (edge, cue.start)
    aside = _aside(part, low, high)
    denials = [t.start for t in part.denials if t.start not in aside]
    denied = any(low <= t < cue.start or low <= t < high for t in denials) or _negated_at(part, cue)
    between = _ORDINAL_DOT.sub("", part.between(low, high))
    return [] if denied or any(mark in between for mark in ".;؛:") else chosen


def _said_before(part: Part, cue: Tag) -> int:
    """Return where the clause of a cue begins, if somebody says it: 'A said that the others stayed away'.

    Where a pronoun stands for the speaker ('A said it would stay away') the clause begins with A.
    """
    said = [t for t in part.tags.all("claims:said") if t.end <= cue.start]
    if not said or any(t.first in (said[-1].last, said[-1].last + 1) for t in part.tags.all("claims:pronouns")):
        return 0
    return said[-1].end


def _negated(part: Part, low: int, cue: Tag) -> bool:
    before = any(low <= t.start < cue.start for t in part.denials)
    return before or _negated_at(part, cue)


def _negated_at(part: Part, cue: Tag) -> bool:
    return any(t.end == cue.start for t in part.denials)


def _aside(part: Part, low: int, high: int) -> range:
    """Return the offsets between the first two commas behind an actor: 'A, though expected, stayed away'."""
    marks = [low + i for i, c in enumerate(part.between(low, high)) if c in _COMMAS]
    return range(marks[0], marks[1]) if len(marks) == _PAIR else range(0)


def _told_of_others(part: Part, cue: Tag, *, follows: bool) -> list[tuple[int, int]]:
    """Return the relative clauses beside a cue: 'B, who had followed A as envoy, attended' says nothing of A.

    A clause goes from its pronoun to the comma before the cue, or behind the cue to the next comma; where no comma
    stands between, the cue is its own verb ('the government, whose delegates attended').
    """
    start, text = part.tags.line.sentence.start, part.tags.line.sentence.text
    found = []
    for tag in part.tags.all("claims:relative"):
        if follows and tag.start >= cue.end:
            ends = [p for mark in _COMMAS if (p := text.find(mark, tag.end - start)) >= 0]
            found.append((tag.start, start + min(ends, default=len(text))))
        elif not follows and tag.end <= cue.start:
            end = max(text.rfind(mark, tag.end - start, cue.start - start) for mark in _COMMAS)
            found += [(tag.start, start + end)] if end >= 0 else []
    return found


def _chained(actors: list[Mention], gap: int) -> list[Mention]:
    """Return the last actors before a cue that stand in one list: 'Russia, Iran and Turkey attended'."""
    chain = actors[-1:]
    for actor in reversed(actors[:-1]):
        if chain[0].start - actor.end > gap:
            break
        chain.insert(0, actor)
    return chain


def _led_on(cue: Tag, actors: list[Mention]) -> list[Mention]:
    """Return the actors behind a cue; those of a refusal end where its list does, since who follows presses for it."""
    if cue.kind not in _REFUSALS:
        return actors
    ends = [i for i, (one, other) in enumerate(pairwise(actors), 1) if other.start - one.end > _LIST_GAP]
    return actors[: ends[0]] if ends else actors


def _speakers(part: Part, actors: list[Mention]) -> list[Mention]:
    """Leave out the body that only says whose envoy a person is: 'UN envoy Staffan de Mistura' is the person.

    A delegation that somebody leads came as well: 'the delegation of the government, led by B'.
    """
    leads = [t.start for t in part.tags.all("claims:led")]
    kept = []
    for actor, after in zip_longest(actors, actors[1:]):
        between = part.between(actor.end, after.start) if after else ""
        titled = after and after.label == Label.PERSON and len(between) <= _LIST_GAP
        led = after and any(actor.end <= lead < after.start for lead in leads)
        if not titled or led or any(mark in between for mark in _COMMAS) or {w.key for w in words_of(between)} & AND:
            kept.append(actor)
    return kept


def _unwanted(part: Part, cue: Tag, actor: Mention) -> bool:
    """Say whether it is somebody's coming that others refuse: in Arabic 'coming' has no article before whose it is."""
    if part.language != _VERB_FIRST or cue.kind not in _REFUSALS:
        return False
    nouns = (t for t in part.tags.all("claims:coming") if 0 <= actor.start - t.end <= 1)
    return any(not part.tags.line.words[t.last - 1].key.startswith(_ARTICLE) for t in nouns)


def _for_the_first_time(part: Part, cue: Tag) -> bool:
    return any(_words_between(cue, t) <= _FIRST_GAP for t in part.tags.all("claims:first_time"))


def _first(part: Part, actor: Mention) -> RoundClaim:
    """Return the claim that somebody had been at no round before, against the calendar of those."""
    before = [entry for entry in knowledge.rounds() if entry.number < part.number]
    came = any(_all_in(actor.entity_id, (*entry.attended, *entry.observers)) for entry in before)
    verdict = "unknown" if actor.method == "description" else "no" if came else "unknown"
    return RoundClaim(part.number, part.index, "first-time", actor.entity or actor.text, actor.entity_id, verdict)


def _verdict(claim: str, actor: Mention, part: Part) -> str:
    held = part.held
    came = _all_in(actor.entity_id, (*held.attended, *held.observers))
    if claim in _CAME and actor.label == Label.STATE and first_round(actor.entity_id) > held.number:
        return "no"
    if claim == "observer":
        return "yes" if actor.entity_id in held.observers else "no" if actor.entity_id in held.attended else "unknown"
    stayed = actor.entity_id in held.absent
    right, wrong = (came, stayed) if claim == "attended" else (stayed, came)
    if wrong and actor.method == "description" and not _whole(part, actor):
        return "unknown"
    return "yes" if right else "no" if wrong else "unknown"


def _whole(part: Part, actor: Mention) -> bool:
    """Say whether a description means all of a coalition: 'the opposition', but not 'the factions', 'some groups'."""
    plural = any(t.start < actor.end and actor.start < t.end for t in part.tags.all("claims:groups"))
    return actor.label == Label.COALITION and not plural and not Tags(part.tags.line, "narrative").has("acts:parts")


def _all_in(actor: str, ids: Sequence[str]) -> bool:
    """Say whether an actor, or every state of a group of states (the guarantors), is in the calendar's list."""
    members = _states().get(actor, ())
    return actor in ids or (bool(members) and all(member in ids for member in members))


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """Return the states that belong to each group of states."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in knowledge.actors():
        for parent in actor.parents if actor.label == Label.STATE else ():
            found[parent] = (*found.get(parent, ()), actor.id)
    return found


def refused(part: Part, stances: Sequence[StanceRecord]) -> Iterator[RoundClaim]:
    """Yield who stayed away by the positions found in the sentence, where it has a word for boycott."""
    held = part.held
    told = any(_finite(part, cue) for cue in part.tags.all("claims:boycotted"))  # not only that somebody says so
    for stance in stances if part.whole and told else ():
        if stance.basis == Basis.ACTED and stance.stance == Stance.OPPOSE and stance.round in (None, held.number):
            stayed, came = stance.holder_id in held.absent, stance.holder_id in held.attended
            some = stance.holder_type is Label.COALITION  # 'the factions that refused' may be some of them
            verdict = "yes" if stayed else "no" if came and not some else "unknown"
            yield RoundClaim(held.number, part.index, "boycotted", stance.holder, stance.holder_id, verdict)
