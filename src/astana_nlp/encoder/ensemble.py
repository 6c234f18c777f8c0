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

    States = Sequence[Sequence[NDArray[np.float32]]]
    Rows = Sequence[Sequence[Sequence[int]]]

FOLDER = Path(__file__).parents[3] / "models" / "encoder"
WEIGHTS = "weights.npz"
NOTHING = np.zeros(0, dtype=np.float32)
BETWEEN = "+"  # the names of adapters in the name of an ensemble


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Adapters, at least one, that read the same labels and targets; those of them that read roles read the same."""

    adapters: tuple[Adapter, ...]

    @property
    def version(self) -> str:
        """Return the versions of all."""
        return BETWEEN.join(adapter.version for adapter in self.adapters)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels whose log probabilities each row of positions begins with."""
        return self.adapters[0].labels

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the targets whose log probabilities follow."""
        return self.adapters[0].targets

    @property
    def of_roles(self) -> Ensemble | None:
        """Return the adapters that read roles, None where none does."""
        found = tuple(adapter for adapter in self.adapters if adapter.roles)
        return Ensemble(found) if found else None

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles whose log probabilities end each row of positions."""
        return self.of_roles.adapters[0].roles if self.of_roles else ()

    @property
    def tells(self) -> tuple[str, ...]:
        """Return what a sentence may tell."""
        return self.of_roles.adapters[0].tells if self.of_roles else ()

    def positions(self, states: States, spans: Rows, apply: Apply) -> list[tuple[NDArray[np.float32], ...]]:
        """Return for each span of each text the logs of the mean probabilities of labels, targets and roles.

        Args:
            states: those of each text after the embedding and each layer of the encoder, (pieces, 384).
            spans: see `Adapter.read`.
            apply: see `Adapter.read`.
        """
        about, end = len(self.labels) + len(self.targets), len(self.roles)
        return [
            tuple(
                np.concatenate([mean_said([row[:about] for row in rows]), self._mean_roles(rows)[:end]])
                for rows in zip(*texts, strict=True)
            )
            for texts in zip(*self._said(states, spans, apply), strict=True)
        ]

    def meetings(self, states: States, spans: Rows, apply: Apply) -> list[tuple[NDArray[np.float32], ...]]:
        """Return for each span of each text the logs of the mean probabilities of `roles` and `tells`.

        Args: see `positions`.
        """
        return [
            tuple(self._mean_roles(rows) for rows in zip(*texts, strict=True))
            for texts in zip(*self._said(states, spans, apply), strict=True)
        ]

    def _said(self, states: States, spans: Rows, apply: Apply) -> list[list[tuple[NDArray[np.float32], ...]]]:
        return [a.read([own[a.first] for own in states], spans, apply) for a in self.adapters]

    def _mean_roles(self, rows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        about = len(self.labels) + len(self.targets)
        said = [row[about:] for row in rows if len(row) > about]
        return mean_said(said) if said else NOTHING


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
