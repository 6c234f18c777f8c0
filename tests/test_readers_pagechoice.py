"""The steps of trafilatura that are taken one by one give what its own function gives."""

from __future__ import annotations

import pytest
from lxml.etree import tostring
from trafilatura import bare_extraction

from astana_nlp.readers.blocks import Element, parsed
from astana_nlp.readers.pagechoice import precise_choice

SENTENCE = (
    "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce. "
)
TEXT = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(4))
CELLS = "".join(f"<tr><td>{SENTENCE}</td><td>{number}</td></tr>" for number in range(9))
PAGES = {
    "an article": f"<article><h1>Round two</h1>{TEXT}<ul><li>One point</li></ul></article>",
    "an article with comments": f"<div class='post-body'>{TEXT}</div><div id='comments'><p>{SENTENCE}</p></div>",
    "a list of comments": f"<div>{TEXT}</div><ul class='post-comments'><li>{SENTENCE}</li></ul>",
    "another service's comments": f"<div>{TEXT}</div><div id='disqus_thread'><p>{SENTENCE}</p></div>",
    "a following article": f"<div>{TEXT}</div><div class='infinite-scroll'><h2>Round three</h2>{TEXT}</div>",
    "an article of another theme": f"<div>{TEXT}</div><div id='mvp-post-add-box'>{TEXT}</div>",
    "buttons": f"<div>{TEXT}</div><div class='elementor-share-buttons'><p>{SENTENCE}</p></div>",
    "loose paragraphs": f"<div>{TEXT}</div><div class='teaser'><p>{SENTENCE}</p></div>",
    "a note": f"<div><p>{SENTENCE}</p></div><footer>Orvanian Gazette</footer>",
    "a table": f"<table>{CELLS}</table>",
    "two columns": f"<div class='content'><p>{SENTENCE}</p></div><div class='rest'>{TEXT * 4}</div>",
    "links": "".join(f"<p><a href='/{number}'>{SENTENCE}</a></p>" for number in range(9)),
    "no text": "<div><span></span></div>",
}


def page(name: str) -> Element:
    """Return a page of the collection as a tree."""
    return parsed(f"<!doctype html><html><head><title>Round two</title></head><body>{PAGES[name]}</body></html>")


def whole(root: Element, *, fast: bool) -> bytes:
    """Return what trafilatura itself takes for the article."""
    found = bare_extraction(root, favor_precision=True, fast=fast, include_comments=False, include_formatting=True)
    return b"" if found is None else tostring(found.body)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_choice_after_comparing_is_that_of_trafilatura(name: str) -> None:
    """Whatever the page, with the other algorithms asked the outcome is the same."""
    body = precise_choice(page(name), is_sure=lambda _: False)
    assert (b"" if body is None else tostring(body)) == whole(page(name), fast=False)


@pytest.mark.parametrize("name", ["an article", "an article with comments"])
def test_choice_without_comparing_is_that_of_trafilatura(name: str) -> None:
    """The same holds where they need not be asked."""
    body = precise_choice(page(name), is_sure=lambda _: True)
    assert tostring(body) == whole(page(name), fast=True)


def test_page_stays_as_it_is() -> None:
    """The page is read again after the choice, for captions, notes and dates."""
    root = page("an article with comments")
    before = tostring(root)
    precise_choice(root, is_sure=lambda _: False)
    assert tostring(root) == before
