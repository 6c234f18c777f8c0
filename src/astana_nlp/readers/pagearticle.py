"""The main text of a page as pieces: trafilatura's choice, with the structure that later steps need."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import regex
from lxml import etree

from astana_nlp.readers.blocks import Element, block_pieces, split_lines
from astana_nlp.readers.characters import dense, one_line
from astana_nlp.readers.dateline import find_day
from astana_nlp.readers.layout import bare
from astana_nlp.readers.pagebare import wrap_bare_text
from astana_nlp.readers.pageblocks import with_blocks
from astana_nlp.readers.pagechoice import balanced_choice, precise_choice
from astana_nlp.readers.pagegaps import with_gaps
from astana_nlp.readers.pageothers import without_others
from astana_nlp.readers.pageparts import INLINE, TEXT_SHARE, link_share, running_text, take_other_parts
from astana_nlp.readers.paragraphs import NO_WORDS, Piece, is_finished
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = re.compile(r"[{};=<>|\\]|\bfunction\b|\bvar\b")
_TO_A_MARK = 25  # characters of text to one mark of code at least
_NOTES = re.compile(r"^(?:foot|end)?note|^_?(?:ftn|edn|fn|cite_note)", re.IGNORECASE)
_THIN = 250  # letters; an article that short is more likely a miss
_HAN = regex.compile(r"\p{Han}")
_IDEOGRAPH = 3  # letters; the Universal Declaration of Human Rights has 10,647 characters in English, 2,865 in Chinese
_SENTENCE = 8  # words
_LEAD_WORDS = 80
_BETWEEN = 30  # blocks
_APART = frozenset({"a", "figure", "figcaption", "li", "nav", "aside", "button", "form", "label", "blockquote"})
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:spot|lead|lede|summary|standfirst|deck|dek|subtitle|sub-?head|intro|chapo|excerpt|perex|anons)"
    r"|description$",
    re.IGNORECASE,
)
_ZWNJ = "\u200c"
# letters of Roman inscriptions: no document of ours has them, and no library touches them
_SHIELD, _BREAK = "\ua7f7", "\ua7fb"
# read by nobody, and half of a page that has to be copied and searched again and again
_NO_TEXT = (
    *("script", "style", "svg", "noscript", "iframe", "template", "canvas", "object", "button", "select", "input"),
    *("textarea", "img", "source", "video", "audio", "map", "dialog"),
)
_CELL = 40  # words; longer cells are paragraphs that a table only places
_ROWS = 3  # of two cells at least
_TABLE = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
_PLACED = ".//table | .//h1 | .//h2 | .//form | .//p[string-length() > 300]"


def article_pieces(root: Element) -> list[Piece]:
    """Return the article that trafilatura finds, or all blocks of the page where it finds none.

    Args:
        root: the page; scripts and drawings are taken out of it.
    """
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    take_other_parts(root)
    wrap_bare_text(root)
    for quote in root.xpath(".//blockquote[.//table]"):
        quote.tag = "div"  # trafilatura writes all that a quotation holds into one line, cells too
    page = _prepared(root)
    found = _extracted(page, precise=True)
    if _size(found) < _THIN:
        found = _fuller(found, _extracted(page, precise=False))
    if _size(found) < _THIN and not _has_sentence(found):
        return body_pieces(_without_code(root, block_pieces(root)), NO_WORDS, guess_headings=False)
    found = with_blocks(root, with_gaps(root, _without_code(root, found)))
    notes = _note_texts(root)
    pieces = [*_lead(root, found), *found, *_captions(root, found)]
    pieces = [replace(p, section=Section.FOOTNOTE) if bare(p.text) in notes else p for p in pieces]
    return without_others(root, body_pieces([_as_lead(piece) for piece in pieces], NO_WORDS, guess_headings=False))


def _lead(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the paragraph that stands between headline and text, where the extraction left it out."""
    known = {bare(piece.text) for piece in pieces}
    for heading in root.xpath("(//h1)[position() <= 3]"):
        for element in islice(_following(heading), _BETWEEN):
            text = one_line("".join(element.itertext()))
            if bare(text) in known:
                break
            named = _LEAD.search(f"{element.get('class')} {element.get('itemprop')} {element.get('id')}")
            is_lead = is_finished(text) or (named and not find_day(text))
            if _SENTENCE <= len(text.split()) <= _LEAD_WORDS and is_lead:
                return [Piece(text)]
    return []


def _following(heading: Element) -> Iterator[Element]:
    """Yield what stands behind a headline, block by block: those that hold no others, outside of links and captions."""
    behind = (element for parent in (heading, *heading.iterancestors()) for element in parent.itersiblings())
    for block in (block for element in behind for block in element.iter("p", "div", "h2", "h3", "h4", "span")):
        is_leaf = not any(isinstance(child.tag, str) and child.tag not in INLINE for child in block)
        if is_leaf and not any(parent.tag in _APART for parent in block.iterancestors()):
            yield block


def _as_lead(piece: Piece) -> Piece:
    """Return a whole sentence that a site writes as a heading (the lead of an article) as text."""
    is_lead = piece.section is Section.HEADING and is_finished(piece.text) and len(piece.text.split()) >= _SENTENCE
    is_lead = is_lead and not piece.text.endswith(("?", "!", "؟", ":"))
    return replace(piece, section=Section.BODY) if is_lead else piece


def _fuller(precise: list[Piece], balanced: list[Piece]) -> list[Piece]:
    """Return the choice with more sentences, for short news are short; the longer one where there are none."""
    told = [sum(len(piece.text) for piece in pieces if is_finished(piece.text)) for pieces in (precise, balanced)]
    if any(told):
        return balanced if told[1] > told[0] else precise
    return max(precise, balanced, key=_size)


def _has_sentence(pieces: Sequence[Piece]) -> bool:
    return any(len(piece.text.split()) >= _SENTENCE and is_finished(piece.text) for piece in pieces)


def _extracted(page: Element, *, precise: bool) -> list[Piece]:
    """Return what trafilatura takes for the article."""
    body = precise_choice(page, is_sure=partial(_is_sure, page)) if precise else balanced_choice(page)
    if body is None:
        return []
    return [replace(piece, text=one_line(_unshielded(piece.text))) for piece in _pieces(body)]


def _is_sure(page: Element, body: Element) -> bool:
    """Say whether other algorithms can change nothing about a choice.

    They can where it is short, or less than half of the running text of the page, or no running text.
    """
    size = sum(len(text) for text in body.itertext())
    is_text = size > 2 * _THIN and len(body.findall(".//p")) > len(body.findall(".//table"))
    return is_text and running_text(page) < 2 * size


def _prepared(root: Element) -> Element:
    """Return the page, or a copy of it, that trafilatura reads right.

    One letter stands for the zero-width non-joiner, which it drops, another for the second of two line ends, which part
    paragraphs; tables that only place columns, menus and text beside each other are no tables, so that it can tell the
    text from the rest.
    """
    layouts = [table for table in root.xpath("//table[not(ancestor::table)]") if _only_places(table)]
    parted = any(_is_second_break(element) for element in root.iter("br"))
    if not layouts and not parted and _ZWNJ not in "".join(root.itertext()):
        return root
    for table in layouts:
        data = {nested for nested in table.iterdescendants("table") if _holds_data(nested)}
        for element in table.iter(*_TABLE):
            if data and not data.isdisjoint((element, *element.iterancestors("table"))):
                continue
            is_text = element.tag in {"td", "th"} and all(child.tag in INLINE for child in element)
            element.tag = "p" if is_text else "div"
    page = copy.deepcopy(root)
    for element in [br for br in page.iter("br") if _is_second_break(br)]:
        element.tail = f" {_BREAK} {element.tail or ''}"
    for element in page.iter():
        if element.text and _ZWNJ in element.text:
            element.text = element.text.replace(_ZWNJ, _SHIELD)
        if element.tail and _ZWNJ in element.tail:
            element.tail = element.tail.replace(_ZWNJ, _SHIELD)
    return page


def _is_second_break(element: Element) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _only_places(table: Element) -> bool:
    return bool(table.xpath(_PLACED)) or any(
        len(cell.xpath(".//br")) > 3 and len("".join(cell.itertext()).split()) > _CELL  # noqa: PLR2004  lines of a cell
        for cell in table.iter("td")
    )


def _holds_data(table: Element) -> bool:
    """Say whether a table in one that places columns has rows of short cells, and few links."""
    if _only_places(table) or link_share(table) > TEXT_SHARE:
        return False
    rows = [[cell for cell in row if "".join(cell.itertext()).strip()] for row in table.iter("tr")]
    return sum(len(row) > 1 for row in rows) >= _ROWS


def _unshielded(text: str) -> str:
    return text.replace(_SHIELD, _ZWNJ)


def _pieces(element: Element) -> Iterator[Piece]:
    """Yield the pieces of an article in trafilatura's form (head, p, list, item, quote, table, row, cell, lb)."""
    for child in element:
        if child.tag == "table":
            yield from _table(child)
        elif child.tag == "head":
            yield Piece(one_line("".join(child.itertext()).replace(_BREAK, " ")), Section.HEADING)
        elif len(child) and child.tag in {"list", "quote", "item", "div"} and _holds_blocks(child):
            yield from (Piece(line) for line in split_lines((child.text or "").replace(_BREAK, "\n\n")))
            yield from _pieces(child)
        else:
            yield from (Piece(line) for line in split_lines(_text(child)))
        yield from (Piece(line) for line in split_lines((child.tail or "").replace(_BREAK, "\n\n")))


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in {"p", "list", "item", "quote", "table", "head"} for child in element)


def _text(element: Element) -> str:
    """Return the text under `element`; only <lb/> is a line end."""
    parts = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts).replace(_BREAK, "\n\n")


def _table(table: Element) -> Iterator[Piece]:
    """Yield a table row by row; a table that only places paragraphs gives paragraphs."""
    for row in table.iter("row"):
        cells = [text for cell in row.iter("cell") if (text := _text(cell)).strip()]
        if len(cells) == 1 or any(len(cell.split()) > _CELL for cell in cells):
            yield from (Piece(line) for cell in cells for line in split_lines(cell))
        else:
            yield Piece(" | ".join(map(one_line, cells)), Section.TABLE)


def _captions(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the captions of figures in the article that the extraction left out."""
    known = {piece.text for piece in pieces}
    captions = root.xpath("//article//figcaption[not(ancestor::a)] | //main//figcaption[not(ancestor::a)]")
    found = [one_line(" ".join(e.itertext())) for e in captions if not _is_link(e)]
    return [Piece(text, Section.CAPTION) for text in dict.fromkeys(found) if text and text not in known]


def _is_link(caption: Element) -> bool:
    """Say whether a caption is nothing but a link: the headline of another article under its picture."""
    links = "".join(text for link in caption.iter("a") for text in link.itertext())
    return bool(links) and bare(links) == bare("".join(caption.itertext()))


def _note_texts(root: Element) -> set[str]:
    """Return the folded texts of elements that name themselves footnotes."""
    marked = [
        element
        for element in root.iter("li", "p", "div", "dd")
        if _NOTES.match(element.get("id") or "") or _NOTES.match(element.get("class") or "")
    ]
    # items are few; a search of all elements for the name shows in the time that a page takes
    items = [
        item for item in root.iter("li") if any("footnote" in (e.get("class") or "") for e in item.iterancestors())
    ]
    return {bare("".join(element.itertext())) for element in (*marked, *items)} - {""}


def _without_code(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces` without leaked scripts, style sheets and JSON; what the page itself sets as code stays."""
    texts = (piece.text for piece in pieces if piece.section is not Section.TABLE)
    code = {text for text in texts if len(_CODE.findall(text)) * _TO_A_MARK > len(text)}
    parts = root.iter("pre", "code") if code else ()
    samples = dense(" ".join(text for part in parts for text in part.itertext()))
    return [piece for piece in pieces if piece.text not in code or dense(piece.text) in samples]


def _size(pieces: Sequence[Piece]) -> int:
    """Return how many letters the pieces have; an ideograph says as much as several."""
    return sum(len(piece.text) + (_IDEOGRAPH - 1) * len(_HAN.findall(piece.text)) for piece in pieces)
