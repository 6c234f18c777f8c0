"""How far a figure depends on the documents that it was measured on: bootstrap over documents.

Documents are drawn with replacement and the figure is taken of each drawing (Efron and Tibshirani 1993, percentile
intervals). Records of one document are no independent observations, so whole documents are drawn.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.evaluation.figures import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.evaluation.stances import Counts

DRAWINGS = 1000
INSIDE = 0.95  # share of the drawings that an interval holds
NEEDED = ("predicted", "right", "required", "hit")


def intervals(counts: Mapping[str, Counts]) -> str:
    """Return the intervals of precision, recall and F1, or nothing where there are fewer than two documents.

    Args:
        counts: what was counted in each document.
    """
    if len(counts) < 2:  # noqa: PLR2004 -- one document says nothing of others
        return ""
    table = np.array([[counts[doc][name] for name in NEEDED] for doc in sorted(counts)])
    chance = np.random.default_rng(0)
    sums = table[chance.integers(len(table), size=(DRAWINGS, len(table)))].sum(axis=1)
    figures = np.array([_figures(row) for row in sums.tolist()])
    low, high = np.quantile(figures, [(1 - INSIDE) / 2, (1 + INSIDE) / 2], axis=0)
    parts = [f"{name} {a:.2f} to {b:.2f}" for name, a, b in zip(("P", "R", "F1"), low, high, strict=True)]
    return f"{INSIDE:.0%} of samples of {len(counts)} documents: {', '.join(parts)}"


def total(counts: Mapping[str, Counts]) -> Counts:
    """Return what was counted in all documents together."""
    return sum(counts.values(), Counter())


def _figures(row: Sequence[int]) -> tuple[float, float, float]:
    predicted, right, required, hit = row
    precision, recall = ratio(right, predicted), ratio(hit, required)
    return precision, recall, f1(precision, recall)
