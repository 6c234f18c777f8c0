"""Live blogs, tag pages and threads become documents; articles with comments and other news stay one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from astana_nlp.corpus import Source
from astana_nlp.enclosed import read_all
from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "en": "The delegation of Orvania left the hall and said that it would come back in the evening.",
    "ar": "غادر وفد أورفانيا القاعة وقال إنه سيعود إليها في المساء بعد مشاورات قصيرة.",
    "ru": "Делегация Орвании покинула зал и сообщила, что вернётся вечером после коротких консультаций.",
    "tr": "Orvanya heyeti salondan ayrıldı ve kısa görüşmelerden sonra akşam döneceğini söyledi.",
    "fa": "هیئت اورانیا تالار را ترک کرد و گفت پس از رایزنی کوتاه شب باز خواهد گشت.",
    "fr": "La délégation d'Orvanie a quitté la salle et a dit qu'elle reviendrait dans la soirée.",
}
ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2017-01-23"}</script>'
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2017-01-23"}</script>'


def page(head: str, body: str) -> bytes:
    """Return a page with a menu, a headline, a lead and this body."""
    return (
        f"<html><head><meta charset='utf-8'><title>The round - Post</title>{head}</head><body><ul><li>Home</li></ul>"
        f"<main><h1>The round</h1><p>Two days of talks, hour by hour.</p>{body}</main></body></html>"
    ).encode()


def entries(text: str, kind: str, times: tuple[str, ...]) -> str:
    """Return a list of entries, each with one of the times."""
    return "".join(
        f'<div class="{kind}" id="e{n}"><span class="time">{time}</span><h3>Part {n}</h3><p>{text} {n}.</p></div>'
        for n, time in enumerate(times)
    )


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_each_entry_of_a_live_blog_is_a_document(language: str) -> None:
    """Hours count from the day of the page; the page itself keeps its headline and lead."""
    text = TEXTS[language]
    found = read_html(page(LIVE, f"<div>{entries(text, 'update', ('09:10', '10:45', '12:00'))}</div>"), Limits())
    assert [one.name for one in found.enclosed] == ["#e0", "#e1", "#e2"]
    assert [one.entry.text for one in found.enclosed if one.entry] == [f"Part {n}\n\n{text} {n}." for n in range(3)]
    assert {one.entry.published for one in found.enclosed if one.entry} == {"2017-01-23"}
    assert text not in found.text
    assert "hour by hour" in found.text


@pytest.mark.parametrize("kind", ["ticker-item", "liveticker", "newsticker"])
def test_entries_of_a_ticker_are_documents_where_it_is_no_strip_of_headlines(kind: str) -> None:
    """Some papers call their live blogs so; others the headlines that run above each page."""
    body = f'<div class="{kind}s">{entries(TEXTS["en"], kind, ("09:10", "10:45", "12:00"))}</div>'
    assert len(read_html(page("", body), Limits()).enclosed) == (0 if kind == "newsticker" else 3)


@pytest.mark.parametrize(("kind", "count"), [("liveblog-part", 3), ("part live", 3), ("delivery", 0), ("part", 0)])
def test_a_page_that_calls_itself_an_article_is_split_where_its_parts_are_called_live(kind: str, count: int) -> None:
    """Many sites say of every page that it is an article."""
    body = entries(TEXTS["en"], kind, ("09:10", "10:45", "12:00"))
    assert len(read_html(page(ARTICLE, f"<div>{body}</div>"), Limits()).enclosed) == count


STAMPS = {"en": "entry-date", "ar": "تاريخ", "ru": "дата", "tr": "haber-tarihi", "fa": "تاریخ-خبر", "fr": "heure"}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_what_tells_the_time_of_an_entry_is_named_in_any_language(language: str) -> None:
    """An hour in an element that nothing calls so may be that of what the entry tells."""
    text = TEXTS[language]
    body = entries(text, "part", ("09:10", "10:45", "12:00")).replace('class="time"', f'class="{STAMPS[language]}"')
    assert len(read_html(page(LIVE, f"<div>{body}</div>"), Limits()).enclosed) == 3
    unnamed = body.replace(f'class="{STAMPS[language]}"', "")
    assert read_html(page(LIVE, f"<div>{unnamed}</div>"), Limits()).enclosed == ()


HOURS = {
    "en": ("9:10 a.m.", "10:45 GMT", "12:00"),
    "ar": ("٠٩:١٠ صباحاً", "الساعة ١٠:٤٥", "12:00"),
    "ru": ("09:10 утра", "10.45 МСК", "в 12:00"),
    "tr": ("09.10", "Saat 10:45", "12.00 TSİ"),
    "fa": ("۰۹:۱۰ صبح", "ساعت ۱۰:۴۵", "12:00"),
    "fr": ("9h10", "10h45", "12h00"),
}


@pytest.mark.parametrize("tag", ["h2", "h4", "p"])
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_entries_without_elements_of_their_own_are_documents(language: str, tag: str) -> None:
    """An hour stands above each text, as a heading or a line of its own; all are siblings."""
    text = TEXTS[language]
    lines = (f"<{tag}>{hour}</{tag}><p>{text} {n}.</p>" for n, hour in enumerate(HOURS[language]))
    found = read_html(page(LIVE, "".join(lines)), Limits())
    assert [one.entry.text for one in found.enclosed if one.entry] == [f"{text} {n}." for n in range(3)]
    assert {one.entry.published for one in found.enclosed if one.entry} == {"2017-01-23"}
    assert text not in found.text
    assert "hour by hour" in found.text


@pytest.mark.parametrize(
    ("hour", "headline"),
    [
        ("{0}:07 –", "Part {0}"),
        ("{0}:07 GMT –", "Part {0}"),
        ("{0}:07 a.m.", "Part {0}"),
        ("{0}.07am:", "Part {0}"),
        ("{0}:07", "UN envoy {0} leaves"),
        ("{0}:07 مساءً", "الجزء {0}"),
        ("{0}:07", "ООН: часть {0}"),
        ("Saat {0}.07 –", "Bölüm {0}"),
        ("{0}:07 بعدازظهر:", "بخش {0}"),
        ("{0}h07 |", "Partie {0}"),
    ],
)
def test_the_headline_behind_an_hour_is_that_of_its_entry(hour: str, headline: str) -> None:
    """The half of the day and the zone are the hour's, words in capitals before a headline are not."""
    lines = "".join(f"<h3>{hour} {headline}</h3><p>{TEXTS['en']}</p><p>{TEXTS['fr']}</p>".format(n) for n in (7, 8, 9))
    found = read_html(page(LIVE, lines), Limits())
    assert [one.entry.title for one in found.enclosed if one.entry] == [headline.format(n) for n in (7, 8, 9)]
    assert all(TEXTS["fr"] in one.entry.text for one in found.enclosed if one.entry)


@pytest.mark.parametrize(
    ("head", "line", "hours"),
    [
        (ARTICLE, "<h3>{} The hall</h3>", ("09:10", "10:45", "12:00")),
        (LIVE, "<h3>{} The hall</h3>", ("1.10", "1.11", "1.12")),
        (LIVE, "<h3>{} The hall</h3>", ("9:10", "10:45", "Now")),
        (LIVE, "<p>{} The hall</p>", ("09:10", "10:45", "12:00")),
    ],
)
def test_an_article_and_numbered_parts_are_not_split_at_what_looks_like_hours(
    head: str, line: str, hours: tuple[str]
) -> None:
    lines = "".join(f"{line.format(hour)}<p>{TEXTS['en']} {n}.</p>" for n, hour in enumerate(hours))
    found = read_html(page(head, lines), Limits())
    assert not found.enclosed
    assert all(f"{TEXTS['en']} {n}." in found.text for n in range(len(hours)))


@pytest.mark.parametrize(
    ("before", "below"),
    [
        ("", ["The opening"] * 3),
        ("", [TEXTS["en"], TEXTS["en"], *["A pause"] * 3]),
        (f"<p>{' '.join(TEXTS.values())}</p>" * 3, [TEXTS["en"]] * 3),
    ],
)
def test_a_timetable_and_hours_in_a_longer_text_are_not_split(before: str, below: list[str]) -> None:
    lines = "".join(f"<h3>{9 + n}:10</h3><p>{text}</p>" for n, text in enumerate(below))
    assert not read_html(page(LIVE, before + lines), Limits()).enclosed


def test_an_hour_may_be_bold_and_the_last_entry_ends_before_the_foot_of_the_page() -> None:
    lines = "".join(f"<p><b>{9 + n}:07</b></p><p>{TEXTS['en']} {n}.</p>" for n in range(3))
    found = read_html(page(LIVE, f"{lines}<footer><p>All that the Post wrote.</p></footer>"), Limits())
    assert [one.entry.text for one in found.enclosed if one.entry] == [f"{TEXTS['en']} {n}." for n in range(3)]


def test_each_text_of_a_tag_page_has_its_own_day() -> None:
    """A list of teasers is a list of texts of different days."""
    days = ("23 January 2017", "15.02.2017", "2017-03-14")
    found = read_html(page("", f"<div>{entries(TEXTS['en'], 'card', days)}</div>"), Limits())
    assert [one.entry.published for one in found.enclosed if one.entry] == ["2017-01-23", "2017-02-15", "2017-03-14"]
    assert [one.entry.title for one in found.enclosed if one.entry] == ["Part 0", "Part 1", "Part 2"]


@pytest.mark.parametrize("kind", ["comment", "related-item", "card"])
def test_an_article_with_comments_or_other_news_is_one_document(kind: str) -> None:
    """What readers wrote below it, or what else the site has, are no entries of an article."""
    below = f'<div class="{kind}s">{entries(TEXTS["en"], kind, ("09:10", "10:45", "12:00", "13:00"))}</div>'
    assert read_html(page(ARTICLE, f"<p>{TEXTS['en']}</p>" * 3 + below), Limits()).enclosed == ()


def test_an_article_in_sections_is_one_document() -> None:
    """Paragraphs without a time are no entries, however alike they look."""
    body = "".join(f'<div class="part"><h2>Part {n}</h2><p>{TEXTS["en"]}</p></div>' for n in range(5))
    found = read_html(page("", f"<div>{body}</div>"), Limits())
    assert found.enclosed == ()
    assert found.text.count(TEXTS["en"]) == 5


def test_entries_have_paths_and_keys_of_their_own(tmp_path: Path) -> None:
    """The same entry in a later copy of the page is the same document."""
    paths = {}
    for name, times in (("a.html", ("09:10", "10:45", "12:00")), ("b.html", ("09:10", "10:45", "12:00", "13:30"))):
        (tmp_path / name).write_bytes(page(LIVE, f"<div>{entries(TEXTS['en'], 'update', times)}</div>"))
        paths[name] = {r.path: r.doc_id for r in read_all(Source(tmp_path / name, name), Limits())}
    assert list(paths["a.html"]) == ["a.html", "a.html#e0", "a.html#e1", "a.html#e2"]
    assert paths["a.html"]["a.html#e1"] == paths["b.html"]["b.html#e1"]
