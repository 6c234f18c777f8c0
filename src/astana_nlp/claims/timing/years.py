"""The year of days and months that a text without a day of its own gives to a round, or plans for the next one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from astana_nlp.claims.timing.plans import is_pointed_ahead
from astana_nlp.rounds.calendar import entry_of

if TYPE_CHECKING:
    from astana_nlp.claims.parts import Part
    from astana_nlp.records import TimeExpression

_DAYS = re.compile(r"XXXX-\d{2}-\d{2}(?:/XXXX-\d{2}-\d{2})?")
_MONTH = re.compile(r"XXXX-\d{2}")
_NEAR = 45  # days from a round to days that are told beside it, without its number
_YEARS = (-1, 0, 1)


def with_year(expression: TimeExpression, part: Part, published: str, *, planned: bool) -> TimeExpression:
    """Give days without a year that of the round, and days of a plan for the next one the first such days after it.

    'The 14th round was held on 12 and 13 December'; 'it was decided to meet again in January'.
    """
    if expression.problem != "unanchored":
        return expression
    if planned and not published and part.tags.has("round:next"):
        return _after(expression, part)
    if not _DAYS.fullmatch(expression.timex):
        return expression
    year = int(part.held.first[:4])
    if part.numbered or (part.told and not part.tags.has("round:next")):
        return _in_year(expression, year)
    if published or part.tags.has("round:next"):
        return expression
    told = (_in_year(expression, year + more) for more in _YEARS)
    return next((d for d in told if d.first and _apart(d, part) <= _NEAR), expression)


def _after(expression: TimeExpression, part: Part) -> TimeExpression:
    """Return the first days of a name that lie behind the round before the one that is planned."""
    over = entry_of(part.number - 1) if is_pointed_ahead(part) else part.held
    if over is None or not (_DAYS.fullmatch(expression.timex) or _MONTH.fullmatch(expression.timex)):
        return expression
    told = (_in_year(expression, int(over.last[:4]) + more) for more in _YEARS[1:])
    return next((d for d in told if d.last > over.last), expression)


def _in_year(expression: TimeExpression, year: int) -> TimeExpression:
    timex = expression.timex.replace("XXXX", str(year))
    first, _, last = timex.partition("/")
    if _MONTH.fullmatch(expression.timex):
        first, last = f"{timex}-01", f"{timex}-{monthrange(year, int(timex[-2:]))[1]}"
    return replace(expression, timex=timex, first=first, last=last or first, problem="")


def _apart(expression: TimeExpression, part: Part) -> int:
    try:
        day = date.fromisoformat(expression.first)
    except ValueError:  # 29 February of another year
        return _NEAR + 1
    return abs((day - date.fromisoformat(part.held.first)).days)
