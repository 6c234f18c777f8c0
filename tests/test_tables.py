"""Tables are written the same byte for byte and come back as they were."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp.cache import from_json, to_json
from astana_nlp.descriptor import datapackage, page
from astana_nlp.duplicates import Text, find_copies
from astana_nlp.errors import OutputError
from astana_nlp.jobs import Outcome, Status
from astana_nlp.records import (
    Analysis,
    Basis,
    Block,
    Document,
    Extraction,
    Label,
    Mention,
    Problem,
    Section,
    Sentence,
    Stance,
    StanceRecord,
    Target,
    span_id,
)
from astana_nlp.schemas import TABLES
from astana_nlp.tablefiles import (
    defuse,
    frame_to_csv,
    frame_to_parquet,
    read_rows,
    read_table,
    restore,
    to_csv,
    to_frame,
)
from astana_nlp.tables import Row, build_tables

ROOT = Path(__file__).parents[1]
# the contract between a run and its readers: columns may be added, never renamed or dropped
CONTRACT = {
    "documents": "doc_id document sha256 format title author outlet published published_from language languages pages "
    "characters sentences ocr duplicate_of similarity status problem seconds",
    "sentences": "sentence_id doc_id page section char_start char_end language text about_astana rounds",
    "entities": "mention_id doc_id sentence_id page char_start char_end text label entity_id entity method confidence",
    "dates": "date_id doc_id sentence_id page char_start char_end text type timex start end granularity anchor round "
    "problem",
    "stances": "stance_id doc_id document page section sentence_id char_start char_end language published date "
    "date_granularity round holder_id holder holder_type side speaker target stance basis motive confidence evidence "
    "context model review reviewed_holder reviewed_stance reviewed_target reviewed_round reviewer reviewed_at note",
    "rounds": "round doc_id sentence_id claim value entity_id evidence agrees_with_calendar",
    "problems": "kind doc_id sentence_id other_doc_id other_sentence_id about value expected evidence other_evidence "
    "explanation",
}
TEXT = "=The Cedar Brigade welcomed the talks."


def outcome(name: str = "a.txt", doc_id: str = "d1", text: str = TEXT) -> Outcome:
    document = Document(doc_id, name, "5" * 64, Extraction(text, (Block(0, len(text), Section.BODY),), "text"))
    sentence = Sentence(span_id(doc_id, "s", 0, len(text)), 0, len(text), text, 0, 1, Section.BODY, "en")
    stance = StanceRecord(
        span_id(doc_id, "p", 5, 18),
        0,
        5,
        18,
        "cedar-brigade",
        "Cedar Brigade",
        Label.FACTION,
        "opposition",
        Stance.SUPPORT,
        Target.ASTANA,
        Basis.STATED,
        0.75,
        "cue",
        "test 1",
        round=3,
    )
    analysis = Analysis(document, "en", (sentence,), stances=(stance,))
    return Outcome(name, doc_id, "5" * 64, Status.OK, analysis=analysis, seconds={"reading": 0.25})


def tables(*outcomes: Outcome) -> dict[str, list[Row]]:
    return build_tables(outcomes, {}, {})


@given(st.text())
def test_harmless_cells_are_restored_exactly(cell: str) -> None:
    """Whatever a document holds, formulas and apostrophes too, comes back as it was."""
    assert restore(defuse(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_starts_a_formula(cell: str) -> None:
    """Spreadsheet programs run what begins like a formula."""
    assert defuse(cell).startswith("'")


@settings(max_examples=50)
@given(rows=st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=5))
def test_csv_comes_back_exactly(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Line ends, quotes, delimiters and control characters inside cells survive."""
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(to_csv(("a", "b", "c"), rows))
    assert [list(row.values()) for row in read_rows(path)] == rows


def test_csv_is_what_spreadsheet_programs_like() -> None:
    """UTF-8 with byte order mark, CRLF, the header in the first row."""
    assert to_csv(("a", "b"), [("x", "ж")]) == "\ufeffa,b\r\nx,ж\r\n".encode()


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_tables_saved_with_another_delimiter_are_read(tmp_path: Path, delimiter: str) -> None:
    """Spreadsheet programs of many countries write semicolons."""
    path = tmp_path / "t.csv"
    path.write_text(f"a{delimiter}b\r\n1{delimiter}2\r\n", encoding="utf-8")
    assert read_rows(path) == [{"a": "1", "b": "2"}]


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_the_contract_is_there_in_its_order(name: str) -> None:
    """Readers of results rely on names and order."""
    columns = list(TABLES[name].to_schema().columns)
    assert [c for c in columns if c in CONTRACT[name].split()] == CONTRACT[name].split()


@pytest.mark.parametrize("name", TABLES)
def test_tables_come_back_with_their_types(tmp_path: Path, name: str) -> None:
    """CSV and Parquet hold the same values."""
    frame = to_frame(tables(outcome())[name], TABLES[name])
    path = tmp_path / f"{name}.csv"
    path.write_bytes(frame_to_csv(frame))
    pd.testing.assert_frame_equal(read_table(path, TABLES[name]), frame)
    parquet = pq.read_table(io.BytesIO(frame_to_parquet(frame)))
    assert parquet.to_pylist() == frame.astype(object).where(frame.notna(), None).to_dict("records")


def test_the_same_rows_give_the_same_bytes() -> None:
    """Parquet holds no times and no names of the machine."""
    frames = [to_frame(tables(outcome())["stances"], TABLES["stances"]) for _ in range(2)]
    assert frame_to_parquet(frames[0]) == frame_to_parquet(frames[1])
    assert frame_to_csv(frames[0]) == frame_to_csv(frames[1])


def test_values_against_the_rules_are_refused_with_the_column() -> None:
    """A fault in a stage is named, not written."""
    rows = tables(outcome())["stances"]
    rows[0]["stance"] = "delighted"
    with pytest.raises(OutputError, match="stance is 'delighted'"):
        to_frame(rows, TABLES["stances"])


def test_rows_stand_in_the_order_of_names_whatever_was_done_first() -> None:
    """The number of processes must not show in the tables."""
    one, two = outcome("a.txt", "d1"), outcome("b.txt", "d2")
    assert tables(two, one) == tables(one, two)


def test_doubts_stand_by_weight() -> None:
    """A reader begins with what would change a finding."""
    doubts = {"d1": [Problem("b", "", weight=0.2), Problem("a", "", weight=0.9)], "d2": [Problem("c", "", weight=0.5)]}
    rows = build_tables([outcome(), outcome("b.txt", "d2")], doubts, {})["problems"]
    assert [(row["kind"], row["weight"]) for row in rows] == [("a", 0.9), ("c", 0.5), ("b", 0.2)]


def test_files_with_the_same_bytes_have_their_content_once() -> None:
    """Both have a row in documents, nothing is counted twice."""
    made = tables(outcome("a.txt"), outcome("b.txt"))
    assert [row["document"] for row in made["documents"]] == ["a.txt", "b.txt"]
    assert len(made["sentences"]) == len(made["stances"]) == 1


def test_failed_documents_have_a_row_with_what_to_do() -> None:
    """Nothing that was given is passed over in silence."""
    made = tables(Outcome("x.pdf", "d9", "", Status.FAILED, "the file is empty: fetch it again"))
    frame = to_frame(made["documents"], TABLES["documents"])
    assert frame.loc[0, "problem"] == "the file is empty: fetch it again"


def test_file_names_that_are_no_unicode_can_be_written() -> None:
    """Old disks hold names in other encodings."""
    assert tables(replace(outcome(), document="caf\udce9.txt"))["documents"][0]["document"] == "caf\\xe9.txt"


@settings(max_examples=30)
@given(st.builds(replace, st.just(outcome()), problem=st.text(), seconds=st.dictionaries(st.text(), st.floats(0, 9))))
def test_the_cache_gives_back_what_it_was_given(original: Outcome) -> None:
    """Enumerations, tuples, empty fields and nested records survive JSON."""
    assert from_json(Outcome, to_json(original)) == original


def test_near_copies_are_found_and_reports_of_one_event_are_not() -> None:
    """A reprint with another headline repeats; another author's text on the same day does not."""
    words = [f"word{i}" for i in range(200)]
    other = [f"other{i}" for i in range(200)]
    texts = [
        Text("a", "1", " ".join(words)),
        Text("b", "2", "A new headline. " + " ".join(words[:180])),
        Text("c", "3", " ".join([*words[:20], *other])),
        Text("d", "1", " ".join(words)),
    ]
    copies = find_copies(texts)
    assert copies["b"][0] == "1"
    assert copies["b"][1] == pytest.approx(0.885, abs=0.01)
    assert copies["d"] == ("1", 1.0)
    assert "c" not in copies


def test_records_of_a_copy_name_the_record_that_they_repeat() -> None:
    """One statement, not seven: counts leave out the rows with `copy_of`."""
    original, copy = outcome(), outcome("b.txt", "d2", "The Cedar Brigade welcomed the talks !")
    rows = build_tables([original, copy], {}, {"b.txt": ("d1", 0.9)})["stances"]
    assert [row["copy_of"] for row in rows] == ["", rows[0]["stance_id"]]


def test_what_only_the_copy_says_is_no_copy() -> None:
    """A paragraph that the reprint added counts."""
    added = outcome("b.txt", "d2", "On Monday the Cedar Brigade turned to others, its envoys said.")
    rows = build_tables([outcome(), added], {}, {"b.txt": ("d1", 0.9)})["stances"]
    assert [row["copy_of"] for row in rows] == ["", ""]


def test_the_page_on_tables_is_up_to_date() -> None:
    """`python -m astana_nlp.descriptor > docs/tables.md` renews it."""
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == page()


def test_the_descriptor_describes_every_column() -> None:
    """The data package is valid JSON and has a type and a meaning for every column."""
    package = json.loads(json.dumps(datapackage("x")))
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == list(TABLES[resource["name"]].to_schema().columns)
        assert all(f["description"] and f["type"] in {"string", "integer", "number"} for f in fields)


def test_the_descriptor_says_which_columns_are_keys_of_what() -> None:
    """A program can join the tables without reading the documentation."""
    links = {
        (resource["name"], key["fields"]): key["reference"]
        for resource in datapackage("x")["resources"]
        for key in resource["schema"].get("foreignKeys", ())
    }
    assert links["problems", "other_doc_id"] == {"resource": "documents", "fields": "doc_id"}
    assert links["stances", "copy_of"] == {"resource": "", "fields": "stance_id"}
    assert links["documents", "duplicate_of"] == {"resource": "", "fields": "doc_id"}
    assert ("documents", "doc_id") not in links
    assert ("sentences", "sentence_id") not in links


def test_entities_are_names() -> None:
    """'The rebels' hold positions and stay among the mentions, but they are not a name of anybody."""
    found = outcome(text="Rebels and the Cedar Brigade met the Vela envoy for the memorandum.")
    analysis = found.analysis
    assert analysis
    spans = [
        (0, 6, Label.COALITION, "description"),
        (15, 28, Label.FACTION, "name"),
        (37, 47, Label.STATE, "demonym"),
        (56, 66, Label.AGREEMENT, "description"),
    ]
    mentions = tuple(
        Mention(f"m{a}", 0, a, b, analysis.document.text[a:b], label, "e", "E", method, 0.9)
        for a, b, label, method in spans
    )
    rows = tables(replace(found, analysis=replace(analysis, mentions=mentions)))["entities"]
    assert [row["text"] for row in rows] == ["Cedar Brigade", "memorandum"]
