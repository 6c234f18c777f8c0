"""Roman numbers of centuries: 'XIX век', 'XIXe siècle'."""

from __future__ import annotations

import re

_DIGITS = {"i": 1, "v": 5, "x": 10}
# with the endings of French ordinals; centuries need no more than these digits
_ROMAN = re.compile(r"(x{0,3}(?:ix|iv|v?i{0,3}))(?:e|er|ere|eme)?")


def roman_number(word: str) -> int:
    """Return the number that a folded word is as a Roman numeral ('xixe' gives 19), 0 where it is none."""
    found = _ROMAN.fullmatch(word)
    if not found:
        return 0
    values = [_DIGITS[letter] for letter in found[1]]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
