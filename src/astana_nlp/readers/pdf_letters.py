"""Letters that a PDF prints or names in other ways than they are read: accents apart, shapes that letters share.

Fonts in the OT1 encoding of TeX have no accented letters: TeX prints the accent alone over the letter. Programs tell
the character of a shape by looking it up backwards, and take one of several: of digits that Arabic and Persian share,
of the alef in lam-alef.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.readers.pdf_glyphs import Glyph

# spacing accents and what they are over (or under) a letter
_ACCENTS = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# characters between an accent and its letter in the file; sizes between their baselines: capitals raise accents
_NEAR, _RISE, _SINK = 2, 0.5, 0.1
# what TeX draws guillemets with where its fonts have none; the teh whose dots make room for those of the next letter
_MISNAMED = {"≪": "«", "≫": "»", "ٺ": "ت"}
_LAM, _END_OF_TEXT = "ل", "\u061d"
# vowel signs; how far one may be raised above the baseline of its letter, and stand beside it, in sizes
_SIGNS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670]")
_RAISED, _SPREAD = 0.8, 0.2
_ARABIC_DIGITS, _PERSIAN_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
# letters that the other of the two languages does not have, or writes with another shape
_PERSIAN_LETTERS, _ARABIC_LETTERS = "پچژگکی", "يكةىأإ"
_ODD = re.compile(f"[{''.join(_ACCENTS)}{''.join(_MISNAMED)}{_END_OF_TEXT}{_ARABIC_DIGITS}]")


def lettered(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the characters of a page as they are read.

    Args:
        glyphs: in the order in which the file prints them, in which an accent stands beside its letter.
    """
    text = "".join([glyph.text for glyph in glyphs])
    if _SIGNS.search(text):
        glyphs = _grounded(glyphs)
    found = set(_ODD.findall(text))
    if not found:
        return glyphs
    renamed = _renamed(glyphs, _digits_of(text)) if found - _ACCENTS.keys() else glyphs
    return _composed(renamed) if found & _ACCENTS.keys() else renamed


def _grounded(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Set signs over letters down on the baseline of their letter, which stands beside them in the file.

    Raised, they make a row of their own with the marks of notes.
    """
    out = list(glyphs)
    for place, glyph in enumerate(glyphs):
        if not _SIGNS.match(glyph.text):
            continue
        around = (glyphs[i] for i in (place - 1, place + 1, place - 2) if 0 <= i < len(glyphs))
        base = next((other for other in around if _stands_under(other, glyph)), None)
        if base is not None:
            out[place] = glyph._replace(baseline=base.baseline)
    return out


def _stands_under(letter: Glyph, sign: Glyph) -> bool:
    near = abs(letter.baseline - sign.baseline) <= _RAISED * letter.size
    over = letter.x0 - _SPREAD * letter.size <= sign.middle <= letter.x1 + _SPREAD * letter.size
    return near and over and letter.text[0].isalpha()


def _digits_of(text: str) -> dict[str, str]:
    """Return what digits of the other language are on a page that has both kinds: its letters tell the language."""
    if not any(map(text.count, _PERSIAN_DIGITS)) or not any(map(text.count, _ARABIC_DIGITS)):
        return {}
    persian, arabic = (sum(map(text.count, letters)) for letters in (_PERSIAN_LETTERS, _ARABIC_LETTERS))
    pair = (_ARABIC_DIGITS, _PERSIAN_DIGITS) if persian > arabic else (_PERSIAN_DIGITS, _ARABIC_DIGITS)
    return dict(zip(*pair, strict=True))


def _renamed(glyphs: Sequence[Glyph], digits: dict[str, str]) -> list[Glyph]:
    names = _MISNAMED | digits
    out: list[Glyph] = []
    before = ""
    for glyph in glyphs:
        name = names.get(glyph.text, glyph.text)
        # the alef of lam-alef, which has no number of its own in fonts; both may be one shape
        name = "ا" if name == _END_OF_TEXT and before == _LAM else name.replace(_LAM + _END_OF_TEXT, "لا")
        out.append(glyph if name == glyph.text else glyph._replace(text=name))
        before = name
    return out


def _composed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put accents that stand over a letter into it."""
    out: list[Glyph | None] = list(glyphs)
    by_height: list[int] = []
    for place, glyph in enumerate(glyphs):
        if len(glyph.text) == 2 and _ACCENTS.keys() & set(glyph.text):  # noqa: PLR2004 - both begin at one point
            out[place] = glyph._replace(text=_pair(glyph.text))
        if glyph.text not in _ACCENTS:
            continue
        around = (i for step in range(1, _NEAR + 1) for i in (place + step, place - step) if 0 <= i < len(glyphs))
        if not _put_into(out, glyph, place, around):
            # accents of capitals are printed apart from them
            by_height = by_height or sorted(range(len(glyphs)), key=lambda i: glyphs[i].baseline)
            _put_into(out, glyph, place, _beside(glyphs, by_height, glyph))
    return [glyph for glyph in out if glyph is not None]


def _put_into(out: list[Glyph | None], accent: Glyph, place: int, around: Iterable[int]) -> bool:
    """Put an accent into the first letter that carries it; say whether there is one."""
    for index in around:
        base = out[index]
        if base is not None and _carries(base, accent) and (letter := _with_accent(base.text, accent.text)):
            out[index], out[place] = base._replace(text=letter), None
            return True
    return False


def _beside(glyphs: Sequence[Glyph], by_height: Sequence[int], accent: Glyph) -> Sequence[int]:
    """Return the indices of the characters in whose line an accent may stand."""
    first = bisect_left(by_height, accent.baseline - _SINK * accent.size, key=lambda i: glyphs[i].baseline)
    last = bisect_left(by_height, accent.baseline + _RISE * accent.size, key=lambda i: glyphs[i].baseline)
    return by_height[first:last]


def _pair(text: str) -> str:
    accent = text[text[0] not in _ACCENTS]
    return _with_accent(text.replace(accent, "", 1), accent) or text


def _carries(base: Glyph, accent: Glyph) -> bool:
    """Say whether an accent stands over (or under) a letter."""
    rise = base.baseline - accent.baseline
    over = base.x0 <= accent.middle <= base.x1
    return base.text.isalpha() and over and -_SINK * base.size <= rise <= _RISE * base.size


def _with_accent(letter: str, accent: str) -> str:
    """Return a letter with its accent where there is such a letter, or nothing."""
    mark = _ACCENTS[accent]
    below = unicodedata.combining(mark) < unicodedata.combining("\u0300")
    whole = unicodedata.normalize("NFC", (letter if below else _DOTLESS.get(letter, letter)) + mark)
    return whole if len(whole) == 1 else ""
