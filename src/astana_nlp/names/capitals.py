"""Capitals that stand for their government though a word of place leads them: by whom something is done or said.

    proposée par Moscou        از سوی مسکو        в Дамаске заявили, что … ; …, считают в Тегеране
    in Ankara's view           proposée par Moscou ainsi que par Téhéran

A road may lead through a capital ('en passant par Moscou'), and people may meet in one: only a participle before 'par',
and a Russian verb of saying without a subject, tell of who sits there.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.candidates import stating

if TYPE_CHECKING:
    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match
    from astana_nlp.spelling import Word

_OWNING = ("'s", "’s")
_PHRASE = 3  # words: 'in his view', 'in their letter'
_MARKS = ',:;.!?—–-«»"“”„…'


def is_government(line: Line, match: Match) -> bool:
    """Say whether a capital behind a word of place is the government that does or says something."""
    rule = _RULES.get(line.language)
    return rule is not None and rule(line, match)


def _french(line: Line, match: Match) -> bool:
    """Say whether 'par' and a participle lead the capital, also where it is one of several by whom a thing is done."""
    for by in range(match.first - 1, 0, -1):
        if line.words[by].key != "par":
            if by == match.first - 1:
                return False
            continue
        done = line.words[by - 1]
        if done.key not in grammar.words("fr", "before_capital"):
            through = done.key.startswith(grammar.beginnings("fr", "through"))
            return bool(grammar.patterns("fr", "participle").search(done.text.lower())) and not through
    return False


def _english(line: Line, match: Match) -> bool:
    """Say whether it is in the opinion of a capital, and not in a part of it, that something is so."""
    behind = line.words[match.last] if match.last < len(line.words) else None
    owning = line.words[match.last - 1].text.endswith(_OWNING)
    return owning and behind is not None and behind.key in _opinions()


@cache
def _opinions() -> frozenset[str]:
    """Return the English nouns behind whose owner a sentence gives what he thinks: view, opinion, words."""
    phrases = knowledge.words("en", "cues")["anaphora"]["attributing"]
    return frozenset(words[2] for words in map(str.split, phrases) if len(words) == _PHRASE and words[0] == "in")


def _persian(line: Line, match: Match) -> bool:
    before = " ".join(word.key for word in line.words[max(match.first - 2, 0) : match.first])
    return before in grammar.words("fa", "by_capital")


def _russian(line: Line, match: Match) -> bool:
    """Say whether 'in' and a capital go with a verb of saying that has no subject, behind or before them."""
    at = match.first - 1
    if at < 0 or line.words[at].key not in grammar.words("ru", "in_place"):
        return False
    between = grammar.words("ru", "before_said")
    skipped = len(list(takewhile(lambda word: word.key in between, line.words[match.last :])))
    verb = match.last + skipped
    if verb < len(line.words) and _is_said(line.words[verb]) and not _stop(line.words[match.last : verb + 1]):
        return _has_no_subject(line, verb)
    before = at - 1 - (at > 0 and line.words[at - 1].key in grammar.words("ru", "also"))
    said = before >= 0 and _is_said(line.words[before]) and not _stop(line.words[before + 1 : at + 1])
    return said and _opens(line, before) and _closes(line, match.last)


def _stop(words: tuple[Word, ...]) -> bool:
    return any(mark in word.gap for word in words for mark in _MARKS)


def _has_no_subject(line: Line, verb: int) -> bool:
    """Say whether what follows a verb is no subject: a mark, a clause, a preposition, or an object in its own form."""
    if _closes(line, verb + 1):
        return True
    behind = line.words[verb + 1]
    return behind.key in grammar.words("ru", "behind_said") or behind.key.endswith(grammar.endings("ru", "object"))


def _opens(line: Line, i: int) -> bool:
    """Say whether a word begins a clause: '…», — заявили в Москве', 'как считают в Тегеране'."""
    return i == 0 or _stop(line.words[i : i + 1]) or line.words[i - 1].key in grammar.words("ru", "as")


def _closes(line: Line, i: int) -> bool:
    return i >= len(line.words) or _stop(line.words[i : i + 1])


def _is_said(word: Word) -> bool:
    return word.key.endswith(grammar.endings("ru", "they")) and word.key.startswith(_saying())


@cache
def _saying() -> tuple[str, ...]:
    """Return the beginnings of Russian verbs by which somebody says or thinks something, or takes a position."""
    return (*stating("ru"), *grammar.beginnings("ru", "thinking"))


_RULES = {"en": _english, "fr": _french, "fa": _persian, "ru": _russian}
