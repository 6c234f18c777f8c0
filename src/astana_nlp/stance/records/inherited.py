"""Positions that a sentence takes over from another: those of a list without a verb, and 'took a similar line'."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.records import Label, Stance
from astana_nlp.stance.candidates import Candidate, is_list
from astana_nlp.stance.holders.actors import by_sentence
from astana_nlp.stance.records.decided import POSITIONS, Position
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.roles.frames import DOING, SURELY, does

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis, Mention
    from astana_nlp.stance.classifier.classifier import Decision
    from astana_nlp.stance.sentence.reading import ReadSentence

ANNOUNCED = 0.5  # least probability of the stance that a list takes over: one error would be one of many records
ECHO = "echo.words"
LIST_BACK = 4  # sentences between a list and the clause that announces it


def inherited(
    analysis: Analysis, read: Sequence[ReadSentence], asked: Sequence[tuple[Candidate, Decision]]
) -> list[Position]:
    """Give the members of a list the position of the group that the list counts up (rule 4 of the codebook)."""
    actors = by_sentence(analysis)
    groups = [(c, d) for c, d in asked if _is_group(c.holder) and any(f.role in DOING for f in c.case.frames)]
    found = []
    for i, sentence in enumerate(analysis.sentences):
        back = range(max(i - LIST_BACK, 0), i)
        nearby = [(c, d) for c, d in groups if c.sentence in back and _joined(analysis, c.sentence, i)]
        source = _announcing(nearby) if is_list(read[i]) else None
        if source is not None:
            reason = f"list announced by: {analysis.sentences[source.candidate.sentence].text[:80]}"
            for mention in actors[i]:
                span = sentence.span_of(mention)
                member = Candidate(i, mention, Case(read[i], span))
                found.append(replace(source, candidate=member, inherited=reason, announced=source.candidate))
    return found


def only_echoes(candidate: Candidate) -> bool:
    """Say whether the sentence shows a position of this holder only by what the sentence before says."""
    case = candidate.case
    return does(case.sentence, case.holder, ECHO) and not any(frame.role in DOING for frame in case.frames)


def echoed(analysis: Analysis, read: Sequence[ReadSentence], positions: Sequence[Position]) -> list[Position]:
    """Give who 'took a similar line' the position of the sentence before, where that shows one stance only."""
    actors = by_sentence(analysis)
    found = []
    for i, sentence in enumerate(analysis.sentences):
        before = [p for p in positions if p.candidate.sentence == i - 1 and p.stance in POSITIONS]
        alike = len({p.stance for p in before}) == 1 and _joined(analysis, i - 1, i)
        for mention in actors[i] if alike and read[i].of_kind(ECHO) else ():
            span = sentence.span_of(mention)
            if does(read[i], span, ECHO):
                source = max(before, key=lambda p: p.confidence)
                reason = f"says the same as: {analysis.sentences[i - 1].text[:80]}"
                echo = Candidate(i, mention, Case(read[i], span))
                found.append(replace(source, candidate=echo, inherited=reason, announced=source.shown_by))
    return found


def _announcing(nearby: Sequence[tuple[Candidate, Decision]]) -> Position | None:
    """Return the position that a list takes over: that of a group without a name, as its sentences say it together.

    '… refused. They called it a farce. The most prominent were …': where all that the group is said to do shows one
    stance, that one counts; else the one that is likeliest in all sentences on the group, where it is likelier than
    none at all.
    """
    unnamed = [(c, d) for c, d in nearby if c.holder.method == "description"] or list(nearby)
    said = {c.sentence: d.probabilities for c, d in unnamed}
    likely = {stance: sum(p[stance] for p in said.values()) for stance in (*sorted(POSITIONS), Stance.NONE)}
    shown = {f.polarity for c, _ in unnamed for f in c.case.frames if f.role in SURELY and f.polarity in POSITIONS}
    stance = Stance(shown.pop()) if len(shown) == 1 else max(likely, key=lambda s: likely[s])
    if stance not in POSITIONS or sum(likely[s] for s in POSITIONS) < ANNOUNCED:
        return None
    candidate, decision = max(unnamed, key=lambda asked: asked[1].probabilities[stance])
    return Position(candidate, stance, decision.probabilities[stance], candidate.case.frames, decision)


def _is_group(mention: Mention) -> bool:
    return mention.method == "description" or mention.label is Label.COALITION


def _joined(analysis: Analysis, earlier: int, later: int) -> bool:
    """Say whether a list may belong to an earlier sentence: same block, or the block behind a colon."""
    first, second = analysis.sentences[earlier], analysis.sentences[later]
    return first.block == second.block or (first.text.endswith(":") and second.block - first.block <= 1)
