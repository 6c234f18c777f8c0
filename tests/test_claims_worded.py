"""Claims in grammar that the phrase tables do not list: asides, subjects behind, denials of somebody, plans, zones."""

from __future__ import annotations

import pytest

from test_claims_course import told, values


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Jordan, though expected, skipped the ninth round of the Astana talks.", "absent"),
        ("en", "Among those who took part in the ninth round of the Astana talks was Jordan.", "attended"),
        ("fr", "Absente du neuvième tour des pourparlers d'Astana, la Jordanie a publié un texte.", "absent"),
        ("en", "None of the envoys of Jordan attended the ninth round of the Astana talks.", "absent"),
    ],
)
def test_who_came_stands_where_grammar_puts_it(language: str, text: str, kind: str) -> None:
    """An aside denies nothing, and a subject may stand behind its verb."""
    assert "Jordan" in [value for value, _ in values(told(language, text), kind)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody invited the Cedar Brigade to the ninth round of the Astana talks."),
        ("fr", "Personne n'a convié la Brigade du Cèdre au neuvième tour d'Astana."),
    ],
)
def test_who_is_invited_by_nobody_is_not_invited(language: str, text: str) -> None:
    """The denial stands in the subject."""
    claims = told(language, text)
    assert values(claims, "uninvited")
    assert not values(claims, "invited")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The Syrian government came to the ninth round of the Astana talks with a team of eleven.", "11"),
    ],
)
def test_a_team_is_counted_behind_its_word(language: str, text: str, count: str) -> None:
    """'A team of eleven' has no noun for people."""
    assert [value.rpartition(" ")[2] for value, _ in values(told(language, text), "delegates")] == [count]


def test_an_arabic_leader_stands_behind_the_long_name_of_what_is_led() -> None:
    """Verb, delegation, round, and only then the person."""
    text = "ترأس وفد الحكومة السورية إلى الجولة التاسعة من محادثات أستانا السفير بشار الجعفري، والتقى الوفد الإيراني."
    assert values(told("ar", text), "led-by") == [("Syrian government: Bashar Jaafari", "yes")]


def test_a_round_plans_the_next_one_in_one_clause() -> None:
    """Two rounds without a comma between: what is planned is the later one's."""
    text = "Participants in the ninth round of the Astana talks agreed to get together in July 2018 for round ten."
    claims = [c for c in told("en", text) if c.claim == "planned-date"]
    assert [(c.round, c.value) for c in claims] == [(10, "2018-07")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sochi hosted the ninth round of the Astana talks."),
        ("ru", "Девятый раунд переговоров в астанинском формате принял Сочи."),
    ],
)
def test_a_city_that_hosts_is_where_a_round_met(language: str, text: str) -> None:
    """It is the subject and has no preposition."""
    assert ("Sochi", "no") in values(told(language, text), "place")


@pytest.mark.parametrize(
    ("language", "text", "number", "months"),
    [
        ("en", "On 4 May the fourth round in Astana set up four de-escalation areas for six months.", "4", "6"),
        ("ru", "Четвёртый раунд в Астане создал четыре зоны деэскалации сроком на шесть месяцев.", "4", "6"),
        ("ar", "أقامت الجولة الرابعة من محادثات أستانا أربع مناطق خفض تصعيد لمدة سنة واحدة.", "4", "12"),
    ],
)
def test_zones_are_counted_and_have_a_term(language: str, text: str, number: str, months: str) -> None:
    """How many areas a round agreed on and for how many months; the month of a date denies nothing."""
    claims = told(language, text, day="2017-05-05")
    assert values(claims, "zones") == [(f"{number} areas", "unknown")]
    assert values(claims, "zones-last") == [(f"{months} months", "unknown")]


def test_last_week_in_a_text_of_a_sunday_may_be_the_week_that_ends() -> None:
    """Weeks begin on Sunday where many of the texts are written."""
    text = "The thirteenth round of the Astana talks was held last week in Nur-Sultan."
    assert [verdict for _, verdict in values(told("en", text, day="2019-08-04"), "date")] == ["yes"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fifteenth round of the Astana process convened in Sochi, not in Nur-Sultan."),
        ("fr", "Le quinzième tour des pourparlers d'Astana s'est tenu à Sotchi et non à Nour-Soultan."),
        ("ru", "Пятнадцатый раунд астанинского процесса прошёл в Сочи, а не в Нур-Султане."),
        ("tr", "Astana sürecinin on beşinci turu Nur-Sultan'da değil, Soçi'de yapıldı."),
        ("ar", "عقدت الجولة الخامسة عشرة من مسار أستانا في سوتشي وليس في نور سلطان."),
    ],
)
def test_a_city_that_is_denied_is_not_where_a_round_met(language: str, text: str) -> None:
    """Only the other one is claimed."""
    assert values(told(language, text, day="2021-03-01"), "place") == [("Sochi", "yes")]
