"""What DOCX, ODT and RTF have in common: paragraphs under construction, and the extraction that they become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import clean, one_line, superscript
from astana_nlp.readers.front import published, read_front
from astana_nlp.readers.packages import local
from astana_nlp.readers.paragraphs import Piece, assemble, mark_footnotes, rejoin
from astana_nlp.readers.parts import with_parts
from astana_nlp.readers.properties import known_author, known_title
from astana_nlp.records import Extraction, PageBreak, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.readers.packages import Package

_STYLES = (
    (re.compile(r"title$", re.IGNORECASE), Section.TITLE),
    (re.compile(r"(?:heading(?:[ _]\d|$)|subtitle|toc heading)", re.IGNORECASE), Section.HEADING),
    (re.compile(r"(?:caption|illustration|figure|drawing)$", re.IGNORECASE), Section.CAPTION),
    (re.compile(r"(?:(?:footnote|endnote) text|footnote|endnote)$", re.IGNORECASE), Section.FOOTNOTE),
    (re.compile(r"bibliography", re.IGNORECASE), Section.REFERENCE),
    (re.compile(r"(?:toc \d|contents|header|footer|table of figures)", re.IGNORECASE), Section.BOILERPLATE),
)
# what programs write where nobody has filled in a name
_NOBODY = frozenset({"python-docx", "openpyxl", "user", "admin", "microsoft office user"})
CELL_WORDS = 40  # longer cells are paragraphs that a table only places


@dataclass(slots=True)
class Draft:
    """A paragraph that is being read: its text so far, its role, and where in it pages begin."""

    page: int
    section: Section = Section.BODY
    parts: list[str] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)  # (parts before, page)

    def add(self, text: str) -> None:
        """Append text."""
        self.parts.append(text)

    def turn(self, page: int) -> None:
        """Note that what follows stands on `page`."""
        self.turns.append((len(self.parts), page))

    def piece(self) -> Piece:
        """Return the paragraph in one line."""
        lines: list[str] = []
        breaks: list[PageBreak] = []
        size, page, done = 0, self.page, 0
        for at, turned in [*self.turns, (len(self.parts), 0)]:
            if line := one_line("".join(self.parts[done:at])):
                size += len(line) + bool(lines)
                lines.append(line)
            done = at
            if turned and lines:
                breaks.append(PageBreak(size + 1, turned))
            elif turned:
                page = turned
        whole = one_line(" ".join(lines))
        return Piece(whole, self.section, page, tuple(b for b in breaks if b.offset < len(whole)))


@dataclass(frozen=True, slots=True)
class Properties:
    """What the properties of an office file say about it; `published` is an ISO time or day."""

    title: str = ""
    author: str = ""
    published: str = ""


def package_properties(package: Package) -> Properties:
    """Return the properties of a package of Microsoft's formats."""
    root = package.spare_xml("docProps/core.xml")
    values = {local(child): (child.text or "").strip() for child in root} if root is not None else {}
    author = values.get("creator", "")
    named = author if author.casefold() not in _NOBODY else ""
    made = values.get("created", "") if named else ""
    return Properties(values.get("title", ""), named, made if re.match(r"\d{4}-\d{2}-\d{2}", made) else "")


def style_section(name: str) -> Section | None:
    """Return the section that the English name of a built-in paragraph style stands for, or None."""
    return next((section for pattern, section in _STYLES if pattern.match(name)), None)


def row_pieces(cells: Sequence[str], page: int) -> list[Piece]:
    """Return one row of a table, or paragraphs where the table only places them."""
    texts = [text for cell in cells if (text := one_line(cell))]
    if len(texts) == 1 or any(len(text.split()) > CELL_WORDS for text in texts):
        return [Piece(text, page=page) for text in texts]
    return [Piece(" | ".join(texts), Section.TABLE, page)] if texts else []


def notes_behind(pieces: Iterable[Piece], notes: dict[str, Piece], marks: dict[int, list[str]]) -> list[Piece]:
    """Return `pieces`, each followed by the notes that it refers to (`marks`: index of the piece -> keys of notes)."""
    out = []
    for index, piece in enumerate(pieces):
        out.append(piece)
        out += [notes[key] for key in marks.get(index, ()) if key in notes]
    return out


def without_mark(note: str, mark: str) -> str:
    """Return a note without the `mark` before it, raised or not; `note` itself where it begins otherwise."""
    return note[len(mark) :].lstrip() if superscript(note).startswith(superscript(mark)) else note


def office_extraction(pieces: Sequence[Piece], kind: str, properties: Properties) -> Extraction:
    """Return the extraction of an office file.

    Headings that the file names are believed; where it names none they are guessed as in plain text. The date in the
    properties is that of the file's making, so a date line in the text comes first.
    """
    headed = any(piece.section in {Section.HEADING, Section.TITLE} for piece in pieces)
    cleaned = [p if p.breaks else replace(p, text=one_line(p.text)) for p in pieces if clean(p.text).strip()]
    front = read_front(rejoin(with_parts(mark_footnotes(cleaned), guess_headings=not headed)))
    day = published(front.pieces)
    text, blocks = assemble(front.pieces)
    return Extraction(
        text=text,
        blocks=blocks,
        format=kind,
        pages=max((piece.last_page for piece in front.pieces), default=1),
        title=front.title or known_title(properties.title),
        author=known_author(properties.author) or front.author,
        outlet=front.outlet,
        published=day or properties.published[:10],
        published_from="text" if day else "metadata" if properties.published else "unknown",
    )
