"""States by demonym and office: 'the Turkish delegation', وزير الخارجية التركي, российская делегация, Rus heyeti.

A demonym alone names nobody ('Russian air strikes'); beside an office it stands for the state whose office it is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import adjacent, candidate
from astana_nlp.names.gazetteer import Entry, Gazetteer, Match, Name, entry_of
from astana_nlp.records import Label
from astana_nlp.spelling import JOINING, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Candidate, Line
    from astana_nlp.spelling import Word

_GOVERNMENT = "syrian-government"  # the opposition is Syrian too: its offices must be spelled out in two words
_CHAIN = 5
_SMALL = 2  # letters
BY_THE = "بال"


def office_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the states that a sentence names by demonym and office; 'Russian and Turkish envoys' are two."""
    found = {m.first: m for i in range(len(line.words)) if (m := demonym_at(line, i))}
    if not found:
        return
    held = [m for i in range(len(line.words)) for m in _longest(offices(line.language), line, i) if _stands(line, m)]
    for demonym in found.values():
        span = _with_office_after(line, demonym, found, held) or _with_office_before(line, demonym, found, held)
        entry = demonym.names[0].entry
        if span:
            yield candidate(line, span, entry, ("demonym", 0.8))
        elif entry.id != _GOVERNMENT and _is_people(line, demonym):
            yield candidate(line, (demonym.start, demonym.end), entry, ("description", 0.5))


def _stands(line: Line, office: Match) -> bool:
    """Say whether an office is one and not led by 'in': الوفد الإيراني برئاسة is a delegation under somebody.

    With its article an office is one: التقى بالوفد الإيراني.
    """
    word = line.words[office.first]
    return not (office.start > word.start and word.text[0] == "ب" and not word.key.startswith(BY_THE))


def _is_people(line: Line, demonym: Match) -> bool:
    """Say whether a demonym is the noun in the plural ('the Russians'), which the form shows in five languages."""
    word = line.words[demonym.last - 1]
    endings = knowledge.words(line.language, "names").get("people_endings", ())
    if line.language == "fr":
        first = demonym.first == 0 and not _goes_on(line, demonym.last)  # 'Russes, les frappes …' tells nothing
        if word.text[0].islower() or first:  # les frappes russes
            return False
    return word.key.endswith(tuple(fold(e) for e in endings))


def _goes_on(line: Line, i: int) -> bool:
    """Say whether another people with a capital follows: 'Russes, Iraniens et Turcs', 'Russes et Turcs'."""
    if i < len(line.words) and line.words[i].key in JOINING:
        i += 1
    elif i < len(line.words) and line.words[i].gap.strip() != ",":
        return False
    return i < len(line.words) and line.words[i].text[0].isupper() and is_demonym(line, i)


def demonym_at(line: Line, i: int) -> Match | None:
    """Return the adjective of a state or its people that begins at word `i`."""
    found = _demonyms().longest(line.words, i, line.language)
    return None if found and _is_small_word(line.words[i]) else found


def _is_small_word(word: Word) -> bool:
    """Say whether a word of two letters is no acronym: French 'Un porte-parole' is not of the UN."""
    return word.cased and len(word.text) == _SMALL and not word.text.isupper()


def is_demonym(line: Line, i: int) -> bool:
    """Say whether word `i` is the adjective of a state or its people."""
    return demonym_at(line, i) is not None


def is_office(line: Line, run: range) -> bool:
    """Say whether the words of `run` are an office and nothing else: 'Permanent Representative' is nobody's name."""
    return any(o.last == run.stop for o in _longest(offices(line.language), line, run.start))


def _with_office_after(
    line: Line, demonym: Match, demonyms: dict[int, Match], offices: list[Match]
) -> tuple[int, int] | None:
    i, chained = demonym.last, False
    for _ in range(_CHAIN):
        if i >= len(line.words):
            return None
        office = max((o for o in offices if o.first == i), key=lambda o: o.last, default=None)
        if office and adjacent(line.words, i):
            return _span(line, demonym, office, chained=chained)
        if not (i in demonyms or line.words[i].key in JOINING):
            return None
        i, chained = demonyms[i].last if i in demonyms else i + 1, True
    return None


def _with_office_before(
    line: Line, demonym: Match, demonyms: dict[int, Match], offices: list[Match]
) -> tuple[int, int] | None:
    i, chained = demonym.first, False
    if line.language in ("en", "tr"):
        return None
    for _ in range(_CHAIN):
        office = max((o for o in offices if o.last == i), key=lambda o: o.last - o.first, default=None)
        if office and adjacent(line.words, i):
            return _span(line, demonym, office, chained=chained)
        before = next((d for d in demonyms.values() if d.last == i), None)
        if i == 0 or not (before or line.words[i - 1].key in JOINING):
            return None
        i, chained = before.first if before else i - 1, True
    return None


def _span(line: Line, demonym: Match, office: Match, *, chained: bool) -> tuple[int, int] | None:
    if demonym.names[0].entry.id == _GOVERNMENT and office.last - office.first == 1:
        return None
    start, end = min(demonym.start, office.start), max(demonym.end, office.end)
    if any(m.start <= demonym.start < m.end for m in line.matches):
        return None  # 'Syrian opposition delegation' is not the state; 'UN envoy' holds a name already
    return (demonym.start, demonym.end) if chained else (start, end)


def _longest(gazetteer: Gazetteer, line: Line, i: int) -> list[Match]:
    found = gazetteer.longest(line.words, i, line.language)
    return [found] if found else []


@cache
def _demonyms() -> Gazetteer:
    actors = (a for a in knowledge.actors() if a.label in (Label.STATE, Label.ORG))
    return Gazetteer(
        (written, Name(entry_of(actor), "", "demonym", capital=written != written.lower()))
        for actor in actors
        for written in actor.demonyms
    )


@cache
def offices(language: str) -> Gazetteer:
    """Return the words for those whom a state sends or has at home: delegations, ministers, envoys."""
    office = Entry("office", "office", Label.ORG)
    phrases = knowledge.words(language, "descriptions").get("offices", {}).get("words", ())
    return Gazetteer((phrase, Name(office, language, "office", capital=False)) for phrase in phrases)
