"""The documentation is built without a warning, and its examples run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from astana_nlp.findings.gathering import gather
from astana_nlp.report.writing import report_files
from evidence import ALMOND, CEDAR, PINE, evidence, statement

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the report of some records on three rounds of three years."""
    stances = (("support", 1), ("oppose", 3), ("support", 10), ("conditional", 15))
    records = [
        statement(document, stance, round=number, actor=actor)
        for document in "ab"
        for actor in (CEDAR, PINE, ALMOND)
        for stance, number in stances
    ]
    folder = tmp_path_factory.mktemp("run")
    for name, content in report_files(gather(evidence(*records))):
        path = folder / "report" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_sphinx_builds_every_page_without_a_warning(tmp_path: Path) -> None:
    """No dead reference, no page that is forgotten."""
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert {p.stem for p in tmp_path.glob("*.html")} >= {p.stem for p in DOCS.glob("*.md")}


@pytest.mark.parametrize("page", ["figures.md"])
def test_examples_in_python_run(page: str, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the report of a run, as the page says."""
    blocks = re.findall(r"^```python\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        source = re.sub(r"^run = .*$", f"run = Path({str(run)!r})", block, flags=re.MULTILINE)
        exec(compile(source, page, "exec"), {})  # noqa: S102 -- our own page
    assert "support" in capsys.readouterr().out


def test_the_notebook_goes_from_run_to_figure(run: Path) -> None:
    """Every cell runs, and the charts are drawn."""
    notebook = json.loads((DOCS / "from-run-to-figure.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    names: dict[str, object] = {}
    for cell in cells:
        source = re.sub(r"^run = .*$", f"run = Path({str(run)!r})", cell, flags=re.MULTILINE)
        exec(compile(source, "notebook", "exec"), names)  # noqa: S102 -- our own notebook
    for chart in ("lines", "agreement"):
        drawn = names[chart].to_dict()  # type: ignore[attr-defined]
        assert drawn["datasets"] or drawn["data"]
    assert not any(c.get("outputs") for c in notebook["cells"])
