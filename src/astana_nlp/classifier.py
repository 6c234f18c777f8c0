"""The stance classifier: logistic regression over frames, masked words and the vectors of sentence and holder.

A linear model was chosen by cross-validation grouped by passage; at C about 1 its probabilities are calibrated
without a second step. With every decision comes the reason: the strongest cue and the features that weighed most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.errors import ModelError
from astana_nlp.features import observe
from astana_nlp.records import Stance
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.features import Case, Observation

NAMED_SCALE = 0.5  # counts of named features against unit-length vectors
VECTOR_SCALE = 3.0  # both found by grouped cross-validation over the labelled sentences
REASONS = 3
TRUSTED = (
    "numpy.dtype",
    "scipy.sparse._csr.csr_matrix",
    "sklearn.feature_extraction._dict_vectorizer.DictVectorizer",
    "sklearn.feature_extraction.text.TfidfTransformer",
    "sklearn.feature_extraction.text.TfidfVectorizer",
    "sklearn.linear_model._logistic.LogisticRegression",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the classifier says of a case: the stance, how sure it is (0 to 1), and why, in words."""

    stance: Stance
    confidence: float
    probabilities: dict[str, float]
    reasons: tuple[str, ...]


class StanceClassifier:
    """A trained classifier; `version` names it in the tables."""

    def __init__(self, version: str, parts: dict[str, Any]) -> None:
        self.version = version
        self._parts = parts
        self._names: NDArray[np.str_] = parts["named"].get_feature_names_out()

    @property
    def needs_encoder(self) -> bool:
        """Say whether the model was trained with sentence vectors."""
        return bool(self._parts["means"])

    def decide(self, cases: Sequence[Case]) -> tuple[Decision, ...]:
        """Return one decision a case, in their order."""
        return self.judge([observe(case, vectors=self.needs_encoder) for case in cases])

    def judge(self, seen: Sequence[Observation]) -> tuple[Decision, ...]:
        """Return one decision an observation, in their order."""
        if not seen:
            return ()
        named = self._parts["named"].transform([o.named for o in seen]) * NAMED_SCALE
        matrix = _stack(named, self._parts["words"].transform([o.words for o in seen]), self._vectors(seen))
        probabilities = self._parts["model"].predict_proba(matrix)
        return tuple(self._decision(p, named[i]) for i, p in enumerate(probabilities))

    def _vectors(self, seen: Sequence[Observation]) -> NDArray[np.float32] | None:
        means = self._parts["means"]
        if not means:
            return None
        overall = np.asarray(means["all"], dtype=np.float32)
        rows = []
        for observation in seen:
            if observation.vector is None:
                raise ModelError(
                    "the model needs the sentence encoder, which has no package here", "set stance.encoder = false"
                )
            mean = np.asarray(means.get(observation.language, overall), dtype=np.float32)
            rows.append(observation.vector - mean)
        return np.array(rows, dtype=np.float32) * np.float32(VECTOR_SCALE)

    def _decision(self, probabilities: NDArray[np.float64], named: Any) -> Decision:  # noqa: ANN401 - a sparse row
        classes = [str(c) for c in self._parts["model"].classes_]
        best = int(probabilities.argmax())
        weights = self._parts["model"].coef_[best][: len(self._names)]
        shares = {self._names[j]: float(weights[j] * v) for j, v in zip(named.indices, named.data, strict=True)}
        top = sorted((n for n in shares if shares[n] > 0), key=lambda n: (-shares[n], n))[:REASONS]
        return Decision(
            stance=Stance(classes[best]),
            confidence=float(probabilities[best]),
            probabilities=dict(zip(classes, map(float, probabilities), strict=True)),
            reasons=tuple(f"{name} {shares[name]:+.2f}" for name in top),
        )

    def save(self, folder: Path) -> None:
        """Write the model to `folder/model.skops`, and the language means beside it."""
        import skops.io

        folder.mkdir(parents=True, exist_ok=True)
        models = {name: self._parts[name] for name in ("named", "words", "model")}
        write_atomically(folder / "model.skops", skops.io.dumps(models))
        means = {code: [round(float(v), 6) for v in mean] for code, mean in self._parts["means"].items()}
        write_atomically(folder / "means.json", json.dumps(means).encode())


def train(
    seen: Sequence[Observation], stances: Sequence[Stance], *, encoder: bool, strength: float, version: str
) -> StanceClassifier:
    """Train a classifier.

    Args:
        seen: the labelled cases as the classifier sees them.
        stances: the label of each of them.
        encoder: whether to use sentence vectors.
        strength: C of the logistic regression (inverse regularisation).
        version: the name that the tables will show.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    named, words = DictVectorizer(), TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    left = named.fit_transform([o.named for o in seen]) * NAMED_SCALE
    middle = words.fit_transform([o.words for o in seen])
    means = _language_means(seen) if encoder else {}
    parts = {"named": named, "words": words, "model": None, "means": means}
    right = StanceClassifier(version, parts)._vectors(seen)  # noqa: SLF001 - the same centring as in use
    model = LogisticRegression(C=strength, max_iter=500, random_state=0)
    parts["model"] = model.fit(_stack(left, middle, right), [s.value for s in stances])
    return StanceClassifier(version, parts)


def load(folder: Path) -> StanceClassifier:
    """Load a saved model.

    Raises:
        ModelError: there is no model, or it was made by another version of scikit-learn.
    """
    import skops.io

    try:
        models = skops.io.load(folder / "model.skops", trusted=list(TRUSTED))
        means = json.loads((folder / "means.json").read_text(encoding="utf-8"))
    except (OSError, TypeError, ValueError, KeyError) as error:
        raise ModelError(
            f"the stance model {folder} cannot be loaded ({error})", "train it again: make models"
        ) from error
    return StanceClassifier(folder.name, {**models, "means": means})


def _stack(named: Any, words: Any, vectors: NDArray[np.float32] | None) -> Any:  # noqa: ANN401 - sparse matrices
    from scipy.sparse import csr_matrix, hstack

    parts = [named, words] if vectors is None else [named, words, csr_matrix(vectors.astype(np.float64))]
    return hstack(parts).tocsr()


def _language_means(seen: Sequence[Observation]) -> dict[str, NDArray[np.float32]]:
    """Return the mean vector of each language: what is left after taking it off is shared by the languages."""
    by_language: dict[str, list[NDArray[np.float32]]] = {"all": []}
    for observation in seen:
        if observation.vector is not None:
            by_language["all"].append(observation.vector)
            by_language.setdefault(observation.language, []).append(observation.vector)
    return {code: np.mean(rows, axis=0) for code, rows in by_language.items() if rows}
