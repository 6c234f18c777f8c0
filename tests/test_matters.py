"""A position on another matter or on another actor is none on the talks, in six languages. Names are invented."""

from __future__ import annotations

import pytest

from reading import LANGUAGES, case

each_language = pytest.mark.parametrize("language", LANGUAGES)
OTHER_MATTERS = {
    "en": [
        "At the talks in Astana, the [Cedar Front] praised the amnesty decreed in the capital.",
        "In Astana the [Cedar Front] condemned the sanctions.",
        "The [Cedar Front] boycotted the parliamentary elections.",
    ],
    "fr": [
        "Lors des pourparlers d'Astana, le [Front du Cèdre] a salué l'amnistie.",
        "Le [Front du Cèdre] a dénoncé les sanctions.",
        "Le [Front du Cèdre] a boycotté les élections législatives.",
    ],
    "ar": ["أدانت [جبهة الأرز] العقوبات.", "رحبت [جبهة الأرز] بالعفو.", "قاطعت [جبهة الأرز] الانتخابات."],
    "ru": [
        "[Фронт «Кедр»] осудил санкции.",
        "[Фронт «Кедр»] приветствовал амнистию.",
        "[Фронт «Кедр»] бойкотировал выборы.",
    ],
    "tr": [
        "[Sedir Cephesi] yaptırımları kınadı.",
        "[Sedir Cephesi] seçimleri boykot etti.",
        "[Sedir Cephesi] özerkliği reddetti.",
    ],
    "fa": [
        "[جبهه سرو] خودگردانی را رد کرد.",
        "[جبهه سرو] از عفو استقبال کرد.",
        "[جبهه سرو] انتخابات را تحریم کرد.",
    ],
}
OF_THE_TALKS = {
    "en": "The [Cedar Front] rejected the talks because of the bombing.",
    "fr": "Le [Front du Cèdre] a rejeté les pourparlers à cause des bombardements.",
    "ar": "رفضت [جبهة الأرز] المحادثات بسبب القصف.",
    "ru": "[Фронт «Кедр»] отверг переговоры из-за обстрелов.",
    "tr": "[Sedir Cephesi] bombardıman nedeniyle görüşmeleri reddetti.",
    "fa": "[جبهه سرو] به دلیل بمباران مذاکرات را رد کرد.",
}


@each_language
def test_a_position_on_another_matter_shows_none(language: str) -> None:
    """Sanctions, an amnesty, elections: who condemns or welcomes them says nothing of the talks."""
    for marked in OTHER_MATTERS[language]:
        asked = case(language, marked)
        assert not [f for f in asked.frames if f.role in ("agent", "near")], marked


@each_language
def test_a_motive_is_no_other_matter(language: str) -> None:
    """Who rejects the talks because of bombing takes a position on the talks."""
    asked = case(language, OF_THE_TALKS[language])
    assert {f.polarity for f in asked.frames if f.role in ("agent", "near")} == {"oppose"}


PEOPLE = {
    "en": ["In Astana the [Cedar Front] criticised [Lutonia].", "[Lutonia], which supports [Karim Haddad], was there."],
    "fr": ["Le [Front du Cèdre] a critiqué la [Lutonie].", "La [Lutonie], qui soutient [Karim Haddad], était là."],
}
AS_GUARANTORS = {
    "en": "The [Cedar Front] rejected [Lutonia] as a guarantor of the process.",
    "fr": "Le [Front du Cèdre] a rejeté la [Lutonie] comme garant du processus.",
}


@pytest.mark.parametrize("language", PEOPLE)
def test_a_position_on_somebody_shows_none(language: str) -> None:
    """A criticism or support of another actor is no position on the talks (rule 6)."""
    for marked in PEOPLE[language]:
        assert not [f for f in case(language, marked).frames if f.role in ("agent", "near")], marked


@pytest.mark.parametrize("language", AS_GUARANTORS)
def test_a_position_on_a_guarantor_of_the_talks_is_one_on_them(language: str) -> None:
    """'Rejects X as a guarantor of the process'."""
    asked = case(language, AS_GUARANTORS[language])
    assert "oppose" in {f.polarity for f in asked.frames if f.role == "agent"}


SUMMITS = {
    "en": "[Lutonia] attended a summit of the presidents in the spring.",
    "fr": "La [Lutonie] a organisé un sommet des présidents au printemps.",
    "ar": "نظمت [لوتونيا] قمة ثلاثية في الربيع.",
    "ru": "[Лутония] организовала саммит президентов весной.",
    "tr": "[Lutonya] baharda üçlü zirveye katıldı.",
    "fa": "[لوتونیا] در بهار دیدار سران را برگزار کرد.",
}
GUESSES = {
    "en": ["[Rami Haddad] refused to predict how the talks would end.", "[Rami Haddad] declined to comment."],
    "fr": ["[Rami Haddad] refuse de pronostiquer l'issue des pourparlers.", "[Rami Haddad] a refusé de commenter."],
    "ar": ["رفض [رامي حداد] التكهن بنتائج المحادثات.", "رفض [رامي حداد] التعليق."],
    "ru": ["[Рами Хаддад] отказался прогнозировать исход переговоров.", "[Рами Хаддад] отказался комментировать."],
    "tr": ["[Rami Haddad] tahminde bulunmayı reddetti.", "[Rami Haddad] yorum yapmayı reddetti."],
    "fa": ["[رامی حداد] از پیش‌بینی خودداری کرد.", "[رامی حداد] از اظهارنظر خودداری کرد."],
}


@each_language
def test_a_meeting_of_presidents_is_no_round(language: str) -> None:
    """Summits of the heads of state are none of the talks (codebook, what counts as the talks)."""
    asked = case(language, SUMMITS[language])
    assert not [f for f in asked.frames if f.role in ("agent", "near") and f.polarity != "neutral"]


@each_language
def test_who_will_not_say_what_he_expects_refuses_nothing(language: str) -> None:
    """'Refused to predict how the talks would end' is not against them."""
    for marked in GUESSES[language]:
        assert not [f for f in case(language, marked).frames if f.polarity == "oppose"], marked


def test_an_envoy_is_not_sent_by_whom_he_serves() -> None:
    """Persian writes 'envoy' and 'has sent' alike."""
    assert not case("fa", "فرستاده [لوتونیا] از نقشه گفت.").frames
    assert [f for f in case("fa", "[لوتونیا] نماینده‌ای به نشست فرستاده است.").frames if f.polarity == "support"]
