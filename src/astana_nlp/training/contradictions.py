"""Whether new labels contradict the current model as honest corrections do, or as labels that were turned round.

Corrections contradict a model by their nature: they are its mistakes. But a model is seldom sure where it is wrong, and
often sure where it is right; so what an honest correction says had some probability, and what a label says that was
turned round had next to none. Only labels that contradict are compared, therefore, with the known labels that
cross-validation gets wrong, by the logarithm of the probability of the given label. How many mistakes a reviewer
found, and whether they confirmed what is right, makes no difference to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.training.suspects import Suspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.classifier import StanceClassifier
    from astana_nlp.training.examples import Example

DRAWS = 2000
# share of the draws of honest mistakes that contradict as flatly, under which the labels are refused
CHANCE = 0.05
# by how much (natural logarithm) honest corrections of documents may contradict more flatly than mistakes on labelled
# sentences do: measured were 0.4 and 0.2 (docs/training.md)
HARDER = 0.5
FEWEST = 5  # contradicting sentences; fewer say nothing
LEAST = 1e-3  # probability under which it makes no difference how small it is
FLAT = 0.05  # probability of the given label under which a person should read it again


@dataclass(frozen=True, slots=True)
class Fresh:
    """What the current model, which has not learned from them, says of the new labels.

    `given` is the probability that it has for those labels that contradict it, `usual` what its known mistakes have
    (geometric means over sentences); `chance` is the share of draws of mistakes that contradict as flatly. `doubtful`
    are the labels that contradict it flatly, the flattest first.
    """

    labels: int
    contradicting: int
    given: float
    usual: float
    chance: float
    doubtful: tuple[Suspect, ...] = ()

    @property
    def refused(self) -> bool:
        """Say whether honest corrections would hardly contradict so flatly."""
        return self.chance < CHANCE


def flatness(
    data: Sequence[Example], probabilities: NDArray[np.float64], classes: Sequence[str]
) -> NDArray[np.float64]:
    """Return one value a sentence with labels that contradict: the mean logarithm of the probability of these labels.

    Args:
        data: labelled examples.
        probabilities: (examples, classes) by models that had not learned from the example.
        classes: the labels in the order of the columns.
    """
    sentences: dict[str, list[float]] = {}
    for example, row in zip(data, probabilities, strict=True):
        if classes[int(row.argmax())] != example.label:
            sentences.setdefault(example.text, []).append(np.log(max(_given(example, row, classes), LEAST)))
    return np.array([np.mean(values) for values in sentences.values()])


def contradictions(fresh: Sequence[Example], model: StanceClassifier, mistakes: NDArray[np.float64]) -> Fresh:
    """Compare new labels with a model that has not learned from them.

    Args:
        fresh: the new labels.
        model: the current model.
        mistakes: the `flatness` of the known labels that cross-validation gets wrong.
    """
    probabilities = model.probabilities([e.seen for e in fresh])
    found = flatness(fresh, probabilities, model.classes)
    said = [model.classes[i] for i in probabilities.argmax(axis=1)]
    return Fresh(
        labels=len(fresh),
        contradicting=sum(e.label != s for e, s in zip(fresh, said, strict=True)),
        given=_mean(found),
        usual=_mean(mistakes),
        chance=_chance(found, mistakes),
        doubtful=_doubtful(fresh, probabilities, model.classes),
    )


def _chance(found: NDArray[np.float64], mistakes: NDArray[np.float64]) -> float:
    if min(len(found), len(mistakes)) < FEWEST:
        return 1.0
    generator = np.random.default_rng(0)
    draws = np.array([generator.choice(mistakes, len(found)).mean() for _ in range(DRAWS)])
    return round(float((draws - HARDER <= found.mean()).mean()), 4)


def _doubtful(
    fresh: Sequence[Example], probabilities: NDArray[np.float64], classes: Sequence[str]
) -> tuple[Suspect, ...]:
    found = [
        Suspect(e, classes[int(row.argmax())], round(given, 3), round(float(row.max()), 3))
        for e, row in zip(fresh, probabilities, strict=True)
        if (given := _given(e, row, classes)) < FLAT
    ]
    return tuple(sorted(found, key=lambda s: (s.given_probability - s.proposed_probability, s.example.key)))


def _given(example: Example, row: NDArray[np.float64], classes: Sequence[str]) -> float:
    return float(row[classes.index(example.label)]) if example.label in classes else 0.0


def _mean(logarithms: NDArray[np.float64]) -> float:
    return round(float(np.exp(logarithms.mean())), 4) if len(logarithms) else 0.0
