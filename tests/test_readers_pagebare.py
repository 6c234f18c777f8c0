"""Text of old pages that stands beside paragraphs and in none."""

from __future__ import annotations

import pytest
from lxml import html

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from astana_nlp.readers.pagebare import wrap_bare_text
from storypages import SENTENCES

LINE = SENTENCES["en"].format(1)


def wrapped(body: str) -> list[str]:
    """Return the texts of the paragraphs that the body of a page has afterwards."""
    root = html.document_fromstring(f"<html><body>{body}</body></html>")
    wrap_bare_text(root)
    return ["".join(paragraph.itertext()) for paragraph in root.iter("p")]


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_an_article_of_which_only_some_paragraphs_are_marked_is_read_whole(language: str) -> None:
    """The first stands before the first <p>, another in a <b> between two."""
    days = [SENTENCES[language].format(day) for day in range(1, 7)]
    told = [days[0], f"<p>{days[1]}</p>", f"<p>{days[2]}</p>", f"<b>{days[3]}</b>", f"<p>{days[4]}</p>", days[5]]
    page = f"<div>{''.join(told)}</div>"
    source = f"<html><head><meta charset='utf-8'><title>x</title></head><body>{page}</body></html>"
    text = read_html(source.encode(), Limits()).text
    assert [day for day in days if day in text] == days


@pytest.mark.parametrize("holder", ["div", "td", "blockquote", "body"])
def test_text_before_between_and_behind_paragraphs_becomes_one_each(holder: str) -> None:
    """Words that only look different belong to it."""
    inside = f"<b>{LINE}</b> It <i>rained</i>.<p>One</p>{LINE}<p>Two</p>{LINE} <a href='/x'>Here.</a>"
    body = inside if holder == "body" else f"<table><tr><{holder}>{inside}</{holder}></tr></table>"
    assert wrapped(body) == [f"{LINE} It rained.", "One", LINE, "Two", f"{LINE} Here."]


@pytest.mark.parametrize(
    "beside",
    [
        "Photo: Odo Brand",  # a label
        "".join(f"<a href='/{n}'>Bakers of town {n}</a> " for n in range(9)),  # a row of links
        f"<div>{LINE}</div>",  # a block of its own
    ],
)
def test_labels_rows_of_links_and_blocks_stay_what_they_are(beside: str) -> None:
    assert wrapped(f"<div>{beside}<p>{LINE}</p></div>") == [LINE]


def test_an_item_is_read_with_the_paragraph_in_it() -> None:
    assert wrapped(f"<ul><li>{LINE}<p>{LINE}</p></li></ul>") == [LINE]
