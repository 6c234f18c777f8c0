"""Train the stance classifier from the labelled sentences: `make models`.

Two models are made, with and without sentence vectors. Their figures come from cross-validation that never splits a
passage, and are written beside the model; the seeds are fixed, so that the same labels give the same model.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from astana_nlp import encoder
from astana_nlp.labels import read_labels
from astana_nlp.records import Section, Stance
from astana_nlp.sentences import mask_note_marks
from astana_nlp.stance import classifier
from astana_nlp.stance.features import Case, Observation, observe
from astana_nlp.stance.frames import ReadSentence
from astana_nlp.storage import write_atomically
from astana_nlp.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.labels import LabelledSentence

FOLDS = 5
STRENGTHS = (0.3, 1.0)
SECTIONS = {"footnote": Section.FOOTNOTE, "headline": Section.HEADING}  # the styles that stand in sections of their own
POSITIONS = frozenset({Stance.SUPPORT, Stance.OPPOSE, Stance.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled case as the classifier sees it; `group` keeps the sentences of a passage on one side of a split."""

    seen: Observation
    stance: Stance
    group: str


def examples(labels: Sequence[LabelledSentence], models: Mapping[str, str]) -> tuple[Example, ...]:
    """Read the labelled sentences as the analysis reads a document: parsed, with their cues."""
    found = []
    for language in sorted({label.language for label in labels}):
        rows = [label for label in labels if label.language == language]
        trees = parse([mask_note_marks(row.text) for row in rows], language, models)
        for row, tree in zip(rows, trees, strict=True):
            spans = tuple((h.start, h.end) for h in row.holders)
            read = ReadSentence(mask_note_marks(row.text), language, tree, spans)
            for holder in row.holders:
                case = Case(read, (holder.start, holder.end), SECTIONS.get(row.style, Section.BODY))
                found.append(Example(observe(case, vectors=True), holder.stance, f"{language} {row.passage}"))
    return tuple(found)


def cross_validate(data: Sequence[Example], *, with_encoder: bool, strength: float) -> dict[str, Any]:
    """Return the figures of cross-validation over whole passages."""
    from sklearn.metrics import f1_score, log_loss
    from sklearn.model_selection import GroupKFold

    truth = [e.stance.value for e in data]
    guesses: list[classifier.Decision | None] = [None] * len(data)
    for learn, test in GroupKFold(FOLDS).split(truth, truth, [e.group for e in data]):
        model = classifier.train(
            [data[i].seen for i in learn],
            [data[i].stance for i in learn],
            encoder=with_encoder,
            strength=strength,
            name="fold",
        )
        for i, decision in zip(test, model.judge([data[i].seen for i in test]), strict=True):
            guesses[i] = decision
    decisions = [g for g in guesses if g is not None]
    said = [d.stance.value for d in decisions]
    names = sorted(set(truth))
    languages = sorted({e.seen.language for e in data})
    return {
        "strength": strength,
        "accuracy": _share(truth, said),
        "macro_f1": round(float(f1_score(truth, said, average="macro")), 3),
        "f1": {n: round(float(f1_score(truth, said, labels=[n], average="macro")), 3) for n in names},
        "log_loss": round(
            float(log_loss(truth, [[d.probabilities[n] for n in names] for d in decisions], labels=names)), 3
        ),
        "accuracy_by_language": {
            code: _share(
                *zip(
                    *[(t, s) for t, s, e in zip(truth, said, data, strict=True) if e.seen.language == code],
                    strict=True,
                )
            )
            for code in languages
        },
    }


def train_models(labels_folder: Path, models_folder: Path, parsers: Mapping[str, str]) -> dict[str, Any]:
    """Train both models, write them with their figures and make them current; returns the figures by model."""
    labels = read_labels(labels_folder)
    data = examples(labels, parsers)
    figures = {}
    kinds = [("words", False)] + ([("vectors", True)] if encoder.load() else [])
    for kind, with_encoder in kinds:
        tried = [cross_validate(data, with_encoder=with_encoder, strength=s) for s in STRENGTHS]
        best = min(tried, key=lambda t: t["log_loss"])
        version = f"{kind}-{_digest(data)}"
        model = classifier.train(
            [e.seen for e in data],
            [e.stance for e in data],
            encoder=with_encoder,
            strength=best["strength"],
            name=version,
        )
        folder = models_folder / version
        model.save(folder)
        best["labels"] = {"sentences": len(labels), "holders": len(data)}
        write_atomically(folder / "metrics.json", (json.dumps(best, indent=1, sort_keys=True) + "\n").encode())
        write_atomically(models_folder / f"current-{kind}", f"{version}\n".encode())
        figures[version] = best
    return figures


def _share(truth: Sequence[str], said: Sequence[str]) -> float:
    return round(sum(a == b for a, b in zip(truth, said, strict=True)) / len(truth), 3)


def _digest(data: Sequence[Example]) -> str:
    """Return a name for what a model learns from: it changes with the labels, the cues and the code that reads them."""
    content = json.dumps([(e.seen.named, e.seen.words, e.stance) for e in data], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def main() -> None:
    """Train from the project's own labels."""
    from astana_nlp.analysis import NEEDS
    from astana_nlp.settings import load_pipeline

    root = Path(__file__).parents[2]
    parsers = load_pipeline(root / "pipelines" / "default.toml", NEEDS).parsing
    figures = train_models(root / "corpus" / "labels", root / "models" / "stance", parsers)
    print(json.dumps(figures, indent=1, sort_keys=True))  # noqa: T201 - this is the answer of the command


if __name__ == "__main__":
    main()
