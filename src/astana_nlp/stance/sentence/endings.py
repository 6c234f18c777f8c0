"""Verbs that say 'we' or 'I' by their ending: 'gitmeyeceğiz', 'نمی‌رویم', 'не поедем'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.reading import ReadSentence

PARSED = frozenset({"ru"})  # languages whose verbs only a parser tells from nouns (временем)
SAYING_REACH = 3  # words from a verbal noun to the verb of saying
VERB = "VERB"


def first_person(read: ReadSentence, *, alone: bool = False) -> tuple[tuple[int, int], ...]:
    """Return the words for who says the sentence, pronouns first, then verbs; `alone` leaves out 'we'."""
    cues = read.of_kind("anaphora.alone" if alone else "anaphora.speaker")
    verbs = says_i(read) if alone else (*says_we(read), *says_i(read))
    return (*((c.start, c.end) for c in cues), *((w.start, w.end) for w in verbs))


def says_we(read: ReadSentence) -> tuple[Word, ...]:
    """Return the verbs whose ending says that the speaker is one of those who do it; Arabic ones are in the lists."""
    others = grammar.words(read.language, "not_we")
    return tuple(w for w in _ending(read, grammar.patterns(read.language, "we")) if w.key not in others)


def reports_we(read: ReadSentence) -> tuple[Word, ...]:
    """Return the Turkish verbal nouns for what a speaker says of himself and others: 'katılmayacaklarını söyledi'.

    Not where somebody else is named as who does it: 'grupların katılmayacaklarını söyledi'.
    """
    told_of_us = grammar.patterns(read.language, "their_deed")
    said = {c.first for c in read.of_kind("speech.verbs")}
    words = read.words
    found = (i for i, word in enumerate(words) if told_of_us.search(word.key))
    told = (i for i in found if said.intersection(range(i + 1, i + 1 + SAYING_REACH)))
    of_somebody = grammar.patterns(read.language, "of_somebody")
    nobody = {c.first - 1 for c in read.of_kind("roles.offices")} | {c.last for c in read.of_kind("talks.")}
    return tuple(
        words[i] for i in told if not any(j not in nobody and of_somebody.search(words[j].text) for j in range(i))
    )


def says_i(read: ReadSentence) -> tuple[Word, ...]:
    """Return the verbs that say that the speaker alone does it: 'sanmıyorum', 'نمی‌دانم', 'не верю', "j'estime".

    Arabic ones, and the pronouns, are in the lists of cues.
    """
    joined = grammar.patterns(read.language, "joined_i")
    verbs = {*_ending(read, grammar.patterns(read.language, "i"))}
    return tuple(w for w in read.words if w in verbs or joined.match(w.text))


def _ending(read: ReadSentence, ending: re.Pattern[str]) -> Iterator[Word]:
    """Yield the verbs that end as those of a person do."""
    tokens = read.tree.tokens if read.tree else ()
    verbs = {t.start for t in tokens if t.pos == VERB and not t.form}
    words = (w for w in read.words if read.language not in PARSED or w.start in verbs)
    yield from (w for w in words if ending.search(w.key))
