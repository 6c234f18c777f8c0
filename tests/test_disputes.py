"""Which claims on a round exclude each other, and which one is shown beside a claim that the calendar has otherwise."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.evidence import Claim, Quote
from astana_nlp.findings.questions import places_exclude
from astana_nlp.findings.rounds import find_rounds
from astana_nlp.schemas import Rounds
from evidence import source

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Doubt

DAY = "2018-05-15"  # the last of the ninth round
HALF, MIDDLE = "second half of 2018-05", "mid 2018-05"


def claim(doc: str, kind: str, value: str, published: str = DAY, **more: Any) -> Claim:  # noqa: ANN401 -- fields of the record
    """Return a claim on the ninth round that the calendar knows nothing of, in a sentence of its own."""
    quote = Quote(source(doc, published=published), f"{doc}-{kind}", 1, "en", f"{kind}: {value}")
    return replace(Claim(9, kind, value, "", "unknown", quote), **more)


def disputes(*claims: Claim) -> list[Doubt]:
    return list(find_disputes(claims))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("2018-05-13/2018-05-15", "2018-05-14/2018-05-15", True),
        ("2018-05-13/2018-05-15", "2018-05-14", False),
        ("2018-05-13/2018-05-14", "2018-05-14/2018-05-15", True),
        ("2018-05-14/2018-05-15", "2018-05", False),
        ("2018-05", "2018-06", True),
        ("soon", "2018-05-14", False),
        ("soon", "later", False),
    ],
)
def test_several_days_are_these_or_others_and_one_may_be_among_them(one: str, other: str, *, differ: bool) -> None:
    """And what is no day excludes none."""
    plans = [claim("a", "planned-date", one), claim("b", "planned-date", other)]
    assert bool(disputes(*plans)) is bool(disputes(*reversed(plans))) is differ


@pytest.mark.parametrize(
    ("values", "borne_out", "differ"),
    [
        (("2018-05-14", "2018-05-15"), ("yes", "yes"), False),
        (("2018-05-14", "2018-05-15"), ("yes", "unknown"), True),
        ((MIDDLE, HALF), ("yes", "yes"), True),
    ],
)
def test_two_days_of_one_round_may_be_two_of_its_sessions(
    values: tuple[str, str], borne_out: tuple[str, str], *, differ: bool
) -> None:
    """That is so where the calendar has both; of two parts of the month only one was meant."""
    plans = [claim(a, "planned-date", v, agrees=a_yes) for a, v, a_yes in zip("ab", values, borne_out, strict=True)]
    assert bool(disputes(*plans)) is differ


LONGER = claim("a", "extension", "extended")
ENDED = claim("b", "last-day", DAY, agrees="yes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONGER, ENDED),
        (LONGER, claim("b", "extension", "ended early")),
        (LONGER, claim("b", "extension", "not extended")),
    ],
)
def test_an_extended_round_was_not_over_on_the_day_of_the_report(one: Claim, other: Claim) -> None:
    """Nor did it end early, nor as it was planned."""
    (doubt,) = disputes(one, other)
    assert doubt.about == "round 9"
    assert set(doubt.quotes) == {one.quote, other.quote}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONGER, claim("b", "extension", "extended")),
        (LONGER, replace(ENDED, round=8)),
        (LONGER, replace(ENDED, quote=replace(ENDED.quote, source=LONGER.source))),
        (LONGER, replace(ENDED, agrees="unknown")),
        (claim("a", "extension", "extended", "2018-05-14"), ENDED),
        (claim("a", "extension", "extended", ""), ENDED),
        (claim("a", "extension", "not extended"), ENDED),
        (claim("a", "extension", "not extended"), claim("b", "extension", "ended early")),
    ],
)
def test_an_extended_round_may_end_later(one: Claim, other: Claim) -> None:
    """One text may tell of both; of one without a day nobody knows whether the round was over by then."""
    assert disputes(one, other) == []


def test_a_wrong_last_day_is_not_held_against_an_extension_as_well() -> None:
    """The calendar has said already that it is wrong."""
    (doubt,) = disputes(LONGER, claim("b", "last-day", "2018-05-14", agrees="no"))
    assert doubt.kind == "last-day-against-calendar"


def at(doc: str, city: str, number: int, last: int, agrees: str) -> Claim:
    """Return the claim that of the rounds up to one so many met in a city."""
    return claim(doc, "rounds-at", f"{number} in {city.capitalize()}", round=last, entity_id=city, agrees=agrees)


@pytest.mark.parametrize(
    ("one", "other", "exclude"),
    [
        (("astana", 20, 20), ("sochi", 2, 16), True),
        (("astana", 18, 20), ("sochi", 2, 16), False),
        (("astana", 11, 11), ("astana", 9, 10), True),
        (("astana", 10, 11), ("astana", 9, 10), False),
        (("astana", 8, 11), ("astana", 9, 10), True),
        (("astana", 5, 5), ("sochi", 1, 16), False),
    ],
)
def test_counts_in_two_cities_are_no_more_than_all_rounds(
    one: tuple[str, int, int], other: tuple[str, int, int], *, exclude: bool
) -> None:
    """Twenty rounds in one city and two in another are more than twenty, and in one city they never grow fewer."""
    claims = [at("a", *one, "yes"), at("b", *other, "yes")]
    assert places_exclude(*claims) is places_exclude(*reversed(claims)) is exclude


def test_a_wrong_count_of_rounds_in_a_city_is_shown_beside_the_nearest_that_excludes_it() -> None:
    """Not beside a nearer one that lets it be, and the calendar says what would be right."""
    wrong, right = at("a", "astana", 19, 20, "no"), at("c", "sochi", 2, 16, "yes")
    others = [at("b", "astana", 18, 19, "yes"), at("d", "sochi", 2, 15, "yes")]
    for told in ([wrong, *others, right], [right, *reversed(others), wrong]):
        (doubt,) = disputes(*told)
        assert doubt.quotes == (wrong.quote, right.quote)
        assert doubt.explanation == (
            "The text counts of the rounds up to round 20 as having met in one place: 19 in Astana; the calendar says "
            "18 in Astana, and so does c.txt."
        )


def test_beside_a_wrong_claim_another_document_is_shown_that_has_all_of_the_right_one() -> None:
    """That it has itself the right day elsewhere counts less."""
    wrong = claim("b", "date", "2018-06-14", agrees="no")
    full = "2018-05-14/2018-05-15"
    own = claim("b", "date", full, agrees="yes", quote=replace(wrong.quote, sentence_id="z", text="own"))
    partial, right = (claim(doc, "date", v, agrees="yes") for doc, v in (("c", "2018-05-14"), ("a", full)))
    silent = claim("d", "date", "2018-05-16")
    for others, best in (([own, partial], partial), ([own, partial, right], right), ([own], own)):
        (doubt,) = disputes(wrong, silent, *others)
        assert doubt.quotes == (wrong.quote, best.quote)
        assert (", and so does" in doubt.explanation) is (best is not own)


def test_beside_a_round_that_is_called_the_last_the_first_text_on_the_next_one_is_shown() -> None:
    """Whatever it tells beside when and where: that somebody was to come says not that it met."""
    wrong = claim("a", "last-round", "the last", round=20, agrees="no")
    other = claim("b", "attended", "Cedar Front", "2024-01-01", round=21)
    late, first, undated = (
        claim(doc, "date", "2024-01-24", day, round=21)
        for doc, day in (("c", "2024-02-01"), ("d", "2024-01-25"), ("e", ""))
    )
    (doubt,) = disputes(wrong, other, late, first, undated)
    assert doubt.quotes == (wrong.quote, first.quote)
    assert doubt.explanation == (
        "The text calls round 20 the last of the talks; the calendar says that round 21 followed, and so does d.txt."
    )
    (alone,) = disputes(wrong, claim("c", "date", "2024-11-11", round=22))
    assert alone.quotes == (wrong.quote,)


def test_beside_who_was_no_minister_another_post_in_another_document_is_shown() -> None:
    """Though the calendar says nothing of that one."""
    wrong = claim("a", "post", "Basim Qaid: minister", agrees="no")
    same = claim("c", "post", "Basim Qaid: minister", agrees="no")
    deputy = claim("b", "post", "Basim Qaid: deputy")
    found = disputes(wrong, same, deputy)
    assert [d.quotes for d in found] == [(wrong.quote, deputy.quote), (same.quote, deputy.quote)]
    assert all(d.explanation.endswith(", and b.txt has Basim Qaid: deputy.") for d in found)
    (alone,) = disputes(wrong, replace(deputy, quote=replace(deputy.quote, source=wrong.source)))
    assert alone.quotes == (wrong.quote,)


@pytest.mark.parametrize(
    ("wrong", "held"),
    [
        (claim("a", "number", "18", round=14), "number 14"),
        (claim("a", "led-by", "Russia: Sergey Vershinin", round=5, entity_id="russia"), "Alexander Lavrentiev"),
        (claim("a", "post", "Kanat Tumysh: minister", round=20, entity_id="kanat-tumysh"), "Murat Nurtleu: minister"),
    ],
)
def test_what_the_calendar_and_the_table_of_offices_have_instead(wrong: Claim, held: str) -> None:
    (doubt,) = disputes(replace(wrong, agrees="no"))
    assert doubt.expected == held


def test_every_kind_of_claim_is_shown_with_its_round() -> None:
    """A new kind needs a place in the report."""
    (check,) = Rounds.to_schema().columns["claim"].checks
    kinds = check.statistics["allowed_values"]
    found = find_rounds([claim("a", kind, "value") for kind in kinds], ())[8]
    parts = [getattr(found, field.name) for field in fields(found)]
    listed = [told for part in parts if isinstance(part, tuple) for told in part]
    shown = {kind for told in listed for kind in ([told.claim] if isinstance(told, Claim) else told.claims)}
    assert shown == set(kinds)
