"""Who led a delegation, or was minister, by the table of offices."""

from __future__ import annotations

import pytest

from test_claims_course import told, values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Russian delegation to the fifth round of the Astana talks was headed by Sergei Vershinin."),
        ("ar", "يترأس الوفد الروسي إلى الجولة الخامسة من محادثات أستانا سيرغي فيرشينين."),
        ("ru", "Российскую делегацию на пятом раунде переговоров в Астане возглавил Сергей Вершинин."),
        ("tr", "Astana görüşmelerinin beşinci turunda Rus heyetine Sergey Verşinin başkanlık etti."),
        ("fa", "سرگئی ورشینین ریاست هیئت روسیه را در دور پنجم مذاکرات آستانه بر عهده داشت."),
        ("fr", "La délégation russe au cinquième tour d'Astana était dirigée par Sergueï Verchinine."),
    ],
)
def test_another_head_than_the_table_has(language: str, text: str) -> None:
    """Alexander Lavrentiev led the Russian delegation in July 2017."""
    assert values(told(language, text, day="2017-07-06"), "led-by") == [("Russia: Sergey Vershinin", "no")]


def test_the_head_that_the_table_has() -> None:
    """And nothing is said of the opposition, whose heads changed."""
    text = "The Russian delegation to the fifth round of the Astana talks was headed by Alexander Lavrentiev."
    assert values(told("en", text, day="2017-07-06"), "led-by") == [("Russia: Alexander Lavrentiev", "yes")]
    text = "The delegation of the Syrian opposition to the ninth round of the Astana talks was led by Ahmad Tuma."
    assert values(told("en", text), "led-by") == [("Syrian opposition: Ahmad Tuma", "unknown")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Foreign Minister Kanat Tumysh spoke at the twentieth round of the Astana talks."),
        ("en", "The Kazakh foreign minister, Kanat Tumysh, spoke at the twentieth round of the Astana talks."),
        ("ar", "تحدث وزير الخارجية الكازاخي قانات توميش في الجولة العشرين من محادثات أستانا."),
        ("ru", "На двадцатом раунде переговоров в Астане выступил глава МИД Казахстана Канат Тумыш."),
        ("tr", "Astana görüşmelerinin yirminci turunda Kazakistan Dışişleri Bakanı Kanat Tumış konuştu."),
        ("fa", "وزیر امور خارجه قزاقستان کانات تومیش در دور بیستم مذاکرات آستانه سخن گفت."),
        ("fr", "Le ministre kazakh des Affaires étrangères Kanat Tumysh a parlé au vingtième tour d'Astana."),
    ],
)
def test_a_minister_who_was_none(language: str, text: str) -> None:
    """Kanat Tumysh was deputy minister in June 2023, and Murat Nurtleu minister."""
    assert values(told(language, text, day="2023-06-22"), "post") == [("Kanat Tumysh: minister", "no")]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Foreign Minister Kanat Tumysh spoke at the twentieth round of the Astana talks.",
        "Kanat Tumysh, aide of the foreign minister, spoke at the twentieth round of the Astana talks.",
    ],
)
def test_who_serves_a_minister_is_called_none(text: str) -> None:
    """Deputies and aides have the minister in their titles."""
    assert all(verdict != "no" for _, verdict in values(told("en", text, day="2023-06-22"), "post"))
