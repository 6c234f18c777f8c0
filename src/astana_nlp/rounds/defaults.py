"""Which round a sentence on the talks is on that tells none: the only one of the text, or what it reports on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.records import Section
from astana_nlp.rounds.calendar import by_number, by_publication, days, eve_of, is_soon, just_before, meets, met_about
from astana_nlp.rounds.passage import ASTANA, points
from astana_nlp.rounds.pointing import elsewhen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from astana_nlp.records import TimeExpression
    from astana_nlp.rounds.passage import Reading

_MONTH = 31
_COMPARED = 2  # rounds of a report: its own and the one before; a text on more is a survey


def with_default(
    linked: Sequence[Reading], dates: Mapping[int, Sequence[TimeExpression]], day: str, rounds: Collection[int]
) -> list[Reading]:
    """Give sentences without a round the only round that the document speaks of, or the one that it reports on.

    That is the one near to its day, or where it has none the one that it is dated by or that its title numbers. A title
    that tells none is on what the text begins with.

    Args:
        linked: the sentences with the rounds that they tell.
        dates: the time expressions by sentence.
        day: when the text was written, empty where nobody knows.
        rounds: the rounds whose days the text is dated by.
    """
    default, lead = _default(linked, dates, day, rounds), _lead(linked)

    def of(reading: Reading, told: Sequence[TimeExpression]) -> tuple[int, ...]:
        title = reading.tags.line.sentence.section == Section.TITLE
        found = default or (lead if title else ())
        if not found or elsewhen(reading, told, found):
            return _awaited(reading, told)
        return found

    return [
        replace(r, rounds=of(r, dates.get(i, ()))) if r.about and not r.rounds and not r.apart else r
        for i, r in enumerate(linked)
    ]


def _lead(linked: Sequence[Reading]) -> tuple[int, ...]:
    """Return the rounds of the first sentence on the talks below the title, in a text on few rounds."""
    first = next((r for r in linked if r.about and r.tags.line.sentence.section == Section.BODY), None)
    several = len({n for r in linked if r.own for n in r.rounds}) > _COMPARED
    return first.rounds if first and not several else ()


def _default(
    linked: Sequence[Reading], dates: Mapping[int, Sequence[TimeExpression]], day: str, rounds: Collection[int]
) -> tuple[int, ...]:
    """Return the round of the sentences that tell none; for the arguments see `with_default`."""
    spoken = {n for r in linked if r.own for n in r.rounds}
    if len(spoken) == 1:
        default = _over(linked, *spoken)
        met = met_about(day) if day else ()
        # on the days of a round only what it is compared with needs a number
        return met if met and not is_soon(day, *default) else default
    if day:
        near = by_publication(day, upcoming=None)
        return near if not spoken or spoken.issuperset(near) else ()
    if spoken:
        return linked[0].numbered if len(linked[0].numbered) == 1 else ()
    return tuple(rounds) if len(rounds) == 1 else _after_months(dates)


def _over(linked: Sequence[Reading], number: int) -> tuple[int, ...]:
    """Return the only round that a text tells of, or the one before where it is told as the next one.

    'The talks came to an end yesterday … the next meeting will be held on May 3-4' reports on the third round.
    """
    told = [r for r in linked if r.own and number in r.rounds]
    ahead = all(points(r, "round:next") for r in told)
    ended = any(r.about and r.tags.has("claims:ended") for r in linked)
    return by_number(number - 1) if ahead and ended else (number,)


def _after_months(dates: Mapping[int, Sequence[TimeExpression]]) -> tuple[int, ...]:
    """Return the round that followed soon on the last month that a text tells of, where none met in that month.

    'The talks that open on Monday … the truce that has held since the end of December 2016' is on the first round.
    """
    told = [d for expressions in dates.values() for d in expressions if days(d)]
    last = max(told, key=lambda d: d.last, default=None)
    if last is None or days(last) > _MONTH or meets(last):
        return ()
    return just_before(last.last)


def _awaited(reading: Reading, dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the round that was to meet soon after the only day of a sentence that names the talks.

    'On 20 July the ministry said that nobody would go to Nur-Sultan' is on the round of the first days of August.
    """
    told = [d for d in dates if days(d)]
    return eve_of(told[0].first) if len(told) == 1 and reading.processes == {ASTANA} else ()
