"""The opposition that a sentence describes by the government it is against, in six languages."""

from __future__ import annotations

import pytest

from naming import linked

FIGHTING = [
    ("en", "A dozen groups fighting against President Bashar al-Assad stayed away."),
    ("fr", "Une dizaine de groupes qui combattent Damas sont restés chez eux."),
    ("ru", "Около десятка группировок, воюющих против Башара Асада, остались дома."),
    ("ar", "بقيت فصائل تقاتل نظام الأسد في مواقعها."),
    ("fa", "گروه‌هایی که با اسد می‌جنگند در خانه ماندند."),
    ("fa", "یگان‌هایی مخالف با حکومت اسد در خانه ماندند."),
    ("tr", "Esad'a karşı savaşan gruplar evde kaldı."),
]
SHARED = [
    ("en", "The government and its opponents met for two days."),
    ("fr", "La salle attend les délégués du gouvernement et de ses adversaires."),
    ("ru", "Там сидели режим Асада и его противники."),
    ("ar", "التقى النظام السوري ومعارضوه في القاعة."),
    ("fa", "فرستادگان حکومت اسد و مخالفانش در تالار بودند."),
    ("tr", "Suriye hükümetiyle karşıtları salonda buluştu."),
]
OPPONENTS = [
    ("en", "The armed opponents of President Bashar al-Assad stayed away."),
    ("fr", "Les adversaires du président Bachar al-Assad sont restés chez eux."),
    ("ru", "Противники режима Асада остались дома."),
    ("ar", "بقي معارضو بشار الأسد في بيوتهم."),
    ("fa", "مخالفان مسلح بشار اسد در خانه ماندند."),
    ("fa", "معارضان دولت سوریه در خانه ماندند."),
    ("fa", "جریان‌های بزرگ مخالف بشار اسد در خانه ماندند."),
    ("tr", "Esad rejimi karşıtlarının çoğu evde kaldı."),
]
APART = [
    ("fa", "معارضان دولت سوریه را سرزنش کردند."),
    ("fa", "مخالفان و دولت سوریه در یک تالار نشستند."),
    ("fa", "مخالفان از دولت سوریه دلگیرند."),
    ("ru", "Оппозиция и правительство Сирии сидели в одном зале."),
]
OTHERS = [
    ("en", "The Lutonian club and its opponents met for two days."),
    ("en", "Groups of experts came; the Syrian government was fighting a fire."),
    ("en", "Groups of experts left; fighting Assad was hard work."),
    ("en", "Some groups left the cold hall early and went on fighting Assad's fires."),
    ("en", "Fighting Assad wore out the groups of the north."),
    ("en", "The Syrian government heard the plan of the Lutonian club and its opponents."),
    ("en", "The Syrian government spoke (the club and its opponents left)."),
    ("tr", "Takımın karşıtları Suriye hükümetini izledi."),
    ("fr", "Le club et ses adversaires se sont réunis."),
    ("ru", "Боксёр и его противники приехали."),
    ("ar", "التقى المدرب وخصومه في القاعة."),
    ("fa", "مربی و مخالفانش در تالار بودند."),
    ("tr", "Takım ve karşıtları salonda buluştu."),
]


@pytest.mark.parametrize(("language", "text"), FIGHTING)
def test_groups_that_fight_the_government_are_of_the_opposition(language: str, text: str) -> None:
    """Whom they fight has done nothing by that, and is not named apart."""
    assert set(linked(language, text).values()) == {"syrian-opposition"}


@pytest.mark.parametrize(("language", "text"), OPPONENTS)
def test_whose_opponents_they_are_is_not_named_apart(language: str, text: str) -> None:
    """'The opponents of Assad' are the opposition, and Assad does nothing of what they do."""
    assert set(linked(language, text).values()) == {"syrian-opposition"}


@pytest.mark.parametrize(("language", "text"), APART)
def test_opponents_beside_the_government_are_two(language: str, text: str) -> None:
    """An object, an 'and' or a preposition between them says that each is named for itself."""
    assert set(linked(language, text).values()) == {"syrian-government", "syrian-opposition"}


@pytest.mark.parametrize(("language", "text"), SHARED)
def test_the_opponents_of_the_government_are_the_opposition(language: str, text: str) -> None:
    """'Its opponents' beside the government are its own, which tells whose government it is, too."""
    assert set(linked(language, text).values()) == {"syrian-government", "syrian-opposition"}


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_opponents_of_others_are_not(language: str, text: str) -> None:
    """Boxers have opponents as well, and the next clause fights for itself."""
    assert "syrian-opposition" not in linked(language, text).values()
