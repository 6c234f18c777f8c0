"""What a sentence says that a round led to, in the words of the text: what was agreed, announced or not reached.

A sentence must speak of the round and of one of the topics of the talks. Wishes, expectations, what an older
agreement had said and what others announced are no outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import COMMAS, SEMICOLONS, STOPS, VERB_FIRST, VERB_LAST
from astana_nlp.claims.results.papers import PAPERS
from astana_nlp.claims.results.topics import topics_named
from astana_nlp.names.tags import Tag, Tags
from astana_nlp.records import ACTOR_LABELS, RoundClaim
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import Mention

_LONGEST = 200  # characters of an outcome
_NEAR = 25  # characters before a verb that a wish or expectation may govern it from
_BESIDE = 3  # words between a denial and what is denied
_ENDS = STOPS + "!?؟"
_PARTIES = frozenset({*GUARANTORS, TOGETHER, "syrian-government", "syrian-opposition"})


def outcome(part: Part) -> Iterator[RoundClaim]:
    """Yield what a part of a sentence says that a round led to, or that it led to nothing; at most one outcome."""
    tags, here = part.tags, part.mentions
    if numbers_another(part) or not (part.of_parties or topics_named(tags)):
        return
    told = Tags(tags.line, "outcomes")
    if not part.of_parties:
        cue = next((t for t in (*_denied(part, told), *told.all("outcome:none")) if _by_nobody(part, told, t)), None)
        if cue and not _planned(told, cue):
            yield RoundClaim(part.number, part.index, "no-outcome", _clause(tags, cue))
        return
    agreed = [t for t in told.all("outcome:agreed") if _by_parties(told, t, here)]
    denied = (*told.all("outcome:none"), *_denied(part, told))
    none = [t for t in denied if not (_by_one(part, t) or _yet_agreed(part, t, agreed))]
    found = [*none, *agreed]
    cue = next((t for t in found if not (_planned(told, t) or _in_passing(tags, t))), None)
    if cue and (cue.kind == "outcome:none" or topics_named(tags)):
        kind = "no-outcome" if cue.kind == "outcome:none" or _is_disputed(told, cue) else "outcome"
        yield RoundClaim(part.number, part.index, kind, _clause(tags, cue))


def _denied(part: Part, told: Tags) -> Iterator[Tag]:
    """Yield what talks may lead to with the denial beside it: 'no real progress', 'anlaşma sağlanamadı'."""
    for fruit in told.all("outcome:accord"):
        for denial in told.all("outcome:denial"):
            behind = denial.first >= fruit.last
            first, second = (fruit, denial) if behind else (denial, fruit)
            near = 0 <= second.first - first.last <= _BESIDE
            if near and (not behind or part.language in VERB_LAST) and not part.parts_clauses(first.end, second.start):
                yield Tag("outcome:none", first.first, second.last, first.start, second.end)
                break


def _is_disputed(told: Tags, agreed: Tag) -> bool:
    """Say whether somebody denies that it was agreed on: 'B denied that they had agreed on a committee'."""
    last = told.line.language in VERB_LAST
    return any((agreed.end <= t.start) if last else (t.end <= agreed.start) for t in told.all("outcome:denies"))


def _by_nobody(part: Part, told: Tags, cue: Tag) -> bool:
    """Say whether it is agreeing that came to nothing, and nobody but parties of the talks is said to have failed.

    Who only says so is none of them: 'B said that no agreement had been reached on the truce'.
    """
    if not any(t.start < cue.end and cue.start < t.end for t in told.all("outcome:accord")):
        return False
    said = list(part.tags.all("claims:said"))
    actors = [m for m in part.mentions if m.label in ACTOR_LABELS and m.entity_id not in _PARTIES]
    before = [m for m in actors if part.language in VERB_FIRST or m.end <= cue.start]
    return all(any(m.end <= t.start < cue.start for t in said) for m in before)


def numbers_another(part: Part) -> bool:
    """Say whether a part numbers another meeting: 'at the first meeting they agreed', where the second is told of."""
    words, tags = part.tags.line.words, part.tags
    for noun in tags.all("round:meetings"):
        before = [o for i in range(noun.first) if (o := tags.ordinal(i)) and o[1].last == noun.first]
        behind = tags.ordinal(noun.last) if noun.last < len(words) and not before else None
        for value, tag in (*before, *([behind] if behind else [])):
            if tag.kind != "figure" and value != part.number:
                return True
    return False


def _yet_agreed(part: Part, none: Tag, agreed: Sequence[Tag]) -> bool:
    """Say whether a later clause has something agreed on: 'without much result, its only fruit an agreement on …'."""
    return bool(topics_named(part.tags)) and any(
        part.parts_clauses(none.end, t.start) for t in agreed if t.start > none.end
    )


def _by_parties(tags: Tags, cue: Tag, here: Sequence[Mention]) -> bool:
    """Say whether those who agree or announce are parties of the talks, or nobody else is named before the verb."""
    actors = [m for m in here if m.entity_id and m.label in ACTOR_LABELS]
    before = actors if tags.line.language in VERB_FIRST else [m for m in actors if m.end <= cue.start]
    return not before or any(m.entity_id in _PARTIES for m in before)


def _by_one(part: Part, cue: Tag) -> bool:
    """Say whether it is one side that did not sign or accept a paper: 'the opposition did not adopt the memorandum'."""
    named = [m for m in part.mentions if m.entity_id and m.label in ACTOR_LABELS and m.end <= cue.start]
    alone = bool(named) and not any(m.entity_id in {*GUARANTORS, TOGETHER} for m in named)
    paper = any(part.tags.has(f"papers:{kind}") for kind in PAPERS)
    return alone and paper and len({m.entity_id for m in named}) == 1 and part.language not in VERB_FIRST


def _planned(tags: Tags, cue: Tag) -> bool:
    return any(0 <= cue.start - plan.start <= _NEAR or plan.start == cue.end + 1 for plan in tags.all("plan:words"))


def _in_passing(tags: Tags, cue: Tag) -> bool:
    """Say whether a verb belongs to a noun and not to the round: 'the ceasefire agreed to in May', 'which …'."""
    if any(tag.last == cue.first for tag in topics_named(tags)) and tags.line.language not in VERB_LAST:
        return True
    begin, text = tags.line.sentence.start, tags.line.sentence.text
    pronouns = [c.start for c in tags.all("claims:relative") if c.start < cue.start]
    return bool(pronouns) and not any(m in COMMAS + SEMICOLONS for m in text[max(pronouns) - begin : cue.start - begin])


def _clause(tags: Tags, cue: Tag) -> str:
    """Return the words of an outcome: from its verb on, in Turkish and Persian up to it."""
    begin, text = tags.line.sentence.start, tags.line.sentence.text
    start, end = cue.start - begin, cue.end - begin
    if tags.line.language in VERB_LAST:
        start = max((text.rfind(mark, 0, start) + 1 for mark in _ENDS), default=0)
        return shortened(text[start:end], last=True)
    ends = [p for mark in _ENDS if (p := text.find(mark, end)) >= 0]
    return shortened(text[start : min(ends, default=len(text))], last=False)


def shortened(text: str, *, last: bool = False) -> str:
    """Return at most `_LONGEST` characters of a clause, in whole words, from its end or its beginning."""
    words = text.split()
    while len(" ".join(words)) > _LONGEST:
        words = words[1:] if last else words[:-1]
    return " ".join(words)
