"""The retold reports of corpus/reports: their texts, their tables, and how well a run reads them.

`python tests/reports.py RUN` prints the figures of a run over them as a table: the documents that were read while
the program was mended apart from those that were only ever scored. Below stand the figures of a second person, who
coded some reports without having seen the gold, as if the rows were those of a run, and those of the run there.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from astana_nlp.evaluation.figures import f1, ratio
from astana_nlp.evaluation.holders import accepted_names
from astana_nlp.evaluation.stances import compare, counts_by_document
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.evaluation.stances import Counts, Row

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "reports"
LANGUAGES = {"ar": "Arabic", "en": "English", "fa": "Persian", "fr": "French", "ru": "Russian", "tr": "Turkish"}
PARTS = ("read", "unread")
MENDED_ON = frozenset(range(51, 75, 2))  # the numbers of the documents that were read, in each language
HEAD = """\
| | documents | F1 | precision | recall | labels right | rounds right |
|---|---|---|---|---|---|---|"""


def documents() -> dict[str, Path]:
    """Return the documents by file name."""
    return {path.name: path for path in sorted(FOLDER.glob("*/*.txt"))}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table that stands beside the documents."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def part_of(document: str) -> str:
    """Return 'read' or 'unread', after the number in the name of a document (`en-57.txt`)."""
    return "read" if int(Path(document).stem.split("-")[1]) in MENDED_ON else "unread"


def found_by(run: Path) -> list[Row]:
    """Return the records of a run, each with the name of its document as `doc`."""
    return [{**row, "doc": PurePosixPath(row["document"]).name} for row in read_rows(run / "stances.csv")]


def coded_by_another() -> list[Row]:
    """Return the required rows of the second coder as records of a run."""
    return [{**row, "evidence": row["quote"]} for row in rows("second.tsv") if row["required"] == "1"]


def counted(found: Sequence[Row]) -> dict[str, Counts]:
    """Return what `astana evaluate` counts in records, by document."""
    return counts_by_document(compare(rows("gold.tsv"), found, accepted_names(rows("aliases.tsv"))))


def by_part(run: Path) -> dict[tuple[str, str], Counts]:
    """Return what is counted in a run, by language (or 'all') and part; `documents` are counted too."""
    counts: defaultdict[tuple[str, str], Counts] = defaultdict(Counter)
    for document, own in counted(found_by(run)).items():
        for language in (document[:2], "all"):
            counts[language, part_of(document)].update(own)
    for document in documents():
        for language in (document[:2], "all"):
            counts[language, part_of(document)]["documents"] += 1
    return dict(counts)


def coded_twice(found: Sequence[Row]) -> Counts:
    """Return what is counted in records of the reports that have a second coder."""
    twice = {row["doc"] for row in rows("second.tsv")}
    counts: Counts = Counter(documents=len(twice))
    for document, own in counted(found).items():
        counts.update(own if document in twice else {})
    return counts


def table(counts: Mapping[tuple[str, str], Counts]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield HEAD
    for language, name in {"all": "all", **LANGUAGES}.items():
        for part in PARTS:
            yield _line(f"{name}, {part}", counts[language, part])


def _line(name: str, counts: Counts) -> str:
    precision = ratio(counts["right"], counts["predicted"])
    recall = ratio(counts["hit"], counts["required"])
    labels = ratio(counts["right"], counts["matched"])
    rounds = ratio(counts["round right"], counts["with round"])
    figures = (f1(precision, recall), precision, recall, labels, rounds)
    return f"| {name} | {counts['documents']} | {' | '.join(f'{figure:.2f}' for figure in figures)} |"


def of_coders(run: Path) -> Iterator[str]:
    """Yield the lines of the second coder and of the run on the same reports."""
    yield _line("a second person", coded_twice(coded_by_another()))
    yield _line("the same, the run", coded_twice(found_by(run)))


if __name__ == "__main__":
    RUN = Path(sys.argv[1])
    sys.stdout.write("\n".join([*table(by_part(RUN)), *of_coders(RUN), ""]))
