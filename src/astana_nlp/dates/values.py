"""TIMEX3 values of days, weeks, months and years, and the days that they cover (TimeML, ISO 24617-1; ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.dates.calendars import GREGORIAN, from_gregorian, month_length, supports, to_gregorian

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "quarter": "Q",
    "weekend": "WE",
    "decade": "DE",
    "century": "CE",
    "hour": "TH",
    "minute": "TM",
}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = 12
_DECADE = 3
_DURATION = re.compile(r"P(?:T?)(\d+)(DE|CE|WE|[DWMYQH])")
_BEFORE_CHRIST = re.compile(r"BC(\d{4})(?:-\d\d){0,2}")
_SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for: a TIMEX3 value with the first and the last day of it."""

    timex: str
    first: date | None = None
    last: date | None = None
    granularity: str = ""
    kind: str = "DATE"
    anchor: str = ""
    problem: str = ""

    @property
    def known(self) -> bool:
        """Say whether it is known when this was."""
        return self.first is not None


def day_value(day: date, time: str = "") -> Value:
    """Return the value of a day, or of a part of it (`MO`, `EV`, `00:00`, …)."""
    return Value(f"{day.isoformat()}T{time}" if time else day.isoformat(), day, day, "time" if time else "day")


def month_value(calendar: str, year: int, month: int) -> Value:
    """Return the value of a month; a month of another calendar is called by the Gregorian month in which it begins."""
    if year < 0:
        return Value(f"{year_value(calendar, year).timex}-{month:02}", granularity="month")
    first = to_gregorian(calendar, year, month, 1)
    last = to_gregorian(calendar, year, month, month_length(calendar, year, month))
    return Value(first.isoformat()[:7] if first else "XXXX-XX", first, last, "month")


def year_value(calendar: str, year: int) -> Value:
    """Return the value of a year; a year of another calendar is called by the Gregorian year in which it begins.

    Years before Christ are negative (-431 is 431 BC, 'BC0431'); they have no days.
    """
    if year < 0:
        return Value(f"BC{-year:04}", granularity="year")
    if not supports(calendar, year) or not supports(calendar, year + 1):
        return Value("XXXX", granularity="year", problem="impossible")
    first, after = to_gregorian(calendar, year, 1, 1), to_gregorian(calendar, year + 1, 1, 1)
    last = after - timedelta(days=1) if after else None
    return Value(first.isoformat()[:4] if first else "XXXX", first, last, "year")


def week_value(day: date) -> Value:
    """Return the ISO week in which a day lies."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value(f"{year}-W{week:02}", monday, monday + timedelta(days=6), "week")


def weekend_value(day: date) -> Value:
    """Return the weekend of the ISO week in which a day lies ('2017-W19-WE')."""
    year, week, weekday = day.isocalendar()
    saturday = day + timedelta(days=_SATURDAY - weekday)
    return Value(f"{year}-W{week:02}-WE", saturday, saturday + timedelta(days=1), "week")


def century_value(number: int) -> Value:
    """Return the value of a century: the nineteenth is '18', the fifth before Christ (-5) 'BC04'."""
    if number < 0:
        return Value(f"BC{-number - 1:02}", granularity="century")
    first = (number - 1) * 100
    return Value(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century")


def decade_value(text: str) -> Value:
    """Return the value of a decade from its first three digits ('198')."""
    return Value(text, date(int(text) * 10, 1, 1), date(int(text) * 10 + 9, 12, 31), "decade")


def season_value(year: int, season: str) -> Value:
    """Return the value of a season of the northern half of the world ('2015-SU')."""
    if year < 0:
        return Value(f"{year_value(GREGORIAN, year).timex}-{season}", granularity="season")
    start = _SEASON_STARTS[season]
    return Value(f"{year}-{season}", date(year, start, 1), _last_day(*_months_on(year, start, 2)), "season")


def part_of_year_value(year: int, unit: str, number: int) -> Value:
    """Return the value of a quarter ('2017-Q1') or half ('2017-H1') of a year."""
    length, letter = (3, "Q") if unit == "quarter" else (6, "H")
    if not 1 <= number <= _MONTHS // length:
        return replace(year_value(GREGORIAN, year), problem="impossible")
    end = number * length
    return Value(f"{year}-{letter}{number}", date(year, end - length + 1, 1), _last_day(year, end), unit)


def duration_value(amount: int | str, unit: str) -> Value:
    """Return the value of a length of time ('P6M', 'PXD' for 'several days')."""
    if unit == "half":
        amount, unit = amount * 6 if isinstance(amount, int) else amount, "month"
    letter = LETTERS.get(unit, "D")
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    return Value(f"P{time}{amount}{letter}", kind="DURATION", granularity=unit)


def parse_duration(text: str) -> tuple[int, str]:
    """Return number and unit of an ISO duration with one part ('P2W' gives 2, week)."""
    found = _DURATION.fullmatch(text)
    if not found:
        return 1, "day"
    units = {letters: unit for unit, letters in LETTERS.items() if not letters.startswith("T")} | {"H": "hour"}
    minutes = text.startswith("PT") and found[2] == "M"
    return int(found[1]), "minute" if minutes else units[found[2]]


def moved(day: date, unit: str, steps: int, *, time: str = "") -> Value:
    """Return the day, week, month, … that lies `steps` units after the one of `day` (before it where negative)."""
    try:
        return _moved(day, unit, steps, time)
    except (OverflowError, ValueError):
        return Value("XXXX", granularity=unit, problem="impossible")


def _moved(day: date, unit: str, steps: int, time: str) -> Value:
    if unit in _MOVED:
        return _MOVED[unit](day, steps)
    if unit in {"quarter", "half"}:
        length = 3 if unit == "quarter" else 6
        year, month = _months_on(day.year, day.month, steps * length)
        return part_of_year_value(year, unit, (month - 1) // length + 1)
    return day_value(day + timedelta(days=steps if unit == "day" else 0), time)


_MOVED: dict[str, Callable[[date, int], Value]] = {
    "week": lambda day, steps: week_value(day + timedelta(weeks=steps)),
    "weekend": lambda day, steps: weekend_value(day + timedelta(weeks=steps)),
    "month": lambda day, steps: month_value(GREGORIAN, *_months_on(day.year, day.month, steps)),
    "year": lambda day, steps: year_value(GREGORIAN, day.year + steps),
    "decade": lambda day, steps: decade_value(str(day.year + steps * 10)[:_DECADE]),
    "century": lambda day, steps: century_value(day.year // 100 + 1 + steps),
}


def parse_iso(text: str) -> Value | None:
    """Read an ISO day, month or year ('2017-05-10', '2017-05', '2017'); None for anything else."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])", text.strip())
    if not found or not supports(GREGORIAN, int(found[1])):
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day and (whole := to_gregorian(GREGORIAN, year, month, day)):
        return day_value(whole)
    return month_value(GREGORIAN, year, month) if 1 <= month <= _MONTHS else year_value(GREGORIAN, year)


def years_before_christ(value: Value, steps: int) -> Value | None:
    """Return the year that lies `steps` years after one before Christ, or None where `value` is of our era."""
    found = _BEFORE_CHRIST.fullmatch(value.timex)
    if not found:
        return None
    year = steps - int(found[1])
    return year_value(GREGORIAN, year if year < 0 else year + 1)  # there is no year 0


def year_in(calendar: str, day: date) -> int:
    """Return the year of a Gregorian day in a calendar."""
    return from_gregorian(calendar, day)[0]


def _months_on(year: int, month: int, steps: int) -> tuple[int, int]:
    total = year * _MONTHS + month - 1 + steps
    return total // _MONTHS, total % _MONTHS + 1


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
