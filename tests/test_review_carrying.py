"""Decisions find their records in the next run, and what people type into a table is neither lost nor overruled."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from astana_nlp.findings.reading import read_evidence
from astana_nlp.records import span_id
from astana_nlp.review.attach import attach
from astana_nlp.review.carrying import KEPT, absorb, last_row, show
from astana_nlp.review.decisions import Claim, Origin, Verdict
from astana_nlp.review.entries import Entry, claim_of, entry_of, evidence_of
from astana_nlp.review.judgements import judgements
from astana_nlp.review.log import LOG, ReviewLog, decisions_of
from astana_nlp.schemas import REVIEW_COLUMNS, Stances
from astana_nlp.tablefiles import read_rows, to_csv
from reviewing import CONFIRMED, EVIDENCE, QUOTE, SEEN, STANCE_ID, corrected, decided, row_of, undone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.review.decisions import Decision

# one report whose third sentence stands twice, as headlines do; six languages, invented factions
TEXT = """The Cedar Brigade refused to travel to Astana. The Orontes Brigade agreed to attend the third round.
رفضت حركة الأرز المشاركة في محادثات أستانا. Движение Кедр отказалось ехать в Астану.
The Cedar Brigade refused to travel to Astana. Sedir Tugayı Astana görüşmelerine katılmayacağını açıkladı.
جنبش سرو از شرکت در مذاکرات آستانه خودداری کرد. Le Front du Cèdre a refusé de participer à la réunion d’Astana."""
HOLDERS = (
    "Cedar Brigade",
    "Orontes Brigade",
    "حركة الأرز",
    "Движение Кедр",
    "Sedir Tugayı",
    "جنبش سرو",
    "Front du Cèdre",
)


def rows_of(text: str, doc_id: str = "d" * 16) -> list[dict[str, Any]]:
    """Return a row for every holder in a text, as a run would make them."""
    found = []
    for sentence in re.finditer(r"\S[^.]*\.", text):
        for holder in HOLDERS:
            # spaces come and go between two ways of reading a page
            match = re.search(r"\s*".join(map(re.escape, holder.replace(" ", ""))), sentence[0])
            if match:
                start, end = sentence.start() + match.start(), sentence.start() + match.end()
                found.append(
                    {
                        **row_of(CONFIRMED),
                        "stance_id": span_id(doc_id, "p", start, end) + "-new-astana",
                        "doc_id": doc_id,
                        "sentence_id": span_id(doc_id, "s", sentence.start(), sentence.end()),
                        "char_start": start,
                        "char_end": end,
                        "holder_id": "",
                        "holder": holder,
                        "evidence": sentence[0],
                    }
                )
    return found


def decisions_on(rows: Iterable[dict[str, Any]], tmp_path: Path) -> tuple[Decision, ...]:
    """Confirm every row, with a note that says which one it was."""
    from astana_nlp.review.entries import decision_of

    entries = [(Entry("confirmed", note=f"{row['holder']} {i}"), row) for i, row in enumerate(rows)]
    with ReviewLog(tmp_path / LOG) as log:
        return log.add(decision_of(entry, row, Origin.PAGE) for entry, row in entries)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"Page 1 of 4\n\n{text}",
        lambda text: text.replace("\n", "\n\n3\n\nRunning head\n\n"),
        lambda text: text.replace("refused to travel", "refused to tra-\nvel").replace("agreed", "ag reed"),
        lambda text: text.replace("ي", "ی").replace("réunion", "re\u0301union"),
        lambda text: text.replace("Astana.", "Astana.¹²"),
    ],
    ids=["a page header", "running heads", "hyphens and spaces", "forms of letters", "note marks"],
)
def test_decisions_stay_with_their_record_when_extraction_changes(change: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """Every decision is on the row with its own sentence, also where a sentence stands twice, and none is lost."""
    old, new = rows_of(TEXT), rows_of(change(TEXT))
    decisions = decisions_on(old, tmp_path)
    assert show(new, decisions) == []
    assert [row["note"] for row in new] == [f"{row['holder']} {i}" for i, row in enumerate(old)]
    assert {row["review"] for row in new} == {"confirmed"}


def test_a_document_that_was_saved_anew_keeps_its_decisions_by_its_path(tmp_path: Path) -> None:
    """Its key changes with its bytes; its place in the folder does not."""
    new = rows_of(TEXT, "e" * 16)
    assert show(new, decisions_on(rows_of(TEXT), tmp_path)) == []


def test_a_decision_whose_record_is_gone_is_kept_and_returns_with_it(tmp_path: Path) -> None:
    """An orphan stands in the table of what is kept, with what the machine had said and what a person decided."""
    decisions = decisions_on(rows_of(TEXT)[:2], tmp_path)
    (kept,) = show(rows_of(TEXT)[:1], decisions)
    assert (kept["holder"], kept["review"], kept["evidence"][:19]) == (
        "Orontes Brigade",
        "confirmed",
        "The Orontes Brigade",
    )
    assert set(kept) == set(Stances.to_schema().columns)
    assert show(rows_of(TEXT), decisions) == []


def test_a_machine_that_names_another_target_now_is_corrected_by_what_a_person_confirmed() -> None:
    """The decision is not lost because the machine takes the sentence to be about something else."""
    now = {**row_of(CONFIRMED), "stance_id": f"{STANCE_ID}-geneva", "target": "geneva"}
    assert show([now], [replace(CONFIRMED, record_id="k")]) == []
    assert (now["review"], now["reviewed_target"], now["target"]) == ("corrected", SEEN.target, "geneva")


def test_a_rejection_says_nothing_of_another_target() -> None:
    """Who said that a sentence is no position on one matter may find it one on another."""
    now = {**row_of(CONFIRMED), "stance_id": f"{STANCE_ID}-geneva", "target": "geneva"}
    (kept,) = show([now], [decided(Verdict.REJECTED)])
    assert (kept["review"], now["review"]) == ("rejected", "")


def test_a_record_with_a_decision_of_its_own_takes_none_on_another_target() -> None:
    """Two positions of one mention that were both decided on stay two."""
    other = {**row_of(CONFIRMED), "stance_id": f"{STANCE_ID}-geneva", "target": "geneva"}
    second = replace(CONFIRMED, stance_id=other["stance_id"], seen=replace(SEEN, target="geneva"), record_id="l")
    kept = show([other], [replace(CONFIRMED, record_id="k"), second])
    assert [row["target"] for row in kept] == [SEEN.target]
    assert other["review"] == "confirmed"


@pytest.mark.parametrize(("verdict", "counts"), [(Verdict.CONFIRMED, True), (Verdict.REJECTED, False)])
def test_what_a_person_confirmed_counts_though_the_machine_no_longer_finds_it(
    verdict: Verdict, sample_run: Path, tmp_path: Path, *, counts: bool
) -> None:
    """The report counts what people said is a position; what they rejected stays out."""
    run = Path(shutil.copytree(sample_run, tmp_path / "run"))
    row = next(row for row in read_rows(run / "stances.csv") if row["stance"] == "oppose")
    gone = {**row, "stance_id": "f" * 16 + "-p7-19-new-astana", "evidence": "What no later run takes for a position."}
    decision = decided(verdict, stance_id=gone["stance_id"], evidence=evidence_of(gone), seen=claim_of(gone))
    before = {s.stance_id for s in read_evidence(run).statements}
    with ReviewLog(run / LOG) as log:
        log.add([decision])
    after = {s.stance_id: s for s in read_evidence(run).statements}
    assert (set(after) - before == {gone["stance_id"]}) == counts
    assert not counts or after[gone["stance_id"]].stance == "oppose"


def test_a_mention_whose_ends_moved_is_the_same_mention() -> None:
    """The machine links a part of the name to somebody else now: the row shows that as a wrong holder."""
    now = {**row_of(CONFIRMED), "stance_id": "x", "char_start": 104, "char_end": 109}
    now |= {"holder": "Orontes Brigade", "holder_id": "orontes"}
    assert show([now], [replace(CONFIRMED, record_id="k")]) == []
    assert (now["review"], now["reviewed_holder"]) == ("corrected", "Cedar Brigade")


def test_another_sentence_at_the_same_offsets_does_not_get_the_decision() -> None:
    """A key made of offsets can come to mean another record; the sentence tells."""
    other = {**row_of(CONFIRMED), "evidence": "The Cedar Brigade welcomed the guests of the fair in town."}
    found = attach([replace(CONFIRMED, record_id="k")], [other])
    assert (found.standings, list(found.orphans)) == ({}, [STANCE_ID])


def test_decisions_under_an_old_and_a_new_key_are_those_of_one_record(tmp_path: Path) -> None:
    """The newer one holds, whichever key it was made under."""
    old, new = rows_of(TEXT)[1], rows_of("\n" + TEXT)[1]
    decisions_on([old], tmp_path)
    with ReviewLog(tmp_path / LOG) as log:
        log.add(
            [
                replace(
                    CONFIRMED,
                    verdict=Verdict.REJECTED,
                    stance_id=new["stance_id"],
                    evidence=replace(
                        EVIDENCE, quote=new["evidence"], holder_start=new["char_start"], holder_end=new["char_end"]
                    ),
                    seen=replace(SEEN, holder_id="", holder="Orontes Brigade"),
                )
            ]
        )
        (found,) = attach(log.decisions(), [new]).standings.values()
    assert [d.verdict for d in found.live] == [Verdict.CONFIRMED, Verdict.REJECTED]


def test_a_machine_that_changes_its_mind_is_not_taken_for_confirmed() -> None:
    """The person confirmed what the machine said then; the row shows that as a correction of what it says now."""
    now = {**row_of(CONFIRMED), "stance": "support", "round": None}
    show([now], [replace(CONFIRMED, record_id="k")])
    assert (now["review"], now["reviewed_stance"], now["reviewed_round"]) == ("corrected", "oppose", "3")
    assert (now["stance"], now["reviewed_target"]) == ("support", "")


@pytest.mark.parametrize(
    ("decision", "entry"),
    [
        (decided(), Entry("confirmed")),
        (corrected("support"), Entry("corrected", reviewed_stance="support")),
        (decided(Verdict.CORRECTED, corrected=Claim(round="none")), Entry("corrected", reviewed_round="none")),
        (decided(Verdict.REJECTED), Entry("rejected")),
        (decided(Verdict.UNSURE, note="who?"), Entry("unsure", note="who?")),
        (decided(Verdict.NOTED, note="who?"), Entry(note="who?")),
    ],
)
def test_the_table_shows_each_kind_of_decision(decision: Decision, entry: Entry) -> None:
    """What stands in the columns of review is what was decided, and by whom."""
    row = row_of(CONFIRMED)
    show([row], [replace(decision, record_id="k")])
    assert entry_of(row).what == entry.what
    assert row["reviewer"] == "ada"


def table(folder: Path, *rows: dict[str, Any]) -> Path:
    """Write a stances table by hand."""
    columns = list(Stances.to_schema().columns)
    (folder / "stances.csv").write_bytes(to_csv(columns, [[row.get(c) or "" for c in columns] for row in rows]))
    return folder


def test_the_columns_of_review_are_those_of_the_table() -> None:
    """They are declared twice, since the log must not need the library of the schemas."""
    assert tuple(asdict(Entry())) == REVIEW_COLUMNS


def test_what_is_typed_into_the_table_becomes_a_decision_once(tmp_path: Path) -> None:
    """The next run takes it into the log; one more run finds nothing new."""
    typed = {**row_of(CONFIRMED), "reviewed_stance": "Conditional", "reviewer": "ada", "reviewed_at": "20/11/2026"}
    table(tmp_path, typed)
    assert absorb(tmp_path, 0) == ()
    (found,) = judgements(tmp_path)
    assert (found.stance, found.reviewer, found.quote) == ("conditional", "ada", QUOTE)
    row = row_of(CONFIRMED)
    show([row], decisions_of(tmp_path))
    assert row["reviewed_at"] == "20/11/2026"
    table(tmp_path, row)
    absorb(tmp_path, last_row(tmp_path))
    assert len(decisions_of(tmp_path)) == 1


def test_words_that_are_no_decision_stand_in_the_note(tmp_path: Path) -> None:
    """The columns hold codes only, yet nothing typed may vanish."""
    table(tmp_path, {**row_of(CONFIRMED), "review": "not sure", "reviewed_stance": "hm", "note": "see page 3"})
    absorb(tmp_path, 0)
    row = row_of(CONFIRMED)
    show([row], decisions_of(tmp_path))
    assert (row["review"], row["note"]) == ("", "review: not sure. reviewed_stance: hm. see page 3")


def test_an_emptied_entry_takes_the_decision_back(tmp_path: Path) -> None:
    """Deleting what stands in the columns is a decision too, and can be undone like others."""
    with ReviewLog(tmp_path / LOG) as log:
        log.add([CONFIRMED])
    table(tmp_path, row_of(CONFIRMED))
    absorb(tmp_path, 1)
    assert [d.verdict for d in decisions_of(tmp_path)] == [Verdict.CONFIRMED, Verdict.UNDONE]
    assert judgements(tmp_path) == ()


def test_a_later_decision_stands_against_an_old_table(tmp_path: Path) -> None:
    """Where a person edited the table and another one decided meanwhile, the run says so and changes nothing."""
    with ReviewLog(tmp_path / LOG) as log:
        log.add([corrected("support", "بدر")])
    table(tmp_path, {**row_of(CONFIRMED), "review": "rejected", "reviewer": "ada"})
    (conflict,) = absorb(tmp_path, 0)
    assert "rejected by ada, but meanwhile corrected (support) by بدر" in conflict
    assert len(decisions_of(tmp_path)) == 1


def test_an_untouched_table_contradicts_nothing(tmp_path: Path) -> None:
    """What was decided after the run wrote its table shows in the next one."""
    with ReviewLog(tmp_path / LOG) as log:
        first = log.add([CONFIRMED])[0]
        row = row_of(CONFIRMED)
        show([row], log.decisions())
        table(tmp_path, row)
        log.add([undone(first), corrected("neutral", "بدر")])
    assert absorb(tmp_path, 1) == ()
    assert len(decisions_of(tmp_path)) == 3


def test_rows_that_people_added_are_kept_each_under_its_own_key(tmp_path: Path) -> None:
    """Whatever stands in the key column of a row that was added by hand."""
    added = {"review": "added", "stance": "oppose", "holder": "Cedar Brigade", "target": "astana"}
    table(
        tmp_path, {**added, "note": "annex"}, {**added, "note": "map"}, {**added, "stance_id": "x", "stance": "support"}
    )
    assert absorb(tmp_path, 0) == ()
    kept = show([], decisions_of(tmp_path))
    assert sorted((row["note"], row["stance"], row["reviewed_stance"]) for row in kept) == [
        ("", "", "support"),
        ("annex", "", "oppose"),
        ("map", "", "oppose"),
    ]
    columns = list(kept[0])
    (tmp_path / KEPT).write_bytes(to_csv(columns, [[row[c] for c in columns] for row in kept]))
    table(tmp_path)
    absorb(tmp_path, last_row(tmp_path))
    assert len(decisions_of(tmp_path)) == 3
    assert [row["stance_id"] for row in read_rows(tmp_path / KEPT)] == sorted(row["stance_id"] for row in kept)
