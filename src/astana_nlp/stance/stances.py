"""Who takes which position on what: from the mentions of a document to stance records.

1. candidates: every actor that a sentence about the talks (or a neighbouring process) names or stands for by a pronoun;
2. the classifier decides for each of them on support, oppose, conditional, neutral or none;
3. where it is unsure which stance, the other sentences on the same holder tell;
4. a list without a verb of its own ('The most prominent were A, B and C') takes the position of the group that it
counts up, and who 'took a similar line' that of the sentence before;
5. target, round, basis, motive, speaker and date are filled in from the sentence, and how sure all that is.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

from astana_nlp.stance.about.topics import is_excerpt, topics
from astana_nlp.stance.candidates import Candidate, candidates
from astana_nlp.stance.classifier.classifier import possible
from astana_nlp.stance.holders.actors import read_sentences
from astana_nlp.stance.records.consistency import consistent
from astana_nlp.stance.records.decided import (
    as_in_running_text,
    position_of,
    without_counted_groups,
    without_idle_members,
)
from astana_nlp.stance.records.inherited import echoed, inherited, only_echoes
from astana_nlp.stance.records.recording import once, records_of
from astana_nlp.stance.records.repeats import with_repeats
from astana_nlp.stance.records.standing import without_groups_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Analysis, StanceRecord
    from astana_nlp.stance.classifier.classifier import Decision, StanceClassifier

PICKED = 3.5  # times the odds of a position in an excerpt, which somebody picked out because it is on the subject
LEAST = 0.3  # confidence of a record; of less sure ones most are wrong, and a reviewer would lose trust


def find_stances(analysis: Analysis, classifier: StanceClassifier, threshold: float) -> tuple[StanceRecord, ...]:
    """Return the stance records of a document, in the order of its text.

    Args:
        analysis: a document whose sentences, mentions and rounds are known.
        classifier: the trained classifier.
        threshold: least probability of taking any position; below it there is no record. In an excerpt, where positions
            are likelier beforehand, it is lower.
    """
    least = LEAST if classifier.needs_encoder else 0.0  # words alone are never that sure
    excerpt = is_excerpt(analysis.sentences)
    if excerpt:
        threshold, least = threshold / (threshold + PICKED * (1 - threshold)), 0.0
    read = read_sentences(analysis)
    subjects = topics(analysis.sentences, read, analysis.mentions)
    found = candidates(analysis, read, subjects)
    decisions = _shared(found, classifier.decide([c.case for c in found]), classifier.least)
    decisions = consistent(found, decisions, classifier.least)
    if classifier.needs_encoder and not excerpt:  # words alone hear nothing but plain words
        decisions = [as_in_running_text(decision) for decision in decisions]
    asked = [(c, d) for c, d in zip(found, decisions, strict=True) if not only_echoes(c)]
    positions = [p for c, d in asked if (p := position_of(c, d, threshold))]
    positions = without_counted_groups(without_idle_members(positions))
    positions = [*positions, *inherited(analysis, read, asked)]
    positions = [*positions, *echoed(analysis, read, positions)]
    records = [r for p in positions for r in records_of(analysis, p, subjects[p.shown_by.sentence], classifier)]
    sure = [record for record in records if record.confidence >= least]
    return with_repeats(once(without_groups_of(sure)), analysis.sentences)


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
