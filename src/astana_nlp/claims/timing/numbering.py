"""Numbers that a text gives rounds which cannot have them, and rounds that it calls the last of the talks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.claims.parts import CLAUSE_MARKS, STOPS, VERB_LAST
from astana_nlp.claims.timing.tally import AT
from astana_nlp.records import Label, RoundClaim, Section
from astana_nlp.rounds.calendar import entry_of, held_by
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, Sentence, TimeExpression

NUMBER, LAST_OF_ALL = "number", "last-round"
_AHEAD = 2  # of rounds further ahead than the next one hardly anybody speaks by number
_FULL = len("2017-01-01")
_FEWEST = 4  # the first or second 'round of Astana-4' may be a sitting of it
_WORDS = 3  # words between a round and what it is of: 'the eighth round of the talks «Astana-7»'
_APART = ("claims:beside", "round:after", "round:compared")
MARKS = CLAUSE_MARKS + STOPS + '»”"'
_NEAR = 5  # words from 'was the last' to the talks


def numbers_ahead(
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
    published: str,
    claims: Sequence[RoundClaim],
) -> Iterator[RoundClaim]:
    """Yield the numbers that a text gives rounds long before they met: 'Astana 18' after thirteen of them.

    Args:
        sentences: those of a document.
        found: for each sentence the mentions in it and its time expressions.
        published: ISO day of publication; without it the rounds count that the text itself says there were.
        claims: what the text claims otherwise.
    """
    counted = (c.round for c in claims if c.claim == AT)
    held = held_by(published) if len(published) == _FULL else max(counted, default=0)
    told = set[int]()
    for sentence, (mentions, _) in zip(sentences, found, strict=True):
        if not held or sentence.section == Section.REFERENCE:
            continue
        for m in mentions:
            number = m.round if m.label == Label.ROUND else None
            if number and number >= held + _AHEAD and number not in told:
                told.add(number)
                yield RoundClaim(held + 1, m.sentence, NUMBER, str(number), "", "no")


def numbers_at_once(part: Part) -> Iterator[RoundClaim]:
    """Yield the number of a round that is called by another one as well: 'the eighth round of the Astana-7 talks'."""
    rounds = sorted((m for m in part.mentions if m.label == Label.ROUND), key=lambda m: m.start)
    if part.beside:
        return
    for pair in pairwise(rounds):
        named = [m for m in pair if any(c.isdigit() for c in m.text)]
        counted = [m for m in pair if m not in named]
        if len(named) == len(counted) == 1 and _are_one(part, *pair):
            number, told = named[0].round or 0, counted[0].round or 0
            if number != told >= _FEWEST:
                yield RoundClaim(number, part.index, NUMBER, str(told), "", "no")


def _are_one(part: Part, one: Mention, other: Mention) -> bool:
    """Say whether only a word for talks stands between two names of a round, and nothing that sets them apart."""
    low, high = one.end, other.start
    talks = any(one.start <= t.start < high for t in part.tags.all("process:nouns"))
    apart = any(low <= t.start < high for kind in _APART for t in part.tags.all(kind))
    words = words_of(part.between(low, high))
    joined = bool({w.key for w in words} & AND) or len(words) > _WORDS
    return talks and not (apart or joined or part.parts_clauses(low, high))


def last_of_all(part: Part) -> Iterator[RoundClaim]:
    """Yield that a round was the last of the talks, which the calendar knows better where another one met."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND]
    if len(rounds) != 1 or part.beside or part.tags.has("claims:so_far"):
        return
    if any(_closes(part, t) for t in part.tags.all("course:final")):
        verdict = "no" if entry_of(part.number + 1) else "unknown"
        yield RoundClaim(part.number, part.index, LAST_OF_ALL, "the last", "", verdict)


def _closes(part: Part, cue: Tag) -> bool:
    """Say whether it is the last of all: the clause ends there, or the talks are named."""
    words = part.tags.line.words
    if part.language in VERB_LAST or cue.last >= len(words) or any(m in words[cue.last].gap for m in MARKS):
        return True
    talks = [t for kind in ("process:nouns", "city:names", "city:adjectives") for t in part.tags.all(kind)]
    return any(0 <= t.first - cue.last <= _NEAR and not part.parts_clauses(cue.end, t.start) for t in talks)
