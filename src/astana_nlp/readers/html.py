"""Saved web pages: the article by trafilatura, its metadata with the evidence for the day of publication."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.readers.blocks import Element, block_pieces, parsed, split_lines
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.charset import decode
from astana_nlp.readers.dateline import find_day, is_day
from astana_nlp.readers.front import dateline_day, published, read_front
from astana_nlp.readers.layout import bare
from astana_nlp.readers.pagedate import stated_day
from astana_nlp.readers.paragraphs import Piece, assemble, is_finished
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers import Limits

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,80}encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CODE = re.compile(r"[{};=<>|\\]|\bfunction\b|\bvar\b")
_DATED = re.compile(r"date|time|publi|posted|tarih|fecha|meta|byline|entry-info", re.IGNORECASE)
_NOTES = re.compile(r"^(?:foot|end)?note|^_?(?:ftn|edn|fn|cite_note)", re.IGNORECASE)
_SKIPPED = frozenset({"header", "nav", "footer", "aside", "script", "style"})
_THIN = 250  # characters; an article that short is more likely a miss
_COPY = timedelta(days=30)  # a page dated that much later than its own dateline is a copy of the text
_SENTENCE = 8  # words
_ZWNJ = "\u200c"
_SHIELD = "\ua7f7"  # a letter of Roman inscriptions: no document of ours has it, and no library touches it
_CELL = 40  # words; longer cells are paragraphs that a table only places


@dataclass(frozen=True, slots=True)
class _Article:
    """What was found of the article, before it becomes an extraction."""

    pieces: list[Piece]
    title: str = ""
    author: str = ""
    outlet: str = ""


def read_html(data: bytes, limits: Limits) -> Extraction:  # noqa: ARG001  pages have no limits beyond those of files
    """Read a web page.

    Args:
        data: the page, in any encoding; what it declares is one piece of evidence.
        limits: as for every reader.

    Returns:
        The article with its headings, lists, quotations, tables and captions; menus, scripts and forms are left out.
    """
    match = _CHARSET.search(data[:4096])
    return page_extraction(decode(data, match[1].decode("ascii") if match else ""))


def page_extraction(text: str) -> Extraction:
    """Return what a decoded page holds."""
    root = parsed(text)
    if root is None:
        return Extraction(text="", blocks=(), format="html")
    article = _article(root)
    pieces = _titled(article)
    day, evidence = _published(root, pieces)
    whole, blocks = assemble(pieces)
    title = next((piece.text for piece in pieces if piece.section is Section.TITLE), "")
    return Extraction(
        text=whole,
        blocks=blocks,
        format="html",
        title=title,
        author=article.author,
        outlet=article.outlet,
        published=day,
        published_from=evidence,
    )


def _article(root: Element) -> _Article:
    """Return the article that trafilatura finds, or all blocks of the page where it finds none."""
    found = _extracted(root, precise=True) or _Article([])
    if _size(found.pieces) < _THIN:
        found = max(found, _extracted(root, precise=False) or found, key=lambda article: _size(article.pieces))
    if _size(found.pieces) < _THIN and not _has_sentence(found.pieces):
        marked = body_pieces(_without_code(block_pieces(root)), frozenset(), guess_headings=False)
        return replace(found, pieces=marked, title=found.title or _page_title(root))
    notes = _note_texts(root)
    pieces = [*_without_code(found.pieces), *_captions(root, found.pieces)]
    pieces = [replace(p, section=Section.FOOTNOTE) if bare(p.text) in notes else p for p in pieces]
    return replace(found, pieces=body_pieces(pieces, frozenset(), guess_headings=False))


def _has_sentence(pieces: Sequence[Piece]) -> bool:
    return any(len(piece.text.split()) >= _SENTENCE and is_finished(piece.text) for piece in pieces)


def _extracted(root: Element, *, precise: bool) -> _Article | None:
    from trafilatura import bare_extraction

    document = bare_extraction(
        _shielded(root),
        favor_precision=precise,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return None
    return _Article(
        pieces=[replace(piece, text=one_line(_unshielded(piece.text))) for piece in _pieces(document.body)],
        title=one_line(_unshielded(document.title or "")),
        author=one_line(_unshielded(document.author or "")),
        outlet=one_line(_unshielded(document.sitename or "")),
    )


def _shielded(root: Element) -> Element:
    """Return a copy of the page in which a letter stands for the zero-width non-joiner, which trafilatura drops."""
    page = copy.deepcopy(root)
    for element in page.iter():
        element.text = element.text.replace(_ZWNJ, _SHIELD) if element.text else element.text
        element.tail = element.tail.replace(_ZWNJ, _SHIELD) if element.tail else element.tail
        for name in ("content", "title"):
            if _ZWNJ in (element.get(name) or ""):
                element.set(name, element.get(name).replace(_ZWNJ, _SHIELD))
    return page


def _unshielded(text: str) -> str:
    return text.replace(_SHIELD, _ZWNJ)


def _pieces(element: Element) -> Iterator[Piece]:
    """Yield the pieces of an article in trafilatura's form (head, p, list, item, quote, table, row, cell, lb)."""
    for child in element:
        if child.tag == "table":
            yield from _table(child)
        elif child.tag == "head":
            yield Piece(one_line("".join(child.itertext())), Section.HEADING)
        elif len(child) and child.tag in {"list", "quote", "item", "div"} and _holds_blocks(child):
            yield from (Piece(line) for line in split_lines(child.text or ""))
            yield from _pieces(child)
        else:
            yield from (Piece(line) for line in split_lines(_text(child)))
        yield from (Piece(line) for line in split_lines(child.tail or ""))


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in {"p", "list", "item", "quote", "table", "head"} for child in element)


def _text(element: Element) -> str:
    """Return the text under `element`; only <lb/> is a line end."""
    parts = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts)


def _table(table: Element) -> Iterator[Piece]:
    """Yield a table row by row; a table that only places paragraphs gives paragraphs."""
    for row in table.iter("row"):
        cells = [text for cell in row.iter("cell") if (text := one_line("".join(cell.itertext())))]
        if len(cells) == 1 or any(len(cell.split()) > _CELL for cell in cells):
            yield from (Piece(cell) for cell in cells)
        else:
            yield Piece(" | ".join(cells), Section.TABLE)


def _captions(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the captions of figures in the article that the extraction left out."""
    known = {piece.text for piece in pieces}
    found = [one_line(" ".join(e.itertext())) for e in root.xpath("//article//figcaption | //main//figcaption")]
    return [Piece(text, Section.CAPTION) for text in dict.fromkeys(found) if text and text not in known]


def _note_texts(root: Element) -> set[str]:
    """Return the folded texts of elements that name themselves footnotes."""
    marked = (e for e in root.iter() if _NOTES.match(f"{e.get('id') or ''}") or _NOTES.match(e.get("class") or ""))
    texts = {bare("".join(e.itertext())) for e in marked if e.tag in {"li", "p", "div", "dd"}}
    items = {bare("".join(e.itertext())) for e in root.xpath("//*[contains(@class, 'footnote')]//li")}
    return (texts | items) - {""}


def _without_code(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces` without scripts, style sheets and JSON that stood in the text."""
    return [p for p in pieces if p.section is Section.TABLE or len(_CODE.findall(p.text)) * 25 <= len(p.text)]


def _titled(article: _Article) -> list[Piece]:
    """Return the pieces with the title first: the headline of the article if it is there, else that of the metadata."""
    name = bare(article.title)
    for index, piece in enumerate(article.pieces[:6]):
        if name and bare(piece.text) == name:
            return [
                *article.pieces[:index],
                replace(piece, section=Section.TITLE),
                *article.pieces[index + 1 :],
            ]
    if article.title:
        return [Piece(article.title, Section.TITLE), *article.pieces]
    return list(read_front(article.pieces).pieces)


def _published(root: Element, pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return the day of publication and what it comes from.

    A date in the text (a date line, a dateline) overrules the page's own where that is so much later that the page can
    only be a copy, or carries the day on which it was saved.
    """
    written = published(pieces) or next((day for p in pieces[:4] if (day := dateline_day(p.text))), "")
    stated = stated_day(root)
    if stated and not (written and date.fromisoformat(stated) - date.fromisoformat(written) > _COPY):
        return stated, "metadata"
    shown = written or _shown_day(root)
    return (shown, "text") if shown else ("", "unknown")


def _shown_day(root: Element) -> str:
    """Return the day in a line that calls itself a date: below the headline or beside it, never in a header or menu."""
    headline = next(iter(root.xpath("//h1[last()]")), None)
    starts = () if headline is None else (headline, headline.getparent())
    below = not starts
    for element in root.iter():
        below = below or element in starts
        if not below or not isinstance(element.tag, str):
            continue
        if _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = one_line(" ".join(element.itertext()))
            if is_day(text) and not any(parent.tag in _SKIPPED for parent in (element, *element.iterancestors())):
                return find_day(text)
    return ""


def _page_title(root: Element) -> str:
    found = root.xpath("//h1 | //title")
    return one_line("".join(found[0].itertext())) if found else ""


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)
