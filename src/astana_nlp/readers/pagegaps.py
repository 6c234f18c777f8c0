"""What stands in the middle of an article that the choice of the article left out: headings, tables, lists.

What chooses an article weighs every element by itself: a heading of two words, a table of figures or a list of names
looks like no running text. But what stands between two paragraphs of the article, as their sibling and without links,
is part of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from astana_nlp.readers.blocks import block_pieces
from astana_nlp.readers.characters import dense, one_line
from astana_nlp.readers.pageparts import TEXT_SHARE, link_share
from astana_nlp.readers.paragraphs import Piece, is_finished
from astana_nlp.readers.parts import is_boilerplate
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.blocks import Element

_FEWEST = 3  # paragraphs of the article that an element holds, if it holds the article
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl"})
_FILLS = frozenset({"p", "blockquote", "pre", "table", "center", "div"}) | _HEADINGS | _LISTS
ALIKE = 40  # letters at the start or end of a paragraph that tell that it is in the article
_ROWS, _ITEMS = 2, 2
_ITEM_WORDS = 3  # on average; buttons and labels have fewer
_SENTENCE = 4  # words of a paragraph at least
_LEAST = 3  # characters; a letter that opens a chapter is no heading


@dataclass(frozen=True, slots=True)
class Article:
    """The letters of an article, to find out where in it a text stands."""

    whole: str
    starts: tuple[int, ...]
    exact: dict[str, int]

    def place(self, text: str) -> int | None:
        """Return the index of the piece in which `text` ends, or None where it is not in the article."""
        letters = _letters(text)
        if letters in self.exact or len(letters) < ALIKE:
            return self.exact.get(letters)
        found = self.whole.find(letters[-ALIKE:])
        if found < 0:
            found = self.whole.find(letters[:ALIKE])
        return None if found < 0 else bisect_right(self.starts, found) - 1


def with_gaps(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an article with what the page has between them.

    Args:
        root: the page, without its other parts.
        pieces: what was chosen of it, in its order.
    """
    article = article_of(pieces)
    behind: dict[int, list[Piece]] = {}
    parents = Counter(paragraph.getparent() for paragraph in root.iter("p"))
    for parent in (parent for parent, count in parents.items() if count >= _FEWEST):
        for place, element in _left_out(list(parent), article):  # slices of an element count its children anew
            behind.setdefault(place, []).extend(block_pieces(element))
    return [part for index, piece in enumerate(pieces) for part in (piece, *behind.get(index, ()))]


def article_of(pieces: Sequence[Piece]) -> Article:
    """Return the letters of an article with these pieces."""
    letters = [_letters(piece.text) for piece in pieces]
    starts = accumulate((len(text) + 1 for text in letters), initial=0)
    return Article("\n".join(letters), tuple(starts)[:-1], {text: at for at, text in enumerate(letters) if text})


def _left_out(siblings: Sequence[Element], article: Article) -> list[tuple[int, Element]]:
    """Return what stands between paragraphs of the article beside each other, with the piece behind which it stands."""
    places = ((index, article.place(_text(e))) for index, e in enumerate(siblings) if e.tag == "p")
    known = [(index, place) for index, place in places if place is not None]
    if len(known) < _FEWEST:
        return []
    gaps = ((place, siblings[start + 1 : end]) for (start, place), (end, _) in pairwise(known))
    return [(place, element) for place, between in gaps for element in _gap(between, article)]


def _gap(between: Sequence[Element], article: Article) -> list[Element]:
    """Return what is left out between two paragraphs, looked for from behind: what a heading heads stands below it."""
    found: list[Element] = []
    goes_on = True  # what stands below belongs to the article
    for element in reversed(between):
        text = _text(element)
        if not text.strip():
            continue
        is_left_out = _fills(element, article, goes_on=goes_on)
        if is_left_out:
            found.append(element)
        goes_on = is_left_out or article.place(text) is not None
    return found[::-1]


def _fills(element: Element, article: Article, *, goes_on: bool) -> bool:
    """Say whether an element is left out though it is a part of the article, which goes on below it or not."""
    if element.tag not in _FILLS or link_share(element) > TEXT_SHARE:
        return False
    text = _text(element)
    told = block_pieces(element) if len(text.strip()) >= _LEAST else []
    if not told or is_boilerplate(one_line(text)) or any(article.place(piece.text) is not None for piece in told):
        return False
    if element.tag in _HEADINGS:
        return goes_on and element.find(".//a") is None
    if element.tag == "p":  # what a site names or styles is seldom the author's
        return not element.attrib and is_finished(text) and len(text.split()) >= _SENTENCE
    if element.tag in _LISTS:
        items = element.findall("./li") or element.findall("./dd")
        return len(items) >= _ITEMS and len(text.split()) >= _ITEM_WORDS * len(items)
    rows = sum(piece.section is Section.TABLE for piece in told)
    return rows >= _ROWS and len(told) - rows <= 1  # a table of data, with its caption


def _text(element: Element) -> str:
    return "".join(element.itertext()) if isinstance(element.tag, str) else ""


def _letters(text: str) -> str:
    """Return `text` without white space and the mark of an item, which differ from reading to reading."""
    return dense(text).lstrip("-•")
