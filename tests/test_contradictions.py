"""New labels that contradict the current model: honest corrections may, labels that were turned round may not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from astana_nlp.stance.classifier.features import Observation
from astana_nlp.training.contradictions import FEWEST, contradictions, flatness
from astana_nlp.training.examples import Example

CLASSES = ("oppose", "support")
SURE, UNSURE = 0.98, 0.6  # of support, in what the model below is asked


@dataclass(frozen=True)
class Model:
    """A model that says of each case what its only feature says."""

    classes: tuple[str, ...] = CLASSES

    def probabilities(self, seen: list[Observation]) -> np.ndarray:
        """Return one row a case."""
        return np.array([[1 - o.named["support"], o.named["support"]] for o in seen])


def labelled(label: str, support: float, count: int, text: str = "") -> list[Example]:
    """Return cases in sentences of their own, or all in one."""
    seen = Observation({"support": support}, "", None, "tr")
    return [Example(seen, label, f"p{i}", f"k{i}", text or f"Zeytin Tugayı {i}", "Zeytin Tugayı") for i in range(count)]


def judged(fresh: list[Example], mistakes: float = UNSURE) -> bool:
    """Tell whether new labels are refused by a model that is `mistakes` sure where it is wrong."""
    known = labelled("oppose", mistakes, 50)
    said = Model().probabilities([e.seen for e in known])
    return contradictions(fresh, Model(), flatness(known, said, CLASSES)).refused


def test_labels_turned_where_the_model_is_sure_are_refused() -> None:
    """Its mistakes are those that it is unsure of; twenty opposite labels where it is sure are no corrections."""
    assert judged(labelled("oppose", SURE, 20))


def test_corrections_of_what_the_model_is_unsure_of_pass() -> None:
    """Even where every label contradicts it, as when a reviewer types only what is wrong."""
    assert not judged(labelled("oppose", UNSURE, 200))


def test_a_third_turned_among_honest_labels_is_refused() -> None:
    """What confirms the model weighs nothing on either side."""
    honest = labelled("support", SURE, 150) + labelled("oppose", UNSURE, 50)
    assert judged(honest + labelled("oppose", SURE, 100))
    assert not judged(honest)


@pytest.mark.parametrize(("count", "text"), [(FEWEST - 1, ""), (20, "Zeytin Tugayı ile Sedir Cephesi çekildi.")])
def test_a_few_sentences_refuse_nothing(count: int, text: str) -> None:
    """A model may be sure and wrong in a sentence; twenty actors of one list are one sentence."""
    assert not judged(labelled("oppose", SURE, count, text))


def test_what_cannot_be_refused_is_shown() -> None:
    """Labels that are hardly possible are named, the least possible first, with what they perhaps should be."""
    fresh = [*labelled("oppose", 0.96, 1, "Az"), *labelled("oppose", 0.99, 1, "Çok"), *labelled("oppose", UNSURE, 30)]
    known = labelled("oppose", UNSURE, 50)
    found = contradictions(fresh, Model(), flatness(known, Model().probabilities([e.seen for e in known]), CLASSES))
    assert not found.refused
    assert [(s.example.text, s.proposed) for s in found.doubtful] == [("Çok", "support"), ("Az", "support")]
