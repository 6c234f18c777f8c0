"""Renders the sample documents and their gold from the annotated sources.

Usage: python corpus/build/make_documents.py [NAME ...]      (all documents without names)

Needs the development dependencies; the right-to-left PDF is left as it is where Chromium is not found. The rendered
files are part of the repository, so nobody needs to run this to use them. The gold is always that of all documents.
"""

# ruff: noqa: INP001  scripts beside each other, not a package
from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import render_office
import render_pdf
import render_text
from annotated import BUILD, Annotated, date_rows, load, name_rows, stance_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

CORPUS = BUILD.parent
STANCES = ("doc", "quote", "holder", "stance", "target", "round", "required", "motive", "speaker")
DATES = ("doc", "start", "end", "surface", "value", "kind", "required")
NAMES = ("doc", "start", "end", "surface", "label", "required")
SOURCES = ("document", "kind", "language", "format", "facts_from", "planted", "note")
RENDERERS: dict[str, Callable[[Annotated], bytes | None]] = {
    "txt": render_text.text,
    "md": render_text.markdown,
    "rtf": render_text.rtf,
    "eml": render_text.mail,
    "html": render_text.page,
    "docx": render_office.docx,
    "odt": render_office.odt,
}


def main(names: Sequence[str]) -> None:
    """Render the documents named, or all, and write the gold and the list of sources."""
    documents = [load(path) for path in sorted((BUILD / "sources").glob("*.txt"))]
    for document in documents:
        if not names or document.name.rpartition(".")[0] in names:
            _render(document)
    _write(CORPUS / "gold" / "stances.tsv", STANCES, (row for d in documents for row in stance_rows(d)))
    _write(CORPUS / "gold" / "dates.tsv", DATES, (row for d in documents for row in date_rows(d)))
    _write(CORPUS / "gold" / "names.tsv", NAMES, (row for d in documents for row in name_rows(d)))
    _write(CORPUS / "sources.csv", SOURCES, map(_source, documents), delimiter=",")


def _render(document: Annotated) -> None:
    layout = document.header.get("layout", "")
    renderer = render_pdf.printed if layout == "rtl" else RENDERERS.get(document.header["format"], render_pdf.typeset)
    data = renderer(document)
    if data is None:
        sys.stderr.write(f"{document.name} is left as it is: no Chromium was found\n")
        return
    folder = CORPUS / "documents" / document.header["language"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / document.name).write_bytes(data)


def _source(document: Annotated) -> dict[str, str]:
    header = document.header
    return {
        "document": f"{header['language']}/{document.name}",
        "kind": header["kind"],
        "language": header["language"],
        "format": header["format"],
        "facts_from": header["facts"],
        "planted": header.get("planted", ""),
        "note": header.get("note", ""),
    }


def _write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]], delimiter: str = "\t") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
