"""Lines in and behind the text of a page that are not its own, and parts of it that look as if they were not."""

from __future__ import annotations

import pytest
from lxml import html

from astana_nlp.readers.pageothers import without_others
from astana_nlp.readers.paragraphs import Piece
from storypages import SENTENCES, body_of, paragraphs

# another article that a line between two paragraphs leads to, after words that announce it
ELSEWHERE = {
    "en": ("More on that: ", "Bakers of Belmark put up their prices again"),
    "ar": ("اقرأ المزيد: ", "خبازو بلمارك يرفعون أسعارهم مرة أخرى"),
    "ru": ("Ещё о том же: ", "Пекари Бельмарка снова подняли цены на хлеб"),
    "tr": ("Bununla ilgili: ", "Belmark fırıncıları fiyatlarını yine artırdı"),
    "fa": ("بیشتر بخوانید: ", "نانوایان بلمارک دوباره قیمت‌ها را بالا بردند"),
    "fr": ("Sur ce sujet : ", "Les boulangers de Belmark augmentent encore leurs prix"),
}
APPEALS = {
    "en": "Orvania Today lives by its readers, who pay what they can for news that is free.",
    "ar": "تعيش أورفانيا اليوم من قرائها الذين يدفعون ما يستطيعون من أجل أخبار حرة.",
    "ru": "«Орвания сегодня» живёт на средства читателей, которые платят за свободные новости.",
    "tr": "Orvanya Bugün, özgür haber için gücü yettiğince ödeyen okurlarıyla yaşıyor.",
    "fa": "اورانیا امروز با خوانندگانی زنده است که برای خبر آزاد هرچه می‌توانند می‌پردازند.",
    "fr": "Orvanie Aujourd'hui vit de ses lecteurs, qui paient ce qu'ils peuvent pour une information libre.",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_line_that_leads_to_another_article_is_not_text(language: str) -> None:
    announced, headline = ELSEWHERE[language]
    line = f"<p>{announced}<a href='/bakers'>{headline}</a></p>"
    body = body_of(paragraphs(range(1, 8), language), line, paragraphs(range(8, 15), language))
    assert headline not in body
    assert all(SENTENCES[language].format(day) in body for day in range(1, 15))


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_an_appeal_to_readers_behind_the_text_is_not_text(language: str) -> None:
    """It is told by where its links lead: addresses are hardly ever translated."""
    appeal = f"<p>{APPEALS[language]} <a href='/donate?from=article'>&gt;&gt;</a></p>"
    body = body_of(paragraphs(range(1, 10), language), appeal)
    assert APPEALS[language] not in body
    assert SENTENCES[language].format(9) in body


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_list_of_other_articles_behind_the_text_is_not_text_nor_is_its_label(language: str) -> None:
    announced, headline = ELSEWHERE[language]
    links = "".join(f"<p><a href='/{n}'>{headline} ({n})</a></p>" for n in range(3))
    body = body_of(paragraphs(range(1, 12), language), f"<p>{announced}</p>", links)
    assert headline not in body
    assert announced.strip() not in body


@pytest.mark.parametrize(
    "line", ["Facebook https://social.example/orvania", "The Wire ™ & © 2017 Orvania Network, Inc."]
)
def test_addresses_and_rights_behind_the_text_are_not_text(line: str) -> None:
    assert line not in body_of(paragraphs(range(1, 10)), f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line", ["“We shall sign it, whatever they say.”", "— John Doe of the delegation", "We shall sign it."]
)
def test_a_linked_line_between_paragraphs_that_is_said_by_somebody_is_text(line: str) -> None:
    texts = [SENTENCES["en"].format(1), line, SENTENCES["en"].format(2)]
    page = "".join(f"<p>{text}</p>" for text in texts)
    root = html.document_fromstring(page.replace(line, f"<a href='/x'>{line}</a>"))
    pieces = [Piece(text) for text in texts]
    assert without_others(root, pieces) == pieces


def test_a_page_that_is_mostly_links_keeps_them() -> None:
    lines = [f"Letter {number} of the delegation to the council of the towns" for number in range(9)]
    root = html.document_fromstring("".join(f"<p><a href='/{n}'>{line}</a></p>" for n, line in enumerate(lines)))
    pieces = [Piece(SENTENCES["en"].format(1)), *map(Piece, lines)]
    assert without_others(root, pieces) == pieces
