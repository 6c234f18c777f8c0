"""The workbook for review: what the machine says takes no typing, what a person says is chosen from lists.

Excel sorts and deletes rows of a protected sheet only where no cell of them is locked. So the body is open, the header
and the order of columns are locked, and a validation refuses what is typed into the machine's columns; what gets there
by other ways is restored on import, which takes the machine's columns from the run.

Cells that could begin a formula are text with the mark that keeps programs from reading them again; formulas that come
back are not run but told. An archive that unpacks without end or declares entities is refused before it is read.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from astana_nlp import knowledge
from astana_nlp.errors import OutputError, UnreadableError
from astana_nlp.review.decisions import NO_ROUND
from astana_nlp.review.entries import STANCES, TARGETS, TYPED, Entry
from astana_nlp.sheetlayout import as_high_as_its_text, on_paper
from astana_nlp.spelling import is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

SHEET, CODES, HELP = "stances", "codes", "help"
LONGEST = 32_767  # characters that a cell of such a workbook may hold
FILLS = {"support": "D5EFDC", "oppose": "F8D7D6", "conditional": "FCE8C5", "neutral": "E3E7EC"}
WIDTHS = {
    "evidence": 70,
    "context": 50,
    "explanation": 40,
    "note": 34,
    "holder": 30,
    "reviewed_holder": 30,
    "target": 24,
    "reviewed_target": 24,
    "document": 30,
}
READ = frozenset({"holder", "evidence", "note"})  # columns that are read to the end while deciding
ENTRY = frozenset(Entry.__dataclass_fields__)
HEAD = "1F3A5F"
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
SPOKEN = frozenset({"evidence", "context", "note", "speaker"})  # columns in the language of the document
GUIDE = (
    "White columns are yours: review, reviewed_…, reviewer, reviewed_at, note. Grey ones are the machine's.",
    "review: confirmed (all is right), corrected (the reviewed_… columns say what is right),",
    "    rejected (there is no such position), unsure.",
    "reviewed_round: a number, or 'none' where the record concerns no round.",
    "Sort, filter, colour, hide and delete rows as you like; rows that are deleted here change nothing.",
    "Changes to grey columns are ignored: correct them in the reviewed_… column of the same name.",
    "Bring it back with: astana review RUN --import this-file.xlsx",
)


def to_xlsx(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one row a record."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(SHEET)
    letters = {name: get_column_letter(i) for i, name in enumerate(columns, 1)}
    for name, letter in letters.items():
        sheet.column_dimensions[letter].width = WIDTHS.get(name, 15)
    on_paper(sheet, [WIDTHS.get(name, 15) for name in columns])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{letters[columns[-1]]}{len(rows) + 1}"
    _lists(sheet, letters, len(rows) + 1)
    _refuse_typing(sheet, [letter for name, letter in letters.items() if name not in ENTRY], len(rows) + 1)
    _colours(sheet, letters, len(rows) + 1)
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells", "deleteRows"):
        setattr(sheet.protection, allowed, False)  # False: not locked
    cells = _Cells(sheet, columns)
    sheet.append([cells.head(name) for name in columns])
    for number, row in enumerate(rows, 2):
        texts = [(WIDTHS[name], text) for name, text in zip(columns, row, strict=True) if name in READ]
        as_high_as_its_text(sheet, number, texts)
        sheet.append(cells.row(row))
    _more(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class _Cells:
    """Makes cells of a few kinds, whose styles are shared."""

    def __init__(self, sheet: WriteOnlyWorksheet, columns: Sequence[str]) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill, Protection

        self._sheet = sheet
        self._columns = columns
        self._language = columns.index("language") if "language" in columns else None
        top = {"vertical": "top", "wrap_text": True}
        self._place = Alignment(**top), Alignment(**top, horizontal="right", readingOrder=2, indent=1)
        self._open = Protection(locked=False)
        self._grey = PatternFill("solid", fgColor="F3F4F6")
        self._head = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=HEAD)

    def head(self, name: str) -> Any:  # noqa: ANN401 -- the library has no types
        cell = self._cell(name)
        cell.font, cell.fill = self._head
        return cell

    def row(self, values: Sequence[str]) -> list[Any]:
        turned = self._language is not None and values[self._language] in RIGHT_TO_LEFT
        return [self._body(name, value, turned=turned) for name, value in zip(self._columns, values, strict=True)]

    def _body(self, name: str, value: str, *, turned: bool) -> Any:  # noqa: ANN401 -- the library has no types
        cell = self._cell(value)
        cell.alignment = self._place[(turned and name in SPOKEN) or is_arabic(value[:1])]
        cell.protection = self._open
        if name not in ENTRY:
            cell.fill = self._grey
        return cell

    def _cell(self, value: str) -> Any:  # noqa: ANN401 -- the library has no types
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, None)
        if value:
            cell.value = value[:LONGEST]
            cell.data_type = "s"  # never a formula
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        return cell


def from_xlsx(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the place and the cells of every row of the sheet that has our columns, the header first.

    Raises:
        OutputError: it is damaged, encrypted, a bomb, or no workbook.
    """
    from openpyxl import load_workbook

    _refuse_hostile(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = next((s for s in book.worksheets if _header(s)), None)
        for number, row in enumerate(sheet.iter_rows() if sheet else (), 1):
            yield f"row {number}", [_text(cell) for cell in row]
    except OutputError:
        raise
    except Exception as error:  # the library raises whatever its parsers raise
        raise _refused(f"it is damaged ({type(error).__name__})") from error


def _header(sheet: Any) -> bool:  # noqa: ANN401 -- the library has no types
    first = next(iter(sheet.iter_rows(max_row=1, values_only=True)), ())
    return "stance_id" in {str(value).strip().lower() for value in first}


def _text(cell: Any) -> str:  # noqa: ANN401 -- the library has no types
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _refuse_hostile(content: bytes) -> None:
    from astana_nlp.readers import Limits
    from astana_nlp.readers.packages import Package

    try:
        package = Package(content, Limits())
        for name in package.names:
            if name.endswith((".xml", ".rels")) and b"<!" in package.part(name)[:2000]:
                raise _refused("it declares entities, which no program for spreadsheets writes")
    except UnreadableError as error:
        raise _refused(error.problem) from error


def _refused(why: str) -> OutputError:
    return OutputError(f"the workbook cannot be read: {why}", "export again, or save it anew")


def _lists(sheet: Any, letters: dict[str, str], last: int) -> None:  # noqa: ANN401 -- the library has no types
    """Give the coded columns their lists; names of holders are proposed, others allowed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rounds = [NO_ROUND, *(str(entry.number) for entry in knowledge.rounds())]
    for name, codes in {
        "review": list(TYPED),
        "reviewed_stance": sorted(STANCES),
        "reviewed_target": sorted(TARGETS),
        "reviewed_round": rounds,
    }.items():
        chosen = DataValidation(type="list", formula1=f'"{",".join(codes)}"', allow_blank=True, showErrorMessage=True)
        chosen.error, chosen.errorTitle = f"One of: {', '.join(codes)}", name
        chosen.add(f"{letters[name]}2:{letters[name]}{max(last, 2)}")
        sheet.data_validations.append(chosen)
    names = DataValidation(type="list", formula1=f"={CODES}!$A$1:$A${len(knowledge.actors())}", allow_blank=True)
    names.showErrorMessage = False
    names.add(f"{letters['reviewed_holder']}2:{letters['reviewed_holder']}{max(last, 2)}")
    sheet.data_validations.append(names)


def _refuse_typing(sheet: Any, letters: Sequence[str], last: int) -> None:  # noqa: ANN401 -- the library has no types
    from openpyxl.worksheet.datavalidation import DataValidation

    never = DataValidation(type="custom", formula1="FALSE", allow_blank=False, showErrorMessage=True)
    never.errorTitle = "The machine's column"
    never.error = "Say what is right in the reviewed_… column; changes here are ignored."
    for letter in letters:
        never.add(f"{letter}2:{letter}{max(last, 2)}")
    sheet.data_validations.append(never)


def _colours(sheet: Any, letters: dict[str, str], last: int) -> None:  # noqa: ANN401 -- the library has no types
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill

    for name in ("stance", "reviewed_stance"):
        for stance, colour in FILLS.items():
            fill = PatternFill("solid", bgColor=colour)
            rule = CellIsRule(operator="equal", formula=[f'"{stance}"'], fill=fill)
            sheet.conditional_formatting.add(f"{letters[name]}2:{letters[name]}{max(last, 2)}", rule)


def _more(book: Any) -> None:  # noqa: ANN401 -- the library has no types
    """Add the guide, and the hidden sheet with the names that the lists propose."""
    guide = book.create_sheet(HELP)
    guide.column_dimensions["A"].width = 120
    for line in GUIDE:
        guide.append([line])
    codes = book.create_sheet(CODES)
    codes.sheet_state = "hidden"
    for name in sorted(actor.name for actor in knowledge.actors()):
        codes.append([name])
