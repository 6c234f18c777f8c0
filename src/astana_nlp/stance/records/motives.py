"""Why a holder takes a position, where the text says so: motive cues in the sentence of the position."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from astana_nlp.stance.roles.frames import Frame
    from astana_nlp.stance.sentence.reading import ReadSentence

FARTHEST = 25  # words between the stance and its motive; a cue farther off belongs to something else


def motives_of(sentence: ReadSentence, frames: tuple[Frame, ...]) -> tuple[str, ...]:
    """Return the motives named near the holder's strongest cue, in alphabetical order."""
    anchor = frames[0].cue if frames else None
    found = {
        cue.kind.removeprefix("motives.")
        for cue in sentence.of_kind("motives.")
        if anchor is None or min(abs(cue.first - anchor.last), abs(anchor.first - cue.last)) <= FARTHEST
    }
    return tuple(sorted(found))
