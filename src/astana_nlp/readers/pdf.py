"""PDF files: text in reading order, with the role of every paragraph and its page.

PDFium (through pypdfium2) says which character stands where; everything else is worked out from that: rows and words
(`pdf_lines`), right-to-left order (`pdf_bidi`), columns (`pdf_columns`), running heads (`pdf_furniture`), paragraphs,
headings and footnotes (`pdf_paragraphs`). pdfplumber finds ruled tables, and reads files in which PDFium finds nothing.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from statistics import median_low
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.layout import bare, layout
from astana_nlp.readers.paragraphs import Piece, assemble, mark_footnotes, rejoin, vocabulary_of
from astana_nlp.readers.pdf_bidi import is_right_to_left
from astana_nlp.readers.pdf_columns import columns_of, gutter_of
from astana_nlp.readers.pdf_furniture import furniture
from astana_nlp.readers.pdf_glyphs import PageGlyphs, page_glyphs
from astana_nlp.readers.pdf_lines import Line, Row, line_of
from astana_nlp.readers.pdf_paragraphs import HEADING_SIZE, PageLines, Print, pieces_of, usual_print
from astana_nlp.readers.pdf_tables import plumbed_glyphs, rows_with_tables
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers import Limits

OCR_ADVICE = "it looks like a scan: run OCR over the file (for example ocrmypdf) and read the result"
# of the characters of a page; more of them without a meaning and the text is of no use
UNMAPPED = 0.3
_CREATED = re.compile(r"D:(\d{4})(?:(\d{2})(\d{2})?)?")
_JUNK_TITLE = re.compile(
    r"^(?:untitled|microsoft word|powerpoint|.*\.(?:docx?|pdf|indd|qxd|tex|odt)$|\W*$)", re.IGNORECASE
)


def read_pdf(data: bytes, limits: Limits) -> Extraction:
    """Read a PDF.

    A file in which no page has a text layer gives an extraction with empty text whose `problems` say what to do, so
    that the caller can tell a scan from a damaged file. `published` is the day on which the file was made, and says so.

    Raises:
        UnreadableError: the file is encrypted, damaged or no PDF.
    """
    with _opened(data) as document:
        count = len(document)
        pages, problems = _read_pages(document, min(count, limits.max_pages), limits)
        metadata = _metadata(document)
    if count > limits.max_pages:
        problems.append(f"only the first {limits.max_pages} of {count} pages were read: raise max_pages to read all")
    if not any(page.glyphs for page in pages) and not all(page.drawings.images for page in pages):
        pages = plumbed_glyphs(data, limits.max_pages) or pages
    if not problems and not any(page.glyphs for page in pages):
        problems.append("the PDF has pages but no text: it may be damaged, or its letters are drawn as pictures")
    pieces = _pieces(_laid_out(pages))
    text, blocks = assemble(pieces)
    return Extraction(
        text=text,
        blocks=blocks,
        format="pdf",
        pages=count,
        title=_title(pieces, metadata.get("Title", "")),
        author=one_line(metadata.get("Author", "")),
        published=_created(metadata.get("CreationDate", "")),
        published_from="file" if _created(metadata.get("CreationDate", "")) else "unknown",
        ocr=any(page.invisible and page.drawings.images for page in pages),
        problems=tuple(problems),
    )


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Open a PDF; its errors become ours."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("the PDF is encrypted", "remove the password and save it again") from error
        raise UnreadableError("the PDF is damaged", "open it in a viewer and print it to a new PDF") from error
    try:
        if not len(document):
            raise UnreadableError("the PDF has no pages", "get the file again")
        yield document
    finally:
        document.close()


def _read_pages(document: Any, count: int, limits: Limits) -> tuple[list[PageGlyphs], list[str]]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters of the pages, and what a reviewer should know of pages without usable text."""
    import pypdfium2

    pages: list[PageGlyphs] = []
    problems: list[str] = []
    characters = 0
    for number in range(1, count + 1):
        try:
            page = document[number - 1]
            found = page_glyphs(page, number)
            page.close()
        except pypdfium2.PdfiumError:
            problems.append(f"page {number} is damaged and was left out")
            continue
        characters += len(found.glyphs)
        if characters > limits.max_characters:
            problems.append(f"the text was cut at page {number}: it has more than {limits.max_characters} characters")
            break
        problems.extend(_page_problems(found))
        pages.append(found)
    return pages, problems


def _page_problems(page: PageGlyphs) -> Iterator[str]:
    printed = [g for g in page.glyphs if not g.text.isspace()]
    unmapped = sum(g.text == "\ufffd" or "\ue000" <= g.text[0] <= "\uf8ff" for g in printed)
    if not printed and page.drawings.images:
        yield f"page {page.number} has no text layer: {OCR_ADVICE}"
    elif printed and unmapped > UNMAPPED * len(printed):
        yield f"page {page.number} has a font that does not say which letters it draws: {OCR_ADVICE}"


def _laid_out(pages: Sequence[PageGlyphs]) -> list[PageLines]:
    """Return the pages with their lines in reading order."""
    rows = [rows_with_tables(page) for page in pages]
    running = furniture(rows)
    kept = [[row for i, row in enumerate(found) if i not in out] for found, out in zip(rows, running, strict=True)]
    gutters = [gutter for gutter in map(gutter_of, kept) if gutter is not None]
    usual = median_low(gutters) if gutters else None
    out: list[PageLines] = []
    for page, all_rows, body, furnished in zip(pages, rows, kept, running, strict=True):
        from_right = is_right_to_left("".join(g.text for g in page.glyphs))
        columns = columns_of(body, right_to_left=from_right, usual=usual)
        heads = [row for index, row in enumerate(all_rows) if index in furnished]
        lined = [_lines(part, page.number, from_right) for part in [*(c.rows for c in columns), heads]]
        rules = tuple(rule for rule in page.drawings.rules if rule.is_across)
        out.append(PageLines(page.number, tuple(lined[:-1]), tuple(line.text for line in lined[-1]), rules))
    return out


def _lines(rows: Sequence[Row], page: int, from_right: bool) -> tuple[Line, ...]:  # noqa: FBT001 - private
    return tuple(line_of(row, page, page_right_to_left=from_right) for row in rows)


def _pieces(pages: Sequence[PageLines]) -> list[Piece]:
    """Return the pieces of the document in reading order."""
    lines = [line for page in pages for column in page.columns for line in column]
    usual = usual_print(lines)
    vocabulary = vocabulary_of(" ".join(line.text for line in lines), [line.text for line in lines])
    pieces = pieces_of(pages, usual, vocabulary)
    return _with_roles(rejoin(mark_footnotes(pieces), vocabulary), _title_line(pages, usual))


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


def _title(pieces: Sequence[Piece], named: str) -> str:
    """Return the title that the first page prints, or the one that the file names where that is one."""
    printed = next((piece.text for piece in pieces if piece.section is Section.TITLE), "")
    named = one_line(named)
    return printed or ("" if _JUNK_TITLE.match(named) else named)


def _metadata(document: Any) -> dict[str, str]:  # noqa: ANN401 - pypdfium2 has no types
    return dict(document.get_metadata_dict(skip_empty=True))


def _created(stamp: str) -> str:
    """Return the day of a PDF date (`D:20171128…`) as ISO 8601, or nothing."""
    match = _CREATED.match(stamp)
    return "-".join(part for part in match.groups() if part) if match else ""
