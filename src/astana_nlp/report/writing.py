"""From the folder of a run to its report, each file in one step and not all of them in memory at once."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from astana_nlp.findings.gathering import gather
from astana_nlp.findings.reading import read_evidence
from astana_nlp.findings.table import Positions, position_rows
from astana_nlp.report.graphs import graph_files
from astana_nlp.report.pages import pages
from astana_nlp.report.pictures import pictures
from astana_nlp.report.statements import statements_csv
from astana_nlp.report.workbook import workbook
from astana_nlp.storage import write_atomically
from astana_nlp.tablefiles import frame_to_parquet, to_frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from astana_nlp.findings.gathering import Findings

FOLDER = "report"
FILES = "files.json"


def write_report(run: Path) -> Path:
    """Write the report of a run into its folder; return the page to open.

    A file that somebody changed since the last report is kept in `report/edited/`; files that the new report does not
    have are removed.

    Raises:
        OutputError: the folder holds no complete run, or cannot be written.
    """
    folder = run / FOLDER
    findings = gather(read_evidence(run))
    before = _digests(folder)
    for name, digest in before.items():
        _put_away(folder, name, digest)
    digests = {}
    for name, content in report_files(findings):
        write_atomically(folder / name, content)
        digests[name] = hashlib.sha256(content).hexdigest()
    for name in before.keys() - digests.keys():
        (folder / name).unlink(missing_ok=True)
    write_atomically(folder / FILES, (json.dumps(digests, indent=2, sort_keys=True) + "\n").encode())
    return folder / "report.html"


def report_files(findings: Findings) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file of a report."""
    yield from pages(findings)
    yield "findings.xlsx", workbook(findings)
    yield "findings.parquet", frame_to_parquet(to_frame(position_rows(findings.positions), Positions))
    yield "statements.csv", statements_csv(findings.positions)
    yield from graph_files(findings.networks)
    yield from pictures(findings)


def _digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 that the files of the last report had when they were written."""
    try:
        digests = json.loads((folder / FILES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in digests.items()} if isinstance(digests, dict) else {}


def _put_away(folder: Path, name: str, digest: str) -> None:
    """Keep a copy of a file that somebody changed."""
    path = folder / name
    if not path.is_file():
        return
    content = path.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != digest:
        write_atomically(folder / "edited" / f"{path.stem}-{found[:8]}{path.suffix}", content)
