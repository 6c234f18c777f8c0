"""Candidates for mentions, the sentences as words that all finders read, and which of overlapping candidates stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from astana_nlp import knowledge
from astana_nlp.names.gazetteer import Entry, Match
from astana_nlp.records import Label, Mention, Sentence, StanceRecord, TimeExpression
from astana_nlp.sentences import mask_note_marks
from astana_nlp.spelling import TURKISH_LOCATIVES, Word, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Spanned = TypeVar("_Spanned", Mention, TimeExpression, StanceRecord)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
LISTED, PATTERN, PLACE, MODEL = range(4)
_SHORTEST = 4  # letters of a verb's beginning: 'за' begins too much; Arabic roots have three


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as words; `index` is its place in the document, `matches` the listed names in it."""

    index: int
    sentence: Sentence
    words: tuple[Word, ...]
    matches: tuple[Match, ...] = ()

    @property
    def language(self) -> str:
        """Return the language of the sentence."""
        return self.sentence.language

    def is_listed(self, i: int) -> bool:
        """Say whether word `i` is part of a listed name."""
        return any(match.first <= i < match.last for match in self.matches)

    def word_at(self, offset: int) -> int:
        """Return the index of the word that an offset of the document lies in, 0 where it lies in none."""
        return next((i for i, word in enumerate(self.words) if word.start <= offset < word.end), 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention; a lower `rank` wins over a higher one whatever the length (listed, pattern, place, model)."""

    sentence: int
    start: int
    end: int
    label: Label
    entity_id: str
    entity: str
    method: str
    confidence: float
    rank: int = LISTED


def line_of(index: int, sentence: Sentence) -> Line:
    """Return a sentence as words, without web addresses and without note marks that are glued to names."""
    text = _ADDRESS.sub(lambda address: " " * len(address[0]), mask_note_marks(sentence.text))
    return Line(index, sentence, words_of(text, sentence.start))


def candidate(line: Line, span: tuple[int, int], entry: Entry | None, how: tuple[str, float]) -> Candidate:
    """Return a candidate for an entry at a span of the document; `how` is the method and its confidence."""
    entry = entry or Entry("", "", Label.FACTION)
    rank = PLACE if entry.label == Label.PLACE else LISTED
    return Candidate(line.index, *span, entry.label, entry.id, entry.name, *how, rank=rank)


def without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates that stay where some overlap: best rank, then longest, then surest; in order."""
    taken: dict[int, list[Candidate]] = {}
    for found in sorted(candidates, key=lambda c: (c.rank, c.start - c.end, -c.confidence, c.start)):
        beside = taken.setdefault(found.sentence, [])
        if all(found.end <= other.start or other.end <= found.start for other in beside):
            beside.append(found)
    return tuple(sorted((c for beside in taken.values() for c in beside), key=lambda c: (c.start, c.end)))


def before(line: Line, i: int) -> str:
    """Return the key of the word before word `i` where nothing but a space or hyphen stands between, else ''."""
    if i == 0 or i >= len(line.words) or not adjacent(line.words, i):
        return ""
    return line.words[i - 1].key


def adjacent(words: Sequence[Word], i: int) -> bool:
    """Say whether word `i` follows the word before without punctuation (quotation marks aside)."""
    return all(c.isspace() or c in "-–‑‐«»“”„\"’'‘\u200c\u200e\u200f" for c in words[i].gap)


def by_sentence(items: Iterable[_Spanned]) -> dict[int, list[_Spanned]]:
    """Return mentions, dates or positions by the index of their sentence."""
    table: dict[int, list[_Spanned]] = {}
    for item in items:
        table.setdefault(item.sentence, []).append(item)
    return table


def after_place_preposition(line: Line, i: int, start: int) -> bool:
    """Say whether a name at `start`, in word `i`, follows 'in', 'to' … or carries the Arabic بـ ('in') itself."""
    word = line.words[i]
    placed = before(line, i) in beside_names(line.language, "place_prepositions") and not _is_delegation(line, i - 2)
    return placed or (start > word.start and word.text[0] == "ب")


def stands_in_place(line: Line, mention: Mention) -> bool:
    """Say whether a mention says where something is: behind 'in', 'to' …, in Turkish by its ending."""
    i = line.word_at(mention.start)
    if line.language == "tr":
        return line.words[i].ending_from(mention.end) in TURKISH_LOCATIVES
    return after_place_preposition(line, i, mention.start)


def _is_delegation(line: Line, i: int) -> bool:
    """Say whether word `i` is the delegation of a government named by its capital: 'a delegation from Damascus'."""
    words = _delegations(line.language) if i >= 0 else ()
    return (
        bool(words)
        and line.words[i].key.startswith(words)
        and before(line, i + 2) in beside_names(line.language, "origins")
    )


@cache
def _delegations(language: str) -> tuple[str, ...]:
    functions = knowledge.words(language, "descriptions").get("functions", {})
    return tuple(fold(word.removesuffix("*")) for word in functions.get("delegation", ()))


@cache
def stating(language: str) -> tuple[str, ...]:
    """Return the beginnings of the verbs by which somebody says something or takes a position."""
    cues = knowledge.words(language, "cues")
    lists = (cues["speech"]["verbs"], *(cues[position]["stated"] for position in ("support", "oppose", "conditional")))
    stems = {fold(written.removesuffix("*")) for found in lists for written in found if " " not in written}
    return tuple(sorted(stem for stem in stems if len(stem) >= _SHORTEST - (language == "ar")))


@cache
def beside_names(language: str, kind: str) -> frozenset[str]:
    """Return the keys of the words of a list of `names.toml`, none where a language needs none."""
    return frozenset(fold(word) for word in knowledge.words(language, "names").get(kind, ()))
