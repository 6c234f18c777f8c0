"""The records of a position: target, round, basis, motive, speaker and date are filled in from its sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Stance, StanceRecord, Target, span_id
from astana_nlp.stance.about.topics import PARTIAL
from astana_nlp.stance.classifier.targetlearning import targets_of
from astana_nlp.stance.holders.actors import actors_in
from astana_nlp.stance.records.certainty import certainty_of
from astana_nlp.stance.records.dating import date_of, round_of, round_told
from astana_nlp.stance.records.decided import POSITIONS
from astana_nlp.stance.records.motives import motives_of
from astana_nlp.stance.roles.frames import SURELY, speaks
from astana_nlp.stance.targets import MEETINGS, is_on_the_whole, refused_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.candidates import Candidate
    from astana_nlp.stance.classifier.classifier import StanceClassifier
    from astana_nlp.stance.records.decided import Position

COMING = ("attended", "absent", "boycotted", "came")  # cues of `rounds.toml`
CONTEXT = 1  # sentences shown to the reviewer on either side


def records_of(
    analysis: Analysis, position: Position, topic: Topic, classifier: StanceClassifier
) -> list[StanceRecord]:
    """Return the records of a position, one a target."""
    case, read = position.shown_by.case, position.decision.about
    # what is read off a holder who does two things is of both: the rules tell what each is about
    learned = classifier.targets if case.cues is None else None
    targets = targets_of(case, position.frames, topic, learned, read)
    if position.stance in {Stance.OPPOSE, Stance.CONDITIONAL}:
        targets = {refused_for(t, case.sentence, topic): p for t, p in targets.items()}
    if topic.target in MEETINGS and _comes(analysis, position):
        targets = {topic.target if t in PARTIAL else t: p for t, p in targets.items()}
    return [_record(analysis, position, topic, about, classifier.version) for about in targets.items()]


def _comes(analysis: Analysis, position: Position) -> bool:
    """Say whether what the holder most surely does is to come or stay away: from a meeting, never from a truce."""
    if not position.frames or position.frames[0].role not in SURELY:
        return False
    candidate, cue = position.shown_by, position.frames[0].cue
    sentence = analysis.sentences[candidate.sentence]
    tags = Tags(line_of(candidate.sentence, sentence))
    low, high = sentence.start + cue.start, sentence.start + cue.end
    return any(t.start < high and low < t.end for kind in COMING for t in tags.all(f"claims:{kind}"))


def _record(
    analysis: Analysis, position: Position, topic: Topic, about: tuple[Target, float], version: str
) -> StanceRecord:
    """Return the record of a position toward one of its targets, given with its probability."""
    target, likely = about
    candidate = position.candidate
    sentence = analysis.sentences[candidate.sentence]
    said = position.shown_by
    start, end = (sentence.start + offset for offset in candidate.case.holder)
    at = analysis.sentences[said.sentence].start + said.case.holder[0]
    said_of_it = target is Target.ASTANA and not position.acts  # what is done is done at a round
    whole = said_of_it and is_on_the_whole(said.case, position.frames, topic)
    told = round_told(analysis, said.sentence, at)
    number = told if whole else round_of(analysis, said.sentence, at, target, topic)
    day, granularity = date_of(analysis, said.sentence, at, number)
    holder = candidate.holder
    return StanceRecord(
        stance_id=span_id(analysis.document.doc_id, "p", start, end) + f"-{holder.entity_id or 'new'}-{target}",
        sentence=candidate.sentence,
        start=start,
        end=end,
        holder_id=holder.entity_id,
        holder=holder.entity or holder.text,
        holder_type=holder.label,
        side=_side(holder.entity_id),
        stance=position.stance,
        target=target,
        basis=position.basis,
        confidence=round(certainty_of(position, likely, topic), 3),
        explanation=_explanation(position),
        possible=position.decision.possible,
        model=version,
        speaker=_speaker(analysis, candidate),
        round=number,
        date=day,
        date_granularity=granularity,
        motives=motives_of(said.case.sentence, position.frames) if position.stance in POSITIONS else (),
        context=_context(analysis, candidate.sentence),
    )


def _speaker(analysis: Analysis, candidate: Candidate) -> str:
    """Return who voices the position, where that is somebody else than the holder."""
    sentence = analysis.sentences[candidate.sentence]
    case = candidate.case
    if any(speaks(case.sentence, span) for span in case.sentence.enumeration_of(case.holder)):
        return ""  # the holder speaks for itself, perhaps together with others
    for mention in actors_in(analysis, candidate.sentence):
        span = (mention.start - sentence.start, mention.end - sentence.start)
        if mention.entity_id != candidate.holder.entity_id and speaks(case.sentence, span):
            return mention.entity
    return ""


def _explanation(position: Position) -> str:
    """Say in one line which cue and which features decided."""
    parts = []
    if position.candidate.anaphor:
        parts.append(f"the words '{position.candidate.anaphor}' stand for {position.candidate.holder.text}")
    if position.inherited:
        parts.append(position.inherited)
    elif position.frames and position.frames[0].role != "far":
        frame = position.frames[0]
        turned = f" with {'+'.join(frame.operators)}" if frame.operators else ""
        parts.append(f"cue '{frame.cue.pattern}' ({frame.cue.kind}, holder is {frame.role}{turned})")
    if position.decision.reasons:
        parts.append("weights: " + ", ".join(position.decision.reasons))
    if position.decision.alike:
        parts.append("like the labelled " + ", ".join(position.decision.alike))
    return "; ".join(parts)


def _context(analysis: Analysis, index: int) -> str:
    around = range(max(index - CONTEXT, 0), min(index + CONTEXT + 1, len(analysis.sentences)))
    block = analysis.sentences[index].block
    return " ".join(analysis.sentences[i].text for i in around if analysis.sentences[i].block == block)


@cache
def _sides() -> dict[str, str]:
    return {actor.id: actor.side for actor in knowledge.actors()}


def _side(entity_id: str) -> str:
    return _sides().get(entity_id, "other")


def once(records: Sequence[StanceRecord]) -> tuple[StanceRecord, ...]:
    """Keep one record a sentence, holder, target and stance: the surest."""
    best: dict[tuple[object, ...], StanceRecord] = {}
    for record in records:
        key = (record.sentence, record.holder_id or record.holder, record.target)
        if key not in best or record.confidence > best[key].confidence:
            best[key] = record
    return tuple(sorted(best.values(), key=lambda r: (r.sentence, r.start, r.target)))
