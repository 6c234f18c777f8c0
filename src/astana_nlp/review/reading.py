"""What the page needs of a run's folder, read once: records, sentences, names, dates, doubts, texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError
from astana_nlp.lastrun import record_of
from astana_nlp.records import ACTOR_LABELS
from astana_nlp.review.passages import DATE, NAME, Span
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Rows = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class RunTables:
    """The tables of one run, as the review page uses them.

    `sentences` are those of each document in the order of the text, `of_sentence` the records of each sentence; `marks`
    are the names and dates of each document, `actors` the spans of names of actors, `sources` says where the files were
    read and `parsers` with which package each language was parsed.
    """

    folder: Path
    stances: Rows
    documents: Rows
    problems: list[dict[str, str]]
    sentences: dict[str, list[dict[str, str]]]
    marks: dict[str, list[Span]]
    sources: dict[str, str] = field(default_factory=dict)
    parsers: dict[str, str] = field(default_factory=dict)
    actors: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    of_sentence: dict[str, Rows] = field(default_factory=dict)

    def text(self, doc_id: str) -> str:
        """Return the extracted text of a document, empty where it has none; `doc_id` must be one of the run's."""
        return _text(self.folder / "texts" / f"{doc_id}.txt") if doc_id in self.documents else ""

    def sentence_at(self, doc_id: str, offset: int) -> dict[str, str] | None:
        """Return the sentence of a document that holds the character at `offset`."""
        found = (s for s in self.sentences.get(doc_id, ()) if int(s["char_start"]) <= offset < int(s["char_end"]))
        return next(found, None)


def read_run(folder: Path) -> RunTables:
    """Read the tables of a run.

    Raises:
        OutputError: it is no folder of a run, or a table cannot be read.
    """
    refuse_other(folder)
    sentences = defaultdict(list)
    for row in read_rows(folder / "sentences.csv"):
        sentences[row["doc_id"]].append(row)
    documents: Rows = {}
    for row in read_rows(folder / "documents.csv"):
        documents.setdefault(row["doc_id"], row)
    stances = {row["stance_id"]: row for row in read_rows(folder / "stances.csv")}
    of_sentence: defaultdict[str, Rows] = defaultdict(dict)
    for key, row in stances.items():
        of_sentence[row["sentence_id"]][key] = row
    entities, about = read_rows(folder / "entities.csv"), record_of(folder)
    return RunTables(
        folder,
        stances,
        documents,
        read_rows(folder / "problems.csv"),
        dict(sentences),
        _marks(entities, read_rows(folder / "dates.csv")),
        _names(about.get("sources")),
        _names(_inside(about.get("pipeline"), "parsing")),
        _actors(entities),
        dict(of_sentence),
    )


def refuse_other(folder: Path) -> None:
    """Refuse a folder that holds no tables.

    Raises:
        OutputError: it is no folder of a run.
    """
    if not (folder / "stances.csv").is_file():
        raise OutputError(f"{folder} is no folder of a run", "give the folder that was --out of astana run")


def _marks(entities: list[dict[str, str]], dates: list[dict[str, str]]) -> dict[str, list[Span]]:
    found = defaultdict(list)
    for row in entities:
        found[row["doc_id"]].append(_span(row, NAME, row["entity"] or row["text"]))
    for row in dates:
        found[row["doc_id"]].append(_span(row, DATE, row["timex"]))
    return dict(found)


def _actors(entities: list[dict[str, str]]) -> dict[str, list[tuple[int, int]]]:
    labels = {str(label) for label in ACTOR_LABELS}
    found = defaultdict(list)
    for row in entities:
        if row["label"] in labels:
            found[row["doc_id"]].append((int(row["char_start"]), int(row["char_end"])))
    return dict(found)


def _span(row: dict[str, str], kind: str, told: str) -> Span:
    return Span(int(row["char_start"]), int(row["char_end"]), kind, told)


def _inside(found: object, name: str) -> object:
    return found.get(name) if isinstance(found, dict) else None


def _names(found: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


@lru_cache(maxsize=32)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def around(sentences: Iterable[dict[str, str]], sentence_id: str, reach: int) -> list[dict[str, str]]:
    """Return a sentence with its neighbours, `reach` on each side, or nothing where it is not among them."""
    ordered = list(sentences)
    at = next((i for i, row in enumerate(ordered) if row["sentence_id"] == sentence_id), None)
    return [] if at is None else ordered[max(at - reach, 0) : at + reach + 1]
