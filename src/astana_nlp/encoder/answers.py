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

from astana_nlp.encoder.ensemble import BETWEEN, FOLDER, mean_said
from astana_nlp.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

ANSWERS = "answers.npz"


def key_of(text: str, span: tuple[int, int]) -> str:
    """Return the name of a labelled actor: its sentence and place, whatever else is marked there."""
    return hashlib.sha256(f"{span[0]} {span[1]} {text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


@cache
def honest_answers(version: str, folder: Path = FOLDER) -> dict[str, NDArray[np.float32]]:
    """Return the answers by `key_of` that belong to an encoder's adapters: log probabilities as in its rows.

    Where some of its adapters had no answer (labels were added after them), the others speak. Where some of them read
    roles, what they said of the same actors stands behind; who has no such answer has none at all.

    Raises:
        ModelError: a file is missing, or belongs to another adapter.
    """
    files = [_answers(adapter, folder / adapter / ANSWERS) for adapter in version.split(BETWEEN)]
    said, roles = _heard(files, "answers"), _heard(files, "roles")
    return {key: np.concatenate([row, roles[key]]) for key, row in said.items() if key in roles} if roles else said


def _heard(files: Sequence[dict[str, NDArray[np.float32]]], what: str) -> dict[str, NDArray[np.float32]]:
    """Return the mean of what the adapters said, those that said something."""
    said: dict[str, list[NDArray[np.float32]]] = {}
    for file in files:
        for key, answer in zip(file["keys"], file.get(what, ()), strict=False):
            said.setdefault(str(key), []).append(answer)
    return {key: mean_said(rows) for key, rows in said.items()}


def _answers(version: str, path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the keys of a file with its `answers` and, where its adapter reads them, `roles`, row by row."""
    try:
        with np.load(path, allow_pickle=False) as file:
            found = {name: file[name] for name in file.files}
            rows = {name: found[name].astype(np.float32) for name in ("answers", "roles") if name in found}
            adapter, keys = str(found["adapter"]), found["keys"]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path} cannot be read ({error})", "get the file again") from error
    if adapter != version:
        raise ModelError(f"{path} belongs to {adapter}, not to {version}", "get both files again")
    return {"keys": keys, **rows}
