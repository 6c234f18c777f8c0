"""What ends a run fits the terminal and says what was found."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from astana_nlp.batch import Report
from astana_nlp.positions import positions
from astana_nlp.summary import render
from conftest import run_over

if TYPE_CHECKING:
    from collections.abc import Iterable

EMPTY: dict[str, list[dict[str, Any]]] = {
    name: [] for name in ("documents", "sentences", "entities", "dates", "stances", "rounds", "problems")
}


def stance(
    holder: str, position: str, number: int | None, side: str = "opposition", target: str = "astana"
) -> dict[str, Any]:
    return {"holder": holder, "stance": position, "round": number, "side": side, "target": target, "review": ""}


def printed(parts: Iterable[Any], width: int) -> str:
    out = StringIO()
    console = Console(file=out, width=width, highlight=False)
    for part in parts:
        console.print(part)
    return out.getvalue()


FEW = [
    stance("Cedar Brigade", "support", 1),
    stance("Cedar Brigade", "support", 1),
    stance("Cedar Brigade", "oppose", 1),
    stance("Cedar Brigade", "neutral", 2),
    stance("Almond State", "conditional", None, "guarantor"),
    stance("Almond State", "oppose", 1, "guarantor", "sochi"),
]
MANY = [stance(f"Brigade of the {n}th Very Long Name", "support", n, "") for n in range(1, 23)]


def test_few_rounds_are_counted() -> None:
    """Each position has its number where the terminal has room."""
    said = printed(positions(FEW, 80), 80)
    assert "(5 records)" in said
    assert next(line for line in said.splitlines() if "Cedar" in line).split() == [
        "Cedar",
        "Brigade",
        "+2",
        "−1",
        "o1",
        "4",
    ]
    assert "positions on other things: sochi 1" in said


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_all_rounds_fit_every_terminal(width: int) -> None:
    """Twenty-two rounds and long names stay within the lines."""
    said = printed(positions(MANY, width), width)
    assert max(map(len, said.splitlines())) <= width
    assert "and 7 more actors" in said
    assert "…" in said


def test_support_and_opposition_in_one_round_are_shown_as_both() -> None:
    """One sign must not hide that sources or days disagree."""
    rows = [*MANY[1:], *FEW[:3]]
    assert "≠" in next(line for line in printed(positions(rows, 80), 80).splitlines() if "Cedar" in line)


def test_sides_stand_together_in_a_fixed_order() -> None:
    """The opposition first, then the government, the guarantors and the others."""
    lines = printed(positions(FEW, 80), 80).splitlines()
    assert lines.index("Opposition") < lines.index("Guarantors")


def test_no_positions_are_said_in_words() -> None:
    """An empty table would look like a fault."""
    assert "No positions on the talks were found." in printed(positions([], 80), 80)


def test_documents_with_the_same_trouble_are_named_together() -> None:
    """A stage that fails everywhere would otherwise fill the screen."""
    row = {
        "status": "partial",
        "problem": "the stage 'x' failed",
        "format": "text",
        "language": "en",
        "duplicate_of": "",
    }
    tables = {**EMPTY, "documents": [{**row, "doc_id": str(n), "document": f"{n}.txt"} for n in range(30)]}
    said = printed(render(Report(Path("out"), tables, 0, 1.0)), 80)
    assert said.count("the stage 'x' failed") == 1
    assert "30 documents (0.txt …)" in said


def test_a_run_that_changed_nothing_says_so(tmp_path: Path, documents: Path) -> None:
    """Nobody should wonder whether the tables are new."""
    run_over(documents, tmp_path / "out")
    report, _ = run_over(documents, tmp_path / "out")
    assert "nothing changed since the last run" in printed(render(report), 120)


def test_texts_of_documents_are_not_read_as_markup() -> None:
    """A file called `[red].txt` is shown as it is called."""
    row = {"status": "failed", "problem": "it is [bold]empty", "format": "", "language": "", "duplicate_of": ""}
    tables = {**EMPTY, "documents": [{**row, "doc_id": "1", "document": "[red].txt"}]}
    assert "[red].txt: it is [bold]empty" in printed(render(Report(Path("[out]"), tables, 0, 1.0)), 80)


def test_positions_in_copies_are_counted_once() -> None:
    """A statement that seven papers print is one statement."""
    document = {"status": "ok", "format": "text", "language": "en", "duplicate_of": ""}
    rows = [{**FEW[0], "copy_of": ""}, {**FEW[0], "copy_of": "p1"}]
    documents = [{**document, "doc_id": "1"}, {**document, "doc_id": "2", "duplicate_of": "1"}]
    tables = {**EMPTY, "documents": documents, "stances": rows}
    said = printed(render(Report(Path("out"), tables, 0, 1.0)), 80)
    assert "1 of them repeats another document; 1 position in copies counted once" in said
    assert "(1 record)" in said


def test_the_weightiest_doubts_are_told() -> None:
    """Three examples are shown, of the kinds on which most hangs."""
    problems = [
        {"kind": kind, "doc_id": "1", "explanation": f"Told of {kind}.", "weight": weight}
        for weight, kind in ((0.9, "x-date"), (0.8, "y-date"), (0.7, "sources-disagree"), (0.3, "a-date"))
    ]
    said = printed(render(Report(Path("out"), {**EMPTY, "problems": problems}, 0, 1.0)), 80)
    assert "Told of a-date" not in said
    assert said.index("Told of x-date") < said.index("Told of y-date") < said.index("Told of sources-disagree")
