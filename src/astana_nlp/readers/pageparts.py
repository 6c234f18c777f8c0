"""The parts of a page that are not its own text: menus, lists of other articles, comments, banners.

They are taken out before the article is looked for: a page of a paper is mostly such parts, and what chooses the
article takes the longer and errs the more often the more of them there are. They are told by what the page calls them
and by the density of links (Kohlschütter et al. 2010, 'Boilerplate detection using shallow text features'). Nothing
goes that holds the headline, or without which hardly any running text is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from astana_nlp.readers.blocks import Element

# whole words of class and id names; 'has-sidebar' and the like stand on wrappers, which the guards keep
_OTHER = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?(?:list|area|section|wrapper))?|disqus[\w-]*|respond|related[\w-]*|recommend\w*|sidebar|"
    r"most-?(?:read|popular|viewed)|trending|newsletter|cookies?(?:-[\w-]+)?|consent|gdpr|paywall|breadcrumbs?|"
    r"share-?(?:bar|buttons?|links?)?|social(?:-[\w-]+)?|sharedaddy|see-?also|read-?(?:also|more|next)|ticker|"
    r"advert\w*|widget-area|menu|navbar|tags?-?(?:list|links|cloud)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOLDED = re.compile(r"hid(?:e|den)|toggle|collaps|fold|expand|more", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|disqus|respond", re.IGNORECASE)
_PARTS = ("div", "section", "ul", "ol", "aside", "footer", "td", "form", "p", "table")
INLINE = frozenset({"a", "span", "b", "strong", "i", "em", "font", "br", "u", "sup", "sub", "small", "bdi", "mark"})
_PLAIN = INLINE - {"a"}
_OWN = ".//h1 | .//article | .//main | .//*[@itemprop='articleBody']"
_MENU_LINKS = 8
_MENU_SHARE = 0.8  # of the characters of a list stand in links
TEXT_SHARE = 0.33  # of those of running text stand in links at most (Kohlschütter et al.)
_NUMBER = re.compile(r"\d+")
_ROW = 3  # summaries beside each other
_SUMMARY = 700  # characters
LEAST_LEFT = 500  # characters of running text
_PHRASE = 20  # characters; shorter bits are labels and links


def take_other_parts(root: Element) -> None:
    """Take out of a page what is not its own text, as long as running text is left."""
    body = root.find("body")
    if body is None:
        return
    for element in list(body.iter("nav", "ul", "ol")):
        if (element.tag == "nav" or _is_menu(element)) and not element.xpath(_OWN):
            element.drop_tree()
    _unlink_headings(body)
    _unfold(body)
    left = running_text(body)
    for form in body.iter("form"):
        if running_text(form) >= LEAST_LEFT:  # some servers put the whole page into one
            _make_plain(form)
    for element in list(body.iter(*_PARTS)):
        if _is_other(element) and body in element.iterancestors() and not element.xpath(_OWN):
            left -= _taken(element, left)
    _take_teasers(body, left)


def _taken(element: Element, left: int) -> int:
    """Take a part out of a page with so much running text; return how much of that went with it."""
    size = running_text(element)
    if size and left - size < LEAST_LEFT:
        return 0
    if _is_folded_text(element, size, left - size):
        _make_plain(element)
        return 0
    element.drop_tree()
    return size


def _unlink_headings(body: Element) -> None:
    """Take the links to themselves out of headings, by which they would be taken for links to other articles."""
    for heading in body.iter("h2", "h3", "h4", "h5", "h6"):
        for link in heading.findall(".//a"):
            if (link.get("href") or "#").startswith("#"):
                link.drop_tag()


def _unfold(body: Element) -> None:
    """Take the names off what a page folds away in the middle of its text, by which it would be taken for hidden."""
    for element in body.iter("div", "section"):
        if not _FOLDED.search(_names(element)) or len(element.findall("p")) < _ROW:
            continue
        before = [e for e in element.itersiblings("p", preceding=True) if running_text(e)]
        if len(before) >= _ROW and link_share(element) <= TEXT_SHARE and not _COMMENTS.search(_names(element)):
            _make_plain(element)


def _is_folded_text(element: Element, size: int, left: int) -> bool:
    """Say whether what is called another part has more running text than all the rest, and is the article."""
    return size > left and not _COMMENTS.search(_names(element)) and link_share(element) <= TEXT_SHARE


def _make_plain(element: Element) -> None:
    """Take the names off an element, by which it would be taken for another part again."""
    element.tag = "div"
    element.attrib.clear()


def _take_teasers(body: Element, left: int) -> None:
    """Take out rows of summaries that lead to other articles, unless the page is made of them."""
    rows: dict[Element, list[Element]] = {}
    for heading in body.iter("h2", "h3", "h4", "h5", "h6"):
        card = _card(heading)
        if card is not None:
            rows.setdefault(card.getparent(), []).append(card)
    for cards in rows.values():
        size = sum(running_text(card) for card in cards)
        if len(cards) >= _ROW and left - size >= LEAST_LEFT:
            left -= size
            for card in dict.fromkeys(cards):
                card.drop_tree()


def _card(heading: Element) -> Element | None:
    """Return the block of a linked heading with its summary, which has blocks of the same kind beside it."""
    links = [*heading.iter("a"), *(e for e in heading.iterancestors("a"))]
    if not links or len("".join(links[0].itertext()).strip()) < _PHRASE:
        return None
    card = heading
    for parent in heading.iterancestors():
        beside = [e for e in parent if e is not card and kind_of(e) == kind_of(card)]
        if len(beside) >= _ROW - 1 and card is not heading:
            return card if len("".join(card.itertext())) < _SUMMARY else None
        card = parent
    return None


def kind_of(element: Element) -> tuple[str, str]:
    """Return the tag and first class of an element without its number: 'item-3' and 'item-4 odd' are of one kind."""
    return element.tag, _NUMBER.sub("", (element.get("class") or " ").split(" ")[0])


def running_text(page: Element) -> int:
    """Return how many characters stand in paragraphs, and in blocks without paragraphs that are written so."""
    size = 0
    for element in page.iter("p", "pre", "td", "div", "li"):
        if not len(element):  # most are leaves
            text = element.text
            size += len(text) if text and len(text) > _PHRASE else 0
            continue
        whole = element.tag in {"p", "pre"} or all(child.tag in _PLAIN for child in element)
        texts = element.itertext() if whole else (element.text, *(child.tail for child in element))
        size += sum([len(text) for text in texts if text and len(text) > _PHRASE])
    return size


def _is_other(element: Element) -> bool:
    """Say whether an element calls itself another part."""
    if element.tag in {"aside", "footer"}:
        return not _is_inside(element)
    names = _names(element)
    return len(names) > 1 and _OTHER.search(names) is not None


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_inside(element: Element) -> bool:
    return any(parent.tag in {"article", "main", "blockquote"} for parent in element.iterancestors())


def _is_menu(element: Element) -> bool:
    if len(element.findall(".//a")) < _MENU_LINKS or _is_inside(element):
        return False
    return link_share(element) >= _MENU_SHARE


def link_share(element: Element) -> float:
    """Return which share of the characters of an element stands in links."""
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return linked / max(1, sum(len(text.strip()) for text in element.itertext()))
