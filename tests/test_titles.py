"""Who is only named in a title or for a place takes no position by that. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.records import Label
from astana_nlp.stance.titles import without_places, without_titles
from passages import laid_out

TITLES = [
    ("ar", "وقال رئيس وفد [جبهة الأرز] [P:كريم حداد] إن الجولة مفيدة."),
    ("ar", "وقال [P:كريم حداد]، المتحدث باسم [جبهة الأرز]، إن الجولة مفيدة."),
    ("fa", "رئیس هیئت [جبهه سرو] [P:کریم حداد] از مذاکرات استقبال کرد."),
    ("fa", "[P:کریم حداد]، سخنگوی [جبهه سرو]، از مذاکرات استقبال کرد."),
    ("tr", "[Sedir Cephesi] heyetinin sözcüsü [P:Kerim Haddad] görüşmeleri destekledi."),
    ("tr", "Eski [Lutonya] Başbakanı [P:Kerim Haddad]'ın başkanlığındaki heyet geldi."),
]
BESIDE_A_PERSON = [
    ("ar", "رفضت [جبهة الأرز] المحادثات، وقال [P:كريم حداد] إنها مفيدة."),
    ("ar", "أعلن المتحدث باسم [جبهة الأرز] رفضه المحادثات."),
    ("fa", "[P:کریم حداد] و [جبهه سرو] از مذاکرات استقبال کردند."),
    ("tr", "[Sedir Cephesi], [P:Kerim Haddad] ile görüştü."),
]
PLACES = [
    ("ar", "انطلقت المحادثات في عاصمة [S:كازاخستان]."),
    ("fa", "مذاکرات در پایتخت [S:قزاقستان] آغاز شد."),
    ("tr", "Görüşmeler [S:Kazakistan]'ın başkentinde başladı."),
]


def bodies(language: str, sentence: str) -> list[str]:
    """Return the bodies of a sentence that no title takes up."""
    rows, mentions, read = laid_out(language, sentence)
    return [m.text for m in without_titles(mentions[0], rows[0], read[0]) if m.label is not Label.PERSON]


@pytest.mark.parametrize(("language", "sentence"), TITLES)
def test_a_body_in_the_title_of_who_speaks_is_left_out(language: str, sentence: str) -> None:
    """The person holds the position."""
    assert bodies(language, sentence) == []


@pytest.mark.parametrize(("language", "sentence"), BESIDE_A_PERSON)
def test_a_body_beside_a_person_stays(language: str, sentence: str) -> None:
    """A comma, a list or a spokesman without a name makes no title of it."""
    assert len(bodies(language, sentence)) == 1


@pytest.mark.parametrize(("language", "sentence"), PLACES)
def test_a_state_named_for_its_capital_is_left_out(language: str, sentence: str) -> None:
    """'In the capital of …' says where."""
    rows, mentions, read = laid_out(language, sentence)
    assert without_places(mentions[0], rows[0], read[0]) == []


def test_a_state_beside_the_name_of_the_city_stays() -> None:
    """Only what is part of the name of the place is left out."""
    rows, mentions, read = laid_out("ar", "رحبت [S:كازاخستان] بانعقاد الجولة في أستانا.")
    assert without_places(mentions[0], rows[0], read[0]) == mentions[0]
