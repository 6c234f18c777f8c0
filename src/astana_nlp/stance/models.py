"""The trained models in `models/stance/`: one folder a version, and which version is current."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from astana_nlp import encoder
from astana_nlp.errors import ModelError
from astana_nlp.stance import classifier

FOLDER = Path(__file__).parents[3] / "models" / "stance"
CURRENT = "current"


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
    pointer = FOLDER / f"{CURRENT}-{'vectors' if encoder and has_encoder() else 'words'}"
    if not pointer.is_file():
        raise ModelError(f"there is no {pointer.name} in models/stance", "train the models: make models")
    return classifier.load(FOLDER / pointer.read_text(encoding="utf-8").strip())


def has_encoder() -> bool:
    """Say whether the sentence encoder can be used here."""
    return encoder.load() is not None
