"""Title, author and outlet of a page, each with where the page says so.

The order of evidence: linked data, meta elements of Open Graph and Dublin Core, then what stands visibly on the page.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import one_line
from astana_nlp.readers.dateline import find_day
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.linkeddata import Element, Page, Stated, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING = Stated("", "")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:creator",
)
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
)
# the marks that sites put between a headline and their own name
_SEPARATOR = re.compile(r"\s+[|·•»«–—\-:/]+\s+|\s*[|»«]\s*")
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|byline|yazar|writer|auteur)(?:[\s_-]?name)?(?:$|[\s_-])", re.IGNORECASE
)
_OUTLET = 5  # words of the name of a site
_HEADLINE = 3  # words of a headline at least
_LONGEST_NAME = 12  # words of a line with one or more names
_LONGEST_TITLE = 40
_ADDRESS = re.compile(r"https?://|www\.|@\w")


def page_title(page: Page, outlet: str = "") -> Stated:
    """Return the headline of the page.

    Args:
        page: the page.
        outlet: the name of the site, which is cut off behind a headline.

    Returns:
        The <h1> that a machine-readable title confirms, else that title, else the only <h1>, else <title>.
    """
    named = [*_linked_title(page), *_metas(page, _TITLES), *_title_element(page)]
    # the name of the site is a headline on pages of blogs
    visible = [
        t for t in _headlines(page) if len(t.split()) <= _LONGEST_TITLE and not (outlet and bare(t) == bare(outlet))
    ]
    for heading in visible:
        name = bare(heading)
        if len(name.split()) > 1 and any(name in bare(stated.value) for stated in named):
            return Stated(heading, "h1")
    if named and not (named[0].where == "title element" and len(visible) == 1):
        return Stated(_without_outlet(named[0].value, outlet), named[0].where)
    return Stated(visible[0], "h1") if visible else _NOTHING


def page_author(page: Page, outlet: str = "") -> Stated:
    """Return who wrote the page: names, not addresses and not the site itself."""
    found = chain(_linked(page, "author"), _metas(page, _AUTHORS), _marked_author(page), _linked(page, "creator"))
    return next(
        (Stated(name, s.where) for s in found if (name := _name(s.value)) and bare(name) != bare(outlet)), _NOTHING
    )


def page_outlet(page: Page) -> Stated:
    """Return the newspaper, agency or site."""
    named = _metas(page, _OUTLETS)
    found = (*_linked(page, "publisher"), *named, *_title_end(page), *_linked(page, "sourceOrganization"))
    return next((stated for stated in found if stated.value and not _ADDRESS.search(stated.value)), _NOTHING)


def _metas(page: Page, names: tuple[str, ...]) -> list[Stated]:
    found: dict[str, str] = {}
    for name, content in page.metas:
        found.setdefault(name, one_line(content))
    return [Stated(found[name], f"meta {name}") for name in names if found.get(name)]


def _linked(page: Page, key: str) -> list[Stated]:
    found = ((text_of(node.get(key), "name"), key) for node in page.nodes)
    return [Stated(one_line(value), f"JSON-LD {key}") for value, key in found if value]


def _linked_title(page: Page) -> list[Stated]:
    found = (text_of(node.get("headline")) for node in page.nodes)
    return [Stated(one_line(value), "JSON-LD headline") for value in found if value]


def _headlines(page: Page) -> list[str]:
    """Return the first headlines that are not empty; pages with more have none of their own."""
    return list(islice(filter(None, map(_text, page.root.iter("h1"))), 10))


def _title_element(page: Page) -> list[Stated]:
    found = [_text(element) for element in page.root.iter("title") if not _inside_picture(element)]
    return [Stated(text, "title element") for text in found[:1] if text]


def _title_end(page: Page) -> list[Stated]:
    """Return what <title> has behind the headline that stands in an <h1> or og:title, or behind the last mark."""
    whole = next((stated.value for stated in _title_element(page)), "")
    heads = _headlines(page) + [stated.value for stated in _metas(page, ("og:title",))]
    told = [head for head in heads if head and whole.startswith(head)]
    parts = _SEPARATOR.split(whole[len(told[0]) :] if told else whole)
    rest = parts[-1].strip(" |·•»«–—-:/")
    is_name = 0 < len(rest.split()) <= _OUTLET and (told or len(whole.split()) - len(rest.split()) >= _HEADLINE)
    return [Stated(rest, "title element")] if len(parts) > 1 and is_name else []


def _without_outlet(title: str, outlet: str) -> str:
    """Return a title without the name of the site behind or before it."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2 or not outlet:  # noqa: PLR2004  a headline and a name
        return title
    name = bare(outlet)
    if bare(parts[-1]) in {name, ""} or bare(parts[-1]) in name or name in bare(parts[-1]):
        return title[: title.rindex(parts[-1])].strip(" |·•»«–—-:/")
    return title[title.index(parts[0]) + len(parts[0]) :].strip(" |·•»«–—-:/") if bare(parts[0]) == name else title


def _marked_author(page: Page) -> Iterator[Stated]:
    """Yield names in elements that say they hold the author."""
    for element in page.root.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        names = f" {element.get('class') or ''} "
        is_marked = element.get("rel") == "author" or element.get("itemprop") == "author" or _AUTHOR_CLASS.search(names)
        if is_marked and not any(parent.tag in {"aside", "nav", "footer"} for parent in element.iterancestors()):
            yield Stated(_text(element), "byline")


def _name(text: str) -> str:
    """Return the name in a byline, or nothing where it is an address, a date or more than names."""
    line = one_line(text)
    match = layout().byline.match(fold(line))
    name = line[match.end() :].strip(" :.,") if match else line.strip(" :.,")
    if not name or _ADDRESS.search(name) or len(name.split()) > _LONGEST_NAME or find_day(name):
        return ""
    return name if any(char.isalpha() for char in name) else ""


def _inside_picture(element: Element) -> bool:
    return any(parent.tag == "svg" for parent in element.iterancestors())


def _text(element: Element) -> str:
    return one_line(" ".join(element.itertext()))
