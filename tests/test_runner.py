"""Many documents: limits hold, one bad document costs only itself, a second run works only on what changed."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from astana_nlp import runfolder
from astana_nlp.analysis import STAGES, Stage
from astana_nlp.corpus import Source
from astana_nlp.errors import OutputError
from astana_nlp.jobs import Job, Outcome, Status, work
from astana_nlp.runner import LocalPool
from astana_nlp.settings import RunningSettings
from astana_nlp.tablefiles import read_rows, to_csv
from astana_nlp.versions import models_digest
from conftest import PLAIN, TEXTS, run_over

if TYPE_CHECKING:
    from astana_nlp.records import Analysis

TABLES = ("documents", "sentences", "entities", "dates", "stances", "rounds", "problems")


def digests(out: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in out.glob("*.[cp][sa][vr]*")}


def misbehave(job: Job) -> Outcome:
    """Hang, die or take all memory, as the name of the document says."""
    if job.source.name == "hangs":
        time.sleep(600)
    if job.source.name == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.source.name == "aborts":
        os.abort()
    if job.source.name == "exits":
        os._exit(3)
    if job.source.name == "grows":
        _ = bytearray(4_000_000_000)
    return Outcome(job.source.name, job.doc_id, job.sha256, Status.OK)


def test_a_document_that_hangs_crashes_or_grows_costs_only_itself() -> None:
    """The others are read, and each of the five says what to do; a library that gets no memory aborts its process."""
    limited = PLAIN.model_copy(update={"running": RunningSettings(seconds=1.0, megabytes=256)})
    names = ("one", "hangs", "two", "dies", "three", "grows", "aborts", "exits", "four")
    jobs = [Job(Source(Path(name), name), name, "", limited) for name in names]
    pool = LocalPool(limited, 2, misbehave)
    outcomes = {o.document: o for o in pool.run(jobs, lambda _: None)}
    assert {name for name, o in outcomes.items() if o.status is Status.OK} == {"one", "two", "three", "four"}
    assert "took longer than 1 s: raise running.seconds" in outcomes["hangs"].problem
    assert "SIGKILL" in outcomes["dies"].problem
    assert "fewer processes" in outcomes["dies"].problem
    assert "SIGABRT" in outcomes["aborts"].problem
    assert "more than 256 MB of memory: save it anew" in outcomes["aborts"].problem
    assert "ended (exit code 3): run again" in outcomes["exits"].problem
    assert "more than 256 MB of memory: raise running.megabytes" in outcomes["grows"].problem


def test_a_stage_that_fails_costs_only_what_needs_it(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Earlier and independent stages keep their rows; the document is partial and is tried again next time."""

    def breaks(*_: object) -> Analysis:
        raise ValueError("a fault of ours")

    stages = {
        **STAGES,
        "breaks": Stage(breaks),
        "later": Stage(breaks, needs=("breaks",)),
        "free": Stage(lambda a, _: a),
    }
    monkeypatch.setattr("astana_nlp.jobs.STAGES", stages)
    broken = PLAIN.model_copy(update={"stages": ("sentences", "breaks", "later", "free")})
    outcome = work(Job(Source(documents / "a.txt", "a.txt"), "a", "", broken))
    assert (outcome.status, outcome.failed_stages) == (Status.PARTIAL, ("breaks", "later"))
    assert "the stage 'breaks' failed: (ValueError: a fault of ours)" in outcome.problem
    assert outcome.analysis is not None
    assert len(outcome.analysis.sentences) == 2
    assert "free" in outcome.seconds


def test_all_tables_are_written_in_every_form(documents: Path, tmp_path: Path) -> None:
    """A run leaves CSV, Parquet, descriptor, run.json and one text a document."""
    report, _ = run_over(documents, tmp_path / "out")
    out = tmp_path / "out"
    assert all((out / f"{name}.{kind}").is_file() for name in TABLES for kind in ("csv", "parquet"))
    assert json.loads((out / "datapackage.json").read_text())["profile"] == "tabular-data-package"
    assert len(list((out / "texts").iterdir())) == len(TEXTS)
    assert report.failures == 0


def test_every_sentence_points_into_the_text_beside_the_tables(documents: Path, tmp_path: Path) -> None:
    """Offsets count characters of `texts/<doc_id>.txt`."""
    run_over(documents, tmp_path / "out")
    for row in read_rows(tmp_path / "out" / "sentences.csv"):
        text = (tmp_path / "out" / "texts" / f"{row['doc_id']}.txt").read_text(encoding="utf-8")
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["text"]


def test_a_second_run_works_only_on_what_changed_and_writes_the_same_bytes(documents: Path, tmp_path: Path) -> None:
    """Unchanged documents are not read again; unchanged input gives unchanged tables."""
    run_over(documents, tmp_path / "out")
    before = digests(tmp_path / "out")
    _, again = run_over(documents, tmp_path / "out")
    assert (again.worked, again.reused, digests(tmp_path / "out")) == ([], len(TEXTS), before)
    (documents / "a.txt").write_text("The Cedar Brigade changed its mind.", encoding="utf-8")
    _, changed = run_over(documents, tmp_path / "out")
    assert changed.worked == ["a.txt"]


def test_only_the_models_that_a_run_uses_make_it_read_again(tmp_path: Path) -> None:
    """A trial, or a model that the gate refused, changes no table; another current one does, so does the encoder."""
    encoder, stance = tmp_path / "encoder", tmp_path / "stance"
    for folder in (encoder / "adapter", stance / "words-1", stance / "words-2"):
        folder.mkdir(parents=True)
        (folder / "model").write_text(folder.name, encoding="utf-8")
    (stance / "current-words").write_text("words-1\n", encoding="utf-8")
    first = models_digest(tmp_path)
    (stance / "words-2" / "model").write_text("tried", encoding="utf-8")
    assert models_digest(tmp_path) == first
    (stance / "current-words").write_text("words-2\nwords-1\n", encoding="utf-8")
    second = models_digest(tmp_path)
    (encoder / "adapter" / "model").write_text("adapted anew", encoding="utf-8")
    assert len({first, second, models_digest(tmp_path)}) == 3


def test_number_of_processes_and_folder_do_not_show_in_the_tables(documents: Path, tmp_path: Path) -> None:
    """Two runs from nothing differ in nothing but the measured seconds."""
    run_over(documents, tmp_path / "one")
    run_over(documents, tmp_path / "two", LocalPool(PLAIN, 2))
    left, right = digests(tmp_path / "one"), digests(tmp_path / "two")
    assert {name for name in left if left[name] != right[name]} <= {"documents.csv", "documents.parquet"}
    rows = [read_rows(tmp_path / name / "documents.csv") for name in ("one", "two")]
    assert [{**row, "seconds": ""} for row in rows[0]] == [{**row, "seconds": ""} for row in rows[1]]


def test_the_output_may_lie_inside_the_input(documents: Path, tmp_path: Path) -> None:
    """Tables and texts of a run, or of another run, are not read as documents."""
    run_over(documents, documents / "out")
    report, _ = run_over(documents, documents / "out")
    assert len(report.tables["documents"]) == len(TEXTS)
    report, _ = run_over(documents, tmp_path / "other")
    assert len(report.tables["documents"]) == len(TEXTS)


def test_review_entries_survive_a_spreadsheet_program_and_further_runs(documents: Path, tmp_path: Path) -> None:
    """A table saved by hand replaces the link; the next run keeps the entries, and a copy of the file."""
    out = tmp_path / "out"
    run_over(documents, out)
    columns = (out / "stances.csv").read_text(encoding="utf-8-sig").strip().split(",")
    row = {**dict.fromkeys(columns, ""), "stance_id": "by hand", "review": "added", "note": "from the annex"}
    (out / "stances.csv").unlink()
    (out / "stances.csv").write_bytes(to_csv(columns, [[row[c] for c in columns]]))
    report, _ = run_over(documents, out)
    assert (report.kept_reviews, [p.parent.name for p in report.edited]) == (1, ["edited"])
    report, _ = run_over(documents, out)
    assert [r["note"] for r in read_rows(out / "reviews-kept.csv")] == ["from the annex"]
    assert (out / "stances.csv").is_symlink()
    assert report.edited == ()


def test_a_table_that_lost_its_review_columns_stops_the_run(documents: Path, tmp_path: Path) -> None:
    """Going on would lose what a person entered."""
    run_over(documents, tmp_path / "out")
    (tmp_path / "out" / "stances.csv").write_text("a,b\r\n1,2\r\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"lost columns of review \(stance_id, review, "):
        run_over(documents, tmp_path / "out")


def test_a_copied_run_folder_can_be_used_further(documents: Path, tmp_path: Path) -> None:
    """A copy that turned links into files is a run folder all the same."""
    import shutil

    run_over(documents, tmp_path / "out")
    before = digests(tmp_path / "out")
    shutil.copytree(tmp_path / "out", tmp_path / "copy")
    _, watched = run_over(documents, tmp_path / "copy")
    assert (watched.worked, digests(tmp_path / "copy")) == ([], before)


def test_folders_of_other_people_are_not_touched(documents: Path, tmp_path: Path) -> None:
    """An output folder that holds something else is refused."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "thesis.docx").touch()
    with pytest.raises(OutputError, match="holds files that no run wrote"):
        run_over(documents, tmp_path / "theirs")


def test_two_runs_cannot_write_one_folder_at_once(tmp_path: Path) -> None:
    """The second is refused and told which process is at work."""
    refused = pytest.raises(OutputError, match=f"process {os.getpid()}")
    with runfolder.held(tmp_path / "out"), refused, runfolder.held(tmp_path / "out"):
        pass


def test_a_lock_that_a_killed_run_left_is_no_hindrance(tmp_path: Path) -> None:
    """The kernel lets go of the lock of a dead process."""
    script = (
        "import os, signal, sys, pathlib; from astana_nlp.runfolder import held\n"
        "with held(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "out")], check=False)
    with runfolder.held(tmp_path / "out") as folder:
        assert folder.path == tmp_path / "out"


PUBLISHING = """
import pathlib, sys
from astana_nlp.runfolder import held
with held(pathlib.Path(sys.argv[1])) as folder:
    for number in range(1_000_000):
        slot = folder.free_slot()
        for name in "abcdefgh":
            (slot / f"{name}.csv").write_text(str(number))
        folder.publish(slot)
        if number == 0:
            print("ready", flush=True)
"""


def test_a_killed_run_leaves_the_old_tables_or_the_new_ones(tmp_path: Path) -> None:
    """All tables are of one version, whenever the process dies."""
    out = tmp_path / "out"
    for attempt in range(12):
        process = subprocess.Popen([sys.executable, "-c", PUBLISHING, str(out)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + 0.007 * attempt)
        process.kill()
        process.wait()
        process.stdout.close()
        versions = {path.read_text() for path in out.glob("*.csv")}
        assert len(versions) == 1
        assert len(list(out.glob("*.csv"))) == 8
