"""Whom no list has, a text that names them in full may call by the family name alone. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.names import ModelEntity, find_mentions
from astana_nlp.records import Label, Mention, Section, Sentence
from astana_nlp.stance.holders.unlisted import full_names, in_full


def people(language: str, *texts: str, model: str = "") -> list[Mention]:
    """Return the people whom sentences name; the model proposes `model` as one, where it stands first."""
    rows: list[Sentence] = []
    for text in texts:
        start = rows[-1].end + 1 if rows else 0
        rows.append(Sentence(f"s{start}", start, start + len(text), text, 0, 1, Section.BODY, language))
    at = " ".join(texts).find(model)
    proposed = [ModelEntity(at, at + len(model), "PERSON", model)] if model else []
    return [m for m in find_mentions(rows, "d", model_entities=proposed) if m.label is Label.PERSON]


IN_FULL = {
    "en": ("The talks are doomed, said Nura Velinova.", "Velinova, who is an engineer, left.", "Nura Velinova"),
    "fr": ("Les discussions ont échoué, a dit Noura Velinac.", "D'après Velinac, c'est fini.", "Noura Velinac"),
    "ru": ("Об этом спросили у Бориса Велинского.", "Всё кончено, отвечает Велинский.", "Бориса Велинского"),
}


@pytest.mark.parametrize("language", IN_FULL)
def test_a_family_name_stands_alone_for_who_was_named_in_full(language: str) -> None:
    """The model that proposes full names often misses the short ones; a text goes on with them."""
    *texts, full = IN_FULL[language]
    found = people(language, *texts, model=full)
    assert len(found) == 2
    names = full_names(found)
    assert len({held.entity for m in found if (held := in_full(m, names))}) == 1


@pytest.mark.parametrize(
    ("language", "full", "later"),
    [
        ("ar", "ناشد أسامة الفيلي الفصائل أن تبتعد.", "بيد أن الفيلي لم يذهب."),
        ("fa", "به گفته حمید زردانی، دور بی‌ثمر بود.", "زردانی به آستانه نرفت."),
        ("tr", "Özdemir Velin bunu yazdı.", "Oysa Velin'e göre tur değersiz."),
    ],
)
def test_where_no_model_proposes_names_the_grammar_of_names_does_the_same(language: str, full: str, later: str) -> None:
    """In these languages a given name shows who is named in full."""
    assert len(people(language, full, later)) == 2


@pytest.mark.parametrize(
    ("texts", "model"),
    [
        (("He met Nura Velinova.", "Boris Velinova left."), "Nura Velinova"),  # of another
        (("He met Nura Mill.", "The Mill is closed, a mill of old."), "Nura Mill"),  # another word
        (("He met Nura Mohammed.", "Mohammed left."), "Nura Mohammed"),  # a given name
        (("He met Velinova.", "Velinova left."), ""),  # nobody was named in full
    ],
)
def test_what_may_be_somebody_else_or_another_word_is_nobody(texts: tuple[str, str], model: str) -> None:
    """A wrong holder is worse than none."""
    assert len(people("en", *texts, model=model)) == bool(model)


def test_a_russian_is_called_by_the_nominative_where_the_text_has_it() -> None:
    """'У Бориса Велинского … Велинский' is one person, whose name is not the genitive."""
    *texts, full = IN_FULL["ru"]
    found = people("ru", *texts, model=full)
    assert {held.entity for m in found if (held := in_full(m, full_names(found)))} == {"Велинский"}
