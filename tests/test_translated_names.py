"""Names of factions that documents translate: the words they are made of mean the same in every language."""

from __future__ import annotations

import pytest

from astana_nlp import knowledge
from astana_nlp.findings.spellings import one_name_each
from astana_nlp.unlisted import name_words


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Brigade du Cèdre", "fr"),
        ("Brigade du Cèdre", "en"),
        ("«Кедровой бригады»", "ru"),
        ("Sedir Tugayı", "tr"),
        ("لواء الأرز", "ar"),
        ("تیپ سدر", "fa"),
    ],
)
def test_a_translation_is_the_same_name(name: str, language: str) -> None:
    """A French name keeps its language in an English text."""
    assert name_words(name, language) == name_words("Cedar Brigade", "en")


def test_words_of_a_name_stand_in_the_order_of_their_language() -> None:
    """'The Qalamoun Free League' begins in Turkish with the place, in French with the league."""
    names = [("Qalamoun Free League", "en"), ("Kalamun Özgür Birliği", "tr"), ("Ligue libre du Qalamoun", "fr")]
    assert len({name_words(*pair) for pair in names}) == 1


def test_another_tree_or_another_body_is_another_name() -> None:
    """Olives are no cedars, and a front is no brigade."""
    names = [
        ("Cedar Brigade", "en"),
        ("Brigade des Oliviers", "fr"),
        ("Front du Cèdre", "fr"),
        ("Sedir Hareketi", "tr"),
    ]
    assert len({name_words(*pair) for pair in names}) == len(names)


def test_findings_call_translations_by_one_name() -> None:
    """So that sources in two languages can contradict each other on it."""
    names = one_name_each([("Cedar Brigade", "en"), ("Sedir Tugayı", "tr"), ("Cedar Brigade", "en")])
    assert set(names.values()) == {"Cedar Brigade"}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Front du Cèdre", "fr"),
        ("جبهة الأرز", "ar"),
        ("Кедровый фронт", "ru"),
        ("Sedir Cephesi", "tr"),
        ("جبهه سدر", "fa"),
    ],
)
def test_a_name_is_shown_in_english_where_a_text_has_it_so(name: str, language: str) -> None:
    """However often it stands in another language: who reads the report may know English alone."""
    names = one_name_each([(name, language), (name, language), ("Cedar Front", "en")])
    assert set(names.values()) == {"Cedar Front"}
    assert set(one_name_each([(name, language)]).values()) == {name}


def test_no_word_means_two_things_in_one_language() -> None:
    """Each form stands in one row."""
    for code in knowledge.languages():
        forms = [form for row in knowledge.name_words().values() for form in row.get(code, ())]
        assert len(forms) == len(set(forms)), code
