"""Which part a piece of text plays: heading, caption, reference, boilerplate.

For text whose format does not say it (plain text, converted PDF) the headings are guessed; where the format names its
headings (HTML, office files) only the other parts are. Words come from `knowledge/languages/<code>/layout.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.readers.dateline import is_day
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.paragraphs import begins_small, is_finished, is_item, is_url
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.paragraphs import Piece

LONG = 20  # words: a paragraph, whatever else
_HEADING = 12  # words at most
_LABEL = 5  # words at most of a heading that ends in a colon; longer ones announce a list in the running text
_FURNITURE = 60  # words at most of a disclaimer or cookie notice
_CAPTION = 60  # words at most
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright\b|©️)\s*\S", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"^\W*\d{1,4}(?:\s*/\s*\d{1,4})?\W*$")
_NO_HEADING_END = tuple(".!?…؟۔;,،؛")
_RUN = 3  # short lines in a row are a list, not headings


def with_parts(pieces: Sequence[Piece], *, guess_headings: bool) -> list[Piece]:
    """Return `pieces` with their sections; footnotes, tables and what else is already known stay."""
    named = [_single(piece) for piece in pieces]
    if guess_headings:
        named = _with_headings(named)
    return _with_zones(named)


def is_headline(text: str, words: int = _HEADING) -> bool:
    """Say whether `text` could be a heading by its looks alone: short, with letters, without the end of a sentence."""
    count = len(text.split())
    if not 0 < count <= words or is_item(text) or is_url(text) or is_day(text):
        return False
    if text.endswith(_NO_HEADING_END) or begins_small(text) or not any(char.isalpha() for char in text):
        return False
    return not text.endswith((":", "»:", "”:")) or count <= _LABEL


def is_boilerplate(text: str) -> bool:
    """Say whether no author wrote `text`: addresses, copyright, cookies, sharing, disclaimers, page numbers."""
    if is_url(text) or _COPYRIGHT.match(text) or _ONLY_NUMBER.match(text):
        return True
    if len(text.split()) > _FURNITURE:
        return False
    known = layout()
    folded = fold(text).lstrip("*_ ")
    return bare(text) in known.boilerplate or known.openings.match(folded) is not None


def _single(piece: Piece) -> Piece:
    """Return `piece` with the section that its own text gives away."""
    if piece.section not in {Section.BODY, Section.HEADING}:
        return piece
    if is_boilerplate(piece.text):
        return replace(piece, section=Section.BOILERPLATE)
    is_caption = layout().caption.match(fold(piece.text)) and len(piece.text.split()) <= _CAPTION
    return replace(piece, section=Section.CAPTION) if is_caption and piece.section is Section.BODY else piece


def _with_headings(pieces: list[Piece]) -> list[Piece]:
    body = [index for index, piece in enumerate(pieces) if piece.section in {Section.BODY, Section.HEADING}]
    looks = {index: is_headline(pieces[index].text) for index in body}
    out = list(pieces)
    for place, index in enumerate(body):
        if looks[index] and _heads(pieces, looks, body, place):
            out[index] = replace(pieces[index], section=Section.HEADING)
    return out


def _heads(pieces: list[Piece], looks: dict[int, bool], body: list[int], place: int) -> bool:
    """Say whether the headline at `body[place]` stands above a paragraph and not in a list of short lines."""
    around = body[max(0, place - _RUN) : place + _RUN + 1]
    behind = body[place + 1 : place + 1 + _RUN]
    if not behind or begins_small(pieces[behind[0]].text):
        return _is_zone_heading(pieces[body[place]].text)
    if is_day(pieces[behind[0]].text):
        return True
    if place < _RUN and not any(len(pieces[index].text.split()) >= LONG for index in body[:place]):
        return True
    if pieces[body[place] + 1].section is Section.FOOTNOTE:
        return False  # no page ends with a heading: this is a paragraph that the foot of the page cuts off
    length = len(pieces[body[place]].text)
    runs = sum(looks[index] for index in around) > _RUN
    return not runs and any(not looks[index] and len(pieces[index].text) > length for index in behind)


def _is_zone_heading(text: str) -> bool:
    known = layout()
    return bare(text) in known.references | known.back_matter | known.related


def _with_zones(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` with what stands under headings of references, related articles and back matter marked."""
    out = []
    zone: Section | None = None
    lists_links = False
    for index, piece in enumerate(pieces):
        opened = _zone(piece, pieces[index + 1 : index + 2]) if len(piece.text.split()) <= _HEADING else None
        if opened is not None:
            zone, lists_links = opened, bare(piece.text) in layout().related
        elif zone and _leaves(piece, zone, lists_links=lists_links):
            zone = None
        if zone and (opened is None or zone is Section.BOILERPLATE) and piece.section in _ZONED:
            out.append(replace(piece, section=zone))
        else:
            out.append(piece)
    return out


_ZONED = {Section.BODY, Section.HEADING, Section.FOOTNOTE}


def _zone(piece: Piece, following: Sequence[Piece]) -> Section | None:
    """Return the section of what stands under `piece`, if it is a heading that says so."""
    if piece.section not in {Section.BODY, Section.HEADING, Section.BOILERPLATE}:
        return None
    name, known = bare(piece.text), layout()
    if name in known.references and following:
        return Section.REFERENCE
    if name in known.back_matter or name in known.related:
        return Section.BOILERPLATE
    return None


def _leaves(piece: Piece, zone: Section, *, lists_links: bool) -> bool:
    """Say whether the document itself goes on with `piece`: with a heading, or a paragraph behind a list of links."""
    if zone is Section.BOILERPLATE and lists_links:
        return len(piece.text.split()) > LONG and is_finished(piece.text) and not is_item(piece.text)
    return piece.section in {Section.HEADING, Section.TITLE}
