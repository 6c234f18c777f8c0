"""Grammatical gender and number, where articles or endings show them: '' says that nothing does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import Label
from astana_nlp.stance.holders.agreement import is_masculine
from astana_nlp.stance.holders.subjects import is_subject
from astana_nlp.stance.holders.titles import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.reading import ReadSentence

MASCULINE, FEMININE = "m", "f"
ADJECTIVES = 1  # words between an article and its noun: 'la prochaine rencontre'
ENDINGS = {  # feminine nouns, and those of more than one, where nouns tell it in the form of a subject
    "ru": (re.compile(r"[ая]$"), re.compile(r"[ыи]$")),
    "ar": (re.compile(r"(?:ه|ات)$"), re.compile(r"(?!)")),  # 'she' is said of many things
    "en": (re.compile(r"(?!)"), re.compile(r"[^s]s$")),
    "tr": (re.compile(r"(?!)"), re.compile(r"l[ae]r[iu]?$")),
}
ELIDED = re.compile(r"['’]")  # an article without its vowel: l'accord
NEUTER = re.compile(r"[оеь]$")  # or a Russian noun of either gender


def gender_of_pronoun(pronoun: str, language: str) -> str:
    """Return the gender of a pronoun, given as the key of its word."""
    if pronoun in grammar.words(language, "pronouns_he"):
        return MASCULINE
    return FEMININE if pronoun in grammar.words(language, "pronouns_she") else ""


def gender_of_noun(read: ReadSentence, start: int) -> str:
    """Return the gender of the noun at an offset, which is the subject where endings tell it."""
    if read.language == "fr":
        article = _article(read, start)
        masculine = article in grammar.words("fr", "articles_he")
        return MASCULINE if masculine else FEMININE if article in grammar.words("fr", "articles_she") else ""
    if read.language not in ("ru", "ar"):
        return ""
    key = read.words[read.word_of(start)].key
    if ENDINGS[read.language][0].search(key):
        return FEMININE
    return "" if read.language == "ru" and NEUTER.search(key) else MASCULINE


def is_of_many(read: ReadSentence, start: int) -> bool:
    """Say whether the noun at an offset is in the plural."""
    if read.language == "fr":
        return _article(read, start) in grammar.words("fr", "articles_many")
    ending = ENDINGS.get(read.language)
    return ending is not None and bool(ending[1].search(read.words[read.word_of(start)].key))


def is_of_other_gender(pronoun: Word, mention: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether a pronoun cannot stand for a body because of its gender: 'elle' for 'le régime', 'он' for 'Россия'.

    Russian names tell theirs where they are subjects, and states only: who knows that of a foreign faction?
    """
    gender = gender_of_pronoun(pronoun.key, read.language)
    if not gender or mention.label is Label.PERSON:
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    if read.language == "fr":
        return gender_of_noun(read, start) not in ("", gender)
    plain = mention.label is Label.STATE and mention.method == "name" and read.text[start:end] == mention.text
    subject = read.language == "ru" and plain and is_subject(read, (start, end))
    return subject and is_masculine(mention, "ru") != (gender == MASCULINE)


def are_many(pronoun: Word, agreeing: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether 'it' has nobody to stand for but bodies that are counted up: 'A and B met. It …'."""
    if pronoun.key not in grammar.words(read.language, "subject_pronouns"):
        return False
    spans = {(m.start - sentence.start, m.end - sentence.start): m for m in agreeing}
    runs = ([key_of(spans[s]) for s in run if s in spans] for run in read.enumerations)
    listed = {key for run in runs if len(run) > 1 for key in run}
    return all(key_of(m) in listed and m.label is not Label.PERSON for m in agreeing)


def _article(read: ReadSentence, start: int) -> str:
    """Return the French article of the noun at an offset, perhaps its own first word; '' where it has none."""
    at = read.word_of(start)
    known = [word for kind in ("he", "she", "many") for word in grammar.words("fr", f"articles_{kind}")]
    for i in range(at, max(at - 1 - ADJECTIVES, 0) - 1, -1):
        word = read.words[i]
        if word.key in known:
            return word.key
        if ELIDED.search(word.text) or (i and word.gap != " ") or (i < at and word.capital):
            return ""
    return ""
