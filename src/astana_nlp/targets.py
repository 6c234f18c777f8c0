"""Tell which process a position is about: the talks of Astana or a neighbouring one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Target

if TYPE_CHECKING:
    from astana_nlp.cues import Cue
    from astana_nlp.features import Case
    from astana_nlp.frames import Frame

ELSEWHERE = 10  # words that a clause boundary between cue and target counts for
TARGETS = {f"targets.{t.value}": t for t in Target}


def target_of(case: Case, frames: tuple[Frame, ...], topic: Target | None) -> Target | None:
    """Return the target of the position that `case` shows; where the sentence names none, the topic of its passage.

    The target named nearest to the strongest cue of the holder decides, words behind the cue (its object) before
    words in front of it and words in other clauses.
    """
    named = [cue for cue in case.sentence.cues if cue.kind in TARGETS]
    anchor = frames[0].cue.last if frames else _word(case)
    if not named:
        return topic
    clauses = case.sentence.clauses
    nearest = min(named, key=lambda cue: _cost(cue, anchor) + ELSEWHERE * abs(clauses[cue.first] - clauses[anchor]))
    target = TARGETS[nearest.kind]
    if target in (Target.CEASEFIRE, Target.DE_ESCALATION) and topic and not _is_object(nearest, anchor):
        return topic
    return target


def _cost(cue: Cue, anchor: int) -> float:
    """Count words from the stance cue to the target; what stands in front of the cue counts double."""
    return cue.first - anchor if cue.first > anchor else (anchor - cue.last) * 2 + 1


def _is_object(target: Cue, anchor: int) -> bool:
    """Say whether the target stands close behind the stance cue, as its object would."""
    return 0 < target.first - anchor <= 5  # noqa: PLR2004 - verb, article, adjectives, noun


def _word(case: Case) -> int:
    return max((i for i, w in enumerate(case.sentence.words) if w.start <= case.holder[0]), default=0)
