"""The folder of one run: who may write it, and how all its tables change at once.

    outputs/2026-11/
      stances.csv …        symbolic links into .astana/current
      .astana/current      a symbolic link to the slot that holds the tables of the last complete run
      .astana/a, .astana/b the two slots: a run writes into the free one, then `current` is renamed onto it
      .astana/cache/       what was found in each document
      .astana/lock         held by the process that writes the folder

One rename changes all tables, so a process that is killed at any moment leaves the old tables or the new ones, never
some of each. A table that somebody saved with a spreadsheet program (which may replace the link by a file) is taken
back into the slot before the change, and a copy of it is kept in `edited/`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError
from astana_nlp.storage import refusal, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = ".astana"
SLOTS = ("a", "b")


class RunFolder:
    """One run's folder, held by this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.inside = path / MARK
        self.cache = self.inside / "cache"
        self._current = self.inside / "current"

    def current(self) -> Path | None:
        """Return the slot with the tables of the last complete run, or None where there is none."""
        return self._current.resolve() if self._current.is_dir() else None

    def free_slot(self) -> Path:
        """Return the slot that no reader sees, emptied."""
        current = self.current()
        slot = next(self.inside / name for name in SLOTS if current is None or current.name != name)
        shutil.rmtree(slot, ignore_errors=True)
        slot.mkdir(parents=True)
        return slot

    def publish(self, slot: Path) -> None:
        """Make the files of `slot` the tables of this run, all in one step.

        Raises:
            OutputError: the file system knows no symbolic links.
        """
        for path in sorted(slot.rglob("*")):
            _sync(path)
        _sync(slot)
        old = self.current()
        for entry in sorted(slot.iterdir()):
            self._link(self.path / entry.name, f"{MARK}/current/{entry.name}")
        _sync(self.path)
        self._link(self._current, slot.name)  # from here on every link shows the new tables
        _sync(self.inside)
        if old is not None:
            self._forget(old, slot)

    def take_back(self, digests: dict[str, str]) -> tuple[Path, ...]:
        """Bring tables that a person changed since the last run back under `current`, with a copy in `edited/`.

        Args:
            digests: the SHA-256 that each table had when it was written.

        Returns:
            The copies that were made.
        """
        current = self.current()
        if current is None:
            return ()
        copies = []
        for name, digest in sorted(digests.items()):
            path = self.path / name
            if not path.is_file():
                continue
            content = path.read_bytes()
            if (found := hashlib.sha256(content).hexdigest()) != digest:
                copy = self.path / "edited" / f"{path.stem}-{found[:8]}{path.suffix}"
                write_atomically(copy, content)
                copies.append(copy)
            if not path.is_symlink():
                write_atomically(current / name, content)
                self._link(path, f"{MARK}/current/{name}")
        return tuple(copies)

    def _forget(self, old: Path, slot: Path) -> None:
        """Remove what only the last run had."""
        for entry in old.iterdir():
            if not (slot / entry.name).exists():
                (self.path / entry.name).unlink(missing_ok=True)
        shutil.rmtree(old, ignore_errors=True)

    def _link(self, path: Path, target: str) -> None:
        new = self.inside / "new-link"
        new.unlink(missing_ok=True)
        try:
            new.symlink_to(target)
        except OSError as error:
            raise refusal(self.path, error, "choose a folder on a file system with symbolic links") from error
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        new.replace(path)


@contextmanager
def held(path: Path) -> Iterator[RunFolder]:
    """Hold the output folder while a run writes it; it is made where it is missing.

    Raises:
        OutputError: it holds other people's files, cannot be written, or another run is writing it.
    """
    folder = RunFolder(path)
    _claim(folder)
    with (folder.inside / "lock").open("a+", encoding="utf-8") as lock:
        try:
            # the kernel lets go of this lock when the process ends in whatever way, so no stale one can stay behind
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            who = lock.read().strip() or "unknown"
            raise OutputError(
                f"another run (process {who}) is writing {path}", "wait for it or choose another --out"
            ) from error
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield folder


def is_run_folder(path: Path) -> bool:
    """Tell whether a folder was written by a run."""
    return (path / MARK).is_dir()


def refuse_foreign(path: Path) -> None:
    """Refuse a folder that is not ours to write.

    Raises:
        OutputError: it is a file, or holds files that no run wrote.
    """
    try:
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path} is a file", "choose a folder for --out")
        if path.is_dir() and not is_run_folder(path) and any(path.iterdir()):
            raise OutputError(f"{path} holds files that no run wrote", "choose a new or empty folder for --out")
    except OSError as error:
        raise refusal(path, error) from error


def _claim(folder: RunFolder) -> None:
    path = folder.path
    refuse_foreign(path)
    try:
        folder.cache.mkdir(parents=True, exist_ok=True)
        (folder.inside / "lock").touch()
    except OSError as error:
        raise refusal(path, error) from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
