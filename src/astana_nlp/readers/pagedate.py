"""The day of publication that a page states: for machines, in its address, or visibly beside the headline.

Only what says that it is the day of publication counts, never the day in a site's header, where many sites print
today's date: a wrong day is worse here than none. htmldate, measured at .906 on pages in general, takes such days, so
it comes last and sees only the page's own part.
"""

from __future__ import annotations

import copy
import re
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import one_line
from astana_nlp.readers.dateline import find_day, is_day, published_day
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.linkeddata import Element, Page, Stated, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# names of meta elements, by how surely they mean the day of publication
_META = """
    article:published_time article:published article.published og:article:published_time og:published_time
    og:pubdate og:datepublished og:regdate datepublished published_time article:post_date article:publish_date
    article_date_original original-publish-date originalpublicationdate publish-date publish_date publishdate
    publication_date publication-date published pubdate pub_date published-date published_date date_published
    parsely-pub-date sailthru.date rnews:datepublished citation_publication_date citation_online_date citation_date
    dc.date.issued dcterms.issued dc.issued dc.date.published dcterms.date dc.date dcterms.created dc.date.created
    dc.created article:created datecreated date_created created creation_date date cxenseparse:recs:publishtime
    shareaholic:article_published_time ptime timestamp analyticsattributes.articledate displaydate displaydatetime
    bt:pubdate article-date doc_date pdate eomportal-firstpub gentime
""".split()  # noqa: SIM905  one name a line would fill the page
_RANK = {name: place for place, name in enumerate(_META)}
_OUTSIDE = frozenset({"aside", "nav", "footer", "script", "style", "select", "form", "figure"})
# the lines below or above a headline that some sites put into a footer of the article
_META_LINE = re.compile(r"meta|submitted|byline|info", re.IGNORECASE)
# where sites print today's date
_SITE = re.compile(r"header|masthead|top|today|weather|clock|nav|menu|sidebar", re.IGNORECASE)
_OTHER_TEXTS = re.compile(
    # posts of Telegram are widgets in its previews, and the blog itself is one on Blogger
    r"related|recommend|sidebar|comment|(?<!tgme_)widget(?! blog\b)|latest|popular|most-read|more-news|ticker|weather|"
    r"caption|\bfooter\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"modif|update|guncel|güncel|обновл|edited|changed", re.IGNORECASE)
# beside the names of stamps in the languages of the project
_DATED = re.compile(r"publi|posted|meta|byline|submitted|info|details|created|pubdat", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_PATH_DAY = re.compile(
    # some sites name the part of the paper behind the year: /2017/world/01/23/
    r"[/_-](?P<y>(?:19|20)\d{2})(?:/[a-z_-]{4,}(?=/\d))?"
    r"(?P<s>[/_-]?)(?P<m>\d{1,2}|[a-z]{3})(?P=s)(?P<d>\d{1,2})(?=[/_.?#-]|$)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4,6})?(?:T|\s|$)")
_SECONDS = re.compile(r"^\s*(1\d{9})(?:\d{3})?\s*$")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d./])")
_STAMPS = (
    *("datetime", "content", "title", "data-published", "data-publishtime", "data-publish-time", "data-publish-date"),
    *("data-published-at", "data-pubdate", "data-time", "data-date", "data-timestamp", "time", "timestamp"),
)
# those that hold nothing but a moment, whatever element they stand on
_STAMPED = " | ".join(f"//@{name}/parent::*[not(self::time)]" for name in _STAMPS[3:] if name != "data-date")
# paths that begin at attributes take half the time of those that ask every element for them
_SAID = "//@itemprop[. = 'datePublished']/.. | //@pubdate/.. | //@property[contains(., 'datePublished')]/.."
_NAMED = "//abbr[@title] | //@class[contains(., 'entry-date') or contains(., 'published')]/.."
_BELOW = 8  # lines with a figure around and below the headline
_ABOVE = 3  # blocks above the headline
_LINE_CHARACTERS = 160
_LINE = 16  # words of a line with a date, its label, a name and a place


def stated_day(page: Page) -> Stated:
    """Return the ISO day that the page states for machines, or nothing."""
    sources = (
        _linked_data(page, "datePublished"),
        _meta(page),
        _times(page.root),
        _linked_data(page, "dateCreated", "uploadDate"),
        _addresses(page),
    )
    found = (stated for one in sources for stated in one)
    return next((Stated(day, s.where) for s in found if (day := day_of_stamp(s.value))), Stated("", ""))


def lines_with_figures(root: Element) -> dict[Element, str]:
    """Return the elements of a page whose text is one line with a figure in it, in their order, with that line."""
    holders: set[Element] = set()
    for element in root.iter():
        if (text := element.text) and _FIGURE.search(text):
            _add_with_parents(element, holders)
        if (text := element.tail) and _FIGURE.search(text):
            _add_with_parents(element.getparent(), holders)
    found = ((e, _own_line(e) or _line(e)) for e in root.iter() if e in holders and isinstance(e.tag, str))
    return {element: line for element, line in found if line}


def _add_with_parents(element: Element | None, elements: set[Element]) -> None:
    while element is not None and element not in elements:
        elements.add(element)
        element = element.getparent()


def shown_day(root: Element, figures: Mapping[Element, str], title: str, *, day_first: bool) -> Stated:
    """Return the day in a line that says it is a date: beside or below the headline, never in a header or menu.

    Args:
        root: the page.
        figures: its lines with figures.
        title: what the page is called, by which the headline is found where no element says that it is one.
        day_first: 03/04/2017 is the third of April in its language.
    """
    headline = _headline(root, title)
    lines = [(e, figures[e]) for e in _near(root, headline) if e in figures]
    above = [(e, figures[e]) for e in _above(headline) if e in figures]
    for labelled in (True, False):
        for element, text in (*lines, *above) if labelled else lines:
            is_telling = layout().published.search(fold(text)) if labelled else _is_dated(element, text)
            day = (published_day(text, day_first=day_first) or _short_day(text)) if is_telling else ""
            if day and is_own(element):
                return Stated(day, "label on the page" if labelled else "date on the page")
    if headline is None:
        return Stated("", "")
    below = [text for text in islice((text for e, text in lines if is_own(e)), _BELOW) if is_day(text)]
    before = [(e, figures[e]) for e in _before(headline) if e in figures]
    around = [text for e, text in before if _is_dated(e, text) and is_day(text) and is_own(e) and not _is_site(e)]
    beside = [_beside(headline, title)] if not below and not around else []
    named = (("line below the headline", below), ("line above the headline", around), ("headline", beside))
    found = ((where, text) for where, texts in named for text in texts[:1])
    days = (Stated(published_day(text, day_first=day_first), where) for where, text in found)
    return next((stated for stated in days if stated.value), Stated("", ""))


def only_day(figures: Mapping[Element, str], *, day_first: bool) -> Stated:
    """Return the day of all lines of a page that are nothing but a date, where they have but one and no header does."""
    lines = ((e, text) for e, text in figures.items() if e.tag not in _OUTSIDE - {"aside"})
    days = {published_day(text, day_first=day_first) for e, text in lines if is_day(text) and not _is_site(e)}
    return Stated(days.pop(), "only date on the page") if len(days) == 1 else Stated("", "")


def _headline(root: Element, title: str) -> Element | None:
    """Return the <h1> that is called like the page, else what else is called so, else the first <h1>."""
    heads = root.xpath("//h1")
    named = [head for head in heads if title and bare("".join(head.itertext())) == bare(title)]
    found = named or ([titled] if (titled := _titled(root, title)) is not None else []) or heads
    return next(iter(found), None)


def _before(headline: Element) -> Iterator[Element]:
    """Yield the elements just above the headline, and above what it stands in."""
    for element in islice((headline, *headline.iterancestors()), _ABOVE + 1):
        for sibling in islice(element.itersiblings(preceding=True), _ABOVE):
            yield from sibling.iter()


def _beside(headline: Element, title: str) -> str:
    """Return what stands in a headline besides the title of the page: ministries write number and day before it."""
    whole, name = one_line(" ".join(headline.itertext())), one_line(title)
    return whole.replace(name, "") if name and name in whole else ""


def _is_site(element: Element) -> bool:
    """Say whether an element belongs to the head of the site, or to what stands beside its texts."""
    return any(
        e.tag in {"header", "nav"} or (e.tag != "body" and _SITE.search(f"{e.get('class') or ''} {e.get('id') or ''}"))
        for e in (element, *element.iterancestors())
    )


def _above(headline: Element | None) -> Iterator[Element]:
    """Yield the elements just above the headline, where an unlabelled day may be that of the visit."""
    siblings = islice(headline.itersiblings(preceding=True), _ABOVE) if headline is not None else ()
    yield from (element for sibling in siblings for element in sibling.iter())


def _titled(root: Element, title: str) -> Element | None:
    """Return the smallest element whose whole text is the title, outside of menus."""
    name = bare(title)
    body = root.find("body")
    if not name or body is None:
        return None
    places = list(body.iter("h2", "h3", "div", "p", "b", "strong", "font", "span", "td"))
    found = [e for e in places if _is_called(e, name)] or [e for e in places if _is_called(e, name, "ends")]
    return found[-1] if found else None


def _is_called(element: Element, name: str, how: str = "is") -> bool:
    """Say whether the text of an element is `name`, or `ends` with it; long ones are not looked through."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > 2 * len(name) + _LINE:
            return False
    text = bare("".join(element.itertext())) if size >= len(name) else ""
    return text == name or (how == "ends" and text.endswith(f" {name}"))


def guessed_day(root: Element) -> Stated:
    """Return the day that htmldate finds in the markup of the page's own part, in any language; its guesses are off."""
    from htmldate import find_date

    page, others = copy.deepcopy(root), {*_OUTSIDE, "header"}
    for element in [e for e in page.iter() if isinstance(e.tag, str) and e.getparent() is not None]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_other = element.tag in others or (element.tag != "body" and _OTHER_TEXTS.search(names))
        if is_other or (not len(element) and layout().changed.search(fold(element.text or ""))):
            element.drop_tree()
    try:
        day = find_date(page, extensive_search=False, original_date=True, min_date="1995-01-01", max_date="2099-12-31")
    except Exception:  # noqa: BLE001  it fails on odd stamps in many ways, and is only the last resort
        day = None
    return Stated(day, "htmldate") if day else Stated("", "")


def day_of_stamp(text: str) -> str:
    """Return the day in a machine-readable stamp, in any of the forms that sites use."""
    if match := _COMPACT.match(text):
        return find_day(f"{match[1]}-{match[2]}-{match[3]}")
    if match := _SECONDS.match(text):
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()
    return find_day(text.strip()[:10]) or find_day(text)


def _linked_data(page: Page, *keys: str) -> Iterator[Stated]:
    for key in keys:
        for node in page.nodes:
            yield Stated(text_of(node.get(key)), f"JSON-LD {key}")


def _meta(page: Page) -> Iterator[Stated]:
    found = [(name, content) for name, content in page.metas if name in _RANK]
    for name, content in sorted(found, key=lambda pair: _RANK[pair[0]]):
        yield Stated(content, f"meta {name}")


def _times(root: Element) -> Iterator[Stated]:
    """Yield the stamps of elements that say they are the publication, then of <time> in the article and on the page."""
    is_here = _is_here(root)
    said = root.xpath(_SAID)
    for element in filter(is_here, said):
        yield Stated(_stamp(element), "datePublished on the page")
    for element in root.xpath(_NAMED):
        if not _is_changed(element) and is_here(element):
            yield Stated(_stamp(element), "published on the page")
    for element in root.xpath(_STAMPED):
        if is_here(element) and not any(map(_is_changed, (element, *islice(element.iterancestors(), 2)))):
            yield Stated(_stamp(element), "time stamp on the page")
    inside = root.xpath("//article//time[@datetime] | //main//time[@datetime]")
    own = [e for e in inside or root.xpath("//time[@datetime]") if is_here(e) and not _is_changed(e)]
    days = {day_of_stamp(element.get("datetime")) for element in own}
    if own and (inside or len(days) == 1):
        yield Stated(own[0].get("datetime"), "time element")
    for element in said:
        yield Stated(_stamp(element), "datePublished on the page")


def _is_here(root: Element) -> Callable[[Element], bool]:
    """Return what says whether an element belongs to the page's own text, and not to a summary or comment."""
    headed = {article for article in root.iter("article") if _heads(article)}

    def is_here(element: Element) -> bool:
        inner = next(element.iterancestors("article"), None)
        return (inner is None or not headed or inner in headed) and is_own(element)

    return is_here


def _stamp(element: Element) -> str:
    named = (element.get(key) for key in _STAMPS)
    return next(filter(None, named), "") or "".join(element.itertext())


def _addresses(page: Page) -> Iterator[Stated]:
    """Yield the days in the page's own address, as it names it or as a browser noted it."""
    own = "//link[@rel='canonical' or @rel='amphtml' or @rel='shortlink']/@href | //meta[@property='og:url']/@content"
    saved = _SAVED_FROM.findall(page.source[:2000])
    linked = [text_of(node.get("url")) or text_of(node.get("mainEntityOfPage"), "@id") for node in page.nodes]
    for address in (*page.root.xpath(own), *saved, *linked):
        for match in _PATH_DAY.finditer(address.partition("://")[2] or address):
            month = match["m"].lower()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else month if month.isdigit() else ""
            if number and (match["s"] or len(match["m"]) + len(match["d"]) == 4):  # noqa: PLR2004  20170123
                yield Stated(f"{match['y']}-{int(number):02}-{int(match['d']):02}", "address of the page")


def _near(root: Element, headline: Element | None) -> Iterator[Element]:
    """Yield the elements around the headline, then those below it."""
    if headline is None:
        yield from root.iter()
        return
    around = headline
    for _ in range(2):
        parent = around.getparent()
        around = around if parent is None or parent.tag in {"body", "html"} else parent
    inside = set(around.iter())
    yield from around.iter()
    yield from (element for element in dropwhile(lambda e: e is not headline, root.iter()) if element not in inside)


def _line(element: Element) -> str:
    """Return the text of an element if it is one line with a figure in it, else nothing."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part.strip())
        if size > _LINE_CHARACTERS:
            return ""
    text = one_line(" ".join(parts))
    return text if len(text.split()) <= _LINE and _FIGURE.search(text) else ""


def _own_line(element: Element) -> str:
    """Return the text that stands in an element itself, beside its blocks, if that is a date, else nothing."""
    text = one_line(" ".join(part for part in (element.text, *(child.tail for child in element)) if part))
    return text if len(text) <= _LINE_CHARACTERS and is_day(text) else ""


def _is_dated(element: Element, text: str) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_named = _DATED.search(names) or layout().stamp_names.search(fold(names))
    return element.tag == "time" or (bool(is_named) and (is_day(text) or len(text.split()) <= _LINE // 2))


def is_own(element: Element) -> bool:
    """Say whether an element belongs to the page's own text, not to menus, comments or other articles."""
    for parent in (element, *element.iterancestors()):
        if parent.tag == "header" and not _heads(parent):
            return any(above.tag in {"article", "main"} for above in parent.iterancestors())
        if _is_other(parent) and not _heads(parent):
            return False
    return True


def _is_other(element: Element) -> bool:
    """Say whether an element is, or calls itself, a part of the page beside its text."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in _OUTSIDE and not (element.tag == "footer" and _META_LINE.search(names)):
        return True
    if element.tag == "a":
        return element.find(".//p") is not None  # a summary that is a link
    return element.tag not in {"body", "html"} and _OTHER_TEXTS.search(names) is not None


def _heads(element: Element) -> bool:
    """Say whether a headline stands in an element: 'post commented' and 'with-sidebar' hold the text itself then."""
    return element.find(".//h1") is not None


def _is_changed(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
    return bool(_CHANGED.search(names)) and "published" not in names


def _short_day(text: str) -> str:
    """Return the day of a date with two digits for the year (17.02.17)."""
    match = _SHORT_YEAR.search(text)
    if not match:
        return ""
    first, second, year = int(match[1]), int(match[3]), 2000 + int(match[4])
    if match[2] == "/" and first <= 12 and second <= 12 and first != second:  # noqa: PLR2004  either may be the month
        return ""
    return find_day(f"{year}-{second:02}-{first:02}") or find_day(f"{year}-{first:02}-{second:02}")
