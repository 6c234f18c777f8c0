"""Review in spreadsheets: what a run found goes out as XLSX or CSV, and what people decided in it comes back.

Every row carries in `exported` how far the log was and a digest of what the machine said, so that the row alone tells
what a person changed: rows may be sorted, deleted, joined from several files. What the machine said is read from the
run, never from a sheet.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from getpass import getuser
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import OutputError
from astana_nlp.review.attach import attach
from astana_nlp.review.carrying import show
from astana_nlp.review.controls import visible
from astana_nlp.review.decisions import Origin
from astana_nlp.review.entries import Entry, claim_of, entry_of, noted, shown
from astana_nlp.review.log import LOG, Merged, ReviewLog, from_jsonl, to_jsonl
from astana_nlp.review.merging import Incoming, Merge, merge
from astana_nlp.review.reading import refuse_other
from astana_nlp.review.rest import with_rest_confirmed
from astana_nlp.storage import write_atomically
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from astana_nlp.review.decisions import Decision
    from astana_nlp.review.standing import Standing

ENTRY = tuple(Entry.__dataclass_fields__)
MACHINE_FIRST = ("holder", "stance", "target", "round", "evidence")
MACHINE_LAST = (
    *("date", "confidence", "explanation", "context", "document", "page", "section", "language", "published", "side"),
    *(
        "speaker",
        "basis",
        "motive",
        "holder_type",
        "date_granularity",
        "model",
        "repeats",
        "copy_of",
        "holder_id",
        "doc_id",
    ),
    *("sentence_id", "char_start", "char_end", "stance_id"),
)
EXPORTED = "exported"
COLUMNS = (*MACHINE_FIRST, *ENTRY, *MACHINE_LAST, EXPORTED)
BEGIN = "begin"  # stands for the last row of an empty log
SUFFIXES = (".xlsx", ".csv", ".jsonl")
EXPORT_AGAIN = "import a table that `astana review RUN --export` wrote"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it came back; `place` says where it stands in the file."""

    place: str
    cells: dict[str, str]


def export_to(run: Path, path: Path) -> str:
    """Write a table or the log; return what to tell the user."""
    return f"Written: {path} ({export(run, path):,} rows)"


def import_from(run: Path, path: Path, reviewer: str, *, rest_is_right: bool = False) -> Iterator[str]:
    """Merge a table or a log into the log of a run; yield what to tell the user, with every row that was not taken."""
    found = take_in(run, path, reviewer or getuser(), rest_is_right=rest_is_right)
    yield f"{path.name}: {len(found.decisions):,} new, {found.unchanged:,} as they were"
    yield from (f"  not taken, decided otherwise meanwhile: {line}" for line in found.conflicts)
    yield from (f"  unreadable: {line}" for line in found.unreadable)
    if found.decisions:
        yield "The next astana run into this folder shows them in stances.csv."


def export(run: Path, path: Path) -> int:
    """Write the records of a run with what people decided (.xlsx, .csv), or its log (.jsonl); return the rows.

    Raises:
        OutputError: the suffix is another one, the run cannot be read or the file not written.
    """
    _checked(run, path)
    with ReviewLog(run / LOG) as log:
        decisions = log.rows()
    if path.suffix.lower() == ".jsonl":
        write_atomically(path, to_jsonl(decision for _, decision in decisions))
        return len(decisions)
    rows: list[dict[str, Any]] = [{**row} for row in read_rows(run / "stances.csv")]
    rows += show(rows, [decision for _, decision in decisions])
    last = decisions[-1][1].record_id if decisions else BEGIN
    cells = [[visible(str(row.get(name) or "")) for name in COLUMNS[:-1]] + [_token(last, row)] for row in rows]
    write_atomically(path, _written(path, cells))
    return len(rows)


def take_in(run: Path, path: Path, reviewer: str, *, rest_is_right: bool = False) -> Merge:
    """Merge what people decided in a spreadsheet, or another log, into the log of a run.

    Args:
        run: the folder of the run.
        path: an .xlsx, .csv or .jsonl file.
        reviewer: who decided where a changed row names nobody else.
        rest_is_right: whether the person says that, in documents where the table decides something, the rows left
            undecided are right.

    Raises:
        OutputError: the file or the log cannot be read, or the rest of a log is called right.
    """
    _checked(run, path)
    content = _content(path)
    with ReviewLog(run / LOG) as log:
        if path.suffix.lower() == ".jsonl":
            if rest_is_right:
                raise OutputError(
                    f"{path.name} is a log, which has no undecided rows", "import it without --rest-is-right"
                )
            decisions, problems = from_jsonl(content)
            return _told(log.take_in(decisions), problems)
        rows, unreadable = _read(path, content)
        run_rows, written = read_rows(run / "stances.csv"), log.rows()
        incoming, unknown = _incoming(written, run_rows, rows, reviewer)
        now = _people([decision for _, decision in written], run_rows)
        found = merge(with_rest_confirmed(incoming, now) if rest_is_right else incoming, now, Origin.SHEET)
        log.add(found.decisions)
    found.unreadable = [*unreadable, *found.unreadable, *unknown]
    return found


def _incoming(
    written: Sequence[tuple[int, Decision]], run_rows: Sequence[dict[str, str]], rows: Sequence[SheetRow], reviewer: str
) -> tuple[list[Incoming], list[str]]:
    """Return the rows of a sheet, each with what the log said when it was exported, and a line about each unknown."""
    machine = {row["stance_id"]: row for row in run_rows}
    places = _new_keys([row.cells for row in rows if row.cells["stance_id"] not in machine], run_rows)
    incoming, unreadable = [], []
    bases: dict[str, dict[str, Standing]] = {}
    for row in rows:
        last, _, digest = row.cells.get(EXPORTED, "").partition("-")
        known = machine.get(places.get(row.cells["stance_id"], row.cells["stance_id"]))
        intact = digest == _digest(row.cells)
        if known is None and not intact:
            unreadable.append(
                f"{row.place}: its key or the machine's columns were changed, and the run does not have it"
            )
            continue
        if last not in bases:
            bases[last] = _people(_until(last, written), run_rows)
        cells = _with_machine(row.cells, known, intact=intact)
        base = shown(bases[last].get(cells["stance_id"]), cells)
        signed = asdict(_signed(entry_of(cells), base, reviewer))
        incoming.append(Incoming({**cells, **signed}, row.place, base, intact=intact))
    return incoming, unreadable


def _until(last: str, written: Sequence[tuple[int, Decision]]) -> list[Decision]:
    """Return the decisions of a log up to the one with this key, none where it is not there."""
    end = next((number for number, decision in written if decision.record_id == last), 0)
    return [decision for number, decision in written if number <= end]


def _people(decisions: Sequence[Decision], run_rows: Sequence[dict[str, str]]) -> dict[str, Standing]:
    """Return what people decided, by the keys of the run's records where it has them."""
    found = attach(decisions, run_rows)
    return {**found.orphans, **found.standings}


def _with_machine(cells: dict[str, str], known: Mapping[str, str] | None, *, intact: bool) -> dict[str, str]:
    """Return a row with what the machine says from the run, and what it said to the person from the sheet."""
    if known is None:
        return cells
    kept = (*ENTRY, *(("holder_id", "holder", "stance", "target", "round") if intact else ()))
    return {**known, **{name: cells[name] for name in kept if name in cells}}


def _new_keys(cells: Sequence[dict[str, str]], run_rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """Return the keys that rows of an older run have in this one."""
    if not cells:
        return {}
    decisions = [noted(entry_of(row), row, Origin.SHEET) for row in cells]
    found = attach(decisions, run_rows).standings
    return {decision.stance_id: key for key, standing in found.items() for decision in standing.live}


def _signed(typed: Entry, base: Entry, reviewer: str) -> Entry:
    """Return an entry with who decided and when: not those who decided before, whose names still stand there."""
    signed = typed if typed.reviewer not in {"", base.reviewer} else replace(typed, reviewer=reviewer)
    return replace(signed, reviewed_at="") if typed.reviewed_at == base.reviewed_at else signed


def _token(last: str, row: Mapping[str, Any]) -> str:
    return f"{last}-{_digest({name: visible(str(row.get(name) or '')) for name in COLUMNS[:-1]})}"


def _digest(row: Mapping[str, str]) -> str:
    """Return a digest of the columns that a decision is about, as programs for spreadsheets leave them."""
    content = "\0".join([row.get("stance_id", ""), *asdict(claim_of(row)).values()])
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _checked(run: Path, path: Path) -> None:
    refuse_other(run)
    if path.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{path.name} is no table for review", f"choose a name that ends in {', '.join(SUFFIXES)}")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path} cannot be read ({error.strerror})", EXPORT_AGAIN) from error


def _written(path: Path, cells: Sequence[Sequence[str]]) -> bytes:
    if path.suffix.lower() == ".xlsx":
        from astana_nlp.review.workbook import to_xlsx

        return to_xlsx(COLUMNS, cells)
    from astana_nlp.tablefiles import to_csv

    return to_csv(COLUMNS, cells)


def _read(path: Path, content: bytes) -> tuple[list[SheetRow], list[str]]:
    """Return the rows of a sheet and a line about each that cannot be read."""
    if path.suffix.lower() == ".xlsx":
        from astana_nlp.review.workbook import from_xlsx as read
    else:
        from astana_nlp.review.separated import from_csv as read
    table = read(content)
    header = [cell.strip().lower() for cell in next(table, ("", []))[1]]
    if "stance_id" not in header:
        raise OutputError(f"{path.name} has no column stance_id, which tells the rows apart", EXPORT_AGAIN)
    if not set(ENTRY) & set(header):
        raise OutputError(f"{path.name} has none of the columns for what you decide ({', '.join(ENTRY)})", EXPORT_AGAIN)
    rows, unreadable = [], []
    for place, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        named = dict.fromkeys(ENTRY, "") | dict(zip(header, cells, strict=False))
        if any(cell.strip() for cell in cells[len(header) :]) or len(cells) < header.index("stance_id") + 1:
            unreadable.append(f"{place}: it has {len(cells)} cells, the header {len(header)}")
        elif not named["stance_id"].strip():
            unreadable.append(f"{place}: it has no stance_id")
        else:
            rows.append(SheetRow(place, named))
    return rows, unreadable


def _told(merged: Merged, problems: Sequence[str]) -> Merge:
    return Merge(list(merged.added), merged.known, list(merged.problems), list(problems))
