"""DOCX (ECMA-376): paragraphs by style, notes, tables, tracked changes as accepted, page breaks as Word drew them.

The XML is read directly: python-docx leaves out notes, text boxes and tracked insertions, and inflates every part
without a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import superscript
from astana_nlp.readers.office import (
    Draft,
    notes_behind,
    office_extraction,
    package_properties,
    row_pieces,
    style_section,
    without_mark,
)
from astana_nlp.readers.packages import Element, Package, attribute, local
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits

_DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "pict"})
_T = TypeVar("_T")
_RAISED = "superscript"
_BODY_LEVEL = 9  # the outline level that means 'no heading'


@dataclass(frozen=True, slots=True)
class _Styles:
    """What styles say, by their ids: the sections of paragraphs, and which of them raise characters."""

    sections: dict[str, Section] = field(default_factory=dict)
    raised: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Reading:
    """Where the reading of one story (body, note, header) stands."""

    styles: _Styles
    drawn: bool  # Word noted where its pages began: then explicit breaks need not be counted
    page: int = 1
    draft: Draft | None = None
    pieces: list[Piece] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    own_marks: dict[str, str] = field(default_factory=dict)  # what the author wrote instead of a number
    own: str = ""  # the note whose mark the next raised run may go on with


def read_docx(data: bytes, limits: Limits) -> Extraction:
    """Read a DOCX file.

    Args:
        data: the bytes of the package.
        limits: members and bytes that are unpacked at most.

    Raises:
        UnreadableError: the package is damaged, encrypted, a bomb, or holds no document.
    """
    package = Package(data, limits)
    root = package.xml("word/document.xml")
    if root is None:
        raise UnreadableError("there is no document in this DOCX", "open it in a word processor and save it anew")
    styles = _styles(package.spare_xml("word/styles.xml"))
    drawn = next(root.iter("{*}lastRenderedPageBreak"), None) is not None
    reading = _Reading(styles, drawn)
    _read(root, reading)
    notes = {**_notes(package, "footnote", reading), **_notes(package, "endnote", reading)}
    pieces = notes_behind(reading.pieces, notes, reading.marks)
    found = office_extraction([*pieces, *_margins(package, styles)], "docx", package_properties(package))
    return replace(found, problems=package.problems)


def _styles(root: Element | None) -> _Styles:
    """Return what the styles of the document say."""
    if root is None:
        return _Styles()
    own: dict[str, Section | None] = {}
    raised: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in root.iter("{*}style"):
        key = attribute(style, "styleId")
        name = next((attribute(e, "val") for e in style if local(e) == "name"), "")
        level = next((attribute(e, "val") for e in style.iter("{*}outlineLvl")), "")
        height = next((attribute(e, "val") for e in style.iter("{*}vertAlign")), "")
        own[key] = style_section(name) or (Section.HEADING if level.isdecimal() and int(level) < _BODY_LEVEL else None)
        raised[key] = height == _RAISED if height else None
        based[key] = next((attribute(e, "val") for e in style if local(e) == "basedOn"), "")
    found = {key: _inherited(key, own, based) for key in own}
    sections = {key: section for key, section in found.items() if section}
    return _Styles(sections, frozenset(key for key in raised if _inherited(key, raised, based)))


def _inherited(key: str, own: dict[str, _T | None], based: dict[str, str]) -> _T | None:
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        if (found := own.get(key)) is not None:
            return found
        key = based.get(key, "")
    return None


def _read(element: Element, reading: _Reading) -> None:
    """Read everything under `element` in its order."""
    for child in element:
        name = local(child)
        if name in _DROPPED:
            continue
        if name == "p":
            _paragraph(child, reading)
        elif name == "tbl":
            _table(child, reading)
        elif name == "r":
            _run(child, reading)
        else:
            _read(child, reading)


def _paragraph(element: Element, reading: _Reading) -> None:
    outer = reading.draft
    reading.draft = Draft(reading.page, _section(element, reading.styles))
    first = len(reading.pieces)
    marks_before = reading.marks.pop(-1, [])
    _read(element, reading)
    piece = reading.draft.piece()
    marks = reading.marks.pop(-1, [])
    # a text box inside the paragraph has added its pieces already: they follow the paragraph
    reading.pieces.insert(first, piece)
    reading.marks = {index + (index >= first): keys for index, keys in reading.marks.items()}
    if marks:
        reading.marks[first] = marks
    if marks_before:
        reading.marks[-1] = marks_before
    reading.draft = outer


def _section(element: Element, styles: _Styles) -> Section:
    """Return the section that style or outline level give a paragraph."""
    properties = next((child for child in element if local(child) == "pPr"), None)
    if properties is None:
        return Section.BODY
    style = next((attribute(child, "val") for child in properties if local(child) == "pStyle"), "")
    level = next((attribute(child, "val") for child in properties if local(child) == "outlineLvl"), "")
    if level.isdecimal() and int(level) < _BODY_LEVEL:
        return Section.HEADING
    return styles.sections.get(style, Section.BODY)


def _run(element: Element, reading: _Reading) -> None:
    """Read one run: text with the same formatting."""
    properties = next((child for child in element if local(child) == "rPr"), None)
    formats = {local(child): attribute(child, "val") for child in properties} if properties is not None else {}
    if formats.get("vanish") in {"", "1", "true"}:
        return
    height = formats.get("vertAlign")
    raised = height == _RAISED if height else formats.get("rStyle") in reading.styles.raised
    draft = reading.draft or Draft(reading.page)
    own = reading.own if raised else ""  # the note whose mark the text is; programs cut '10' into two runs
    goes_on = own != ""
    for child in element:
        text = _run_text(child, reading)
        if own and local(child) == "t" and (text.strip().isalnum() or not goes_on):
            reading.own_marks[own] = reading.own_marks.get(own, "") + text
            continue
        if text:
            own, goes_on = _with_own_mark(child), False
        draft.add(superscript(text) if raised and text.strip().isdigit() else text)
    reading.own = own


def _run_text(element: Element, reading: _Reading) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in {"footnoteReference", "endnoteReference"}:
        return _mark(f"{name[:-9]} {attribute(element, 'id')}", reading)
    if name == "lastRenderedPageBreak" or (name == "br" and attribute(element, "type") == "page" and not reading.drawn):
        reading.page += 1
        if reading.draft:
            reading.draft.turn(reading.page)
        return " "
    if name in {"tab", "br", "cr", "ptab"}:
        return " "
    if name == "noBreakHyphen":
        return "-"
    if name not in _DROPPED and name in {"drawing", "AlternateContent", "object"}:
        _read(element, reading)
    return ""


def _with_own_mark(element: Element) -> str:
    """Return the note that an element calls by a mark of the author's, which follows it; such notes are counted too."""
    name = local(element)
    calls = name in {"footnoteReference", "endnoteReference"}
    follows = calls and attribute(element, "customMarkFollows") in {"1", "true", "on"}
    return f"{name[:-9]} {attribute(element, 'id')}" if follows else ""


def _mark(key: str, reading: _Reading) -> str:
    """Return the mark of a note in the text, counted as it comes."""
    number = reading.numbers.setdefault(key, len(reading.numbers) + 1)
    reading.marks.setdefault(-1, []).append(key)
    return superscript(str(number))


def _notes(package: Package, kind: str, reading: _Reading) -> dict[str, Piece]:
    """Return the foot- or endnotes that the text refers to, each with its mark before it."""
    root = package.spare_xml(f"word/{kind}s.xml")
    found = {}
    for note in root if root is not None else ():
        key = f"{kind} {attribute(note, 'id')}"
        if key in reading.numbers:
            story = _Reading(reading.styles, drawn=True)
            _read(note, story)
            text = " ".join(piece.text for piece in story.pieces if piece.text)
            text = without_mark(text, reading.own_marks.get(key, "").strip())
            found[key] = Piece(f"{superscript(str(reading.numbers[key]))} {text}", Section.FOOTNOTE, reading.page)
    return found


def _table(element: Element, reading: _Reading) -> None:
    for row in _rows(element):
        cells = []
        keys: list[str] = []
        for cell in _cells(row):
            story = _Reading(reading.styles, reading.drawn, reading.page)
            story.numbers, story.own_marks = reading.numbers, reading.own_marks
            _read(cell, story)
            reading.page = story.page
            cells.append(" ".join(piece.text for piece in story.pieces if piece.text))
            keys += [key for index in sorted(story.marks) for key in story.marks[index]]
        reading.pieces += row_pieces(cells, reading.page)
        if keys and reading.pieces:
            reading.marks.setdefault(len(reading.pieces) - 1, []).extend(keys)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _cells(child)


def _margins(package: Package, styles: _Styles) -> list[Piece]:
    """Return what stands in headers, footers and comments, each text once."""
    texts: dict[str, None] = {}
    for name in sorted(package.names):
        if re.fullmatch(r"word/(?:(?:header|footer)\d*|comments)\.xml", name):
            story = _Reading(styles, drawn=True)
            part = package.spare_xml(name)
            if part is None:
                continue
            _read(part, story)
            texts.update(dict.fromkeys(piece.text for piece in story.pieces if piece.text))
    return [Piece(text, Section.BOILERPLATE) for text in texts]
