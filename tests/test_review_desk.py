"""What a reviewer is shown first, what two people do not see of each other, and how far they agree."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from astana_nlp.review.actors import exactly, search
from astana_nlp.review.agreement import among_people, measured, with_machine
from astana_nlp.review.controls import clean, visible
from astana_nlp.review.decisions import Claim, Origin, Verdict
from astana_nlp.review.desk import Desk, Missed, RefusedError
from astana_nlp.review.entries import Entry
from astana_nlp.review.filters import Filter, Show, chosen, filter_of
from astana_nlp.review.log import LOG, ReviewLog, decisions_of
from astana_nlp.review.passages import CUE, HOLDER, Span, cue_spans, pieces
from astana_nlp.review.queue import Reason, build_queue
from astana_nlp.review.standing import standings
from astana_nlp.training.selection import teaching_worth
from reviewing import corrected, decided

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def row(key: str, confidence: float = 0.9, **changes: str) -> dict[str, str]:
    """Return what the queue needs of a row."""
    plain = {"holder_id": "cedar", "holder": "Cedar Brigade", "copy_of": "", "sentence_id": f"s-{key}", "evidence": ""}
    return {"stance_id": key, "confidence": str(confidence), **plain, **changes}


def doubt(kind: str, key: str, about: str = "") -> dict[str, str]:
    """Return what the queue needs of a doubt."""
    return {"kind": kind, "sentence_id": f"s-{key}", "other_sentence_id": "", "about": about, "weight": "0.8"}


def test_the_queue_begins_with_what_would_change_a_finding() -> None:
    """Contradictions, then the calendar and new actors, then what the machine is unsure of; copies come last."""
    rows = [
        row("sure", 0.99),
        row("copy", 0.5, copy_of="sure"),
        row("unsure", 0.6),
        row("new", 0.9, holder_id="", holder="Orontes Brigade"),
        row("against", 0.9),
    ]
    queue = build_queue(rows, [doubt("stance-contradiction", "against", "Cedar Brigade, round 1")], "seed")
    assert [item.stance_id for item in queue] == ["against", "unsure", "new", "sure", "copy"]
    assert queue[0].reasons == (Reason.CONTRADICTED,)
    assert queue[4].reasons == (Reason.COPY, Reason.UNSURE)


def test_a_doubt_about_somebody_else_in_the_sentence_is_none_about_this_record() -> None:
    """The contradiction names whom it is about."""
    queue = build_queue([row("a")], [doubt("stance-contradiction", "a", "Orontes Brigade, round 1")], "seed")
    assert queue[0].reasons == ()


def test_every_tenth_record_is_drawn_at_random_and_each_comes_once() -> None:
    """The same seed gives the same queue, another one draws others."""
    rows = [row(f"r{i:03}", 0.5 + i / 400) for i in range(200)]
    first, again, other = (build_queue(rows, [], seed) for seed in ("a", "a", "b"))
    audits = [place for place, item in enumerate(first, 1) if Reason.AUDIT in item.reasons]
    assert audits == list(range(10, 201, 10))
    assert first == again != other
    assert sorted(item.stance_id for item in first) == [r["stance_id"] for r in rows]


def test_another_measure_of_what_a_decision_teaches_can_order_the_queue() -> None:
    """The trainer brings its own; what a record is said to be unsure for stays the machine's confidence."""
    queue = build_queue([row("a"), row("b")], [], "seed", worth=lambda rows: [0.0, 1.0][: len(rows)])
    assert [(item.stance_id, item.reasons) for item in queue] == [("b", ()), ("a", ())]
    assert {item.stance_id for item in build_queue([row("a"), row("b")], [], "", teaching_worth)} == {"a", "b"}


@pytest.fixture
def desks(sample_run: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Return the desks of two people over one run, all of whose records go to both."""
    run = tmp_path / "run"
    shutil.copytree(sample_run, run)
    ada, badr = Desk(run, "ada", double=1), Desk(run, "بدر", double=1)
    yield ada, badr
    ada.close()
    badr.close()


def test_two_people_decide_unseen_by_each_other_and_see_it_when_both_have(desks: tuple[Desk, Desk]) -> None:
    """The record stays in the queue of the second, who learns what the first decided only afterwards."""
    ada, badr = desks
    key = ada.queue[0].stance_id
    ada.decide(key, Entry("confirmed"))
    badr.refresh()
    assert (ada.open(key), badr.open(key), badr.seen_decision(key)) == (False, True, None)
    assert key in {item.stance_id for item in chosen(badr, Filter())}
    badr.decide(key, Entry("rejected"))
    assert not badr.open(key)
    assert chosen(badr, Filter(Show.DISPUTED))[0].stance_id == key
    assert badr.progress().disputed == 1
    badr.decide(key, Entry("confirmed"), settles=True)
    ada.refresh()
    assert (ada.progress().disputed, ada.seen_decision(key).origin) == (0, Origin.SETTLED)


def test_records_that_one_person_decides_leave_the_queue_of_all(sample_run: Path, tmp_path: Path) -> None:
    """What is no secret is seen at once."""
    shutil.copytree(sample_run, tmp_path / "run")
    ada, badr = (Desk(tmp_path / "run", name, double=0) for name in ("ada", "بدر"))
    key = ada.queue[0].stance_id
    ada.decide(key, Entry("confirmed"))
    badr.refresh()
    assert (badr.open(key), badr.seen_decision(key).reviewer) == (False, "ada")
    for desk in (ada, badr):
        desk.close()


def test_what_somebody_is_unsure_of_stays_open_for_others(sample_run: Path, tmp_path: Path) -> None:
    """It counts as decided only when somebody knew."""
    shutil.copytree(sample_run, tmp_path / "run")
    ada, badr = (Desk(tmp_path / "run", name, double=0) for name in ("ada", "بدر"))
    key = ada.queue[0].stance_id
    ada.decide(key, Entry("unsure"))
    badr.refresh()
    assert (ada.open(key), badr.open(key), ada.progress().decided) == (False, True, 0)
    badr.decide(key, Entry("confirmed"))
    assert (badr.open(key), badr.progress().decided) == (False, 1)
    for desk in (ada, badr):
        desk.close()


def test_undo_takes_back_the_newest_decision_of_this_person_only(desks: tuple[Desk, Desk]) -> None:
    """Again takes back the one before, and then there is nothing."""
    ada, badr = desks
    first, second = (item.stance_id for item in ada.queue[:2])
    ada.decide(first, Entry("confirmed"))
    ada.decide(second, Entry("rejected"))
    badr.refresh()
    badr.decide(second, Entry("unsure"))
    assert [ada.undo().stance_id, ada.undo().stance_id, ada.undo()] == [second, first, None]
    assert badr.progress().mine == 1
    assert len(decisions_of(ada.tables.folder)) == 5


def test_a_correction_that_says_what_the_machine_says_confirms_it(desks: tuple[Desk, Desk]) -> None:
    """One key a decision: the key of the stance that stands there is as good as the one that confirms."""
    ada, _ = desks
    key = ada.queue[0].stance_id
    stance = ada.tables.stances[key]["stance"]
    assert ada.decide(key, Entry("corrected", reviewed_stance=stance)).verdict is Verdict.CONFIRMED
    other = next(s for s in ("support", "oppose") if s != stance)
    changed = ada.decide(key, Entry("corrected", reviewed_stance=other, reviewed_round="none"))
    assert (changed.verdict, changed.claim.stance, changed.claim.round) == (Verdict.CORRECTED, other, "")


def test_a_missed_record_gets_the_key_that_the_machine_would_give(desks: tuple[Desk, Desk]) -> None:
    """So it is found again when the machine learns to see it."""
    ada, _ = desks
    existing = next(r for r in ada.tables.stances.values() if r["language"] == "fa" and r["holder_id"])
    start, end = int(existing["char_start"]), int(existing["char_end"])
    entry = Entry(reviewed_holder=existing["holder"], reviewed_stance="oppose", reviewed_target=existing["target"])
    added = ada.add(Missed(existing["doc_id"], start, end, entry))
    assert added.stance_id == existing["stance_id"]
    other = Entry(reviewed_holder="Cedar Front", reviewed_stance="support", reviewed_target="sochi")
    missed = ada.add(Missed(existing["doc_id"], start, end, other))
    assert [item.stance_id for item in chosen(ada, Filter(Show.ADDED))] == [missed.stance_id]
    assert missed.evidence.quote == existing["evidence"]


@pytest.mark.parametrize(
    "missed",
    [
        Missed("nowhere", 0, 5, Entry(reviewed_holder="x", reviewed_stance="support", reviewed_target="astana")),
        Missed("", -1, -1, Entry()),
    ],
)
def test_what_is_no_mention_in_a_sentence_cannot_be_added(desks: tuple[Desk, Desk], missed: Missed) -> None:
    """Spans of other documents, backwards or over several sentences are refused."""
    with pytest.raises(RefusedError, match="selection"):
        desks[0].add(missed)


def test_filters_choose_by_every_column(desks: tuple[Desk, Desk]) -> None:
    """What an address cannot mean lets everything through."""
    ada, _ = desks
    everything = chosen(ada, filter_of({"show": "nonsense", "other": "x"}))
    assert len(everything) == len(ada.queue)
    for name, column in (("language", "language"), ("actor", "holder"), ("stance", "stance"), ("document", "document")):
        value = ada.tables.stances[ada.queue[0].stance_id][column]
        found = chosen(ada, filter_of({name: value}))
        assert {ada.tables.stances[item.stance_id][column] for item in found} == {value}
    assert {ada.tables.stances[i.stance_id]["language"] for i in chosen(ada, filter_of({"words": "إدلب"}))} == {"ar"}


def test_agreement_is_told_by_field_language_and_label() -> None:
    """A worked example: four records, two people, one disagreement on the stance and one on the round."""
    answers = [("support", "support"), ("oppose", "oppose"), ("support", "oppose"), ("oppose", "oppose")]
    rows = []
    for i, pair in enumerate(answers):
        for name, stance in zip(("ada", "بدر"), pair, strict=True):
            change = {"record_id": f"{i}{name}", "at": "2026", "stance_id": str(i)}
            fixed = Claim(stance=stance, round="4" if name == "ada" and i == 0 else "")
            rows.append(decided(Verdict.CORRECTED, name, corrected=fixed, **change))
    found = {(a.group, a.name): a for a in among_people(standings(rows))}
    stance = found["field", "stance"]
    # observed 3/4; expected 1/2: kappa (0.75 - 0.5) / 0.5
    assert (stance.records, stance.share, stance.kappa) == (4, 0.75, pytest.approx(0.5))
    # Krippendorff: 1 - 7 * 2 / (2 * 3 * 5), from the eight values three of which are support
    assert stance.alpha == pytest.approx(1 - 7 * 2 / (2 * 3 * 5))
    assert found["field", "round"].share == 0.75
    assert found["label", "oppose"].share == found["language", "en"].share == 0.75
    assert found["field", "holder"].kappa is None


def test_the_machine_is_compared_with_what_people_decided_last() -> None:
    """A rejected record is one that the machine should not have; records that it missed are not its answers."""
    keys = [{"record_id": str(i), "at": str(i), "stance_id": str(i)} for i in range(4)]
    rows = [decided(**keys[0]), decided(Verdict.REJECTED, **keys[1]), corrected("support", **keys[2])]
    rows.append(decided(Verdict.ADDED, **keys[3]))
    found = {a.name: a for a in with_machine(standings(rows)) if a.group == "field"}
    assert (found["stance"].records, found["stance"].share) == (3, pytest.approx(1 / 3))
    assert found["target"].records == 2


def test_people_who_are_unsure_agree_and_disagree_with_nobody() -> None:
    """Nothing to tell is told as nothing."""
    rows = [decided(record_id="a", at="1"), decided(Verdict.UNSURE, "بدر", record_id="b", at="2")]
    assert {(a.records, a.share, a.kappa, a.alpha) for a in among_people(standings(rows))} == {(0, None, None, None)}
    assert measured({}).alpha is None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("alush", "Alloush"),
        ("аллуш", "Alloush"),
        ("علوش", "Alloush"),
        ("lavrentev", "Lavrentiev"),
        ("лаврентьев", "Lavrentiev"),
        ("jaish islam", "Jaysh al-Islam"),
        ("جيش الإسلام", "Jaysh al-Islam"),
        ("جیش الاسلام", "Jaysh al-Islam"),
        ("Ceyş el-İslam", "Jaysh al-Islam"),
    ],
)
def test_actors_are_found_by_any_spelling(query: str, name: str) -> None:
    """Latin, Cyrillic, Arabic and Persian letters, in the ways that people write them."""
    assert any(name in found.name for found in search(query)[:4]), [found.name for found in search(query)]


def test_a_name_that_means_two_actors_means_none() -> None:
    """A wrong holder is worse than a free name."""
    assert exactly("no such name at all") is None
    assert exactly("Turkey").id == "turkey"
    assert search("") == ()


def test_pieces_of_a_sentence_know_what_they_are_and_give_the_sentence_again() -> None:
    """Spans may overlap; offsets count in the text."""
    text = "xx The Cedar Brigade boycotted it."
    spans = [Span(3, 20, HOLDER), Span(7, 30, "name"), *cue_spans(text[3:], 3, "cue 'boycott*' (oppose.acted)")]
    found = pieces(text, 3, len(text), spans)
    assert "".join(piece.text for piece in found) == text[3:]
    assert all(text[piece.start :].startswith(piece.text) for piece in found)
    assert [piece.text for piece in found if CUE in piece.kinds] == ["boycotted"]
    assert [piece.text for piece in found if HOLDER in piece.kinds] == ["The ", "Cedar Brigade"]


@pytest.mark.parametrize(
    ("sentence", "cue", "marked"),
    [
        ("He welcomed the new decision.", "welcom* .. decision", ["welcomed", "decision"]),
        ("وأكد الوفد رفضه بالمشاركة", "مشارك*", ["بالمشاركة"]),
        ("Он отказался участвовать", "отказ*", ["отказался"]),
        ("Katılmayacağını açıkladı", "katıl*", ["Katılmayacağını"]),
        ("از شرکت خودداری کرد", "خودداری کرد", ["خودداری کرد"]),
        ("Il a refusé d'y aller", "boycott*", []),
    ],
)
def test_the_cues_that_decided_are_marked(sentence: str, cue: str, marked: list[str]) -> None:
    """In every language, also where a cue stands in parts or behind a prefix."""
    spans = cue_spans(sentence, 0, f"cue '{cue}' (support.acted)")
    assert [sentence[span.start : span.end] for span in spans] == marked


def test_what_nobody_sees_is_shown_by_name() -> None:
    """Overrides of direction and hidden characters are named; joiners and marks of Persian stay."""
    text = "a\u202eb\u200cc\x07\U000e0041"
    (before, control, *_) = pieces(text, 0, len(text), [])
    assert (before.text, control.text, control.kinds) == ("a", "⟦RIGHT-TO-LEFT OVERRIDE⟧", ("control",))
    assert visible(text) == "a⟦RIGHT-TO-LEFT OVERRIDE⟧b\u200cc⟦U+0007⟧⟦TAG LATIN CAPITAL LETTER A⟧"
    assert clean("a\u202eb\r\nc\ud800") == "ab\nc"


def test_decisions_of_an_older_run_are_seen_on_the_desk(sample_run: Path, tmp_path: Path) -> None:
    """They stand at the records that they are about, whose keys are others now."""
    shutil.copytree(sample_run, tmp_path / "run")
    desk = Desk(tmp_path / "run", "ada", double=0)
    key = desk.queue[0].stance_id
    desk.decide(key, Entry("rejected"))
    desk.close()
    (old,) = decisions_of(tmp_path / "run")
    shutil.copytree(sample_run, tmp_path / "other")
    with ReviewLog(tmp_path / "other" / LOG) as log:
        from dataclasses import replace

        log.take_in([replace(old, stance_id="older-" + old.stance_id)])
    desk = Desk(tmp_path / "other", "بدر", double=0)
    assert (desk.open(key), desk.seen_decision(key).verdict) == (False, Verdict.REJECTED)
    desk.decide(key, Entry("confirmed"))
    assert len(desk.standing(key).live) == 2
    desk.close()
