"""Resolve 'they', 'the movement', 'the latter' and the like to a mention, where the text decides.

The rules follow the classic order of preferences (Lappin and Leass 1994): agreement first, then the subject of the same
or the preceding sentence, then recency. A wrong holder is worse than none: without an agreeing antecedent close by
there is no link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from astana_nlp.cues import Cue
    from astana_nlp.frames import ReadSentence
    from astana_nlp.records import Mention, Sentence

SENTENCES_BACK = 2  # how far an antecedent may lie before the anaphor, within its block
GROUPS = frozenset({Label.FACTION, Label.COALITION, Label.ORG})
MASCULINE = {"en": {"he", "his", "him", "she", "her"}, "fr": {"elle", "il", "lui"}, "ru": {"он", "она", "его", "ее"}}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or description at [start, end) of the sentence's text that stands for `antecedents`."""

    start: int
    end: int
    text: str
    antecedents: tuple[Mention, ...]


def anaphors(
    index: int, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], read: Sequence[ReadSentence]
) -> tuple[Anaphor, ...]:
    """Return the resolved anaphors of sentence `index`.

    Args:
        index: number of the sentence.
        sentences: all sentences of the document.
        mentions: the actor mentions of each sentence.
        read: each sentence with its cues and tree.
    """
    found = []
    for cue in read[index].of_kind("anaphora."):
        antecedents = _resolve(cue, index, sentences, mentions, read)
        if antecedents:
            found.append(Anaphor(cue.start, cue.end, read[index].text[cue.start : cue.end], antecedents))
    return tuple(found)


def _resolve(
    cue: Cue,
    index: int,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    read: Sequence[ReadSentence],
) -> tuple[Mention, ...]:
    plural = cue.kind == "anaphora.plural"
    word = fold(read[index].text[cue.start : cue.end])
    agree = _agreement(word, sentences[index].language, plural=plural)
    for back in range(SENTENCES_BACK + 1):
        at = index - back
        if at < 0 or not _adjacent(sentences[at], sentences[index]):
            break
        before = [m for m in mentions[at] if m.label in ACTOR_LABELS and agree(m)]
        if back == 0:
            before = [m for m in before if m.end - sentences[at].start <= cue.start]
        if before:
            return _preferred(cue, before, sentences[at], read[at], same=back == 0)
    return ()


def _adjacent(earlier: Sentence, later: Sentence) -> bool:
    """Say whether a pronoun may reach back: in its paragraph or into the one before (news has one sentence each)."""
    return later.block - earlier.block <= 1 and earlier.section is later.section


def _agreement(word: str, language: str, *, plural: bool) -> Callable[[Mention], bool]:
    if word in MASCULINE.get(language, ()):
        return lambda m: m.label is Label.PERSON
    if plural:
        return _may_be_plural
    if " " in word and word.rsplit(maxsplit=1)[-1] in {
        "minister",
        "envoy",
        "diplomat",
        "official",
        "spokesman",
        "president",
    }:
        return lambda m: m.label is Label.PERSON
    return lambda m: m.label is not Label.PERSON


def _may_be_plural(mention: Mention) -> bool:
    return mention.label in GROUPS or mention.method == "description"


def _preferred(
    cue: Cue, candidates: list[Mention], sentence: Sentence, read: ReadSentence, *, same: bool
) -> tuple[Mention, ...]:
    if cue.kind == "anaphora.last":
        return (candidates[-1],)
    if cue.kind == "anaphora.first":
        return (candidates[0],)
    subjects = [m for m in candidates if _is_subject(m, sentence, read)]
    if subjects:
        return (subjects[-1] if same else subjects[0],)
    return (candidates[-1] if same else candidates[0],)


def _is_subject(mention: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    if read.tree is None:
        return mention.start == sentence.start
    word = read.tree.head_of(mention.start - sentence.start, mention.end - sentence.start)
    return word is not None and any(read.tree.tokens[i].dep.startswith("nsubj") for i in _up(read, word))


def _up(read: ReadSentence, word: int) -> Iterator[int]:
    """Yield the word and what it is an apposition to."""
    tree = read.tree
    assert tree is not None  # noqa: S101 - for the type checker: the caller has looked
    yield word
    if tree.tokens[word].dep in ("appos", "flat:name", "flat") and tree.tokens[word].head >= 0:
        yield tree.tokens[word].head
