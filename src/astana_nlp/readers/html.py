"""Saved web pages: the article, and what the page says of it, with the evidence for each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.readers.blocks import parsed
from astana_nlp.readers.charset import decode
from astana_nlp.readers.dateline import is_day, published_day
from astana_nlp.readers.front import labelled_day, read_front
from astana_nlp.readers.layout import bare
from astana_nlp.readers.linkeddata import Page, Stated, page_of
from astana_nlp.readers.pagearticle import article_pieces
from astana_nlp.readers.pagebody import with_stated_body
from astana_nlp.readers.pagedate import guessed_day, lines_with_figures, only_day, shown_day, stated_day
from astana_nlp.readers.pageentries import take_entries
from astana_nlp.readers.pagemeta import page_author, page_outlet, page_title
from astana_nlp.readers.pagesource import without_scripts
from astana_nlp.readers.paragraphs import Piece, assemble
from astana_nlp.readers.parts import LONG
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers import Limits
    from astana_nlp.readers.linkeddata import Element

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,80}encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MADE = re.compile("creat", re.IGNORECASE)
_COPY = timedelta(days=30)  # a page dated that much later than its own dateline is a copy of the text
# a place before the date, an agency or a dash behind it: 'ASTANA, 23 January 2017 (Agency) - …', 'Jan. 23, 2017 -- …'
_DATELINE = re.compile(r"^(?:[^.:!?؟]|(?<=[^\W\d_]{3})\.(?=\s*\d)){2,80}?(?:\)\s*[-–—:.]|\s[-–—]{1,2}\s)")
_HEAD = 4  # pieces in which a dateline may stand


def read_html(data: bytes, limits: Limits) -> Extraction:  # noqa: ARG001  pages have no limits beyond those of files
    """Read a web page.

    Args:
        data: the page, in any encoding; what it declares is one piece of evidence.
        limits: as for every reader.

    Returns:
        The article with its headings, lists, quotations, tables and captions; menus, scripts and forms are left out.
        The entries of a live blog or tag page are enclosed.

    Raises:
        UnreadableError: a passage without any element is too long to be parsed.
    """
    match = _CHARSET.search(data[:4096])
    return page_extraction(decode(without_scripts(data), match[1].decode("ascii") if match else ""))


def page_extraction(text: str) -> Extraction:
    """Return what a decoded page holds.

    Raises:
        UnreadableError: a passage without any element is too long to be parsed.
    """
    root = parsed(text)
    if root is None:
        return Extraction(text="", blocks=(), format="html")
    page = page_of(root, text)
    outlet = page_outlet(page)
    title, author = page_title(page, outlet.value), page_author(page, outlet.value)
    stated = stated_day(page)  # before other parts are taken out of the page: it may stand in one
    entries = take_entries(page, stated.value, outlet.value)
    pieces = _titled(with_stated_body(article_pieces(root), page), title.value)
    day, source = _published(page, stated, pieces, title.value)
    whole, blocks = assemble(pieces)
    shown = next((piece.text for piece in pieces if piece.section is Section.TITLE), "")
    found = {"title": title, "author": author, "outlet": outlet, "published": day}
    return Extraction(
        text=whole,
        blocks=blocks,
        format="html",
        title=shown,
        author=author.value,
        outlet=outlet.value,
        published=day.value,
        published_from=source,
        enclosed=entries,
        evidence=tuple(f"{name}: {stated.where}" for name, stated in found.items() if stated.value),
    )


def _titled(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Return the pieces with the title first: the headline of the article if it is there, else that of the metadata."""
    name = bare(title)
    for index, piece in enumerate(pieces[:6]):
        if name and bare(piece.text) == name:
            return [*pieces[:index], replace(piece, section=Section.TITLE), *pieces[index + 1 :]]
    if title:
        return [Piece(title, Section.TITLE), *pieces]
    return list(read_front(pieces).pieces)


def _published(page: Page, stated: Stated, pieces: Sequence[Piece], title: str) -> tuple[Stated, str]:
    """Return the day of publication, and whether metadata or text says it.

    A date in the text (a date line, a dateline) overrules the page's own where that is so much later that the page can
    only be a copy, or carries the day on which it was saved; one beside the headline does where the page's own is only
    the day on which the site made the page.
    """
    written, line = _written_day(pieces), _day_line(pieces)
    if stated.value:
        told = written or line or (_beside_headline(page.root, title) if _MADE.search(stated.where) else "")
        if not told or date.fromisoformat(stated.value) - date.fromisoformat(told) <= _COPY:
            return stated, "metadata"
        written = written or line
    found = _shown_days(page.root, title, written, line)
    return next(((shown, "text") for shown in found if shown.value), (Stated("", ""), "unknown"))


def _shown_days(root: Element, title: str, written: str, line: str) -> Iterator[Stated]:
    """Yield the days that a page shows, the likeliest first; `written` and `line` are those of its text."""
    yield Stated(written, "line in the text")
    figures, day_first = lines_with_figures(root), _is_day_first(root)
    yield shown_day(root, figures, title, day_first=day_first)
    yield Stated(line, "line in the text")
    yield only_day(figures, day_first=day_first)
    yield guessed_day(root)


def _beside_headline(root: Element, title: str) -> str:
    return shown_day(root, lines_with_figures(root), title, day_first=_is_day_first(root)).value


def _is_day_first(root: Element) -> bool:
    return not (root.get("lang") or "").lower().startswith("en-us")


def _day_line(pieces: Sequence[Piece]) -> str:
    """Return the day in a line at the head of the text that is nothing but a date; it may be that of the visit."""
    return next((day for piece in pieces[:_HEAD] if is_day(piece.text) and (day := published_day(piece.text))), "")


def _written_day(pieces: Sequence[Piece]) -> str:
    """Return the day in a dateline at the head of the text, or in a line that calls itself a date."""
    texts = [piece for piece in pieces if piece.section is not Section.CAPTION]
    head = texts[:_HEAD]
    # the head of a site may give today's date in two calendars, with a dash between them
    long = [piece.text for piece in head if len(piece.text.split()) >= LONG]
    found = (
        *(labelled_day(piece.text) for piece in (*head, *texts[-_HEAD:])),
        *(published_day(match.group()) for text in long if (match := _DATELINE.match(text))),
    )
    return next((day for day in found if day), "")
