"""What a sentence claims about one round (when, where, who came, what was signed), checked against the calendar.

The path of a claim, in the order of the folder's layers:

    parts        a sentence becomes parts that concern one round each
    actors, quantities    who may be meant in a part, and what is counted in it
    people, results, timing, attendance    rules: a cue of the language's table, and beside it whom it tells of
    reader       what a trained reader sees in the sentence, joined with the claims of the rules
    stand_ins, attested    all claims of a document: absences that somebody stood in for, rounds that are only guessed
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.directness import directness
from astana_nlp.claims.attendance.invitations import invitations
from astana_nlp.claims.attendance.lacking import lacking
from astana_nlp.claims.attendance.presence import presence, refused
from astana_nlp.claims.attendance.turnout import turnout
from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.claims.attendance.walkouts import walkouts
from astana_nlp.claims.attested import attested
from astana_nlp.claims.parts import Memory, parts_of, whole
from astana_nlp.claims.people.chairing import chairs
from astana_nlp.claims.people.delegations import delegations
from astana_nlp.claims.people.initiative import initiative
from astana_nlp.claims.people.posts import posts
from astana_nlp.claims.reader.accounts import accounts_of
from astana_nlp.claims.reader.joining import joined, read_lent
from astana_nlp.claims.reader.lending import lent_rounds
from astana_nlp.claims.results.figures import exchanges, groups_set_up, zones
from astana_nlp.claims.results.outcomes import outcome
from astana_nlp.claims.results.papers import SIGNED, UNSIGNED, papers
from astana_nlp.claims.results.signatures import signatures
from astana_nlp.claims.results.topics import agenda
from astana_nlp.claims.stand_ins import settled
from astana_nlp.claims.timing.agreements import signing_days
from astana_nlp.claims.timing.days import in_year, when
from astana_nlp.claims.timing.ends import ends
from astana_nlp.claims.timing.enumerated import enumerated
from astana_nlp.claims.timing.experts import experts
from astana_nlp.claims.timing.length import extension, in_one_day, length, schedule
from astana_nlp.claims.timing.numbering import NUMBER, last_of_all, numbers_ahead, numbers_at_once
from astana_nlp.claims.timing.places import where
from astana_nlp.claims.timing.tally import tally
from astana_nlp.claims.timing.vague import undecided
from astana_nlp.names.candidates import by_sentence
from astana_nlp.records import Section
from astana_nlp.rounds.calendar import held_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.encoder import Encoder
    from astana_nlp.records import Analysis, Mention, RoundClaim, Sentence, StanceRecord, TimeExpression

_SECTIONS = frozenset({Section.BODY, Section.FOOTNOTE, Section.CAPTION, Section.TABLE, Section.TITLE})
# what the few words of a title tell well enough: who came and how many, and what came of it; days they leave out
_IN_TITLES = CAME | STAYED | {SIGNED, UNSIGNED, "outcome", "no-outcome", "participants", "delegates", NUMBER}


def find_claims(analysis: Analysis, reader: Encoder | None = None) -> tuple[RoundClaim, ...]:
    """Return the claims of a document about rounds, in the order of the sentences.

    Args:
        analysis: a document with its rounds (`rounds.link_rounds`). What it says of a round later than its day is a
            plan; an act of refusal among its positions is a claim about its holder beside a word for boycott.
        reader: the encoder with the adapter for meetings (`semantic.current_reader`); without it only rules read.
    """
    sentences, published = analysis.sentences, analysis.document.source.published
    named, dated = by_sentence(analysis.mentions), by_sentence(analysis.dates)
    positions = by_sentence(analysis.stances)
    found = [(named.get(i, []), dated.get(i, [])) for i in range(len(sentences))]
    lent = lent_rounds(sentences, found, published) if reader else [0] * len(sentences)
    accounts = accounts_of(sentences, found, lent, positions, reader) if reader else {}
    held = held_by(published)
    last = held or _last_told(sentences, found)
    claims: list[RoundClaim] = []
    memory, around = Memory(), 0
    for i, (sentence, inside) in enumerate(zip(sentences, found, strict=True)):
        account = accounts.get(i)
        if account and lent[i]:
            claims += read_lent(whole(lent[i], i, sentence, *inside), account, published)
        if sentence.section in _SECTIONS:  # a paper of the talks may be all that a sentence has of them
            claims += signing_days(whole(last or 1, i, sentence, *inside))
        if not sentence.about_astana or sentence.section not in _SECTIONS:
            continue
        memory = Memory(body=memory.body, topics=memory.topics)
        claims += tally(whole(last or 1, i, sentence, *inside), known=bool(last))
        if not sentence.rounds and (around or last):  # experts meet between two rounds
            claims += experts(whole(around or last, i, sentence, *inside), published)
        claims += enumerated(i, sentence, *inside, published)
        claims += numbers_at_once(whole(last or 1, i, sentence, *inside))
        parts = list(parts_of(i, sentence, *inside, around))
        for part, after in zip_longest(parts, parts[1:]):
            memory.coming = after.mentions if after else ()
            ruled = _of_part(part, positions.get(i, []), memory, published)
            claims += joined(ruled, part, account, published) if account else ruled
        around = _spoken_of(sentence, held) or around
    claims += numbers_ahead(sentences, found, published, claims)
    claims = [c for c in claims if sentences[c.sentence].section != Section.TITLE or c.claim in _IN_TITLES]
    return tuple(dict.fromkeys(attested(list(settled(claims, sentences, found)), found, published)))


def _last_told(
    sentences: Sequence[Sentence], found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]]
) -> int:
    """Return the latest round that a text without a day numbers or dates."""
    told = {m.round or 0 for mentions, _ in found for m in mentions} | {
        d.round or 0 for _, dates in found for d in dates
    }
    return max(told & {n for s in sentences for n in s.rounds}, default=0)


def _spoken_of(sentence: Sentence, held: int) -> int:
    """Return the only round of a sentence, if it was over when the text appeared: what is announced is not told of."""
    return sentence.rounds[0] if len(sentence.rounds) == 1 and (not held or sentence.rounds[0] <= held) else 0


def _of_part(part: Part, stances: Sequence[StanceRecord], memory: Memory, published: str) -> Iterator[RoundClaim]:
    """Yield the claims of one part; the memory holds who was told of in the parts before, and is renewed."""
    if part.tags.line.sentence.section != Section.FOOTNOTE:  # there, days are those of the works cited
        yield from when(part, published)
        yield from in_year(part, published)
        yield from ends(part, published)
        yield from undecided(part, published)
    yield from last_of_all(part)
    yield from where(part, published)
    yield from exchanges(part)
    yield from zones(part)
    yield from groups_set_up(part)
    yield from initiative(part)
    yield from posts(part)
    yield from experts(part, published)
    if part.beside:
        return
    yield from presence(part, memory)
    yield from refused(part, stances)
    yield from lacking(part, published)
    yield from delegations(part, memory)
    yield from invitations(part)
    yield from chairs(part)
    yield from length(part, published)
    yield from in_one_day(part, published)
    yield from directness(part, published)
    yield from turnout(part)
    yield from papers(part)
    yield from signatures(part)
    yield from walkouts(part)
    yield from extension(part)
    yield from schedule(part, published)
    yield from agenda(part, memory)
    yield from outcome(part)
