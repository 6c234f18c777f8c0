"""What adapters said of the labelled actors that they had not learned from, kept beside the adapter.

Asked about what it has learned, the adapter is far surer than elsewhere; the classifier would trust it too much. Of a
labelled actor it therefore hears the answer of an adapter that had not seen the passage (stacking: Wolpert 1992).
"""

from __future__ import annotations

import hashlib
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp.encoder.ensemble import BETWEEN, FOLDER, MEETINGS, mean_said
from astana_nlp.encoder.forward import APART
from astana_nlp.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

ANSWERS = "answers.npz"


def key_of(text: str, span: tuple[int, int]) -> str:
    """Return the name of a labelled actor: its sentence and place, whatever else is marked there."""
    return hashlib.sha256(f"{span[0]} {span[1]} {text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


@cache
def honest_answers(version: str, folder: Path = FOLDER, meetings: Path = MEETINGS) -> dict[str, NDArray[np.float32]]:
    """Return the answers by `key_of` that belong to an encoder's adapters: log probabilities as in its rows.

    Where some of its adapters for positions had no answer (labels were added after them), the others speak. Where there
    is an adapter for roles, what it said of the same actors stands behind; who has no such answer has none at all.

    Raises:
        ModelError: a file is missing, or belongs to another adapter.
    """
    positions, _, roles = version.partition(APART)
    said = _heard(positions, folder)
    if not roles:
        return said
    beside = _heard(roles, meetings)
    return {key: np.concatenate([row, beside[key]]) for key, row in said.items() if key in beside}


def _heard(version: str, folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return the mean of what the adapters of an ensemble said."""
    said: dict[str, list[NDArray[np.float32]]] = {}
    for adapter in version.split(BETWEEN):
        for key, answer in _answers(adapter, folder / adapter / ANSWERS):
            said.setdefault(key, []).append(answer)
    return {key: mean_said(rows) for key, rows in said.items()}


def _answers(version: str, path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    try:
        with np.load(path, allow_pickle=False) as file:
            adapter, keys, answers = str(file["adapter"]), file["keys"], file["answers"].astype(np.float32)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path} cannot be read ({error})", "get the file again") from error
    if adapter != version:
        raise ModelError(f"{path} belongs to {adapter}, not to {version}", "get both files again")
    return zip(map(str, keys), answers, strict=True)
