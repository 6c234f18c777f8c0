"""Lines in and behind the text of a page that are not its own, and parts of it that look as if they were not."""

from __future__ import annotations

import pytest
from lxml import html

from astana_nlp.readers.pageothers import without_others
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Section
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

# where their links lead on pages of which even the addresses are translated; browsers save them percent-encoded
GIFTS = {
    "en": "https://x.example/en/donations",
    "ar": "https://x.example/%D8%AA%D8%A8%D8%B1%D8%B9/",
    "ru": "https://x.example/ru/podpiska.html",
    "tr": "https://x.example/abone-ol",
    "fa": "https://x.example/%D8%AD%D9%85%D8%A7%DB%8C%D8%AA-%D9%85%D8%A7%D9%84%DB%8C",
    "fr": "https://x.example/faire-un-don/",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_line_that_leads_to_another_article_is_not_text(language: str) -> None:
    announced, headline = ELSEWHERE[language]
    line = f"<p>{announced}<a href='/bakers'>{headline}</a></p>"
    body = body_of(paragraphs(range(1, 8), language), line, paragraphs(range(8, 15), language))
    assert headline not in body
    assert all(SENTENCES[language].format(day) in body for day in range(1, 15))


@pytest.mark.parametrize("is_translated", [False, True])
@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_an_appeal_to_readers_behind_the_text_is_not_text(language: str, *, is_translated: bool) -> None:
    """It is told by where its links lead: addresses are seldom translated."""
    address = GIFTS[language] if is_translated else "/donate#top"
    appeal = f"<p>{APPEALS[language]} <a href='{address}'>&gt;&gt;</a></p>"
    body = body_of(paragraphs(range(1, 10), language), appeal)
    assert APPEALS[language] not in body
    assert SENTENCES[language].format(9) in body


@pytest.mark.parametrize(
    "address",
    [
        "/policy-analysis/view/talks",
        "/2016/05/foreign-policy-shift",
        "/2016/05/rebels-login",
        "/why-they-don-t-trust-its-terms",
        "/news/rebels-register-a-win",
        "/subscribers/why-the-rebels-never-came",
        "/share?url=https://x.example/in-the-rebels-terms-no-truce",
    ],
)
def test_a_last_paragraph_with_a_link_to_an_article_is_text(address: str) -> None:
    """Headlines of articles have such words, too, and papers of institutes stand under /policy-analysis/."""
    told = f"<p>The rebels left in the spring, <a href='{address}'>this paper wrote</a>, and never came back.</p>"
    assert "never came back" in body_of(paragraphs(range(1, 10)), told)


@pytest.mark.parametrize(
    "address",
    [
        "https://donate.x.example",
        "/wiki/Privacy_policy",
        "/community-guidelines.html",
        "/user.php?action=login",
    ],
)
def test_a_page_for_rules_accounts_or_gifts_is_known_by_its_address(address: str) -> None:
    told = f"<p>Here is who pays for these news, <a href='{address}'>and how</a>, in a few words.</p>"
    assert "who pays" not in body_of(paragraphs(range(1, 10)), told)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_list_of_other_articles_behind_the_text_is_not_text_nor_is_its_label(language: str) -> None:
    announced, headline = ELSEWHERE[language]
    links = "".join(f"<p><a href='/{n}'>{headline} ({n})</a></p>" for n in range(3))
    body = body_of(paragraphs(range(1, 12), language), f"<p>{announced}</p>", links)
    assert headline not in body
    assert announced.strip() not in body


@pytest.mark.parametrize(
    "line",
    [
        "Facebook https://social.example/orvania",
        "The Wire ™ & © 2017 Orvania Network, Inc.",
        "جميع الحقوق لشبكة أورفانيا © ٢٠١٧",
        "Сеть «Орвания» © 2017",
        "Orvanya Ağı, copyright 2017",
        "شبکهٔ اورانیا © ۱۳۹۶",
        "Réseau d'Orvanie, 2017 (c)",
    ],
)
def test_addresses_and_rights_behind_the_text_are_not_text(line: str) -> None:
    assert line not in body_of(paragraphs(range(1, 10)), f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "“We shall sign it, whatever they say.”",
        "— John Doe of the delegation",
        "—John Doe of the delegation",
        "• the towns of the coast",
        "We shall sign it.",
        "The delegation's statement",
    ],
)
def test_a_linked_line_between_paragraphs_that_is_said_by_somebody_is_text(line: str) -> None:
    texts = [SENTENCES["en"].format(1), line, SENTENCES["en"].format(2)]
    page = "".join(f"<p>{text}</p>" for text in texts)
    root = html.document_fromstring(page.replace(line, f"<a href='/x'>{line}</a>"))
    pieces = [Piece(text) for text in texts]
    assert without_others(root, pieces) == pieces


LONG = " ".join(SENTENCES["en"].format(day) for day in range(1, 5))
LINKED = "<a href='/{0}'>Bakers of town {0} put up their prices</a>"


def left_out(*lines: str, closing: str = "") -> list[str]:
    """Return the texts that are boilerplate of a page with a long text, these lines and a closing paragraph."""
    page = [f"<p>{LONG}</p>"] * 3 + [f"<p>{line}</p>" for line in lines] + [f"<p>{closing}</p>"] * bool(closing)
    root = html.document_fromstring("".join(page))
    pieces = [Piece("".join(paragraph.itertext())) for paragraph in root.iter("p")]
    return [piece.text for piece in without_others(root, pieces) if piece.section is Section.BOILERPLATE]


def test_a_finished_line_behind_the_text_is_left_out_where_all_of_it_is_a_link() -> None:
    """One of which half is a link is the author's; so is a long paragraph that is a link."""
    whole, half = "Bakers put up their prices.", "<a href='/1'>Bakers of the town put</a> up their prices."
    assert left_out(f"<a href='/1'>{whole}</a>") == [whole]
    assert left_out(half) == []
    assert left_out(f"<a href='/1'>{LONG} They left.</a>") == []


def test_a_heading_with_nothing_below_it_is_left_out() -> None:
    pieces = [Piece(LONG), Piece("More of it", Section.HEADING)]
    found = without_others(html.document_fromstring(f"<p>{LONG}</p><h3>More of it</h3>"), pieces)
    assert [piece.section for piece in found] == [Section.BODY, Section.BOILERPLATE]


@pytest.mark.parametrize("sign", ["<a href='/donate'>x</a>", "© 2017"])
def test_long_texts_are_no_appeals_and_no_notices(sign: str) -> None:
    """They may well name the year of a map, or link to a page of gifts, without a full stop."""
    assert left_out(f"{LONG[:-1]} {sign}") == []
    assert left_out(f"Bakers put up {sign}") != []


def test_an_appeal_stands_in_a_short_block() -> None:
    """What is the whole text in one element is no appeal by a link at its end."""
    root = html.document_fromstring(f"<div>{LONG * 3}<br>It is over.<br><a href='/donate'>x</a></div>")
    pieces = [Piece(LONG * 3), Piece("It is over.")]
    assert without_others(root, pieces) == pieces


def test_lines_of_one_element_are_looked_at_one_by_one() -> None:
    """Breaks part them, and what stands behind a link is not in it."""
    root = html.document_fromstring(f"<p>{LONG}<br>{LINKED.format(1)}<br>{LINKED.format(2)} of bread</p>")
    lines = ["Bakers of town 1 put up their prices", "Bakers of town 2 put up their prices of bread"]
    found = without_others(root, [Piece(LONG), *map(Piece, lines)])
    assert [piece.text for piece in found if piece.section is Section.BOILERPLATE] == lines
    assert left_out(f"{LINKED.format(1)} and went on strike for longer than ever before in this town") == []


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        (["They met in the town of", LINKED.format(1)], LONG),  # it goes on with a sentence
        ([LINKED.format(1)], "They left."),  # the next is no paragraph
        ([LINKED.format(1) * 3, LINKED.format(2) * 3], LONG),  # a list is the author's
        (["Bakers of the town put up their prices"], LONG),  # no link
    ],
)
def test_a_line_that_leads_elsewhere_stands_alone_between_paragraphs(lines: list[str], closing: str) -> None:
    assert left_out(*lines, closing=closing) == []
    assert left_out(LINKED.format(1), closing=LONG) == ["Bakers of town 1 put up their prices"]


def test_a_written_address_counts_where_links_tell_nothing() -> None:
    """The line is cut out of an element whose lines are others."""
    root = html.document_fromstring(f"<div>{LONG}<a href='/x'>www.orvania.example/1</a> and more of it</div>")
    pieces = [Piece(LONG), Piece("See www.orvania.example/1")]
    assert without_others(root, pieces)[1].section is Section.BOILERPLATE


def test_a_page_that_is_mostly_links_keeps_them() -> None:
    lines = [f"Letter {number} of the delegation to the council of the towns" for number in range(9)]
    root = html.document_fromstring("".join(f"<p><a href='/{n}'>{line}</a></p>" for n, line in enumerate(lines)))
    pieces = [Piece(SENTENCES["en"].format(1)), *map(Piece, lines)]
    assert without_others(root, pieces) == pieces


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_lines_of_one_paragraph_that_are_read_as_one_are_not_text_where_they_lead_elsewhere(language: str) -> None:
    """Breaks between them part no paragraphs: the label and its links are one line behind the text."""
    announced, headline = ELSEWHERE[language]
    links = "".join(f"<br><a href='/{n}'>{headline} ({n})</a>" for n in range(2))
    body = body_of(paragraphs(range(1, 8), language), f"<p><b>{announced}</b>{links}</p>")
    assert headline not in body
    assert SENTENCES[language].format(7) in body
