"""Lines of columns to paragraphs, headings, captions, rows and footnotes.

A line ends a paragraph where the next word would still have fitted on it; that holds for justified and for ragged
lines, in both directions of writing. Indents, gaps and changes of the font say the same in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.contents import led
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.paragraphs import Piece, is_finished, is_item, join_lines, joined
from astana_nlp.readers.pdf_notes import NOTE_SIZE, Note, Page, calls_of, notes_of, without_notes
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.readers.paragraphs import Vocabulary
    from astana_nlp.readers.pdf_drawings import Rule
    from astana_nlp.readers.pdf_lines import Line

# In units of the font size, or as ratios of it. Found on pages in one and two columns in six languages
INDENT = 0.8
SPARE = 0.5
OTHER_SIZE = 1.08
HEADING_SIZE = 1.12
WIDE_GAP = 1.4
HEADING_CHARACTERS = 200
HEADING_LINES = 4
CAPTION_CHARACTERS = 400
# characters of a heading like 'References'
LONGEST_NAME = 40
# of the width of its column, a running head that is seen once; of its characters, letters, of which it has some
SHORT_HEAD, WORDY, LEAST_NAME = 0.7, 0.8, 6
FEW_LINES = 6
FEW_WORDS = 6
EXACT = 0.05
# of the characters of a recognised page that are of one print
PART = 0.2
# Naskh is set with 1.7; in a column of a few lines, wider steps part paragraphs
MOST_LEADING = 1.8

_BULLET = re.compile(r"[•▪●◦‣■□►➢✓*·–—-]\s")
_OPEN_URL = re.compile(r"(?:https?://|www\.)\S*[/_=&?%.#-]$")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in one column: the distance of lines, where they end, and how many there are."""

    leading: float
    left: float
    right: float
    lines: int

    def end(self, line: Line) -> float:
        """Return where lines of the direction of `line` end: examples in Latin letters stand in Persian columns too."""
        return -self.left if line.right_to_left else self.right


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """Return the usual font size."""
        return median(line.size for line in self.lines)


@dataclass(frozen=True, slots=True)
class Print:
    """How most characters of a document are printed."""

    size: float
    bold: bool


def usual_print(lines: Iterable[Line]) -> Print:
    """Return the font size and weight that most characters have."""
    prints: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        prints[round(line.size * 2) / 2, line.bold] += len(line.text)
    size, bold = max(prints, key=lambda kind: (prints[kind], kind), default=(10.0, False))
    return Print(size, bold)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page by columns in reading order, its running heads and feet, and the rules across it.

    `boxes` are the columns of text in boxes beside the text of the page.
    """

    number: int
    columns: tuple[tuple[Line, ...], ...]
    furniture: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    recognised: bool = False
    boxes: tuple[tuple[Line, ...], ...] = ()


def pieces_of(pages: Sequence[PageLines], usual: Print, vocabulary: Vocabulary) -> list[Piece]:
    """Return the pieces of a document: on each page paragraphs, then footnotes, then running heads.

    A paragraph that goes on in the next column or on the next page is one piece.

    Args:
        pages: the lines of all pages.
        usual: how the body of the document is printed.
        vocabulary: the words of the document, for words that are cut at line ends.
    """
    out: list[Piece] = []
    open_at: tuple[int, Line, Measures] | None = None
    last_note: int | None = None
    sources = False
    for whole in pages:
        page = _without_lone_head(whole, (out[open_at[0]], *open_at[1:]), usual) if open_at else whole
        found: list[Note] = []
        telling = _telling(page, usual, noted=last_note is not None)
        running = last_note is not None and not is_finished(out[last_note].text)
        for column in page.columns:
            above, below = without_notes(column, telling, running=running)
            sources = _lists_sources(column, usual, begun=sources)
            if sources and (not above or any(map(_heads_sources, below)) or _is_small(column, usual)):
                above, below = column, ()
            found.extend(notes_of(below, telling, running=running))
            measures = _measures(above)
            for index, paragraph in enumerate(_paragraphs(above, measures, usual)):
                piece = _piece(paragraph, usual, vocabulary)
                if not index and open_at and _continues(out[open_at[0]], open_at[1:], piece, paragraph.lines[0]):
                    out[open_at[0]] = joined(out[open_at[0]], piece, vocabulary)
                    open_at = (open_at[0], paragraph.lines[-1], measures)
                else:
                    out.append(piece)
                    open_at = (len(out) - 1, paragraph.lines[-1], measures)
        for box in page.boxes:
            # no paragraph of the page goes on in it
            out.extend(_piece(paragraph, usual, vocabulary) for paragraph in _paragraphs(box, _measures(box), usual))
        last_note = _add_notes(out, found, last_note, vocabulary)
        out.extend(Piece(text, Section.BOILERPLATE, page.number) for text in page.furniture)
    return out


def _telling(page: PageLines, usual: Print, *, noted: bool) -> Page:
    """Return what tells the notes of a page; `noted` says that a page before has some."""
    return Page(
        _text_size(page) if page.recognised else usual.size,
        calls_of(line for column in page.columns for line in column),
        page.rules,
        page.recognised,
        noted,
    )


def _without_lone_head(page: PageLines, ended: tuple[Piece, Line, Measures], usual: Print) -> PageLines:
    """Set a running head apart that is seen once: a line that stands off the text and interrupts a sentence.

    Args:
        page: the page on which the sentence goes on.
        ended: the piece with which the page before ends, its last line, the measures of its column.
        usual: how the body of the document is printed.
    """
    lines = [line for column in page.columns[:2] for line in column[:2]]
    head, below = (*lines, None, None)[:2]
    if head is None or below is None or not page.columns[0]:
        return page
    piece, last, measures = ended
    interrupted = (
        piece.section is Section.BODY
        and len(piece.text.split()) >= FEW_WORDS
        and not is_finished(piece.text)
        and _is_full(last, measures)
        and not below.table
        and max(last.size, below.size) <= OTHER_SIZE * min(last.size, below.size)
        and not below.text[:1].isupper()
        and not is_item(below.text)
    )
    apart = (
        below.baseline - head.baseline > max(WIDE_GAP * measures.leading, 1.1 * head.size)
        and head.x1 - head.x0 < SHORT_HEAD * (measures.right - measures.left)
        and head.size <= OTHER_SIZE * usual.size
    )
    if not (interrupted and apart and _is_name(head)):
        return page
    columns = (page.columns[0][1:], *page.columns[1:])
    return replace(page, columns=tuple(filter(None, columns)), furniture=(*page.furniture, head.text))


def _is_name(line: Line) -> bool:
    """Say whether a line may be the name of a paper: words, not a formula, an item, a caption or the end of a text."""
    letters = sum(map(str.isalpha, line.text))
    wordy = letters >= LEAST_NAME and letters >= WORDY * len("".join(line.text.split()))
    return wordy and not (
        line.table or is_finished(line.text) or is_item(line.text) or layout().caption.match(fold(line.text))
    )


def _lists_sources(column: Sequence[Line], usual: Print, *, begun: bool) -> bool:
    """Say whether a list of sources stands in a column, or goes on in it: in small print, which looks like notes."""
    return any(map(_heads_sources, column)) or (begun and _is_small(column, usual))


def _heads_sources(line: Line) -> bool:
    return len(line.text) <= LONGEST_NAME and bare(line.text) in layout().references


def _is_small(column: Sequence[Line], usual: Print) -> bool:
    return bool(column) and median([line.size for line in column]) <= NOTE_SIZE * usual.size


def _text_size(page: PageLines) -> float:
    """Return the size of the text of a recognised page, where sizes are measured, and on each page a little others.

    It is the largest that a good part of the page has: a page may hold more in notes than in its text.
    """
    sizes: Counter[float] = Counter()
    for column in page.columns:
        for line in column:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max((size for size, count in sizes.items() if count > PART * sizes.total()), default=10.0)


def _add_notes(out: list[Piece], notes: Sequence[Note], last: int | None, vocabulary: Vocabulary) -> int | None:
    """Add the notes of a page; one without a number goes on with the last note. Return where the last note stands."""
    for note in notes:
        piece = Piece(_text(note.lines, vocabulary), Section.FOOTNOTE, note.lines[0].page)
        if not note.number and last is not None:
            out[last] = joined(out[last], piece, vocabulary)
        else:
            out.append(piece)
            last = len(out) - 1
    return last


def _measures(column: Sequence[Line]) -> Measures:
    # a table may be wider than the column below it
    lines = [line for line in column if not line.table] or column
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if 0 < b.baseline - a.baseline < 3 * b.size]
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    # a low quantile: where paragraphs are short, the steps between them are as many as those inside
    leading = sorted(steps)[len(steps) // 5] if steps else 0.0
    return Measures(
        leading=leading if len(lines) >= FEW_LINES else min(leading, MOST_LEADING * lines[0].size if lines else 0.0),
        # one line may stick out into the margin
        left=lefts[len(lines) >= FEW_LINES] if lines else 0.0,
        right=rights[-2 if len(lines) >= FEW_LINES else -1] if lines else 0.0,
        lines=len(lines),
    )


def _is_full(line: Line, measures: Measures) -> bool:
    return line.end > measures.end(line) - 3 * line.size


def _continues(piece: Piece, ended: tuple[Line, Measures], following: Piece, line: Line) -> bool:
    """Say whether the first paragraph of a column goes on with the last one of the column before."""
    last, measures = ended
    if {piece.section, following.section} != {Section.BODY} or len(piece.text.split()) < FEW_WORDS:
        return False
    if max(last.size, line.size) > OTHER_SIZE * min(last.size, line.size) or is_item(following.text):
        return False
    if not is_finished(piece.text):
        return _is_full(last, measures)
    # a sentence may end where the column ends: the last line of a paragraph hardly ever fills the measure exactly
    return measures.end(last) - last.end < EXACT * last.size and measures.lines >= FEW_LINES


def _paragraphs(lines: Sequence[Line], measures: Measures, usual: Print) -> Iterator[Paragraph]:
    current: list[Line] = []
    for line in lines:
        if current and _parts(current, line, measures, usual):
            yield Paragraph(tuple(current))
            current = []
        current.append(line)
    if current:
        yield Paragraph(tuple(current))


def _parts(current: Sequence[Line], line: Line, measures: Measures, usual: Print) -> bool:
    """Say whether a line begins a new paragraph."""
    last = current[-1]
    other = max(last.size, line.size) > OTHER_SIZE * min(last.size, line.size)
    if last.table or line.table or other or led(last.text):
        return True
    # the lines of a title stand as far apart, in units of their size, as those of the text
    leading = measures.leading * max(line.size / usual.size, 1.0)
    if line.baseline - last.baseline > max(WIDE_GAP * leading, 1.1 * line.size) or _BULLET.match(line.text):
        return True
    if line.size > HEADING_SIZE * usual.size:
        return False  # the lines of a title are broken by sense, not by length
    if last.bold != line.bold and (all(part.bold for part in current) or line.bold):
        return not _is_full(last, measures) or is_finished(last.text) or not last.bold
    if _ended_early(last, line, measures):
        return True
    return _indents_part(current, line) or (is_item(line.text) and is_finished(last.text))


def _ended_early(last: Line, line: Line, measures: Measures) -> bool:
    """Say whether the first word of the next line would have fitted on the last one."""
    return last.end + line.first_word + SPARE * line.size < measures.end(last)


def _indents_part(current: Sequence[Line], line: Line) -> bool:
    """Say whether an indent begins a paragraph, or the end of a hanging one."""
    last = current[-1]
    if line.begin > last.begin + INDENT * line.size:
        return is_finished(last.text)
    hanging = len(current) > 1 and current[1].begin > current[0].begin + INDENT * line.size
    return hanging and line.begin < last.begin - INDENT * line.size


def _piece(paragraph: Paragraph, usual: Print, vocabulary: Vocabulary) -> Piece:
    text = _text(paragraph.lines, vocabulary)
    return Piece(text, _section(paragraph, text, usual), paragraph.lines[0].page)


def _text(lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if _OPEN_URL.search(text.rsplit(" ", 1)[-1]):
            text += line.text
        else:
            text = join_lines(text, line.text, vocabulary)
    return text


def _section(paragraph: Paragraph, text: str, usual: Print) -> Section:
    lines = paragraph.lines
    if lines[0].table:
        return Section.TABLE
    if len(text) <= CAPTION_CHARACTERS and layout().caption.match(fold(text)):
        return Section.CAPTION
    if text.startswith("©"):
        return Section.BOILERPLATE
    prominent = paragraph.size >= HEADING_SIZE * usual.size or (not usual.bold and all(line.bold for line in lines))
    short = len(text) <= HEADING_CHARACTERS and len(lines) <= HEADING_LINES
    known = bare(text) in layout().references
    if (prominent and short and any(map(str.isalpha, text)) and not text.endswith((".", ";", ","))) or known:
        return Section.HEADING
    return Section.BODY
