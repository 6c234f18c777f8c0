"""Days of rounds and agreements in a text: which round they date, and which cannot be right."""

from __future__ import annotations

import pytest

from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Section, Sentence, TimeExpression
from astana_nlp.rounds import link_rounds


def _dates(language: str, text: str, published: str = "") -> tuple[TimeExpression, ...]:
    sentences = (Sentence(f"d-s0-{len(text)}", 0, len(text), text, 0, 1, Section.BODY, language),)
    dates = find_dates(sentences, "d", published)
    return link_rounds(sentences, find_mentions(sentences, "d", published), dates, published).dates


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fourth round of the Astana talks was held on 3 and 4 May 2016."),
        ("ar", "عقدت الجولة الرابعة من محادثات أستانا في 3 و4 أيار 2016"),
        ("ru", "Четвёртый раунд переговоров в Астане прошёл 3 и 4 мая 2016 года."),
        ("tr", "Astana görüşmelerinin dördüncü turu 3 ve 4 Mayıs 2016'da yapıldı."),
        ("fa", "دور چهارم مذاکرات آستانه ۱۴ اردیبهشت ۱۳۹۵ برگزار شد"),
        ("fr", "Le quatrième round des pourparlers d'Astana s'est tenu les 3 et 4 mai 2016."),
    ],
)
def test_a_round_dated_a_year_off_is_marked_with_its_days(language: str, text: str) -> None:
    """The day is kept as written, has its round, and says what is expected."""
    (found,) = _dates(language, text)
    assert found.timex.startswith("2016-05-0")
    assert (found.round, found.problem.split(":")[0]) == (4, "against-calendar")
    assert found.expected == "2017-05-03/2017-05-04"


@pytest.mark.parametrize("published", ["", "2019-10-01"])
def test_a_day_without_a_year_is_of_the_year_of_its_round(published: str) -> None:
    """'The sixth round of the talks, on 14 September' was in 2017, whatever the text was published in."""
    (found,) = _dates("en", "The sixth round of the Astana talks, on 14 September, set the map.", published)
    assert (found.timex, found.first, found.round, found.problem) == ("2017-09-14", "2017-09-14", 6, "")
    assert found.anchor == "round 6"


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("The de-escalation memorandum of 4 May 2016 was praised.", "against-calendar", "2017-05-04"),
        (
            "On 2 March 2017 troops withdrew pursuant to the memorandum on de-escalation areas.",
            "before-its-cause",
            "after 2017-05-04",
        ),
        ("The de-escalation memorandum of 4 May 2017 was praised.", "", ""),
        ("On 2 June 2017 troops withdrew pursuant to the memorandum on de-escalation areas.", "", ""),
        ("On 2 March 2017 the Halden Group left, long before the memorandum on de-escalation areas.", "", ""),
    ],
)
def test_days_against_what_is_known_of_agreements(text: str, problem: str, expected: str) -> None:
    """An agreement dated a year off, and what was done under it before it was signed, are doubted."""
    (found,) = _dates("en", text)
    assert (found.problem.split(":")[0], found.expected) == (problem, expected)


def test_the_day_of_something_else_is_not_doubted() -> None:
    """Another day in a sentence on a round is the day of something else."""
    (found,) = _dates("en", "After the sixth round of the Astana talks a convoy left on 1 October 2016.")
    assert (found.round, found.problem) == (None, "")
