"""Gutters: the quick count of rows beside a place says what the plain one says."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.readers.pdf_columns import ROWS_OF_PAGE, _bands, _beside, _standing, _states, columns_of
from astana_nlp.readers.pdf_glyphs import Glyph
from astana_nlp.readers.pdf_lines import Row
from astana_nlp.readers.pdf_store import pack

PLACES = [float(x) for x in range(0, 400, 20)]
# letters of ten points that stand anywhere, also on the places and on top of each other
LETTERS = st.lists(st.tuples(st.integers(0, 38), st.integers(0, 3)), min_size=1, max_size=12)


def row(letters: list[tuple[int, int]]) -> Row:
    """Return a row of letters that begin at tens of points and are so many tens wide."""
    return Row(tuple(Glyph("a", 10.0 * x, 10.0 * (x + width), 50.0, 10.0) for x, width in letters), 50.0)


@given(st.lists(LETTERS.map(row), max_size=12))
def test_all_places_at_once_are_counted_as_one_by_one(rows: list[Row]) -> None:
    """The rows of each run that leaves a place free, where they are enough at both of its sides."""
    columns = [bytes(column) for column in zip(*(_states(row, PLACES) for row in rows), strict=True)]
    quick = [_standing(column) for column in columns]
    plain = [[_beside(band, x) for band in _bands(rows, x)] for x in PLACES]
    assert quick == ([sum(n for n in counts if n >= ROWS_OF_PAGE) for counts in plain] if rows else [])


def line(baseline: float, *parts: tuple[float, float]) -> Row:
    """Return a row of letters of five points that stand from place to place."""
    places = [place for x0, x1 in parts for place in range(int(x0), int(x1), 5)]
    return Row(tuple(Glyph("a", float(x), x + 5.0, baseline, 10.0) for x in places), baseline)


def test_columns_that_end_after_one_line_are_read_one_by_one() -> None:
    """A browser balances the columns of a last page: two lines beside one, on either side."""
    left = [line(70, (60, 290), (305, 400)), line(84, (60, 200))]
    right = [line(70, (100, 290), (305, 540)), line(84, (305, 540))]
    assert [len(column.rows) for column in columns_of(left, right_to_left=False, usual=297.0)] == [2, 1]
    assert [len(column.rows) for column in columns_of(right, right_to_left=True, usual=297.0)] == [2, 1]


def test_a_line_with_a_gap_alone_is_no_end_of_columns() -> None:
    """Nor are lines that stand elsewhere than the columns do."""
    assert len(columns_of([line(70, (60, 290), (305, 400))], right_to_left=False, usual=297.0)) == 1
    elsewhere = [line(70, (60, 290), (305, 400)), line(84, (75, 200))]
    assert len(columns_of(elsewhere, right_to_left=False, usual=297.0)) == 1


def test_packed_rows_come_back_as_they_were() -> None:
    """Letters, ligatures, bold print and the order of the file, of numbers that four bytes hold."""
    glyphs = (Glyph("fi", 10.5, 20.0, 50.0, 10.0, bold=True, order=70_000), Glyph("x", 20.0, 25.0, 50.0, 10.0, order=2))
    rows = [Row(glyphs, 50.0), Row((), 60.0, ("1", "2"), (10.0, 90.0)), Row(glyphs[1:], 70.0)]
    assert pack(rows).unpacked() == rows
    assert pack([]).unpacked() == []


def test_packed_rows_take_little_room() -> None:
    """A line of eighty letters takes little more than a kilobyte; as objects they take sixteen."""
    rows = [Row(tuple(Glyph("a", x + 0.5, x + 5.5, y, 10.0, order=x) for x in range(80)), y) for y in range(1000)]
    tracemalloc.start()
    packed = pack(rows)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 1200 * len(rows)
    assert packed.unpacked() == rows
