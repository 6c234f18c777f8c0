"""The gate: a new model becomes current only if it is not worse than the current one on labels that none has seen.

Both models are asked about the frozen passages. What is compared is the squared error of their probabilities (Brier),
which tells a worse model sooner than counts of right answers do; passages are drawn again and again (paired bootstrap:
Efron and Tibshirani 1993, chapter 16), so that a difference that a few passages make does not count.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.training.figures import brier_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier import StanceClassifier
    from astana_nlp.training.examples import Example

DRAWS = 2000
CERTAIN = 0.95  # share of the draws in which the new model must be worse, for all passages together
# six languages are looked at: one of them is worse by chance in 5 % of the draws far more often than all together are
CERTAIN_LANGUAGE = 1 - (1 - CERTAIN) / 6
# squared error that nobody would notice: that of one answer in a hundred turned from sure and right to undecided
TOLERANCE = 0.01
# what is refused however few passages it stands on: points of accuracy lost
MARGIN, LANGUAGE_MARGIN = 0.02, 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """The new model against the current one on some passages (`part` is `all` or a language).

    `old` and `new` are accuracies; `worse` is the share of the draws in which the new model errs noticeably more.
    """

    part: str
    cases: int
    old: float
    new: float
    worse: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a model may become current; `reason` says in one line why or why not."""

    passed: bool
    reason: str
    comparisons: tuple[Comparison, ...] = ()


def judge(new: StanceClassifier, old: StanceClassifier | None, frozen: Sequence[Example]) -> Verdict:
    """Compare two models on the frozen passages.

    Args:
        new: the model that wants to become current.
        old: the current model, or None where there is none that can be loaded.
        frozen: labelled examples of passages that neither model has learned from.
    """
    if old is None:
        return Verdict(passed=True, reason="there is no current model to compare with")
    if not frozen:
        return Verdict(passed=True, reason="there are no frozen passages to compare on")
    compared = [_compare("all", new, old, frozen)]
    compared += [
        _compare(language, new, old, [e for e in frozen if e.seen.language == language])
        for language in sorted({e.seen.language for e in frozen})
    ]
    faults = [fault for c in compared if (fault := _fault(c))]
    if faults:
        return Verdict(passed=False, reason="; ".join(faults), comparisons=tuple(compared))
    every = compared[0]
    reason = f"not worse on {every.cases} frozen labels (right: {every.old:.1%} before, {every.new:.1%} now)"
    return Verdict(passed=True, reason=reason, comparisons=tuple(compared))


def _compare(part: str, new: StanceClassifier, old: StanceClassifier, frozen: Sequence[Example]) -> Comparison:
    truth, seen = [e.label for e in frozen], [e.seen for e in frozen]
    errors, accuracies = [], []
    for model in (old, new):
        probabilities = model.probabilities(seen)
        errors.append(brier_scores(truth, probabilities, model.classes))
        said = [model.classes[i] for i in probabilities.argmax(axis=1)]
        accuracies.append(sum(a == b for a, b in zip(said, truth, strict=True)) / len(truth))
    worse = _share_worse(errors[1] - errors[0] - TOLERANCE, [e.group for e in frozen], part)
    return Comparison(part, len(truth), round(accuracies[0], 4), round(accuracies[1], 4), worse)


def _share_worse(differences: NDArray[np.float64], groups: Sequence[str], seed: str) -> float:
    """Return the share of draws of passages in which the sum of the differences is above zero."""
    names = sorted(set(groups))
    sums = np.zeros(len(names))
    np.add.at(sums, [names.index(group) for group in groups], differences)
    generator = np.random.default_rng(zlib.crc32(seed.encode()))
    times = generator.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    return round(float((times @ sums > 0).mean()), 4)


def _fault(found: Comparison) -> str:
    """Return why the comparison forbids the new model, or an empty string."""
    everything = found.part == "all"
    lost = found.old - found.new
    certain = found.worse >= (CERTAIN if everything else CERTAIN_LANGUAGE)
    if not certain and lost <= (MARGIN if everything else LANGUAGE_MARGIN):
        return ""
    where = "on all frozen passages" if everything else f"on those in '{found.part}'"
    why = f"worse in {found.worse:.1%} of the draws" if certain else "more than may be lost"
    return f"{where}: right {found.old:.1%} before, {found.new:.1%} now ({why})"
