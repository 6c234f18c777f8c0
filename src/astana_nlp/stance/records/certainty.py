"""How sure a record is: that there is the position, that it is on its target, and that its holder is the right one.

The classifier is asked about a holder and a sentence on the talks. Whether a pronoun stands for that holder, and a
sentence that names nothing of the talks is on them at all, it cannot know: there a record is likelier wrong than the
probabilities tell. The figures are those of the retold reports that were read (`tests/reports.py`); `docs/stances.md`
says how far off confidence is on others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.roles.frames import SURELY

if TYPE_CHECKING:
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.records.decided import Position

RESOLVED = 0.5  # records whose holder a pronoun or description stands for are right half as often as others
UNNAMED = 0.35  # and those of sentences that name nothing of the talks, where no cue shows what the holder does


def certainty_of(position: Position, likely: float, topic: Topic) -> float:
    """Return how likely a record is right, from 0 to 1.

    Args:
        position: what its holder does.
        likely: the probability of its target.
        topic: what the passage of its sentence is about.
    """
    sentence = position.shown_by.case.sentence
    named = not topic.distance or any(sentence.of_kind(kind) for kind in ("targets.", "talks."))
    shown = any(frame.role in SURELY for frame in position.frames)  # 'boycotted it': nothing else can be meant
    sure = position.confidence * likely
    return sure * (RESOLVED if position.candidate.anaphor else 1) * (1 if named or shown else UNNAMED)
