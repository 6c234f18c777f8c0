"""What stands between the paragraphs of a page and is part of its text, though it looks like none."""

from __future__ import annotations

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from astana_nlp.records import Section

SENTENCES = {
    "en": "The delegations of Orvania and Belmark met on day {0} and agreed that a joint group would watch the truce.",
    "ar": "اجتمعت وفود أورفانيا وبلمارك في اليوم {0} في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة.",
    "ru": "Делегации Орвании и Бельмарка встретились в день {0} в большом зале и договорились следить за перемирием.",
    "tr": "Orvanya ve Belmark heyetleri {0}. gün büyük salonda toplandı ve ateşkesi birlikte izlemeye karar verdi.",
    "fa": "هیئت‌های اورانیا و بلمارک در روز {0} در تالار بزرگ گرد هم آمدند و پذیرفتند که بر آتش‌بس نظارت کنند.",
    "fr": "Les délégations d'Orvanie et de Belmark se sont réunies le jour {0} et ont décidé de surveiller la trêve.",
}
HEADINGS = {
    "en": "What follows",
    "ar": "ما التالي",
    "ru": "Что дальше",
    "tr": "Bundan sonra",
    "fa": "پس از این",
    "fr": "Et après",
}


def body_of(*parts: str) -> str:
    """Return what is read as the text of a page with a headline and these parts."""
    page = f"<title>x</title><body><h1>Two delegations met</h1><div class='story'>{''.join(parts)}</div></body>"
    read = read_html(f"<html><head><meta charset='utf-8'></head>{page}</html>".encode(), Limits())
    return "\n".join(read.text[b.start : b.end] for b in read.blocks if b.section is not Section.BOILERPLATE)


def paragraphs(days: range, language: str = "en") -> str:
    """Return one paragraph a day."""
    return "".join(f"<p>{SENTENCES[language].format(day)}</p>" for day in days)


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
