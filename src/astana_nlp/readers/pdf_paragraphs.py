"""Lines of columns to paragraphs, headings, captions, rows and footnotes.

A line ends a paragraph where the next word would still have fitted on it; that holds for justified and for ragged
lines, in both directions of writing. Indents, gaps and changes of the font say the same in other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.paragraphs import Piece, is_finished, is_item, join_lines, joined
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.readers.pdf_lines import Line

# In units of the font size, or as ratios of it. Found on pages in one and two columns in six languages
INDENT = 0.8
SPARE = 0.5
OTHER_SIZE = 1.08
HEADING_SIZE = 1.12
NOTE_SIZE = 0.94
WIDE_GAP = 1.4
HEADING_CHARACTERS = 200
HEADING_LINES = 4
CAPTION_CHARACTERS = 400
FEW_LINES = 6

_RAISED_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3}\s?(?=\w)")
_PLAIN_MARK = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_BULLET = re.compile(r"[•▪●◦‣■□►➢✓*·–—-]\s")
_OPEN_URL = re.compile(r"(?:https?://|www\.)\S*[/_=&?%.#-]$")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in one column: distance of lines, where they begin and where they end."""

    leading: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and the role that their place gives them."""

    lines: tuple[Line, ...]
    footnote: bool = False

    @property
    def size(self) -> float:
        """Return the usual font size."""
        return median(line.size for line in self.lines)


def body_size(lines: Iterable[Line]) -> float:
    """Return the font size that most characters have."""
    sizes: dict[float, int] = {}
    for line in lines:
        rounded = round(line.size * 2) / 2
        sizes[rounded] = sizes.get(rounded, 0) + len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def page_pieces(columns: Sequence[Sequence[Line]], usual: float, vocabulary: frozenset[str]) -> list[Piece]:
    """Return the pieces of one page: paragraphs of all columns, then the footnotes.

    Args:
        columns: the lines of each column, in reading order.
        usual: the font size of the body of the document.
        vocabulary: the words of the document, for words that are cut at line ends.
    """
    body: list[Piece] = []
    notes: list[Piece] = []
    open_line: Line | None = None
    for column in columns:
        above, below = _without_notes(column, usual)
        measures = _measures(above)
        for index, paragraph in enumerate(_paragraphs(above, measures, usual)):
            piece = _piece(paragraph, usual, vocabulary)
            if not index and open_line and _continues(open_line, piece, paragraph, body):
                body[-1] = joined(body[-1], piece, vocabulary)
            else:
                body.append(piece)
        open_line = above[-1] if above and _is_full(above[-1], measures) else None
        notes.extend(_notes(below, vocabulary))
    return [*body, *notes]


def _measures(lines: Sequence[Line]) -> Measures:
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if 0 < b.baseline - a.baseline < 3 * b.size]
    ends = sorted(line.end for line in lines)
    return Measures(
        # a low quantile: where paragraphs are short, the steps between them are as many as those inside
        leading=sorted(steps)[len(steps) // 5] if steps else 0.0,
        begin=min((line.begin for line in lines), default=0.0),
        # one line may stick out into the margin
        end=(ends[-2] if len(ends) >= FEW_LINES else ends[-1]) if ends else 0.0,
    )


def _is_full(line: Line, measures: Measures) -> bool:
    return line.end > measures.end - 3 * line.size


def _continues(last: Line, piece: Piece, paragraph: Paragraph, body: Sequence[Piece]) -> bool:
    """Say whether the first paragraph of a column goes on with the last one of the column before."""
    if not body or body[-1].section is not Section.BODY or piece.section is not Section.BODY:
        return False
    same_size = max(last.size, paragraph.size) < OTHER_SIZE * min(last.size, paragraph.size)
    return same_size and not is_finished(body[-1].text) and not is_item(piece.text)


def _paragraphs(lines: Sequence[Line], measures: Measures, usual: float) -> Iterator[Paragraph]:
    current: list[Line] = []
    for line in lines:
        if current and _parts(current, line, measures, usual):
            yield Paragraph(tuple(current))
            current = []
        current.append(line)
    if current:
        yield Paragraph(tuple(current))


def _parts(current: Sequence[Line], line: Line, measures: Measures, usual: float) -> bool:
    """Say whether a line begins a new paragraph."""
    last = current[-1]
    if last.table or line.table or max(last.size, line.size) > OTHER_SIZE * min(last.size, line.size):
        return True
    if line.baseline - last.baseline > max(WIDE_GAP * measures.leading, 1.1 * line.size) or _BULLET.match(line.text):
        return True
    if line.size > HEADING_SIZE * usual:
        return False  # the lines of a title are broken by sense, not by length
    if last.bold != line.bold and (all(part.bold for part in current) or line.bold):
        return not _is_full(last, measures) or is_finished(last.text) or not last.bold
    if _ended_early(last, line, measures):
        return True
    return _indents_part(current, line) or (is_item(line.text) and is_finished(last.text))


def _ended_early(last: Line, line: Line, measures: Measures) -> bool:
    """Say whether the first word of the next line would have fitted on the last one."""
    return last.end + line.first_word + SPARE * line.size < measures.end


def _indents_part(current: Sequence[Line], line: Line) -> bool:
    """Say whether an indent begins a paragraph, or the end of a hanging one."""
    last = current[-1]
    if line.begin > last.begin + INDENT * line.size:
        return is_finished(last.text)
    hanging = len(current) > 1 and current[1].begin > current[0].begin + INDENT * line.size
    return hanging and line.begin < last.begin - INDENT * line.size


def _piece(paragraph: Paragraph, usual: float, vocabulary: frozenset[str]) -> Piece:
    text = _text(paragraph.lines, vocabulary)
    return Piece(text, _section(paragraph, text, usual), paragraph.lines[0].page)


def _text(lines: Sequence[Line], vocabulary: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if _OPEN_URL.search(text.rsplit(" ", 1)[-1]):
            text += line.text
        else:
            text = join_lines(text, line.text, vocabulary)
    return text


def _section(paragraph: Paragraph, text: str, usual: float) -> Section:
    lines = paragraph.lines
    if lines[0].table:
        return Section.TABLE
    if len(text) <= CAPTION_CHARACTERS and layout().caption.match(fold(text)):
        return Section.CAPTION
    prominent = paragraph.size >= HEADING_SIZE * usual or all(line.bold for line in lines)
    short = len(text) <= HEADING_CHARACTERS and len(lines) <= HEADING_LINES
    known = bare(text) in layout().references
    if (prominent and short and any(map(str.isalpha, text)) and not text.endswith((".", ";", ","))) or known:
        return Section.HEADING
    return Section.BODY


def _without_notes(lines: Sequence[Line], usual: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Part a column from the footnotes at its foot: small print to the end of the column, with a mark in it."""
    small = len(lines)
    while small and lines[small - 1].size <= NOTE_SIZE * usual and not lines[small - 1].table:
        small -= 1
    marked = [i for i in range(small, len(lines)) if _begins_note(lines[i].text, 0)]
    if not marked or (small == 0 and marked[0] > 0):
        return lines, ()
    # small print above the first mark is the end of a note of the page before, unless it explains a figure
    start = small if not layout().caption.match(fold(lines[small].text)) else marked[0]
    return lines[:start], lines[start:]


def _begins_note(text: str, last: int) -> int:
    """Return the number of the note that a line begins (-1 for a mark that is no number, 0 for none)."""
    raised = _RAISED_MARK.match(text)
    if raised:
        return int(raised[0]) if raised[0].isdecimal() else -1
    plain = _PLAIN_MARK.match(text)
    return int(plain[1]) if plain and (not last or int(plain[1]) == last + 1) else 0


def _notes(lines: Sequence[Line], vocabulary: frozenset[str]) -> Iterator[Piece]:
    notes: list[list[Line]] = []
    number = 0
    for line in lines:
        found = _begins_note(line.text, number)
        if found or not notes:
            notes.append([])
            number = found if found > 0 else number
        notes[-1].append(line)
    for note in notes:
        yield Piece(_text(note, vocabulary), Section.FOOTNOTE, note[0].page)
