"""Which round a time expression dates, and days that cannot be right.

A round or an agreement may be dated a year off, or an event before the agreement that it is said to carry out.
A day without a year beside the number of a round is of the year of that round, whatever was told before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import days, days_from, meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.tags import Tags
    from astana_nlp.records import Mention, TimeExpression

_FEW_DAYS = 7
_NEAR = 30  # characters between a meeting and its day
_YEAR = len("2017")
AGAINST, BEFORE = "against-calendar", "before-its-cause"


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a round, meeting or agreement that a sentence names: its days and where it is named."""

    name: str
    first: str
    last: str
    start: int = 0
    end: int = 0
    round: int | None = None


def dated(expression: TimeExpression, rounds: Sequence[int], mentions: Sequence[Mention], tags: Tags) -> TimeExpression:
    """Return an expression with the round that it dates, and with its problem where the calendar says otherwise.

    Args:
        expression: a time expression of a sentence on the talks.
        rounds: the rounds of that sentence.
        mentions: its mentions, those of rounds among them.
        tags: its words.
    """
    met = [n for n in meets(expression) if n in rounds]
    if len(met) == 1:
        return replace(expression, round=met[0])
    named = [*_rounds(mentions), *_meetings(mentions)]
    numbered = [held for held in named if held.round in rounds]
    if len(numbered) == 1 and len(rounds) == 1 and _same_days(expression, numbered[0]):
        return _of_the_round(expression, numbered[0])
    return _doubted(expression, named, tags)


def _of_the_round(expression: TimeExpression, held: Held) -> TimeExpression:
    """Give the days of a round its year where the text has none, and a problem where it has another."""
    if expression.anchor or expression.problem == "unanchored":
        timex, first, last = (_in_year(t, held.first[:_YEAR]) for t in _day_texts(expression))
        return replace(
            expression, timex=timex, first=first, last=last, round=held.round, anchor=f"round {held.round}", problem=""
        )
    problem = f"{AGAINST}: another year than {held.name}"
    return replace(expression, round=held.round, problem=problem, expected=_interval(held))


def _doubted(expression: TimeExpression, named: Sequence[Held], tags: Tags) -> TimeExpression:
    if expression.problem or expression.anchor or not 0 < days(expression) <= _FEW_DAYS:
        return expression
    for held in named:
        if _beside(expression, held) and _same_days(expression, held) and not _overlap(expression, held):
            problem = f"{AGAINST}: another year than {held.name}"
            return replace(expression, round=held.round, problem=problem, expected=_interval(held))
        if expression.last < held.first and _carries_out(tags, held) and not _beside(expression, held):
            return replace(expression, problem=f"{BEFORE}: {held.name} came later", expected=f"after {held.first}")
    return expression


def _rounds(mentions: Sequence[Mention]) -> Iterator[Held]:
    calendar = {r.number: r for r in knowledge.rounds()}
    for mention in mentions:
        if mention.label == Label.ROUND and mention.round in calendar:
            held = calendar[mention.round]
            yield Held(mention.entity, held.first, held.last, mention.start, mention.end, mention.round)


def _meetings(mentions: Sequence[Mention]) -> Iterator[Held]:
    known = {m.id: m for m in knowledge.meetings()}
    for mention in mentions:
        meeting = known.get(mention.entity_id)
        if meeting and meeting.last and days_from(meeting.first, meeting.last) <= _FEW_DAYS:
            yield Held(meeting.name, meeting.first, meeting.last, mention.start, mention.end)


def _same_days(expression: TimeExpression, held: Held) -> bool:
    """Say whether an expression names the days of something, whatever its year."""
    _, first, last = _day_texts(expression)
    if not first or len(first) < len("2017-01-01"):
        return False
    return first[_YEAR:] <= held.last[_YEAR:] and held.first[_YEAR:] <= last[_YEAR:]


def _day_texts(expression: TimeExpression) -> tuple[str, str, str]:
    """Return value, first and last day as texts, from the value where the year is not known ('XXXX-01-23')."""
    ends = (expression.timex.split("/")[0], expression.timex.split("/")[-1])
    short = days(expression) <= _FEW_DAYS
    return expression.timex, (expression.first or ends[0]) * short, (expression.last or ends[1]) * short


def _in_year(text: str, year: str) -> str:
    return "/".join(year + part[_YEAR:] for part in text.split("/"))


def _overlap(expression: TimeExpression, held: Held) -> bool:
    return expression.first <= held.last and held.first <= expression.last


def _beside(expression: TimeExpression, held: Held) -> bool:
    return max(held.start - expression.end, expression.start - held.end, 0) <= _NEAR


def _carries_out(tags: Tags, held: Held) -> bool:
    """Say whether the sentence tells what was done under an agreement ('pursuant to', 'uyarınca')."""
    return any(0 <= max(held.start - cue.end, cue.start - held.end) <= _NEAR for cue in tags.all("claims:cause"))


def _interval(held: Held) -> str:
    return held.first if held.first == held.last else f"{held.first}/{held.last}"
