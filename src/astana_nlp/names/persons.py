"""Persons by family name, acronyms that the text introduces, and unknown persons after titles.

A family name alone is that person after the full name stood in the document, or where only one listed person bears it;
never beside another given name: Zahran Alloush is not Mohammed Alloush.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, before, beside_names, candidate
from astana_nlp.names.gazetteer import Entry, entry_of
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.strangers import GIVEN
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import (
    AND,
    fold,
    is_arabic,
    is_article,
    name_key,
    readings,
    russian_forms,
    without_turkish_case,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match
    from astana_nlp.spelling import Word

_LONGEST_NAME = 4
_ARTICLE, _FEMININE = "ال", "ه"  # folded
_ADJECTIVES = 2  # of a title: المحامية المعارضة
_BEHIND_A_NAME = ":،,"
_SHORTEST_FAMILY = 4
_ACRONYM = re.compile(r"\s?[(«\"“]{1,2}\s?([A-ZА-ЯÖÜŞİÇĞ]{2,6})\s?[)»\"”]")


def family_candidates(lines: Sequence[Line], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the listed persons that the sentences of a document name by their family name.

    Args:
        lines: the sentences, in the order of the document.
        named: the names that were found in them so far.
    """
    persons: dict[int, set[str]] = {}
    for c in named:
        if c.label == Label.PERSON:
            persons.setdefault(c.sentence, set()).add(c.entity_id)
    seen: set[str] = set()
    for line in lines:
        seen |= persons.get(line.index, set())
        for i, word in enumerate(line.words):
            if not word.capital or line.is_listed(i):
                continue
            found = _family(line, i, seen) if word.cased else _uncased_family(line, i, seen)
            if found:
                seen.add(found.entity_id)
                yield found


def titled_candidates(line: Line) -> Iterator[Candidate]:
    """Yield persons that the list does not have: two or more words of a name after a title, or before a mark.

    Where no capitals show a name, a given name of the table begins it; that opens a sentence as its speaker ('X Y: …')
    or with a title behind a comma, too. In Turkish, where no model proposes names, it may stand anywhere.
    """
    titles = _titles(line.language)
    for i, word in enumerate(line.words[:-1]):
        run = _named_after(line, i) if _is_title(word, titles, line.language) else _named_at(line, i)
        known = (j for j in run if line.is_listed(j) or is_demonym(line, j) or line.words[j].key in titles)
        if len(run) > 1 and not any(True for _ in known):
            span = (line.words[run[0]].start, _without_case(line.words[run[-1]], line.language))
            yield Candidate(line.index, *span, Label.PERSON, "", "", "pattern", 0.5, PATTERN)


def _is_title(word: Word, titles: frozenset[str], language: str) -> bool:
    keys = {read.key for read in readings(word.text, language)}
    if language == "ar":
        keys |= {key.removesuffix(_FEMININE) for key in keys}  # المحامية
    return bool(keys & titles)


def _named_after(line: Line, i: int) -> list[int]:
    """Return the words of a name behind the title at word `i`, in Arabic also behind the adjectives of the title."""
    if line.words[i].cased:
        return _capital_run(line, i + 1)
    first = i + 1
    if line.language == "ar" and line.words[i].text.startswith(_ARTICLE):
        while first <= i + _ADJECTIVES and first < len(line.words) and line.words[first].text.startswith(_ARTICLE):
            first += 1
    return _given_run(line, first) if first < len(line.words) else []


def _named_at(line: Line, i: int) -> list[int]:
    """Return a name that begins with a given name of the table where no title leads to it."""
    given = _is_given(line, i)
    if line.language == "tr" and given and line.words[i].text[0].isupper() and not line.is_listed(i):
        run = _capital_run(line, i)
        return run if i == 0 or not line.words[i - 1].text[0].isupper() else []
    if i or not given or line.words[i].cased:
        return []
    run = _given_run(line, i)
    behind = run[-1] + 1 if run else 0
    marked = 0 < behind < len(line.words) and any(mark in line.words[behind].gap for mark in _BEHIND_A_NAME)
    return run if marked else []


def _without_case(word: Word, language: str) -> int:
    """Return where a name ends without the Turkish case behind its apostrophe: Velin'e göre."""
    return word.start + len(without_turkish_case(word.text)) if language == "tr" else word.end


def introduced_acronyms(lines: Sequence[Line]) -> dict[str, Entry]:
    """Return the acronyms that the text explains behind a listed name: 'High Negotiations Committee (HNC)'.

    They hold for the whole document, also before the explanation, and whatever the list says of the same letters.
    """
    introduced: dict[str, Entry] = {}
    for line in lines:
        for match in line.matches:
            tail = _ACRONYM.match(line.sentence.text, match.end - line.sentence.start)
            entry = match.names[0].entry
            initials = {w.text[0].casefold() for w in line.words[match.first : match.last]}
            if tail and entry.label in ACTOR_LABELS and tail[1][0].casefold() in initials:
                introduced.setdefault(tail[1], entry)
    return introduced


def acronym_candidates(lines: Sequence[Line], introduced: Mapping[str, Entry]) -> Iterator[Candidate]:
    """Yield the acronyms that the text has explained, wherever they stand."""
    for line in lines:
        for word in line.words:
            if word.text in introduced:
                yield candidate(line, (word.start, word.end), introduced[word.text], ("acronym", 0.85))


def _capital_run(line: Line, i: int) -> list[int]:
    run: list[int] = []
    while i < len(line.words) and len(run) < _LONGEST_NAME and adjacent(line.words, i):
        if not line.words[i].text[0].isupper():
            break
        run.append(i)
        i += 1
    return run


def _family(line: Line, i: int, seen: set[str]) -> Candidate | None:
    word = line.words[i]
    entries = next((e for key in _family_keys(word, line.language) if (e := _by_family().get(key))), ())
    known = [e for e in entries if e.id in seen]
    chosen = known if len(known) == 1 else [e for e in entries if word.key not in common_words()]
    if len(chosen) != 1 or beside_another_name(line, i) or len(word.key) < _SHORTEST_FAMILY:
        return None
    start = line.words[i - 1].start if i and is_article(line.words, i - 1) and adjacent(line.words, i) else word.start
    return candidate(line, (start, word.end), chosen[0], ("family-name", 0.85 if known else 0.7))


def _family_keys(word: Word, language: str) -> list[str]:
    """Return what a word may be as a name; in Turkish a name has no ending but behind an apostrophe (maaşları)."""
    if language == "tr":
        return [name_key(without_turkish_case(word.text))]
    return [read.key for read in readings(word.text, language)]


def _uncased_family(line: Line, i: int, seen: set[str]) -> Candidate | None:
    """Return a person whom the text named in full before: العريضي, سوسان.

    Short words without article may be nouns where no other person is named beside them, and they say nothing.
    """
    word = line.words[i]
    if not is_arabic(word.text):
        return None
    for read in readings(word.text, line.language):
        known = [e for e in _by_uncased_family().get(read.key, ()) if e.id in seen]
        sure = read.article or len(read.key) > _SHORTEST_FAMILY or _is_beside_a_person(line, i) or _says(line, i)
        if len(known) == 1 and sure and before(line, i) not in _first_names():
            span = (word.start + read.front, word.end - read.back)
            return candidate(line, span, known[0], ("family-name", 0.8))
    return None


def _is_beside_a_person(line: Line, i: int) -> bool:
    """Say whether 'and' joins a word to the name of a listed person: معلم و پدرسون."""
    people = [m for m in line.matches if all(name.entry.label is Label.PERSON for name in m.names)]
    behind = i + 1 < len(line.words) and line.words[i + 1].key in AND and any(m.first == i + 2 for m in people)
    return behind or (i > 1 and line.words[i - 1].key in AND and any(m.last == i - 1 for m in people))


def _says(line: Line, i: int) -> bool:
    """Say whether a verb of saying follows a word that begins a Persian sentence."""
    following = line.words[i + 1].key if i + 1 < len(line.words) else ""
    return i == 0 and following in grammar.words(line.language, "told_behind")


def beside_another_name(line: Line, i: int) -> bool:
    """Say whether the words beside make another person's name of the family name at word `i`."""
    j = i - 1 if i and is_article(line.words, i - 1) else i
    if j > 0 and adjacent(line.words, j) and line.words[j - 1].text[0].isupper() and not line.is_listed(j - 1):
        beside = line.words[j - 1]
        if beside.key not in _titles(line.language) and not is_demonym(line, j - 1):
            return True
    after = i + 1 < len(line.words) and adjacent(line.words, i + 1) and "\n" not in line.words[i + 1].gap
    return after and line.words[i + 1].text[0].isupper() and not line.is_listed(i + 1)


def _given_run(line: Line, i: int) -> list[int]:
    """Return a given name of the table and the family name behind it, in a script without capitals."""
    given = line.words[i]
    if not adjacent(line.words, i) or not _is_given(line, i) or i + 1 >= len(line.words):
        return []
    if given.text in knowledge.words(line.language, "names").get("name_ends", ()):
        return []  # على الأرض is 'on the ground', not Ali
    family = line.words[i + 1]
    named = adjacent(line.words, i + 1) and is_arabic(family.text) and len(family.key) >= _SHORTEST_FAMILY
    ends = beside_names(line.language, "name_ends")
    return [i, i + 1] if named and family.key not in ends else []


def _is_given(line: Line, i: int) -> bool:
    """Say whether word `i` is a given name: of the table, or one that is no other word of the language."""
    return line.words[i].key in _first_names() or line.words[i].key in beside_names(line.language, GIVEN)


def of_another(line: Line, match: Match, entry: Entry) -> bool:
    """Say whether a listed family name belongs to somebody else: محمود علوش, Mahmoud Alloush, Olaf Mistura."""
    first = match.first - 1 if match.first and is_article(line.words, match.first - 1) else match.first
    if first == 0 or not adjacent(line.words, first) or line.is_listed(first - 1):
        return False
    given = line.words[first - 1]
    if given.key in _first_names():
        return entry.id not in _first_names()[given.key]
    inside = given.cased and given.text[0].isupper() and first > 1
    return inside and given.key not in _titles(line.language) and not is_demonym(line, first - 1)


@cache
def _first_names() -> dict[str, frozenset[str]]:
    """Return the given names that the knowledge has, each with the listed persons who bear it."""
    table: dict[str, set[str]] = {}
    for languages in knowledge.given_names().values():
        for written in (w for spellings in languages.values() for w in spellings):
            table.setdefault(fold(written), set())
    for entry, words in _person_names():
        if len(words) > 1:
            for form in russian_forms(fold(words[0])):
                table.setdefault(form, set()).add(entry.id)
    classes = [{fold(w) for s in languages.values() for w in s} for languages in knowledge.given_names().values()]
    for spellings in classes:
        bearers = set().union(*(table[s] for s in spellings))
        table.update({form: bearers | table.get(form, set()) for s in spellings for form in russian_forms(s)})
    return {name: frozenset(bearers) for name, bearers in table.items()}


@cache
def common_words() -> frozenset[str]:
    """Return what alone is no family name before the full one stood in the text: given names, words of other names.

    Abdullah is rarely the king of Jordan, and Kürt, the adjective, never Badran Çiya Kürt.
    """
    bodies = (a for a in knowledge.actors() if a.label != Label.PERSON)
    words = {name_key(w.text) for a in bodies for names in a.names.values() for n in names for w in words_of(n)}
    return frozenset(words | {name_key(name) for name in _first_names()})


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(
        form for title in knowledge.words(language, "names").get("titles", ()) for form in russian_forms(fold(title))
    )


@cache
def _by_family() -> dict[str, tuple[Entry, ...]]:
    """Return the listed persons by the forms of their family names in scripts with capitals."""
    return _by_last_word(uncased=False)


@cache
def _by_uncased_family() -> dict[str, tuple[Entry, ...]]:
    """Return the listed persons by their family names in the Arabic script, without article."""
    return _by_last_word(uncased=True)


def _by_last_word(*, uncased: bool) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, dict[str, Entry]] = {}
    for entry, words in _person_names():
        if len(words) > 1 and is_arabic(words[-1]) == uncased:
            for form in russian_forms(name_key(words[-1])):
                table.setdefault(form, {})[entry.id] = entry
    return {key: tuple(entries.values()) for key, entries in table.items()}


def _person_names() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for actor in knowledge.actors():
        for names in actor.names.values() if actor.label == Label.PERSON else ():
            for written in names:
                words = words_of(written)
                yield entry_of(actor), tuple(w.text for j, w in enumerate(words) if not is_article(words, j))
