"""What stands in a page beside its own text, and what looks like that and is the text."""

from __future__ import annotations

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from storypages import SENTENCES, paragraphs


def text_of(*parts: str) -> str:
    """Return what is read of a page with a headline and these parts, none of which says that it is the article."""
    body = f"<div class='page'><h1>Two delegations met</h1><div class='story'>{''.join(parts)}</div></div>"
    return read_html(f"<html><head><title>x</title></head><body>{body}</body></html>".encode(), Limits()).text


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("name", ["read-more", "toggle-group hideOnInit", "share-zone", "paywall"])
def test_text_that_a_page_folds_away_is_read(name: str, language: str) -> None:
    """The rest of an article behind a button stands in an element that is called after the button."""
    folded = f"<div class='{name}'>{paragraphs(range(7, 30), language)}</div>"
    text = text_of(paragraphs(range(1, 7), language), folded)
    assert all(SENTENCES[language].format(day) in text for day in range(1, 30))


def test_a_long_row_of_links_beside_a_short_text_is_left_out() -> None:
    """It may have more characters than the text."""
    link = "<p><a href='/{0}'>Bakers of town {0} put up their prices again in the spring</a></p>"
    beside = f"<div class='sidebar'>{''.join(map(link.format, range(40)))}</div>"
    assert "Bakers" not in text_of(paragraphs(range(1, 8)), beside)


def test_comments_that_are_longer_than_the_text_are_left_out() -> None:
    comments = "".join(f"<p>User {number} does not believe a word of what they say there.</p>" for number in range(40))
    assert "User" not in text_of(paragraphs(range(1, 8)), f"<div id='comments'>{comments}</div>")


def test_summaries_that_are_numbered_by_their_class_are_a_row() -> None:
    """Every one has a class of its own: block item-1 of-4, block item-2 of-3."""
    cards = [
        f"<div class='block item-{number} of-{5 - number}'><h4><a href='/{number}'>Bakers of town {number} put up "
        f"their prices</a></h4><p>Bread costs more than it did in the week before the feast of town {number}.</p></div>"
        for number in range(1, 5)
    ]
    assert "Bread" not in text_of(paragraphs(range(1, 12)), "<div>", *cards, "</div>")


@pytest.mark.parametrize("link", ["<a href='#{0}' class='heading-link' aria-label='What comes next?'></a>", "<a>#</a>"])
def test_a_heading_with_a_link_to_itself_is_read(link: str) -> None:
    """Questions of an interview are such headings."""
    questions = ("Who came on the first day?", "Will you come to the next round of these talks?")
    asked = [f"<h2 id='{n}'><b>{question}</b>{link.format(n)}</h2>" for n, question in enumerate(questions)]
    text = text_of(asked[0], paragraphs(range(1, 5)), asked[1], paragraphs(range(5, 9)))
    assert all(question in text for question in questions)
