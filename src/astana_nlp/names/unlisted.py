"""Factions that the list does not have, by their type word, in scripts with capitals: the Zarqun Brigade."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.tags import Tags
from astana_nlp.names.types import kind_of, type_words
from astana_nlp.records import Label
from astana_nlp.spelling import APOSTROPHES, CONNECTORS, fold, is_arabic, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match
    from astana_nlp.spelling import Word

# types whose names are armed groups in any text on the war; councils, unions and parties are too often others
_ARMED = frozenset({"army", "legion", "brigade", "battalion", "front", "movement", "division", "gathering", "hawks"})
_LONGEST = 4
_SHORTEST_WORD = 3
_OPENERS = ("process:nouns", "round:nouns", "round:topic")
_POSSESSIVE = "iu"  # of the third person, folded: Hareketi, Tugayı, Ordusu


def faction_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the factions that a sentence names by a type word beside a name."""
    types = type_words(line.language)
    for i, word in enumerate(line.words):
        match = types.longest(line.words, i, line.language) if kind_of(word.text, line.language) else None
        if match is None or any(m.first <= i < m.last and m.last - m.first > 1 for m in line.matches):
            continue
        found = _unlinked(line, match)
        if found:
            yield found


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
    opening = run[0] == 0 and len(run) == 1  # 'The Brigade', 'Armed Brigade' at the start of a sentence
    return not opening or _compound(line, word, run[0])


def _compound(line: Line, kind: Word, named: int) -> bool:
    """Say whether a Turkish type word closes a compound with the noun before it: Sedir Tugayı, but Silahlı Tugay."""
    bare = re.split(f"[{APOSTROPHES}]", kind.text)[0]
    possessed = fold(bare)[-1:] in _POSSESSIVE and len(bare) > _SHORTEST_WORD and kind_of(bare, "tr") != ""
    return line.language == "tr" and possessed and line.words[named].end < kind.start


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
        if not forward and line.words[i + 1].key in CONNECTORS and _is_part(word.key, line.language):
            return  # 'Delegates of the Cedar Front'
        if is_arabic(word.text) and (not forward or found):
            return
        if i == 0 and found and any(Tags(line).at(0, kind) for kind in _OPENERS):
            return  # 'Toplantıda Sedir Vadisi Topluluğu …': the capital is that of the sentence
        if not joins:
            found += 1
            yield i
        i += 1 if forward else -1


def _is_part(key: str, language: str) -> bool:
    """Say whether a word stands for people or a part of a body (delegates, leaders), which begins no name of one."""
    return any(key == part or (part.endswith("*") and key.startswith(part[:-1])) for part in _parts(language))


@cache
def _parts(language: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in knowledge.words(language, "cues").get("roles", {}).get("parts", ()))


def _span(line: Line, kind: Match, run: Sequence[int]) -> tuple[int, int]:
    first = min(kind.first, run[0])
    if first == run[0] and first > 0 and is_article(line.words, first - 1) and adjacent(line.words, first):
        first -= 1
    start = kind.start if first == kind.first else line.words[first].start
    return start, max(kind.end, line.words[run[-1]].end)
