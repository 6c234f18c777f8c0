"""The report of a training as one page: no other file, no script, nothing from a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from astana_nlp.storage import write_atomically
from astana_nlp.training.selection import candidate_of, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from astana_nlp.training.benchmark import Benchmark
    from astana_nlp.training.contradictions import Fresh
    from astana_nlp.training.curve import Bought, Point
    from astana_nlp.training.figures import Figures
    from astana_nlp.training.gate import Verdict
    from astana_nlp.training.retraining import Trained
    from astana_nlp.training.suspects import Suspect

NEXT = 50
WIDTH, HEIGHT = 320, 220  # of a picture, in CSS pixels


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows of one model: `figures` by the name of what was asked, `groups` by language or target."""

    title: str
    figures: dict[str, Figures]
    groups: dict[str, Figures]
    grouped_by: str
    curve: tuple[Point, ...]
    suspects: tuple[Suspect, ...]
    verdict: Verdict | None = None
    bought: Bought | None = None
    fresh: Fresh | None = None

    @property
    def shown(self) -> Figures:
        """Return the figures whose details are shown."""
        return next(iter(self.figures.values()))


def write_page(trained: Sequence[Trained], runs: Sequence[Path], path: Path) -> Path:
    """Write the report on new stance models, with what to review next in the runs; return its path."""
    parts = [
        Part(
            title=t.version,
            figures={"cross-validation": t.crossed, **({"frozen passages": t.frozen} if t.frozen else {})},
            groups=t.by_language,
            grouped_by="language",
            curve=t.curve,
            suspects=t.suspects,
            verdict=t.verdict,
            bought=t.bought,
            fresh=t.fresh,
        )
        for t in trained
    ]
    return _write(path, "Training of the stance classifier", parts, next_rows(runs))


def write_benchmark_page(found: Benchmark, name: str, path: Path) -> Path:
    """Write the report on a table of others; return its path."""
    what = "test rows" if found.tested else "cross-validation"
    part = Part(name, {what: found.figures}, found.by_target, "target", found.curve, found.suspects)
    return _write(path, f"The trainer on {name}", [part], [])


def next_rows(runs: Sequence[Path]) -> list[Mapping[str, Any]]:
    """Return the rows of the runs' stances that are most worth a look and that nobody decided yet.

    Raises:
        OutputError: a table or a log cannot be read.
    """
    known = list({row["stance_id"]: row for run in runs for row in _open_rows(run)}.values())
    return [known[i] for i in chosen([candidate_of(row) for row in known], NEXT)]


def _open_rows(run: Path) -> list[dict[str, str]]:
    """Return the rows that are no copies and that nobody decided: neither in the log nor, by hand, in the table."""
    from astana_nlp.review.attach import attach
    from astana_nlp.review.decisions import Verdict
    from astana_nlp.review.log import decisions_of
    from astana_nlp.tablefiles import read_rows

    table = run / "stances.csv"
    rows = read_rows(table) if table.is_file() else []
    standings = attach(decisions_of(run), rows).standings
    current = {key: found.current for key, found in standings.items()}
    decided = {key for key, made in current.items() if made and made.verdict is not Verdict.UNSURE}
    return [r for r in rows if r["stance_id"] not in decided and not r["review"] and not r["copy_of"]]


def _write(path: Path, title: str, parts: Sequence[Part], queue: Sequence[Mapping[str, Any]]) -> Path:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("astana_nlp.training"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(
        curve_points=curve_points, reliability_points=reliability_points, width=WIDTH, height=HEIGHT
    )
    page = environment.get_template("training.html").render(title=title, parts=parts, queue=queue)
    write_atomically(path, page.encode())
    return path


def curve_points(curve: Sequence[Point]) -> list[dict[str, Any]]:
    """Return the points of a learning curve in the coordinates of its picture; the axis begins at half."""
    most = max((p.labels for p in curve), default=1)
    return [
        {"x": round(p.labels / most * WIDTH, 1), "y": round((1 - (p.accuracy - 0.5) * 2) * HEIGHT, 1), "point": p}
        for p in curve
    ]


def reliability_points(figures: Figures) -> list[dict[str, Any]]:
    """Return the bands of confidence in the coordinates of their picture; the area of a point tells its cases."""
    return [
        {
            "x": round(b.confidence * WIDTH, 1),
            "y": round((1 - b.right) * HEIGHT, 1),
            "r": round(3 + 12 * (b.cases / figures.cases) ** 0.5, 1),
            "bin": b,
        }
        for b in figures.bins
    ]
