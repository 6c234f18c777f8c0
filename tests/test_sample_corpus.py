"""The documents that ship with the project can be read, and their gold points into them."""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from astana_nlp import knowledge
from astana_nlp.corpus import find_sources
from astana_nlp.enclosed import read_document
from astana_nlp.evaluation.holders import fold
from astana_nlp.evaluation.mentions import fold as fold_mention

if TYPE_CHECKING:
    from types import ModuleType

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DOCUMENTS = find_sources([CORPUS / "documents"])
FORMATS = {"txt", "md", "html", "pdf", "docx", "odt", "rtf", "eml"}
LANGUAGES = {"en", "ar", "ru", "tr", "fa", "fr"}
STANCES = {"support", "oppose", "conditional", "neutral"}
TARGETS = {"astana", "de-escalation", "ceasefire", "sochi", "constitutional-committee", "geneva"}


def rows(name: str, delimiter: str = "\t") -> list[dict[str, str]]:
    """Return the rows of a table of the corpus."""
    with (CORPUS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def described() -> dict[str, dict[str, str]]:
    """Return the rows of sources.csv by the file name of their document."""
    return {Path(row["document"]).name: row for row in rows("sources.csv", ",")}


@cache
def texts() -> dict[str, str]:
    """Return the extracted text of every document by its file name."""
    return {Path(source.name).name: read_document(source).text for source in DOCUMENTS}


def by_document(name: str) -> dict[str, list[dict[str, str]]]:
    """Return the rows of a gold table by document."""
    grouped = defaultdict(list)
    for row in rows(name):
        grouped[row["doc"]].append(row)
    return grouped


def annotated() -> ModuleType:
    """Return the module that reads the annotated sources; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("annotated", CORPUS / "build" / "annotated.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "annotated", module)  # dataclasses look their module up
        spec.loader.exec_module(module)
    return module


def test_the_list_of_sources_is_the_folder() -> None:
    """Every document has a row that says where its facts are from, and no row is left over."""
    assert {row["document"] for row in described().values()} == {source.name for source in DOCUMENTS}
    assert all(row["facts_from"] and row["kind"] in {"facts", "constructed"} for row in described().values())


def test_the_corpus_covers_languages_and_formats() -> None:
    """There are at least 20 documents, in six languages and in every format that is read."""
    assert len(DOCUMENTS) >= 20
    assert {row["language"] for row in described().values()} == LANGUAGES
    assert {row["format"] for row in described().values()} == FORMATS


@pytest.mark.parametrize("table", ["gold/stances.tsv", "gold/dates.tsv"])
def test_every_document_has_gold(table: str) -> None:
    """Stances and dates are coded for all documents, so that no document goes unmeasured."""
    assert set(by_document(table)) == set(described())


def test_names_are_coded_in_every_language() -> None:
    """At least eight documents have their names coded, some of each language."""
    coded = set(by_document("gold/names.tsv"))
    assert len(coded) >= 8
    assert {described()[name]["language"] for name in coded} == LANGUAGES


@pytest.mark.parametrize("document", sorted(described()))
def test_quotes_are_in_the_extracted_text(document: str) -> None:
    """What the gold quotes, a reader finds: nothing is lost or torn on the way from the file to the text."""
    text = fold(texts()[document])
    quotes = [row["quote"] for row in by_document("gold/stances.tsv")[document]]
    assert [quote for quote in quotes if fold(quote) not in text] == []


@pytest.mark.parametrize("table", ["gold/dates.tsv", "gold/names.tsv"])
@pytest.mark.parametrize("document", sorted(described()))
def test_surfaces_are_in_the_extracted_text(document: str, table: str) -> None:
    """Dates and names of the gold are spelt as in the extracted text, and offsets are of the surface's length."""
    text = fold_mention(texts()[document])
    coded = [row for row in by_document(table)[document] if row.get("required", "1") == "1"]
    assert [row["surface"] for row in coded if fold_mention(row["surface"]) not in text] == []
    assert all(int(row["end"]) - int(row["start"]) == len(row["surface"]) for row in coded)


def test_holders_are_known_or_invented() -> None:
    """Holders are entries of the actor list; in constructed documents they are invented and stand in the text."""
    known = {actor.name for actor in knowledge.actors()}
    for row in rows("gold/stances.tsv"):
        if described()[row["doc"]]["kind"] == "facts":
            assert row["holder"] in known
        else:
            assert row["holder"] not in known
            assert fold(row["holder"]) in fold(texts()[row["doc"]])


def test_gold_uses_the_words_of_the_codebook() -> None:
    """Stances, targets and rounds are those that the tables know."""
    for row in rows("gold/stances.tsv"):
        assert row["stance"] in STANCES
        assert row["target"] in TARGETS
        assert row["round"] in {"", *map(str, range(1, 23))}
        assert row["required"] in {"0", "1"}


def test_no_stance_is_coded_twice_differently() -> None:
    """A holder is required to have one position on one target in a sentence."""
    required: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows("gold/stances.tsv"):
        if row["required"] == "1":
            required[row["doc"], row["quote"], row["holder"], row["target"]].add(row["stance"])
    assert [key for key, stances in required.items() if len(stances) > 1] == []


def test_the_planted_error_is_marked() -> None:
    """The one false statement in the corpus is named where the sources are."""
    assert [name for name, row in described().items() if row["planted"]] == ["en-round-dated-wrong.txt"]


def test_the_gold_is_what_the_sources_say() -> None:
    """Nobody changed the gold but not the source, or the source without rendering it."""
    module = annotated()
    documents = [module.load(path) for path in sorted((CORPUS / "build" / "sources").glob("*.txt"))]
    assert {document.name for document in documents} == set(described())
    assert [row for d in documents for row in module.stance_rows(d)] == rows("gold/stances.tsv")
    assert [row for d in documents for row in module.date_rows(d)] == rows("gold/dates.tsv")
    assert [row for d in documents for row in module.name_rows(d)] == rows("gold/names.tsv")


def test_aliases_are_of_holders() -> None:
    """Other spellings are given for holders of the gold, not for names that nobody holds."""
    holders = {row["holder"] for row in rows("gold/stances.tsv")}
    assert {row["holder"] for row in rows("gold/aliases.tsv")} <= holders
