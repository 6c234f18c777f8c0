"""Names that a statistical model proposes, kept only where they look like names.

Small models call many things names: nationalities, headings in title case, web addresses, words at the start of a
sentence. What is kept must be written as a name throughout; a single word must be an acronym or the family name of
somebody whom the text names in full.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.names.candidates import MODEL, Candidate
from astana_nlp.names.offices import is_demonym, is_office
from astana_nlp.records import Label
from astana_nlp.spelling import APOSTROPHES, CONNECTORS, is_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.names.candidates import Line

_LABELS = {
    **dict.fromkeys(("PERSON", "PER"), Label.PERSON),
    **dict.fromkeys(("PLACE", "GPE", "LOC", "FAC"), Label.PLACE),
    "ORG": Label.ORG,
}
_SHORTEST = 3
_LONGEST_ACRONYM = 8
# words inside names that are written small: the Bank for Settlements, Ligue des États et peuples, Khaled al-Abd
_SMALL = CONNECTORS | {"and", "for", "on", "in", "et", "pour", "sur", "en", "von", "van", "da", "dos", "bin", "ibn"}


@dataclass(frozen=True, slots=True)
class ModelEntity:
    """An entity that a statistical model proposes, in offsets of the document."""

    start: int
    end: int
    label: str
    text: str


def model_candidates(entities: Iterable[ModelEntity], lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the entities that look like names as candidates of the last rank, without link.

    Args:
        entities: what the model found, in offsets of the document.
        lines: the sentences that may hold mentions, in the order of the document.
    """
    starts = [line.sentence.start for line in lines]
    common = frozenset(w.key for line in lines for w in line.words if w.text.islower())
    named: set[str] = set()
    for entity in entities:
        label, at = _LABELS.get(entity.label), bisect_right(starts, entity.start) - 1
        if label is None or at < 0 or entity.end > lines[at].sentence.end:
            continue
        run = _words(lines[at], entity)
        words = lines[at].words
        if not run or (len(run) == 1 and words[run[0]].key in common) or not _like_a_name(lines[at], run, label, named):
            continue
        if label == Label.PERSON:
            named.add(words[run[-1]].key)
        start, end = words[run[0]].start, min(entity.end, _without_genitive(lines[at], run[-1]))
        yield Candidate(lines[at].index, start, end, label, "", "", "model", 0.4, MODEL)


def _words(line: Line, entity: ModelEntity) -> range:
    """Return the words of an entity without the article in front of it."""
    inside = [i for i, w in enumerate(line.words) if w.start < entity.end and entity.start < w.end]
    while inside and line.words[inside[0]].key in CONNECTORS:
        inside.pop(0)
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _without_genitive(line: Line, i: int) -> int:
    word = line.words[i]
    cut = len(word.text) - 2
    return word.start + cut if word.text[-1] in "sS" and word.text[cut] in APOSTROPHES else word.end


def _like_a_name(line: Line, run: range, label: Label, named: set[str]) -> bool:
    words = [line.words[i] for i in run]
    text = line.sentence.text[words[0].start - line.sentence.start : words[-1].end - line.sentence.start]
    plain = all(c.isalpha() or c in f" -–‑.&{APOSTROPHES}" for c in text)
    if not plain or sum(c.isalpha() for c in text) < _SHORTEST or is_office(line, run):
        return False
    if any(is_demonym(line, i) for i in run) or any(m.first < run.stop and run.start < m.last for m in line.matches):
        return False
    if not all(
        w.text[0].isupper() or w.key in _SMALL or is_article(line.words, i) for i, w in zip(run, words, strict=True)
    ):
        return False
    if len(words) > 1:
        return label != Label.ORG or not text.isupper()  # a heading in capitals
    acronym = label == Label.ORG and words[0].text.isupper() and len(text) <= _LONGEST_ACRONYM
    return acronym or label == Label.PLACE or (label == Label.PERSON and words[0].key in named)
