"""Whether a pronoun goes on with the talks that the sentence before is about: that is no actor.

The round is set for May. It is to prepare …      La rencontre n'a pas de date. Elle doit préparer …
Встреча не назначена. Она должна подготовить …    الجولة لم تحدد. وهي ستمهد …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.holders.gender import gender_of_noun, gender_of_pronoun, is_of_many
from astana_nlp.stance.holders.persons import is_near
from astana_nlp.stance.holders.shortforms import is_parsed_subject
from astana_nlp.stance.holders.subjects import is_of_main_verb, is_subject
from astana_nlp.stance.roles.frames import speaks

if TYPE_CHECKING:
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.holders.subjects import Passage
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

NOUNS, NAMES = "talks.", "targets."
NO_TALKS = ("roles.parts", "papers.", "anaphora.document")  # a delegation, and what is signed or said


def stands_for_talks(pointer: Pointer, index: int, text: Passage) -> bool:
    """Say whether a pronoun that nobody is named before may as well be the talks, the subject before.

    Who speaks is somebody, and so is a pronoun of another gender than the talks.
    """
    read, start = text.read[index], text.sentences[index].start
    word = read.words[pointer.last].key
    if word not in grammar.words(read.language, "subject_pronouns") or speaks(read, (pointer.start, pointer.end)):
        return False
    if not index or not is_near(text.sentences[index - 1], text.sentences[index]):
        return False
    if any(m.start < start + pointer.start for m in text.mentions[index]):
        return False
    if read.tree is not None and not is_parsed_subject(pointer, read):
        return False
    before, first = text.read[index - 1], text.sentences[index - 1].start
    if any(_is_subject(before, (m.start - first, m.end - first)) for m in text.mentions[index - 1]):
        return False  # 'The round is in its second day: the delegation meets X'
    genders = {gender_of_noun(before, cue.start) for cue in _leading(before)}
    return any("" in pair or len(pair) == 1 for pair in ({g, gender_of_pronoun(word, read.language)} for g in genders))


def _leading(read: ReadSentence) -> list[Cue]:
    """Return the nouns and names of talks, in the singular, that are the subject of a sentence."""
    others = [c for kind in NO_TALKS for c in read.of_kind(kind)]
    named = [c for kind in (NOUNS, NAMES) for c in read.of_kind(kind) if not any(o.overlaps(c) for o in others)]
    one = (c for c in named if not is_of_many(read, c.start))
    return [c for c in one if _is_subject(read, (c.start, c.end))]


def _is_subject(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether something is the subject of the main clause."""
    return is_of_main_verb(read, span) and is_subject(read, span)
