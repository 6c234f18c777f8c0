"""Which round a sentence may tell of that the linking gave none: the round that the text around it reports on.

'Nobody from Beirut took the floor' names neither talks nor round. Only claims that are sure in themselves are read from
such sentences (`semantic`); rules that rest on single words would find too much there.
"""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.parts import names_another
from astana_nlp.records import Section
from astana_nlp.rounds.calendar import days, days_around, held_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.knowledge import Round
    from astana_nlp.records import Mention, Sentence, TimeExpression

_SHARE = 0.7  # of the sentences on rounds, for a text to report on one
_REACH = 4  # sentences behind one on a round, in a text on several
_DAYS = 10  # around a round that its report may tell of
_YEAR = len("2017")
_TOLD = "previous date"  # anchor of what has its year from a day told before


def lent_rounds(
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
    published: str,
) -> list[int]:
    """Return for each sentence the round that is lent to it, 0 where it has its own or there is none.

    Args:
        sentences: those of a document, with their rounds.
        found: for each sentence the mentions in it and its time expressions.
        published: ISO day of publication, or empty.
    """
    main = _reported(sentences, published)
    lent, near, reach = [], 0, 0
    for sentence, (named, when) in zip(sentences, found, strict=True):
        if sentence.rounds or sentence.section != Section.BODY:
            near, reach = (sentence.rounds[0] if len(sentence.rounds) == 1 else 0), _REACH
            lent.append(0)
            continue
        reach -= 1
        number = main or (near if reach >= 0 else 0)
        lent.append(number if number and _may_tell_of(number, named, when) else 0)
    return lent


def _reported(sentences: Sequence[Sentence], published: str) -> int:
    """Return the round that a text reports on: that of most of its sentences on rounds, if it is over; else 0."""
    counts = Counter(s.rounds[0] for s in sentences if len(s.rounds) == 1)
    told = counts.most_common(1)
    if not told or told[0][1] < _SHARE * counts.total():
        return 0
    held = held_by(published)
    return told[0][0] if not held or told[0][0] <= held else 0


def _may_tell_of(number: int, named: Sequence[Mention], when: Sequence[TimeExpression]) -> bool:
    """Say whether a sentence may tell of a round: it names no other meeting and no day far from it."""
    if names_another(named):
        return False
    held = next((entry for entry in knowledge.rounds() if entry.number == number), None)
    if held is None:
        return False
    dated = [_in_year_of(held, d) for d in when if days(d) > 0 and not d.problem]
    return all(days_around(d, held.first, held.last) <= _DAYS for d in dated)


def _in_year_of(held: Round, expression: TimeExpression) -> TimeExpression:
    """Give a day without a year that of the round: its own was but the nearest to a day told before."""
    if not expression.anchor.startswith(_TOLD):
        return expression
    first, last = (_in_year(held.first[:_YEAR], day) for day in (expression.first, expression.last))
    return replace(expression, first=first, last=last) if first <= last else expression


def _in_year(year: str, day: str) -> str:
    """Return an ISO day in another year; the last day of a February stays its last day."""
    leap_day = day.endswith("-02-29") and not isleap(int(year))
    return f"{year}-02-28" if leap_day else year + day[_YEAR:]
