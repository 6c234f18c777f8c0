"""How good a classifier is: precision, recall and F1 a label and a language, confusion, calibration."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.evaluation.figures import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BINS = 10
SUREST = 0.6  # share of the cases that the figure of the surest is about
# what public stance sets call the two sides whose F1 values make the figure of the benchmarks
FAVOURING = frozenset({"favor", "favour", "support", "pro", "positive", "pos", "1", "1.0", "agree", "in favor"})
OPPOSING = frozenset({"against", "oppose", "con", "negative", "neg", "-1", "-1.0", "disagree", "contra"})


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """Precision, recall and F1 of one label, and how many cases have it."""

    label: str
    precision: float
    recall: float
    f1: float
    cases: int


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases of one band of confidence: how sure the machine was on average, and how often right."""

    confidence: float
    right: float
    cases: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is measured on a set of cases.

    `confusion` counts cases by right label (rows) and answer (columns), both in the order of `labels`. `brier` is the
    mean squared error of the probabilities (0 to 2), `calibration_error` the expected calibration error over ten bands,
    `surest` the share that is right among the surest 60 %. `benchmark_f` is the mean F1 of the favouring and the
    opposing label, as SemEval-2016 task 6 defines it; None where there are no such labels.
    """

    cases: int
    accuracy: float
    macro_f1: float
    log_loss: float
    brier: float
    calibration_error: float
    surest: float
    benchmark_f: float | None
    labels: tuple[LabelFigures, ...]
    confusion: tuple[tuple[int, ...], ...]
    bins: tuple[Bin, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values for a JSON file."""
        return asdict(self)


def measure(truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str]) -> Figures:
    """Return the figures of some cases.

    Args:
        truth: the right label of each case; one that the model does not know counts as an error.
        probabilities: (cases, labels).
        classes: the labels in the order of the columns.
    """
    names = (*classes, *sorted(set(truth) - set(classes)))
    given = np.array([names.index(label) for label in truth])
    said = probabilities.argmax(axis=1)
    confusion = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(confusion, (given, said), 1)
    labels = tuple(_label(name, confusion, i) for i, name in enumerate(names))
    present = [figures.f1 for figures in labels if figures.cases]
    full = np.pad(probabilities, ((0, 0), (0, len(names) - len(classes))))
    right, sure = said == given, probabilities.max(axis=1)
    bins = _bins(right, sure)
    return Figures(
        cases=len(truth),
        accuracy=_rounded(right.mean()),
        macro_f1=_rounded(np.mean(present)),
        log_loss=_rounded(-np.log(np.maximum(full[np.arange(len(given)), given], 1e-9)).mean()),
        brier=_rounded(brier_scores(truth, probabilities, classes).mean()),
        calibration_error=_rounded(sum(b.cases * abs(b.right - b.confidence) for b in bins) / len(truth)),
        surest=_rounded(right[np.argsort(-sure, kind="stable")[: max(int(len(right) * SUREST), 1)]].mean()),
        benchmark_f=_benchmark(labels),
        labels=labels,
        confusion=tuple(tuple(map(int, row)) for row in confusion),
        bins=bins,
    )


def brier_scores(
    truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str]
) -> NDArray[np.float64]:
    """Return the squared error of each case (Brier 1950): 0 where all was given to the right label, at most 2."""
    wanted = np.array(truth)[:, None] == np.array(classes)[None, :]
    scores: NDArray[np.float64] = ((probabilities - wanted) ** 2).sum(axis=1) + ~wanted.any(axis=1)
    return scores


def _label(name: str, confusion: NDArray[np.int64], i: int) -> LabelFigures:
    right = int(confusion[i, i])
    precision, recall = ratio(right, int(confusion[:, i].sum())), ratio(right, int(confusion[i].sum()))
    return LabelFigures(
        name, _rounded(precision), _rounded(recall), _rounded(f1(precision, recall)), int(confusion[i].sum())
    )


def _bins(right: NDArray[np.bool_], sure: NDArray[np.float64]) -> tuple[Bin, ...]:
    bands = np.minimum((sure * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(_rounded(sure[bands == b].mean()), _rounded(right[bands == b].mean()), int((bands == b).sum()))
        for b in range(BINS)
        if (bands == b).any()
    )


def _benchmark(labels: Sequence[LabelFigures]) -> float | None:
    sides = [[x.f1 for x in labels if x.label.lower() in side] for side in (FAVOURING, OPPOSING)]
    return _rounded((sides[0][0] + sides[1][0]) / 2) if all(sides) else None


def _rounded(value: Any) -> float:  # noqa: ANN401 - a number of numpy or of Python
    return round(float(value), 4)
