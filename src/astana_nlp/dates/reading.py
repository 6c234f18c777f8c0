"""What an expression says, before it is known when that was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression with what it says, before it is known when that was.

    `start` and `end` count in the sentence, `tokens` are the first and the last token (half open). `shift` is a base
    (published, narrative or either) with a number or 'past'; `month` a calendar with a number; `time` a part of the day
    or a clock time; `plural` says that its unit or modifier is one ('months').
    """

    form: str
    start: int
    end: int
    tokens: tuple[int, int]
    days: tuple[int, ...] = ()
    month: tuple[str, int] | None = None
    year: int | None = None
    era: str = ""
    shift: tuple[str, int | str] | None = None
    weekday: int = 0
    unit: str = ""
    amount: int | str = ""
    time: str = ""
    text: tuple[str, ...] = ()
    weak: bool = False
    plural: bool = False
    month_first: bool = False
