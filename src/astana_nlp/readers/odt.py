"""ODT, ODS and ODP (OASIS ODF 1.3, part 3): headings, notes, tables, lists; deleted text and comments left out.

The XML is read directly: notes stand inside the paragraphs, and odfpy has no way to take them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line, superscript
from astana_nlp.readers.office import Draft, Properties, notes_behind, office_extraction, row_pieces, style_section
from astana_nlp.readers.packages import Element, Package, attribute, local
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits

_DROPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "desc", "sequence-decls", "forms", "object", "event-listeners"}
)
# of texts, sheets and slides
_BODIES = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_SPACES = frozenset({"tab", "line-break"})
_ZONES = {"bibliography": Section.REFERENCE, "table-of-content": Section.BOILERPLATE, "user-index": Section.BOILERPLATE}


@dataclass(slots=True)
class _Reading:
    """Where the reading of the document stands."""

    styles: dict[str, Section]
    page: int = 1
    zone: Section | None = None
    draft: Draft | None = None
    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, Piece] = field(default_factory=dict)
    open_notes: list[str] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)


def read_odt(data: bytes, limits: Limits) -> Extraction:
    """Read an ODT, ODS or ODP file.

    Args:
        data: the bytes of the package.
        limits: members and bytes that are unpacked at most.

    Raises:
        UnreadableError: the package is damaged, encrypted, a bomb, or holds no text.
    """
    package = Package(data, limits)
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise UnreadableError("the file is encrypted", "save it without a password")
    root = package.xml("content.xml")
    body = next((e for e in root.iter() if local(e) in _BODIES), None) if root is not None else None
    if body is None:
        raise UnreadableError("there is no text document in this ODT", "open it in a word processor and save it anew")
    named = package.spare_xml("styles.xml")
    reading = _Reading(_styles(root) | (_styles(named) if named is not None else {}))
    _read(body, reading)
    pieces = notes_behind(reading.pieces, reading.notes, reading.marks)
    found = office_extraction([*pieces, *_margins(named), *_comments(body)], _BODIES[local(body)], _properties(package))
    return replace(found, problems=package.problems)


def _styles(root: Element) -> dict[str, Section]:
    """Return the sections of the paragraph styles that have one, by name."""
    found = {}
    for style in root.iter("{*}style"):
        name, parent = attribute(style, "name"), attribute(style, "parent-style-name")
        section = style_section(name.replace("_20_", " ")) or style_section(parent.replace("_20_", " "))
        if section:
            found[name] = section
    return found


def _read(element: Element, reading: _Reading) -> None:
    """Read everything under `element` in its order."""
    for child in element:
        name = local(child)
        if not name or name in _DROPPED:
            _text(child.tail, reading)
            continue
        _READERS.get(name, _read)(child, reading)
        _text(child.tail, reading)


def _text(text: str | None, reading: _Reading) -> None:
    if text and reading.draft:
        reading.draft.add(text)


def _space(element: Element, reading: _Reading) -> None:  # noqa: ARG001  one signature for all elements
    _text(" ", reading)


def _new_page(element: Element, reading: _Reading) -> None:  # noqa: ARG001  one signature for all elements
    reading.page += 1
    if reading.draft:
        reading.draft.turn(reading.page)


def _slide(element: Element, reading: _Reading) -> None:
    """Read a slide, which is a page."""
    reading.page = 1 + len(list(element.itersiblings("{*}page", preceding=True)))
    _read(element, reading)


def _frame(element: Element, reading: _Reading) -> None:
    """Read a box; that of the title of a slide, or the notes of its speaker."""
    outer = reading.zone
    role = attribute(element, "class") if local(element) == "frame" else "notes"
    reading.zone = {"title": Section.HEADING, "notes": Section.FOOTNOTE}.get(role, outer)
    _read(element, reading)
    reading.zone = outer


def _paragraph(element: Element, reading: _Reading) -> None:
    outer, outer_notes = reading.draft, reading.open_notes
    style = attribute(element, "style-name").replace("_20_", " ")
    section = reading.styles.get(attribute(element, "style-name")) or style_section(style) or Section.BODY
    reading.draft = Draft(reading.page, reading.zone or (_heading(section) if local(element) == "h" else section))
    reading.open_notes = []
    at = len(reading.pieces)
    reading.draft.add(element.text or "")
    _read(element, reading)
    reading.pieces.insert(at, reading.draft.piece())
    reading.marks = {index + (index >= at): keys for index, keys in reading.marks.items()}
    if reading.open_notes:
        reading.marks[at] = reading.open_notes
    reading.draft, reading.open_notes = outer, outer_notes


def _heading(section: Section) -> Section:
    return Section.TITLE if section is Section.TITLE else Section.HEADING


def _note(element: Element, reading: _Reading) -> None:
    """Put the mark of a note into the paragraph and keep its text for behind it."""
    citation = next((one_line("".join(e.itertext())) for e in element.iter("{*}note-citation")), "")
    mark = superscript(citation)
    body = next(element.iter("{*}note-body"), None)
    text = " ".join(one_line("".join(p.itertext())) for p in body.iter("{*}p")) if body is not None else ""
    key = str(len(reading.notes))
    reading.notes[key] = Piece(f"{mark} {text}", Section.FOOTNOTE, reading.page)
    reading.open_notes.append(key)
    _text(mark, reading)


def _span(element: Element, reading: _Reading) -> None:
    _text(element.text, reading)
    _read(element, reading)


def _table(element: Element, reading: _Reading) -> None:
    for row in _rows(element):
        cells, notes = [], []
        for cell in row:
            if local(cell) == "table-cell":
                story = _Reading(reading.styles, reading.page, notes=reading.notes)
                _read(cell, story)
                reading.page = story.page
                cells.append(" ".join(piece.text for piece in story.pieces if piece.text))
                notes += [key for index in sorted(story.marks) for key in story.marks[index]]
        reading.pieces += row_pieces(cells, reading.page)
        if notes and reading.pieces:
            reading.marks.setdefault(len(reading.pieces) - 1, []).extend(notes)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table itself, not those of tables in its cells."""
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in {"table-rows", "table-header-rows", "table-row-group"}:
            yield from _rows(child)


def _indexed(element: Element, reading: _Reading) -> None:
    """Read a table of contents or a bibliography that the program made."""
    outer, reading.zone = reading.zone, _ZONES[local(element)]
    for child in element:
        if local(child) == "index-body":
            _read(child, reading)
    reading.zone = outer


_READERS = {
    "p": _paragraph,
    "h": _paragraph,
    "span": _span,
    "a": _span,
    "note": _note,
    "table": _table,
    "s": _space,
    **dict.fromkeys(_SPACES, _space),
    "soft-page-break": _new_page,
    "page": _slide,
    "frame": _frame,
    "notes": _frame,
    **dict.fromkeys(_ZONES, _indexed),
}


def _margins(root: Element | None) -> list[Piece]:
    """Return what stands in headers and footers, each text once."""
    if root is None:
        return []
    margins = [e for name in ("header", "footer", "header-first", "footer-first") for e in root.iter(f"{{*}}{name}")]
    texts = (one_line("".join(p.itertext())) for margin in margins for p in margin.iter("{*}p"))
    return [Piece(text, Section.BOILERPLATE) for text in dict.fromkeys(texts) if text]


def _comments(body: Element) -> list[Piece]:
    """Return what people wrote beside the text, without their names."""
    texts = (one_line("".join(p.itertext())) for note in body.iter("{*}annotation") for p in note.iter("{*}p"))
    return [Piece(text, Section.BOILERPLATE) for text in texts if text]


def _properties(package: Package) -> Properties:
    root = package.spare_xml("meta.xml")
    values = {local(e): (e.text or "").strip() for e in root.iter()} if root is not None else {}
    author = values.get("initial-creator", "") or values.get("creator", "")
    made = values.get("creation-date", "")
    return Properties(values.get("title", ""), author, made if re.match(r"\d{4}-\d{2}-\d{2}", made) else "")
