"""Words of readiness that are about another matter than the talks: 'ready to exchange prisoners'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.about.references import references

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

READY = "idle.ready"
ELSEWHERE = 2  # words of a clause beside names and a word of readiness that tell what somebody is ready for


def is_ready_for_else(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether a word of readiness is about another matter than the talks: 'ready to exchange prisoners'.

    It is where its clause goes on and names neither a process nor talks nor an act that shows a position.
    """
    if cue.kind != "support.stated" or not any(cue.overlaps(r) for r in sentence.of_kind(READY)):
        return False
    clause = sentence.clauses[cue.first]
    beside = [c for c in sentence.cues if c.is_stance and not c.kind.startswith("neutral.") and not c.overlaps(cue)]
    relevant = [*(c.first for c in beside), *(r.cue.first for r in references(sentence) if not r.passing)]
    words = [
        w for i, w in enumerate(sentence.words) if sentence.clauses[i] == clause and not _is_named(sentence, w.start)
    ]
    about = len(words) - (cue.last - cue.first + 1)
    return about >= ELSEWHERE and not any(sentence.clauses[i] == clause for i in relevant)


def _is_named(sentence: ReadSentence, offset: int) -> bool:
    return any(start <= offset < end for start, end in sentence.mentions)
