"""Characters that a reader sees but no person does: dropped, or written in the one form that the later steps know.

Pure functions over text; every reader calls `clean` once, before any offset is counted.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = (
    "\u00ad"  # soft hyphen
    "\u0640"  # tatweel: stretches Arabic words, is no letter
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi control
    "\u180e\u200b\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"  # zero width, but not the non-joiner
)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\f\x85\v"]
_LONE_SURROGATES = range(0xD800, 0xE000)

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _DROPPED)),
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(_LONE_SURROGATES, "\ufffd"),
    ord("\u2028"): "\n",
    ord("\u2029"): "\n\n",
    ord("\x85"): "\n",
    ord("\v"): "\n",
    # numerals of one character ('Ⅳ'); TeX calls letters of some fonts so, whose shapes they share ('Exaⅿpⅼe')
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2160, 0x2180)},
}

_LINE_END = re.compile(r"\r\n?")
_PRESENTATION_FORM = r"[\ufb00-\ufb06\ufb50-\ufdfc\ufe70-\ufefc]"
# `re` looks for the first character of `[…][…]*` in a third of the time of `[…]+`
_PRESENTATION_FORMS = re.compile(f"{_PRESENTATION_FORM}{_PRESENTATION_FORM}*")
# Persian writes the zero-width non-joiner inside words; anywhere else it is litter of a word processor.
_STRAY_NON_JOINER = re.compile(r"\u200c(?:(?<!\w\u200c)|(?!\w))")
_REPEATED_NON_JOINER = re.compile(r"\u200c{2,}")
# A search for the few characters to replace is ten times faster than `str.translate` over all of them.
_REPLACED = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_TABLE)) + "]")
_SUPERSCRIPTS = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 3)


def clean(text: str) -> str:
    r"""Return `text` in NFC, with `\n` as the only line end and without invisible characters.

    Soft hyphens, zero-width characters other than ZWNJ, bidi controls, tatweel and control characters go; other
    spaces become a space; presentation forms (Arabic shapes, Latin ligatures) become their letters, which NFKC on
    those alone does without touching superscript note marks. Form feeds stay: they are page breaks.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _REPLACED.sub(_replacement, _LINE_END.sub("\n", text))
    if text.isascii():
        return text
    formed = _PRESENTATION_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    is_formed, text = formed != text, formed
    if "\u200c" in text:
        text = _STRAY_NON_JOINER.sub("", _REPEATED_NON_JOINER.sub("\u200c", text))
    # the NFKC form of some ligatures holds tatweel or a space; a second pass makes the function idempotent
    return unicodedata.normalize("NFC", _REPLACED.sub(_replacement, text) if is_formed else text)


def _replacement(found: re.Match[str]) -> str:
    return _TABLE[ord(found[0])] or ""


def one_line(text: str) -> str:
    """Return `text` cleaned and with every run of white space as one space."""
    return " ".join(clean(text).split())


def dense(text: str) -> str:
    """Return `text` without white space, which differs from one reading of a page to the next."""
    return "".join(text.split())


def superscript(number: str) -> str:
    """Return a note number written in superscript digits (`12` -> `¹²`); other characters stay."""
    return number.translate(_SUPERSCRIPTS)
