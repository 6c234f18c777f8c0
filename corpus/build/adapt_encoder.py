"""Train the adapter of the encoder (`models/encoder/`) on the labelled sentences: PyTorch and an hour of two cores.

    .venv/bin/pip install torch
    .venv/bin/python corpus/build/adapt_encoder.py [SEED]

The upper half of the encoder gets low-rank adapters (Hu et al. 2021, arXiv:2106.09685). Words of actors are marked, and
the position of each actor and its target are read off the states of its words, with the basis as a further task.
Besides the adapter it writes `answers.npz`: what adapters that had not learned from a passage (two halves,
translations kept together) say of each labelled actor. The classifiers learn from those how far to trust the adapter.
Frozen passages are never learned from. The seed is fixed and one thread computes each training.

Each run adds a folder to `models/encoder/`; the encoder hears all that are there, and models have to be trained anew.
The first that is there now learned from the labels without `dispatches/*-wire.tsv`, the second from all.
"""

# ruff: noqa: INP001, T201  a script beside others; it talks to who runs it
from __future__ import annotations

import os
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from adapted import FIRST, Reader, batches, rows_of, train, write
from sklearn.model_selection import GroupKFold
from torch.nn import functional

from astana_nlp import encoder
from astana_nlp.encoder.answers import ANSWERS, key_of
from astana_nlp.encoder.ensemble import FOLDER
from astana_nlp.labels import LabelledSentence, frozen_passages, read_labels
from astana_nlp.records import Basis, Stance, Target
from astana_nlp.sentences import mask_note_marks
from astana_nlp.training.examples import completed, from_labels
from astana_nlp.training.folds import linked_groups

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "corpus" / "labels"
SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 0
EPOCHS, PARTS = 5, 2
SMOOTHED = 0.08
BESIDE = 0.3  # what basis and target count beside the position
STANCES = tuple(sorted(str(s) for s in Stance))
BASES = tuple(str(b) for b in Basis)
TARGETS = tuple(str(t) for t in Target)


@dataclass
class Sentence:
    """A labelled sentence: its states after layer FIRST and the rows of each actor."""

    row: LabelledSentence
    group: str
    frozen: bool
    states: torch.Tensor
    spans: list[tuple[int, int]]
    answers: list[np.ndarray] = field(default_factory=list)


KNOWN: list[Sentence] = []  # the processes that learn have them without a copy


def sentences() -> list[Sentence]:
    """Return the labelled sentences with their states and linked groups."""
    loaded = encoder.load()
    assert loaded is not None  # noqa: S101 - the script needs it
    frozen = frozen_passages(LABELS)
    labels = [row for row in _all_labels() if row.holders]
    groups = _groups(frozen)
    found = []
    for row in labels:
        states, pieces = loaded.states(mask_note_marks(row.text))
        spans = [rows_of(pieces, h.start, h.end) for h in row.holders]
        held = torch.tensor(states[FIRST].astype(np.float16))
        found.append(Sentence(row, groups.get(row.passage, row.passage), row.passage in frozen, held, spans))
    return found


def _all_labels() -> tuple[LabelledSentence, ...]:
    """Return the labels, with the dispatches that only the adapter learns from."""
    return (*read_labels(LABELS), *read_labels(LABELS / "dispatches"))


def _groups(frozen: frozenset[str]) -> dict[str, str]:
    """Return the group of each passage, passages that translate each other together."""
    parsers = tomllib.loads((ROOT / "pipelines" / "default.toml").read_text(encoding="utf-8"))["parsing"]
    from astana_nlp.encoder.store import VectorStore

    examples = completed(from_labels(_all_labels(), parsers), VectorStore(), os.cpu_count() or 1)
    learned = [e for e in examples if e.group not in frozen]
    return dict(zip((e.group for e in learned), linked_groups(learned), strict=True))


def learned_from(kept: list[Sentence]) -> Reader:
    """Return a network trained on the sentences."""
    torch.manual_seed(SEED)
    return train(
        Reader({"labels": len(STANCES), "basis": len(BASES), "targets": len(TARGETS)}), kept, _loss, EPOCHS, SEED
    )


def _loss(scores: dict[str, torch.Tensor], batch: list[Sentence]) -> torch.Tensor:
    holders = [h for sentence in batch for h in sentence.row.holders]
    loss = functional.cross_entropy(
        scores["labels"], torch.tensor([STANCES.index(str(h.stance)) for h in holders]), label_smoothing=SMOOTHED
    )
    for found, names, values in (
        (scores["basis"], BASES, [h.basis for h in holders]),
        (scores["targets"], TARGETS, [h.target for h in holders]),
    ):
        told = [i for i, value in enumerate(values) if value]
        if told:
            wanted = torch.tensor([names.index(str(values[i])) for i in told])
            loss = loss + BESIDE * functional.cross_entropy(found[told], wanted)
    return loss


@torch.no_grad()
def ask(network: Reader, asked: list[Sentence]) -> None:
    """Keep what the network says of the actors of each sentence."""
    for batch in batches(asked, None):
        scores = network(batch)
        said = torch.cat([functional.log_softmax(scores[n], dim=1) for n in ("labels", "targets")], dim=1).numpy()
        for sentence in batch:
            count = len(sentence.spans)
            sentence.answers, said = list(said[:count]), said[count:]


def report(what: str, asked: list[Sentence]) -> None:
    """Say how often the answers are right."""
    pairs = [(a, h) for s in asked for a, h in zip(s.answers, s.row.holders, strict=True)]
    right = [STANCES[int(a[: len(STANCES)].argmax())] == str(h.stance) for a, h in pairs]
    loss = -np.mean([a[STANCES.index(str(h.stance))] for a, h in pairs])
    targets = [TARGETS[int(a[len(STANCES) :].argmax())] == str(h.target) for a, h in pairs if h.target]
    figures = f"accuracy {np.mean(right):.4f}, log loss {loss:.4f}, targets {np.mean(targets):.4f}"
    print(f"{what}: {len(pairs)} actors, {figures}", flush=True)


def write_answers(folder: Path, asked: list[Sentence]) -> None:
    """Write what adapters that had not learned from the sentences said of them, beside an adapter."""
    keys = [key_of(mask_note_marks(s.row.text), (h.start, h.end)) for s in asked for h in s.row.holders]
    np.savez(
        folder / ANSWERS,
        adapter=np.array(folder.name),
        keys=np.array(keys),
        answers=np.array([a for s in asked for a in s.answers], dtype=np.float16),
    )
    print(f"{folder.name} is in {FOLDER}")


def told(kept: list[int], out: list[int]) -> list[list[np.ndarray]]:
    """Return what a network that learned from the sentences `kept` says of those that are `out`, by numbers."""
    torch.set_num_threads(1)
    asked = [KNOWN[i] for i in out]
    ask(learned_from([KNOWN[i] for i in kept]), asked)
    return [sentence.answers for sentence in asked]


def taught(kept: list[int]) -> Reader:
    """Return a network that learned from the sentences `kept`."""
    torch.set_num_threads(1)
    return learned_from([KNOWN[i] for i in kept])


def main() -> None:
    """Cross-validate, train on all, write; each training in a process of its own."""
    torch.set_num_threads(1)
    KNOWN.extend(sentences())
    numbers = [i for i, sentence in enumerate(KNOWN) if not sentence.frozen]
    groups = np.array([KNOWN[i].group for i in numbers])
    splits = [
        ([numbers[i] for i in kept], [numbers[i] for i in out])
        for kept, out in GroupKFold(PARTS).split(np.zeros(len(numbers)), groups=groups)
    ]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:  # they share the sentences
        final = pool.submit(taught, numbers)
        parts = [pool.submit(told, kept, out) for kept, out in splits]
        for number, (part, (_, out)) in enumerate(zip(parts, splits, strict=True), 1):
            for i, answers in zip(out, part.result(), strict=True):
                KNOWN[i].answers = answers
            report(f"part {number} of {PARTS}", [KNOWN[i] for i in out])
        network = final.result().eval()
    frozen = [sentence for sentence in KNOWN if sentence.frozen]
    ask(network, frozen)
    report("frozen passages", frozen)
    write_answers(write(network, STANCES, TARGETS, FOLDER), [KNOWN[i] for i in numbers])


if __name__ == "__main__":
    main()
