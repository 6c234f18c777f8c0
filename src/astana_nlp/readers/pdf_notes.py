"""Footnotes of a printed page: which lines at the foot of a column they are, and where each of them begins.

Three things tell notes: small print down to the foot, a rule above them, and numbers that the text of the page calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import superscript
from astana_nlp.readers.layout import fold, layout
from astana_nlp.readers.paragraphs import URL, is_finished
from astana_nlp.readers.scan_raised import RAISED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.readers.pdf_drawings import Rule
    from astana_nlp.readers.pdf_lines import Line

# of the usual size; Word sets notes at 10 points below text of 12, TeX at 8 below 10
NOTE_SIZE = 0.94
# of its column; a rule as wide as the column is the border of a table as often as that of notes
RULE_SHARE = 1.05
LARGEST = 1.02
SHORT_RULE = 0.5
# sizes; the rule above notes has no other so near
BESIDE = 4.0
# characters of recognised lines whose size tells what they are
ENOUGH_LETTERS = 20
# of the characters: signs that programs are full of and notes without addresses hardly have. Of 7 manuals of TeX with
# numbered listings this leaves no line of one among the notes, and all notes that are called
CODE = 0.03

_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|[*∗†‡§]{1,3}\s?(?=\w)")
_RAISED_NUMBER = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")
_PLAIN = re.compile(r"\[?(\d{1,3})[.)\]]*\s+(?=\S)")
_GLUED = re.compile(r"(\d{1,3})(?=[^\W\d_]|[«\"“(])")
_SIGN = re.compile(r"[^\w\s«»()\[\]-]{1,2}\s")  # what raised digits are misread as
_ADDRESS = re.compile(rf"{URL.pattern}|\S+@\S+\.\w+")
_CODE = re.compile(r"[\\{}#_=<>|@^~+]|(?<=\w)[(\[]|(?<![\d٠-٩۰-۹\s])%")
_DIGITS = re.compile(r"\d+")
_CALL = re.compile(r"(?<=\S)([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])|\[(\d{1,3})\]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Page:
    """What tells the notes of one page: the usual size of the text, the numbers that it calls, the rules across.

    On recognised pages marks are often misread, so that there small print at the foot is enough. `noted` says that a
    page before has notes, of which one may go on here.
    """

    size: float
    calls: frozenset[int]
    rules: tuple[Rule, ...] = ()
    recognised: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of one note; one without a number goes on with the last note of the page before."""

    lines: tuple[Line, ...]
    number: int


def calls_of(lines: Iterable[Line]) -> frozenset[int]:
    """Return the numbers of the notes that lines call: raised behind a word, or in brackets."""
    found = (match for line in lines for match in _CALL.finditer(line.text))
    return frozenset(int((match[1] or match[2]).translate(_SUPERSCRIPTS)) for match in found)


def without_notes(lines: Sequence[Line], page: Page, *, running: bool) -> tuple[Sequence[Line], Sequence[Line]]:
    """Part a column from the footnotes at its foot.

    Args:
        lines: the column, from top to bottom.
        page: what tells the notes of its page.
        running: whether the last note of the page before has not come to its end.
    """
    ruled = _below_rule(lines, page)
    if ruled is not None:
        return lines[:ruled], lines[ruled:]
    small = len(lines)
    while small and lines[small - 1].size <= NOTE_SIZE * page.size and not lines[small - 1].table:
        small -= 1
    marked = [i for i in range(small, len(lines)) if _begins(lines[i].text, 0, page.calls)]
    if marked and not page.recognised:
        called = next((i for i in marked if _number_of(lines[i].text) in page.calls), len(lines))
        if _is_listing(lines[small:called]):
            small, marked = called, [i for i in marked if i >= called]
    if not marked:
        # notes stand below text; the size of a recognised heading of few letters is chance
        told = page.recognised and sum(len(line.text) for line in lines[small:]) >= ENOUGH_LETTERS
        goes_on = (told or running) and small
        return (lines[:small], lines[small:]) if goes_on and small < len(lines) else (lines, ())
    if small == 0 and marked[0] > 0 and not (running or page.recognised):
        return lines, ()
    # small print above the first mark is the end of a note of the page before, unless it explains a figure
    start = small if not layout().caption.match(fold(lines[small].text)) else marked[0]
    return lines[:start], lines[start:]


def notes_of(lines: Sequence[Line], page: Page, *, running: bool) -> Iterator[Note]:
    """Yield the notes that lines at the foot of a column are.

    On recognised pages numbers are often misread; there a note ends where a line ends before its measure.
    """
    calls = page.calls
    current: list[Line] = []
    number, last, glued = 0, 0, False
    reach = max((line.end for line in lines), default=0.0)
    for at, line in enumerate(lines):
        found = _begins(line.text, last, calls)
        if not found and glued and last + 1 in calls and _is_glued(line.text, last):
            found = last + 1
        if not found and page.recognised:
            parted = line.text.startswith(RAISED) or (_is_parted(current[-1], line, reach) if current else not running)
            found = -1 if parted else 0
        if found > 0 and current and not _RAISED.match(line.text) and _runs_on(current[-1], reach):
            rest = [below.text for below in lines[at + 1 :]]
            found = found if _is_only_one(line.text, rest, number=found, first=current[0].text, page=page) else 0
        if found and current:
            yield Note(tuple(current), number)
            current = []
        if found:
            number, last = found, max(found, last)
            glued = glued or bool(_GLUED.match(line.text))
            line = _unglued(line, found) if found > 0 else line  # noqa: PLW2901 - the line with its number apart
        current.append(line)
    if current:
        yield Note(tuple(current), number)


def _is_parted(line: Line, following: Line, reach: float) -> bool:
    """Say whether a note ends with a line: the next word would have fitted, or the next line begins with a sign."""
    early = line.end + following.first_word + line.size < reach
    return is_finished(line.text) and (early or _SIGN.match(following.text) is not None)


def _runs_on(line: Line, reach: float) -> bool:
    """Say whether a line is full and ends inside a sentence: a number that follows is one of the sentence."""
    return line.end > reach - 3 * line.size and not is_finished(line.text) and not URL.search(line.text.split()[-1])


def _is_only_one(text: str, rest: Iterable[str], *, number: int, first: str, page: Page) -> bool:
    """Say whether a line begins the note of a number that the page calls, though the sentence above has no end.

    No later line does so, and its number is printed as that of the note before: with a full stop, or without.
    """
    alike = _PLAIN.match(text), _PLAIN.match(first)
    signs = {found[0].strip("0123456789 ") for found in alike if found}
    return (
        number in page.calls
        and all(alike)
        and len(signs) == 1
        and not any(_begins(below, number - 1, page.calls) == number for below in rest)
    )


def _below_rule(lines: Sequence[Line], page: Page) -> int | None:
    """Return the index of the first line below a rule that parts notes from the text."""
    left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    for rule in page.rules:
        if rule.x0 < left - page.size or rule.x1 > right + page.size or rule.x1 - rule.x0 > RULE_SHARE * (right - left):
            continue
        if any(0 < abs(other.y1 - rule.y1) < BESIDE * page.size for other in page.rules):
            continue  # the rules of a table
        below = next((i for i, line in enumerate(lines) if line.baseline > rule.y1), None)
        if below is None:
            continue
        if _is_of_notes(lines, below, page, is_short=rule.x1 - rule.x0 < SHORT_RULE * (right - left)):
            return below
    return None


def _is_of_notes(lines: Sequence[Line], below: int, page: Page, *, is_short: bool) -> bool:
    """Say whether the lines of a column from one on, above which stands a rule, are notes.

    Args:
        lines: the column.
        below: the index of the first line below the rule.
        page: what tells the notes of its page.
        is_short: whether the rule is much shorter than the column is wide.
    """
    notes = lines[below:]
    # the size of recognised lines is measured: in those with few letters it may be anything
    sizes = [line.size for line in notes]
    largest = median(sizes) if page.recognised else max(sizes)
    above = page.size if page.recognised or not below else lines[below - 1].size
    # the print of notes is not larger than that of the text
    if largest > LARGEST * above or any(line.table for line in notes):
        return False
    small = largest <= NOTE_SIZE * page.size
    # where marks may be misread, small print below a short rule is enough; so it is where a note may go on
    if page.recognised and small and is_short:
        return True
    # above the first line of a column stands the rule of a head as often as that of notes
    goes_on = page.noted and small and not _captions(notes[0])
    told = below and (goes_on or _begins(notes[0].text, 0, page.calls))
    return bool(told) and (_number_of(notes[0].text) in page.calls or not _is_listing(notes))


def _number_of(text: str) -> int:
    """Return the number that a line begins with, raised or not, or 0."""
    found = _RAISED_NUMBER.match(text) or _DIGITS.match(text)
    return int(found[0].translate(_SUPERSCRIPTS)) if found else 0


def _is_listing(lines: Sequence[Line]) -> bool:
    """Say whether lines are those of a program, whose numbers look like those of notes that nothing calls."""
    text = _ADDRESS.sub("", " ".join(line.text for line in lines))
    return len(_CODE.findall(text)) > CODE * len(text)


def _captions(line: Line) -> bool:
    return layout().caption.match(fold(line.text)) is not None


def _begins(text: str, last: int, calls: frozenset[int]) -> int:
    """Return the number of the note that a line begins (-1 for a mark that is no number, 0 for none)."""
    raised = _RAISED.match(text)
    if raised:
        digits = raised[0].translate(_SUPERSCRIPTS)
        return int(digits) if digits.isdecimal() else -1
    expected = {last + 1, min((call for call in calls if call > last), default=last + 1)}
    if not last:
        expected |= calls
    plain = _PLAIN.match(text)
    if plain and (int(plain[1]) in expected or not (last or calls)):
        return int(plain[1])
    number = int(glued[1]) if (glued := _GLUED.match(text)) else 0
    return number if number in (expected & calls if calls else expected) or not (last or calls) else 0


def _unglued(line: Line, number: int) -> Line:
    """Return a line whose number stands apart, as a raised one, where it is glued to the first word or number."""
    if (raised := _RAISED_NUMBER.match(line.text)) and raised.end() < len(line.text):
        return replace(line, text=f"{raised[0]} {line.text[raised.end() :].lstrip()}")
    digits = _DIGITS.match(line.text)
    length = len(str(number))
    if not digits or line.text[length : length + 1] in {" ", ".", ")", "]"}:
        return line
    return replace(line, text=f"{superscript(line.text[:length])} {line.text[length:]}")


def _is_glued(text: str, last: int) -> bool:
    """Say whether a line begins with the number behind `last` and a number that belongs to the text ('141 August')."""
    digits = found[0] if (found := _DIGITS.match(text)) else ""
    return len(digits) > len(str(last + 1)) and digits.startswith(str(last + 1))
