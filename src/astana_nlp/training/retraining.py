"""From labelled sentences and reviews to new stance models, which become current together or not at all.

Two models are made, with and without sentence vectors, and the gate asks both. Seeds are fixed and one thread computes,
so that the same labels give the same bytes on every machine of one kind.
"""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from astana_nlp import encoder
from astana_nlp.encoder.store import VectorStore
from astana_nlp.errors import ModelError
from astana_nlp.labels import frozen_passages, read_labels
from astana_nlp.review.judgements import judgements
from astana_nlp.stance.classifier import classifier
from astana_nlp.stance.classifier.members import Design
from astana_nlp.stance.classifier.models import METRICS, current_version, make_current
from astana_nlp.storage import write_atomically
from astana_nlp.training.answers import answers, fresh_numbers, known, read_answers, write_answers
from astana_nlp.training.card import CARD, card
from astana_nlp.training.conformal import Coverage, coverage
from astana_nlp.training.contradictions import Fresh, contradictions, flatness
from astana_nlp.training.curve import Bought, Point, bought, learning_curve
from astana_nlp.training.examples import REVIEWS, Example, completed, from_judgements, from_labels, questions_of
from astana_nlp.training.figures import Figures, measure
from astana_nlp.training.folds import Fitted, basis_accuracy, fit, share
from astana_nlp.training.gate import Verdict, judge, together
from astana_nlp.training.suspects import Suspect, suspects
from astana_nlp.training.targets import TargetExample, learned_targets, target_accuracy, target_examples
from astana_nlp.training.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DESIGNS = {"vectors": Design(vectors=True), "words": Design(vectors=False, words=True, strength=1.0)}
STRENGTHS = {"words": (0.5, 1.0), "vectors": (0.15, 0.3)}
LEAST_GROUPS = 10  # fewer passages cannot be split into what to learn from and what to ask


@dataclass(frozen=True, slots=True)
class Request:
    """What to learn from, and where models go.

    `labels` is a folder of labelled sentences, `runs` are folders of runs with review logs, `parsers` the package of
    the parser of each language that has one, `processes` how many may encode at a time, `cache` where vectors are kept
    (None for the user's cache folder). A `trial` makes no model current.
    """

    labels: Path
    models: Path
    parsers: Mapping[str, str]
    runs: tuple[Path, ...] = ()
    processes: int = 1
    cache: Path | None = None
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Trained:
    """A new model with everything that is known about it.

    `crossed` are the figures of cross-validation over what was learned from, `frozen` and `coverage` (of the sets of
    possible labels) those on the frozen passages. `fresh` is what the current model says of the labels that it had not
    learned from.
    """

    version: str
    kind: str
    fitted: Fitted
    learned: tuple[Example, ...]
    crossed: Figures
    by_language: dict[str, Figures]
    frozen: Figures | None
    coverage: Coverage | None
    basis_accuracy: float | None
    target_accuracy: float | None
    verdict: Verdict
    curve: tuple[Point, ...]
    bought: Bought | None
    fresh: Fresh | None = None
    suspects: tuple[Suspect, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Learned:
    """What a process that learns brings back."""

    version: str
    kind: str
    fitted: Fitted


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is measured beside the learning; see `Trained`."""

    curve: tuple[Point, ...]
    bought: Bought | None
    basis_accuracy: float | None
    target_accuracy: float | None


def retrain(request: Request) -> tuple[Trained, ...]:
    """Train the models, write them with their figures, and make them current if all of them pass the gate.

    Raises:
        AstanaError: labels or reviews cannot be read, or there are too few of them.
    """
    learned, frozen, placed = _material(request)
    if len({e.group for e in learned}) < LEAST_GROUPS or len({e.label for e in learned}) < 2:  # noqa: PLR2004
        raise ModelError("there are too few labels to learn from", f"label at least {LEAST_GROUPS} passages two ways")
    kinds = [kind for kind in DESIGNS if kind == "words" or encoder.load()]
    made, shown = _learn_all(kinds, learned, placed, request.processes)
    with one_thread():
        # the surest one is asked about the new labels: words alone tell too little of them
        fresh = _fresh(made[0], learned, request.models)
        verdicts = together(
            {m.version: _verdict(m, learned, frozen, request.models, fresh if m is made[0] else None) for m in made}
        )
        found = tuple(_trained(m, learned, frozen, verdicts[m.version], shown[m.kind]) for m in made)
        found = (replace(found[0], fresh=fresh), *found[1:])
        # a version that is current was learned from the same labels: what stands there was judged by its predecessor
        new = [(t, old) for t in found if t.version != (old := current_version(t.kind, request.models))]
        with ThreadPoolExecutor() as pool:  # packing a model takes seconds
            list(pool.map(lambda pair: _write(pair[0], request.models, pair[1]), new))
        for trained, _ in new:
            if trained.verdict.passed and not request.trial:
                make_current(trained.version, request.models)
    return found


def _learn_all(
    kinds: Sequence[str], learned: tuple[Example, ...], placed: tuple[TargetExample, ...], processes: int
) -> tuple[list[_Learned], dict[str, _Shown]]:
    """Learn each kind of model, and beside it what labels bought.

    Where there are two processes, the first kind, which takes longest, is learned in this one, which has the examples.
    """
    learn, show = partial(_learn, learned=learned, placed=placed), partial(_show, learned=learned, placed=placed)
    if processes == 1:
        return list(map(learn, kinds)), {kind: show(kind) for kind in kinds}
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        others, shown = pool.map(learn, kinds[1:]), pool.map(show, kinds)
        return [learn(kinds[0]), *others], dict(zip(kinds, shown, strict=True))


def _material(request: Request) -> tuple[tuple[Example, ...], tuple[Example, ...], tuple[TargetExample, ...]]:
    """Return what may be learned from, the frozen examples, and what tells targets.

    A review of a frozen sentence is none of them.
    """
    labels = read_labels(request.labels)
    frozen = frozen_passages(request.labels)
    known = {row.text for row in labels if row.passage in frozen}
    judged = [j for run in request.runs for j in judgements(run) if j.quote not in known]
    store = VectorStore(request.cache) if encoder.load() else None
    with ThreadPoolExecutor(1) as beside:
        if store:  # other processes encode while this one parses
            beside.submit(store.vectors, questions_of(labels), request.processes)
        drafts = (*from_labels(labels, request.parsers), *from_judgements(judged, request.parsers))
        placed = target_examples(request.labels, judged)
        import_module("skops.io")  # takes seconds, which are wanted when all have learned
    examples = completed(drafts, store, request.processes)
    held_out = tuple(e for e in examples if e.group in frozen)
    return tuple(e for e in examples if e.group not in frozen), held_out, placed


def _learn(kind: str, learned: tuple[Example, ...], placed: tuple[TargetExample, ...]) -> _Learned:
    with one_thread():
        design = DESIGNS[kind]
        version = f"{kind}-{_digest(learned, placed, design)}"
        fitted = fit(learned, STRENGTHS[kind], design, version, curved=design.vectors)
        knowing = fitted.classifier.with_targets(learned_targets(placed, read=design.vectors))
        return _Learned(version, kind, replace(fitted, classifier=knowing))


def _show(kind: str, learned: tuple[Example, ...], placed: tuple[TargetExample, ...]) -> _Shown:
    """Return the learning curve, what the newest corrections bought, and how well basis and target are told."""
    design = DESIGNS[kind]
    # the sparse matrices of words make their curve slow, and it would show the same again
    drawn = kind != "words" or not encoder.load()
    with one_thread():
        shared = share(learned, design)
        curve = learning_curve(learned, design, shared) if drawn else ()
        told = (basis_accuracy(learned, design), target_accuracy(placed, read=design.vectors))
        return _Shown(curve, bought(learned, design, shared), *told)


def _fresh(made: _Learned, learned: Sequence[Example], models: Path) -> Fresh | None:
    """Return what the current model says of the labels that it had not learned from; None where it knew them all."""
    fitted = made.fitted
    version = current_version(made.kind, models)
    old = _loaded(models, version)
    new = set(fresh_numbers(learned, read_answers(models / version))) if old else set()
    if old is None or not new:
        return None
    rest = [i for i in range(len(learned)) if i not in new]
    mistakes = flatness([learned[i] for i in rest], fitted.probabilities[rest], fitted.classes)
    return contradictions([learned[i] for i in sorted(new)], old, mistakes)


def _verdict(
    made: _Learned, learned: Sequence[Example], frozen: Sequence[Example], models: Path, fresh: Fresh | None
) -> Verdict:
    fitted = made.fitted
    old = current_version(made.kind, models)
    before = read_answers(models / old) if old else {}
    given = answers(learned, fitted.probabilities, fitted.classes)
    asked = known(learned, given, fitted.shared.groups, before)
    return judge(fitted.classifier, _loaded(models, old), frozen, asked, fresh)


def _trained(
    made: _Learned, learned: tuple[Example, ...], frozen: Sequence[Example], verdict: Verdict, shown: _Shown
) -> Trained:
    fitted = made.fitted
    return Trained(
        version=made.version,
        kind=made.kind,
        fitted=fitted,
        learned=learned,
        crossed=measure([e.label for e in learned], fitted.probabilities, fitted.classes),
        by_language=_by_language(learned, fitted),
        frozen=_measured(fitted.classifier, frozen),
        coverage=_coverage(fitted.classifier, frozen),
        basis_accuracy=shown.basis_accuracy,
        target_accuracy=shown.target_accuracy,
        verdict=verdict,
        curve=shown.curve,
        bought=shown.bought,
        suspects=suspects(learned, fitted.probabilities, fitted.classes),
    )


def _write(trained: Trained, models: Path, old: str) -> None:
    """Write a model with what is known about it; whether it becomes current is another matter."""
    folder = models / trained.version
    trained.fitted.classifier.save(folder)
    given = answers(trained.learned, trained.fitted.probabilities, trained.fitted.classes)
    write_answers(folder, trained.learned, given)
    metrics = metrics_of(trained, old)
    write_atomically(folder / METRICS, (json.dumps(metrics, indent=1, sort_keys=True) + "\n").encode())
    write_atomically(folder / CARD, card(metrics).encode())


def metrics_of(trained: Trained, old: str) -> dict[str, Any]:
    """Return what is written beside a model about it, as plain values."""
    reviews = sum(e.origin == REVIEWS for e in trained.learned)
    return {
        "version": trained.version,
        "kind": trained.kind,
        "design": asdict(trained.fitted.design),
        "data": {
            "digest": data_digest(trained.learned),
            "labels": len(trained.learned),
            "from_reviews": reviews,
            "passages": len({e.group for e in trained.learned}),
            "by_language": {c: f.cases for c, f in trained.by_language.items()},
        },
        "cross_validation": trained.crossed.as_dict(),
        "accuracy_by_language": {c: f.accuracy for c, f in trained.by_language.items()},
        "frozen": trained.frozen.as_dict() if trained.frozen else None,
        "learning_curve": [asdict(point) for point in trained.curve],
        "basis_accuracy": trained.basis_accuracy,
        "target_accuracy": trained.target_accuracy,
        "coverage": asdict(trained.coverage) if trained.coverage else None,
        "gate": {**asdict(trained.verdict), "compared_with": old},
        "new_labels": _new_labels(trained.fresh),
    }


def _new_labels(fresh: Fresh | None) -> dict[str, Any] | None:
    """Return what the current model said of the new labels, without their sentences."""
    if fresh is None:
        return None
    kept = ("labels", "contradicting", "given", "usual", "chance")
    return {**{name: getattr(fresh, name) for name in kept}, "doubtful": len(fresh.doubtful)}


def data_digest(learned: Sequence[Example]) -> str:
    """Return a digest of the labels alone: it changes when a label is added, dropped or corrected."""
    rows = sorted((e.seen.language, e.text, e.holder, e.label) for e in learned)
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:16]


def _digest(learned: Sequence[Example], placed: Sequence[TargetExample], design: Design) -> str:
    """Return a name for what a model is made of: the labels, what the code sees in them, and how it learns."""
    from astana_nlp.stance.classifier import members, targetlearning
    from astana_nlp.training import folds

    content = [(e.key, e.holder, e.label, e.basis, sorted(e.seen.named.items()), e.seen.words) for e in learned]
    about = [(sorted(e.evidence.items()), sorted(e.read.items()) if design.vectors else (), e.target) for e in placed]
    found = hashlib.sha256(json.dumps([content, about, asdict(design)], sort_keys=True).encode())
    for module in (members, folds, classifier, targetlearning):
        found.update(Path(str(module.__file__)).read_bytes())
    if design.vectors:
        for example in learned:
            found.update(b"" if example.seen.vector is None else example.seen.vector.tobytes())
            found.update(b"" if example.seen.reading is None else example.seen.reading.tobytes())
    return found.hexdigest()[:8]


def _loaded(models: Path, version: str) -> classifier.StanceClassifier | None:
    """Return the current model, or None where there is none or a newer scikit-learn cannot read it."""
    try:
        return classifier.load(models / version) if version else None
    except ModelError:
        return None


def _measured(model: classifier.StanceClassifier, frozen: Sequence[Example]) -> Figures | None:
    if not frozen:
        return None
    return measure([e.label for e in frozen], model.probabilities([e.seen for e in frozen]), model.classes)


def _coverage(model: classifier.StanceClassifier, frozen: Sequence[Example]) -> Coverage | None:
    if not frozen:
        return None
    probabilities = model.probabilities([e.seen for e in frozen])
    return coverage([e.label for e in frozen], probabilities, model.classes, model.least)


def _by_language(learned: Sequence[Example], fitted: Fitted) -> dict[str, Figures]:
    found = {}
    for language in sorted({e.seen.language for e in learned}):
        rows = [i for i, e in enumerate(learned) if e.seen.language == language]
        found[language] = measure([learned[i].label for i in rows], fitted.probabilities[rows], fitted.classes)
    return found
