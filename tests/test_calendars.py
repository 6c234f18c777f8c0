"""Days of the Persian and the Islamic calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.dates.calendars import (
    GREGORIAN,
    HIJRI,
    JALALI,
    from_gregorian,
    hijri_is_leap,
    jalali_is_leap,
    month_length,
    supports,
    to_gregorian,
)


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [
        ((1300, 1, 1), date(1921, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1375, 12, 30), date(1997, 3, 20)),
        ((1387, 12, 30), date(2009, 3, 20)),
        ((1388, 1, 1), date(2009, 3, 21)),
        ((1395, 11, 4), date(2017, 1, 23)),
        ((1396, 2, 14), date(2017, 5, 4)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1402, 3, 31), date(2023, 6, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
    ],
)
def test_persian_days_that_are_known(day: tuple[int, int, int], gregorian: date) -> None:
    """Known pairs of Persian and Gregorian days hold in both directions."""
    assert to_gregorian(JALALI, *day) == gregorian
    assert from_gregorian(JALALI, gregorian) == day


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [
        ((1, 1, 1), date(622, 7, 19)),
        ((1400, 1, 1), date(1979, 11, 21)),
        ((1420, 9, 1), date(1999, 12, 9)),
        ((1438, 5, 20), date(2017, 2, 17)),
        ((1438, 9, 1), date(2017, 5, 27)),
        ((1445, 9, 1), date(2024, 3, 11)),
    ],
)
def test_islamic_days_that_are_known(day: tuple[int, int, int], gregorian: date) -> None:
    """Known pairs of the tabular Islamic calendar hold in both directions."""
    assert to_gregorian(HIJRI, *day) == gregorian
    assert from_gregorian(HIJRI, gregorian) == day


def test_leap_years() -> None:
    """The leap years around 1400 AP, and eleven leap years in thirty Islamic years."""
    assert [y for y in range(1370, 1410) if jalali_is_leap(y)] == [
        1370,
        1375,
        1379,
        1383,
        1387,
        1391,
        1395,
        1399,
        1403,
        1408,
    ]
    assert sum(hijri_is_leap(y) for y in range(1, 31)) == 11


def test_days_that_do_not_exist() -> None:
    """A calendar says None to days that it does not have."""
    assert to_gregorian(GREGORIAN, 2017, 2, 30) is None
    assert to_gregorian(JALALI, 1396, 12, 30) is None
    assert to_gregorian(JALALI, 1396, 13, 1) is None
    assert to_gregorian(HIJRI, 1438, 2, 30) is None
    assert to_gregorian(GREGORIAN, 0, 1, 1) is None
    assert month_length(JALALI, 5000, 1) == 0
    assert not supports(JALALI, 2017)


@given(st.dates(date(1866, 1, 1), date(2093, 1, 1)), st.sampled_from([JALALI, HIJRI, GREGORIAN]))
def test_there_and_back(day: date, calendar: str) -> None:
    """Every day comes back from every calendar as itself."""
    assert to_gregorian(calendar, *from_gregorian(calendar, day)) == day


@pytest.mark.parametrize("calendar", [JALALI, HIJRI])
@pytest.mark.parametrize("day", [date(1, 1, 1), date(560, 1, 1), date(1789, 7, 14), date(2600, 1, 1)])
def test_days_long_ago_have_some_year(calendar: str, day: date) -> None:
    """A day that a calendar does not reach back to ends the search at once."""
    assert from_gregorian(calendar, day)[0] <= day.year
