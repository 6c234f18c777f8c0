"""How likely runs of letters are in each language of a script."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pytest

from astana_nlp import charactermodel, knowledge
from astana_nlp.languagewitnesses import KIN

if TYPE_CHECKING:
    from astana_nlp.charactermodel import CharacterModel

LIKELIEST = {
    "ru": ("Cyrl", "заседание переговорщиков"),
    "uk": ("Cyrl", "засідання перемовників"),
    "bg": ("Cyrl", "заседанието на преговарящите"),
    "fa": ("Arab", "نشست نمایندگان دولت"),
    "ur": ("Arab", "حکومت کے نمائندوں کا اجلاس"),
    "tr": ("Latn", "görüşmecilerin toplantısı"),
    "az": ("Latn", "danışıqların iştirakçıları"),
    "en": ("Latn", "the meeting of negotiators"),
}


def loaded(script: str) -> CharacterModel:
    """Return the model of a script that has one."""
    found = charactermodel.model(script)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LIKELIEST)
def test_words_are_likeliest_in_their_own_language(language: str) -> None:
    script, text = LIKELIEST[language]
    found = loaded(script).log_probabilities(text)
    assert max(found, key=lambda code: found[code]) == language


def test_vowel_signs_and_stretched_letters_change_nothing() -> None:
    """Headlines stretch words, schoolbooks write the vowels."""
    model = loaded("Arab")
    assert model.log_probabilities("الـــوفـد") == model.log_probabilities("الوَفْد") == model.log_probabilities("الوفد")


@pytest.mark.parametrize("script", charactermodel.SCRIPTS)
def test_what_is_packed_is_read_back(script: str) -> None:
    """The whole file of the repository, whatever version of the packer made it."""
    stored = (knowledge.ROOT / "languages" / "_identify" / f"{script}.xz").read_bytes()
    assert lzma.decompress(charactermodel.packed(loaded(script))) == lzma.decompress(stored)


def test_every_language_that_may_be_answered_has_a_model() -> None:
    """One without would stand behind all others, or before them; some have that of their kin."""
    profiles = knowledge.words("_identify", "profiles")
    for script in charactermodel.SCRIPTS:
        told = {KIN.get(code, code) for code, row in profiles.items() if row["script"] == script}
        assert told == set(loaded(script).languages)


def test_a_text_without_words_says_the_same_of_all() -> None:
    assert set(loaded("Latn").log_probabilities("12 — 13").values()) == {0.0}
