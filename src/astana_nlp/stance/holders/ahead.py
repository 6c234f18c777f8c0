"""Words that stand for nobody named before: the subject stands behind them, a paper has several authors and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.holders.antecedents import agreement_of
from astana_nlp.stance.holders.meetings import stands_for_talks
from astana_nlp.stance.holders.persons import is_title
from astana_nlp.stance.holders.pointers import Pointer, pointers

if TYPE_CHECKING:
    from astana_nlp.stance.holders.subjects import Passage
    from astana_nlp.stance.sentence.reading import ReadSentence

OPENING_MARKS = {"ar": "،", "fa": "،"}  # what stands behind an opening phrase, a comma elsewhere
WORDS = 1  # between a comma and the subject behind an opening phrase


def points_elsewhere(pointer: Pointer, index: int, text: Passage) -> bool:
    """Say whether a word stands for nobody before it: who is named behind it, several authors, a title, the talks."""
    if _looks_ahead(pointer, index, text) or _is_joint(pointer, text.read[index]):
        return True
    return is_title(pointer, index, text) or stands_for_talks(pointer, index, text)


def _looks_ahead(pointer: Pointer, index: int, text: Passage) -> bool:
    """Say whether a word of an opening phrase stands for the subject behind it: 'In their statement, A and B said'."""
    read, start = text.read[index], text.sentences[index].start
    mark = read.text.find(OPENING_MARKS.get(read.language, ","), pointer.end)
    paper = any(c.first <= pointer.last + 2 for c in read.of_kind("anaphora.document"))
    opening = pointer.first == 1 or (pointer.first == 0 and "attributing" in pointer.kinds and paper)
    if opening and paper and any(p.first == pointer.last + 1 for p in pointers(read)):
        return True  # 'in its statement the militia said'
    if mark < 0 or not opening or pointer.kinds & {"speaker", "statement"}:
        return False  # 'in its view, X is a party' is the view of another
    behind = next((m for m in text.mentions[index] if m.start - start > mark), None)
    if behind is None or sum(1 for w in read.words if mark < w.start < behind.start - start) > WORDS:
        return False
    run = next((r for r in read.enumerations if (behind.start - start, behind.end - start) in r), ())
    many = len(run) > 1 and "plural" in pointer.kinds
    return many or agreement_of(pointer.kinds, read.language)(behind)


def _is_joint(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the paper of 'its' is one of several: وفي بيانها المشترك."""
    own = (c for c in read.of_kind("anaphora.joint") if c.first <= pointer.last and pointer.first <= c.last)
    return "attributing" in pointer.kinds and "plural" not in pointer.kinds and any(own)
