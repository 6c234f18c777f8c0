"""What a signed text says with 'I' is said by who signed it. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.records import Analysis, Document, Extraction
from astana_nlp.stance.holders.signed import signed_by
from astana_nlp.stance.holders.subjects import Passage
from passages import laid_out


def signing(language: str, *sentences: str, author: str = "", voiced: tuple[int, ...] = ()) -> dict[int, str]:
    """Return whose words a sentence is in that nobody else is named to say."""
    rows, mentions, read = laid_out(language, *sentences)
    document = Document("d", "a.txt", "", Extraction("", (), "text", author=author))
    found = signed_by(Analysis(document, sentences=tuple(rows)), Passage(rows, mentions, read), voiced)
    return {i: m.text for i, m in found.items()}


OPINION = {
    "en": ("Karim Haddad", "I do not believe that the round can end it.", "It was the tenth."),
    "fr": ("Karim Haddad", "J'estime que la réunion ne mènera à rien.", "C'était la dixième."),
    "ru": ("Карим Хаддад", "Не верю, что встреча что-то изменит.", "Она была десятой."),
    "ar": ("كريم حداد", "ولا أرى أن الجولة قادرة على شيء.", "وهي الجولة العاشرة."),
    "fa": ("کریم حداد", "گمان نمی‌کنم این دور به جایی برسد.", "این دور دهم بود."),
    "tr": ("Kerim Haddad", "Bu turun bir işe yarayacağını sanmıyorum.", "Bu onuncu turdu."),
}


@pytest.mark.parametrize("language", OPINION)
def test_an_author_says_what_the_text_says_with_i(language: str) -> None:
    """By the metadata or byline; what the text tells without an 'I' is no position of the author."""
    author, opinion, told = OPINION[language]
    assert signing(language, told, opinion, told, author=author) == {1: author}
    assert signing(language, told, opinion, told) == {}


@pytest.mark.parametrize("language", OPINION)
def test_a_line_of_nothing_but_a_name_names_the_author(language: str) -> None:
    """Also with the place that it was written in; not the headline."""
    author, opinion, told = OPINION[language]
    comma = "،" if language in ("ar", "fa") else ","
    assert signing(language, told, f"[P:{author}]", opinion) == {2: author}
    assert signing(language, told, f"[P:{author}]{comma} {author}", opinion) == {2: author}
    assert signing(language, f"[P:{author}]", told, opinion) == {}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“I do not believe in the round,” one of them wrote."),
        ("en", "Shall I believe in the round?"),
        ("en", "[P:Walid Nassar] said that I was wrong about the round."),
        ("en", "According to the paper, I was wrong about the round."),
        ("fr", "« Je ne crois pas à la réunion », écrit l'un d'eux."),
        ("ru", "«Я не верю во встречу», — пишет один из них."),
        ("ar", "«لا أرى في الجولة خيراً»، كما كتب أحدهم."),
        ("fa", "یکی نوشت: «من به این دور باور ندارم»."),
        ("tr", "“Bu tura inanmıyorum” diye yazdı biri."),
        ("tr", "Yardım ve deneyim gerekiyor, tamam."),
    ],
)
def test_an_i_of_others_or_in_a_question_is_not_the_authors(language: str, sentence: str) -> None:
    """Who is quoted or named says it, and a question says nothing."""
    assert signing(language, sentence, author="Karim Haddad") == {}


@pytest.mark.parametrize("author", ["Reuters", "desk@paper.example", "Our staff, Rome", "Published 12 May 2017", ""])
def test_an_outlet_is_no_author(author: str) -> None:
    """Only a name of a person can hold what somebody thinks."""
    assert signing("en", "I do not believe in the round.", author=author) == {}


def test_what_somebody_is_quoted_with_is_not_the_authors() -> None:
    """Sentences of a quotation or an answer are told before."""
    assert signing("en", "I do not believe in the round.", author="Karim Haddad", voiced=(0,)) == {}
