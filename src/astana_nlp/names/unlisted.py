"""Factions by type word: other transliterations of listed ones, and names that the list does not have.

The key 'type word + consonant skeletons of the other words' makes Jaish al-Izza, جيش العزة, Джейш аль-Изза and Army of
Izza one name; measured on annotated pages it linked nothing wrongly, where similarity scores merged Ahrar and Tahrir.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, candidate
from astana_nlp.names.gazetteer import Entry, Gazetteer, Match, Name, entry_of
from astana_nlp.names.offices import is_demonym
from astana_nlp.records import Label
from astana_nlp.spelling import CONNECTORS, Word, is_arabic, is_article, name_key, skeleton, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line

# types whose names are armed groups in any text on the war; councils, unions and parties are too often others
_ARMED = frozenset({"army", "legion", "brigade", "battalion", "front", "movement", "division", "gathering", "hawks"})
_LONGEST = 4
_SHORTEST_WORD = 3


def faction_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the factions that a sentence names by a type word beside a name."""
    types = type_words(line.language)
    for i in range(len(line.words)):
        match = types.longest(line.words, i, line.language)
        if match is None or any(m.first <= i < m.last and m.last - m.first > 1 for m in line.matches):
            continue
        found = _linked(line, match) or _unlinked(line, match)
        if found:
            yield found


def _linked(line: Line, kind: Match) -> Candidate | None:
    for run in _runs(line, kind):
        for length in range(len(run), 0, -1):
            part = run[:length] if run[0] >= kind.last else run[-length:]
            key = (kind.names[0].entry.id, *(skeleton(line.words[j].text) for j in part))
            entries = _by_key().get(key, ())
            if len(entries) == 1:
                return candidate(line, _span(line, kind, part), entries[0], ("variant", 0.85))
    return None


def _unlinked(line: Line, kind: Match) -> Candidate | None:
    if kind.names[0].entry.id not in _ARMED or is_arabic(line.words[kind.first].text):
        return None  # without capitals, grammar shows what a name is: `uncased`
    for run in _runs(line, kind):
        named = [j for j in run if len(line.words[j].key) >= _SHORTEST_WORD]
        if not named or any(is_demonym(line, j) for j in run) or not _reads_as_name(line, kind, run):
            continue
        return Candidate(line.index, *_span(line, kind, run), Label.FACTION, "", "", "pattern", 0.5, PATTERN)
    return None


def _reads_as_name(line: Line, kind: Match, run: Sequence[int]) -> bool:
    word, first = line.words[kind.first], line.words[run[0]]
    if not word.capital and not any(c in first.gap for c in '«“"'):
        return False
    return not (run[0] == 0 and len(run) == 1)  # 'The Brigade', 'Armed Brigade' at the start of a sentence


def _runs(line: Line, kind: Match) -> Iterator[list[int]]:
    """Yield the words of a name after the type word, then those before it, without articles and connectors."""
    for forward in (True, False):
        run = list(_run(line, kind, forward=forward))
        if run:
            yield run if forward else run[::-1]


def _run(line: Line, kind: Match, *, forward: bool) -> Iterator[int]:
    i, found = (kind.last, 0) if forward else (kind.first - 1, 0)
    while 0 <= i < len(line.words) and found < _LONGEST and adjacent(line.words, i if forward else i + 1):
        word = line.words[i]
        joins = is_article(line.words, i) or word.key in CONNECTORS
        if not joins and not (word.capital and word.text[0].isalpha()):
            return
        if is_arabic(word.text) and (not forward or found):
            return
        if not joins:
            found += 1
            yield i
        i += 1 if forward else -1


def _span(line: Line, kind: Match, run: Sequence[int]) -> tuple[int, int]:
    first = min(kind.first, run[0])
    if first == run[0] and first > 0 and is_article(line.words, first - 1) and adjacent(line.words, first):
        first -= 1
    start = kind.start if first == kind.first else line.words[first].start
    return start, max(kind.end, line.words[run[-1]].end)


@cache
def type_words(language: str) -> Gazetteer:
    """Return the type words of names (army, brigade, movement …) of a language, and the English ones."""
    tables = {language: _listed_types(language), "en": _listed_types("en")}
    return Gazetteer(
        (word, Name(Entry(kind, kind, Label.FACTION), code, "type", capital=False))
        for code, table in tables.items()
        for kind, words in table.items()
        for word in words
    )


def _listed_types(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = knowledge.words(language, "descriptions").get("types", {})
    return table


@cache
def _by_key() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    table: dict[tuple[str, ...], dict[str, Entry]] = {}
    for actor in knowledge.actors():
        if actor.label not in (Label.FACTION, Label.COALITION):
            continue
        for language, names in actor.names.items():
            for key in (k for written in names for k in _keys(written, language)):
                table.setdefault(key, {})[actor.id] = entry_of(actor)
    return {key: tuple(entries.values()) for key, entries in table.items()}


def _keys(written: str, language: str) -> Iterator[tuple[str, ...]]:
    words = words_of(written)
    kept = [w for j, w in enumerate(words) if not is_article(words, j) and w.key not in CONNECTORS]
    for type_word, rest in ((kept[0], kept[1:]), (kept[-1], kept[:-1])):
        kind = type_words(language).longest((type_word,), 0, language)
        if kind and rest and all(_distinct(w) for w in rest):
            yield (kind.names[0].entry.id, *(skeleton(w.text) for w in rest))


def _distinct(word: Word) -> bool:
    return bool(skeleton(word.text)) and bool(name_key(word.text))
