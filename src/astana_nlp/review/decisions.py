"""One decision of a person about one stance record: what the review log is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

NO_ROUND = "none"  # how a person says that a record concerns no round


class Verdict(StrEnum):
    """What a person said of a record."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    UNSURE = "unsure"
    NOTED = "noted"  # only a note: the record is still to be decided
    UNDONE = "undone"  # takes back the decision that `supersedes` names


class Origin(StrEnum):
    """How a decision came into the log."""

    PAGE = "page"
    SETTLED = "settled"  # on the page of disagreements, where one sees what others decided
    TABLE = "table"  # typed into the stances.csv of a run
    SHEET = "sheet"  # from a spreadsheet that was exported and came back


@dataclass(frozen=True, slots=True)
class Claim:
    """Holder takes stance toward target; `round` is a number as text, empty where none is known."""

    holder_id: str = ""
    holder: str = ""
    stance: str = ""
    target: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the record stands: the sentence word by word, so that it is found again when offsets move.

    `quote_start`, `holder_start` and `holder_end` count characters of the document's extracted text.
    """

    doc_id: str = ""
    document: str = ""
    page: int = 0
    section: str = ""
    language: str = ""
    quote: str = ""
    quote_start: int = 0
    holder_start: int = 0
    holder_end: int = 0

    @property
    def holder_span(self) -> tuple[int, int]:
        """Return the span of the holder's mention, counted in the quote."""
        return self.holder_start - self.quote_start, self.holder_end - self.quote_start


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log.

    `seen` is what the machine said when the person looked; the fields of `corrected` that are not empty replace it.
    `record_id` and `at` (ISO 8601, UTC) are given by the log; `reviewed_at` is the day that a person typed, or `at`.
    `supersedes` names the earlier decision of the same person that this one replaces or takes back.
    """

    stance_id: str
    verdict: Verdict
    reviewer: str
    origin: Origin
    evidence: Evidence
    seen: Claim
    corrected: Claim = Claim()
    note: str = ""
    supersedes: str = ""
    reviewed_at: str = ""
    at: str = ""
    record_id: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Return what decisions are ordered by; the same on every machine."""
        return self.at, self.record_id

    @property
    def claim(self) -> Claim:
        """Return what holds after this decision; a rejected record has the stance `none`."""
        if self.verdict is Verdict.REJECTED:
            return replace(self.seen, stance="none")
        claim = overlaid(self.seen, self.corrected)
        return replace(claim, round="") if claim.round == NO_ROUND else claim


def overlaid(claim: Claim, changes: Claim) -> Claim:
    """Return a claim with the fields of another one that are not empty; a holder comes with its id."""
    holder = changes if changes.holder else claim
    return Claim(
        holder.holder_id,
        holder.holder,
        changes.stance or claim.stance,
        changes.target or claim.target,
        changes.round or claim.round,
    )


_PARTS = {"evidence": Evidence, "seen": Claim, "corrected": Claim}
_NUMBERS = frozenset({"page", "quote_start", "holder_start", "holder_end"})
_PREFIX = {"evidence": "", "seen": "seen_", "corrected": "corrected_"}
COLUMNS = tuple(
    f"{_PREFIX[f.name]}{part.name}" if f.name in _PARTS else f.name
    for f in reversed(fields(Decision))
    for part in (fields(_PARTS[f.name]) if f.name in _PARTS else (f,))
)


def flat(decision: Decision) -> dict[str, str | int]:
    """Return a decision as one level of names and values, in the order of `COLUMNS`."""
    values: dict[str, str | int] = {}
    for field in fields(Decision):
        value = getattr(decision, field.name)
        if field.name in _PARTS:
            values.update({f"{_PREFIX[field.name]}{p.name}": getattr(value, p.name) for p in fields(value)})
        else:
            values[field.name] = str(value)
    return {name: values[name] for name in COLUMNS}


def unflat(values: dict[str, Any]) -> Decision:
    """Return the decision that `flat` was given.

    Raises:
        ValueError: a name is missing or unknown, or a value is of the wrong kind.
    """
    if values.keys() != set(COLUMNS):
        raise ValueError(f"fields differ: {', '.join(sorted(values.keys() ^ set(COLUMNS)))}")
    for name, value in values.items():
        wanted = int if name in _NUMBERS else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise ValueError(f"{name} is {value!r}")  # noqa: TRY004 -- one kind of error for one kind of fault
    parts = {
        name: part(**{f.name: values[f"{_PREFIX[name]}{f.name}"] for f in fields(part)})
        for name, part in _PARTS.items()
    }
    own = {f.name: values[f.name] for f in fields(Decision) if f.name not in _PARTS}
    own.update(verdict=Verdict(own["verdict"]), origin=Origin(own["origin"]))
    return Decision(**own, **parts)
