"""Which sentences are on meetings in the city before the process began: those of the opposition in 2015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis, TimeExpression
    from astana_nlp.stance.sentence.reading import ReadSentence

BEGUN = "2016-12-01"  # the month in which the three states proposed to meet; who met in the city earlier is no part
_EARLIER = "astana-2015"  # what names of talks in the city are in a sentence that tells that year
_CITY = frozenset({"astana", "astana-process"})
_MONTH, _YEAR = len("2015-05"), len("2015")
_PHRASE = 4  # words of a date that a comma sets apart from its clause


def before_the_process(analysis: Analysis, read: Sequence[ReadSentence]) -> frozenset[int]:
    """Return the sentences on meetings in the city before the process began: those of the opposition in 2015.

    A sentence tells so by a time of those meetings in the clause that names the city, and by no later day; what follows
    in its paragraph goes on with that meeting until it tells another time or a round.
    """
    found: set[int] = set()
    for i, sentence in enumerate(analysis.sentences):
        dates = [d for d in analysis.dates if d.sentence == i and d.last and not d.problem]
        goes_on = i - 1 in found and analysis.sentences[i - 1].block == sentence.block and not dates
        if sentence.rounds or any(d.last >= BEGUN for d in dates):
            continue
        then = [d for d in dates if _is_of_earlier_meetings(d, analysis)]
        if goes_on or any(_in_clause_of_the_city(analysis, date, read[i]) for date in then):
            found.add(i)
    return frozenset(found)


def _is_of_earlier_meetings(date: TimeExpression, analysis: Analysis) -> bool:
    """Say whether a date is of a month in which the earlier meetings were, or of their year, and of nothing else then.

    Much else was in that year: a resolution, a conference in another city.
    """
    meeting = next(m for m in knowledge.meetings() if m.id == _EARLIER)
    months = {meeting.first[:_MONTH], meeting.last[:_MONTH]}
    if months & {date.first[:_MONTH], date.last[:_MONTH]} and date.first[:_MONTH] == date.last[:_MONTH]:
        return True
    kinds = (Label.EVENT, Label.AGREEMENT)
    others = (m for m in analysis.mentions if m.sentence == date.sentence and m.label in kinds)
    year = date.first[:_YEAR] == date.last[:_YEAR] == meeting.first[:_YEAR] and date.granularity != "day"
    return year and all(m.entity_id in _CITY | {_EARLIER} for m in others)


def _in_clause_of_the_city(analysis: Analysis, date: TimeExpression, read: ReadSentence) -> bool:
    start = analysis.sentences[date.sentence].start
    here = [m for m in analysis.mentions if m.sentence == date.sentence]
    cities = [m for m in here if m.entity_id in _CITY]
    own = _clauses(read, date.start - start, date.end - start)
    of_city = [_clauses(read, city.start - start, city.end - start) for city in cities]
    if len([c for c in read.clauses if c in own]) <= _PHRASE:
        own |= {clause + 1 for clause in own}  # 'In May 2015, …'
    if any(read.clauses[c.first] in own for c in read.of_kind("clauses.relative")):
        return False  # 'X, which was founded in 2015, will come to Astana'
    return any(m.entity_id == _EARLIER for m in here) or any(own & clauses for clauses in of_city)


def _clauses(read: ReadSentence, start: int, end: int) -> frozenset[int]:
    """Return the clauses that the words of a span belong to."""
    return frozenset(read.clauses[i] for i, word in enumerate(read.words) if word.start < end and start < word.end)
