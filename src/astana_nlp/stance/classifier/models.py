"""The trained models in `models/stance/`: one folder a version, and which version is current.

A version is named `<kind>-<digest>`, where the kind says whether it needs sentence vectors (`vectors`) or not
(`words`). The file `current-<kind>` names the current version, and below it those that were current before, the newest
first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from astana_nlp import encoder
from astana_nlp.errors import ModelError
from astana_nlp.stance.classifier import classifier
from astana_nlp.storage import write_atomically

FOLDER = Path(__file__).parents[4] / "models" / "stance"
CURRENT = "current"
KINDS = ("vectors", "words")
METRICS = "metrics.json"
REMEMBERED = 10  # versions that one can go back to


@dataclass(frozen=True, slots=True)
class Version:
    """A trained model: `metrics` is what its training wrote, `refused` why the gate kept it from becoming current."""

    name: str
    kind: str
    current: bool
    refused: str
    metrics: dict[str, Any]


@cache
def current_classifier(name: str, *, encoder: bool) -> classifier.StanceClassifier:
    """Load a classifier.

    Args:
        name: a version, or `current` for the one that the folder names.
        encoder: whether sentence vectors are wanted; without the encoder's package the model without vectors is taken.

    Raises:
        ModelError: there is no such model.
    """
    if name != CURRENT:
        return classifier.load(FOLDER / name)
    kind = "vectors" if encoder and has_encoder() else "words"
    found = current_version(kind)
    if not found:
        raise ModelError(f"there is no current-{kind} in models/stance", "train the models: make models")
    return classifier.load(FOLDER / found)


def has_encoder() -> bool:
    """Say whether the sentence encoder can be used here."""
    return encoder.load() is not None


def current_version(kind: str, folder: Path = FOLDER) -> str:
    """Return the name of the current version of a kind, empty where there is none."""
    return next(iter(_remembered(kind, folder)), "")


def installed(folder: Path = FOLDER) -> tuple[Version, ...]:
    """Return all versions of the folder by kind and name, the current one of each kind first."""
    found = [_version(path) for path in sorted(folder.glob("*-*")) if (path / "model.skops").is_file()]
    return tuple(sorted(found, key=lambda v: (v.kind, not v.current, v.name)))


def make_current(name: str, folder: Path = FOLDER, *, although_refused: bool = False) -> None:
    """Make a version the current one of its kind.

    Raises:
        ModelError: there is no such version, or the gate refused it and nobody insists.
    """
    version = next((v for v in installed(folder) if v.name == name), None)
    if version is None:
        known = ", ".join(v.name for v in installed(folder)) or "none"
        raise ModelError(f"there is no model {name}", f"known are {known}")
    if version.refused and not although_refused:
        raise ModelError(f"{name} was refused ({version.refused})", "add --although-refused to take it all the same")
    before = [n for n in _remembered(version.kind, folder) if n != name]
    _write_pointer(version.kind, [name, *before], folder)


def go_back(kind: str, folder: Path = FOLDER) -> str:
    """Make the version that was current before the current one again, and return its name.

    Raises:
        ModelError: none was current before, or none of them is still there.
    """
    names = {v.name for v in installed(folder)}
    before = [n for n in _remembered(kind, folder)[1:] if n in names]
    if not before:
        raise ModelError(f"no earlier model of the kind '{kind}' is there", "`astana models` lists what is")
    _write_pointer(kind, before, folder)
    return before[0]


def _remembered(kind: str, folder: Path) -> list[str]:
    pointer = folder / f"{CURRENT}-{kind}"
    return pointer.read_text(encoding="utf-8").split() if pointer.is_file() else []


def _write_pointer(kind: str, names: list[str], folder: Path) -> None:
    content = "".join(f"{name}\n" for name in names[:REMEMBERED])
    write_atomically(folder / f"{CURRENT}-{kind}", content.encode())


def _version(path: Path) -> Version:
    kind = path.name.split("-")[0]
    try:
        metrics = json.loads((path / METRICS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        metrics = {}
    refused = "" if metrics.get("gate", {}).get("passed", True) else str(metrics["gate"]["reason"])
    return Version(path.name, kind, current_version(kind, path.parent) == path.name, refused, metrics)
