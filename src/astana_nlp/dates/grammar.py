"""Where time expressions stand in a sentence: patterns over the classes of its tokens, the same for all languages.

A sentence becomes a string with one letter a token (see `lexicon.py` and `tokens.py`); the patterns below are regular
expressions over that string. Which order of words a language uses decides itself: 'last week' is `pU`, 'الأسبوع الماضي'
is `Uq`. The types of expressions and where they begin and end follow TimeML (ISO 24617-1; annotation guidelines 1.2.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.dates.reading import Reading
from astana_nlp.dates.soundness import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.dates.lexicon import Lexicon, Token

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
_CLOCK = r"(?:P?t?[HC],?i?O?t?)"
_AT = r"(?:H|,?[iT]{0,2}t?C)"
_UNIT = "[UYmjX]"
_COUNT = rf"(?:[dncay]r?-?{_UNIT}|{_UNIT}[co]|D)"
_NUMBERED = rf"(?:[po]?[dnc]k?r?-?[UYmjXL]q?|[dnc]p{_UNIT}|{_UNIT}[co]q|{_UNIT}[co](?!M)|ar?{_UNIT}|p?Dq?)"

_PATTERNS = (
    ("numeric", rf"(?:{_ON}|[HC]i?)?N(?:[-T]N)?W?{_AT}?|d[-T]N"),
    ("day-of-month", r"t?[do]j?O?t?(?:pm|mq)|pm[d]"),
    (
        "absolute",
        rf"{_CLOCK}?{_PART}?(?:{_DAY_MONTH}|{_MONTH_DAY_YEAR}|@|{_YEAR_DAY_MONTH}|{_YEAR_MONTH}|{_MONTH_YEAR})E?{_AT}?",
    ),
    ("holiday", rf"(?:pB|B(?:{_YEAR})?)"),
    ("season", rf"{_PART}?t?'?(?:pS|Sq|S{_YEAR}|yY?S|YyS|pY(?:'x)?S|S)E?"),
    (
        "quarter",
        rf"{_PART}?t?(?:[od][-.]?L{_YEAR}|Lo(?:{_YEAR})?|(?:yY?t?Y?|pY(?:'x)?|Y)?(?:o[-.]?|d[.])L|[od]LO?tY|L(?=t)|(?<=t)L)E?",
    ),
    ("century", rf"{_PART}?t?(?:[od][-.]?X|Xo)b?E?"),
    ("shift", rf"[gf]k?(?:{_COUNT}|{_UNIT})(?!y)|t?k?(?:{_COUNT}|{_UNIT})[GF]"),
    ("decade", rf"{_PART}?t?'?(?:[UY]?QY?)(?:O?t?Xq)?E?"),
    ("years", r"y[-/]yY?(?![Umj])|y-[dn](?![-/.:UYmjM])|(?<=z)Y?yAY?y"),
    ("year", rf"{_PART}?(?:t?Yye{{0,2}}|ye{{1,2}}|yY?)E?"),
    ("set", rf"v[dnco]?j?[UYmjWSLX]|[cdn]?w[aiO]?t?{_UNIT}|{_UNIT}[cdn]w|V"),
    ("duration", rf"k?t?{_NUMBERED}"),
    ("unit", rf"{_PART}?t?(?:p[UYmjLX]|[UYmjLX]q)E?|t?P-?O?t?[UYmLX]E?|[Ym]E|tU|pH"),
    ("word", rf"{_PART}?(?:Hi?|C,?i?)?R(?:,?W)?{_AT}?"),
    ("weekday", rf"{_PART}?(?:Hi?t?|C,?i?)?t?(?:pW|Wq|W)j?{_AT}?"),
    ("clock", r"C"),
    ("vague", rf"{_UNIT}"),
)


# What an expression can begin with: most words can not, and need not be tried with every pattern.
_FIRST = "tPpqHCNdonMWSBLyYQXcakDvVRUmjgfbw'"


def _compiled(*, month_first: bool) -> re.Pattern[str]:
    choices = "|".join(f"(?P<g{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS))
    choices = choices.replace("@", _MONTH_DAY if month_first else r"(?!)")
    return re.compile(f"(?=[{_FIRST}])(?:{choices})")


_MASTER = {order: _compiled(month_first=order) for order in (False, True)}


def readings(tokens: Sequence[Token], words: Lexicon | None) -> Iterator[Reading]:
    """Yield the time expressions of one tokenised sentence from left to right."""
    codes = "".join(token.code for token in tokens)
    for found in _MASTER[bool(words and words.month_first)].finditer(codes):
        form = _PATTERNS[int(str(found.lastgroup)[1:])][0]
        first, last = found.span()
        first += _is_idle_article(codes[first:last], words)
        if words and _only_month(codes[first:last], tokens, first, last, words):
            last -= 1
        reading = _read(form, tokens, (first, last), words)
        if is_sound(reading, tokens, words):
            yield reading


def _only_month(codes: str, tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """Say whether the number behind a month counts what follows: 'in March 23 people' (a day would have 'on')."""
    if codes[-2:] == "My" and tokens[last - 1].weak and last < len(tokens) and tokens[last].word in words.no_year_after:
        return int(tokens[last - 1].word) % 10 == 0  # 'in March 1500 people', unlike 'in July 1853 troops'
    counts = last < len(tokens) and tokens[last].code == "x" and tokens[last].word[0].isalpha()
    return codes in {"Md", "Mn"} and first > 0 and tokens[first - 1].word in words.month_only and counts


def _is_idle_article(codes: str, words: Lexicon | None) -> bool:
    """Say whether a leading article is no part of the expression: it is in 'the end of 2016' and 'the 7th of March'."""
    if codes[0] != "t" or (words and words.article):
        return False
    return (
        codes[1] in "MyNWBC"
        or ("-" in codes and codes[1] in "cdn")
        or (codes[1] in "do" and "M" in codes and "O" not in codes)
    )


def _read(form: str, tokens: Sequence[Token], place: tuple[int, int], words: Lexicon | None) -> Reading:
    part = tokens[slice(*place)]
    by: dict[str, list[Token]] = {}
    for token in part:
        by.setdefault(token.code, []).append(token)
    numbers = [t for t in part if t.code in "don" and isinstance(t.value, int)]
    months = [t for t in by.get("M", ()) if isinstance(t.value, tuple)]
    return Reading(
        form=form,
        start=part[0].start,
        end=part[-1].end,
        tokens=place,
        days=tuple([int(str(t.value)) for t in numbers]),
        month=months[0].value if months and isinstance(months[0].value, tuple) else None,
        year=int(str(by["y"][0].value)) if "y" in by else None,
        era=str((by.get("e") or by["b"])[-1].value) if "e" in by or "b" in by else "",
        shift=_shift_in(part, form),
        weekday=int(str(by["W"][0].value)) if "W" in by else 0,
        unit=next((str(t.value) for t in part if t.code in "UYmjLX"), ""),
        amount=_amount(by),
        time=str((by.get("C") or by["H"])[0].value) if "C" in by or "H" in by else "",
        text=tuple([str(t.value) for t in part if t.code in "NRVSQDBd" or (t.code in "yn" and form == "years")]),
        weak=bool(months) and all(t.weak for t in months),
        plural=words is not None and not words.plurals.isdisjoint([t.word for t in part]),
        month_first=bool(months and numbers) and months[0].start < numbers[0].start,
    )


def _amount(by: dict[str, list[Token]]) -> int | str:
    """Return what is counted; 'the first nine months' are nine."""
    for codes in ("cand", "o"):
        counts = [t for code in codes for t in by.get(code, ()) if not isinstance(t.value, tuple)]
        if counts:
            value = min(counts, key=lambda t: t.start).value
            return value if isinstance(value, int | str) else ""
    return ""


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
        return {"later_before": "either", "ahead_after": "published"}.get(str(token.value), "narrative"), 1
    base, *_, step = str(token.value).split()
    return base, step if step == "past" else int(step)
