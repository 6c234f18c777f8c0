"""Persons by other spellings and by family name, acronyms that the text introduces, and unknown persons after titles.

Another transliteration of a listed name is the same person where the consonants of every word are equal (`skeleton`).
A family name alone is that person after the full name stood in the document, or where only one listed person bears it;
never beside another given name: Zahran Alloush is not Mohammed Alloush.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, candidate
from astana_nlp.names.gazetteer import Entry, entry_of
from astana_nlp.names.offices import is_demonym
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import (
    fold,
    is_arabic,
    is_article,
    is_cyrillic,
    name_key,
    readings,
    russian_forms,
    skeleton,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line

_SURE_SKELETON = 5  # consonants that two names must share in all: 'Ali Aliyev' has too few to tell people apart
_LONGEST_NAME = 4
_SHORTEST_FAMILY = 4
_ACRONYM = re.compile(r"\s?[(«\"“]{1,2}\s?([A-ZА-ЯÖÜŞİÇĞ]{2,6})\s?[)»\"”]")


def person_candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the listed persons that the sentences of a document name by other spellings and by family names."""
    seen: set[str] = set()
    for line in lines:
        seen.update(n.entry.id for m in line.matches for n in m.names if n.entry.label == Label.PERSON)
        for i, word in enumerate(line.words):
            if not (word.cased and word.capital) or _covered(line, i):
                continue
            found = _respelled(line, i) or _family(line, i, seen)
            if found:
                seen.add(found.entity_id)
                yield found


def titled_candidates(line: Line) -> Iterator[Candidate]:
    """Yield persons that the list does not have: two or more capitalised words after a title."""
    titles = _titles(line.language)
    for i, word in enumerate(line.words[:-2]):
        if word.key not in titles or not word.cased:
            continue
        run = _capital_run(line, i + 1)
        known = (j for j in run if _covered(line, j) or is_demonym(line, j) or line.words[j].key in titles)
        if len(run) > 1 and not any(True for _ in known):
            span = (line.words[run[0]].start, line.words[run[-1]].end)
            yield Candidate(line.index, *span, Label.PERSON, "", "", "pattern", 0.5, PATTERN)


def acronym_candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the acronyms that the text introduces after a listed name: 'High Negotiations Committee (HNC)'."""
    introduced: dict[str, Entry] = {}
    for line in lines:
        for i, word in enumerate(line.words):
            if word.text in introduced and not _covered(line, i):
                yield candidate(line, (word.start, word.end), introduced[word.text], ("acronym", 0.85))
        for match in line.matches:
            tail = _ACRONYM.match(line.sentence.text, match.end - line.sentence.start)
            entry = match.names[0].entry
            initials = {w.text[0].casefold() for w in line.words[match.first : match.last]}
            if tail and entry.label in ACTOR_LABELS and tail[1][0].casefold() in initials:
                introduced[tail[1]] = entry
                offset = line.sentence.start
                yield candidate(line, (offset + tail.start(1), offset + tail.end(1)), entry, ("acronym", 0.85))


def _covered(line: Line, i: int) -> bool:
    return any(m.first <= i < m.last for m in line.matches)


def _capital_run(line: Line, i: int) -> list[int]:
    run: list[int] = []
    while i < len(line.words) and len(run) < _LONGEST_NAME and adjacent(line.words, i):
        if not line.words[i].text[0].isupper():
            break
        run.append(i)
        i += 1
    return run


def _respelled(line: Line, i: int) -> Candidate | None:
    run = [j for j in (i, *_capital_run(line, i + 1)) if not is_article(line.words, j)]
    for length in range(min(len(run), _LONGEST_NAME), 1, -1):
        chosen = run[:length]
        for last in _skeletons_of_last(line.words[chosen[-1]].text):
            key = (*(skeleton(line.words[j].text) for j in chosen[:-1]), last)
            entries = _by_skeleton().get(key, ())
            if len(entries) == 1 and sum(map(len, key)) >= _SURE_SKELETON:
                return candidate(line, (line.words[i].start, line.words[chosen[-1]].end), entries[0], ("variant", 0.8))
    return None


def _skeletons_of_last(word: str) -> tuple[str, ...]:
    if not is_cyrillic(word) or len(word) <= _SHORTEST_FAMILY:
        return (skeleton(word),)
    return (skeleton(word), skeleton(word[:-1]), skeleton(word[:-2]))  # case endings -ом, -ем, -ым


def _family(line: Line, i: int, seen: set[str]) -> Candidate | None:
    word = line.words[i]
    entries = next((e for r in readings(word.text, line.language) if (e := _by_family().get(r.key))), ())
    known = [e for e in entries if e.id in seen]
    chosen = known if len(known) == 1 else list(entries)
    if len(chosen) != 1 or _other_given_name(line, i) or len(word.key) < _SHORTEST_FAMILY:
        return None
    start = line.words[i - 1].start if i and is_article(line.words, i - 1) and adjacent(line.words, i) else word.start
    return candidate(line, (start, word.end), chosen[0], ("family-name", 0.85 if known else 0.7))


def _other_given_name(line: Line, i: int) -> bool:
    """Say whether the words beside make another person's name of the family name at word `i`."""
    j = i - 1 if i and is_article(line.words, i - 1) else i
    if j > 0 and adjacent(line.words, j) and line.words[j - 1].text[0].isupper() and not _covered(line, j - 1):
        beside = line.words[j - 1]
        if beside.key not in _titles(line.language) and not is_demonym(line, j - 1):
            return True
    after = i + 1 < len(line.words) and adjacent(line.words, i + 1) and "\n" not in line.words[i + 1].gap
    return after and line.words[i + 1].text[0].isupper() and not _covered(line, i + 1)


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(
        form for title in knowledge.words(language, "names").get("titles", ()) for form in russian_forms(fold(title))
    )


@cache
def _by_skeleton() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    table: dict[tuple[str, ...], dict[str, Entry]] = {}
    for entry, words in _person_names():
        if len(words) > 1:
            table.setdefault(tuple(skeleton(w) for w in words), {})[entry.id] = entry
    return {key: tuple(entries.values()) for key, entries in table.items()}


@cache
def _by_family() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, dict[str, Entry]] = {}
    for entry, words in _person_names():
        if len(words) > 1 and not is_arabic(words[-1]):
            for form in russian_forms(name_key(words[-1])):
                table.setdefault(form, {})[entry.id] = entry
    return {key: tuple(entries.values()) for key, entries in table.items()}


def _person_names() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for actor in knowledge.actors():
        for names in actor.names.values() if actor.label == Label.PERSON else ():
            for written in names:
                words = words_of(written)
                yield entry_of(actor), tuple(w.text for j, w in enumerate(words) if not is_article(words, j))
