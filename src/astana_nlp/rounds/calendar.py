"""The calendar of the rounds against the dates of a text."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.knowledge import Round
    from astana_nlp.records import TimeExpression

# the three states that sponsor the talks, and what they are called together
GUARANTORS, TOGETHER = frozenset({"russia", "turkey", "iran"}), "guarantor-states"
# the places of rounds as the calendar writes them, by the ids of the cities and of the lands where they lie
HOSTS = {"Astana": "astana", "Nur-Sultan": "astana", "Sochi": "sochi"}
LANDS = {"Astana": "kazakhstan", "Nur-Sultan": "kazakhstan", "Sochi": "russia"}
_DAYS_OF_A_ROUND = 5  # talks of two days, with arrival and extension
_DAYS_OF_A_MONTH = 31
_REPORTED = 7
_AHEAD = 3
_AWAITED = 14
_EVE, _AFTER = 1, 2  # days before and after a round on which the press tells of nothing else of its parties
_NEAR = 30  # texts on a round appear from some weeks before it to some after it


def by_days(dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the rounds that met on the days that a sentence dates something by."""
    exact = [d for d in dates if days(d) <= _DAYS_OF_A_ROUND]
    return tuple(sorted({met[0] for d in exact if len(met := meets(d)) == 1}))


def by_months(dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the only rounds of the months that a sentence dates something by."""
    return tuple(sorted({met[0] for d in dates if len(met := meets(d)) == 1}))


def meets(expression: TimeExpression) -> tuple[int, ...]:
    """Return the rounds whose days a time expression touches (none for durations, sets and whole years)."""
    if not expression.first or not 0 < days(expression) <= _DAYS_OF_A_MONTH:
        return ()
    return tuple(r.number for r in knowledge.rounds() if expression.first <= r.last and r.first <= expression.last)


def days(expression: TimeExpression) -> int:
    """Return how many days an expression covers, 0 where it has none."""
    try:
        return days_from(expression.first, expression.last)
    except ValueError:
        return 0


def days_from(first: str, last: str) -> int:
    """Return how many days there are from one ISO day to another, both counted.

    Raises:
        ValueError: one of them is no day.
    """
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def days_around(expression: TimeExpression, first: str, last: str) -> int:
    """Return how many days lie between an expression that has days and a time of two ISO days, 0 where they meet."""
    if expression.first <= last and first <= expression.last:
        return 0
    return min(_gap(day, first, last) for day in (expression.first, expression.last))


def text_day(published: str, dates: Sequence[TimeExpression]) -> str:
    """Return the day on which a text was written: publication, or else the latest day that it dates something by."""
    if published:
        return _full(published)
    known = [d.last for d in dates if d.last and not d.anchor and days(d) <= _DAYS_OF_A_ROUND]
    return max(known, default="")


def by_publication(day: str, *, upcoming: bool | None) -> tuple[int, ...]:
    """Return the round after (`upcoming`) or before a day, or with None the one within a month of it."""
    calendar = knowledge.rounds()
    if upcoming is None:
        near = [(gap, r.number) for r in calendar if (gap := _gap(day, r.first, r.last)) <= _NEAR]
        return (min(near)[1],) if near else ()
    chosen = [r.number for r in calendar if (r.last >= day if upcoming else r.first < day)]
    return ((chosen[0] if upcoming else chosen[-1]),) if chosen else ()


def entry_of(number: int | None) -> Round | None:
    """Return what the calendar has on a round, None where it has none of this number."""
    return next((r for r in knowledge.rounds() if r.number == number), None)


def by_number(number: int) -> tuple[int, ...]:
    """Return a round if the calendar has one of this number."""
    return (number,) if entry_of(number) else ()


def just_held(day: str) -> tuple[int, ...]:
    """Return the round that met on a day or in the week before it, which a text of that day reports on."""
    return tuple(r.number for r in knowledge.rounds() if r.first <= day and _gap(day, r.first, r.last) <= _REPORTED)


def looks_ahead(numbers: Sequence[int], day: str) -> bool:
    """Say whether rounds were still to come on a day on which a text reports on one that had just met."""
    held = just_held(day) if day else ()
    return bool(held and numbers) and all(r.first > day for r in knowledge.rounds() if r.number in numbers)


def looks_back(numbers: Sequence[int], day: str) -> bool:
    """Say whether a text that reports on a round of these days names earlier ones, which it then leaves again."""
    held = just_held(day) if day else ()
    return bool(held and numbers) and max(numbers) < min(held)


def just_over(day: str) -> tuple[int, ...]:
    """Return the round that was over a day or two before a day."""
    return tuple(r.number for r in knowledge.rounds() if 1 < days_from(r.last, day) <= _AFTER + 1)


def just_before(day: str) -> tuple[int, ...]:
    """Return the round that began within some weeks after a day."""
    return tuple(r.number for r in knowledge.rounds() if day < r.first and _gap(day, r.first, r.last) <= _NEAR)


def eve_of(day: str) -> tuple[int, ...]:
    """Return the round that began within two weeks after a day, on which it was awaited."""
    return tuple(r.number for r in knowledge.rounds() if day < r.first and _gap(day, r.first, r.last) <= _AWAITED)


def is_soon(day: str, *numbers: int) -> bool:
    """Say whether one of the rounds lies within some weeks of a day, as those do that a text is written for."""
    return any(_gap(day, r.first, r.last) <= _NEAR for r in knowledge.rounds() if r.number in numbers)


def is_near(expression: TimeExpression, *numbers: int) -> bool:
    """Say whether the days of an expression lie within some weeks of one of the rounds."""
    return any(days_around(expression, r.first, r.last) <= _NEAR for r in knowledge.rounds() if r.number in numbers)


def reported(day: str) -> tuple[int, ...]:
    """Return the round that a text of a day reports on: it met in the last week, or meets in the next few days."""
    return tuple(r.number for r in knowledge.rounds() if -_AHEAD <= days_from(r.first, day) - 1 <= _REPORTED)


def met_about(day: str) -> tuple[int, ...]:
    """Return the round that met on a day, on the day before or within the two days after it."""
    return tuple(r.number for r in knowledge.rounds() if r.first <= _later(day, _EVE) and day <= _later(r.last, _AFTER))


def _later(day: str, days_more: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days_more)).isoformat()


def length_of(entry: Round) -> int:
    """Return how many days a round took."""
    return days_from(entry.first, entry.last)


def lasts(number: int, expression: TimeExpression) -> bool:
    """Say whether an expression has exactly the days of a round."""
    return any(
        r.number == number and (r.first, r.last) == (expression.first, expression.last) for r in knowledge.rounds()
    )


def held_by(day: str) -> int:
    """Return the number of the last round that had begun on a day (0 before the first one, and where none is told)."""
    return max((r.number for r in knowledge.rounds() if r.first <= _full(day)), default=0) if day else 0


def _gap(day: str, first: str, last: str) -> int:
    at, begin, end = (date.fromisoformat(d) for d in (day, first, last))
    return max((begin - at).days, (at - end).days, 0)


def _full(published: str) -> str:
    return {4: f"{published}-07-01", 7: f"{published}-15"}.get(len(published), published[:10])


def in_city(city: str, last: int) -> int:
    """Return how many rounds up to one of them met in a city, by its id."""
    return sum(HOSTS.get(r.place) == city for r in knowledge.rounds() if r.number <= last)


@cache
def topics() -> tuple[str, ...]:
    """Return the topics of all rounds, in the order of the alphabet."""
    return tuple(sorted({topic for entry in knowledge.rounds() for topic in entry.agenda}))


@cache
def first_round(actor_id: str) -> int:
    """Return the first round at which the calendar has an actor, 0 where it never has."""
    came = (r.number for r in knowledge.rounds() if actor_id in (*r.attended, *r.observers))
    return min(came, default=0)
