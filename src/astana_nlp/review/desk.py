"""One reviewer at work on one run: what is to be decided, what was, and how decisions are written.

Several people may work on one run at once, each with a desk of their own; what the others write shows as soon as it is
asked for. A share of the records goes to two people, who do not see what the other one decided before both have.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.errors import AstanaError
from astana_nlp.records import span_id
from astana_nlp.review.attach import attach
from astana_nlp.review.carrying import kept_row
from astana_nlp.review.controls import clean
from astana_nlp.review.decisions import Decision, Origin, Verdict
from astana_nlp.review.entries import CORRECTIONS, Entry, claim_of, decision_of
from astana_nlp.review.log import LOG, ReviewLog
from astana_nlp.review.merging import taken_back
from astana_nlp.review.queue import Queued, build_queue, draw, unsureness
from astana_nlp.review.reading import read_run
from astana_nlp.review.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from astana_nlp.review.queue import Worth

SEED = "review"
LONGEST_NOTE = 4_000


class RefusedError(AstanaError):
    """What the page asked for cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: decided by anybody, by this person, and of the records that two people are to decide."""

    total: int
    decided: int
    mine: int
    double_total: int
    double_decided: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A record that the machine missed, as a person selected it: a span of a document and what it says."""

    doc_id: str
    start: int
    end: int
    entry: Entry


class Desk:
    """The work of one reviewer on one run.

    Args:
        run: the folder of the run.
        reviewer: who decides.
        double: the share of records, 0 to 1, that two people are to decide.
        worth: what deciding a record would teach, for the order of the queue.

    Raises:
        OutputError: the tables or the log cannot be read.
    """

    def __init__(self, run: Path, reviewer: str, double: float = 0.1, worth: Worth = unsureness) -> None:
        self.reviewer = reviewer
        self._double = double
        self._turn = threading.Lock()
        self.tables = read_run(run)
        self._log = ReviewLog(run / LOG)
        rows = list(self.tables.stances.values())
        self._twice = frozenset(key for key in self.tables.stances if draw(f"{SEED} twice", key) < double)
        self.queue: tuple[Queued, ...] = build_queue(rows, self.tables.problems, SEED, worth)
        self.kept: dict[str, dict[str, str]] = {}  # what people added, and what the machine does not find any more
        self._last = 0
        self._decisions: defaultdict[str, list[Decision]] = defaultdict(list)
        self._places: dict[str, str] = {}
        self._standings: dict[str, Standing] = {}
        self._tallies: dict[str, tuple[str, ...]] = {}
        self._counts: Counter[str] = Counter()  # of all tallies: ten thousand records are not counted anew for each key
        self.coded_twice: dict[str, Standing] = {}  # records that several people decided, unseen by each other
        self.refresh()

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def refresh(self) -> None:
        """Take in what this or other desks wrote since."""
        with self._turn:
            new = self._log.rows(after=self._last)
            if not new:
                return
            self._last = new[-1][0]
            if all(d.stance_id in self._places or d.stance_id in self.tables.stances for _, d in new):
                self._add([decision for _, decision in new])
            else:
                self._attach()

    def row(self, stance_id: str) -> Mapping[str, str] | None:
        """Return the row of a record: the machine's, or one that people added."""
        return self.tables.stances.get(stance_id) or self.kept.get(stance_id)

    def standing(self, stance_id: str) -> Standing:
        """Return what people decided on a record."""
        return self._standings.get(stance_id, Standing())

    @property
    def standings(self) -> Mapping[str, Standing]:
        """Return what people decided, by record."""
        return self._standings

    def twice(self, stance_id: str) -> bool:
        """Tell whether two people are to decide a record, unseen by each other."""
        if stance_id in self.tables.stances:
            return stance_id in self._twice
        return draw(f"{SEED} twice", stance_id) < self._double

    def seen_decision(self, stance_id: str) -> Decision | None:
        """Return the decision on a record that this person may see: their own, else others' where that is no secret."""
        found = self.standing(stance_id)
        own = found.of(self.reviewer)
        if self.twice(stance_id) and own is None and len(found.opinions) < 2:  # noqa: PLR2004 -- two people
            return None
        settled = found.current if found.current and found.current.origin is Origin.SETTLED else None
        return settled or own or found.current

    def open(self, stance_id: str) -> bool:
        """Tell whether this person is still to decide a record: nobody did, or only people who are unsure."""
        standing = self.standing(stance_id)
        if self.reviewer in standing.opinions:
            return False
        return not _is_decided(standing) or (self.twice(stance_id) and len(standing.opinions) < 2)  # noqa: PLR2004

    def progress(self) -> Progress:
        """Return how far the work is."""
        counts = self._counts
        return Progress(
            total=len(self.tables.stances),
            decided=counts["decided"],
            mine=counts["mine"],
            double_total=len(self._twice),
            double_decided=counts["decided by two"],
            disputed=counts["disputed"],
        )

    def machine_right(self) -> tuple[int, int]:
        """Return how many decided records the machine has with the right stance, and how many it has."""
        return self._counts["machine right"], self._counts["machine said"]

    def decide(self, stance_id: str, entry: Entry, *, settles: bool = False) -> Decision:
        """Write what this person decided on a record.

        Raises:
            RefusedError: there is no such record.
            UnreadableEntryError: the entry says nothing that can be decided.
        """
        row = self.row(stance_id)
        if row is None:
            raise RefusedError("there is no such record", "go on with the next one")
        typed = replace(entry, note=clean(entry.note)[:LONGEST_NOTE], reviewer=self.reviewer, reviewed_at="")
        decision = decision_of(_needed(typed, row), row, Origin.SETTLED if settles else Origin.PAGE)
        before = self.standing(stance_id).of(self.reviewer)
        return self._write(replace(decision, supersedes=before.record_id if before else ""))

    def undo(self) -> Decision | None:
        """Take back the newest decision of this person that stands; return it, or None where there is none."""
        self.refresh()
        own = [d for found in self._standings.values() for d in found.live if d.reviewer == self.reviewer]
        newest = max(own, key=lambda d: d.order, default=None)
        if newest is not None:
            self._write(taken_back(newest, self.reviewer, Origin.PAGE))
        return newest

    def place_of(self, decision: Decision) -> str:
        """Return the key that the record of a decision has in this run."""
        return self._places.get(decision.stance_id, decision.stance_id)

    def add(self, missed: Missed) -> Decision:
        """Write a record that the machine missed.

        Raises:
            RefusedError: the span is no part of one sentence, or holder, stance or target is missing.
            UnreadableEntryError: a code is wrong.
        """
        sentence = self.tables.sentence_at(missed.doc_id, missed.start)
        if sentence is None or not missed.start < missed.end <= int(sentence["char_end"]):
            raise RefusedError(
                "the selection is no part of one sentence", "select the holder's mention in its sentence"
            )
        entry = replace(missed.entry, review=Verdict.ADDED.value, reviewer=self.reviewer, reviewed_at="")
        row = {
            **sentence,
            "document": self.tables.documents[missed.doc_id]["document"],
            "evidence": sentence["text"],
            "char_start": str(missed.start),
            "char_end": str(missed.end),
            "stance_id": "new",
        }
        decision = decision_of(replace(entry, note=clean(entry.note)[:LONGEST_NOTE]), row, Origin.PAGE)
        claim = decision.claim
        if not (claim.holder and claim.stance and claim.target):
            raise RefusedError("holder, stance or target is missing", "choose all three")
        key = span_id(missed.doc_id, "p", missed.start, missed.end) + f"-{claim.holder_id or 'new'}-{claim.target}"
        return self._write(replace(decision, stance_id=key))

    def _write(self, decision: Decision) -> Decision:
        (written,) = self._log.add([decision])
        self.refresh()
        return written

    def _add(self, decisions: list[Decision]) -> None:
        """Take in decisions on records whose place is known."""
        touched = set()
        for decision in decisions:
            key = self._places.setdefault(decision.stance_id, decision.stance_id)
            self._decisions[key].append(decision)
            touched.add(key)
        for key in touched:
            found = self._standings[key] = standing(self._decisions[key])
            if len(found.opinions) > 1:
                self.coded_twice = {**self.coded_twice, key: found}
            elif key in self.coded_twice:
                self.coded_twice = {k: v for k, v in self.coded_twice.items() if k != key}
            self._counts.subtract(self._tallies.get(key, ()))
            self._tallies[key] = tuple(self._tally(key, found))
            self._counts.update(self._tallies[key])

    def _tally(self, key: str, found: Standing) -> Iterator[str]:
        """Yield what a record counts for."""
        current = found.current
        if key in self.tables.stances and _is_decided(found):
            yield "decided"
        if key in self._twice and len(found.opinions) > 1:
            yield "decided by two"
        if found.of(self.reviewer) is not None:
            yield "mine"
        if found.disputed:
            yield "disputed"
        if current is not None and current.seen.stance:
            yield "machine said"
            if current.seen.stance == current.claim.stance:
                yield "machine right"

    def _attach(self) -> None:
        """Find the place of every decision anew."""
        decisions = [decision for _, decision in self._log.rows()]
        found = attach(decisions, self.tables.stances.values())
        self.kept = {key: _as_text(kept_row(key, orphan)) for key, orphan in found.orphans.items()}
        self._places = {**{key: key for key in found.orphans}, **found.places}
        for kept in (self._decisions, self._standings, self._tallies, self._counts):
            kept.clear()
        self.coded_twice = {}
        self._add([d for d in decisions if d.stance_id in self._places])


def _needed(entry: Entry, row: Mapping[str, str]) -> Entry:
    """Return an entry without corrections that say what the machine says too; where none is left it confirms."""
    if entry.review not in {"", Verdict.CORRECTED, Verdict.CONFIRMED}:
        return entry
    machine = claim_of(row)
    fields = {
        column: "" if getattr(entry, column) in {getattr(machine, field), ""} else getattr(entry, column)
        for column, field in CORRECTIONS.items()
    }
    if any(fields.values()) or (entry.note and not entry.review):
        return replace(entry, **fields)
    return replace(entry, review=Verdict.CONFIRMED.value, **fields)


def _is_decided(standing: Standing) -> bool:
    return standing.current is not None and standing.current.verdict is not Verdict.UNSURE


def _as_text(row: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items()}
