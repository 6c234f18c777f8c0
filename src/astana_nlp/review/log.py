"""The review log: a SQLite file beside the tables of a run, whose rows are only ever added.

Write-ahead logging lets several people write at once, `synchronous=FULL` brings every row to the disk before it counts
as written, and triggers refuse to change or delete one. Logs of two machines are joined by the keys of their rows.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from astana_nlp.errors import OutputError
from astana_nlp.review.decisions import COLUMNS, Decision, flat, unflat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LOG = "reviews.sqlite"
VERSION = 1
WAIT = 60.0  # seconds to wait for another writer; each needs some milliseconds
_TYPES = {"page": "INTEGER", "quote_start": "INTEGER", "holder_start": "INTEGER", "holder_end": "INTEGER"}
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    {", ".join(f"{name} {_TYPES.get(name, 'TEXT')} NOT NULL" for name in COLUMNS)},
    UNIQUE (record_id)
);
CREATE TRIGGER IF NOT EXISTS decisions_stand BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER IF NOT EXISTS decisions_stay BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
PRAGMA user_version = {VERSION};
"""
_INSERT = f"INSERT INTO decisions ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 -- our names
_SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM decisions WHERE number > ? ORDER BY number"  # noqa: S608 -- our names


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of taking in the rows of another log; `problems` names each row that was not taken, and why."""

    added: tuple[Decision, ...]
    known: int
    problems: tuple[str, ...] = ()


class ReviewLog:
    """The log of one run; it may be used from several threads and processes at once.

    Raises:
        OutputError: the file is damaged, no log, of a newer version, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        with self._told():
            self._base = sqlite3.connect(path, timeout=WAIT, check_same_thread=False, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            version = int(self._base.execute("PRAGMA user_version").fetchone()[0])
            if version > VERSION:
                raise OutputError(f"{path} was written by a newer version", "update the program")
            if version < VERSION:
                self._base.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")

    def close(self) -> None:
        """Let go of the file; the last one to do so leaves a single file behind."""
        self._base.close()

    def __enter__(self) -> Self:
        """Return the log, which is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the log."""
        self.close()

    def add(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Write decisions, all or none, and return them with their keys and times.

        Times of one log never go back, whatever the clock does, so that the order of its rows is that of writing.
        """
        with self._writing():
            newest = self._base.execute("SELECT max(at) FROM decisions").fetchone()[0]
            moment = datetime.now(UTC)
            if newest and moment.isoformat(timespec="microseconds") <= newest:
                moment = datetime.fromisoformat(newest) + timedelta(microseconds=1)
            stamped = [_stamped(decision, moment + timedelta(microseconds=i)) for i, decision in enumerate(decisions)]
            self._base.executemany(_INSERT, [tuple(flat(d).values()) for d in stamped])
        return tuple(stamped)

    def rows(self, after: int = 0) -> list[tuple[int, Decision]]:
        """Return the rows with a number above `after`, with their numbers, in the order of writing."""
        with self._turn, self._told():
            found = self._base.execute(_SELECT, (after,)).fetchall()
        return [(number, unflat(dict(zip(COLUMNS, values, strict=True)))) for number, *values in found]

    def last(self) -> int:
        """Return the number of the newest row, 0 in an empty log."""
        with self._turn, self._told():
            return int(self._base.execute("SELECT coalesce(max(number), 0) FROM decisions").fetchone()[0])

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions in the order of their times."""
        return tuple(sorted((decision for _, decision in self.rows()), key=lambda d: d.order))

    def take_in(self, decisions: Iterable[Decision]) -> Merged:
        """Add the rows of another log that this one does not have."""
        added: list[Decision] = []
        known, problems = 0, []
        with self._writing():
            for decision in decisions:
                values = tuple(flat(decision).values())
                found = self._base.execute(
                    f"SELECT {', '.join(COLUMNS)} FROM decisions WHERE record_id = ?",  # noqa: S608 -- our names
                    (decision.record_id,),
                ).fetchone()
                if found is None:
                    self._base.execute(_INSERT, values)
                    added.append(decision)
                elif found == values:
                    known += 1
                else:
                    problems.append(f"record {decision.record_id}: it differs from the one in this log, which stands")
        return Merged(tuple(added), known, tuple(problems))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn, self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise OutputError(
                f"the review log {self.path} cannot be used ({error})", "move it away, or bring back a copy of it"
            ) from error


def _stamped(decision: Decision, moment: datetime) -> Decision:
    at = moment.isoformat(timespec="microseconds")
    typed = decision.reviewed_at or moment.isoformat(timespec="seconds")
    return replace(decision, record_id=uuid4().hex, at=at, reviewed_at=typed)


def to_jsonl(decisions: Iterable[Decision]) -> bytes:
    """Return decisions as JSON lines in the order of their times: the same log gives the same bytes everywhere."""
    ordered = sorted(decisions, key=lambda d: d.order)
    return "".join(f"{json.dumps(flat(d), ensure_ascii=False)}\n" for d in ordered).encode()


def from_jsonl(content: bytes) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """Return the decisions of a JSONL file, and a line about every row that could not be read."""
    found: list[Decision] = []
    problems = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_read(json.loads(line)))
        except (ValueError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
    return tuple(found), tuple(problems)


def _read(value: object) -> Decision:
    if not isinstance(value, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 -- one kind of error for one kind of fault
    decision = unflat(value)
    datetime.fromisoformat(decision.at)
    if not decision.record_id or not decision.stance_id:
        raise ValueError("record_id or stance_id is empty")
    "".join(str(v) for v in value.values()).encode()  # half a surrogate pair is no text
    return decision


def decisions_of(run: Path) -> Sequence[Decision]:
    """Return the decisions in the log of a run folder, none where nobody reviewed it."""
    if not (run / LOG).is_file():
        return ()
    with ReviewLog(run / LOG) as log:
        return log.decisions()
