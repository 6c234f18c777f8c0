"""From which probability on a label is possible: the threshold of 'ask a person' (conformal prediction).

Class-conditional (Mondrian) conformal sets: Vovk, Gammerman and Shafer 2005, section 4.5; as thresholds on
probabilities Sadinle, Lei and Wasserman 2019 (doi:10.1080/01621459.2017.1395341). Of the cases whose label is right, at
most `error` fall outside of their set, for each label by itself, as far as new cases are like the labelled ones. The
probabilities come from cross-validation, so that no case is judged by a model that learned from it (cross-conformal:
Vovk 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.stance.classifier.classifier import possible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

ERROR = 0.1


@dataclass(frozen=True, slots=True)
class Coverage:
    """What sets of possible labels are worth: how often the right one is inside, and how often a person is asked."""

    covered: float
    asked: float


def thresholds(
    truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str], error: float = ERROR
) -> dict[str, float]:
    """Return the least probability at which each label is possible.

    Args:
        truth: the right label of each case.
        probabilities: (cases, labels), from models that had not learned from the case.
        classes: the labels in the order of the columns.
        error: share of the cases of a label that may fall outside.
    """
    given = np.array(truth)
    found = {}
    for column, label in enumerate(classes):
        own = np.sort(probabilities[given == label, column])
        allowed = int(np.floor(error * (len(own) + 1)))
        found[label] = round(float(own[allowed - 1]), 6) if allowed else 0.0
    return found


def coverage(
    truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str], least: Mapping[str, float]
) -> Coverage:
    """Return how often the right label is possible, and how often not exactly one label is."""
    sets = [possible(dict(zip(classes, map(float, row), strict=True)), least) for row in probabilities]
    covered = [label in found for label, found in zip(truth, sets, strict=True)]
    return Coverage(round(sum(covered) / len(sets), 4), round(sum(len(s) != 1 for s in sets) / len(sets), 4))
