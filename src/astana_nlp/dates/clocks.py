"""Clock times: '9:30 p.m.', '9h30', 'الساعة 9', "saat 9.30'da", 'в 9 часов утра'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.dates.lexicon import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOON, _HOURS, _MINUTES = 12, 24, 60
# word of the hour, hour, sign, minutes, word of the hour, half of the day; one of the words or a colon is needed
_TIMED = re.compile("[CIK]")
_SHAPE = re.compile(r"(?<![dncoa])(I?)t?(C|[dcox])(?:([.:I])([dnx]))?(?:-?(I)(?![dnc]))?(?:-?O?t?([KH]))?")


def with_clocks(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each clock time made one token of class `C` with the value 'HH:MM'.

    A token is weak where only the colon says that it is a time: what stands before it has to say so too.
    """
    codes = "".join("I" if _is_hour(token) else token.code for token in tokens)
    if not _TIMED.search(codes):
        return tokens
    out: list[Token] = []
    position = 0
    while position < len(tokens):
        found = _SHAPE.match(codes, position)
        clock = _clock(found, tokens) if found else None
        out.append(clock or tokens[position])
        position = found.end() if found and clock else position + 1
    return out


def _is_hour(token: Token) -> bool:
    return token.code == "U" and token.value == "hour"


def _clock(found: re.Match[str], tokens: Sequence[Token]) -> Token | None:
    part = tokens[slice(*found.span())]
    sure = bool(found[6]) or (bool(found[5]) and tokens[found.start(5)].code == "I") or found[3] == "I"
    if not (sure or found[1] or found[2] == "C") or not _counts_no_hours(found, tokens):
        return None
    numbers = _numbers(found, tokens)
    if numbers is None:
        return None
    hour, minute = numbers
    half = tokens[found.start(6)].value if found[6] else ""
    hour += _NOON * (half in {"pm", "AF", "EV"} or (half == "NI" and hour > _NOON // 2)) * (hour < _NOON)
    hour -= _NOON * (half == "am" and hour == _NOON)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    weak = not sure and not found[1]
    return Token(part[0].start, part[-1].end, "clock", "C", f"{hour:02}:{minute:02}", weak)


def _counts_no_hours(found: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Say whether the number is no part of a length of time ('3 saat 20 dakika')."""
    after = tokens[found.end()].code if found.end() < len(tokens) else ""
    return found[2] == "C" or bool(found[6]) or after not in set("UYmjXL-")


def _numbers(found: re.Match[str], tokens: Sequence[Token]) -> tuple[int, int] | None:
    token = tokens[found.start(2)]
    if found[2] == "C":
        hour, _, minute = str(token.value).partition(":")
        return int(hour), int(minute)
    minutes = tokens[found.start(4)].word if found[4] else "0"
    hour_ = str(token.value) if isinstance(token.value, int) else token.word
    return (int(hour_), int(minutes)) if hour_.isdecimal() and minutes.isdecimal() else None
