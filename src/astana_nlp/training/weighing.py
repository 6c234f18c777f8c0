"""Answers weighed for the figure that counts: what is likeliest is not always what a figure of two labels asks for.

The F of the stance benchmarks is the mean F1 of the favouring and the opposing label, macro F1 the mean of all: both
reward the rarer labels more than accuracy does. Probabilities are multiplied by one weight a label before the largest
decides, and the weights are found where they cost nothing: on what models said of rows that they had not learned from
(Lipton, Elkan and Naryanaswamy 2014, arXiv:1402.1892: the best threshold for F1 lies below the one for accuracy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.training.figures import FAVOURING, OPPOSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TRIED = np.exp(np.linspace(-0.8, 0.8, 9))  # from 0.45 to 2.2: beyond that a label is guessed
ROUNDS = 2  # of trying each label's weights while the others stay
LEAST_GAIN = 0.002  # of a weight, on the rows that it is found on
WORTH = 0.005  # of all weights together, on other rows: half a point, or the likeliest label stays the answer


def best_weights(
    truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str]
) -> NDArray[np.float64]:
    """Return one weight a label with which the figure is best.

    Args:
        truth: the right label of each row.
        probabilities: (rows, labels), from models that had not learned from the row.
        classes: the labels in the order of the columns.
    """
    given = np.array([classes.index(label) for label in truth])
    counted = _counted(classes)
    weights = np.ones(len(classes))
    best = _mean_f1(given, probabilities, counted)
    for _ in range(ROUNDS):
        for label in range(len(classes)):
            for tried in TRIED:
                changed = weights.copy()
                changed[label] = tried
                found = _mean_f1(given, probabilities * changed, counted)
                if found > best + LEAST_GAIN:
                    best, weights = found, changed
    return weights


def weighed(probabilities: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities multiplied by the weights, adding up to one again."""
    shares = probabilities * weights
    found: NDArray[np.float64] = shares / shares.sum(axis=1, keepdims=True)
    return found


def crossed_weights(
    truth: Sequence[str],
    probabilities: NDArray[np.float64],
    classes: Sequence[str],
    splits: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights of the labels, all 1 where they help no other rows, and the probabilities of each row.

    No row has a say in the weights with which its own probabilities are returned.
    """
    found = probabilities.copy()
    for others, own in splits:
        weights = best_weights([truth[i] for i in others], probabilities[others], classes)
        found[own] = weighed(probabilities[own], weights)
    given, counted = np.array([classes.index(label) for label in truth]), _counted(classes)
    if _mean_f1(given, found, counted) < _mean_f1(given, probabilities, counted) + WORTH:
        return np.ones(len(classes)), probabilities
    return best_weights(truth, probabilities, classes), found


def _counted(classes: Sequence[str]) -> list[int]:
    """Return the labels whose F1 counts: the two sides where there are such, else all."""
    sides = [[i for i, c in enumerate(classes) if c.lower() in side] for side in (FAVOURING, OPPOSING)]
    return [sides[0][0], sides[1][0]] if all(sides) and _is_stance(classes) else list(range(len(classes)))


def _is_stance(classes: Sequence[str]) -> bool:
    """Tell stances from sentiments, whose figure is the mean over all labels."""
    return not {"positive", "negative", "pos", "neg", "1", "-1"} & {c.lower() for c in classes}


def _mean_f1(given: NDArray[np.int64], probabilities: NDArray[np.float64], counted: Sequence[int]) -> float:
    said = probabilities.argmax(axis=1)
    right = [2 * int(((said == c) & (given == c)).sum()) for c in counted]
    claimed = [int((said == c).sum() + (given == c).sum()) for c in counted]
    return float(np.mean([r / c if c else 0.0 for r, c in zip(right, claimed, strict=True)]))
