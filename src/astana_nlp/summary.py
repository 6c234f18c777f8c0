"""What a researcher sees at the end of a run: documents, doubts, positions by actor and round, where the files are."""

from __future__ import annotations

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


def render(report: Report) -> Iterator[RenderableType]:
    """Yield what to print, part by part."""
    from rich.padding import Padding

    documents = report.tables["documents"]
    yield f"[bold]{_counted(len(documents), 'document')}[/] in {report.seconds:.1f} s" + (
        f", {report.reused} unchanged since the last run" if report.reused else ""
    )
    for label, column in (("status", "status"), ("format", "format"), ("language", "language")):
        yield f"  {label:<9}{_tally(row[column] for row in documents)}"
    copies = sum(bool(row["duplicate_of"]) for row in documents)
    if copies:
        yield f"  {'copies':<9}{_counted(copies, 'document')} repeat another one"
    yield from _troubles(documents)
    yield ""
    yield "[bold]Found[/]    " + ", ".join(
        f"{len(report.tables[name]):,} {word}"
        for name, word in (("sentences", "sentences"), ("entities", "names"), ("dates", "dates"), ("rounds", "claims"))
    )
    yield from (Padding(part, (1, 0, 0, 0)) for part in _positions(report.tables["stances"]))
    yield from _doubts(report.tables["problems"])
    yield from _reviews(report)
    yield f"\n[bold]Written[/]  {_escaped(str(report.out))}"
    yield "         stances.csv is the table to review; all tables also as Parquet"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _tally(values: Iterable[str]) -> str:
    counts = Counter(value or "unknown" for value in values)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "  ".join(f"{name} {count}" for name, count in ordered)


def _troubles(documents: Sequence[Row]) -> Iterator[str]:
    """Yield one line a document that could not be read, or only in part."""
    bad = [row for row in documents if row["status"] != "ok"]
    for row in bad[:MOST_PROBLEMS]:
        colour = "red" if row["status"] == "failed" else "yellow"
        yield f"  [{colour}]{row['status']}[/]  {_escaped(row['document'])}: {_escaped(row['problem'])}"
    if len(bad) > MOST_PROBLEMS:
        yield f"  … and {len(bad) - MOST_PROBLEMS} more in documents.csv"


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


def _doubts(problems: Sequence[Row]) -> Iterator[str]:
    if problems:
        yield f"\n[bold]To doubt[/] {_counted(len(problems), 'remark')} in problems.csv"
        yield f"         {_tally(row['kind'] for row in problems)}"


def _reviews(report: Report) -> Iterator[str]:
    reviewed = sum(bool(row["review"]) for row in report.tables["stances"])
    if reviewed:
        yield f"\n[bold]Reviews[/]  {_counted(reviewed, 'record')} with a decision of a person"
    if report.kept_reviews:
        yield f"\n[yellow]Reviews[/]  {report.kept_reviews} whose record is gone are kept in reviews-kept.csv"
    if report.edited:
        names = ", ".join(path.name for path in report.edited)
        yield f"\n[yellow]Changed[/]  tables were changed by hand; copies are in edited/: {_escaped(names)}"


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
