"""Listed names in spellings that the list does not have: equal consonants, whatever the script and the joints.

The key of a name is its type word (jaysh, army, جيش are one) and the consonants of its other words, written together:
Jaish al-Izza, Джейш аль-Изза and Army of Izza are one name, and so are Noureddine Zinki, Nour al-Din al-Zenki and
نورالدين زنكي. Similarity scores merge Ahrar and Tahrir; equality of such keys linked nothing wrongly on annotated
pages. Given names that only vowels tell apart (Hassan, Hussein) count as wholes (`knowledge/given_names.csv`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import adjacent, beside_names, candidate
from astana_nlp.names.gazetteer import Entry, entry_of, is_acronym, method_of
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.types import kind_of
from astana_nlp.records import Label
from astana_nlp.spelling import (
    CONNECTORS,
    RUSSIAN_ENDINGS,
    elided,
    fold,
    is_arabic,
    is_article,
    is_cyrillic,
    name_key,
    readings,
    skeleton,
    without_turkish_case,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Candidate, Line
    from astana_nlp.spelling import Word

_LONGEST = 5
# consonants that two names must share in all: 'Ali Aliyev' has too few to tell people apart
_SURE, _SURE_WITH_TYPE, _SURE_ALONE, _SURE_AS_ONE = 5, 2, 4, 6
_SHORTEST_STEM = 4  # letters that a Russian case ending leaves of a word
_FUSED_ARTICLE = re.compile(r"(?<=\w{3})[uü][lşsrdtnz]$")  # Feylakur Rahman, Sukuruş Şam
# of 100, by the ratio of rapidfuzz: between Sarihya and Syrian (62) and Ezzah and Izza (67); Marwa and Mourouweh has 69
_LIKENESS = 66
# in Arabic letters, and where words are written together: between اسم الرئيس and عصام الريس (75), or Nasiriyan and New
# Syrian (67), and عبدرحمانف and عبدالرحمانف (90), or Feylakürrahman and Feylak er-Rahman (92)
_LIKENESS_OF_WHOLE = 78
OPENING = frozenset("«“„")
_GROUPS = frozenset({Label.FACTION, Label.COALITION, Label.ORG})


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry under a key: `typed` says that its type word is part of the key, `trailing` that it ends the name.

    `several` says that it has several words and too few consonants to be told from one (Amis de la Syrie from
    émissaire), `arabic` that the list has it in Arabic letters.
    """

    entry: Entry
    typed: bool
    trailing: bool
    several: bool
    arabic: bool


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The script of a name, the letters of its words, and how many words they are."""

    script: str
    letters: str
    words: int


def respelled_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the listed names of a sentence that are written in another way than the list has them."""
    for i, word in enumerate(line.words):
        small = word.text[0].isdigit() or word.key in beside_names(line.language, "function_words")
        if _capital(word) and not (small or is_article(line.words, i) or is_demonym(line, i)):
            yield from _longest(line, i)


def _capital(word: Word) -> bool:
    """Say whether a word could be part of a name; in l'Idlib the name begins after the apostrophe."""
    first = word.text[elided(word.text)]
    return first.isupper() or not first.islower()


def _longest(line: Line, i: int) -> list[Candidate]:
    found: list[Candidate] = []
    partial = _beginnings(line.words[i].text, line.language)
    for j in _positions(line, i) if partial else ():
        if j > i:
            tokens = _tokens(line.words[j].text, line.language, first=False)
            partial = frozenset(_beside(p, t) for p in partial for t in tokens) & _prefixes()
        if not partial:
            break
        entries = {held.entry.id: held for key in partial for held in _index().get(key, ()) if _fits(line, i, j, held)}
        if len(entries) == 1 and not any(m.first <= i and j < m.last for m in line.matches):
            held = next(iter(entries.values()))
            span = (line.words[i].start + elided(line.words[i].text), line.words[j].end)
            found = [candidate(line, span, held.entry, ("variant", 0.85 if held.typed else 0.8))]
    return found


@lru_cache(maxsize=50_000)
def _beginnings(word: str, language: str) -> frozenset[str]:
    """Return the beginnings of keys that a word may stand for: none for most words."""
    return _tokens(word, language, first=True) & _prefixes()


def _positions(line: Line, i: int) -> Iterator[int]:
    """Yield the words that a name from word `i` on may have, without its articles and connectors."""
    j, found = i, 0
    while j < len(line.words) and found < _LONGEST and (j == i or adjacent(line.words, j)):
        word = line.words[j]
        joins = j > i and (is_article(line.words, j) or word.key in CONNECTORS)
        if not joins:
            if not (_capital(word) or word.key in _small_words()) or (
                j > i and word.key in beside_names(line.language, "name_ends")
            ):
                return
            found += 1
            yield j
        j += 1
        if j < len(line.words) and any(mark in line.words[j].gap for mark in OPENING):
            return  # La « troïka »: what is quoted begins there


def _fits(line: Line, i: int, j: int, held: _Listed) -> bool:
    """Say whether words `i` to `j` are a whole name: in 'Shuhada al-Islam Brigade' no Islam Brigade is named.

    In Arabic letters, where no capital shows a name, only what the list has in them counts, type word first: چاپ کرد
    ('printed') has the consonants of Jabhat al-Akrad, and ترك اللواء ('left the brigade') of a brigade.
    """
    if is_arabic(line.words[i].text) and (held.trailing or not held.arabic or (j > i and _is_no_person(line, i, held))):
        return False
    if held.several and i == j:
        return False
    if not _alike(tuple(word.text for word in line.words[i : j + 1]), line.language, held.entry.id):
        return False
    if not held.trailing or i == 0 or not line.words[i].cased:
        return True
    j = i - 1 if is_article(line.words, i - 1) else i
    before = line.words[j - 1] if j else None
    number = before is not None and before.text[0].isdigit() and line.words[j].gap.strip() in (".", "")
    return before is None or not (number or (before.text[0].isupper() and j > 1 and adjacent(line.words, j)))


def _is_no_person(line: Line, i: int, held: _Listed) -> bool:
    """Say whether an Arabic article tells that no given name stands here: الحدود البحرية is not Hadi al-Bahra."""
    definite = line.language == "ar" and line.words[i].text.startswith("ال")
    return definite and held.entry.label is Label.PERSON


@lru_cache(maxsize=10_000)
def _alike(words: tuple[str, ...], language: str, entry: str) -> bool:
    """Say whether words have the letters of one of the names that the list has in their script.

    The letters may veto what the consonants propose: Izzeh is Izza, but Sani is not Sunna, nor Crête Kürt. In Arabic
    letters names are spelled alike, and sentences are full of words that share the consonants of one: اسم الرئيس ('the
    name of the president') is not Issam al-Rayes. Words that are written together keep their letters, too:
    Noureddine is Nour al-Din, but Nasirin is not New Syrian.
    """
    from rapidfuzz.fuzz import ratio

    found = _spelling(" ".join(words), language)
    listed = [name for name in _spelled(entry) if name.script == found.script]
    return not listed or any(ratio(found.letters, name.letters) >= _least(found, name) for name in listed)


def _least(found: _Spelling, listed: _Spelling) -> int:
    """Return how alike a name in a text must be to a listed one."""
    together = found.script == "ar" or found.words < listed.words
    return _LIKENESS_OF_WHOLE if together else _LIKENESS


@cache
def _spelled(entry: str) -> frozenset[_Spelling]:
    """Return how every listed name of an actor is spelled, with its type word and without: it may be part of a word."""
    (actor,) = (actor for actor in knowledge.actors() if actor.id == entry)
    names = [(name, language) for language, own in actor.names.items() for name in own]
    return frozenset(_spelling(name, language, whole=whole) for name, language in names for whole in (False, True))


def _spelling(name: str, language: str, *, whole: bool = False) -> _Spelling:
    """Return how a name is spelled without its articles and connectors, and (unless `whole`) without its type word."""
    words = words_of(name)
    kept = [w for i, w in enumerate(words) if not (is_article(words, i) or w.key in CONNECTORS)]
    own = [name_key(w.text) for w in kept if whole or not kind_of(w.text, language)] or [w.key for w in kept]
    script = "ar" if is_arabic(name) else "ru" if is_cyrillic(name) else "en"
    return _Spelling(script, "".join(own), len(own))


@lru_cache(maxsize=50_000)
def _tokens(word: str, language: str, *, first: bool) -> frozenset[str]:
    """Return what a word of a text may be in the key of a name."""
    plain = [_without_joints(word, language)]
    if is_cyrillic(word):
        cuts = range(_SHORTEST_STEM, len(word))
        plain += [word[:cut] for cut in cuts if fold(word[cut:]) in RUSSIAN_ENDINGS]
    elif is_arabic(word):
        read = readings(word, language)
        plain = [r.key for r in read if first or not r.front]
    else:
        # the Turkish case of a name stands behind an apostrophe, which is off by now
        plain += [r.key for r in readings(word, language) if r.front or (r.back and language != "tr")]
        plain += [_FUSED_ARTICLE.sub("", p) for p in plain] if language == "tr" else []
    kind = kind_of(word, language)
    named = {_given(fold(p)) for p in plain} - {""}
    bare = {skeleton(p) for p in plain} | {skeleton(p, turkish=language == "tr") for p in plain}
    # a given name of the table is that name, or a word of a group's name; another word may be a spelling of one
    given = named or {f"~{b}" for b in bare if b}
    return frozenset(given | bare | {f"<{kind}>" if kind else ""}) - {""}


def _without_joints(word: str, language: str) -> str:
    """Return a word as a name may be spelled: d'Astana begins with no d, Abdullah'ın ends with no n."""
    if language == "fr":
        return word[elided(word) :]
    return without_turkish_case(word) if language == "tr" else word


def _given(key: str) -> str:
    name = _given_names().get(key)
    return f"[{name}]" if name else ""


@cache
def _given_names() -> dict[str, str]:
    return {
        fold(written): name
        for name, languages in knowledge.given_names().items()
        for spellings in languages.values()
        for written in spellings
    }


@cache
def _index() -> dict[str, tuple[_Listed, ...]]:
    table: defaultdict[str, set[_Listed]] = defaultdict(set)
    for actor in knowledge.actors():
        if actor.label is Label.STATE or actor.id in _described():
            continue
        for language, names in actor.names.items():
            for i, written in enumerate(names):
                if method_of(written, language, i) == "description" or is_acronym(written):
                    continue
                several = len(words_of(written)) > 1
                for key, trailing in _keys(written, language, actor.label):
                    short = several and len(key) < _SURE_AS_ONE
                    table[key].add(_Listed(entry_of(actor), "<" in key, trailing, short, is_arabic(written)))
    return {key: tuple(sorted(held, key=lambda h: (h.entry.id, h.trailing, h.arabic))) for key, held in table.items()}


@cache
def _described() -> frozenset[str]:
    """Return the groups that the languages describe ('the rebels'): what is called so is no name with spellings."""
    tables = (knowledge.words(code, "descriptions").get("descriptions", {}) for code in knowledge.languages())
    return frozenset(actor for table in tables for actor in table)


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(key[:n] for key in _index() for n in range(1, len(key) + 1))


@cache
def _small_words() -> frozenset[str]:
    """Return the words that listed names of groups write small: libre, national, вооруженных."""
    return frozenset(
        word.key
        for actor in knowledge.actors()
        if actor.label in _GROUPS
        for names in actor.names.values()
        for written in names
        for word in words_of(written)[1:]
        if word.text.islower()
    )


def _keys(written: str, language: str, label: Label) -> Iterator[tuple[str, bool]]:
    """Yield the keys of a listed name, each with whether a type word ends it."""
    words = words_of(written)
    kept = [i for i, w in enumerate(words) if not (is_article(words, i) or w.key in CONNECTORS)]
    kinds = {i: kind_of(words[i].text, language) for i in (kept[0], kept[-1])} if kept else {}
    place = next((i for i in kinds if kinds[i]), None)
    rest = [i for i in kept if i != place]
    if place is not None:
        for key, strength in _joined(words, rest, language, label):
            if strength >= _SURE_WITH_TYPE:
                yield f"<{kinds[place]}>{key}", False
                yield f"{key}<{kinds[place]}>", True
    alone = len(kept) == 1 and label in (Label.FACTION, Label.COALITION) and not is_arabic(written)
    lettered = place is not None and is_arabic(written)  # there, a type word is known by its letters
    if alone or (len(rest) > (place is None) and not lettered):
        for key, strength in _joined(words, kept, language, label):
            if strength >= (_SURE_ALONE if alone else _SURE):
                yield key, False


def _joined(words: Sequence[Word], kept: Sequence[int], language: str, label: Label) -> frozenset[tuple[str, int]]:
    """Return the keys of the words of a name together, each with the number of its consonants.

    A person's given name that the table has counts as a whole, and by its consonants (marked ~) for spellings that the
    table does not have; words with the article have keys with it too, since Abdulrahman is Abd al-Rahman.
    """
    keys = frozenset({("", 0)})
    for place, i in enumerate(kept):
        article = place > 0 and (is_article(tuple(words), i - 1) or words[i].key.startswith("ال"))
        bare = skeleton(words[i].text[elided(words[i].text) :], turkish=language == "tr")
        given = _given(words[i].key) if label is Label.PERSON else ""
        tokens = ({given, f"~{bare}"} if given else {bare}) - {""}
        tokens |= {"l" + token for token in tokens} if article else set()
        keys = frozenset((_beside(key, token), n + len(bare)) for key, n in keys for token in tokens)
    return keys - {("", 0)}


def _beside(key: str, token: str) -> str:
    """Return a key with one more word; a consonant that ends one word and begins the next counts once."""
    same = key[-1:] == token[:1] and token[:1].isalpha() and min(len(key), len(token)) > 1
    return key + (token[1:] if same else token)
