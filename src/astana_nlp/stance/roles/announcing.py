"""Those whom a sentence counts up before or behind the clause that says what they did, whatever the parser makes of it.

Three groups had joined: A, B and C.        Parmi les signataires figuraient A et B.        A, B et C : tels sont …
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

COLON_BEFORE = re.compile(r"[:：]\s*(?:the|la|le|les|l['’])?\s*[«“\"]?\s*$", re.IGNORECASE)
COLON_BEHIND = re.compile(r"\s*[»”\"]?\s*[:：]\s")
BEFORE_A_NAME = 2  # words from one that counts up to the first name: an article may stand between
REST = 12  # words behind the last name: 'and others', 'proches du Front'


def announced_by(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> bool:
    """Say whether the cue stands in the clause that announces an enumeration which the holder is a member of.

    No other cue stands among the names or behind them: 'X said: A, B and C reject it' announces nothing.
    """
    run = next((run for run in sentence.enumerations if holder in run), ())
    if not run:
        return False
    start, end = run[0][0], run[-1][1]
    if COLON_BEHIND.match(sentence.text, end):
        return cue.start >= end and not sentence.text[:start].strip(' «"“').partition(" ")[2]
    among = sentence.text.casefold().split(maxsplit=1)[0] in grammar.parsed("among")
    before = among or COLON_BEFORE.search(sentence.text[:start]) or _is_counted(sentence, run)
    return bool(before) and cue.end <= start and _ends(sentence, start, end)


def _is_counted(sentence: ReadSentence, run: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word that counts up leads to the enumeration, with nobody named before: 'They include A and B'."""
    first = sentence.word_of(run[0][0])
    listing = any(0 < first - c.last <= BEFORE_A_NAME for c in sentence.of_kind("roles.listing"))
    return listing and min(sentence.mentions) == run[0]


def _ends(sentence: ReadSentence, start: int, end: int) -> bool:
    """Say whether the enumeration ends its sentence."""
    rest = [w for w in sentence.words if w.start >= end]
    return len(rest) <= REST and not any(c.start >= start for c in sentence.cues if c.is_stance)


def announcer_of(sentence: ReadSentence, run: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the group whose members are counted up: 'رفضت فصائل أخرى، أبرزها أ وب'; None where none is named."""
    first = sentence.word_of(run[0][0])
    listings = (c for c in sentence.of_kind("roles.listing") if not sentence.text.startswith("ال", c.start))  # الخاصة
    listing = next((c for c in listings if c.last == first - 1), None)
    before = [m for m in sentence.mentions if listing is not None and m[1] <= listing.start]
    return before[-1] if before else None


def is_description(sentence: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether somebody is named by a common noun ('rebel groups'), as far as the script shows it."""
    return sentence.text[span[0] : span[1]].islower()
