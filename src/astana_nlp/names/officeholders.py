"""Offices that stand for who held them at the time: 'the Kazakh foreign minister', المبعوث الأممي, глава МИД России.

A state or body beside an office of one person names that person, where the table (`knowledge/offices.csv`) has one for
the day that the sentence speaks of. Beside a person's name an office is a title, and the body stays what it names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import adjacent, candidate
from astana_nlp.names.gazetteer import Entry, Gazetteer, Name, entry_of
from astana_nlp.names.offices import demonym_at
from astana_nlp.records import Label
from astana_nlp.spelling import CONNECTORS, fold, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Candidate, Line
    from astana_nlp.names.gazetteer import Match
    from astana_nlp.names.times import Times

_HEAD, _DELEGATION, _LED = "head", "delegation", "delegation-head"
_NEAR = 60  # characters between an office and the name that it may be the title of
_BETWEEN = 3  # words between an office and its body: of the, 'for Syria'
_COUNTRY, _GOVERNMENT = "syria", "syrian-government"


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that words `first` to `last` (exclusive) name; `delegation` says that they name its delegation."""

    id: str
    first: int
    last: int
    delegation: bool


def officeholder_candidates(line: Line, times: Times) -> Iterator[Candidate]:
    """Yield the persons whom a sentence names by their office alone."""
    lexicon = _functions(line.language)
    functions = [m for i in range(len(line.words)) for m in lexicon.every(line.words, i, line.language)]
    functions += _split(line, lexicon)
    if not functions:
        return
    delegations = {i for m in functions if m.names[0].entry.id == _DELEGATION for i in range(m.first, m.last)}
    for body in _bodies(line, delegations):
        for function in functions:
            words = _joined(line, function, body)
            if words is None or _titled(line, words) or _is_deputy(line, function):
                continue
            holder = _holder(body.id, _offices_of(function, body), times.day(line.index))
            if holder:
                start = function.start if function.first == words[0] else line.words[words[0]].start
                yield candidate(line, (start, line.words[words[1] - 1].end), holder, ("office", 0.82))


def _is_deputy(line: Line, function: Match) -> bool:
    """Say whether the office is that of a deputy: 'заместитель министра', 'Bakan Yardımcısı'."""
    around = (*line.words[max(function.first - 1, 0) : function.first], *line.words[function.last : function.last + 1])
    stems = knowledge.words(line.language, "names").get("deputies", ())
    return any(word.key.startswith(tuple(fold(stem) for stem in stems)) for word in around if stems)


def _split(line: Line, lexicon: Gazetteer) -> Iterator[Match]:
    """Yield the offices that a French adjective stands in: ministre kazakh des Affaires étrangères."""
    for k in range(1, len(line.words) - 1) if line.language == "fr" else ():
        if demonym_at(line, k):
            words = (*line.words[:k], *line.words[k + 1 :])
            for match in lexicon.every(words, k - 1, line.language):
                if match.last > k:
                    yield replace(match, last=match.last + 1)


def _offices_of(function: Match, body: _Body) -> set[str]:
    named = {n.entry.id for n in function.names}
    if body.delegation:
        return {_LED} if _HEAD in named else set()
    return named - {_HEAD, _DELEGATION}


def _bodies(line: Line, delegations: set[int]) -> Iterator[_Body]:
    """Yield the bodies that a sentence names, by name, description or demonym, with their delegations."""
    for match in line.matches:
        words = range(match.first, match.last)
        led = any(i in delegations for i in words)
        for body in sorted({n.entry.id for n in match.names} & _with_offices()):
            if led or body != _GOVERNMENT or len(words) == 1:  # the head of the government is no president
                yield _Body(body, match.first, match.last, led)
    for i in range(len(line.words)):
        found = demonym_at(line, i)
        if found and found.names[0].entry.id in _with_offices():
            first, last = found.first, found.last
            led = first - 1 in delegations or last in delegations
            yield _Body(found.names[0].entry.id, first - (first - 1 in delegations), last + (last in delegations), led)


def _joined(line: Line, function: Match, body: _Body) -> tuple[int, int] | None:
    """Return the first and last word of an office with its body, None where they do not belong together."""
    first, last = body.first, body.last
    if function.last <= first:
        between = range(function.last, first)
    elif last <= function.first:
        between = range(last, function.first)
    else:
        between = range(0)  # глава [МИД России], [спецпосланник ООН]: one phrase holds both
    joins = (line.words[i].key in CONNECTORS or is_article(line.words, i) or _the_country(line, i) for i in between)
    whole = range(min(function.first, first) + 1, max(function.last, last))
    if len(between) > _BETWEEN or not all(joins) or not all(adjacent(line.words, i) for i in whole):
        return None
    return whole.start - 1, whole.stop


def _the_country(line: Line, i: int) -> bool:
    """Say whether word `i` names Syria, which stands between a body and its envoy: BM Suriye Özel Temsilcisi."""
    return any(m.first == i and m.last == i + 1 and any(n.entry.id == _COUNTRY for n in m.names) for m in line.matches)


def _titled(line: Line, words: tuple[int, int]) -> bool:
    """Say whether a person's name stands beside the office: 'the Russian envoy, B', 'B, the Russian envoy'."""
    first, last = words
    start, end = line.words[first].start, line.words[last - 1].end
    for match in line.matches:
        if any(n.entry.label is Label.PERSON for n in match.names):
            gap = match.start - end if match.start >= end else start - match.end
            between = (end, match.start) if match.start >= end else (match.end, start)
            if 0 <= gap <= _NEAR and not any(c in ".;:؛!?؟" for c in _text(line, between)):
                return True
    after = line.words[last] if last < len(line.words) and adjacent(line.words, last) else None
    return after is not None and after.cased and after.text[0].isupper()


def _text(line: Line, span: tuple[int, int]) -> str:
    return line.sentence.text[span[0] - line.sentence.start : span[1] - line.sentence.start]


def _holder(body: str, functions: set[str], day: str) -> Entry | None:
    """Return who held one of the offices of a body on a day, where that is one person."""
    if not day:
        return None
    persons = {
        office.person
        for office in knowledge.offices()
        if office.body == body and office.function in functions and _held(office, day)
    }
    return _persons().get(persons.pop()) if len(persons) == 1 else None


def _held(office: knowledge.Office, day: str) -> bool:
    return office.first[: len(day)] <= day and (not office.last or day[: len(office.last)] <= office.last)


@cache
def _persons() -> dict[str, Entry]:
    return {a.id: entry_of(a) for a in knowledge.actors() if a.label is Label.PERSON}


@cache
def _with_offices() -> frozenset[str]:
    return frozenset(office.body for office in knowledge.offices())


@cache
def _functions(language: str) -> Gazetteer:
    table = knowledge.words(language, "descriptions").get("functions", {})
    return Gazetteer(
        (phrase, Name(Entry(function, function, Label.PERSON), language, "office", capital=False))
        for function, phrases in table.items()
        for phrase in phrases
    )
