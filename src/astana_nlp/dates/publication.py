"""The date of publication as the text itself gives it: a date line, a byline, the head of an agency report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.dates.anchoring import resolve
from astana_nlp.dates.folding import fold
from astana_nlp.dates.lexicon import known_languages, lexicon
from astana_nlp.dates.search import Hit, search
from astana_nlp.dates.yearless import Context
from astana_nlp.records import Section, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP = 30
_HEAD = 5  # title, subtitle, byline
_SECTIONS = frozenset({Section.TITLE, Section.HEADING, Section.BODY, Section.BOILERPLATE})
_LINE = 90
_PLACE_WORDS = 4
_AGENCY = re.compile(r"\s*(?:\([^)]{2,30}\)|/[^/]{2,30}/)?\s*[-–—:]")
# A month says less than any day: it counts where nothing at the head of the text gives one.
_WEAKEST, _MONTH, _AGENCY_LINE, _DATE_LINE, _CUE = 0, 1, 2, 3, 4
_ISO_MONTH = re.compile(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])$")


def publication_from_text(sentences: Sequence[Sentence]) -> tuple[str, str]:
    """Return the ISO day of publication and the words that give it; two empty strings where the top has none.

    Where there is only a month, behind a word such as 'Date' or behind a place ('ASTANA, March 2017.') it is that.
    A line with a word such as 'Published' wins over a line that is hardly more than a date, and that over a date at
    the head of an agency report ('ASTANA, Jan 23, 2017 (Agency) -'). Dates inside running sentences count for nothing.
    """
    best = (_WEAKEST, "", "")
    for index, sentence in enumerate(sentences[:_TOP]):
        if sentence.section not in _SECTIONS:
            continue
        found = [_candidate(sentence, hit, head=index < _HEAD) for hit in search(sentence.text, sentence.language)]
        if index < _HEAD:
            found.append(_iso_month(fold(sentence.text).rstrip()))
        best = max([best, *found], key=lambda candidate: candidate[0])  # the first of equal ones
    return best[1], best[2]


def _iso_month(line: str) -> tuple[int, str, str]:
    """Return the month that closes a line with a word such as 'Published': 'Date: 2017-05'."""
    month = _ISO_MONTH.search(line)
    return (_MONTH, month[0], month[0]) if month and _cue(line[: month.start()]) else (_WEAKEST, "", "")


def _candidate(sentence: Sentence, hit: Hit, *, head: bool) -> tuple[int, str, str]:
    value = resolve(hit.found, Context(language=hit.language, order="day"))
    start, end = hit.found.span
    surface = sentence.text[start:end]
    if value.granularity == "month" and head and _dates_in_month(sentence.text, start, end) and value.first:
        return _MONTH, value.timex, surface
    if value.granularity not in {"day", "time"} or value.kind != "DATE" or value.first is None or value.problem:
        return _WEAKEST, "", ""
    strength = _strength(sentence.text, start, end)
    if not strength and head and len(sentence.text) <= _LINE and _closes(sentence.text, start, end):
        strength = _AGENCY_LINE
    return strength, value.first.isoformat(), surface


def _dates_in_month(text: str, start: int, end: int) -> bool:
    """Say whether a line gives only a month, behind a place or a word such as 'Published'; headings may be months."""
    before, after = text[:start], text[end:]
    named = bool(before.strip()) and (_cue(before) or _is_dateline(before))
    return named and not any(map(str.isalnum, after)) and _strength(text, start, end) > _WEAKEST


def _closes(text: str, start: int, end: int) -> bool:
    """Say whether the date closes the line behind a comma or dash ('Interview with …, 1 July 2017')."""
    return text[:start].rstrip()[-1:] in {",", "،", "-", "–", "—", "|", "•", "·"} and not any(
        map(str.isalnum, text[end:])
    )


def _strength(text: str, start: int, end: int) -> int:
    letters = sum(map(str.isalnum, text))
    own = sum(map(str.isalnum, text[start:end]))
    if len(text) <= _LINE and (_cue(text[:start]) or 2 * own >= letters):
        return _CUE if _cue(text[:start]) else _DATE_LINE
    return _AGENCY_LINE if start < _LINE // 2 and _AGENCY.match(text, end) and _is_dateline(text[:start]) else _WEAKEST


def _is_dateline(before: str) -> bool:
    """Say whether only a place stands before the date ('ASTANA, ', 'Астана. ')."""
    return len(before.split()) <= _PLACE_WORDS and before.rstrip()[-1:] in {"", ",", ".", "،", "/", "-", "–", "(", ":"}


def _cue(before: str) -> bool:
    folded = fold(before)
    tables = (lexicon(code) for code in known_languages())
    return any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", folded) for words in tables if words for cue in words.cues)
