"""Cross-validation over whole passages: what a classifier says of cases that it has not learned from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.stance.classifier.classifier import (
    StanceClassifier,
    curved_outputs,
    fit_members,
    joined,
    linear_outputs,
    readings,
    with_basis,
)
from astana_nlp.stance.classifier.members import fit_curved, fit_inputs, fit_linear, remembered
from astana_nlp.training.conformal import thresholds
from astana_nlp.training.counting import count
from astana_nlp.training.figures import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.members import Design
    from astana_nlp.training.counting import Counted
    from astana_nlp.training.examples import Example

FOLDS = 5
BLEND_STRENGTH = 1.0
# cosine (less the mean of each language) from which sentences of two languages count as translations of each other:
# of those above it that were looked at, nearly all say the same
TRANSLATED = 0.45
COMPARED = 500  # sentences that are compared with all others at a time


@dataclass(frozen=True, slots=True)
class Fitted:
    """A classifier with what cross-validation says of its design.

    `probabilities` (examples, classes) are those of models that had not learned from the example's group.
    """

    classifier: StanceClassifier
    design: Design
    classes: tuple[str, ...]
    probabilities: NDArray[np.float64]
    log_loss: float
    shared: Shared


@dataclass(frozen=True, slots=True)
class Shared:
    """What all rounds of cross-validation over some examples have in common: their groups, and their words counted."""

    groups: tuple[str, ...]
    counted: Counted | None


def share(data: Sequence[Example], design: Design) -> Shared:
    """Return what is computed once for all rounds."""
    return Shared(linked_groups(data), count([e.seen.words for e in data], design) if design.words else None)


def fit(
    data: Sequence[Example], strengths: Sequence[float], design: Design, name: str, *, curved: bool = True
) -> Fitted:
    """Choose strength and learners by the log loss of cross-validation, then learn from all examples.

    Args:
        data: at least two labels, in at least two groups.
        strengths: values of C to choose among.
        design: what the classifier may look at.
        name: the version of the classifier.
        curved: whether the curved learner may be used where it helps.
    """
    classes = tuple(sorted({e.label for e in data}))
    shared = share(data, design)
    heard = _heard(data, shared, replace(design, curved=curved), strengths, classes)
    tried = [
        _tried(data, shared, replace(design, strength=s, curved=False), said, classes)
        for s, said in zip(strengths, heard.linear, strict=True)
    ]
    best = min(tried, key=lambda t: t.loss)
    for added, outputs in (("curved", heard.curved), ("adapted", heard.readings)):
        if outputs is not None:
            wider = replace(best.design, **{added: True})
            more = _tried(data, shared, wider, np.hstack([best.outputs, outputs]), classes)
            best = min((best, more), key=lambda t: t.loss)
    seen, labels = [e.seen for e in data], [e.label for e in data]
    members = with_basis(fit_members(seen, labels, best.design, classes), seen, [e.basis for e in data], design)
    # keys with labels, so that an explanation says what the cases are that it names
    cases = [f"{data[i].key} ({data[i].label})" for i in remembered(len(data))]
    blend = _blend(best.outputs, labels, classes) if best.design.joins else None
    least = thresholds(labels, best.probabilities, classes)
    model = StanceClassifier(name, members, blend, least, cases)
    return Fitted(model, best.design, classes, best.probabilities, round(best.loss, 4), shared)


@dataclass(frozen=True, slots=True)
class _Tried:
    design: Design
    outputs: NDArray[np.float64]
    probabilities: NDArray[np.float64]
    loss: float


@dataclass(frozen=True, slots=True)
class _Heard:
    """What each learner says of every example when it has not learned from its group; the linear one by strength.

    `readings` are those of the adapter of the encoder (None: there is none, or the examples have no holders).
    """

    linear: list[NDArray[np.float64]]
    curved: NDArray[np.float32] | None
    readings: NDArray[np.float32] | None


def _heard(
    data: Sequence[Example], shared: Shared, design: Design, strengths: Sequence[float], classes: tuple[str, ...]
) -> _Heard:
    linear = [np.zeros((len(data), len(classes))) for _ in strengths]
    curved = np.zeros((len(data), len(classes)), dtype=np.float32) if design.curved else None
    for learn, test in splits_of(shared.groups):
        known, asked, labels = (
            [data[i].seen for i in learn],
            [data[i].seen for i in test],
            [data[i].label for i in learn],
        )
        inputs = fit_inputs(known, design, shared.counted)
        matrix, questions = inputs.matrix(known), inputs.matrix(asked)
        learner = None
        for said, strength in zip(linear, strengths, strict=True):
            learner = fit_linear(matrix, labels, replace(design, strength=strength), begun=learner)
            said[test] = linear_outputs(learner, questions, classes)
        if curved is not None:
            curved[test] = curved_outputs(fit_curved(inputs.dense(known), labels, classes), inputs.dense(asked))
    read = design.vectors and all(e.seen.reading is not None for e in data)
    return _Heard(linear, curved, readings([e.seen for e in data]) if read else None)


def _tried(
    data: Sequence[Example], shared: Shared, design: Design, outputs: NDArray[np.float64], classes: tuple[str, ...]
) -> _Tried:
    """Return what a design makes of what its learners say of every example."""
    labels = [e.label for e in data]
    probabilities = np.zeros((len(data), len(classes)))
    for learn, test in splits_of(shared.groups):
        blend = _blend(outputs[learn], [labels[i] for i in learn], classes) if design.joins else None
        probabilities[test] = joined(outputs[test], blend, len(classes))
    return _Tried(design, outputs, probabilities, log_loss(labels, probabilities, classes))


def _blend(outputs: NDArray[np.float64], labels: Sequence[str], classes: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return the regression that joins the learners; its labels are numbers of `classes`."""
    from sklearn.linear_model import LogisticRegression

    numbers = [classes.index(label) for label in labels]
    return LogisticRegression(C=BLEND_STRENGTH, max_iter=1000, tol=1e-3, random_state=0).fit(outputs, numbers)


def basis_accuracy(data: Sequence[Example], design: Design) -> float | None:
    """Return how often the basis of a position is right in cross-validation, or None where none is labelled."""
    known = [e for e in data if e.basis]
    if len({e.basis for e in known}) < 2:  # noqa: PLR2004 -- nothing to tell apart
        return None
    told = replace(design, curved=False, adapted=False)
    labelled = [replace(e, label=e.basis) for e in known]
    classes = tuple(sorted({e.basis for e in known}))
    shared = share(labelled, told)
    (said,) = _heard(labelled, shared, told, (told.strength,), classes).linear
    return measure(
        [e.basis for e in known], _tried(labelled, shared, told, said, classes).probabilities, classes
    ).accuracy


def log_loss(truth: Sequence[str], probabilities: NDArray[np.float64], classes: Sequence[str]) -> float:
    """Return the mean negative logarithm of the probability that was given to the right label."""
    right = [classes.index(label) for label in truth]
    return float(-np.log(np.maximum(probabilities[np.arange(len(right)), right], 1e-9)).mean())


def splits_of(groups: Sequence[str], folds: int = FOLDS) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield what to learn from and what to ask, by number; no group is on both sides."""
    from sklearn.model_selection import GroupKFold

    count = min(folds, len(set(groups)))
    yield from GroupKFold(count).split(np.zeros(len(groups)), groups=np.array(groups))


def linked_groups(data: Sequence[Example]) -> tuple[str, ...]:
    """Return the group of each example, with passages that tell the same in two languages made one.

    Without it a model would be asked about the translation of what it has learned. Needs vectors; without them a
    translation shows a model nothing, and the groups stay as they are.
    """
    first: dict[tuple[str, str], Example] = {}
    for example in data:
        if example.seen.vector is not None and example.seen.language:
            first.setdefault((example.seen.language, example.text), example)
    if len({language for language, _ in first}) < 2:  # noqa: PLR2004 -- a translation needs two languages
        return tuple(e.group for e in data)
    known = list(first.values())
    parents: dict[str, str] = {}
    for one, other in _translations(known):
        parents[_root(parents, known[one].group)] = _root(parents, known[other].group)
    return tuple(_root(parents, e.group) for e in data)


def _translations(known: Sequence[Example]) -> Iterator[tuple[int, int]]:
    """Yield each sentence with its nearest one in another language, where that is near enough."""
    sentences = np.array([e.seen.vector[:384] for e in known if e.seen.vector is not None], dtype=np.float32)
    languages = np.array([e.seen.language for e in known])
    for language in set(languages):
        sentences[languages == language] -= sentences[languages == language].mean(axis=0)
    sentences /= np.maximum(np.linalg.norm(sentences, axis=1, keepdims=True), 1e-9)
    for first in range(0, len(sentences), COMPARED):
        block = slice(first, first + COMPARED)
        near = sentences[block] @ sentences.T
        near[languages[block, None] == languages[None, :]] = -1.0
        for i, j in enumerate(near.argmax(axis=1), first):
            if near[i - first, j] > TRANSLATED:
                yield i, int(j)


def _root(parents: dict[str, str], group: str) -> str:
    while group in parents and parents[group] != group:
        group = parents[group]
    return group


def by_group(groups: Sequence[str]) -> dict[str, list[int]]:
    """Return the numbers of the examples of each group, in order of first appearance."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        found[group].append(i)
    return dict(found)
