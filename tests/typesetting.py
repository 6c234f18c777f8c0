"""Sets a manuscript with reportlab in any geometry: columns, notes at their feet, running heads, a table, a figure."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from manuscripts import Manuscript

DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
# a word of at least this many letters may be cut at a line end, behind a vowel that stands before a consonant
LONG = 8
_CUT = re.compile(r"(?<=[aeiouyаеиоуыэюяıöü])(?=[bcdfghjklmnpqrstvwzбвгджзклмнпрстфхцчшщ][aeiouyаеиоуыэюяıöü])")


@dataclass(frozen=True)
class Geometry:
    """How pages look; lengths in points.

    `marks` says how the marks of the notes are printed in the text: raised or bracket; `numbers` how their numbers are
    at the foot: raised, plain (`3 text`) or dot (`3. text`). `heads` are same, alternating, late (none on the first
    page) or none; `folio` is the place of the page number: center, outer or head. `across` prints table and figure
    over all columns at the top of the next page.
    """

    columns: int = 1
    page: tuple[float, float] = A4
    margin: float = 60.0
    gutter: float = 18.0
    size: float = 10.0
    leading: float = 1.2
    font: str = "Times-Roman"
    ragged: bool = False
    indent: float = 0.0
    between: float = 0.8
    hyphens: bool = False
    marks: str = "raised"
    numbers: str = "raised"
    note_size: float = 0.75
    rule: bool = False
    heads: str = "same"
    folio: str = "center"
    across: bool = False


class Typesetter:
    """Sets one manuscript."""

    def __init__(self, manuscript: Manuscript, look: Geometry) -> None:
        """Prepare an empty file."""
        self.text, self.look, self.buffer = manuscript, look, io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=look.page, invariant=1)
        self.font = _font(look.font)
        self.bold = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold"}.get(look.font, self.font)
        self.number, self.column = 1, 0
        self.pending: list[int] = []
        self.floats: list[str] = []
        self.width = (look.page[0] - 2 * look.margin - look.gutter * (look.columns - 1)) / look.columns
        self.small = look.size * look.note_size
        self.y = self.top = look.page[1] - look.margin

    def pdf(self) -> bytes:
        """Return the file."""
        self.canvas.setTitle(self.text.title)
        self._furniture()
        self._title()
        for index, (kind, text) in enumerate(self.text.parts):
            if index == self.text.middle:
                self._table_and_figure()
            self._heading(text) if kind == "heading" else self._paragraph(text)
        self._feet()
        if self.floats:
            self._new_page()
        self.canvas.save()
        return self.buffer.getvalue()

    @property
    def _x(self) -> float:
        return self.look.margin + self.column * (self.width + self.look.gutter)

    def _furniture(self) -> None:
        width, height = self.look.page
        left, right = self.look.margin, width - self.look.margin
        odd = self.number % 2
        self.canvas.setFont(self.font, 8)
        if self.look.heads != "none" and not (self.look.heads == "late" and self.number == 1):
            head = self.text.head if odd or self.look.heads == "same" else self.text.title[:40].rstrip()
            self.canvas.drawString(left, height - self.look.margin * 0.55, head)
        places = {
            "center": (width / 2, self.look.margin * 0.5),
            "outer": (right if odd else left, self.look.margin * 0.5),
            "head": (right, height - self.look.margin * 0.55),
        }
        self.canvas.drawCentredString(*places[self.look.folio], str(self.number))

    def _title(self) -> None:
        size = self.look.size * 1.8
        for words in self._broken(self.text.title, self.look.page[0] - 2 * self.look.margin, size, hyphens=False):
            self.y -= size * 1.2
            self.canvas.setFont(self.bold, size)
            self.canvas.drawCentredString(self.look.page[0] / 2, self.y, " ".join(words))
        self.y -= 1.5 * size
        self.top = self.y

    def _heading(self, text: str) -> None:
        size = self.look.size * 1.2
        lines = self._broken(text, self.width, size, hyphens=False)
        self._room(size * 1.3 * len(lines) + 5 * self.look.size)
        self.y -= size * 0.5
        for words in lines:
            self.y -= size * 1.25
            self.canvas.setFont(self.bold, size)
            self.canvas.drawString(self._x, self.y, " ".join(words))
        self.y -= size * 0.4

    def _paragraph(self, text: str) -> None:
        lines = self._broken(text, self.width, self.look.size, first=self.look.indent, hyphens=self.look.hyphens)
        for index, words in enumerate(lines):
            self._room(self.look.size * self.look.leading, _calls(words))
            self.y -= self.look.size * self.look.leading
            indent = 0.0 if index else self.look.indent
            last = index == len(lines) - 1 or self.look.ragged
            self._line(words, (self._x + indent, self.y), self.width - indent, last=last)
        self.y -= self.look.size * self.look.between

    def _line(self, words: list[str], place: tuple[float, float], room: float, *, last: bool) -> None:
        natural = sum(self._wide(word, self.look.size) for word in words)
        space = 0.25 * self.look.size if last or len(words) == 1 else (room - natural) / (len(words) - 1)
        x, y = place
        for word in words:
            x = self._word(word, (x, y), self.look.size) + space

    def _word(self, word: str, place: tuple[float, float], size: float) -> float:
        x, y = place
        for index, part in enumerate(self._printed(word)):
            raised = index % 2
            self.canvas.setFont(self.font, size * 0.62 if raised else size)
            self.canvas.drawString(x, y + raised * 0.35 * size, part)
            x += self._width(part, size * 0.62 if raised else size)
        return x

    def _printed(self, word: str) -> list[str]:
        return [re.sub(r"\^(\d+)\^", r"[\1]", word)] if self.look.marks == "bracket" else word.split("^")

    def _wide(self, word: str, size: float) -> float:
        return sum(self._width(p, size * (0.62 if i % 2 else 1)) for i, p in enumerate(self._printed(word)))

    def _width(self, text: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, self.font, size))

    def _broken(
        self, text: str, room: float, size: float, *, first: float = 0.0, hyphens: bool = False
    ) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        used = first
        for word in text.split():
            needed = self._wide(word, size) + (0.25 * size if lines[-1] else 0)
            if used + needed > room and lines[-1]:
                head, word = self._cut(word, room - used - 0.25 * size, size) if hyphens else ("", word)  # noqa: PLW2901
                lines[-1] += [head] if head else []
                lines.append([])
                used, needed = 0.0, self._wide(word, size)
            lines[-1].append(word)
            used += needed
        return lines

    def _cut(self, word: str, room: float, size: float) -> tuple[str, str]:
        """Cut a word so that its head with a hyphen fits into the room."""
        places = [m.end() for m in _CUT.finditer(word) if 1 < m.end() < len(word) - 2]
        fitting = [p for p in places if self._wide(word[:p] + "-", size) <= room]
        if len(word) < LONG or not fitting or "^" in word or "-" in word:
            return "", word
        return word[: fitting[-1]] + "-", word[fitting[-1] :]

    def _note(self, number: int) -> list[list[str]]:
        shown = {"raised": f"^{number}^", "plain": f"{number}", "dot": f"{number}."}[self.look.numbers]
        return self._broken(f"{shown} {self.text.notes[number - 1]}", self.width, self.small)

    def _foot_height(self, more: list[int]) -> float:
        lines = sum(len(self._note(number)) for number in [*self.pending, *more])
        return lines * self.small * 1.2 + (self.look.size if lines else 0)

    def _room(self, needed: float, calls: list[int] | None = None) -> None:
        calls = calls or []
        if self.y - needed < self.look.margin + 8 + self._foot_height(calls):
            self._feet()
            self.column += 1
            if self.column == self.look.columns:
                self._new_page()
            self.y = self.top
        self.pending += calls

    def _new_page(self) -> None:
        self.canvas.showPage()
        self.number, self.column, self.top = self.number + 1, 0, self.look.page[1] - self.look.margin
        self._furniture()
        if self.floats:
            self.floats = []
            self.y, width = self.top, self.width
            self.width = self.look.page[0] - 2 * self.look.margin
            self._draw_table_and_figure()
            self.width, self.top = width, self.y

    def _feet(self) -> None:
        y = self.look.margin + self._foot_height([]) - self.look.size
        if self.pending and self.look.rule:
            self.canvas.line(self._x, y + self.small * 1.3, self._x + 80, y + self.small * 1.3)
        for number in self.pending:
            for words in self._note(number):
                x = self._x
                for word in words:
                    x = self._word(word, (x, y), self.small) + 0.25 * self.small
                y -= self.small * 1.2
        self.pending = []

    def _table_and_figure(self) -> None:
        if self.look.across:
            self.floats = ["wide"]
            return
        self._room(12 * self.look.size + len(self.text.rows) * 1.6 * self.look.size)
        self._draw_table_and_figure()

    def _draw_table_and_figure(self) -> None:
        step, left = 1.6 * self.look.size, self._x
        self.y -= 0.5 * self.look.size
        for cells in self.text.rows:
            for index, cell in enumerate(cells):
                place = left + index * self.width / len(cells)
                self.canvas.rect(place, self.y - step, self.width / len(cells), step)
                self.canvas.setFont(self.font, self.look.size * 0.7)
                self.canvas.drawString(place + 3, self.y - 0.7 * step, cell)
            self.y -= step
        self.y -= self.look.size
        self.canvas.setFillGray(0.8)
        self.canvas.rect(left, self.y - 4 * self.look.size, self.width, 4 * self.look.size, fill=1)
        self.canvas.setFillGray(0)
        self.y -= 5.5 * self.look.size
        self.canvas.setFont(self.font, self.look.size * 0.9)
        self.canvas.drawString(left, self.y, self.text.caption)
        self.y -= 1.5 * self.look.size


def _calls(words: list[str]) -> list[int]:
    return [int(part) for word in words for part in word.split("^")[1::2]]


@cache
def _font(name: str) -> str:
    if name == "DejaVuSerif":
        pdfmetrics.registerFont(TTFont(name, DEJAVU))
    return name
