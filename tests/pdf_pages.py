"""Makes the PDFs that the tests read: typeset with reportlab, or printed from HTML by Chromium where it is found."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTH, HEIGHT = A4
MARGIN, GUTTER = 60.0, 18.0


@dataclass
class Article:
    """What is typeset: paragraphs with note marks as `word^3^`, headings as `# Heading`, notes by number."""

    title: str
    paragraphs: list[str]
    notes: dict[int, str] = field(default_factory=dict)
    head: str = ""
    columns: int = 1


class Typesetter:
    """Sets an article in Times, justified, with running heads, page numbers and footnotes at the foot of columns."""

    def __init__(self, article: Article, size: float = 10.0) -> None:
        """Prepare an empty file."""
        self.article, self.size, self.buffer = article, size, io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.page, self.column, self.pending = 1, 0, []
        self.width = (WIDTH - 2 * MARGIN - GUTTER * (article.columns - 1)) / article.columns
        self.top = HEIGHT - MARGIN

    def pdf(self) -> bytes:
        """Return the file."""
        self.canvas.setTitle(self.article.title)
        self._head()
        self.canvas.setFont("Times-Bold", 18)
        self.canvas.drawCentredString(WIDTH / 2, self.top - 20, self.article.title)
        self.y = self.top = self.top - 50
        for paragraph in self.article.paragraphs:
            self._paragraph(paragraph)
        self._feet()
        self.canvas.save()
        return self.buffer.getvalue()

    def _head(self) -> None:
        self.canvas.setFont("Times-Italic", 8)
        self.canvas.drawString(MARGIN, HEIGHT - 36, self.article.head)
        self.canvas.drawCentredString(WIDTH / 2, 30, str(self.page))

    def _paragraph(self, text: str) -> None:
        if text.startswith("# "):
            self._room(40)
            self.y -= 6
            self.canvas.setFont("Times-Bold", self.size + 2)
            self.canvas.drawString(self._x, self.y, text[2:])
            self.y -= self.size * 1.6
            return
        lines = wrapped(text, self.width, self.size)
        for number, words in enumerate(lines):
            self._room(self.size * 1.2, words)
            self._line(words, last=number == len(lines) - 1)
        self.y -= self.size * 0.8

    @property
    def _x(self) -> float:
        return MARGIN + self.column * (self.width + GUTTER)

    def _foot_height(self, extra: list[int]) -> float:
        return sum(len(wrapped(f"^{n}^ {self.article.notes[n]}", self.width, 7.5)) * 9 for n in [*self.pending, *extra])

    def _room(self, needed: float, words: list[str] | None = None) -> None:
        marks = [int(part) for word in words or [] for part in word.split("^")[1::2]]
        if self.y - needed < MARGIN + 14 + self._foot_height(marks):
            self._feet()
            self.column += 1
            if self.column == self.article.columns:
                self.canvas.showPage()
                self.page, self.column, self.top = self.page + 1, 0, HEIGHT - MARGIN
                self._head()
            self.y = self.top
        self.pending += marks

    def _line(self, words: list[str], *, last: bool) -> None:
        self.y -= self.size * 1.2
        natural = sum(width(word, self.size) for word in words)
        space = 0.25 * self.size if last or len(words) < 2 else (self.width - natural) / (len(words) - 1)
        x = self._x
        for word in words:
            x = self._word(word, (x, self.y), self.size) + space

    def _word(self, word: str, place: tuple[float, float], size: float) -> float:
        x, y = place
        for index, part in enumerate(word.split("^")):
            raised = index % 2
            self.canvas.setFont("Times-Roman", size * 0.6 if raised else size)
            self.canvas.drawString(x, y + raised * 0.35 * size, part)
            x += stringWidth(part, "Times-Roman", size * 0.6 if raised else size)
        return x

    def _feet(self) -> None:
        y = MARGIN + self._foot_height([])
        for number in self.pending:
            for words in wrapped(f"^{number}^ {self.article.notes[number]}", self.width, 7.5):
                x = self._x
                for word in words:
                    x = self._word(word, (x, y), 7.5) + 2
                y -= 9
        self.pending = []


def width(word: str, size: float) -> float:
    """Return the width of a word with its raised marks."""
    parts = word.split("^")
    return sum(stringWidth(p, "Times-Roman", size * (0.6 if i % 2 else 1)) for i, p in enumerate(parts))


def wrapped(text: str, room: float, size: float) -> list[list[str]]:
    """Break a paragraph into lines of words."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in text.split():
        needed = width(word, size) + (0.25 * size if lines[-1] else 0)
        if used + needed > room and lines[-1]:
            lines.append([])
            used, needed = 0.0, width(word, size)
        lines[-1].append(word)
        used += needed
    return lines


def printed(html: str) -> bytes:
    """Print a page of HTML to PDF with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(f"<!doctype html><meta charset=utf-8>{html}", encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/u",
        ]
        subprocess.run(
            [str(CHROMIUM), *options, f"--print-to-pdf={out}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return out.read_bytes()


def drawn(*draw: tuple[float, float, float, str]) -> bytes:
    """Return a page with strings at places: (x, y, size, text)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for x, y, size, text in draw:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()
