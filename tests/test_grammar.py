"""Function words and endings are read from the files of their language, as rules compare them."""

from __future__ import annotations

import pytest

from astana_nlp import grammar, knowledge
from astana_nlp.errors import KnowledgeError
from astana_nlp.spelling import fold

LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_list_is_in_a_table_that_somebody_reads(language: str) -> None:
    assert set(knowledge.words(language, "grammar")) <= set(grammar.TABLES)


@each_language
@pytest.mark.parametrize("table", [grammar.WORDS, grammar.ENDINGS])
def test_words_stand_as_they_are_compared(language: str, table: str) -> None:
    """A word that is not folded would match nothing."""
    lists = knowledge.words(language, "grammar").get(table, {})
    assert [w for found in lists.values() for w in found if fold(w) != w] == []


@each_language
def test_no_word_is_listed_twice(language: str) -> None:
    tables = knowledge.words(language, "grammar").values()
    lists = {kind: found for table in tables for kind, found in table.items()}
    assert [kind for kind, found in lists.items() if len(set(found)) < len(found) or not found] == []


@pytest.mark.parametrize(
    ("language", "kind", "word"),
    [
        ("ar", "prepositions", "ضد"),
        ("en", "subject_pronouns", "it"),
        ("fa", "object_mark", "را"),
        ("fr", "asking_back", "a-t-il"),
        ("ru", "singular", "режим"),
        ("tr", "behind_dative", "gore"),
    ],
)
def test_a_language_has_its_words(language: str, kind: str, word: str) -> None:
    assert word in grammar.words(language, kind)


def test_a_language_that_needs_no_such_words_has_none() -> None:
    assert grammar.words("tr", "asking_back") == frozenset()
    assert not "gelmek".endswith(grammar.endings("tr", "reflexive"))
    assert not "gelmek".startswith(grammar.beginnings("tr", "pending"))


def test_words_of_trees_are_those_of_all_languages() -> None:
    assert {"including", "dont", "включая"} <= set(grammar.parsed("listing"))


def test_a_misspelt_kind_is_told() -> None:
    with pytest.raises(KnowledgeError, match="prepositons"):
        grammar.words("en", "prepositons")
