"""Whether the characters of a page can be trusted: what sends a page to character recognition.

A page may have none, a few that were stamped onto a scan, or characters of a font that says wrongly what it draws. The
limits were set on 2,086 pages of some 500 papers, theses and manuals of TeX users in many languages, of which the books
in Arabic with fonts of their own are the garbled ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from astana_nlp.readers.plausibility import implausibility

if TYPE_CHECKING:
    from astana_nlp.readers.pdf_glyphs import PageGlyphs

NO_TEXT = "no text layer"
BAD_TEXT = "a text layer that says wrongly which letters are drawn"
# characters; fewer on a page that a picture fills are a stamp, a page number, a download note
STAMP = 200
# of the area of the page
FILLED = 0.5
# drawn paths on a page without characters: letters as outlines
OUTLINES = 100
# shares of the characters: without a meaning, of signs that no sentence is made of
UNMAPPED, SIGNS = 0.3, 0.45
# letters that it takes to judge
ENOUGH = 150
# share of vowels in Latin text: 36 to 46 % in English, French and Turkish, under 22 % where letters are shifted
VOWELS = 0.24
# bits a letter by its rank: formulas and code have as few vowels too, but cost less (3.9 to 4.3), and no shift of their
# letters makes them cheaper, as it does where letters are shifted (by 0.8 on 500 pages of 250 files)
SHUFFLED, CHEAPER = 4.35, 0.3
# share of letters with accents: 12 % in Turkish, 25 in Vietnamese, nearly all where a legacy Arabic font pretends Latin
ACCENTED = 0.5
# capitals straight behind small letters, of the letters: 4 % where spaces are not printed, 13 % in lists of names
TURNS = 0.2
# bits; running text of the languages costs up to 5.5 (see `plausibility`)
IMPLAUSIBLE = 6.5

# the letters of Latin print, the most frequent in English, French and Turkish first
_COSTS = {char: math.log2(rank + 2) + 1 for rank, char in enumerate("eaitnrsoludcmpghvbfykwzqxj")}
_SIGN = re.compile(r"[^\w\s.,;:!?'\"()\[\]«»“”‘’–—\-/%&•·،؛؟…\u0610-\u061a\u064b-\u0670\u06d6-\u06ed]")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öøù-ýıœ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-zà-öø-ÿğışœ]", re.IGNORECASE)
_KNOWN = re.compile(r"[a-zà-öø-ɏ\u0400-\u04ff\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]", re.IGNORECASE)
_TURN = re.compile(r"[a-zà-öø-ÿа-я][A-ZÀ-ÖØ-ÞА-Я]")


def fault_of(page: PageGlyphs) -> str:
    """Return what is wrong with the characters of a page, or nothing; a blank page has no fault."""
    text = "".join([glyph.text for glyph in page.glyphs])
    count = len("".join(text.split()))
    drawings = page.drawings
    filled = drawings.largest > FILLED * page.width * page.height
    if not count:
        return NO_TEXT if drawings.images or drawings.paths >= OUTLINES else ""
    if count < STAMP and filled:
        return NO_TEXT
    return BAD_TEXT if _is_garbled(text, count) else ""


def _is_garbled(text: str, count: int) -> bool:
    """Say whether characters are no writing, in any language that is written with the scripts known here."""
    chars = Counter(text)  # of which a page has few different ones
    unmapped = sum(n for c, n in chars.items() if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\t")
    if unmapped > UNMAPPED * count:
        return True
    letters, latin = _counted(_KNOWN, chars), _counted(_LATIN, chars)
    foreign = sum(n for c, n in chars.items() if c.isalpha()) - letters
    if count < ENOUGH or foreign > letters:
        return False
    if _counted(_SIGN, chars) > SIGNS * count or len(_TURN.findall(text)) > TURNS * letters:
        return True
    if latin > ENOUGH and latin > letters / 2:
        accented = sum(n for c, n in chars.items() if c > "\x7f" and _LATIN.match(c))
        few_vowels = _counted(_VOWEL, chars) < VOWELS * latin
        return accented > ACCENTED * latin or (few_vowels and _is_shuffled(text))
    return letters - latin > ENOUGH and implausibility(text) > IMPLAUSIBLE


def _counted(kind: re.Pattern[str], chars: Counter[str]) -> int:
    """Return how many of the characters are of one kind."""
    return sum(n for c, n in chars.items() if kind.match(c))


def _is_shuffled(text: str) -> bool:
    """Say whether Latin letters are others than those that are drawn: all shifted by one number, or at random."""
    counts = Counter(char for char in text.casefold() if char in _COSTS)
    costs = [_cost(counts, shift) for shift in range(len(_COSTS))]
    return costs[0] - min(costs) > CHEAPER or costs[0] > SHUFFLED


def _cost(counts: Counter[str], shift: int) -> float:
    """Return the mean cost of letters that are shifted along the alphabet, in bits as in `plausibility`."""
    moved = ((chr((ord(char) - ord("a") + shift) % len(_COSTS) + ord("a")), count) for char, count in counts.items())
    return sum(count * _COSTS[char] for char, count in moved) / max(counts.total(), 1)
