"""A run that finds nothing changed leaves the last run's files alone and tells the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from astana_nlp.batch import Request, run
from astana_nlp.jobs import failed
from conftest import PLAIN, Here, Silent, run_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from astana_nlp.jobs import Job, Outcome
    from astana_nlp.runner import Watch


class Broken:
    """A runner whose workers are all killed."""

    def run(self, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:  # noqa: ARG002 -- part of the protocol
        """Yield nothing but failures that may not happen again."""
        return (failed(job, "killed: run again", transient=True) for job in jobs)


def test_nothing_changed_writes_nothing_and_tells_the_same(documents: Path, tmp_path: Path) -> None:
    """The rows come back from the files as they were, numbers as numbers."""
    first, _ = run_over(documents, tmp_path / "out")
    before = (tmp_path / "out" / "run.json").read_bytes()
    again, watched = run_over(documents, tmp_path / "out")
    assert (first.unchanged, again.unchanged, again.tables) == (False, True, first.tables)
    assert (tmp_path / "out" / "run.json").read_bytes() == before
    assert watched.reused == len(first.tables["documents"])


@pytest.mark.parametrize("name", ["stances.csv", "sentences.parquet", "run.json", "texts"])
def test_what_is_missing_is_written_again(documents: Path, tmp_path: Path, name: str) -> None:
    """A table, or a text that rows point into, may have been deleted by hand."""
    run_over(documents, tmp_path / "out")
    path = tmp_path / "out" / name
    next(path.iterdir()).unlink() if name == "texts" else path.unlink()
    again, watched = run_over(documents, tmp_path / "out")
    assert (again.unchanged, watched.worked) == (False, [])
    assert all((tmp_path / "out" / "texts" / f"{r['doc_id']}.txt").is_file() for r in again.tables["documents"])
    assert path.exists()


def test_another_configuration_is_a_change(documents: Path, tmp_path: Path) -> None:
    """What run.json says of a run must be true of it, the limits of running too."""
    run_over(documents, tmp_path / "out")
    patient = PLAIN.model_copy(update={"running": PLAIN.running.model_copy(update={"seconds": 9.0})})
    watched = Silent()
    again = run(Request((documents,), tmp_path / "out", patient), Here(), watched)
    assert (again.unchanged, watched.worked) == (False, [])


def test_a_document_that_could_not_be_read_for_good_is_tried_again(documents: Path, tmp_path: Path) -> None:
    """Killed workers, time and memory may be better next time."""
    run_over(documents, tmp_path / "out", Broken())
    again, watched = run_over(documents, tmp_path / "out")
    assert (again.unchanged, again.failures, len(watched.worked)) == (False, 0, len(again.tables["documents"]))


def test_a_document_that_never_can_be_read_still_fails_when_nothing_changed(documents: Path, tmp_path: Path) -> None:
    """The exit status of the second run is that of the first."""
    (documents / "empty.txt").touch()
    first, _ = run_over(documents, tmp_path / "out")
    again, _ = run_over(documents, tmp_path / "out")
    assert (first.failures, again.failures, again.unchanged) == (1, 1, True)
