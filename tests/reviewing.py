"""What the tests of reviewing share: decisions on records of invented factions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from astana_nlp.records import span_id
from astana_nlp.review.decisions import Claim, Decision, Evidence, Origin, Verdict
from astana_nlp.review.entries import Entry

QUOTE = "The Cedar Brigade refused to travel to Astana."
EVIDENCE = Evidence("d" * 16, "en/a.txt", 2, "body", "en", QUOTE, 100, 104, 117)
SEEN = Claim("cedar", "Cedar Brigade", "oppose", "astana", "3")
STANCE_ID = f"{'d' * 16}-p104-117-cedar-astana"
CONFIRMED = Decision(STANCE_ID, Verdict.CONFIRMED, "ada", Origin.PAGE, EVIDENCE, SEEN)


def decided(verdict: Verdict = Verdict.CONFIRMED, reviewer: str = "ada", **changes: Any) -> Decision:  # noqa: ANN401
    """Return a decision on the one record."""
    return replace(CONFIRMED, verdict=verdict, reviewer=reviewer, **changes)


def corrected(stance: str, reviewer: str = "ada", **changes: Any) -> Decision:  # noqa: ANN401 -- any field
    """Return a correction of the stance."""
    return decided(Verdict.CORRECTED, reviewer, corrected=Claim(stance=stance), **changes)


def undone(decision: Decision) -> Decision:
    """Return the row that takes a decision back."""
    return replace(decision, verdict=Verdict.UNDONE, supersedes=decision.record_id, record_id="", at="", reviewed_at="")


def row_of(decision: Decision) -> dict[str, Any]:
    """Return the row of the stances table that a decision is about, not reviewed."""
    evidence, seen = decision.evidence, decision.seen
    return {
        "stance_id": decision.stance_id,
        "doc_id": evidence.doc_id,
        "document": evidence.document,
        "page": evidence.page,
        "section": evidence.section,
        "sentence_id": span_id(evidence.doc_id, "s", evidence.quote_start, evidence.quote_start + len(evidence.quote)),
        "char_start": evidence.holder_start,
        "char_end": evidence.holder_end,
        "language": evidence.language,
        "holder_id": seen.holder_id,
        "holder": seen.holder,
        "target": seen.target,
        "stance": seen.stance,
        "round": int(seen.round),
        "evidence": evidence.quote,
        **dict.fromkeys(Entry.__dataclass_fields__, ""),
    }
