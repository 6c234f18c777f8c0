"""What a researcher sees at the end of a run: documents, doubts, positions by actor and round, where the files are."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from astana_nlp.batch import Report
    from astana_nlp.tables import Row

SIGNS = {"support": "+", "oppose": "-", "conditional": "±", "neutral": "o"}
COLOURS = {"support": "green", "oppose": "red", "conditional": "yellow", "neutral": "dim"}
MOST_ACTORS = 15
ROUNDS_A_TABLE = 7  # what fits beside the names in 80 columns
MOST_PROBLEMS = 8
LABEL_WIDTH = 8
TEXT_WIDTH = 68  # with label and gap 78 of 80 columns
NO_BREAK = "\u00a0"
Line = tuple[str, str]


def render(report: Report) -> Iterator[RenderableType]:
    """Yield what to print, part by part."""
    documents = report.tables["documents"]
    yield _lines(_documents(report, documents))
    yield ""
    yield _lines([("[bold]Found[/]", _packed(_findings(report)))])
    yield ""
    yield from _positions(report.tables["stances"])
    yield ""
    yield _lines(_ending(report))


def _documents(report: Report, documents: Sequence[Row]) -> Iterator[Line]:
    unchanged = f", {report.reused} unchanged since the last run" if report.reused else ""
    yield "[bold]Read[/]", f"{_counted(len(documents), 'document')} in {report.seconds:.1f} s{unchanged}"
    for column in ("status", "format", "language"):
        yield column, _tally(row[column] for row in documents)
    copies = sum(bool(row["duplicate_of"]) for row in documents)
    if copies:
        yield "copies", f"{copies} of them repeat{'s' if copies == 1 else ''} another document"
    bad = [row for row in documents if row["status"] != "ok"]
    for row in bad[:MOST_PROBLEMS]:
        colour = "red" if row["status"] == "failed" else "yellow"
        yield f"[{colour}]{row['status']}[/]", f"{_escaped(row['document'])}: {_escaped(row['problem'])}"
    if len(bad) > MOST_PROBLEMS:
        yield "", f"… and {len(bad) - MOST_PROBLEMS} more in documents.csv"


def _findings(report: Report) -> Iterator[str]:
    names = {"sentences": "sentence", "entities": "name", "dates": "date", "rounds": "claim"}
    return (_counted(len(report.tables[table]), word) for table, word in names.items())


def _lines(lines: Iterable[Line]) -> Table:
    """Return labels and texts side by side, each text wrapped beside its label."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, min_width=LABEL_WIDTH)
    grid.add_column(overflow="fold")
    for label, text in lines:
        grid.add_row(label, text)
    return grid


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _tally(values: Iterable[str]) -> str:
    counts = Counter(value or "unknown" for value in values)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return _packed(f"{name} {count}" for name, count in ordered)


def _packed(parts: Iterable[str]) -> str:
    """Join parts into lines that break between parts only."""
    whole = ", ".join(part.replace(" ", NO_BREAK) for part in parts)
    return "\n".join(textwrap.wrap(whole, TEXT_WIDTH, break_on_hyphens=False)).replace(NO_BREAK, " ")


def _positions(stances: Sequence[Row]) -> Iterator[RenderableType]:
    """Yield tables of actors by rounds; the rounds are spread over several tables where they are many."""
    counts: defaultdict[tuple[str, int | None], Counter[str]] = defaultdict(Counter)
    for row in stances:
        counts[row["holder"], row["round"]][row["stance"]] += 1
    totals = Counter(row["holder"] for row in stances)
    actors = [name for name, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:MOST_ACTORS]]
    rounds: list[int | None] = [*sorted({r for _, r in counts if r is not None})]
    rounds += [None] if any(r is None for _, r in counts) else []
    if not stances:
        yield "No positions on the talks were found."
        return
    signs = ", ".join(f"{sign} {stance}" for stance, sign in SIGNS.items())
    yield f"[bold]Positions by actor and round[/]  ({_counted(len(stances), 'record')}; {signs})"
    for start in range(0, len(rounds), ROUNDS_A_TABLE):
        yield _table(actors, rounds[start : start + ROUNDS_A_TABLE], counts)
    if len(totals) > MOST_ACTORS:
        yield f"… and {len(totals) - MOST_ACTORS} more actors in stances.csv"


def _table(
    actors: Sequence[str], rounds: Sequence[int | None], counts: dict[tuple[str, int | None], Counter[str]]
) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("", no_wrap=True, max_width=28, overflow="ellipsis")
    for number in rounds:
        table.add_column("none" if number is None else str(number), justify="center", no_wrap=True)
    for actor in actors:
        cells = [_cell(counts.get((actor, number), Counter())) for number in rounds]
        if any(cells):
            table.add_row(_escaped(actor), *cells)
    return table


def _cell(counts: Counter[str]) -> str:
    parts = (
        f"[{COLOURS[stance]}]{sign}{counts[stance] if counts[stance] > 1 else ''}[/]"
        for stance, sign in SIGNS.items()
        if counts[stance]
    )
    return " ".join(parts)


def _ending(report: Report) -> Iterator[Line]:
    problems = report.tables["problems"]
    if problems:
        yield "[bold]Doubts[/]", f"{_counted(len(problems), 'remark')} in problems.csv"
        yield "", _tally(row["kind"] for row in problems)
    reviewed = sum(bool(row["review"]) for row in report.tables["stances"])
    if reviewed:
        yield "[bold]Reviews[/]", f"{_counted(reviewed, 'record')} with a decision of a person"
    if report.kept_reviews:
        yield "[yellow]Reviews[/]", f"{report.kept_reviews} whose record is gone stay in reviews-kept.csv"
    if report.edited:
        names = ", ".join(path.name for path in report.edited)
        yield "[yellow]Changed[/]", f"tables were changed by hand; copies are in edited/: {_escaped(names)}"
    yield "[bold]Written[/]", _escaped(str(report.out))
    yield "", "stances.csv is the table to review; every table also as Parquet"


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
