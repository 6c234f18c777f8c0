"""The year of a text that has none: it says that the talks meet on days that are those of one round.

'The talks that are to open in the Kazakh capital on January 23' can only be the first round, though nothing gives a
year; the other days and months of the text without a year are then those nearest to that round. What was concluded
so has the round for its `anchor`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.dates import find_dates
from astana_nlp.rounds.passage import ASTANA, CITING, process_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.knowledge import Round
    from astana_nlp.records import TimeExpression
    from astana_nlp.rounds.passage import Reading

# 'XXXX-01-23' and ranges of such days; a Persian or Islamic month is not told in the value ('XXXX-XX-28')
_DAY = re.compile(r"XXXX-(?:\d\d|XX)-\d\d(?:/XXXX-(?:\d\d|XX)-\d\d)?")
_MONTH = re.compile(r"XXXX-\d\d")
_PAPERS = ("agreement", "memorandum", "protocol", "statement", "document")
WRONG_WEEKDAY = "impossible: "  # how the problem of a day begins whose day of the week is another one
_OF = 5  # characters between a paper and its day: 'of', an article
_HALF_A_YEAR = timedelta(days=180)
_LATER = timedelta(days=300)  # a text that tells of days so long after a round is no report on it
_MEETINGS = ("round:meetings", "round:nouns", "round:topic", "process:nouns")
_HOLDING = ("claims:held", "claims:planned", "claims:hosts", "claims:begun")


@dataclass(frozen=True, slots=True)
class _Told:
    """A round that a sentence tells the days of; `numbered` where it or the text gives its number too."""

    held: Round
    numbered: bool


@dataclass(frozen=True, slots=True)
class Years:
    """The dates of a text with their years, and the rounds that it is dated by."""

    dates: tuple[TimeExpression, ...]
    rounds: frozenset[int] = frozenset()


def with_years(readings: Sequence[Reading], dates: Sequence[TimeExpression], published: str) -> Years:
    """Return the dates of a text, those without a year with the one that the calendar of the rounds gives them.

    Args:
        readings: the sentences of the text.
        dates: its time expressions.
        published: when it was published; where that is known, the years are too, and nothing is changed.
    """
    if published or not any(_DAY.fullmatch(d.timex) for d in dates):
        return Years(tuple(dates))
    told = _agreeing([t for d in dates for t in _told(readings[d.sentence], d, readings)])
    if not told or _contradicted(told, dates):
        return Years(tuple(dates))
    placed = tuple(_placed(d, readings[d.sentence], told) for d in dates)
    return Years(placed, frozenset(held.number for held in told))


def _told(reading: Reading, expression: TimeExpression, readings: Sequence[Reading]) -> Iterator[_Told]:
    """Yield the round that a text gives the days of, in a sentence on the talks or beside the number of the round.

    A day that two rounds share tells none of them, unless the text has the number of one.
    """
    if not _DAY.fullmatch(expression.timex) or reading.tags.line.sentence.section in CITING:
        return
    if _is_of_a_paper(expression, reading):
        return
    near = {r.number: read for r in knowledge.rounds() if (read := _within(r, expression, reading))}
    met = [r for r in knowledge.rounds() if r.number in near]
    here = {*_counted(reading)}
    numbers = here or {n for other in readings for n in _counted(other)}
    numbered = [r for r in met if r.number in numbers]
    if len(numbered) == 1:
        yield _Told(numbered[0], numbered=True)
    elif not here and not reading.early and _on_talks(reading):
        plain = [r for r in met if _is_held(r, near[r.number], reading)]
        if len(plain) == 1:
            yield _Told(plain[0], numbered=False)


def _is_of_a_paper(expression: TimeExpression, reading: Reading) -> bool:
    """Say whether a day only says which paper is meant: 'in accordance with the agreement of May 14'."""
    papers = (t for kind in _PAPERS for t in reading.tags.all(f"papers:{kind}"))
    return any(0 <= expression.start - t.end <= _OF for t in papers)


def _on_talks(reading: Reading) -> bool:
    """Say whether a sentence is on a meeting that can be a round: it names the talks, or a meeting and no others."""
    if reading.processes:
        return ASTANA in reading.processes
    return any(reading.tags.has(kind) for kind in _MEETINGS)


def _within(held: Round, expression: TimeExpression, reading: Reading) -> TimeExpression | None:
    """Return an expression as read near a round, where it then lies within the days of that round."""
    read = _read_near(reading, expression, date.fromisoformat(held.first))
    return read if read and held.first <= read.first and read.last <= held.last else None


def _is_held(held: Round, read: TimeExpression, reading: Reading) -> bool:
    """Say whether a sentence gives all the days of a round, or tells that something began or ended on one of them."""
    whole = (read.first, read.last) == (held.first, held.last)
    return whole or any(reading.tags.has(kind) for kind in _HOLDING)


def _counted(reading: Reading) -> Iterator[int]:
    """Yield the numbers that a sentence gives the talks, or meetings where it names no other: 'the second meeting'."""
    tags = reading.tags
    yield from (r.number for r in reading.references if process_of(r, reading, ASTANA) == ASTANA)
    for i in range(len(tags.line.words) if reading.processes <= {ASTANA} else 0):
        found = tags.ordinal(i)
        if found is None or found[1].kind == "figure":
            continue
        if any(tags.at(found[1].last, kind) or tags.ending(i, kind) for kind in _MEETINGS):
            yield found[0]


def _agreeing(told: Sequence[_Told]) -> list[Round]:
    """Return the rounds that the text tells the days of, none where they lie years apart; numbered ones are surer."""
    sure = [t.held for t in told if t.numbered] or [t.held for t in told]
    years = {int(held.first[:4]) for held in sure}
    return sure if years and max(years) - min(years) <= 1 else []


def _contradicted(told: Sequence[Round], dates: Sequence[TimeExpression]) -> bool:
    """Say whether the text tells of days long after the rounds whose days it seems to give."""
    last = max(held.last for held in told)
    late = (date.fromisoformat(last) + _LATER).isoformat()
    return any(d.first > late for d in dates)


def _placed(expression: TimeExpression, reading: Reading, told: Sequence[Round]) -> TimeExpression:
    """Give a day or month without a year the one that brings it nearest to a round of the text."""
    if not any(form.fullmatch(expression.timex) for form in (_DAY, _MONTH)):
        return expression
    near = [(read, held) for held in told if (read := _read_near(reading, expression, date.fromisoformat(held.first)))]
    if not near:
        return expression
    read, held = min(near, key=lambda pair: _apart(pair[0], date.fromisoformat(pair[1].first)))
    return replace(
        expression,
        timex=read.timex,
        first=read.first,
        last=read.last,
        anchor=f"round {held.number}",
        problem=read.problem,
        expected=read.expected,
    )


def _read_near(reading: Reading, expression: TimeExpression, day: date) -> TimeExpression | None:
    """Read an expression with the year that brings it nearest to a day, in whatever calendar it is."""
    sentence = reading.tags.line.sentence
    found = [
        d
        for written in (day - _HALF_A_YEAR, day, day + _HALF_A_YEAR)
        for d in find_dates((sentence,), "", written.isoformat())
        if (d.start, d.end) == (expression.start, expression.end) and d.first and not _doubtful(d)
    ]
    return min(
        found, key=lambda d: (_apart(d, day), not d.problem), default=None
    )  # a wrong day of the week is seen near


def _doubtful(expression: TimeExpression) -> bool:
    """Say whether the days of an expression are not known; those whose day of the week is another one are."""
    return bool(expression.problem) and not expression.problem.startswith(WRONG_WEEKDAY)


def _apart(expression: TimeExpression, day: date) -> int:
    return abs((date.fromisoformat(expression.first) - day).days)
