"""On which day a round began or ended, as a text says: 'opened on Tuesday' is wrong where that was its second day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import gap
from astana_nlp.claims.timing.aside import goes_on_to, of_another
from astana_nlp.claims.timing.days import dated_in
from astana_nlp.claims.timing.plans import is_planned
from astana_nlp.records import Label, RoundClaim
from astana_nlp.rounds.calendar import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import TimeExpression

FIRST_DAY, LAST_DAY = "first-day", "last-day"
_KINDS = {"claims:begun": FIRST_DAY, "claims:ended": LAST_DAY}
_NEAR = 40  # characters between a verb for beginning and its day, or the round


def ends(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield the first and the last day that a text gives to a round, of those that the calendar has it meet on."""
    held = part.held
    if held.first == held.last or not part.numbered or part.beside or is_planned(part, published):
        return
    sittings = part.tags.has("claims:sitting") or part.tags.has("claims:days_of")
    if sittings:  # 'its plenary session opened on Wednesday', 'day one ended'
        return
    for expression in dated_in(part, published, planned=False):
        if days(expression) != 1 or not held.first <= expression.first <= held.last or of_another(expression, part):
            continue
        cue = _verb_of(expression, part)
        if cue and not part.denied(cue):
            kind = _KINDS[cue.kind]
            right = expression.first == (held.first if kind == FIRST_DAY else held.last)
            yield RoundClaim(part.number, part.index, kind, expression.first, "", "yes" if right else "no")


def _verb_of(expression: TimeExpression, part: Part) -> Tag | None:
    """Return the verb for beginning or ending that is nearest to a day, where no clause parts the two."""
    cues = [t for kind in _KINDS for t in part.tags.all(kind) if _of_the_round(t, part)]
    cues = [t for t in cues if not goes_on_to(t, expression, part)]
    near = min(cues, key=lambda t: gap(t, expression), default=None)
    if near is None or gap(near, expression) > _NEAR:
        return None
    low, high = min(near.end, expression.end), max(near.start, expression.start)
    return None if part.parts_clauses(low, high) else near


def _of_the_round(cue: Tag, part: Part) -> bool:
    """Say whether a round is near a verb, or the verb goes on with the subject of another one."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND]
    before = any(t.end <= cue.start for kind in _KINDS for t in part.tags.all(kind))
    return before or any(gap(cue, m) <= _NEAR for m in rounds)
