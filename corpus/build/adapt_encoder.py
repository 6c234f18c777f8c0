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

import hashlib
import math
import os
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from sklearn.model_selection import GroupKFold
from torch import nn
from torch.nn import functional

from astana_nlp import encoder
from astana_nlp.encoder.adapter import NORMS
from astana_nlp.encoder.answers import ANSWERS, key_of
from astana_nlp.encoder.ensemble import FOLDER, WEIGHTS
from astana_nlp.encoder.forward import PREFIX
from astana_nlp.labels import LabelledSentence, frozen_passages, read_labels
from astana_nlp.records import Basis, Stance, Target
from astana_nlp.sentences import mask_note_marks
from astana_nlp.training.examples import completed, from_labels
from astana_nlp.training.folds import linked_groups

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "corpus" / "labels"
SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 0
FIRST = 6  # layers below stay as they are
RANK, SCALE = 32, 2.0
EPOCHS, BATCH, PARTS = 5, 16, 2
RATE, HEAD_RATE, WARMING = 1e-3, 1e-3, 0.08
DROPPED, SMOOTHED = 0.12, 0.08
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


class Adapted(nn.Module):
    """A fixed matrix with a trained one of low rank added to it."""

    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weights = torch.tensor(weights)
        self.bias = torch.tensor(bias)
        self.down = nn.Parameter(torch.randn(weights.shape[0], RANK) / math.sqrt(weights.shape[0]))
        self.up = nn.Parameter(torch.zeros(RANK, weights.shape[1]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return x through both."""
        return x @ self.weights + self.bias + (x @ self.down) @ self.up * SCALE


class Layer(nn.Module):
    """A layer of the encoder, adapted."""

    def __init__(self, tensors: dict[str, np.ndarray], heads: int) -> None:
        super().__init__()
        self.heads = heads
        width = tensors["qkv.w"].shape[0]
        root = np.float32(math.sqrt(width / heads))  # the encoder keeps its queries divided by it
        weights, bias = np.split(tensors["qkv.w"], 3, axis=-1), np.split(tensors["qkv.b"], 3)
        own = {"q": (weights[0] * root, bias[0] * root), "k": (weights[1], bias[1]), "v": (weights[2], bias[2])}
        own |= {name: (tensors[f"{name}.w"], tensors[f"{name}.b"]) for name in ("ao", "fi", "fo")}
        self.parts = nn.ModuleDict({name: Adapted(*own[name]) for name in own})
        self.norms = nn.ParameterDict({name.replace(".", "_"): torch.tensor(tensors[name]) for name in NORMS})

    def forward(self, x: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """Return the states after the layer; `known` (batch, pieces) tells pieces from padding."""
        batch, length, width = x.shape
        query, key, value = (
            self.parts[n](x).view(batch, length, self.heads, -1).transpose(1, 2) for n in ("q", "k", "v")
        )
        dropped = DROPPED if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=known[:, None, None, :], dropout_p=dropped
        )
        mixed = self.parts["ao"](mixed.transpose(1, 2).reshape(batch, length, width))
        x = self._normed(x + functional.dropout(mixed, DROPPED, self.training), "aln")
        inner = self.parts["fo"](functional.gelu(self.parts["fi"](x)))
        return self._normed(x + functional.dropout(inner, DROPPED, self.training), "oln")

    def _normed(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.layer_norm(x, x.shape[-1:], self.norms[f"{name}_w"], self.norms[f"{name}_b"], 1e-12)


class Network(nn.Module):
    """The adapted layers, the marks, and what reads stance, basis and target off the states of a span."""

    def __init__(self) -> None:
        super().__init__()
        loaded = encoder.load()
        assert loaded is not None  # noqa: S101 - the script needs it
        self.layers = nn.ModuleList(Layer(layer.tensors, loaded.heads) for layer in loaded.layers[FIRST:])
        self.marks = nn.Embedding(2, 384)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.stance, self.basis, self.target = (nn.Linear(3 * 384, len(n)) for n in (STANCES, BASES, TARGETS))

    def forward(self, batch: list[Sentence]) -> tuple[torch.Tensor, ...]:
        """Return the scores of stance, basis and target of every actor of the sentences."""
        length = max(len(s.states) for s in batch)
        x, known = torch.zeros(len(batch), length, 384), torch.zeros(len(batch), length, dtype=torch.bool)
        marks = torch.zeros(len(batch), length, dtype=torch.long)
        for i, sentence in enumerate(batch):
            x[i, : len(sentence.states)] = sentence.states.float()
            known[i, : len(sentence.states)] = True
            for first, last in sentence.spans:
                marks[i, first:last] = 1
        x = x + self.marks(marks)
        for layer in self.layers:
            x = layer(x, known)
        weight = known.float()[:, :, None]
        mean = (x * weight).sum(1) / weight.sum(1)
        read = [
            torch.cat([x[i, first:last].mean(0), x[i, first], mean[i]])
            for i, sentence in enumerate(batch)
            for first, last in sentence.spans
        ]
        states = functional.dropout(torch.stack(read), DROPPED, self.training)
        return self.stance(states), self.basis(states), self.target(states)


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
        spans = [_rows(pieces, h.start, h.end) for h in row.holders]
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


def _rows(pieces: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    shift = len(PREFIX)
    rows = [i for i, (a, b) in enumerate(pieces, 1) if a < end + shift and b > start + shift]
    return (rows[0], rows[-1] + 1) if rows else (0, 1)


def batches(asked: list[Sentence], generator: np.random.Generator | None) -> list[list[Sentence]]:
    """Return sentences of like length together, in random order where there is a generator."""
    asked = list(asked)
    if generator is not None:
        generator.shuffle(asked)  # type: ignore[arg-type]
    stride = BATCH * 20 if generator is not None else len(asked)
    found = []
    for begin in range(0, len(asked), stride):
        part = sorted(asked[begin : begin + stride], key=lambda s: len(s.states))
        found += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    if generator is not None:
        generator.shuffle(found)  # type: ignore[arg-type]
    return found


def train(learned: list[Sentence]) -> Network:
    """Return a network trained on the sentences."""
    torch.manual_seed(SEED)
    generator = np.random.default_rng(SEED)
    network = Network().train()
    heads = [p for part in (network.marks, network.stance, network.basis, network.target) for p in part.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": list(network.layers.parameters()), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
    )
    steps = EPOCHS * math.ceil(len(learned) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(EPOCHS):
        lost = []
        for batch in batches(learned, generator):
            loss = _loss(network(batch), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            pace.step()
            lost.append(loss.item())
        print(f"  {len(learned)} sentences, epoch {epoch + 1}: loss {np.mean(lost):.3f}", flush=True)
    return network.eval()


def _loss(scores: tuple[torch.Tensor, ...], batch: list[Sentence]) -> torch.Tensor:
    holders = [h for sentence in batch for h in sentence.row.holders]
    stance, basis, target = scores
    loss = functional.cross_entropy(
        stance, torch.tensor([STANCES.index(str(h.stance)) for h in holders]), label_smoothing=SMOOTHED
    )
    for found, names, values in (
        (basis, BASES, [h.basis for h in holders]),
        (target, TARGETS, [h.target for h in holders]),
    ):
        told = [i for i, value in enumerate(values) if value]
        if told:
            wanted = torch.tensor([names.index(str(values[i])) for i in told])
            loss = loss + BESIDE * functional.cross_entropy(found[told], wanted)
    return loss


@torch.no_grad()
def ask(network: Network, asked: list[Sentence]) -> None:
    """Keep what the network says of the actors of each sentence."""
    for batch in batches(asked, None):
        stance, _, target = network(batch)
        said = torch.cat([functional.log_softmax(scores, dim=1) for scores in (stance, target)], dim=1).numpy()
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


def write(network: Network, asked: list[Sentence]) -> None:
    """Write the adapter and the answers."""
    parts: dict[str, np.ndarray] = {"first": np.array(FIRST), "labels": np.array(STANCES), "targets": np.array(TARGETS)}
    for number, layer in enumerate(network.layers, FIRST):
        for name, part in layer.parts.items():
            parts[f"{number}.{name}.down"] = part.down.detach().numpy().astype(np.float16)
            parts[f"{number}.{name}.up"] = (part.up.detach() * SCALE).numpy().astype(np.float16)
        for name in NORMS:
            parts[f"{number}.{name}"] = layer.norms[name.replace(".", "_")].detach().numpy().astype(np.float16)
    parts["marks"] = network.marks.weight.detach().numpy().astype(np.float16)
    heads = (network.stance, network.target)
    parts["weights"] = np.hstack([head.weight.detach().numpy().T for head in heads]).astype(np.float16)
    parts["bias"] = np.hstack([head.bias.detach().numpy() for head in heads]).astype(np.float32)
    digest = hashlib.sha256(b"".join(parts[name].tobytes() for name in sorted(parts))).hexdigest()[:8]
    folder = FOLDER / f"adapter-{digest}"
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / WEIGHTS, version=np.array(folder.name), **parts)
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
    ask(train([KNOWN[i] for i in kept]), asked)
    return [sentence.answers for sentence in asked]


def taught(kept: list[int]) -> Network:
    """Return a network that learned from the sentences `kept`."""
    torch.set_num_threads(1)
    return train([KNOWN[i] for i in kept])


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
    write(network, [KNOWN[i] for i in numbers])


if __name__ == "__main__":
    main()
