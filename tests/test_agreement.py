"""A noun leads back to the longer name that holds it, and to nothing of another kind or number. Names are invented."""

from __future__ import annotations

import pytest

from passages import passage, spoken_for, stood_for

# (language, sentence with the name, sentence with the noun, who is meant); between them others are named
CALLED_BY_A_NOUN = [
    ("en", "The [Cedar Council] met.", "The council rejected the talks.", {"Cedar Council"}),
    ("en", "The [Olive Coalition] met the [Cedar Front].", "The coalition rejected the talks.", {"Olive Coalition"}),
    ("en", "The [Cedar Administration] met [S:Lutonia].", "The administration left.", {"Cedar Administration"}),
    ("fr", "Le [Conseil du Cèdre] s'est réuni.", "Le conseil a rejeté les pourparlers.", {"Conseil du Cèdre"}),
    (
        "fr",
        "L'[Administration du Cèdre] a vu [S:Lutonie].",
        "L'administration est partie.",
        {"Administration du Cèdre"},
    ),
    ("ar", "اجتمع [مجلس الأرز] مع [جبهة الزيتون].", "ورفض المجلس المحادثات.", {"مجلس الأرز"}),
    ("ar", "اجتمع [فيلق الأرز] مع [جبهة الزيتون].", "وقال الفيلق إنه لن يحضر.", {"فيلق الأرز"}),
    ("ar", "أعلنت [هيئة الأرز] موقفها.", "وترفض الهيئة المحادثات.", {"هيئة الأرز"}),
    ("ar", "أعلنت [إدارة الأرز] موقفها أمام [S:لوتونيا].", "وترفض الإدارة المحادثات.", {"إدارة الأرز"}),
    ("fa", "[شورای سرو] با [جبهه زیتون] دیدار کرد.", "این شورا مذاکرات را رد کرد.", {"شورای سرو"}),
    ("fa", "[ائتلاف سرو] با [جبهه زیتون] دیدار کرد.", "ائتلاف مذاکرات را رد کرد.", {"ائتلاف سرو"}),
    ("ru", "[Совет Кедра] принял [Фронт Олива].", "Совет отверг переговоры.", {"Совет Кедра"}),
    ("ru", "Делегация [Совета Кедра] приехала.", "Совет отверг переговоры.", {"Совета Кедра"}),
    ("tr", "[Sedir Meclisi], [Zeytin Cephesi] ile görüştü.", "Meclis görüşmeleri reddetti.", {"Sedir Meclisi"}),
    ("tr", "[Sedir Yönetimi], [Zeytin Cephesi] ile görüştü.", "Yönetim görüşmeleri reddetti.", {"Sedir Yönetimi"}),
]
OF_ANOTHER_KIND = [
    ("en", "The [Cedar Front] met.", "The coalition rejected the talks."),
    ("en", "The [G:guarantors] met.", "The council rejected the talks."),
    ("fr", "Les [G:garants] se sont réunis.", "Le conseil a rejeté les pourparlers."),
    ("ar", "اجتمع [G:الضامنون].", "ورفض المجلس المحادثات."),
    ("ar", "اجتمعت [هيئة الأرز].", "ورفضت اللجنة المحادثات."),
    ("fa", "[G:کشورهای ضامن] دیدار کردند.", "این شورا مذاکرات را رد کرد."),
    ("ru", "[G:Гаранты] собрались.", "Совет отверг переговоры."),
    ("tr", "[G:Garantörler] toplandı.", "Meclis görüşmeleri reddetti."),
]


@pytest.mark.parametrize(("language", "before", "after", "who"), CALLED_BY_A_NOUN)
def test_a_noun_leads_back_to_its_name(language: str, before: str, after: str, who: set[str]) -> None:
    """'The council' is the Cedar Council, in whatever case and with whatever article, and nobody named beside it."""
    assert stood_for(language, before, after) == who


@pytest.mark.parametrize(("language", "before", "after"), OF_ANOTHER_KIND)
def test_a_noun_stands_for_no_body_of_another_kind(language: str, before: str, after: str) -> None:
    """A front is no coalition, and one council is not the guarantors."""
    assert stood_for(language, before, after) == set()


def test_a_noun_reaches_back_over_other_paragraphs() -> None:
    """The name may stand further back than the antecedent of a pronoun."""
    between = ("¶[S:Lutonia] sent aid.", "¶Rain fell.", "¶Roads were closed.")
    assert stood_for("en", "The [Cedar Council] met.", *between, "¶The council left.") == {"Cedar Council"}
    assert stood_for("en", "The [Cedar Council] met.", *between, "¶It left.") == set()


def test_the_committee_of_the_constitution_is_no_body_of_the_talks() -> None:
    """Where the nearest committee is the Constitutional Committee, 'the committee' is nobody who takes a position."""
    before = "The [Cedar Committee] met."
    assert stood_for("en", before, "The committee rejected the talks.") == {"Cedar Committee"}
    between = "The Constitutional Committee was formed."
    assert stood_for("en", before, between, "The committee rejected the talks.") == set()


THREE = {
    "en": ("[R:Russia], [T:Turkey] and [I:Iran] met.", "The three countries signed the text."),
    "fr": ("La [R:Russie], la [T:Turquie] et l'[I:Iran] se sont vus.", "Les trois pays ont signé le texte."),
    "ar": ("اجتمعت [R:روسيا] و[T:تركيا] و[I:إيران].", "ووقعت الدول الثلاث على الوثيقة."),
    "fa": ("[R:روسیه]، [T:ترکیه] و [I:ایران] دیدار کردند.", "سه کشور سند را امضا کردند."),
    "ru": ("[R:Россия], [T:Турция] и [I:Иран] встретились.", "Три страны подписали документ."),
    "tr": ("[R:Rusya], [T:Türkiye] ve [I:İran] görüştü.", "Üç ülke belgeyi imzaladı."),
}


@pytest.mark.parametrize("language", THREE)
def test_the_three_countries_are_the_guarantors(language: str) -> None:
    """Where a sentence only says 'the three countries', their group has the position (rule 14 of the codebook)."""
    assert [m.entity_id for a in passage(language, *THREE[language]) for m in a.antecedents] == ["guarantor-states"]


JOINT = {
    "en": ("The parties met.", "The parties rejected the plan, and the [G:guarantors] will meet again."),
    "fr": ("Les parties se sont réunies.", "Les parties ont rejeté le plan, et les [G:garants] se reverront."),
    "ar": ("جددت الأطراف التزامها.", "ورفضت الأطراف الخطة، وستجتمع [G:الدول الضامنة] مجدداً."),
    "fa": ("طرفین دیدار کردند.", "طرفین طرح را رد کردند و [G:کشورهای ضامن] باز دیدار می‌کنند."),
    "ru": ("Стороны встретились.", "Стороны отвергли план, и [G:гаранты] встретятся снова."),
    "tr": ("Taraflar toplandı.", "Taraflar planı reddetti ve [G:garantörler] yine buluşacak."),
}


@pytest.mark.parametrize("language", JOINT)
def test_the_parties_of_a_joint_statement_are_its_authors(language: str) -> None:
    """A text that begins sentence after sentence with 'the parties' is by the group that it names."""
    assert {m.entity_id for a in passage(language, *JOINT[language]) for m in a.antecedents} == {"guarantor-states"}


# (language, sentence that speaks, sentence in the same words, whose words)
IN_HIS_WORDS = [
    ("en", "[P:Karim Haddad] spoke to the [Cedar Front].", "The talks are dead, in his words.", {"Karim Haddad"}),
    ("en", "The [Cedar Front] issued a statement.", "The statement said that the talks are dead.", {"Cedar Front"}),
    ("fr", "[P:Karim Haddad] a parlé à la presse.", "Selon lui, les pourparlers sont morts.", {"Karim Haddad"}),
    ("fr", "[P:Karim Haddad] a parlé à la presse.", "À ses yeux, les pourparlers sont morts.", {"Karim Haddad"}),
    ("ar", "صرح [P:كريم حداد] للصحفيين.", "المحادثات بحسب قوله بلا جدوى.", {"كريم حداد"}),
    ("ar", "قالت [جبهة الأرز] في بيان إنها تنتظر.", "وجاء في البيان أن المحادثات بلا جدوى.", {"جبهة الأرز"}),
    ("fa", "[P:کریم حداد] با خبرنگاران گفتگو کرد.", "به گفته او مذاکرات بی‌نتیجه است.", {"کریم حداد"}),
    ("fa", "[جبهه سرو] در بیانیه‌ای اعلام کرد که نمی‌رود.", "در بیانیه آمده است که مذاکرات دام است.", {"جبهه سرو"}),
    ("ru", "[P:Карим Хаддад] выступил перед прессой.", "По его словам, переговоры провалились.", {"Карим Хаддад"}),
    (
        "ru",
        "[Фронт Кедра] сообщил об этом в заявлении.",
        "Переговоры провалились, говорится в заявлении.",
        {"Фронт Кедра"},
    ),
    ("tr", "[P:Kerim Haddad] gazetecilere konuştu.", "Ona göre görüşmeler bitti.", {"Kerim Haddad"}),
    (
        "tr",
        "[Sedir Cephesi] bir açıklamayla toplantıyı eleştirdi.",
        "Açıklamada görüşmelerin bittiği belirtildi.",
        {"Sedir Cephesi"},
    ),
]


@pytest.mark.parametrize(("language", "before", "after", "who"), IN_HIS_WORDS)
def test_a_sentence_may_go_on_in_somebodys_words(language: str, before: str, after: str, who: set[str]) -> None:
    """'In his words' and 'the statement said' give the sentence to who spoke before."""
    assert spoken_for(language, before, after) == who


def test_the_three_countries_may_be_far_back() -> None:
    """Three that were counted up stay the three of the text, over paragraphs that name others."""
    first, last = THREE["fr"]
    between = ("¶Le [Front du Cèdre] a protesté.", "¶Il a plu.", "¶[P:Karim Haddad] a parlé.")
    assert [m.entity_id for a in passage("fr", first, *between, f"¶{last}") for m in a.antecedents] == [
        "guarantor-states"
    ]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "[P:Karim Haddad] spoke to the press.", "He called the round productive."),
        ("fr", "[P:Karim Haddad] a parlé à la presse.", "Le ministre juge la rencontre productive."),
        ("ru", "[P:Карим Хаддад] выступил перед прессой.", "Дипломат назвал раунд плодотворным."),
    ],
)
def test_the_subject_of_a_sentence_is_asked_whatever_it_does(language: str, before: str, after: str) -> None:
    """A pronoun or noun for a person that is the main subject goes on for him; 'it' may be the meeting."""
    assert spoken_for(language, before, after) == {"Karim Haddad" if language != "ru" else "Карим Хаддад"}


def test_it_is_not_asked_whatever_it_does() -> None:
    """'It ended in May' is about the meeting."""
    assert spoken_for("en", "The [Cedar Front] spoke.", "It ended in May.") == set()
