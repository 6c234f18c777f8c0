"""How a round went, as a text says: how many days it took, and whether the parties spoke to each other directly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.claims.aside import is_day_of, of_another
from astana_nlp.claims.parts import VERB_FIRST, VERB_LAST
from astana_nlp.claims.timing import is_planned
from astana_nlp.records import RoundClaim
from astana_nlp.rounds.calendar import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import TimeExpression

_DAYS = re.compile(r"P(\d)D")
_NOUNS = ("round:nouns", "process:nouns", "round:topic")
_LASTED = 12  # characters between 'lasted' and how long
_SUBJECT = 60  # in Arabic the round stands between the two
_DENIED, _SAME_CLAUSE = 45, 100  # characters between a refusal and what is refused, and within one clause
_GAP = 30  # characters between a length and what has it: 'two-day peace talks'


def length(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield how many days a round took: 'the two-day talks', 'the round lasted three days'."""
    for expression in part.dates:
        claim = length_claim(expression, part)
        if claim and part.told and not is_planned(part, published) and _of_the_round(expression, part):
            yield claim


def length_claim(expression: TimeExpression, part: Part) -> RoundClaim | None:
    """Return the claim that the round of a part took so many days, None where the expression does not count days."""
    days = _DAYS.fullmatch(expression.timex)
    verdict = "yes" if days and int(days[1]) == length_of(part.held) else "no"
    return RoundClaim(part.number, part.index, "length", f"{days[1]} days", "", verdict) if days else None


def _of_the_round(expression: TimeExpression, part: Part) -> bool:
    """Say whether a length is that of the talks, and no delay ('two days before the round')."""
    if of_another(expression, part) or part.beside or is_day_of(expression, part):
        return False
    last = part.language in VERB_LAST
    cues = part.tags.all("claims:lasted")
    longest = _SUBJECT if part.language in VERB_FIRST else _LASTED
    lasted = any(0 <= (t.start - expression.end if last else expression.start - t.end) <= longest for t in cues)
    nouns = [t for kind in _NOUNS for t in part.tags.all(kind) if 0 <= t.start - expression.end <= _GAP]
    nouns = [t for t in nouns if not part.parts_clauses(expression.end, t.start)]  # 'late by a day, …'
    between = [t for t in part.tags.all("claims:beside") if expression.end <= t.start]
    return lasted or (bool(nouns) and not any(t.start < n.start for t in between for n in nouns))


def directness(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield whether the parties met face to face or through mediators; where a sentence has both, what it denies."""
    if is_planned(part, published) or part.tags.has("claims:intended"):
        return
    indirect = list(part.tags.all("claims:indirect"))
    direct = [t for t in part.tags.all("claims:direct") if not any(i.start <= t.start < i.end for i in indirect)]
    met = [not _denied(part, t) for t in direct] + [False for _ in indirect]
    if met and len(set(met)) == 1:
        yield RoundClaim(part.number, part.index, "format", "direct" if met[0] else "indirect")


def _denied(part: Part, cue: Tag) -> bool:
    """Say whether direct talks are refused or denied beside the word for them."""
    denials = [t for kind in ("claims:refused", "claims:negated") for t in part.tags.all(kind)]
    gaps = ((t, max(cue.start - t.end, t.start - cue.end)) for t in denials)
    return any(
        gap <= _DENIED or (gap <= _SAME_CLAUSE and not part.parts_clauses(min(t.end, cue.end), max(t.start, cue.start)))
        for t, gap in gaps
    )
