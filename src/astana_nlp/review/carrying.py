"""From the tables of the last run into the log, and from the log into the tables of the next run.

A person may type decisions into `stances.csv` itself. The next run takes them into the log first, then shows in its new
tables what the log says. Decisions whose record the machine does not have (any more), and records that a person added,
stand in `reviews-kept.csv`, and return to the table when the machine finds the record.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import OutputError
from astana_nlp.records import span_id
from astana_nlp.review.attach import attach
from astana_nlp.review.decisions import Origin
from astana_nlp.review.entries import Entry, entry_of, shown
from astana_nlp.review.log import LOG, ReviewLog
from astana_nlp.review.merging import Incoming, merge
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from astana_nlp.review.decisions import Decision
    from astana_nlp.review.standing import Standing

_KEY = re.compile(r"-p\d+-\d+-|-by-hand-")  # keys of the machine, and those made here
KEPT = "reviews-kept.csv"


def absorb(out: Path, shown_rows: int) -> tuple[str, ...]:
    """Take what people typed into the tables of the last run into its log; return a line about each contradiction.

    Args:
        out: the folder of the run.
        shown_rows: number of the last row of the log that those tables show.

    Raises:
        OutputError: a table cannot be read, so that going on could lose entries.
    """
    table, kept = _rows(out / "stances.csv"), _rows(out / KEPT)
    if not (out / LOG).is_file() and not any(any(entry_of(row).what) for row in (*table, *kept)):
        return ()
    with ReviewLog(out / LOG) as log:
        written = log.rows()
        before = attach((decision for number, decision in written if number <= shown_rows), table)
        now = attach((decision for _, decision in written), table)
        base, people = {**before.orphans, **before.standings}, {**now.orphans, **now.standings}
        named = [*(("stances.csv", row) for row in table), *((KEPT, row) for row in kept)]
        incoming = [
            Incoming(row, f"{name}, {row['stance_id']}", shown(base.get(row["stance_id"]), row)) for name, row in named
        ]
        found = merge(incoming, people, Origin.TABLE)
        if found.decisions:
            log.add(found.decisions)
    return (*found.conflicts, *found.unreadable)


def show(rows: Sequence[dict[str, Any]], decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Fill the review columns of the rows of a new run; return the decided rows that have no place among them."""
    attached = attach(decisions, rows)
    for row in rows:
        row.update(asdict(shown(attached.standings.get(row["stance_id"]), row)))
    return [kept_row(stance_id, found) for stance_id, found in sorted(attached.orphans.items())]


def last_row(out: Path) -> int:
    """Return the number of the last row of a run's log, 0 where there is none."""
    if not (out / LOG).is_file():
        return 0
    with ReviewLog(out / LOG) as log:
        return log.last()


def _rows(path: Path) -> list[dict[str, str]]:
    rows = read_rows(path) if path.is_file() else []
    lost = [name for name in ("stance_id", *Entry.__dataclass_fields__) if rows and name not in rows[0]]
    if lost:
        raise OutputError(
            f"{path} has lost columns of review ({', '.join(lost)})",
            "put them back, empty if need be, or move the file away, then run again",
        )
    return [_keyed(row) for row in rows]


def _keyed(row: dict[str, str]) -> dict[str, str]:
    """Return a row with a key of its own, also where a person added it and wrote none or anything."""
    if _KEY.search(row["stance_id"]) or not any(entry_of(row).what):
        return row
    content = hashlib.sha256("\0".join(row.values()).encode("utf-8", "backslashreplace")).hexdigest()
    return {**row, "stance_id": f"{row['stance_id'] or 'added'}-by-hand-{content[:12]}"}


def kept_row(stance_id: str, found: Standing) -> dict[str, Any]:
    """Return the row of a decision that has no record: what the machine said then, and what people decided."""
    from astana_nlp.schemas import Stances

    decision = found.current or found.live[-1]
    evidence, seen = decision.evidence, decision.seen
    row = {
        **dict.fromkeys(Stances.to_schema().columns, ""),
        **asdict(seen),
        **{name: getattr(evidence, name) for name in ("doc_id", "document", "section", "language")},
        "stance_id": stance_id,
        "page": evidence.page or "",
        "sentence_id": span_id(evidence.doc_id, "s", evidence.quote_start, evidence.quote_start + len(evidence.quote)),
        "char_start": evidence.holder_start,
        "char_end": evidence.holder_end,
        "evidence": evidence.quote,
    }
    return {**row, **asdict(shown(found, row))}
