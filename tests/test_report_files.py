"""The files beside the pages say the same as the pages, open in other programs and are written the same every time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from astana_nlp.findings.evidence import Doubt
from astana_nlp.findings.gathering import gather
from astana_nlp.findings.motives import find_motives
from astana_nlp.findings.rounds import find_rounds
from astana_nlp.findings.voices import STANCES
from astana_nlp.report.pictures import pictures
from astana_nlp.report.workbook import workbook
from astana_nlp.report.writing import report_files, write_report
from conftest import run_over
from evidence import ALMOND, PINE, evidence, statement

if TYPE_CHECKING:
    from pathlib import Path

    from astana_nlp.findings.gathering import Findings

OFFICE = shutil.which("soffice") or ""
FORMULA = '=HYPERLINK("x")'


def findings() -> Findings:
    return gather(
        evidence(
            statement("a", "support", round=1, text=FORMULA),
            statement("b", "oppose", text="رفض اللواء المشاركة.", language="ar"),
            statement("b", "oppose", actor=PINE, motives=("detainees",)),
            statement("c", "support", actor=ALMOND),
        )
    )


def rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *body = load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_workbook_and_parquet_have_the_same_numbers() -> None:
    """A figure that is cited from one is found in the other."""
    files = dict(report_files(findings()))
    table = pq.read_table(io.BytesIO(files["findings.parquet"])).to_pylist()
    sheet = rows(files["findings.xlsx"], "positions")
    assert [{k: v or None for k, v in row.items()} for row in sheet] == [
        {k: v or None for k, v in row.items()} for row in table
    ]
    assert {row["actor"] for row in sheet} == {"Cedar Brigade", "Pine Front", "Almond State"}


def test_text_from_right_to_left_runs_so_and_keeps_off_its_neighbour() -> None:
    """Arabic and Persian evidence stands at the right of its cell, with room before the next column."""
    sheet = load_workbook(io.BytesIO(workbook(findings())))["positions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "evidence")
    placed = {str(cell.value)[:4]: cell.alignment for (cell,) in sheet.iter_rows(2, None, column, column)}
    assert (placed["رفض "].readingOrder, placed["رفض "].horizontal, placed["رفض "].indent) == (2, "right", 1)
    assert placed["=HYP"].horizontal != "right"


def test_the_matrix_of_the_workbook_has_the_signs_of_the_page() -> None:
    """Support at the first round, opposition at the third."""
    (cedar,) = (row for row in rows(workbook(findings()), "matrix") if row["actor"] == "Cedar Brigade")
    assert (cedar["round 1"], cedar["round 3"]) == ("+", "−")


def test_the_coverage_of_the_workbook_has_all_figures_of_the_page() -> None:
    """Where the dates of publication are from, and how many doubts of each kind there are, too."""
    said = {(row["figure"], row["group"]): row["number"] for row in rows(workbook(findings()), "coverage")}
    assert said["dated by", "text"] == 3
    found = evidence(statement("a", "support", round=3), statement("b", "oppose", round=3))
    doubted = replace(found, doubts=(Doubt("unknown-name", "Nobody knows it.", 0.3),) * 2)
    said = {(row["figure"], row["group"]): row["number"] for row in rows(workbook(gather(doubted)), "coverage")}
    assert said["doubts", "unknown-name"] == 2


def test_no_text_of_a_document_is_a_formula() -> None:
    """What begins with '=' is a text."""
    book = load_workbook(io.BytesIO(workbook(findings())))
    cells = [cell for row in book["positions"].iter_rows() for cell in row if cell.value == FORMULA]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    """All of its rows come out of another program."""
    path = tmp_path / "findings.xlsx"
    path.write_bytes(workbook(findings()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    told = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", told, "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (made,) = tmp_path.glob("*.csv")
    content = made.read_text(encoding="utf-8")
    assert "رفض اللواء المشاركة." in content
    assert content.count("\n") == 1 + len(findings().positions)


def test_pictures_are_vector_and_pixels() -> None:
    """They stand alone: no variable of the page's style is left in them."""
    made = dict(pictures(findings()))
    assert made.keys() == {f"pictures/{n}.{kind}" for n in ("matrix", "time", "network") for kind in ("svg", "png")}
    assert all(content.startswith(b"\x89PNG") for name, content in made.items() if name.endswith("png"))
    assert not any(b"var(--" in content for content in made.values())


def test_signs_are_drawn_and_names_whole() -> None:
    """Fonts of other machines took '≠' apart; a name of 49 letters was cut."""
    name = "Autonomous Council of the Northern Cedar Villages"
    told = [statement(d, s, round=1) for d, s in (("a", "support"), ("b", "oppose"))]
    told += [statement("c", stance, actor=replace(PINE, name=name), round=n) for n, stance in enumerate(STANCES, 2)]
    drawn = dict(pictures(gather(evidence(*told))))["pictures/matrix.svg"].decode()
    assert f">{name}</text>" in drawn
    assert drawn.count('<path class="sign"') == 1 + len(STANCES) + 5  # two rows of cells, and the key
    assert not re.findall("<text[^>]*>[+±−≠]</text>", drawn)


def test_the_same_findings_give_the_same_bytes() -> None:
    """Every file, the archives among them."""
    assert dict(report_files(findings())) == dict(report_files(findings()))


def test_what_a_person_wrote_into_the_workbook_is_kept(tmp_path: Path, documents: Path) -> None:
    """The next report replaces the file and leaves a copy of what was changed."""
    out = tmp_path / "out"
    run_over(documents, out)
    write_report(out)
    (out / "report" / "findings.xlsx").write_bytes(b"with remarks of mine")
    write_report(out)
    assert load_workbook(out / "report" / "findings.xlsx").sheetnames[0] == "matrix"
    (kept,) = (out / "report" / "edited").iterdir()
    assert kept.read_bytes() == b"with remarks of mine"


def test_nothing_found_gives_files_too(tmp_path: Path, documents: Path) -> None:
    """Empty tables, no picture, every round of the calendar without a word."""
    out = tmp_path / "out"
    run_over(documents, out)
    write_report(out)
    assert pq.read_table(out / "report" / "findings.parquet").num_rows == 0
    assert not (out / "report" / "pictures").exists()
    assert not any(r.told for r in find_rounds((), ()))


def test_motives_given_equally_often_are_in_one_order() -> None:
    """Not in that of a set, which is another one in every process."""
    motives = ("detainees", "exclusion", "humanitarian", "public-opinion", "sovereignty", "territorial-division")
    found = find_motives(gather(evidence(statement("a", "oppose", motives=motives[::-1]))).positions)
    assert [motive for motive, _ in found.totals.most_common()] == list(motives)
