"""Find the cue words of a language in a sentence: stance verbs, negation, speech, targets, motives.

The words stand in `knowledge/languages/<code>/cues.toml`; a cue is evidence for the classifier, never a decision.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.spelling import readings, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.spelling import Word

STANCES = ("support", "oppose", "conditional", "neutral")
CLITIC_LANGUAGES = frozenset({"ar", "fr"})  # و، ب، ل، ال before a word; d', l', n', qu'
WIDEST_GAP = 3  # words that `..` in a pattern may stand for


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern found: `kind` is `table.key` of the cue file; `start` and `end` count in the sentence's text."""

    kind: str
    pattern: str
    start: int
    end: int
    first: int
    last: int

    @property
    def is_stance(self) -> bool:
        """Say whether the cue shows a position (and not a role, a target, …)."""
        return self.kind.split(".")[0] in STANCES

    def overlaps(self, other: Cue) -> bool:
        """Say whether two cues share a word."""
        return self.first <= other.last and other.first <= self.last


_Pattern = tuple[str, str, tuple[str, ...]]  # kind, as it was written, and its words after the first


class CueTable:
    """The compiled cue file of one language: patterns by their first word, or by what that word begins with."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._whole: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._begun: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for table, keys in knowledge.words(language, "cues").items():
            for key, patterns in keys.items():
                for pattern in patterns:
                    first, *rest = _parts(pattern)
                    index = self._begun if first.endswith("*") else self._whole
                    index[first.removesuffix("*")].append((f"{table}.{key}", pattern, tuple(rest)))

    def find(self, text: str, words: Sequence[Word] = ()) -> tuple[Cue, ...]:
        """Return all cues of `text` in order; of those that overlap within one table the longest and most exact."""
        words = words or words_of(text)
        forms = [_forms(word, self.language) for word in words]
        found = []
        for i, word in enumerate(words):
            for kind, pattern, rest in self._opened_by(forms[i]):
                last = _match(rest, forms, i + 1)
                if last is not None:
                    found.append(Cue(kind, pattern, word.start, words[last].end, i, last))
        return _longest(found)

    def _opened_by(self, forms: frozenset[str]) -> Iterable[_Pattern]:
        """Yield the patterns whose first word is one of `forms`."""
        yield from (p for form in sorted(forms) for p in self._whole.get(form, ()))
        beginnings = {form[:length] for form in forms for length in range(1, len(form) + 1)}
        yield from (p for beginning in sorted(beginnings) for p in self._begun.get(beginning, ()))


@cache
def cue_table(language: str) -> CueTable:
    """Return the cue table of a language (empty for a language without a cue file)."""
    return CueTable(language)


def _parts(pattern: str) -> tuple[str, ...]:
    """Return the words of a pattern as texts are cut into words, so that hyphens and apostrophes match."""
    parts: list[str] = []
    for piece in pattern.split():
        if piece == "..":
            parts.append(piece)
            continue
        keys = [word.key for word in words_of(piece.removesuffix("*"))]
        parts += [*keys[:-1], *(key + ("*" if piece.endswith("*") else "") for key in keys[-1:])]
    return tuple(parts)


def _forms(word: Word, language: str) -> frozenset[str]:
    """Return the keys under which a word may match: as it stands and without proclitics or elided articles."""
    if language not in CLITIC_LANGUAGES:
        return frozenset({word.key})
    return frozenset({word.key, *(reading.key for reading in readings(word.text, language))})


def _match(parts: tuple[str, ...], forms: Sequence[frozenset[str]], at: int) -> int | None:
    """Return the index of the last word that the rest of a pattern covers when it goes on at word `at`."""
    i, gap = at, 0
    for part in parts:
        if part == "..":
            gap = WIDEST_GAP
            continue
        for skip in range(gap + 1):
            if i + skip < len(forms) and _is(part, forms[i + skip]):
                i += skip + 1
                break
        else:
            return None
        gap = 0
    return i - 1


def _is(part: str, forms: frozenset[str]) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in forms)
    return part in forms


def _longest(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (c.first - c.last, c.start, -len(c.pattern), c.kind)):
        group = _group(cue)
        if not any(_group(k) == group and k.overlaps(cue) for k in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda c: (c.start, c.end, c.kind)))


def _group(cue: Cue) -> str:
    """Cues of one group compete for the same words: all stances with each other, else each key for itself."""
    return "stance" if cue.is_stance else cue.kind
