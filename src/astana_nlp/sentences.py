"""Sentences: blocks of text cut where one sentence ends and the next begins.

A full stop is judged by the word before it and the word after it (Grefenstette & Tapanainen 1994, 'What is a word,
what is a sentence?'); the abbreviations of each language are data, in `knowledge/languages/<code>/sentences.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from astana_nlp import knowledge
from astana_nlp.records import Block, Document, Section, Sentence, span_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Headings, captions, rows and references are one sentence each, unless they are longer than any heading is
WHOLE = frozenset({Section.TITLE, Section.HEADING, Section.CAPTION, Section.TABLE, Section.REFERENCE})
WHOLE_CHARACTERS = 400
# how far back the word before a full stop may begin, and how far ahead a speech tag may stand
LOOK_BACK = 40
LOOK_AHEAD = 60
SPEECH_TAG_WORDS = 4
ORDINAL_DIGITS = 2
# 'В 2016–2017 гг. Турция …': too little stands before the full stop to be a sentence
LEAST_WORDS = 5
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"

SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = rf"[{SUPERSCRIPT}]+(?:[,˒⁻–-][{SUPERSCRIPT}]+)*"
_BRACKETED = r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]"
_NOTE_MARK = regex.compile(rf"{_RAISED}|(?<=\S){_BRACKETED}")

_CLOSERS = r"(?:[)\]}»”“’\"'›]|[ \u00a0\u202f]»)"
_STOP = regex.compile(
    rf"(?P<mark>[.!?…؟۔]+)(?P<close>{_CLOSERS}*)(?P<note>(?:{_RAISED}|{_BRACKETED})*)(?P<after>{_CLOSERS}*)"
)
_FORCED = regex.compile(r"\n\s*\n|\n(?=[ \t]*(?:[•▪●◦‣*–—-]|\d{1,2}[.)])\s)|(?<=\s)(?=[•▪●◦‣]\s)")
_NEXT = regex.compile(r"[\s\p{Ps}\p{Pi}\p{Pd}\"'•“‘«]*+(?P<word>[\p{L}\p{M}\p{N}]*)")
_TOKEN = regex.compile(r"[^\s\p{Ps}\p{Pi}\"'“«]*$")
_ENUMERATOR = regex.compile(r"[\s\p{P}]*(?:\d{1,3}|[\p{L}]|[IVXLC]{1,6})[\s\p{P}]*")
_ROMAN = regex.compile(r"[IVXLC]+")
_DOTTED = regex.compile(r"\p{L}{1,2}(?:[.-]\p{L}{1,2})+|\p{L}")
_GLUED_LATIN = regex.compile(r"\p{Lu}\p{Ll}+(?=[\s,])")
_UNCASED = regex.compile(r"\p{Lo}{2,}")
_WORD = regex.compile(r"[\p{L}\p{M}\u200C’-]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """What ends a sentence in one language; words without their full stop, in lower case."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    after_number: frozenset[str]
    closes_list: frozenset[str]
    says: frozenset[str]
    openers: frozenset[str]
    ordinal_dot: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """One candidate: the text so far, the word before the mark, the mark, what closes with it and what follows."""

    begun: str
    token: str
    mark: str
    closed: bool
    note: bool
    spaced: bool
    word: str
    rest: str


def split_sentences(document: Document, languages: Sequence[str]) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; none crosses a block.

    Args:
        document: the document.
        languages: one code a block; codes without a table of abbreviations are split by the general rules.
    """
    return tuple(
        Sentence(
            sentence_id=span_id(document.doc_id, "s", start, end),
            start=start,
            end=end,
            text=document.text[start:end],
            block=index,
            page=block.page_at(start),
            section=block.section,
            language=language,
        )
        for index, (block, language) in enumerate(zip(document.blocks, languages, strict=True))
        for start, end in _block_spans(document.text, block, language)
    )


def mask_note_marks(text: str) -> str:
    """Return the text with note marks replaced by as many spaces ('days¹³' gives 'days  ')."""
    return str(_NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text))


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return start and end of every sentence of a text, trimmed; parts without letters and digits are left out."""
    cuts = [0, *sorted({*_forced_cuts(text), *_stop_cuts(text, _rules(language))}), len(text)]
    spans = [_trimmed(text, start, end) for start, end in pairwise(cuts)]
    return [(start, end) for start, end in spans if any(map(str.isalnum, text[start:end]))]


def _block_spans(text: str, block: Block, language: str) -> Iterator[tuple[int, int]]:
    part = text[block.start : block.end]
    if block.section in WHOLE and len(part) <= WHOLE_CHARACTERS:
        start, end = _trimmed(part, 0, len(part))
        spans = [(start, end)] if any(map(str.isalnum, part)) else []
    else:
        spans = sentence_spans(part, language)
    return ((block.start + start, block.start + end) for start, end in spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _forced_cuts(text: str) -> Iterator[int]:
    """Yield the places where a new item begins whatever stands before: empty lines and bullets."""
    return (match.end() for match in _FORCED.finditer(text))


def _stop_cuts(text: str, rules: Rules) -> Iterator[int]:
    begin = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends(_stop(text, begin, match), rules):
            begin = match.end()
            yield begin


def _stop(text: str, begin: int, match: regex.Match[str]) -> Stop:
    rest = text[match.end() : match.end() + LOOK_AHEAD]
    following = _NEXT.match(rest)
    token = _TOKEN.search(text[max(begin, match.start() - LOOK_BACK) : match.start()])
    return Stop(
        begun=text[begin : match.start()],
        token=token[0] if token else "",
        mark=match["mark"],
        closed=bool(match["close"] or match["after"]),
        note=bool(match["note"]),
        spaced=rest[0].isspace(),
        word=following["word"] if following else "",
        rest=rest,
    )


def _ends(stop: Stop, rules: Rules) -> bool:
    """Say whether a sentence ends at a candidate that has something after it."""
    if stop.word[:1].islower() or not any(map(str.isalnum, stop.begun)):
        return False
    if not stop.spaced and not _glued(stop):
        return False
    if stop.closed and _speech_tag(stop, rules):
        return False
    return stop.mark != "." or _full_stop_ends(stop, rules)


def _glued(stop: Stop) -> bool:
    """Say whether the next sentence follows without a space: after a note mark, or where the space was lost."""
    if stop.note:
        return stop.rest[0] not in ",;:."
    if any(c in stop.token for c in "./@:"):
        return False
    words = _GLUED_LATIN.match(stop.rest) or _UNCASED.match(stop.rest)
    return bool(words) and sum(c.isalpha() for c in stop.token) > 1 and not stop.token.isupper()


def _speech_tag(stop: Stop, rules: Rules) -> bool:
    """Say whether a quotation is followed by who said it: '"Go!" X said.', '«…!» قال X'."""
    words = list(_WORD.finditer(stop.rest))[:SPEECH_TAG_WORDS]
    if words and words[0][0].lower() in rules.says:
        return True
    return any(w[0].lower() in rules.says and stop.rest[w.end() : w.end() + 1] in {".", ",", ""} for w in words)


def _full_stop_ends(stop: Stop, rules: Rules) -> bool:
    bare = stop.token.lower().strip("()[]«»“”„,;:")
    if bare.lstrip(_DIGITS) in rules.after_number and _behind_number(stop):
        return _after_number_ends(stop, rules)
    if _never_ends(bare, stop, rules):
        return False
    if _spelled_apart(stop) in rules.closes_list:
        return True
    if bare in rules.may_end or _DOTTED.fullmatch(bare):
        return _lower(stop.word) in rules.openers and not _initial_follows(stop)
    return not _is_number(stop.token) or _number_ends(stop, rules)


def _never_ends(bare: str, stop: Stop, rules: Rules) -> bool:
    """Say whether the word before the full stop ('Mr', 'p' before a number, a list number) never ends a sentence."""
    if bare in rules.before_name or bare in rules.after_number or _ENUMERATOR.fullmatch(stop.begun):
        return True
    return bare in rules.before_number and _is_number(stop.word)


def _behind_number(stop: Stop) -> bool:
    """Say whether an abbreviation stands behind a number: '2017 г.', 'XX в.', but not 'г. Астана'."""
    return any(_is_number(word.strip("([«")) for word in stop.begun.split()[-2:])


def _after_number_ends(stop: Stop, rules: Rules) -> bool:
    """Say whether 'in 2017 (year).' ends a sentence: a capital follows, or an opener where there are no capitals."""
    if stop.word[:1].isupper():
        words = stop.begun.split()
        return len(words) >= LEAST_WORDS or _lower(words[0]) not in rules.openers
    return stop.word in rules.openers or stop.word[:1] == "و"


def _spelled_apart(stop: Stop) -> str:
    """Return the abbreviation without its spaces: 'т. п' as well as 'т.п'."""
    return "".join(regex.split(r"(?<=\.)\s", stop.begun.lower())[-2:]).split(" ")[-1]


def _initial_follows(stop: Stop) -> bool:
    following = _NEXT.match(stop.rest)
    return len(stop.word) == 1 and bool(following) and stop.rest[following.end() :].startswith(".")


def _number_ends(stop: Stop, rules: Rules) -> bool:
    """Say whether a number with a full stop ends the sentence; an ordinal or a day in a date does not."""
    short = len(stop.token) <= ORDINAL_DIGITS or bool(_ROMAN.fullmatch(stop.token))
    if rules.ordinal_dot and short:
        return _lower(stop.word) in rules.openers
    return not (short and stop.word.isdigit())


def _lower(word: str) -> str:
    return word.replace("İ", "i").lower()


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or bool(_ROMAN.fullmatch(word))


@cache
def _rules(language: str) -> Rules:
    table = knowledge.words(language, "sentences")
    profile = knowledge.words("_identify", "profiles").get(language, {})
    return Rules(
        before_name=_set(table, "before_name"),
        before_number=_set(table, "before_number"),
        may_end=_set(table, "may_end"),
        after_number=_set(table, "after_number"),
        closes_list=_set(table, "closes_list"),
        says=_set(table, "says"),
        openers=_set(profile, "words"),
        ordinal_dot=bool(table.get("ordinal_dot", False)),
    )


def _set(table: dict[str, str], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())
