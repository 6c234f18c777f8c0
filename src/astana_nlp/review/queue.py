"""The order in which records are worth a look, each with the reasons why.

First what would change a finding: records that another source or the calendar of the rounds contradicts, then what the
machine is unsure of and actors that nobody has met yet. Every tenth place goes to a record drawn at random, so that the
share of right records can be told honestly, which a queue of doubtful ones alone never tells.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]
# a way to rank records by how much deciding them would teach, for example by uncertainty and diversity: takes the rows
# of the stances table and returns a worth from 0 to 1 for each
Worth = Callable[[Sequence[Row]], Sequence[float]]
AUDIT_EVERY = 10
# between the doubts of the problems table, whose weights are 0 to 1, and what the machine is merely unsure of
NEW_ACTOR = 0.4


class Reason(StrEnum):
    """Why a record stands where it stands in the queue."""

    CONTRADICTED = "another source disagrees"
    CALENDAR = "the calendar disagrees"
    UNSURE = "the machine is unsure"
    NEW_ACTOR = "new actor"
    AUDIT = "random audit"
    COPY = "copy of another record"


@dataclass(frozen=True, slots=True)
class Queued:
    """A record with its reasons, in the order of the queue."""

    stance_id: str
    reasons: tuple[Reason, ...]


def unsureness(rows: Sequence[Row]) -> list[float]:
    """Return how unsure the machine is of each record."""
    return [doubt(row) for row in rows]


def doubt(row: Row) -> float:
    """Return how unsure the machine is of one record: 1 for a toss-up or less, 0 for certainty."""
    return min(1.0, 2 * (1 - float(row["confidence"] or 0)))


def build_queue(
    rows: Sequence[Row], problems: Iterable[Row], seed: str, worth: Worth = unsureness
) -> tuple[Queued, ...]:
    """Return all records in the order in which they are worth a look.

    Args:
        rows: rows of the stances table.
        problems: rows of the problems table.
        seed: decides which records are drawn at random; the same seed gives the same queue.
        worth: what deciding each record would teach.
    """
    doubts = _doubts(problems)
    weights: list[float] = []
    reasons: list[list[Reason]] = []
    met: set[str] = set()
    for row, unsure, value in zip(rows, unsureness(rows), worth(rows), strict=True):
        weight, why = _weighed(row, unsure, doubts)
        weight += value
        if not row["holder_id"] and row["holder"] not in met:
            weight, why = weight + NEW_ACTOR, [*why, Reason.NEW_ACTOR]
        met.add(row["holder"])
        weights.append(-1.0 if row["copy_of"] else weight)
        reasons.append([Reason.COPY, *why] if row["copy_of"] else why)
    order = sorted(range(len(rows)), key=lambda i: (-weights[i], rows[i]["stance_id"]))
    drawn = sorted(range(len(rows)), key=lambda i: draw(seed, rows[i]["stance_id"]))
    return tuple(
        _interleaved(
            [rows[i]["stance_id"] for i in order],
            [rows[i]["stance_id"] for i in drawn],
            {row["stance_id"]: tuple(why) for row, why in zip(rows, reasons, strict=True)},
        )
    )


def draw(seed: str, key: str) -> float:
    """Return a number from 0 to 1 that looks random and is the same everywhere."""
    return int.from_bytes(hashlib.sha256(f"{seed}\0{key}".encode()).digest()[:6], "big") / 2**48


def _interleaved(
    order: Sequence[str], drawn: Sequence[str], reasons: Mapping[str, tuple[Reason, ...]]
) -> Iterable[Queued]:
    """Yield every record once: by worth, but every tenth as the draw has it."""
    given: set[str] = set()
    ranked, lot = iter(order), iter(drawn)
    for place in range(1, len(order) + 1):
        audit = place % AUDIT_EVERY == 0
        key = next(key for key in (lot if audit else ranked) if key not in given)
        given.add(key)
        yield Queued(key, (*reasons[key], Reason.AUDIT) if audit else reasons[key])


_Doubts = Mapping[str, Sequence[tuple[Reason, str, float]]]


def _doubts(problems: Iterable[Row]) -> _Doubts:
    """Return by sentence what its records are doubted for: the reason, what it is about, and its weight."""
    found: defaultdict[str, list[tuple[Reason, str, float]]] = defaultdict(list)
    for problem in problems:
        kind, weight = str(problem["kind"]), float(problem["weight"] or 0)
        if kind in {"stance-contradiction", "sources-disagree"}:
            for sentence in (problem["sentence_id"], problem["other_sentence_id"]):
                found[sentence].append((Reason.CONTRADICTED, str(problem["about"]), weight))
        elif kind.endswith("-against-calendar"):
            found[problem["sentence_id"]].append((Reason.CALENDAR, "", weight))
    return found


def _weighed(row: Row, unsure: float, doubts: _Doubts) -> tuple[float, list[Reason]]:
    here = [
        (reason, weight)
        for reason, about, weight in doubts.get(row["sentence_id"], ())
        if not about or str(row["holder"]) in about
    ]
    why = list(dict.fromkeys(reason for reason, _ in here))
    if unsure > 0.5:  # noqa: PLR2004 -- a confidence under three quarters
        why.append(Reason.UNSURE)
    return sum(1 + weight for _, weight in here), why
