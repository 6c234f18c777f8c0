"""Several adapters heard as one: the mean of what they say is right more often than each of them (Dietterich 2000)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.encoder.adapter import Adapter, read_adapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder.adapter import Apply
    from astana_nlp.encoder.weights import Layer

MODELS = Path(__file__).parents[3] / "models"
FOLDER, MEETINGS = MODELS / "encoder", MODELS / "meetings"
WEIGHTS = "weights.npz"
BETWEEN = "+"  # the names of adapters in the name of an ensemble


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Adapters, at least one, that read the same labels and targets."""

    adapters: tuple[Adapter, ...]

    @property
    def version(self) -> str:
        """Return the versions of all."""
        return BETWEEN.join(adapter.version for adapter in self.adapters)

    @property
    def taken(self) -> frozenset[int]:
        """Return the layers of the encoder whose states the adapters take."""
        return frozenset(adapter.first for adapter in self.adapters)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels whose log probabilities each row of positions begins with."""
        return self.adapters[0].labels

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the targets whose log probabilities follow."""
        return self.adapters[0].targets

    def positions(
        self, states: Sequence[Sequence[NDArray[np.float32]]], spans: Sequence[Sequence[Sequence[int]]], apply: Apply
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """Return the log of the mean probabilities for each span of each text.

        Args:
            states: those of each text after the embedding and each layer of the encoder, (pieces, 384).
            spans: see `Adapter.positions`.
            apply: see `Adapter.positions`.
        """
        said = [a.positions([own[a.first] for own in states], spans, apply) for a in self.adapters]
        return [tuple(mean_said(rows) for rows in zip(*texts, strict=True)) for texts in zip(*said, strict=True)]


def mean_said(rows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the logarithm of the mean of probabilities of which the logarithms are given."""
    found: NDArray[np.float32] = np.logaddexp.reduce(rows) - np.float32(np.log(len(rows)))
    return found


def read_ensemble(folder: Path, layers: Sequence[Layer], heads: int) -> Ensemble | None:
    """Read the adapters of a folder, one in each folder in it; None where there is none.

    Raises:
        ModelError: a file is no adapter.
    """
    found = [read_adapter(path, layers, heads) for path in sorted(folder.glob(f"*/{WEIGHTS}"))]
    return Ensemble(tuple(found)) if found else None
