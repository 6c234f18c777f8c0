"""The annotated sentences on meetings can be read, hold every role in every language, and are not written by rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from astana_nlp.claims.reader.annotated import AnnotatedSentence, read_annotated
from astana_nlp.claims.reader.semantic import NONE, ROLES, TELLS
from astana_nlp.errors import KnowledgeError
from test_labels import MOST, foreign_texts, plain, runs, skeleton, words

FOLDER = Path(__file__).parents[1] / "corpus" / "meetings"
ROWS = read_annotated(FOLDER)
LEAST = {"ar": 796, "en": 864, "fa": 1032, "fr": 660, "ru": 740, "tr": 660}  # sentences; they are added, not lost
LEAST_OF_A_ROLE, LEAST_TOLD = 20, 15
RUN = 5
SHORT = 8  # words below which sentences may be built alike by chance
HEADER = "id\ttells\ttext\n"
each_language = pytest.mark.parametrize("language", LEAST)


def of(language: str) -> tuple[AnnotatedSentence, ...]:
    """Return the annotated sentences of a language."""
    return tuple(row for row in ROWS if row.language == language)


def test_a_mark_gives_a_span_its_role_and_what_else_it_could_have_been(tmp_path: Path) -> None:
    """The text comes without marks; a date can have been that of the next meeting, and no guest."""
    marked = "[Harran Kolu|attended] [4 Mayıs'ta|held] geldi, [on kişi|none-number] kaldı."
    (tmp_path / "tr.tsv").write_text(f"{HEADER}p1.1\tstatement,agreed\t{marked}\n", encoding="utf-8")
    (row,) = read_annotated(tmp_path)
    guest, day, number = row.spans
    assert row.text == "Harran Kolu 4 Mayıs'ta geldi, on kişi kaldı."
    assert (row.passage, row.language, row.tells) == ("p1", "tr", "statement")
    assert [row.text[s.start : s.end] for s in row.spans] == ["Harran Kolu", "4 Mayıs'ta", "on kişi"]
    assert (guest.role, number.role) == ("attended", NONE)
    assert day.possible == (NONE, "held", "next")
    assert "venue" in guest.possible
    assert "held" not in guest.possible


@pytest.mark.parametrize(
    "row", ["p\t\t[Nar|danced] geldi.", "p\tsang\t[Nar|absent] yok.", "p\t\t[Nar|absent yok.", "p\t\t[Nar|none] geldi."]
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, row: str) -> None:
    """What cannot be read is refused where it stands, not skipped."""
    (tmp_path / "tr.tsv").write_text(f"{HEADER}q\t\t[Nar|absent] yoktu.\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"tr\.tsv, line 3"):
        read_annotated(tmp_path)


@each_language
def test_every_role_can_be_learned_in_every_language(language: str) -> None:
    """No language is without examples of a role, nor of what sentences tell."""
    roles = Counter(span.role for row in of(language) for span in row.spans)
    told = Counter(row.tells for row in of(language))
    assert len(of(language)) >= LEAST[language]
    assert min(roles[role] for found in ROLES.values() for role in found) >= LEAST_OF_A_ROLE
    assert min(told[tells] for tells in TELLS) >= LEAST_TOLD


@each_language
def test_sentences_repeat_neither_words_nor_build(language: str) -> None:
    """No text stands twice; runs of five words and skeletons of sentences hardly ever come again."""
    texts = [row.text for row in of(language)]
    assert len(set(texts)) == len(texts)
    seen = Counter(run for text in texts for run in set(runs(text, RUN)))
    again = sum(count - 1 for count in seen.values())
    built = Counter(skeleton(text, language) for text in texts if len(words(text)) >= SHORT)
    alike = sum(count - 1 for count in built.values())
    assert again / seen.total() <= MOST
    assert alike / built.total() <= MOST


@each_language
def test_no_sentence_is_one_that_is_measured_on(language: str) -> None:
    """No sentence stands in a document of the sample corpus or in a test."""
    for row in of(language):
        if len(words(row.text)) >= SHORT:
            assert not any(plain(row.text) in text for text in foreign_texts().values()), row.text
