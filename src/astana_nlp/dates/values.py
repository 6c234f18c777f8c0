"""TIMEX3 values of days, weeks, months and years, and the days that they cover (TimeML, ISO 24617-1; ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from astana_nlp.dates.calendars import GREGORIAN, from_gregorian, month_length, supports, to_gregorian

LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "0Y",
    "century": "00Y",
    "hour": "TH",
    "minute": "TM",
}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = 12
_DECADE = 3
_DURATION = re.compile(r"P(T?)(\d+)([DWMYH])")


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
    first = to_gregorian(calendar, year, month, 1)
    last = to_gregorian(calendar, year, month, month_length(calendar, year, month))
    return Value(f"{first:%Y-%m}" if first else "XXXX-XX", first, last, "month")


def year_value(calendar: str, year: int) -> Value:
    """Return the value of a year; a year of another calendar is called by the Gregorian year in which it begins."""
    if not supports(calendar, year) or not supports(calendar, year + 1):
        return Value("XXXX", granularity="year", problem="impossible")
    first, after = to_gregorian(calendar, year, 1, 1), to_gregorian(calendar, year + 1, 1, 1)
    last = after - timedelta(days=1) if after else None
    return Value(f"{first:%Y}" if first else "XXXX", first, last, "year")


def week_value(day: date) -> Value:
    """Return the ISO week in which a day lies."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value(f"{year}-W{week:02}", monday, monday + timedelta(days=6), "week")


def decade_value(text: str) -> Value:
    """Return the value of a decade from its first three digits ('198')."""
    return Value(text, date(int(text) * 10, 1, 1), date(int(text) * 10 + 9, 12, 31), "decade")


def season_value(year: int, season: str) -> Value:
    """Return the value of a season of the northern half of the world ('2015-SU')."""
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
    letters = {"quarter": ("", "M", 3), "half": ("", "M", 6)}.get(unit)
    if letters:
        amount = amount * letters[2] if isinstance(amount, int) else amount
        return Value(f"P{amount}M", kind="DURATION", granularity="month")
    letter = LETTERS.get(unit, "D")
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    return Value(f"P{time}{amount}{letter}", kind="DURATION", granularity=unit)


def parse_duration(text: str) -> tuple[int, str]:
    """Return number and unit of an ISO duration with one part ('P2W' gives 2, week)."""
    found = _DURATION.fullmatch(text)
    if not found:
        return 1, "day"
    units = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}
    return int(found[2]), units[found[3]]


def moved(day: date, unit: str, steps: int, *, time: str = "") -> Value:
    """Return the day, week, month, … that lies `steps` units after the one of `day` (before it where negative)."""
    try:
        return _moved(day, unit, steps, time)
    except (OverflowError, ValueError):
        return Value("XXXX", granularity=unit, problem="impossible")


def _moved(day: date, unit: str, steps: int, time: str) -> Value:
    if unit == "week":
        return week_value(day + timedelta(weeks=steps))
    if unit == "month":
        return month_value(GREGORIAN, *_months_on(day.year, day.month, steps))
    if unit in {"quarter", "half"}:
        length = 3 if unit == "quarter" else 6
        year, month = _months_on(day.year, day.month, steps * length)
        return part_of_year_value(year, unit, (month - 1) // length + 1)
    if unit in {"decade", "century"}:
        return decade_value(str(day.year + steps * (10 if unit == "decade" else 100))[:_DECADE])
    if unit == "year":
        return year_value(GREGORIAN, day.year + steps)
    return day_value(day + timedelta(days=steps if unit == "day" else 0), time)


def parse_iso(text: str) -> Value | None:
    """Read an ISO day, month or year ('2017-05-10', '2017-05', '2017'); None for anything else."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])", text.strip())
    if not found or not supports(GREGORIAN, int(found[1])):
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day and (whole := to_gregorian(GREGORIAN, year, month, day)):
        return day_value(whole)
    return month_value(GREGORIAN, year, month) if 1 <= month <= _MONTHS else year_value(GREGORIAN, year)


def year_in(calendar: str, day: date) -> int:
    """Return the year of a Gregorian day in a calendar."""
    return from_gregorian(calendar, day)[0]


def _months_on(year: int, month: int, steps: int) -> tuple[int, int]:
    total = year * _MONTHS + month - 1 + steps
    return total // _MONTHS, total % _MONTHS + 1


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
