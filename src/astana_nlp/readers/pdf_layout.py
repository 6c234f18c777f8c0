"""Pages of characters to the pieces of a document: the one way from places on paper to text in reading order.

Pages are looked at twice: first one by one, packed away at once; then, when heads and gutters of all pages are known,
one by one again. PDFs and pictures go the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median_low
from typing import TYPE_CHECKING

from astana_nlp.readers.contents import with_contents
from astana_nlp.readers.endnotes import with_endnotes
from astana_nlp.readers.layout import bare, layout
from astana_nlp.readers.paragraphs import Piece, mark_footnotes, rejoin, vocabulary_of
from astana_nlp.readers.pdf_aligned import with_aligned_tables
from astana_nlp.readers.pdf_bidi import is_right_to_left
from astana_nlp.readers.pdf_columns import columns_of, gutter_of
from astana_nlp.readers.pdf_dropcaps import with_initials
from astana_nlp.readers.pdf_furniture import Outline, furniture, outlines
from astana_nlp.readers.pdf_letters import lettered
from astana_nlp.readers.pdf_linenumbers import without_line_numbers
from astana_nlp.readers.pdf_lines import Line, Row, line_of
from astana_nlp.readers.pdf_paragraphs import HEADING_SIZE, PageLines, Print, pieces_of, usual_print
from astana_nlp.readers.pdf_store import PackedRows, pack
from astana_nlp.readers.pdf_tables import rows_with_tables
from astana_nlp.readers.scan_marks import with_marks
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers.pdf_drawings import Rule
    from astana_nlp.readers.pdf_glyphs import PageGlyphs


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page looked at once: its rows and those of its boxes, packed, and what heads and gutters are told by."""

    number: int
    rows: PackedRows
    boxes: tuple[PackedRows, ...]
    outlines: tuple[Outline, ...]
    rules: tuple[Rule, ...]
    gutter: float | None
    right_to_left: bool
    recognised: bool = False


def stored(page: PageGlyphs) -> StoredPage:
    """Look at the characters of a page for the first time."""
    found, boxes = rows_with_tables(replace(page, glyphs=tuple(with_initials(lettered(page.glyphs)))))
    rows = without_line_numbers(found)
    return StoredPage(
        number=page.number,
        rows=pack(rows),
        boxes=tuple(map(pack, boxes)),
        outlines=tuple(outlines(rows)),
        rules=tuple(rule for rule in page.drawings.rules if rule.is_across),
        gutter=gutter_of(rows),
        right_to_left=is_right_to_left("".join([g.text for g in page.glyphs])),
        recognised=page.recognised,
    )


def laid_out(pages: list[StoredPage]) -> list[Piece]:
    """Return the pieces of the document in reading order.

    Args:
        pages: all pages; the list is emptied, for their rows and their lines would not fit beside each other.
    """
    recognised = frozenset(page.number for page in pages if page.recognised)
    lined = _lined(pages)
    lines = [line for page in lined for column in page.columns for line in column]
    usual = usual_print(lines)
    texts = [line.text for line in lines]
    vocabulary = vocabulary_of(" ".join(texts), texts)
    pieces = with_contents(pieces_of(lined, usual, vocabulary))
    marked = with_marks(mark_footnotes(pieces), recognised)
    whole = with_endnotes(rejoin(marked, vocabulary))
    return _with_roles(whole, _title_line(lined, usual))


def _lined(pages: list[StoredPage]) -> list[PageLines]:
    """Return the pages, taken from their list, with their lines in reading order."""
    running = furniture([page.outlines for page in pages])
    gutters = [page.gutter for page in pages if page.gutter is not None]
    usual = median_low(gutters) if gutters else None
    pages.reverse()
    return [_page_lines(pages.pop(), heads, usual) for heads in running]


def _page_lines(page: StoredPage, heads: set[int], usual: float | None) -> PageLines:
    rows = page.rows.unpacked()
    body = [row for index, row in enumerate(rows) if index not in heads]
    boxes = [box.unpacked() for box in page.boxes]
    return PageLines(
        page.number,
        tuple(_columns(body, page, usual)),
        tuple(line.text for line in _lines([row for index, row in enumerate(rows) if index in heads], page)),
        page.rules,
        page.recognised,
        tuple(column for box in boxes for column in _columns(box, page, None)),
    )


def _columns(rows: Sequence[Row], page: StoredPage, usual: float | None) -> Iterator[tuple[Line, ...]]:
    for column in columns_of(rows, right_to_left=page.right_to_left, usual=usual):
        yield _lines(with_aligned_tables(column.rows, page.number), page)


def _lines(rows: Sequence[Row], page: StoredPage) -> tuple[Line, ...]:
    return tuple(line_of(row, page.number, page_right_to_left=page.right_to_left) for row in rows)


def _title_line(pages: Sequence[PageLines], usual: Print) -> str:
    """Return the first line of the title: the largest print of the first page that is larger than the body."""
    lines = [
        line for page in pages[:1] for column in page.columns for line in column if any(map(str.isalpha, line.text))
    ]
    largest = max(lines, key=lambda line: line.size, default=None)
    if not largest or largest.size <= HEADING_SIZE * usual.size or bare(largest.text) in layout().references:
        return ""
    return largest.text


def _with_roles(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Name the title, and what stands below a heading like 'References'."""
    out: list[Piece] = []
    sources = False
    for piece in pieces:
        if title and piece.section is Section.HEADING and piece.text.startswith(title):
            out.append(replace(piece, section=Section.TITLE))
            title = ""
            continue
        if piece.section is Section.HEADING:
            sources = bare(piece.text) in layout().references
        if sources and piece.section is Section.BODY:
            out.append(replace(piece, section=Section.REFERENCE))
        else:
            out.append(piece)
    return out
