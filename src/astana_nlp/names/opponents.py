"""The opposition by what it does: groups that fight the government, and whose opponents it is.

    a dozen groups fighting Assad           группировки, воюющие против Асада       Esad'a karşı savaşan gruplar
    the government and its opponents        le gouvernement et ses adversaires      دولت سوریه و مخالفانش
    the armed opponents of Assad            противники режима Асада                 مخالفان مسلح بشار اسد

Unnamed armed groups are a part of the opposition (rule 18 of the codebook); whom they fight has done nothing by that.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.candidates import candidate
from astana_nlp.names.gazetteer import Entry, Gazetteer, Name, entry_called
from astana_nlp.names.governments import GOVERNMENT, OPPOSITION, government_at, plain_governments
from astana_nlp.records import Label
from astana_nlp.spelling import JOINING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Candidate, Line
    from astana_nlp.names.gazetteer import Match

_OPPOSED = frozenset({GOVERNMENT, "bashar-al-assad"})
_NEAR = 3  # words between a group and what it does, and from there to whom it fights
_BETWEEN = 1  # words from opponents to whose they are: مخالفان مسلح بشار اسد
_SHARED = 4  # words from the government to its opponents
_MARKS = ".;:؛!?؟()"


def opponent_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the opposition where a sentence describes it by the government that it is against."""
    opposed = [m for m in line.matches if any(n.entry.id in _OPPOSED for n in m.names)]
    for one in opposed:
        span = _fighting(line, one) or _possessed(line, one)
        if span:
            yield candidate(line, span, entry_called(OPPOSITION), ("description", 0.5))
    for found in _found(line, "possessed"):
        if any(_is_shared(line, one.last, found) for one in opposed):
            yield candidate(line, (found.start, found.end), entry_called(OPPOSITION), ("description", 0.5))
        for i in plain_governments(line):
            if _is_shared(line, i + 1, found):
                yield government_at(line, i)
                yield candidate(line, (found.start, found.end), entry_called(OPPOSITION), ("description", 0.5))


def _found(line: Line, kind: str) -> list[Match]:
    lexicon = _lexicon(line.language, kind)
    return [m for i in range(len(line.words)) if (m := lexicon.longest(line.words, i, line.language))]


def _is_shared(line: Line, end: int, opponents: Match) -> bool:
    """Say whether 'its opponents' are those of the government named before word `end`: '… and its opponents'."""
    between = line.words[end : opponents.first]
    if opponents.first < end or len(between) > _SHARED or _parted(line, end, opponents.first):
        return False
    written_on = line.words[opponents.first].text.startswith("و")
    with_it = line.language == "tr" and not between  # hükümetiyle karşıtları
    return written_on or with_it or any(word.key in JOINING for word in between)


def _fighting(line: Line, government: Match) -> tuple[int, int] | None:
    """Return the span of a group with what says that it fights the government."""
    for deed in _found(line, "fighting"):
        for group in _found(line, "groups"):
            parts = _in_order(line.language, group, deed, government)
            first, last = parts[0], parts[-1]
            apart = (later.first - earlier.last for earlier, later in pairwise(parts))
            near = all(0 <= words <= _NEAR for words in apart)
            if near and not _parted(line, first.last, last.first):
                return first.start, last.end
    return None


def _possessed(line: Line, government: Match) -> tuple[int, int] | None:
    """Return the span of a noun for opponents with the name of the government, which says whose they are.

    In Persian the name may as well be the object of a clause that they are the subject of: را follows it then.
    """
    following = line.words[government.last].key if government.last < len(line.words) else ""
    if following in grammar.words(line.language, "object_mark"):
        return None
    for noun in _found(line, "of_somebody"):
        first, last = (government, noun) if line.language == "tr" else (noun, government)
        between = line.words[first.last : last.first]
        apart = last.first < first.last or _parted(line, first.last, last.first)
        if not apart and len(between) <= _BETWEEN and not any(_is_between_names(w.key, line.language) for w in between):
            return first.start, last.end
    return None


def _is_between_names(key: str, language: str) -> bool:
    """Say whether a word stands between two who are named for themselves: 'opponents and the government'."""
    return key in JOINING or key in grammar.words(language, "prepositions")


def _in_order(language: str, group: Match, deed: Match, government: Match) -> tuple[Match, Match, Match]:
    """Return the three as the language orders them: the verb last in Persian, what is fought first in Turkish."""
    if language == "tr":
        return government, deed, group
    if language == "fa" and deed.first > government.first:
        return group, government, deed
    return group, deed, government


def _parted(line: Line, start: int, end: int) -> bool:
    return any(mark in word.gap for word in line.words[start : end + 1] for mark in _MARKS)


@cache
def _lexicon(language: str, kind: str) -> Gazetteer:
    entry = Entry(kind, kind, Label.COALITION)
    phrases = knowledge.words(language, "descriptions").get("opponents", {}).get(kind, ())
    return Gazetteer((phrase, Name(entry, language, kind, capital=False)) for phrase in phrases)
