"""Which records a reviewer wants to see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from astana_nlp.review.decisions import Verdict
from astana_nlp.review.queue import Queued
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from astana_nlp.review.desk import Desk

COLUMNS = {"document": "document", "actor": "holder", "round": "round", "language": "language"}
COLUMNS |= {"stance": "stance", "section": "section"}


class Show(StrEnum):
    """Records by what was decided on them."""

    OPEN = "open"
    DECIDED = "decided"
    UNSURE = "unsure"
    DISPUTED = "disputed"
    ADDED = "added"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; an empty field lets everything through. `words` are looked for in evidence and holder."""

    show: Show = Show.OPEN
    document: str = ""
    actor: str = ""
    round: str = ""
    language: str = ""
    stance: str = ""
    section: str = ""
    reason: str = ""
    words: str = ""


def filter_of(values: Mapping[str, str]) -> Filter:
    """Return the filter that the address of a page names; what it cannot mean is left out."""
    known = {f.name: values.get(f.name, "") for f in fields(Filter) if f.name != "show"}
    shows = {show.value: show for show in Show}
    return Filter(shows.get(values.get("show", ""), Show.OPEN), **known)


def chosen(desk: Desk, wanted: Filter) -> tuple[Queued, ...]:
    """Return the records that a filter lets through, in the order of the queue."""
    added = (Queued(key, ()) for key in desk.kept if desk.standing(key).live)
    return tuple(
        item
        for item in (*desk.queue, *added)
        if _shown(desk, item.stance_id, wanted.show) and _matches(desk, item, wanted)
    )


def choices(desk: Desk) -> dict[str, list[tuple[str, int]]]:
    """Return what each filter can be set to, with the number of records, the most frequent first."""
    rows = desk.tables.stances.values()
    found = {name: Counter(row[column] for row in rows) for name, column in COLUMNS.items()}
    found["reason"] = Counter(reason.value for item in desk.queue for reason in item.reasons)
    return {name: sorted(((v, n) for v, n in counts.items() if v), key=_order) for name, counts in found.items()}


def _order(choice: tuple[str, int]) -> tuple[int, str]:
    value, count = choice
    return (int(value), "") if value.isdecimal() else (-count, value)


def _shown(desk: Desk, stance_id: str, show: Show) -> bool:
    standing = desk.standing(stance_id)
    mine = desk.seen_decision(stance_id)
    match show:
        case Show.OPEN:
            return stance_id in desk.tables.stances and desk.open(stance_id)
        case Show.DISPUTED:
            return standing.disputed
        case Show.ADDED:
            return stance_id in desk.kept
        case Show.UNSURE:
            return mine is not None and mine.verdict is Verdict.UNSURE
        case Show.DECIDED:
            return mine is not None
        case _:
            return True


def _matches(desk: Desk, item: Queued, wanted: Filter) -> bool:
    row = desk.row(item.stance_id) or {}
    if wanted.reason and wanted.reason not in item.reasons:
        return False
    if any(getattr(wanted, name) not in {"", row.get(column, "")} for name, column in COLUMNS.items()):
        return False
    return all(word in fold(f"{row['evidence']} {row['holder']}") for word in _words(wanted.words))


def _words(text: str) -> Iterator[str]:
    return (fold(word) for word in text.split())
