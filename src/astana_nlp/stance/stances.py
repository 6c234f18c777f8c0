"""Who takes which position on what: from the mentions of a document to stance records.

1. candidates: every actor that a sentence about the talks (or a neighbouring process) names or stands for by a pronoun;
2. the classifier decides for each of them on support, oppose, conditional, neutral or none;
3. a list without a verb of its own ('The most prominent were A, B and C') takes the position of the group that it
counts up, and who 'took a similar line' that of the sentence before;
4. target, round, basis, motive, speaker and date are filled in from the sentence.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Basis, Stance, StanceRecord, Target, span_id
from astana_nlp.stance.actors import actors_in, read_sentences
from astana_nlp.stance.candidates import Candidate, candidates
from astana_nlp.stance.classifier import possible
from astana_nlp.stance.dating import date_of, round_of, round_told
from astana_nlp.stance.decided import POSITIONS, Position, position_of, without_counted_groups, without_idle_members
from astana_nlp.stance.frames import SURELY, speaks
from astana_nlp.stance.inherited import echoed, inherited, only_echoes
from astana_nlp.stance.motives import motives_of
from astana_nlp.stance.repeats import with_repeats
from astana_nlp.stance.standing import without_groups_of
from astana_nlp.stance.targetlearning import targets_of
from astana_nlp.stance.targets import MEETINGS, is_on_the_whole, refused_for
from astana_nlp.stance.topics import PARTIAL, Topic, is_excerpt, topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Analysis
    from astana_nlp.stance.classifier import Decision, StanceClassifier

PICKED = 3.5  # times the odds of a position in an excerpt, which somebody picked out because it is on the subject
LEAST = 0.3  # confidence of a record; of less sure ones most are wrong, and a reviewer would lose trust
COMING = ("attended", "absent", "boycotted", "came")  # cues of `rounds.toml`
CONTEXT = 1  # sentences shown to the reviewer on either side


def find_stances(analysis: Analysis, classifier: StanceClassifier, threshold: float) -> tuple[StanceRecord, ...]:
    """Return the stance records of a document, in the order of its text.

    Args:
        analysis: a document whose sentences, mentions and rounds are known.
        classifier: the trained classifier.
        threshold: least probability of taking any position; below it there is no record. In an excerpt, where positions
            are likelier beforehand, it is lower.
    """
    least = LEAST if classifier.needs_encoder else 0.0  # words alone are never that sure
    if is_excerpt(analysis.sentences):
        threshold, least = threshold / (threshold + PICKED * (1 - threshold)), 0.0
    read = read_sentences(analysis)
    subjects = topics(analysis.sentences, read, analysis.mentions)
    found = candidates(analysis, read, subjects)
    decisions = _shared(found, classifier.decide([c.case for c in found]), classifier.least)
    asked = [(c, d) for c, d in zip(found, decisions, strict=True) if not only_echoes(c)]
    positions = [p for c, d in asked if (p := position_of(c, d, threshold))]
    positions = without_counted_groups(without_idle_members(positions))
    positions = [*positions, *inherited(analysis, read, asked)]
    positions = [*positions, *echoed(analysis, read, positions)]
    records = [r for p in positions for r in _records(analysis, p, subjects[p.shown_by.sentence], classifier)]
    sure = [record for record in records if record.confidence >= least]
    return with_repeats(_once(without_groups_of(sure)), analysis.sentences)


def _shared(found: Sequence[Candidate], decisions: Sequence[Decision], least: Mapping[str, float]) -> list[Decision]:
    """Give what holds the same position in a sentence the mean of what is decided, and of its target read, of each.

    The members of an enumeration do one thing ('A, B and C signed'), and so do the words that stand for one actor.
    """
    shared = list(decisions)
    for key in (_enumeration, _one_actor):
        members: dict[tuple[object, ...], list[int]] = {}
        for i, candidate in enumerate(found):
            members.setdefault((candidate.sentence, candidate.case.cues, *key(candidate)), []).append(i)
        for indices in members.values():
            mean = _mean([shared[i].probabilities for i in indices])
            read = _mean([{t: exp(p) for t, p in shared[i].about.items()} for i in indices])
            about = {target: log(p) for target, p in read.items()}
            for i in indices:
                shared[i] = replace(shared[i], probabilities=mean, possible=possible(mean, least), about=about)
    return shared


def _mean(alike: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: sum(p[name] for p in alike) / len(alike) for name in alike[0]}


def _enumeration(candidate: Candidate) -> tuple[object, ...]:
    case = candidate.case
    return (next((run for run in case.sentence.enumerations if case.holder in run), case.holder),)


def _one_actor(candidate: Candidate) -> tuple[object, ...]:
    return (candidate.holder.entity_id or candidate.holder.text, candidate.case.holder if not candidate.anaphor else "")


def _records(analysis: Analysis, position: Position, topic: Topic, classifier: StanceClassifier) -> list[StanceRecord]:
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
    said_of_it = target is Target.ASTANA and _basis(position) is not Basis.ACTED  # what is done is done at a round
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
        basis=_basis(position),
        confidence=round(position.confidence * likely, 3),
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
    together = next((run for run in case.sentence.enumerations if case.holder in run), (case.holder,))
    if any(speaks(case.sentence, span) for span in together):
        return ""  # the holder speaks for itself, perhaps together with others
    for mention in actors_in(analysis, candidate.sentence):
        span = (mention.start - sentence.start, mention.end - sentence.start)
        if mention.entity_id != candidate.holder.entity_id and speaks(candidate.case.sentence, span):
            return mention.entity
    return ""


def _basis(position: Position) -> Basis:
    """Return how the position shows: as the classifier learned it, else by the strongest cue."""
    if position.decision.basis:
        return Basis(position.decision.basis)
    strongest = position.frames[0] if position.frames else None
    if strongest is None or strongest.role in ("far", "patient"):
        return Basis.DESCRIBED
    return Basis.ACTED if strongest.basis == "acted" else Basis.STATED


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


def _once(records: Sequence[StanceRecord]) -> tuple[StanceRecord, ...]:
    """Keep one record a sentence, holder, target and stance: the surest."""
    best: dict[tuple[object, ...], StanceRecord] = {}
    for record in records:
        key = (record.sentence, record.holder_id or record.holder, record.target)
        if key not in best or record.confidence > best[key].confidence:
            best[key] = record
    return tuple(sorted(best.values(), key=lambda r: (r.sentence, r.start, r.target)))
