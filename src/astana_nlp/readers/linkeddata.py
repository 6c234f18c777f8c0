"""What a page says about itself for machines: meta elements, and linked data (JSON-LD in the terms of schema.org).

Linked data is read with forgiveness: sites nest it in graphs and lists, break its syntax, and describe related
articles, comments and pictures beside the article. `articles` returns the objects that describe the page's own text,
the likeliest first.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # lxml carries no types

_FRAME = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TRAILING = re.compile(r",(\s*[}\]])")
_PAIR = re.compile(r'"(@type|headline|datePublished|dateCreated|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,300})"')
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|Statement)$")
_PAGE = re.compile(r"(?:WebPage|CreativeWork|Page|Thesis|Chapter|Document)$")
_NO_TEXT = frozenset({"JobPosting", "DiscussionForumPosting"})
# what hangs on these keys is another text than the page's own
_OTHERS = frozenset(
    {"comment", "itemListElement", "hasPart", "review", "relatedLink", "citation", "isPartOf", "liveBlogUpdate"}
)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that a page says about itself, and where it says so."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page with what it says about itself for machines.

    `source` is its text; `nodes` are its linked data, the likeliest first; `metas` are its meta elements as (lower-case
    name, content).
    """

    root: Element
    source: str
    nodes: tuple[dict[str, Any], ...]
    metas: tuple[tuple[str, str], ...]


def page_of(root: Element, source: str) -> Page:
    """Return a page with its linked data and meta elements."""
    return Page(root, source, tuple(articles(root)), tuple(_metas(root)))


def articles(root: Element) -> list[dict[str, Any]]:
    """Return the objects that describe the text of the page: articles before pages, otherwise as they stand."""
    found = [node for script in _scripts(root) for node in _nodes(_parsed(script), 0)]
    ranked = [(rank, node) for node in found if (rank := _rank(node)) is not None]
    return [node for _, node in sorted(ranked, key=lambda pair: pair[0])]


def text_of(value: object, *keys: str) -> str:
    """Return a value as text: of an object its first key of `keys`, of a list all of its members joined."""
    if isinstance(value, str):
        return " ".join(unescape(value).split())
    if isinstance(value, dict):
        return next((text for key in keys if (text := text_of(value.get(key), *keys))), "")
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(text for one in value[:20] if (text := text_of(one, *keys))))
    return ""


def types_of(node: dict[str, Any]) -> tuple[str, ...]:
    """Return the types of an object without their namespace."""
    stated = node.get("@type", "")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(str(name).rpartition("/")[2].rpartition(":")[2] for name in names)


def _metas(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        content = element.get("content") or element.get("datetime") or element.get("value") or ""
        for key in ("property", "name", "itemprop", "http-equiv", "pubdate"):
            if (name := element.get(key)) and content.strip():
                yield name.strip().lower().replace("dcterms:", "dcterms.").replace("dc:", "dc."), content


def _scripts(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _parsed(source: str) -> object:
    """Return what a script holds; where its syntax is broken, the pairs of keys and values that matter."""
    text = source
    for _ in range(2):
        text = _FRAME.sub("", text)
    for attempt in (text, unescape(text), _TRAILING.sub(r"\1", text.rstrip().rstrip(";"))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    pairs = _PAIR.findall(text)
    return {"@type": "Article", **dict(reversed(pairs))} if pairs else None


def _nodes(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects in `data`, outer ones first, without those that are about other texts."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for key, value in data.items():
            if key not in _OTHERS:
                yield from _nodes(value, depth + 1)
    elif isinstance(data, list):
        for one in data:
            yield from _nodes(one, depth + 1)


def _rank(node: dict[str, Any]) -> int | None:
    names = types_of(node)
    if set(names) & _NO_TEXT:
        return None
    if any(_ARTICLE.search(name) for name in names):
        return 0
    return 1 if any(_PAGE.search(name) for name in names) else None
