"""Who judges the talks in a piece that somebody signs: its author, where the text speaks for itself.

    By Nura Velin                             بقلم: نورا الفيلي
    … I do not believe that the round …       … ولا أرى أن الجولة …

A report has an author, too, and says nothing of what he thinks. Where a text says 'I', and nobody is named or quoted
who does, it is who signed it. What an author only tells stays that of those it is told of, and what he wishes is no
record (rule 9 of the codebook).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.records import Label, Mention, Section
from astana_nlp.spelling import words_of
from astana_nlp.stance.holders.interviews import QUESTION
from astana_nlp.stance.holders.subjects import Passage, speaking
from astana_nlp.stance.sentence.endings import first_person
from astana_nlp.stance.sentence.marks import unclosed_marks

if TYPE_CHECKING:
    from collections.abc import Collection

    from astana_nlp.records import Analysis
    from astana_nlp.stance.sentence.reading import ReadSentence

NAME = range(2, 6)  # words of a name of a person
NO_NAME = re.compile(r"[\d@/,;&]|https?:")
PLACE = 2  # words of a place behind the name: 'Nura Velin, Rome'
OPENING = 3  # sentences in which a text without metadata names its author


def signed_by(analysis: Analysis, text: Passage, voiced: Collection[int]) -> dict[int, Mention]:
    """Return the author of a piece of opinion for the sentences of it that are in nobody else's words.

    Args:
        analysis: the document, whose source names its author.
        text: its sentences with their actors.
        voiced: the sentences that somebody is quoted in.
    """
    author = _author(analysis, text)
    own = (i for i in range(len(text.sentences)) if author and i not in voiced and _is_own(i, text))
    return {i: author for i in own if author and _says_i(text.read[i])}


def _author(analysis: Analysis, text: Passage) -> Mention | None:
    """Return the person whom a document names as its author, as the text has it where it does."""
    name = " ".join(analysis.document.source.author.split())
    known = len(name.split()) in NAME and not NO_NAME.search(name)
    for i in range(min(OPENING, len(text.sentences))):
        for mention in text.mentions[i]:
            if mention.label is Label.PERSON and (
                _is_byline(mention, i, text) or (known and _same(mention.text, name))
            ):
                return mention
    if not known or not text.sentences:
        return None
    first = text.sentences[0]
    return Mention(f"{first.sentence_id}-by", 0, first.start, first.start, name, Label.PERSON, "", "", "byline", 0.5)


def _is_byline(mention: Mention, i: int, text: Passage) -> bool:
    """Say whether a line is nothing but a name, perhaps with the place that its bearer writes from."""
    sentence = text.sentences[i]
    before, behind = sentence.text[: mention.start - sentence.start], sentence.text[mention.end - sentence.start :]
    place = behind.strip(" .،,")
    apart = not place or behind.lstrip()[:1] in tuple(",،")
    return i > 0 and not before.strip() and apart and len(place.split()) <= PLACE and len(mention.text.split()) in NAME


def _same(one: str, other: str) -> bool:
    return [w.key for w in words_of(one)] == [w.key for w in words_of(other)]


def _is_own(i: int, text: Passage) -> bool:
    """Say whether a sentence is the author's own: of the running text, without a quotation, and nobody says it."""
    sentence, read = text.sentences[i], text.read[i]
    if sentence.section is not Section.BODY or not read.words or speaking(text, i):
        return False
    return not read.of_kind("anaphora.attributing") and not unclosed_marks(sentence.text)


def _says_i(read: ReadSentence) -> bool:
    """Say whether a sentence says 'I' outside of quotation marks, and does not ask."""
    said = first_person(read, alone=True)
    return not QUESTION.search(read.text) and any(not unclosed_marks(read.text[:start]) for start, _ in said)
