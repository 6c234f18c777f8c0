"""Tables with review columns that come back from people: what is new in them, what is old, and what contradicts.

A three-way comparison: what the table said when it was written (the log knows, since its rows are only ever added),
what it says now, and what the log says now. Only what a person changed is taken, and only where nobody decided
meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from astana_nlp.review.decisions import Decision, Origin, Verdict
from astana_nlp.review.entries import Entry, UnreadableEntryError, decision_of, entry_of, noted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from astana_nlp.review.standing import Standing


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row that came back: `place` says where it stands in its file, `base` what its review columns said at first.

    It is `intact` where what the machine said in it is what the person was given.
    """

    row: Mapping[str, Any]
    place: str
    base: Entry
    intact: bool = True


@dataclass(slots=True)
class Merge:
    """What a table brought: decisions to be written, and one line about each row that contradicts or is unreadable."""

    decisions: list[Decision] = field(default_factory=list)
    unchanged: int = 0
    conflicts: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def merge(rows: Iterable[Incoming], now: Mapping[str, Standing], origin: Origin) -> Merge:
    """Compare the rows of a table with what the log says now.

    Args:
        rows: the rows, each with what its review columns said when the table was written.
        now: what people decided up to now, by `stance_id`.
        origin: how the table came; words in `stances.csv` that are no decision become a note, those in a spreadsheet
            that is imported are listed as unreadable.
    """
    found = Merge()
    seen: dict[str, Incoming] = {}
    for incoming in rows:
        stance_id = str(incoming.row["stance_id"])
        theirs = entry_of(incoming.row)
        first = seen.setdefault(stance_id, incoming)
        if first is not incoming:
            if entry_of(first.row).what != theirs.what:
                found.unreadable.append(f"{incoming.place}: it repeats {first.place} with another decision")
            continue
        ours = shown(now.get(stance_id), incoming.row)
        if theirs.what in {ours.what, incoming.base.what}:
            found.unchanged += 1
        elif ours.what == incoming.base.what:
            _take(found, incoming, now.get(stance_id), origin)
        else:
            found.conflicts.append(f"{incoming.place}: {_told(theirs)}, but meanwhile {_told(ours)}; the latter stands")
    return found


def _take(found: Merge, incoming: Incoming, standing: Standing | None, origin: Origin) -> None:
    theirs = entry_of(incoming.row)
    decided = theirs.what[:-1]
    try:
        if any(decided) or not (standing and standing.live):
            found.decisions.append(decision_of(theirs, incoming.row, origin))
            return
    except UnreadableEntryError as error:
        if origin is Origin.TABLE:
            found.decisions.append(noted(theirs, incoming.row, origin))
        else:
            found.unreadable.append(f"{incoming.place}: {error}")
        return
    # the decision was emptied: that takes back all that stands, and leaves a note where there is one
    for decision in standing.live:
        reviewer = theirs.reviewer or decision.reviewer
        found.decisions.append(taken_back(decision, reviewer, origin))
    if theirs.note.strip():
        found.decisions.append(noted(theirs, incoming.row, origin))


def taken_back(decision: Decision, reviewer: str, origin: Origin) -> Decision:
    """Return the row that takes a decision back."""
    return replace(
        decision,
        verdict=Verdict.UNDONE,
        reviewer=reviewer,
        origin=origin,
        supersedes=decision.record_id,
        note="",
        reviewed_at="",
        at="",
        record_id="",
    )


def _told(entry: Entry) -> str:
    fields = (entry.reviewed_holder, entry.reviewed_stance, entry.reviewed_target, entry.reviewed_round)
    detail = ", ".join(filter(None, fields))
    who = f" by {entry.reviewer}" if entry.reviewer else ""
    return f"{entry.review or 'no decision'}{f' ({detail})' if detail else ''}{who}"
