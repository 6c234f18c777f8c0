"""Expressions that share something: 'in March, May and July 2017' (the year), '30 June to 2 July 2016' (one range)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.dates.lexicon import Lexicon, Token
    from astana_nlp.dates.reading import Reading

_LIST = re.compile(r",?A?[it]?t?")
_SPAN = re.compile(r"(?:-|T)t?")


@dataclass(frozen=True, slots=True)
class Found:
    """One expression, or two that make a range (`until` is the second)."""

    reading: Reading
    until: Reading | None = None
    shared_year: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Return start and end in the sentence."""
        return self.reading.start, (self.until or self.reading).end

    @property
    def month_first(self) -> bool:
        """Say whether the month stands before the day ('January 23')."""
        return self.reading.month_first


def join(readings: Sequence[Reading], tokens: Sequence[Token], words: Lexicon | None) -> list[Found]:
    """Return the expressions of a sentence with shared years filled in and ranges put together, from left to right."""
    out: list[Found] = []
    for reading in reversed(readings):
        after = out[-1] if out else None
        if after is None or not _may_share(reading, after.reading):
            out.append(Found(reading))
            continue
        between = "".join(t.code for t in tokens[reading.tokens[1] : after.reading.tokens[0]])
        if after.until is None and _is_range(reading, between, after.reading, tokens, words):
            out[-1] = Found(replace(reading, year=_year_before(reading, after.reading)), after.reading)
        elif _LIST.fullmatch(between) and between and after.reading.year is not None:
            out.append(Found(replace(reading, year=after.reading.year), shared_year=True))
        else:
            out.append(Found(reading))
    return out[::-1]


def _may_share(first: Reading, second: Reading) -> bool:
    if first.month is None or second.month is None or not first.form == second.form == "absolute":
        return False
    return first.year is None and first.shift is None and first.month[:1] == second.month[:1]


def _is_range(first: Reading, between: str, second: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    if bool(first.days) != bool(second.days) or len(first.days) > 1 or len(second.days) > 1:
        return False
    if _SPAN.fullmatch(between):
        return True
    opener = tokens[first.tokens[0] - 1].word if first.tokens[0] else ""
    return words is not None and between == "A" and opener in words.between


def _year_before(first: Reading, second: Reading) -> int | None:
    """Return the year of the first end of a range: that of the second, or the one before it across New Year."""
    if second.year is None or first.month is None or second.month is None:
        return second.year
    return second.year - (first.month[1] > second.month[1])
