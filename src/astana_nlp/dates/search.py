"""Which words a sentence is read with, and what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.dates.folding import fold, mask_addresses
from astana_nlp.dates.grammar import readings
from astana_nlp.dates.joining import Found, join
from astana_nlp.dates.lexicon import Lexicon, Token, key, known_languages, lexicon
from astana_nlp.dates.tokens import tokenize
from astana_nlp.dates.yearless import FUTURE, PAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")
_SCRIPTS = {
    "ar": re.compile("[\u0620-\u06ff]"),
    "fa": re.compile("[\u0620-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_PERSIAN = re.compile("[پچژگ]")
_LATIN = re.compile("[a-z]")
_UNKNOWN_LANGUAGES = frozenset({"", "und", "unknown", "xx", "zxx", "mul"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression with the language that it was read in and the tense of its clause (future, past or empty)."""

    found: Found
    language: str
    tense: str


def search(text: str, language: str) -> list[Hit]:
    """Return the time expressions of one sentence in their order, without overlaps.

    The sentence is read with the words of its own language; where another script stands in it, or a month of another
    language, with those too.
    """
    folded = mask_addresses(fold(text))
    digits = _DIGIT.search(folded) is not None
    names = {key(word) for word in _WORD.findall(folded)}
    hits: list[Hit] = []
    own = lexicon(language)
    for code in _languages(folded, language, names, digits=digits):
        words = lexicon(code) if code else None
        if digits or words is None or _triggered(names, words):
            read = _read(text, folded, words, code or language)
            hits = _merged(hits, [h for h in read if code in ("", language) or not _known(folded, h, own)])
    return hits


def _known(folded: str, hit: Hit, own: Lexicon | None) -> bool:
    """Say whether a word of another language is one of the sentence's own: French 'sept' is seven, no September."""
    start, end = hit.found.span
    return own is not None and key(folded[start:end]) in own.entries


def _languages(folded: str, language: str, names: set[str], *, digits: bool) -> Iterator[str]:
    """Yield the languages to read with, the most likely first; '' stands for 'numbers only'."""
    own = language if language in known_languages() and _SCRIPTS.get(language, _LATIN).search(folded) else ""
    if not own and (language in known_languages() or language in _UNKNOWN_LANGUAGES):
        own = _by_script(folded)
    if own or digits:
        yield own
    foreign = language not in _UNKNOWN_LANGUAGES and language not in known_languages()
    for code in known_languages():
        if code == own or (foreign and _SCRIPTS.get(code, _LATIN) is _LATIN):
            continue
        words = lexicon(code)
        if digits and words and not names.isdisjoint(words.months):
            yield code


def _by_script(folded: str) -> str:
    """Return the language to read with where the script of the sentence is not the one of its language."""
    if _SCRIPTS["ar"].search(folded):
        return "fa" if _PERSIAN.search(folded) else "ar"
    return "ru" if _SCRIPTS["ru"].search(folded) else ""


def _triggered(names: set[str], words: Lexicon) -> bool:
    if not names.isdisjoint(words.triggers):
        return True
    return any(name[len(p) :] in words.triggers for p in words.proclitics for name in names if name.startswith(p))


def _read(text: str, folded: str, words: Lexicon | None, language: str) -> Iterator[Hit]:
    tokens = tokenize(folded, words)
    if words and words.capitals:
        tokens = [_written_right(t, text) if t.weak or t.code in "VR" else t for t in tokens]
    found = join(list(readings(tokens, words)), tokens, words)
    cues = list(words.tense.finditer(folded)) if words and found else []
    for expression in found:
        tense = _tense(folded, expression.span, cues, verb_last=words.verb_last) if words else ""
        yield Hit(expression, language, tense)


def _tense(folded: str, span: tuple[int, int], cues: Sequence[re.Match[str]], *, verb_last: bool) -> str:
    """Return the tense of the clause of an expression: that of the nearest word that shows one.

    That is the one before it, or behind it where verbs come last; beyond a comma only one that speaks of the future.
    """
    start, end = span
    left = [(folded[cue.end() : start], cue) for cue in reversed(cues) if cue.end() <= start]
    right = [(folded[end : cue.start()], cue) for cue in cues if cue.start() >= end]
    inside = [("", cue) for cue in cues if cue[1] and cue.start() < end and start < cue.end()]
    nearest = [*inside, *(right + left if verb_last else left + right)]
    clause = next((cue for gap, cue in nearest if "," not in gap), None)
    if clause:
        return FUTURE if clause[1] else PAST
    return FUTURE if any(cue[1] for _, cue in nearest) else ""


def _written_right(token: Token, text: str) -> Token:
    """Take its meaning from 'may' or 'march' in small letters, and from 'Weekly' or 'Now' as part of a name."""
    lower = text[token.start].islower()
    named = token.code in "VR" and token.start > 0 and text[token.start].isupper() and text[token.start - 1] == " "
    if (token.weak and lower and token.code != "S") or (named and text[: token.start].rstrip()[-1:].isalpha()):
        return Token(token.start, token.end, token.word, "x")
    return token


def _merged(old: list[Hit], new: list[Hit]) -> list[Hit]:
    """Add expressions found with another language's words; where two overlap, the one that says more stays."""
    for hit in new:
        start, end = hit.found.span
        rivals = [h for h in old if h.found.span[0] < end and start < h.found.span[1]]
        if all(_says(hit) > _says(rival) for rival in rivals):
            old = [h for h in old if h not in rivals] + [hit]
    return sorted(old, key=lambda h: h.found.span)


def _says(hit: Hit) -> tuple[int, int]:
    reading = hit.found.reading
    kinds = bool(reading.days) + bool(reading.month) + bool(reading.year)
    return kinds, hit.found.span[1] - hit.found.span[0]
