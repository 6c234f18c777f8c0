"""The forward pass of a BERT encoder in numpy, with the hidden states of a span beside the sentence vector.

Texts go through in blocks (see `blocks`), but no text sees another: its vectors are the same, to the last bit, whatever
else a run reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from astana_nlp.encoder.blocks import blocks, places, stacked
from astana_nlp.encoder.tokens import Tokenizer
from astana_nlp.encoder.weights import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder.ensemble import Ensemble
    from astana_nlp.encoder.weights import Layer, Model

    Rows = list[int]

Spans = tuple[tuple[int, int], ...]
PREFIX = "query: "  # what the model was trained to see before a text
# which layers show a span, its sides and its surroundings best, and how fast a word counts less with its distance:
# found by cross-validation over the labelled sentences (docs/training.md)
SPAN_LAYERS = (8, 10, 12)
SIDE_LAYER, AROUND_LAYER = 10, 8
FADING = 8.0  # pieces after which a neighbour counts 1/e
SPAN_PARTS = len(SPAN_LAYERS) + 3
# of GELU, from the factor of x to the ninth power down to that of x itself
TANH_TERMS = (1.1190916e-06, -3.0581162e-05, -1.2486089e-04, 3.6468790e-02, 7.9782814e-01)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The sentence vector (384, unit length) and one a span (2,304: six of unit length side by side).

    The six are the span in three layers, what stands before it, what stands behind it, and both together. The words
    around a span fade with their distance; a side without words is zero. `positions` holds, where there is an
    adapter, one row of log probabilities a span: of labels, targets and roles (see `Encoder`).
    """

    sentence: NDArray[np.float32]
    spans: tuple[NDArray[np.float32], ...]
    positions: tuple[NDArray[np.float32], ...] = ()


class Question(NamedTuple):
    """A text to encode, with the spans in it (character offsets, half open) that get vectors of their own.

    Where nothing is to be `read`, the adapters, which take half of the time, are not asked.
    """

    text: str
    spans: Spans = ()
    read: bool = True


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text as numbers of pieces, with the characters of each piece but the marks of beginning and end.

    `rows` are those that each span covers, none where it lies beyond the text that is read.
    """

    ids: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]
    rows: tuple[Rows, ...]
    read: bool


class Encoder:
    """Encodes texts and the spans in them; with adapters it also says which position each span shows."""

    def __init__(self, model: Model, adapters: Ensemble | None = None) -> None:
        self._model = model
        self._adapters = adapters
        self._tokenizer = Tokenizer(model.vocabulary)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return the layers without an adapter, the lowest first."""
        return self._model.layers

    @property
    def heads(self) -> int:
        """Return how many heads of attention a layer has."""
        return self._model.heads

    @property
    def adapter(self) -> str:
        """Return the version of the adapters, empty where there is none."""
        return self._adapters.version if self._adapters else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels whose log probabilities each row of positions begins with."""
        return self._adapters.labels if self._adapters else ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the targets whose log probabilities follow in each row of positions."""
        return self._adapters.targets if self._adapters else ()

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles at meetings whose log probabilities end each row of positions, and begin that of roles."""
        return self._adapters.roles if self._adapters else ()

    @property
    def tells(self) -> tuple[str, ...]:
        """Return what sentences may tell, whose log probabilities follow in each row of roles."""
        return self._adapters.tells if self._adapters else ()

    def encode(self, text: str, spans: Spans = (), *, read: bool = True) -> Vectors:
        """Return the vectors of `text` and of its `spans`, as `encode_all` does."""
        return self.encode_all([Question(text, tuple(spans), read)])[0]

    def encode_all(self, questions: Sequence[Question]) -> list[Vectors]:
        """Return the vectors of each text and of its spans, in their order.

        Text beyond the 512 pieces of the model is left out; a span there gets the vector of the sentence in every part.
        """
        cuts = [self._cut(question) for question in questions]
        found: list[Vectors] = []
        for block in blocks([len(cut.ids) for cut in cuts]):
            found += self._encoded([cuts[i] for i in block])
        return found

    def roles_of(self, questions: Sequence[Question]) -> list[tuple[NDArray[np.float32], ...]]:
        """Return the log probabilities of `roles`, and behind them those of `tells`, for each span of each text.

        A span without characters is read off the mark of the beginning.

        Raises:
            ValueError: no adapter reads roles.
        """
        readers = self._adapters.of_roles if self._adapters else None
        if readers is None:
            raise ValueError("no adapter of this encoder reads roles")
        cuts, last = [self._cut(question) for question in questions], max(a.first for a in readers.adapters)
        found: list[tuple[NDArray[np.float32], ...]] = []
        for block in blocks([len(cut.ids) for cut in cuts]):
            own = [cuts[i] for i in block]
            found += readers.meetings(_own(self._states(own, last), own), [cut.rows for cut in own], self._apply)
        return found

    def states(self, text: str, last: int | None = None) -> tuple[list[NDArray[np.float32]], list[tuple[int, int]]]:
        """Return the hidden states after the embedding and each layer, and the characters of `text` of each piece.

        The states are (pieces + 2, 384): the first and the last row are those of the marks of beginning and end. With
        `last` they end with those after that many layers.
        """
        cut = self._cut(Question(text))
        return [states[: len(cut.ids)] for states in self._states([cut], last)], list(cut.pieces)

    def _cut(self, question: Question) -> _Cut:
        pieces = self._tokenizer.pieces(PREFIX + question.text)[: self._model.longest_input - 2]
        ids = (self._model.vocabulary.begin, *(p.id for p in pieces), self._model.vocabulary.end)
        shift = len(PREFIX)
        covered = tuple((p.start - shift, p.end - shift) for p in pieces)
        rows = tuple(
            [i for i, (a, b) in enumerate(covered, 1) if a < end and b > start] for start, end in question.spans
        )
        return _Cut(ids, covered, rows, question.read)

    def _encoded(self, block: Sequence[_Cut]) -> list[Vectors]:
        parts = _own(self._states(block), block)
        found = [_vectors(own, cut.rows) for cut, own in zip(block, parts, strict=True)]
        asked = [i for i, cut in enumerate(block) if cut.read and cut.rows]
        if self._adapters is None or not asked:
            return found
        read = self._adapters.positions([parts[i] for i in asked], [block[i].rows for i in asked], self._apply)
        for i, positions in zip(asked, read, strict=True):
            found[i] = replace(found[i], positions=positions)
        return found

    def _states(self, block: Sequence[_Cut], last: int | None = None) -> list[NDArray[np.float32]]:
        """Return the hidden states of texts after the embedding and each layer up to the `last` one, by default all.

        Each is (`stacked` rows, 384).
        """
        model = self._model
        embedded = []
        for cut in block:
            words = expand(model.words[np.array(cut.ids)]).reshape(len(cut.ids), -1) + model.positions[: len(cut.ids)]
            embedded.append(_normalised(words, model.norm_weight, model.norm_bias, model.epsilon))
        states, own = [stacked(embedded)], places([len(cut.ids) for cut in block])
        for layer in model.layers[:last]:
            states.append(self._apply(layer, states[-1], own))
        return states

    def _apply(self, layer: Layer, x: NDArray[np.float32], texts: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Return the states after a layer; only the rows of one of `texts` see each other."""
        # in place wherever nothing else needs the old values: to find new memory takes as long as to compute
        t, heads, epsilon = layer.tensors, self._model.heads, self._model.epsilon
        together = x @ t["qkv.w"]
        together += t["qkv.b"]
        mixed = np.zeros_like(x)
        for first, last in texts:
            query, key, value = together[first:last].reshape(last - first, 3, heads, -1).transpose(1, 2, 0, 3)
            found = _softmax(query @ key.transpose(0, 2, 1)) @ value
            mixed[first:last] = found.transpose(1, 0, 2).reshape(last - first, -1)
        attended = mixed @ t["ao.w"]
        attended += t["ao.b"]
        attended += x
        x = _normalised(attended, t["aln.w"], t["aln.b"], epsilon)
        inner = x @ t["fi.w"]
        inner += t["fi.b"]
        outer = _gelu(inner) @ t["fo.w"]
        outer += t["fo.b"]
        outer += x
        return _normalised(outer, t["oln.w"], t["oln.b"], epsilon)


def _own(states: Sequence[NDArray[np.float32]], block: Sequence[_Cut]) -> list[list[NDArray[np.float32]]]:
    """Return the states of each text of a block, by layer."""
    return [[layer[first:last] for layer in states] for first, last in places([len(cut.ids) for cut in block])]


def _vectors(states: Sequence[NDArray[np.float32]], spans: Sequence[Rows]) -> Vectors:
    """Return the vectors of a text and of the spans that cover the rows given, from its own states."""
    sentence = _unit(states[-1].mean(axis=0))
    return Vectors(sentence, tuple(_span(states, rows) if rows else np.tile(sentence, SPAN_PARTS) for rows in spans))


def _normalised(
    x: NDArray[np.float32], weight: NDArray[np.float32], bias: NDArray[np.float32], epsilon: float
) -> NDArray[np.float32]:
    """Return x with its rows at mean 0 and variance 1, weighted; x itself is spent."""
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[-1])
    x *= (1 / np.sqrt(variance + np.float32(epsilon)))[:, None]
    x *= weight
    x += bias
    return x


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the shares of each row; the scores themselves are spent."""
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores *= 1 / scores.sum(axis=-1, keepdims=True)
    return scores


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
    """Return x times the normal distribution at x (Hendrycks and Gimpel 2016, arXiv:1606.08415), to 4e-6.

    Their approximation by the hyperbolic tangent with four more terms, fitted by least squares to the exact function:
    a quarter of the time that its error function takes.
    """
    square = x * x
    bent = square * np.float32(TANH_TERMS[0])
    for factor in TANH_TERMS[1:-1]:
        bent += np.float32(factor)
        bent *= square
    bent += np.float32(TANH_TERMS[-1])
    bent *= x
    np.tanh(bent, out=bent)
    bent += np.float32(1)
    bent *= x
    bent *= np.float32(0.5)
    return bent


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vector / np.float32(max(float(np.linalg.norm(vector)), 1e-12))
    return unit
