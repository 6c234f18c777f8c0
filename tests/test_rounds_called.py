"""Rounds that are called by a number and the city, counted by their times, or the last of a list; in six languages."""

from __future__ import annotations

import pytest

import telling
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
CALLED = {
    "en": "The fourteenth Astana brought nothing new.",
    "fr": "La 14e Astana n'a rien apporté de neuf.",
    "ar": "أستانا الرابعة عشرة: لا جديد.",
    "ru": "Четырнадцатая «Астана»: ничего нового.",
    "tr": "14'üncü Astana'nın sonucu yeni değil.",
    "fa": "آستانه چهاردهم: چیز تازه‌ای نیست.",
}
LISTED = {
    "en": (
        "The third, fourth and fifth rounds of the Astana talks dealt with the truce.",
        "At the end of the latest, Lutonia signed a paper.",
    ),
    "fr": (
        "Les troisième, quatrième et cinquième cycles des pourparlers d'Astana portaient sur la trêve.",
        "Au terme du plus récent, la Lutonie a signé un texte.",
    ),
    "ar": ("تناولت الجولات الثالثة والرابعة والخامسة من محادثات أستانا الهدنة.", "وفي ختام آخرها وقعت لوتونيا ورقة."),
    "ru": (
        "Третий, четвертый и пятый раунды переговоров в Астане были о перемирии.",
        "По итогам последнего Лутония подписала документ.",
    ),
    "tr": (
        "Astana görüşmelerinin üçüncü, dördüncü ve beşinci turları ateşkesi ele aldı.",
        "Sonuncusunun bitiminde Lutonya bir metin imzaladı.",
    ),
    "fa": (
        "دورهای سوم، چهارم و پنجم مذاکرات آستانه درباره آتش‌بس بود.",
        "در پایان آخرین آنها لوتونیا متنی امضا کرد.",
    ),
}


@each_language
def test_a_number_and_the_city_call_a_round(language: str) -> None:
    """No word for a round or for talks is needed, and the name may be quoted."""
    assert telling.linked(language, CALLED[language], day="").sentences[0].rounds == (14,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fourth Astana Economic Forum was over."),
        ("en", "The first Astana was a village."),
        ("fa", "در آستانه سومین سالگرد جنگ، مردم آمدند."),
        ("fa", "در آستانه چهارم ژوئن مردم آمدند."),
        ("ar", "أستانا الأولى: قرية."),
        ("en", "In chess Astana fourth, Ankara second."),
        ("tr", "Yarışta Astana dördüncü, Ankara ikinci oldu."),
        ("ru", "Это была зима четырнадцатая, Астана молчала."),
        ("ru", "Четырнадцатый астанинский закрыт."),
    ],
)
def test_a_number_beside_the_city_may_count_something_else(language: str, text: str) -> None:
    """A forum, a village, an anniversary: Persian 'on the eve of' is spelled like the city."""
    assert telling.linked(language, text, day="").sentences[0].rounds == ()


def test_turkish_counts_the_times_by_all_words_of_a_number() -> None:
    """'On dördüncü defa' is the fourteenth time and not the fourth."""
    text = "Garantörler Kazakistan'ın başkenti Nur Sultan'da on dördüncü defa buluştu."
    assert telling.linked("tr", text, day="").sentences[0].rounds == (14,)


@pytest.mark.parametrize("day", ["", "2017-10-31"])
@each_language
def test_the_latest_of_a_list_is_its_last_round(language: str, day: str) -> None:
    """Also where the text was written on the days of a later one; elsewhere 'the latest' is anything."""
    before, latest = LISTED[language]
    assert telling.linked(language, before, latest, day=day, together=True).sentences[1].rounds == (5,)
    assert telling.linked(language, before, latest, day=day).sentences[1].rounds != (5,)


def test_the_latest_behind_one_round_that_is_told_of_in_passing_is_the_one_reported_on() -> None:
    texts = ("The third round of the Astana talks has begun.", "The first round was held in January 2017.")
    latest = "At the end of the latest, Lutonia signed a paper."
    assert telling.linked("en", *texts, latest, day="2017-03-14", together=True).sentences[2].rounds == (3,)


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", ""])
def test_turkish_writes_an_ordinal_with_any_apostrophe_or_none(mark: str) -> None:
    assert telling.linked("tr", f"Astana görüşmelerinin 14{mark}üncü turu bitti.", day="").sentences[0].rounds == (14,)


@pytest.mark.parametrize("mark", ["-", "‑", ""])
def test_russian_writes_an_ordinal_with_a_hyphen_or_none(mark: str) -> None:
    text = f"Прошёл 14{mark}й раунд переговоров в Астане."
    assert telling.linked("ru", text, day="").sentences[0].rounds == (14,)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Очередной раунд закончился в среду.", 6),
        ("Очередной раунд начался в среду.", 6),
        ("Очередной раунд ждут.", 7),
    ],
)
def test_a_regular_round_is_one_that_is_over_or_one_to_come(text: str, number: int) -> None:
    """Russian has one word for both."""
    texts = ("Шестой раунд переговоров в Астане собрал делегации.", text)
    assert telling.linked("ru", *texts, day="").sentences[1].rounds == (number,)
