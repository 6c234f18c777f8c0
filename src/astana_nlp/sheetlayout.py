"""How sheets of a workbook look on screen and on paper: rows as high as their text, pages that repeat the header."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

A4 = 9  # its number in the format
LINE = 15.0  # points that a line of text takes in the default font of spreadsheet programs
MOST_LINES = 12  # a longer text is read in the cell's own field; one record should not fill the screen
PAGE = 190  # characters that the width of a landscape A4 page holds at a size that can be read


def on_paper(sheet: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 -- openpyxl has no types
    """Let a sheet print on landscape A4, as many pages wide as its text needs, with header and first column on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, round(sum(widths) / PAGE)), 0
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"


def as_high_as_its_text(sheet: Any, number: int, texts: Iterable[tuple[float, str]]) -> None:  # noqa: ANN401 -- see above
    """Give a row the height that its texts need, each in a column of so many characters.

    LibreOffice leaves a row without a height one line high and hides the rest. The height is not marked as somebody's
    own, so that programs go on fitting it when a cell changes.
    """
    lines = max((_lines(text, width) for width, text in texts), default=1)
    if lines > 1:
        sheet.row_dimensions[number] = _fitted()(sheet, index=number, ht=LINE * min(lines, MOST_LINES))


@cache
def _fitted() -> Any:  # noqa: ANN401 -- see above
    """Return the kind of row whose height is not marked as somebody's own."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Fitted(RowDimension):  # type: ignore[misc]
        customHeight = None  # noqa: N815 -- the name of the attribute in the file

    return Fitted


def _lines(text: str, width: float) -> int:
    """Return the number of lines that words take which are never broken."""
    lines, at = 1, 0
    for word in text.split():
        if at and at + 1 + len(word) > width:
            lines, at = lines + 1, len(word)
        else:
            at += len(word) + bool(at)
    return lines
