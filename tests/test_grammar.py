"""Function words and endings are read from the files of their language, as rules compare them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import astana_nlp
from astana_nlp import grammar, knowledge
from astana_nlp.errors import KnowledgeError
from astana_nlp.knowledge_check import grammar_problems

LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_lists_of_the_languages_are_sound() -> None:
    assert grammar_problems({code: knowledge.words(code, "grammar") for code in LANGUAGES}) == ()


def test_a_word_that_would_match_nothing_is_told() -> None:
    """Words are compared folded: 'auprès' would match nothing, nor would a list that no rule reads."""
    (problem,) = grammar_problems({"fr": {"words": {"prepositions": ["auprès", "chez"]}}})
    assert "'aupres' for 'auprès'" in problem
    assert len(grammar_problems({"fr": {"endings": {"participles": ["é"]}}})) == 1
    assert grammar_problems({"fr": {"wrods": {}}}) == ("grammar fr: no rule reads [wrods]",)


def test_a_pattern_that_cannot_be_read_is_told() -> None:
    """Patterns are as they are written: they need not be folded, but have to be regular expressions."""
    assert grammar_problems({"fr": {"patterns": {"participle": ["é$"]}}}) == ()
    (problem,) = grammar_problems({"fr": {"patterns": {"participle": ["(é$"]}}})
    assert "[patterns] participle: '(é$' is no regular expression" in problem


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
    assert not "gelmek".startswith(grammar.beginnings("tr", "nobody_does"))
    assert grammar.patterns("tr", "joined_i").search("") is None


@pytest.mark.parametrize(
    ("language", "kind", "word"),
    [
        ("ar", "plural_first", "مراقبون"),
        ("en", "joined_i", "I’ve"),
        ("fa", "we", "ميرويم"),
        ("fr", "plural_first", "groupes"),
        ("ru", "we", "поедем"),
        ("tr", "clause_ending", "katılacağı"),
    ],
)
def test_a_language_has_its_patterns(language: str, kind: str, word: str) -> None:
    assert grammar.patterns(language, kind).search(word)


def test_words_of_trees_are_those_of_all_languages() -> None:
    assert {"including", "dont", "включая"} <= set(grammar.parsed("listing"))


def test_a_rule_asks_for_each_list() -> None:
    """Else it would be translated in vain."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(astana_nlp.__file__).parent.rglob("*.py"))
    tables = [knowledge.words(language, "grammar") for language in LANGUAGES]
    lists = {(table, kind) for found in tables for table, kinds in found.items() for kind in kinds}
    asked = {(table, kind) for table, kind in lists if re.search(rf'{table}\([^()]*"{kind}"\)', code)}
    assert asked == lists


def test_a_misspelt_kind_is_told() -> None:
    with pytest.raises(KnowledgeError, match="prepositons"):
        grammar.words("en", "prepositons")
