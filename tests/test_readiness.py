"""Who is ready for something else than the talks says nothing of them. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.stance.roles.doings import DOING, plainly
from astana_nlp.stance.roles.frames import frames_of
from reading import LANGUAGES, frames, read

READY = {  # for another matter, and for the talks
    "en": ("The [Cedar Front] is ready to exchange prisoners.", "The [Cedar Front] is ready to attend the talks."),
    "fr": (
        "Le [Front du Cèdre] est prêt à échanger des prisonniers.",
        "Le [Front du Cèdre] est prêt à participer aux pourparlers.",
    ),
    "ar": ("[جبهة الأرز] مستعدة لتبادل الأسرى والجثامين.", "[جبهة الأرز] مستعدة للمشاركة في المحادثات."),
    "ru": ("[Фронт Кедра] готов обменять сто пленных.", "[Фронт Кедра] готов участвовать в переговорах."),
    "tr": ("[Sedir Cephesi] esirleri takas etmeye hazır.", "[Sedir Cephesi] görüşmelere katılmaya hazır."),
    "fa": ("[جبهه سرو] برای تبادل اسیران آماده است.", "[جبهه سرو] برای شرکت در مذاکرات آماده است."),
}
RELATIVE = {  # a clause about the first name within an enumeration
    "en": "The [Cedar Front], which controls two towns, the [Olive Brigade] and the [Fig Legion] refused.",
    "fr": "Le [Front du Cèdre], qui tient deux villes, la [Brigade des Oliviers] et la [Légion du Figuier] refusent.",
    "ru": "[Фронт Кедра], который удерживает два города, [Бригада Оливы] и [Легион Смоковницы] отказались.",
    "ar": "رفضت [جبهة الأرز]، التي تسيطر على بلدتين، و[كتيبة الزيتون] و[فيلق التين].",
    "fa": "[جبهه سرو]، که دو شهر را در دست دارد، [تیپ زیتون] و [سپاه انجیر] نپذیرفتند.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_readiness_for_another_matter_is_no_support(language: str) -> None:
    """'ready to exchange prisoners' is no position on the talks, 'ready to attend' is one."""
    other, talks = READY[language]
    assert "support" not in {f.polarity for f in frames(language, other) if f.role in DOING}
    assert "support" in {f.polarity for f in frames(language, talks) if f.role in DOING}


@pytest.mark.parametrize("language", RELATIVE)
def test_a_relative_clause_parts_no_enumeration(language: str) -> None:
    """'A, which controls two towns, B and C' counts three."""
    assert [len(run) for run in read(language, RELATIVE[language]).enumerations] == [3]


def test_a_position_of_its_own_in_a_clause_parts_an_enumeration() -> None:
    """'A, which rejected it, B and C' tells of A what it does not tell of the others."""
    sentence = "The [Cedar Front], which rejected it, the [Olive Brigade] and the [Fig Legion] came."
    assert [len(run) for run in read("en", sentence).enumerations] == [2]


def test_what_is_said_of_another_matter_shows_no_position() -> None:
    """A condition for the end of the war is none for the talks."""
    war = frames("en", "The [Cedar Front] questioned the talks and said that the war can end only if all are heard.")
    assert plainly(war) == {"oppose"}


def test_turkish_sets_a_comma_behind_its_subject() -> None:
    """No clause begins there, so that the subject is as near to its verb as without the comma."""
    (found,) = frames("tr", "[Sedir Cephesi], dün görüşmeleri boykot etti.")
    assert found.role == "near"


def test_a_tree_that_goes_round_is_read_to_its_end() -> None:
    """Russian parses have words that hang on each other: nothing waits for a root that never comes."""
    found = read("ru", "[Фронт Кедра] заявил, что встреча бесполезна.")
    assert found.tree
    tokens = list(found.tree.tokens)
    last = len(tokens) - 2
    tokens[last] = replace(tokens[last], head=last - 1)
    tokens[last - 1] = replace(tokens[last - 1], head=last)
    assert frames_of(replace(found, tree=replace(found.tree, tokens=tuple(tokens))), found.mentions[0])
