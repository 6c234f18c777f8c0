"""Find the record of a newer run that a decision is about, when offsets, sentences or names have moved.

The key of a record is made of offsets, so it changes whenever the extraction of its document does. What stays is the
sentence, the mention in it, the holder and mostly the target. A decision whose sentence stands several times in a
document goes to the one that is nearest after the shift that the other decisions of the document show. What finds no
record stays an orphan: it is reported, never dropped.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from astana_nlp.review.decisions import Verdict
from astana_nlp.review.entries import claim_of, evidence_of
from astana_nlp.review.standing import standing, standings
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from astana_nlp.review.decisions import Claim, Decision, Evidence
    from astana_nlp.review.standing import Standing

# of 100: letters of two sentences that are the same one after damage was mended; below it sentences of one
# report about two rounds begin to look alike
SAME_SENTENCE = 90
SHORTEST = 20  # letters of a sentence that may be a part of another one


@dataclass(frozen=True, slots=True)
class Attached:
    """What holds for the records of a run, and for those in the log that the run does not have.

    `standings` is by the keys of the run's records, `orphans` by the keys in the log; `places` maps these to those.
    """

    standings: dict[str, Standing]
    orphans: dict[str, Standing]
    places: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of the run, or what a decision saw: where it stands and what it says."""

    stance_id: str
    evidence: Evidence
    claim: Claim

    @property
    def mention(self) -> str:
        start, end = self.evidence.holder_span
        return letters(self.evidence.quote[max(start, 0) : max(end, 0)])


def attach(decisions: Iterable[Decision], rows: Iterable[Mapping[str, Any]]) -> Attached:
    """Return what people decided on the rows of a run.

    Args:
        decisions: the rows of the log, made on this run or on earlier ones.
        rows: rows of the stances table.
    """
    decisions = tuple(decisions)
    people = {stance_id: found for stance_id, found in standings(decisions).items() if found.live}
    places = _places(people, {str(row["stance_id"]): row for row in rows})
    by_row: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.stance_id in places:
            by_row[places[decision.stance_id]].append(decision)
    return Attached(
        {stance_id: standing(found) for stance_id, found in by_row.items()},
        {stance_id: found for stance_id, found in people.items() if stance_id not in places},
        places,
    )


def _places(people: Mapping[str, Standing], rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the keys of the run's records by the keys in the log."""
    places: dict[str, str] = {}
    moved = []
    for stance_id, found in people.items():
        wanted = _wanted(found.live[-1])
        if stance_id in rows and _alike(wanted, _record(rows[stance_id])):
            places[stance_id] = stance_id
        else:
            moved.append(wanted)
    if moved:
        records = _by_document(_record(row) for row in rows.values())
        places.update(_moved(moved, records, set(places)))
        left = [w for w in moved if w.stance_id not in places and _holds_position(people[w.stance_id])]
        places.update(_aimed_elsewhere(left, records, set(places.values())))
    return places


def _holds_position(found: Standing) -> bool:
    """Say whether a person said that there is a position, and so what it is about."""
    return found.current is not None and found.current.verdict in (Verdict.CONFIRMED, Verdict.CORRECTED)


def _by_document(records: Iterable[_Record]) -> dict[str, list[_Record]]:
    """Return the records by the key of their document and by its path."""
    found: defaultdict[str, list[_Record]] = defaultdict(list)
    for record in records:
        for key in {record.evidence.doc_id, record.evidence.document}:
            found[key].append(record)
    return found


@lru_cache(maxsize=100_000)
def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: spaces, hyphens, marks and presentation forms come and go."""
    return "".join(c for c in fold(text) if c.isalnum())


def _record(row: Mapping[str, Any]) -> _Record:
    return _Record(str(row["stance_id"]), evidence_of(row), claim_of(row))


def _wanted(decision: Decision) -> _Record:
    """Return the record as the machine said it then, or as a person added it."""
    said = decision.claim if decision.verdict is Verdict.ADDED else decision.seen
    return _Record(decision.stance_id, decision.evidence, said)


def _moved(moved: Sequence[_Record], records: Mapping[str, list[_Record]], taken: set[str]) -> dict[str, str]:
    """Return the new places of records whose key is gone.

    Those with one place to go are placed first: they show by how much the text of their document has shifted. A record
    that has a decision takes a second one only where no other fits: a sentence that stood twice stands once now.
    """
    fitting = {wanted: _fitting(wanted, records) for wanted in moved}
    anchors: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    places: dict[str, str] = {}
    for wanted in sorted(moved, key=lambda w: (len(fitting[w]), w.evidence.holder_start, w.stance_id)):
        shift = _shift_near(wanted, anchors[wanted.evidence.doc_id])
        free = [record for record in fitting[wanted] if record.stance_id not in taken] or fitting[wanted]
        if not free:
            continue
        nearest = min(free, key=lambda record: (abs(_shift(wanted, record) - shift), record.stance_id))
        places[wanted.stance_id] = nearest.stance_id
        taken.add(nearest.stance_id)
        anchors[wanted.evidence.doc_id].append((wanted.evidence.holder_start, _shift(wanted, nearest)))
    return places


def _aimed_elsewhere(left: Sequence[_Record], records: Mapping[str, list[_Record]], taken: set[str]) -> dict[str, str]:
    """Return places where the machine now says that the same mention in the same sentence is about something else.

    The person said what it is about: the row will show that as a correction. A record that has a decision takes none.
    """
    places: dict[str, str] = {}
    for wanted in sorted(left, key=lambda w: (w.evidence.holder_start, w.stance_id)):
        free = [r for r in _of_document(wanted, records) if r.stance_id not in taken and _of_mention(wanted, r)]
        if free:
            nearest = min(free, key=lambda record: (abs(_shift(wanted, record)), record.stance_id))
            places[wanted.stance_id] = nearest.stance_id
            taken.add(nearest.stance_id)
    return places


def _of_document(wanted: _Record, by_document: Mapping[str, list[_Record]]) -> list[_Record]:
    return by_document.get(wanted.evidence.doc_id) or by_document.get(wanted.evidence.document) or []


def _fitting(wanted: _Record, by_document: Mapping[str, list[_Record]]) -> list[_Record]:
    """Return the records that a decision may be about: with the very sentence, else with one that is much like it."""
    fits = [r for r in _of_document(wanted, by_document) if wanted.claim.target == r.claim.target]
    fits = [record for record in fits if _of_mention(wanted, record)]
    return [record for record in fits if _holds(*_by_length(_quote(record), _quote(wanted)))] or fits


def _shift_near(wanted: _Record, anchors: Sequence[tuple[int, int]]) -> int:
    """Return by how much the text has shifted where a record stood, as the nearest record that was placed shows."""
    nearest = min(anchors, key=lambda anchor: abs(anchor[0] - wanted.evidence.holder_start), default=(0, 0))
    return nearest[1]


def _shift(old: _Record, new: _Record) -> int:
    return new.evidence.holder_start - old.evidence.holder_start


def _of_mention(wanted: _Record, record: _Record) -> bool:
    """Tell whether two records are about the same mention in the same sentence."""
    named = bool(wanted.claim.holder_id) and wanted.claim.holder_id == record.claim.holder_id
    return (named or _same_mention(wanted, record)) and _alike(wanted, record)


def _same_mention(wanted: _Record, record: _Record) -> bool:
    """Tell whether two records are about one mention, whose ends may have moved: 'the Cedar Front', 'Cedar'."""
    if wanted.mention == record.mention:
        return True
    (start, end), (other_start, other_end) = wanted.evidence.holder_span, record.evidence.holder_span
    return _quote(wanted) == _quote(record) and start < other_end and other_start < end


def _alike(wanted: _Record, record: _Record) -> bool:
    """Tell whether the evidence of two records is one sentence, whole or split otherwise."""
    return _same_sentence(_quote(wanted), _quote(record))


def _quote(record: _Record) -> str:
    return letters(record.evidence.quote)


@lru_cache(maxsize=100_000)
def _same_sentence(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return _holds(*_by_length(one, other)) or bool(ratio(one, other, score_cutoff=SAME_SENTENCE))


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) <= len(other) else (other, one)


def _holds(shorter: str, longer: str) -> bool:
    """Tell whether two sentences are one, or one is a part of the other because they were split otherwise."""
    return shorter == longer or (len(shorter) >= SHORTEST and shorter in longer)
