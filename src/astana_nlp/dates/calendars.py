"""Days of the Solar Hijri (Persian, Afghan) and the Islamic calendar as days of the Gregorian one.

- Solar Hijri: the 33-year cycle of leap years, which agrees with the observed equinox from 1244 to 1472 AP (1865 to
  2093 AD); M. Heydari-Malayeri, 'A concise review of the Iranian calendar', Paris Observatory 2004. The Afghan calendar
  has the same days and other names of months.
- Islamic: the tabular (civil) calendar, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30, epoch Friday
  16 July 622 (Julian); E. M. Reingold and N. Dershowitz, 'Calendrical Calculations', Cambridge 2018, chapter 7. What
  was observed or proclaimed (Umm al-Qura) can differ from it by a day, rarely by two.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

GREGORIAN = "gregorian"
JALALI = "jalali"
HIJRI = "hijri"

_JALALI_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_FIXED_YEAR = 1300
_FIXED_NEW_YEAR = date(1921, 3, 21)
_HIJRI_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
# 1 Muharram 1 AH is 19 July 622 in the proleptic Gregorian calendar that `datetime` counts in.
_HIJRI_1 = date(622, 7, 19)
# The Persian year begins with six months of 31 days; eleven have at least 30.
_MONTHS, _LONG_MONTHS, _FULL_MONTHS = 12, 6, 11
_JALALI_YEARS = range(1244, 1473)
_HIJRI_YEARS = range(1, 2000)
# Years that a text in the language means in its own calendar, and no others: 1453 is the one of the Gregorian calendar.
_OWN_YEARS = {"fa": (JALALI, range(1270, 1421)), "ar": (HIJRI, range(1350, 1461))}


def jalali_is_leap(year: int) -> bool:
    """Say whether a Solar Hijri year has 366 days."""
    return year % 33 in _JALALI_LEAP


def hijri_is_leap(year: int) -> bool:
    """Say whether a year of the tabular Islamic calendar has 355 days."""
    return year % 30 in _HIJRI_LEAP


def month_length(calendar: str, year: int, month: int) -> int:
    """Return how many days a month has in its calendar; 0 for a month or year that the calendar does not have."""
    if not 1 <= month <= _MONTHS or not supports(calendar, year):
        return 0
    if calendar == JALALI:
        return 31 if month <= _LONG_MONTHS else 30 if month <= _FULL_MONTHS or jalali_is_leap(year) else 29
    if calendar == HIJRI:
        return 30 if month % 2 or (month == _MONTHS and hijri_is_leap(year)) else 29
    return monthrange(year, month)[1]


def supports(calendar: str, year: int) -> bool:
    """Say whether a year can be converted."""
    return year in {JALALI: _JALALI_YEARS, HIJRI: _HIJRI_YEARS}.get(calendar, range(1, 9999))


def calendar_of(year: int, language: str) -> str:
    """Return the calendar that a bare year of a text in `language` counts in."""
    calendar, years = _OWN_YEARS.get(language, (GREGORIAN, range(0)))
    return calendar if year in years else GREGORIAN


def to_gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day in `calendar`, or None where that calendar has no such day."""
    if not 1 <= day <= month_length(calendar, year, month):
        return None
    if calendar == JALALI:
        return _jalali_new_year(year) + timedelta(days=_days_before(JALALI, year, month) + day - 1)
    if calendar == HIJRI:
        leaps = (11 * (year - 1) + 14) // 30
        return _HIJRI_1 + timedelta(days=354 * (year - 1) + leaps + _days_before(HIJRI, year, month) + day - 1)
    return date(year, month, day)


def from_gregorian(calendar: str, day: date) -> tuple[int, int, int]:
    """Return year, month and day in `calendar` of a Gregorian day; only a year, and about, for days long ago."""
    if calendar == GREGORIAN:
        return day.year, day.month, day.day
    shift = 621 if calendar == JALALI else 622
    year = day.year - shift if calendar == JALALI else int((day.year - shift) * 33 / 32) + 1
    oldest = to_gregorian(calendar, (_JALALI_YEARS if calendar == JALALI else _HIJRI_YEARS)[0], 1, 1)
    if oldest is None or day < oldest:
        return year, 1, 1  # older than what can be converted: the year is near enough
    while (start := to_gregorian(calendar, year, 1, 1)) is None or start > day:
        year -= 1
    while (after := to_gregorian(calendar, year + 1, 1, 1)) is not None and after <= day:
        year += 1
    month = 12
    while (first := to_gregorian(calendar, year, month, 1)) is None or first > day:
        month -= 1
    return year, month, (day - first).days + 1


@cache
def _days_before(calendar: str, year: int, month: int) -> int:
    return sum(month_length(calendar, year, m) for m in range(1, month))


@cache
def _jalali_new_year(year: int) -> date:
    step = range(_FIXED_YEAR, year) if year >= _FIXED_YEAR else range(year, _FIXED_YEAR)
    days = sum(366 if jalali_is_leap(y) else 365 for y in step)
    return _FIXED_NEW_YEAR + timedelta(days=days if year >= _FIXED_YEAR else -days)
