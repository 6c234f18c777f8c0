"""What came before and after, and what a negation or condition is of, in six languages. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.doings import newest, plainly
from reading import LANGUAGES, frames, read

each_language = pytest.mark.parametrize("language", LANGUAGES)
CAME_BACK = {
    "en": "The [Cedar Front] joined the talks after a boycott.",
    "fr": "Le [Front du Cèdre] a participé aux pourparlers après un boycott.",
    "ar": "عادت [جبهة الأرز] إلى طاولة المحادثات بعد تعليق مشاركتها.",
    "ru": "[Фронт Кедра] принял участие в переговорах после бойкота.",
    "tr": "[Sedir Cephesi] boykottan sonra görüşmelere katıldı.",
    "fa": "[جبهه سرو] پس از تحریم نشست، در مذاکرات شرکت کرد.",
}
NOT_BEFORE = {
    "ar": ("لن تذهب [جبهة الأرز] إلى أستانا قبل إطلاق سراح المعتقلين.", "لن توقع [ألوية الجبل] قبل رفع الحصار."),
    "fa": ("[جبهه سرو] تا بمباران متوقف نشود به مذاکرات بازنخواهد گشت.", "[تیپ زیتون] تا خروج نیروها نخواهد رفت."),
    "tr": ("[Sedir Cephesi] saldırılar durmadıkça görüşmelere katılmayacak.",),
}
HELD = [
    ("ar", "لن تشارك [جبهة الأرز] في الجولة ورحبت بالهدنة."),
    ("ar", "لم تحضر [ألوية الجبل] الجولة مؤيدة الهدنة."),
    ("fa", "[جبهه سرو] در نشست شرکت نکرد و از آتش‌بس حمایت کرد."),
]
SAYS = [
    "[جبهه سرو] سالن را ترک کرد و پیغام داد که دیگر در نشست شرکت نخواهد کرد.",
    "[تیپ زیتون] در بیانیه‌ای رسمی نوشت که به وعده‌ها اعتماد ندارد و در مذاکرات شرکت نخواهد کرد.",
]


@each_language
def test_what_was_done_before_the_other_gives_way(language: str) -> None:
    """Who comes after a boycott has come (rule 2 of the codebook)."""
    assert newest(frames(language, CAME_BACK[language]), read(language, CAME_BACK[language])) == {"support"}


@pytest.mark.parametrize(("language", "sentence"), [(k, s) for k, found in NOT_BEFORE.items() for s in found][:4])
def test_a_refusal_until_something_is_met_is_conditional(language: str, sentence: str) -> None:
    """'Will not go before …' says what would make it go."""
    assert plainly(frames(language, sentence)) == {"conditional"}


@pytest.mark.parametrize(("language", "sentence"), HELD)
def test_a_negation_that_a_cue_holds_denies_no_other(language: str, sentence: str) -> None:
    """What is not attended leaves what is supported as it is."""
    polarities = {f.cue.kind.split(".")[0]: f.polarity for f in frames(language, sentence)}
    assert polarities["support"] == "support"


@pytest.mark.parametrize("sentence", SAYS)
def test_what_a_persian_subject_says_is_of_itself(sentence: str) -> None:
    """Behind 'said that' no second subject stands."""
    refusing = [f for f in frames("fa", sentence) if f.cue.pattern.startswith("شرکت")]
    assert [f.role for f in refusing] == ["near"]
