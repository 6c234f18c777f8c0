"""What the trainer learns from people: the newest decision on every record of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.review.decisions import Verdict
from astana_nlp.review.log import decisions_of
from astana_nlp.review.standing import standings

if TYPE_CHECKING:
    from pathlib import Path

DECIDED = frozenset({Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.REJECTED, Verdict.ADDED})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A record as a person left it.

    `start` and `end` are the span of the holder's mention, counted in `quote`, so that `quote[start:end]` is the
    mention; `stance` is `none` where a person rejected the record; `machine_stance` is what the machine had said, empty
    where it had missed the record. `at` is ISO 8601 in UTC, with microseconds: the newer of two decisions is greater.
    """

    stance_id: str
    doc_id: str
    document: str
    quote: str
    start: int
    end: int
    language: str
    section: str
    stance: str
    target: str
    round: str
    holder_id: str
    holder: str
    machine_stance: str
    reviewer: str
    at: str


def judgements(run: Path) -> tuple[Judgement, ...]:
    """Return what people decided in a run folder, one judgement a record, ordered by `stance_id`.

    Records that somebody is unsure of, took back or only noted something on are not among them.

    Raises:
        OutputError: the review log cannot be read.
    """
    found = []
    for stance_id, standing in sorted(standings(decisions_of(run)).items()):
        decision = standing.current
        if decision is None or decision.verdict not in DECIDED:
            continue
        evidence, claim = decision.evidence, decision.claim
        start, end = evidence.holder_span
        found.append(
            Judgement(
                stance_id=stance_id,
                doc_id=evidence.doc_id,
                document=evidence.document,
                quote=evidence.quote,
                start=start,
                end=end,
                language=evidence.language,
                section=evidence.section,
                stance=claim.stance,
                target=claim.target,
                round=claim.round,
                holder_id=claim.holder_id,
                holder=claim.holder,
                machine_stance=decision.seen.stance,
                reviewer=decision.reviewer,
                at=decision.at,
            )
        )
    return tuple(found)
