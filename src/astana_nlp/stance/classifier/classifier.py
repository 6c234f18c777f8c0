"""The stance classifier: what syntax and cues show of a holder, what the sentence means, and what labelled cases say.

Two learners (`members`) are heard: a linear one over named features and vectors (masked words where the encoder does
not exist), and one that compares a case with the labelled ones. A logistic regression over what they said of cases that
they had not learned from joins them, so that the probabilities are calibrated. With every decision come its reasons.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, field, fields, replace
from importlib.metadata import version
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp import encoder
from astana_nlp.errors import ModelError
from astana_nlp.records import Stance
from astana_nlp.stance.classifier.features import observe, vectors_of
from astana_nlp.stance.classifier.members import Curved, Design, Inputs, fit_curved, fit_inputs, fit_linear
from astana_nlp.stance.classifier.targetlearning import TargetClassifier
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.features import Observation
    from astana_nlp.stance.roles.cases import Case

REASONS = 3
MODELS = 2  # labelled cases that an explanation names
CURVED_SCALE = np.float32(3.0)
QUICK = 1  # level of compression: a higher one takes seconds, and numbers hardly shrink
LEAST = 1e-6  # smallest probability whose logarithm is taken
TRUSTED = (
    "numpy.dtype",
    "scipy.sparse._csr.csr_matrix",
    "sklearn.feature_extraction._dict_vectorizer.DictVectorizer",
    "sklearn.feature_extraction.text.TfidfTransformer",
    "sklearn.feature_extraction.text.TfidfVectorizer",
    "sklearn.linear_model._logistic.LogisticRegression",
    "sklearn.pipeline.FeatureUnion",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the classifier says of a case: the stance, how sure it is (0 to 1), and why, in words.

    `possible` are the stances that cannot be ruled out at the error rate that the model was made for; where it is not
    exactly one, a person should be asked. `reasons` are the features that weighed most, `alike` the labelled cases that
    did. `basis` says how the position shows if it is one (empty where the model has not learned it), `about` holds the
    log probabilities of its targets by the adapter of the encoder (empty: there is none).
    """

    stance: Stance
    confidence: float
    probabilities: dict[str, float]
    reasons: tuple[str, ...]
    possible: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    basis: str = ""
    about: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Members:
    """The two learners, fitted on the same cases; `classes` are the labels in the order of all columns.

    `basis` is a third, linear one that tells how a position shows, or None; `targets` tells what it is about, where
    labels say that. `adapter` names the adapter of the encoder
    that is heard beside the learners (empty: none).
    """

    inputs: Inputs
    linear: Any
    curved: Curved | None
    classes: tuple[str, ...]
    basis: Any = None
    adapter: str = ""
    targets: TargetClassifier | None = None

    def outputs(self, seen: Sequence[Observation]) -> NDArray[np.float64]:
        """Return one row a case: log probabilities of the linear learner, scores of the curved one, the reading."""
        found = linear_outputs(self.linear, self.inputs.matrix(seen), self.classes)
        if self.curved is not None:
            found = np.hstack([found, curved_outputs(self.curved, self.inputs.dense(seen))])
        if self.adapter:
            found = np.hstack([found, readings(seen)])
        return found


def linear_outputs(linear: Any, matrix: Any, classes: Sequence[str]) -> NDArray[np.float64]:  # noqa: ANN401
    """Return one row a case with the logarithm of the probability of each of `classes`, known to the learner or not."""
    said = np.full((matrix.shape[0], len(classes)), LEAST)
    known = [classes.index(str(c)) for c in linear.classes_]
    said[:, known] = np.maximum(linear.predict_proba(matrix), LEAST)
    found: NDArray[np.float64] = np.log(said)
    return found


def curved_outputs(curved: Curved, dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one row a case with the scores of each label, spread as far as logarithms lie apart."""
    return curved.outputs(dense) * CURVED_SCALE


def readings(seen: Sequence[Observation]) -> NDArray[np.float32]:
    """Return one row a case with what the adapter of the encoder says of it.

    Raises:
        ModelError: a case comes without it.
    """
    rows = [o.reading for o in seen if o.reading is not None]
    if len(rows) < len(seen):
        raise ModelError("the model needs the adapter of the encoder", "get models/encoder/ again")
    return np.array(rows, dtype=np.float32)


def with_basis(members: Members, seen: Sequence[Observation], bases: Sequence[str], design: Design) -> Members:
    """Return the learners with one more that tells how positions show; cases with an empty basis teach it nothing."""
    known = [i for i, basis in enumerate(bases) if basis]
    if len({bases[i] for i in known}) < 2:  # noqa: PLR2004 -- nothing to tell apart
        return members
    matrix = members.inputs.matrix([seen[i] for i in known])
    return replace(members, basis=fit_linear(matrix, [bases[i] for i in known], design))


def fit_members(
    seen: Sequence[Observation],
    labels: Sequence[str],
    design: Design,
    classes: Sequence[str] = (),
    counted: Any = None,  # noqa: ANN401 - see `fit_inputs`
) -> Members:
    """Fit both learners; `classes` names labels that may be missing here but occur elsewhere."""
    classes = tuple(classes) or tuple(sorted(set(labels)))
    inputs = fit_inputs(seen, design, counted)
    linear = fit_linear(inputs.matrix(seen), labels, design)
    curved = fit_curved(inputs.dense(seen), labels, classes) if design.curved else None
    return Members(inputs, linear, curved, classes, adapter=_adapter() if design.adapted else "")


def _adapter() -> str:
    loaded = encoder.load()
    return loaded.adapter if loaded else ""


class StanceClassifier:
    """A trained classifier; `version` names it in the tables.

    `blend` joins the learners (None where there is only the linear one), `least` is the probability from which a label
    is possible, by label (see `training.conformal`), `cases` names the labelled cases.
    """

    def __init__(
        self,
        name: str,
        members: Members,
        blend: Any = None,  # noqa: ANN401 - scikit-learn has no types
        least: Mapping[str, float] | None = None,
        cases: Sequence[str] = (),
    ) -> None:
        self.version = name
        self.classes = members.classes
        self._members = members
        self._blend = blend
        self._least = dict(least or {})
        self._cases = tuple(cases)
        self._names: NDArray[np.str_] = members.inputs.named.get_feature_names_out()

    @property
    def least(self) -> dict[str, float]:
        """Return the probability from which on each label is possible."""
        return dict(self._least)

    @property
    def targets(self) -> TargetClassifier | None:
        """Return what was learned of targets, None where no labels told them."""
        return self._members.targets

    def with_targets(self, targets: TargetClassifier | None) -> StanceClassifier:
        """Return the classifier with what was learned of targets."""
        members = replace(self._members, targets=targets)
        return StanceClassifier(self.version, members, self._blend, self._least, self._cases)

    @property
    def needs_encoder(self) -> bool:
        """Say whether the model was trained with sentence vectors."""
        return bool(self._members.inputs.means)

    def decide(self, cases: Sequence[Case]) -> tuple[Decision, ...]:
        """Return one decision a case, in their order."""
        vectors = vectors_of(cases) if self.needs_encoder else repeat(None)
        return self.judge([observe(case, own) for case, own in zip(cases, vectors, strict=False)])

    def judge(self, seen: Sequence[Observation]) -> tuple[Decision, ...]:
        """Return one decision an observation, in their order."""
        if not seen:
            return ()
        probabilities = self.probabilities(seen)
        named = self._members.inputs.matrix(seen)[:, : len(self._names)]
        rows = named if isinstance(named, np.ndarray) else named.toarray()
        alike = self._alike(seen, probabilities.argmax(axis=1))
        decisions = map(self._decision, probabilities, rows, alike)
        told = zip(decisions, self.bases(seen), seen, strict=True)
        return tuple(replace(decision, basis=basis, about=by_target(o.about)) for decision, basis, o in told)

    def bases(self, seen: Sequence[Observation]) -> list[str]:
        """Return how each case shows a position if it does: stated, acted, described; empty where nobody taught it."""
        if self._members.basis is None:
            return [""] * len(seen)
        return [str(b) for b in self._members.basis.predict(self._members.inputs.matrix(seen))]

    def probabilities(self, seen: Sequence[Observation]) -> NDArray[np.float64]:
        """Return one row an observation with the probability of each of `classes`."""
        return joined(self._members.outputs(seen), self._blend, len(self.classes))

    def _decision(self, probabilities: NDArray[np.float64], named: Any, alike: tuple[str, ...]) -> Decision:  # noqa: ANN401 - a row of floats
        best = int(probabilities.argmax())
        stance = self.classes[best]
        return Decision(
            stance=Stance(stance),
            confidence=float(probabilities[best]),
            probabilities=dict(zip(self.classes, map(float, probabilities), strict=True)),
            reasons=self._reasons(stance, named),
            possible=possible(dict(zip(self.classes, probabilities, strict=True)), self._least),
            alike=alike,
        )

    def _reasons(self, stance: str, named: NDArray[np.float32]) -> tuple[str, ...]:
        """Return the named features that spoke most for the stance, with their weights."""
        row = [str(c) for c in self._members.linear.classes_].index(stance)
        coefficients = self._members.linear.coef_
        # with two labels there is one row of weights, for the second
        weights = coefficients[row] if len(coefficients) > 1 else coefficients[0] * (1 if row else -1)
        shares = weights[: len(self._names)] * named
        top = sorted((j for j in np.flatnonzero(shares > 0)), key=lambda j: (-shares[j], self._names[j]))[:REASONS]
        return tuple(f"{self._names[j]} {shares[j]:+.2f}" for j in top)

    def _alike(self, seen: Sequence[Observation], best: NDArray[np.int64]) -> list[tuple[str, ...]]:
        """Return the keys of the labelled cases that pulled each case most toward its label."""
        curved = self._members.curved
        if curved is None or len(self._cases) != len(curved.points):
            return [()] * len(seen)
        pulls = curved.closeness(self._members.inputs.dense(seen)) * curved.weights[:, best].T
        order = np.argsort(-pulls, axis=1, kind="stable")[:, :MODELS]
        return [tuple(self._cases[j] for j in row if pull[j] > 0) for row, pull in zip(order, pulls, strict=True)]

    def save(self, folder: Path) -> None:
        """Write the model to `folder/model.skops`, and to `folder/model.json` what it was made with."""
        import skops.io

        folder.mkdir(parents=True, exist_ok=True)
        members, curved = self._members, self._members.curved
        parts = {
            "named": members.inputs.named,
            "words": members.inputs.words,
            "means": members.inputs.means,
            "linear": members.linear,
            "basis": members.basis,
            "blend": self._blend,
            "curved": {f.name: getattr(curved, f.name) for f in fields(Curved)} if curved else None,
            "targets": [self.targets.named, self.targets.linear] if self.targets else None,
        }
        write_atomically(folder / "model.skops", _reproducible(skops.io.dumps(parts)))
        about = {
            "scikit-learn": version("scikit-learn"),
            "classes": self.classes,
            "topics": members.inputs.topics,
            "least": self._least,
            "cases": self._cases,
            "adapter": members.adapter,
        }
        write_atomically(folder / "model.json", (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode())


def by_target(said: NDArray[np.float32] | None) -> dict[str, float]:
    """Return what the adapter of the encoder says of each target: log probabilities; empty where it was not asked."""
    loaded = encoder.load()
    return {} if loaded is None or said is None else dict(zip(loaded.targets, map(float, said), strict=True))


def joined(outputs: NDArray[np.float64], blend: Any, labels: int) -> NDArray[np.float64]:  # noqa: ANN401 - scikit-learn
    """Return the probabilities of what the learners said together; without `blend`, those of the linear one."""
    if blend is None:
        said = np.exp(outputs[:, :labels])
        probabilities: NDArray[np.float64] = said / said.sum(axis=1, keepdims=True)
        return probabilities
    found = np.zeros((len(outputs), labels))
    found[:, [int(c) for c in blend.classes_]] = blend.predict_proba(outputs)
    return found


def possible(probabilities: Mapping[str, float], least: Mapping[str, float]) -> tuple[str, ...]:
    """Return the labels that cannot be ruled out, the likeliest first."""
    found = [label for label, p in probabilities.items() if p >= least.get(label, 1.0)]
    return tuple(sorted(found, key=lambda label: (-probabilities[label], label)))


def load(folder: Path) -> StanceClassifier:
    """Load a saved model.

    Raises:
        ModelError: there is no model, or it was made by another version of scikit-learn or with another adapter.
    """
    import skops.io

    try:
        parts = skops.io.load(folder / "model.skops", trusted=list(TRUSTED))
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        inputs = Inputs(parts["named"], parts["words"], parts["means"], tuple(about["topics"]))
        curved = Curved(**parts["curved"]) if parts["curved"] else None
        classes, adapter = tuple(about["classes"]), about.get("adapter", "")
        targets = TargetClassifier(*parts["targets"]) if parts.get("targets") else None
        members = Members(inputs, parts["linear"], curved, classes, parts.get("basis"), adapter, targets)
        least, cases, made = about["least"], about["cases"], about["scikit-learn"]
    except (OSError, TypeError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"the stance model {folder} cannot be loaded ({error})", "train it again: make models"
        ) from error
    if made != version("scikit-learn"):
        raise ModelError(f"the model {folder.name} was made with scikit-learn {made}", "train it again: make models")
    if adapter and adapter != _adapter():
        raise ModelError(
            f"the model {folder.name} was made with {adapter}", "get models/encoder/ again, or: make models"
        )
    return StanceClassifier(folder.name, members, parts["blend"], least, cases)


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
    schema = re.sub(r'("_stop_words_id": \{[^{}]*"content": ")\d+', r"\g<1>0", schema)  # where None lay in memory
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, content in [("schema.json", schema.encode()), *((names[n], members[n]) for n in members)]:
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, QUICK)
    return written.getvalue()
