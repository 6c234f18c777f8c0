"""Which names and descriptions of a sentence are of actors that may do something, and not of what describes another."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import Label
from astana_nlp.sentences import mask_note_marks
from astana_nlp.spelling import words_of
from astana_nlp.stance.holders.unlisted import full_names, in_full, may_hold
from astana_nlp.stance.sentence.cues import cue_table
from astana_nlp.stance.sentence.reading import ReadSentence
from astana_nlp.stance.sentence.suffixes import is_part_of_a_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.records import Analysis, Mention, Sentence

ARMED = frozenset({Label.FACTION, Label.COALITION})
TYPE_MARKS = ' «"“„–—-'
OF_THE = 2  # words between a description and the name that it belongs to


def read_sentences(analysis: Analysis) -> tuple[ReadSentence, ...]:
    """Return the sentences with their trees, cues and the spans of their actors."""
    trees = analysis.trees or (None,) * len(analysis.sentences)
    actors = by_sentence(analysis)
    return tuple(
        ReadSentence(
            mask_note_marks(s.text),
            s.language,
            trees[i],
            tuple((m.start - s.start, m.end - s.start) for m in actors[i]),
        )
        for i, s in enumerate(analysis.sentences)
    )


def by_sentence(analysis: Analysis) -> list[list[Mention]]:
    """Return the actors of each sentence."""
    grouped: list[list[Mention]] = [[] for _ in analysis.sentences]
    for mention in _possible_holders(analysis.mentions, analysis):
        grouped[mention.sentence].append(mention)
    return [_doing(here, analysis.sentences[i]) for i, here in enumerate(grouped)]


def actors_in(analysis: Analysis, index: int) -> list[Mention]:
    """Return the actors of one sentence."""
    here = (m for m in analysis.mentions if m.sentence == index)
    return _doing(list(_possible_holders(here, analysis)), analysis.sentences[index])


def _possible_holders(mentions: Iterable[Mention], analysis: Analysis) -> Iterator[Mention]:
    introduced = full_names(analysis.mentions)
    for mention in mentions:
        known = in_full(mention, introduced) if may_hold(mention) else None
        if known:
            yield known


def _doing(here: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out what only describes: somebody's attitude, or a name behind it."""
    return _without_attitudes(_without_type_words(here, sentence), sentence)


def _without_attitudes(here: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out descriptions that say what somebody thinks: 'its opposition to the congress', not 'the opposition'.

    And those that are part of another noun: 'garantörlüğünde', 'Garantörler Toplantısı'.
    """
    if not any(m.method == "description" for m in here):
        return list(here)
    plain = ReadSentence(sentence.text, sentence.language)
    here = [m for m in here if m.method != "description" or not is_part_of_a_noun(plain, sentence.span_of(m))]
    words = words_of(sentence.text)
    longer = {
        c.start: c.first
        for c in cue_table(sentence.language).find(sentence.text, words)
        if c.is_stance and c.first < c.last
    }
    return [
        m
        for m in here
        if m.method != "description"
        or (first := longer.get(m.start - sentence.start)) is None
        or first == 0
        or words[first - 1].key in grammar.words(sentence.language, "before_body")
    ]


def _without_type_words(here: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out descriptions that only say what the name behind them is: 'factions of the Cedar Front'.

    The name holds the position (rule 18 of the codebook).
    """
    kept = []
    for mention, after in zip_longest(here, here[1:]):
        between = sentence.text[mention.end - sentence.start : after.start - sentence.start] if after else ","
        words = between.strip(TYPE_MARKS).split()
        explained = after and after.label in ARMED and after.method != "description"
        linked = not words or (len(words) <= OF_THE and words[0] in grammar.words(sentence.language, "of_name"))
        if not (explained and linked and mention.method == "description" and mention.end < after.start):
            kept.append(mention)
    return kept


def without_patrons(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out who is only named to say whose another body is: 'the Cedar Front, affiliated with X', 'X-backed'.

    Where no body is named beside it, what belongs to it is a part of it, and it stays (rule 18 of the codebook).
    """
    at = {m: _words_at(m, sentence, read) for m in here}
    left = set()
    for cue in read.of_kind("roles.affiliated"):
        before = next((m for m in here if 0 < cue.first - at[m][1] <= OF_THE), None)
        after = next((m for m in here if 0 < at[m][0] - cue.last <= OF_THE), None)
        if before and after:
            behind = read.language == "tr" or read.text[cue.start - 1] == "-"  # X'e bağlı A, X-backed A
            left.add(before if behind else after)
    return [m for m in here if m not in left and not _is_related_to(m, sentence, read)]


def _is_related_to(mention: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether somebody is only named for what others are to it: 'the allies of X', 'X's ally Y', X'in müttefiki."""
    start, end = sentence.span_of(mention)
    related = grammar.patterns(read.language, "related_to")
    owner = grammar.patterns(read.language, "owner_before")
    for cue in read.of_kind("roles.related"):
        between = read.text[cue.end : start] if cue.end <= start else ""
        if related.fullmatch(between):
            return read.language != "tr"
        if end <= cue.start and owner.fullmatch(read.text[end : cue.start]):
            return True
    return False


def _words_at(mention: Mention, sentence: Sentence, read: ReadSentence) -> tuple[int, int]:
    """Return the first and the last word of a mention."""
    start, end = sentence.span_of(mention)
    inside = [i for i, w in enumerate(read.words) if w.start < end and w.end > start]
    return (inside[0], inside[-1]) if inside else (-9, -9)
