"""The same position said again is one position with several pieces of evidence; other positions stay apart."""

from __future__ import annotations

from astana_nlp.records import Basis, Label, Section, Sentence, Stance, StanceRecord, Target
from astana_nlp.stance.records.repeats import with_repeats

SUPPORT, OPPOSE = Stance.SUPPORT, Stance.OPPOSE


def found(*said: tuple[str, Stance, int | None], sections: dict[int, Section] | None = None) -> list[tuple[str, int]]:
    """Return what each record repeats and how much evidence it has; the keys are r0, r1, …."""
    sections = sections or {}
    sentences = [Sentence(f"s{i}", i, i + 1, "x", i, 1, sections.get(i, Section.BODY), "en") for i in range(len(said))]
    records = [
        StanceRecord(
            *(f"r{i}", i, i, i + 1, holder, holder, Label.FACTION, "opposition", stance, Target.ASTANA, Basis.STATED),
            *(0.9, "", ""),
            round=number,
        )
        for i, (holder, stance, number) in enumerate(said)
    ]
    return [(r.repeats, r.evidence_count) for r in with_repeats(records, sentences)]


def test_the_same_position_again_is_a_repetition() -> None:
    """The first record counts all the evidence, the others point to it."""
    assert found(("cedar", OPPOSE, 4), ("cedar", OPPOSE, 4), ("cedar", OPPOSE, None)) == [("", 3), ("r0", 0), ("r0", 0)]


def test_another_holder_or_round_is_another_position() -> None:
    """Who opposes the third and the fourth round does so twice, and two who oppose do so each."""
    assert found(("cedar", OPPOSE, 3), ("cedar", OPPOSE, 4), ("olive", OPPOSE, 4)) == [("", 1)] * 3


def test_contradicting_positions_stay_apart_in_order() -> None:
    """Refusal, consent, refusal again are three positions: the last one is no repetition of the first."""
    assert found(("cedar", OPPOSE, 4), ("cedar", SUPPORT, 4), ("cedar", OPPOSE, 4)) == [("", 1)] * 3


def test_a_round_told_later_belongs_to_the_position() -> None:
    """No round, the fourth, the fifth: the second completes the first, the third is another occasion."""
    assert found(("cedar", OPPOSE, None), ("cedar", OPPOSE, 4), ("cedar", OPPOSE, 5)) == [("", 2), ("r0", 0), ("", 1)]


def test_a_headline_repeats_the_body() -> None:
    """The body's sentence is the evidence, although the headline comes first; a headline alone stands for itself."""
    heads = {0: Section.TITLE}
    assert found(("cedar", OPPOSE, 4), ("cedar", OPPOSE, 4), sections=heads) == [("r1", 0), ("", 2)]
    assert found(("cedar", OPPOSE, 4), ("olive", OPPOSE, 4), sections=heads) == [("", 1), ("", 1)]


def test_no_records_are_no_error() -> None:
    """A document without positions stays without."""
    assert found() == []
