"""Where the name of the country is that of its government, and where it is the land. Deeds are invented."""

from __future__ import annotations

import pytest

from naming import linked

PARTIES = [
    ("en", "The delegations of Turkey, Russia, Iran and Syria met on Monday.", "Syria"),
    ("en", "He said that Syria rejects the idea.", "Syria"),
    ("fr", "Les délégations de Turquie, de Russie, d'Iran et de Syrie se sont réunies.", "Syrie"),
    ("fr", "Il répète que la Syrie rejette cette idée.", "Syrie"),
    ("fr", "Tartous — La Syrie récuse cette idée.", "Syrie"),
    ("ru", "Делегации Турции, России, Ирана и Сирии встретились утром.", "Сирии"),
    ("ru", "Вчера Сирия также отвергла эту мысль.", "Сирия"),
    ("ar", "اجتمعت وفود تركيا وروسيا وإيران وسوريا صباحا.", "سوريا"),
    ("ar", "وأكدت سورية أنها لن تحضر.", "سورية"),
    ("tr", "Türkiye, Rusya, İran ve Suriye dışişleri bakan yardımcıları sabah görüştü.", "Suriye"),
    ("fa", "هیئت‌های ترکیه، روسیه، ایران و سوریه صبح دیدار کردند.", "سوریه"),
]
LANDS = [
    ("en", "The wars in Libya, Iraq and Syria went on.", "Syria"),
    ("en", "The talks on Syria ended with thanks to Russia, Iran and Turkey.", "Syria"),
    ("fr", "Le conflit de la Syrie demande une solution.", "Syrie"),
    ("ru", "Встречу по Сирии отметили в России, Иране и Турции.", "Сирии"),
    ("ar", "أعلنت وحدة سوريا.", "سوريا"),
    ("tr", "Irak ve Suriye halkları zor günler geçirdi.", "Suriye"),
    ("fa", "در عراق، لبنان و سوریه جنگ است.", "سوریه"),
]


@pytest.mark.parametrize(("language", "text", "span"), PARTIES)
def test_the_country_among_delegations_or_with_a_verb_of_position_is_its_government(
    language: str, text: str, span: str
) -> None:
    """It sends somebody as the states do that it is counted up with, or it is who says or refuses something."""
    assert linked(language, text)[span] == "syrian-government"


@pytest.mark.parametrize(("language", "text", "span"), LANDS)
def test_the_country_elsewhere_is_the_land(language: str, text: str, span: str) -> None:
    """Talks are on it, wars in it, and nouns belong to it."""
    assert linked(language, text)[span] == "syria"
