"""Blocks of an article that the choice of the article left out, on pages that are made of blocks of one kind.

Page builders wrap every paragraph or two into an element of the same name, with pictures and columns between them.
What chooses the article weighs each block by itself and loses some; but a block of sentences between others of its
kind that were chosen is part of the article.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from astana_nlp.readers.blocks import block_pieces
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.pagegaps import ALIKE, article_of
from astana_nlp.readers.pageparts import TEXT_SHARE, kind_of, link_share
from astana_nlp.readers.paragraphs import Piece, is_finished
from astana_nlp.readers.parts import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.readers.blocks import Element
    from astana_nlp.readers.pagegaps import Article

_FEWEST = 4  # chosen blocks of a kind; columns and boxes of a site are fewer
_LEVELS = 2  # of elements around a paragraph that may be its block
_WORDS = 8  # of a sentence at least


def with_blocks(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an article with the blocks that were left out between others of their kind.

    Args:
        root: the page, without its other parts.
        pieces: what was chosen of it, in its order.
    """
    article = article_of(pieces)
    behind: defaultdict[int, list[Piece]] = defaultdict(list)
    taken: set[Element] = set()
    for chosen in _blocks(root, article).values():
        for place, block in _left_out(chosen, article) if len(chosen) >= _FEWEST else ():
            if taken.isdisjoint(block.iter()):  # blocks stand in blocks of other kinds
                taken.update(block.iter())
                behind[place].extend(block_pieces(block))
    return [part for index, piece in enumerate(pieces) for part in (piece, *behind.get(index, ()))]


def _blocks(root: Element, article: Article) -> Mapping[tuple[str, str], dict[Element, int]]:
    """Return the named elements around paragraphs of the article by their kind, with the last piece that each holds."""
    kinds: defaultdict[tuple[str, str], dict[Element, int]] = defaultdict(dict)
    for paragraph in root.iter("p"):
        text = "".join(paragraph.itertext())
        place = article.place(text) if len(text) >= ALIKE else None
        if place is None:
            continue
        for holder in islice(paragraph.iterancestors(), _LEVELS):
            if holder.get("class"):
                kinds[kind_of(holder)][holder] = place
    return kinds


def _left_out(chosen: Mapping[Element, int], article: Article) -> Iterator[tuple[int, Element]]:
    """Yield the blocks that were left out between chosen ones, each with the piece behind which it stands."""
    first, *_, last = chosen
    tag, _ = kind = kind_of(first)
    place = chosen[first]
    for block in dropwhile(lambda block: block is not first, first.getroottree().iter(tag)):
        if block is last:
            return
        if block in chosen:
            place = chosen[block]
        elif kind_of(block) == kind and _is_text(block, article):
            yield place, block


def _is_text(block: Element, article: Article) -> bool:
    """Say whether a block holds a sentence and few links, and nothing of the article."""
    told = block_pieces(block)
    if not any(is_finished(piece.text) and len(piece.text.split()) >= _WORDS for piece in told):
        return False
    if link_share(block) > TEXT_SHARE or is_boilerplate(one_line("".join(block.itertext()))):
        return False
    return all(article.place(piece.text) is None for piece in told)
