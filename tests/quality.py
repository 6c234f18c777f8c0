"""The quality gate: figures of a run, the floors that are pinned for them, and how floors may change.

`python tests/quality.py default=RUN fast=RUN reports=RUN [--because REASON]` writes quality.toml anew after the figures
of the runs whose commands it names. It raises floors; it lowers one only for a reason, which then stands in the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "tests" / "quality.toml"
DATA = ("corpus/documents", "corpus/gold", "corpus/reports")
# what a change of code may cost in one place while it helps in others: a record of the about 25 of a language
MARGIN = 0.03
LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
ALL = ("P", "R", "F1", "detection F1", "label accuracy", "round accuracy")
FIGURE = re.compile(r"(P|R|F1|accuracy) (\d\.\d+)")
# what is pinned: kind of record, documents of which language, figure
STANCES = (
    *(f"stances.all.{figure}" for figure in ALL),
    *(f"stances.{language}.F1" for language in LANGUAGES),
)
SAMPLE = (
    *STANCES,
    *(f"dates.{language}.value F1" for language in LANGUAGES),
    *(f"names.{language}.label F1" for language in LANGUAGES),
)
# what is pinned of a run, by its name: those over the sample corpus are named after their pipelines, the one over the
# retold reports, of which only stances are coded, has the default pipeline
NAMES = {"default": SAMPLE, "fast": SAMPLE, "reports": STANCES}
SAMPLE_GOLD = tuple(sorted((ROOT / "corpus" / "gold").glob("*.tsv")))
GOLD = {
    "default": SAMPLE_GOLD,
    "fast": SAMPLE_GOLD,
    "reports": tuple(ROOT / "corpus" / "reports" / name for name in ("gold.tsv", "aliases.tsv")),
}
HEAD = f"""\
# The floors of the quality gate: no change may bring a figure of `astana evaluate` over the sample corpus, or over the
# retold reports (corpus/reports), below them.
#
# How they were found: each is what the run of its table reached when it was pinned, less
# {MARGIN}, rounded down to two places. Runs are reproducible, so the distance is not for chance; it lets a change cost
# a record in one place where it helps in others. To raise floors, or after a change of the documents or their gold:
#
#     .venv/bin/astana run corpus/documents --out outputs/default
#     .venv/bin/astana run corpus/documents --out outputs/fast --pipeline pipelines/fast.toml
#     .venv/bin/astana run corpus/reports/*/ --out outputs/reports
#     .venv/bin/python tests/quality.py default=outputs/default fast=outputs/fast reports=outputs/reports
#
# A floor that is lower than in an earlier version of this file needs its reason in [lowered_because]
# (`--because "..."` writes it), and keeps it as long as it is lower.
"""
Floors = dict[str, float]  # by `run.kind.language.figure`


@dataclass(frozen=True, slots=True)
class Pins:
    """What quality.toml says: digests of the data, floors, and why some floors are lower than they once were."""

    data: dict[str, str] = field(default_factory=dict)
    floors: Floors = field(default_factory=dict)
    lowered_because: dict[str, str] = field(default_factory=dict)


def parse(text: str) -> Pins:
    """Return what the text of a quality.toml says."""
    tables = tomllib.loads(text)
    floors = {f"{run}.{name}": v for run, rows in tables.pop("floors").items() for name, v in rows.items()}
    return Pins(tables.pop("data"), floors, tables.pop("lowered_because", {}))


def render(pins: Pins) -> str:
    """Return the text of a quality.toml, one table a run."""
    lines = [HEAD, "[data]", *(f"{json.dumps(name)} = {json.dumps(digest)}" for name, digest in pins.data.items())]
    before = ""
    for name, floor in pins.floors.items():
        run, rest = name.split(".", 1)
        if run != before:
            lines += ["", f"[floors.{run}]"]
        before = run
        lines.append(f"{json.dumps(rest)} = {floor:.2f}")
    reasons = [
        f"{json.dumps(name)} = {json.dumps(why, ensure_ascii=False)}" for name, why in pins.lowered_because.items()
    ]
    return "\n".join([*lines, "", "[lowered_because]", *reasons, ""])


def digests() -> dict[str, str]:
    """Return a SHA-256 for each folder of the data, of the names and contents of its files but what is told of them."""
    return {name: _digest(ROOT / name) for name in DATA}


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md"):
        total.update(
            f"{path.relative_to(folder).as_posix()}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return total.hexdigest()


def measured(name: str, folder: Path) -> Floors:
    """Return the pinned figures of a run by `run.kind.language.figure`, from its name and its folder."""
    found = figures(evaluate(folder, GOLD[name]))
    return {f"{name}.{figure}": found[figure] for figure in NAMES[name]}


def figures(lines: Iterable[str]) -> Floors:
    """Return all figures of a report, by `kind.language.figure`."""
    found = {}
    for line in lines:
        head, *parts = line.split(" | ")
        kind, language = head.split()[:2]
        for part in parts:
            prefix = re.match(r"(?:[a-z]+ )?", part)
            for figure, value in FIGURE.findall(part):
                found[f"{kind}.{language}.{prefix[0] if prefix else ''}{figure}"] = float(value)
    return found


def earlier() -> list[Pins]:
    """Return the versions of quality.toml that were committed; none where there is no history."""
    name = FILE.relative_to(ROOT).as_posix()
    commits = _git("log", "--format=%H", "--", name).split()
    texts = (_git("show", f"{commit}:{name}") for commit in commits)
    return [parse(text) for text in texts if text]


def _git(*arguments: str) -> str:
    command = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), *arguments]
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):  # a copy without git or without history
        return ""


def lowered(pins: Pins, before: Iterable[Pins]) -> list[str]:
    """Return the floors that once were higher, or were dropped, and have no reason for it."""
    highest: Floors = {}
    for old in before:
        highest |= {name: max(floor, highest.get(name, 0.0)) for name, floor in old.floors.items()}
    return [
        name
        for name, floor in highest.items()
        if pins.floors.get(name, 0.0) < floor and not pins.lowered_because.get(name, "").strip()
    ]


def pin(old: Pins, reached: Mapping[str, float], because: str, before: Iterable[Pins]) -> Pins:
    """Return new pins: floors only rise where no reason is given.

    Args:
        old: what the file says now.
        reached: the figures of today.
        because: why floors may fall; empty where they may not.
        before: earlier versions of the file.
    """
    floors = {name: math.floor(round((value - MARGIN) * 100, 6)) / 100 for name, value in reached.items()}
    floors = {
        name: max(floor, 0.0) if because else max(floor, old.floors.get(name, 0.0)) for name, floor in floors.items()
    }
    history = [old, *before]
    bare = lowered(Pins(old.data, floors), history)
    reasons = {
        name: because if floors[name] < old.floors.get(name, 0.0) else old.lowered_because.get(name, because)
        for name in bare
    }
    return Pins(digests(), floors, {name: why for name, why in reasons.items() if why})


def main() -> None:
    """Write quality.toml anew."""
    parser = argparse.ArgumentParser(description="Pin the floors of the quality gate.")
    parser.add_argument("runs", nargs="+", metavar="NAME=RUN", help=f"run folders: {', '.join(NAMES)}")
    parser.add_argument("--because", default="", help="why floors may fall")
    given = parser.parse_args()
    reached: Floors = {}
    for run in given.runs:
        name, _, folder = run.partition("=")
        reached |= measured(name, Path(folder))
    old = parse(FILE.read_text(encoding="utf-8")) if FILE.is_file() else Pins()
    FILE.write_text(render(pin(old, reached, given.because, earlier())), encoding="utf-8")


if __name__ == "__main__":
    main()
