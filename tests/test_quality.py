"""The quality gate: what the two pipelines find in the sample corpus stays good, and stays the same run for run."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from astana_nlp.analysis import NEEDS
from astana_nlp.batch import Request, run
from astana_nlp.runner import LocalPool
from astana_nlp.settings import load_pipeline
from astana_nlp.stance.classifier import models
from astana_nlp.tablefiles import read_rows
from conftest import Silent
from quality import FILE, LANGUAGES, NAMES, ROOT, Pins, digests, earlier, figures, lowered, measured, parse, pin, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from astana_nlp.jobs import Job, Outcome
    from astana_nlp.runner import Watch

# one folder a language, so that the order in which they are given can be another
FOLDERS = [ROOT / "corpus" / "documents" / language for language in LANGUAGES]
PIPELINES = {name: ROOT / "pipelines" / f"{name}.toml" for name in ("default", "fast")}
TABLES = ("documents", "sentences", "entities", "dates", "stances", "rounds", "problems")
PINS = parse(FILE.read_text(encoding="utf-8"))
GIVEN = "default.stances.all.F1"


@dataclass(frozen=True)
class Backwards:
    """A pool of processes that begins with the last document."""

    pool: LocalPool

    def run(self, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:
        """Yield one outcome a job."""
        return self.pool.run(jobs[::-1], watch)


def run_backwards(name: str, out: Path, processes: int) -> Path:
    """Run a pipeline from nothing, folders and documents from the last to the first; return the run folder."""
    pipeline = load_pipeline(PIPELINES[name], NEEDS)
    pool = Backwards(LocalPool(pipeline, processes))
    report = run(Request(tuple(FOLDERS[::-1]), out, pipeline), pool, Silent())
    assert report.failures == 0
    return out


@pytest.fixture(scope="session")
def default(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run of the default pipeline as the command line writes it, with one process."""
    out = tmp_path_factory.mktemp("quality") / "default"
    options = ["--out", out, "--pipeline", PIPELINES["default"], "--jobs", 1]
    command = [sys.executable, "-m", "astana_nlp", "run", *map(str, [*FOLDERS, *options])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a second run of the default pipeline, with two processes and all the other way round."""
    return run_backwards("default", tmp_path_factory.mktemp("again") / "default", 2)


@pytest.fixture(scope="session")
def fast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run of the fast pipeline."""
    return run_backwards("fast", tmp_path_factory.mktemp("quality") / "fast", 1)


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_no_figure_is_below_its_floor(pipeline: str, request: pytest.FixtureRequest) -> None:
    """What a pipeline reaches over the sample corpus is at least what quality.toml pins."""
    if pipeline == "default" and not models.has_encoder():
        pytest.skip(
            "the floors of default.toml are those with the encoder, whose package exists for Linux on x86-64 only"
        )
    reached = measured(pipeline, request.getfixturevalue(pipeline))
    below = {name: (value, PINS.floors[name]) for name, value in reached.items() if value < PINS.floors[name]}
    assert below == {}, "reached and floor; tests/quality.toml says how floors may change"


def test_two_runs_differ_in_nothing_but_seconds(default: Path, again: Path) -> None:
    """Number of processes and order of the documents do not show: all tables are the same, byte for byte."""
    for table in TABLES:
        for suffix in ("csv", "parquet"):
            if table != "documents":
                name = f"{table}.{suffix}"
                assert (default / name).read_bytes() == (again / name).read_bytes(), name


def test_the_table_of_documents_differs_in_nothing_but_seconds(default: Path, again: Path) -> None:
    """The measured time of a document is the one column that no other run can repeat."""
    import pandas as pd

    left, right = (
        [{**row, "seconds": ""} for row in read_rows(folder / "documents.csv")] for folder in (default, again)
    )
    assert left == right
    first, second = (
        pd.read_parquet(folder / "documents.parquet").drop(columns="seconds") for folder in (default, again)
    )
    pd.testing.assert_frame_equal(first, second)


def test_the_texts_beside_the_tables_are_the_same(default: Path, again: Path) -> None:
    """Offsets of one run point into the texts of the other."""
    left, right = (
        {path.name: path.read_bytes() for path in (folder / "texts").iterdir()} for folder in (default, again)
    )
    assert left == right


def test_the_floors_are_those_of_these_documents() -> None:
    """Whoever changes a document or its gold looks at the floors: they were found on the data that is pinned."""
    assert PINS.data == digests(), "measure again; tests/quality.toml says how"


def test_every_figure_has_its_floor() -> None:
    """Stances, dates and names are pinned for both pipelines and all languages, stances also for the reports."""
    assert set(PINS.floors) == {f"{run}.{name}" for run, names in NAMES.items() for name in names}


def test_no_floor_was_lowered_without_a_reason() -> None:
    """A floor below that of an earlier commit is named in [lowered_because]."""
    assert lowered(PINS, earlier()) == []


def test_a_lowered_or_dropped_floor_is_seen() -> None:
    """Lower than at any time before counts; a reason, or a return to the old height, settles it."""
    before = [Pins(floors={GIVEN: 0.5}), Pins(floors={GIVEN: 0.6})]
    assert lowered(Pins(floors={GIVEN: 0.55}), before) == [GIVEN]
    assert lowered(Pins(), before) == [GIVEN]
    assert lowered(Pins(floors={GIVEN: 0.55}, lowered_because={GIVEN: " "}), before) == [GIVEN]
    assert lowered(Pins(floors={GIVEN: 0.55}, lowered_because={GIVEN: "harder documents"}), before) == []
    assert lowered(Pins(floors={GIVEN: 0.6}), before) == []


def test_pinning_raises_floors_and_lowers_none_by_itself() -> None:
    """A figure of today gives its floor, less the margin, unless the floor is higher."""
    old = Pins(floors={GIVEN: 0.5})
    assert pin(old, {GIVEN: 0.613}, "", []).floors == {GIVEN: 0.58}
    assert pin(old, {GIVEN: 0.51}, "", []).floors == {GIVEN: 0.5}


def test_pinning_lowers_a_floor_for_a_reason_that_stays() -> None:
    """The reason is written for the floors that fell, and stays until they are up again."""
    fallen = pin(Pins(floors={GIVEN: 0.5}), {GIVEN: 0.5}, "harder documents", [])
    assert (fallen.floors, fallen.lowered_because) == ({GIVEN: 0.47}, {GIVEN: "harder documents"})
    before = [Pins(floors={GIVEN: 0.5})]
    assert pin(fallen, {GIVEN: 0.51}, "", before).lowered_because == {GIVEN: "harder documents"}
    assert pin(fallen, {GIVEN: 0.6}, "", before).lowered_because == {}


def test_the_file_is_as_it_would_be_written() -> None:
    """What is read from it gives the same text again, so that nobody's comment or key is lost on the next writing."""
    assert render(PINS) == FILE.read_text(encoding="utf-8")
    pins = replace(PINS, lowered_because={GIVEN: 'a "hard" text: سبب'})
    assert parse(render(pins)) == pins


def test_all_figures_of_a_report_are_read() -> None:
    """Each figure is found under the record, the language and the words in front of it."""
    report = [
        "stances  all  required 2 predicted 2 | P 0.500 R 1.000 F1 0.667 | label accuracy 0.750",
        "dates    ar   required 1 predicted 1 | strict P 0.100 R 0.200 F1 0.133 | value P 1.000 R 0.000 F1 0.000",
    ]
    assert figures(report) == {
        "stances.all.P": 0.5,
        "stances.all.R": 1.0,
        "stances.all.F1": 0.667,
        "stances.all.label accuracy": 0.75,
        "dates.ar.strict P": 0.1,
        "dates.ar.strict R": 0.2,
        "dates.ar.strict F1": 0.133,
        "dates.ar.value P": 1.0,
        "dates.ar.value R": 0.0,
        "dates.ar.value F1": 0.0,
    }
