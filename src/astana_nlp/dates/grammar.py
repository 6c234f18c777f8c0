"""Where time expressions stand in a sentence: patterns over the classes of its tokens, the same for all languages.

A sentence becomes a string with one letter a token (see `lexicon.py` and `tokens.py`); the patterns below are regular
expressions over that string. Which order of words a language uses decides itself: 'last week' is `pU`, 'الأسبوع الماضي'
is `Uq`. The types of expressions and where they begin and end follow TimeML (ISO 24617-1; annotation guidelines 1.2.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.dates.lexicon import Lexicon
    from astana_nlp.dates.tokens import Token

_YEAR = r"(?:,?O?t?(?:Yy|y)Y?e{0,2}|O?t?(?:pY|Yq)|q(?![UYmjWS]))"
# 'in the first, 4 and 5 January': an ordinal before figures is no day of theirs
_DAYS = r"(?:o(?:(?:,A?|A|T|-|/)t?o)*(?:(?:A|T|-|/)t?[dn])?|[dn](?:(?:,A?|A|T|-|/)t?[don])*)"
_MONTH = r"(?:mO?)?Mm?"
_ON = r"(?:t?(?:pW|Wq|W),?O?j?)"
_DAY_MONTH = rf"{_ON}?t?{_DAYS}j?O?t?{_MONTH}(?:{_YEAR})?W?"
_MONTH_DAY_YEAR = rf"{_ON}?{_MONTH}t?{_DAYS}{_YEAR}"
_MONTH_DAY = rf"{_ON}?{_MONTH}t?{_DAYS}(?:{_YEAR})?(?![Uj])"
_YEAR_DAY_MONTH = rf"(?:yY|pY)O?{_DAYS}{_MONTH}"
_YEAR_MONTH = rf"(?:yY?|Yy|pY|Yq|p)O?t?{_MONTH}"
_MONTH_YEAR = rf"{_MONTH}(?:{_YEAR})?"
_PART = r"(?:t?P-?O?t?)"
_CLOCK = r"(?:t?[HC]i?O?t?)"
_COUNT = r"(?:[dncay]-?[UYmj]|[UYmj][co]|D)"

_PATTERNS = (
    ("numeric", r"(?:[HC]i?)?N(?:[-T]N)?|d[-T]N"),
    ("day-of-month", r"t?[do]j?O?t?(?:pm|mq)|pm[d]"),
    (
        "absolute",
        rf"{_CLOCK}?{_PART}?(?:{_DAY_MONTH}|{_MONTH_DAY_YEAR}|@|{_YEAR_DAY_MONTH}|{_YEAR_MONTH}|{_MONTH_YEAR})E?(?:H|i?C)?",
    ),
    ("season", rf"{_PART}?t?(?:pS|Sq|S{_YEAR}|yY?S|YyS)"),
    ("quarter", rf"{_PART}?t?(?:[od]L{_YEAR}|Lo{_YEAR}|yY?oL)"),
    ("shift", rf"[gf]k?(?:{_COUNT}|[UYmj])|t?k?(?:{_COUNT}|[UYmj])[GF]"),
    ("decade", r"t?QY?"),
    ("years", r"y[-/]y(?![UmjY])"),
    ("year", rf"{_PART}?(?:t?Yye{{0,2}}|ye{{1,2}}|yY?)E?"),
    ("duration", r"k?t?(?:p?[dnc]-?[UYmj]q?|[dnc]p[UYmj]|[UYmj][co]q|[UYmj][co]|a[UYmj]|p?Dq?)"),
    ("set", r"v[dnco]?[UYmjWSL]|V"),
    ("unit", rf"{_PART}?t?(?:p[UYmL]|[UYmjL]q)E?|t?P-?O?t?[Ym]E?|pH"),
    ("word", r"(?:Hi?)?R(?:,?W)?H?"),
    ("weekday", r"(?:Hi?t?)?t?(?:pW|Wq|W)j?H?"),
)


def _compiled(*, month_first: bool) -> re.Pattern[str]:
    choices = "|".join(f"(?P<g{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS))
    return re.compile(choices.replace("@", _MONTH_DAY if month_first else r"(?!)"))


_TWO_DIGITS = 99
_MASTER = {order: _compiled(month_first=order) for order in (False, True)}


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression with what it says, before it is known when that was.

    `start` and `end` count in the sentence, `tokens` are the first and the last token (half open). `shift` is a base
    (published or narrative) with a number or 'past'; `month` a calendar with a number; `time` a part of the day or a
    clock time.
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
    month_first: bool = False


def readings(tokens: Sequence[Token], words: Lexicon | None) -> Iterator[Reading]:
    """Yield the time expressions of one tokenised sentence from left to right."""
    codes = "".join(token.code for token in tokens)
    for found in _MASTER[bool(words and words.month_first)].finditer(codes):
        form = _PATTERNS[int(str(found.lastgroup)[1:])][0]
        first, last = found.span()
        first += _is_idle_article(codes[first:last], words)
        if words and _only_month(codes[first:last], tokens, first, last, words):
            last -= 1
        reading = _read(form, tokens, first, last)
        if _sound(reading, tokens, words):
            yield _as_decade(reading, tokens, words)


def _only_month(codes: str, tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """Say whether the number behind a month counts what follows: 'in March 23 people' (a day would have 'on')."""
    counts = last < len(tokens) and tokens[last].code == "x" and tokens[last].word[0].isalpha()
    return codes in {"Md", "Mn"} and first > 0 and tokens[first - 1].word in words.month_only and counts


def _is_idle_article(codes: str, words: Lexicon | None) -> bool:
    """Say whether a leading article is no part of the expression (it is in 'the end of 2016')."""
    with_article = bool(words and words.article) or codes[1:2] == "P" or bool(re.match("t(?:p[dnc]|[dnc]p)", codes))
    return codes[0] == "t" and not with_article


def _read(form: str, tokens: Sequence[Token], first: int, last: int) -> Reading:
    part = tokens[first:last]
    numbers = tuple(t for t in part if t.code in "don" and isinstance(t.value, int))
    months = [t for t in part if t.code == "M" and isinstance(t.value, tuple)]
    years = [int(str(t.value)) for t in part if t.code == "y"]
    amount, unit = _quantity(part)
    return Reading(
        form=form,
        start=part[0].start,
        end=part[-1].end,
        tokens=(first, last),
        days=tuple(int(str(t.value)) for t in numbers),
        month=months[0].value if months and isinstance(months[0].value, tuple) else None,
        year=years[0] if years else None,
        era=next((str(t.value) for t in reversed(part) if t.code == "e"), ""),
        shift=_shift_in(part, form),
        weekday=next((int(str(t.value)) for t in part if t.code == "W"), 0),
        unit=unit,
        amount=amount,
        time=next((str(t.value) for t in part if t.code in "HC"), ""),
        text=tuple(str(t.value) for t in part if t.code in "NRVSQDd" or (form == "years" and t.code == "y")),
        weak=bool(months) and all(t.weak for t in months),
        month_first=bool(months and numbers) and months[0].start < numbers[0].start,
    )


def _quantity(part: Sequence[Token]) -> tuple[int | str, str]:
    unit = next((str(t.value) for t in part if t.code in "UYmjL"), "")
    amount = next((t.value for t in part if t.code in "cando" and not isinstance(t.value, tuple)), "")
    return amount, unit


def _shift_in(part: Sequence[Token], form: str) -> tuple[str, int | str] | None:
    for i, token in enumerate(part):
        beside_weekday = "W" in (part[i - 1].code if i else "") + (part[i + 1].code if i + 1 < len(part) else "")
        if token.code in "pqgGfF" and not (form == "absolute" and beside_weekday):
            return _shift(token)
    return None


def _shift(token: Token) -> tuple[str, int | str]:
    if token.code in "gG":
        return ("narrative" if token.value == "earlier_after" else "published"), -1
    if token.code in "fF":
        return ("published" if token.code == "f" else "narrative"), 1
    base, *_, step = str(token.value).split()
    return base, step if step == "past" else int(step)


def _as_decade(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> Reading:
    first = tokens[reading.tokens[0]]
    second = tokens[reading.tokens[0] + 1] if reading.tokens[1] - reading.tokens[0] > 1 else first
    named = words and {first.word, second.word} & words.decade_words
    if reading.form == "year" and named and reading.year and reading.year % 10 == 0:
        return Reading("decade", reading.start, reading.end, reading.tokens, text=(str(reading.year)[:3],))
    return reading


def _sound(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    """Say whether what matched can be a time expression: words such as 'May' and bare numbers need company."""
    first, last = reading.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if reading.form == "year":
        return _is_year(reading, before, after, words)
    if reading.form in {"duration", "shift"}:
        return _is_quantity(reading, tokens, words)
    if reading.form == "weekday":
        return not _weak_alone(tokens[first:last])
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
        return True
    ahead = "".join(t.code for t in tokens[last : last + 4])
    back = "".join(t.code for t in tokens[max(0, first - 3) : first])
    return bool(re.match(r"(?:,A?|A|T|-)M", ahead) or re.search(r"M(?:,A?|A|T|-)$", back))


def _is_year(reading: Reading, before: Token | None, after: Token | None, words: Lexicon | None) -> bool:
    if reading.tokens[1] - reading.tokens[0] > 1:
        return True
    if before and (before.code in "/:dnk" or (words and before.word in words.no_year_before)):
        return False
    if after and (after.code in "/:n" or (words and after.word in words.no_year_after)):
        return False
    return bool(words) or bool(before and before.code in "([" and after and after.code in ")]")


def _is_quantity(reading: Reading, tokens: Sequence[Token], words: Lexicon | None) -> bool:
    part = tokens[slice(*reading.tokens)]
    if any(t.code in "dn" and t.end - t.start > len(t.word) for t in part):
        return False  # '21st century', '3rd week' count nothing
    ahead = {t.word for t in tokens[reading.tokens[1] : reading.tokens[1] + 2]}
    if words and ahead & words.ages:
        return False
    counted = any(t.code in "dncayDo" for t in part)
    return counted or bool(words and words.bare_unit_is_one)
