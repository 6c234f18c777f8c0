"""Search of the actor list by any spelling in any of the languages.

Words are compared as the gazetteer compares them: folded, by their beginnings, and by their consonants, so that
'alush', 'Аллуш' and 'علوش' find one person. Likeness only proposes: a person chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.spelling import fold, skeleton, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

EXACT, PREFIX, CONSONANTS, LIKE = 1.0, 0.8, 0.6, 0.5
LEAST_LIKENESS = 80  # of 100, by the ratio of rapidfuzz; lower lets three-letter names in for each other
SHORT = 3  # consonants alone tell nothing of shorter words


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a search proposes; `spelling` is the name of it that fits best."""

    id: str
    name: str
    side: str
    spelling: str


@dataclass(frozen=True, slots=True)
class _Name:
    actor: knowledge.Actor
    written: str
    words: tuple[tuple[str, str], ...]  # key and consonants of each word


def search(query: str, limit: int = 8) -> tuple[Found, ...]:
    """Return the actors whose names fit all words of the query, the best first."""
    wanted = _words(query)
    best: dict[str, tuple[float, _Name]] = {}
    for name in _names():
        score = _score(wanted, name)
        if score > best.get(name.actor.id, (0.0, name))[0]:
            best[name.actor.id] = (score, name)
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].actor.name))
    return tuple(Found(n.actor.id, n.actor.name, n.actor.side, n.written) for _, n in ranked[:limit])


def exactly(text: str) -> knowledge.Actor | None:
    """Return the one actor that has this id or this name in some language, or None."""
    key = tuple(key for key, _ in _words(text))
    found = {name.actor.id: name.actor for name in _names() if tuple(k for k, _ in name.words) == key}
    named = next((a for a in knowledge.actors() if text.strip() in {a.id, a.name}), None)
    return named or (next(iter(found.values())) if key and len(found) == 1 else None)


def _score(wanted: tuple[tuple[str, str], ...], name: _Name) -> float:
    """Return how well a name fits: 0 where a word of the query is not in it, 1 where all words are the same."""
    fits = [max((_fit(word, own) for own in name.words), default=0.0) for word in wanted]
    if not fits or not all(fits):
        return 0.0
    return sum(fits) / max(len(fits), len(name.words)) + sum(fits) / len(fits)


def _fit(wanted: tuple[str, str], own: tuple[str, str]) -> float:
    from rapidfuzz.fuzz import ratio

    if wanted[0] == own[0]:
        return EXACT
    if own[0].startswith(wanted[0]):
        return PREFIX
    if len(wanted[0]) <= SHORT:
        return 0.0
    if len(wanted[1]) > 1 and wanted[1] == own[1]:
        return CONSONANTS
    return LIKE if ratio(wanted[0], own[0], score_cutoff=LEAST_LIKENESS) else 0.0


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(
        _Name(actor, written, words)
        for actor in knowledge.actors()
        for written in dict.fromkeys(_spellings(actor))
        if (words := _words(written))
    )


def _spellings(actor: knowledge.Actor) -> Iterator[str]:
    yield actor.name
    for names in actor.names.values():
        yield from names


def _words(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((fold(word.text), skeleton(word.text)) for word in words_of(text))
