"""The forward pass of a BERT encoder in numpy, with the hidden states of a span beside the sentence vector.

Every text goes through alone, never in a batch with others: its vectors are then the same whatever else a run reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.encoder.tokens import Tokenizer
from astana_nlp.encoder.weights import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder.weights import Layer, Model

PREFIX = "query: "  # what the model was trained to see before a text
# which layers show a span, its sides and its surroundings best, and how fast a word counts less with its distance:
# found by cross-validation over the labelled sentences (docs/training.md)
SPAN_LAYERS = (8, 10, 12)
SIDE_LAYER, AROUND_LAYER = 10, 8
FADING = 8.0  # pieces after which a neighbour counts 1/e
SPAN_PARTS = len(SPAN_LAYERS) + 3


@dataclass(frozen=True, slots=True)
class Vectors:
    """The sentence vector (384, unit length) and one a span (2,304: six of unit length side by side).

    The six are the span in three layers, what stands before it, what stands behind it, and both together. The words
    around a span fade with their distance; a side without words is zero.
    """

    sentence: NDArray[np.float32]
    spans: tuple[NDArray[np.float32], ...]


class Encoder:
    """Encodes texts and the spans in them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._tokenizer = Tokenizer(model.vocabulary)

    def encode(self, text: str, spans: Sequence[tuple[int, int]] = ()) -> Vectors:
        """Return the vectors of `text` and of its `spans` (character offsets, half open).

        Text beyond the 512 pieces of the model is left out; a span there gets the vector of the sentence in every part.
        """
        limit = self._model.longest_input - 2
        pieces = self._tokenizer.pieces(PREFIX + text)[:limit]
        ids = [self._model.vocabulary.begin, *(p.id for p in pieces), self._model.vocabulary.end]
        states = self._states(np.array(ids))
        sentence = _unit(states[-1].mean(axis=0))
        found = []
        for start, end in spans:
            first, last = start + len(PREFIX), end + len(PREFIX)
            rows = [i + 1 for i, p in enumerate(pieces) if p.start < last and p.end > first]
            found.append(_span(states, rows) if rows else np.tile(sentence, SPAN_PARTS))
        return Vectors(sentence, tuple(found))

    def _states(self, ids: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """Return the hidden states after the embedding and after each layer, each (pieces, 384)."""
        model = self._model
        embedded = expand(model.words[ids]).reshape(len(ids), -1) + model.positions[: len(ids)]
        states = [_normalise(embedded, model.norm_weight, model.norm_bias, model.epsilon)]
        for layer in model.layers:
            states.append(self._apply(layer, states[-1]))
        return states

    def _apply(self, layer: Layer, x: NDArray[np.float32]) -> NDArray[np.float32]:
        t, heads, epsilon = layer.tensors, self._model.heads, self._model.epsilon
        split = (len(x), heads, -1)
        query, key, value = ((x @ t[f"{n}.w"] + t[f"{n}.b"]).reshape(split).transpose(1, 0, 2) for n in "qkv")
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(query.shape[-1]))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        mixed = mixed.transpose(1, 0, 2).reshape(len(x), -1)
        x = _normalise(x + mixed @ t["ao.w"] + t["ao.b"], t["aln.w"], t["aln.b"], epsilon)
        inner = _gelu(x @ t["fi.w"] + t["fi.b"])
        return _normalise(x + inner @ t["fo.w"] + t["fo.b"], t["oln.w"], t["oln.b"], epsilon)


def _normalise(
    x: NDArray[np.float32], weight: NDArray[np.float32], bias: NDArray[np.float32], epsilon: float
) -> NDArray[np.float32]:
    centred = x - x.mean(axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(epsilon))
    return scaled * weight + bias


def _span(states: Sequence[NDArray[np.float32]], rows: Sequence[int]) -> NDArray[np.float32]:
    """Return the parts of a span that covers the pieces `rows`, side by side."""
    places = np.arange(len(states[0]))
    before, behind = np.maximum(rows[0] - places, 0), np.maximum(places - rows[-1], 0)
    weights = np.exp(-(before + behind) / FADING).astype(np.float32)
    parts = [states[layer][rows].mean(axis=0) for layer in SPAN_LAYERS]
    parts += [(weights * (side > 0)) @ states[SIDE_LAYER] for side in (before, behind)]
    parts.append((weights * (before + behind > 0)) @ states[AROUND_LAYER])
    return np.concatenate([_unit(part) for part in parts])


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return x times the normal distribution at x, to 6e-7: five times as fast as with SciPy's error function.

    Source: Abramowitz and Stegun 1964, formula 7.1.26.
    """
    size = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.zeros_like(t)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * t
    activated: NDArray[np.float32] = x * (1 + np.copysign(1 - series * np.exp(-size * size), x)) / np.float32(2)
    return activated


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vector / np.float32(max(float(np.linalg.norm(vector)), 1e-12))
    return unit
