"""The files of one run in one folder: tables as CSV and Parquet, extracted texts, the descriptor."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from astana_nlp.descriptor import datapackage_json
from astana_nlp.lastrun import DESCRIPTOR
from astana_nlp.schemas import TABLES, Stances
from astana_nlp.storage import refusal
from astana_nlp.tablefiles import frame_to_csv, frame_to_parquet, to_csv, to_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from astana_nlp.records import Analysis
    from astana_nlp.tables import Row

TEXTS = "texts"
NAME = "astana-run"


def write_tables(folder: Path, tables: dict[str, list[Row]], analyses: Iterable[Analysis]) -> dict[str, str]:
    """Write all tables, the descriptor and the texts; return the SHA-256 of every table by file name.

    Raises:
        OutputError: the disk is full, or a value breaks the rules of its column.
    """
    digests = {}
    for name, schema in TABLES.items():
        frame = to_frame(tables[name], schema)
        for suffix, content in (("csv", frame_to_csv(frame)), ("parquet", frame_to_parquet(frame))):
            digests[f"{name}.{suffix}"] = _write(folder / f"{name}.{suffix}", content)
    _write(folder / DESCRIPTOR, datapackage_json(NAME))
    (folder / TEXTS).mkdir(exist_ok=True)
    for analysis in analyses:
        text = analysis.document.text.encode("utf-8", "backslashreplace")
        _write(folder / TEXTS / f"{analysis.document.doc_id}.txt", text)
    return digests


def write_kept(folder: Path, rows: Sequence[dict[str, str]]) -> str:
    """Write the reviewed rows that have no place in the new tables; return the SHA-256 of the file."""
    from astana_nlp.review.carrying import KEPT

    columns = list(Stances.to_schema().columns)
    return _write(folder / KEPT, to_csv(columns, [[row[name] for name in columns] for row in rows]))


def _write(path: Path, content: bytes) -> str:
    """Write a file into a folder that no reader sees yet; the folder is brought to the disk when it is published."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refusal(path, error) from error
    return hashlib.sha256(content).hexdigest()
