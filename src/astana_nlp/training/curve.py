"""What more labels buy: how right a classifier is that learned from a part of them, or without the newest ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.stance.classifier.members import fit_inputs, fit_linear
from astana_nlp.training.examples import REVIEWS
from astana_nlp.training.folds import by_group, splits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.stance.classifier.members import Design
    from astana_nlp.training.examples import Example
    from astana_nlp.training.folds import Shared

SHARES = (0.125, 0.25, 0.5, 1.0)
NEWEST = 100
FOLDS = 3  # five would show the same


@dataclass(frozen=True, slots=True)
class Point:
    """How right a classifier was that had learned from so many labels."""

    labels: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class Bought:
    """What the newest corrections of reviewers bought: accuracy on all labels without and with them."""

    corrections: int
    without: float
    accuracy: float


def learning_curve(data: Sequence[Example], design: Design, shared: Shared, seed: int = 0) -> tuple[Point, ...]:
    """Return points of the curve; each is asked about all examples, by cross-validation over whole groups.

    The linear learner alone is asked, in this figure and the next: it shows the same and takes a tenth of the time.
    """
    groups = shared.groups
    order = {g: i for i, g in enumerate(np.random.default_rng(seed).permutation(sorted(set(groups))))}
    found = []
    for share in SHARES:
        kept = np.array([order[g] < share * len(order) for g in groups])
        found.append(Point(int(kept.sum()), _accuracy(data, shared, design, kept)))
    return tuple(p for p in found if p.accuracy > 0)


def bought(data: Sequence[Example], design: Design, shared: Shared) -> Bought | None:
    """Return what the newest corrections bought, or None where nobody corrected anything."""
    newest = sorted((i for i, e in enumerate(data) if e.origin == REVIEWS), key=lambda i: (data[i].at, data[i].key))
    newest = newest[-NEWEST:]
    if not newest:
        return None
    kept = np.ones(len(data), dtype=bool)
    with_them = _accuracy(data, shared, design, kept)
    kept[newest] = False
    return Bought(len(newest), _accuracy(data, shared, design, kept), with_them)


def _accuracy(data: Sequence[Example], shared: Shared, design: Design, kept: np.typing.NDArray[np.bool_]) -> float:
    """Return the share of all examples that is right, learning only from the kept ones; 0 where those are too few."""
    right = 0
    for learn, test in splits_of(shared.groups, FOLDS):
        known = [data[i] for i in learn if kept[i]]
        if len({e.label for e in known}) < 2 or len(by_group([e.group for e in known])) < 2:  # noqa: PLR2004
            return 0.0
        seen = [e.seen for e in known]
        inputs = fit_inputs(seen, design, shared.counted)
        learner = fit_linear(inputs.matrix(seen), [e.label for e in known], design)
        said = learner.predict(inputs.matrix([data[i].seen for i in test]))
        right += sum(str(s) == data[i].label for s, i in zip(said, test, strict=True))
    return round(right / len(data), 4)
