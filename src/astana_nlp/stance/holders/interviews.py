"""Who speaks in the answers of an interview, where they name nobody: the person who is asked.

    Q: Will you go?                  — Поедете ли вы?                  Nura Velin : Reprenons depuis le début. …
    A: The round is a waste of time. — Раунд – потеря времени. …

What opens a turn is a dash, or a label before a colon; what ends in a question mark is asked, what follows it is the
answer. The words around them differ from paper to paper, this does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.records import Label, Section
from astana_nlp.stance.holders.quotes import voiced
from astana_nlp.stance.holders.subjects import Passage, speaking
from astana_nlp.stance.holders.titles import key_of, represented
from astana_nlp.stance.roles.frames import POLAR, SURELY, frames_of
from astana_nlp.stance.sentence.endings import first_person
from astana_nlp.stance.sentence.marks import unclosed_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention
    from astana_nlp.stance.sentence.reading import ReadSentence

DASH = re.compile(r"[—–-]\s+")
LABEL = re.compile(r"[^\s:：.!?؟«“\"]+(?:\s[^\s:：!?؟«“\"]+){0,4}\s?[:：]\s")  # up to five words
INSERTED = re.compile(r"[,?!.…]\s[—–-]\s[^—–,]*$")  # '…, — answers' before a name
QUESTION = re.compile(r"[?؟][\s»”\"’')]*$")
SPOKEN = frozenset({Section.BODY, Section.HEADING})
ANSWER, ASKED, TOLD = "answer", "asked", "told"


@dataclass(frozen=True, slots=True)
class _Turn:
    """The sentences of a paragraph, what the paragraph is, and how long the label is that opens it.

    `opened` says that a label or a dash opens it.
    """

    sentences: range
    kind: str
    label: int = 0
    opened: bool = False


def interviewed(text: Passage) -> dict[int, Mention]:
    """Return the person asked for every sentence of an answer in which nobody is named as speaker.

    Who says 'we' there says it for the body that he was named with (rule 8 of the codebook).
    """
    turns = _turns(text)
    found: dict[int, Mention] = {}
    asked: Mention | None = None
    bodies: dict[str, Mention] = {}
    for turn in turns:
        for i in turn.sentences:
            bodies |= represented(text.mentions[i], text.sentences[i], text.read[i])
        if turn.kind != ANSWER:
            continue
        asked = _labelled(turn, text) or _attributed(turn, text) or asked or _introduced(turns, text)
        if asked is not None:
            found |= {i: voiced(asked, bodies, text.read[i]) for i in turn.sentences if _is_own(i, text)}
    return found


def _is_own(i: int, text: Passage) -> bool:
    """Say whether a sentence may show what who answers thinks: it tells of nobody else's words or deeds."""
    start, read = text.sentences[i].start, text.read[i]
    frames = (f for m in text.mentions[i] for f in frames_of(read, (m.start - start, m.end - start)))
    others = any(f.role in SURELY and f.polarity in POLAR for f in frames)
    return not speaking(text, i) and (not others or _says_we(read))


def _turns(text: Passage) -> list[_Turn]:
    """Return the paragraphs of a document: which ask, which answer, and which tell."""
    turns: list[_Turn] = []
    for block in _paragraphs(text):
        words = text.sentences[block.start].text
        dash, label = DASH.match(words), LABEL.match(words)
        opened = bool(dash or label)
        asks = QUESTION.search(text.sentences[block[-1]].text)
        answers = not asks and bool(turns) and turns[-1].kind == ASKED
        kind = ASKED if asks else ANSWER if answers else TOLD
        turns.append(_Turn(block, kind, label.end() if label and not dash else 0, opened=opened))
    return _with_further(_sure(turns, text))


def _sure(turns: Sequence[_Turn], text: Passage) -> list[_Turn]:
    """Return the turns without answers that may be no more than what follows a question of the author's.

    A label that names a person, a question that is opened like its answer, and a second answer like that show an
    interview; without labels and dashes questions that are paragraphs of their own, and answers that say 'we' or 'I'.
    """
    answers = [i for i, turn in enumerate(turns) if turn.kind == ANSWER]
    opened = [i for i in answers if turns[i].opened]
    plain = [i for i in answers if not turns[i].opened and len(turns[i - 1].sentences) == 1]
    own = any(_says_we(text.read[j]) for i in plain for j in turns[i].sentences)
    sure = {i for i in opened if len(opened) > 1 or turns[i - 1].opened or _labelled(turns[i], text)}
    sure |= set(plain) if len(plain) > 1 and own and not opened else set()
    return [replace(turn, kind=TOLD) if turn.kind == ANSWER and i not in sure else turn for i, turn in enumerate(turns)]


def _says_we(read: ReadSentence) -> bool:
    """Say whether a sentence says 'we' or 'I' outside of quotation marks."""
    return any(not unclosed_marks(read.text[:start]) for start, _ in first_person(read))


def _with_further(turns: Sequence[_Turn]) -> list[_Turn]:
    """Return the turns with the paragraphs that an answer goes on with: all until the next question."""
    last = max((i for i, turn in enumerate(turns) if turn.kind == ASKED), default=0)
    found: list[_Turn] = []
    for i, turn in enumerate(turns):
        goes_on = turn.kind == TOLD and i < last and bool(found) and found[-1].opened and found[-1].kind == ANSWER
        goes_on = goes_on and not turn.label
        found.append(replace(turn, kind=ANSWER, opened=True) if goes_on else turn)
    return found


def _paragraphs(text: Passage) -> list[range]:
    """Return the sentences of each paragraph and heading."""
    found: list[range] = []
    for i, sentence in enumerate(text.sentences):
        if sentence.section not in SPOKEN:
            continue
        if found and found[-1][-1] == i - 1 and text.sentences[i - 1].block == sentence.block:
            found[-1] = range(found[-1].start, i + 1)
        else:
            found.append(range(i, i + 1))
    return found


def _labelled(turn: _Turn, text: Passage) -> Mention | None:
    """Return the person whom the label of a turn names."""
    first = text.sentences[turn.sentences.start]
    here = text.mentions[turn.sentences.start]
    return next((m for m in here if m.label is Label.PERSON and m.end - first.start <= turn.label), None)


def _attributed(turn: _Turn, text: Passage) -> Mention | None:
    """Return the person to whom an answer is given between dashes: '— No, answers X. — …'."""
    for i in turn.sentences if not turn.label else ():
        start = text.sentences[i].start
        for mention in speaking(text, i):
            if mention.label is Label.PERSON and INSERTED.search(text.read[i].text[: mention.start - start]):
                return mention
    return None


def _introduced(turns: Sequence[_Turn], text: Passage) -> Mention | None:
    """Return the person whom the text introduces before its first question: its headings, else the paragraph before.

    Where several are named there, the one of them who speaks.
    """
    first = next(i for i, turn in enumerate(turns) if turn.kind == ASKED)
    heads = [i for turn in turns[:first] for i in turn.sentences if text.sentences[i].section is Section.HEADING]
    titles = [i for i, s in enumerate(text.sentences) if s.section is Section.TITLE]
    for part in ([*titles, *heads], turns[first - 1].sentences if first else ()):
        people = [m for i in part for m in text.mentions[i] if m.label is Label.PERSON]
        said = [m for i in part for m in speaking(text, i) if m.label is Label.PERSON]
        for found in (people, said):
            if len({key_of(m) for m in found}) == 1:
                return found[-1]
    return None
