"""What a researcher sees at the end of a run: documents, doubts, positions by actor and round, where the files are."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from astana_nlp.positions import positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from astana_nlp.batch import Report
    from astana_nlp.tables import Row

LANGUAGES = {"en": "English", "ar": "Arabic", "ru": "Russian", "tr": "Turkish", "fa": "Persian", "fr": "French"}
MOST_PROBLEMS = 8
MOST_EXAMPLES = 3
# doubts that come by the dozen: their number says enough
WITHOUT_EXAMPLE = {"low-confidence", "unknown-name", "unreadable-document"}
LABEL_WIDTH = 9
WIDEST = 100  # longer lines are hard to read, however wide the terminal
NO_BREAK = "\u00a0"
Line = tuple[str, str]


def render(report: Report, width: int = 80) -> Iterator[RenderableType]:
    """Yield what to print on a terminal of this width, part by part."""
    text_width = min(width, WIDEST) - LABEL_WIDTH - 2
    yield ""
    yield _lines((label, _wrapped(text, text_width)) for label, text in _documents(report))
    yield ""
    yield from positions([row for row in report.tables["stances"] if not row["copy_of"]], width)
    yield ""
    yield _lines((label, _wrapped(text, text_width)) for label, text in _ending(report))


def _documents(report: Report) -> Iterator[Line]:
    documents = report.tables["documents"]
    yield "[bold]Read[/]", f"{_counted(len(documents), 'document')} in {report.seconds:.1f} s{_unchanged(report)}"
    yield "", _tally(LANGUAGES.get(str(row["language"]), str(row["language"])) for row in documents)
    yield "", _tally(row["format"] for row in documents)
    copies = sum(bool(row["duplicate_of"]) for row in documents)
    if copies:
        repeated = sum(bool(row["copy_of"]) for row in report.tables["stances"])
        once = f"; {_counted(repeated, 'position')} in copies counted once" if repeated else ""
        yield "", f"{copies} of them repeat{'s' if copies == 1 else ''} another document{once}"
    yield from _trouble(documents)
    names = {"sentences": "sentence", "entities": "name", "dates": "date", "stances": "position", "rounds": "claim"}
    found = [_counted(len(report.tables[table]), word) for table, word in names.items()]
    yield "[bold]Found[/]", _packed([*found[:-1], f"{found[-1]} about rounds"])


def _unchanged(report: Report) -> str:
    if report.unchanged:
        return ": nothing changed since the last run, its tables stand"
    return f", {report.reused} of them known from the last run" if report.reused else ""


def _trouble(documents: Iterable[Row]) -> Iterator[Line]:
    """Yield the documents that could not be read well, those with the same trouble together."""
    same: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in documents:
        if row["status"] != "ok":
            same[row["status"], row["problem"]].append(row["document"])
    for (status, problem), names in list(same.items())[:MOST_PROBLEMS]:
        colour, label = ("red", "Not read") if status == "failed" else ("yellow", "In part")
        who = names[0] if len(names) == 1 else f"{len(names)} documents ({names[0]} …)"
        yield f"[{colour}]{label}[/]", _escaped(f"{who}: {problem}")
    if len(same) > MOST_PROBLEMS:
        yield "", f"… and {len(same) - MOST_PROBLEMS} more kinds of trouble in documents.csv"


def _ending(report: Report) -> Iterator[Line]:
    yield from _doubts(report)
    stances = report.tables["stances"]
    reviewed = sum(bool(row["review"]) for row in stances)
    if reviewed:
        yield "[bold]Reviewed[/]", f"{reviewed:,} of {_counted(len(stances), 'position')}"
    if report.kept_reviews:
        yield "[yellow]Reviewed[/]", f"{report.kept_reviews} whose record is gone stay in reviews-kept.csv"
    for conflict in report.conflicts:
        yield "[yellow]Reviewed[/]", _escaped(f"not taken: {conflict}")
    if report.edited:
        names = ", ".join(path.name for path in report.edited)
        yield "[yellow]Changed[/]", f"tables were changed by hand; copies are in edited/: {_escaped(names)}"
    yield "[bold]Written[/]", _escaped(str(report.out))
    yield "", "stances.csv is the table to review; all tables also as Parquet; texts/ has what was read"


def _doubts(report: Report) -> Iterator[Line]:
    """Yield how many doubts of each kind there are, and the weightiest of some kinds."""
    problems = report.tables["problems"]
    if not problems:
        return
    yield "[bold]Doubts[/]", _tally(row["kind"] for row in problems)
    names = {row["doc_id"]: row["document"] for row in report.tables["documents"]}
    first = {row["kind"]: row for row in reversed(problems) if row["kind"] not in WITHOUT_EXAMPLE}
    for kind in sorted(first, key=lambda k: (-first[k]["weight"], k))[:MOST_EXAMPLES]:
        row = first[kind]
        yield "", _escaped(f"· {names.get(row['doc_id'], '')}: {row['explanation']}")
    yield "", f"all {len(problems):,} in problems.csv, the weightiest first" if len(problems) > 1 else "in problems.csv"


def _lines(lines: Iterable[Line]) -> Table:
    """Return labels and texts side by side."""
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
    """Join parts into a text that breaks between them only."""
    return ", ".join(part.replace(" ", NO_BREAK) for part in parts)


def _wrapped(text: str, width: int) -> str:
    lines = textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)
    return "\n".join(lines).replace(NO_BREAK, " ")


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
