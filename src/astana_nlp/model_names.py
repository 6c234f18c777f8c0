"""Names that a statistical model proposes, kept only where they look like names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.candidates import MODEL, Candidate
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.candidates import Line

_LABELS = {
    **dict.fromkeys(("PERSON", "PER"), Label.PERSON),
    **dict.fromkeys(("GPE", "LOC", "FAC"), Label.PLACE),
    "ORG": Label.ORG,
}
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class ModelEntity:
    """An entity that a statistical model proposes, in offsets of the document."""

    start: int
    end: int
    label: str
    text: str


def proposed(entity: ModelEntity, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the entity as a candidate of the last rank, without link, if it looks like a name.

    Dates, numbers, lower-case words, web addresses and names that run over a line end are left out.
    """
    label = _LABELS.get(entity.label)
    index = bisect_right([line.sentence.start for line in lines], entity.start) - 1
    if label is None or index < 0 or entity.end > lines[index].sentence.end or not _like_a_name(entity.text):
        return
    yield Candidate(index, entity.start, entity.end, label, "", "", "model", 0.4, MODEL)


def _like_a_name(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    if letters < _SHORTEST or any(c.isdigit() for c in text) or text == text.lower():
        return False
    return not any(mark in text for mark in ("\n", "http", "www", "@", "/", "_", "*", "#"))
