"""The names of the knowledge as one trie over words, and the longest listed name that begins at a word.

A name is stored word by word under folded keys (see `spelling`), with the case forms of Russian words as parallel
edges; the text is read with its clitics, elisions and suffixes taken off. A lookup costs a few dictionary accesses
a word, whatever the number of names (Aho and Corasick's idea of matching all names at once, on words, not characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label
from astana_nlp.spelling import (
    ARTICLES,
    CONNECTORS,
    HYPHENED_ARTICLES,
    Reading,
    Word,
    elided,
    is_arabic,
    is_article,
    name_key,
    readings,
    russian_forms,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"[\s«»“”„\"‹›'’\u200c-\u200f]{0,3}|[\s]?[-–‐‑][\s]?")
_ACRONYM_LENGTH = 6
_SHORT_ACRONYM = 3
_JOINED_LENGTH = 9
_SURE_WITHOUT_CAPITALS = 3  # 'the high negotiations committee' is a name in lower case too
_ANY_ENDING_FROM = 3
NOBODY = "nobody"  # the entry of phrases that stand for no actor
_REMEMBERED = 50_000  # words


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: an actor, a meeting or agreement, or a place."""

    id: str
    name: str
    label: Label
    valid_from: str = ""
    valid_to: str = ""
    languages: frozenset[str] = frozenset()

    def valid_on(self, day: str) -> bool:
        """Say whether the entry existed on an ISO day, month or year (an unknown day or limit excludes nothing)."""
        return not (self.begins_after(day) or self.ended_before(day))

    def begins_after(self, day: str) -> bool:
        """Say whether the entry did not exist yet on an ISO day, month or year; False where either is not known."""
        return bool(day) and self.valid_from[: len(day)] > day

    def ended_before(self, day: str) -> bool:
        """Say whether the entry had ended by an ISO day, month or year; False where either is not known."""
        return bool(day and self.valid_to) and day[: len(self.valid_to)] > self.valid_to


@dataclass(frozen=True, slots=True)
class Name:
    """One listed name: the entry, the language of the name, how it was listed and what the text must look like.

    `method` is name (the first one listed), variant, description or demonym; `capital` asks for a capital letter in
    the text, `acronym` for capitals only; `article` says whether one Arabic word must have its article or must not.
    """

    entry: Entry
    language: str
    method: str
    capital: bool = True
    acronym: bool = False
    article: bool | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last` (exclusive) of a sentence carry `names`; `start` and `end` are offsets in the text."""

    first: int
    last: int
    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)  # by listed key
    edges: dict[str, list[_Node]] = field(default_factory=dict)  # by every form of that key
    prefixes: dict[str, _Node] = field(default_factory=dict)  # by the fixed part of a word with any ending
    names: list[Name] = field(default_factory=list)


_Roots = tuple[tuple[Reading, _Node], ...]


@dataclass(frozen=True, slots=True)
class _Step:
    node: _Node
    last: int
    end: int
    readings: tuple[Reading, ...]


class Gazetteer:
    """All names that the matcher knows."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        """Store the names: pairs of a name as it is written and what it stands for."""
        self._root = _Node()
        self._joined: dict[str, list[Name]] = {}
        self._starts: dict[tuple[str, str], _Roots] = {}
        for written, name in names:
            self._add(written, name)

    def longest(self, words: Sequence[Word], i: int, language: str) -> Match | None:
        """Return the longest listed name that begins at word `i` of a sentence in `language`, if there is one."""
        every = list(self.every(words, i, language))
        if not every:
            return self._joined_match(words, i, language) if self._joined else None
        found = max(every, key=lambda m: m.last)
        same = (m.names for m in every if (m.last, m.start, m.end) == (found.last, found.start, found.end))
        return replace(found, names=tuple(dict.fromkeys(chain.from_iterable(same))))

    def every(self, words: Sequence[Word], i: int, language: str) -> Iterator[Match]:
        """Return the listed names of every length that begin at word `i`."""
        roots = self._roots(words[i].text, language)
        return self._every(roots, words, i, language) if roots else iter(())  # most words begin none

    def _every(self, roots: _Roots, words: Sequence[Word], i: int, language: str) -> Iterator[Match]:
        word = words[i]
        for reading, node in roots:
            step, start = _Step(node, i + 1, word.end - reading.back, (reading,)), word.start + reading.front
            for at in self._walk(words, step, language):
                names = tuple(n for n in at.node.names if _fits(n, words[i : at.last], at, language))
                if names:
                    yield Match(i, at.last, start, at.end, names)

    def _add(self, written: str, name: Name) -> None:
        if "," in written or "،" in written:
            return  # a list of several names is not one name
        words = words_of(written)
        kept = [w for i, w in enumerate(words) if not _skipped(words, i)] or list(words)
        nodes = [self._root]
        for word in kept:
            any_ending = written[word.end : word.end + 1] == "*"
            nodes = [_child(node, name_key(word.text), any_ending=any_ending) for node in nodes]
        for node in nodes:
            node.names.append(name)
        if len(words) > 1 and is_arabic(written):
            joined = "".join(w.key for w in words)
            if len(joined) >= _JOINED_LENGTH and name.method != "description":
                self._joined.setdefault(joined, []).append(name)

    def _roots(self, word: str, language: str) -> _Roots:
        """Return where the names that may begin with a word begin; most words begin none, and come again and again."""
        found = self._starts.get((word, language))
        if found is None:
            read = readings(word, language)
            found = tuple((r, node) for r in read for node in _next_nodes(self._root, r.key))
            if len(self._starts) >= _REMEMBERED:
                self._starts.clear()
            self._starts[word, language] = found
        return found

    def _walk(self, words: Sequence[Word], step: _Step, language: str) -> Iterator[_Step]:
        stack = [step]
        while stack:
            at = stack.pop()
            if at.node.names:
                yield at
            if not (at.node.edges or at.node.prefixes):
                continue
            for j in _following(words, at.last):
                for reading in readings(words[j].text, language):
                    if is_arabic(words[j].text) and reading.front:
                        continue  # clitics stand before the first word of a name only
                    for node in _next_nodes(at.node, reading.key):
                        end = words[j].end - reading.back
                        stack.append(_Step(node, j + 1, end, (*at.readings, reading)))

    def _joined_match(self, words: Sequence[Word], i: int, language: str) -> Match | None:
        word = words[i]
        if len(word.key) < _JOINED_LENGTH or not is_arabic(word.text):
            return None
        for front in (0, 1):
            names = tuple(n for n in self._joined.get(word.key[front:], ()) if _speaks(n, language))
            if names and (not front or word.key[0] in "وفبلك"):
                return Match(i, i + 1, word.start + front, word.end, names)
        return None


def _skipped(words: Sequence[Word], i: int) -> bool:
    return (
        is_article(tuple(words), i)
        or (words[i].key in CONNECTORS and 0 < i < len(words) - 1)
        or (i == 0 and words[0].key == "the")
    )


def _child(node: _Node, key: str, *, any_ending: bool) -> _Node:
    if any_ending:
        return node.prefixes.setdefault(key, _Node())
    if key not in node.children:
        node.children[key] = child = _Node()
        for form in russian_forms(key):
            node.edges.setdefault(form, []).append(child)
    return node.children[key]


def _next_nodes(node: _Node, key: str) -> Iterator[_Node]:
    yield from node.edges.get(key, ())
    if node.prefixes:
        for cut in range(len(key), _ANY_ENDING_FROM - 2, -1):
            if key[:cut] in node.prefixes:
                yield node.prefixes[key[:cut]]


def _following(words: Sequence[Word], j: int) -> Iterator[int]:
    """Yield the words that may continue a name after word `j - 1`: the next, or the one after articles, 'of the'."""
    for skip in range(4):
        if j + skip >= len(words) or not (_GAP.fullmatch(words[j + skip].gap) or _after_point(words, j + skip)):
            return
        yield j + skip
        key = words[j + skip].key
        if (
            key not in CONNECTORS
            and key not in HYPHENED_ARTICLES
            and not is_article(tuple(words[j + skip : j + skip + 2]), 0)
        ):
            return
        if key == "the" and skip == 0 and words[j - 1].text[0].isupper():
            return  # 'in Astana the guarantors' are no 'Astana guarantors'


def _after_point(words: Sequence[Word], i: int) -> bool:
    """Say whether the point before word `i` is that of an ordinal or initial: 1. Sahil Tümeni, Geir O. Pedersen."""
    if i == 0 or words[i].gap.strip() != "." or not words[i].text[0].isupper():
        return False
    return words[i - 1].text.isdigit() or (len(words[i - 1].text) == 1 and words[i - 1].text.isupper())


def _speaks(name: Name, language: str) -> bool:
    """Say whether a name of one language may stand in a text of another: yes, unless that language has its own names.

    Only Arabic and Persian are kept apart: روسية is 'Russian' in Arabic and 'Russia' (روسیه) in Persian.
    """
    if name.language not in ("ar", "fa") or language not in ("ar", "fa"):
        return True
    return name.language == language or language not in name.entry.languages


def _fits(name: Name, words: Sequence[Word], step: _Step, language: str) -> bool:
    if not _speaks(name, language):
        return False
    if name.article is not None and len(step.readings) == 1 and step.readings[0].article != name.article:
        return False  # السورية is an adjective, سورية the country; أسد a lion, الأسد the president
    if name.acronym:
        short = len(words[0].key) <= _SHORT_ACRONYM
        read = step.readings[0]
        stem = words[0].text[read.front : len(words[0].text) - read.back]  # BM'nin, l'ONU
        return stem.isupper() and (
            not short or name.language in (language, "en") or language not in knowledge.languages()
        )
    if not name.capital or len(step.readings) >= _SURE_WITHOUT_CAPITALS:
        return True
    front = step.readings[0].front  # in l'Orient the name begins after the apostrophe
    upper = (w.text[elided(w.text)].isupper() for w in words if w.cased)  # in l'armée de l'Islam the second word
    return not words[0].cased or words[0].text[front].isupper() or any(upper)


# -- the names of the knowledge ------------------------------------------------------------------------------------


def names_of(entry: Entry, names: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Name]]:
    """Yield every listed name of an entry with what it asks of the text."""
    for language, listed in names.items():
        for i, written in enumerate(listed):
            yield (
                written,
                Name(
                    entry,
                    language,
                    method_of(written, language, i),
                    capital=written != written.lower(),
                    acronym=is_acronym(written),
                    article=written.startswith("ال") if is_arabic(written) else None,
                ),
            )


def method_of(written: str, language: str, i: int) -> str:
    """Return whether a listed spelling is a name, a variant of one, or describes: the `method` of its mentions.

    English writes names with capitals throughout: 'Assad regime' is a listed description.
    Russian, Turkish and French write at least one: 'сирийская армия' and 'armée syrienne' are descriptions.
    """
    plain = [
        w for w in words_of(written) if w.text.islower() and w.key not in CONNECTORS | ARTICLES | HYPHENED_ARTICLES
    ]
    several = " " in written and not is_arabic(written)
    if several and ((language == "en" and plain) or written == written.lower()):
        return "description"
    return "variant" if i else "name"


def is_acronym(written: str) -> bool:
    """Say whether a listed name is an acronym, which only capitals can spell in a text."""
    letters = written.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= _ACRONYM_LENGTH


def entry_of(actor: knowledge.Actor) -> Entry:
    """Return an actor of the list as an entry of the gazetteer."""
    return Entry(actor.id, actor.name, actor.label, actor.valid_from, actor.valid_to, frozenset(actor.names))


@cache
def entry_called(actor_id: str) -> Entry:
    """Return the actor of the list that has an id."""
    return entry_of(next(actor for actor in knowledge.actors() if actor.id == actor_id))


def meeting_entry(meeting: knowledge.Meeting) -> Entry:
    """Return a meeting, an agreement or a place as an entry of the gazetteer."""
    return Entry(meeting.id, meeting.name, meeting.kind, languages=frozenset(meeting.names))


def description_names(actors: Iterable[knowledge.Actor]) -> Iterator[tuple[str, Name]]:
    """Yield the noun phrases of all languages that stand for an actor ('the rebels', النظام)."""
    entries = {a.id: entry_of(a) for a in actors}
    for language in knowledge.languages():
        for actor_id, phrases in knowledge.words(language, "descriptions").get("descriptions", {}).items():
            for phrase in phrases if actor_id in entries else ():
                article = True if language == "ar" and phrase.startswith("ال") else None
                yield phrase, Name(entries[actor_id], language, "description", capital=False, article=article)


def idle_names() -> Iterator[tuple[str, Name]]:
    """Yield the noun phrases that hold a word for an actor and name nobody: 'the ceasefire regime', garantörlük."""
    nobody = Entry(NOBODY, "", Label.EVENT)
    for language in knowledge.languages():
        phrases = knowledge.words(language, "descriptions").get("idle", {}).get("phrases", ())
        yield from ((phrase, Name(nobody, language, "description", capital=False)) for phrase in phrases)


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer of all knowledge files (built once a process)."""
    actors = knowledge.actors()
    named = [pair for a in actors for pair in names_of(entry_of(a), a.names)]
    met = [pair for m in (*knowledge.meetings(), *knowledge.places()) for pair in names_of(meeting_entry(m), m.names)]
    return Gazetteer([*named, *met, *description_names(actors), *idle_names()])
