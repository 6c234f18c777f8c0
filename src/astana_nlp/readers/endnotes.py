"""Notes at the end of a document or a chapter: numbered pieces below a heading like 'Notes', which the text calls."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.readers.layout import bare, layout
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.paragraphs import Piece

_NUMBER = re.compile(r"\[?(\d{1,3})[\].):]*\s+(?=\S)|([⁰¹²³⁴-⁹]{1,3})")
_CALL = re.compile(r"(?<=\S)([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])|(?<=\S)\s?\[(\d{1,3})\]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# numbers that may be missing between two notes, which were not told from the text
_MISSING = 2
_TEXT = frozenset({Section.TITLE, Section.HEADING, Section.BODY, Section.CAPTION, Section.TABLE})
_NOTES = frozenset({Section.BODY, Section.REFERENCE})


def with_endnotes(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces`; those below a heading of notes that count on, and are called in the text, are footnotes.

    Headings of chapters between notes end nothing, where the count begins anew below them.
    """
    called = {_number(call) for piece in pieces if piece.section in _TEXT for call in _CALL.finditer(piece.text)}
    out: list[Piece] = []
    last: int | None = None  # the number before, None outside of notes
    for index, piece in enumerate(pieces):
        number = _own(piece)
        if piece.section is Section.HEADING:
            following = next((_own(p) for p in pieces[index + 1 :] if p.section in _NOTES), None)
            goes_on = last is not None and following == 1
            last = 0 if goes_on or bare(piece.text) in layout().endnotes else None
        elif last is not None and piece.section in _NOTES and number and last < number <= last + 1 + _MISSING:
            last = number
            if number in called:
                piece = replace(piece, section=Section.FOOTNOTE)  # noqa: PLW2901 - the same piece with its role
        out.append(piece)
    return out


def _own(piece: Piece) -> int | None:
    """Return the number that a piece begins with, or None."""
    found = _NUMBER.match(piece.text)
    return _number(found) if found else None


def _number(match: re.Match[str]) -> int:
    return int((match[1] or match[2]).translate(_RAISED))
