"""Sentences that name no round get that of their report, unless they tell of another time."""

from __future__ import annotations

import pytest

from astana_nlp.claims.reader.lending import lent_rounds
from astana_nlp.records import Section, Sentence, TimeExpression

OPENING = "The first round of the Astana talks opened."


def lent(*days: tuple[str, str], anchor: str = "previous date 2012") -> int:
    """Return the round that a report on the first one lends to a sentence with expressions of these days."""
    sentences = [
        Sentence("s0", 0, 40, OPENING, 0, 1, Section.BODY, "en", about_astana=True, rounds=(1,)),
        Sentence("s1", 41, 80, "Then they met.", 0, 1, Section.BODY, "en"),
    ]
    when = [
        TimeExpression("t", 1, 41, 45, "then", "DATE", first[:7], first, last, "month", anchor) for first, last in days
    ]
    return lent_rounds(sentences, [([], []), ([], when)], "2017-01-26")[1]


@pytest.mark.parametrize("year", ["2012", "2016", "2020"])
def test_a_february_of_a_leap_year_is_that_of_the_year_of_the_round(year: str) -> None:
    """A month has its year from one told before; in the year of the round February has no 29th day."""
    assert lent((f"{year}-02-01", f"{year}-02-29")) == 1


def test_a_sentence_with_a_day_far_from_the_round_gets_none() -> None:
    """A full date is taken at its word."""
    assert lent(("2012-02-01", "2012-02-29"), anchor="") == 0
