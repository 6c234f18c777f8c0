"""XLSX: the rows of every sheet as rows of tables, sheet by sheet; long cells are paragraphs.

What a cell shows is read from the package itself (ECMA-376, part 1, 18.3): shared strings, strings of its own, numbers,
and days, which are numbers with a format of days. Formulas count as the value that the program stored with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.office import office_extraction, package_properties, row_pieces
from astana_nlp.readers.packages import Package, attribute, local
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits
    from astana_nlp.readers.packages import Element

# the formats of days that need no definition (18.8.30)
_DAYS = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# the day 0 of both calendars; the first takes 1900 for a leap year, so that its days are right from March 1900 on
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - days have no time zone
_MOST_DAYS = 2_958_465  # 9999-12-31


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: tuple[str, ...]
    day_styles: frozenset[int]
    since_1904: bool


def read_xlsx(data: bytes, limits: Limits) -> Extraction:
    """Read an XLSX file; each sheet is a page, with its name as heading where there are several.

    Args:
        data: the bytes of the package.
        limits: members and bytes that are unpacked at most.

    Raises:
        UnreadableError: the package is damaged, encrypted, a bomb, or holds no sheet.
    """
    package = Package(data, limits)
    sheets = package.listed("xl/worksheets/sheet", by="xl/workbook.xml", as_element="sheet")
    if not sheets:
        raise UnreadableError("there is no sheet in this XLSX", "open it in an office program and save it anew")
    workbook = package.spare_xml("xl/workbook.xml")
    titles = _titles(package, workbook)
    book = _Book(_strings(package), _day_styles(package), _since_1904(workbook))
    pieces: list[Piece] = []
    for page, (_, name) in enumerate(sheets, start=1):
        if len(sheets) > 1 and name in titles:
            pieces.append(Piece(one_line(titles[name]), Section.HEADING, page))
        for row in _rows(package.spare_xml(name), book):
            pieces += row_pieces(row, page)
    found = office_extraction(pieces, "xlsx", package_properties(package))
    return replace(found, problems=package.problems)


def _titles(package: Package, workbook: Element | None) -> dict[str, str]:
    """Return the titles of the sheets by the names of their parts: a book that was sorted anew keeps its parts."""
    if workbook is None:
        return {}
    parts = package.related("xl/workbook.xml")
    return {parts.get(attribute(e, "id"), ""): attribute(e, "name") for e in workbook.iter("{*}sheet")}


def _rows(root: Element | None, book: _Book) -> Iterator[list[str]]:
    for row in root.iter("{*}row") if root is not None else ():
        yield [_shown(cell, book) for cell in row if local(cell) == "c"]


def _shown(cell: Element, book: _Book) -> str:
    """Return what a cell shows."""
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        return _text(cell)
    value = next((child.text or "" for child in cell if local(child) == "v"), "").strip()
    if kind == "s":
        return book.strings[int(value)] if value.isdecimal() and int(value) < len(book.strings) else ""
    if kind in {"b", "e"}:
        return ""
    style = attribute(cell, "s") or "0"
    is_day = kind in {"", "n"} and style.isdecimal() and int(style) in book.day_styles
    return (is_day and _day(value, since_1904=book.since_1904)) or value


def _day(value: str, *, since_1904: bool) -> str:
    """Return the ISO day of a serial number, or nothing where it is none."""
    try:
        number = float(value)
    except ValueError:
        return ""
    if not 1 <= number <= _MOST_DAYS:
        return ""
    return (_EPOCHS[since_1904] + timedelta(days=int(number))).date().isoformat()


def _strings(package: Package) -> tuple[str, ...]:
    root = package.spare_xml("xl/sharedStrings.xml")
    return tuple(_text(item) for item in root.iter("{*}si")) if root is not None else ()


def _text(item: Element) -> str:
    """Return the text of a string, without the reading aids of Japanese."""
    aids = {id(e) for aid in item.iter("{*}rPh") for e in aid.iter("{*}t")}
    return "".join(e.text or "" for e in item.iter("{*}t") if id(e) not in aids)


def _day_styles(package: Package) -> frozenset[int]:
    """Return the indices of the cell formats that show days."""
    root = package.spare_xml("xl/styles.xml")
    if root is None:
        return frozenset()
    own = ((attribute(e, "numFmtId"), attribute(e, "formatCode")) for e in root.iter("{*}numFmt"))
    codes = {number: _QUOTED.sub("", code).lower() for number, code in own}
    formats = next((list(e) for e in root.iter("{*}cellXfs")), [])
    numbers = [attribute(e, "numFmtId") for e in formats]
    return frozenset(i for i, number in enumerate(numbers) if _is_day_format(number, codes.get(number, "")))


def _is_day_format(number: str, code: str) -> bool:
    return ("d" in code or "y" in code) if code else number.isdecimal() and int(number) in _DAYS


def _since_1904(workbook: Element | None) -> bool:
    found = next(workbook.iter("{*}workbookPr"), None) if workbook is not None else None
    return found is not None and attribute(found, "date1904") in {"1", "true"}
