"""Aggregation inside a document: the same position said again is one position with several pieces of evidence.

Every sentence keeps its row, since people review sentences; the rows that only repeat say which one they repeat. A
position counts as said again where holder, target and stance are the same and nothing speaks for another occasion: no
other round, and no other position of the holder on the target in between. So contradicting positions stay apart, in the
order of the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Sentence, StanceRecord

# what announces or sums up the body: never the first evidence where the body says the same (rule 10 of the codebook)
APART = frozenset({Section.TITLE, Section.HEADING, Section.CAPTION, Section.TABLE, Section.FOOTNOTE, Section.REFERENCE})


def with_repeats(records: Sequence[StanceRecord], sentences: Sequence[Sentence]) -> tuple[StanceRecord, ...]:
    """Return the records of a document, in their order, each with what it repeats and how much evidence it has.

    Args:
        records: the records in the order of the text.
        sentences: the sentences of the document.
    """
    body = [r for r in records if sentences[r.sentence].section not in APART]
    first = _in_order(body)
    leading = [r for r in body if r.stance_id not in first]
    first |= _announced([r for r in records if sentences[r.sentence].section in APART], leading)
    counted = Counter(first.values())
    return tuple(
        replace(
            r,
            repeats=first.get(r.stance_id, ""),
            evidence_count=0 if r.stance_id in first else 1 + counted[r.stance_id],
        )
        for r in records
    )


def _in_order(body: Sequence[StanceRecord]) -> dict[str, str]:
    """Return which records of the running text say again what the holder last said of a target, by their keys."""
    first: dict[str, str] = {}
    newest: dict[tuple[str, str], StanceRecord] = {}  # the first record of the newest position on a target
    for record in body:
        key = (_holder(record), record.target)
        known = newest.get(key)
        if known and _is_same(known, record):
            first[record.stance_id] = known.stance_id
            newest[key] = known if known.round else replace(known, round=record.round)
        else:
            newest[key] = record
    return first


def _announced(apart: Sequence[StanceRecord], leading: Sequence[StanceRecord]) -> dict[str, str]:
    """Return which records of titles, notes and the like say what a leading one does, or one of them before."""
    first: dict[str, str] = {}
    told = list(leading)
    for record in apart:
        known = next((r for r in told if _holder(r) == _holder(record) and _is_same(r, record)), None)
        if known:
            first[record.stance_id] = known.stance_id
        else:
            told.append(record)
    return first


def _holder(record: StanceRecord) -> str:
    return record.holder_id or record.holder


def _is_same(one: StanceRecord, other: StanceRecord) -> bool:
    """Say whether two records of a holder may be of one position; a missing round fits every round."""
    rounds = {one.round, other.round} - {None}
    return one.stance is other.stance and one.target is other.target and len(rounds) <= 1
