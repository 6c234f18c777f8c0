"""What is as good as a name stands for its actor wherever it is the subject, in six languages. Names are invented."""

from __future__ import annotations

import pytest

from passages import passage, spoken_for, stood_for
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)

# a body, its noun as the subject, and the same noun elsewhere in a sentence
SHORT = {
    "en": (
        "The [Northern Council] met at noon.",
        "The council finds that the talks have served nobody.",
        "Nobody at the talks had heard of the council.",
    ),
    "fr": (
        "La [Commission du Nord] s'est réunie à midi.",
        "La commission trouve que les pourparlers ne servent personne.",
        "Aux pourparlers, personne ne connaissait la commission.",
    ),
    "ar": (
        "اجتمعت [إدارة الشمال] ظهرا.",
        "وترى الإدارة أن المحادثات لم تنفع أحدا.",
        "لم يسمع أحد في المحادثات عن الإدارة.",
    ),
    "ru": (
        "[Комитет Севера] собрался в полдень.",
        "Комитет видит, что переговоры никому не помогли.",
        "На переговорах никто не слышал про этот комитет.",
    ),
    "tr": (
        "[Kuzey Yönetimi] öğlen toplandı.",
        "Yönetim, görüşmelerin kimseye yaramadığı kanısında.",
        "Görüşmelerde kimse yönetimin adını duymamıştı.",
    ),
    "fa": (
        "[شورای شمال] ظهر گرد آمد.",
        "شورا بر این باور است که مذاکرات به کار کسی نیامد.",
        "در مذاکرات کسی از شورا چیزی نشنیده بود.",
    ),
}


def named_by(language: str, *sentences: str) -> set[str]:
    """Return the names of those whom the last sentence calls by what is as good as their name."""
    return {m.text for a in passage(language, *sentences) if a.naming for m in a.antecedents}


@each_language
def test_the_noun_of_a_name_as_the_subject_is_as_good_as_the_name(language: str) -> None:
    """'The council finds …' needs no word for a position: whoever is named is asked about."""
    body, subject, elsewhere = SHORT[language]
    assert len(named_by(language, body, subject)) == 1
    assert named_by(language, body, elsewhere) == set()


@each_language
def test_a_noun_of_nobodys_name_names_nobody(language: str) -> None:
    """Without a body of the noun it is not known who is meant."""
    assert named_by(language, "[R:Velmur].", SHORT[language][1]) == set()


THREE = {
    "en": ("[R:Russia], [T:Turkey] and [I:Iran] met.", "The three capitals had created this frame."),
    "fr": ("La [R:Russie], la [T:Turquie] et l'[I:Iran] étaient là.", "Les trois pays avaient créé ce cadre."),
    "ar": ("اجتمعت [R:روسيا] و[T:تركيا] و[I:إيران].", "وكانت الدول الثلاث قد أنشأت هذا الإطار."),
    "ru": ("[R:Россия], [T:Турция] и [I:Иран] встретились.", "Три страны когда-то создали эту рамку."),
    "tr": ("[R:Rusya], [T:Türkiye] ve [I:İran] buluştu.", "Üç ülke bu çerçeveyi yıllar önce kurmuştu."),
    "fa": ("[R:روسیه]، [T:ترکیه] و [I:ایران] دیدار کردند.", "سه دولت قرار گذاشتند همایش را برپا کنند."),
}


@each_language
def test_three_states_as_the_subject_are_as_good_as_a_name(language: str) -> None:
    """'The three capitals' are the guarantors, whatever they did."""
    before, after = THREE[language]
    found = [a for a in passage(language, before, after) if a.naming]
    assert [m.entity_id for a in found for m in a.antecedents] == ["guarantor-states"]


def test_whom_a_preposition_governs_is_no_subject() -> None:
    """'Besides the three countries, …' tells of others."""
    assert named_by("fa", THREE["fa"][0], "افزون بر سه کشور، نمایندگان دیگری هم آمدند.") == set()
    assert named_by("tr", THREE["tr"][0], "Haberi üç ülkenin heyetleri verdi.") == set()


SAYING = {  # Arabic, Turkish: the pronoun is left out there
    "en": ("[P:Karim Haddad] spoke.", "The format would live on, he said, and a place would be found."),
    "fr": ("[P:Karim Haddad] a parlé.", "Le format vivra, dit-il, et un lieu sera trouvé."),
    "ru": ("[P:Карим Хаддад] выступил.", "Надо, полагает он, подумать, как дать формату новую жизнь."),
    "fa": ("[P:کریم حداد] سخن گفت.", "وی گفت این قالب ادامه می‌یابد."),
}


@pytest.mark.parametrize("language", SAYING)
def test_he_said_wherever_it_stands_makes_the_sentence_his(language: str) -> None:
    """A clause of saying may stand in the middle of what is said."""
    assert len(named_by(language, *SAYING[language]) | spoken_for(language, *SAYING[language])) == 1


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "[P:Karim Haddad] spoke.", "His spokesman told reporters that the format must be kept."),
        ("fa", "[P:کریم حداد] سخن گفت.", "سخنگوی او گفت این قالب ادامه می‌یابد."),
    ],
)
def test_his_spokesman_is_another(language: str, before: str, after: str) -> None:
    """A possessive does not speak."""
    assert named_by(language, before, after) == set()


SENT = {
    "en": ("The [D:rebels] came.", "The delegation rejected the talks.", "The [G:guarantors] came."),
    "fr": ("Les [D:rebelles] sont venus.", "La délégation a rejeté les pourparlers.", "Les [G:garants] sont venus."),
    "ar": ("وصل [D:المعارضون].", "ورفض الوفد المحادثات.", "وصل [G:الضامنون]."),
    "ru": ("Приехали [D:повстанцы].", "Делегация отвергла переговоры.", "Приехали [G:гаранты]."),
    "tr": ("[D:Muhalifler] geldi.", "Heyet görüşmeleri reddetti.", "[G:Garantörler] geldi."),
    "fa": ("[D:مخالفان] آمدند.", "هیئت مذاکرات را رد کرد.", "[G:ضامنان] آمدند."),
}


@each_language
def test_the_delegation_is_that_of_the_rebels(language: str) -> None:
    """Many may have sent one; the three guarantors have sent three."""
    rebels, delegation, states = SENT[language]
    assert len(stood_for(language, rebels, delegation)) == 1
    assert stood_for(language, states, delegation) == set()


@each_language
def test_the_rest_of_one_body_is_nobody(language: str) -> None:
    """'The others' are others than the front that was named last."""
    body = {"en": "The [Cedar Front]", "fr": "Le [Front du Cèdre]", "ar": "[جبهة الأرز]", "fa": "[جبهه سرو]"}
    rest = {
        "en": "Others are coming to the talks.",
        "fr": "Les autres viendront aux pourparlers.",
        "ar": "وسيحضر آخرون المحادثات.",
        "ru": "Остальные приедут на переговоры.",
        "tr": "Diğerleri görüşmelere gelecek.",
        "fa": "دیگران به مذاکرات خواهند آمد.",
    }
    assert stood_for(language, f"{body.get(language, '[Кедр]')}.", rest[language]) == set()
