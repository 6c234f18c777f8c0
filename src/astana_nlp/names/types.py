"""Type words of names, the same in every language: jaysh, jaish, جيش, армия, ordu and ارتش are `army`."""

from __future__ import annotations

from functools import cache, lru_cache

from astana_nlp import knowledge
from astana_nlp.names.gazetteer import Entry, Gazetteer, Name
from astana_nlp.records import Label
from astana_nlp.spelling import words_of


@cache
def type_words(language: str) -> Gazetteer:
    """Return the type words of names (army, brigade, movement …) of a language, and the English ones."""
    tables = {language: _listed(language), "en": _listed("en")}
    return Gazetteer(
        (word, Name(Entry(kind, kind, Label.FACTION), code, "type", capital=False))
        for code, table in tables.items()
        for kind, words in table.items()
        for word in words
    )


@lru_cache(maxsize=50_000)
def kind_of(word: str, language: str) -> str:
    """Return what kind of body a word of a name stands for, '' where it is no type word."""
    words = words_of(word)
    found = type_words(language).longest(words, 0, language) if words else None
    return found.names[0].entry.id if found else ""


def _listed(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = knowledge.words(language, "descriptions").get("types", {})
    return table


@lru_cache(maxsize=50_000)
def meaning_of(word: str, language: str) -> str:
    """Return what a word of a name means, the same in every language (cedar, falcon, free), '' where it is not known.

    Names keep their own language in texts of another: 'the Brigade des Oliviers', so that all of its script are tried.
    """
    words = words_of(word)
    found = _meanings().longest(words, 0, language) if words else None
    return found.names[0].entry.id if found else ""


@cache
def _meanings() -> Gazetteer:
    return Gazetteer(
        (form, Name(Entry(meaning, meaning, Label.FACTION), code, "meaning", capital=False))
        for meaning, table in knowledge.name_words().items()
        for code, forms in table.items()
        for form in forms
    )
