"""A change of position is told apart from a disagreement of sources by time."""

from __future__ import annotations

from astana_nlp.findings.changes import Change, find_changes
from astana_nlp.findings.evidence import Actor
from astana_nlp.findings.positions import find_positions
from evidence import CEDAR, PINE, statement


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
