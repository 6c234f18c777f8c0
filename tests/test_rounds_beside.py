"""What a sentence tells beside the round that it is on: sessions of the committee, earlier rounds, other meetings.

All names are invented.
"""

from __future__ import annotations

import pytest

import telling
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)


def rounds(language: str, *texts: str, day: str = "", together: bool = True) -> list[tuple[int, ...]]:
    """Return the rounds of sentences that were written on a day."""
    return [s.rounds for s in telling.linked(language, *texts, day=day, together=together).sentences]


SESSION = {
    "en": (
        "The seventeenth round of the Astana talks opened.",
        "The delegations want the Constitutional Committee's next session to be held.",
    ),
    "fr": (
        "Le dix-septième cycle des pourparlers d'Astana s'est ouvert.",
        "Les délégations souhaitent que la prochaine réunion du Comité constitutionnel se tienne.",
    ),
    "ar": (
        "افتتحت الجولة السابعة عشرة من محادثات أستانا.",
        "وتريد الوفود أن تعقد الجولة المقبلة للجنة الدستورية.",
    ),
    "ru": (
        "Открылся семнадцатый раунд переговоров в Астане.",
        "Делегации хотят, чтобы следующая встреча Конституционного комитета состоялась.",
    ),
    "tr": (
        "Astana görüşmelerinin on yedinci turu açıldı.",
        "Heyetler Anayasa Komitesi'nin bir sonraki toplantısının yapılmasını istiyor.",
    ),
    "fa": (
        "دور هفدهم مذاکرات آستانه گشایش یافت.",
        "هیئت‌ها می‌خواهند کمیته قانون اساسی نشست بعدی خود را برگزار کند.",
    ),
}


@each_language
def test_the_next_session_of_the_committee_is_no_round(language: str) -> None:
    """It is asked for at the round that the text reports on."""
    assert rounds(language, *SESSION[language], day="2021-12-21") == [(17,), (17,)]


def test_the_next_round_is_one_also_where_the_committee_is_named() -> None:
    """Behind a comma, or far from it, the committee holds nothing."""
    texts = (
        "The seventeenth round of the Astana talks opened.",
        "At the next round, the Constitutional Committee is due.",
    )
    assert rounds("en", *texts, day="2021-12-21") == [(17,), (18,)]


OPENED = {
    "en": "The second round of the Astana talks opened.",
    "fr": "Le deuxième cycle des pourparlers d'Astana s'est ouvert.",
    "ar": "افتتحت الجولة الثانية من محادثات أستانا.",
    "ru": "Открылся второй раунд переговоров в Астане.",
    "tr": "Astana görüşmelerinin ikinci turu açıldı.",
    "fa": "دور دوم مذاکرات آستانه گشایش یافت.",
}
SAME = [  # a month that something of this round is only compared with
    ("en", "The delegation is led by the same man as in January."),
    ("en", "The delegation is led by the same man as it was in January."),
    ("fr", "La délégation est conduite à l'identique de janvier par le même homme."),
    ("fr", "La délégation est la même, comme en janvier."),
    ("fr", "La délégation est la même, à l'instar de janvier."),
    ("ar", "ويرأس الوفد الرجل نفسه كما في كانون الثاني."),
    ("ar", "ويرأس الوفد الرجل نفسه كما كان في كانون الثاني."),
    ("ar", "ويرأس الوفد الرجل نفسه على غرار كانون الثاني."),
    ("ru", "Делегацию, как и в январе, возглавляет тот же человек."),
    ("ru", "Делегация собрана по образцу января."),
    ("tr", "Heyete Ocak ayında olduğu gibi aynı kişi başkanlık ediyor."),
    ("fa", "هیئت مانند ژانویه با همان مرد آمده است."),
    ("fa", "هیئت همانند ژانویه با همان مرد آمده است."),
    ("fa", "هیئت همچون ژانویه با همان مرد آمده است."),
]


@pytest.mark.parametrize(("language", "text"), SAME)
def test_a_month_that_a_round_is_likened_to_is_not_told_of(language: str, text: str) -> None:
    """'Led by the same man as in January', on the days of the second round, is of the second."""
    assert rounds(language, OPENED[language], text, day="2017-02-16") == [(2,), (2,)]


AFTER = {
    "en": (
        "The thirteenth round of the Astana talks opened.",
        "After the meeting of 25 and 26 April 2019 the delegations have grown.",
    ),
    "fr": (
        "Le treizième cycle des pourparlers d'Astana s'est ouvert.",
        "Après la réunion des 25 et 26 avril 2019, les délégations ont grandi.",
    ),
    "ar": (
        "افتتحت الجولة الثالثة عشرة من محادثات أستانا.",
        "بعد اجتماع 25 و26 نيسان 2019 كبرت الوفود.",
    ),
    "ru": (
        "Открылся тринадцатый раунд переговоров в Астане.",
        "После встречи 25 и 26 апреля 2019 года делегации выросли.",
    ),
    "tr": (
        "Astana görüşmelerinin on üçüncü turu açıldı.",
        "25-26 Nisan 2019'daki buluşmanın ardından heyetler büyüdü.",
    ),
    "fa": (
        "دور سیزدهم مذاکرات آستانه گشایش یافت.",
        "پس از نشست ۲۵ و ۲۶ آوریل ۲۰۱۹ هیئت‌ها بزرگ‌تر شدند.",
    ),
}


@each_language
def test_the_days_of_a_round_after_which_something_was_leave_a_text_on_a_later_one(language: str) -> None:
    """'After the meeting of 25 and 26 April' in a report on round 13; behind an earlier one it is on those days."""
    """'After the meeting of 25 and 26 April' in a report on the thirteenth round; behind the second it is on those."""
    opening, text = AFTER[language]
    assert rounds(language, opening, text, day="2019-08-02") == [(13,), (13,)]
    assert rounds(language, OPENED[language], text, day="2019-05-02") == [(2,), (12,)]


COLON = {
    "en": (
        "The first round of the Astana talks closed.",
        "The exiles did not come to Astana: on 27 January 2017 the minister met them in Halden.",
    ),
    "fr": (
        "Le premier cycle des pourparlers d'Astana a pris fin.",
        "Les exilés ne sont pas venus à Astana : le 27 janvier 2017 le ministre les a rencontrés à Halden.",
    ),
    "ar": (
        "انتهت الجولة الأولى من محادثات أستانا.",
        "لم يأت المنفيون إلى أستانا: في 27 كانون الثاني 2017 اجتمع بهم الوزير في هالدن.",
    ),
    "ru": (
        "Первый раунд переговоров в Астане завершился.",
        "Эмигранты в Астану не приехали: 27 января 2017 года министр встретился с ними в Халдене.",
    ),
    "tr": (
        "Astana görüşmelerinin ilk turu bitti.",
        "Sürgündekiler Astana'ya gelmedi: 27 Ocak 2017'de bakan onlarla Halden'de bir araya geldi.",
    ),
    "fa": (
        "دور نخست مذاکرات آستانه پایان یافت.",
        "تبعیدیان به مذاکرات آستانه نیامدند: ۲۷ ژانویه ۲۰۱۷ وزیر در هالدن با آنان دیدار کرد.",
    ),
}


@each_language
def test_what_was_held_beyond_a_colon_takes_nothing_from_the_talks(language: str) -> None:
    """They were not at the round; where they were on another day is told behind it."""
    assert rounds(language, *COLON[language], day="2017-01-31", together=False) == [(1,), (1,)]
