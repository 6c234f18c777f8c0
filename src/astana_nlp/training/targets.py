"""What teaches which process positions are about: labelled passages, read as running text, and reviews.

Passages also teach in `dispatches/`, which the learners of stances leave out: what a sentence is about often stands in
the one before it. They are read without a parser: trees change next to nothing here, and parsing takes long.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from astana_nlp.encoder import load
from astana_nlp.encoder.answers import honest_answers, key_of
from astana_nlp.labels import frozen_passages, read_labels
from astana_nlp.records import Section, Sentence, Stance, Target
from astana_nlp.sentences import mask_note_marks
from astana_nlp.stance.about.references import references
from astana_nlp.stance.about.topics import topics
from astana_nlp.stance.classifier.classifier import by_target
from astana_nlp.stance.classifier.features import parted
from astana_nlp.stance.classifier.targetlearning import evidence_of, fit_targets, overruling
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.sentence.reading import ReadSentence
from astana_nlp.training.folds import splits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from astana_nlp.labels import HolderLabel, LabelledSentence
    from astana_nlp.review.judgements import Judgement
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.classifier.targetlearning import TargetClassifier

DISPATCHES = "dispatches"


@dataclass(frozen=True, slots=True)
class TargetExample:
    """A position with its target; `read` is what an adapter that had not learned from it says of the target."""

    group: str
    evidence: Mapping[str, float]
    read: Mapping[str, float]
    target: str


def target_examples(folder: Path, judged: Sequence[Judgement]) -> tuple[TargetExample, ...]:
    """Return what the labels of a folder and reviews teach about targets; frozen passages teach nothing.

    Raises:
        KnowledgeError: a row is not of the format.
    """
    frozen = frozen_passages(folder)
    rows = [row for row in (*read_labels(folder), *read_labels(folder / DISPATCHES)) if row.passage not in frozen]
    passages = groupby(sorted(rows, key=lambda row: (row.passage, row.language)), lambda row: row.passage)
    answers = _answers()
    found = [example for _, passage in passages for example in _of_passage(list(passage), answers)]
    return (*found, *_of_reviews(judged))


def learned_targets(examples: Sequence[TargetExample], *, read: bool) -> TargetClassifier | None:
    """Learn from examples, with what the adapter `read` or without it; None where there is nothing to tell apart."""
    if len({example.target for example in examples}) < 2:  # noqa: PLR2004 -- nothing to tell apart
        return None
    return fit_targets(*_seen(examples, read=read), [e.target for e in examples])


def target_accuracy(examples: Sequence[TargetExample], *, read: bool) -> float | None:
    """Return how often the target is right in cross-validation over passages; None without two targets.

    Where what was learned is not sure, what the rules say counts.
    """
    if len({example.target for example in examples}) < 2:  # noqa: PLR2004 -- nothing to tell apart
        return None
    right = 0
    for learn, test in splits_of([example.group for example in examples]):
        learned = learned_targets([examples[i] for i in learn], read=read)
        asked = [examples[i] for i in test]
        likely = learned.probabilities(*_seen(asked, read=read)) if learned else [{}] * len(asked)
        right += sum(map(_is_right, asked, likely))
    return right / len(examples)


def _seen(
    examples: Sequence[TargetExample], *, read: bool
) -> tuple[list[Mapping[str, float]], list[Mapping[str, float]]]:
    return [e.evidence for e in examples], [e.read if read else {} for e in examples]


def _is_right(example: TargetExample, likely: Mapping[Target, float]) -> bool:
    chosen = overruling(likely, example.evidence) if likely else None
    return chosen == example.target if chosen else f"rule:{example.target}" in example.evidence


def _answers() -> Mapping[str, NDArray[np.float32]]:
    loaded = load()
    return honest_answers(loaded.adapter) if loaded and loaded.adapter else {}


def _of_passage(
    rows: Sequence[LabelledSentence], answers: Mapping[str, NDArray[np.float32]]
) -> Iterator[TargetExample]:
    """Yield the positions of a passage; the sentences before a row stand in its context where no row has them."""
    running: list[tuple[ReadSentence, LabelledSentence | None]] = []
    for before, row in zip((None, *rows), rows, strict=False):
        if row.context and not (before and row.context == before.text):
            running.append((ReadSentence(row.context, row.language), None))
        spans = tuple((holder.start, holder.end) for holder in row.holders)
        running.append((ReadSentence(mask_note_marks(row.text), row.language, None, spans), row))
    about = topics([_sentence(read, row) for read, row in running], [read for read, _ in running], ())
    for (read, told), topic in zip(running, about, strict=True):
        for holder in told.holders if told else ():
            if told and holder.target:
                yield _example(told.passage, read, holder, topic, answers)


def _example(
    group: str, read: ReadSentence, holder: HolderLabel, topic: Topic, answers: Mapping[str, NDArray[np.float32]]
) -> TargetExample:
    span = (holder.start, holder.end)
    case = Case(read, span)
    _, said = parted(answers.get(key_of(read.text, span)))
    return TargetExample(group, evidence_of(case, case.frames, topic), by_target(said), str(holder.target))


def _sentence(read: ReadSentence, row: LabelledSentence | None) -> Sentence:
    """Return a sentence of a passage as the topics of a document need it."""
    named = any(r.target is Target.ASTANA and r.named for r in references(read))
    section = Section.HEADING if row and row.style == "headline" else Section.BODY
    return Sentence("", 0, len(read.text), read.text, 0, 1, section, read.language, about_astana=named)


def _of_reviews(judged: Iterable[Judgement]) -> Iterator[TargetExample]:
    """Yield the positions that people decided on, where the sentence names what they are about.

    Elsewhere the document tells it, of which a review keeps only the sentence.
    """
    for judgement in judged:
        span = (judgement.start, judgement.end)
        read = ReadSentence(mask_note_marks(judgement.quote), judgement.language, None, (span,))
        named = {str(r.target) for r in references(read) if r.named}
        if judgement.stance != Stance.NONE and judgement.target in named:
            case = Case(read, span)
            (topic,) = topics([_sentence(read, None)], [read], ())
            yield TargetExample(judgement.doc_id, evidence_of(case, case.frames, topic), {}, judgement.target)
