"""What contradicts itself in the knowledge files, said in one line each.

The files are edited by hand, so the loader (`knowledge`) takes them as they are and this module looks for what an
editor gets wrong: a repeated id, a parent that is not there, a date that is none, names in the wrong column, a name
that two actors share at the same time. `astana check` and the tests print what it finds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import fold, is_arabic, is_article, is_cyrillic, name_key, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.knowledge import Actor, Office

SIDES = frozenset({"opposition", "government", "guarantor", "observer", "UN", "Kurdish", "jihadist", "other"})
NAMED_IN = ("en", "ar")  # what every actor must have a name in: the two languages of most documents
PERSONS_NAMED_IN = ("en",)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?\Z")
_EARLIEST, _LATEST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a name: by whom, and in which language's column."""

    actor: Actor
    language: str
    written: str


def check_knowledge() -> tuple[str, ...]:
    """Return one line for every contradiction in the actor list and in the words of the languages.

    Raises:
        KnowledgeError: a file cannot be read at all (no TOML, an unknown type, a missing column).
    """
    actors = knowledge.actors()
    ids = frozenset(actor.id for actor in actors)
    tables = {code: knowledge.words(code, "descriptions") for code in knowledge.languages()}
    return (
        *actor_problems(actors),
        *word_problems(tables, ids),
        *grammar_problems({code: knowledge.words(code, "grammar") for code in knowledge.languages()}),
        *_calendar_problems(ids),
        *office_problems(knowledge.offices(), {actor.id: actor for actor in actors}),
    )


def actor_problems(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Return one line for every contradiction within a list of actors."""
    by_id = {actor.id: actor for actor in actors}
    return (
        *_repeated_ids(actors),
        *(f"actor {actor.id}: {problem}" for actor in actors for problem in _row_problems(actor, by_id)),
        *_shared_names(actors),
    )


def grammar_problems(tables: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> tuple[str, ...]:
    """Return one line for what nothing would be compared with in the `grammar.toml` of the languages.

    Beginnings may be those of words as they are written or as other files have them, which rules compare unfolded.

    Args:
        tables: the contents of the file by language code.
    """
    lists = [
        (code, t, kind, words) for code, ts in tables.items() for t, ks in ts.items() for kind, words in ks.items()
    ]
    unread = [
        f"grammar {code}: no rule reads [{table}]"
        for code, ts in tables.items()
        for table in ts
        if table not in grammar.TABLES
    ]
    unfolded = [
        f"grammar {code}: [{table}] {kind} is compared with folded words, so write {fold(word)!r} for {word!r}"
        for code, table, kind, words in lists
        if table in (grammar.WORDS, grammar.ENDINGS)
        for word in words
        if fold(word) != word
    ]
    unsound = [
        f"grammar {code}: [{table}] {kind}: {word!r} is no regular expression ({problem})"
        for code, table, kind, words in lists
        if table == grammar.PATTERNS
        for word in words
        if (problem := _no_pattern(word))
    ]
    return (*unread, *unfolded, *unsound)


def _no_pattern(written: str) -> str:
    """Say what is wrong with a regular expression, '' where nothing is."""
    try:
        re.compile(written)
    except re.error as error:
        return str(error)
    return ""


def word_problems(tables: Mapping[str, Mapping[str, object]], ids: Iterable[str]) -> tuple[str, ...]:
    """Return one line for every contradiction in the `descriptions.toml` of the languages.

    Args:
        tables: the contents of the file by language code.
        ids: the actors that descriptions may stand for.
    """
    known = frozenset(ids)
    found = [
        f"descriptions {code}: {problem}" for code, table in tables.items() for problem in _table_problems(table, known)
    ]
    return (*found, *_uneven_keys(tables))


def office_problems(offices: Sequence[Office], by_id: Mapping[str, Actor]) -> Iterator[str]:
    """Yield one line for every contradiction in the table of offices: who is not there, who held one at one time."""
    for office in offices:
        name = f"office {office.function} of {office.body}"
        yield from (f"{name}: unknown actor {actor}" for actor in (office.body, office.person) if actor not in by_id)
        if office.person in by_id and by_id[office.person].label is not Label.PERSON:
            yield f"{name}: {office.person} is no person"
        if not office.source:
            yield f"{name}: the source of {office.person} is missing"
        for day in (office.first, office.last):
            if day and not _is_date(day):
                yield f"{name}: {day!r} is not a day, month or year"
    for one, other in combinations(offices, 2):
        same = (one.body, one.function) == (other.body, other.function) and one.person != other.person
        if same and max(one.first, other.first) < min(one.last or _LATEST, other.last or _LATEST):
            yield f"office {one.function} of {one.body}: both {one.person} and {other.person} at the same time"


def _repeated_ids(actors: Sequence[Actor]) -> Iterator[str]:
    seen: set[str] = set()
    for actor in actors:
        if actor.id in seen:
            yield f"actor {actor.id}: the id stands in two rows"
        seen.add(actor.id)


def _row_problems(actor: Actor, by_id: Mapping[str, Actor]) -> Iterator[str]:
    if not _ID.match(actor.id):
        yield "the id is not in small letters, digits and hyphens"
    if actor.label not in ACTOR_LABELS:
        yield f"{actor.label} is not a type of actor"
    if actor.side not in SIDES:
        yield f"unknown side {actor.side!r}"
    if not actor.name or not actor.source:
        yield "the name or the source is missing"
    yield from _date_problems(actor)
    yield from _kin_problems(actor, by_id)
    yield from _name_problems(actor)


def _date_problems(actor: Actor) -> Iterator[str]:
    for column, value in (("valid_from", actor.valid_from), ("valid_to", actor.valid_to)):
        if value and not _is_date(value):
            yield f"{column} {value!r} is not a day, month or year"
    if actor.valid_from and actor.valid_to and actor.valid_from > _end(actor.valid_to):
        yield f"valid from {actor.valid_from} but only to {actor.valid_to}"


def _kin_problems(actor: Actor, by_id: Mapping[str, Actor]) -> Iterator[str]:
    for parent in actor.parents:
        if parent not in by_id:
            yield f"unknown parent {parent}"
        elif by_id[parent].label is Label.PERSON:
            yield f"the parent {parent} is a person"
    if actor.id in _ancestors(actor, by_id):
        yield "is its own ancestor"
    if actor.became and actor.became not in by_id:
        yield f"became an unknown actor {actor.became}"
    if actor.became and not actor.valid_to:
        yield f"became {actor.became} but has no end"


def _ancestors(actor: Actor, by_id: Mapping[str, Actor]) -> set[str]:
    found: set[str] = set()
    ahead = list(actor.parents)
    while ahead:
        parent = ahead.pop()
        if parent not in found and parent in by_id:
            found.add(parent)
            ahead.extend(by_id[parent].parents)
    return found


def _name_problems(actor: Actor) -> Iterator[str]:
    wanted = PERSONS_NAMED_IN if actor.label is Label.PERSON else NAMED_IN
    yield from (f"no name in {code}" for code in wanted if not actor.names.get(code))
    for code, names in actor.names.items():
        for name in names:
            if not _right_script(code, name):
                yield f"{code} name {name!r} is in the wrong script"
            if not name_form(name):
                yield f"{code} name {name!r} has no letters"
        yield from (
            f"{code} name {name!r} is listed twice" for name in sorted({n for n in names if names.count(n) > 1})
        )


def name_form(name: str) -> str:
    """Return what is equal for two spellings of one name, as the matcher sees them: no case, marks or articles."""
    words = words_of(name)
    return " ".join(name_key(word.text) for i, word in enumerate(words) if len(words) == 1 or not is_article(words, i))


def _right_script(language: str, name: str) -> bool:
    """Say whether a name could stand in the column of a language; acronyms are Latin in any of them."""
    mixed = any(is_cyrillic(w) and re.search("[A-Za-z]", w) for w in re.split(r"[\s\-/]+", name))
    if language in {"ar", "fa"}:
        return is_arabic(name) and not is_cyrillic(name)
    if language == "ru":
        return not is_arabic(name) and not mixed
    return not is_arabic(name) and not is_cyrillic(name)


def _shared_names(actors: Sequence[Actor]) -> Iterator[str]:
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for actor in actors:
        for code, names in actor.names.items():
            for key, written in {name_form(name): name for name in names}.items():
                uses[code, key].append(_Use(actor, code, written))
    for (code, _), group in uses.items():
        for one, other in combinations(group, 2):
            if one.actor.id != other.actor.id and _overlap(one.actor, other.actor):
                yield f"{code} name {one.written!r}: both {one.actor.id} and {other.actor.id} at the same time"


def _overlap(one: Actor, other: Actor) -> bool:
    """Say whether two actors were valid on a common day; one that ends where the other begins does not count."""
    start = max(one.valid_from or _EARLIEST, other.valid_from or _EARLIEST)
    end = min(one.valid_to or _LATEST, other.valid_to or _LATEST)
    return start < end


def _table_problems(table: Mapping[str, object], ids: frozenset[str]) -> Iterator[str]:
    parts = ("descriptions", "offices", "functions", "types", *(p for p in ("idle",) if p in table))
    for part in parts:
        entries = table.get(part)
        if not isinstance(entries, dict):
            yield f"no table [{part}]"
            continue
        for key, phrases in entries.items():
            if part == "descriptions" and key not in ids:
                yield f"unknown actor {key}"
            if not phrases or not all(isinstance(p, str) and p == p.strip() and name_form(p) for p in phrases):
                yield f"[{part}] {key} is not a list of phrases"
    yield from _shared_descriptions(table)


def _shared_descriptions(table: Mapping[str, object]) -> Iterator[str]:
    entries = table.get("descriptions")
    owners: dict[str, str] = {}
    for actor, phrases in entries.items() if isinstance(entries, dict) else ():
        for phrase in phrases:
            owner = owners.setdefault(phrase, actor)
            if owner != actor:
                yield f"{phrase!r} stands for both {owner} and {actor}"


def _uneven_keys(tables: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Yield what one language has and another has not: descriptions and type words mean the same in all."""
    for part in ("descriptions", "functions", "types"):
        keys = {code: set(entries) for code, t in tables.items() if isinstance(entries := t.get(part), dict)}
        for code, own in keys.items():
            for missing in sorted(set().union(*keys.values()) - own):
                yield f"descriptions {code}: [{part}] has no {missing}, other languages have"


def _calendar_problems(ids: frozenset[str]) -> Iterator[str]:
    for entry in knowledge.rounds():
        for actor in (*entry.attended, *entry.observers, *entry.absent):
            if actor not in ids:
                yield f"round {entry.number}: unknown actor {actor}"
        for code in knowledge.languages():
            for topic in sorted({*entry.agenda} - knowledge.words(code, "rounds")["agenda"].keys()):
                yield f"round {entry.number}: rounds {code} has no words for the topic {topic} in [agenda]"


def _is_date(value: str) -> bool:
    match = _DATE.match(value)
    if not match:
        return False
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def _end(value: str) -> str:
    """Return an ISO day, month or year as the last day that it covers, for comparing."""
    return value + "-99"
