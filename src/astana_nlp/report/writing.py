"""From the folder of a run to its report: everything is made first, then written, each file in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.findings.gathering import gather
from astana_nlp.findings.reading import read_evidence
from astana_nlp.report.pages import pages
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "report"


def write_report(run: Path) -> Path:
    """Write the report of a run into its folder; return the page to open.

    Raises:
        OutputError: the folder holds no complete run, or cannot be written.
    """
    findings = gather(read_evidence(run))
    folder = run / FOLDER
    for name, content in pages(findings):
        write_atomically(folder / name, content)
    return folder / "report.html"
