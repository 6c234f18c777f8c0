"""Training is reproducible, splits no passage, learns from reviews, and has a gate that no worse model passes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from astana_nlp import encoder
from astana_nlp.cli import app
from astana_nlp.encoder.forward import Question
from astana_nlp.errors import ModelError
from astana_nlp.labels import frozen_passages, read_labels
from astana_nlp.records import Stance
from astana_nlp.review.desk import Desk
from astana_nlp.review.entries import Entry
from astana_nlp.review.judgements import Judgement
from astana_nlp.stance.classifier import classifier, models
from astana_nlp.stance.classifier.members import Design, fit_inputs
from astana_nlp.training.conformal import coverage, thresholds
from astana_nlp.training.counting import count
from astana_nlp.training.examples import REVIEWS, completed, from_judgements, from_labels, questions_of
from astana_nlp.training.figures import measure
from astana_nlp.training.folds import fit, linked_groups, splits_of
from astana_nlp.training.page import next_rows
from astana_nlp.training.retraining import Request, retrain
from astana_nlp.training.selection import Candidate, chosen, teaching_worth
from astana_nlp.training.simulation import WAYS, simulate
from astana_nlp.training.suspects import suspects
from labelled import HEADER, read, write_labels
from printing import CHROMIUM

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Return a folder of labelled sentences, two passages of which are frozen."""
    return write_labels(tmp_path / "labels")


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train on words alone: the encoder costs most of the time and is shown with the classifier."""
    monkeypatch.setattr(encoder, "load", lambda: None)


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def decided(stance: str, at: str, **other: object) -> Judgement:
    """Return what a reviewer decided of an invented faction."""
    quote = "Defne Tugayı görüşmeleri boykot etti."
    judgement = Judgement(
        stance_id="d1-p0-12-new-astana", doc_id="d1", document="a.txt", quote=quote, start=0, end=12, language="tr",
        section="body", stance=stance, target="astana", round="", holder_id="", holder="Defne Tugayı",
        machine_stance="support", reviewer="Z", at=at,
    )  # fmt: skip
    return replace(judgement, **other)  # type: ignore[arg-type] # a field of any type


def test_the_same_labels_give_the_same_bytes(labels: Path, tmp_path: Path) -> None:
    """Two trainings write the same models, figures, cards and pointers, and a third changes nothing."""
    first = retrain(Request(labels, tmp_path / "a", {}))
    retrain(Request(labels, tmp_path / "b", {}))
    written = files(tmp_path / "a")
    assert written == files(tmp_path / "b")
    retrain(Request(labels, tmp_path / "a", {}))
    assert files(tmp_path / "a") == written
    assert [t.kind for t in first] == ["words"]
    assert models.current_version("words", tmp_path / "a") == first[0].version
    assert classifier.load(tmp_path / "a" / first[0].version).version == first[0].version


def test_another_process_writes_the_same_bytes(labels: Path, tmp_path: Path) -> None:
    """Neither addresses in memory nor the order of sets get into a model."""
    code = (
        "import sys; from pathlib import Path; from astana_nlp import encoder; encoder.load = lambda: None; "
        "from astana_nlp.training.retraining import Request, retrain; "
        "retrain(Request(Path(sys.argv[1]), Path(sys.argv[2]), {}))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, labels, tmp_path / seed], env=environment, check=True)
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_other_labels_give_another_version(labels: Path, tmp_path: Path) -> None:
    """The version of a model tells what it was trained on, and the one before can be had back."""
    (before,) = retrain(Request(labels, tmp_path / "models", {}))
    with (labels / "tr.tsv").open("a", encoding="utf-8") as file:
        file.write("tr-9\twire\t\t[[Ardıç Grubu|none]] uzakta kaldı.\n")
    (after,) = retrain(Request(labels, tmp_path / "models", {}))
    assert before.version != after.version
    assert models.current_version("words", tmp_path / "models") == after.version
    assert models.go_back("words", tmp_path / "models") == before.version
    assert models.current_version("words", tmp_path / "models") == before.version


def test_every_marked_actor_is_an_example_of_its_passage(labels: Path) -> None:
    """Examples carry the label and the language of their row, and footnotes and headlines their section."""
    found = read(labels)
    assert len(found) == 36
    assert {e.seen.language for e in found} == {"ar", "tr"}
    assert len({e.group for e in found}) == 12
    sections = {k for e in found for k in e.seen.named if k.startswith("section:")}
    assert sections == {"section:body", "section:footnote", "section:heading"}


def test_nothing_is_learned_from_frozen_passages(labels: Path, tmp_path: Path) -> None:
    """The passages that models are compared on are in none of them, though their sentences were reviewed in a run."""
    (trained,) = retrain(Request(labels, tmp_path / "models", {}))
    assert frozen_passages(labels) == {"ar-5", "tr-5"}
    assert not {e.group for e in trained.learned} & frozen_passages(labels)
    assert trained.frozen is not None
    assert (len(trained.learned), trained.frozen.cases) == (30, 6)


def test_words_counted_once_weigh_what_they_weigh_when_read_anew(labels: Path) -> None:
    """What cross-validation learns of counted words and letters is what the vectorizers learn of the texts alone."""
    design = Design(vectors=False, words=True, letters=True)
    seen = [e.seen for e in read(labels)] * 8
    seen = [replace(o, words=f"{o.words} {'abcdefgh'[i % 8]}{i}") for i, o in enumerate(seen)]
    counted = count([o.words for o in seen], design)
    for learned in (seen[:30], seen[:200]):
        anew, shared = fit_inputs(learned, design), fit_inputs(learned, design, counted)
        assert anew.matrix(seen).shape == shared.matrix(seen).shape
        assert abs(anew.matrix(seen) - shared.matrix(seen)).max() < 1e-6


def test_what_the_encoder_will_be_asked_is_known_before_anything_is_parsed(labels: Path) -> None:
    """Sentences are encoded while others are parsed, and nothing is encoded that no example needs."""
    rows = read_labels(labels)
    wanted = {Question(draft.example.text, draft.spans) for draft in from_labels(rows, {})}
    assert set(questions_of(rows)) == wanted


def test_a_passage_is_never_split(labels: Path) -> None:
    """What a fold learns from shares no passage with what it is asked, and every example is asked once."""
    groups = [e.group for e in read(labels)]
    splits = list(splits_of(groups))
    assert all(not {groups[i] for i in learn} & {groups[i] for i in test} for learn, test in splits)
    assert sorted(i for _, test in splits for i in test) == list(range(len(groups)))


def test_translations_stay_on_one_side(labels: Path) -> None:
    """Passages whose sentences mean the same in two languages are one group; the others stay as they are."""
    data = read(labels)
    generator = np.random.default_rng(0)
    meanings = {e.text: generator.normal(size=384) for e in data}
    meanings[data[0].text] = meanings[data[-1].text]
    data = tuple(replace(e, seen=replace(e.seen, vector=meanings[e.text])) for e in data)
    groups = dict(zip([e.group for e in data], linked_groups(data), strict=True))
    assert groups[data[0].group] == groups[data[-1].group]
    assert len(set(groups.values())) == len(groups) - 1


def test_cross_validation_gives_the_figures_of_what_was_not_learned(labels: Path) -> None:
    """Every label has its probability from a model that had not seen its passage; they add up to one."""
    data = read(labels)
    fitted = fit(data, (1.0,), Design(vectors=False, words=True), "v", curved=True)
    assert fitted.probabilities.shape == (36, 3)
    assert np.allclose(fitted.probabilities.sum(axis=1), 1)
    figures = measure([e.label for e in data], fitted.probabilities, fitted.classes)
    assert figures.accuracy > 0.9
    assert sum(map(sum, figures.confusion)) == 36


def test_a_record_reviewed_twice_counts_once_by_its_newest_decision() -> None:
    """Whatever the run and the order, the newest decision on a record is the one that is learned."""
    old, new = decided("support", "2026-01-01T00:00:00Z"), decided("oppose", "2026-02-01T00:00:00Z")
    for order in ([old, new], [new, old], [new, old, new]):
        (example,) = completed(from_judgements(order, {}), None)
        assert (example.label, example.origin, example.group) == ("oppose", REVIEWS, "d1")
        assert example.holder == "Defne Tugayı"


def test_a_position_on_one_target_outweighs_none_on_another() -> None:
    """Rejecting a record on one target does not make a non-position of a holder who has one on another."""
    judged = [decided("oppose", "2026-01-01"), decided("none", "2026-02-01", target="geneva", stance_id="d1-x")]
    (example,) = completed(from_judgements(judged, {}), None)
    assert example.label == "oppose"


def test_too_few_labels_are_refused(tmp_path: Path) -> None:
    """A handful of sentences gives no model, and says how many are needed."""
    (tmp_path / "tr.tsv").write_text(f"{HEADER}\ntr-1\twire\t\t[[Nar Grubu|none]] gelmedi.\n", encoding="utf-8")
    with pytest.raises(ModelError, match="at least"):
        retrain(Request(tmp_path, tmp_path / "models", {}))


def test_the_card_says_what_a_model_is_made_of(labels: Path, tmp_path: Path) -> None:
    """Data, figures, gate and limits stand beside the model, for people and for programs."""
    (trained,) = retrain(Request(labels, tmp_path, {}))
    metrics = json.loads((tmp_path / trained.version / "metrics.json").read_text(encoding="utf-8"))
    text = (tmp_path / trained.version / "card.md").read_text(encoding="utf-8")
    assert metrics["data"]["labels"] == 30
    assert metrics["data"]["digest"] in text
    for heading in ("## What it learned from", "## How good it is", "## Gate", "## Limits"):
        assert heading in text


def test_a_turned_label_looks_wrong(labels: Path) -> None:
    """A label that all others of its kind contradict is named first, with what it should be."""
    data = list(read(labels))
    at = next(i for i, e in enumerate(data) if e.label == Stance.OPPOSE)
    data[at] = replace(data[at], label="support")
    fitted = fit(data, (1.0,), Design(vectors=False, words=True), "v", curved=False)
    found = suspects(data, fitted.probabilities, fitted.classes)
    assert found[0].example == data[at]
    assert found[0].proposed == "oppose"


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 1)), min_size=12, max_size=60), st.floats(0.05, 0.5))
def test_at_most_the_allowed_share_falls_outside_its_set(cases: list[tuple[str, float]], error: float) -> None:
    """Of the cases that a threshold was taken from, no more than the allowed share of a label lies below it."""
    truth = [label for label, _ in cases]
    probabilities = np.array([[p, 1 - p] if label == "a" else [1 - p, p] for label, p in cases])
    least = thresholds(truth, probabilities, ("a", "b"), error)
    for label in set(truth):
        own = [p for name, p in cases if name == label]
        assert sum(round(p, 6) < least[label] for p in own) <= error * (len(own) + 1)


def test_the_commands_train_list_choose_and_go_back(labels: Path, tmp_path: Path) -> None:
    """From labels to a current model and a report, another model, and back again, by the command line alone."""
    folder, page = tmp_path / "models", tmp_path / "report.html"
    options = ["--models", str(folder)]
    trained = astana("train", "--labels", str(labels), *options, "--report", str(page))
    assert trained.exit_code == 0, trained.output
    assert "gate: passed" in trained.output
    text = page.read_text(encoding="utf-8")
    assert "Confusion" in text
    assert not re.search(r"""(?:src|href)=["']?https?:|<script""", text)
    with (labels / "tr.tsv").open("a", encoding="utf-8") as file:
        file.write("tr-9\twire\t\t[[Ardıç Grubu|none]] uzakta kaldı.\n")
    assert astana("train", "--labels", str(labels), *options, "--report", str(page)).exit_code == 0
    listed = astana("models", *options).output.splitlines()
    assert [line[0] for line in listed] == ["*", " "]
    first, second = (line[2:].split()[0] for line in reversed(listed))
    assert first in astana("models", "compare", first, second, *options).output
    assert astana("models", "back", "words", *options).output == f"{first} is current\n"
    # the folder may stand before the command as well
    assert astana("models", *options, "use", second).output == f"{second} is current\n"
    assert astana("models", *options, "back", "words").output == f"{first} is current\n"
    assert astana("models", "use", second, *options).output == f"{second} is current\n"


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_the_page_on_a_training_shuts_nobody_out(labels: Path, tmp_path: Path) -> None:
    """Axe finds no violation, on a desk in light and on a phone in dark colours; nothing stands beside the screen."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    page = tmp_path / "report.html"
    options = ["--models", str(tmp_path / "models"), "--report", str(page)]
    assert astana("train", "--labels", str(labels), *options).exit_code == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for width, scheme in ((1280, "light"), (390, "dark")):
            opened = browser.new_page(
                viewport={"width": width, "height": 844},
                color_scheme=scheme,  # type: ignore[arg-type]
                bypass_csp=True,  # the page allows no script, and axe is one
            )
            opened.goto(page.as_uri())
            assert Axe().run(opened).generate_report().startswith("Found 0 accessibility violations")
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()


def test_a_trial_makes_nothing_current(labels: Path, tmp_path: Path) -> None:
    """The model is there with its figures, so that it can be taken once its labels were read."""
    said = astana(
        "train", "--labels", str(labels), "--models", str(tmp_path), "--report", str(tmp_path / "r.html"), "--trial"
    )
    assert said.exit_code == 0
    assert "Nothing became current" in said.output
    (made,) = models.installed(tmp_path)
    assert (made.current, made.refused) == (False, "")


def test_what_was_decided_on_the_page_is_not_listed_to_be_reviewed_next(sample_run: Path, tmp_path: Path) -> None:
    """The log counts at once, not only when the next run shows it in the table; unsure is not decided."""
    shutil.copytree(sample_run, tmp_path / "run")
    before = [row["stance_id"] for row in next_rows([tmp_path / "run"])]
    desk = Desk(tmp_path / "run", "ada")
    desk.decide(before[0], Entry(review="rejected"))
    desk.decide(before[1], Entry(review="unsure"))
    desk.close()
    after = [row["stance_id"] for row in next_rows([tmp_path / "run"])]
    assert before[0] not in after
    assert before[1] in after


def astana(*arguments: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, list(arguments))


def test_the_right_label_is_in_its_set_as_often_as_promised(labels: Path, tmp_path: Path) -> None:
    """Coverage counts the cases whose label is possible, and how often a person would be asked."""
    probabilities = np.array([[0.8, 0.2], [0.45, 0.55], [0.1, 0.9], [0.6, 0.4]])
    found = coverage(["a", "a", "b", "b"], probabilities, ("a", "b"), {"a": 0.4, "b": 0.5})
    assert (found.covered, found.asked) == (0.75, 0.25)
    (trained,) = retrain(Request(labels, tmp_path, {}))
    assert trained.coverage is not None
    assert trained.coverage.covered > 0.8


def test_every_other_choice_is_doubtful_and_every_other_drawn() -> None:
    """Half of what should be reviewed next is what the machine doubts most, but nothing twice and nothing alike."""
    candidates = [Candidate(f"c{i:02}", i / 40, f"walnut{i} road{i} bends") for i in range(40)]
    twin = Candidate("twin", 0.97, candidates[39].text)
    order = chosen([*candidates, twin], 10, "seed")
    assert len(set(order)) == 10
    assert order[0] in (39, 40)
    assert not {39, 40} <= set(order[::2])
    assert order == chosen([*candidates, twin], 10, "seed")
    assert sorted(chosen(candidates, 99)) == list(range(40))


def test_the_queue_is_told_what_each_record_would_teach() -> None:
    """Each row of the table has a worth of its own from 0 to 1, the most doubtful row the highest."""
    rows = [
        {"stance_id": f"s{i}", "confidence": 0.5 + i / 20, "evidence": f"Walnut {i} said so {i}."} for i in range(8)
    ]
    worth = teaching_worth(rows)
    assert worth[0] == max(worth) == 1
    assert len(set(worth)) == len(rows)
    assert teaching_worth([]) == []


def test_a_simulation_gives_every_way_the_same_beginning(labels: Path) -> None:
    """All ways of choosing start from the same labels and are asked about the same cases after each step."""
    found = simulate(read(labels), WAYS, Design(vectors=False, words=True), (12, 18))
    assert set(found) == {"random", "doubt", "half and half"}
    assert len({accuracies[0] for accuracies in found.values()}) == 1
    assert all(0 < accuracy <= 1 for accuracies in found.values() for accuracy in accuracies)


def test_how_a_position_shows_is_learned_too(labels: Path, tmp_path: Path) -> None:
    """The model tells the basis of a position as the labels do; its accuracy is that of cases not learned from."""
    path = labels / "tr.tsv"
    stated = path.read_text(encoding="utf-8").replace("|oppose|astana|acted", "|oppose|astana|stated")
    path.write_text(stated, encoding="utf-8")
    (trained,) = retrain(Request(labels, tmp_path, {}))
    refusing = next(e for e in trained.learned if e.label == "oppose" and e.seen.language == "tr")
    (decision,) = classifier.load(tmp_path / trained.version).judge([refusing.seen])
    assert decision.basis == "stated"
    assert trained.basis_accuracy is not None
    assert trained.basis_accuracy > 0.8
