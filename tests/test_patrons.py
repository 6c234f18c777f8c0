"""Who is only named to say whose another body is takes no position by that. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.holders.actors import without_patrons
from passages import laid_out

BESIDE_A_BODY = [
    ("en", "The [Cedar Front], affiliated with the [Olive Army], rejected the talks.", "Cedar Front"),
    ("en", "The [S:Lutonia]-backed [Cedar Front] rejected the talks.", "Cedar Front"),
    ("fr", "Le [Front du Cèdre], affilié à l'[Armée des Oliviers], a rejeté l'accord.", "Front du Cèdre"),
    ("ar", "رفضت [جبهة الأرز] التابعة ل[جيش الزيتون] المحادثات.", "جبهة الأرز"),
    ("ar", "رفضت [جبهة الأرز] المدعومة من [S:لوتونيا] المحادثات.", "جبهة الأرز"),
    ("fa", "[جبهه سرو] وابسته به [ارتش زیتون] مذاکرات را رد کرد.", "جبهه سرو"),
    ("ru", "[Фронт Кедра], входящий в [Армию Олива], отверг переговоры.", "Фронт Кедра"),
    ("tr", "[Zeytin Ordusu]'na bağlı [Sedir Cephesi] görüşmeleri reddetti.", "Sedir Cephesi"),
]
WINGS = [
    ("en", "The [Cedar Front], the political wing of the [Olive Army], rejected the talks.", "Cedar Front"),
    ("fr", "Le [Front du Cèdre], branche politique de l'[Armée des Oliviers], a rejeté l'accord.", "Front du Cèdre"),
    ("ar", "رفضت [جبهة الأرز] الجناح السياسي ل[جيش الزيتون] المحادثات.", "جبهة الأرز"),
    ("fa", "[جبهه سرو] شاخه سیاسی [ارتش زیتون] مذاکرات را رد کرد.", "جبهه سرو"),
    ("ru", "[Фронт Кедра], политическое крыло [Армии Олива], отверг переговоры.", "Фронт Кедра"),
    ("tr", "[Zeytin Ordusu]'nun siyasi kanadı [Sedir Cephesi] görüşmeleri reddetti.", "Sedir Cephesi"),
]
ALONE = [
    ("en", "Groups affiliated with the [Olive Army] rejected the talks."),
    ("ar", "رفضت مجموعات تابعة ل[جيش الزيتون] المحادثات."),
    ("tr", "[Zeytin Ordusu]'na bağlı gruplar görüşmeleri reddetti."),
    ("ru", "Группы, входящие в [Армию Олива], отвергли переговоры."),
]


def kept(language: str, sentence: str) -> list[str]:
    """Return the actors of a sentence that are left."""
    rows, mentions, read = laid_out(language, sentence)
    return [m.text for m in without_patrons(mentions[0], rows[0], read[0])]


@pytest.mark.parametrize(("language", "sentence", "holder"), [*BESIDE_A_BODY, *WINGS])
def test_a_patron_beside_its_body_is_left_out(language: str, sentence: str, holder: str) -> None:
    """'X, affiliated with Y' is about X alone."""
    assert kept(language, sentence) == [holder]


@pytest.mark.parametrize(("language", "sentence"), ALONE)
def test_a_body_whose_parts_have_no_name_stays(language: str, sentence: str) -> None:
    """'Groups affiliated with Y' are a part of Y (rule 18 of the codebook)."""
    assert len(kept(language, sentence)) == 1


RELATED = [
    ("en", "The [Cedar Front], an ally of the [Palm Party], rejected the talks.", ["Cedar Front"]),
    ("en", "The [Palm Party]'s ally, the [Cedar Front], rejected the talks.", ["Cedar Front"]),
    ("fr", "Le [Front du Cèdre], allié du [Parti des Palmes], a rejeté les pourparlers.", ["Front du Cèdre"]),
    ("fr", "Le [Front du Cèdre], parrain du [Parti des Palmes], a rejeté les pourparlers.", ["Front du Cèdre"]),
    ("ar", "رفضت [جبهة الأرز] حليفة [حزب النخيل] المحادثات.", ["جبهة الأرز"]),
    ("fa", "[جبهه سرو]، متحد [حزب نخل]، مذاکرات را رد کرد.", ["جبهه سرو"]),
    ("tr", "[Palmiye Partisi]'nin müttefiki [Sedir Cephesi] görüşmeleri reddetti.", ["Sedir Cephesi"]),
]


@pytest.mark.parametrize(("language", "sentence", "left"), RELATED)
def test_whose_ally_somebody_is_takes_no_position(language: str, sentence: str, left: list[str]) -> None:
    """'The allies of X' names X for what others are to it."""
    assert kept(language, sentence) == left


def test_an_ally_named_by_name_is_kept() -> None:
    """'Its ally X rejected' is told of X."""
    assert kept("en", "Its ally [Lutonia] rejected the talks.") == ["Lutonia"]
