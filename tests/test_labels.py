"""The labelled sentences can be read, are varied enough to learn from, and stay apart from tests and documents."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter, defaultdict
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from astana_nlp.corpus import find_sources
from astana_nlp.enclosed import read_document
from astana_nlp.errors import KnowledgeError
from astana_nlp.labels import LabelledSentence, frozen_passages, parse_marks, read_labels
from astana_nlp.records import Basis, Stance, Target

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "corpus" / "labels"
LABELS = tuple(row for folder in (".", "dispatches", "retold", "indirect") for row in read_labels(FOLDER / folder))
LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
LEAST = {"ar": 809, "en": 1859, "fa": 686, "fr": 964, "ru": 679, "tr": 954}  # sentences; labels are added, not lost
STYLES = {"wire", "communique", "interview", "paper", "analysis", "statement", "translated", "headline", "footnote"}
MOTIVES = {
    *("ceasefire-violations", "distrust-of-sponsors", "iran-role", "exclusion", "geneva-primacy", "assad-fate"),
    *("detainees", "military-setback", "external-pressure", "political-gain", "humanitarian", "territorial-division"),
    *("counter-terrorism", "sovereignty", "public-opinion", "dissociate-from-isis", "other"),
}
SAME, SHINGLE = 0.6, 3  # Jaccard of word shingles from which two sentences are near-duplicates
MOST = 0.02
LEAST_KAPPA = 0.8
HEADER = "passage\tstyle\tcontext\ttext\n"
each_language = pytest.mark.parametrize("language", LANGUAGES)


def of(language: str) -> tuple[LabelledSentence, ...]:
    """Return the labelled sentences of a language."""
    return tuple(row for row in LABELS if row.language == language)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int) -> list[tuple[str, ...]]:
    """Return the runs of `length` words of a text."""
    found = words(text)
    return [tuple(found[i : i + length]) for i in range(len(found) - length + 1)]


def skeleton(text: str, language: str) -> str:
    """Return the sentence with all but its function words masked; Turkish keeps endings, which do their work there."""
    kept = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
    return " ".join(w if w in kept else w[-2:] if language == "tr" else "_" for w in words(text))


@cache
def plain(text: str) -> str:
    """Return a text as words between blanks, so that containment means whole words."""
    return f" {' '.join(words(text))} "


@cache
def foreign_texts() -> dict[str, str]:
    """Return the texts that are measured on: the documents of the corpus, and every string of the tests."""
    documents = {s.name: read_document(s).text for s in find_sources([ROOT / "corpus" / "documents"])}
    tests = {
        path.name: " | ".join(
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        for path in sorted((ROOT / "tests").glob("*.py"))
    }
    return {name: plain(text) for name, text in {**documents, **tests}.items()}


def test_a_mark_gives_the_span_of_the_actor_and_its_position() -> None:
    """The text comes without marks, and every label points at its surface in it."""
    text, (first, second) = parse_marks(
        "[[Ceviz Cephesi|conditional|astana|stated|detainees;assad-fate]] geldi, [[Nar Tugayı|none]] gelmedi."
    )
    assert text == "Ceviz Cephesi geldi, Nar Tugayı gelmedi."
    assert text[first.start : first.end] == "Ceviz Cephesi"
    assert text[second.start : second.end] == "Nar Tugayı"
    assert (first.stance, first.target, first.basis) == (Stance.CONDITIONAL, Target.ASTANA, Basis.STATED)
    assert first.motives == ("detainees", "assad-fate")
    assert (second.stance, second.target, second.motives) == (Stance.NONE, None, ())


@pytest.mark.parametrize(
    "mark", ["[[Nar Tugayı]]", "[[|support]]", "[[Nar|praises]]", "[[Nar|support|moon]]", "[[Nar|support|astana|sung]]"]
)
def test_a_wrong_mark_is_named_with_file_and_line(tmp_path: Path, mark: str) -> None:
    """What cannot be read is refused where it stands, not skipped."""
    good = "x1\twire\t\t[[Nar Tugayı|none]] geldi."
    (tmp_path / "tr.tsv").write_text(f"{HEADER}{good}\nx2\twire\t\t{mark} geldi.\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"tr\.tsv, line 3"):
        read_labels(tmp_path)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    """A file with another header is not read by luck."""
    (tmp_path / "ar.tsv").write_text("text\tpassage\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="columns"):
        read_labels(tmp_path)


def test_the_language_is_the_first_part_of_the_file_name(tmp_path: Path) -> None:
    """Further files of a language stand beside the first one."""
    for name in ("fa.tsv", "fa-more.tsv"):
        (tmp_path / name).write_text(f"{HEADER}p\twire\t\t[[جبهه انار|none]] آمد.\n", encoding="utf-8")
    assert [row.language for row in read_labels(tmp_path)] == ["fa", "fa"]


@each_language
def test_no_sentence_is_lost(language: str) -> None:
    """Each language keeps at least the sentences that it has."""
    assert len(of(language)) >= LEAST[language]


@each_language
def test_every_position_occurs_in_every_language(language: str) -> None:
    """The four stances and 'none' can be learned in each language."""
    assert {h.stance for row in of(language) for h in row.holders} == set(Stance)


@each_language
def test_styles_motives_and_targets_are_of_the_lists(language: str) -> None:
    """Positions name a target and a basis, mentions without a position name neither, and motives are known."""
    for row in of(language):
        assert row.style in STYLES, row.text
        assert row.passage, row.text
        assert "[[" not in row.text, row.text
        assert "]]" not in row.text, row.text
        for holder in row.holders:
            assert (holder.target is None) == (holder.stance is Stance.NONE), row.text
            assert (holder.basis is None) == (holder.stance is Stance.NONE), row.text
            assert set(holder.motives) <= MOTIVES, row.text


@each_language
def test_a_passage_belongs_to_one_language(language: str) -> None:
    """The key of a passage begins with its language, so that groups of a split never mix."""
    assert all(row.passage.startswith(f"{language}-") for row in of(language))


@each_language
def test_few_runs_of_five_words_repeat(language: str) -> None:
    """A classifier that learns phrases by heart would gain nothing."""
    counted = Counter(run for row in of(language) for run in runs(row.text, 5))
    repeated = sum(n for n in counted.values() if n > 1)
    assert repeated / counted.total() < MOST


@each_language
def test_few_sentences_are_near_duplicates(language: str) -> None:
    """No two sentences share most of their shingles."""
    shingles = [frozenset(runs(row.text, SHINGLE)) for row in of(language)]
    holding: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, found in enumerate(shingles):
        for shingle in found:
            holding[shingle].add(i)
    pairs = {(i, j) for held in holding.values() for i in held for j in held if i < j}
    close = {(i, j) for i, j in pairs if len(shingles[i] & shingles[j]) >= SAME * len(shingles[i] | shingles[j])}
    assert len({i for pair in close for i in pair}) / len(shingles) < MOST


@each_language
def test_few_sentences_are_built_alike(language: str) -> None:
    """Sentences are no fillings of one template: their function words differ."""
    counted = Counter(skeleton(row.text, language) for row in of(language))
    alike = sum(n for n in counted.values() if n > 1)
    assert alike / counted.total() < MOST


def test_no_text_is_labelled_twice() -> None:
    """The same words stand in the labels once."""
    counted = Counter(plain(row.text) for row in LABELS)
    assert [text for text, n in counted.items() if n > 1] == []


def test_no_labelled_sentence_stands_in_a_test_or_document() -> None:
    """What the classifier learns from is never what it is measured on."""
    found = [
        (name, row.text)
        for name, text in foreign_texts().items()
        for row in LABELS
        if len(words(row.text)) > 4 and plain(row.text) in text
    ]
    assert found == []


def test_documents_share_no_long_run_of_words_with_the_labels() -> None:
    """No document sentence was labelled in other clothes: ten words in a row are found in no label."""
    learned = {run for row in LABELS for run in runs(row.text, 10)}
    shared = [(name, run) for name, text in foreign_texts().items() for run in runs(text, 10) if run in learned]
    assert shared == []


def test_a_second_coder_who_saw_no_label_agrees() -> None:
    """Cohen's kappa of the five classes is at least 0.80 over all languages (0.90 when it was coded)."""
    from sklearn.metrics import cohen_kappa_score

    first = {(row.passage, row.text, h.start): h.stance.value for row in LABELS for h in row.holders}
    second = {}
    with (ROOT / "corpus" / "second-coding.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            second[row["passage"], row["text"], int(row["start"])] = row["stance"]
    both = sorted(first.keys() & second.keys())
    assert len(both) > 0.95 * len(second), "labels were reworded: their second coding is of no use any more"
    assert cohen_kappa_score([first[key] for key in both], [second[key] for key in both]) >= LEAST_KAPPA


@each_language
def test_frozen_passages_hold_every_language(language: str) -> None:
    """New models are compared on passages of each language, all of which are there and were coded twice."""
    frozen = {key for key in frozen_passages(ROOT / "corpus" / "labels") if key.startswith(f"{language}-")}
    with (ROOT / "corpus" / "second-coding.tsv").open(encoding="utf-8", newline="") as handle:
        twice = {row["passage"] for row in csv.DictReader(handle, delimiter="\t")}
    assert len(frozen) >= 17
    assert frozen <= {row.passage for row in of(language)} & twice
