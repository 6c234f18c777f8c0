"""What relative expressions count from: the day of publication, or what the text told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.dates.values import Value, moved, years_before_christ
from astana_nlp.dates.yearless import PAST, Context

if TYPE_CHECKING:
    from astana_nlp.dates.reading import Reading

# A story so far back that 'next year', told in the past, is the next year of the story.
_LONG_AGO = timedelta(days=400)
# The coarsest date that may stand before an expression for it to count from there.
_GRAIN = {"week": "month", "weekend": "month", "month": "month", "quarter": "month", "half": "month"} | dict.fromkeys(
    ("year", "decade", "century"), "year"
)
_UNKNOWN = dict.fromkeys(("day", "hour", "minute"), "XXXX-XX-XX") | {
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
}
UNANCHORED = "unanchored"


def counted(source: str, unit: str, steps: int, context: Context, time: str = "") -> Value:
    """Return what lies `steps` units after the day of publication or after the last date told that is fine enough."""
    if source == "published" and steps > 0 and _is_story(context, unit):
        source = "narrative"
    if source == "either":  # 'بعد يومين', 'через два дня': in two days, or two days later
        source = "published" if context.future or not base_of("narrative", context, unit)[0] else "narrative"
    told = context.told.get("year")
    if source == "narrative" and unit == "year" and told and (value := years_before_christ(told, steps)):
        return replace(value, anchor=f"previous date {told.timex}")
    base, anchor = base_of(source, context, unit)
    if base is None:
        return unknown(unit)
    quarter = context.told.get("month")
    if source == "narrative" and unit == "year" and quarter and quarter.granularity == "quarter":
        unit, steps = "quarter", 4 * steps  # 'profit in the third quarter was 4, against 3 a year earlier'
    return replace(moved(base, unit, steps, time=time), anchor=anchor)


def _is_story(context: Context, unit: str) -> bool:
    """Say whether what is next is next in the story: 'in 1921 …; the next year the army was disbanded'."""
    told, published = base_of("narrative", context, unit)[0], context.publication_day
    return told is not None and published is not None and context.tense == PAST and told < published - _LONG_AGO


def unknown(unit: str) -> Value:
    """Return the value of what counts from a day that the text does not give."""
    return Value(_UNKNOWN.get(unit, "XXXX"), granularity=unit, problem=UNANCHORED)


def source_of(reading: Reading, context: Context) -> tuple[str, Context]:
    """Return what an expression counts from; 'the end of the year' in a text without a date, from the story."""
    if reading.shift:
        return reading.shift[0], context
    return ("published" if context.published else "narrative"), context


def base_of(source: str, context: Context, unit: str = "day") -> tuple[date | None, str]:
    """Return the day that something is counted from in `unit`, and how `anchor` names it.

    Days count from the last day that was told, months from the last month, however long ago a year was named. A text
    without a day of publication tells a story, whose 'next year' is the next of the story; its 'yesterday' is unknown.
    """
    if source == "published" and (context.published or unit in {"day", "week"}):
        return context.publication_day, context.publication_anchor
    told = context.told.get(grain_of(unit))
    return (told.last, f"previous date {told.timex}") if told else (None, "")


def grain_of(unit: str) -> str:
    """Return how fine a date has to be for `unit` to be counted from it: day, month or year."""
    return _GRAIN.get(unit, "day")


def step_of(reading: Reading) -> int:
    """Return by how many units an expression is moved, 0 where it is not."""
    step = reading.shift[1] if reading.shift else 0
    return step if isinstance(step, int) else 0
