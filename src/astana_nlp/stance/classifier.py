"""The stance classifier: logistic regression over what syntax and cues show and over what the sentence means.

The meaning comes from the vectors of sentence and holder where the encoder exists, else from the masked words; both
together were no better than the vectors alone (cross-validation grouped by passage). The probabilities of logistic
regression need no second step of calibration. With every decision come the features that weighed most.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.errors import ModelError
from astana_nlp.records import Stance
from astana_nlp.stance.features import observe
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.stance.features import Case, Observation

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

    def __init__(self, name: str, parts: dict[str, Any]) -> None:
        self.version = name
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
        probabilities = self._parts["model"].predict_proba(self._matrix(named, seen))
        return tuple(self._decision(p, named[i]) for i, p in enumerate(probabilities))

    def _matrix(self, named: Any, seen: Sequence[Observation]) -> Any:  # noqa: ANN401 - dense or sparse
        """Put the named features and what stands for the meaning side by side."""
        if self.needs_encoder:
            return np.hstack([named.toarray(), self._vectors(seen)])
        from scipy.sparse import hstack

        return hstack([named, self._parts["words"].transform([o.words for o in seen])]).tocsr()

    def _vectors(self, seen: Sequence[Observation]) -> NDArray[np.float32]:
        """Return the vectors less the mean of their language: what is left is shared by the languages."""
        means = self._parts["means"]
        rows = []
        for observation in seen:
            if observation.vector is None:
                raise ModelError("the model needs the encoder, which has no package here", "set stance.encoder = false")
            mean = np.asarray(means.get(observation.language, means["all"]), dtype=np.float32)
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
        """Write the model to `folder/model.skops`, the language means and versions to `folder/model.json`."""
        import skops.io

        folder.mkdir(parents=True, exist_ok=True)
        models = {name: self._parts[name] for name in ("named", "words", "model")}
        write_atomically(folder / "model.skops", _reproducible(skops.io.dumps(models)))
        means = {code: [round(float(v), 6) for v in mean] for code, mean in self._parts["means"].items()}
        about = {"scikit-learn": version("scikit-learn"), "means": means}
        write_atomically(folder / "model.json", json.dumps(about).encode())


def train(
    seen: Sequence[Observation], stances: Sequence[Stance], *, encoder: bool, strength: float, name: str
) -> StanceClassifier:
    """Train a classifier.

    Args:
        seen: the labelled cases as the classifier sees them.
        stances: the label of each of them.
        encoder: whether to use sentence vectors.
        strength: C of the logistic regression (inverse regularisation).
        name: the version that the tables will show.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    named = DictVectorizer()
    left = named.fit_transform([o.named for o in seen]) * NAMED_SCALE
    words = None
    if not encoder:
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit([o.words for o in seen])
    parts = {"named": named, "words": words, "means": _language_means(seen) if encoder else {}}
    trained = StanceClassifier(name, parts)
    model = LogisticRegression(C=strength, max_iter=1000, tol=1e-3, random_state=0)
    parts["model"] = model.fit(trained._matrix(left, seen), [s.value for s in stances])  # noqa: SLF001 - as in use
    return trained


def load(folder: Path) -> StanceClassifier:
    """Load a saved model.

    Raises:
        ModelError: there is no model, or it was made by another version of scikit-learn.
    """
    import skops.io

    try:
        models = skops.io.load(folder / "model.skops", trusted=list(TRUSTED))
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except (OSError, TypeError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"the stance model {folder} cannot be loaded ({error})", "train it again: make models"
        ) from error
    if about["scikit-learn"] != version("scikit-learn"):
        raise ModelError(
            f"the model {folder.name} was made with scikit-learn {about['scikit-learn']}",
            "train it again: make models",
        )
    return StanceClassifier(folder.name, {**models, "means": about["means"]})


def _reproducible(archive: bytes) -> bytes:
    """Return a skops archive without what changes from run to run: memory addresses as ids, and times of writing."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    schema = members.pop("schema.json").decode()
    ids = {old: str(i) for i, old in enumerate(dict.fromkeys(re.findall(r'"__id__": (\d+)', schema)), 1)}
    names = {name: f"array-{i}.npy" for i, name in enumerate(members, 1)}
    for old, new in names.items():
        schema = schema.replace(f'"{old}"', f'"{new}"')
    schema = re.sub(r'"__id__": (\d+)', lambda m: f'"__id__": {ids[m[1]]}', schema)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, content in [("schema.json", schema.encode()), *((names[n], members[n]) for n in members)]:
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _language_means(seen: Sequence[Observation]) -> dict[str, NDArray[np.float32]]:
    """Return the mean vector of each language, and of all."""
    by_language: dict[str, list[NDArray[np.float32]]] = {"all": []}
    for observation in seen:
        if observation.vector is not None:
            by_language["all"].append(observation.vector)
            by_language.setdefault(observation.language, []).append(observation.vector)
    return {code: np.mean(rows, axis=0) for code, rows in by_language.items() if rows}
