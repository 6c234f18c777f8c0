"""Pages that are many texts: live blogs, tag pages and threads, as entries that are documents of their own.

An entry is one of at least three elements of one kind beside each other that each have a time and a text. They are
split only where they make up most of the page, and never where the page says that it is one article, so that comments
and lists of other news below an article stay what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

import regex

from astana_nlp.knowledge import languages, words
from astana_nlp.readers.blocks import block_pieces
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.dateline import find_day
from astana_nlp.readers.layout import fold, layout
from astana_nlp.readers.linkeddata import Element, Page, types_of
from astana_nlp.readers.pagedate import day_of_stamp, is_own
from astana_nlp.readers.paragraphs import NO_WORDS, Piece, assemble
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Enclosed, Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 3
_GROUPS = 20  # groups that are looked at
_MOST = 0.8  # of a group must be entries; advertisements stand between them
_WORDS = 8  # words of the text of an entry at least
_SHARE = 0.6  # of the running text of the page that the entries must have
# 'liveblog', 'live-update': sites of all languages call the parts of a page in English
_LIVE = re.compile(r"(?<![a-z])live", re.IGNORECASE)
_TICKER = re.compile(r"(?<!news)(?<!news-)ticker", re.IGNORECASE)
# digits of any script
_CLOCK = r"(?P<hour>[01٠١۰۱]?\d|[2٢۲][0-3٠-٣۰-۳])[:.hH](?P<minute>[0-5٠-٥۰-۵]\d)"
_HOUR = re.compile(rf"(?<![\d:]){_CLOCK}(?!\d)")
# the zone of an hour stands at the end of a line, or a dash follows: '12:00 UN envoy leaves' has none
_ZONE = r"(?:(?!\p{Ll})\p{L}){2,4}\b(?=\W*$|\s*[-–—|])"
_HOUR_LINE = 30  # characters of a line that is nothing but an hour
_AFTER_HOUR = " :–—-|.،,"
_HEADINGS = ("h2", "h3", "h4", "h5")
_ENTRY = frozenset({"article", "div", "li", "section", "tr"})
_RUNNING = ".//text()[string-length(normalize-space()) > 20]"
_TIME_WORDS = 6
_NEAR = 40  # elements from the start of an entry in which its time stands


def take_entries(page: Page, day: str, outlet: str) -> tuple[Enclosed, ...]:
    """Take the entries out of a page.

    Args:
        page: the page; the elements of its entries are removed from it.
        day: the ISO day of the page, for entries that only tell the hour.
        outlet: who published it.

    Returns:
        The entries in their order, each with its own day; nothing for a page that is one text.
    """
    found = _entries(page) or _flat_entries(page)
    read = [(element, _entry(element, day, outlet)) for element in found]
    enclosed = []
    for number, (element, entry) in enumerate(read, start=1):
        if entry.text:
            name = re.sub(r"[^\w-]", "", element.get("id") or "") or f"entry-{number}"
            enclosed.append(Enclosed(f"#{name}", entry=entry))
        element.drop_tree()
    return tuple(enclosed)


def _entries(page: Page) -> list[Element]:
    """Return the elements of the largest group of entries, if that is what the page is."""
    groups: defaultdict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for element in page.root.iter(*_ENTRY):
        parent = element.getparent()
        kind = (element.get("class") or "").split()[:1]
        if parent is not None:
            groups[(parent, element.tag, "".join(kind))].append(element)
    timed = [group for group in groups.values() if len(group) >= _FEWEST and _is_entry(group[1])][:_GROUPS]
    for group in timed:
        entries = [element for element in group if _is_entry(element)]
        is_most = len(entries) >= max(_FEWEST, _MOST * len(group))
        if is_most and _may_split(page, entries[0]) and sum(map(_size, group)) >= _SHARE * _size(page.root):
            return entries
    return []


def _flat_entries(page: Page) -> list[Element]:
    """Return the entries of a page that has no elements for them, each put into one: a line with the hour, its text.

    The lines are headings that begin with the hour, or paragraphs that are nothing but it.
    """
    lines: defaultdict[tuple[Element, str], list[Element]] = defaultdict(list)
    for element in page.root.iter(*_HEADINGS, "p"):
        if _opens_entry(element):
            lines[(element.getparent(), element.tag)].append(element)
    timed = (group for group in lines.values() if len(group) >= _FEWEST and not _counts_on(group))
    for group in islice(timed, _GROUPS):
        parts = [_part(line, group) for line in group]
        told = [part for part in parts if sum(_words(element) for element in part[1:]) >= _WORDS]
        size = sum(_size(element) for part in parts for element in part)
        if len(told) < _MOST * len(parts) or not _may_split(page, group[0]) or size < _SHARE * _size(page.root):
            continue
        return [_wrapped(part) for part in parts]
    return []


@cache
def _first_hour() -> regex.Pattern[str]:
    """Return what finds an hour at the start of a line, with the word for it before, and its half or zone behind it."""
    tables = (words(code, "dates").get(table, {}) for code in languages() for table in ("clock", "day_part"))
    halves = {name for table in tables for names in table.values() for name in names if "{" not in name}
    half = rf"(?:{'|'.join(map(regex.escape, sorted(halves, key=len, reverse=True)))})\p{{M}}*(?!\w)"
    return regex.compile(rf"(?:\p{{L}}{{1,8}}\s+)?{_CLOCK}(?!\d|[.:]\d)(?:\s*(?:(?i:{half})|{_ZONE}))?")


def _opens_entry(element: Element) -> bool:
    """Say whether a heading begins with an hour, or a line is nothing but one; only what may be is read whole."""
    first = (element.text or "").strip() or (element[0].text or "" if len(element) else "").strip()
    is_heading = element.tag in _HEADINGS
    if len(element) > _FEWEST or not (is_heading or len(first) <= _HOUR_LINE) or not _first_hour().match(first):
        return False
    return is_heading or _first_hour().fullmatch(_line(element)) is not None


def _counts_on(lines: Sequence[Element]) -> bool:
    """Say whether what look like hours only number the parts of a text ('1.10', '1.11', '1.12')."""
    found = [match for line in lines if (match := _first_hour().match(_line(line)))]
    minutes = [60 * int(match["hour"]) + int(match["minute"]) for match in found]
    return all(behind - before == 1 for before, behind in pairwise(minutes))


def _line(element: Element) -> str:
    return one_line("".join(element.itertext()))


def _part(line: Element, lines: Sequence[Element]) -> list[Element]:
    """Return a line with the hour and what stands behind it up to the next one."""
    behind = takewhile(lambda element: element not in lines and element.tag != "footer", line.itersiblings())
    return [line, *behind]


def _words(element: Element) -> int:
    return len(" ".join(element.itertext()).split()) if isinstance(element.tag, str) else 0


def _wrapped(part: Sequence[Element]) -> Element:
    """Return a new element around an entry, in which the hour stands as one."""
    line = part[0]
    entry, hour = line.makeelement("section"), line.makeelement("time")
    match = _first_hour().match(_line(line))
    hour.text = match[0].strip() if match else ""
    line.addprevious(entry)
    entry.append(hour)
    entry.extend(part)
    _without_hour(line, hour.text)
    return entry


def _without_hour(line: Element, hour: str) -> None:
    """Take the hour out of a headline; a line that tells nothing else becomes empty."""
    headline = _line(line).removeprefix(hour)
    line[:] = []
    line.text = headline.lstrip(_AFTER_HOUR)


def _may_split(page: Page, entry: Element) -> bool:
    """Say whether a page with such entries is no single article with comments or other news below it."""
    types = {name for node in page.nodes for name in types_of(node)}
    named = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in (entry, *entry.iterancestors()))
    is_live = "LiveBlogPosting" in types or bool(_LIVE.search(named))
    is_article = any(name.endswith("Article") for name in types) or ("og:type", "article") in page.metas
    # a strip of headlines is called a ticker too, but is never most of the page
    return (is_own(entry) or bool(_TICKER.search(named))) and (is_live or not is_article)


def _is_entry(element: Element) -> bool:
    return _stamp(element) is not None and _words(element) >= _WORDS


def _stamp(element: Element) -> tuple[str, str] | None:
    """Return the day that an entry states and the text that tells its time, or None where it tells no time."""
    for inner in islice(element.iter(), _NEAR):
        if not isinstance(inner.tag, str):
            continue
        names = f"{inner.get('class') or ''} {inner.get('itemprop') or ''}"
        if inner.tag != "time" and not layout().stamp_names.search(fold(names)):
            continue
        text = one_line(" ".join(inner.itertext())) if len(inner) <= _FEWEST else ""
        if len(text.split()) > _TIME_WORDS:
            continue
        day = day_of_stamp(inner.get("datetime") or inner.get("content") or "") or find_day(text, day_first=True)
        if day or _HOUR.search(text) or inner.get("datetime"):
            return day, text
    return None


def _entry(element: Element, day: str, outlet: str) -> Extraction:
    own, shown = _stamp(element) or ("", "")
    pieces = [piece for piece in block_pieces(element) if piece.text != shown]
    pieces = body_pieces(_titled(pieces), NO_WORDS, guess_headings=False)
    text, blocks = assemble(pieces)
    published = own or day
    return Extraction(
        text=text,
        blocks=blocks,
        format="html",
        title=next((piece.text for piece in pieces if piece.section is Section.TITLE), ""),
        outlet=outlet,
        published=published,
        published_from="metadata" if published else "unknown",
        evidence=(f"published: {'time of the entry' if own else 'day of the page'}",) if published else (),
    )


def _titled(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an entry, a heading at their start as title."""
    if pieces and pieces[0].section is Section.HEADING:
        return [Piece(pieces[0].text, Section.TITLE), *pieces[1:]]
    return list(pieces)


def _size(element: Element) -> int:
    return sum(len(text.strip()) for text in element.xpath(_RUNNING) if text.getparent().tag not in {"script", "style"})
