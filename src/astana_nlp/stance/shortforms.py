"""What is as good as a name where it is the subject: 'the council finds', 'the three capitals', 'he said'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Label
from astana_nlp.stance.agreement import is_plural, leads_back
from astana_nlp.stance.frames import speaks
from astana_nlp.stance.suffixes import ending_of
from astana_nlp.stance.verbfirst import is_governed, is_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention
    from astana_nlp.stance.pointers import Pointer
    from astana_nlp.stance.reading import ReadSentence

GENITIVE = ("in", "un")  # of Turkish nouns that are listed with it (folded): üç ülkenin heyetleri
PHRASES = frozenset({"attributing", "statement"})


def is_as_good_as_a_name(pointer: Pointer, antecedents: Sequence[Mention], read: ReadSentence) -> bool:
    """Say whether a subject is as good as a name: 'the administration', 'the three capitals'."""
    if pointer.kinds & {"person", "speaker"} | pointer.kinds & PHRASES or not _may_be_subject(pointer, read):
        return False
    if {"three", "states"} <= pointer.kinds and len(antecedents) == 1:
        return True
    noun = read.words[pointer.last].text
    return "plural" not in pointer.kinds and may_be(antecedents[0], noun, read.language)


def says(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether whom the pointer stands for tells the sentence, wherever it is said: 'The format, he said, lives'."""
    if "speaker" in pointer.kinds or not speaks(read, (pointer.start, pointer.end)):
        return False
    return is_parsed_subject(pointer, read) if read.tree else pointer.first == 0  # سخنگوی او: his spokesman


def _may_be_subject(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether nothing shows a description to be another part of its sentence than the subject."""
    span = (pointer.start, pointer.end)
    if read.tree is not None:
        return is_parsed_subject(pointer, read)
    if read.language == "tr":
        return not ending_of(read, span) and not read.words[pointer.last].key.endswith(GENITIVE)
    return not is_governed(read, span) and not is_object(read, span)


def is_parsed_subject(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the tree of a sentence has a pointer for a subject."""
    word = read.tree.head_of(pointer.start, pointer.end) if read.tree else None
    return read.tree is not None and word is not None and read.tree.tokens[word].dep.startswith("nsubj")


def may_be(mention: Mention, noun: str, language: str) -> bool:
    """Say whether a noun may stand for a body: its name holds it."""
    body = mention.label is not Label.PERSON and not is_plural(mention, language)
    return body and leads_back(noun, mention, language)
