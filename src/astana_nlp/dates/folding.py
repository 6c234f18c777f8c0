"""Text made comparable without moving a character, so that what is found in it has the same offsets in the surface."""

from __future__ import annotations

import re
import unicodedata

from astana_nlp.sentences import mask_note_marks

MASK = "\N{END OF PROOF}"

# Addresses hold numbers that look like dates; the path is part of the address even where a bracket stands in it.
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+|\S+@\S+\.\w+|(?<!\w)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S+")
_DASHES = "‐‑‒–—―−"
_APOSTROPHES = "’‘ʼ`´′"
_SAME = {
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ı": "i",
    "İ": "i",
    "I": "i",
    "،": ",",
    "٫": ".",
}


def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in _SAME.items()}
    table |= dict.fromkeys(map(ord, _DASHES), "-") | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    for code in (*range(0xC0, 0x250), *range(0x400, 0x460)):
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        if code not in table and (base != "и"):
            table[code] = base
    for zero in ("٠", "۰"):
        table |= {ord(zero) + digit: str(digit) for digit in range(10)}
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return the text in lower case with plain digits, dashes and letters without accents, as long as it was.

    Arabic and Persian letter forms become one; 'й' stays what it is; note marks become spaces.
    """
    folded = mask_note_marks(text).translate(_TABLE).lower()
    return folded if len(folded) == len(text) else "".join(c.lower()[:1] for c in text.translate(_TABLE))


def mask_addresses(folded: str) -> str:
    """Return the text with web and mail addresses replaced by as many signs that are part of no word."""
    if "/" not in folded and "@" not in folded and "www" not in folded:
        return folded
    return _ADDRESS.sub(lambda address: MASK * len(address[0]), folded)
