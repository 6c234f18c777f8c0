"""PPTX: the slides of a talk in their order, with titles, lists and tables, and the speaker's notes apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.office import office_extraction, package_properties
from astana_nlp.readers.packages import Package, attribute, local
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits
    from astana_nlp.readers.packages import Element

_TITLES = frozenset({"title", "ctrTitle"})
_NOTES = "ppt/notesSlides/notesSlide"
# what a template puts on every slide
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})


def read_pptx(data: bytes, limits: Limits) -> Extraction:
    """Read a PPTX file; each slide is a page.

    Args:
        data: the bytes of the package.
        limits: members and bytes that are unpacked at most.

    Raises:
        UnreadableError: the package is damaged, encrypted, a bomb, or holds no slide.
    """
    package = Package(data, limits)
    slides = package.listed("ppt/slides/slide", by="ppt/presentation.xml", as_element="sldId")
    if not slides:
        raise UnreadableError("there is no slide in this PPTX", "open it in an office program and save it anew")
    pieces: list[Piece] = []
    for page, (number, name) in enumerate(slides, start=1):
        pieces += _pieces(package.spare_xml(name), page)
        notes = _pieces(package.spare_xml(_notes_of(package, name, number)), page)
        pieces += [replace(piece, section=Section.FOOTNOTE) for piece in notes]
    found = office_extraction(pieces, "pptx", package_properties(package))
    return replace(found, problems=package.problems)


def _notes_of(package: Package, slide: str, number: int) -> str:
    """Return the name of the part with the speaker's notes on a slide: the one it points to, or that of its number."""
    same = f"{_NOTES}{number}.xml"
    related = package.related(slide)
    return next((name for name in related.values() if name.startswith(_NOTES)), "" if related else same)


def _pieces(root: Element | None, page: int) -> Iterator[Piece]:
    """Yield the paragraphs of the shapes of one slide, and its tables row by row."""
    for element in root.iter("{*}sp", "{*}tr") if root is not None else ():
        if local(element) == "tr":
            cells = [one_line(" ".join(_lines(cell))) for cell in element.iter("{*}tc")]
            yield Piece(" | ".join(filter(None, cells)), Section.TABLE, page)
            continue
        kind = next((attribute(mark, "type") for mark in element.iter("{*}ph")), "")
        section = Section.HEADING if kind in _TITLES else Section.BODY
        if kind not in _FURNITURE:
            yield from (Piece(line, section, page) for line in _lines(element) if line)


def _lines(element: Element) -> Iterator[str]:
    for paragraph in element.iter("{*}p"):
        yield one_line("".join(e.text or "" if local(e) == "t" else " " for e in paragraph.iter("{*}t", "{*}br")))
