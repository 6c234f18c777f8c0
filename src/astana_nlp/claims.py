"""What a sentence claims about one round (when, where, who came, what was signed), checked against the calendar.

A claim needs a sentence that concerns exactly one round, a cue of the language's table and, for who came, an actor on
the side of the cue where that language puts the subject; where one of these is missing there is no claim.
"""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import after_place_preposition, before, by_sentence, line_of
from astana_nlp.names.process import PROCESS
from astana_nlp.names.tags import Tags
from astana_nlp.outcomes import outcome
from astana_nlp.records import ACTOR_LABELS, Basis, Label, RoundClaim, Section, Stance
from astana_nlp.rounds.calendar import days, meets
from astana_nlp.rounds.dating import AGAINST
from astana_nlp.spelling import AND, TURKISH_LOCATIVES, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.knowledge import Round
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, Sentence, StanceRecord, TimeExpression

_SECTIONS = frozenset({Section.BODY, Section.FOOTNOTE, Section.CAPTION, Section.TABLE})
_PRESENCE = ("absent", "boycotted", "observer", "attended_by", "attended")
_OTHER_ROUNDS = ("round:last", "round:previous", "claims:others")
_STAYED = ("claims:absent", "claims:boycotted")
_HOSTS = {"Astana": "astana", "Nur-Sultan": "astana", "Sochi": "sochi"}
_ELSEWHERE = frozenset({"geneva", "vienna", "moscow", "ankara", "tehran", "istanbul", "riyadh", "cairo", "almaty"})
_COMMAS = ",،"
_MONTH = 31
_LIST_GAP = 25
_AND_GAP = 9
_ACCREDITED = frozenset({"to", "لدي", "auprès", "nezdindeki", "نزد"})  # an ambassador to a state is not its envoy
_VERB_FIRST = "ar"


def find_claims(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[TimeExpression],
    stances: Sequence[StanceRecord] = (),
) -> tuple[RoundClaim, ...]:
    """Return the claims of a document about rounds, in the order of the sentences.

    Args:
        sentences: sentences with `about_astana` and `rounds`, as `rounds.link_rounds` gives them.
        mentions: the mentions of the document, those of rounds among them.
        dates: its time expressions.
        stances: positions; an act of refusal in a sentence with a word for boycott is a claim about its holder.
    """
    calendar = {r.number: r for r in knowledge.rounds()}
    named, when, positions = by_sentence(mentions), by_sentence(dates), by_sentence(stances)
    claims: list[RoundClaim] = []
    for i, sentence in enumerate(sentences):
        if not sentence.about_astana or len(sentence.rounds) != 1 or sentence.section not in _SECTIONS:
            continue
        tags, held = Tags(line_of(i, sentence)), calendar.get(sentence.rounds[0])
        here = named.get(i, [])
        if held and sentence.section != Section.FOOTNOTE:  # there, days are those of the works cited
            claims += _when(tags, held, here, when.get(i, []))
        if held:
            claims += _where(tags, held, here)
            claims += _who(tags, held, here)
            claims += _refused(tags, held, positions.get(i, []))
            claims += _signed(tags, held, here)
            claims += _agenda(tags, held)
            claims += outcome(tags, held.number, here)
    return tuple(dict.fromkeys(claims))


@cache
def _signed_at() -> dict[str, int]:
    """Return the agreements that were signed at a round; resolutions, older papers and zones are no claim on one."""
    papers = [m for m in knowledge.meetings() if m.kind == Label.AGREEMENT and m.last]
    return {m.id: r.number for m in papers for r in knowledge.rounds() if m.first <= r.last and r.first <= m.last}


def _numbered(here: Sequence[Mention]) -> bool:
    return sum(m.label == Label.ROUND for m in here) == 1


def _when(tags: Tags, held: Round, here: Sequence[Mention], dates: Sequence[TimeExpression]) -> Iterator[RoundClaim]:
    dated = [d for d in dates if 0 < days(d) <= _MONTH and (not d.problem or d.problem.startswith(AGAINST))]
    for expression in dated:
        if _of_another(expression, here):
            continue
        agrees = held.number in meets(expression)
        sure = tags.has("claims:held") and len(dated) == 1
        if _numbered(here) and (sure or expression.round == held.number):
            verdict = "yes" if agrees else "no"
            yield RoundClaim(held.number, tags.line.index, "date", expression.timex, "", verdict)


def _of_another(thing: Mention | TimeExpression, here: Sequence[Mention]) -> bool:
    """Say whether a day or place belongs to another meeting: 'Sochi saw the congress, announced at the 7th round'.

    Of the meetings that a sentence names, the nearest has the day; the words of the place itself name no meeting.
    """

    def distance(meeting: Mention) -> int:
        return max(meeting.start - thing.end, thing.start - meeting.end, 0)

    ours = [m for m in here if m.label == Label.ROUND]
    others = [m for m in here if m.label == Label.EVENT and m.entity_id != PROCESS.id]
    return bool(others and ours) and min(map(distance, others)) < min(map(distance, ours))


def _where(tags: Tags, held: Round, here: Sequence[Mention]) -> Iterator[RoundClaim]:
    if not (tags.has("claims:held") and _numbered(here)):
        return
    host = _HOSTS.get(held.place, "")
    for mention in here:
        city = mention.label == Label.PLACE and mention.entity_id in {*_HOSTS.values(), *_ELSEWHERE}
        if city and _stands_in_place(tags, mention) and not _of_another(mention, here):
            verdict = "yes" if mention.entity_id == host else "no"
            yield RoundClaim(held.number, tags.line.index, "place", mention.entity, mention.entity_id, verdict)


def _stands_in_place(tags: Tags, mention: Mention) -> bool:
    i = tags.line.word_at(mention.start)
    if tags.line.language == "tr":
        return tags.line.words[i].ending_from(mention.end) in TURKISH_LOCATIVES
    return after_place_preposition(tags.line, i, mention.start)


def _who(tags: Tags, held: Round, here: Sequence[Mention]) -> Iterator[RoundClaim]:
    if any(tags.has(kind) for kind in _OTHER_ROUNDS):
        return
    # a faction that the list does not have came as well; persons that it does not have may be anybody
    known = [m for m in here if m.label in ACTOR_LABELS and (m.entity_id or m.label == Label.FACTION)]
    named = [m for m in known if not _accredited(tags, m)]
    # 'as observers' is a cue and names nobody
    actors = [m for m in named if not any(t.start <= m.start < t.end for t in tags.all("claims:observer"))]
    taken: list[Tag] = []
    for kind in _PRESENCE:
        for cue in tags.all(f"claims:{kind}"):
            if any(t.first < cue.last and cue.first < t.last for t in taken):
                continue
            taken.append(cue)
            claim = kind.removesuffix("_by")
            for actor in _subjects(tags, cue, actors, follows=_follows(tags, kind)):
                name, verdict = actor.entity or actor.text, _verdict(claim, actor, held)
                yield RoundClaim(held.number, tags.line.index, claim, name, actor.entity_id, verdict)


def _accredited(tags: Tags, mention: Mention) -> bool:
    return before(tags.line, tags.line.word_at(mention.start)) in _ACCREDITED


def _follows(tags: Tags, kind: str) -> bool:
    return kind == "attended_by" or (tags.line.language == _VERB_FIRST and kind != "observer")


def _subjects(tags: Tags, cue: Tag, actors: Sequence[Mention], *, follows: bool) -> list[Mention]:
    """Return the actors of the clause on one side of a cue; none where a negation or a plan stands between."""
    limit = min((t.start for kind in _STAYED for t in tags.all(kind) if t.start > cue.end), default=None)
    told = _told_of_others(tags, cue, follows=follows)
    chosen = [a for a in actors if (a.start >= cue.end if follows else a.end <= cue.start)]
    chosen = [a for a in chosen if not any(low <= a.start < high for low, high in told)]
    if follows and limit is not None:
        chosen = [a for a in chosen if a.end <= limit]  # 'Jordan came, while the United States stayed away'
    if not chosen:
        return []
    gap = _AND_GAP if cue.kind == "claims:observer" else _LIST_GAP
    chosen = _speakers(tags, chosen if follows else _chained(chosen, gap))
    edge = max(a.start for a in chosen) if follows else min(a.start for a in chosen)
    low, high = (cue.end, edge) if follows else (edge, cue.start)
    negations = [t for t in tags.all("claims:negated") if low <= t.start < high or t.end == cue.start]
    text = tags.line.sentence.text[low - tags.line.sentence.start : high - tags.line.sentence.start]
    return [] if negations or any(mark in text for mark in ".;؛:") else chosen


def _told_of_others(tags: Tags, cue: Tag, *, follows: bool) -> list[tuple[int, int]]:
    """Return the relative clauses beside a cue: 'B, who had followed A as envoy, attended' says nothing of A.

    A clause goes from its pronoun to the comma before the cue, or behind the cue to the next comma; where no comma
    stands between, the cue is its own verb ('the government, whose delegates attended').
    """
    start, text = tags.line.sentence.start, tags.line.sentence.text
    found = []
    for tag in tags.all("claims:relative"):
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


def _speakers(tags: Tags, actors: list[Mention]) -> list[Mention]:
    """Leave out the body that only says whose envoy a person is: 'UN envoy Staffan de Mistura' is the person.

    A delegation that somebody leads came as well: 'the delegation of the government, led by B'.
    """
    leads = [t.start for t in tags.all("claims:led")]
    start, text = tags.line.sentence.start, tags.line.sentence.text
    kept = []
    for actor, after in zip_longest(actors, actors[1:]):
        between = text[actor.end - start : after.start - start] if after else ""
        titled = after and after.label == Label.PERSON and len(between) <= _LIST_GAP
        led = after and any(actor.end <= lead < after.start for lead in leads)
        if not titled or led or any(mark in between for mark in _COMMAS) or {w.key for w in words_of(between)} & AND:
            kept.append(actor)
    return kept


def _verdict(claim: str, actor: Mention, held: Round) -> str:
    came = _all_in(actor.entity_id, (*held.attended, *held.observers))
    if claim == "observer":
        return "yes" if actor.entity_id in held.observers else "no" if actor.entity_id in held.attended else "unknown"
    stayed = actor.entity_id in held.absent
    right, wrong = (came, stayed) if claim == "attended" else (stayed, came)
    if wrong and actor.method == "description":
        return "unknown"  # 'the factions' may be some of them
    return "yes" if right else "no" if wrong else "unknown"


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


def _refused(tags: Tags, held: Round, stances: Sequence[StanceRecord]) -> Iterator[RoundClaim]:
    for stance in stances if tags.has("claims:boycotted") else ():
        if stance.basis == Basis.ACTED and stance.stance == Stance.OPPOSE and stance.round in (None, held.number):
            stayed, came = stance.holder_id in held.absent, stance.holder_id in held.attended
            some = stance.holder_type is Label.COALITION  # 'the factions that refused' may be some of them
            verdict = "yes" if stayed else "no" if came and not some else "unknown"
            yield RoundClaim(held.number, tags.line.index, "boycotted", stance.holder, stance.holder_id, verdict)


def _signed(tags: Tags, held: Round, here: Sequence[Mention]) -> Iterator[RoundClaim]:
    if not tags.has("claims:signed") or tags.has("claims:negated"):
        return
    papers = [m for m in here if m.label == Label.AGREEMENT]
    for mention in papers:
        if number := _signed_at().get(mention.entity_id):
            verdict = "yes" if number == held.number else "no"
            yield RoundClaim(
                held.number, tags.line.index, "document-signed", mention.entity, mention.entity_id, verdict
            )
    document = next(tags.all("claims:documents"), None)
    if document and not papers and _numbered(here):
        start = tags.line.sentence.start
        text = tags.line.sentence.text[document.start - start : document.end - start]
        yield RoundClaim(held.number, tags.line.index, "document-signed", text)


def _agenda(tags: Tags, held: Round) -> Iterator[RoundClaim]:
    """Yield the topics of a round; the calendar names the main ones, so that another is not wrong."""
    if not tags.has("claims:agenda") or tags.has("round:next"):
        return
    for topic in sorted({topic for entry in knowledge.rounds() for topic in entry.agenda}):
        if tags.has(f"agenda:{topic}"):
            verdict = "yes" if topic in held.agenda else "unknown"
            yield RoundClaim(held.number, tags.line.index, "agenda", topic, "", verdict)
