"""Which process a position is about, as labelled sentences teach it.

The rules of `targets` name one target; a linear classifier hears them together with what the passage is about, how each
process is named here, and what the adapter of the encoder reads of the holder. Where it is sure of another target, that
one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from astana_nlp.records import Target
from astana_nlp.stance.about.topics import PROCESSES
from astana_nlp.stance.targets import CONDITION, DEEDS, MEETINGS, aimed_at, is_object, meant, target_of, with_joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.roles.cases import Case
    from astana_nlp.stance.roles.frames import Frame

STRENGTH = 0.3  # C of the regression; 0.1 to 3 tell 94.5 to 94.7 % of the labelled targets right
SURE = 0.5  # least probability of a target that the rules do not name …
SURE_AGAINST_NAME = 0.7  # … where theirs is a neighbour of the talks, named in the clause of what is done
FARTHEST, UNIT = 8, 4  # sentences back to the name of a topic, from where on all count alike, and what counts as 1
BY_RULE = 0.72  # of the labelled targets are told right by rules alone
DOUBTFUL = 0.5  # so often the rules are right on documents where what was learned is less sure of their target
DIMMEST = -6.0  # log probabilities below say the same


@dataclass(frozen=True, slots=True)
class TargetClassifier:
    """A scikit-learn vectorizer of evidence, and the regression over it; its classes are values of `Target`."""

    named: Any
    linear: Any

    def probabilities(
        self, evidence: Sequence[Mapping[str, float]], read: Sequence[Mapping[str, float]]
    ) -> list[dict[Target, float]]:
        """Return for each position how likely each target is.

        For the arguments see `fit_targets`.
        """
        rows = self.linear.predict_proba(self.named.transform(list(map(_joined, evidence, read))))
        targets = [Target(str(name)) for name in self.linear.classes_]
        return [dict(zip(targets, map(float, row), strict=True)) for row in rows]


def fit_targets(
    evidence: Sequence[Mapping[str, float]], read: Sequence[Mapping[str, float]], targets: Sequence[str]
) -> TargetClassifier:
    """Learn what positions are about.

    Args:
        evidence: what `evidence_of` says of each position.
        read: the log probability of each target by the adapter of the encoder (empty: there is none).
        targets: the target of each, at least two of them different.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    named = DictVectorizer()
    seen = named.fit_transform(list(map(_joined, evidence, read)))
    linear = LogisticRegression(C=STRENGTH, max_iter=1000, random_state=0)
    return TargetClassifier(named, linear.fit(seen, targets))


def overruling(likely: Mapping[Target, float], evidence: Mapping[str, float]) -> Target | None:
    """Return the target that is likely enough to overrule what the rules say, or None."""
    best = max(likely, key=lambda target: likely[target])
    return best if likely[best] >= _least(evidence) else None


def _least(evidence: Mapping[str, float]) -> float:
    """Return the least probability of a target that overrules what the rules say.

    The adapter has read more reports on the talks than on anything else, and leans to them.
    """
    neighbours = (t for t in Target if t is not Target.ASTANA and f"rule:{t}" in evidence)
    named = any(f"named:{t}" in evidence and f"here:{t}" in evidence for t in neighbours)
    return SURE_AGAINST_NAME if named else SURE


def _joined(evidence: Mapping[str, float], read: Mapping[str, float]) -> dict[str, float]:
    return {**evidence, **{f"read:{target}": max(said, DIMMEST) for target, said in read.items()}}


def targets_of(
    case: Case,
    frames: tuple[Frame, ...],
    topic: Topic,
    learned: TargetClassifier | None,
    read: Mapping[str, float],
) -> dict[Target, float]:
    """Return the targets of the position that `case` shows, each with the probability that it is one.

    Empty where neither the sentence nor its passage names one.

    Args:
        case: holder and sentence.
        frames: what the cues say of the holder, the strongest first.
        topic: what the passage is about.
        learned: what was learned of targets; where it is None or not sure, what the rules say stands.
        read: the log probability of each target by the adapter of the encoder (empty: there is none).
    """
    target = target_of(case, frames, topic)
    if target is None:
        return {}
    if learned is None or _points_back(case, frames, topic) or _only_passage_tells(case, frames, topic):
        # what 'the decision' was, or 'it', stands in sentences before, which the adapter does not see
        return dict.fromkeys(with_joined(target, case.sentence, topic), BY_RULE)
    evidence = evidence_of(case, frames, topic)
    (likely,) = learned.probabilities([evidence], [read])
    overruled = overruling(likely, evidence)
    chosen = (overruled and _meant_here(overruled, case, frames, topic)) or target
    return {t: max(likely.get(t, 0.0), DOUBTFUL) for t in with_joined(chosen, case.sentence, topic)}


def _meant_here(likeliest: Target, case: Case, frames: tuple[Frame, ...], topic: Topic) -> Target | None:
    """Return what the likeliest target stands for here, None for a process of which the document says nothing.

    Where a round met in Sochi the town means the talks; and a draft that was handed over in Astana is none of a
    committee that the text does not name. Truces and zones have too many names for all to be known.
    """
    found = meant(case, frames, topic)
    target = next((t for reference, t in found if reference.target is likeliest), likeliest)
    unnamed = topic.known and target in PROCESSES and target not in topic.known | {Target.ASTANA}
    return None if unnamed else target


def _only_passage_tells(case: Case, frames: tuple[Frame, ...], topic: Topic) -> bool:
    """Say whether a passage is on a neighbour of the talks and the sentence names no other process."""
    others = {target for reference, target in meant(case, frames, topic) if reference.named} - {topic.target}
    return topic.target in PROCESSES and topic.target is not Target.ASTANA and not others


def _points_back(case: Case, frames: tuple[Frame, ...], topic: Topic) -> bool:
    """Say whether the nearest thing that a position may be about is a deed told before, on a meeting."""
    nearest = meant(case, frames, topic)[:1]
    return topic.recent in MEETINGS and any(reference.cue.kind == DEEDS for reference, _ in nearest)


def evidence_of(case: Case, frames: tuple[Frame, ...], topic: Topic) -> dict[str, float]:
    """Return what rules, topic and names tell of the target of a position; for the arguments see `targets_of`."""
    by_rule = target_of(case, frames, topic)
    found: dict[str, float] = {
        f"rule:{by_rule}": 1,
        f"topic:{topic.target}": 1,
        f"topic:{topic.target} rule:{by_rule}": 1,
        f"recent:{topic.recent}": 1,
        "far": min(max(topic.distance, -UNIT), FARTHEST) / UNIT,
        "cues": float(bool(frames)),
    }
    found |= {f"known:{target}": 1 for target in topic.known}
    found |= {f"cue:{frames[0].cue.kind}": 1} if frames else {}
    return found | _named_here(case, frames, topic)


def _named_here(case: Case, frames: tuple[Frame, ...], topic: Topic) -> dict[str, float]:
    """Return how each process is named in the sentence, the one nearest to what is done first."""
    read = case.sentence
    anchor, ordered = aimed_at(case, frames), meant(case, frames, topic)
    found: dict[str, float] = {f"nearest:{ordered[0][1]}": 1} if ordered else {"nothing named": 1}
    found |= {f"next:{ordered[1][1]}": 1} if len(ordered) > 1 else {}
    conditions = [cue.last for cue in read.of_kind(CONDITION)]  # 'on condition that the zone is left'
    found |= {f"on condition:{t}": 1 for r, t in ordered if any(last < r.cue.first for last in conditions)}
    for reference, target in ordered:
        how = "named" if reference.named else "noun"
        if reference.passing or reference.breached:
            found[f"{how} {'breached' if reference.breached else 'in passing'}:{target}"] = 1
            continue
        here = read.clauses[reference.cue.first] == read.clauses[anchor]
        found[f"{how}:{target}"] = 1
        found[f"{'here' if here else 'elsewhere'}:{target}"] = 1
        found[f"{'behind' if reference.cue.first > anchor else 'ahead'}:{target}"] = 1
        if is_object(reference, anchor, read):
            found[f"object:{target}"] = 1
    return found
