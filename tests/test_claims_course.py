"""Claims about delegations and the course of a round; the facts are those of the ninth, as the press had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import telling

if TYPE_CHECKING:
    from astana_nlp.records import RoundClaim

DAY = "2018-05-20"


def told(language: str, *texts: str, day: str = DAY) -> list[RoundClaim]:
    """Return the claims of sentences that were written on a day."""
    return telling.told(language, *texts, day=day)


def values(claims: list[RoundClaim], kind: str) -> list[tuple[str, str]]:
    return [(c.value, c.agrees_with_calendar) for c in claims if c.claim == kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The delegation of the Syrian opposition to the ninth round of the Astana talks was led by Ahmad Tuma."),
        ("en", "Ahmad Tuma heads the Syrian opposition delegation at the ninth round of the Astana talks."),
        ("ar", "يترأس وفد المعارضة السورية إلى الجولة التاسعة من محادثات أستانا أحمد طعمة."),
        ("ru", "На девятом раунде переговоров в Астане делегацию сирийской оппозиции возглавляет Ахмад Тума."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunda Suriye muhalefeti heyetine Ahmet Tuma başkanlık ediyor."),
        ("fa", "احمد طعمه ریاست هیئت مخالفان سوری را در دور نهم مذاکرات آستانه بر عهده دارد."),
        (
            "fr",
            "La délégation de l'opposition syrienne au neuvième tour d'Astana est dirigée par Ahmad Tuma.",
        ),
    ],
)
def test_who_leads_a_delegation_stands_on_either_side_of_the_verb(language: str, text: str) -> None:
    """Wherever the language puts the person, the delegation and the verb."""
    assert values(told(language, text), "led-by") == [("Syrian opposition: Ahmad Tuma", "unknown")]


@pytest.mark.parametrize(
    ("language", "texts", "value"),
    [
        (
            "en",
            ("A team of the Syrian opposition came to the ninth Astana round.", "The delegation has 24 members."),
            "24",
        ),
        (
            "ar",
            ("وصل وفد المعارضة السورية إلى أستانا لحضور الجولة التاسعة.", "ويتألف الوفد من نحو 24 شخصا."),
            "about 24",
        ),
        ("ru", ("На девятый раунд в Астане прибыла делегация сирийской оппозиции из 24 человек.",), "24"),
        (
            "tr",
            ("Astana görüşmelerinin dokuzuncu turunda Suriye muhalefeti heyeti en az 24 kişiden oluşuyor.",),
            "at least 24",
        ),
        ("fa", ("هیئت مخالفان سوری در دور نهم مذاکرات آستانه شامل ۲۴ نفر است.",), "24"),
        (
            "fr",
            ("La délégation de l'opposition syrienne compte une vingtaine de membres au 9e tour d'Astana.",),
            "about 20",
        ),
    ],
)
def test_how_many_a_delegation_has(language: str, texts: tuple[str, ...], value: str) -> None:
    """Exactly or roughly, of the delegation that the sentence or the one before names."""
    assert values(told(language, *texts), "delegates") == [(f"Syrian opposition: {value}", "unknown")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The ninth round of the Astana talks lasted two days.", [("2 days", "yes")]),
        ("en", "The ninth round of the Astana talks began a day late and lasted some hours.", []),
        ("ru", "В Астане завершился двухдневный девятый раунд переговоров по Сирии.", [("2 days", "yes")]),
        ("tr", "Astana'daki dokuzuncu tur üç gün sürdü.", [("3 days", "no")]),
        ("fr", "Le neuvième tour des pourparlers d'Astana a duré trois jours.", [("3 days", "no")]),
    ],
)
def test_how_long_a_round_took(language: str, text: str, found: list[tuple[str, str]]) -> None:
    """All rounds of the calendar took two days; a delay is no length."""
    assert values(told(language, text), "length") == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Both sides met face to face at the ninth round of the Astana talks.", ["direct"]),
        ("en", "Rebels refused to negotiate face to face at the ninth round of the Astana talks.", ["indirect"]),
        ("en", "Direct talks had been announced for the ninth round of the Astana talks.", []),
        ("ar", "كانت المحادثات في الجولة التاسعة من محادثات أستانا غير مباشرة.", ["indirect"]),
        ("ru", "На девятом раунде в Астане стороны вели прямые переговоры.", ["direct"]),
        ("fr", "Les négociations indirectes du neuvième tour d'Astana sont achevées.", ["indirect"]),
    ],
)
def test_whether_the_parties_spoke_directly(language: str, text: str, found: list[str]) -> None:
    """What is refused did not happen, and what was announced need not have."""
    assert [value for value, _ in values(told(language, text), "format")] == found


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "Jordan was invited to the ninth round of the Astana talks.", ("invited", "jordan")),
        ("en", "Kazakhstan invited Jordan to the ninth round of the Astana talks.", ("invited", "jordan")),
        ("ru", "Иорданию на девятый раунд переговоров в Астане не приглашали.", ("uninvited", "jordan")),
        ("tr", "Ürdün, Astana görüşmelerinin dokuzuncu turuna davet edildi.", ("invited", "jordan")),
        ("fr", "La Jordanie n'a pas été invitée au neuvième tour des pourparlers d'Astana.", ("uninvited", "jordan")),
    ],
)
def test_who_was_invited(language: str, text: str, claim: tuple[str, str]) -> None:
    """The guest and not the host, in active and passive sentences."""
    found = [(c.claim, c.entity_id) for c in told(language, text) if c.claim in {"invited", "uninvited"}]
    assert found == [claim]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Since 2017, nine rounds of the Astana talks have been held.", [("9", "yes")]),
        (
            "fr",
            "Depuis 2017, six tours de pourparlers ont eu lieu dans le cadre du processus d'Astana.",
            [("6", "no")],
        ),
    ],
)
def test_how_many_rounds_there_were_until_then(language: str, text: str, found: list[tuple[str, str]]) -> None:
    """A text of May 2018 can count nine."""
    assert values(told(language, text), "rounds-held") == found


def test_the_first_time_is_checked_against_the_rounds_before() -> None:
    """Jordan observed the second round already; Iraq came to the thirteenth first."""
    text = "Jordan took part in the Astana talks for the first time at the ninth round."
    assert values(told("en", text), "first-time") == [("Jordan", "no")]
    text = "Iraq took part in the Astana talks for the first time at the thirteenth round."
    assert values(told("en", text, day="2019-08-05"), "first-time") == [("Iraq", "unknown")]


def test_the_next_round_is_not_the_one_that_ends_on_the_day_of_the_text() -> None:
    """The twelfth ended on 26 April 2019; a text of that day announces the thirteenth."""
    first = "The twelfth round of the Astana talks ended in Nur-Sultan today."
    claims = told("en", first, "The next round will take place in July.", day="2019-04-26")
    assert [(c.round, c.value) for c in claims if c.claim == "planned-date"] == [(13, "2019-07")]


def test_a_missed_opportunity_is_no_absence() -> None:
    """'Missed' alone says that somebody stayed away."""
    assert values(told("en", "Jordan called the ninth round of the Astana talks a missed opportunity."), "absent") == []


def test_two_days_that_are_not_those_of_the_calendar_are_wrong() -> None:
    """One day too early is an error as well; the last day alone is none."""
    text = "The ninth round of the Astana talks took place on 13 and 14 May 2018."
    assert values(told("en", text), "date") == [("2018-05-13/2018-05-14", "no")]
    assert values(told("en", "The ninth round of the Astana talks ended on 15 May 2018."), "date") == [
        ("2018-05-15", "yes")
    ]


def test_in_arabic_whose_coming_others_refuse_did_not_refuse_it() -> None:
    """'The delegation refused the participation of Iran in …' says nothing of Iran."""
    text = "رفض وفد المعارضة السورية مشاركة إيران في مراقبة الهدنة في الجولة التاسعة من محادثات أستانا."
    assert "Iran" not in [c.value for c in told("ar", text) if c.claim == "boycotted"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The Pine Brigade came to the 12th round of the Astana talks but boycotted the 13th.",
            [(12, "attended"), (13, "boycotted")],
        ),
        (
            "en",
            "The Pine Brigade, which had attended the 12th round of the Astana talks, stayed away from the 13th.",
            [(12, "attended"), (13, "absent")],
        ),
        (
            "ru",
            "Бригада «Сосна» участвовала в двенадцатом раунде астанинских переговоров, а тринадцатый бойкотировала.",
            [(12, "attended"), (13, "boycotted")],
        ),
        (
            "fa",
            "تیپ صنوبر در دور دوازدهم مذاکرات آستانه شرکت کرد اما دور سیزدهم را به سبب نقض آتش‌بس تحریم کرد.",
            [(12, "attended"), (13, "boycotted")],
        ),
        (
            "fr",
            "Absente du douzième tour des pourparlers d'Astana, la Brigade du Pin a assisté au treizième.",
            [(12, "absent"), (13, "attended")],
        ),
    ],
)
def test_one_sentence_tells_of_two_rounds(language: str, text: str, found: list[tuple[int, str]]) -> None:
    """The second round has no noun, the second verb no subject, or the subject stands in the later clause."""
    claims = told(language, text, day="2019-08-05")
    assert [(c.round, c.claim) for c in claims if c.claim in {"attended", "absent", "boycotted"}] == found


def test_a_main_clause_around_an_aside_on_another_round_goes_on_with_the_text() -> None:
    """'X, which had boycotted the first round, was there' is of the round that the text reports on."""
    first = "The sixth round of the Astana talks ended on Friday."
    claims = told("en", first, "The Pine Brigade, which had boycotted the first round, was there.", day="2017-09-16")
    assert [(c.round, c.claim) for c in claims if c.value == "Pine Brigade"] == [(1, "boycotted"), (6, "attended")]


def test_in_arabic_a_second_verb_goes_on_with_its_subject() -> None:
    """'… refused at first to come, then took part': the brigade did both."""
    text = "كان لواء الصنوبر قد رفض في البداية الذهاب إلى الجولة الخامسة من محادثات أستانا، ثم عاد وشارك فيها."
    claims = told("ar", text, day="2017-07-06")
    assert [c.claim for c in claims if c.claim in {"attended", "boycotted"}] == ["boycotted", "attended"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the ninth round of the Astana talks the guarantors were unable to agree on the constitution."),
        ("fr", "Au neuvième cycle d'Astana, les garants n'ont pas pu s'accorder sur la constitution."),
        ("ar", "لم يتمكن الضامنون في الجولة التاسعة من محادثات أستانا من الاتفاق على الدستور."),
        ("ru", "На девятом раунде в Астане гаранты не пришли к согласию о конституции."),
        ("tr", "Astana görüşmelerinin dokuzuncu turunda garantörler anayasa konusunda anlaşmayı başaramadı."),
        ("fa", "در دور نهم مذاکرات آستانه ضامنان نتوانستند درباره قانون اساسی توافق کنند."),
    ],
)
def test_who_could_not_agree_agreed_on_nothing(language: str, text: str) -> None:
    """The word for agreeing stands in such sentences as well."""
    assert {c.claim for c in told(language, text)} & {"outcome", "no-outcome"} == {"no-outcome"}


def test_a_delay_of_a_day_is_no_length() -> None:
    """'Late by a day, the round …' took as long as it took."""
    assert values(told("fr", "Retardé de deux jours, le neuvième cycle d'Astana a pris fin."), "length") == []
    assert values(told("fr", "Les deux jours du neuvième cycle d'Astana ont pris fin."), "length") != []


def test_the_first_name_of_geir_pedersen_denies_nothing() -> None:
    """In Arabic it is written as the word for 'not'."""
    found = told("ar", "كان غير بيدرسن حاضرا في الجولة الثالثة عشرة من محادثات أستانا.", day="2019-08-03")
    assert not [c for c in found if c.claim == "absent"]
