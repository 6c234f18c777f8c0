"""Time expressions as TIMEX3, in six languages and four calendars.

`find_dates` reads the sentences of one document in order: `search` finds the expressions (folding, lexicon, tokens,
grammar, joining), `anchoring` resolves them (calendars, values, numeric, yearless). The words of each language are data
(`knowledge/languages/<code>/dates.toml`). The approach, patterns over word classes with a normalising step that knows
the narrative, is the one of HeidelTime (J. Strötgen and M. Gertz, 'Multilingual and cross-domain temporal tagging',
Language Resources and Evaluation 47, 2013).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.dates.anchoring import resolve
from astana_nlp.dates.lexicon import lexicon
from astana_nlp.dates.numeric import DAY, MONTH, UNSURE, order_of
from astana_nlp.dates.publication import publication_from_text
from astana_nlp.dates.search import Hit, search
from astana_nlp.dates.story import Story
from astana_nlp.dates.values import Value, parse_iso
from astana_nlp.dates.yearless import Context
from astana_nlp.records import Section, Sentence, TimeExpression, span_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["find_dates", "publication_from_text"]

# What stands in these parts tells nothing about what the text says next.
_APART = frozenset({Section.FOOTNOTE, Section.REFERENCE, Section.CAPTION, Section.TABLE, Section.BOILERPLATE})


def find_dates(sentences: Sequence[Sentence], doc_id: str, published: str = "") -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in the order of its text.

    Args:
        sentences: the sentences of the document, in order.
        doc_id: the key of the document, for the keys of the expressions.
        published: ISO day, month or year of publication, or empty where it is not known.
    """
    hits = [search(sentence.text, sentence.language) for sentence in sentences]
    everything = [hit for found in hits for hit in found]
    order = _order(everything)
    known = Context(published=parse_iso(published), order=order, years=_years(everything))
    stories: dict[tuple[str, int], Story] = {}
    out: list[TimeExpression] = []
    for index, sentence in enumerate(sentences):
        if not hits[index]:
            continue
        place = (sentence.section.value, sentence.block) if sentence.section in _APART else ("", 0)
        story = stories.setdefault(place, Story())
        for hit in hits[index]:
            context = replace(
                known,
                narrative=story.last_told(index),
                told=story.told(index),
                tense=hit.tense,
                order=_order_for(order, hit.language),
                language=hit.language,
            )
            value = resolve(hit.found, context)
            story.hear(value, index, known.published)
            out.append(_expression(hit, value, index, sentence, doc_id))
    return tuple(out)


def _expression(hit: Hit, value: Value, index: int, sentence: Sentence, doc_id: str) -> TimeExpression:
    start, end = hit.found.span
    return TimeExpression(
        date_id=span_id(doc_id, "t", sentence.start + start, sentence.start + end),
        sentence=index,
        start=sentence.start + start,
        end=sentence.start + end,
        text=sentence.text[start:end],
        kind=value.kind,
        timex=value.timex,
        first=value.first.isoformat() if value.first else "",
        last=value.last.isoformat() if value.last else "",
        granularity=value.granularity,
        anchor=value.anchor,
        problem=value.problem,
        expected=_expected(value),
    )


def _expected(value: Value) -> str:
    """Return what would do instead of an impossible day (its month), or the other reading of 03/04/2017."""
    if value.first is None or value.last is None or value.kind != "DATE":
        return ""
    if value.problem == "impossible":
        return f"{value.first}/{value.last}"
    if value.problem == "ambiguous":
        return value.first.replace(month=value.first.day, day=value.first.month).isoformat()
    return ""


def _years(hits: Iterable[Hit]) -> tuple[tuple[int, int], ...]:
    full = (hit.found.reading for hit in hits if hit.found.reading.form == "absolute")
    return tuple(Counter(reading.year for reading in full if reading.year).items())


def _order(hits: Sequence[Hit]) -> str:
    readings = [hit.found.reading for hit in hits]
    numeric = [text for reading in readings if reading.form == "numeric" for text in reading.text]
    named = [hit for hit in hits if hit.found.reading.form == "absolute" and hit.found.reading.days]
    month_first = sum(hit.found.month_first for hit in named)
    return order_of(numeric, len(named) - month_first, month_first)


def _order_for(order: str, language: str) -> str:
    if order != UNSURE:
        return order
    words = lexicon(language)
    return words.numeric_order if words and words.numeric_order in {DAY, MONTH} else UNSURE
