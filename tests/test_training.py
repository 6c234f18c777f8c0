"""Training is reproducible, and cross-validation never splits a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from astana_nlp import encoder
from astana_nlp.labels import read_labels
from astana_nlp.stance import classifier
from astana_nlp.training import FOLDS, Example, cross_validate, examples, train_models

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from astana_nlp.records import Stance
    from astana_nlp.stance.features import Observation

GROUPS = ("جبهة الأرز", "كتيبة الزيتون", "فيلق التين", "حركة الرمان", "لواء الجوز", "تجمع اللوز")
UNITS = ("Sedir Cephesi", "Zeytin Tugayı", "İncir Kolordusu", "Nar Hareketi", "Ceviz Birliği", "Badem Meclisi")
DAYS = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس")


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train on words alone: the encoder costs most of the time and is shown with the classifier."""
    monkeypatch.setattr(encoder, "load", lambda: None)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Return a folder with twelve passages of three sentences in two languages without a parser."""
    header = "passage\tstyle\tcontext\ttext"
    arabic, turkish = [header], [header]
    for i, (group, unit, day) in enumerate(zip(GROUPS, UNITS, DAYS, strict=True)):
        arabic += [
            f"ar-{i}\twire\t\tشاركت [[{group}|support|astana|acted]] في المحادثات {day}.",
            f"ar-{i}\twire\t\tقاطعت [[{group}|oppose|astana|acted]] المحادثات {day}.",
            f"ar-{i}\twire\t\tهطل المطر على مقر [[{group}|none]] {day}.",
        ]
        turkish += [
            f"tr-{i}\tfootnote\t\t[[{unit}|support|astana|acted]] görüşmelere katıldı.",
            f"tr-{i}\twire\t\t[[{unit}|oppose|astana|acted]] görüşmeleri boykot etti.",
            f"tr-{i}\theadline\t\t[[{unit}|none]] karargâhına yağmur yağdı.",
        ]
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "ar.tsv").write_text("\n".join(arabic) + "\n", encoding="utf-8")
    (folder / "tr.tsv").write_text("\n".join(turkish) + "\n", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_labels_give_the_same_bytes(labels: Path, tmp_path: Path) -> None:
    """Two trainings write the same models, figures and pointers, and the figures are returned."""
    first = train_models(labels, tmp_path / "a", {})
    second = train_models(labels, tmp_path / "b", {})
    assert first == second
    assert files(tmp_path / "a") == files(tmp_path / "b")
    pointer = (tmp_path / "a" / "current-words").read_text(encoding="utf-8").strip()
    assert pointer in first
    assert classifier.load(tmp_path / "a" / pointer).version == pointer
    assert not (tmp_path / "a" / "current-vectors").exists()


def test_other_labels_give_another_version(labels: Path, tmp_path: Path) -> None:
    """The version of a model tells what it was trained on."""
    before = set(train_models(labels, tmp_path / "models", {}))
    with (labels / "tr.tsv").open("a", encoding="utf-8") as file:
        file.write("tr-9\twire\t\t[[Ardıç Grubu|none]] uzakta kaldı.\n")
    after = set(train_models(labels, tmp_path / "models", {}))
    assert len(before) == len(after) == 1
    assert before != after


def test_every_marked_actor_is_an_example_of_its_passage(labels: Path) -> None:
    """Examples carry the label and the language of their row, and footnotes and headlines their section."""
    found = examples(read_labels(labels), {})
    assert len(found) == 36
    assert {e.seen.language for e in found} == {"ar", "tr"}
    assert len({e.group for e in found}) == 12
    sections = {k for e in found for k in e.seen.named if k.startswith("section:")}
    assert sections == {"section:body", "section:footnote", "section:heading"}


def test_a_passage_is_never_split(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a fold learns from shares no passage with what it is asked, and every example is asked once."""
    data = [Example(e.seen, e.stance, e.group) for e in examples(read_labels(labels), {})]
    group_of = {id(e.seen): e.group for e in data}
    learned: list[set[str]] = []
    asked: list[list[str]] = []
    train, judge = classifier.train, classifier.StanceClassifier.judge

    def watched_train(
        seen: Sequence[Observation], stances: Sequence[Stance], *, encoder: bool, strength: float, name: str
    ) -> classifier.StanceClassifier:
        learned.append({group_of[id(o)] for o in seen})
        return train(seen, stances, encoder=encoder, strength=strength, name=name)

    def watched_judge(
        self: classifier.StanceClassifier, seen: Sequence[Observation]
    ) -> tuple[classifier.Decision, ...]:
        asked.append([group_of[id(o)] for o in seen])
        return judge(self, seen)

    monkeypatch.setattr(classifier, "train", watched_train)
    monkeypatch.setattr(classifier.StanceClassifier, "judge", watched_judge)
    figures = cross_validate(data, with_encoder=False, strength=1.0)
    assert len(learned) == len(asked) == FOLDS
    assert all(not groups & set(questions) for groups, questions in zip(learned, asked, strict=True))
    assert sorted(g for questions in asked for g in questions) == sorted(e.group for e in data)
    assert set(figures["accuracy_by_language"]) == {"ar", "tr"}
    assert set(figures["f1"]) == {"support", "oppose", "none"}
    assert figures["accuracy"] > 0.9
