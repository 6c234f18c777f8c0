"""How sure a position is: documents are drawn again and again, and in each draw the machine may have erred.

The bootstrap over documents (Efron and Tibshirani 1993, chapter 6; documents and not sentences are drawn, because the
sentences of one document are not independent: Field and Welsh 2007) says how much hangs on single sources. Within each
draw a statement is kept with the probability that it is right, which carries the certainty of the machine on.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.findings.voices import LABELS, MIXED_SHARE, NEUTRAL_SHARE, STANCES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from astana_nlp.findings.voices import Voices

    Numbers = NDArray[np.float64]

# the error of a share of 400 draws is 2.5 points at most (one standard deviation): less than anybody reads into it
DRAWS = 400
# of the score, 95 %
INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Spread:
    """How sure a position is.

    `certainty` is the part of the draws that end in the same label, 0 to 1. `low` and `high` bound the score in 95 % of
    the draws; they are None where one source is all there is, whose disagreement with others nobody can know.
    """

    certainty: float
    low: float | None = None
    high: float | None = None


def resample(voices: Voices, label: str, seed: str) -> Spread:
    """Return the spread of a position.

    Args:
        voices: the statements that count.
        label: what all of them together say.
        seed: a text that belongs to this position alone, so that its figures do not depend on what else is in a run.
    """
    if not label:
        return Spread(0.0)
    shares = _draw(voices, np.random.default_rng(zlib.crc32(seed.encode())))
    positions = shares[:, :3].sum(axis=1)
    certainty = round(float(np.sum(_labels(shares, positions) == LABELS.index(label))) / DRAWS, 2)
    taken = positions > 0
    if len(set(voices.documents)) == 1 or not taken.any():
        return Spread(certainty)
    low, high = np.percentile((shares[taken, 0] - shares[taken, 2]) / positions[taken], INTERVAL)
    return Spread(certainty, round(float(low), 2), round(float(high), 2))


def _draw(voices: Voices, generator: np.random.Generator) -> Numbers:
    """Return the shares of the stances in each draw, as an array (draws, stances); zeros where nothing is right."""
    documents = np.array(voices.documents)
    many = int(documents.max()) + 1
    right = generator.random((DRAWS, len(documents))) < np.array(voices.certainties)
    times = generator.multinomial(many, np.full(many, 1 / many), size=DRAWS)
    kept = right * np.array(voices.factors)
    votes, voice = np.zeros((DRAWS, many, len(STANCES))), np.zeros((DRAWS, many))
    for i, (document, stance) in enumerate(zip(voices.documents, voices.stances, strict=True)):
        votes[:, document, stance] += kept[:, i]
        voice[:, document] = np.maximum(voice[:, document], kept[:, i])
    shares = np.einsum("bd,bdk->bk", voice * times, _divided(votes, votes.sum(axis=2, keepdims=True)))
    return _divided(shares, shares.sum(axis=1, keepdims=True))


def _divided(numbers: Numbers, by: Numbers) -> Numbers:
    """Divide, and return 0 where there is nothing to divide by."""
    return np.divide(numbers, by, out=np.zeros_like(numbers), where=by > 0)


def _labels(shares: Numbers, positions: Numbers) -> NDArray[np.int64]:
    """Return the number of the label of each draw by the rules of `voices.label_of`; -1 where nothing is right."""
    found = shares[:, :3].argmax(axis=1)
    mixed = np.minimum(shares[:, 0], shares[:, 2]) >= MIXED_SHARE * positions
    found = np.where(mixed, LABELS.index("mixed"), found)
    neutral = (shares[:, 3] > NEUTRAL_SHARE) | (positions == 0)
    found = np.where(neutral, STANCES.index("neutral"), found)
    return np.where(shares.any(axis=1), found, -1)
