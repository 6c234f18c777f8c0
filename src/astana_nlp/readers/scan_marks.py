"""Marks of notes on recognised pages, where they are misread more often than not: told by the order of the notes.

The notes at the foot of a page count on, and so do their marks in its text. A number that was read gives the others; a
sign where none can be (`its®` for `its³`) is a mark, and where there are as many as notes, they are in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import superscript
from astana_nlp.readers.paragraphs import begins_small
from astana_nlp.records import PageBreak, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers.paragraphs import Piece

_NUMBER = re.compile(r"\[?(\d{1,3})[\].):]*\s+(?=\S)|([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)")
# what a raised digit at the beginning of a note is read as
_SIGN = re.compile(r"(?:[^\w\s«»()\[\]-]{1,2}\s+|[*°®©^]{1,2})(?=\w)")
# what stands raised behind a word: digits, signs that no word ends in, and others that some end in
_MARK = re.compile(
    r"(?<=[^\W\d_]|[.,;:»”)])(?:(?P<digits>\d{1,2}|[⁰¹²³⁴-⁹]{1,2})|(?P<sign>[®°*§©™^¢£])|(?P<end>[!?])|(?P<quote>[’‘'“”\"]))"
    r"(?=[\s.,;:]|$)"
)
_OPENING, _CLOSING = re.compile(r"[“„‘\"«]"), re.compile(r"[”’\"»]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# digits that must have been read in order before one of them is believed
LEAST_READ = 2
# more digits than these must say that the notes do not go on from the page before
DOUBT = 2
# shares: of digits that must rise for those to be believed, of digits that must be those of the order
BELIEVED, AGREEING = 0.6, 0.3
_CALLING = frozenset({Section.TITLE, Section.HEADING, Section.BODY, Section.CAPTION})


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in a piece that may be a mark: what was read there, 0 for a sign; whether only a mark looks like it."""

    piece: int
    start: int
    end: int
    number: int
    sure: bool


def with_marks(pieces: Sequence[Piece], recognised: frozenset[int]) -> list[Piece]:
    """Return pieces with the marks of notes in their order, on pages that were recognised.

    Args:
        pieces: in reading order.
        recognised: the numbers of these pages.
    """
    out = list(pieces)
    last = 0
    for page in sorted(recognised):
        notes = [i for i, piece in enumerate(out) if piece.section is Section.FOOTNOTE and piece.page == page]
        read = [_read(out[i].text) for i in notes]
        found = list(_marks(out, page))
        numbers = _numbers(read, [mark.number for mark in found if mark.number], last)
        marks = _told(found, numbers) if numbers else {}
        if not marks and not any(read) and not last:
            continue  # nothing tells where the count begins
        last = numbers[-1] if numbers else last
        for index, number in zip(notes if numbers else (), numbers, strict=True):
            out[index] = _numbered(out[index], number)
        for number in sorted(marks, key=lambda n: (marks[n].piece, -marks[n].start)):
            out[marks[number].piece] = _marked(out[marks[number].piece], marks[number], superscript(str(number)))
    return out


def _read(text: str) -> int:
    found = _NUMBER.match(text)
    return int((found[1] or found[2]).translate(_RAISED)) if found else 0


def _numbers(read: Sequence[int], called: Sequence[int], last: int) -> list[int]:
    """Return the numbers of the notes of a page, which count on; nothing where what was read contradicts that.

    They go on from the page before, unless more digits say otherwise than may be misread.

    Args:
        read: the numbers that were read, 0 where none was.
        called: the numbers that were read of marks in the text.
        last: that of the last note of the page before.
    """
    first = Counter(number - place for place, number in enumerate(read) if number > place)

    def told(begin: int) -> int:
        inside = [(number, place) for place, number in enumerate(called) if 0 <= number - begin < len(read)]
        return first[begin] + len(_rising(inside))

    told_by = {begin: told(begin) for begin in {*first, last + 1}}
    doubt = DOUBT if last else 0
    best = max(told_by, key=lambda n: (told_by[n] + doubt * (n == last + 1), n == last + 1, -n))
    if first and told_by[best] * 2 < sum(map(bool, read)):
        return []
    return [best + place for place in range(len(read))]


def _numbered(note: Piece, number: int) -> Piece:
    """Return a note with its number, where another sign or none was read."""
    if _read(note.text) == number:
        return note
    found = _NUMBER.match(note.text) or _SIGN.match(note.text)
    return _marked(note, _Mark(0, 0, found.end() if found else 0, 0, sure=True), f"{superscript(str(number))} ")


def _marks(pieces: Sequence[Piece], page: int) -> Iterator[_Mark]:
    """Yield what may be marks on a page, in reading order."""
    for index, piece in enumerate(pieces):
        if piece.section not in _CALLING or not piece.page <= page <= piece.last_page:
            continue
        for found in _MARK.finditer(piece.text):
            turned = [b.page for b in piece.breaks if b.offset <= found.start()]
            if (turned[-1] if turned else piece.page) == page:
                digits = found["digits"]
                number = int(digits.translate(_RAISED)) if digits else 0
                yield _Mark(index, found.start(), found.end(), number, sure=_is_sure(found))


def _is_sure(found: re.Match[str]) -> bool:
    """Say whether a sign can be nothing but a mark: an end inside of a sentence, a closing quote that none opens."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    if found["end"]:
        return begins_small(behind)
    if found["quote"] in {"”", "“"}:
        return len(_OPENING.findall(before)) <= len(_CLOSING.findall(before))
    return not found["quote"]


def _told(marks: Sequence[_Mark], numbers: Sequence[int]) -> dict[int, _Mark]:
    """Return which mark is that of each number; those that cannot be told are left out.

    Raised digits are misread as other digits too: as many marks as notes count more than what each of them looks like.
    """
    for chosen in ([mark for mark in marks if mark.sure], marks):
        if len(chosen) == len(numbers) and _agree(chosen, numbers):
            return dict(zip(numbers, chosen, strict=True))
    read = [place for place, mark in enumerate(marks) if mark.number]
    rising = _rising([(marks[place].number, place) for place in read if marks[place].number in numbers])
    if len(rising) < max(LEAST_READ, BELIEVED * len(read)):
        return {}
    told = dict(rising)
    for (before, low), (after, high) in pairwise([(numbers[0] - 1, -1), *told.items(), (numbers[-1] + 1, len(marks))]):
        for places in ([i for i in range(low + 1, high) if marks[i].sure], range(low + 1, high)):
            if len(places) == after - before - 1:
                told.update(zip(range(before + 1, after), places, strict=True))
                break
    return {number: marks[place] for number, place in told.items()}


def _agree(marks: Sequence[_Mark], numbers: Sequence[int]) -> bool:
    """Say whether marks in the order of numbers are not clearly others: a digit by itself may be misread."""
    read = [(mark.number, number) for mark, number in zip(marks, numbers, strict=True) if mark.number]
    return len(read) < LEAST_READ or sum(a == b for a, b in read) >= AGREEING * len(read)


def _rising(read: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of (number, place) whose numbers rise; what is misread stands outside of it."""
    best: list[list[tuple[int, int]]] = []
    for number, place in read:
        before = max((run for run in best if run[-1][0] < number), key=len, default=[])
        best.append([*before, (number, place)])
    return max(best, key=len, default=[])


def _marked(piece: Piece, mark: _Mark, text: str) -> Piece:
    """Return a piece with another text at the place of a mark; its page breaks move along."""
    longer = len(text) - (mark.end - mark.start)
    breaks = tuple(PageBreak(b.offset + longer * (b.offset >= mark.end), b.page) for b in piece.breaks)
    return replace(piece, text=piece.text[: mark.start] + text + piece.text[mark.end :], breaks=breaks)
