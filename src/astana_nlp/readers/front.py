"""The head of a document without metadata: title, author and day of publication as they stand above the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.readers.dateline import find_day, is_day, published_day
from astana_nlp.readers.layout import fold, layout
from astana_nlp.readers.paragraphs import Piece, is_finished, is_item
from astana_nlp.readers.parts import LONG, is_headline
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 25  # pieces at most that stand above the first paragraph
_TITLE = 25  # words at most
_TELLING = 4  # words from which on a headline is rather a title than a name or a label
_NAME = range(2, 6)  # words of a name of a person
_LABELLED = 12  # words at most of a line such as 'Published: …'
_DATELINE = re.compile(r"^.{0,90}?(?:\)\s*[-–—:.]|\s[-–—]{1,2}\s|:\s)")
_OWNER = re.compile(r"^(?:©|\(c\)|copyright(?:\s+©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?[,.\s]*)?", re.IGNORECASE)
_AFTER_OWNER = re.compile(r"(?:[,.\s]*(?:\d{4}(?:\s*[-–]\s*\d{4})?|all rights reserved)\.?)+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What the head of a document says about it; empty strings for what it does not say."""

    pieces: tuple[Piece, ...]
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""


def read_front(pieces: Sequence[Piece]) -> Front:
    """Find title, author, outlet and day of publication.

    Args:
        pieces: the document with its sections marked.

    Returns:
        The pieces with the title marked and menus above it turned to boilerplate, and what was found.
    """
    head = _head(pieces)
    at = _title(pieces, head)
    marked = list(pieces)
    if at is not None:
        marked[at] = replace(pieces[at], section=Section.TITLE)
        marked = _without_menus(marked, at, head)
    title = marked[at].text if at is not None else ""
    author = _author(marked, head, at)
    return Front(
        pieces=tuple(replace(p, section=Section.BODY) if author and p.text == author else p for p in marked),
        title=title.strip("#*_ "),
        author=author,
        outlet=next((name for piece in reversed(marked) if (name := owner(piece.text))), ""),
        published=published(marked),
    )


def published(pieces: Sequence[Piece]) -> str:
    """Return the day of publication that the text names: a labelled date, a date line above the text, a dateline."""
    head = _head(pieces)
    labelled = [*pieces[: _HEAD + 1], *pieces[-_HEAD:]]
    lines = [pieces[index] for index in head]
    first = [pieces[head[-1] + 1]] if head and head[-1] + 1 < len(pieces) else list(pieces[:1])
    found = (
        *(labelled_day(piece.text) for piece in labelled),
        *(published_day(piece.text) for piece in lines if is_day(piece.text)),
        *(published_day(piece.text) for piece in lines if _may_date(piece)),
        *(dateline_day(piece.text) for piece in first),
    )
    return next((day for day in found if day), "")


def dateline_day(text: str) -> str:
    """Return the day in the dateline that opens a news story ('ASTANA, 23 January 2017 (Agency) - …')."""
    match = _DATELINE.match(text)
    return published_day(match.group()) if match else ""


def owner(text: str) -> str:
    """Return whom a copyright line names, or an empty string."""
    match = _OWNER.match(text)
    return _AFTER_OWNER.sub("", text[match.end() :]).strip(" ,.") if match and len(text.split()) <= _TITLE else ""


def labelled_day(text: str) -> str:
    """Return the day in a line that calls itself a date of publication ('Published: 23 January 2017')."""
    folded = fold(text)
    return find_day(text) if len(text.split()) <= _LABELLED and layout().published.match(folded) else ""


def _may_date(piece: Piece) -> bool:
    """Say whether a date in this line above the text may be that of publication: not in a headline or sentence."""
    return len(piece.text.split()) <= _LABELLED and piece.section is Section.BODY and not is_finished(piece.text)


def _head(pieces: Sequence[Piece]) -> list[int]:
    """Return the indices of the pieces above the first paragraph."""
    for index, piece in enumerate(pieces[: _HEAD + 1]):
        is_paragraph = len(piece.text.split()) >= LONG and is_finished(piece.text) and not is_item(piece.text)
        if piece.section is Section.BODY and is_paragraph:
            return list(range(index))
    return list(range(min(len(pieces), _HEAD)))


def _title(pieces: Sequence[Piece], head: list[int]) -> int | None:
    """Return where the title stands: the first headline of four words or more, else the longest headline."""
    known = [index for index in head if pieces[index].section is Section.TITLE]
    if known:
        return known[0]
    usable = [index for index in head if index + 1 < len(pieces) and _may_be_title(pieces, index)]
    below = [index for index in usable if not _opens_list(pieces, index)] or usable
    telling = [index for index in below if len(pieces[index].text.split()) >= _TELLING]
    if telling:
        return telling[0]
    return max(below, key=lambda index: len(pieces[index].text), default=None)


def _may_be_title(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    text = piece.text.rstrip("?!؟")
    in_play = piece.section in {Section.HEADING, Section.BODY}
    return in_play and is_headline(text, _TITLE) and not layout().byline.match(fold(text)) and not find_day(text[:40])


def _opens_list(pieces: Sequence[Piece], index: int) -> bool:
    return sum(is_item(piece.text) for piece in pieces[index + 1 : index + 4]) == 3  # noqa: PLR2004  three make a list


def _without_menus(pieces: list[Piece], title: int, head: list[int]) -> list[Piece]:
    """Return `pieces` with lists above the title, and the labels above those, as boilerplate."""
    out = list(pieces)
    above = [index for index in head if index < title]
    items = {index for index in above if is_item(pieces[index].text)}
    labels = {index for index in above if index + 1 in items and index not in items}
    short = {index for index in above if len(pieces[index].text.split()) <= 3}  # noqa: PLR2004  words of a menu entry
    menu = (items | labels if len(items) >= 3 else set()) | (short if len(short) >= 4 else set())  # noqa: PLR2004  three make a list
    for index in menu:
        if not find_day(pieces[index].text):
            out[index] = replace(pieces[index], section=Section.BOILERPLATE)
    return out


def _author(pieces: Sequence[Piece], head: list[int], title: int | None) -> str:
    """Return the name in a byline, or a line between title and text that can only be a name."""
    near = [index for index in head if pieces[index].section is not Section.BOILERPLATE]
    for index in near:
        match = layout().byline.match(fold(pieces[index].text))
        name = pieces[index].text[match.end() :].strip(" :.") if match else ""
        if name and len(name.split()) <= _LABELLED and not find_day(name) and index != title:
            return name
    behind = [pieces[index].text for index in near if title is not None and index in {title + 1, title + 2}]
    return next((text for text in behind if _is_name(text)), "")


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) in _NAME and all(word.strip(".,-'’").isalpha() and word[0].isupper() for word in words)
