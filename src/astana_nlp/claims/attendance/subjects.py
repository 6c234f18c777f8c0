"""Whom a part of a sentence has come or stay away: the subject of its cue, by the order of words of the language."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.claims.actors import actors_of, arabic_and
from astana_nlp.claims.parts import CLAUSE_MARKS, COMMAS, STOPS, VERB_FIRST, VERB_LAST
from astana_nlp.records import Label
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.claims.parts import Memory, Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

LIST_GAP = 25
_ARTICLE = "ال"
_CAME = ("claims:attended", "claims:came")
_STAYED = ("claims:absent", "claims:boycotted")
_REFUSALS = frozenset({"claims:refused", "claims:boycotted"})
_PAUSES = CLAUSE_MARKS + "(—–"
_ORDINAL_DOT = re.compile(r"\d\.")
_PAIR = 2
_SET_OFF = 2  # words before a phrase at most, behind the mark that sets it off: ', and as observers'
_AND_GAP, _COMMA_GAP = 9, 6  # ', and '
_NOBODY_GAP = 40  # characters between 'none of' and whose envoys did not come
_SHORT_CLAUSE = 6  # words before a verb without a subject of its own: 'but in July boycotted'
_LONG_CLAUSE = 12  # in languages whose verb stands last


def nobody_of(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return of whom nobody came: 'none of the envoys of A attended', 'aucun délégué de A n'a participé'."""
    for nobody in part.tags.all("claims:nobody"):
        low, high = min(nobody.end, cue.end), max(nobody.start, cue.start)
        near = [a for a in actors if 0 <= a.start - nobody.end <= _NOBODY_GAP and low <= a.start < high + _NOBODY_GAP]
        if near and part.has_mark(STOPS + ":", nobody.end, near[0].start):
            continue
        if near and not any(nobody.start <= t.start <= near[0].start for t in part.tags.all("claims:sole")):
            return near[:1]
    return []


def behind(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return who stands behind a cue that opens the sentence and has no subject before it.

    'Among those who took part was A', 'absent from the round, A …'; not where verbs are last or first.
    """
    if part.language in VERB_LAST or part.language in VERB_FIRST or any(a.end <= cue.start for a in actors):
        return []
    among = any(t.first == 0 and t.last <= cue.last for t in part.tags.all("claims:among"))
    after = [a for a in actors if a.start >= cue.end]
    if not (after and (among or cue.first == 0)) or _negated(part, part.tags.line.sentence.start, cue):
        return []
    between = part.between(cue.end, after[0].start)
    linked = any(cue.end <= t.start < after[0].start for t in part.tags.all("claims:copula"))
    opened = among or linked or any(mark in between for mark in COMMAS)
    return first_of_list(after) if opened and ";" not in between else []


def named_behind(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return who is named right behind a phrase set off from what stands before: '…, and, as observers, A and B'."""
    before = part.between(part.tags.line.sentence.start, cue.start).split()
    joins = bool(before) and bool({w.key for w in words_of(before[-1])} & AND)
    # 'as observers …', '…, as observers', '…, а в качестве наблюдателей', '… and, as observers'
    opens_clause = len(before) < _SET_OFF or joins or any(word[-1] in _PAUSES for word in before[-_SET_OFF:])
    joined = arabic_and(part, cue.start)
    after = [a for a in actors if a.start >= cue.end]
    near = bool(after) and after[0].start - cue.end <= _AND_GAP and ";" not in part.between(cue.end, after[0].start)
    return first_of_list(after) if near and (opens_clause or joined) else []


def is_tied(part: Part, cue: Tag, actor: Mention, actors: Sequence[Mention]) -> bool:
    """Say whether somebody stands in a list right beside a cue: 'A, B and C as observers', 'as observers A and B'."""
    before = [a for a in actors if a.end <= cue.start]
    listed = _chained(before, _COMMA_GAP) if before and cue.start - before[-1].end <= 1 else []
    return actor in (*listed, *named_behind(part, cue, actors))


def first_of_list(actors: Sequence[Mention]) -> list[Mention]:
    """Return the names up to the first that stands apart from the one before."""
    ends = [i for i, (one, other) in enumerate(pairwise(actors), 1) if other.start - one.end > _AND_GAP]
    return list(actors[: ends[0]] if ends else actors)


def opens(part: Part, actor: Mention) -> bool:
    """Say whether an actor stands before its verb in Arabic: at the head of the sentence, or behind 'as for'."""
    i = part.tags.line.word_at(actor.start)
    return i == 0 or part.tags.ending(i, "claims:as_for") is not None


def carried_on(part: Part, cue: Tag, memory: Memory, actors: Sequence[Mention]) -> list[Mention]:
    """Return who is told of beside a verb that has no subject of its own.

    That is who was told of before ('…, but boycotted the fifth'), who opens the next clause ('having boycotted the
    fifth, X …'), and in Arabic who is named before a verb that goes on ('… رفض … ثم شارك').
    """
    if part.language in VERB_FIRST and _goes_on(part, cue):
        before = [a for a in actors if a.end <= cue.start]
        denied = _negated(part, part.tags.line.words[cue.first - 1].start, cue)
        return [] if denied else before[:1] or memory.came
    if _negated(part, part.tags.line.sentence.start, cue):
        return []
    own = actors if part.language in VERB_FIRST else [a for a in actors if a.end <= cue.start]
    longest = _LONG_CLAUSE if part.language in VERB_LAST else _SHORT_CLAUSE
    if part.whole or own or cue.first > longest:
        return []
    return memory.came or actors_of(part, [m for m in memory.coming if m.label != Label.ROUND][:1])


def _goes_on(part: Part, cue: Tag) -> bool:
    """Say whether an Arabic verb goes on with the subject of the one before: 'and came', 'then came'."""
    words = part.tags.line.words
    if not cue.first:
        return False
    return words[cue.first].text.startswith("و") or words[cue.first - 1].key.endswith(grammar.endings("ar", "then"))


def subjects(part: Part, cue: Tag, actors: Sequence[Mention], *, follows: bool) -> list[Mention]:
    """Return the actors of the clause on one side of a cue; none where a negation or a plan stands between."""
    limit = min((t.start for kind in _STAYED for t in part.tags.all(kind) if t.start > cue.end), default=None)
    told = clauses_on_others(part, cue, follows=follows)
    chosen = [a for a in actors if (a.start >= cue.end if follows else a.end <= cue.start)]
    chosen = [a for a in chosen if not any(low <= a.start < high for low, high in told)]
    if not follows:
        chosen = [a for a in chosen if a.start >= _said_before(part, cue)]
    if follows and limit is not None:
        chosen = [a for a in chosen if a.end <= limit]  # 'Jordan came, while the United States stayed away'
    if not chosen:
        return []
    gap = _AND_GAP if cue.kind == "claims:observer" else LIST_GAP
    chosen = speakers(part, _led_on(cue, chosen) if follows else _chained(chosen, gap))
    edge = max(a.start for a in chosen) if follows else min(a.start for a in chosen)
    low, high = (cue.end, edge) if follows else (edge, cue.start)
    aside = _aside(part, low, high)
    denials = [t.start for t in part.denials if t.start not in aside]
    denied = any(low <= t < cue.start or low <= t < high for t in denials) or _negated_at(part, cue)
    between = _ORDINAL_DOT.sub("", part.between(low, high))
    return [] if denied or any(mark in between for mark in STOPS + ":") else chosen


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
    marks = [low + i for i, c in enumerate(part.between(low, high)) if c in COMMAS]
    return range(marks[0], marks[1]) if len(marks) == _PAIR else range(0)


def is_aside(part: Part, actor: Mention) -> bool:
    """Say whether somebody stands in a relative clause before the verb for coming: 'B, who followed A, came'."""
    cues = (t for kind in _CAME for t in part.tags.all(kind))
    spans = (span for cue in cues for span in clauses_on_others(part, cue, follows=False))
    return any(low <= actor.start < high for low, high in spans)


def clauses_on_others(part: Part, cue: Tag, *, follows: bool) -> list[tuple[int, int]]:
    """Return the relative clauses beside a cue: 'B, who had followed A as envoy, attended' says nothing of A.

    A clause goes from its pronoun to the comma before the cue, or behind the cue to the next comma; where no comma
    stands between, the cue is its own verb ('the government, whose delegates attended').
    """
    start, text = part.tags.line.sentence.start, part.tags.line.sentence.text
    found = []
    for tag in part.tags.all("claims:relative"):
        if follows and tag.start >= cue.end:
            ends = [p for mark in COMMAS if (p := text.find(mark, tag.end - start)) >= 0]
            found.append((tag.start, start + min(ends, default=len(text))))
        elif not follows and tag.end <= cue.start:
            end = max(text.rfind(mark, tag.end - start, cue.start - start) for mark in COMMAS)
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
    ends = [i for i, (one, other) in enumerate(pairwise(actors), 1) if other.start - one.end > LIST_GAP]
    return actors[: ends[0]] if ends else actors


def speakers(part: Part, actors: list[Mention]) -> list[Mention]:
    """Leave out the body that only says whose envoy a person is: 'UN envoy Staffan de Mistura' is the person.

    A delegation that somebody leads came as well: 'the delegation of the government, led by B'.
    """
    kept: list[Mention] = []
    after, titles = None, False
    for actor in reversed(actors):
        same = titles and after is not None and actor.entity_id == after.entity_id  # 'the envoy of the UN, the UN's B'
        titles = after is not None and (after.label == Label.PERSON or same) and _is_title(part, actor, after)
        kept += [] if titles else [actor]
        after = actor
    return kept[::-1]


def _is_title(part: Part, actor: Mention, person: Mention) -> bool:
    """Say whether little stands between a body and a person, and neither a comma, an 'and' nor a word for leading."""
    between = part.between(actor.end, person.start)
    led = any(actor.end <= t.start < person.start for t in part.tags.all("claims:led"))
    apart = led or any(mark in between for mark in COMMAS) or bool({w.key for w in words_of(between)} & AND)
    return len(between) <= LIST_GAP and not apart


def beside(part: Part, cue: Tag, actor: Mention) -> bool:
    """Say whether somebody is only named as beside whom others are told of: 'apart from A and B, C came as observer'.

    The phrase goes to the last comma before the cue; the Turkish word stands behind those whom it names.
    """
    words = [t for t in part.tags.all("claims:besides") if t.end <= cue.start and _names_somebody(part, t)]
    if part.language == "tr":
        return any(actor.end <= t.start for t in words)
    clause = max((part.between(0, cue.start).rfind(mark) for mark in COMMAS), default=-1)
    end = part.tags.line.sentence.start + clause
    return clause >= 0 and any(t.end <= actor.start and actor.end <= end for t in words)


def _names_somebody(part: Part, word: Tag) -> bool:
    """Say whether a name stands beside a word such as 'apart from', on the side where the language has it."""
    behind = part.language != "tr"
    gaps = (m.start - word.end if behind else word.start - m.end for m in part.mentions)
    return any(0 <= gap <= _AND_GAP for gap in gaps)


def unwanted(part: Part, cue: Tag, actor: Mention) -> bool:
    """Say whether it is somebody's coming that others refuse: in Arabic 'coming' has no article before whose it is."""
    if part.language not in VERB_FIRST or cue.kind not in _REFUSALS:
        return False
    nouns = (t for t in part.tags.all("claims:coming") if 0 <= actor.start - t.end <= 1)
    return any(not part.tags.line.words[t.last - 1].key.startswith(_ARTICLE) for t in nouns)
