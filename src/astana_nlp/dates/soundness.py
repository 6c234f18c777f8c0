"""Whether what has the form of a time expression is one: 'may', '2016 people', 'the second half' of a match are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from astana_nlp.dates.lexicon import Lexicon, Token
    from astana_nlp.dates.reading import Reading

_TWO_DIGITS = 99
_SHORT_YEAR = 2
# Smaller years and those before Christ only come from an era, which is company enough.
_FIRST_BARE_YEAR = 1000


def is_sound(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    """Say whether what matched can be a time expression: words such as 'May' and bare numbers need company."""
    first, last = reading.tokens
    before = tokens[first - 1] if first else None
    check = _CHECKS.get(reading.form)
    if check:
        return check(reading, tokens, words)
    if reading.form == "absolute" and reading.weak and not (reading.days or reading.year or reading.shift):
        together = last - first > 1 and not (words and words.weak_needs_number)
        together = together or any(t.code == "m" for t in tokens[first:last])
        return together or _company(tokens, first, last, words)
    return not (reading.form == "absolute" and _many(reading, before))


def _many(reading: Reading, before: Token | None) -> bool:
    """Say whether a number above 31 beside a month only counts something ('killed 233 in March')."""
    return any(day > _TWO_DIGITS for day in reading.days) and before is not None and before.code in ".,-k"


def _weak_alone(part: Sequence[Token]) -> bool:
    return all(t.weak or t.code != "W" for t in part) and len(part) == 1


def _company(tokens: Sequence[Token], first: int, last: int, words: Lexicon | None) -> bool:
    if words is None or words.weak_needs_number:
        return False
    if first and tokens[first - 1].word in words.prepositions:
        return not tokens[first].word.endswith(".")  # 'un groupe de sept.' is no 'Sept.'
    if first and tokens[first - 1].code == "t" and last < len(tokens) and tokens[last].code == "x":
        return tokens[last].word.isalpha()  # 'the March meeting'
    ahead = "".join(t.code for t in tokens[last : last + 4])
    back = "".join(t.code for t in tokens[max(0, first - 3) : first])
    return bool(re.match(r"(?:,A?|A|T|-)M", ahead) or re.search(r"M(?:,A?|A|T|-)$", back))


def _is_year(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    first, last = reading.tokens
    token = next(t for t in tokens[first:last] if t.code == "y")
    if last - first > 1 or int(str(token.value)) < _FIRST_BARE_YEAR:
        return True
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before and (before.code in "/:dnk" or (words and before.word in words.no_year_before)):
        return False
    if after and (after.code in "/:n" or (words and after.word in words.no_year_after)):
        return False
    if token.weak and token.end - token.start == len(token.word):
        return _is_other_year(token, before, words)
    return bool(words) or bool(before and before.code in "([" and after and after.code in ")]")


def _is_other_year(token: Token, before: Token | None, words: Lexicon | None) -> bool:
    """Say whether a number such as 1812 is a year: a preposition of time stands before it ('in 1812')."""
    if words is None or before is None:
        return False
    if before.code in "O(":
        return int(str(token.value)) % 100 != 0  # 'the war of 1812', 'a force of 1500'
    return before.code == "T" or (before.word in words.prepositions and before.word not in words.no_year_before)


def _are_years(reading: Reading, tokens: Sequence[Token], _: Lexicon | None) -> bool:
    """Say whether a year and two digits are a range: '1914-18', not '2016-05'."""
    first, last = reading.tokens
    if _codes(reading, tokens) not in {"y-d", "y-n"}:
        return True
    year, short = int(str(tokens[first].value)), int(str(tokens[last - 1].value))
    return len(tokens[last - 1].word) == _SHORT_YEAR and short > year % 100


def _is_season(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    """Say whether a season without a year has an article or a preposition that makes it one ('the fall' is none)."""
    if reading.year is not None or reading.shift:
        return True
    first, last = reading.tokens
    if words is None or words.weak_needs_number or any(t.code == "S" and t.weak for t in tokens[first:last]):
        return False
    return "t" in _codes(reading, tokens) or (first > 0 and tokens[first - 1].word in words.prepositions)


def _is_quarter(reading: Reading, tokens: Sequence[Token], _: Lexicon | None) -> bool:
    """Say whether it is a part of a year: 'the half' and 'the second half' may be those of a match."""
    return (
        reading.unit == "quarter" or reading.year is not None or bool(reading.shift) or "Y" in _codes(reading, tokens)
    )


def _codes(reading: Reading, tokens: Sequence[Token]) -> str:
    return "".join(t.code for t in tokens[slice(*reading.tokens)])


def _is_unit(reading: Reading, tokens: Sequence[Token], _: Lexicon | None) -> bool:
    """Say whether a part of a unit is one of time: 'this hour' and 'later years' are no dates."""
    if reading.unit in {"hour", "minute"}:
        return reading.shift is not None and reading.shift[1] == "past"
    if reading.unit == "day" and tokens[reading.tokens[1] - 1].code == "j" and reading.shift and not reading.plural:
        return False  # 'the last day' may be that of the talks; 'in recent days' are none of theirs
    named = reading.unit == "weekend" or _codes(reading, tokens) != "tU"
    return bool(reading.shift) or (named and not reading.plural)


def _is_weekday(reading: Reading, tokens: Sequence[Token], _: Lexicon | None) -> bool:
    return not _weak_alone(tokens[slice(*reading.tokens)])


def _is_clock(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    """Say whether digits with a colon are a time: 'at 9:30', not the result of a match."""
    first = reading.tokens[0]
    return not tokens[first].weak or (first > 0 and tokens[first - 1].word in (words.prepositions if words else ()))


def _is_vague(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    """Say whether a plural without a number is a length of time: 'for months'."""
    first = reading.tokens[0]
    return words is not None and reading.plural and first > 0 and tokens[first - 1].word in words.lasting


def _is_quantity(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    part = tokens[slice(*reading.tokens)]
    if any(t.code in "dn" and t.end - t.start > len(t.word) for t in part):
        return False  # '21st century', '3rd week' count nothing
    if reading.unit == "half" and reading.form == "duration":
        return False
    ahead = {t.word for t in tokens[reading.tokens[1] : reading.tokens[1] + 2]}
    if words and ahead & words.ages:
        return False
    counted = any(t.code in "dncayDo" for t in part) or (reading.plural and reading.form == "shift")
    return counted or bool(words and words.bare_unit_is_one)


_CHECKS: dict[str, Callable[[Reading, Sequence[Token], Lexicon | None], bool]] = {
    "year": _is_year,
    "years": _are_years,
    "season": _is_season,
    "quarter": _is_quarter,
    "unit": _is_unit,
    "duration": _is_quantity,
    "shift": _is_quantity,
    "weekday": _is_weekday,
    "clock": _is_clock,
    "vague": _is_vague,
}
