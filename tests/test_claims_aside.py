"""Days and places that a sentence on a round gives to something else, and what was planned for the round itself."""

from __future__ import annotations

import pytest

import telling

DAY = "2018-05-20"


def found(language: str, text: str, *kinds: str, day: str = DAY) -> list[tuple[int, str, str]]:
    return [(c.round, c.claim, c.value) for c in telling.told(language, text, day=day) if c.claim in kinds]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The ninth round of the Astana talks was held for the sake of the truce in force since 30 December 2016.",
        ),
        ("ar", "عقدت الجولة التاسعة من محادثات أستانا لتثبيت الهدنة السارية منذ 30 كانون الأول 2016."),
        ("ru", "Девятый раунд переговоров в Астане состоялся ради перемирия, действующего с 30 декабря 2016 года."),
        ("tr", "Astana görüşmelerinin dokuzuncu turu 30 Aralık 2016'dan beri süren ateşkes için yapıldı."),
        ("fa", "دور نهم مذاکرات آستانه برای آتش‌بسی که از ۳۰ دسامبر ۲۰۱۶ برقرار است برگزار شد."),
        ("fr", "Le neuvième tour d'Astana a eu lieu pour consolider la trêve en vigueur depuis le 30 décembre 2016."),
    ],
)
def test_a_day_since_when_something_goes_on_is_none_of_the_round(language: str, text: str) -> None:
    """It is the truce that began then."""
    assert found(language, text, "date", "planned-date") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks had been planned for 12 and 13 May 2018."),
        ("ar", "كان من المقرر أن تعقد الجولة التاسعة من محادثات أستانا في 12 و13 أيار 2018."),
        ("ru", "Девятый раунд переговоров в Астане планировался на 12–13 мая 2018 года."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunun 12-13 Mayıs 2018'de yapılması planlanıyordu."),
        ("fa", "قرار بود دور نهم مذاکرات آستانه ۱۲ و ۱۳ مه ۲۰۱۸ برگزار شود."),
        ("fr", "Le neuvième tour d'Astana était prévu pour les 12 et 13 mai 2018."),
    ],
)
def test_what_was_planned_up_to_the_days_of_a_round_was_its_own_plan(language: str, text: str) -> None:
    """The tenth round was in July; nobody planned it for May."""
    assert {number for number, *_ in found(language, text, "planned-date", "date")} <= {9}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks is to take place in Astana, the ministry stated on Wednesday."),
        ("ar", "من المقرر أن تعقد الجولة التاسعة من محادثات أستانا في أستانا، كما قالت الوزارة يوم الأربعاء."),
        ("ru", "Девятый раунд переговоров пройдёт в Астане, сообщило министерство в среду."),
        ("tr", "Bakanlık çarşamba günü söyledi: Astana görüşmelerinin dokuzuncu turu Astana'da yapılacak."),
        ("fa", "قرار است دور نهم مذاکرات آستانه در آستانه برگزار شود، وزارتخانه روز چهارشنبه گفت."),
        ("fr", "Le neuvième tour d'Astana doit se tenir à Astana, a déclaré le ministère mercredi."),
    ],
)
def test_the_day_on_which_a_plan_was_told_is_not_planned_for(language: str, text: str) -> None:
    """The Wednesday before the text is moved into no week to come."""
    assert found(language, text, "planned-date", day="2018-05-04") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At the eighth round of the Astana talks it was decided to hold the congress in Sochi on 29 January 2018.",
        ),
        ("ar", "تقرر في الجولة الثامنة من محادثات أستانا عقد مؤتمر الحوار في سوتشي في 29 كانون الثاني 2018."),
        ("ru", "На восьмом раунде переговоров в Астане решено провести конгресс в Сочи 29 января 2018 года."),
        ("tr", "Astana görüşmelerinin sekizinci turunda kongrenin 29 Ocak 2018'de Soçi'de yapılması kararlaştırıldı."),
        ("fa", "در دور هشتم مذاکرات آستانه قرار شد کنگره ۲۹ ژانویه ۲۰۱۸ در سوچی برگزار شود."),
        ("fr", "Au huitième tour d'Astana, il a été décidé de tenir le congrès à Sotchi le 29 janvier 2018."),
    ],
)
def test_a_congress_beside_its_day_and_town_has_them(language: str, text: str) -> None:
    """The word alone is enough where its name has fallen before."""
    told = found(language, text, "planned-date", "planned-place", "date", day="2017-12-23")
    assert not {value for *_, value in told} & {"2018-01-29", "Sochi"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Moscow, a minister hoped that the next round of the Astana talks would be held soon."),
        ("ru", "В Москве, где выступил министр, надеются, что следующий раунд переговоров в Астане пройдёт скоро."),
        ("fr", "À Moscou, un ministre a espéré que le prochain tour d'Astana se tiendrait bientôt."),
    ],
)
def test_where_somebody_speaks_no_round_is_to_meet(language: str, text: str) -> None:
    """A city in which none ever met has to stand in one clause with the round."""
    assert ("planned-place", "Moscow") not in [f[1:] for f in found(language, text, "planned-place")]


def test_a_weekday_is_that_of_the_round_where_its_week_has_one() -> None:
    """Written on the Monday, with the round on that day and the next."""
    text = "The ninth round of the Astana talks is being held; Tuesday is reserved for the plenary session."
    told = found("en", text, "date", "planned-date", day="2018-05-14")
    assert all(value in {"2018-05-15", "2018-05-14"} for *_, value in told)


def test_of_several_rounds_a_sentence_that_names_none_may_be_on_any() -> None:
    """Iraq came to the thirteenth round first: 'the round' is not the first one, which was told of in between."""
    texts = (
        "The thirteenth round of the Astana talks has ended.",
        "The first round was held on 23 and 24 January 2017.",
        "Iraq and Lebanon attended the round in the Kazakh capital.",
    )
    claims = telling.told("en", *texts, day="")
    assert not [c for c in claims if c.entity_id == "iraq" and c.agrees_with_calendar == "no"]
