"""The words of page furniture in all languages (`knowledge/languages/<code>/layout.toml`), ready to be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from astana_nlp.knowledge import languages, words

# One form for letters that writers and keyboards exchange: hamza carriers, Persian and Arabic kaf and yeh, Turkish i.
_FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ı": "i", "İ": "i", "’": "'", "\u200c": " "}
)
_VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0670\u0307]")
_FRONT = re.compile(r"[\W\d_]*")
_BACK = re.compile(r"[\W_]*")


def fold(text: str) -> str:
    """Return `text` without case, vowel signs and variants of letters, for comparing and not for showing."""
    if text.isascii():
        return text.lower()
    return _VOWEL_SIGNS.sub("", unicodedata.normalize("NFC", text.translate(_FOLDED).casefold()))


def bare(text: str) -> str:
    """Return `text` folded, without numbering and punctuation around it."""
    folded = fold(text)
    # the end is matched from behind: a search for it would try every place of a long run of marks
    end = len(folded) - _BACK.match(folded[::-1]).end()  # type: ignore[union-attr]  # matches anything
    return " ".join(folded[_FRONT.match(folded).end() : end].split())  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Layout:
    """The furniture words of all languages, folded: `first` words that open a piece, and whole headings."""

    references: frozenset[str]
    endnotes: frozenset[str]
    back_matter: frozenset[str]
    related: frozenset[str]
    boilerplate: frozenset[str]
    contents: frozenset[str]
    site_pages: frozenset[str]
    stamp_names: re.Pattern[str]
    openings: re.Pattern[str]
    caption: re.Pattern[str]
    byline: re.Pattern[str]
    published: re.Pattern[str]
    changed: re.Pattern[str]
    wrote: re.Pattern[str]


@cache
def layout() -> Layout:
    """Return the furniture words of all languages that have them."""
    single = frozenset(word for word in _all("boilerplate") if " " not in word)
    return Layout(
        references=frozenset(_all("references")) | frozenset(_all("endnotes")),
        endnotes=frozenset(_all("endnotes")),
        back_matter=frozenset(_all("back_matter")),
        related=frozenset(_all("related")),
        boilerplate=single,
        contents=frozenset(_all("contents")),
        site_pages=frozenset(_all("site_pages")),
        stamp_names=re.compile(_either(_all("stamp_names"))),
        openings=re.compile(rf"(?:{_either(set(_all('boilerplate')) - single)})(?!\w)|(?:{_either(single)})\s*:"),
        caption=re.compile(rf"(?:{_either(_all('caption'))})\.?(?:\s*(?:n°|no\.?|№)?\s*\d+(?!\w)|\s*:)"),
        byline=re.compile(rf"(?:{_either(_all('byline'))})\s*[:：]?\s+"),
        published=re.compile(rf"(?<!\w)(?:{_either(_all('published'))})(?:\s*[:：]\s*|\s+)"),
        changed=re.compile(rf"(?<!\w)(?:{_either(_all('changed'))})(?!\w)"),
        wrote=re.compile(rf"(?<!\w)(?:{_either(_all('wrote'))})(?!\w)"),
    )


def _all(table: str) -> list[str]:
    return [bare(entry) for code in languages() for entry in words(code, "layout").get(table, [])]


def _either(entries: set[str] | frozenset[str] | list[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))
