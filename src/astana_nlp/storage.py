"""Files written so that a reader sees the old content or the new, whatever happens to the writer."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that every reader sees the old content or the new, also after a power cut.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        new.replace(path)
    except OSError as error:
        _remove(new)
        raise refusal(path, error) from error


def refusal(path: Path, error: OSError, remedy: str = "") -> OutputError:
    """Return what to tell the user when a file or folder cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(
            f"no room on the disk for {path}; the tables of the last run stand", "make room and run again"
        )
    reason = error.strerror or str(error)
    return OutputError(f"{path} cannot be written ({reason})", remedy or "choose another --out or mend its permissions")


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
