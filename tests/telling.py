"""Sentences as documents, and what rules claim of them: for the tests of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims import find_claims
from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Analysis, Document, Extraction, Section, Sentence
from astana_nlp.rounds import RoundLinks, link_rounds

if TYPE_CHECKING:
    from astana_nlp.records import RoundClaim


def linked(language: str, *texts: str, day: str, together: bool = False) -> RoundLinks:
    """Return sentences that were written on a day with their rounds; each is a paragraph, unless they are one."""
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    sentences = [
        Sentence(f"d-s{start}", start, start + len(text), text, 0 if together else i, 1, Section.BODY, language)
        for i, (start, text) in enumerate(zip(starts, texts, strict=True))
    ]
    dates = find_dates(sentences, "d", day)
    return link_rounds(sentences, find_mentions(sentences, "d", day, dates=dates), dates, day)


def document_of(links: RoundLinks, day: str = "") -> Analysis:
    """Return sentences with their rounds as a document that was published on a day."""
    document = Document("d", "a.txt", "", Extraction("", (), "text", published=day))
    return Analysis(document, sentences=links.sentences, mentions=links.mentions, dates=links.dates)


def told(language: str, *texts: str, day: str, together: bool = False) -> list[RoundClaim]:
    """Return the claims that rules read in sentences which were written on a day."""
    links = linked(language, *texts, day=day, together=together)
    return list(find_claims(document_of(links, day)))
