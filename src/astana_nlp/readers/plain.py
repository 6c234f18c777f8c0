"""Plain text and Markdown: pages, paragraphs, headings, footnotes and furniture out of nothing but characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import clean
from astana_nlp.readers.charset import decode
from astana_nlp.readers.front import read_front
from astana_nlp.readers.lines import paragraphs_of
from astana_nlp.readers.paragraphs import Piece, assemble, mark_footnotes, rejoin, vocabulary_of
from astana_nlp.readers.parts import with_parts
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers import Limits
    from astana_nlp.readers.paragraphs import Vocabulary

_UNDERLINE = re.compile(r"^[ \t]*(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_HASHES = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)")
_FOOT_REFERENCE = re.compile(r"\[\^(\d{1,3})\](:?)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?!\w)")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


def read_text(data: bytes, limits: Limits) -> Extraction:
    """Read plain text.

    Args:
        data: the bytes, in any encoding of the six languages.
        limits: the pages beyond `max_pages` are left out, and said to be.

    Returns:
        The text with its blocks; title, author and date as far as the head of the text shows them.
    """
    return extraction_of(clean(decode(data)), "text", limits)


def read_markdown(data: bytes, limits: Limits) -> Extraction:
    """Read Markdown: headings by their marks, links and emphasis as their text, footnotes by `[^1]`."""
    text = clean(decode(data))
    return extraction_of(_without_marks(text), "markdown", limits, headed=True)


def extraction_of(text: str, kind: str, limits: Limits, *, headed: bool = False) -> Extraction:
    """Return what cleaned `text` holds; form feeds are page breaks, `headed` says that `#` marks headings."""
    pages = text.split("\f")
    vocabulary = vocabulary_of(text)
    pieces = [
        _piece(paragraph, number, headed=headed)
        for number, page in enumerate(pages[: limits.max_pages], start=1)
        for paragraph in paragraphs_of(page, vocabulary)
    ]
    front = read_front(body_pieces(pieces, vocabulary, guess_headings=True))
    whole, blocks = assemble(front.pieces)
    return Extraction(
        text=whole,
        blocks=blocks,
        format=kind,
        pages=min(len(pages), limits.max_pages),
        title=front.title,
        author=front.author,
        outlet=front.outlet,
        published=front.published,
        published_from="text" if front.published else "unknown",
        problems=(f"only the first {limits.max_pages} pages were read",) if len(pages) > limits.max_pages else (),
    )


def body_pieces(pieces: Sequence[Piece], vocabulary: Vocabulary, *, guess_headings: bool) -> list[Piece]:
    """Return `pieces` with footnotes, headings and furniture marked and interrupted paragraphs whole again."""
    return rejoin(with_parts(mark_footnotes(pieces), guess_headings=guess_headings), vocabulary)


def _piece(paragraph: str, page: int, *, headed: bool) -> Piece:
    match = _HASHES.match(paragraph) if headed else None
    return Piece(match[2], Section.HEADING, page) if match else Piece(paragraph, page=page)


def _without_marks(text: str) -> str:
    """Return Markdown without its marks, but with `#` before headings (also those that are underlined)."""
    lines = text.split("\n")
    for index in range(1, len(lines)):
        if lines[index - 1].strip() and _UNDERLINE.match(lines[index]) and not lines[index - 1].startswith("#"):
            lines[index - 1], lines[index] = f"# {lines[index - 1].strip()}", ""
    lines = [f"\n{line}\n" if _HASHES.match(line) else line for line in lines]
    bare = _RULE.sub("", _FENCE.sub("", "\n".join(lines)))
    bare = _QUOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub(r"\1", bare)))
    return _EMPHASIS.sub(r"\2", _FOOT_REFERENCE.sub(_note_mark, bare))


def _note_mark(match: re.Match[str]) -> str:
    from astana_nlp.readers.characters import superscript

    return superscript(match[1]) + (" " if match[2] else "")
