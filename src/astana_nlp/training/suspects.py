"""Labels that look wrong: what cross-validation contradicts more surely than chance would (confident learning).

A label is suspect where a model that has not learned from it holds another label for likelier than it usually holds
that label where it is given (Northcutt, Jiang and Chuang 2021, doi:10.1613/jair.1.12125, 'prune by noise rate' ranked
by margin).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.training.examples import Example

MOST = 50


@dataclass(frozen=True, slots=True)
class Suspect:
    """An example whose label looks wrong: what it should perhaps be, and by how much that is likelier."""

    example: Example
    proposed: str
    given_probability: float
    proposed_probability: float


def suspects(
    data: Sequence[Example], probabilities: NDArray[np.float64], classes: Sequence[str], most: int = MOST
) -> tuple[Suspect, ...]:
    """Return the examples whose label looks wrong, the likeliest errors first.

    Args:
        data: the labelled examples.
        probabilities: (examples, classes) by models that had not learned from the example.
        classes: the labels in the order of the columns.
        most: how many to return.
    """
    given = np.array([classes.index(e.label) for e in data])
    usual = np.array([probabilities[given == c, c].mean() for c in range(len(classes))])
    confident = np.where(probabilities >= usual, probabilities, 0.0)
    said = confident.argmax(axis=1)
    margins = confident.max(axis=1) - probabilities[np.arange(len(data)), given]
    doubtful = [i for i in range(len(data)) if said[i] != given[i] and margins[i] > 0]
    order = sorted(doubtful, key=lambda i: (-margins[i], data[i].key, data[i].holder))[:most]
    return tuple(
        Suspect(data[i], classes[said[i]], *(round(float(probabilities[i, c]), 3) for c in (given[i], said[i])))
        for i in order
    )
