"""Articles that page builders make of blocks of one kind, and blocks that are no part of them."""

from __future__ import annotations

import pytest
from lxml import html

from astana_nlp.readers.pageblocks import with_blocks
from astana_nlp.readers.paragraphs import Piece
from storypages import SENTENCES, body_of

LONG = "The carts stood at the river from the morning on, and nobody was there who could have opened them."


def told(day: int, language: str = "en") -> str:
    """Return a paragraph that is like no other at its start and at its end."""
    return f"{day}{day}: {SENTENCES[language].format(day)[:-1]} ({day}{day})."


def block(text: str, number: int, inside: str = "text") -> str:
    """Return a block as builders write them: numbered, with a wrapper in it."""
    return f'<div class="block-{number} wide"><div class="{inside}"><p>{text}</p></div></div>'


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_block_over_a_picture_between_others_is_text(language: str) -> None:
    days = [told(day, language) for day in range(1, 9)]
    blocks = [block(day, n, "overlay" if n == 4 else "text") for n, day in enumerate(days)]
    body = body_of(*blocks)
    assert [day for day in days if day in body] == days
    assert body.index(days[3]) < body.index(days[4]) < body.index(days[5])


def added(between: str, *, chosen: int = 4) -> list[str]:
    """Return what is added to an article of blocks that has something between its first and its second one."""
    days = [told(day) for day in range(chosen)]
    blocks = [block(day, number) for number, day in enumerate(days)]
    root = html.document_fromstring("".join([blocks[0], between, *blocks[1:], block(LONG, 9, "other")]))
    pieces = [Piece(day) for day in days]
    found = with_blocks(root, pieces)
    assert [piece for piece in found if piece in pieces] == pieces
    return [piece.text for piece in found if piece not in pieces]


def test_a_block_of_sentences_stands_where_the_page_has_it() -> None:
    assert added(block(LONG, 5)) == [LONG]


@pytest.mark.parametrize(
    ("between", "chosen"),
    [
        (block(LONG, 5), 3),  # columns of a site
        (f'<div class="box"><p>{LONG}</p></div>', 4),  # of another kind
        (block(f"<a href='/x'>{LONG}</a>", 5), 4),  # leads elsewhere
        (block("Photo by Odo Brand.", 5), 4),  # a label
        (block("The carts at the river on the first day, as Odo Brand saw them from the hill", 5), 4),  # of a picture
        (f'<div class="block-5"><div><div><p>{told(0)}</p></div></div></div>', 4),  # a sentence that is shown twice
        (block("This website uses cookies so that it knows every reader again.", 5), 4),  # speaks for the site
        ("", 4),  # what stands behind the last one
    ],
)
def test_other_blocks_are_not_added(between: str, chosen: int) -> None:
    assert added(between, chosen=chosen) == []


def test_a_block_in_a_block_is_added_once() -> None:
    days = [told(day) for day in range(5)]
    root = html.document_fromstring("".join(block(day, number) for number, day in enumerate(days)))
    found = with_blocks(root, [Piece(day) for day in days if day != days[2]])
    assert [piece.text for piece in found] == days
