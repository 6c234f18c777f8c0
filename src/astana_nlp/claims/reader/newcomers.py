"""Who is at the talks for the first time, as a text says, where a trained reader sees who comes or is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.subjects import LIST_GAP, clauses_on_others
from astana_nlp.claims.parts import CLAUSE_MARKS, COMMAS, STOPS, UNNAMED
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

_NEAR = 60  # characters from somebody to 'for the first time': 'which came to the talks as an observer'
_ARABIC_AND = "و"
_BEHIND = 6  # characters from 'for the first time' to somebody: ', also'


def newcomers(part: Part, coming: Sequence[Mention]) -> list[Mention]:
    """Return those of a list of guests who are said to come for the first time.

    They are those right behind the words ('and, for the first time, A'), or else the list that ends before them.
    """
    cues = sorted(part.tags.all("claims:first_time"), key=lambda t: (t.start, -t.end))
    if not cues or cues[-1].start >= cues[0].end:  # 'the first time' stands within the longer words
        return []
    guests = sorted((m for m in coming if m.method not in UNNAMED), key=lambda m: m.start)
    behind = [m for m in guests if 0 <= m.start - cues[0].end <= _BEHIND]
    if behind:
        return _chained([m for m in guests if m.start >= cues[0].end], part)
    asides = clauses_on_others(part, cues[0], follows=False)
    before = [m for m in guests if m.end <= cues[0].start and not any(low <= m.start < high for low, high in asides)]
    if not (before and _leads_to(before[-1], cues[0], part)):
        return []
    clause = any(before[-1].end <= t.start < cues[0].start for t in part.tags.all("claims:relative"))
    return _chained(before[::-1], part, CLAUSE_MARKS + "." if clause else STOPS + ":")


def _leads_to(guest: Mention, cue: Tag, part: Part) -> bool:
    asides = clauses_on_others(part, cue, follows=False)
    edge = max((high for low, high in asides if guest.end <= low), default=guest.end)
    between = part.between(edge, cue.start)
    return len(between) <= _NEAR and not part.has_mark(STOPS, edge, cue.start) and not _begins_clause(between)


def _begins_clause(between: str) -> bool:
    """Say whether a comma and 'and' begin another clause: 'A and B mediated, and for the first time both sides met'."""
    behind = (words_of(between[i + 1 :]) for i, mark in enumerate(between) if mark in COMMAS)
    return any(words and (words[0].key in AND or words[0].text.startswith(_ARABIC_AND)) for words in behind)


def _chained(guests: Sequence[Mention], part: Part, ends: str = STOPS + ":") -> list[Mention]:
    """Return the first of some guests and those that follow in one list with it, in either direction.

    A relative clause ('A, B and C, which came for the first time') may be on those only whom no comma parts.
    """
    found = list(guests[:1])
    for guest in guests[1:]:
        last = found[-1]
        low, high = (last.end, guest.start) if guest.start >= last.end else (guest.end, last.start)
        if high - low > LIST_GAP or part.has_mark(ends, low, high):
            break
        found.append(guest)
    return found
