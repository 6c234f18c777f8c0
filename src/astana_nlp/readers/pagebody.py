"""The text of an article that a page states for machines, where it shows readers only the beginning.

Sites give search engines the whole article (`articleBody` of schema.org) and readers its first paragraphs.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from astana_nlp.readers.blocks import split_lines
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.layout import bare
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.linkeddata import Page

_PARAGRAPH = re.compile(r"</(?:p|h\d|li|div|blockquote)>|<br\s*/?>\s*(?:<br\s*/?>)?|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")
# of what the page shows; captions and notes of the page are not part of what it states
_LONGER = 1.5
_SENTENCE = 8  # words
_ALIKE = 60  # characters of a paragraph that tell that two texts are one


def with_stated_body(pieces: Sequence[Piece], page: Page) -> list[Piece]:
    """Return `pieces`, or the article that the page states where that goes on behind them.

    Args:
        pieces: the article that the page shows.
        page: the page; what it states counts only where it holds a paragraph that is shown.
    """
    stated = next((body for node in page.nodes if (body := _paragraphs(node.get("articleBody")))), [])
    shown = sum(len(piece.text) for piece in pieces if piece.section is Section.BODY)
    if sum(map(len, stated)) < _LONGER * shown:
        return list(pieces)
    whole = bare(" ".join(stated))
    first = next((index for index, piece in enumerate(pieces) if _is_in(piece, whole)), None)
    if first is None:
        return list(pieces)
    captions = [piece for piece in pieces if piece.section is Section.CAPTION]
    return [*(p for p in pieces[:first] if p not in captions), *map(Piece, stated), *captions]


def _paragraphs(body: object) -> list[str]:
    if not isinstance(body, str):
        return []
    text = _TAG.sub(" ", _PARAGRAPH.sub("\n\n", unescape(body)))
    return [line for part in split_lines(text) if (line := one_line(part))]


def _is_in(piece: Piece, whole: str) -> bool:
    is_text = piece.section is Section.BODY and len(piece.text.split()) >= _SENTENCE
    return is_text and bare(piece.text)[:_ALIKE] in whole
