"""The words of `rounds.toml` (or another table) found in a sentence: the city, process and round nouns, ordinals, cues.

Each phrase of the table is looked up with the matcher of names (`gazetteer`), so that clitics, cases and suffixes are
read as they are in names; what a phrase stands for is a kind such as `city`, `process`, `ordinal:6` or `claims:signed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.gazetteer import Entry, Gazetteer, Name
from astana_nlp.records import Label
from astana_nlp.spelling import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Line
    from astana_nlp.spelling import Word

ROUNDS = 22
_DENIES = "!"  # behind a kind: the phrase begins with an elided French 'ne', without which it says the opposite
_NE = tuple(f"{letter}{mark}" for letter in "nN" for mark in "'’ʼ")


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase of the table at words `first` to `last` (exclusive); `start` and `end` are offsets in the document."""

    kind: str
    first: int
    last: int
    start: int
    end: int


class Tags:
    """The phrases of the table in one sentence, by the word at which they begin."""

    def __init__(self, line: Line, table: str = "rounds") -> None:
        """Look up every phrase of a table of the line's language at every word of the line."""
        self.line = line
        self._at: dict[int, dict[str, Tag]] = {}
        lexicon = _lexicon(line.language, table)
        for i in range(len(line.words)):
            for match in lexicon.every(line.words, i, line.language):
                for name in match.names:
                    kind, _, denies = name.entry.id.partition(_DENIES)
                    if denies and not _denied(line.words[match.first]):
                        continue
                    tag = Tag(kind, match.first, match.last, match.start, match.end)
                    held = self._at.setdefault(i, {}).get(tag.kind)
                    if held is None or held.last < tag.last:
                        self._at[i][tag.kind] = tag

    def at(self, i: int, kind: str) -> Tag | None:
        """Return the longest phrase of a kind that begins at word `i`."""
        return self._at.get(i, {}).get(kind)

    def all(self, kind: str) -> Iterator[Tag]:
        """Yield the phrases of a kind from left to right."""
        for i in sorted(self._at):
            if kind in self._at[i]:
                yield self._at[i][kind]

    def ending(self, i: int, kind: str) -> Tag | None:
        """Return the longest phrase of a kind that ends before word `i`."""
        return next((t for t in self.all(kind) if t.last == i), None)

    def has(self, kind: str) -> bool:
        """Say whether the sentence holds a phrase of a kind."""
        return any(kind in kinds for kinds in self._at.values())

    def ordinal(self, i: int) -> tuple[int, Tag] | None:
        """Return the number that an ordinal or a figure from 1 to 22 at word `i` says, with its place."""
        spelled = [tag for kind, tag in self._at.get(i, {}).items() if kind.startswith("ordinal:")]
        if spelled:
            longest = max(spelled, key=lambda tag: tag.last)
            return int(longest.kind.removeprefix("ordinal:")), longest
        word: Word = self.line.words[i]
        value = number(word.key) or 0
        return (value, Tag("figure", i, i + 1, word.start, word.end)) if 1 <= value <= ROUNDS else None


def _denied(word: Word) -> bool:
    """Say whether a word has an elided 'ne' before it, which the matcher takes off as it does an article."""
    return word.text.startswith(_NE)


@cache
def _lexicon(language: str, table: str) -> Gazetteer:
    """Return the phrases of a language's table as a gazetteer whose entries are the kinds."""
    return Gazetteer(
        (phrase, Name(Entry(_marked(kind, phrase), kind, Label.EVENT), language, "cue", capital=False))
        for kind, phrases in _phrases(language, table)
        for phrase in phrases
    )


def _marked(kind: str, phrase: str) -> str:
    return f"{kind}{_DENIES}ne" if phrase.startswith(_NE) else kind


def _phrases(language: str, table: str) -> Iterator[tuple[str, list[str]]]:
    for section, kinds in knowledge.words(language, table).items():
        for kind, phrases in kinds.items():
            if isinstance(phrases, list):
                yield f"{section.removesuffix('s') if section == 'ordinals' else section}:{kind}", phrases
