"""How long a round took, as a text says: its days, whether it was extended, and whether it began when it was to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.claims.parts import VERB_FIRST, VERB_LAST, gap
from astana_nlp.claims.results.papers import paper_in
from astana_nlp.claims.results.topics import topics_named
from astana_nlp.claims.timing.aside import goes_on_to, is_day_of, of_another
from astana_nlp.claims.timing.plans import is_planned
from astana_nlp.names.tags import Tag
from astana_nlp.records import RoundClaim
from astana_nlp.rounds.calendar import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import TimeExpression

EXTENSION = "extension"
EXTENDED, UNEXTENDED, SHORTENED = "extended", "not extended", "ended early"
SCHEDULE = "schedule"
POSTPONED, ON_TIME = "postponed", "on time"
_DAYS = re.compile(r"P(\d)D")
_MET = ("claims:held", "claims:begun")
_NOUNS = ("round:nouns", "process:nouns", "round:topic")
_EXTENDED_NOUNS = (*_NOUNS, "round:meetings")
_LASTED = 12  # characters between 'lasted' and how long
_SUBJECT = 60  # in Arabic the round stands between the two
_GAP = 30  # characters between a length and what has it: 'two-day peace talks'
_BY = 6  # characters between 'was extended' and by how long
_REFUSED = 4  # words between a denial and what is extended: 'the talks will certainly not be extended'
_NEAR = 40  # characters between the round and the verb: 'the third round of the peace talks in Astana was extended'


def length(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield how many days a round took: 'the two-day talks', 'the round lasted three days'."""
    for expression in part.dates:
        claim = length_claim(expression, part)
        if claim and part.told and not is_planned(part, published) and _of_the_round(expression, part):
            yield claim


def in_one_day(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield that a round met and ended on one day: 'they met on 16 February and parted the same Thursday'."""
    if not part.numbered or part.beside or is_planned(part, published):
        return
    dated = [d for d in part.dates if d.first and d.first == d.last and not of_another(d, part)]
    met = [d for d in dated if _nearest(d, part) in _MET]
    ended = [d for d in dated if _nearest(d, part) == "claims:ended" and d not in met]
    same = [e for d in met for e in ended if d.first == e.first]
    denied = any(t.start < e.start for t in part.denials for e in same)
    if same and not denied and length_of(part.held) > 1:
        yield RoundClaim(part.number, part.index, "length", "1 days", "", "no")


def _nearest(day: TimeExpression, part: Part) -> str:
    """Return which kind of verb stands nearest to a day: for meeting, for beginning or for ending."""
    cues = [t for kind in (*_MET, "claims:ended") for t in part.tags.all(kind) if not goes_on_to(t, day, part)]
    return min(cues, key=lambda t: (gap(t, day), t.kind), default=Tag("", 0, 0, 0, 0)).kind


def length_claim(expression: TimeExpression, part: Part) -> RoundClaim | None:
    """Return the claim that the round of a part took so many days, None where the expression does not count days."""
    days = _DAYS.fullmatch(expression.timex)
    verdict = "yes" if days and int(days[1]) == length_of(part.held) else "no"
    return RoundClaim(part.number, part.index, "length", f"{days[1]} days", "", verdict) if days else None


def _of_the_round(expression: TimeExpression, part: Part) -> bool:
    """Say whether a length is that of the talks, and no delay ('two days before the round')."""
    if of_another(expression, part) or part.beside or is_day_of(expression, part) or _is_a_change(expression, part):
        return False
    last = part.language in VERB_LAST
    cues = part.tags.all("claims:lasted")
    longest = _SUBJECT if part.language in VERB_FIRST else _LASTED
    lasted = any(0 <= (t.start - expression.end if last else expression.start - t.end) <= longest for t in cues)
    nouns = [t for kind in _NOUNS for t in part.tags.all(kind) if 0 <= t.start - expression.end <= _GAP]
    nouns = [t for t in nouns if not part.parts_clauses(expression.end, t.start)]  # 'late by a day, …'
    between = [t for t in part.tags.all("claims:beside") if expression.end <= t.start]
    return lasted or (bool(nouns) and not any(t.start < n.start for t in between for n in nouns))


def _is_a_change(expression: TimeExpression, part: Part) -> bool:
    """Say whether a length of time is by how much a round was longer or shorter: 'was extended by a day'."""
    changes = (t for kind in ("extended", "shortened", "postponed") for t in part.tags.all(f"course:{kind}"))
    return any(gap(t, expression) <= _BY and not part.parts_clauses(t.end, expression.start) for t in changes)


def extension(part: Part) -> Iterator[RoundClaim]:
    """Yield that a round was extended, that it is not, or that it ended before its time.

    Truces, agreements and invitations are extended as well: they are not spoken of here.
    """
    if paper_in(part) or part.beside or _invites(part):
        return
    cues = [t for t in part.tags.all("course:extended") if _is_of_the_round(part, t)]
    denied = [t for t in part.tags.all("course:unextended") if _is_of_the_round(part, t)]
    denied += [t for t in cues if _is_denied(part, t)]
    if (cues or denied) and not topics_named(part.tags):
        yield RoundClaim(part.number, part.index, EXTENSION, UNEXTENDED if denied else EXTENDED)
    elif any(_is_of_its_end(part, t) for t in part.tags.all("course:shortened")):
        yield RoundClaim(part.number, part.index, EXTENSION, SHORTENED)


def schedule(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield that a round that was held was put off before, or that it began on the day that was set."""
    ahead = "" < published < part.held.first or part.tags.has("round:next")
    if ahead or not part.told or part.beside or paper_in(part):
        return
    late = [t for t in part.tags.all("course:postponed") if _is_of_the_round(part, t) and not part.denied(t)]
    began = [t for kind in _MET for t in part.tags.all(kind)]
    timely = [t for t in part.tags.all("course:on_time") if any(gap(t, b) <= _NEAR for b in began)]
    if late or (timely and not part.denials):
        yield RoundClaim(part.number, part.index, SCHEDULE, POSTPONED if late else ON_TIME)


def _is_of_its_end(part: Part, cue: Tag) -> bool:
    """Say whether 'a day early' stands beside the end of what was spoken of, or beside the round itself."""
    ends = [t for t in part.tags.all("claims:ended") if gap(cue, t) <= _NEAR]
    topics = any(not part.parts_clauses(min(t.end, cue.end), max(t.start, cue.start)) for t in topics_named(part.tags))
    return not (topics or part.denied(cue)) and (bool(ends) or _is_of_the_round(part, cue))


def _is_of_the_round(part: Part, cue: Tag) -> bool:
    return any(gap(cue, t) <= _NEAR for kind in _EXTENDED_NOUNS for t in part.tags.all(kind))


def _is_denied(part: Part, cue: Tag) -> bool:
    """Say whether a word that denies or refuses stands right before a verb."""
    denials = (t for kind in ("denying", "refused") for t in part.tags.all(f"claims:{kind}"))
    return any(0 <= cue.first - t.last <= _REFUSED for t in denials)


def _invites(part: Part) -> bool:
    return any(part.tags.has(f"claims:{kind}") for kind in ("invited", "was_invited"))
