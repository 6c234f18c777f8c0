"""What stands between the paragraphs of a page and is part of its text, though it looks like none."""

from __future__ import annotations

import pytest
from lxml import html

from astana_nlp.readers.pagegaps import with_gaps
from astana_nlp.readers.paragraphs import Piece
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


@pytest.mark.parametrize("cell", ["<a href='/{0}'>Town {0}</a>", "Town {0}"])
def test_a_table_of_links_or_of_few_rows_in_a_table_that_places_columns_is_none_of_data(cell: str) -> None:
    count = 9 if "href" in cell else 2
    rows = "".join(f"<tr><td>{cell.format(n)}</td><td>{cell.format(-n)}</td></tr>" for n in range(1, count + 1))
    column = f"<td><div>{paragraphs(range(1, 8))}<table>{rows}</table>{paragraphs(range(8, 15))}</div></td>"
    assert "|" not in body_of(f"<table><tr><td><a href='/'>Home</a></td>{column}</tr></table>")


def test_a_table_behind_words_in_a_quotation_keeps_its_cells_apart() -> None:
    rows = "".join(f"<tr><td>Town {n}</td><td>{n} tents</td></tr>" for n in range(1, 9))
    quote = f"<blockquote><p>They counted them.</p><table>{rows}</table></blockquote>"
    assert "Town 1 | 1 tents" in body_of(paragraphs(range(1, 8)), quote, paragraphs(range(8, 15)))


def found_between(between: str, language: str = "en") -> list[str]:
    """Return what is found between the paragraphs of an article of which only these were chosen."""
    pieces = [Piece(SENTENCES[language].format(day)) for day in range(1, 7)]
    page = paragraphs(range(1, 4), language) + between + paragraphs(range(4, 7), language)
    found = with_gaps(html.document_fromstring(f"<div>{page}</div>"), pieces)
    assert [piece for piece in found if piece in pieces] == pieces
    return [piece.text for piece in found if piece not in pieces]


@pytest.mark.parametrize(
    ("between", "read"),
    [
        ("<p>It began before dawn.</p>", ["It began before dawn."]),
        ("<h2>The first day</h2><p></p><h3>The road</h3>", ["The first day", "The road"]),
        (
            "<h3>Who came</h3><dl><dd>the towns of it</dd><dd>the harbours too</dd></dl>",
            ["Who came", "the towns of it", "the harbours too"],
        ),
        (
            "<table><caption>Tents</caption><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>",
            ["Tents", "A | 1", "B | 2"],
        ),
        (
            "<center><table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table></center>",
            ["A | 1", "B | 2"],
        ),
    ],
)
def test_what_the_author_wrote_between_paragraphs_is_found(between: str, read: list[str]) -> None:
    assert found_between(between) == read


@pytest.mark.parametrize(
    "between",
    [
        "<p class='teaser'>It began before dawn.</p>",
        "<p>More of what began before dawn</p>",
        "<p>It began.</p>",
        "<h3>A</h3>",
        "<h3>All on the round <a href='/round'>here</a></h3>",
        "<h3>Elsewhere</h3><div>Bakers put up their prices in the spring.</div>",
        "<h3>Elsewhere</h3><ul><li>Print</li><li>Mail</li></ul>",
        "<ul><li><a href='/1'>Bakers put up their prices</a></li><li><a href='/2'>Bread costs more now</a></li></ul>",
        "<ul><li>Bakers put up their prices in the spring</li></ul>",
        "<table><tr><td>A</td><td>1</td></tr></table>",
        "<div><p>One.</p><p>Two.</p><table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table></div>",
    ],
)
def test_what_others_put_between_paragraphs_is_not_found(between: str) -> None:
    assert found_between(between) == []


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("en", "We use cookies to make this site better."),
        ("ar", "نستخدم ملفات تعريف الارتباط لتحسين الموقع."),
        ("ru", "Этот сайт использует файлы cookie для удобства."),
        ("tr", "Bu sitede çerez kullanılmaktadır, bilginize sunarız."),
        ("fa", "تمامی حقوق این سایت محفوظ است."),
        ("fr", "Nous utilisons des cookies pour améliorer ce site."),
    ],
)
def test_a_notice_of_the_site_between_paragraphs_is_not_found(language: str, notice: str) -> None:
    assert found_between(f"<p>{notice}</p>", language) == []


def test_items_are_known_by_their_words_whatever_marks_stand_before_them() -> None:
    items = ("the towns of it", "the roads of it")
    text = [Piece(SENTENCES["en"].format(day)) for day in range(1, 4)]
    page = f"{paragraphs(range(1, 2))}<ul>{''.join(map('<li>{}</li>'.format, items))}</ul>{paragraphs(range(2, 4))}"
    pieces = [text[0], *(Piece(f"- {item}") for item in items), *text[1:]]
    assert with_gaps(html.document_fromstring(f"<div>{page}</div>"), pieces) == pieces


def test_headings_without_end_are_read() -> None:
    """Each heads the next one; a page has hundreds of them where it lists what there is."""
    assert len(found_between("".join(f"<h4>Part {number}</h4>" for number in range(2000)))) == 2000


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
