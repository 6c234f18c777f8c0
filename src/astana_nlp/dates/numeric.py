"""Dates written in digits (15/2/2017, 2017-05-10, 1396/02/14); each document decides which number is the day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.dates.calendars import GREGORIAN, HIJRI, JALALI, to_gregorian
from astana_nlp.dates.values import Value, day_value, month_value, year_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DAY, MONTH, UNSURE = "day", "month", "unsure"
# A full date of these years is one of the Persian calendar, in Arabic of the Islamic one.
OLD_CALENDAR_YEARS = range(1300, 1500)

_PARTS = re.compile(r"(\d+)[./-](\d+)[./-](\d+)(?:t(\d\d:\d\d)\S*)?")
_TWO_DIGIT_PIVOT = 35
_MONTHS = 12
_FULL_YEAR = 4


def order_of(texts: Iterable[str], day_month: int, month_day: int) -> str:
    """Decide which number comes first in the numeric dates of a document: day, month or unsure.

    Args:
        texts: the numeric dates of the document.
        day_month: how many of its dates in words have the day first ('23 January 2017').
        month_day: how many have the month first ('January 23, 2017').
    """
    pairs = [(int(p[1]), int(p[2])) for t in texts if (p := _PARTS.match(t)) and len(p[1]) != _FULL_YEAR]
    days_first = sum(first > _MONTHS >= second for first, second in pairs)
    months_first = sum(second > _MONTHS >= first for first, second in pairs)
    if days_first != months_first:
        return DAY if days_first > months_first else MONTH
    if day_month != month_day and not days_first:
        return DAY if day_month > month_day else MONTH
    return UNSURE


def numeric_value(text: str, order: str, language: str) -> Value:
    """Return the value of one numeric date.

    An impossible one keeps what is possible of it; one that can be read in both orders has the problem 'ambiguous' and
    is read day first, unless the document (see `order_of`) or the language decides.
    """
    parts = _PARTS.match(text)
    if not parts:
        return Value("XXXX-XX-XX", granularity="day", problem="impossible")
    numbers = int(parts[1]), int(parts[2]), int(parts[3])
    if len(parts[1]) == _FULL_YEAR:
        return _value(numbers[0], numbers[1], numbers[2], language, parts[4] or "")
    year = numbers[2] if len(parts[3]) == _FULL_YEAR else _century(numbers[2])
    first, second = numbers[0], numbers[1]
    if first <= _MONTHS and (order == MONTH or second > _MONTHS):
        return _value(year, first, second, language)
    value = _value(year, second, first, language)
    unsure = order == UNSURE and first <= _MONTHS and first != second and not value.problem
    return replace(value, problem="ambiguous") if unsure else value


def _century(year: int) -> int:
    return year + (2000 if year <= _TWO_DIGIT_PIVOT else 1900)


def _value(year: int, month: int, day: int, language: str, time: str = "") -> Value:
    calendar = GREGORIAN if year not in OLD_CALENDAR_YEARS else HIJRI if language == "ar" else JALALI
    whole: date | None = to_gregorian(calendar, year, month, day)
    if whole:
        return day_value(whole, time)
    known = month_value(calendar, year, month) if 1 <= month <= _MONTHS else year_value(calendar, year)
    return replace(known, problem="impossible")
