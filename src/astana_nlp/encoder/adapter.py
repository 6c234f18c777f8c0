"""What the encoder itself says of the position, the target and the role of each span: layers adapted to our labels.

Low-rank adapters (Hu et al. 2021, arXiv:2106.09685) were trained on `corpus/labels/`, and some on `corpus/meetings/`,
too, for the layers above `first`. They take the states that the encoder has there, mark the words that are asked about,
and read what the heads say off the states of each span: one more pass through these layers a sentence, however many
spans. `corpus/build/adapt_encoder.py` trains them; that needs PyTorch, which nothing else here does.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.encoder.blocks import places, stacked
from astana_nlp.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.encoder.weights import Layer

    Apply = Callable[[Layer, NDArray[np.float32], Sequence[tuple[int, int]]], NDArray[np.float32]]

PARTS = ("q", "k", "v", "ao", "fi", "fo")  # the matrices of a layer that have an adapter each
NORMS = ("aln.w", "aln.b", "oln.w", "oln.b")
HEADS = ("labels", "targets", "roles", "tells")


@dataclass(frozen=True, slots=True)
class Adapter:
    """The adapted layers and what reads answers off them.

    `layers` replace those of the encoder from number `first` on; `marks` (2, 384) are added to the words of no span
    and of a span; `weights` (1152, answers of all heads) and `bias` turn the states of a span into the scores of
    `labels` (positions), `targets`, `roles` at meetings and what a sentence `tells`; old ones have no last two.
    """

    version: str
    first: int
    layers: tuple[Layer, ...]
    marks: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    labels: tuple[str, ...]
    targets: tuple[str, ...]
    roles: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()

    def read(
        self, states: Sequence[NDArray[np.float32]], spans: Sequence[Sequence[Sequence[int]]], apply: Apply
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """Return a row for each span of each text: the log probabilities of each head, one head behind the other.

        Args:
            states: those of each text after layer `first`, (pieces, 384).
            spans: for each text the rows of its states that each span covers; without rows it is read off the first.
            apply: how a layer is applied to the states of texts that are stacked.
        """
        x = stacked([self._marked(own, rows) for own, rows in zip(states, spans, strict=True)])
        texts = places([len(own) for own in states])
        for layer in self.layers:
            x = apply(layer, x, texts)
        return [self._answers(x[first:last], rows) for (first, last), rows in zip(texts, spans, strict=True)]

    def _marked(self, states: NDArray[np.float32], spans: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        marked = sorted({row for rows in spans for row in rows})
        x: NDArray[np.float32] = states + self.marks[0]
        x[marked] = states[marked] + self.marks[1]
        return x

    def _answers(self, x: NDArray[np.float32], spans: Sequence[Sequence[int]]) -> tuple[NDArray[np.float32], ...]:
        mean = x.mean(axis=0)
        read = [np.concatenate([x[rows].mean(axis=0), x[rows[0]], mean]) for rows in (list(r) or [0] for r in spans)]
        ends = np.cumsum([len(head) for head in (self.labels, self.targets, self.roles) if head])
        heads = np.split(np.array(read) @ self.weights + self.bias, ends, axis=1)
        return tuple(np.hstack([_log_softmax(head) for head in heads if head.shape[1]]))


def read_adapter(path: Path, layers: Sequence[Layer], heads: int) -> Adapter:
    """Read an adapter and join it to the layers of the encoder that it was trained for.

    Raises:
        ModelError: the file is no adapter.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            stored = {name: file[name] for name in file.files}
        first = int(stored["first"])
        adapted = tuple(_adapted(layer, i, stored, heads) for i, layer in enumerate(layers[first:], first))
        return Adapter(
            version=str(stored["version"]),
            first=first,
            layers=adapted,
            marks=stored["marks"].astype(np.float32),
            weights=stored["weights"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
            **{head: tuple(map(str, stored[head])) for head in HEADS if head in stored},
        )
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"the adapter {path} cannot be loaded ({error})", "get the file again") from error


def _adapted(layer: Layer, number: int, stored: dict[str, NDArray[np.float16]], heads: int) -> Layer:
    """Return a layer with the products of its adapter's matrices added to its own."""
    added = {
        part: stored[f"{number}.{part}.down"].astype(np.float32) @ stored[f"{number}.{part}.up"].astype(np.float32)
        for part in PARTS
    }
    scale = np.float32(1 / np.sqrt(added["q"].shape[1] / heads))  # the encoder keeps its queries divided
    tensors = dict(layer.tensors)
    together = np.concatenate([added["q"] * scale, added["k"], added["v"]], axis=-1)
    for name, product in (("qkv.w", together), *((f"{p}.w", added[p]) for p in ("ao", "fi", "fo"))):
        tensors[name] = tensors[name] + product
    tensors |= {name: stored[f"{number}.{name}"].astype(np.float32) for name in NORMS}
    return replace(layer, tensors=tensors)


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    scores = scores - scores.max(axis=-1, keepdims=True)
    found: NDArray[np.float32] = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return found
