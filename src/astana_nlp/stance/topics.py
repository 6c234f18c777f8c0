"""Which process a passage is about: what was named last runs on until another one takes over.

Texts name the talks once and then speak of 'the delegation', 'the congress' or of nothing at all; a position in such a
sentence belongs to the process that its passage is about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.records import Label, Section, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.frames import ReadSentence

PROCESSES = (Target.ASTANA, Target.SOCHI, Target.GENEVA, Target.CONSTITUTIONAL_COMMITTEE)
APART = frozenset({Section.FOOTNOTE, Section.REFERENCE, Section.BOILERPLATE, Section.CAPTION, Section.TABLE})


@dataclass(frozen=True, slots=True)
class Topic:
    """The process that a sentence is about, how many sentences ago it was named, and the rounds named with it.

    `before` is what the passage was about until this sentence: 'the congress' of a sentence that goes on to name
    another process means that one.
    """

    target: Target | None = None
    distance: int = 0
    rounds: tuple[int, ...] = ()
    before: Target | None = None


def topics(
    sentences: Sequence[Sentence], read: Sequence[ReadSentence], mentions: Sequence[Mention]
) -> tuple[Topic, ...]:
    """Return the topic of every sentence; notes, captions and tables stand apart and speak for themselves."""
    named = _named(sentences, read, mentions)
    main = Counter(n for n in named if n).most_common(1)
    current = Topic(main[0][0] if main else None, distance=len(sentences))
    found = []
    for sentence, target in zip(sentences, named, strict=True):
        if sentence.section in APART:
            found.append(Topic(target, 0, sentence.rounds) if target else Topic())
            continue
        if target:
            current = Topic(target, 0, sentence.rounds, current.target)
        else:
            distance = 0 if sentence.about_astana and current.target is Target.ASTANA else current.distance + 1
            current = Topic(current.target, distance, sentence.rounds or current.rounds, current.target)
        found.append(current)
    return tuple(found)


def _named(
    sentences: Sequence[Sentence], read: Sequence[ReadSentence], mentions: Sequence[Mention]
) -> list[Target | None]:
    rounds = {m.sentence for m in mentions if m.label is Label.ROUND}
    return [_process(sentence, read[i], round_named=i in rounds) for i, sentence in enumerate(sentences)]


def _process(sentence: Sentence, read: ReadSentence, *, round_named: bool) -> Target | None:
    """Return the process that a sentence names; the last one opens what follows, but rounds are Astana's."""
    if round_named and sentence.about_astana:
        return Target.ASTANA
    found = [Target(c.kind.removeprefix("targets.")) for c in read.cues if c.kind.startswith("targets.")]
    processes = [target for target in found if target in PROCESSES]
    if Target.ASTANA in processes and sentence.about_astana:
        return Target.ASTANA
    if processes:
        return processes[-1]
    return None
