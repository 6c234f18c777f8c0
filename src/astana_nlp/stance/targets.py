"""Tell which process a position is about: the talks of Astana or a neighbouring one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Target
from astana_nlp.stance.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.stance.features import Case
    from astana_nlp.stance.frames import Frame, ReadSentence
    from astana_nlp.stance.references import Reference
    from astana_nlp.stance.topics import Topic

DEEDS = "talks.deeds"  # 'this decision': what the sentence before spoke of
PARTIAL = frozenset({Target.CEASEFIRE, Target.DE_ESCALATION})  # matters that the talks themselves deal with
VERB_LAST = frozenset({"tr", "fa"})  # languages whose object stands before its verb
ELSEWHERE = 10  # words that a clause boundary between cue and target counts for
PASSING = 15  # words that a time, a comparison or a place counts for


def target_of(case: Case, frames: tuple[Frame, ...], topic: Topic) -> Target | None:
    """Return the target of the position that `case` shows, or None where nothing tells it.

    What is named nearest to the strongest cue of the holder decides: a process by name, or a noun such as 'the
    congress' that stands for the topic of the passage. The side on which the language has its objects comes before the
    other, and both before other clauses. A ceasefire or zone that is not the object is circumstance, and the topic is
    meant.
    """
    read = case.sentence
    anchor = frames[0].cue.last if frames else _word(case)
    found = sorted(_meant(read, topic), key=lambda r: (_cost(r[0], anchor, read), r[0].cue.first))
    if not found:
        return topic.target
    reference, target = found[0]
    if target in PARTIAL and topic.target and not _is_object(reference, anchor, read):
        return topic.target
    return target


def _meant(read: ReadSentence, topic: Topic) -> Iterator[tuple[Reference, Target]]:
    """Yield every reference with the target that it means here.

    In front of the name of another process a noun means what the passage was about before: 'rejected the congress as an
    attempt to bypass Geneva'.
    """
    found = references(read)
    names = [r for r in found if r.named]
    for reference in found:
        if reference.target and (reference.named or reference.target in topic.known):
            yield reference, reference.target
        elif reference.cue.kind == DEEDS and topic.recent:
            yield reference, topic.recent
        else:
            ahead = topic.target is Target.GENEVA and names and reference.cue.last < names[0].cue.first
            meant = (topic.before or topic.target) if ahead else topic.target
            if meant:
                yield reference, meant


def _cost(reference: Reference, anchor: int, read: ReadSentence) -> float:
    """Count words from the stance cue to the target; the side where no object stands counts double."""
    cue = reference.cue
    behind = cue.first > anchor
    words = cue.first - anchor if behind else (anchor - cue.last) * (1 if read.language in VERB_LAST else 2) + 1
    passing = PASSING * (reference.passing or reference.breached)
    return words + passing + ELSEWHERE * abs(read.clauses[cue.first] - read.clauses[anchor])


def _is_object(reference: Reference, anchor: int, read: ReadSentence) -> bool:
    """Say whether the target stands in the clause of the stance cue, on the side of its object, and is not broken."""
    cue = reference.cue
    right_side = cue.first > anchor or read.language in VERB_LAST or reference.target is Target.DE_ESCALATION
    return right_side and read.clauses[cue.first] == read.clauses[anchor] and not reference.breached


def _word(case: Case) -> int:
    return max((i for i, w in enumerate(case.sentence.words) if w.start <= case.holder[0]), default=0)
