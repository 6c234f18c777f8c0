"""A run scored against gold files: precision, recall and F1 of stances, dates and names.

A gold file is a table with tabs whose header tells what it holds: stance tuples (`quote`, `holder`, `stance`), dates
(`surface`, `value`), names (`surface`, `label`), or other names of holders (`holder`, `also accepted as`), which
add to those of the actor list. Its column `doc` is the file name of a document.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from astana_nlp.errors import AstanaError
from astana_nlp.evaluation.errors import errors_of
from astana_nlp.evaluation.figures import line as line_of
from astana_nlp.evaluation.figures import ratio
from astana_nlp.evaluation.holders import accepted_names, fold
from astana_nlp.evaluation.intervals import intervals, total
from astana_nlp.evaluation.mentions import score_dates, score_names
from astana_nlp.evaluation.page import write_page
from astana_nlp.evaluation.stances import Comparison, compare, counts_by_document, figures_of, recall_by_label
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row = Mapping[str, str]
# the columns that only gold of this kind has, in the order of asking
HEADERS = {
    "aliases": {"holder", "also accepted as"},
    "stances": {"doc", "quote", "holder", "stance", "target"},
    "dates": {"doc", "start", "surface", "value"},
    "names": {"doc", "start", "surface", "label"},
}
TABLES = {"stances": "stances.csv", "dates": "dates.csv", "names": "entities.csv"}


def evaluate(run: Path, gold_files: Sequence[Path], *, errors: bool = False, page: Path | None = None) -> Iterator[str]:
    """Yield the lines of a report on a run.

    Args:
        run: a run folder.
        gold_files: gold files of any kind.
        errors: whether to list every error.
        page: where to write the page of errors of the stance records, if anywhere.

    Raises:
        AstanaError: the folder is no run, or a file is no gold file.
    """
    documents = _documents(run)
    languages = {_base(d["document"]): d["language"] for d in documents.values()}
    gold = {
        kind: [{**row, "doc": _base(row["doc"])} if "doc" in row else row for row in rows]
        for kind, rows in _gold(gold_files).items()
    }
    for kind in ("stances", "dates", "names"):
        yield from _missing(kind, gold[kind], languages)
        if not gold[kind]:
            continue
        found = _found(run, kind, documents)
        if kind == "stances":
            accepted = accepted_names(gold["aliases"])
            comparison = compare(gold[kind], found, accepted)
            wrong = errors_of(comparison, accepted)
            lines = list(_stances(comparison, languages, _sections(run, documents, gold[kind])))
            lines.append(
                f"{kind:<8} errors: {', '.join(f'{k} {n}' for k, n in Counter(e.kind for e in wrong).most_common())}"
            )
            if page is not None:
                write_page(page, lines, wrong)
            yield from [*(map(str, wrong) if errors else ()), *lines]
        else:
            yield from _mentions(kind, gold[kind], found, languages, errors=errors)


def _missing(kind: str, gold: Sequence[Row], languages: Mapping[str, str]) -> Iterator[str]:
    missing = sorted({row["doc"] for row in gold} - languages.keys())
    if missing:
        yield f"{kind}: gold documents that the run does not have, counted as missed: {', '.join(missing)}"


def _mentions(
    kind: str, gold: Sequence[Row], found: Sequence[Row], languages: Mapping[str, str], *, errors: bool
) -> Iterator[str]:
    """Yield the figures of dates or names over all documents and for each language."""
    scorer = score_dates if kind == "dates" else score_names
    line, wrong = scorer(gold, found)
    yield from wrong if errors else ()
    yield f"{kind:<8} all  {line}"
    for language in _languages(gold, languages):
        part = [row for row in gold if languages.get(row["doc"]) == language]
        yield f"{kind:<8} {language:<4} {scorer(part, found)[0]}"


def _stances(comparison: Comparison, languages: Mapping[str, str], sections: Mapping[int, str]) -> Iterator[str]:
    """Yield the figures of stances over all documents, for each language and for each part of documents."""
    by_document = counts_by_document(comparison)
    everything = total(by_document)
    yield f"stances  all  {figures_of(everything)}"
    yield f"stances  all  {recall_by_label(everything)}"
    if samples := intervals(by_document):
        yield f"stances  all  {samples}"
    for language in _languages(comparison.gold, languages):
        part = {doc: counts for doc, counts in by_document.items() if languages.get(doc) == language}
        yield f"stances  {language:<4} {figures_of(total(part))}"
    wanted = {sections.get(i, "") for i in comparison.required} - {""}
    for section in sorted(wanted | {j.record["section"] for j in comparison.judged}):
        yield f"stances  in {section}: {_part(comparison, section, sections)}"


def _part(comparison: Comparison, section: str, sections: Mapping[int, str]) -> str:
    """Return precision and recall of one part of the documents."""
    judged = [j for j in comparison.judged if j.record["section"] == section]
    required = [i for i in comparison.required if sections.get(i) == section]
    precision = ratio(sum(bool(j.right) for j in judged), len(judged))
    recall = ratio(len(comparison.hit.intersection(required)), len(required))
    return f"required {len(required)} predicted {len(judged)}, {line_of(precision, recall)}"


def _sections(run: Path, documents: Mapping[str, Row], gold: Sequence[Row]) -> dict[int, str]:
    """Return the part of its document in which each gold row stands, as far as its quote is in one sentence."""
    by_doc: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_rows(run / "sentences.csv"):
        by_doc[_base(documents[row["doc_id"]]["document"])].append((fold(row["text"]), row["section"]))
    return {
        i: section
        for i, row in enumerate(gold)
        if (section := next((s for text, s in by_doc[row["doc"]] if fold(row["quote"]) in text), ""))
    }


def _languages(gold: Sequence[Row], languages: Mapping[str, str]) -> list[str]:
    """Return the languages of the gold documents where there are several."""
    known = sorted({languages.get(row["doc"], "") for row in gold} - {""})
    return known if len(known) > 1 else []


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
