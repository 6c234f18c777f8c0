"""Tables of contents: lists of headings with the pages on which they stand, which no author says anything with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astana_nlp.readers.layout import bare, layout
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.paragraphs import Piece

# dots that lead to a page number, and the number; Roman ones number the pages of forewords
_LED = re.compile(r"(?:\s?[.…·_]){3,}\s*\|?\s*(?P<page>\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
_ENDS_LED = re.compile(r"[.…·_]\s*\|?\s*[\dA-Za-z]{1,6}$")
_NUMBERED = re.compile(r"\S\s+(?:\|\s*)?(?P<page>\d{1,4})$")
# entries that make a list: of those with dots anywhere, of others below a heading that says so
_LEAST = 3
# characters of the longest entry
_LONGEST = 250
_ENTRIES = frozenset({Section.BODY, Section.HEADING, Section.TABLE})


@dataclass(slots=True)
class _Run:
    """Entries that follow one another: where they stand, and the page of the last one."""

    places: list[int] = field(default_factory=list)
    page: int = 0
    entries: int = 0

    def takes(self, place: int, page: int) -> bool:
        """Add an entry unless its page stands before that of the last one."""
        if page < self.page:
            return False
        self.places.append(place)
        self.page, self.entries = page, self.entries + 1
        return True


def led(text: str) -> re.Match[str] | None:
    """Return the dots and the page at the end of an entry; nothing, and soon, for any other text."""
    return _LED.search(text) if _ENDS_LED.search(text[-12:]) else None


def with_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces`; the entries of tables of contents are boilerplate.

    They are short, end in numbers that do not fall, and have dots before the numbers or stand below a heading such as
    'Contents'. The first line of a long entry has neither: it stands before one.
    """
    out = list(pieces)
    at = 0
    while at < len(pieces):
        headed = pieces[at].section is Section.HEADING and bare(pieces[at].text) in layout().contents
        run = _run(pieces, at + headed, headed=headed)
        if run.entries >= _LEAST:
            for place in run.places:
                out[place] = replace(pieces[place], section=Section.BOILERPLATE)
        at = max(run.places[-1] if run.places else at, at) + 1
    return out


def _run(pieces: Sequence[Piece], first: int, *, headed: bool) -> _Run:
    """Return the entries that begin at a place, with what is passed over between them."""
    run = _Run()
    begun: list[int] = []
    for place in range(first, len(pieces)):
        piece = pieces[place]
        if piece.section is Section.BOILERPLATE:
            continue  # the foot of a page of contents
        if piece.section not in _ENTRIES or len(piece.text) > _LONGEST:
            break
        page = _page(piece, headed=headed)
        if page is None and (run.entries or headed) and not begun:
            begun.append(place)
            continue
        if page is None or not run.takes(place, page):
            break
        run.places[-1:] = [*begun, place]
        begun = []
    return run


def _page(piece: Piece, *, headed: bool) -> int | None:
    """Return the page that an entry names, or None where the piece is none; Roman pages come before all others."""
    found = led(piece.text) or (_NUMBERED.search(piece.text) if headed else None)
    if not found:
        return None
    return int(found["page"]) if found["page"].isdecimal() else 0
