"""Those whom a sentence counts up beside the clause that says what they did hold the position. Names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.frames import POLAR, Frame
from reading import LANGUAGES, case

BEHIND_A_COLON = {
    "en": "Three armed groups had joined the talks: the [Cedar Front], the [Olive Brigade] and the [Fig Legion].",
    "fr": "Trois groupes ont signé l'accord : le [Front du Cèdre], l'[Armée du Lac] et la [Brigade des Oliviers].",
    "ar": "وقعت ثلاثة فصائل على الاتفاق: [جبهة الأرز] و[كتيبة الزيتون] و[فيلق التين].",
    "ru": "Соглашение подписали три группировки: [Фронт «Кедр»], [Бригада «Олива»] и [Легион «Инжир»].",
    "tr": "Anlaşmayı üç grup imzaladı: [Sedir Cephesi], [Zeytin Tugayı] ve [İncir Kolordusu].",
    "fa": "سه گروه توافق را امضا کردند: [جبهه سرو]، [تیپ زیتون] و [سپاه انجیر].",
}
BEHIND_AMONG = {
    "en": "Among the groups that signed the truce were the [Cedar Front], the [Olive Brigade] and the [Fig Legion].",
    "fr": "Parmi les 12 signataires figuraient le [Front du Cèdre], l'[Armée du Lac] et la [Brigade des Oliviers].",
}
COUNTED = {  # participles without a noun, and nouns for who came
    "en": "Those present included the [Cedar Front], the [Olive Brigade] and the [Fig Legion].",
    "fr": "Parmi les participants figurent le [Front du Cèdre], l'[Armée du Lac] et la [Brigade des Oliviers].",
    "ar": "ومن الحاضرين [جبهة الأرز] و[كتيبة الزيتون] و[فيلق التين].",
    "ru": "Среди севших за стол были [Фронт «Кедр»], [Бригада «Олива»] и [Легион «Инжир»].",
    "tr": "Masaya gelen gruplardan bazıları şöyle: [Sedir Cephesi], [Zeytin Tugayı] ve [İncir Kolordusu].",
    "fa": "از جمله حاضران: [جبهه سرو]، [تیپ زیتون] و [سپاه انجیر].",
}
BEFORE_A_COLON = {
    "en": "The [Cedar Front], the [Olive Brigade] and the [Fig Legion]: these are the groups that refused to sign.",
    "fr": "Le [Front du Cèdre], l'[Armée du Lac] et le [Cercle] : tels sont les groupes qui ont refusé de signer.",
}


def strongest(language: str, marked: str) -> list[Frame]:
    """Return the strongest frame of each of the three."""
    return [next(f for f in case(language, marked, i).frames if f.polarity in POLAR) for i in range(3)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_behind_a_colon_did_what_stands_before_it(language: str) -> None:
    """'Three groups signed: A, B and C'."""
    found = strongest(language, BEHIND_A_COLON[language])
    assert {f.role for f in found} <= {"agent", "agent-list"}
    assert {f.polarity for f in found} == {"support"}


@pytest.mark.parametrize("language", BEHIND_AMONG)
def test_names_behind_among_did_what_the_group_did(language: str) -> None:
    """'Among those who signed were A, B and C'."""
    found = strongest(language, BEHIND_AMONG[language])
    assert {f.role for f in found} <= {"agent", "agent-list"}
    assert {f.polarity for f in found} == {"support"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_counted_up_among_those_that_came_was_there(language: str) -> None:
    """'Those present included A, B and C', 'Some of those that came to the table: A, B and C'."""
    found = strongest(language, COUNTED[language])
    assert {f.role for f in found} <= {"agent", "agent-list", "near"}
    assert {f.polarity for f in found} == {"support"}


@pytest.mark.parametrize("language", BEFORE_A_COLON)
def test_names_before_a_colon_did_what_stands_behind_it(language: str) -> None:
    """'A, B and C: these are the groups that refused to sign'."""
    found = strongest(language, BEFORE_A_COLON[language])
    assert {(f.role, f.polarity) for f in found} == {("agent-list", "oppose")}


def test_what_a_named_actor_does_to_a_list_is_not_done_by_it() -> None:
    """'X rejected three groups: A and B' says nothing of what A and B reject."""
    marked = "The [Palm Party] rejected two groups: the [Cedar Front] and the [Olive Brigade]."
    assert {f.role for i in (1, 2) for f in case("en", marked, i).frames} <= {"patient", "far", "agent-weak"}
