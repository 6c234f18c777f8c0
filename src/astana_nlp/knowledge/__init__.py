"""Knowledge as data: actors, rounds, agreements, places and the words of each language.

Everything a researcher may want to edit stands in the files of this folder; this module only loads them.

- `actors/*.csv`           one row an actor, with its names in each language
- `rounds.csv`             the calendar of the rounds
- `meetings.csv`           other meetings and agreements that texts speak of (Sochi congress, Geneva rounds, memoranda)
- `places.csv`             places that are not actors
- `offices.csv`            who held which office of a state or body, and when
- `given_names.csv`        given names that share their consonants, so that spellings do not merge them
- `name_words.csv`         words that names of factions are made of, so that translations of a name are one
- `languages/<code>/*.toml`  the words of a language: a new language is a new folder
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import KnowledgeError
from astana_nlp.records import Label

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ROOT = files(__name__)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the list.

    `names` maps a language code to the names in that language, the most usual first; `parents` are the ids of what the
    actor belongs to or speaks for; `valid_from` and `valid_to` are ISO days, months or years, or empty.
    """

    id: str
    name: str
    label: Label
    side: str
    parents: tuple[str, ...]
    valid_from: str
    valid_to: str
    became: str
    names: dict[str, tuple[str, ...]]
    demonyms: tuple[str, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the Astana talks; `first` and `last` are ISO days, `agenda` topics of `rounds.toml` ([agenda])."""

    number: int
    first: str
    last: str
    place: str
    attended: tuple[str, ...]
    observers: tuple[str, ...]
    absent: tuple[str, ...]
    agenda: tuple[str, ...]
    documents: str
    source: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Another meeting or an agreement that texts speak of.

    `kind` is EVENT, AGREEMENT or PLACE; `target` is the stance target that it stands for (sochi, geneva, ceasefire, …)
    or empty.
    """

    id: str
    name: str
    kind: Label
    target: str
    first: str
    last: str
    names: dict[str, tuple[str, ...]]
    source: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state or body and who held it from `first` to `last` (ISO days, months or years, or empty).

    `function` is a key of the `functions` table of the languages; `body` and `person` are ids of actors.
    """

    body: str
    function: str
    person: str
    first: str
    last: str
    source: str


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder of words, sorted."""
    return tuple(sorted(f.name for f in (ROOT / "languages").iterdir() if f.is_dir() and not f.name.startswith("_")))


@cache
def words(language: str, table: str) -> dict[str, Any]:
    """Return `languages/<language>/<table>.toml`, or an empty table where the language has none.

    Raises:
        KnowledgeError: the file is no TOML.
    """
    path = ROOT / "languages" / language / f"{table}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/languages/{language}/{table}.toml is not TOML ({error})") from error


@cache
def actors() -> tuple[Actor, ...]:
    """Return all actors, in the order of the files' names and rows."""
    files = sorted((f for f in (ROOT / "actors").iterdir() if f.name.endswith(".csv")), key=lambda f: f.name)
    return tuple(_actor(row) for path in files for row in _rows(path))


@cache
def outlets() -> frozenset[str]:
    """Return the ids of the media among the actors: they report the positions of others."""
    return frozenset(row["id"] for row in _rows(ROOT / "actors" / "media.csv"))


@cache
def rounds() -> tuple[Round, ...]:
    """Return the calendar of the rounds, by number."""
    return tuple(
        Round(
            number=int(row["round"]),
            first=row["first"],
            last=row["last"],
            place=row["place"],
            attended=split(row["attended"]),
            observers=split(row["observers"]),
            absent=split(row["absent"]),
            agenda=split(row["agenda"]),
            documents=row["documents"],
            source=row["source"],
        )
        for row in _rows(ROOT / "rounds.csv")
    )


@cache
def meetings() -> tuple[Meeting, ...]:
    """Return the other meetings and the agreements."""
    return tuple(_meeting(row) for row in _rows(ROOT / "meetings.csv"))


@cache
def places() -> tuple[Meeting, ...]:
    """Return the places that are not actors."""
    return tuple(
        _meeting({"kind": "PLACE", "target": "", "first": "", "last": "", **row}) for row in _rows(ROOT / "places.csv")
    )


@cache
def offices() -> tuple[Office, ...]:
    """Return who held the offices, in the order of the file."""
    return tuple(
        Office(row["body"], row["office"], row["person"], row["from"], row["to"], row["source"])
        for row in _rows(ROOT / "offices.csv")
    )


@cache
def given_names() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the given names that only vowels tell apart (Hassan, Hussein): their spellings by id and language."""
    return {row["id"]: _names(row) for row in _rows(ROOT / "given_names.csv")}


@cache
def name_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return words that names of factions are made of (cedar, falcon, free): how each language has them, by id.

    A row whose id is a type word (union) holds other words for that type.
    """
    return {row["id"]: _names(row) for row in _rows(ROOT / "name_words.csv")}


def split(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values joined by `;`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _names(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {code: split(row[code]) for code in languages() if row.get(code)}


def _actor(row: dict[str, str]) -> Actor:
    try:
        return Actor(
            id=row["id"],
            name=row["name"],
            label=Label(row["type"]),
            side=row["side"],
            parents=split(row["parent"]),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            became=row["became"],
            names=_names(row),
            demonyms=split(row["demonyms"]),
            source=row["source"],
            note=row["note"],
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"knowledge/actors: the row of {row.get('id') or row} is wrong ({error})") from error


def _meeting(row: dict[str, str]) -> Meeting:
    return Meeting(
        id=row["id"],
        name=row["name"],
        kind=Label(row["kind"]),
        target=row["target"],
        first=row["first"],
        last=row["last"],
        names=_names(row),
        source=row["source"],
    )


def _rows(path: Traversable) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(text.splitlines())]
