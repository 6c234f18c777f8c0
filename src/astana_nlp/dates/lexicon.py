"""The words of time of one language: `knowledge/languages/<code>/dates.toml` made ready for looking up.

Every word or phrase gets a class of one letter, so that a sentence becomes a string of classes on which the grammar of
`grammar.py` works; the grammar is the same for all languages, the words are data.

| class | what | value |
|---|---|---|
| M W S B | month, weekday, season, holiday | (calendar, month); 1 to 7; SP, SU, FA, WI; month-day |
| Y m j L X U | unit: year, month, day, quarter or half, century, others | name of the unit |
| c a o | number word, 'a', ordinal | number (or 'X' for 'several') |
| D | number and unit in one word | ISO duration |
| Q | decade in a word ('the sixties') | its first three digits |
| R V | complete relative word ('yesterday'), set ('daily') | see `dates.toml` |
| p q | modifier before, after its noun ('last', 'الماضي') | base and shift |
| P E | part before, after ('mid', 'sonunda') | |
| H | part of the day | MO, AF, EV, NI or a clock time |
| I K | word of the hour, half of the day ('o'clock', 'p.m.') | ; am, pm |
| b w r | before Christ, 'twice', word between number and unit ('consecutive') | |
| g G f F | 'ago' before, after; 'later' before, after | |
| A T O t v k e | and, to, of, article, every, about, era | calendar for e |
| i z | preposition of time, 'between' (where the word is nothing else) | |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp import knowledge
from astana_nlp.dates.folding import MASK, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | int | tuple[str, int]

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?z?)?(?![\d-])|\d{4}([/.])\d{1,2}\1\d{1,2}(?![\d./])"
    r"|(?<![\d.])\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d)(?![\d/]|[.-]\d)|(?<!\d)\d{1,2}:\d\d(?![\d:])"
    r"|\d+|(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655\u0670])+|" + MASK + r"+|[^\s\u200c\u200d\u200e\u200f\u00ad]"
)
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0640]")
_BRACES = re.compile(r"([^{}]*)\{([^{}]*)\}(.*)", re.DOTALL)
_UNIT_CLASS = {"day": "j", "month": "m", "year": "Y", "quarter": "L", "half": "L", "century": "X"}
_JOIN_CLASS = {
    "and": "A",
    "to": "T",
    "of": "O",
    "article": "t",
    "every": "v",
    "approximately": "k",
    "times": "w",
    "fillers": "r",
    "hour": "I",
    "before_christ": "b",
}
_SHIFT_CLASS = {
    "ago_before": "g",
    "ago_after": "G",
    "earlier_after": "G",
    "later_before": "f",
    "later_after": "F",
    "ahead_after": "F",
}
# Classes that make no time expression by themselves: a sentence without other words of time need not be read.
_COMPANIONS = frozenset("AToOtcakeivpqPEgGfFHKIbwr")
# How a language builds its expressions: keys of `dates.toml` that are true or left out.
_HABITS = (
    *("verb_last", "and_in_numbers", "units_first", "ten_and_units"),
    *("bare_unit_is_one", "weak_needs_number", "month_first"),
)
# Where a phrase stands in several tables, the first class of this list wins and the others are kept as alternatives.
_STRONGEST_FIRST = "RDVBQMSWEPLHKvgGfFpqAToOtUYmjXcakbwIrei"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase: the words after the first, its class, its value, and whether it needs company to count as time."""

    rest: tuple[str, ...]
    code: str
    value: Value
    weak: bool = False
    alternatives: tuple[tuple[str, Value], ...] = ()


class Token(NamedTuple):
    """One token; `start` and `end` count in the sentence (a named tuple, because a document has very many)."""

    start: int
    end: int
    word: str
    code: str
    value: Value = ""
    weak: bool = False
    alternatives: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the search needs to know of one language."""

    language: str
    entries: dict[str, tuple[Entry, ...]]
    triggers: frozenset[str]
    months: frozenset[str]
    prepositions: frozenset[str]
    month_only: frozenset[str]
    plurals: frozenset[str]
    lasting: frozenset[str]
    no_year_before: frozenset[str]
    no_year_after: frozenset[str]
    tense: re.Pattern[str]
    verb_last: bool
    number_suffix: re.Pattern[str] | None
    word_suffix: re.Pattern[str] | None
    decade_suffix: re.Pattern[str] | None
    article: bool
    capitals: bool
    numeric_order: str
    cues: tuple[str, ...]
    proclitics: tuple[str, ...]
    clitic_letters: frozenset[str]
    endings: frozenset[str]
    joints: dict[str, str]
    decade_words: frozenset[str]
    and_in_numbers: bool
    units_first: bool
    ten_and_units: bool
    bare_unit_is_one: bool
    weak_needs_number: bool
    month_first: bool
    ages: frozenset[str]
    between: frozenset[str]


def key(word: str) -> str:
    """Return a folded word without vowel marks and stretching."""
    return word if word.isascii() else _MARKS.sub("", word)


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokens of a sentence are cut."""
    return tuple(key(token[0]) for token in TOKEN.finditer(fold(phrase)))


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language, or None where it has no `dates.toml`."""
    data = knowledge.words(language, "dates")
    return _lexicon(language, data) if data else None


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words of time."""
    return tuple(code for code in knowledge.languages() if knowledge.words(code, "dates"))


def _lexicon(language: str, data: dict[str, Any]) -> Lexicon:
    weak = {" ".join(words_of(word)) for word in data["weak"]}
    entries = _entries(data, weak)
    join, not_year, suffix = data["join"], data["not_year"], data["suffix"]
    between = _first_words(join.get("between", []))
    return Lexicon(
        language=language,
        entries=entries,
        triggers=frozenset(w for w, found in entries.items() if any(e.code not in _COMPANIONS for e in found)),
        months=frozenset(w for w, found in entries.items() if any(e.code == "M" and not e.weak for e in found)),
        prepositions=_first_words(join["in"]),
        month_only=_first_words(join["month_only"]),
        plurals=_phrases(data.get("plurals", ())),
        lasting=_phrases(data.get("lasting", ())),
        no_year_before=_last_words(not_year["before"]),
        no_year_after=_first_words(not_year["after"]),
        tense=_tense(data["future"], data.get("past", {})),
        number_suffix=_suffix(suffix["number"]),
        word_suffix=_suffix(suffix["word"]),
        decade_suffix=_suffix(suffix["decade"]),
        article=data["article"],
        capitals=data["capitals"],
        numeric_order=data["numeric_order"],
        cues=tuple(fold(cue) for cue in data["publication"]["cues"]),
        proclitics=tuple(data.get("proclitics", ())),
        endings=_phrases(data.get("endings", ())),
        clitic_letters=frozenset(prefix[0] for prefix in data.get("proclitics", ())),
        joints=dict.fromkeys(_first_words(join["in"]), "i") | dict.fromkeys(between, "z"),
        decade_words=frozenset(fold(word) for word in data.get("decade_words", ())),
        ages=frozenset(fold(word) for word in data.get("age_words", ())),
        between=between,
        **{name: data.get(name, False) for name in _HABITS},
    )


def _entries(data: dict[str, Any], weak: set[str]) -> dict[str, tuple[Entry, ...]]:
    phrases: dict[tuple[str, ...], dict[str, Value]] = {}
    doubtful: set[tuple[str, ...]] = set()
    for code, value, phrase in _listed(data):
        forms = [words for form in _expand(phrase) if (words := words_of(form))]
        for words in forms:
            phrases.setdefault(words, {}).setdefault(code, value)
        if forms and " ".join(forms[0]) in weak:
            doubtful.update(forms)  # a word is as doubtful in its cases: 'Martin' beside 'mart'
    table: dict[str, list[Entry]] = {}
    for words, readings in phrases.items():
        codes = sorted(readings, key=_STRONGEST_FIRST.index)
        others = tuple((code, readings[code]) for code in codes[1:])
        entry = Entry(words[1:], codes[0], readings[codes[0]], words in doubtful or " ".join(words) in weak, others)
        table.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(found, key=lambda e: -len(e.rest))) for first, found in table.items()}


def _listed(data: dict[str, Any]) -> list[tuple[str, Value, str]]:
    rows: list[tuple[str, Value, str]] = []
    for calendar, months in data["month"].items():
        rows += [("M", (calendar, int(number)), name) for number, names in months.items() for name in names]
    rows += [("W", int(number), name) for number, names in data["weekday"].items() for name in names]
    rows += [(_UNIT_CLASS.get(unit, "U"), unit, name) for unit, names in data["unit"].items() for name in names]
    rows += [_number(number, name) for number, names in data["number"].items() for name in names]
    rows += [("o", int(number), name) for number, names in data["ordinal"].items() for name in names]
    for table, code in (
        ("season", "S"),
        ("holiday", "B"),
        ("both", "D"),
        ("decade", "Q"),
        ("clock", "K"),
        ("relative", "R"),
        ("day_part", "H"),
        ("set", "V"),
        ("era", "e"),
    ):
        rows += [(code, value, name) for value, names in data.get(table, {}).items() for name in names]
    for table, code in (("before", "p"), ("after", "q")):
        rows += [(code, value, name) for value, names in data[table].items() for name in names]
    rows += [("P", "", name) for name in data["part"]["before"]] + [("E", "", name) for name in data["part"]["after"]]
    joined, phrases = chain(_JOIN_CLASS.items(), _SHIFT_CLASS.items()), data["join"] | data["shift"]
    rows += [(code, table, name) for table, code in joined for name in phrases.get(table, ())]
    return rows


def _number(number: str, name: str) -> tuple[str, Value, str]:
    if number == "indefinite":
        return "a", 1, name
    return "c", int(number) if number.isdigit() else "X", name


def _expand(phrase: str) -> list[str]:
    """Write out '{a,b}': 'Mart{,ta}' gives 'Mart' and 'Martta'."""
    if not (found := _BRACES.fullmatch(phrase)):
        return [phrase]
    return [found[1] + choice + rest for choice in found[2].split(",") for rest in _expand(found[3])]


def _first_words(phrases: list[str]) -> frozenset[str]:
    return frozenset(words[0] for phrase in phrases for form in _expand(phrase) if (words := words_of(form)))


def _last_words(phrases: list[str]) -> frozenset[str]:
    return frozenset(words[-1] for phrase in phrases for form in _expand(phrase) if (words := words_of(form)))


def _phrases(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words_of(form)) for phrase in phrases for form in _expand(phrase))


def _tense(future: dict[str, Any], past: dict[str, Any]) -> re.Pattern[str]:
    """Return what finds the words that show a tense; those of the future are its group 1."""
    return re.compile(rf"(?<!\w)(?:({_cues(future)})|{_cues(past)})(?!\w)")


def _cues(data: dict[str, Any]) -> str:
    choices = [re.escape(fold(word)) for word in data.get("words", ())]
    return "|".join([*choices, *filter(None, [data.get("pattern")])]) or r"(?!)"


def _suffix(pattern: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{fold(pattern)})(?!\w)") if pattern else None
