"""Tell which process a position is about: the talks of Astana or a neighbouring one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.stance.cues import Cue
    from astana_nlp.stance.features import Case
    from astana_nlp.stance.frames import Frame, ReadSentence
    from astana_nlp.stance.topics import Topic

TARGETS = {f"targets.{t.value}": t for t in Target}
PARTIAL = frozenset({Target.CEASEFIRE, Target.DE_ESCALATION})  # matters that the talks themselves deal with
ELSEWHERE = 10  # words that a clause boundary between cue and target counts for
PHRASE = 3  # words between a noun and the name that belongs to it: 'the talks held in Geneva'


def target_of(case: Case, frames: tuple[Frame, ...], topic: Topic) -> Target | None:
    """Return the target of the position that `case` shows, or None where nothing tells it.

    What is named nearest to the strongest cue of the holder decides: a process by name, or a noun such as 'the
    congress' that stands for the topic of the passage. Words behind the cue (its object) come before words in front of
    it and words of other clauses. A ceasefire or zone that is not the object is circumstance, and the topic is meant.
    """
    read = case.sentence
    anchor = frames[0].cue.last if frames else _word(case)
    references = sorted(_references(read, topic), key=lambda r: (_cost(r[0], anchor, read), r[0].first))
    if not references:
        return topic.target
    cue, target = references[0]
    if target in PARTIAL and topic.target and not _is_object(cue, anchor, read):
        return topic.target
    return target


def _references(read: ReadSentence, topic: Topic) -> Iterator[tuple[Cue, Target]]:
    """Yield every name of a process, and every noun that stands for the topic because no name goes with it.

    In front of the name of another process a noun means what the passage was about before: 'rejected the congress as an
    attempt to bypass Geneva'.
    """
    named = [cue for cue in read.cues if cue.kind in TARGETS]
    for cue in named:
        yield cue, TARGETS[cue.kind]
    for noun in read.of_kind("talks.nouns"):
        if all(_words_between(noun, name) > PHRASE for name in named):
            ahead = topic.target is Target.GENEVA and named and noun.last < named[0].first
            meant = (topic.before or topic.target) if ahead else topic.target
            if meant:
                yield noun, meant


def _cost(cue: Cue, anchor: int, read: ReadSentence) -> float:
    """Count words from the stance cue to the target; what stands in front of the cue counts double."""
    words = cue.first - anchor if cue.first > anchor else (anchor - cue.last) * 2 + 1
    return words + ELSEWHERE * abs(read.clauses[cue.first] - read.clauses[anchor])


def _is_object(target: Cue, anchor: int, read: ReadSentence) -> bool:
    """Say whether the target stands behind the stance cue in its clause, as its object would."""
    return target.first > anchor and read.clauses[target.first] == read.clauses[anchor]


def _words_between(a: Cue, b: Cue) -> int:
    return max(a.first - b.last, b.first - a.last, 0)


def _word(case: Case) -> int:
    return max((i for i, w in enumerate(case.sentence.words) if w.start <= case.holder[0]), default=0)
