"""What trafilatura takes for the article of a page, by its own steps, each of them taken once.

trafilatura compares its choice with those of two other algorithms, which takes as long as choosing, or is told not to
(`fast`). Whether it should shows only when the choice is there, and asking it twice takes twice the time. So the steps
of its precise mode (`trafilatura_sequence` of 2.3) stand here; a test holds them against its own function.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from astana_nlp.readers.blocks import Element


# in the names of all that trafilatura prunes as comments or other articles; few pages have one, and the paths are slow
_PRUNED = re.compile("omment|comol|disqus|dsq-|mvp-|infinite|elementor")


def precise_choice(page: Element, *, is_sure: Callable[[Element], bool]) -> Element | None:
    """Return what trafilatura takes for the article where it prefers less text to wrong text, or None for nothing.

    Args:
        page: the page, without scripts; it stays as it is.
        is_sure: says of trafilatura's own choice that the other algorithms need not be asked.
    """
    from trafilatura.external import compare_extraction
    from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
    from trafilatura.main_extractor import extract_content
    from trafilatura.settings import Extractor
    from trafilatura.xpaths import RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, REMOVE_COMMENTS_XPATH

    options = Extractor(precision=True, comments=False, formatting=True)
    is_pruned = _is_pruned(page)
    raw = copy(page)
    if is_pruned:
        prune_unwanted_nodes(raw, [*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH])
    try:
        cleaned = tree_cleaning(copy(raw), options)
        converted = convert_tags(copy(cleaned), options)
        if is_pruned:
            prune_unwanted_nodes(converted, REMOVE_COMMENTS_XPATH)
        body, text = extract_content(converted, options)
        if not is_sure(body):
            body, text = compare_extraction(cleaned, raw, body, text, options)
    except (TypeError, ValueError):  # as trafilatura has it: it fails on some odd pages
        return None
    return body if text else None


def _is_pruned(page: Element) -> bool:
    names = (name for element in page.iter() for name in (element.get("class"), element.get("id")))
    return any(name and _PRUNED.search(name) for name in names)


def balanced_choice(page: Element) -> Element | None:
    """Return what trafilatura takes for the article where it weighs text that is missing like text that is wrong."""
    from trafilatura import bare_extraction

    # 'xml' spares it writing the text, which nobody reads
    document = bare_extraction(
        page, include_comments=False, include_tables=True, include_formatting=True, output_format="xml"
    )
    return None if document is None or isinstance(document, dict) else document.body
