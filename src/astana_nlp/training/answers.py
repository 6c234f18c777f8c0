"""What cross-validation says of each label, kept beside a model: the next model is asked about the same labels."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.storage import write_atomically
from astana_nlp.training.figures import brier_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.training.examples import Example

ANSWERS = "answers.tsv"
HEADER = "label\terror\tright"
DIGITS = 12  # of the key of a label


@dataclass(frozen=True, slots=True)
class Answer:
    """What models that had not learned from a label's passage say of it: squared error, and whether they are right."""

    error: float
    right: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What both models say by cross-validation of the labels that the current one had learned from.

    The arrays have one value a label, `groups` tell its passage. `old` and `new` are accuracies. `fresh` counts the
    labels that the current model had not learned from, `fresh_right` those among them that come out as they were given.
    """

    worsened: NDArray[np.float64]
    groups: tuple[str, ...]
    old: float
    new: float
    fresh: int
    fresh_right: int


def answers(data: Sequence[Example], probabilities: NDArray[np.float64], classes: Sequence[str]) -> tuple[Answer, ...]:
    """Return what was said of each example, in their order."""
    truth = [e.label for e in data]
    errors = brier_scores(truth, probabilities, classes).round(4)
    said = [classes[i] for i in probabilities.argmax(axis=1)]
    return tuple(Answer(float(error), s == t) for error, s, t in zip(errors, said, truth, strict=True))


def write_answers(folder: Path, data: Sequence[Example], given: Sequence[Answer]) -> None:
    """Write what was said of each label to the folder of a model."""
    lines = sorted(f"{_key(e)}\t{a.error:.4f}\t{int(a.right)}" for e, a in zip(data, given, strict=True))
    write_atomically(folder / ANSWERS, ("\n".join([HEADER, *lines]) + "\n").encode())


def read_answers(folder: Path) -> dict[str, Answer]:
    """Return what a model says of each label that it learned from; nothing where that was not written."""
    try:
        lines = (folder / ANSWERS).read_text(encoding="utf-8").splitlines()[1:]
        rows = [line.split("\t") for line in lines]
        return {key: Answer(float(error), right == "1") for key, error, right in rows}
    except (OSError, ValueError):
        return {}


def known(
    data: Sequence[Example], given: Sequence[Answer], groups: Sequence[str], before: Mapping[str, Answer]
) -> Known | None:
    """Compare what is said of labels now with what the current model says of the same; None where it says nothing."""
    pairs = [before.get(_key(e)) for e in data]
    same = [(i, old) for i, old in enumerate(pairs) if old]
    if not same:
        return None
    fresh = [i for i, old in enumerate(pairs) if old is None]
    return Known(
        worsened=np.array([given[i].error - old.error for i, old in same]),
        groups=tuple(groups[i] for i, _ in same),
        old=float(np.mean([old.right for _, old in same])),
        new=float(np.mean([given[i].right for i, _ in same])),
        fresh=len(fresh),
        fresh_right=sum(given[i].right for i in fresh),
    )


def fresh_numbers(data: Sequence[Example], before: Mapping[str, Answer]) -> list[int]:
    """Return the numbers of the examples that the current model had not learned from; none where that is not known."""
    return [i for i, example in enumerate(data) if _key(example) not in before] if before else []


def _key(example: Example) -> str:
    content = [example.group, example.seen.language, example.text, example.holder, example.label]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
