"""What stands between the paragraphs of a page and is part of its text, though it looks like none."""

from __future__ import annotations

import pytest

from storypages import SENTENCES, body_of, paragraphs

HEADINGS = {
    "en": "What follows",
    "ar": "ما التالي",
    "ru": "Что дальше",
    "tr": "Bundan sonra",
    "fa": "پس از این",
    "fr": "Et après",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_heading_between_paragraphs_is_read(language: str) -> None:
    heading = f"<h4>{HEADINGS[language]}</h4>"
    body = body_of(paragraphs(range(1, 8), language), heading, paragraphs(range(8, 15), language))
    lines = body.splitlines()
    assert lines.index(HEADINGS[language]) == lines.index(SENTENCES[language].format(7)) + 1


def test_a_table_of_data_in_a_table_that_places_columns_is_read() -> None:
    """Old pages are one table, and quote their tables of figures."""
    rows = "".join(f"<tr><td>Town {n}</td><td>{n} tents</td><td>{3 * n}%</td></tr>" for n in range(1, 9))
    data = f"<blockquote><table>{rows}</table></blockquote>"
    column = f"<td><div>{paragraphs(range(1, 8))}{data}{paragraphs(range(8, 15))}</div></td>"
    body = body_of(f"<table><tr><td><a href='/'>Home</a></td>{column}</tr></table>")
    assert all(f"Town {n} | {n} tents | {3 * n}%" in body for n in range(1, 9))


def test_nothing_between_paragraphs_is_read_twice() -> None:
    items = "<ul><li>the towns of the coast and harbours</li><li>the road through the hills of the north</li></ul>"
    quote = f"<blockquote><p>{SENTENCES['en'].format(20)}</p></blockquote>"
    body = body_of(paragraphs(range(1, 8)), items, quote, "<h3>The road</h3>", paragraphs(range(8, 15)))
    for text in ("the towns of the coast", "the road through the hills", SENTENCES["en"].format(20), "The road"):
        assert body.count(text) == 1


def test_buttons_and_labels_between_paragraphs_stay_out() -> None:
    links = "<h4>Related</h4><div><a href='/1'>Bakers put up their prices in the spring</a></div>"
    buttons = "<ul><li>Print</li><li>Mail</li></ul>"
    body = body_of(paragraphs(range(1, 8)), links, buttons, paragraphs(range(8, 15)))
    assert not any(word in body for word in ("Related", "Print", "Mail"))
