"""A change of position is told apart from a disagreement of sources by time."""

from __future__ import annotations

import pytest

from astana_nlp.findings.changes import Change, find_changes
from astana_nlp.findings.evidence import Actor, Claim, Quote
from astana_nlp.findings.positions import find_positions
from evidence import CEDAR, PINE, source, statement


def changes(*statements: object) -> tuple[Change, ...]:
    return find_changes(find_positions(statements))  # type: ignore[arg-type]


def test_another_position_at_the_next_round_is_a_change() -> None:
    """Both quotes are there, and the motive that the new position is given."""
    (change,) = changes(
        statement("a", "support", round=1),
        statement("b", "oppose", round=3, motives=("ceasefire-violations",)),
    )
    assert (change.before.round, change.before.stance) == (1, "support")
    assert (change.after.round, change.after.stance) == (3, "oppose")
    assert change.motives == ("ceasefire-violations",)
    assert not change.within


def test_refusing_first_and_attending_later_is_a_change_within_a_round() -> None:
    """Refused on the 10th, came on the 14th."""
    (change,) = changes(statement("a", "oppose", date="2017-03-10"), statement("b", "support", date="2017-03-14"))
    assert (change.before.stance, change.after.stance, change.within) == ("oppose", "support", True)


def test_sources_that_disagree_are_no_change() -> None:
    """Nothing orders them: the actor may have done one thing only."""
    assert changes(statement("a", "support"), statement("b", "oppose")) == ()


def test_a_round_on_which_sources_differ_is_passed_over() -> None:
    """From the first to the fourth round the position is the same, whatever the third was."""
    mixed = (statement("b", "support", round=3), statement("c", "oppose", round=3))
    assert changes(statement("a", "support", round=1), *mixed, statement("d", "support", round=4)) == ()


def test_guesses_are_no_change() -> None:
    """What is more likely wrong than right must not make an actor change its mind."""
    assert changes(statement("a", "support", round=1), statement("b", "oppose", round=3, certainty=0.4)) == ()


def test_presence_and_absence_of_positions_are_no_change() -> None:
    """An observer that supports a later round has not changed its mind."""
    assert changes(statement("a", "neutral", round=1), statement("b", "support", round=3)) == ()


def test_different_actors_do_not_change_each_other() -> None:
    """One history for each of them."""
    assert changes(statement("a", "support", round=1), statement("b", "oppose", round=3, actor=PINE)) == ()


def test_the_surest_change_comes_first() -> None:
    """A reader begins with what can be relied on."""
    found = changes(
        *(statement("a", s, round=n, certainty=0.7) for s, n in (("support", 1), ("oppose", 2))),
        *(statement("a", s, round=n, actor=PINE) for s, n in (("support", 1), ("oppose", 2))),
    )
    assert [c.actor.name for c in found] == ["Pine Front", "Cedar Brigade"]


def test_changes_of_names_that_stand_for_many_come_last() -> None:
    """The opposition may be others each time, however sure both records are: what is told of one actor comes first."""
    rebels = Actor("syrian-opposition", "Syrian opposition", "COALITION", "opposition")
    told = [
        statement(f"{stance}-{actor.name}", stance, round=number, actor=actor, certainty=sure)
        for actor, sure in ((rebels, 0.99), (CEDAR, 0.6))
        for stance, number in (("support", 1), ("oppose", 3))
    ]
    found = changes(*told)
    assert [(c.actor.name, c.group) for c in found] == [("Cedar Brigade", False), ("Syrian opposition", True)]
    assert found[0].certainty < found[1].certainty


def came(doc_id: str, number: int, kind: str, name: str = "Cedar Brigade", **fields: str) -> Claim:
    """Return a claim of presence or absence."""
    quote = Quote(source(doc_id), f"{doc_id}-{number}-{kind}", 1, "en", f"{name} {kind} {number}.")
    return Claim(number, kind, name, fields.get("entity_id", ""), fields.get("agrees", "unknown"), quote)


def turned(*claims: Claim) -> list[tuple[str, int | None, str, int | None]]:
    found = find_changes((), (), claims)
    return [(c.before.stance, c.before.round, c.after.stance, c.after.round) for c in found]


def test_coming_to_one_round_and_staying_away_from_the_next_is_a_change() -> None:
    """Claims tell it where no position does."""
    assert turned(came("a", 12, "attended"), came("a", 13, "boycotted")) == [("support", 12, "oppose", 13)]
    assert turned(came("a", 12, "absent"), came("b", 13, "attended")) == [("oppose", 12, "support", 13)]


def test_what_sources_dispute_is_a_change_only_by_one_that_tells_both() -> None:
    """Document b has it come to the thirteenth; a tells of both rounds itself."""
    a, other = (came("a", 12, "attended"), came("a", 13, "absent")), came("b", 13, "attended")
    assert turned(*a, other) == [("support", 12, "oppose", 13)]
    assert turned(came("c", 12, "attended"), a[1], other) == []


def test_observers_and_claims_against_the_calendar_change_nothing() -> None:
    """Who observes takes no position by coming."""
    assert (
        turned(came("a", 8, "attended", "X", entity_id="jordan"), came("a", 9, "absent", "X", entity_id="jordan")) == []
    )
    assert turned(came("a", 8, "attended"), came("a", 9, "absent", agrees="no")) == []


def test_the_first_time_is_a_change_from_absence_that_is_less_sure() -> None:
    """At the first round of all it is none."""
    assert turned(came("a", 6, "first-time")) == [("oppose", None, "support", 6)]
    assert turned(came("a", 1, "first-time")) == []


def test_one_change_is_told_once() -> None:
    """A document that knows the third and the tenth round adds nothing to one that knows the third and the fourth."""
    near, far = (came("a", 3, "absent"), came("a", 4, "attended")), (came("b", 3, "absent"), came("b", 10, "attended"))
    assert turned(*far, *near) == [("oppose", 3, "support", 4)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "After first refusing, the Cedar Brigade agreed to come."),
        ("ar", "تراجعت كتيبة الأرز عن قرارها بمقاطعة الجولة."),
        ("ru", "Бригада «Кедр» сначала отказалась, но затем согласилась приехать."),
        ("tr", "Sedir Tugayı boykot kararından vazgeçti."),
        ("fa", "تیپ سدر نخست خودداری کرد و سرانجام پذیرفت."),
        ("fr", "Après avoir refusé, la Brigade du Cèdre a accepté de venir."),
    ],
)
def test_one_sentence_tells_of_a_change(language: str, text: str) -> None:
    """Its record is the newest act, and both pieces of evidence are the sentence."""
    said = statement("a", "support", text=text, language=language)
    (change,) = find_changes((), (said,))
    assert (change.before.stance, change.after.stance, change.within) == ("oppose", "support", True)
    assert change.before.quote == change.after.quote
    assert find_changes((), (said, statement("a", "support", text=text, language=language, actor=PINE))) == ()
