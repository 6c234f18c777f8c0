"""What a text tells in passing of days, counts and people is no claim about the round that it is on."""

from __future__ import annotations

import pytest

from test_claims_course import told, values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The second round of the Astana talks began after a delay, since Turkey had not arrived."),
        ("ar", "بدأت الجولة الثانية من محادثات أستانا بتأخير لأن تركيا لم تحضر في الموعد."),
        ("ru", "Второй раунд переговоров в Астане начался с задержкой: Турция не приехала вовремя."),
        ("tr", "Astana görüşmelerinin ikinci turu gecikmeyle başladı, çünkü Türkiye gelmedi."),
        ("fa", "دور دوم مذاکرات آستانه با تأخیر آغاز شد، چون ترکیه حاضر نبود."),
        ("fr", "Le deuxième tour d'Astana a commencé avec du retard : la Turquie n'est pas venue à l'heure."),
    ],
)
def test_who_is_late_is_not_away(language: str, text: str) -> None:
    """A round that waits for somebody is no round without them."""
    assert values(told(language, text, day="2017-02-17"), "absent") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By the summer of 2019 twelve rounds of the Astana talks had been held."),
        ("ar", "حتى صيف 2019 عقدت اثنتا عشرة جولة من محادثات أستانا."),
        ("ru", "К лету 2019 года состоялось двенадцать раундов переговоров в Астане."),
        ("tr", "2019 yazına kadar Astana görüşmelerinin toplam on iki turu yapıldı."),
        ("fa", "تا تابستان ۲۰۱۹ دوازده دور مذاکرات آستانه برگزار شده است."),
        ("fr", "À l'été 2019, douze tours d'Astana avaient eu lieu au total."),
    ],
)
def test_a_count_up_to_a_day_of_its_own_is_none_of_all_rounds(language: str, text: str) -> None:
    """Fifteen had met when the text appeared; the sentence counts those before the summer that it names."""
    assert values(told(language, text, day="2021-03-01"), "rounds-held") == []


def test_a_count_up_to_now_is_one() -> None:
    """Twelve are too few by March 2021."""
    text = "Since January 2017 twelve rounds of the Astana talks have been held."
    assert values(told("en", text, day="2021-03-01"), "rounds-held") == [("12", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The second round of the Astana talks comes before the talks planned for 20 February in Geneva."),
        ("ar", "تسبق الجولة الثانية من محادثات أستانا المفاوضات المقررة في 20 شباط في جنيف."),
        ("ru", "Второй раунд переговоров в Астане пройдёт перед встречей, намеченной на 20 февраля в Женеве."),
        (
            "tr",
            "Astana'daki ikinci tur, 20 Şubat'ta Cenevre'de toplanması öngörülen müzakerelerin öncesine denk geliyor.",
        ),
        ("fa", "دور دوم مذاکرات آستانه پیش از گفت‌وگوهایی است که قرار است ۲۰ فوریه در ژنو برگزار شود."),
        ("fr", "Le deuxième tour d'Astana précède les pourparlers prévus le 20 février à Genève."),
    ],
)
def test_days_beside_another_city_are_those_of_a_meeting_there(language: str, text: str) -> None:
    """The round has its own days, which the sentence does not tell."""
    assert values(told(language, text, day="2017-02-10"), "planned-date") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Moscow asked the United States to come to the tenth round of the Astana talks as an observer."),
        ("ru", "Москва попросила Вашингтон приехать на десятый раунд переговоров в Астане в качестве наблюдателя."),
        ("fr", "Moscou a demandé à Washington de venir au dixième tour d'Astana en tant qu'observateur."),
    ],
)
def test_who_asks_others_to_observe_observes_nothing(language: str, text: str) -> None:
    """A verb of coming between the request and the role is what was asked for."""
    assert values(told(language, text, day="2018-08-05"), "observer") == []


def test_a_day_with_its_number_in_words_is_no_day_of_this_week() -> None:
    """شنبه بیست‌وپنجم دی was the 14th of January; what was said on it is not planned for a week later."""
    text = "شنبه بیست‌وپنجم دی خبر داد که آمریکا را به مذاکرات صلح آستانه فرا می‌خوانند."
    assert ("2017-01-21", "no") not in values(told("fa", text, day="2017-01-18"), "planned-date")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The opposition is not taking part in the fourth round of the Astana talks for the time being."),
        ("ar", "المعارضة لا تشارك مؤقتا في الجولة الرابعة من محادثات أستانا."),
        ("ru", "Оппозиция пока не участвует в четвёртом раунде переговоров в Астане."),
        ("tr", "Muhalefet şimdilik Astana görüşmelerinin dördüncü turuna katılmıyor."),
        ("fa", "مخالفان فعلاً در دور چهارم مذاکرات آستانه شرکت نمی‌کنند."),
        ("fr", "L'opposition ne participe pas pour l'instant au quatrième tour d'Astana."),
    ],
)
def test_who_stays_out_for_now_has_not_stayed_away(language: str, text: str) -> None:
    """The round goes on, and so may the delegation."""
    assert values(told(language, text, day="2017-05-03"), "absent") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tenth round of the Astana talks is hosted by a resort, and not the Kazakh capital."),
        ("ru", "Десятый раунд астанинского процесса принимает не столица Казахстана, а российский курорт."),
        ("fr", "Le dixième tour des pourparlers d'Astana est accueilli par une station, et non la capitale kazakhe."),
    ],
)
def test_where_a_round_does_not_meet_is_no_place_of_it(language: str, text: str) -> None:
    """The capital is named to be denied."""
    assert values(told(language, text, day="2018-08-01"), "place") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "На 4-м раунде в Астане был заместитель главы внешнеполитического ведомства Седат Онал.",
        ),
        ("tr", "Astana'daki dördüncü turda Türkiye'yi Dışişleri Bakan Yardımcısı Sedat Önal temsil etti."),
        ("fa", "در دور چهارم مذاکرات آستانه معاون وزیر خارجه ترکیه سدات اونال نماینده ترکیه بود."),
        ("ar", "مثل تركيا في الجولة الرابعة من محادثات أستانا نائب وزير الخارجية سادات أونال."),
        ("en", "Turkey was represented at the fourth round in Astana by Deputy Foreign Minister Sedat Onal."),
        ("fr", "La Turquie était représentée au quatrième tour d'Astana par le vice-ministre Sedat Onal."),
    ],
)
def test_a_deputy_is_no_minister(language: str, text: str) -> None:
    """Whatever the minister is called."""
    assert all(verdict != "no" for _, verdict in values(told(language, text, day="2017-05-05"), "post"))


def test_an_arabic_headline_has_its_subject_before_the_verb() -> None:
    """Who is named behind in another clause has not stayed away."""
    text = "واشنطن تغيب عن الجولة العاشرة من محادثات أستانا وموسكو ترى في ذلك تشكيكا بالصيغة."
    assert [value for value, _ in values(told("ar", text, day="2018-08-01"), "absent")] == ["United States"]
