"""The round and the date of a position: from its sentence, its paragraph, its round, or the publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label, Target
from astana_nlp.rounds.calendar import by_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis, TimeExpression
    from astana_nlp.stance.about.topics import Topic

OF_THE_TALKS = frozenset({Target.ASTANA, Target.DE_ESCALATION, Target.CEASEFIRE})
RUNNING = OF_THE_TALKS | {Target.CONSTITUTIONAL_COMMITTEE}  # what is dealt with at a round, without naming it again

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
    if target is Target.ASTANA and topic.target is not target and not rounds:
        rounds = topic.talks  # 'Geneva is to follow': what the sentence has of the talks is of those told last
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
