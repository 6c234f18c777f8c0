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
    ("en", "The delegations of Turkey, Russia, Iran as well as Syria met on Monday.", "Syria"),
    ("en", "He said that Syria also rejects the idea.", "Syria"),
    ("en", "Syria waits.", "Syria"),
    ("fr", "Les délégations de Turquie, de Russie, d'Iran ainsi que de Syrie se sont réunies.", "Syrie"),
    ("fr", "La Syrie a fermement rejeté cette idée.", "Syrie"),
    ("ru", "Вчера Сирия также решительно отвергла эту мысль.", "Сирия"),
    ("ru", "Впрочем, Сирия ждёт.", "Сирия"),
    ("ar", "فرفضت سوريا الفكرة.", "سوريا"),
    ("ar", "وترفض سوريا الفكرة.", "سوريا"),
    ("ar", "هذا ما ترفضه سوريا.", "سوريا"),
    ("tr", "Türkiye, Rusya, İran ile Suriye dışişleri bakan yardımcıları görüştü.", "Suriye"),
    ("tr", "Türkiye, Rusya, İran ve Suriye yeni heyetlerini açıkladı.", "Suriye"),
]
LANDS = [
    ("en", "The wars in Libya, Iraq and Syria went on.", "Syria"),
    ("en", "The talks on Syria ended with thanks to Russia, Iran and Turkey.", "Syria"),
    ("fr", "Le conflit de la Syrie demande une solution.", "Syrie"),
    ("ru", "Встречу по Сирии отметили в России, Иране и Турции.", "Сирии"),
    ("ar", "أعلنت وحدة سوريا.", "سوريا"),
    ("tr", "Irak ve Suriye halkları zor günler geçirdi.", "Suriye"),
    ("fa", "در عراق، لبنان و سوریه جنگ است.", "سوریه"),
    ("en", "The delegations of Iraq and Syria met on Monday.", "Syria"),
    ("en", "The delegations of Turkey, Russia, Iran, unlike Syria, came early.", "Syria"),
    ("en", "A delegation flew over the plains of Turkey, Russia, Iran and Syria.", "Syria"),
    ("en", "The heart of Syria rejects the idea.", "Syria"),
    ("en", "They know that Syria, rejected by all, waits.", "Syria"),
    ("en", "They know that Syria rejecting it was news.", "Syria"),
    ("en", "They found Syria rejected by all.", "Syria"),
    ("ru", "Вчера Сирия забыла о празднике.", "Сирия"),
    ("fr", "Le peuple de la Syrie rejette cette idée.", "Syrie"),
    ("fr", "Il voit que notre Syrie rejette cette idée.", "Syrie"),
    ("ar", "رفضت وسوريا بعيدة.", "سوريا"),
    ("ar", "رفضت «سوريا الحرة» الفكرة.", "سوريا"),
    ("ar", "يخشون تصفية سوريا.", "سوريا"),
    ("ar", "تأييد سوريا واجب.", "سوريا"),
    ("ar", "ترحيب سوريا بالفكرة واسع.", "سوريا"),
    ("tr", "Türkiye, Rusya, İran ve Suriye fırtınadan çok etkilenince gelen heyetler döndü.", "Suriye"),
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
