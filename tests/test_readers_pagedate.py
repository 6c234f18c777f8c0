"""When a page was published: every shape in which sites say it, and the days that are something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html

if TYPE_CHECKING:
    from astana_nlp.records import Extraction

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
TODAY = '<div class="date">26 November 2026</div>'


def read(head: str = "", top: str = "", *, lang: str = "en", below: str = "", before: str = "") -> Extraction:
    """Return a page with something in its head, below its headline, and below its text."""
    page = (
        f"<!doctype html>{before}<html lang='{lang}'><head><meta charset='utf-8'><title>Round two - Post</title>{head}"
        f"</head><body><header>{TODAY}</header>"
        f"<div id='a'><h1>Round two</h1>{top}<p>{LONG}</p><p>{LONG} It was long.</p></div>{below}</body></html>"
    )
    return read_html(page.encode(), Limits())


def linked(text: str) -> str:
    """Return a script of linked data."""
    return f'<script type="application/ld+json">{text}</script>'


LINKED = {
    "an article": '{"@type": "NewsArticle", "datePublished": "2017-01-23T09:00:00+03:00"}',
    "a graph": '{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2017-01-23"}]}',
    "a list": '[{"@type": "Organization"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2017-01-23"}]',
    "nested": '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "datePublished": "2017-01-23"}}',
    "article before page": '[{"@type": "WebPage", "datePublished": "2016-05-01"},'
    '{"@type": "Article", "datePublished": "2017-01-23"}]',
    "changed later": '{"@type": "Article", "dateModified": "2020-01-01", "datePublished": "2017-01-23"}',
    "only created": '{"@type": "Article", "dateCreated": "2017-01-23", "dateModified": "2020-01-01"}',
    "a comment": '{"@type": "Article", "comment": [{"@type": "Comment", "datePublished": "2019-01-01"}], '
    '"datePublished": "2017-01-23"}',
    "related articles": '[{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2019"}]}, '
    '{"@type": "Article", "datePublished": "2017-01-23"}]',
    "broken quotes": '{"@type": "Article", "headline": "The "second" round", "datePublished": "2017-01-23"}',
    "a trailing comma": '{"@type": "Article", "datePublished": "2017-01-23",}',
    "line ends in it": '{"@type": "Article", "headline": "The\nsecond", "datePublished": "2017-01-23"}',
    "in a comment": '<!-- {"@type": "Article", "datePublished": "2017-01-23"} -->',
    "as character data": '//<![CDATA[\n{"@type": "Article", "datePublished": "2017-01-23"}\n//]]>',
}


@pytest.mark.parametrize("shape", sorted(LINKED))
def test_linked_data_in_any_shape(shape: str) -> None:
    """Graphs, lists, nested and broken objects tell the day of the article, not of what is beside it."""
    found = read(linked(LINKED[shape]))
    assert (found.published, found.published_from) == ("2017-01-23", "metadata")


@pytest.mark.parametrize(
    "element",
    [
        '<meta property="article:published_time" content="2017-01-23T21:00:00Z">',
        '<meta name="PubDate" content="20170123">',
        '<meta name="DC.date.issued" content="2017-01-23">',
        '<meta property="dcterms:created" content="2017-01-23">',
        '<meta itemprop="datePublished" content="Mon, 23 Jan 2017 10:00:00 GMT">',
        '<meta name="publish-date" content="23.01.2017 10:00">',
        '<meta property="og:regDate" content="20170123030646">',
        '<meta name="cXenseParse:recs:publishtime" content="2017-01-23T10:00:00">',
        '<meta property="article:modified_time" content="2019-01-01"><meta name="date" content="2017-01-23">',
        '<meta name="timestamp" content="1485162000">',
        '<link rel="canonical" href="https://example.org/world/2017/01/23/round-two.html">',
        '<link rel="canonical" href="https://example.org/world/2017/jan/23/round-two">',
        '<meta property="og:url" content="https://example.org/news/20170123/1234.html">',
        '<link rel="amphtml" href="https://example.org/2017-01-23-round-two/amp">',
    ],
)
def test_meta_elements_and_addresses(element: str) -> None:
    """The names of many systems, and the address of the page, tell the day."""
    found = read(element)
    assert (found.published, found.published_from) == ("2017-01-23", "metadata")


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="2017-01-23T10:00">23 January</time>',
        '<time class="updated" datetime="2019-01-01">x</time><time class="entry-date" datetime="2017-01-23">x</time>',
        '<span itemprop="datePublished" content="2017-01-23">yesterday</span>',
        '<abbr class="published" title="2017-01-23T10:00:00">Monday</abbr>',
    ],
)
def test_elements_that_say_they_are_the_day(element: str) -> None:
    """What the page marks up for machines beside its headline counts as metadata."""
    found = read(top=element)
    assert (found.published, found.published_from) == ("2017-01-23", "metadata")


def test_the_address_that_a_browser_noted_is_used() -> None:
    """Saved pages begin with a comment that says where they are from."""
    found = read(before="<!-- saved from url=(0050)https://example.org/2017/01/23/round-two.html -->")
    assert (found.published, found.evidence[-1]) == ("2017-01-23", "published: address of the page")


SHOWN = {
    "en": ["Published: 23 January 2017", "Jan. 23, 2017 10:45 AM"],
    "ar": ["تاريخ النشر: 23/1/2017", "23 كانون الثاني 2017", "٢٣ يناير ٢٠١٧ - 10:45"],
    "ru": ["Опубликовано: 23.01.2017", "23 января 2017, 10:45", "10:45, 23.01.17"],
    "tr": ["Yayınlanma: 23.01.2017 10:45", "23 Ocak 2017 Pazartesi", "23.01.2017 - 10:45"],
    "fa": ["تاریخ انتشار: ۲۳ ژانویه ۲۰۱۷", "۴ بهمن ۱۳۹۵ - ۱۰:۴۵"],
    "fr": ["Publié le 23 janvier 2017 à 10h45", "Lundi 23 janvier 2017", "23/01/2017 10:45"],
}


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in SHOWN.items() for line in lines])
def test_day_shown_beside_the_headline(lang: str, line: str) -> None:
    """Where machines are told nothing, the line that people read counts, in each language."""
    found = read(top=f'<div class="meta"><span class="news-date">{line}</span></div>', lang=lang)
    assert (found.published, found.published_from) == ("2017-01-23", "text")


@pytest.mark.parametrize(
    "below",
    [
        '<aside><time datetime="2019-05-01">1 May 2019</time></aside>',
        '<div class="related"><span class="date">1 May 2019</span></div>',
        '<div id="comments"><div class="comment"><span class="date">1 May 2019</span></div></div>',
        '<footer><div class="date">1 May 2019</div></footer>',
        "<figure><figcaption>Posted while the carts came back on May 1, 2019</figcaption></figure>",
        "<div class='image-caption'>Posted while the carts came back on May 1, 2019</div>",
    ],
)
def test_days_of_other_things_are_not_taken(below: str) -> None:
    """Related articles, comments and footers have days of their own; none is better than theirs."""
    assert read(below=below).published == ""


def test_a_day_in_the_lead_does_not_overrule_the_page() -> None:
    """What the article tells of an earlier day is no date of its publication."""
    head = '<meta property="article:published_time" content="2017-01-23">'
    found = read(head, top="<p class='lead'>Since 30 December 2016 the truce has held in the country: so far.</p>")
    assert (found.published, found.published_from) == ("2017-01-23", "metadata")


def test_other_languages_are_left_to_htmldate() -> None:
    """A German page says its day in words that none of the six languages has."""
    found = read(top='<p class="date">23. Januar 2017</p>', lang="de")
    assert (found.published, found.evidence[-1]) == ("2017-01-23", "published: htmldate")


def test_title_author_and_outlet_say_where_they_were_found() -> None:
    """The row of the page lets a reviewer check what was believed."""
    head = linked(
        '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Odo Brand"}, {"name": "Ada Kern"}]}'
    )
    found = read(head + '<meta property="og:site_name" content="Coast Post">')
    assert (found.title, found.author, found.outlet) == ("Round two", "Odo Brand, Ada Kern", "Coast Post")
    assert found.evidence == ("title: h1", "author: JSON-LD author", "outlet: meta og:site_name")


@pytest.mark.parametrize(
    "byline",
    ["By Odo Brand", '<a rel="author" href="/odo">Odo Brand</a>', '<span itemprop="author">Odo Brand</span>'],
)
def test_a_visible_byline_names_the_author(byline: str) -> None:
    """Where machines are told nothing, the byline is read."""
    assert read(top=f'<div class="byline">{byline}</div>').author == "Odo Brand"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    """Without an <h1>, the title loses what stands behind its last mark."""
    page = f"<html><title>Two sides meet again | Coast Post</title><body><p>{LONG}</p><p>{LONG}</p></body></html>"
    found = read_html(page.encode(), Limits())
    assert (found.title, found.outlet) == ("Two sides meet again", "Coast Post")


@pytest.mark.parametrize(
    "line", ["تاریخ انتشار: ۴ بهمن ۱۳۹۵", "تاريخ النشر: 23 كانون الثاني 2017", "Yayın tarihi: 23 Ocak 2017"]
)
def test_a_labelled_day_above_the_headline_counts(line: str) -> None:
    """Agencies print it with the number of the story."""
    label, _, day = line.partition(":")
    tools = f"<div class='tools'><div><span>{label}:</span>{day}</div><div>12345</div></div>"
    page = f"<html><head><meta charset='utf-8'><title>R</title></head><body>{tools}<h1>Round two</h1>"
    assert read_html(f"{page}{f'<p>{LONG}</p>' * 6}</body></html>".encode(), Limits()).published == "2017-01-23"


CHANGED = {
    "en": ("Updated: 3 June 2018", "Published: 23 January 2017"),
    "ar": ("آخر تحديث: 3 حزيران 2018", "تاريخ النشر: 23 كانون الثاني 2017"),
    "fa": ("آخرین به‌روزرسانی: ۱۳ خرداد ۱۳۹۷", "تاریخ انتشار: ۴ بهمن ۱۳۹۵"),
    "ru": ("Обновлено: 3 июня 2018", "Опубликовано: 23 января 2017"),
    "tr": ("Güncelleme: 3 Haziran 2018", "Yayınlanma: 23 Ocak 2017"),
    "fr": ("Mis à jour le 3 juin 2018", "Publié le lundi 23 janvier 2017"),
}


@pytest.mark.parametrize("lang", CHANGED)
def test_the_day_of_a_change_is_not_that_of_publication(lang: str) -> None:
    """Whichever of the two stands first in the line."""
    changed, published = CHANGED[lang]
    both = [
        read(top=f'<p class="date">{line}</p>', lang=lang)
        for line in (f"{changed} — {published}", f"{published} | {changed}")
    ]
    assert [found.published for found in both] == ["2017-01-23"] * 2
    assert read(top=f'<p class="date">{changed}</p>', lang=lang).published == ""


def test_a_page_that_only_says_when_it_was_edited_has_no_day() -> None:
    """Encyclopaedias end so."""
    assert read(below='<div id="bottom"><p>This page was last edited on 3 June 2018.</p></div>').published == ""


OLD = (
    "<html><head><title>{title}</title></head><body><table><tr><td><ul>"
    '<li><a href="a">Fishermen wait for the third week</a> <span class="date">2 May 2024</span></li>'
    '<li><a href="b">Bakers put up their prices again</a> <span class="date">1 May 2024</span></li>'
    "</ul></td><td><font size=5><b>{title}</b></font><br><font size=1>{day}</font><br><br>{text}</td></tr></table>"
    "</body></html>"
)


@pytest.mark.parametrize("day", ["23 January 2017", "23 января 2017", "23 Ocak 2017", "23 janvier 2017", "۴ بهمن ۱۳۹۵"])
def test_the_headline_of_an_old_page_is_found_by_the_title(day: str) -> None:
    """Pages of the 2000s name neither headline nor date; lists beside the text have days of their own."""
    text = "<br><br>".join([LONG] * 6)
    page = OLD.format(title="The second round ends without a signature", day=day, text=text)
    assert read_html(page.encode(), Limits()).published == "2017-01-23"


def test_a_post_of_a_channel_has_the_day_of_its_stamp() -> None:
    """Previews of Telegram call every part of a post a widget."""
    post = (
        f'<div class="tgme_widget_message"><div class="tgme_widget_message_text">{LONG}<br><br>{LONG}</div>'
        '<div class="tgme_widget_message_footer"><a class="tgme_widget_message_date">'
        '<time datetime="2017-01-23T09:31:00+00:00">12:31</time></a></div></div>'
    )
    page = f"<html><head><meta charset=utf-8><title>Orvan channel</title></head><body>{post}</body></html>"
    assert read_html(page.encode(), Limits()).published == "2017-01-23"


SHOWN = {
    "a change behind it": "<span class='tarih'>23.01.2017 - Güncelleme : 25.01.2017</span>",
    "a footer of the article": "<article><footer class='node__meta'>par admin, lun 23/01/2017</footer></article>",
    "a label without a space": "<span class='info'>تاريخ النشر:23.01.2017 | 15:20</span>",
    "a time stamp of its own": "<span class='news-date'><dateformat time='1485174000'></dateformat></span>",
    "a part that is taken out": "<div class='breadcrumb'><time datetime='2017-01-23T15:20'>today</time></div>",
}


@pytest.mark.parametrize("shape", SHOWN)
def test_days_that_sites_show_in_their_own_ways(shape: str) -> None:
    assert read(top=SHOWN[shape], lang="tr").published == "2017-01-23"


def test_the_day_above_a_headline_inside_of_the_text_counts() -> None:
    """As on Blogger, where the name of the blog is the <h1>; what stands in the head of the site does not."""
    page = (
        f"<title>Nets and salt - Sea Letters</title><header>{TODAY}<h1>Sea Letters</h1></header>"
        "<div class='widget Blog'><h2 class='date-header'>Monday, January 23, 2017</h2>"
        f"<div><div><h3>Nets and salt</h3>{LONG}<br><br>{LONG}</div></div></div>"
    )
    found = read_html(page.encode(), Limits())
    assert (found.title, found.published) == ("Nets and salt", "2017-01-23")


def test_ministries_write_number_and_day_before_the_headline() -> None:
    page = (
        "<title>On the truce / Ministry</title><div class='sub_page_title'>No: 26, 23 January 2017, On the truce</div>"
        f"<div><p>{LONG}</p><p>{LONG}</p></div>"
    )
    assert read_html(page.encode(), Limits()).published == "2017-01-23"


def test_the_only_date_line_of_a_page_is_its_day() -> None:
    """Beside the text too."""
    aside = "<main><aside><a class='when'>15:20, 23 January 2017</a></aside></main>"
    assert read(below=aside).published == "2017-01-23"


def test_todays_date_in_two_calendars_is_no_dateline() -> None:
    page = (
        "<table><tr><td>الثلاثاء 12 نوفمبر 2024 - 10 جمادى الأولى 1446</td></tr><tr><td><b>عنوان النص</b><br>"
        f"الثلاثاء 24-1-2017<br><br>{LONG}<br><br>{LONG}<br><br>{LONG}</td></tr></table>"
    )
    assert read_html(page.encode(), Limits()).published == "2017-01-24"


PARTLY = {
    "before other blocks": "<div class='info'>{}<div class='marks'>3 of 5</div><div class='marks'>1 vote</div></div>",
    "behind names": "<div class='info'>Odo Brand<br><a href='/s'>The Post of Orvania and of Belmark</a><br>{}</div>",
}
DAYS = {
    "en": "Mon, 23 January 2017 17:55 UTC",
    "ar": "الاثنين 23 يناير 2017",
    "ru": "23 января 2017, 17:55",
    "tr": "23 Ocak 2017 Pazartesi",
    "fa": "۴ بهمن ۱۳۹۵",
    "fr": "Lundi 23 janvier 2017",
}


@pytest.mark.parametrize("lang", sorted(DAYS))
@pytest.mark.parametrize("shape", sorted(PARTLY))
def test_a_day_beside_other_blocks_is_a_line_of_its_own(shape: str, lang: str) -> None:
    assert read(top=PARTLY[shape].format(DAYS[lang]), lang=lang).published == "2017-01-23"


@pytest.mark.parametrize("name", ["data-publishtime", "data-publish-date", "data-published-at", "data-pubdate"])
def test_stamps_have_many_names(name: str) -> None:
    assert read(top=f"<span {name}='1485174000000'>yesterday</span>").published == "2017-01-23"


WRAPPERS = ["<article class='post commented'>", "<div class='row with-sidebar'>", "<aside>", "<form id='aspnetForm'>"]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_what_holds_the_headline_is_no_other_part(wrapper: str) -> None:
    """Whatever it is called: some servers put the whole page into a form, others name a post after its comments."""
    tag = wrapper[1:].split(" ", maxsplit=1)[0].strip(">")
    page = (
        f"<title>Round two</title><body>{wrapper}<h1>Round two</h1><time datetime='2017-01-23'>x</time><p>{LONG}</p>"
        f"<p>{LONG} It was long.</p></{tag}></body>"
    )
    assert read_html(page.encode(), Limits()).published == "2017-01-23"


OTHERS = {
    "an article": "<div><article><h3>Bread</h3><time datetime='2019-05-01' pubdate>1 May</time></article></div>",
    "a link": "<a href='/b'><p>Bread <time datetime='2019-05-01' pubdate>1 May</time></p></a>",
}


@pytest.mark.parametrize("shape", OTHERS)
def test_days_of_summaries_are_not_taken(shape: str) -> None:
    """The headline stands in another article than they do."""
    page = (
        f"<title>Round two</title><body>{OTHERS[shape]}<article><h1>Round two</h1><p class='le'>"
        f"<time datetime='2017-01-23'>23 January</time></p><p>{LONG}</p><p>{LONG} It was long.</p></article></body>"
    )
    assert read_html(page.encode(), Limits()).published == "2017-01-23"


@pytest.mark.parametrize("day", ["Jan. 23, 2017 -- ", "ORVAN, Jan. 23, 2017 (Agency) - ", "Sept. 23, 2017 – "])
def test_a_dateline_may_shorten_its_month(day: str) -> None:
    expected = "2017-09-23" if day.startswith("Sept") else "2017-01-23"
    page = f"<title>Round two</title><h1>Round two</h1><p>{day}{LONG}</p><p>{LONG}</p>"
    assert read_html(page.encode(), Limits()).published == expected


def test_the_part_of_the_paper_may_stand_behind_the_year() -> None:
    head = '<link rel="canonical" href="https://example.org/2017/middle_east/1/23/round.two/index.html">'
    assert read(head).published == "2017-01-23"


def test_the_day_on_which_a_site_made_the_page_does_not_overrule_the_one_that_it_shows() -> None:
    """Sites that move to another system make all their old pages anew."""
    top = '<div class="date">23 January 2017, 19:16</div><meta itemprop="dateCreated" content="2019-05-07">'
    assert read(top=top).published == "2017-01-23"
