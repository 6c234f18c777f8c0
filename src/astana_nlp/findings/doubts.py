"""What to doubt across the tables of a run, and the rows of the table of problems that say so.

These doubts are found anew wherever the tables are read, so that they follow what people decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from astana_nlp.findings.contradictions import find_contradictions
from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.guesses import find_guesses
from astana_nlp.findings.reasons import find_differing_reasons
from astana_nlp.review.attach import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.findings.evidence import Claim, Doubt, Statement

# kinds that set two things against each other
_CONTRADICTIONS = frozenset({"sources-disagree", "stance-contradiction", "claim-contradiction"})
_GUESS = "low-confidence"
_AGAINST = "-against-calendar"
_IMPOSSIBLE = "impossible-date"


def found_here(kind: str) -> bool:
    """Say whether doubts of a kind are found from the tables, not in single documents."""
    return kind in _CONTRADICTIONS or kind == _GUESS or kind.endswith(_AGAINST)


def contradicts(doubt: Doubt) -> bool:
    """Say whether a doubt says that something cannot be so."""
    return doubt.kind == _IMPOSSIBLE or (found_here(doubt.kind) and doubt.kind != _GUESS)


def find_doubts(statements: Iterable[Statement], claims: Iterable[Claim]) -> tuple[Doubt, ...]:
    """Return what to doubt, the weightiest first, in an order that does not depend on that of the tables."""
    statements = tuple(statements)
    disputes = list(find_disputes(claims))
    # who came to the talks is told more plainly by the claims than by positions
    told = {_presence(d) for d in disputes if _presence(d)}
    positions = (d for d in find_contradictions(statements) if _presence(d) not in told)
    found = [*positions, *disputes, *find_differing_reasons(statements), *find_guesses(statements)]
    return tuple(sorted(found, key=lambda d: (-d.weight, d.kind, d.about, d.explanation)))


def _presence(doubt: Doubt) -> tuple[str, int | None] | None:
    """Return the actor and round whose presence two documents tell differently."""
    asked = doubt.question == "presence" and doubt.kind == "sources-disagree"
    return (letters(doubt.actor), doubt.round) if asked else None


def problem_rows(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Return doubts as rows of the table of problems."""
    return [_row(doubt) for doubt in doubts]


def _row(doubt: Doubt) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": doubt.kind}
    for prefix, quote in zip(("", "other_"), (*doubt.quotes, None, None), strict=False):
        row[f"{prefix}doc_id"] = quote.source.doc_id if quote else ""
        row[f"{prefix}sentence_id"] = quote.sentence_id if quote else ""
        row[f"{prefix}evidence"] = quote.text if quote else ""
    told = {"about": doubt.about, "value": doubt.value, "expected": doubt.expected}
    return {**row, **told, "explanation": doubt.explanation, "weight": doubt.weight}
