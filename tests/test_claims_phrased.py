"""Claims in nouns, exceptions and totals rather than verbs, in six languages; the factions and persons are invented."""

from __future__ import annotations

import pytest

import telling
from test_claims_course import DAY, told, values

CEDAR = {"Cedar Brigade", "Brigade du Cèdre", "Бригада Кедра", "Бригады Кедра", "Sedir Tugayı", "لواء الأرز", "تیپ سدر"}


def _who(language: str, texts: tuple[str, ...], *kinds: str) -> set[str]:
    """Return of whom the sentences of one paragraph claim something at the ninth round."""
    claims = telling.told(language, *texts, day=DAY, together=True)
    return {c.value for c in claims if c.claim in kinds and c.round == 9}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth round of the Astana talks began without the Cedar Brigade."),
        ("en", "The ninth round in Astana took place in the absence of the Cedar Brigade."),
        ("en", "All came to the ninth round of the Astana talks except the Cedar Brigade."),
        ("en", "The Cedar Brigade's absence from the ninth round of the Astana talks caused talk."),
        ("fr", "Le neuvième round d'Astana s'est tenu en l'absence de la Brigade du Cèdre."),
        ("fr", "Tous sont venus au neuvième round d'Astana, sauf la Brigade du Cèdre."),
        ("ru", "Девятый раунд в Астане начался без «Бригады Кедра»."),
        ("ru", "На девятый раунд в Астане приехали все, кроме «Бригады Кедра»."),
        ("tr", "Dokuzuncu Astana turu Sedir Tugayı olmadan başladı."),
        ("tr", "Sedir Tugayı'nın dokuzuncu Astana turuna katılmaması konuşuldu."),
        ("ar", "عقدت الجولة التاسعة من محادثات أستانا في غياب لواء الأرز."),
        ("ar", "حضر الجميع الجولة التاسعة من محادثات أستانا باستثناء لواء الأرز."),
        ("fa", "دور نهم گفت‌وگوهای آستانه بدون «تیپ سدر» آغاز شد."),
        ("fa", "همه به‌جز «تیپ سدر» در دور نهم گفت‌وگوهای آستانه شرکت کردند."),
    ],
)
def test_who_is_missing_needs_no_verb(language: str, text: str) -> None:
    """'Without A', 'all but A' and 'the absence of A' say that A was not there."""
    assert _who(language, (text,), "absent") & CEDAR


@pytest.mark.parametrize(
    "text",
    [
        "Without the United States no truce will hold, a diplomat said at the ninth round of the Astana talks.",
        "The ninth round of the Astana talks was held without Iran signing the paper.",
        "The ninth round of the Astana talks would not be held without Turkey.",
    ],
)
def test_what_is_not_possible_without_somebody_tells_of_no_absence(text: str) -> None:
    """A condition, a denial and what somebody did not do are no absence."""
    assert not _who("en", (text,), "absent", "boycotted")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("The ninth round of the Astana talks ended.", "Nobody from the Cedar Brigade had come.")),
        ("fr", ("Le neuvième round d'Astana s'est achevé.", "Personne de la Brigade du Cèdre n'y était.")),
        ("ru", ("Девятый раунд в Астане завершился.", "От «Бригады Кедра» никто не приехал.")),
        ("tr", ("Dokuzuncu Astana turu bitti.", "Sedir Tugayı'ndan kimse gelmemişti.")),
        ("ar", ("اختتمت الجولة التاسعة من محادثات أستانا.", "ولم يأت أحد من لواء الأرز.")),
        ("fa", ("دور نهم گفت‌وگوهای آستانه پایان یافت.", "از «تیپ سدر» کسی نیامده بود.")),
    ],
)
def test_an_absence_is_told_a_sentence_later(language: str, texts: tuple[str, ...]) -> None:
    """The round was named before, and nobody came."""
    assert _who(language, texts, "absent", "boycotted") & CEDAR


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Colonel Marwan Kassar was the opposition's chief negotiator at the ninth Astana round."),
        ("en", "The opposition sent a delegation to the ninth round in Astana under colonel Marwan Kassar."),
        ("ru", "Руководителем делегации оппозиции на девятом раунде в Астане был полковник Марван Кассар."),
        ("tr", "Dokuzuncu Astana turunda muhalefet heyetinin başında Mervan Kassar vardı."),
        ("ar", "قال مروان قصار، رئيس وفد المعارضة إلى الجولة التاسعة من محادثات أستانا، إنه صبور."),
        ("fa", "رئیس هیئت مخالفان در دور نهم گفت‌وگوهای آستانه مروان قصار بود."),
    ],
)
def test_who_is_called_the_head_leads(language: str, text: str) -> None:
    """The words for an office that somebody else had are those of the person named, with a title or without one."""
    (value, _), *_ = values(told(language, text), "led-by")
    assert value.startswith("Syrian opposition: ")
    assert value.endswith(("Marwan Kassar", "Марван Кассар", "Mervan Kassar", "مروان قصار"))


def test_who_meets_a_head_is_none() -> None:
    """Between the two stands more than small words."""
    text = "Colonel Marwan Kassar met for an hour with the head of the opposition delegation at the ninth Astana round."
    assert values(told("en", text), "led-by") == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        (
            "en",
            "The number of rebel groups at the ninth round of the Astana talks was 13.",
            "participants",
            "13 groups",
        ),
        ("en", "Armed groups at the ninth round of the Astana talks: 14.", "participants", "14 groups"),
        ("tr", "Dokuzuncu Astana turuna katılan silahlı grupların sayısı 13'tü.", "participants", "13 groups"),
        ("en", "The Syrian opposition's delegation at the ninth Astana round numbered 16.", "delegates", "16"),
        ("fa", "دولت سوریه با هیئتی دوازده‌نفره به دور نهم گفت‌وگوهای آستانه آمد.", "delegates", "12"),
    ],
)
def test_a_total_stands_at_the_end(language: str, text: str, kind: str, value: str) -> None:
    """Behind 'the number of', in the line of a table, and inside a Persian word."""
    assert value in {v.rpartition(": ")[2] for v, _ in values(told(language, text), kind)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ninth Astana round, on 16 and 17 May, was a short affair."),
        ("ru", "Девятый раунд в Астане (16–17 мая 2018 года) был скучным."),
        ("fa", "دور نهم گفت‌وگوهای آستانه (۲۶ و ۲۷ اردیبهشت ۱۳۹۷) کوتاه بود."),
    ],
)
def test_days_beside_a_round_are_its_own(language: str, text: str) -> None:
    """In commas or brackets behind it, without a verb."""
    assert values(told(language, text), "date") == [("2018-05-16/2018-05-17", "no")]


def test_a_month_that_is_planned_for_lies_ahead() -> None:
    """'Has been fixed' is a past of the plan, not of the month."""
    claims = told("en", "The tenth round of the Astana talks has been fixed for August.")
    assert values(claims, "planned-date") == [("2018-08", "no")]
    assert values(told("en", "The venue of the ninth round of the Astana process was Geneva."), "place") == [
        ("Geneva", "no")
    ]


def test_a_preposition_makes_no_name() -> None:
    """'In Astana the guarantors' is a place and a group, not 'the Astana guarantors'."""
    text = "At the fourth round in Astana the guarantors gave the de-escalation zones a life of six months."
    assert values(told("en", text, day="2017-05-08"), "zones-last") == [("6 months", "unknown")]
