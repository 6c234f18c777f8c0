"""Who speaks in a sentence that is nothing but quotation: the speaker named before it.

“Everyone has agreed,” Haffar told the agency.
“The meeting is a chance to end this.”          <- Haffar speaks on
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Label
from astana_nlp.stance.holders.titles import key_of, represented
from astana_nlp.stance.roles.frames import speaks
from astana_nlp.stance.sentence.endings import says_we
from astana_nlp.stance.sentence.marks import CLOSING, OPENING, unclosed_marks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.holders.coreference import Anaphor
    from astana_nlp.stance.sentence.reading import ReadSentence

SPEECH_END = frozenset(",.!?…،؟۔")  # before the closing mark: what was said ends here, a name does not
BODIES = frozenset({Label.FACTION, Label.COALITION, Label.ORG})
STATEMENT = 2  # sentences in the first person that make a text a statement
LONGEST_NAME = 5  # words of a name in quotation marks
REACH = 3  # sentences between a quotation and its speaker


def quoted_speakers(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    read: Sequence[ReadSentence],
    pointers: Sequence[Sequence[Anaphor]] = (),
) -> dict[int, Mention]:
    """Return the speaker of every sentence that lies inside a quotation and names no speaker itself.

    Args:
        sentences: all sentences of the document.
        mentions: the actors of each sentence.
        read: each sentence with its cues and tree.
        pointers: the resolved anaphors of each sentence: '“We shall not go,” he said' is of whom 'he' stands for.
    """
    found: dict[int, Mention] = {}
    speaker: tuple[int, Mention] | None = None
    bodies: dict[str, Mention] = {}
    unclosed = ""
    for i, sentence in enumerate(sentences):
        if i and sentences[i - 1].block != sentence.block:
            unclosed = ""
        begins = _opens(sentence.text)
        bodies |= represented(mentions[i], sentence, read[i])
        spans = {sentence.span_of(m): m for m in mentions[i]}
        own = [m for span, m in spans.items() if speaks(read[i], span) and not (begins and _is_quoted(read[i], span))]
        told = _attributed(read[i], pointers[i] if pointers else (), quoted=begins or bool(unclosed))
        if own:
            people = [m for m in own if m.label is Label.PERSON]
            speaker = (i, (people or own)[0])
        elif told:
            speaker = (i, told)
        if not own and (begins or unclosed) and speaker and i - speaker[0] <= REACH:
            found[i] = voiced(speaker[1], bodies, read[i])
        unclosed = unclosed_marks(sentence.text, "" if begins else unclosed)
    return found


def voiced(speaker: Mention, bodies: Mapping[str, Mention], read: ReadSentence) -> Mention:
    """Return for whom a speaker says what is quoted: by 'we' for the body that he was named with (rule 8)."""
    alone = {c.first for c in read.of_kind("anaphora.alone")}
    together = any(c.first not in alone for c in read.of_kind("anaphora.speaker")) or bool(says_we(read))
    return bodies.get(key_of(speaker), speaker) if together else speaker


def _is_quoted(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether somebody is named inside of a quotation: whatever the parser says, somebody else utters it."""
    named = any(m.start() <= span[0] < m.end() for m in read.quoted_names)
    return bool(unclosed_marks(read.text[: span[0]])) and not named


def _attributed(read: ReadSentence, pointers: Sequence[Anaphor], *, quoted: bool) -> Mention | None:
    """Return who a pronoun says that the words are by: 'he explained', 'in their appeal'.

    Beside a quotation any word for a person will do: '“…,” was how he put it'.
    """
    outside = [a for a in pointers if not unclosed_marks(read.text[: a.start], "")]
    said = [a for a in outside if a.speaking or speaks(read, (a.start, a.end))]
    people = [a for a in outside if quoted and a.antecedents[0].label is Label.PERSON]
    return next((a.antecedents[0] for a in (*said, *people)), None)


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
        if any(not unclosed_marks(sentence.text[: c.start], unclosed) for c in read[i].of_kind("anaphora.speaker")):
            found.append(i)
        unclosed = unclosed_marks(sentence.text, unclosed)
    return found


def _opens(text: str) -> bool:
    """Say whether a quotation begins here; what closes after a few words is a name in quotation marks."""
    if text[0] not in OPENING:
        return False
    close = min((text.find(c, 1) for c in CLOSING if c in text[1:]), default=len(text))
    return len(text[:close].split()) > LONGEST_NAME or close >= len(text) - 2 or text[close - 1] in SPEECH_END
