"""Words, keys and the matcher of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp import knowledge
from astana_nlp.names.gazetteer import Entry, Gazetteer, Name, default_gazetteer, is_acronym
from astana_nlp.records import Label
from astana_nlp.spelling import fold, name_key, readings, russian_forms, skeleton, without_turkish_case, words_of

ACTOR = Entry("band", "Band", Label.FACTION, languages=frozenset(knowledge.languages()))


def _gazetteer(*names: tuple[str, str]) -> Gazetteer:
    return Gazetteer((written, Name(ACTOR, language, "name")) for language, written in names)


def _found(gazetteer: Gazetteer, text: str, language: str) -> list[str]:
    words = words_of(text)
    matches = (gazetteer.longest(words, i, language) for i in range(len(words)))
    return [text[m.start : m.end] for m in matches if m]


@given(st.text(max_size=200))
def test_words_point_into_the_text(text: str) -> None:
    """Every word of any text is the slice that its offsets name, and folding twice changes nothing more."""
    for word in words_of(text):
        assert text[word.start : word.end] == word.text
        assert fold(word.key) == word.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("İdlib", "idlib"),
        ("أستانا", "استانا"),
        ("الأمـــم", "الامم"),
        ("جیش", "جيش"),
        ("Четвёртый", "четвертый"),
        ("Hay'at", "hayat"),
        ("U.N.", "un"),
        ("مُعارَضة", "معارضه"),
    ],
)
def test_spellings_fold_to_one_key(one: str, other: str) -> None:
    """Case, diacritics, stretched letters, letter variants and apostrophes do not tell names apart."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Izza", "Ezza", "Изза", "العزة", "İzze"),
        ("Nasr", "نصر", "Наср"),
        ("Sham", "Cham", "Şam", "الشام", "Шам"),
        ("Alloush", "Alloosh", "Allouche", "Alluş", "Аллуш", "علوش"),
        ("Suqour", "Suquor", "صقور", "Сукур"),
        ("Mohammed", "Muhammad", "محمد", "Мухаммед"),
        ("Abdullah", "Abdallah", "عبدالله", "Абдулла", "Abdullahı"),
        ("Mamdouh", "ممدوح", "Мамдух", "Memduh"),
    ],
)
def test_transliterations_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    """The consonants of a name are the same in every transliteration."""
    assert len({skeleton(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahrar", "Tahrir"), ("Izza", "Nasr"), ("Islam", "Izz"), ("Haqq", "Haqiq"), ("Хакк", "Хакик")],
)
def test_names_that_look_alike_keep_their_skeletons(one: str, other: str) -> None:
    """Names that similarity scores merge are told apart."""
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("language", "name", "text", "found"),
    [
        ("en", "Falcon Brigade", "The Falcon Brigade's men", "Falcon Brigade"),
        ("ar", "لواء الصقر", "وللواء الصقر موقف", "لواء الصقر"),
        ("ar", "الصقر الحر", "بالصقر الحر", "الصقر الحر"),
        ("ru", "Бригада сокола", "бойцы Бригады сокола", "Бригады сокола"),
        ("tr", "Şahin Tugayı", "Şahin Tugayı'nın askerleri", "Şahin Tugayı"),
        ("tr", "Şahin Ordusu", "Şahin Ordusundan", "Şahin Ordusu"),
        ("fa", "تیپ شاهین", "تیپ شاهین‌ها", "تیپ شاهین"),
        ("fr", "Brigade du Faucon", "l'appel de la Brigade du Faucon", "Brigade du Faucon"),
        ("fr", "Orient", "l’Orient", "Orient"),
    ],
)
def test_names_are_found_with_clitics_and_endings(language: str, name: str, text: str, found: str) -> None:
    """Each language's prefixes, cases and suffixes are taken off before names are compared."""
    assert found in _found(_gazetteer((language, name)), text, language)


def test_joined_arabic_words_are_found() -> None:
    """Two Arabic words that lost their space are still one name."""
    assert _found(_gazetteer(("ar", "الصقور المتحدة")), "موقف الصقورالمتحدة", "ar") == ["الصقورالمتحدة"]


def test_small_letters_are_no_name() -> None:
    """A single word counts as a name only with its capital, an acronym only in capitals."""
    acronym = Gazetteer([("US", Name(ACTOR, "en", "name", acronym=is_acronym("US")))])
    assert _found(_gazetteer(("en", "Falcon")), "a falcon flew", "en") == []
    assert _found(acronym, "between us", "en") == []
    assert _found(acronym, "the US and the U.S.", "en") == ["US", "U.S."]


def test_arabic_adjective_is_not_the_persian_name() -> None:
    """روسية is an adjective in Arabic, though it is spelled like Russia in Persian."""
    gazetteer = default_gazetteer()
    assert gazetteer.longest(words_of("روسية"), 0, "ar") is None
    assert gazetteer.longest(words_of("روسیه"), 0, "fa") is not None


def test_russian_cases_are_forms_and_not_prefixes() -> None:
    """Only endings of the declension count: Ирана is Иран, Иранка is not."""
    assert {"ирана", "ираном"} <= russian_forms("иран")
    assert "иранка" not in russian_forms("иран")


def test_readings_keep_the_whole_word_first() -> None:
    """A word is read as it stands before anything is taken off."""
    assert readings("Türkiye'nin", "tr")[0].key == "turkiyenin"
    assert [r.key for r in readings("Türkiye'nin", "tr")].count("turkiye") >= 1


def test_calendar_is_in_order() -> None:
    """The calendar holds the 22 rounds by number, none before the end of the one before."""
    calendar = knowledge.rounds()
    assert [r.number for r in calendar] == list(range(1, 23))
    assert all(r.first <= r.last for r in calendar)
    assert all(a.last < b.first for a, b in pairwise(calendar))
    assert [r.number for r in calendar if r.place == "Sochi"] == [10, 15]


def test_calendar_names_listed_actors() -> None:
    """Who attended a round is an entry of the actor list."""
    known = {a.id for a in knowledge.actors()}
    assert {i for r in knowledge.rounds() for i in (*r.attended, *r.observers, *r.absent)} <= known


@pytest.mark.parametrize("language", knowledge.languages())
def test_every_language_has_names_of_meetings_and_places(language: str) -> None:
    """Meetings, agreements and places have names in every language."""
    listed = (*knowledge.meetings(), *knowledge.places())
    assert len(listed) > 100
    assert [m.id for m in listed if not m.names.get(language)] == []


def test_arabic_article_tells_name_from_adjective() -> None:
    """A country without article is not the adjective with one, and a name with article keeps it behind a clitic."""
    gazetteer = _gazetteer_with_articles("زرقونية", "الصقر")
    assert _found(gazetteer, "الأزمة الزرقونية", "ar") == []
    assert _found(gazetteer, "في زرقونية وبالصقر", "ar") == ["زرقونية", "الصقر"]
    assert _found(gazetteer, "رأى صقر", "ar") == []


def _gazetteer_with_articles(*names: str) -> Gazetteer:
    return Gazetteer((n, Name(ACTOR, "ar", "name", article=n.startswith("ال"))) for n in names)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Abdullah'ın", "Abdullah"),
        ("Esad’dan", "Esad"),
        ("Astana'daki", "Astana"),
        ("Ma'arri", "Ma'arri"),
        ("Kürt", "Kürt"),
    ],
)
def test_a_turkish_case_stands_behind_an_apostrophe_but_not_all_behind_one_is_a_case(word: str, stem: str) -> None:
    assert without_turkish_case(word) == stem


@pytest.mark.parametrize(("word", "key"), [("l'Éveil", "eveil"), ("d’Orient", "orient"), ("jusqu'à", "jusqua")])
def test_an_elision_is_no_part_of_a_name_unless_only_a_letter_is_left(word: str, key: str) -> None:
    """The 'a' of jusqu'à would be the verb of 'il a'."""
    assert name_key(word) == key
