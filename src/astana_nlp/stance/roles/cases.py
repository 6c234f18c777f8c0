"""What is asked about an actor in a sentence, and what the cues of the sentence say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from astana_nlp.records import Section
from astana_nlp.stance.roles.frames import frames_of

if TYPE_CHECKING:
    from astana_nlp.stance.roles.frames import Frame
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

LISTED = 3  # names that are surely an enumeration


@dataclass(frozen=True)
class Case:
    """One question to the classifier: which position does the actor at `holder` take in this sentence?

    `others` are the spans of other words of the sentence that stand for the same actor; `cues` are those that count
    where the question is about one of several things that the actor does (None: all). `asked` are the spans that any
    question about the sentence is about: they share one pass of the encoder.
    """

    sentence: ReadSentence
    holder: tuple[int, int]
    section: Section = Section.BODY
    others: tuple[tuple[int, int], ...] = ()
    cues: frozenset[Cue] | None = None
    asked: tuple[tuple[int, int], ...] = ()

    @cached_property
    def _beside(self) -> tuple[tuple[int, int], ...]:
        """Return those who are counted up together with the actor: they do the same.

        Two names with an 'and' may belong to two clauses ('fought X, and Y left'), three do not.
        """
        run = next((run for run in self.sentence.enumerations if self.holder in run), ())
        return tuple(span for span in run if span != self.holder) if len(run) >= LISTED else ()

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """What the cues of the sentence say of the actor, the strongest first."""
        found = frames_of(self.sentence, self.holder, *self.others, beside=self._beside)
        return found if self.cues is None else tuple(frame for frame in found if frame.cue in self.cues)
