"""Texts in which days stand over what happened on them: a chronicle, a timeline, the entries of a diary.

'14–15 March 2017. The rebels stayed away.' tells of those days in every sentence of the entry, though only the first
has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Section
from astana_nlp.rounds.calendar import days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Sentence, TimeExpression

_ENTRIES = 2  # days that stand over something make a chronicle; a single one may be the date line of a report
_COLONS, _BARE = ":–—", " .,:–—-\u200f\u200e*•"


def under_days(
    sentences: Sequence[Sentence], dates: Mapping[int, list[TimeExpression]]
) -> dict[int, list[TimeExpression]]:
    """Return the time expressions of each sentence, where it has no day of its own with the one that stands over it.

    Args:
        sentences: the sentences of a document in their order.
        dates: its time expressions by sentence.
    """
    over = {i: day for i, s in enumerate(sentences) if (day := _day_over(s, dates.get(i, ())))}
    if len(over) < _ENTRIES:
        return dict(dates)
    found, entry = dict(dates), None
    for i in range(len(sentences)):
        if i in over:
            entry = i
        elif entry is not None and _ends(sentences, entry, i):
            entry = None
        elif entry is not None and not any(days(d) for d in dates.get(i, ())):
            found[i] = [*dates.get(i, ()), over[entry]]
    return found


def _day_over(sentence: Sentence, dates: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the day or month that is all of a sentence, or stands before a colon or dash that opens it."""
    first = min(dates, key=lambda d: d.start, default=None)
    if first is None:
        return None
    before = sentence.text[: first.start - sentence.start]
    behind = sentence.text[first.end - sentence.start :].lstrip()
    opens = not before.strip(_BARE) and (not behind.strip(_BARE) or behind[0] in _COLONS)
    return first if opens else None


def _ends(sentences: Sequence[Sentence], entry: int, i: int) -> bool:
    """Say whether an entry has ended before a sentence: its paragraph has, or behind a heading the next one begins."""
    if sentences[entry].section == Section.HEADING:
        return sentences[i].section == Section.HEADING
    return sentences[i].block != sentences[entry].block
