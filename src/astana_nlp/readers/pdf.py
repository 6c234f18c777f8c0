"""PDF files: text in reading order, with the role of every paragraph and its page.

PDFium (through pypdfium2) says which character stands where; everything else is worked out from that: rows and words
(`pdf_lines`), right-to-left order (`pdf_bidi`), columns (`pdf_columns`), running heads (`pdf_furniture`), notes
(`pdf_notes`), paragraphs and headings (`pdf_paragraphs`). pdfplumber finds the cells of ruled tables, and reads files
in which PDFium finds nothing. Pages without usable characters are recognised (`pdf_scans`).
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.paragraphs import Piece, assemble
from astana_nlp.readers.pdf_glyphs import page_glyphs
from astana_nlp.readers.pdf_layout import StoredPage, laid_out, stored
from astana_nlp.readers.pdf_scans import Scans
from astana_nlp.readers.pdf_tables import plumbed_glyphs
from astana_nlp.readers.properties import known_author, known_title
from astana_nlp.readers.recognised import place_words
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers import Limits

_CREATED = re.compile(r"D:(\d{4})(?:(\d{2})(\d{2})?)?")
# objects between two looks; of usual 700
_COLLECTED = 50_000
# PDFium keeps the fonts and pictures of all pages that it has shown until the file is closed, which is opened again in
# a millisecond: 500 pages with fonts of their own took 110 MB, by fifties they take 25
_PAGES_AT_ONCE = 50
# marks of the notes that thank for help
_MARKS = "*∗†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹ "


def read_pdf(data: bytes, limits: Limits) -> Extraction:
    """Read a PDF.

    A file in which no page has a text layer, and none was recognised, gives an extraction with empty text whose
    `problems` say what to do, so that the caller can tell a scan from a damaged file. `published` is the day on which
    the file was made, and says so.

    Raises:
        UnreadableError: the file is encrypted, damaged or no PDF.
    """
    with _seldom_collected():
        return _read(data, limits)


def _read(data: bytes, limits: Limits) -> Extraction:
    scans = Scans(limits.ocr)
    with _opened(data) as document:
        count, metadata = len(document), _metadata(document)
    pages, from_scan, problems = _read_pages(_pages(data, min(count, limits.max_pages)), limits, scans)
    problems += scans.problems()
    if count > limits.max_pages:
        problems.append(f"only the first {limits.max_pages} of {count} pages were read: raise max_pages to read all")
    if not problems and not any(page.rows.lengths for page in pages):
        pages = [stored(page) for page in plumbed_glyphs(data, limits.max_pages)]
        if not pages:
            problems.append("the PDF has pages but no text: it may be damaged")
    pieces = laid_out(pages)
    text, blocks = assemble(pieces)
    return Extraction(
        text=text,
        blocks=blocks,
        format="pdf",
        pages=count,
        title=_title(pieces, metadata.get("Title", "")),
        author=known_author(metadata.get("Author", "")),
        published=_created(metadata.get("CreationDate", "")),
        published_from="file" if _created(metadata.get("CreationDate", "")) else "unknown",
        ocr=from_scan or bool(scans.words),
        problems=tuple(problems),
        recognised=place_words(text, blocks, scans.words),
    )


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for cycles less often: characters are many small tuples without any, a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


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


def _pages(data: bytes, count: int) -> Iterator[tuple[int, Any]]:
    """Yield the pages with their numbers, None for one that is damaged; each is closed when the next one is wanted."""
    import pypdfium2

    for first in range(1, count + 1, _PAGES_AT_ONCE):
        with _opened(data) as document:
            for number in range(first, min(first + _PAGES_AT_ONCE, count + 1)):
                try:
                    page = document[number - 1]
                except pypdfium2.PdfiumError:
                    yield number, None
                    continue
                yield number, page
                page.close()


def _read_pages(
    found: Iterator[tuple[int, Any]], limits: Limits, scans: Scans
) -> tuple[list[StoredPage], bool, list[str]]:
    """Return the pages, whether some have the text layer of an OCR program, and what a reviewer should know."""
    import pypdfium2

    pages: list[StoredPage] = []
    problems: list[str] = []
    characters, from_scan = 0, False
    for number, page in found:
        try:
            read = scans.read(page, page_glyphs(page, number)) if page else None
        except pypdfium2.PdfiumError:
            read = None
        if read is None:
            problems.append(f"page {number} is damaged and was left out")
            continue
        characters += len(read.glyphs)
        if characters > limits.max_characters:
            problems.append(f"the text was cut at page {number}: it has more than {limits.max_characters} characters")
            break
        from_scan = from_scan or (read.invisible > 0 and read.drawings.images > 0)
        pages.append(stored(read))
    return pages, from_scan, problems


def _title(pieces: Sequence[Piece], named: str) -> str:
    """Return the title that the first page prints, or the one that the file names where that is one."""
    printed = next((piece.text for piece in pieces if piece.section is Section.TITLE), "").rstrip(_MARKS)
    return printed or known_title(named)


def _metadata(document: Any) -> dict[str, str]:  # noqa: ANN401 - pypdfium2 has no types
    return dict(document.get_metadata_dict(skip_empty=True))


def _created(stamp: str) -> str:
    """Return the day of a PDF date (`D:20171128…`) as ISO 8601, or nothing."""
    match = _CREATED.match(stamp)
    return "-".join(part for part in match.groups() if part) if match else ""
