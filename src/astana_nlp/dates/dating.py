"""The day on which a document was published: what its file or page states, held against what its text says.

A date line or an agency's dateline is part of the text and travels with it; metadata and page dates are those of the
copy at hand. So a text that dates itself well before its page is believed, and a day that most days of the text lie
behind is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.dates.publication import publication_from_text
from astana_nlp.dates.values import parse_iso
from astana_nlp.records import Extraction, Problem, Sentence, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Sequence

# A page may appear some days after its text is dated; later than this it is a copy, or carries the day of its saving.
_COPY = timedelta(days=30)
# Plans reach further ahead than this only one by one, and what news tell is younger than this.
_AHEAD, _OLD = timedelta(days=31), timedelta(days=300)
_ENOUGH = 3
# By judgement: what a page or mail states, a line of the text, the day on which a file was made; doubt halves it.
CONFIDENCE = {"metadata": 0.9, "text": 0.85, "file": 0.4}
_KIND = "publication-date"


@dataclass(frozen=True, slots=True)
class Dating:
    """An ISO day, month or year with its source (metadata, text, file or unknown), confidence and evidence."""

    published: str = ""
    source: str = "unknown"
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def date_document(source: Extraction, sentences: Sequence[Sentence]) -> Dating:
    """Return when a document was published, from what its reader found and from the head of its text."""
    written, surface = publication_from_text(sentences)
    stated = Dating(source.published, source.published_from, CONFIDENCE.get(source.published_from, 0.0))
    if not written:
        return stated if source.published else Dating()
    said = Dating(written, "text", CONFIDENCE["text"], (f"published: '{surface}' at the head of the text",))
    if not source.published or source.published_from == "file":
        return said
    later = _day(source.published) - _day(written)
    if later > _COPY:
        told = f"The {source.published_from} says {source.published}, the text '{surface}': the day of a copy."
        problem = Problem(_KIND, told, value=source.published, expected=written)
        return replace(said, confidence=said.confidence / 2, problems=(problem,))
    agree = later == timedelta(0) and source.published_from == "metadata"
    return replace(stated, confidence=0.95 if agree else stated.confidence, evidence=said.evidence if agree else ())


def doubted(dating: Dating, dates: Sequence[TimeExpression]) -> Dating:
    """Return the dating after a look at the days that the text tells.

    Where most of them lie after it, it cannot be right and is dropped; where all lie long before it although the text
    speaks of yesterday or Tuesday, it is most likely the one of a copy.
    """
    told = [_day(d.first) for d in dates if d.granularity == "day" and not d.anchor and not d.problem and d.first]
    if not dating.published or len(told) < _ENOUGH:
        return dating
    published = _day(dating.published)
    late = [day for day in told if day > published + _AHEAD]
    if len(late) >= _ENOUGH and 2 * len(late) > len(told):
        told_so = f"{len(late)} of the {len(told)} days in the text lie after {dating.published}, up to {max(late)}."
        problem = Problem(_KIND, told_so, value=dating.published, expected=f"after {max(late)}")
        return Dating(problems=(*dating.problems, problem))
    deictic = any(d.anchor.startswith("published") and d.granularity in {"day", "time"} for d in dates)
    if deictic and max(told) < published - _OLD:
        told_so = f"The text speaks of days near to it, but the last that it names is {max(told)}: a copy?"
        problem = Problem(_KIND, told_so, value=dating.published, expected=f"shortly after {max(told)}")
        return replace(dating, confidence=dating.confidence / 2, problems=(*dating.problems, problem))
    return dating


def _day(text: str) -> date:
    value = parse_iso(text)
    return value.first if value and value.first else date.max - timedelta(days=400)
