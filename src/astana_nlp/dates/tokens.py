"""A sentence as tokens with classes: numbers, words of time, the signs between them.

The classes of words stand in `lexicon.py`. Of numbers: `d` 1 to 31, `n` another one, `y` one that may be a year, `N` a
whole numeric date, `C` a clock time, `Q` a decade. Signs stand for themselves; everything else is `x`. A year outside
the twentieth and the twenty-first century is weak: a mere number looks the same.
"""

from __future__ import annotations

from astana_nlp.dates.lexicon import TOKEN, Entry, Lexicon, Token, key
from astana_nlp.dates.neighbours import with_neighbours

Raw = tuple[int, int, str]
YEARS = range(1900, 2036)
OTHER_YEARS = range(1000, 2100)
_SIGNS = frozenset("-,/.():'&[]")
_LONGEST_NUMBER = 3
_YEAR_DIGITS = 4
_SHORT_YEAR = 2
_LAST_DAY = 31
_CLOCK = len("00:00")
_INFLECTED = frozenset("MWSHUYmjXL")
_LONGEST_ENDING, _SHORTEST_STEM = 9, 2
# What may not stand beside the digits of a date: parts of larger numbers, amounts, labels.
_MONEY_BEFORE = frozenset("$€£₽₺#№+")
_MONEY_AFTER = frozenset("$€£₽₺%°+")


def tokenize(folded: str, words: Lexicon | None) -> list[Token]:
    """Return the tokens of a folded sentence, with the classes of one language (numbers only where `words` is None)."""
    raw = raw_tokens(folded)
    tokens: list[Token] = []
    position, last = 0, len(raw)
    while position < last:
        start, end, text = raw[position]
        if text[0].isdecimal():
            tokens.append(_number(folded, tokens, raw[position], words))
            position += sum(other < tokens[-1].end for other, _, _ in raw[position : position + 4])
        elif words is None or not text[0].isalpha():
            tokens.append(Token(start, end, text, text if text in _SIGNS else "x"))
            position += 1
        elif (entries := words.entries.get(text)) and (found := _longest(raw, position, entries)):
            tokens.append(_token(start, raw, position, found))
            position += 1 + len(found.rest)
        elif text[0] in words.clitic_letters and (cut := _proclitic(raw, position, words)):
            tokens += cut
            position += sum(other < cut[-1].end for other, _, _ in raw[position:])
        elif words.endings and (stem := _stem(text, words)):
            tokens.append(_token(start, raw, position, stem))
            position += 1
        else:
            tokens.append(Token(start, end, text, words.joints.get(text, "x")))
            position += 1
    return with_neighbours(folded, tokens, words) if words else tokens


def raw_tokens(folded: str) -> list[Raw]:
    """Return words, numbers and signs of a folded sentence with their places, the words without vowel marks."""
    raw = [(*found.span(), found[0]) for found in TOKEN.finditer(folded)]
    return raw if folded.isascii() else [(start, end, key(text) or text) for start, end, text in raw]


def _token(start: int, raw: list[Raw], position: int, found: Entry) -> Token:
    last = position + len(found.rest)
    word = raw[position][2] if last == position else " ".join((raw[position][2], *found.rest))
    return Token(start, raw[last][1], word, found.code, found.value, found.weak, found.alternatives)


def _longest(raw: list[Raw], position: int, entries: tuple[Entry, ...]) -> Entry | None:
    """Return the longest phrase that stands at `position`."""
    after = raw[position + 1][2] if position + 1 < len(raw) else ""
    for entry in entries:
        rest = entry.rest
        if not rest:
            return entry
        if rest[0] == after and tuple([text for _, _, text in raw[position + 1 : position + 1 + len(rest)]]) == rest:
            return entry
    return None


def _proclitic(raw: list[Raw], position: int, words: Lexicon) -> list[Token]:
    """Return the tokens of a word with a proclitic ('ويوم' is 'و' and 'يوم'), none where it has none."""
    start, end, word = raw[position]
    for prefix in words.proclitics:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and (found := _longest(raw, position, words.entries.get(rest, ()))):
            cut = end - len(rest)
            after = [*raw[:position], (cut, end, rest), *raw[position + 1 :]]
            code = "A" if prefix == words.proclitics[0] else "x"
            return [Token(start, cut, prefix, code), _token(cut, after, position, found)]
    return []


def _stem(word: str, words: Lexicon) -> Entry | None:
    """Return the entry of a month, season, unit … that a word is with its endings ('sonbaharından'), or None."""
    if word in words.no_year_after:
        return None  # 'kişi' is a person, no winter
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in words.endings:
            entries = words.entries.get(word[:-length], ())
            found = next((e for e in entries if not e.rest and e.code in _INFLECTED), None)
            if found:
                return found
    return None


def _number(folded: str, before: list[Token], raw: Raw, words: Lexicon | None) -> Token:
    start, end, text = raw
    if not _stands_alone(folded, start, before):
        return Token(start, end, text, "x")
    if not text.isdecimal():
        if _joined_after(folded, end):
            return Token(start, end, text, "x", text)
        clock = ":" in text and "-" not in text
        return Token(start, end, text, "C" if clock else "N", text.zfill(_CLOCK) if clock else text, clock)
    if words and words.decade_suffix and text[-1] == "0" and len(text) in {_YEAR_DIGITS, _SHORT_YEAR}:
        tail = words.decade_suffix.match(folded, end)
        if tail and tail.end() > end:
            short = len(text) == _SHORT_YEAR
            return Token(start, tail.end(), text, "Q", f"19{text[0]}" if short else text[:3], short)
    code = _number_code(text)
    weak = code == "y" and int(text) not in YEARS
    tail = words.number_suffix.match(folded, end) if words and words.number_suffix else None
    if tail and tail.end() > end and code != "x":
        return Token(start, tail.end(), text, code, int(text), weak)
    joined = _joined_after(folded, end, words)
    return Token(start, end, text, "x" if joined else code, int(text) if code != "x" else "", weak)


def _number_code(text: str) -> str:
    value = int(text) if len(text) <= _YEAR_DIGITS else -1
    if len(text) == _YEAR_DIGITS:
        return "y" if value in OTHER_YEARS else "x"
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
