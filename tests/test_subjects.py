"""Who is the subject of a sentence where no parser runs: place, prepositions and endings tell."""

from __future__ import annotations

import pytest

from astana_nlp.stance.holders.subjects import is_subject
from astana_nlp.stance.sentence.reading import ReadSentence


@pytest.mark.parametrize(
    ("language", "text", "name", "other"),
    [
        ("en", "Cedar Front refused to sign, said a delegate of Basalt Corps", "Cedar Front", "Basalt Corps"),
        ("fr", "Front du Cèdre a refusé de signer avec Corps du Basalte", "Front du Cèdre", "Corps du Basalte"),
        ("ru", "Фронт Кедра отказался подписать текст с Корпусом Базальта", "Фронт Кедра", "Корпусом Базальта"),
        ("tr", "Sedir Cephesi Bazalt Kolordusu'nu eleştirdi", "Sedir Cephesi", "Bazalt Kolordusu'nu"),
        ("ar", "رفضت جبهة الأرز التوقيع مع فيلق البازلت", "جبهة الأرز", "فيلق البازلت"),
        ("fa", "جبهه سرو از امضا با سپاه بازالت خودداری کرد", "جبهه سرو", "سپاه بازالت"),
    ],
)
def test_the_subject_is_told_without_a_tree(language: str, text: str, name: str, other: str) -> None:
    """In all six languages, so that the quick pipeline ends no document."""
    spans = [(text.index(n), text.index(n) + len(n)) for n in (name, other)]
    read = ReadSentence(text, language, None, tuple(spans))
    assert [is_subject(read, span) for span in spans] == [True, False]
