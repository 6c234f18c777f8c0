"""Lines in and behind an article that are not its own: links to other articles, appeals, rights.

They stand where the text stands and look like it, so they are told by their links: a line that is nothing but a link
leads elsewhere, one with links to rules, accounts and donations speaks for the site. Such lines stay in the document
as boilerplate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import unquote

from astana_nlp.readers.characters import dense
from astana_nlp.readers.layout import fold, layout
from astana_nlp.readers.paragraphs import URL, is_finished, is_item
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers.blocks import Element
    from astana_nlp.readers.paragraphs import Piece

_BLOCKS = frozenset(
    {"p", "li", "div", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article"}
    | {"main", "center", "body", "figcaption"}
)
_OWN = frozenset({Section.BODY, Section.HEADING})
# years of any calendar and in any digits
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}\d{4}|\d{4}\W{0,3}(?:©|\(c\))", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN_PARTS, _BETWEEN_WORDS = re.compile(r"[/.?&=]"), re.compile(r"[-_+ ]+")
_NAME = 3  # words at most of a part of an address that says what the page is
_SLUG = 4  # words at most of any; longer ones are headlines of articles
_LEAD = 0.7  # of the characters of a line that only leads to another article stand in its link
_TAIL = 0.5  # of those of a line behind the text
_WHOLE = 0.9
_WORDS = 4  # of a headline at least
_LABEL = 12  # words at most
_APPEAL = 60  # words at most
_NOTICE = 40
_SHORT = 800  # characters; longer blocks are no appeals
_TEXT = 80  # characters of a paragraph of the article


@dataclass(frozen=True)
class _Links:
    """The links of a page; most pages end with a paragraph of their own, and nobody asks for them."""

    root: Element

    @cached_property
    def links(self) -> list[tuple[Element, str]]:
        """The links, each with its text without white space."""
        return [(link, dense("".join(link.itertext()))) for link in self.root.iter("a")]

    def share(self, piece: Piece) -> float:
        """Return which share of the characters of a line stands in links, where it is not small."""
        line = dense(piece.text)
        written = sum(len(match.group()) for match in URL.finditer(piece.text)) / max(1, len(line))
        near = [(link, text) for link, text in self.links if text and text in line]
        if sum(len(text) for _, text in near) < _TAIL * len(line):
            return written
        blocks = dict.fromkeys(_block(link) for link, _ in near)
        return max((_share(line, _lines(block)) for block in blocks if block is not None), default=0.0) or written

    @cached_property
    def appeals(self) -> list[str]:
        """The short blocks with a link to rules, accounts or gifts, without white space."""
        blocks = (_block(link) for link, _ in self.links if _is_of_site(link.get("href") or ""))
        texts = (dense("".join(block.itertext())) for block in blocks if block is not None)
        return [text for text in texts if len(text) <= _SHORT]

    def leads_to_site(self, piece: Piece) -> bool:
        """Say whether a line stands in a short block with a link to rules, accounts or gifts."""
        line = dense(piece.text)
        return any(line in text for text in self.appeals)


def without_others(root: Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an article with the lines that are not its own as boilerplate.

    Args:
        root: the page, with its links.
        pieces: the article with its sections.
    """
    links = _Links(root)
    own = [index for index, piece in enumerate(pieces) if piece.section in _OWN]
    out = list(pieces)
    for place in _tail(pieces, own, links) | _between(pieces, own, links):
        out[place] = replace(pieces[place], section=Section.BOILERPLATE)
    return out


def _tail(pieces: Sequence[Piece], own: Sequence[int], links: _Links) -> set[int]:
    """Return the places of the lines behind an article, unless they are more than a third of it."""
    found: list[int] = []
    for place in reversed(own):
        if not _is_behind(pieces[place], links):
            break
        found.append(place)
    size = sum(len(pieces[place].text) for place in own)
    return set(found) if 3 * sum(len(pieces[place].text) for place in found) <= size else set()


def _is_behind(piece: Piece, links: _Links) -> bool:
    """Say whether a piece with nothing of the article behind it is not the article's own."""
    text, words = piece.text, len(piece.text.split())
    if words > _APPEAL and is_finished(text):
        return False
    if words <= _LABEL and (piece.section is Section.HEADING or text.endswith((":", "："))):
        return True  # the label of something that is not there any more
    share = links.share(piece)
    if share >= _WHOLE or (share >= _TAIL and not is_finished(text)):
        return True
    return (words <= _APPEAL and links.leads_to_site(piece)) or (words <= _NOTICE and _RIGHTS.search(text) is not None)


def _between(pieces: Sequence[Piece], own: Sequence[int], links: _Links) -> set[int]:
    """Return the places of single lines between paragraphs that only lead to other articles."""
    found = set()
    for before, place, behind in zip(own, own[1:], own[2:], strict=False):
        piece, around = pieces[place], (pieces[before], pieces[behind])
        is_alone = is_finished(around[0].text) and len(around[1].text) >= _TEXT
        if not is_alone or is_finished(piece.text) or len(piece.text.split()) < _WORDS or _is_quotation_or_item(piece):
            continue
        if links.share(piece) >= _LEAD and all(links.share(other) < _TAIL for other in around):
            found.add(place)
    return found


def _is_quotation_or_item(piece: Piece) -> bool:
    return piece.text.startswith(("—", "–", "―")) or is_item(piece.text)


@lru_cache(maxsize=10_000)  # the pages of a site have the same menus and feet
def _is_of_site(address: str) -> bool:
    """Say whether an address names a page for rules, accounts or gifts, and is that of no article with these words."""
    path, _, query = address.partition("#")[0].partition("?")
    parts, asked = (_BETWEEN_PARTS.split(fold(unquote(text))) for text in (path, query))
    if any(_YEAR.fullmatch(part) or len(_BETWEEN_WORDS.split(part)) > _SLUG for part in parts):
        return False
    return any(_is_name_of_site(_BETWEEN_WORDS.split(part)) for part in (*parts, *asked))


def _is_name_of_site(words: Sequence[str]) -> bool:
    runs = ("-".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2))
    return len(words) <= _NAME and any(run in layout().site_pages for run in runs)


def _block(link: Element) -> Element | None:
    return next((parent for parent in link.iterancestors() if parent.tag in _BLOCKS), None)


def _share(line: str, lines: Sequence[tuple[str, int]]) -> float:
    """Return which share of the characters of a line, which may be several of a block, stands in links, or 0."""
    for start in range(len(lines)):
        letters, linked = "", 0
        for text, count in lines[start:]:
            letters, linked = letters + text, linked + count
            if not line.startswith(letters):
                break
            if letters == line:
                return linked / len(line)
    return 0.0


def _lines(block: Element) -> list[tuple[str, int]]:
    """Return the lines of an element, as <br> parts them, with how many of their characters stand in links."""
    lines, linked = [""], [0]
    for node in block.xpath(".//text() | .//br"):
        if not isinstance(node, str):
            lines.append("")
            linked.append(0)
            continue
        holder = node.getparent().getparent() if node.is_tail else node.getparent()  # type: ignore[attr-defined]
        letters = dense(node)
        lines[-1] += letters
        linked[-1] += len(letters) if any(e.tag == "a" for e in (holder, *holder.iterancestors())) else 0
    return [(line, count) for line, count in zip(lines, linked, strict=True) if line]
