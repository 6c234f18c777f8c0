"""The round and the date of a position: from its sentence, its paragraph, its round, or the publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label, Target
from astana_nlp.rounds.calendar import by_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis, TimeExpression
    from astana_nlp.stance.reading import ReadSentence
    from astana_nlp.stance.topics import Topic

OF_THE_TALKS = frozenset({Target.ASTANA, Target.DE_ESCALATION, Target.CEASEFIRE})
RUNNING = OF_THE_TALKS | {Target.CONSTITUTIONAL_COMMITTEE}  # what is dealt with at a round, without naming it again

BEGUN = "2016-12-01"  # the month in which the three states proposed to meet; who met in the city earlier is no part
_EARLIER = "astana-2015"  # what names of talks in the city are in a sentence that tells that year
_CITY = frozenset({"astana", "astana-process"})
_MONTH, _YEAR = len("2015-05"), len("2015")
_PHRASE = 4  # words of a date that a comma sets apart from its clause
_BACK = 2  # sentences for which a day told in a paragraph still dates what follows
_DAYS, _ISO = frozenset({"day", "time"}), frozenset({"day", "week", "month", "year"})


def round_of(analysis: Analysis, sentence: int, at: int, target: Target, topic: Topic) -> int | None:
    """Return the round that a position concerns: the only one of its passage, or the nearest to the holder.

    A position on the congress is one of a round where its own sentence tells of the round. Where the sentence names
    none, its day does: what three states agreed on Tuesday is of the round that met on that Tuesday, even in a report
    on a later one; and only then the passage.

    Args:
        analysis: the document with its rounds.
        sentence: index of the sentence of the position.
        at: offset of the holder in the text.
        target: what the position is about.
        topic: what the passage is about, with its rounds.
    """
    if target is Target.SOCHI:
        return round_told(analysis, sentence, at)
    rounds = analysis.sentences[sentence].rounds if target is not Target.GENEVA else ()
    if target in OF_THE_TALKS and not rounds:
        rounds = by_days([d for d in analysis.dates if d.sentence == sentence])
    if target in RUNNING and not rounds:
        rounds = topic.rounds
    return _nearest(analysis, sentence, at, rounds)


def round_told(analysis: Analysis, sentence: int, at: int) -> int | None:
    """Return the round that a sentence numbers or gives the days of, without what runs on to it from others.

    For the arguments see `round_of`.
    """
    named = {m.round for m in analysis.mentions if m.sentence == sentence and m.label is Label.ROUND}
    days = by_days([d for d in analysis.dates if d.sentence == sentence])
    rounds = [n for n in analysis.sentences[sentence].rounds if n in named or n in days]
    return _nearest(analysis, sentence, at, rounds)


def _nearest(analysis: Analysis, sentence: int, at: int, rounds: Sequence[int]) -> int | None:
    """Return the only one of several rounds, or the one that a sentence names nearest to an offset."""
    if len(rounds) <= 1:
        return next(iter(rounds), None)
    told = [(m.start, m.round) for m in analysis.mentions if m.sentence == sentence and m.round in rounds]
    told += [(d.start, d.round) for d in analysis.dates if d.sentence == sentence and d.round in rounds]
    return min(told, key=lambda named: abs(named[0] - at))[1] if told else None


def date_of(analysis: Analysis, sentence: int, at: int, number: int | None) -> tuple[str, str]:
    """Return the ISO date of a position and its granularity (day, month, year, round …), empty where nothing tells it.

    Args:
        analysis: the document with its dates.
        sentence: index of the sentence of the position.
        at: offset of the holder in the text; of several days in the sentence, the nearest counts.
        number: the round of the position, or None.
    """
    if here := _days_of(analysis, sentence):
        return _iso(min(here, key=lambda d: abs(d.start - at)))
    held = {r.number: r for r in knowledge.rounds()}.get(number or 0)
    told = _day_before(analysis, sentence)
    if told and (held is None or held.first <= told.first <= held.last):
        return _iso(told)
    if held:
        return f"{held.first}/{held.last}", "round"
    published = analysis.document.source.published
    return published, {4: "year", 7: "month", 10: "day"}.get(len(published), "")


def _days_of(analysis: Analysis, index: int) -> list[TimeExpression]:
    """Return the days that a sentence tells, else its months and years; one still to come is a plan."""
    published = analysis.document.source.published
    inside = [d for d in analysis.dates if d.sentence == index and d.first and not d.problem]
    inside = [d for d in inside if not published or d.first[: len(published)] <= published]
    return [d for d in inside if d.granularity in _DAYS] or inside


def _day_before(analysis: Analysis, index: int) -> TimeExpression | None:
    """Return the last day told in the paragraph before a sentence ('On 4 May it signed. It asked for more')."""
    block = analysis.sentences[index].block
    back = (i for i in range(index - 1, max(index - _BACK, 0) - 1, -1) if analysis.sentences[i].block == block)
    days = (d for i in back for d in reversed(_days_of(analysis, i)) if d.granularity in _DAYS)
    return next(days, None)


def _iso(date: TimeExpression) -> tuple[str, str]:
    """Return a date as ISO 8601 has it: hours are left to their day, seasons and decades become intervals."""
    if date.granularity in _ISO:
        return date.timex, date.granularity
    grain = "day" if date.granularity == "time" else date.granularity
    return date.first if date.first == date.last else f"{date.first}/{date.last}", grain


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
