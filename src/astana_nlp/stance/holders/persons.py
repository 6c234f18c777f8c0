"""Whom words for a person lead to further back: who spoke before, the one person of a passage.

A word for an office leads to who was named last (`coreference`). Where nobody is near, a profession that many have
('the diplomat', and not 'the president') is the only person whom the passage names, and so is 'the man' anywhere; of
two people nobody can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Label, Section
from astana_nlp.stance.holders.antecedents import agreement_of
from astana_nlp.stance.holders.subjects import told_by
from astana_nlp.stance.holders.titles import key_of

if TYPE_CHECKING:
    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.holders.subjects import Passage

SENTENCES_BACK = 2  # how far an antecedent may lie before the anaphor, within its block
BACK = 12  # sentences that such a word may lead back
TITLE = 5  # words from the beginning of a title to the name
MARKS = frozenset(",،;؛:()")
APART = frozenset({Section.HEADING, Section.TITLE})


def is_near(earlier: Sentence, later: Sentence) -> bool:
    """Say whether a pronoun may reach back: in its paragraph or into the one before (news has one sentence each)."""
    return later.block - earlier.block <= 1 and earlier.section is later.section


def person_before(pointer: Pointer, at: int, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the person who spoke before the sentence `at`, where a word such as 'he' says that one speaks on."""
    agree = agreement_of(pointer.kinds, text.read[index].language)
    back = range(at - 1, index - SENTENCES_BACK - 1, -1) if "either" in pointer.kinds else ()
    near = (earlier for earlier in back if earlier >= 0 and is_near(text.sentences[earlier], text.sentences[index]))
    spoken = (m for earlier in near for m in told_by(text, earlier))
    return tuple(m for m in spoken if m.label is Label.PERSON and agree(m))[:1]


def is_title(pointer: Pointer, index: int, text: Passage) -> bool:
    """Say whether a word for a profession belongs to the name behind it: المتحدث باسمها آنذاك فلان.

    A Turkish office does where nothing but words with a capital stand between: 'Bakan Yardımcısı Nura Velin'.
    """
    start, read = text.sentences[index].start, text.read[index]
    end = read.words[min(pointer.last + TITLE, len(read.words) - 1)].end
    names = (m for m in text.mentions[index] if m.label is Label.PERSON)
    behind = (read.text[pointer.end : m.start - start] for m in names if pointer.end < m.start - start < end)
    between = [words for words in behind if not set(words) & MARKS]
    if read.language == "tr" and "person" in pointer.kinds:
        return any(all(word.istitle() for word in words.split()) for words in between)
    return bool(between) and read.tree is None and bool(pointer.kinds & {"profession", "anybody"})


def only_person(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the only person whom the passage names before the word, back to a heading."""
    start = text.sentences[index].start + pointer.start
    found: dict[str, Mention] = {}
    for at in range(index, max(index - BACK, 0) - 1, -1):
        if text.sentences[at].section is not text.sentences[index].section:
            if text.sentences[at].section in APART and found:
                break
            continue
        here = (m for m in text.mentions[at] if m.label is Label.PERSON and m.start < start)
        found |= {key_of(m): m for m in here if key_of(m) not in found}
    return tuple(found.values()) if len(found) == 1 else ()
