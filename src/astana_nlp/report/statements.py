"""The records as the statement table that users of Discourse Network Analyzer know (its export of an event list)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from astana_nlp.findings.networks import position_day
from astana_nlp.findings.rounds import actor_name
from astana_nlp.records import Label, Stance
from astana_nlp.report.profiles import entry_of
from astana_nlp.report.wording import on_what
from astana_nlp.tablefiles import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.findings.evidence import Statement
    from astana_nlp.findings.positions import Position

# the first ones are those of the program, under its names; the others are ours
COLUMNS = (
    *("ID", "time", "document ID", "document title", "author", "source", "section", "type"),
    *("person", "organization", "concept", "agreement"),
    *("stance", "round", "side", "certainty", "reviewed", "motives", "language", "page", "text"),
)
# of a binary variable; conditional support and presence are neither, and stand in the column `stance`
AGREEMENT = {Stance.SUPPORT.value: 1, Stance.OPPOSE.value: 0}


def statements_csv(positions: Iterable[Position]) -> bytes:
    """Return every record that counts as a row, in the order of time."""
    rows = [_row(s, position_day(p)) for p in positions for s in p.statements]
    return to_csv(COLUMNS, sorted(rows, key=lambda row: (row[1], row[0])))


def _row(s: Statement, day: str) -> tuple[Any, ...]:
    person, organization = _who(s)
    source = s.source
    when = s.span[0] if len(s.span[0]) == len("2017-01-01") else day
    return (
        s.stance_id,
        f"{when} 00:00:00" if when else "",
        source.doc_id,
        source.title or source.document,
        source.author,
        source.outlet,
        s.section,
        "stance",
        person,
        organization,
        on_what(s.target, s.round),
        AGREEMENT.get(s.stance, ""),
        s.stance,
        s.round or "",
        s.actor.side,
        round(s.certainty, 4),
        int(s.reviewed),
        ";".join(s.motives),
        s.quote.language,
        s.quote.page,
        s.quote.text,
    )


def _who(s: Statement) -> tuple[str, str]:
    """Return person and organization: a person stands with what they belong to, a body with who speaks for it."""
    if s.actor.label != Label.PERSON:
        return s.speaker, s.actor.name
    entry = entry_of(s.actor)
    return s.actor.name, actor_name(entry.parents[0]) if entry and entry.parents else ""
