"""The last run into a folder: what its run.json says, and whether its tables still say all that a new run would.

Where the same request meets the same documents with the same code, knowledge and models, and nobody changed a table,
the tables stand as they are. That is told from digests alone, so that such a run takes no more than a look.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

RUN = "run.json"
DESCRIPTOR = "datapackage.json"
READ_AS: dict[str, Callable[[str], Any]] = {"integer": int, "number": float}


class LastRun:
    """What a folder holds of its last complete run; of a folder that has none, nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        record = record_of(folder)
        tables = record.get("tables")
        self.digests = {str(k): str(v) for k, v in tables.items()} if isinstance(tables, dict) else {}
        self.kept_reviews = int(record.get("kept_reviews", 0))
        self.review_rows = int(record.get("review_rows", 0))  # the last row of the review log that the tables show
        self.started = str(record.get("started", ""))
        self.versions = {str(k): str(v) for k, v in (record.get("versions") or {}).items()}
        self._fingerprint = record.get("fingerprint", "")

    def stands(self, fingerprint: str, texts: Iterable[str]) -> bool:
        """Tell whether the tables are what a run with this fingerprint would write.

        Args:
            fingerprint: a digest of everything that decides about the tables.
            texts: keys of the documents whose text would stand beside the tables if they could be read.
        """
        if not fingerprint or self._fingerprint != fingerprint or not self.digests:
            return False
        if not all(_intact(self.folder / name, digest) for name, digest in self.digests.items()):
            return False
        unread = {row["doc_id"] for row in read_rows(self.folder / "documents.csv") if not row["characters"]}
        return all((self.folder / "texts" / f"{key}.txt").is_file() for key in set(texts) - unread)

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of all tables, with numbers as the descriptor beside them declares."""
        return {resource["name"]: self._rows(resource) for resource in self._resources()}

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of one table, with numbers as the descriptor beside them declares."""
        return self._rows(next(resource for resource in self._resources() if resource["name"] == name))

    def _resources(self) -> list[dict[str, Any]]:
        descriptor = json.loads((self.folder / DESCRIPTOR).read_text(encoding="utf-8"))
        return list(descriptor["resources"])

    def _rows(self, resource: dict[str, Any]) -> list[dict[str, Any]]:
        kinds = {f["name"]: READ_AS[f["type"]] for f in resource["schema"]["fields"] if f["type"] in READ_AS}
        rows: list[dict[str, Any]] = [{**row} for row in read_rows(self.folder / resource["path"])]
        for row in rows:
            row.update({name: kind(row[name]) if row[name] else None for name, kind in kinds.items()})
        return rows


def record_of(folder: Path) -> dict[str, Any]:
    """Return what the last run wrote of itself, nothing where there is none that can be read."""
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _intact(path: Path, digest: str) -> bool:
    """Tell whether a table is the very link and content that the last run published."""
    return path.is_symlink() and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
