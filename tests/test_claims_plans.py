"""What a text leaves open of the next round, which numbers it gives rounds, and which one it calls the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.evidence import Claim, Quote
from evidence import source
from test_claims_course import told, values

DAY = "2017-10-31"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The next round of the Astana talks is planned for mid-December.", "mid 2017-12"),
        ("en", "The next round of the Astana talks will be held in the second half of December.", "second half of"),
        ("ar", "ستعقد الجولة المقبلة من محادثات أستانا في النصف الثاني من كانون الأول.", "second half of"),
        ("ru", "Следующий раунд переговоров в Астане пройдёт во второй половине декабря.", "second half of"),
        ("tr", "Astana görüşmelerinin bir sonraki turu aralık ayının ikinci yarısında yapılacak.", "second half of"),
        ("fa", "دور بعدی مذاکرات آستانه در نیمه دوم دسامبر برگزار خواهد شد.", "second half of"),
        ("fr", "Le prochain tour d'Astana se tiendra dans la seconde moitié de décembre.", "second half of"),
    ],
)
def test_the_part_of_a_month_that_is_planned_for(language: str, text: str, value: str) -> None:
    """The middle of December is not its second half, though both are December."""
    ((planned, _),) = values(told(language, text, day=DAY), "planned-date")
    assert planned in {value, f"{value} 2017-12"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The date of the next round of the Astana talks has not been set yet, the ministry said."),
        ("ar", "قالت الوزارة إن موعد الجولة المقبلة من محادثات أستانا لم يتقرر."),
        ("ru", "Дата следующего раунда переговоров в Астане пока не определена, сообщили в министерстве."),
        ("tr", "Astana görüşmelerinin bir sonraki turunun tarihi henüz belirlenmedi."),
        ("fa", "تاریخ دور بعدی مذاکرات آستانه هنوز مشخص نشده است."),
        ("fr", "La date du prochain tour d'Astana n'a pas encore été fixée, selon le ministère."),
    ],
)
def test_that_a_day_is_not_decided_is_a_plan_of_its_own(language: str, text: str) -> None:
    """It is held against texts that have the day by then."""
    assert [v for v, _ in values(told(language, text, day="2018-07-04"), "planned-date")] == ["a day not yet decided"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry prepares for Astana-18, which is to be held this month."),
        ("ar", "تستعد الوزارة لعقد أستانا 18 خلال الشهر الجاري."),
        ("ru", "Министерство готовит «Астану-18», которая пройдёт в этом месяце."),
        ("tr", "Bakanlık, bu ay yapılacak Astana-18'e hazırlanıyor."),
        ("fa", "وزارت برای برگزاری آستانه ۱۸ در ماه جاری آماده می‌شود."),
        ("fr", "Le ministère prépare Astana-18, qui se tiendra ce mois-ci."),
    ],
)
def test_a_number_that_no_round_had_yet(language: str, text: str) -> None:
    """In October 2019 thirteen had met: the one to come is the fourteenth."""
    (claim,) = [c for c in told(language, text, day="2019-10-15") if c.claim == "number"]
    assert (claim.round, claim.value, claim.agrees_with_calendar) == (14, "18", "no")


def test_a_number_ahead_of_those_that_a_text_without_a_day_counts() -> None:
    """What is to come after thirteen rounds, one of them in Sochi, is no eighteenth."""
    texts = (
        "تستعد الوزارة لعقد أستانا 18 خلال الشهر الجاري.",
        "وعقد حتى اليوم ثلاثة عشر اجتماعا من محادثات أستانا، كان أحدها في سوتشي.",
    )
    assert values(told("ar", *texts, day=""), "number") == [("18", "no")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The statement that closed the eighth round of the talks «Astana-7» was read out."),
        ("ar", "تلي البيان الذي اختتمت به الجولة الثامنة من محادثات «أستانا-7»."),
        ("ru", "Оглашено заявление, которым завершился восьмой раунд переговоров «Астана-7»."),
        ("tr", "Astana-7 görüşmelerinin sekizinci turunun sonuç bildirisi okundu."),
        ("fa", "بیانیه پایانی هشتمین دور از گفت‌وگوهای «آستانه-۷» خوانده شد."),
        ("fr", "La déclaration finale du huitième tour des pourparlers « Astana-7 » a été lue."),
    ],
)
def test_two_numbers_for_one_round(language: str, text: str) -> None:
    """The eighth round and Astana-7 cannot be the same."""
    assert ("8", "no") in values(told(language, text, day=DAY), "number")


@pytest.mark.parametrize(
    "text",
    [
        "Between the fourth round of the talks and Astana-7 half a year went by.",
        "After the sixth round of the talks Astana-7 was quiet.",
        "The second round of the Astana-4 talks began in the afternoon.",
        "Astana-8 is to be held in December.",
    ],
)
def test_rounds_that_are_told_of_beside_each_other_have_their_own_numbers(text: str) -> None:
    """One after the other, or a sitting of the other, or the next one."""
    assert values(told("en", text, day=DAY), "number") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The twentieth round was the last in the Astana format, the deputy minister said."),
        ("ar", "قال نائب الوزير إن الجولة العشرين من محادثات أستانا كانت الأخيرة."),
        ("ru", "Двадцатый раунд был последним в астанинском формате, заявил заместитель министра."),
        ("tr", "Bakan yardımcısı, Astana görüşmelerinin yirminci turunun sonuncusu olacağını söyledi."),
        ("fa", "معاون وزیر گفت دور بیستم مذاکرات آستانه آخرین دور بود."),
        ("fr", "Le vingtième tour d'Astana était le dernier, a déclaré le vice-ministre."),
    ],
)
def test_a_round_that_is_called_the_last(language: str, text: str) -> None:
    """Two more have met."""
    assert values(told(language, text, day="2023-06-23"), "last-round") == [("the last", "no")]


@pytest.mark.parametrize(
    "text",
    [
        "The twentieth round of the Astana talks was the last before the summer.",
        "The twentieth round of the Astana talks was the last to be held there so far.",
    ],
)
def test_the_latest_round_is_not_the_last(text: str) -> None:
    """'The last before' and 'the last so far' close no series."""
    assert values(told("en", text, day="2023-06-23"), "last-round") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The delegations met for the second round of the Astana talks on 16 February and parted on the same day.",
        ),
        (
            "ru",
            "Делегации встретились на втором раунде переговоров в Астане 16 февраля и разошлись 16 февраля вечером.",
        ),
        ("fr", "Le deuxième tour d'Astana a commencé le 16 février et s'est achevé le 16 février au soir."),
    ],
)
def test_a_round_that_met_and_ended_on_one_day(language: str, text: str) -> None:
    """The second had two."""
    assert ("1 days", "no") in values(told(language, text, day="2017-02-18"), "length")


def test_each_verb_has_the_day_beside_it() -> None:
    """'Began on Tuesday and was over on Wednesday' ends no round on Tuesday, whatever else is denied."""
    text = "The third round of the Astana talks began on Tuesday and was over on Wednesday; the rebels took no part."
    claims = told("en", text, day="2017-03-16")
    assert values(claims, "first-day") == [("2017-03-14", "yes")]
    assert values(claims, "last-day") == [("2017-03-15", "yes")]


def planned(doc: str, value: str, published: str) -> Claim:
    quote = Quote(source(doc, published=published), f"{doc}-s0", 1, "en", f"A text of {doc}.")
    return Claim(8, "planned-date", value, "", "unknown", quote)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("mid 2017-12", "2017-10-31"), ("second half of 2017-12", "2017-10-31"), True),
        (("mid 2017-12", "2017-10-31"), ("2017-12", "2017-10-31"), False),
        (("late 2017-12", "2017-10-31"), ("second half of 2017-12", "2017-10-31"), False),
        (("early 2017-12", "2017-10-31"), ("first half of 2017-12", "2017-10-31"), False),
        (("early 2017-12", "2017-10-31"), ("2017-12-03/2017-12-04", "2017-10-31"), False),
        (("mid 2017-12", "2017-10-31"), ("2017-12-20/2017-12-22", "2017-10-31"), False),
        (("2017-H2", "2017-10-31"), ("mid 2017", "2017-10-31"), True),
        (("a day not yet decided", "2017-11-05"), ("2017-12-21/2017-12-22", "2017-11-01"), True),
        (("a day not yet decided", "2017-11-05"), ("2017-12-21/2017-12-22", "2017-11-09"), False),
        (("a day not yet decided", "2017-11-05"), ("2017-12-21/2017-12-22", ""), False),
        (("a day not yet decided", "2017-11-05"), ("mid 2017-12", "2017-11-01"), False),
        (("mid 2017-12", "2017-08-01"), ("second half of 2017-12", "2017-10-31"), False),
    ],
)
def test_which_plans_exclude_each_other(one: tuple[str, str], other: tuple[str, str], *, differ: bool) -> None:
    """Parts of a month that do not lie in each other, and what was fixed before it was said to be open."""
    found = list(find_disputes([planned("a", *one), planned("b", *other)]))
    assert bool(found) is differ


def test_two_proposals_in_one_text_are_no_contradiction() -> None:
    """'The round is set for 14 March; the factions would come on the 20th': each is somebody's."""
    one = planned("a", "2017-12-21/2017-12-22", "2017-10-31")
    other = planned("a", "2017-12-14", "2017-10-31")
    assert list(find_disputes([one, replace(other, quote=replace(other.quote, sentence_id="a-s1"))])) == []
