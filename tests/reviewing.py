"""What the tests of reviewing share: decisions on records of invented factions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from astana_nlp.review.decisions import Claim, Decision, Evidence, Origin, Verdict

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
