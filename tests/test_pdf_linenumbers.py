"""Numbers of lines in the margin are no part of the text."""

from __future__ import annotations

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from pdf_pages import drawn

LINES = (
    "the northern council and the harbour league met for the third time in the",
    "old customs house, where observers from four towns had taken their places",
    "before the doors were opened on the day of the great frost. A boat lay in",
    "the harbour, and the chairwoman read all 11 points aloud. She asked every",
    "delegate in turn whether anybody wished to leave before the vote, and not",
    "one of them did so. The vote was taken by lamp light, for the hall had no",
    "windows to the west, and the secretary wrote down what each of them said.",
    "It was the first time in many years that nobody had called for an earlier",
    "meeting, and the porters were sent home at seven, long before the evening",
    "boat. What was agreed on that day was printed in the newspaper of the old",
    "town, which the council had founded, and was read aloud in the two market",
    "halls. Not everybody was content: the fishermen had asked for a longer pa",
)
PLACES = [(90.0, 740.0 - 14 * i, 11.0, line) for i, line in enumerate(LINES)]


def text(*numbers: tuple[float, float, float, str]) -> str:
    """Return what is read where numbers stand beside the lines."""
    return read_pdf(drawn(*PLACES, *numbers), Limits()).text


@pytest.mark.parametrize("x", [60.0, 540.0])
@pytest.mark.parametrize("first", [1, 113])
def test_numbers_in_either_margin_go(x: float, first: int) -> None:
    """Page by page or counted on, before the lines or behind them."""
    numbers = [(x, 740.0 - 14 * i, 7.0, str(first + i)) for i in range(len(LINES))]
    assert text(*numbers) == text()


def test_numbers_of_every_second_line_go() -> None:
    assert text(*((60.0, 726.0 - 28 * i, 7.0, str(2 * i + 2)) for i in range(6))) == text()


def test_items_of_a_list_keep_their_numbers() -> None:
    """They begin with a capital each."""
    items = [f"{line[0].upper()}{line[1:]}" for line in LINES]
    printed = [
        part
        for i, item in enumerate(items)
        for part in ((60, 740 - 14 * i, 11, f"{i + 1}."), (90, 740 - 14 * i, 11, item))
    ]
    assert "12." in read_pdf(drawn(*printed), Limits()).text


def test_figures_of_a_table_stay() -> None:
    cells = [
        part
        for i in range(12)
        for part in (
            (72, 740 - 14 * i, 11, f"{i + 1}"),
            (150, 740 - 14 * i, 11, "Nets and ropes"),
            (350, 740 - 14 * i, 11, f"{7 * i}"),
        )
    ]
    read = read_pdf(drawn(*cells), Limits()).text
    assert "12 | Nets and ropes | 77" in read


@pytest.mark.parametrize("figures", [("3", "1", "4", "1", "5", "9", "2", "6", "5", "3", "5", "8"), ("1", "2", "3")])
def test_figures_that_count_no_lines_stay(figures: tuple[str, ...]) -> None:
    numbers = [(60.0, 740.0 - 14 * i, 7.0, figure) for i, figure in enumerate(figures)]
    assert all(figure in text(*numbers) for figure in figures)
