"""Runs are scored against gold: what counts as right, wrong, missed and free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from astana_nlp import knowledge
from astana_nlp.errors import AstanaError
from astana_nlp.evaluation import evaluate
from astana_nlp.evaluation.errors import Kind, errors_of
from astana_nlp.evaluation.holders import accepted_names, fold
from astana_nlp.evaluation.intervals import intervals, total
from astana_nlp.evaluation.mentions import score_dates, score_names
from astana_nlp.evaluation.page import write_page
from astana_nlp.evaluation.stances import (
    compare,
    counts_by_document,
    figures_of,
    overlaps,
    recall_by_label,
    same_target,
)
from astana_nlp.records import Label
from conftest import run_over

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "The Cedar Brigade welcomed the talks in the capital"


def wanted(**changes: str) -> dict[str, str]:
    row = {"doc": "a", "quote": QUOTE, "holder": "Cedar Brigade", "stance": "support", "target": "astana"}
    return {**row, "round": "3", "required": "1", **changes}


def given(**changes: str) -> dict[str, str]:
    row = {"doc": "a", "evidence": f"{QUOTE}.", "holder": "The Cedar Brigade", "stance": "support"}
    return {**row, "target": "astana", "round": "3", **changes}


def line(gold: list[dict[str, str]], found: list[dict[str, str]]) -> str:
    return figures_of(total(counts_by_document(compare(gold, found, {}))))


def kinds(gold: list[dict[str, str]], found: list[dict[str, str]]) -> list[Kind]:
    return [error.kind for error in errors_of(compare(gold, found, {}), {})]


def test_a_right_tuple_counts_everywhere() -> None:
    """Holder, label, target and passage agree; articles and punctuation do not matter."""
    assert line([wanted()], [given()]) == (
        "required 1 predicted 1 | P 1.000 R 1.000 F1 1.000 | detection F1 1.000 | label accuracy 1.000"
        " | round accuracy 1.000 (1)"
    )


def test_a_wrong_label_is_detected_but_not_right() -> None:
    """Detection leaves the label out."""
    found = line([wanted()], [given(stance="oppose")])
    assert "F1 0.000 | detection F1 1.000 | label accuracy 0.000" in found


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"holder": "Pine Front"}, [Kind.WRONG_HOLDER, Kind.HOLDER_MISSED]),
        ({"target": "sochi"}, [Kind.WRONG_TARGET, Kind.HOLDER_MISSED]),
        ({"stance": "oppose"}, [Kind.WRONG_LABEL]),
        ({"evidence": "Another sentence."}, [Kind.NOT_A_STANCE, Kind.SENTENCE_MISSED]),
    ],
)
def test_an_error_is_named_after_what_is_wrong(change: dict[str, str], kind: list[Kind]) -> None:
    """A record is right in holder, target, label and passage, or wrong in one of them; the gold row is missed."""
    assert "P 0.000 R 0.000" in line([wanted()], [given(**change)])
    assert kinds([wanted()], [given(**change)]) == kind


def test_the_recall_of_each_position_stands_alone() -> None:
    """Missed opposition does not hide behind support that was found."""
    gold = [wanted(), wanted(holder="Pine Front", stance="oppose")]
    counts = total(counts_by_document(compare(gold, [given()], {})))
    assert recall_by_label(counts) == "recall of support 1.000 (1), oppose 0.000 (1), conditional 0.000 (0)"


def test_intervals_are_of_documents_and_the_same_every_time() -> None:
    """Two documents, one all right and one all wrong: the figures may be anything between."""
    gold = [wanted(), wanted(doc="b")]
    counts = counts_by_document(compare(gold, [given(), given(doc="b", stance="oppose")], {}))
    assert intervals(counts) == "95% of samples of 2 documents: P 0.00 to 1.00, R 0.00 to 1.00, F1 0.00 to 1.00"
    assert intervals(counts) == intervals(dict(reversed(counts.items())))
    assert intervals({"a": counts["a"]}) == ""


def test_the_page_of_errors_shows_sentence_machine_and_reader_as_text(tmp_path: Path) -> None:
    """What stands in a document stays text, whatever it looks like."""
    evidence = f"<script>alert(1)</script> {QUOTE}"
    record = given(stance="oppose", evidence=evidence, page="7", explanation="cue 'deny*'", confidence="0.7")
    write_page(tmp_path / "errors.html", ["a figure"], errors_of(compare([wanted()], [record], {}), {}))
    page = (tmp_path / "errors.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    for part in ("a figure", "page 7", "the machine: cue", "a reader: Cedar Brigade support astana round 3"):
        assert part in page


def test_optional_rows_may_be_found_or_missed_freely() -> None:
    """`required` 0 is neither rewarded nor punished."""
    assert "required 0 predicted 1 | P 1.000" in line([wanted(required="0")], [given()])
    assert "required 1 predicted 1 | P 1.000 R 1.000" in line(
        [wanted(), wanted(quote="Something else entirely", required="0")], [given()]
    )


def test_neutral_records_are_not_scored() -> None:
    """They are written for reviewers only."""
    assert "predicted 0" in line([wanted()], [given(stance="neutral")])


def test_the_same_record_twice_counts_once() -> None:
    """Two mentions of a holder in one sentence are one tuple."""
    assert "predicted 1 | P 1.000" in line([wanted()], [given(), given()])


def test_targets_near_astana_stand_apart() -> None:
    """A round and its documents are Astana; Sochi, Geneva, the ceasefire and the committee are not."""
    assert same_target("de-escalation", "astana")
    assert not same_target("geneva", "astana")
    assert same_target("constitutional-committee", "constitution")


def test_evidence_overlaps_a_quote_that_it_shares_half_of() -> None:
    """Sentence borders and note marks differ between readers."""
    assert overlaps(
        "as reported, the Cedar Brigade welcomed the talks¹ in May", "The Cedar Brigade welcomed the talks in June"
    )
    assert not overlaps("the Cedar Brigade welcomed", "the Cedar Brigade rejected all of it and left")


def test_a_person_counts_for_the_body_that_they_speak_for() -> None:
    """Names and parents come from the actor list."""
    accepted = accepted_names([])
    speakers = [
        (actor, parent)
        for actor in knowledge.actors()
        if actor.label is Label.PERSON
        for parent in knowledge.actors()
        if parent.id in actor.parents
    ]
    assert speakers
    for actor, parent in speakers:
        assert fold(parent.name) in accepted[fold(actor.name)]
        assert fold(actor.name) in accepted[fold(parent.name)]


def test_other_names_that_come_with_the_gold_are_accepted() -> None:
    """An alias file adds to the actor list."""
    accepted = accepted_names([{"holder": "Cedar Brigade", "also accepted as": "Liwa al-Arz; Cedars"}])
    assert len(compare([wanted()], [given(holder="Liwa al-Arz")], accepted).hit) == 1


def date(text: str, value: str, kind: str = "DATE") -> dict[str, str]:
    return {"doc": "a", "text": text, "timex": value, "type": kind, "start": "", "end": ""}


def gold_date(start: int, surface: str, value: str, required: str = "1") -> dict[str, str]:
    return {"doc": "a", "start": str(start), "surface": surface, "value": value, "required": required}


def test_dates_are_scored_strictly_loosely_and_by_value() -> None:
    """'on 3 May' overlaps '3 May 2017' but is not equal to it; its value may still be right."""
    gold = [gold_date(0, "3 May 2017", "2017-05-03"), gold_date(20, "yesterday", "2017-05-02")]
    line_, errors = score_dates(
        gold, [date("on 3 May", "2017-05-03"), date("yesterday", "2017-05-01"), date("2019", "2019")]
    )
    assert line_ == (
        "required 2 predicted 3 | relaxed P 0.667 R 1.000 F1 0.800 | strict P 0.333 R 0.500 F1 0.400"
        " | value P 0.333 R 0.500 F1 0.400"
    )
    assert len(errors) == 2


def test_a_range_is_compared_by_its_days() -> None:
    """TIMEX3 writes a range in several ways."""
    found = {**date("23 and 24 January", "P2D", "RANGE"), "start": "2017-01-23", "end": "2017-01-24"}
    assert "value P 1.000" in score_dates([gold_date(0, "23 and 24 January", "2017-01-23/2017-01-24")], [found])[0]


def test_kinds_of_groups_count_as_one_and_events_not_at_all() -> None:
    """Whether a body is a faction or an organisation is a matter of the list."""
    gold = [
        {"doc": "a", "start": "0", "surface": "Cedar Brigade", "label": "ORG"},
        {"doc": "a", "start": "9", "surface": "the capital talks", "label": "EVENT"},
    ]
    found = [
        {"doc": "a", "text": "the Cedar Brigade", "label": "FACTION"},
        {"doc": "a", "text": "talks", "label": "EVENT"},
    ]
    assert "required 1 predicted 1" in score_names(gold, found)[0]
    assert "label P 1.000 R 1.000" in score_names(gold, found)[0]


def test_gold_files_are_told_by_their_headers_and_missing_documents_are_said(documents: Path, tmp_path: Path) -> None:
    """One command takes gold of all kinds in any order; figures follow for each language."""
    run_over(documents, tmp_path / "out")
    (tmp_path / "n.tsv").write_text("doc\tstart\tend\tsurface\tlabel\na.txt\t0\t5\tCedar\tORG\n", encoding="utf-8")
    (tmp_path / "d.tsv").write_text(
        "doc\tstart\tend\tsurface\tvalue\tkind\trequired\n"
        "a.txt\t0\t5\tMonday\t2017-01-01\tx\t1\nb.txt\t0\t5\tvendredi\t2017-01-01\tx\t1\nz.txt\t0\t1\tMay\t2017-05\tx\t1\n",
        encoding="utf-8",
    )
    lines = list(evaluate(tmp_path / "out", [tmp_path / "n.tsv", tmp_path / "d.tsv"], errors=True))
    assert "dates: gold documents that the run does not have, counted as missed: z.txt" in lines
    assert "missed: a.txt 'Cedar' group" in lines
    assert [part.split()[:2] for part in lines if part.startswith(("dates  ", "names  "))] == [
        ["dates", "all"],
        ["dates", "en"],
        ["dates", "fr"],
        ["names", "all"],
    ]


def test_a_file_that_is_no_gold_is_refused(documents: Path, tmp_path: Path) -> None:
    """The message names the file."""
    run_over(documents, tmp_path / "out")
    with pytest.raises(AstanaError, match=r"a\.txt is no gold file"):
        list(evaluate(tmp_path / "out", [documents / "a.txt"]))
