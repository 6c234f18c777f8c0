"""What a classifier learns from: labelled sentences and decisions of reviewers, read as documents are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.encoder.answers import honest_answers, key_of
from astana_nlp.encoder.forward import Question
from astana_nlp.records import ACTOR_LABELS, Section, Sentence, Stance
from astana_nlp.sentences import mask_note_marks
from astana_nlp.stance.classifier.features import Observation, observe, parted
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.sentence.reading import ReadSentence
from astana_nlp.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder import Vectors
    from astana_nlp.encoder.forward import Spans
    from astana_nlp.encoder.store import VectorStore
    from astana_nlp.labels import LabelledSentence
    from astana_nlp.records import Tree
    from astana_nlp.review.judgements import Judgement

SECTIONS = {"footnote": Section.FOOTNOTE, "headline": Section.HEADING}  # the styles that stand in sections of their own
SENTENCES = "labelled sentences"
REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled actor or text as the classifier sees it.

    `group` keeps the sentences of a passage or document on one side of every split; `key` says where the example
    stands, `text` and `holder` what it says and of whom; `at` is when a reviewer decided (ISO 8601), else empty.
    `basis` is how a position shows, where the labels say it.
    """

    seen: Observation
    label: str
    group: str
    key: str
    text: str
    holder: str
    origin: str = SENTENCES
    at: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An example without its vector; `span` is the place of the holder among the `spans` that the encoder reads."""

    example: Example
    spans: Spans = ()
    span: int | None = None


def from_labels(labels: Sequence[LabelledSentence], parsers: Mapping[str, str]) -> tuple[Draft, ...]:
    """Read labelled sentences as the analysis reads a document: parsed, with their cues."""
    trees = _parsed(((row.text, row.language) for row in labels), parsers)
    found = []
    for row in sorted(labels, key=lambda row: row.language):
        spans = tuple((h.start, h.end) for h in row.holders)
        read = ReadSentence(mask_note_marks(row.text), row.language, trees[row.text, row.language], spans)
        for holder in row.holders:
            case = Case(read, (holder.start, holder.end), SECTIONS.get(row.style, Section.BODY))
            draft = drafted(case, holder.stance, row.passage, row.passage)
            found.append(replace(draft, example=replace(draft.example, basis=holder.basis or "")))
    return tuple(found)


def questions_of(labels: Sequence[LabelledSentence]) -> tuple[Question, ...]:
    """Return what the encoder will be asked about labelled sentences: known before they are parsed."""
    spans = (tuple(sorted({(h.start, h.end) for h in row.holders})) for row in labels)
    return tuple(Question(mask_note_marks(row.text), own) for row, own in zip(labels, spans, strict=True))


def from_judgements(judged: Iterable[Judgement], parsers: Mapping[str, str]) -> tuple[Draft, ...]:
    """Read what reviewers decided, each mention of a sentence once: the newest decision counts, from whichever run.

    A mention that holds a position toward one target and none toward another holds a position.
    """
    newest = _newest(judged)
    trees = _parsed(((j.quote, j.language) for j in newest), parsers)
    together: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for judgement in newest:
        together.setdefault((judgement.doc_id, judgement.quote), set()).add((judgement.start, judgement.end))
    found = []
    for j in newest:
        spans = _with_named(j, together[j.doc_id, j.quote])
        read = ReadSentence(mask_note_marks(j.quote), j.language, trees[j.quote, j.language], spans)
        case = Case(read, (j.start, j.end), _section(j.section))
        draft = drafted(case, j.stance, j.doc_id, j.stance_id)
        found.append(replace(draft, example=replace(draft.example, origin=REVIEWS, at=j.at)))
    return tuple(found)


def drafted(case: Case, label: str, group: str, key: str) -> Draft:
    """Return the example of a case, still without its vector."""
    read = case.sentence
    spans = tuple(sorted({*read.mentions, case.holder}))
    seen = observe(case)
    return Draft(
        Example(seen, str(label), group, key, read.text, read.text[slice(*case.holder)]),
        spans,
        spans.index(case.holder),
    )


def completed(drafts: Sequence[Draft], store: VectorStore | None, processes: int = 1) -> tuple[Example, ...]:
    """Return the examples with their vectors, or without where there is no store."""
    if store is None:
        return tuple(draft.example for draft in drafts)
    asked = {Question(draft.example.text, draft.spans): None for draft in drafts}
    vectors = dict(zip(asked, store.vectors(list(asked), processes), strict=True))
    honest = honest_answers(adapter) if (adapter := store.adapter) else {}
    found = []
    for draft in drafts:
        known = vectors[Question(draft.example.text, draft.spans)]
        parts = [known.sentence] if draft.span is None else [known.sentence, known.spans[draft.span]]
        reading, about = parted(_said(draft, known, honest))
        seen = replace(draft.example.seen, vector=np.concatenate(parts), reading=reading, about=about)
        found.append(replace(draft.example, seen=seen))
    return tuple(found)


def _said(draft: Draft, known: Vectors, honest: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32] | None:
    """Return what an adapter says of the holder that has not learned from it."""
    if draft.span is None:
        return None
    found = honest.get(key_of(draft.example.text, draft.spans[draft.span]))
    return known.positions[draft.span] if found is None and known.positions else found


def _parsed(texts: Iterable[tuple[str, str]], parsers: Mapping[str, str]) -> dict[tuple[str, str], Tree | None]:
    """Return the tree of every text and language."""
    wanted = dict.fromkeys(texts)
    found: dict[tuple[str, str], Tree | None] = {}
    for language in sorted({language for _, language in wanted}):
        rows = [text for text, code in wanted if code == language]
        trees = parse([mask_note_marks(text) for text in rows], language, parsers, entities=False)
        found.update(((text, language), tree) for text, tree in zip(rows, trees, strict=True))
    return found


def _newest(judged: Iterable[Judgement]) -> list[Judgement]:
    """Return one judgement a mention, ordered by sentence and place."""
    by_record: dict[tuple[str, str, int, int, str], Judgement] = {}
    for j in sorted(judged, key=lambda j: (j.at, j.stance_id)):
        if j.stance in set(Stance) and 0 <= j.start < j.end <= len(j.quote):
            by_record[j.doc_id, j.quote, j.start, j.end, j.target] = j
    by_mention: dict[tuple[str, str, int, int], Judgement] = {}
    for j in sorted(by_record.values(), key=lambda j: (j.stance != Stance.NONE, j.at, j.stance_id)):
        by_mention[j.doc_id, j.quote, j.start, j.end] = j
    return [by_mention[key] for key in sorted(by_mention)]


def _with_named(judgement: Judgement, judged: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the spans of all actors of the sentence: those that were judged, and those that the actor list knows."""
    from astana_nlp.names import find_mentions

    quote = judgement.quote
    sentence = Sentence("", 0, len(quote), quote, 0, 1, _section(judgement.section), judgement.language)
    named = [(m.start, m.end) for m in find_mentions([sentence], "") if m.label in ACTOR_LABELS]
    free = {n for n in named if not any(n[0] < end and start < n[1] for start, end in judged)}
    return tuple(sorted(judged | free))


def _section(name: str) -> Section:
    return Section(name) if name in set(Section) else Section.BODY
