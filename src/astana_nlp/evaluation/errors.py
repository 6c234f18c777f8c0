"""What kind of error each wrong or missing stance record is, so that the most frequent cause can be mended first.

| kind | what it says |
|---|---|
| holder missed | the sentence has records, but none of this holder |
| sentence missed | nobody was found to take a position in the sentence |
| wrong holder | somebody takes this position on this target in the sentence, but it is not this holder |
| wrong label | holder and target are right, the position is not |
| wrong target | the holder takes a position in the sentence, on something else |
| not a stance | nobody takes a position in the sentence |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from astana_nlp.evaluation.stances import overlaps, same_holder, same_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.evaluation.stances import Comparison, Judged, Row


class Kind(StrEnum):
    """The kinds of errors."""

    WRONG_HOLDER = "wrong holder"
    WRONG_LABEL = "wrong label"
    WRONG_TARGET = "wrong target"
    NOT_A_STANCE = "not a stance"
    HOLDER_MISSED = "holder missed"
    SENTENCE_MISSED = "sentence missed"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: the record of the run or (where it was missed) the gold row; `wanted` are gold rows of the passage."""

    kind: Kind
    row: Row
    text: str
    wanted: tuple[Row, ...] = ()

    def __str__(self) -> str:
        """Return the error in one line."""
        parts = (self.row["doc"], self.row["holder"], self.row["stance"], self.row["target"], self.row["round"])
        return f"{self.kind}: {' | '.join(parts)} | {self.text[:160]}"


def errors_of(comparison: Comparison, accepted: Mapping[str, frozenset[str]]) -> tuple[Error, ...]:
    """Return all errors: records that are wrong in the order of the run, then gold rows that were missed."""
    return (*_wrong(comparison, accepted), *_missed(comparison))


def _wrong(comparison: Comparison, accepted: Mapping[str, frozenset[str]]) -> Iterator[Error]:
    for judged in comparison.judged:
        if not judged.right:
            record = judged.record
            here = [row for row in comparison.gold if _of_one_passage(record, row)]
            yield Error(_kind(judged, here, accepted), record, record["evidence"], tuple(here))


def _kind(judged: Judged, here: Sequence[Row], accepted: Mapping[str, frozenset[str]]) -> Kind:
    if judged.matches:
        return Kind.WRONG_LABEL
    record = judged.record
    if any(same_holder(record["holder"], row["holder"], accepted) for row in here):
        return Kind.WRONG_TARGET
    if any(same_target(record["target"], row["target"]) for row in here):
        return Kind.WRONG_HOLDER
    return Kind.NOT_A_STANCE


def _missed(comparison: Comparison) -> Iterator[Error]:
    """Yield the required rows that no record hit; those with a wrong label are told once, as a record."""
    found = comparison.hit | comparison.detected
    for i in comparison.required:
        if i not in found:
            row = comparison.gold[i]
            near = any(_of_one_passage(judged.record, row) for judged in comparison.judged)
            yield Error(Kind.HOLDER_MISSED if near else Kind.SENTENCE_MISSED, row, row["quote"], (row,))


def _of_one_passage(record: Row, row: Row) -> bool:
    """Tell whether a record and a gold row rest on the same passage."""
    return record["doc"] == row["doc"] and overlaps(record["evidence"], row["quote"])
