"""Which year is meant by 'on January 3': from the dates told before, else from the date of publication."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.dates.calendars import to_gregorian
from astana_nlp.dates.values import Value, year_in

if TYPE_CHECKING:
    from collections.abc import Mapping

FUTURE, PAST = "future", "past"

# A narrative goes on more often than it goes back: after 'December 2016', 'May' is rather the next one than the last,
# and 'November' rather the last.
_BACK = timedelta(days=95)
# An older story inside a report ('the war began in March 2011') does not date what follows, unless the document dwells
# there.
_NEAR_PUBLICATION = timedelta(days=400)
_DWELLS = 2
# A day just after the publication is nearer than the same day a year before: agencies write on 5 May what comes into
# force on 6 May, with or without a word for the future. Further ahead only such a word tells: 'sessions were held on
# 7 June', written on 10 May, were held a year before.
_SOON = timedelta(days=14)
_SOON_WITHOUT_TENSE = timedelta(days=90)
# A story that has come so near to the publication goes on to what lies ahead of it, though not as far as from its day.
_RECENT = timedelta(days=60)
_SOON_BEHIND_NEWS = timedelta(days=30)
# A day so near to the publication is the one beside it, rather than one in the story of another year.
_BESIDE = timedelta(days=7)
# What is 'scheduled for November' is rarely more than half a year ahead; beyond that the cue belongs to something else.
_AHEAD = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can be resolved against.

    `narrative` is the last dated expression before it in its section, `told` the last day, month and year told there
    (a day tells its month and year too); `years` counts the years of full dates in the document; `tense` says whether
    its clause speaks of what is to come or of what was.
    """

    published: Value | None = None
    narrative: Value | None = None
    told: Mapping[str, Value] = field(default_factory=dict)
    tense: str = ""
    order: str = "unsure"
    language: str = ""
    years: tuple[tuple[int, int], ...] = ()

    @property
    def future(self) -> bool:
        """Say whether the clause speaks of what is to come."""
        return self.tense == FUTURE

    @property
    def publication_day(self) -> date | None:
        """Return the (first) day of publication."""
        return self.published.first if self.published else None

    @property
    def publication_anchor(self) -> str:
        """Return how `anchor` names the publication."""
        return f"published {self.published.timex}" if self.published else ""

    @property
    def narrative_anchor(self) -> str:
        """Return how `anchor` names the date before."""
        return f"previous date {self.narrative.timex}" if self.narrative else ""


def choose_year(calendar: str, month: int, day: int, context: Context) -> tuple[int, str] | None:
    """Return the year of a day or month without one, and the anchor; None where nothing tells it."""
    if beside := _beside_publication(calendar, month, day, context):
        return beside, context.publication_anchor
    narrative = _narrative_day(context)
    if narrative and not (context.future and _recent(narrative, context)):
        return _by_narrative(calendar, month, day, context, narrative), context.narrative_anchor
    if published := context.publication_day:
        return _by_publication(calendar, month, day, context, published), context.publication_anchor
    return None


def _beside_publication(calendar: str, month: int, day: int, context: Context) -> int | None:
    """Return the year of a day beside the publication, where only a month or a year was told before.

    'For the first time since April 2016 … talks began on 23 January', written on 23 January 2017, is of 2017.
    """
    published, told = context.publication_day, context.narrative
    if published is None or published != _end(context) or told is None or told.granularity in {"day", "time"}:
        return None
    near = (year_in(calendar, published) + step for step in (-1, 0, 1))
    days = ((year, to_gregorian(calendar, year, month, day)) for year in near)
    return next((year for year, start in days if start and abs(start - published) <= _BESIDE), None)


def shifted_year(calendar: str, month: int, step: int, anchor: date) -> int:
    """Return the year of 'last September' (-1), 'this September' (0) or 'next September' (1) as seen from a day."""
    year = year_in(calendar, anchor)
    start, here = to_gregorian(calendar, year, month, 1), anchor.replace(day=1)
    if start is None or not step:
        return year
    start = start.replace(day=1)
    if step < 0:
        return year if start < here else year - 1
    return year if start > here else year + 1


def _narrative_day(context: Context) -> date | None:
    """Return the day before the expression if its year can be trusted for what follows."""
    day = context.narrative.first if context.narrative else None
    published = context.publication_day
    if day is None or published is None:
        return day
    if published - _NEAR_PUBLICATION <= day <= published + timedelta(days=31):
        return day
    return day if day < published and dict(context.years).get(day.year, 0) >= _DWELLS else None


def _recent(day: date, context: Context) -> bool:
    published = context.publication_day
    return published is not None and published - day < _NEAR_PUBLICATION


def _by_narrative(calendar: str, month: int, day: int, context: Context, anchor: date) -> int:
    year = year_in(calendar, anchor)
    if context.narrative and context.narrative.granularity == "year":
        return year
    for candidate in (year - 1, year, year + 1):
        start = to_gregorian(calendar, candidate, month, day)
        if start and start >= anchor - _BACK:
            told_ahead = context.future or context.publication_day is None
            late = not told_ahead and _beyond(start, context, _soon_behind(anchor, context))
            return candidate - 1 if late else candidate
    return year


def _by_publication(calendar: str, month: int, day: int, context: Context, published: date) -> int:
    year = year_in(calendar, published)
    start = to_gregorian(calendar, year, month, day)
    if start is None:
        return year
    if context.future:
        past = start < published if day > 1 else (start.year, start.month) < (published.year, published.month)
        coming = year + 1 if past else year
        if (to_gregorian(calendar, coming, month, day) or date.max) - published <= _AHEAD:
            return coming
    soon = _SOON if context.tense == PAST else _SOON_WITHOUT_TENSE
    if start <= _end(context):
        after = to_gregorian(calendar, year + 1, month, day)  # on 30 December, 2 January is near
        return year + 1 if after and not _beyond(after, context, _SOON) else year
    return year - 1 if _beyond(start, context, soon) else year


def _soon_behind(anchor: date, context: Context) -> timedelta:
    """Return how far ahead of the publication a day may lie behind another day of the story.

    A date line tells the day of publication, from which a story goes on to what is planned; so do the news of the weeks
    before it, to what comes next.
    """
    published = context.publication_day
    if published is None or context.tense == PAST or not published - _RECENT <= anchor <= published:
        return _SOON
    return _SOON_WITHOUT_TENSE if anchor == published else _SOON_BEHIND_NEWS


def _beyond(start: date, context: Context, soon: timedelta) -> bool:
    """Say whether a day lies so far after the publication that it is rather meant a year before."""
    return _end(context) < date.max - soon and start > _end(context) + soon


def _end(context: Context) -> date:
    last = context.published.last if context.published else None
    return last or date.max
