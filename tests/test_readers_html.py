"""Saved web pages: what belongs to the article, who wrote it, and when."""

from __future__ import annotations

import json

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from astana_nlp.records import Extraction, Section

TEXTS = {
    "en": "The delegations of Orvania and Belmark met for two days in the great hall and agreed to watch the truce.",
    "ar": "اجتمعت وفود أورفانيا وبلمارك يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة.",
    "ru": "Делегации Орвании и Бельмарка встречались два дня в большом зале и договорились следить за перемирием.",
    "tr": "Orvanya ve Belmark heyetleri büyük salonda iki gün toplandı ve ateşkesi izlemeye karar verdi.",
    "fa": "هیئت‌های اورانیا و بلمارک دو روز در تالار بزرگ گرد هم آمدند و پذیرفتند که با هم بر آتش‌بس نظارت کنند.",
    "fr": "Les délégations d'Orvanie et de Belmark se sont réunies deux jours et ont décidé de surveiller la trêve.",
}
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">News</a></li></ul></nav><div>USD 6.18 +3°C</div>'
PAGE = """<!doctype html><html lang="{lang}"{dir}><head><meta charset="{charset}"><title>{title} - Post</title>{head}
<style>.a {{ color: red }}</style></head><body><header><span class="date">22 November 2026</span>{menu}</header>
<main><article><h1>{title}</h1>{top}<p>{text}<sup>1</sup></p><h2>{sub}</h2><p>{text} {text}</p>
<ul><li>{text}</li><li>{text}</li></ul><blockquote><p>{text}</p></blockquote>
<figure><img src="a.jpg"><figcaption>{title}, X.</figcaption></figure>
<table><tr><th>Round</th><th>Day</th></tr><tr><td>2</td><td>17 February</td></tr></table>
<script>var ticker = {{"a": 1}};</script><p>{text} {text}</p></article></main>
<footer>© 2026 Example Post <a href="/x">Terms</a></footer></body></html>"""


def page(language: str = "en", *, head: str = "", top: str = "", charset: str = "utf-8") -> bytes:
    """Return a saved page whose article is in the language."""
    text = TEXTS[language]
    title = " ".join(text.split()[:5])
    source = PAGE.format(
        lang=language,
        dir=' dir="rtl"' if language in {"ar", "fa"} else "",
        charset=charset,
        title=title,
        head=head,
        menu=MENU,
        top=top,
        text=text,
        sub=" ".join(text.split()[5:8]),
    )
    return source.encode(charset, errors="xmlcharrefreplace")


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.section is section]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_article_is_found_without_menus_and_scripts(language: str) -> None:
    """Headings, lists, quotations, tables and captions are the article; menus, rates and footers are not."""
    found = read_html(page(language), Limits())
    text = TEXTS[language]
    assert found.title == " ".join(text.split()[:5])
    assert of(found, Section.TITLE) == [found.title]
    assert of(found, Section.HEADING) == [" ".join(text.split()[5:8])]
    assert of(found, Section.BODY) == [f"{text}¹", f"{text} {text}", text, text, text, f"{text} {text}"]
    assert of(found, Section.TABLE) == ["Round | Day", "2 | 17 February"]
    assert of(found, Section.CAPTION) == [f"{found.title}, X."]
    assert not any(word in found.text for word in ("Home", "USD", "ticker", "color", "Terms"))


@pytest.mark.parametrize(("language", "charset"), [("ar", "windows-1256"), ("ru", "koi8-r"), ("tr", "windows-1254")])
@pytest.mark.parametrize("declared", [True, False])
def test_legacy_pages_are_decoded(language: str, charset: str, *, declared: bool) -> None:
    """Pages in legacy encodings are read with their declaration and without it."""
    data = page(language, charset=charset)
    if not declared:
        data = data.replace(f'<meta charset="{charset}">'.encode(), b"")
    assert TEXTS[language] in read_html(data, Limits()).text


def test_metadata_of_the_page_is_believed() -> None:
    """JSON-LD names author, outlet and day of publication."""
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org",'
        '"@type": "NewsArticle", "datePublished": "2017-02-17T23:30:00+06:00",'
        '"author": {"@type": "Person", "name": "Odo Brand"}, "publisher": {"name": "Example Post"}}</script>'
    )
    found = read_html(page(head=head), Limits())
    assert (found.author, found.outlet, found.published, found.published_from) == (
        "Odo Brand",
        "Example Post",
        "2017-02-17",
        "metadata",
    )


def test_dateline_overrules_the_date_of_a_copy() -> None:
    """A page that was dated years after its text is a copy: the text says when it was written."""
    head = '<meta property="article:published_time" content="2024-05-01T10:00:00Z">'
    found = read_html(page(head=head, top="<p>17 February 2017</p>"), Limits())
    assert (found.published, found.published_from) == ("2017-02-17", "text")


def test_date_line_of_the_same_month_leaves_the_metadata() -> None:
    """Page and text that agree roughly are one date."""
    head = '<meta property="article:published_time" content="2017-02-18T10:00:00Z">'
    found = read_html(page(head=head, top="<p>17 February 2017</p>"), Limits())
    assert (found.published, found.published_from) == ("2017-02-18", "metadata")


def test_todays_date_in_the_header_is_no_publication() -> None:
    """The day on which a page was saved says nothing."""
    assert read_html(page(), Limits()).published == ""


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", "17 شباط 2017"), ("fa", "۱۷ فوریه ۲۰۱۷"), ("ru", "17 февраля 2017, 12:30"), ("tr", "17 Şubat 2017")],
)
def test_shown_date_beside_the_headline_is_used(language: str, shown: str) -> None:
    """Where no metadata is, the line that calls itself a date counts."""
    found = read_html(page(language, top=f'<div class="post-date">{shown}</div>'), Limits())
    assert (found.published, found.published_from) == ("2017-02-17", "text")


def test_page_without_an_article_gives_its_blocks() -> None:
    """A bare page is read block by block; line breaks in it end paragraphs only behind sentences."""
    found = read_html(b"<h1>Round two</h1><p>First line.<br>Second<br>half.<td>a</td>", Limits())
    assert [found.text[b.start : b.end] for b in found.blocks] == ["Round two", "First line.", "Second half.", "a"]


@pytest.mark.parametrize(("tag", "item"), [("div", "fn1"), ("section", "n1"), ("td", "n1"), ("span", "n1")])
def test_footnotes_of_a_page_are_footnotes(tag: str, item: str) -> None:
    """Elements that call themselves footnotes are no body, nor are the items of one that does, whatever it is."""
    notes = f"<ol><li id='{item}'>The source is a long book on the coast of Orvania.</li></ol>"
    data = page().replace(b"</article>", f"<{tag} class='footnotes'>{notes}</{tag}></article>".encode())
    assert of(read_html(data, Limits()), Section.BODY) == of(read_html(page(), Limits()), Section.BODY)


def test_xml_declaration_and_deep_nesting_are_read() -> None:
    """XHTML keeps its declaration, and a page of a thousand nested elements is still read."""
    deep = b"<div>" * 1000 + b"<p>The middle.</p>"
    data = b'<?xml version="1.0" encoding="utf-8"?><html><body><p>The start.</p>' + deep
    assert "The start." in read_html(data, Limits()).text


def test_text_behind_a_huge_picture_in_the_page_itself_is_read() -> None:
    """Browsers write pictures into the pages that they save; the parser would give up the rest of the page."""
    picture = b"<img src='data:image/png;base64,%s'>" % (b"A" * 10_100_000)
    assert "The end." in read_html(b"<html><body>%s<p>The end.</p></body></html>" % picture, Limits()).text


def card(number: int) -> str:
    """Return the summary of another article, as they stand in rows below the text."""
    link = f'<a href="/{number}">Bakers of town {number} put up their prices</a>'
    return f'<div class="card"><h3>{link}</h3><p>Bread costs more.</p></div>'


def bare_page(*parts: str) -> Extraction:
    """Return a page without any element that says it is the article."""
    body = f"<div class='c1'>{''.join(parts)}</div>"
    return read_html(f"<html><head><title>x</title></head><body>{body}</body></html>".encode(), Limits())


ARTICLE = "".join(f"<div class='c7'><span>{TEXTS['en']} It was day {day}.</span></div>" for day in range(8))
HEADLINE = "<h1>Two delegations met</h1>"


def test_rows_of_summaries_and_comments_are_left_out() -> None:
    """Also where they are paragraphs and the text is not."""
    comments = "".join(f"<div class='comment'><p>User {n} does not believe a word of it.</p></div>" for n in range(9))
    found = bare_page(HEADLINE, ARTICLE, "<div>", *map(card, range(6)), f"</div><div class='comments'>{comments}</div>")
    assert of(found, Section.BODY) == [f"{TEXTS['en']} It was day {day}." for day in range(8)]


def test_a_page_of_summaries_keeps_them() -> None:
    """Nothing would be left of a tag page."""
    assert "town 5" in bare_page("<h2>Prices</h2>", *map(card, range(6))).text


def test_a_list_of_sources_in_the_article_stays() -> None:
    """It has as many links as a menu, and text beside them."""
    item = '<li>Odo Brand, "Report {0} of the monitors on the truce", <a href="https://example.org/{0}">online</a></li>'
    found = bare_page(f"<article>{HEADLINE}{ARTICLE}<ul>{''.join(map(item.format, range(9)))}</ul></article>")
    assert "Report 8 of the monitors" in found.text


def test_a_form_around_the_whole_page_is_no_form() -> None:
    """Pages of some servers stand in one."""
    found = bare_page(f"<form id='aspnetForm' method='post'>{HEADLINE}{ARTICLE}</form>")
    assert len(of(found, Section.BODY)) == 8


@pytest.mark.parametrize(
    "lead",
    ["<h4>{}</h4>", "<div class='item-summary'><p class='introtext'>{}</p></div>", "<div id='docDivLead1'>{}</div>"],
)
def test_the_lead_below_a_headline_is_kept_whatever_it_is_called(lead: str) -> None:
    text = "The envoy of Orvania left the hall on Tuesday before the others had come."
    source = page().decode()
    outside = source.replace("<main><article>", "<div>").replace(
        "</h1>", f"</h1></div>{lead.format(text)}<main><article>"
    )
    assert of(read_html(outside.encode(), Limits()), Section.BODY)[0] == text


def test_two_line_ends_part_paragraphs() -> None:
    """Old pages have no others; lines that are no sentences stay apart too."""
    text = TEXTS["en"]
    lines = f"<b>Round two</b><br>by Odo Brand<br><br>{text}<br> <br>{text}<br><br>{text}"
    source = f"<html><body><div>{lines}</div></body></html>"
    found = read_html(source.encode(), Limits())
    assert [piece for piece in of(found, Section.BODY) if text in piece] == [text] * 3


BARRIER = """<!doctype html><html><head><title>The truce - Post</title><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "The truce holds in the north", "articleBody": {body}}}</script></head>
<body><main><article><h1>The truce holds in the north</h1><p>{first}</p></article>
<p>Subscribe to read on.</p></main></body>"""
SECOND = "Observers counted eleven carts at the river crossing on the second day and nobody was turned back there."


def test_article_behind_a_barrier_is_read_from_linked_data() -> None:
    """A page shows the first paragraph and tells search engines all of them."""
    body = json.dumps(f"<p>{TEXTS['en']}</p><p>{SECOND}</p><p>{SECOND} {TEXTS['en']}</p>")
    found = read_html(BARRIER.format(body=body, first=TEXTS["en"]).encode(), Limits())
    assert of(found, Section.BODY)[:3] == [TEXTS["en"], SECOND, f"{SECOND} {TEXTS['en']}"]


def test_linked_data_of_another_text_do_not_replace_the_article() -> None:
    """They count only where they go on with what is shown."""
    body = json.dumps(f"{SECOND} {SECOND}\n{SECOND} {SECOND}")
    found = read_html(BARRIER.format(body=body, first=f"{TEXTS['en']} {TEXTS['en']}").encode(), Limits())
    assert SECOND not in found.text


def test_headlines_of_other_articles_are_no_captions() -> None:
    """Teasers have pictures with captions that are links."""
    teaser = '<figure><img src="b.jpg"><figcaption><a href="/other">Eleven carts cross</a></figcaption></figure>'
    found = read_html(page().replace(b"</article>", f"</article><article>{teaser}</article>".encode()), Limits())
    assert [text.endswith(", X.") for text in of(found, Section.CAPTION)] == [True]


SAMPLE = "if (monitors &gt; 0) { truce = watch(monitors); } else { return; }"


@pytest.mark.parametrize("element", ["pre", "code"])
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_code_that_a_page_sets_as_code_is_text_and_a_leaked_script_is_not(language: str, element: str) -> None:
    text, leaked = TEXTS[language], '{"ads": [{"place": "top", "size": [300, 250]}], "x": {}}'
    sample = f"<p>{text}</p><{element}>{SAMPLE}</{element}><p>{leaked}</p><p>{text}</p>"
    found = read_html(page(language).replace(b"</ul>", f"</ul>{sample}".encode()), Limits())
    assert "truce = watch(monitors);" in found.text
    assert "300" not in found.text


# other news that pages show below a short one, as links and as a sentence that is none
OTHERS = {
    "en": ("Markets fall again in the south", "Rain"),
    "ar": ("الأسواق تهبط مرة أخرى في الجنوب", "مطر"),
    "ru": ("Рынки на юге снова падают", "Дождь"),
    "tr": ("Güneyde piyasalar yine düştü", "Yağmur"),
    "fa": ("بازارهای جنوب دوباره افت کردند", "باران"),
    "fr": ("Les marchés baissent encore au sud", "Pluie"),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_short_piece_of_news_is_read_without_the_links_below_it(language: str) -> None:
    """A thin article is not looked for with less care where that finds no more sentences."""
    other, label = OTHERS[language]
    box = f"<div class='box'><h3>{label}</h3><p><a href='/1'>{other}</a></p><p><a href='/2'>{other} (2)</a></p></div>"
    found = bare_page(HEADLINE, f"<p>{TEXTS[language]}</p>", box)
    assert of(found, Section.BODY) == [TEXTS[language]]


def test_an_article_in_ideographs_is_not_thin_where_it_has_as_many_words_as_others() -> None:
    """The same report takes a third of the characters in Chinese, and what is below it is longer than it."""
    told = "奥尔瓦尼亚和贝尔马克的代表团在大厅里会谈了两天，并同意由一个联合小组监督停火，会谈下个月继续"
    article = (
        f"<p>{told}</p><p>双方的医生今天早上也到了河边的小镇，那里有许多人从昨天起就在等他们，学校也重新开门了</p>"
    )
    links = "".join(f"<p><a href='/{n}'>小镇{n}的面包师昨天又一次提高了面包和蛋糕的价格</a></p>" for n in range(9))
    assert "面包师" not in bare_page(HEADLINE, article, f"<div>{links}</div>").text
