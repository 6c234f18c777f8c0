"""The trainer takes labelled tables of others, in any form, with targets outside or holders inside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from typer.testing import CliRunner

from astana_nlp import encoder
from astana_nlp.cli import app
from astana_nlp.errors import AstanaError, ModelError, OutputError
from astana_nlp.training.benchmark import run_benchmark
from astana_nlp.training.figures import measure
from astana_nlp.training.folds import splits_of
from astana_nlp.training.page import write_benchmark_page
from astana_nlp.training.tables import read_table
from astana_nlp.training.weighing import crossed_weights
from astana_nlp.training.wording import benchmark_lines

if TYPE_CHECKING:
    from pathlib import Path

ROADS = ("ring road", "harbour road", "mountain road", "old bridge", "new tunnel", "ferry line")


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train on words alone, which takes no time."""
    monkeypatch.setattr(encoder, "load", lambda: None)


def opinions() -> list[tuple[str, str, str]]:
    """Return target, text and label of invented opinions, for two targets that the same words judge differently."""
    found = []
    for road in ROADS:
        found += [
            ("Builders", f"Good that the {road} comes, we need it.", "FAVOR"),
            ("Builders", f"Stop the {road}, nobody wants it.", "AGAINST"),
            ("Builders", f"The {road} is twelve kilometres long.", "NONE"),
            ("Walkers", f"Stop the {road}, nobody wants it!", "FAVOR"),
            ("Walkers", f"Good that the {road} comes, we need it!", "AGAINST"),
            ("Walkers", f"The {road} is twelve kilometres long, they say.", "NONE"),
        ]
    return found


def table(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write the opinions as a table with the columns of a well-known set."""
    lines = [delimiter.join(("ID", "Target", "Tweet", "Stance"))]
    for i, (target, text, label) in enumerate(opinions()):
        quoted = text if delimiter == "\t" else f'"{text}"'
        lines.append(delimiter.join((str(i), target, quoted, label)))
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";")])
def test_columns_are_found_in_any_common_form(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Delimiter, encoding and the usual names of columns need not be said."""
    found = read_table(table(tmp_path / "set.csv", encoding, delimiter), {})
    assert found.columns == {"text": "Tweet", "label": "Stance", "target": "Target"}
    assert [(r.target, r.text, r.label) for r in found.rows] == opinions()
    assert {r.language for r in found.rows} == {"en"}


def test_quotation_marks_that_are_mere_text_do_not_swallow_lines(tmp_path: Path) -> None:
    """A tab-separated file of posts with single quotation marks keeps one row a line."""
    path = tmp_path / "posts.txt"
    path.write_text(
        'Tweet\tStance\n"Never, they said.\tNONE\nBuild it.\tFAVOR\nNo "road here.\tAGAINST\n', encoding="utf-8"
    )
    assert [r.label for r in read_table(path, {}).rows] == ["NONE", "FAVOR", "AGAINST"]


def test_the_holder_is_found_by_offsets_or_by_its_words(tmp_path: Path) -> None:
    """Offsets count where they fit; else the words are looked for, and holders that stand nowhere are counted."""
    path = tmp_path / "news.csv"
    path.write_text(
        "sentence,mention,from,to,polarity\n"
        "Ash met Elm and Ash left.,Ash,16,19,-1.0\n"
        "Ash met Elm.,elm,90,93,1.0\n"
        "Ash met Elm.,Oak,,,0\n",
        encoding="utf-8",
    )
    found = read_table(path, {})
    assert [(r.span, r.label) for r in found.rows] == [((16, 19), "-1"), ((8, 11), "1"), (None, "0")]
    assert found.left_out == {"holders that are not in their text": 1}


def test_a_missing_column_is_named_with_what_there_is(tmp_path: Path) -> None:
    """A table whose columns nobody can guess says how to name them; a misspelt name is told."""
    path = tmp_path / "odd.csv"
    path.write_text("a,b\nx,y\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"--column text=NAME.*a, b"):
        read_table(path, {})
    with pytest.raises(OutputError, match="no column 'c'"):
        read_table(path, {"text": "c", "label": "b"})
    assert read_table(path, {"text": "a", "label": "b"}).rows[0].label == "y"


def test_each_target_has_weights_of_its_own(tmp_path: Path) -> None:
    """The same words mean the opposite for another target, and the figures of the benchmarks come with each."""
    found = read_table(table(tmp_path / "set.csv"), {})
    benchmark = run_benchmark(found, None)
    assert benchmark.figures.accuracy > 0.9
    assert set(benchmark.by_target) == {"Builders", "Walkers"}
    favour, against = (next(x.f1 for x in benchmark.figures.labels if x.label == n) for n in ("FAVOR", "AGAINST"))
    assert benchmark.figures.benchmark_f == pytest.approx((favour + against) / 2, abs=1e-4)
    lines = list(benchmark_lines(benchmark, found))
    assert any(line.startswith("F of the benchmarks") for line in lines)
    assert any(line.startswith("  mean of the targets: F") for line in lines)


def test_test_rows_are_only_asked_about(tmp_path: Path) -> None:
    """Rows of a second file or marked by a column are not learned, and the figures are theirs."""
    path = table(tmp_path / "set.csv")
    again = run_benchmark(read_table(path, {}), read_table(path, {}))
    assert (len(again.learned), again.figures.cases, again.tested) == (36, 36, True)
    rows = path.read_text(encoding="utf-8").splitlines()
    marked = [f"{rows[0]},Split", *(f"{row},{'test' if i % 3 == 0 else 'train'}" for i, row in enumerate(rows[1:]))]
    path.write_text("\n".join(marked), encoding="utf-8")
    split = run_benchmark(read_table(path, {}), None)
    assert (len(split.learned), split.figures.cases) == (24, 12)


def test_the_report_of_a_table_is_the_same_each_time(tmp_path: Path) -> None:
    """Two runs over the same table write the same page."""
    found = read_table(table(tmp_path / "set.csv"), {})
    pages = [
        write_benchmark_page(run_benchmark(found, None), "set.csv", tmp_path / name).read_bytes() for name in ("a", "b")
    ]
    assert pages[0] == pages[1]


def test_one_label_is_too_few(tmp_path: Path) -> None:
    """A table that says the same of every text teaches nothing, and says so."""
    path = tmp_path / "one.csv"
    path.write_text("text,label\na road,NONE\na bridge,NONE\n", encoding="utf-8")
    with pytest.raises(ModelError, match="too few labels"):
        run_benchmark(read_table(path, {}), None)


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        ("", (), "no row below its header"),
        ("text,label,split\na road,X,test\nb road,Y,test\n", (), "all rows of the table are test rows"),
        ("text,label\na,b\n", ("--column", "foo=label"), "--column foo= is not known"),
        ("text,label\na,b\n", ("--column", "text"), "write it as text=NAME"),
    ],
)
def test_mistakes_of_a_user_are_told_in_one_line(
    tmp_path: Path, content: str, options: tuple[str, ...], told: str
) -> None:
    """Tables and options that cannot be used end with a message, not with figures."""
    path = tmp_path / "set.csv"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(app, ["train", "--table", str(path), *options])
    assert isinstance(result.exception, AstanaError)
    assert told in str(result.exception)


def test_options_of_a_table_need_one(tmp_path: Path) -> None:
    """A test file without a table to learn from does not start the training of models."""
    result = CliRunner().invoke(app, ["train", "--test", str(tmp_path / "test.csv")])
    assert "--table FILE" in str(result.exception)


def test_objects_of_json_are_rows_and_each_of_their_targets_is_one(tmp_path: Path) -> None:
    """A sentence with two mentions, each with its polarity and place, gives two rows."""
    path = tmp_path / "news.jsonl"
    mentions = (
        '{"Input.gid": "1", "mention": "Cedar Party", "from": 4, "to": 15, "polarity": 2.0},'
        '{"Input.gid": "1", "mention": "Walnut League", "from": 24, "to": 37, "polarity": 6.0}'
    )
    path.write_text(
        f'{{"sentence_normalized": "The Cedar Party failed, Walnut League won.", "targets": [{mentions}]}}\n'
    )
    found = read_table(path, {})
    assert [(row.text[slice(*row.span)], row.label) for row in found.rows if row.span] == [
        ("Cedar Party", "2"), ("Walnut League", "6"),
    ]  # fmt: skip


def test_rows_whose_label_was_never_given_out_are_left_out(tmp_path: Path) -> None:
    """Test files of competitions say UNKNOWN where the label stands in others; that is no label."""
    path = tmp_path / "test.txt"
    path.write_text("ID\tTarget\tTweet\tStance\n1\tRoads\tNo more.\tAGAINST\n2\tRoads\tMore!\tUNKNOWN\n", "cp1252")
    found = read_table(path, {})
    assert [row.label for row in found.rows] == ["AGAINST"]
    assert found.left_out.total() == 1


def test_a_rare_side_is_said_more_readily_where_its_f1_counts() -> None:
    """Weights found on other rows raise the mean F1 of the two sides, though 'none' is likeliest everywhere."""
    generator = np.random.default_rng(0)
    classes = ("AGAINST", "FAVOR", "NONE")
    truth = [classes[i] for i in generator.choice(3, 600, p=(0.2, 0.15, 0.65))]
    leaning = np.array([[0.3, 0.25, 0.45]] * 600) + 0.12 * np.array([[t == c for c in classes] for t in truth])
    leaning = np.abs(leaning + generator.normal(0, 0.04, leaning.shape))
    probabilities = leaning / leaning.sum(axis=1, keepdims=True)
    splits = list(splits_of([str(i) for i in range(600)]))
    before, after = (
        measure(truth, p, classes).benchmark_f
        for p in (probabilities, crossed_weights(truth, probabilities, classes, splits)[1])
    )
    assert before is not None
    assert after is not None
    assert after > before + 0.1


def test_where_nothing_is_gained_the_likeliest_label_is_the_answer() -> None:
    """Certain and right probabilities get no weights and stay what they were."""
    probabilities = np.array([[0.9, 0.1], [0.1, 0.9]] * 10)
    splits = list(splits_of([str(i) for i in range(20)]))
    weights, kept = crossed_weights(["FAVOR", "AGAINST"] * 10, probabilities, ("FAVOR", "AGAINST"), splits)
    assert list(weights) == [1, 1]
    assert np.array_equal(kept, probabilities)
