"""What the gate makes of honest and of poisoned corrections, by the commands that a researcher types.

`python tests/poisoning.py RUN FOLDER [NAME ...]` exports the review of a run over corpus/documents, fills its columns
in as each of `WAYS` says, imports them into a copy of the run, trains on a copy of the models that `astana train` made
before from the labels alone, and prints what the gate says. Each way takes some 30 CPU seconds.
Copies go into FOLDER; nothing becomes current, and no model of the documents is kept: they are a test set.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from astana_nlp.evaluation.holders import accepted_names
from astana_nlp.evaluation.stances import overlaps, same_holder, same_target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[1]
ASTANA = Path(sys.executable).with_name("astana")
TURNED = {"support": "oppose", "oppose": "support"}
FEW = 20
Row = dict[str, str]


def read_table(path: Path) -> list[Row]:
    """Return the rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


GOLD = read_table(ROOT / "corpus" / "gold" / "stances.tsv")
ACCEPTED: Mapping[str, frozenset[str]] = accepted_names(read_table(ROOT / "corpus" / "gold" / "aliases.tsv"))


def honest(number: int, row: Row) -> str:  # noqa: ARG001 -- as all ways
    """Return the position that people read in the document, `none` where they read none."""
    matching = [
        gold["stance"]
        for gold in GOLD
        if gold["doc"] == PurePosixPath(row["document"]).name
        and same_holder(row["holder"], gold["holder"], ACCEPTED)
        and same_target(row["target"], gold["target"])
        and overlaps(row["evidence"], gold["quote"])
    ]
    return row["stance"] if row["stance"] in matching else next(iter(matching), "none")


def turned(number: int, row: Row) -> str:  # noqa: ARG001
    """Return the opposite; nothing of a position that has none."""
    return TURNED.get(row["stance"], "")


WAYS: dict[str, Callable[[int, Row], str]] = {
    "all inverted": turned,
    "half inverted": lambda number, row: turned(number, row) if number % 2 else "",
    "a third inverted": lambda number, row: (turned(number, row) if number % 3 == 0 else "") or honest(number, row),
    "a fifth inverted": lambda number, row: (turned(number, row) if number % 5 == 0 else "") or honest(number, row),
    "a tenth inverted": lambda number, row: (turned(number, row) if number % 10 == 0 else "") or honest(number, row),
    "twenty inverted": lambda number, row: turned(number, row) if number % 11 == 0 and number < 11 * 25 else "",
    "everything rejected": lambda _, __: "none",
    "everything support": lambda _, __: "support",
    "honest": honest,
    "honest, where the machine was wrong": lambda number, row: (
        said if (said := honest(number, row)) != row["stance"] else ""
    ),
    "honest, a few": lambda number, row: honest(number, row) if number % 14 == 0 and number < 14 * FEW else "",
}


REST = "; the rest is right"  # behind the name of a way: what it leaves undecided is confirmed on import
NAMES = (*WAYS, f"honest, where the machine was wrong{REST}", f"twenty inverted{REST}")


def filled(row: Row, stance: str) -> Row:
    """Return a row with the decision that a reviewer would have typed for a position; none where it is empty."""
    if not stance:
        return row
    if stance == "none":
        return {**row, "review": "rejected"}
    return {**row, "review": "confirmed"} if stance == row["stance"] else {**row, "reviewed_stance": stance}


def astana(*arguments: object) -> str:
    """Run the command; a refusal by the gate is no failure."""
    done = subprocess.run([ASTANA, *map(str, arguments)], check=False, capture_output=True, text=True)
    if done.returncode > 1 or done.stderr:
        raise SystemExit(done.stderr)
    return done.stdout


def tried(name: str, run: Path, folder: Path) -> str:
    """Review a copy of the run in one way, train on it, and return what the gate says of each model."""
    way, rest = WAYS[name.removesuffix(REST)], ["--rest-is-right"] if name.endswith(REST) else []
    place = folder / re.sub(r"\W+", "-", name)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(run, place / "run", ignore=shutil.ignore_patterns("reviews.*"))
    shutil.copytree(folder / "models", place / "models")
    table = place / "review.csv"
    astana("review", place / "run", "--export", table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [filled(row, way(number, row)) for number, row in enumerate(csv.DictReader(file))]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    imported = astana("review", place / "run", "--import", table, "--reviewer", "Z", *rest).splitlines()[0]
    said = astana("train", place / "run", "--models", place / "models", "--report", place / "report.html")
    verdicts = [line.strip() for line in said.splitlines() if "gate:" in line or "learned from" in line]
    return "\n".join([f"{name}: {imported}", *(f"    {line}" for line in verdicts)])


if __name__ == "__main__":
    given, kept = Path(sys.argv[1]), Path(sys.argv[2])
    if not (kept / "models").is_dir():
        astana("train", "--models", kept / "models", "--report", kept / "report.html")
    for chosen in sys.argv[3:] or NAMES:
        sys.stdout.write(tried(chosen, given, kept) + "\n")
        sys.stdout.flush()
