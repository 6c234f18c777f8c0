"""How sure a record is: that there is the position, that it is on its target, and that its holder is the right one.

The classifier is asked about a holder and a sentence on the talks. Whether a pronoun stands for that holder, and a
sentence that names nothing of the talks is on them at all, it cannot know: there a record is likelier wrong than the
probabilities tell. The figures are those of the retold reports that were read (`tests/reports.py`); `docs/stances.md`
says how far off confidence is on others.
"""

from __future__ import annotations

from math import prod, sqrt
from typing import TYPE_CHECKING

from astana_nlp.records import Basis, Section
from astana_nlp.stance.roles.frames import SURELY

if TYPE_CHECKING:
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.records.decided import Position

RESOLVED = 0.5  # records whose holder a pronoun or description stands for are right half as often as others
UNNAMED = 0.35  # and those of sentences that name nothing of the talks, where no cue shows what the holder does
DESCRIBED = 0.6  # what only the author's words show, no deed and no word of the holder, is right half as often
HEADLINE = 0.6  # titles and headings have few words, and often lack the verb or its object


def certainty_of(position: Position, likely: float, topic: Topic) -> float:
    """Return how likely a record is right, from 0 to 1.

    Args:
        position: what its holder does.
        likely: the probability of its target.
        topic: what the passage of its sentence is about.
    """
    case = position.shown_by.case
    named = not topic.distance or any(case.sentence.of_kind(kind) for kind in ("targets.", "talks."))
    shown = any(frame.role in SURELY for frame in position.frames)  # 'boycotted it': nothing else can be meant
    doubts = (
        (bool(position.candidate.anaphor), RESOLVED),
        (not (named or shown), UNNAMED),
        (position.basis is Basis.DESCRIBED, DESCRIBED),
        (case.section is Section.HEADING, HEADLINE),
    )
    # what a sentence is about is hard to tell where its stance is hard to tell: the product of both would be too low
    return position.confidence * sqrt(likely) * prod(factor for doubtful, factor in doubts if doubtful)
