"""A run scored against gold files: precision, recall and F1 of stances, dates and names.

A gold file is a table with tabs whose header tells what it holds: stance tuples (`quote`, `holder`, `stance`), dates
(`surface`, `value`), names (`surface`, `label`), or other names of holders (`holder`, `also accepted as`), which
add to those of the actor list. Its column `doc` is the file name of a document.
"""

from __future__ import annotations

import csv
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from astana_nlp.errors import AstanaError
from astana_nlp.evaluation.holders import accepted_names
from astana_nlp.evaluation.mentions import score_dates, score_names
from astana_nlp.evaluation.stances import score_stances
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Row = dict[str, str]
# the columns that only gold of this kind has, in the order of asking
HEADERS = {
    "aliases": {"holder", "also accepted as"},
    "stances": {"doc", "quote", "holder", "stance", "target"},
    "dates": {"doc", "start", "surface", "value"},
    "names": {"doc", "start", "surface", "label"},
}
TABLES = {"stances": "stances.csv", "dates": "dates.csv", "names": "entities.csv"}


def evaluate(run: Path, gold_files: Sequence[Path], *, errors: bool = False) -> Iterator[str]:
    """Yield the lines of a report on a run.

    Args:
        run: a run folder.
        gold_files: gold files of any kind.
        errors: whether to list every error.

    Raises:
        AstanaError: the folder is no run, or a file is no gold file.
    """
    documents = _documents(run)
    gold = _gold(gold_files)
    scorers: dict[str, Callable[[Sequence[Row], Sequence[Row]], tuple[str, list[str]]]] = {
        "stances": lambda rows, found: score_stances(rows, found, accepted_names(gold["aliases"])),
        "dates": score_dates,
        "names": score_names,
    }
    for kind, scorer in scorers.items():
        if gold[kind]:
            rows = [{**row, "doc": _base(row["doc"])} for row in gold[kind]]
            yield from _report(kind, rows, _found(run, kind, documents), documents, (scorer, errors))


def _report(
    kind: str,
    gold: Sequence[Row],
    found: Sequence[Row],
    documents: Mapping[str, Row],
    how: tuple[Callable[[Sequence[Row], Sequence[Row]], tuple[str, list[str]]], bool],
) -> Iterator[str]:
    """Yield the figures over all documents and for each language, of the documents that both sides have."""
    scorer, errors = how
    languages = {_base(d["document"]): d["language"] for d in documents.values()}
    missing = sorted({row["doc"] for row in gold} - languages.keys())
    if missing:
        yield f"{kind}: gold documents that the run does not have, counted as missed: {', '.join(missing)}"
    line, wrong = scorer(gold, found)
    if errors:
        yield from wrong
    yield f"{kind:<8} all  {line}"
    known = sorted({languages.get(row["doc"], "") for row in gold} - {""})
    for language in known if len(known) > 1 else ():
        part = [row for row in gold if languages.get(row["doc"]) == language]
        yield f"{kind:<8} {language:<4} {scorer(part, found)[0]}"


def _documents(run: Path) -> dict[str, Row]:
    path = run / "documents.csv"
    if not path.is_file():
        raise AstanaError(f"{run} is no run folder", "give the folder that `astana run --out` wrote")
    return {row["doc_id"]: row for row in read_rows(path)}


def _found(run: Path, kind: str, documents: Mapping[str, Row]) -> list[Row]:
    """Return the rows of a table, each with the base name of its document in `doc`."""
    return [
        {**row, "doc": _base(documents[row["doc_id"]]["document"])}
        for row in read_rows(run / TABLES[kind])
        if row["doc_id"] in documents
    ]


def _gold(paths: Iterable[Path]) -> dict[str, list[Row]]:
    gold: dict[str, list[Row]] = {kind: [] for kind in HEADERS}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise AstanaError(f"the gold file {path} cannot be read ({error})") from error
        rows = [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(text.splitlines(), delimiter="\t")]
        header = set(text.split("\n", 1)[0].strip().split("\t"))
        kind = next((kind for kind, columns in HEADERS.items() if columns <= header), None)
        if kind is None:
            raise AstanaError(f"{path} is no gold file", "its header must be that of stances, dates or names")
        gold[kind] += rows
    return gold


def _base(name: str) -> str:
    return PurePosixPath(name).name
