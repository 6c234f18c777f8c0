"""The gate: a new model becomes current only if it is not worse than the current one on labels that it must know.

Both models are asked about the frozen passages, which none has learned from, and about the labels that the current one
had learned from already, each by models that had not learned from its passage (`answers`): new labels that contradict
the known ones make those worse. What is compared is the squared error of probabilities (Brier), which tells a worse
model sooner than counts of right answers do; passages are drawn again and again (paired bootstrap: Efron and Tibshirani
1993, chapter 16), so that a difference that a few passages make does not count. A few wrong labels among thousands make
no model worse: the new labels are therefore judged by themselves, too (`contradictions`).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.training.figures import brier_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.classifier import StanceClassifier
    from astana_nlp.training.answers import Known
    from astana_nlp.training.contradictions import Fresh
    from astana_nlp.training.examples import Example

DRAWS = 2000
CERTAIN = 0.95  # share of the draws in which the new model must be worse, for all passages together
# six languages are looked at: one of them is worse by chance in 5 % of the draws far more often than all together are
CERTAIN_LANGUAGE = 1 - (1 - CERTAIN) / 6
# squared error that nobody would notice: that of one answer in a hundred turned from sure and right to undecided
TOLERANCE = 0.01
# points of accuracy lost that are refused however few passages they stand on; not in a language, where six labels of
# sixty turn between two models that are as good as each other
MARGIN = 0.02
MISTAKES = 0.9  # share of new labels that contradict the current model from which nothing but mistakes was corrected
FROZEN, KNOWN, BOTH = "all", "known labels", "frozen and known"  # besides the languages of the frozen passages
LABELS = {FROZEN: "frozen labels", KNOWN: "known labels"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The new model against the current one on some labels.

    `part` is `all` or a language for the frozen passages, `known labels`, or both together, which weigh the same.
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


def judge(
    new: StanceClassifier,
    old: StanceClassifier | None,
    frozen: Sequence[Example],
    known: Known | None = None,
    fresh: Fresh | None = None,
) -> Verdict:
    """Compare two models.

    Args:
        new: the model that wants to become current.
        old: the current model, or None where there is none that can be loaded.
        frozen: labelled examples of passages that neither model has learned from.
        known: what both say of the labels that the current one had learned from, where that is known.
        fresh: what the current one says of the labels that it had not learned from, where that is known.
    """
    if old is None:
        return Verdict(passed=True, reason="there is no current model to compare with")
    compared = _compared(new, old, frozen, known) if frozen else ()
    faults = [fault for c in compared if (fault := _fault(c))]
    if fresh and fresh.refused:
        faults.append(_contradicting(fresh))
    if faults:
        reason = "; ".join([*faults, *_fresh(known), *_hint(fresh)])
        return Verdict(passed=False, reason=reason, comparisons=compared)
    if not frozen:
        return Verdict(passed=True, reason="there are no frozen passages to compare on")
    asked = [c for c in compared if c.part in LABELS]
    on = [f"{c.cases} {LABELS[c.part]} (right: {c.old:.1%} before, {c.new:.1%} now)" for c in asked]
    return Verdict(passed=True, reason=f"not worse on {' and '.join(on)}", comparisons=compared)


def together(verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Return the verdicts, by version, of models that learned the same labels: if one is refused, all are.

    The same labels made them, and each of them looks at those in its own way: what one shows to be wrong is wrong.
    """
    refused = [version for version, verdict in verdicts.items() if not verdict.passed]
    if not refused:
        return dict(verdicts)
    reason = f"the same labels made {' and '.join(refused)}, which is refused"
    return {v: replace(x, passed=False, reason=reason) if x.passed else x for v, x in verdicts.items()}


def _compared(
    new: StanceClassifier, old: StanceClassifier, frozen: Sequence[Example], known: Known | None
) -> tuple[Comparison, ...]:
    every, means = _compare(FROZEN, new, old, frozen)
    languages = sorted({e.seen.language for e in frozen})
    found = [every, *(_compare(c, new, old, [e for e in frozen if e.seen.language == c])[0] for c in languages)]
    if known is not None:
        known_means = _drawn_means(known.worsened, known.groups, KNOWN)
        cases, right = len(known.groups), ((every.old + known.old) / 2, (every.new + known.new) / 2)
        found.append(Comparison(KNOWN, cases, round(known.old, 4), round(known.new, 4), _worse(known_means)))
        both = _worse((means + known_means) / 2)
        found.append(Comparison(BOTH, every.cases + cases, round(right[0], 4), round(right[1], 4), both))
    return tuple(found)


def _compare(
    part: str, new: StanceClassifier, old: StanceClassifier, frozen: Sequence[Example]
) -> tuple[Comparison, NDArray[np.float64]]:
    """Return the comparison, and by how much the new model errs more in each draw."""
    truth, seen = [e.label for e in frozen], [e.seen for e in frozen]
    errors, accuracies = [], []
    for model in (old, new):
        probabilities = model.probabilities(seen)
        errors.append(brier_scores(truth, probabilities, model.classes))
        said = [model.classes[i] for i in probabilities.argmax(axis=1)]
        accuracies.append(sum(a == b for a, b in zip(said, truth, strict=True)) / len(truth))
    means = _drawn_means(errors[1] - errors[0], [e.group for e in frozen], part)
    return Comparison(part, len(truth), round(accuracies[0], 4), round(accuracies[1], 4), _worse(means)), means


def _drawn_means(differences: NDArray[np.float64], groups: Sequence[str], seed: str) -> NDArray[np.float64]:
    """Return the mean of the differences in each draw of passages."""
    names, places = np.unique(np.array(groups), return_inverse=True)
    sums = np.bincount(places, weights=differences)
    sizes = np.bincount(places)
    generator = np.random.default_rng(zlib.crc32(seed.encode()))
    found = np.empty(DRAWS)
    for draw in range(DRAWS):  # one after the other: all at once would take much memory where passages are many
        times = generator.multinomial(len(names), np.full(len(names), 1 / len(names)))
        found[draw] = (times @ sums) / (times @ sizes)
    return found


def _worse(means: NDArray[np.float64]) -> float:
    return round(float((means > TOLERANCE).mean()), 4)


def _fault(found: Comparison) -> str:
    """Return why the comparison forbids the new model, or an empty string.

    The known labels alone forbid it only by what is right among them: labels of another kind of text, which honest
    corrections are, shift the probabilities of these a little, and 4,500 labels make a small shift certain.
    """
    language = found.part not in LABELS and found.part != BOTH
    lost = found.old - found.new
    certain = found.part != KNOWN and found.worse >= (CERTAIN_LANGUAGE if language else CERTAIN)
    if not certain and (language or lost <= MARGIN):
        return ""
    why = f"worse in {found.worse:.1%} of the draws" if certain else "more than may be lost"
    return f"on {_name(found.part)}: right {found.old:.1%} before, {found.new:.1%} now ({why})"


def _name(part: str) -> str:
    named = {FROZEN: "all frozen passages", KNOWN: "the labels known before", BOTH: "frozen and known labels together"}
    return named.get(part, f"the frozen passages in '{part}'")


def _contradicting(fresh: Fresh) -> str:
    return (
        f"{fresh.contradicting} of the {fresh.labels} new labels contradict the current model, which gives them a "
        f"probability of {fresh.given:.1%} on average, where it gives {fresh.usual:.0%} to what is right when it is "
        "wrong: such labels are turned round or chosen blindly"
    )


def _fresh(known: Known | None) -> list[str]:
    """Return what a person should look at first: how many of the new labels contradict all others."""
    if known is None or not known.fresh:
        return []
    share = known.fresh_right / known.fresh
    return [
        f"cross-validation finds {share:.0%} of the {known.fresh} new labels as given, {known.new:.0%} of the others"
    ]


def _hint(fresh: Fresh | None) -> list[str]:
    """Return what to do where only mistakes were corrected: a model that learns from those alone leans too far."""
    if fresh is None or fresh.contradicting < MISTAKES * fresh.labels:
        return []
    correct = "nearly all new labels correct the machine: where the rows beside them were read too and are right"
    return [f"{correct}, say so (astana review RUN --import TABLE --rest-is-right) and train again"]
