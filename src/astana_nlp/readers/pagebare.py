"""Text of a page that stands beside paragraphs and in none: old pages write <p> only between two.

Browsers show such text as a paragraph of its own (CSS 2.2, 9.2.1.1, 'Anonymous block boxes'); what chooses the article
looks for paragraphs, and loses it where no other name of the page tells it where the article is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.readers.pageparts import INLINE, TEXT_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.readers.blocks import Element

_LETTERS = 40  # of a paragraph at least; shorter bits are labels
_LINES = frozenset({"p", "li"})  # what stands beside a paragraph in one of these is read with it


def wrap_bare_text(root: Element) -> None:
    """Put text that stands in <body> itself, or beside paragraphs, into paragraphs."""
    holders = dict.fromkeys((*root.iter("body"), *(paragraph.getparent() for paragraph in root.iter("p"))))
    for holder in holders:
        if holder is None or holder.tag in _LINES:
            continue
        for before, run in list(_runs(holder)):
            if _is_text((holder.text if before is None else before.tail) or "", run):
                _wrap(holder, before, run)


def _runs(holder: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """Yield the inline elements between two blocks with the block before them, where text may stand, too."""
    before: Element | None = None
    run: list[Element] = []
    for child in holder:
        if child.tag in INLINE:
            run.append(child)
        else:
            yield before, run
            before, run = child, []
    yield before, run


def _is_text(text: str, run: Sequence[Element]) -> bool:
    """Say whether a text and the inline elements behind it are long enough for a paragraph, and no row of links."""
    inside = (part for element in run for part in (*element.itertext(), element.tail or ""))
    size = sum(len(part.strip()) for part in (text, *inside))
    linked = sum(len(part.strip()) for element in run for link in element.iter("a") for part in link.itertext())
    return size >= _LETTERS and linked <= TEXT_SHARE * size


def _wrap(holder: Element, before: Element | None, run: Sequence[Element]) -> None:
    paragraph = holder.makeelement("p")
    if before is None:
        paragraph.text, holder.text = holder.text, None
        holder.insert(0, paragraph)
    else:
        paragraph.text, before.tail = before.tail, None
        before.addnext(paragraph)
    paragraph.extend(run)
