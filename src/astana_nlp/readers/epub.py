"""EPUB (EPUB 3.3 and 2.0.1): the documents of the spine in their order; navigation, covers and scripts left out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.blocks import block_pieces, parsed
from astana_nlp.readers.characters import one_line, superscript
from astana_nlp.readers.charset import decode
from astana_nlp.readers.packages import Element, Package, attribute, local, parse_xml
from astana_nlp.readers.paragraphs import NO_WORDS, Piece, assemble
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers import Limits

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_NOTES = re.compile(r"\b(?:foot|end|rear)notes?\b", re.IGNORECASE)
_NAVIGATION = re.compile(r"\b(?:toc|landmarks|page-list|index)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# what programs write where nobody has filled in a title or a name
_PLACEHOLDERS = frozenset({"unknown title", "unknown author", "unknown", "untitled", "python-docx"})
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>", re.IGNORECASE)


def read_epub(data: bytes, limits: Limits) -> Extraction:
    """Read a book.

    Args:
        data: the archive.
        limits: members and bytes that are unpacked at most.

    Returns:
        Its text in reading order, with title, author, publisher and day from its package document.

    Raises:
        UnreadableError: the archive is damaged, encrypted, a bomb, or holds no book.
    """
    package = Package(data, limits)
    if any("encryption.xml" in name for name in package.names) and b"adept" in package.part("META-INF/rights.xml"):
        raise UnreadableError("the book is protected against copying", "get it without protection")
    path = _package_document(package)
    root = _xml(package, path)
    if root is None:
        raise UnreadableError("there is no book in this EPUB", "fetch the file again")
    folder = posixpath.dirname(path)
    pieces = [piece for name in _spine(root, folder) for piece in _chapter(package.part(name))]
    beside = [piece for name in _spine(root, folder, linear=False) for piece in _chapter(package.part(name))]
    pieces += [piece for piece in beside if piece.section is Section.FOOTNOTE]
    headed = any(piece.section is Section.HEADING for piece in pieces)
    return _extraction(body_pieces(pieces, NO_WORDS, guess_headings=not headed), root)


def _package_document(package: Package) -> str:
    """Return the path of the package document that the container names, else of the only one."""
    container = _xml(package, "META-INF/container.xml")
    named = [attribute(e, "full-path") for e in container.iter("{*}rootfile")] if container is not None else []
    return next(iter([*named, *sorted(name for name in package.names if name.endswith(".opf"))]), "")


def _xml(package: Package, name: str) -> Element | None:
    """Return an XML part; the DOCTYPE that EPUB 2 allows is taken off, entities stay refused."""
    data = _DOCTYPE.sub(b"", package.part(name)) if name else b""
    return parse_xml(data, name) if data else None


def _spine(root: Element, folder: str, *, linear: bool = True) -> Iterator[str]:
    """Yield the paths of the pages in reading order, or of those outside of it (covers, notes), without navigation."""
    items = {attribute(item, "id"): item for item in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or (attribute(reference, "linear") != "no") is not linear:
            continue
        if attribute(item, "media-type") in _PAGES and "nav" not in attribute(item, "properties").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href"))))


def _chapter(data: bytes) -> list[Piece]:
    """Return the blocks of one page, with its notes as footnotes."""
    root = parsed(decode(data)) if data else None
    if root is None:
        return []
    for element in list(root.iter()):
        kind = f"{element.get('epub:type') or ''} {element.get('role') or ''}" if isinstance(element.tag, str) else ""
        if _NAVIGATION.search(kind.replace("doc-", "")) and element.getparent() is not None:
            element.drop_tree()
    for link in root.iter("a"):
        text = (link.text or "").strip("[]() \n")
        if not len(link) and text.isdecimal() and "noteref" in f"{link.get('epub:type')} {link.get('role')}":
            link.text = superscript(text)  # else 'agreed' with note 1 is 'agreed1'
    noted = [element for element in root.iter() if _is_note(element)]
    notes = {one_line("".join(element.itertext())) for element in noted}
    for element in noted:
        element.tag = "div"  # the asides of pages are no text of theirs, those of books are their notes
    return [Piece(p.text, Section.FOOTNOTE) if one_line(p.text) in notes else p for p in block_pieces(root)]


def _is_note(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag not in {"aside", "li", "p", "div", "section"}:
        return False
    return bool(_NOTES.search(f"{element.get('epub:type') or ''} {element.get('role') or ''}".replace("doc-", "")))


def _extraction(pieces: Sequence[Piece], root: Element) -> Extraction:
    values: dict[str, str] = {}
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        value = one_line(element.text or "")
        values.setdefault(local(element), "" if value.casefold() in _PLACEHOLDERS else value)
    day = _DAY.match(values.get("date", ""))
    text, blocks = assemble(pieces)
    return Extraction(
        text=text,
        blocks=blocks,
        format="epub",
        title=values.get("title", ""),
        author=values.get("creator", ""),
        outlet=values.get("publisher", ""),
        published=day[0] if day else "",
        published_from="metadata" if day else "unknown",
    )
