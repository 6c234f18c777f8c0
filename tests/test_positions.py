"""Several sentences become one position of an actor at a round, by the rules of docs/aggregation.md."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.findings.evidence import Actor, Review
from astana_nlp.findings.positions import Position, find_positions
from astana_nlp.findings.voices import LABELS, STANCES
from evidence import PINE, source, statement

CONFIRMED = Review("confirmed", "A reader")


def position(*statements: object) -> Position:
    """Return the one position that the statements make."""
    (found,) = find_positions(statements)  # type: ignore[arg-type]
    return found


def test_one_sentence_is_a_position_as_sure_as_the_machine() -> None:
    """The certainty of the record is carried on, within the error of the draws."""
    found = position(statement("a", "oppose", certainty=0.8))
    assert (found.label, found.score, found.sources) == ("oppose", -1.0, 1)
    assert found.certainty == pytest.approx(0.8, abs=0.06)


def test_one_source_has_no_interval() -> None:
    """Nobody can know how far other sources would differ."""
    assert position(statement("a", "oppose")).spread.low is None


def test_a_document_has_one_voice_however_often_it_says_the_same() -> None:
    """Ten sentences of one paper do not outvote two papers."""
    often = [statement("a", "oppose", text=f"Sentence {n}.", stance_id=f"a{n}") for n in range(10)]
    found = position(*often, statement("b", "support"), statement("c", "support"), statement("d", "support"))
    assert found.shares == pytest.approx((0.75, 0.0, 0.25, 0.0))
    assert found.label == "support"


def test_copies_are_one_source() -> None:
    """What a reprint says in other words of its own is still the same source."""
    copy = source("b", original="a")
    found = position(statement("a", "support"), statement("b", "support", source=copy))
    assert found.sources == 1


def test_support_and_opposition_that_both_have_a_third_are_mixed() -> None:
    """One sign must not hide that the sources differ."""
    assert position(statement("a", "support"), statement("b", "oppose")).label == "mixed"
    three = [statement(d, "support") for d in "abc"]
    assert position(*three, statement("d", "oppose")).label == "support"


def test_decisions_of_people_come_first() -> None:
    """Where people decided, the guesses of the machine are shown and not counted."""
    decided = statement("a", "oppose", review=CONFIRMED, certainty=1.0)
    found = position(decided, statement("b", "support"), statement("c", "support"))
    assert (found.label, found.certainty, found.reviewed) == ("oppose", 1.0, True)
    assert len(found.aside) == 2


def test_the_later_of_two_dated_positions_counts() -> None:
    """Refused on the 10th, came on the 14th: the position is that it came."""
    found = position(statement("a", "oppose", date="2017-03-10"), statement("b", "support", date="2017-03-14"))
    assert found.label == "support"
    assert [s.stance for s in found.earlier] == ["oppose"]


def test_a_month_is_not_later_than_its_days() -> None:
    """'In March' may be before the 10th of March."""
    found = position(statement("a", "oppose", date="2017-03-10"), statement("b", "support", date="2017-03"))
    assert (found.label, found.earlier) == ("mixed", ())


def test_the_date_of_the_round_orders_within_a_document_only() -> None:
    """A second source may not know what the first does."""
    refused = statement("a", "oppose", date="2017-03-10")
    came = statement("a", "support", date="2017-03-14/2017-03-15", by_round=True)
    assert position(refused, came).label == "support"
    assert position(refused, replace(came, quote=replace(came.quote, source=source("b")))).label == "mixed"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The brigade attended the third round."),
        ("ar", "شارك اللواء في الجولة الثالثة."),
        ("ru", "Бригада участвовала в третьем раунде."),
        ("tr", "Tugay üçüncü tura katıldı."),
        ("fa", "تیپ در دور سوم شرکت کرد."),
        ("fr", "La brigade a participé au troisième tour."),
    ],
)
def test_coming_to_a_round_is_later_than_a_refusal_before_it_whoever_tells(language: str, text: str) -> None:
    """One source has the announcement, another one the list of those who came: the actor changed its mind."""
    refused = statement("a", "oppose", date="2017-03-10")
    fields = {"date": "2017-03-14/2017-03-15", "by_round": True, "basis": "acted"}
    found = position(refused, statement("b", "support", text=text, language=language, **fields))
    assert (found.label, [s.stance for s in found.earlier]) == ("support", ["oppose"])


def test_case_and_quotation_marks_make_no_second_actor() -> None:
    """'бригада «Сыны Кедра»' at the end of a sentence is the 'Бригада «Сыны Кедра' of another."""
    names = ("Бригада «Сыны Кедра", "бригада «Сыны Кедра»")
    records = [statement(d, "oppose", actor=Actor("", n, "FACTION", "other")) for d, n in zip("ab", names, strict=True)]
    assert position(*records).sources == 2


def test_a_guess_replaces_nothing() -> None:
    """A later record that is more likely wrong than right must not displace an earlier one."""
    found = position(
        statement("a", "oppose", date="2017-03-10"), statement("b", "support", date="2017-03-14", certainty=0.4)
    )
    assert found.earlier == ()


@pytest.mark.parametrize(
    ("section", "text", "factor"),
    [
        ("body", "The brigade refused.", 1.0),
        ("title", "The brigade refuses", 0.5),
        ("caption", "The brigade refuses", 0.5),
        ("footnote", "The brigade refused at first, as its speaker said.", 1.0),
        ("footnote", "¹² “Brigade refuses to come to the talks,” The Steppe Gazette, 12 March 2017", 0.5),
        ("footnote", "³ «Бригада отказалась от участия», Степная газета, 12 марта 2017", 0.5),
        ("footnote", "See https://example.org/brigade-refuses", 0.5),
        ("reference", "Brigade refuses to come, The Steppe Gazette", 0.0),
    ],
)
def test_headlines_and_cited_titles_count_less(section: str, text: str, factor: float) -> None:
    """They never replace the sentence in the body (rule 10 of the codebook)."""
    assert statement("a", "oppose", section=section, text=text).factor == factor


def test_what_only_a_reference_list_says_is_shown_without_a_position() -> None:
    """The title of a cited work is evidence of what somebody wrote, elsewhere."""
    found = position(statement("a", "oppose", section="reference"))
    assert (found.label, found.certainty, len(found.aside)) == ("", 0.0, 1)


def test_presence_is_the_finding_where_positions_are_less_than_it() -> None:
    """One unsure record of support does not make an observer a supporter."""
    watching = statement("a", "neutral", certainty=0.9)
    assert position(watching, statement("b", "support", certainty=0.5)).label == "neutral"
    assert position(watching, statement("b", "support", certainty=0.95)).label == "support"


def test_sources_that_agree_make_a_position_surer() -> None:
    """Five documents are better than one."""
    one = position(statement("a", "oppose", certainty=0.7))
    five = position(*(statement(d, "oppose", certainty=0.7) for d in "abcde"))
    assert five.certainty > one.certainty


def test_actors_rounds_and_targets_are_kept_apart() -> None:
    """One position for each of them."""
    found = find_positions(
        [
            statement("a", "oppose"),
            statement("a", "oppose", round=4),
            statement("a", "oppose", round=None, target="sochi"),
            statement("a", "oppose", actor=PINE),
        ]
    )
    assert len(found) == 4


records = st.builds(
    statement,
    st.sampled_from("abcd"),
    st.sampled_from(STANCES),
    certainty=st.floats(0.05, 1.0),
    date=st.sampled_from(["", "2017-03-10", "2017-03-12", "2017-03", "2017-03-14/2017-03-15"]),
    section=st.sampled_from(["body", "title", "footnote", "reference"]),
    review=st.sampled_from([None, None, CONFIRMED]),
)


@given(st.lists(records, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_what_holds_for_every_position(statements: list[object], shuffle: object) -> None:
    """Shares sum to one, the interval holds no impossible score, nothing is lost, and the order makes no difference."""
    found = position(*statements)
    assert sum(found.shares) == pytest.approx(1.0 if found.label else 0.0)
    assert found.label in {"", *LABELS}
    assert -1 <= found.score <= 1
    assert 0 <= found.certainty <= 1
    if found.spread.low is not None and found.spread.high is not None:
        assert -1 <= found.spread.low <= found.spread.high <= 1
    assert len(found.everything) == len(statements)
    shuffle.shuffle(statements)  # type: ignore[attr-defined]
    again = position(*statements)
    assert (again.label, again.score) == (found.label, pytest.approx(found.score))
