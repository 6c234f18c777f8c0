"""What the frames of one holder say together: what it did last, and what all that it does shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.frames import POLAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.stance.cues import Cue
    from astana_nlp.stance.frames import Frame
    from astana_nlp.stance.reading import ReadSentence

DOING = frozenset({"agent", "agent-list", "agent-weak", "near"})
BENDING = frozenset({"wish", "condition", "accusation", "past"})  # operators that leave open whether it is done
THEN, FIRST_TIME = "sequence.then", "sequence.first"
FIRST_REACH = 2  # words between 'for the first time' and what is done
FAILED = "neutral.failed"


def newest(frames: Sequence[Frame], sentence: ReadSentence) -> set[str]:
    """Return the stances of what the holder does last, where the sentence tells of something that it did before.

    'X, which had stayed away in January, sent an envoy', 'withdrew, then came back', 'took part for the first time
    after a boycott' (rule 2 of the codebook); nothing where all is of one time.
    """
    doing = [f for f in frames if f.role in DOING and f.polarity in POLAR]
    for kind, is_later in ((FIRST_TIME, _is_beside), (THEN, _is_behind)):
        for mark in sentence.of_kind(kind):
            later = {f.polarity for f in doing if is_later(f.cue, mark)}
            if len(later) == 1 and {f.polarity for f in doing} - later:
                return later
    before = {f.polarity for f in doing if "past" in f.operators}
    after = {f.polarity for f in doing if "past" not in f.operators}
    return after if before - after else set()


def _is_beside(cue: Cue, mark: Cue) -> bool:
    return max(cue.first - mark.last, mark.first - cue.last, 0) <= FIRST_REACH


def _is_behind(cue: Cue, mark: Cue) -> bool:
    return cue.first > mark.last


def plainly(frames: Sequence[Frame]) -> set[str]:
    """Return the stances that all shows which the holder does; nothing where something bends it."""
    doing = [f for f in frames if f.role in DOING]
    bent = any(f.polarity not in POLAR or BENDING & set(f.operators) for f in doing)
    return set() if bent else {f.polarity for f in doing}


def failed(frames: Sequence[Frame]) -> bool:
    """Say whether what the holder most surely does is to fail at something together with others: no position."""
    return bool(frames) and frames[0].cue.kind == FAILED and frames[0].role in DOING
