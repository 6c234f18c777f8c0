"""The adapted layers of the encoder in PyTorch, how they are trained, and their file (for `adapt_encoder.py`)."""

# ruff: noqa: INP001, T201  a module beside a script; it talks to who runs it
from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from astana_nlp import encoder
from astana_nlp.encoder.adapter import NORMS
from astana_nlp.encoder.ensemble import WEIGHTS
from astana_nlp.encoder.forward import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

FIRST = 0  # layers below stay as they are
RANK, SCALE = 32, 2.0
BATCH = 16
RATE, HEAD_RATE, WARMING = 4e-4, 1e-3, 0.08
DROPPED = 0.12


class Sentence(Protocol):
    """A sentence on its way through the layers: its states after layer FIRST and the rows of each span."""

    states: torch.Tensor
    spans: list[tuple[int, int]]

    def seen(self, generator: np.random.Generator) -> Self:
        """Return what of the sentence is learned from this time."""


Learned = TypeVar("Learned", bound=Sentence)


class Adapted(nn.Module):
    """A fixed matrix with a trained one of low rank added to it."""

    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weights = torch.tensor(weights).T.contiguous().bfloat16()
        self.bias = torch.tensor(bias).bfloat16()
        self.down = nn.Parameter(torch.randn(weights.shape[0], RANK) / math.sqrt(weights.shape[0]))
        self.up = nn.Parameter(torch.zeros(RANK, weights.shape[1]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return x through both."""
        return functional.linear(x.bfloat16(), self.weights, self.bias) + (x @ self.down) @ self.up * SCALE


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


class Reader(nn.Module):
    """The adapted layers with the marks, and heads that read off the states of a span.

    A head has a name and a number of answers.
    """

    def __init__(self, heads: dict[str, int]) -> None:
        super().__init__()
        loaded = encoder.load()
        assert loaded is not None  # noqa: S101 - the scripts need it
        self.layers = nn.ModuleList(Layer(layer.tensors, loaded.heads) for layer in loaded.layers[FIRST:])
        self.marks = nn.Embedding(2, 384)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.heads = nn.ModuleDict({name: nn.Linear(3 * 384, answers) for name, answers in heads.items()})

    def forward(self, batch: Sequence[Sentence]) -> dict[str, torch.Tensor]:
        """Return the scores of every span of the sentences, one row each, by the name of the head."""
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
        # a span without rows is read off the mark of the beginning, which itself stays unmarked
        spans = [(i, first, max(last, first + 1)) for i, s in enumerate(batch) for first, last in s.spans]
        read = [torch.cat([x[i, first:last].mean(0), x[i, first], mean[i]]) for i, first, last in spans]
        states = functional.dropout(torch.stack(read), DROPPED, self.training)
        return {name: head(states) for name, head in self.heads.items()}


def rows_of(pieces: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the rows [first, last) of the states that some characters of a text cover."""
    shift = len(PREFIX)
    rows = [i for i, (a, b) in enumerate(pieces, 1) if a < end + shift and b > start + shift]
    return (rows[0], rows[-1] + 1) if rows else (0, 1)


def batches(asked: Sequence[Learned], generator: np.random.Generator | None) -> list[list[Learned]]:
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


def scores_of(network: Reader, batch: Sequence[Sentence]) -> dict[str, torch.Tensor]:
    """Return the scores of every span, computed in half the digits where that costs nothing: twice as fast."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(batch)
    return {name: found.float() for name, found in scores.items()}


def train(
    network: Reader,
    learned: Sequence[Sequence[Learned]],
    loss_of: Callable[[dict[str, torch.Tensor], list[Learned]], torch.Tensor],
    epochs: int,
    seed: int,
) -> Reader:
    """Train a network on sentences of one kind or several, each batch of one kind, and return it."""
    generator = np.random.default_rng(seed)
    network.train()
    heads = [*network.marks.parameters(), *network.heads.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": list(network.layers.parameters()), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
    )
    steps = epochs * sum(math.ceil(len(kind) / BATCH) for kind in learned)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        lost = []
        drawn = [batch for kind in learned for batch in batches(kind, generator)]
        generator.shuffle(drawn)  # type: ignore[arg-type]
        for batch in ([sentence.seen(generator) for sentence in batch] for batch in drawn):
            loss = loss_of(scores_of(network, batch), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            pace.step()
            lost.append(loss.item())
        print(f"  {sum(map(len, learned))} sentences, epoch {epoch + 1}: loss {np.mean(lost):.3f}", flush=True)
    return network.eval()


def write(network: Reader, heads: Mapping[str, Sequence[str]], folder: Path) -> Path:
    """Write an adapter into a new folder beside others and return that.

    `heads` gives what each of the heads that a reader of documents asks answers; others served the training alone.
    """
    parts: dict[str, np.ndarray] = {"first": np.array(FIRST), **{name: np.array(heads[name]) for name in heads}}
    for number, layer in enumerate(network.layers, FIRST):
        for name, part in layer.parts.items():
            parts[f"{number}.{name}.down"] = part.down.detach().numpy().astype(np.float16)
            parts[f"{number}.{name}.up"] = (part.up.detach() * SCALE).numpy().astype(np.float16)
        for name in NORMS:
            parts[f"{number}.{name}"] = layer.norms[name.replace(".", "_")].detach().numpy().astype(np.float16)
    parts["marks"] = network.marks.weight.detach().numpy().astype(np.float16)
    own = [network.heads[name] for name in heads]
    parts["weights"] = np.hstack([head.weight.detach().numpy().T for head in own]).astype(np.float16)
    parts["bias"] = np.hstack([head.bias.detach().numpy() for head in own]).astype(np.float32)
    digest = hashlib.sha256(b"".join(parts[name].tobytes() for name in sorted(parts))).hexdigest()[:8]
    found = folder / f"adapter-{digest}"
    found.mkdir(parents=True, exist_ok=True)
    np.savez(found / WEIGHTS, version=np.array(found.name), **parts)
    return found
