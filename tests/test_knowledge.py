"""The knowledge files agree with themselves, and the check names what an editor gets wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp import knowledge
from astana_nlp.knowledge import Actor, Office
from astana_nlp.knowledge_check import actor_problems, check_knowledge, name_form, office_problems, word_problems
from astana_nlp.records import Label

SIX = ("ar", "en", "fa", "fr", "ru", "tr")


def faction(identity: str, en: str = "", **changes: object) -> Actor:
    """Return an invented faction that contradicts nothing, changed as asked."""
    sound = Actor(
        id=identity,
        name=en or identity,
        label=Label.FACTION,
        side="opposition",
        parents=(),
        valid_from="2015-03",
        valid_to="",
        became="",
        names={"en": (en or identity,), "ar": ("لواء " + "بتثجح"[len(identity) % 5] * 3,)},
        demonyms=(),
        source="invented",
        note="",
    )
    return replace(sound, **changes)  # type: ignore[arg-type]  # columns by name


def test_the_knowledge_that_ships_contradicts_nothing() -> None:
    """The actor list, the calendar and the words of all languages pass their own check."""
    assert check_knowledge() == ()


def test_the_list_is_as_long_as_the_texts_need() -> None:
    """There are at least 600 actors, and at least 600 of them have a name in each of the six languages."""
    actors = knowledge.actors()
    assert len(actors) >= 600
    assert all(sum(bool(a.names.get(code)) for a in actors) >= 600 for code in SIX)


def test_an_office_has_one_holder_at_a_time() -> None:
    """Who held an office is in the list, is a person, and held it alone."""
    held = Office("ardonia", "envoy", "velin", "2017-01", "2018-01", "invented")
    people = {"ardonia": faction("ardonia"), "velin": faction("velin", label=Label.PERSON)}
    people["mora"] = faction("mora", label=Label.PERSON)
    assert list(office_problems([held], people)) == []
    after = replace(held, person="mora", first="2018-01", last="")
    assert list(office_problems([held, after], people)) == []
    beside = replace(after, first="2017-06")
    assert "both velin and mora" in " ".join(office_problems([held, beside], people))
    assert "unknown actor" in " ".join(office_problems([replace(held, person="nobody")], people))


def test_bodies_have_names_in_english_and_arabic() -> None:
    """Every state, faction, coalition and organisation has a name in the two languages of most documents."""
    bodies = [a for a in knowledge.actors() if a.label is not Label.PERSON]
    assert [a.id for a in bodies if not (a.names.get("en") and a.names.get("ar"))] == []


def test_states_have_adjectives() -> None:
    """Every state has demonyms, so that 'the … foreign minister' can be understood."""
    assert [a.id for a in knowledge.actors() if a.label is Label.STATE and not a.demonyms] == []


@pytest.mark.parametrize(
    ("identity", "language", "written"),
    [
        ("mohammed-alloush", "tr", "Muhammed Alluş"),
        ("mohammed-alloush", "ru", "Мухаммед Аллюш"),
        ("jaysh-al-islam", "fa", "جیش الاسلام"),
        ("high-negotiations-committee", "fr", "Haut Comité des négociations"),
        ("hayat-tahrir-al-sham", "ar", "هيئة تحرير الشام"),
        ("free-syrian-army", "tr", "ÖSO"),
        ("guarantor-states", "ru", "страны-гаранты"),
        ("united-nations", "fr", "ONU"),
        ("national-front-for-liberation", "fa", "جبهه آزادی‌بخش ملی"),
        ("geir-pedersen", "ar", "غير بيدرسون"),
    ],
)
def test_actors_are_named_as_each_language_writes_them(identity: str, language: str, written: str) -> None:
    """The list holds the usual spelling of an actor in each language."""
    actor = next(a for a in knowledge.actors() if a.id == identity)
    assert name_form(written) in {name_form(name) for name in actor.names[language]}


def test_renamed_bodies_follow_each_other() -> None:
    """What a body became begins when the body ends, or later in the case of a merger, never before it began."""
    by_id = {a.id: a for a in knowledge.actors()}
    renamed = [(a, by_id[a.became]) for a in by_id.values() if a.became]
    assert renamed
    assert [a.id for a, b in renamed if a.valid_from and b.valid_to and b.valid_to < a.valid_from] == []


@pytest.mark.parametrize("code", SIX)
def test_each_language_describes_the_parties_of_the_talks(code: str) -> None:
    """Opposition, government and guarantors have phrases in each language, and states have offices."""
    table = knowledge.words(code, "descriptions")
    assert all(table["descriptions"][i] for i in ("syrian-opposition", "syrian-government", "guarantor-states"))
    assert len(table["offices"]["words"]) >= 40
    assert table["types"]["army"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (faction("Bad Id"), "small letters"),
        (faction("a", side="rebels"), "unknown side"),
        (faction("a", label=Label.PLACE), "not a type of actor"),
        (faction("a", valid_from="2017-13"), "valid_from '2017-13' is not"),
        (faction("a", valid_to="30.02.2017"), "valid_to '30.02.2017' is not"),
        (faction("a", valid_from="2018", valid_to="2017-05"), "but only to"),
        (faction("a", parents=("nobody",)), "unknown parent nobody"),
        (faction("a", parents=("a",)), "its own ancestor"),
        (faction("a", became="nobody", valid_to="2018"), "unknown actor nobody"),
        (faction("a", became="a"), "has no end"),
        (faction("a", source=""), "source is missing"),
        (faction("a", names={"en": ("Blue Brigade",)}), "no name in ar"),
        (faction("a", names={"en": ("Blue Brigade",), "ar": ("Blue Brigade",)}), "wrong script"),
        (faction("a", names={"en": ("Blue Brigade",), "ar": ("لواء",), "ru": ("Бригaда",)}), "wrong script"),
        (faction("a", names={"en": ("Blue", "Blue"), "ar": ("لواء",)}), "listed twice"),
    ],
)
def test_the_check_names_what_is_wrong_in_a_row(wrong: Actor, said: str) -> None:
    """A wrong cell is reported with the id of its row."""
    found = actor_problems([wrong])
    assert any(said in line and wrong.id in line for line in found), found


def test_the_check_finds_an_id_that_stands_twice() -> None:
    """Two rows with one id are reported once."""
    rows = [faction("same", "Red Brigade"), faction("same", "Blue Brigade")]
    assert [line for line in actor_problems(rows) if "two rows" in line] == ["actor same: the id stands in two rows"]


def test_one_name_for_two_actors_of_one_time_is_reported() -> None:
    """A name is ambiguous whatever its case, hyphens and articles are."""
    rows = [faction("one", "Jaysh al-Bahr"), faction("three", "jaysh Al Bahr")]
    assert any("both one and three" in line for line in actor_problems(rows))


def test_one_name_may_pass_from_one_actor_to_the_next() -> None:
    """A name is not ambiguous where the first actor ended before the second began."""
    rows = [
        faction("one", "Jaysh al-Bahr", valid_to="2016-07-28"),
        faction("three", "Jaysh al-Bahr", valid_from="2016-07-28"),
    ]
    assert actor_problems(rows) == ()


def test_the_check_compares_the_languages_with_each_other() -> None:
    """What one language describes and another does not is reported for the second."""
    shared = {"functions": {"envoy": ["envoy"]}, "types": {"army": ["army"]}}
    full = {"descriptions": {"one": ["rebels"]}, "offices": {"words": ["envoy"]}, **shared}
    poor = {"descriptions": {}, "offices": {"words": ["mensajero"]}, **shared}
    assert word_problems({"en": full, "es": poor}, ["one"]) == (
        "descriptions es: [descriptions] has no one, other languages have",
    )


def test_the_check_knows_whom_descriptions_stand_for() -> None:
    """A description of an actor that is not listed, or one phrase for two actors, is reported."""
    table = {
        "descriptions": {"one": ["rebels"], "two": ["rebels"]},
        "offices": {"w": ["envoy"]},
        "functions": {"f": ["envoy"]},
        "types": {"a": ["a"]},
    }
    assert word_problems({"en": table}, ["one"]) == (
        "descriptions en: unknown actor two",
        "descriptions en: 'rebels' stands for both one and two",
    )


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-", max_size=40))
def test_case_never_tells_two_names_apart(name: str) -> None:
    """A name in capitals is compared as the same name."""
    assert name_form(name.upper()) == name_form(name)
