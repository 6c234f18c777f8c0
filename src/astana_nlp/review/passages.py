"""A stretch of a document as pieces that know what they are: the holder, a cue, a name, a date, a control character.

Pieces carry their offset, so that what a person selects on the page is a span of the text; they carry plain text, so
that whatever a document says stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.review.controls import CONTROL, name_of
from astana_nlp.spelling import fold, is_arabic, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.spelling import Word

HOLDER, CUE, NAME, DATE, EVIDENCE, CONTROLS = "holder", "cue", "name", "date", "evidence", "control"
LONGEST_PREFIX = 4  # letters: 'and', 'with' and the article in one word
_CUES = re.compile(r"cue '([^']+)'")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the text with what it is; `told` explains it."""

    start: int
    end: int
    kind: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text of one make; of a control character, `text` is its name."""

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    told: str = ""


def pieces(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Return `text[start:end]` cut wherever a span begins or ends."""
    inside = [s for s in spans if s.start < end and s.end > start and s.end > s.start]
    edges = {start, end, *(min(max(edge, start), end) for s in inside for edge in (s.start, s.end))}
    ordered = sorted(edges)
    return tuple(
        piece
        for a, b in pairwise(ordered)
        for piece in _uncontrolled(text[a:b], a, [s for s in inside if s.start <= a and s.end >= b])
    )


def cue_spans(sentence: str, start: int, explanation: str) -> tuple[Span, ...]:
    """Return the words of a sentence that the explanation of its record names as cues (`cue 'boycott*'`)."""
    words = words_of(sentence, start)
    # 'welcomed .. decision' is a cue whose parts stand apart
    parts = [(cue, part) for cue in _CUES.findall(explanation) for part in cue.split("..")]
    return tuple(span for cue, part in parts for span in _cue(words, part, f"cue: {cue}"))


def _cue(words: Sequence[Word], cue: str, told: str) -> Iterator[Span]:
    wanted = [(fold(part.strip("*")), "*" in part) for part in cue.split()]
    for i in range(len(words) - len(wanted) + 1):
        run = words[i : i + len(wanted)]
        if wanted and all(_means(word.key, *cue_word) for word, cue_word in zip(run, wanted, strict=True)):
            yield Span(run[0].start, run[-1].end, CUE, told)


def _means(key: str, cue: str, open_ended: bool) -> bool:  # noqa: FBT001 -- unpacked from a pair
    """Tell whether a word is that of a cue; in Arabic script conjunction, preposition and article may precede it."""
    before = max(key.find(cue), 0) if is_arabic(key) else 0
    rest = key[before if before <= LONGEST_PREFIX else 0 :]
    return rest.startswith(cue) if open_ended else rest == cue


def _uncontrolled(text: str, start: int, spans: Sequence[Span]) -> Iterator[Piece]:
    kinds = tuple(dict.fromkeys(s.kind for s in spans))
    told = "; ".join(dict.fromkeys(s.told for s in spans if s.told))
    last = 0
    for match in CONTROL.finditer(text):
        if match.start() > last:
            yield Piece(start + last, text[last : match.start()], kinds, told)
        yield Piece(start + match.start(), name_of(match[0]), (CONTROLS,), "an invisible character of the document")
        last = match.end()
    if last < len(text):
        yield Piece(start + last, text[last:], kinds, told)
