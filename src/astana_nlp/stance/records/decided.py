"""What is made of a decision of the classifier: which position a candidate holds, if any.

What syntax and cues show beyond doubt counts beside the probabilities, and what the standing of an actor tells: a host
who is only there takes no side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.records import Basis, Stance
from astana_nlp.stance.records.standing import idle_members, only_praises, only_present
from astana_nlp.stance.roles.announcing import announced_by
from astana_nlp.stance.roles.doings import (
    clearly,
    failed,
    is_over,
    newest,
    only_accuses,
    plainly,
    tells_of_others,
)
from astana_nlp.stance.roles.frames import DOING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.stance.candidates import Candidate
    from astana_nlp.stance.classifier.classifier import Decision
    from astana_nlp.stance.roles.frames import Frame

UNSURE = frozenset({"far", "patient"})  # roles of cues that need not be what the holder does
POSITIONS = frozenset({Stance.SUPPORT, Stance.OPPOSE, Stance.CONDITIONAL})
RIVAL = 1 / 3  # of the probability of the likeliest stance: from there on what all shows that the holder does counts
RARE = 1.6  # times the probability of a condition: among few labels it gives way too often to what it is a condition of
INDIRECT = 1.6  # times the odds of opposition: running text tells it in fewer plain words than labelled sentences do
IMPLIED = 0.8  # least probability of a position where only the passage tells what the sentence is about
STRICT = 0.88  # threshold above which a user wants no record that the probabilities do not bear
CERTAIN = 0.9  # from here on a holder may do what no cue tells, beside what it accuses others of


@dataclass(frozen=True, slots=True)
class Position:
    """A candidate that holds a position.

    Where a list took it over, `inherited` is the explanation and `announced` the group that it belongs to.
    """

    candidate: Candidate
    stance: Stance
    confidence: float
    frames: tuple[Frame, ...]
    decision: Decision
    inherited: str = ""
    announced: Candidate | None = None

    @property
    def shown_by(self) -> Candidate:
        """The candidate whose sentence says what the position is about, and when and why it is taken."""
        return self.announced or self.candidate

    @property
    def basis(self) -> Basis:
        """How the position shows: as the classifier learned it, else by the strongest cue."""
        if self.decision.basis:
            return Basis(self.decision.basis)
        strongest = self.frames[0] if self.frames else None
        if strongest is None or strongest.role in UNSURE:
            return Basis.DESCRIBED
        return Basis.ACTED if strongest.basis == "acted" else Basis.STATED

    @property
    def acts(self) -> bool:
        """Whether the holder does something, though more is said: 'wants to discredit the process by its absence'."""
        deeds = (frame for frame in self.frames if frame.basis == "acted" and frame.role not in UNSURE)
        return self.basis is Basis.ACTED or any(deeds)


def as_in_running_text(decision: Decision) -> Decision:
    """Return a decision with the odds that opposition has in running text (a shift of priors: Elkan 2001, IJCAI)."""
    weighed = {s: p * (INDIRECT if s == Stance.OPPOSE else 1) for s, p in decision.probabilities.items()}
    whole = sum(weighed.values())
    return replace(decision, probabilities={stance: p / whole for stance, p in weighed.items()})


def position_of(candidate: Candidate, decision: Decision, threshold: float) -> Position | None:
    """Return the position that a candidate holds, or None.

    Args:
        candidate: an actor in its sentence.
        decision: what the classifier says of it.
        threshold: least probability of any position; cues that leave no doubt may do with less.
    """
    taken = {s: p for s, p in decision.probabilities.items() if s != Stance.NONE}
    threshold = max(threshold, IMPLIED) if candidate.implied else threshold
    frames = candidate.case.frames
    sentence, holder = candidate.case.sentence, candidate.case.holder
    accuses = sum(taken.values()) < CERTAIN and only_accuses(frames, sentence, holder)
    clear = threshold <= STRICT and not candidate.anaphor and clearly(frames, taken)
    enough = sum(taken.values()) >= threshold or clear
    if not enough or failed(frames) or is_over(frames, sentence) or accuses:
        return None
    # where a holder does two things, the words and vectors of the sentence are of both, only the cues of one
    shown = {frame.polarity for frame in frames} if candidate.case.cues is not None else newest(frames, sentence)
    likeliest = max(taken, key=lambda s: (taken[s] * (RARE if s == Stance.CONDITIONAL else 1), s))
    shown = shown or {s for s in plainly(frames) if taken[Stance(s)] >= RIVAL * taken[likeliest]}
    stance = Stance(shown.pop() if len(shown) == 1 else likeliest)
    if stance is Stance.OPPOSE and tells_of_others(frames, sentence, holder):
        return None
    confidence = taken[stance]
    if confidence < candidate.least:
        return None
    said = decision.basis == Basis.STATED and not candidate.anaphor
    if only_present(candidate.holder.entity_id, stance, frames, sentence, said=said):
        stance, confidence = Stance.NEUTRAL, confidence + taken[Stance.NEUTRAL]  # to be there is both
    elif stance is Stance.NEUTRAL and only_praises(candidate.holder.entity_id, frames, sentence):
        stance, confidence = Stance.SUPPORT, confidence + taken[Stance.SUPPORT]
    return Position(candidate, stance, confidence, frames, decision)


def without_idle_members(positions: Sequence[Position]) -> list[Position]:
    """Leave out members of a group where it acts and they do nothing: 'the guarantors will send forces of X and Y'."""
    by_doing: dict[bool, set[tuple[int, str]]] = {True: set(), False: set()}
    for p in positions:
        by_doing[any(f.role in DOING for f in p.frames)].add((p.candidate.sentence, p.candidate.holder.entity_id))
    idle = idle_members(by_doing[False] - by_doing[True], by_doing[True])
    return [p for p in positions if (p.candidate.sentence, p.candidate.holder.entity_id) not in idle]


def without_counted_groups(positions: Sequence[Position]) -> list[Position]:
    """Leave out a group without a name whose members the sentence counts up: they have the records (rule 18)."""
    counted = {
        (p.candidate.sentence, frame.cue)
        for p in positions
        for frame in p.frames[:1]
        if announced_by(p.candidate.case.sentence, p.candidate.case.holder, frame.cue)
    }
    return [
        p
        for p in positions
        if p.candidate.holder.method != "description"
        or not any((p.candidate.sentence, f.cue) in counted for f in p.frames[:1])
        or announced_by(p.candidate.case.sentence, p.candidate.case.holder, p.frames[0].cue)
    ]
