"""The table of findings: one row a position of an actor on one thing at one round, as `findings.parquet` holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd  # noqa: TC002 -- pandera reads the annotations when the class is made

from astana_nlp.findings.networks import position_day
from astana_nlp.findings.voices import LABELS
from astana_nlp.records import Label, Target
from astana_nlp.schemas import SIDES, YES_NO, Table, column, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.findings.positions import Position


class Positions(Table):
    """One row a position: what the records of one actor on one target at one round add up to."""

    actor_id: str = column("Entry of the actor list, empty for names that it does not have")
    actor: str = column("Canonical name of the actor, in English, or the name as the text has it")
    actor_type: str = column("What the actor is", isin=[label.value for label in Label])
    side: str = column("Side of the actor", isin=SIDES)
    target: str = column("What the position is about", isin=[t.value for t in Target])
    round: pd.Int64Dtype = number("Round of the talks, empty where none is told", ge=1)
    date: str = column("First day of the round, else of the surest dated record (ISO 8601)")
    position: str = column("What the records add up to; empty where nothing counts", isin=["", *LABELS])
    support: pd.Float64Dtype = number("Share of support in the voices of the documents", ge=0, le=1)
    conditional: pd.Float64Dtype = number("Share of conditional support", ge=0, le=1)
    oppose: pd.Float64Dtype = number("Share of opposition", ge=0, le=1)
    neutral: pd.Float64Dtype = number("Share of presence without a position", ge=0, le=1)
    score: pd.Float64Dtype = number("Mean of the positions: support 1, conditional 0, opposition -1", ge=-1, le=1)
    score_low: pd.Float64Dtype = number("Lower end of 95 % of the draws; empty for one source", ge=-1, le=1)
    score_high: pd.Float64Dtype = number("Upper end of 95 % of the draws; empty for one source", ge=-1, le=1)
    certainty: pd.Float64Dtype = number("Share of the draws that end in this position", ge=0, le=1)
    sources: pd.Int64Dtype = number("Documents that count, a copy and its original being one", ge=0)
    records: pd.Int64Dtype = number("Records that count", ge=0)
    records_aside: pd.Int64Dtype = number("Records that do not count, or yield to later ones", ge=0)
    reviewed: str = column("Whether people decided it", isin=YES_NO)
    motives: str = column("Motives that the records of this position give; several joined by `;`")
    languages: str = column("Languages of the documents that count; several joined by `;`")
    outlet_sides: str = column("Sides of their outlets; several joined by `;`")
    evidence: str = column("The weightiest sentence")
    evidence_language: str = column("Its language (ISO 639 code)")
    evidence_document: str = column("Path of its document")
    evidence_page: pd.Int64Dtype = number("Its page", ge=1)
    sentence_id: str = column("Key of the sentence")


def position_rows(positions: Iterable[Position]) -> list[dict[str, Any]]:
    """Return positions as rows of the table."""
    return [_row(position) for position in positions]


def _row(p: Position) -> dict[str, Any]:
    quote = p.everything[0].quote
    shares = dict(zip(("support", "conditional", "oppose", "neutral"), (round(s, 4) for s in p.shares), strict=True))
    scored = any(p.shares[:3])
    return {
        "actor_id": p.actor.actor_id,
        "actor": p.actor.name,
        "actor_type": p.actor.label,
        "side": p.actor.side,
        "target": p.target,
        "round": p.round,
        "date": position_day(p),
        "position": p.label,
        **shares,
        "score": round(p.score, 4) if scored else None,
        "score_low": p.spread.low,
        "score_high": p.spread.high,
        "certainty": p.certainty,
        "sources": p.sources,
        "records": len(p.statements),
        "records_aside": len(p.earlier) + len(p.aside),
        "reviewed": "yes" if p.reviewed else "no",
        "motives": ";".join(p.motives),
        "languages": _joined(s.source.language for s in p.statements),
        "outlet_sides": _joined(s.source.side for s in p.statements),
        "evidence": quote.text,
        "evidence_language": quote.language,
        "evidence_document": quote.source.document,
        "evidence_page": quote.page,
        "sentence_id": quote.sentence_id,
    }


def _joined(values: Iterable[str]) -> str:
    return ";".join(sorted(set(values)))
