"""Contradictions and changes that were put into short texts of six languages are found, and little else is reported.

The factions are invented, and no rule was written for a sentence of these texts.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from astana_nlp.analysis import NEEDS
from astana_nlp.batch import Request, run
from astana_nlp.findings.doubts import contradicts
from astana_nlp.findings.gathering import gather
from astana_nlp.findings.reading import read_evidence
from astana_nlp.review.attach import letters
from astana_nlp.settings import load_pipeline
from conftest import Here, Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
CHANGE = "change"
# floors below what was measured (10 of 11, 4 of 5, none false): what is missed is missed by names and stances
LEAST_CONTRADICTIONS, LEAST_CHANGES, MOST_FALSE = 0.9, 0.75, 0.1
Finding = tuple[str, str, str]


def planted() -> set[Finding]:
    """Return kind, letters of what it is about, and round of everything that was planted."""
    with (DATA / "planted.tsv").open(encoding="utf-8") as file:
        return {(row["finding"], letters(row["about"]), row["round"]) for row in csv.DictReader(file, delimiter="\t")}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[Finding]:
    """Return the same of everything that a run with the usual pipeline reports."""
    out = tmp_path_factory.mktemp("planted") / "out"
    pipeline = load_pipeline(Path(__file__).parents[1] / "pipelines" / "default.toml", NEEDS)
    run(Request((DATA / "planted",), out, pipeline), Here(), Silent())
    return set(_found(out))


def _found(out: Path) -> Iterator[Finding]:
    findings = gather(read_evidence(out))
    for doubt in filter(contradicts, findings.evidence.doubts):
        about = doubt.about.partition(", round")[0] if doubt.about else doubt.value
        yield doubt.kind, letters(about), str(doubt.round or "")
    for change in findings.changes:
        yield CHANGE, letters(change.actor.name), str(change.after.round or "")


def recall(found: set[Finding], wanted: set[Finding]) -> float:
    return len(found & wanted) / len(wanted)


def test_planted_contradictions_are_found(found: set[Finding]) -> None:
    """Sources against each other, against the calendar, and a day that there is not."""
    wanted = {finding for finding in planted() if finding[0] != CHANGE}
    assert recall(found, wanted) >= LEAST_CONTRADICTIONS, wanted - found


def test_planted_changes_are_found(found: set[Finding]) -> None:
    """Within a round by days and by words, and from one round to the next."""
    wanted = {finding for finding in planted() if finding[0] == CHANGE}
    assert recall(found, wanted) >= LEAST_CHANGES, wanted - found


def test_little_else_is_reported(found: set[Finding]) -> None:
    """At most one false alarm in ten: coming without signing and the like stay quiet."""
    false = found - planted()
    assert len(false) <= MOST_FALSE * len(found), false
