"""Who speaks in a sentence that is nothing but quotation: the speaker named before it.

“Everyone has agreed,” Haffar told the agency.
“The meeting is a chance to end this.”          <- Haffar speaks on
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.records import Label
from astana_nlp.stance.frames import speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.frames import ReadSentence

OPENING = '“«„"'
CLOSING = '”»"'
MARKS = re.compile(f"[{OPENING}{CLOSING}]")
PAIRS = frozenset({('"', '"'), ("„", "“")})  # marks that close only what the first of the two opened
SPEECH_END = frozenset(",.!?…،؟۔")  # before the closing mark: what was said ends here, a name does not
BODIES = frozenset({Label.FACTION, Label.COALITION, Label.ORG})
STATEMENT = 2  # sentences in the first person that make a text a statement
LONGEST_NAME = 5  # words of a name in quotation marks
REACH = 3  # sentences between a quotation and its speaker


def quoted_speakers(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], read: Sequence[ReadSentence]
) -> dict[int, Mention]:
    """Return the speaker of every sentence that lies inside a quotation and names no speaker itself."""
    found: dict[int, Mention] = {}
    speaker: tuple[int, Mention] | None = None
    unclosed = ""
    for i, sentence in enumerate(sentences):
        if i and sentences[i - 1].block != sentence.block:
            unclosed = ""
        own = [m for m in mentions[i] if speaks(read[i], (m.start - sentence.start, m.end - sentence.start))]
        begins = _opens(sentence.text)
        if own:
            people = [m for m in own if m.label is Label.PERSON]
            speaker = (i, (people or own)[0])
        elif (begins or unclosed) and speaker and i - speaker[0] <= REACH:
            found[i] = speaker[1]
        unclosed = _unclosed(sentence.text, "" if begins else unclosed)
    return found


def statement_authors(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], read: Sequence[ReadSentence]
) -> dict[int, Mention]:
    """Return who says 'we' in the sentences of a statement: the body that it comes from; empty for any other text.

    A statement says 'we' in several sentences of its own (not quoted) and names its author at the beginning.
    """
    own = _own_words(sentences, read)
    if len(own) < STATEMENT:
        return {}
    beginning = (m for i in range(own[0] + 1) for m in mentions[i] if m.label in BODIES and m.method != "description")
    author = next(beginning, None)
    return dict.fromkeys(own, author) if author else {}


def _own_words(sentences: Sequence[Sentence], read: Sequence[ReadSentence]) -> list[int]:
    """Return the sentences that say 'we' outside of quotation marks."""
    found, unclosed = [], ""
    for i, sentence in enumerate(sentences):
        if i and sentences[i - 1].block != sentence.block:
            unclosed = ""
        if any(not _unclosed(sentence.text[: c.start], unclosed) for c in read[i].of_kind("anaphora.speaker")):
            found.append(i)
        unclosed = _unclosed(sentence.text, unclosed)
    return found


def _opens(text: str) -> bool:
    """Say whether a quotation begins here; what closes after a few words is a name in quotation marks."""
    if text[0] not in OPENING:
        return False
    close = min((text.find(c, 1) for c in CLOSING if c in text[1:]), default=len(text))
    return len(text[:close].split()) > LONGEST_NAME or close >= len(text) - 2 or text[close - 1] in SPEECH_END


def _unclosed(text: str, before: str) -> str:
    """Return the marks that are open where a sentence ends, given those that were open where it began."""
    for mark in MARKS.findall(text):
        closes = mark in "”»" or (before[-1:], mark) in PAIRS
        before = before[:-1] if closes else before + mark
    return before
