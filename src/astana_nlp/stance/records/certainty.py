"""How sure a record is: that there is the position, that it is on its target, and that its holder is the right one.

The classifier is asked about a holder and a sentence on the talks. Whether a pronoun stands for that holder, and a
sentence that names nothing of the talks is on them at all, it cannot know. What is said of a record is therefore
likelier wrong there than its probabilities tell, and, as classifiers are in running text, a little too sure elsewhere.
The figures are those of the retold reports that were read (`tests/reports.py`); `docs/stances.md` has those of others.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.records.decided import Position

RESOLVED = 0.5  # records whose holder a pronoun or description stands for are right half as often as others
UNNAMED = 0.5  # and so are those of sentences that name neither the talks nor anything of them
SLOPE, OFFSET = 0.7, 0.2  # of the log odds (Platt 1999)
CLOSEST = 1e-3  # to 0 and 1, where odds end


def certainty_of(position: Position, likely: float, topic: Topic) -> float:
    """Return how sure a record is beside others, from 0 to 1.

    Args:
        position: what its holder does.
        likely: the probability of its target.
        topic: what the passage of its sentence is about.
    """
    sentence = position.shown_by.case.sentence
    named = not topic.distance or any(sentence.of_kind(kind) for kind in ("targets.", "talks."))
    sure = position.confidence * likely
    return sure * (RESOLVED if position.candidate.anaphor else 1) * (1 if named else UNNAMED)


def calibrated(certainty: float) -> float:
    """Return the share of records of running text that are right among those of this certainty."""
    p = min(max(certainty, CLOSEST), 1 - CLOSEST)
    return 1 / (1 + exp(-(SLOPE * log(p / (1 - p)) + OFFSET)))
