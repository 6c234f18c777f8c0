"""What choosing saves: labels chosen as the review queue chooses them, against labels in random order.

    python -m astana_nlp.training.simulation

prints a table. Passages are dealt into five parts; each part in turn is asked about, and a classifier learns from the
others, step by step, as if people labelled them in the order of each way of choosing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from astana_nlp.stance.classifier.classifier import fit_members
from astana_nlp.stance.classifier.members import Design
from astana_nlp.training.examples import Example, completed, from_labels
from astana_nlp.training.folds import linked_groups, splits_of
from astana_nlp.training.selection import Candidate, chosen
from astana_nlp.training.threads import one_thread

FIRST, STEP, LAST = 100, 100, 1000
# what each way of choosing makes of candidates: the numbers of those to label next
Way = Callable[[Sequence[Candidate], int, str], Sequence[int]]


def by_chance(candidates: Sequence[Candidate], count: int, seed: str) -> Sequence[int]:
    """Choose at random."""
    even = [Candidate(c.key, 0.0, "") for c in candidates]
    return chosen(even, 2 * count, seed)[1::2]


def by_doubt(candidates: Sequence[Candidate], count: int, seed: str) -> Sequence[int]:
    """Choose what is most doubtful, and nothing else."""
    del seed
    return sorted(range(len(candidates)), key=lambda i: (-candidates[i].doubt, candidates[i].key))[:count]


WAYS: dict[str, Way] = {"random": by_chance, "doubt": by_doubt, "half and half": chosen}


def simulate(
    data: Sequence[Example], ways: dict[str, Way], design: Design, steps: Sequence[int]
) -> dict[str, list[float]]:
    """Return for each way of choosing the accuracy after each number of labels, over all five parts.

    Args:
        data: labelled examples.
        ways: ways of choosing by name.
        design: the classifier that learns.
        steps: numbers of labels, rising; the first ones are drawn at random for every way.
    """
    found = {}
    for name, way in ways.items():
        right = np.zeros(len(steps))
        for part, (pool, test) in enumerate(splits_of(linked_groups(data))):
            right += _course([data[i] for i in pool], [data[i] for i in test], way, design, (steps, str(part)))
        found[name] = [round(float(r), 4) for r in right / len(data)]
    return found


def _course(
    pool: Sequence[Example], test: Sequence[Example], way: Way, design: Design, plan: tuple[Sequence[int], str]
) -> np.typing.NDArray[np.float64]:
    """Return how many of the test examples are right after each step of labelling the pool."""
    steps, seed = plan
    candidates = [Candidate(f"{e.key} {i}", 0.0, e.text) for i, e in enumerate(pool)]
    known = list(by_chance(candidates, steps[0], seed))
    doubts = np.zeros(len(pool))
    counts = []
    for wanted in steps:
        if wanted > len(known):
            rest = sorted(set(range(len(pool))) - set(known))
            asked = [Candidate(candidates[i].key, float(doubts[i]), candidates[i].text) for i in rest]
            known += [rest[i] for i in way(asked, wanted - len(known), seed)]
        members = fit_members([pool[i].seen for i in known], [pool[i].label for i in known], design)
        said = members.outputs([e.seen for e in test])[:, : len(members.classes)].argmax(axis=1)
        counts.append(sum(members.classes[s] == e.label for s, e in zip(said, test, strict=True)))
        doubts = 1 - np.exp(members.outputs([e.seen for e in pool])[:, : len(members.classes)].max(axis=1))
    return np.array(counts, dtype=float)


def main() -> None:
    """Simulate with the labelled sentences of the project and print the table."""
    from astana_nlp.analysis import NEEDS
    from astana_nlp.encoder import load
    from astana_nlp.encoder.store import VectorStore
    from astana_nlp.labels import read_labels
    from astana_nlp.settings import load_pipeline

    root = Path(__file__).parents[3]
    parsers = load_pipeline(root / "pipelines" / "default.toml", NEEDS).parsing
    drafts = from_labels(read_labels(root / "corpus" / "labels"), parsers)
    data = completed(drafts, VectorStore() if load() else None)
    steps = range(FIRST, LAST + 1, STEP)
    with one_thread():
        found = simulate(data, WAYS, Design(vectors=load() is not None, words=load() is None), steps)
    print("labels  " + "  ".join(f"{name:>14}" for name in found))  # noqa: T201 - this is the answer of the command
    for place, labels in enumerate(steps):
        print(f"{labels:<6}  " + "  ".join(f"{found[name][place]:>14.3f}" for name in found))  # noqa: T201


if __name__ == "__main__":
    main()
