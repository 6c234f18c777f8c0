"""What the tokens around a token make of it: compound numbers, double months, clocks, eras, words of two meanings."""

from __future__ import annotations

import re

from astana_nlp.dates.calendars import GREGORIAN, HIJRI, JALALI, calendar_of
from astana_nlp.dates.clocks import with_clocks
from astana_nlp.dates.lexicon import Lexicon, Token
from astana_nlp.dates.roman import roman_number

_TENS = range(20, 100, 10)
_TEN = 10
_ONES = range(1, 10)
# First part, sign, second part: 'twenty-third'.
_WITH_SIGN = 3
_NOUNS = frozenset("UYmjLWMSX")
_SHORT_YEAR = 2
_NUMBER_WORDS, _MONTHS, _CLOCKS = re.compile("[co][-A]?[co]"), re.compile("M[(/-]?M"), re.compile("[CIKU]")
_WITH_ERA = ("yb", "db", "nb", "by", "bd", "bn", "ed", "en")


def with_neighbours(folded: str, tokens: list[Token], words: Lexicon) -> list[Token]:
    """Return the tokens with what their neighbours tell; every step is left out where nothing can come of it."""
    tokens = _with_word_suffixes(folded, tokens, words)
    codes = "".join([token.code for token in tokens])
    if _NUMBER_WORDS.search(codes):
        tokens = _compound_numbers(tokens, words)
    if _MONTHS.search(codes):
        tokens = _double_months(tokens)
    if "b" in codes or "e" in codes:
        tokens = _before_christ(tokens)
    if _CLOCKS.search(codes):
        tokens = with_clocks(tokens)
    decided = _DECIDED | {"x"} if "X" in codes else _DECIDED
    return [_in_company(tokens, i, words) if token.code in decided else token for i, token in enumerate(tokens)]


def _before_christ(tokens: list[Token]) -> list[Token]:
    """Make a negative year of a number before Christ ('53 BC', 'MÖ 53', '53 году до н. э.') and a year of 'AD 70'."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        codes = "".join(t.code for t in out[-3:])
        back = next(
            (n for n, ends in ((3, ("yYb", "dYb", "nYb", "bOd", "bOn", "bOy")), (2, _WITH_ERA)) if codes[-n:] in ends),
            0,
        )
        if back:
            number = next(t for t in out[-back:] if t.code in "dny")
            sign = 1 if codes[-back] == "e" else -1
            year = sign * int(str(number.value))
            out[-back:] = [Token(out[-back].start, token.end, number.word, "y", year)] if year else out[-back:]
    return out


def _with_word_suffixes(folded: str, tokens: list[Token], words: Lexicon) -> list[Token]:
    """Join a word with the suffix behind its apostrophe (Mayıs'ta)."""
    if words.word_suffix is None or "'" not in folded:
        return tokens
    joined: list[Token] = []
    for token in tokens:
        if joined and token.start < joined[-1].end:
            continue
        tail = words.word_suffix.match(folded, token.end) if token.code in "MWYmjdySNH" else None
        joined.append(token._replace(end=tail.end()) if tail else token)
    return joined


def _compound_numbers(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Add up number words: 'двадцать третьего', 'twenty-third', 'الخامس والعشرين', 'بیست و سوم', 'on dört'."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        back = _WITH_SIGN if len(out) >= _WITH_SIGN and out[-2].code in ("-A" if words.and_in_numbers else "-") else 2
        if token.code not in "co" or len(out) < back or out[-back].code not in "co":
            continue
        first = out[-back]
        if _adds_up(first.value, token.value, words):
            code = "o" if "o" in first.code + token.code else "c"
            total = int(str(first.value)) + int(str(token.value))
            out[-back:] = [Token(first.start, token.end, f"{first.word} {token.word}", code, total)]
    return out


def _adds_up(first: object, second: object, words: Lexicon) -> bool:
    if not (isinstance(first, int) and isinstance(second, int)):
        return False
    tens, units = (second, first) if words.units_first else (first, second)
    return (tens in _TENS or (tens == _TEN and words.ten_and_units)) and units in _ONES


def _double_months(tokens: list[Token]) -> list[Token]:
    """Make one token of a month named twice: 'كانون الثاني/يناير', 'يناير (كانون الثاني)'."""
    out: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        length = _named_again(tokens, position) if token.code == "M" else 1
        again = token._replace(end=tokens[position + length - 1].end, weak=False)
        out.append(token if length == 1 else again)
        position += length
    return out


def _named_again(tokens: list[Token], position: int) -> int:
    """Return how many tokens the month at `position` takes when it is named again behind it, else 1."""
    codes = "".join(token.code for token in tokens[position : position + 4])
    for shape, length in (("M(M)", 4), ("M/M", 3), ("M-M", 3), ("MM", 2)):
        if codes.startswith(shape):
            again = tokens[position + shape.rindex("M")]
            return length if again.value == tokens[position].value else 1
    return 1


def _in_company(tokens: list[Token], i: int, words: Lexicon) -> Token:
    """Return the token with the class that its neighbours decide."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return _COMPANY[token.code](token, before, after, tokens[: i - 1] if i else [], words)


def _number_of(token: Token, before: Token | None, _: Token | None, back: list[Token], words: Lexicon) -> Token:
    """Read '۱۲ بهمن ۹۵': two digits behind a Persian month are a year; and 'les années 70', a decade."""
    if before and before.word in words.decade_words and int(token.word) % 10 == 0:
        return token._replace(code="Q", value=token.word)
    month = before if before and before.code == "M" else back[-1] if before and before.code == "m" and back else None
    if month and _is_calendar(month, JALALI) and len(token.word) == _SHORT_YEAR:
        return token._replace(code="y", value=1300 + int(token.word))
    return token


def _modifier(token: Token, before: Token | None, after: Token | None, _: list[Token], __: Lexicon) -> Token:
    """Let 'last' behind its noun count from there; 'to last three months' is the verb."""
    if before and before.code == "T" and after and after.code in "cdn":
        return token._replace(code="x")
    if before and before.code in _NOUNS and not (after and after.code in _NOUNS):
        return _alternative(token, "q")
    return token


def _part(token: Token, before: Token | None, after: Token | None, _: list[Token], __: Lexicon) -> Token:
    """Tell 'نیمه' (mid, half) and 'earlier' (two days earlier, earlier this year) apart."""
    if after and after.code == "o":
        return _alternative(token, "L")
    return _alternative(token, "GF") if before and before.code in _NOUNS | {"D"} else token


def _alternative(token: Token, wanted: str) -> Token:
    return next((token._replace(code=code, value=v) for code, v in token.alternatives if code in wanted), token)


def _count(token: Token, _: Token | None, after: Token | None, __: list[Token], ___: Lexicon) -> Token:
    """Let a number word before a month be a day."""
    day = after and after.code == "M" and isinstance(token.value, int) and not after.weak
    return token._replace(code="o") if day else token


def _year(token: Token, before: Token | None, after: Token | None, _: list[Token], words: Lexicon) -> Token:
    """Trust a year of another calendar where a month, an era or the word 'year' stands beside it; see 'دهه ۱۳۶۰'."""
    if before and before.word in words.decade_words and int(token.word) % 10 == 0:
        return token._replace(code="Q", value=token.word)
    if not token.weak or calendar_of(int(str(token.value)), words.language) == GREGORIAN:
        return token
    if _old_calendar_shown(before, after):
        return token._replace(weak=False)
    return token._replace(code="n") if before and before.code == "M" else token


def _decade(token: Token, before: Token | None, after: Token | None, _: list[Token], __: Lexicon) -> Token:
    """Read 'the 80s', '70-х годах', but not 'in his 20s'."""
    if not token.weak or (after and after.code == "Y") or (before and before.code in "tP'-"):
        return token
    return token._replace(code="x")


def _plain_word(token: Token, _: Token | None, after: Token | None, __: list[Token], ___: Lexicon) -> Token:
    """Read the Roman number of a century."""
    if after and after.code == "X" and (number := roman_number(token.word)):
        return token._replace(code="o", value=number)
    return token


def _later(token: Token, before: Token | None, _: Token | None, __: list[Token], ___: Lexicon) -> Token:
    """Let 'спустя' belong to the number before it."""
    return _alternative(token, "F") if before and before.code in _NOUNS | {"D"} else token


_COMPANY = {
    "f": _later,
    "n": _number_of,
    "p": _modifier,
    "P": _part,
    "c": _count,
    "y": _year,
    "Q": _decade,
    "x": _plain_word,
}
_DECIDED = frozenset(_COMPANY) - {"x"}


def _is_calendar(token: Token, *calendars: str) -> bool:
    return token.code == "M" and isinstance(token.value, tuple) and token.value[0] in calendars


def _old_calendar_shown(before: Token | None, after: Token | None) -> bool:
    if before and (_is_calendar(before, JALALI, HIJRI) or before.code in "YSPm"):
        return True
    return bool(after and (after.code == "e" or _is_calendar(after, JALALI, HIJRI)))
