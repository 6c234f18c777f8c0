"""Read the file `e5-small-q4.bin`: vocabulary, normalisation table and 4-bit tensors."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32  # weights that share one scale in the Q4_0 format
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces with their log probabilities, and the character map applied before them."""

    scores: dict[str, tuple[int, float]]
    replacements: dict[str, str]
    begin: int
    end: int
    unknown: int
    unknown_score: float
    longest: int


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one transformer layer; matrices are (in, out) so that `x @ w + b` applies them."""

    tensors: dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Model:
    """Everything a forward pass needs. `words` stays in 4 bits: only the rows of a sentence are expanded."""

    vocabulary: Vocabulary
    heads: int
    longest_input: int
    epsilon: float
    words: NDArray[np.void]
    positions: NDArray[np.float32]
    norm_weight: NDArray[np.float32]
    norm_bias: NDArray[np.float32]
    layers: tuple[Layer, ...]


class _Cursor:
    """Reads packed little-endian values one after the other."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def read_model(path: Path) -> Model:
    """Read the packed model.

    Raises:
        ModelError: the file is not of the expected format.
    """
    data = np.memmap(path, dtype=np.uint8, mode="r")
    cursor = _Cursor(data.data)
    if bytes(data[:4]) != MAGIC:
        raise ModelError(f"{path.name} is not a packed encoder", "install the versions of requirements.lock")
    cursor.at = 8
    hidden, layer_count, heads, inner, words, longest_input, _ = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    vocabulary = _vocabulary(cursor)
    offsets = _directory(cursor)

    def plain(name: str, count: int) -> NDArray[np.float32]:
        return np.frombuffer(data, dtype="<f4", count=count, offset=offsets[name]).copy()

    def matrix(name: str, outputs: int, inputs: int) -> NDArray[np.float32]:
        blocks = np.frombuffer(data, dtype=BLOCK_TYPE, count=outputs * inputs // BLOCK, offset=offsets[name])
        return np.ascontiguousarray(expand(blocks).reshape(outputs, inputs).T)

    def layer(number: int) -> Layer:
        shapes = {"q": (hidden, hidden), "k": (hidden, hidden), "v": (hidden, hidden), "ao": (hidden, hidden)}
        shapes |= {"fi": (inner, hidden), "fo": (hidden, inner)}
        tensors = {f"{name}.w": matrix(f"l{number}.{name}.w", *shape) for name, shape in shapes.items()}
        tensors |= {f"{name}.b": plain(f"l{number}.{name}.b", shape[0]) for name, shape in shapes.items()}
        norms = ("aln.w", "aln.b", "oln.w", "oln.b")
        return Layer(_joined(tensors, hidden // heads) | {name: plain(f"l{number}.{name}", hidden) for name in norms})

    blocks_per_word = hidden // BLOCK
    return Model(
        vocabulary=vocabulary,
        heads=heads,
        longest_input=longest_input,
        epsilon=float(epsilon),
        words=np.frombuffer(data, dtype=BLOCK_TYPE, count=words * blocks_per_word, offset=offsets["emb.word"]).reshape(
            words, blocks_per_word
        ),
        positions=plain("emb.pos", longest_input * hidden).reshape(longest_input, hidden) + plain("emb.type", hidden),
        norm_weight=plain("emb.ln.w", hidden),
        norm_bias=plain("emb.ln.b", hidden),
        layers=tuple(layer(number) for number in range(layer_count)),
    )


def _joined(tensors: dict[str, NDArray[np.float32]], width: int) -> dict[str, NDArray[np.float32]]:
    """Return the tensors of a layer with query, key and value as one; the query is already divided by root `width`."""
    scale = np.float32(1 / np.sqrt(width))
    for part in "wb":
        tensors[f"qkv.{part}"] = np.ascontiguousarray(
            np.concatenate([tensors.pop(f"q.{part}") * scale, tensors.pop(f"k.{part}"), tensors.pop(f"v.{part}")], -1)
        )
    return tensors


def expand(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Turn Q4_0 blocks (…, n) into float weights (…, n, 32): low nibbles first, then high, less 8, times scale."""
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return values * blocks["scale"].astype(np.float32)[..., None]


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, _, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = bytes(cursor.array("u1", length))
    bounds = [int(o) for o in offsets]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(bounds)]
    return Vocabulary(
        scores={p: (i, float(s)) for i, (p, s) in enumerate(zip(pieces, scores, strict=True)) if p and i != unknown},
        replacements=_replacements(cursor),
        begin=begin,
        end=end,
        unknown=unknown,
        unknown_score=float(scores.min()) - 10.0,
        longest=max(map(len, pieces)),
    )


def _replacements(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.take("iI")
    table = {}
    for _ in range(count):
        code, length = cursor.take("IB")
        table[chr(code)] = "".join(map(chr, cursor.take(f"{length}I")))
    return table


def _directory(cursor: _Cursor) -> dict[str, int]:
    (count,) = cursor.take("i")
    offsets = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode("ascii")
        _, _, offset, _ = cursor.take("BIQQ")
        offsets[name] = offset
    return offsets
