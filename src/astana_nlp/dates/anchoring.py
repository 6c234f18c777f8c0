"""What an expression stands for, given the day of publication and what was told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.dates.calendars import GREGORIAN, HIJRI, JALALI, calendar_of, month_length, to_gregorian
from astana_nlp.dates.counting import UNANCHORED, base_of, counted, grain_of, source_of, step_of, unknown
from astana_nlp.dates.numeric import OLD_CALENDAR_YEARS, numeric_value
from astana_nlp.dates.values import (
    Value,
    century_value,
    day_value,
    decade_value,
    duration_value,
    month_value,
    moved,
    parse_duration,
    part_of_year_value,
    season_value,
    year_in,
    year_value,
)
from astana_nlp.dates.yearless import Context, choose_year, shifted_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from astana_nlp.dates.joining import Found
    from astana_nlp.dates.reading import Reading

_WEEK = 7
_LONGEST_MONTH = 31
# The ninth Persian month is the last that ends in the Gregorian year in which it began.
_ENDS_IN_SAME_YEAR = 9
_SHORT_YEARS = 99
_DECADE = 3
_SPRING = 3
_SATURDAY = 6
_NEAR = 14  # days between a report and what it tells of
_PAST = {-1, "past"}


def resolve(found: Found, context: Context) -> Value:
    """Return the TIMEX3 value of an expression and the days that it covers.

    What cannot be told has X for its digits and the problem 'unanchored'; what no calendar has is 'impossible'.
    """
    value = _FORMS[found.reading.form](found.reading, context)
    if found.until:
        return _range(value, found.until, context)
    if found.shared_year and value.known:
        return replace(value, anchor=f"following date {value.timex[:4]}")
    return value


def _range(first: Value, until: Reading, context: Context) -> Value:
    if until.year is None and first.known:
        context = replace(context, narrative=first)
    last = _absolute(until, context)
    problem = first.problem or last.problem or ("impossible" if _reversed(first, last) else "")
    return replace(
        last, timex=f"{first.timex}/{last.timex}", first=first.first, kind="RANGE", anchor=first.anchor, problem=problem
    )


def _reversed(first: Value, last: Value) -> bool:
    return bool(first.first and last.first and first.first > last.first)


def _absolute(reading: Reading, context: Context) -> Value:
    calendar, month = reading.month or (GREGORIAN, 1)
    year, anchor = _year(reading, calendar, month, context)
    if year is None:
        return _without_year(reading, month if calendar == GREGORIAN else 0)
    value = _on_weekday(_in_month(reading, calendar, year, context.language), reading, context)
    note = f"{calendar} calendar" if calendar == HIJRI else ""
    return replace(value, anchor="; ".join(filter(None, (anchor, note))))


def _on_weekday(value: Value, reading: Reading, context: Context) -> Value:
    """Doubt a day that the text gives another day of the week: 'Wednesday, 30 October 2017'.

    The year must stand in the text, or the day lie so near to the publication that no other year is meant.
    """
    day, published = value.first, context.publication_day
    if day is None or day != value.last or value.problem or reading.weekday in (0, day.isoweekday()):
        return value
    near = published is not None and abs((published - day).days) <= _NEAR
    return replace(value, problem=f"impossible: it was a {day:%A}") if reading.year is not None or near else value


def _year(reading: Reading, calendar: str, month: int, context: Context) -> tuple[int | None, str]:
    if reading.year is not None:
        return _year_of_calendar(reading.year, calendar, month), ""
    if reading.shift and isinstance(reading.shift[1], int):
        base, anchor = base_of(reading.shift[0], context, "month")
        if base is None:
            return None, ""
        step = reading.shift[1]
        if reading.unit == "year" or reading.shift[0] == "narrative":
            return year_in(calendar, base) + step, anchor
        return shifted_year(calendar, month, step, base), anchor
    day = reading.days[0] if reading.days and reading.days[0] <= month_length(calendar, 1399, month) else 1
    return choose_year(calendar, month, day, context) or (None, "")


def _year_of_calendar(year: int, calendar: str, month: int) -> int:
    """Return the year in the month's calendar, where a text gives a Persian month with a Gregorian year."""
    if calendar == GREGORIAN or year < 1 or year in OLD_CALENDAR_YEARS:
        return year
    return (
        year_in(calendar, date(year, 6, 30))
        if month <= _ENDS_IN_SAME_YEAR or calendar == HIJRI
        else year_in(calendar, date(year, 1, 31))
    )


def _in_month(reading: Reading, calendar: str, year: int, language: str) -> Value:
    month = reading.month[1] if reading.month else 1
    if calendar == GREGORIAN and calendar_of(year, language) != GREGORIAN:
        return Value("XXXX", granularity="month", problem="impossible")
    whole = month_value(calendar, year, month)
    if not reading.days:
        return whole
    if year < 0:
        return replace(whole, timex=f"{whole.timex}-{reading.days[0]:02}", granularity="day")
    first = to_gregorian(calendar, year, month, reading.days[0])
    last = to_gregorian(calendar, year, month, reading.days[-1])
    if first is None or last is None or first > last:
        return replace(whole, problem="impossible")
    if len(reading.days) == 1:
        return day_value(first, reading.time)
    return Value(f"{first.isoformat()}/{last.isoformat()}", first, last, "day", "RANGE")


def _without_year(reading: Reading, month: int) -> Value:
    name = f"XXXX-{month:02}" if month else "XXXX-XX"
    days = [f"{name}-{day:02}" for day in reading.days if day <= _LONGEST_MONTH]
    impossible = len(days) < len(reading.days)
    problem = "impossible" if impossible else UNANCHORED
    if len(days) > 1:
        return Value(f"{days[0]}/{days[-1]}", granularity="day", kind="RANGE", problem=problem)
    return Value(days[0] if days and not impossible else name, granularity="day" if days else "month", problem=problem)


def _numeric(reading: Reading, context: Context) -> Value:
    texts = [t for t in reading.text if not t.isdigit()]
    last = numeric_value(texts[-1], context.order, context.language)
    if len(texts) == 1 and not reading.days:
        return last if not reading.time or not last.first or last.problem else day_value(last.first, reading.time)
    start = numeric_value(texts[0], context.order, context.language).first
    if len(texts) == 1 and last.first and reading.days[0] <= last.first.day:
        start = last.first.replace(day=reading.days[0])
    if not (start and last.first) or start > last.first:
        return replace(last, problem="impossible")
    return replace(last, timex=f"{start.isoformat()}/{last.timex}", first=start, kind="RANGE")


def _day_of_month(reading: Reading, context: Context) -> Value:
    base, anchor = base_of((reading.shift or ("published", 0))[0], context)
    if base is None:
        return Value(f"XXXX-XX-{reading.days[0]:02}", granularity="day", problem=UNANCHORED)
    month = moved(base, "month", step_of(reading))
    if month.first is None or month.last is None or reading.days[0] > month.last.day:
        return replace(month, problem="impossible")
    return replace(day_value(month.first.replace(day=reading.days[0])), anchor=anchor)


def _season(reading: Reading, context: Context) -> Value:
    season = reading.text[0]
    if reading.year is not None:
        return season_value(year_in_gregorian(reading.year, context.language), season)
    base, anchor = base_of(*source_of(reading, context), "month")
    if base is None:
        return Value(f"XXXX-{season}", granularity="season", problem=UNANCHORED)
    here = season_value(base.year, season)
    step = step_of(reading)
    past = bool(here.last and here.last < base)
    shift = step if reading.unit == "year" or not step else (0 if past else -1) if step < 0 else (1 if past else 0)
    begun = season == "WI" and base.month < _SPRING and not step  # the winter of 1854 goes on in February 1855
    return replace(season_value(base.year + shift - begun, season), anchor=anchor)


def _quarter(reading: Reading, context: Context) -> Value:
    number = reading.days[0] if reading.days else reading.amount
    if not isinstance(number, int):
        base, anchor = base_of("narrative", context, "month")
        base, anchor = (base, anchor) if base else base_of("published", context)
        return replace(moved(base, "quarter", 0), anchor=anchor) if base else unknown("quarter")
    year, anchor = _plain_year(reading, context)
    if year is None:
        return unknown(reading.unit)
    value = part_of_year_value(year, reading.unit, number)
    published = context.publication_day
    if reading.year is None and reading.shift is None and not context.future and value.last and published:
        value = part_of_year_value(year - 1, reading.unit, number) if value.last >= published else value
    return replace(value, anchor=anchor)


def _plain_year(reading: Reading, context: Context) -> tuple[int | None, str]:
    if reading.year is not None:
        return year_in_gregorian(reading.year, context.language), ""
    base, anchor = base_of(*source_of(reading, context), "year")
    return (base.year + step_of(reading), anchor) if base else (None, "")


def _shift(reading: Reading, context: Context) -> Value:
    amount, unit = (
        parse_duration(reading.text[0]) if reading.text and reading.text[0].startswith("P") else _amount(reading)
    )
    source, step = reading.shift or ("published", -1)
    if amount == "X" or not isinstance(step, int) or (reading.plural and reading.amount == ""):
        return Value("PAST_REF" if step == -1 else "FUTURE_REF")
    if source == "narrative" and step < 0 and context.narrative is None and grain_of(unit) != "day":
        source = "published"  # 'from 3 million a year earlier', where no date was told
    return counted(source, unit, step * int(amount), context)


def _amount(reading: Reading) -> tuple[int | str, str]:
    return (reading.amount if reading.amount != "" else 1), reading.unit


def _duration(reading: Reading, _: Context) -> Value:
    if reading.text and reading.text[0].startswith("P"):
        return Value(reading.text[0], kind="DURATION", granularity=parse_duration(reading.text[0])[1])
    return duration_value(*_amount(reading))


def _vague(reading: Reading, _: Context) -> Value:
    return duration_value("X", reading.unit)


def _set(reading: Reading, _: Context) -> Value:
    if reading.text and reading.text[0].startswith("P"):
        return Value(reading.text[0], kind="SET")
    if reading.weekday:
        return Value(f"XXXX-WXX-{reading.weekday}", kind="SET")
    if reading.text:
        return Value(f"XXXX-{reading.text[0]}", kind="SET")
    return replace(duration_value(*_amount(reading)), kind="SET")


def _unit(reading: Reading, context: Context) -> Value:
    source, step = source_of(reading, context)[0], reading.shift[1] if reading.shift else 0
    if reading.plural and step in _PAST | {1}:
        return Value("PAST_REF" if step in _PAST else "FUTURE_REF", anchor=context.publication_anchor)
    if step == "past":
        return duration_value(1, reading.unit)
    if reading.unit == "weekend" and reading.shift is None:
        step = _nearest_weekend(context)
    return counted(source, reading.unit or "day", int(step), context, reading.time)


def _nearest_weekend(context: Context) -> int:
    """Return 0 for the weekend of the week of publication, -1 for the one before: 'over the weekend'."""
    day = context.publication_day
    return 0 if day is None or context.future or day.isoweekday() >= _SATURDAY else -1


def _word(reading: Reading, context: Context) -> Value:
    text = next(t for t in reading.text if t.endswith("_REF") or " " in t)
    if text.endswith("_REF"):
        return Value(text, anchor=context.publication_anchor)
    source, step, unit, *time = text.split()
    return counted(source, unit, int(step), context, reading.time or "".join(time))


def _weekday(reading: Reading, context: Context) -> Value:
    base, anchor = base_of((reading.shift or ("published", 0))[0], context, "day")
    if base is None:
        return Value(f"XXXX-WXX-{reading.weekday}", granularity="day", problem=UNANCHORED)
    back = (base.isoweekday() - reading.weekday) % _WEEK
    step = step_of(reading) if reading.shift else None
    if step == 0:
        day = base + timedelta(days=reading.weekday - base.isoweekday())
    elif step == 1 or (step is None and context.future and back):
        day = base + timedelta(days=_WEEK - back)
    else:
        day = base - timedelta(days=back or (_WEEK if step == -1 else 0))
    return replace(day_value(day, reading.time), anchor=anchor)


def _decade(reading: Reading, context: Context) -> Value:
    text = reading.text[0]
    if len(text) == _DECADE:
        return decade_value(text)
    century = 1300 if context.language == "fa" else 1900  # 'دهه ۶۰', 'les années 70'
    year = int(text) + (century if int(text) <= _SHORT_YEARS else 0)
    return decade_value(str(year_in_gregorian(year, context.language))[:_DECADE])


def _century(reading: Reading, _: Context) -> Value:
    return century_value(-reading.days[0] if reading.era == "before_christ" else reading.days[0])


def _holiday(reading: Reading, context: Context) -> Value:
    month, day = map(int, reading.text[0].split("-"))
    return _absolute(replace(reading, month=(GREGORIAN, month), days=(day,)), context)


def _clock(reading: Reading, context: Context) -> Value:
    return counted("published" if context.published else "narrative", "day", 0, context, reading.time)


def _years(reading: Reading, context: Context) -> Value:
    first, last = (int(text) for text in reading.text[:2])
    last = last if last > _SHORT_YEARS else first - first % 100 + last
    first, last = (year_in_gregorian(year, context.language) for year in (first, last))
    start, end = year_value(GREGORIAN, first), year_value(GREGORIAN, last)
    if first > last:
        return Value(f"{start.timex}/{end.timex}", granularity="year", kind="RANGE", problem="impossible")
    return replace(end, timex=f"{start.timex}/{end.timex}", first=start.first, kind="RANGE")


def _plain(reading: Reading, context: Context) -> Value:
    return year_value(_calendar_of(reading.year or 0, reading.era, context.language), reading.year or 0)


def _calendar_of(year: int, era: str, language: str) -> str:
    return era if era in {GREGORIAN, JALALI, HIJRI} else calendar_of(year, language)


def year_in_gregorian(year: int, language: str) -> int:
    """Return the Gregorian year in which a year of the language's calendar begins."""
    if year < 0:
        return year
    first = year_value(_calendar_of(year, "", language), year).first
    return first.year if first else year


_FORMS: dict[str, Callable[[Reading, Context], Value]] = {
    "numeric": _numeric,
    "day-of-month": _day_of_month,
    "absolute": _absolute,
    "season": _season,
    "quarter": _quarter,
    "shift": _shift,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "clock": _clock,
    "vague": _vague,
    "years": _years,
    "year": _plain,
    "duration": _duration,
    "set": _set,
    "unit": _unit,
    "word": _word,
    "weekday": _weekday,
}
