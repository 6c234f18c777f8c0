"""What the tests of names share: whom a sentence names."""

from __future__ import annotations

from astana_nlp.names import find_mentions
from astana_nlp.records import Section, Sentence


def linked(language: str, text: str) -> dict[str, str]:
    """Return the keys of those whom a sentence names, by the words that name them."""
    sentence = Sentence("d-s", 0, len(text), text, 0, 1, Section.BODY, language)
    return {m.text: m.entity_id for m in find_mentions([sentence], "d")}
