"""The function words and endings that rules ask a language for by name: `knowledge/languages/<code>/grammar.toml`.

Which words are prepositions, how an adjective ends, behind which word a name is no subject: what a grammar of the
language tells, and nothing of this subject matter, whose words stand in the other files of the folder. A language that
does without a kind of words leaves its list out. What no list of endings can say stands in [patterns], as regular
expressions.
"""

from __future__ import annotations

import re
from functools import cache

from astana_nlp import knowledge
from astana_nlp.errors import KnowledgeError

WORDS, BEGINNINGS, ENDINGS, PARSED, PATTERNS = "words", "beginnings", "endings", "parsed", "patterns"
TABLES = (WORDS, BEGINNINGS, ENDINGS, PARSED, PATTERNS)
NOTHING = r"(?!)"  # a pattern that matches nothing


@cache
def words(language: str, kind: str) -> frozenset[str]:
    """Return the words of a kind, folded as the keys of words are; none where the language needs none.

    Raises:
        KnowledgeError: no language has a list of that name.
    """
    return frozenset(_listed(WORDS, kind).get(language, ()))


@cache
def beginnings(language: str, kind: str) -> tuple[str, ...]:
    """Return with what words of a kind begin, for `str.startswith`; nothing where the language needs none.

    Raises:
        KnowledgeError: no language has a list of that name.
    """
    return _listed(BEGINNINGS, kind).get(language, ())


@cache
def endings(language: str, kind: str) -> tuple[str, ...]:
    """Return with what words of a kind end, for `str.endswith`; nothing where the language needs none.

    Raises:
        KnowledgeError: no language has a list of that name.
    """
    return _listed(ENDINGS, kind).get(language, ())


@cache
def parsed(kind: str) -> tuple[str, ...]:
    """Return the words of a kind as parsers give them, of all languages: a tree does not say which is its own.

    Raises:
        KnowledgeError: no language has a list of that name.
    """
    return tuple(word for found in _listed(PARSED, kind).values() for word in found)


@cache
def patterns(language: str, kind: str) -> re.Pattern[str]:
    """Return what words of a kind look like, all patterns of its list in one; where the language needs none, nothing.

    Raises:
        KnowledgeError: no language has a list of that name.
    """
    return re.compile("|".join(_listed(PATTERNS, kind).get(language, (NOTHING,))))


def _listed(table: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of one name by language."""
    tables = {code: knowledge.words(code, "grammar").get(table, {}) for code in knowledge.languages()}
    found = {code: tuple(lists[kind]) for code, lists in tables.items() if kind in lists}
    if not found:
        raise KnowledgeError(f"knowledge/languages: no grammar.toml has the list {kind} in [{table}]")
    return found
