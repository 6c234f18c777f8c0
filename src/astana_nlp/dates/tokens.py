"""A sentence as tokens with classes: numbers, words of time, the signs between them.

The classes of words stand in `lexicon.py`. Of numbers: `d` 1 to 31, `n` another one, `y` one that may be a year, `N` a
whole numeric date, `C` a clock time, `Q` a decade. Signs stand for themselves; everything else is `x`.
"""

from __future__ import annotations

from typing import NamedTuple

from astana_nlp.dates.calendars import HIJRI, JALALI
from astana_nlp.dates.lexicon import TOKEN, Entry, Lexicon, Value, key

YEARS = range(1900, 2036)
OLD_CALENDAR_YEARS = range(1300, 1500)
_SIGNS = frozenset("-,/.():'&[]")
_TENS = range(20, 100, 10)
_LONGEST_NUMBER = 3
_YEAR_DIGITS = 4
_SHORT_YEAR = 2
_LAST_DAY = 31
_TEN = 10
_ONES = range(1, 10)
# First part, sign, second part: 'twenty-third'.
_WITH_SIGN = 3
_NOUNS = frozenset("UYmjLWMS")
# What may not stand beside the digits of a date: parts of larger numbers, amounts, labels.
_MONEY_BEFORE = frozenset("$€£₽₺#№+")
_MONEY_AFTER = frozenset("$€£₽₺%°+")


class Token(NamedTuple):
    """One token; `start` and `end` count in the sentence (a named tuple, because a document has very many)."""

    start: int
    end: int
    word: str
    code: str
    value: Value = ""
    weak: bool = False
    alternatives: tuple[tuple[str, Value], ...] = ()


def tokenize(folded: str, words: Lexicon | None) -> list[Token]:
    """Return the tokens of a folded sentence, with the classes of one language (numbers only where `words` is None)."""
    raw = [(found.start(), found.end(), found[0]) for found in TOKEN.finditer(folded)]
    tokens: list[Token] = []
    position = 0
    while position < len(raw):
        start, end, text = raw[position]
        if text[0].isdigit():
            tokens.append(_number(folded, tokens, raw[position], words))
            position += sum(other < tokens[-1].end for other, _, _ in raw[position : position + 4])
        elif words is None or not text[0].isalpha():
            tokens.append(Token(start, end, text, text if text in _SIGNS else "x"))
            position += 1
        else:
            position += _word(raw, position, words, tokens)
    return _recode(folded, tokens, words) if words else tokens


def _word(raw: list[tuple[int, int, str]], position: int, words: Lexicon, tokens: list[Token]) -> int:
    """Append the token of the word at `position`; return how many raw tokens it took."""
    start, end, text = raw[position]
    word = key(text)
    if word in words.entries and (found := _longest(raw, position, words.entries[word])):
        tokens.append(_token(start, raw[position + len(found.rest)][1], found, raw, position))
        return 1 + len(found.rest)
    if words.proclitics and (split := _without_proclitic(word, words)):
        prefix, rest = split
        if found := _longest(raw, position, words.entries[rest]):
            cut = end - len(rest)
            tokens.append(Token(start, cut, prefix, "A" if prefix == words.proclitics[0] else "x"))
            tokens.append(_token(cut, raw[position + len(found.rest)][1], found, raw, position))
            return 1 + len(found.rest)
    tokens.append(Token(start, end, word, "i" if word in words.prepositions else "x"))
    return 1


def _token(start: int, end: int, found: Entry, raw: list[tuple[int, int, str]], position: int) -> Token:
    word = key(raw[position][2]) if not found.rest else " ".join((key(raw[position][2]), *found.rest))
    return Token(start, end, word, found.code, found.value, found.weak, found.alternatives)


def _longest(raw: list[tuple[int, int, str]], position: int, entries: tuple[Entry, ...]) -> Entry | None:
    for entry in entries:
        if not entry.rest:
            return entry
        ahead = raw[position + 1 : position + 1 + len(entry.rest)]
        if tuple(key(text) for _, _, text in ahead) == entry.rest:
            return entry
    return None


def _without_proclitic(word: str, words: Lexicon) -> tuple[str, str] | None:
    for prefix in words.proclitics:
        if word.startswith(prefix) and word[len(prefix) :] in words.entries:
            return prefix, word[len(prefix) :]
    return None


def _number(folded: str, before: list[Token], raw: tuple[int, int, str], words: Lexicon | None) -> Token:
    start, end, text = raw
    if not _stands_alone(folded, start, before):
        return Token(start, end, text, "x")
    if not text.isdigit():
        code = "x" if _joined_after(folded, end) else "C" if ":" in text and "-" not in text else "N"
        return Token(start, end, text, code, text)
    if words and words.decade_suffix and len(text) == _YEAR_DIGITS and text[-1] == "0":
        tail = words.decade_suffix.match(folded, end)
        if tail and tail.end() > end:
            return Token(start, tail.end(), text, "Q", text[:3])
    code = _number_code(text)
    tail = words.number_suffix.match(folded, end) if words and words.number_suffix else None
    if tail and tail.end() > end and code != "x":
        return Token(start, tail.end(), text, code, int(text))
    return Token(start, end, text, "x" if _joined_after(folded, end, words) else code, int(text) if code != "x" else "")


def _number_code(text: str) -> str:
    value = int(text) if len(text) <= _YEAR_DIGITS else -1
    if len(text) == _YEAR_DIGITS:
        return "y" if value in YEARS or value in OLD_CALENDAR_YEARS else "x"
    if 1 <= value <= _LAST_DAY and len(text) < _LONGEST_NUMBER:
        return "d"
    return "n" if value >= 0 and len(text) <= _LONGEST_NUMBER else "x"


def _stands_alone(folded: str, start: int, before: list[Token]) -> bool:
    """Say whether the digits at `start` begin a number of their own (those of 'Astana-6', '450.000', '$50' do not)."""
    if not start:
        return True
    sign = folded[start - 1]
    last = before[-1] if before and before[-1].end == start else None
    if sign in _MONEY_BEFORE:
        return False
    if sign.isalpha() or sign == "_":
        return last is not None and last.code != "x"
    if sign in ".,":
        return not (start > 1 and folded[start - 2].isdigit())
    if sign == "-" and start > 1 and folded[start - 2].isalpha():
        return len(before) > 1 and before[-2].code in "MPEYWpTAi" and before[-2].end == start - 1
    return sign not in "/\\=" or (len(before) > 1 and before[-2].code in "dyn")


def _joined_after(folded: str, end: int, words: Lexicon | None = None) -> bool:
    rest = folded[end : end + 2]
    if not rest:
        return False
    if rest[0] in _MONEY_AFTER:
        return True
    if rest[0].isalpha() or rest[0] == "_":
        tail = TOKEN.match(folded, end)
        return not (words and tail and key(tail[0]) in words.entries)
    return rest[0] in ".," and rest[1:].isdigit()


def _recode(folded: str, tokens: list[Token], words: Lexicon) -> list[Token]:
    tokens = _with_word_suffixes(folded, tokens, words)
    tokens = _compound_numbers(tokens, words)
    tokens = _double_months(tokens)
    return [_in_company(tokens, i) for i in range(len(tokens))]


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
    if not any(token.code == "M" for token in tokens):
        return tokens
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


def _in_company(tokens: list[Token], i: int) -> Token:
    """Return the token with the class that its neighbours decide."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        token.code == "n"
        and before
        and (_is_calendar(before, JALALI) or _is_persian_month(before, tokens, i))
        and len(token.word) == _SHORT_YEAR
    ):
        return token._replace(code="y", value=1300 + int(token.word))
    if token.code == "p" and before and before.code in _NOUNS and not (after and after.code in _NOUNS):
        return next(
            (token._replace(code=code, value=value) for code, value in token.alternatives if code == "q"), token
        )
    if token.code == "P" and after and after.code == "o" and "".join(t.code for t in tokens[i + 2 : i + 3]) in "yY":
        return next((token._replace(code=code, value=v) for code, v in token.alternatives if code == "L"), token)
    if token.code == "c" and after and after.code == "M" and isinstance(token.value, int) and not after.weak:
        return token._replace(code="o")
    if token.code == "y" and int(str(token.value)) in OLD_CALENDAR_YEARS and not _old_calendar_shown(before, after):
        return token._replace(code="n" if before and before.code == "M" else "h")
    return token


def _is_persian_month(before: Token, tokens: list[Token], i: int) -> bool:
    return before.code == "m" and i > 1 and _is_calendar(tokens[i - 2], JALALI)


def _is_calendar(token: Token, *calendars: str) -> bool:
    return token.code == "M" and isinstance(token.value, tuple) and token.value[0] in calendars


def _old_calendar_shown(before: Token | None, after: Token | None) -> bool:
    if before and (_is_calendar(before, JALALI, HIJRI) or before.code in "YSPm"):
        return True
    return bool(after and (after.code == "e" or _is_calendar(after, JALALI, HIJRI)))
