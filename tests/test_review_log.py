"""The review log: no row is lost, changed or deleted, and what holds is a function of its rows."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp.errors import OutputError
from astana_nlp.review.decisions import COLUMNS, Claim, Decision, Evidence, Origin, Verdict, flat, unflat
from astana_nlp.review.judgements import judgements
from astana_nlp.review.log import LOG, ReviewLog, decisions_of, from_jsonl, to_jsonl
from astana_nlp.review.standing import standing, standings
from reviewing import CONFIRMED, SEEN, STANCE_ID, corrected, decided, undone

if TYPE_CHECKING:
    from pathlib import Path

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
NUMBER = st.integers(0, 2**40)
CLAIM = st.builds(Claim, TEXT, TEXT, TEXT, TEXT, TEXT)
DECISION = st.builds(
    Decision,
    stance_id=TEXT.map("i".__add__),
    verdict=st.sampled_from(Verdict),
    reviewer=TEXT,
    origin=st.sampled_from(Origin),
    evidence=st.builds(Evidence, TEXT, TEXT, NUMBER, TEXT, TEXT, TEXT, NUMBER, NUMBER, NUMBER),
    seen=CLAIM,
    corrected=CLAIM,
    note=TEXT,
    supersedes=TEXT,
    reviewed_at=TEXT,
    at=st.datetimes().map(lambda moment: moment.isoformat(timespec="microseconds")),
    record_id=st.uuids().map(lambda key: key.hex),
)
# writes a decision for every line that it is given, and says the key of each one when it is in the log
WRITER = """
import sys
from pathlib import Path
from reviewing import CONFIRMED
from astana_nlp.review.log import ReviewLog
log = ReviewLog(Path(sys.argv[1]))
for line in sys.stdin:
    print(log.add([CONFIRMED])[0].record_id, flush=True)
"""
MOST = 9  # rows that a writer may write before it is killed


def started(path: Path) -> subprocess.Popen[str]:
    """Start a process that writes into the log while it is alive."""
    command = [sys.executable, "-c", WRITER, str(path)]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="tests")
    writer.stdin.write("go\n" * MOST)
    writer.stdin.flush()
    return writer


def killed(writer: subprocess.Popen[str], after: int) -> list[str]:
    """Kill a process in the middle of its work; return the keys that it had said."""
    said = [writer.stdout.readline() for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    said += writer.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in said if line.endswith("\n")]


def written(log: ReviewLog, *decisions: Decision) -> list[Decision]:
    """Write decisions one after the other."""
    return [log.add([decision])[0] for decision in decisions]


def test_four_writers_and_thirty_kills_lose_no_decision(tmp_path: Path) -> None:
    """Every decision whose key was returned is in the log after its writer was killed at any moment."""
    path, chance, acknowledged = tmp_path / LOG, random.Random(6), []  # noqa: S311 -- nothing secret
    writers = [started(path) for _ in range(4)]
    for _ in range(30):
        acknowledged += killed(writers.pop(chance.randrange(4)), chance.randrange(MOST))
        writers.append(started(path))
    for writer in writers:
        acknowledged += killed(writer, MOST)
    with ReviewLog(path) as log:
        found = [decision.record_id for decision in log.decisions()]
    assert len(found) == len({*found})
    assert len({*acknowledged}) > 100
    assert {*acknowledged} <= {*found}
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_rows_can_be_neither_changed_nor_deleted(tmp_path: Path) -> None:
    """The file itself refuses, whoever asks."""
    with ReviewLog(tmp_path / LOG) as log:
        written(log, CONFIRMED)
    with closing(sqlite3.connect(tmp_path / LOG)) as base:
        for statement in ("UPDATE decisions SET note = 'x'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                base.execute(statement)


@settings(max_examples=30)
@given(st.lists(DECISION, max_size=5, unique_by=lambda d: d.record_id))
def test_a_log_comes_back_exactly_from_its_export(decisions: list[Decision]) -> None:
    """Undone rows, empty fields, every script and line ends survive JSON lines; so do they the columns of the log."""
    read, problems = from_jsonl(to_jsonl(decisions))
    assert problems == ()
    assert sorted(read, key=repr) == sorted(decisions, key=repr)
    assert [unflat(flat(decision)) for decision in decisions] == decisions


def test_logs_of_two_machines_merge_by_the_keys_of_their_rows(tmp_path: Path) -> None:
    """In whatever order the two are joined, both end with the same rows, and joining again adds none."""
    with ReviewLog(tmp_path / "a") as ours, ReviewLog(tmp_path / "b") as theirs:
        first, _ = written(ours, CONFIRMED, corrected("support"))
        written(theirs, decided(reviewer="بدر"))
        written(ours, undone(first))
        assert len(ours.take_in(theirs.decisions()).added) == 1
        assert len(theirs.take_in(ours.decisions()).added) == 3
        assert to_jsonl(ours.decisions()) == to_jsonl(theirs.decisions())
        assert theirs.take_in(ours.decisions()).known == 4


def test_a_row_that_was_changed_elsewhere_does_not_replace_ours(tmp_path: Path) -> None:
    """The same key with other content is told, and the log stands."""
    with ReviewLog(tmp_path / LOG) as log:
        (row,) = written(log, CONFIRMED)
        forged = unflat({**flat(row), "note": "forged"})
        assert row.record_id in log.take_in([forged]).problems[0]
        assert log.decisions() == (row,)


def test_rows_that_cannot_be_read_are_told_one_by_one() -> None:
    """A damaged line costs itself only."""
    good = json.dumps(flat(decided(record_id="k", at="2026-11-26T10:00:00+00:00")))
    missing = json.dumps(dict.fromkeys(COLUMNS[1:], ""))
    lines = ["", good, "{", "[1]", missing, good.replace("confirmed", "perhaps"), "[" * 100_000, "\\ud800"]
    read, problems = from_jsonl("\n".join(lines).encode())
    assert len(read) == 1
    assert [problem.split(":")[0] for problem in problems] == [f"line {n}" for n in range(3, 9)]


def test_times_never_go_back(tmp_path: Path) -> None:
    """A row from a machine whose clock is ahead does not come to stand after what is decided next."""
    with ReviewLog(tmp_path / LOG) as log:
        log.take_in([decided(at="2999-01-01T00:00:00.000000+00:00", record_id="k")])
        (row,) = written(log, corrected("support"))
        assert standing(log.decisions()).current == row


def test_a_file_that_is_no_log_is_told_in_one_line(tmp_path: Path) -> None:
    """It is neither changed nor taken for an empty log."""
    (tmp_path / LOG).write_bytes(b"something else\n" * 100)
    with pytest.raises(OutputError, match="cannot be used"):
        decisions_of(tmp_path)
    assert decisions_of(tmp_path / "nowhere") == ()


def test_undo_is_a_row_and_brings_back_what_held_before(tmp_path: Path) -> None:
    """An undo can be undone."""
    with ReviewLog(tmp_path / LOG) as log:
        first, second = written(log, CONFIRMED, corrected("support"))
        (undo,) = written(log, undone(second))
        assert standing(log.decisions()).current == first
        written(log, undone(undo))
        assert standing(log.decisions()).current == second
        assert len(log.decisions()) == 4


def test_a_note_decides_nothing(tmp_path: Path) -> None:
    """The record stays as it was decided, with the note."""
    with ReviewLog(tmp_path / LOG) as log:
        (first, _) = written(log, CONFIRMED, decided(Verdict.NOTED, note="see page 3"))
        found = standing(log.decisions())
    assert (found.current, found.note) == (first, "see page 3")


def test_two_people_who_decide_differently_are_disputed_until_somebody_settles_it(tmp_path: Path) -> None:
    """Who is unsure and who confirms differ too; the same correction in two hands does not."""
    with ReviewLog(tmp_path / LOG) as log:
        written(log, corrected("support"), corrected("support", "بدر"))
        assert not standings(log.decisions())[STANCE_ID].disputed
        written(log, decided(Verdict.UNSURE, "بدر"))
        assert standings(log.decisions())[STANCE_ID].disputed
        written(log, corrected("support", "بدر", origin=Origin.SETTLED))
        assert not standings(log.decisions())[STANCE_ID].disputed


def test_a_decision_says_what_holds() -> None:
    """Corrected fields replace what the machine said; 'none' takes a round away; a rejected record has no stance."""
    assert decided().claim == SEEN
    assert corrected("neutral").claim == Claim("cedar", "Cedar Brigade", "neutral", "astana", "3")
    assert decided(Verdict.CORRECTED, corrected=Claim(round="none")).claim.round == ""
    assert decided(Verdict.CORRECTED, corrected=Claim(holder="Orontes Brigade")).claim.holder_id == ""
    assert decided(Verdict.REJECTED).claim.stance == "none"


def test_the_trainer_gets_the_newest_decision_with_the_mention_in_its_sentence(tmp_path: Path) -> None:
    """Records that somebody is unsure of, or took back, teach nothing."""
    with ReviewLog(tmp_path / LOG) as log:
        written(log, CONFIRMED, corrected("conditional", "بدر"))
        written(log, decided(Verdict.UNSURE, stance_id="other"))
        written(log, undone(written(log, decided(stance_id="third"))[0]))
    (found,) = judgements(tmp_path)
    assert (found.stance, found.machine_stance, found.reviewer) == ("conditional", "oppose", "بدر")
    assert found.quote[found.start : found.end] == "Cedar Brigade"
    assert judgements(tmp_path / "nowhere") == ()
