"""Finds the words that were recognised on pictures again in the text of a document, with how sure the program was."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import clean
from astana_nlp.records import Recognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.records import Block

_TOKEN = re.compile(r"\S+")
Words = tuple[tuple[str, float], ...]


def place_words(text: str, blocks: Sequence[Block], pages: Mapping[int, Words]) -> tuple[Recognised, ...]:
    """Return every word of the text that stands on a recognised page.

    Columns, notes and hyphens move words about, so that a word is found by its letters: where a page has it several
    times it gets the least confidence of them, and where it was put together of two parts the mean of the page.

    Args:
        text: the text of the document.
        blocks: its blocks.
        pages: for each recognised page its words with their confidences (0 to 1).
    """
    if not pages:
        return ()
    sure = {page: _least(words) for page, words in pages.items()}
    mean = {page: sum(c for _, c in words) / len(words) for page, words in pages.items() if words}
    return tuple(
        Recognised(token.start(), token.end(), round(sure[page].get(token.group(), mean.get(page, 0.0)), 2))
        for page, token in _tokens(text, blocks)
        if page in sure
    )


def _least(words: Words) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(lambda: 1.0)
    for word, confidence in words:
        for part in clean(word).split():
            found[part] = min(found[part], confidence)
    return dict(found)


def _tokens(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, re.Match[str]]]:
    for block in blocks:
        for token in _TOKEN.finditer(text, block.start, block.end):
            yield block.page_at(token.start()), token
