"""What a paper says is said by who published it, in six languages. Names are invented."""

from __future__ import annotations

import pytest

from passages import spoken_for
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)

PAPERS = {  # who publishes, and what the paper goes on to say
    "en": ("The [Cedar Front] published a letter.", "The letter warns that the talks are in vain."),
    "fr": ("Le [Front du Cèdre] a publié un communiqué.", "La trêve, y lit-on, est morte."),
    "ar": ("أصدرت [جبهة الأرز] بيانا.", "وجاء فيه أن المحادثات بلا جدوى."),
    "ru": ("[Фронт Кедра] опубликовал заявление.", "Гости, говорится там, ничего не решают."),
    "tr": ("[Sedir Cephesi] bir bildiri yayımladı.", "Metne göre görüşmeler boşuna."),
    "fa": ("[جبهه سرو] بیانیه‌ای منتشر کرد.", "در این متن آمده که مذاکرات بیهوده است."),
}


@each_language
def test_what_a_paper_says_is_said_by_who_published_it(language: str) -> None:
    """'It says there', 'the authors add', 'the letter warns' quote the paper that was just told of."""
    before, after = PAPERS[language]
    assert len(spoken_for(language, before, after)) == 1


@pytest.mark.parametrize(
    ("language", "after"),
    [
        ("en", "The truce, its authors add, is dead."),
        ("fr", "La trêve est morte, souligne le communiqué."),
        ("ar", "وأكد البيان أن الهدنة ماتت."),
        ("ru", "Перемирие, добавляют авторы, мертво."),
        ("tr", "Bildiride ateşkesin öldüğü vurgulandı."),
        ("fa", "این بیانیه تأکید می‌کند آتش‌بس مرده است."),
    ],
)
def test_a_paper_is_quoted_in_many_ways(language: str, after: str) -> None:
    """Its authors, or the paper itself, say something."""
    assert len(spoken_for(language, PAPERS[language][0], after)) == 1


@each_language
def test_a_paper_that_nobody_published_is_nobodys(language: str) -> None:
    """Without a sentence that tells of the paper nobody says what it says."""
    assert spoken_for(language, "[Sedir].", PAPERS[language][1]) == set()


def test_a_paper_is_quoted_further_on_and_behind_a_heading() -> None:
    """One sentence that quotes hands the author on to the next; the statement of a part is that of the body."""
    chain = ("The [Cedar Front] published a letter.", *["The letter says that the round is in vain."] * 6)
    assert spoken_for("en", *chain) == {"Cedar Front"}
    units = "Доводы изложены в заявлении, с которым отряды [Фронта Кедра] выступили в пятницу."
    assert spoken_for("ru", units, "Гости, говорится там, ничего не решают.") == {"Фронта Кедра"}


def test_the_letter_of_another_is_not_the_one_told_of() -> None:
    """Who is named beside the paper says it."""
    before = "The [Cedar Front] published a letter."
    assert spoken_for("en", before, "The letter of the [Fig Legion] warns that the talks are in vain.") == set()
