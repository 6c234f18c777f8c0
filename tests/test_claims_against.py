"""What of the days, the place and the guests of a round cannot be: slips, late announcements, wrong ends, newcomers."""

from __future__ import annotations

import pytest

from astana_nlp.claims.parts import whole
from astana_nlp.claims.reader.newcomers import newcomers
from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.evidence import Claim, Quote
from astana_nlp.names import find_mentions
from astana_nlp.records import ACTOR_LABELS, RoundClaim, Section, Sentence
from evidence import source
from telling import told


def values(claims: list[RoundClaim], kind: str) -> list[tuple[int, str, str]]:
    return [(c.round, c.value, c.agrees_with_calendar) for c in claims if c.claim == kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks opened on Tuesday."),
        ("ar", "بدأت الجولة التاسعة من محادثات أستانا يوم الثلاثاء."),
        ("ru", "Девятый раунд переговоров в Астане начался во вторник."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu salı günü başladı."),
        ("fa", "نهمین دور مذاکرات آستانه روز سه‌شنبه آغاز شد."),
        ("fr", "Le neuvième tour des pourparlers d'Astana s'est ouvert mardi."),
    ],
)
def test_a_round_does_not_begin_on_its_last_day(language: str, text: str) -> None:
    """The ninth met on Monday the 14th and Tuesday the 15th of May 2018."""
    assert values(told(language, text, day="2018-05-17"), "first-day") == [(9, "2018-05-15", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks ended on 15 May."),
        ("ar", "انتهت الجولة التاسعة من محادثات أستانا في 15 أيار."),
        ("ru", "Девятый раунд переговоров в Астане завершился 15 мая."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu 15 Mayıs'ta sona erdi."),
        ("fr", "Le neuvième tour des pourparlers d'Astana s'est achevé le 15 mai."),
    ],
)
def test_the_last_day_is_that_on_which_a_round_ends(language: str, text: str) -> None:
    """What the calendar has as well is a claim that others can be held against."""
    assert values(told(language, text, day="2018-05-17"), "last-day") == [(9, "2018-05-15", "yes")]


def test_a_session_begins_on_a_day_of_its_own() -> None:
    """The plenary session of the second day opens no round."""
    text = "The plenary session of the ninth round of the Astana talks opened on Tuesday."
    assert values(told("en", text, day="2018-05-17"), "first-day") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks will be held on 30 and 31 July."),
        ("ar", "ستعقد الجولة التاسعة من محادثات أستانا في 30 و31 تموز."),
        ("ru", "Девятый раунд переговоров в Астане пройдёт 30–31 июля."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu 30-31 Temmuz'da yapılacak."),
        ("fa", "نهمین دور مذاکرات آستانه روزهای ۳۰ و ۳۱ ژوئیه برگزار خواهد شد."),
        ("fr", "Le neuvième tour des pourparlers d'Astana se tiendra les 30 et 31 juillet."),
    ],
)
def test_a_round_that_is_over_is_not_to_come(language: str, text: str) -> None:
    """The ninth was held in May; those days are the tenth's."""
    assert values(told(language, text, day="2018-07-20"), "date") == [(9, "2018-07-30/2018-07-31", "no")]
    assert values(told(language, text, day="2018-07-20"), "planned-date") == []


def test_what_a_round_agreed_on_is_the_next_one() -> None:
    """'At the ninth round' is where it was agreed, and a plan."""
    text = "At the ninth round of the Astana talks they agreed to meet again on 30 and 31 July."
    assert values(told("en", text, day="2018-07-20"), "date") == []


def test_a_plan_for_a_year_that_is_over_is_an_error() -> None:
    """Days that are otherwise those of the calendar."""
    text = "The 20th meeting in Astana will be held on 20-21 June 2022."
    assert values(told("en", text, day="2023-06-16"), "date") == [(20, "2022-06-20/2022-06-21", "no")]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("The ninth round of the Astana talks is over.", "The talks lasted on 14 and 15 April.")),
        ("ar", ("انتهت الجولة التاسعة من محادثات أستانا.", "واستمر الاجتماع يومي 14 و15 نيسان.")),
    ],
)
def test_the_days_of_a_round_in_a_month_beside_it_are_a_slip(language: str, texts: tuple[str, ...]) -> None:
    """The sentence points to the round without its number."""
    assert values(told(language, *texts, day="2018-05-17"), "date") == [(9, "2018-04-14/2018-04-15", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks was held in Turkey."),
        ("ar", "عقدت الجولة التاسعة من محادثات أستانا في تركيا."),
        ("ru", "Девятый раунд переговоров Астаны прошёл в Турции."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu Türkiye'de yapıldı."),
        ("fa", "نهمین دور مذاکرات آستانه در ترکیه برگزار شد."),
        ("fr", "Le neuvième tour des pourparlers d'Astana s'est tenu en Turquie."),
    ],
)
def test_a_round_is_said_to_meet_in_a_state(language: str, text: str) -> None:
    """A state that is not the host's is as wrong as a city."""
    assert (9, "Turkey", "no") in values(told(language, text, day="2018-05-17"), "place")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks was held on the initiative of Russia and Turkey."),
        ("ar", "عقدت الجولة التاسعة من محادثات أستانا بمبادرة من روسيا وتركيا."),
        ("ru", "Девятый раунд переговоров в Астане прошёл по инициативе России и Турции."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu Rusya ve Türkiye'nin girişimiyle yapıldı."),
        ("fa", "نهمین دور مذاکرات آستانه به ابتکار روسیه و ترکیه برگزار شد."),
        ("fr", "Le neuvième tour des pourparlers d'Astana s'est tenu à l'initiative de la Russie et de la Turquie."),
    ],
)
def test_on_whose_initiative_a_round_was(language: str, text: str) -> None:
    """One claim has all of them: several may have asked for it together."""
    assert values(told(language, text, day="2018-05-17"), "initiated-by") == [(9, "Russia, Turkey", "unknown")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Iraq and Lebanon will be observers for the first time, next to the United Nations."),
        ("ar", "يحضر العراق ولبنان للمرة الأولى، إلى جانب الأمم المتحدة."),
        ("ru", "Ирак и Ливан будут наблюдателями впервые, рядом с ООН."),
        ("tr", "Irak ve Lübnan ilk kez gözlemci olacak, Birleşmiş Milletler de orada."),
        ("fa", "عراق و لبنان برای نخستین بار ناظر خواهند بود، در کنار سازمان ملل."),
        ("fr", "L'Irak et le Liban seront observateurs pour la première fois, à côté des Nations unies."),
    ],
)
def test_who_is_new_is_the_list_before_the_words(language: str, text: str) -> None:
    """Whoever stands in the next clause has been there before."""
    sentence = Sentence("d-s0", 0, len(text), text, 0, 1, Section.BODY, language)
    part = whole(13, 0, sentence, find_mentions([sentence], "d", "2019-07-20"))
    coming = [m for m in part.mentions if m.label in ACTOR_LABELS]
    assert {m.entity_id for m in newcomers(part, coming)} == {"iraq", "lebanon"}


def claim(doc: str, kind: str, value: str) -> Claim:
    return Claim(9, kind, value, "", "unknown", Quote(source(doc), f"{doc}-s0", 1, "en", f"It is {value}."))


def test_every_number_that_another_excludes_is_shown() -> None:
    """Three counts are two doubts; who agrees with one of them adds none."""
    told_so = [claim(doc, "participants", f"{n} groups") for doc, n in (("a", 9), ("b", 14), ("c", 20), ("d", 14))]
    assert len(list(find_disputes(told_so))) == 2


def test_initiatives_that_have_somebody_in_common_go_together() -> None:
    """Of three sponsors a text may name two."""
    one = claim("a", "initiated-by", "Russia, Turkey")
    assert list(find_disputes([one, claim("b", "initiated-by", "Iran, Russia")])) == []
    assert len(list(find_disputes([one, claim("b", "initiated-by", "Kazakhstan")]))) == 1
