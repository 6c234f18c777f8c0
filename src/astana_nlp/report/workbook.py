"""The findings as a workbook for spreadsheet programs, with the same numbers as the page and the table."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

from astana_nlp.findings.doubts import contradicts
from astana_nlp.findings.networks import NORMALISATIONS
from astana_nlp.findings.table import Positions, position_rows
from astana_nlp.report.graphs import KINDS
from astana_nlp.report.matrix import NO_ROUND, rounds_matrix
from astana_nlp.report.wording import LABEL_SIGNS, LABEL_WORDS, on_what, side
from astana_nlp.sheetlayout import as_high_as_its_text, on_paper
from astana_nlp.spelling import is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.findings.gathering import Findings

    Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]

LONGEST = 32_767  # characters that a cell may hold
# more than anybody reads in a spreadsheet; the files of the networks have all
MOST_TIES = 2_000
WIDE = frozenset({"evidence", "first evidence", "second evidence", "what is wrong", "meaning"})
BROAD = frozenset(
    {
        "actor",
        "actor_id",
        "other actor",
        "target",
        "document",
        "evidence_document",
        "on",
        "motives",
        "about",
        "sentence_id",
        "figure",
    }
)
HEAD = "E8EDF3"
FILLS = {"+": "D3EBEE", "−": "FBE0D2", "±": "F7EABF", "o": "E6E8EB", "≠": "ECDFF7"}
# a fixed time makes the same findings the same bytes
_MADE = (2000, 1, 1, 0, 0, 0)
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def workbook(findings: Findings) -> bytes:
    """Return the findings as an XLSX file of one sheet a kind of finding."""
    from openpyxl import Workbook

    book: Any = Workbook(write_only=True)
    book.properties.creator = "astana_nlp"
    for name, columns, rows in _sheets(findings):
        _fill(book.create_sheet(name), columns, rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _sheets(findings: Findings) -> Iterator[Sheet]:
    yield "matrix", *_matrix(findings)
    columns = tuple(Positions.to_schema().columns)
    yield "positions", columns, ([row[name] for name in columns] for row in position_rows(findings.positions))
    yield "changes", *_changes(findings)
    yield "contradictions", *_contradictions(findings)
    yield "rounds", *_rounds(findings)
    yield "motives", *_motives(findings)
    yield "ties", *_ties(findings)
    yield "coverage", ("figure", "group", "number"), _coverage(findings)
    yield "signs", ("sign", "meaning"), ((LABEL_SIGNS[label], LABEL_WORDS[label]) for label in LABEL_SIGNS)


def _matrix(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    matrix = rounds_matrix(findings.positions)
    heads = ["no round" if number == NO_ROUND else f"round {number}" for number in matrix.columns]
    rows = [
        (row.actor.name, side(row.actor.side), *(LABEL_SIGNS[held[0].label] if held else None for held in row.cells))
        for row in matrix.rows
    ]
    return ("actor", "side", *heads), rows


def _changes(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    told = [(which, "on", "date", f"{which} evidence", "document", "page") for which in ("first", "second")]
    columns = ("actor", "side", "certainty", "one of many", "motives", *told[0], *told[1])
    rows = (
        (
            *(c.actor.name, side(c.actor.side), c.certainty, "yes" if c.group else "no", ";".join(c.motives)),
            *(
                value
                for s in (c.before, c.after)
                for value in (
                    *(s.stance, on_what(s.target, s.round), s.date),
                    *(s.quote.text, s.source.document, s.quote.page),
                )
            ),
        )
        for c in findings.changes
    )
    return columns, rows


def _contradictions(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    columns = ("weight", "kind", "about", "what is wrong", "first evidence", "document", "page")
    rows = []
    for doubt in findings.evidence.doubts:
        if contradicts(doubt):
            quotes = [v for q in doubt.quotes for v in (q.text, q.source.document, q.page)]
            rows.append(
                (doubt.weight, doubt.kind, doubt.about, doubt.explanation, *quotes, *[None] * (6 - len(quotes)))
            )
    return (*columns, "second evidence", "document", "page"), sorted(rows, key=lambda row: -row[0])


def _rounds(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    columns = ("round", "first day", "last day", "place", "actor", "calendar", "sources say", "claims", "disputed")
    rows = (
        (
            *(r.number, r.entry.first, r.entry.last, r.entry.place, p.name, p.calendar, kind, len(claims)),
            "yes" if p.disputed else "no",
        )
        for r in findings.rounds
        for p in r.presence
        for kind, claims in (p.claims or {"": ()}).items()
    )
    return columns, rows


def _motives(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    motives = findings.motives
    tables = {"stance": motives.by_stance, "actor": motives.by_actor, "side": motives.by_side, "year": motives.by_year}
    rows = (
        (motive, by, name, n)
        for by, counts in tables.items()
        for (motive, name), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    return ("motive", "by", "of", "positions"), rows


def _ties(findings: Findings) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    columns = ("actor", "other actor", *KINDS, *(f"congruence by {n.replace('_', ' ')}" for n in NORMALISATIONS))
    ties = sorted(findings.networks.whole.ties, key=lambda t: (-t.congruence, -t.conflict, t.actors[0].key))
    rows = (
        (
            *(a.name for a in t.actors),
            *(t.weight(kind) for kind in KINDS),
            *t.normalised("congruence").values(),
        )
        for t in ties[:MOST_TIES]
    )
    return columns, rows


def _coverage(findings: Findings) -> Iterator[Sequence[Any]]:
    coverage = findings.coverage
    for figure in ("documents", "pages", "sentences", "copies", "scanned", "records", "reviewed"):
        yield figure, "", getattr(coverage, figure)
    for figure in ("languages", "formats", "sides", "years", "dated_by", "decisions"):
        for group, n in getattr(coverage, figure).most_common():
            yield figure.replace("_", " "), group, n
    for kind, n in Counter(d.kind for d in findings.evidence.doubts).most_common():
        yield "doubts", kind, n
    for i, n in enumerate(coverage.certainty):
        yield "unreviewed records by confidence", f"{i / 10:.1f} to {(i + 1) / 10:.1f}", n


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:  # noqa: ANN401 -- openpyxl has no types
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    widths = [_width(name) for name in columns]
    for i, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    on_paper(sheet, widths)
    cells = _Cells(sheet)
    sheet.append([cells.head(name) for name in columns])
    count = 1
    for row in rows:
        count += 1
        texts = [(width, value) for width, value in zip(widths, row, strict=True) if isinstance(value, str)]
        as_high_as_its_text(sheet, count, texts)
        sheet.append([cells.body(value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _width(name: str) -> float:
    if name.startswith("round "):
        return 9
    if name == "side":
        return 18
    return 60 if name in WIDE else 30 if name in BROAD else max(12, len(name) + 4)


class _Cells:
    """Makes cells of a few kinds, whose styles are shared."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 -- openpyxl has no types
        from openpyxl.styles import Alignment, Font, PatternFill

        self._sheet = sheet
        self._top, self._middle = (
            Alignment(vertical="top", wrap_text=True),
            Alignment(horizontal="center", vertical="top"),
        )
        self._turned = Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2, indent=1)
        self._number = Alignment(horizontal="right", vertical="top", indent=1)
        self._bold, self._head = Font(bold=True), PatternFill("solid", fgColor=HEAD)
        self._fills = {sign: PatternFill("solid", fgColor=colour) for sign, colour in FILLS.items()}

    def head(self, name: str) -> Any:  # noqa: ANN401 -- openpyxl has no types
        cell = self._cell(name)
        cell.font, cell.fill, cell.alignment = self._bold, self._head, self._top
        return cell

    def body(self, value: Any) -> Any:  # noqa: ANN401 -- openpyxl has no types
        cell = self._cell(value)
        if value in self._fills:
            cell.fill, cell.alignment = self._fills[value], self._middle
        else:
            cell.alignment = self._placed(value)
        return cell

    def _placed(self, value: Any) -> Any:  # noqa: ANN401 -- openpyxl has no types
        """Return where a value stands in its cell; a name from right to left keeps off the cell beside it."""
        if not isinstance(value, str):
            return self._number
        return self._turned if is_arabic(value[:1]) else self._top

    def _cell(self, value: Any) -> Any:  # noqa: ANN401 -- openpyxl has no types
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        if not isinstance(value, str):
            return WriteOnlyCell(self._sheet, value)
        cell = WriteOnlyCell(self._sheet, None)
        if value:
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
            cell.data_type = "s"  # never a formula
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        return cell


def _timeless(content: bytes) -> bytes:
    """Return an archive with the same members, all of one time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            # the library writes the time of saving into the properties, whatever they were set to
            content = _SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", old.read(name))
            new.writestr(zipfile.ZipInfo(name, _MADE), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
