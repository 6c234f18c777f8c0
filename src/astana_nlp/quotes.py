"""Who speaks in a sentence that is nothing but quotation: the speaker named before it.

“Everyone has agreed,” Haffar told the agency.
“The meeting is a chance to end this.”          <- Haffar speaks on
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.frames import speaks
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.frames import ReadSentence
    from astana_nlp.records import Mention, Sentence

OPENING = '“«„"'
CLOSING = '”»"'
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
    inside = False
    for i, sentence in enumerate(sentences):
        own = [m for m in mentions[i] if speaks(read[i], (m.start - sentence.start, m.end - sentence.start))]
        inside = _opens(sentence.text) or (inside and sentences[i - 1].block == sentence.block)
        if own:
            people = [m for m in own if m.label is Label.PERSON]
            speaker = (i, (people or own)[0])
        elif inside and speaker and i - speaker[0] <= REACH:
            found[i] = speaker[1]
        if _ends(sentence.text):
            inside = False
    return found


def statement_author(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], read: Sequence[ReadSentence]
) -> Mention | None:
    """Return the body that a statement in the first person comes from, or None for any other text.

    A statement says 'we' in several sentences of its own (not quoted) and names its author at the beginning.
    """
    own = [i for i, r in enumerate(read) if r.of_kind("anaphora.speaker") and sentences[i].text[0] not in OPENING]
    if len(own) < STATEMENT:
        return None
    beginning = (m for i in range(own[0] + 1) for m in mentions[i] if m.label in BODIES and m.method != "description")
    return next(beginning, None)


def _opens(text: str) -> bool:
    """Say whether a quotation begins here; what closes after a few words is a name in quotation marks."""
    if text[0] not in OPENING:
        return False
    close = min((text.find(c, 1) for c in CLOSING if c in text[1:]), default=len(text))
    return len(text[:close].split()) > LONGEST_NAME or close >= len(text) - 2


def _ends(text: str) -> bool:
    """Say whether a quotation that may run through this sentence ends in it."""
    marks = [c for c in text[1:] if c in '“”«»"']
    return bool(marks) and marks[-1] in CLOSING
