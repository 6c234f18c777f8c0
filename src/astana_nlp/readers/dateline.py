"""The day of publication as it is written at the head of a document: whole dates only, in the languages of the project.

The dates step reads time expressions in sentences; this module only has to recognise a line such as `28 novembre 2017`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from astana_nlp.dates.calendars import GREGORIAN, JALALI, to_gregorian
from astana_nlp.knowledge import languages, words
from astana_nlp.readers.layout import fold, layout

_YEARS = range(1945, 2100)
_JALALI_YEARS = range(1330, 1480)
_AFTER_LABEL = 40  # characters behind 'published:'
_NUMERIC = re.compile(
    r"(?<![\d.])(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}))(?!\d)"
)


def find_day(text: str, *, day_first: bool = False) -> str:
    """Return the first whole date in `text` as an ISO day, or an empty string.

    A numeric date whose order of day and month cannot be told (03/04/2017) is left to the dates step, unless
    `day_first` says how the language writes it.
    """
    folded = fold(text)
    found = [(match.start(), day) for match, day in _named(folded) if day]
    found += [(match.start(), _numeric(match, day_first=day_first)) for match in _NUMERIC.finditer(folded)]
    return next((day for _, day in sorted(found) if day), "")


def is_day(text: str) -> bool:
    """Say whether `text` is a date line: a date, with the day of the week or the hour at most."""
    return len(text.split()) <= 8 and len(text) <= 60 and bool(published_day(text))  # noqa: PLR2004  as long as they get


def published_day(text: str, *, day_first: bool = False) -> str:
    """Return the day in a line that may give that of publication: not that of a change, which may stand beside it."""
    folded = fold(text)
    changed = layout().changed.search(folded)
    if not changed:
        return find_day(text, day_first=day_first)
    labels = [match.end() for match in layout().published.finditer(folded)]
    days = [find_day(folded[end : end + _AFTER_LABEL], day_first=day_first) for end in labels]
    # '24.01.2017, updated 25.01.2017': what the label of the change stands behind is the other day
    if any(map(str.isdigit, folded[changed.end() :])):
        days.append(find_day(folded[: changed.start()], day_first=day_first))
    return next((day for day in days if day), "")


@cache
def _months() -> dict[str, tuple[str, int]]:
    """Return the months of all languages with their calendar; the Persian ones are those of the dates step."""
    table = {fold(n): (GREGORIAN, number) for code in languages() for n, number in _gregorian(code).items()}
    for code in languages():
        persian = words(code, "dates").get("month", {}).get(JALALI, {})
        named = ((fold(name), int(number)) for number, names in persian.items() for name in names)
        table |= {name: (JALALI, number) for name, number in named if name not in table and "{" not in name}
    return table


def _gregorian(code: str) -> dict[str, int]:
    months: dict[str, int] = words(code, "layout").get("months", {})
    return months


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?(?:\s*[/(]\s*(?:{names})\b\)?)?"
    year = r"(?P<year>\d{4})(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|-?го)?"
    return (
        re.compile(rf"{day}\s*(?:de\s+|of\s+)?{month}\s*[,،]?\s*(?:عام\s+|سنة\s+|سال\s+)?{year}"),
        re.compile(rf"\b{month}\s+{day}\s*[,،]?\s+{year}"),
    )


def _named(folded: str) -> list[tuple[re.Match[str], str]]:
    found = []
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            calendar, month = _months()[match["month"]]
            day = _persian if calendar == JALALI else _iso
            found.append((match, day(int(match["year"]), month, int(match["day"]))))
    return found


def _persian(year: int, month: int, day: int) -> str:
    """Return the Gregorian day of a Solar Hijri one, as Iranian and Afghan papers date their pages."""
    found = to_gregorian(JALALI, year, month, day) if year in _JALALI_YEARS else None
    return found.isoformat() if found else ""


def _numeric(match: re.Match[str], *, day_first: bool) -> str:
    if match["y"]:
        if int(match["y"]) in _JALALI_YEARS:
            return _persian(int(match["y"]), int(match["m"]), int(match["d"]))
        return _iso(int(match["y"]), int(match["m"]), int(match["d"]))
    first, second, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
    if not day_first and match["sep"] == "/" and first != second and max(first, second) <= 12:  # noqa: PLR2004  either may be the month
        return ""
    return _iso(year, second, first) or _iso(year, first, second)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""
