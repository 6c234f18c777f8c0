"""Whom 'his country', 'both Syrian sides', 'its statement' and 'the spokesman' stand for, in six languages.

Deeds are invented. Of the listed person only the country is used.
"""

from __future__ import annotations

import re

import pytest

from passages import passage, spoken_for, stood_for
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)

COUNTRIES = {
    "en": "[L:Lavrov] told the press that his country likes the format.",
    "fr": "[L:Lavrov] a dit à la presse que son pays apprécie le format.",
    "ru": "[L:Лавров] сказал прессе, что его страна ценит формат.",
    "ar": "قال [L:لافروف] للصحافة إن بلاده تحب الصيغة.",
    "fa": "[L:لاوروف] به خبرنگاران گفت کشورش قالب را می‌پسندد.",
    "tr": "[L:Lavrov] basına ülkesinin biçimi beğendiğini söyledi.",
}
OFFICES = {
    "en": "A [O:Lutonian official] said that his country likes the format.",
    "fr": "Un [O:responsable lutonien] a dit que son pays apprécie le format.",
    "ru": "[O:Лутонский чиновник] сказал, что его страна ценит формат.",
    "ar": "قال [O:المسؤول اللوتوني] إن بلاده تحب الصيغة.",
    "fa": "[O:مقام لوتونی] گفت کشورش قالب را می‌پسندد.",
    "tr": "[O:Lutonyalı yetkili] ülkesinin biçimi beğendiğini söyledi.",
}
UNKNOWN = {
    "en": "[P:Karim Haddad] told the press that his country likes the format.",
    "fr": "[P:Karim Haddad] a dit à la presse que son pays apprécie le format.",
    "ru": "[P:Карим Хаддад] сказал прессе, что его страна ценит формат.",
    "ar": "قال [P:كريم حداد] للصحافة إن بلاده تحب الصيغة.",
    "fa": "[P:کریم حداد] به خبرنگاران گفت کشورش قالب را می‌پسندد.",
    "tr": "[P:Karim Haddad] basına ülkesinin biçimi beğendiğini söyledi.",
}
SIDES = {
    "en": "Both Syrian sides read the draft.",
    "fr": "Les deux parties syriennes ont lu le projet.",
    "ru": "Обе сирийские стороны прочли проект.",
    "ar": "قرأ الطرفان السوريان المسودة.",
    "fa": "هر دو طرف سوری پیش‌نویس را خواندند.",
    "tr": "Suriyeli taraflar taslağı okudu.",
}
PAPERS = {
    "en": ("[Cedar Front] met at noon.", "Its statement denounces the talks."),
    "fr": ("Le [Front du Cèdre] s'est réuni à midi.", "Son communiqué dénonce les pourparlers."),
    "ru": ("[Кедровый фронт] собрался в полдень.", "Его заявление осуждает переговоры."),
    "ar": ("اجتمعت [جبهة الأرز] ظهرا.", "ورفض بيانها المحادثات."),
    "fa": ("[جبهه سرو] ظهر گرد آمد.", "بیانیه‌اش مذاکرات را محکوم می‌کند."),
    "tr": ("[Sedir Cephesi] öğlen toplandı.", "Açıklamasında görüşmeleri reddetti."),
}


def states(language: str, *sentences: str) -> set[str]:
    """Return the keys of the states that words of the last sentence stand for."""
    found = (m for a in passage(language, *sentences) for m in a.antecedents)
    return {m.entity_id for m in found if m.label.value == "STATE"}


def marked(sentence: str) -> set[str]:
    """Return the names in brackets."""
    return {mark.rpartition(":")[2] for mark in re.findall(r"\[(.+?)\]", sentence)}


@each_language
def test_the_country_of_a_listed_person_is_that_of_the_list(language: str) -> None:
    """Who speaks of his country speaks for it."""
    assert states(language, COUNTRIES[language]) == {"russia"}


@each_language
def test_the_country_of_an_office_is_the_one_that_the_office_is_of(language: str) -> None:
    """'A Lutonian official said that his country …' needs no name."""
    assert states(language, OFFICES[language]) == marked(OFFICES[language])


@each_language
def test_the_country_of_somebody_unknown_is_nobody_knows_which(language: str) -> None:
    """Nothing tells where he is from."""
    assert states(language, UNKNOWN[language]) == set()


@each_language
def test_both_sides_of_the_country_are_government_and_opposition(language: str) -> None:
    """Each has a record of its own then."""
    ids = {m.entity_id for a in passage(language, SIDES[language]) for m in a.antecedents}
    assert ids == {"syrian-government", "syrian-opposition"}


@each_language
def test_what_the_paper_of_a_body_says_is_said_by_the_body(language: str) -> None:
    """'Its statement denounces the talks.'."""
    assert spoken_for(language, *PAPERS[language]) == marked(PAPERS[language][0])


AUTHORS = {
    "en": ("[Cedar Front] published a statement.", "The talks, the authors of the document think, serve nobody."),
    "fr": (
        "Le [Front du Cèdre] a publié un communiqué.",
        "Les auteurs du texte pensent que les pourparlers sont vains.",
    ),
    "ru": ("[Кедровый фронт] издал заявление.", "Переговоры, полагают авторы документа, никому не служат."),
    "ar": ("أصدرت [جبهة الأرز] بيانا.", "ويرى أصحاب البيان أن المحادثات لا تنفع أحدا."),
    "fa": ("[جبهه سرو] بیانیه‌ای منتشر کرد.", "نویسندگان این بیانیه مذاکرات را بی‌فایده می‌دانند."),
    "tr": ("[Sedir Cephesi] bir bildiri yayımladı.", "Metnin yazarları görüşmeleri yararsız buluyor."),
}


@each_language
def test_the_authors_of_a_paper_are_who_published_it(language: str) -> None:
    """The paper is that of the sentence before."""
    assert stood_for(language, *AUTHORS[language]) == marked(AUTHORS[language][0])


TITLED = {
    "en": ("[P:Nura Velin] spoke at noon.", "The spokeswoman called the talks over."),
    "fr": ("[P:Nura Velin] a parlé à midi.", "La porte-parole a dit les pourparlers finis."),
    "ru": ("[P:Карим Хаддад] выступил в полдень.", "Посол назвал переговоры оконченными."),
    "ar": ("تحدثت [P:نورا الفيلي] ظهرا.", "وقالت المتحدثة إن المحادثات انتهت."),
    "fa": ("[P:نورا ولین] ظهر سخن گفت.", "سخنگو مذاکرات را پایان‌یافته خواند."),
    "tr": ("[P:Nura Velin] öğlen konuştu.", "Sözcü, görüşmelerin bittiğini ve salonun boşaldığını dile getirdi."),
}


@each_language
def test_an_office_as_the_subject_goes_on_with_who_was_named(language: str) -> None:
    """However far its verb is: in Turkish and Persian the word that the sentence begins with is its subject."""
    assert stood_for(language, *TITLED[language]) == marked(TITLED[language][0])
    if language != "ar":  # whose verbs stand beside their subjects and need no more
        assert spoken_for(language, *TITLED[language]) == marked(TITLED[language][0])


def test_a_french_pronoun_in_the_words_of_a_speaker_names_who_spoke_before() -> None:
    """'Renouer avec l'Ardash suppose, a-t-il dit, …': the words name others."""
    before, quoted = "[P:Karim Haddad] a pris la parole.", "Renouer avec l'[S:Ardash] suppose, a-t-il dit, du temps."
    assert stood_for("fr", before, quoted) == {"Karim Haddad"}


def test_an_empty_french_pronoun_is_nobody() -> None:
    """'Il faut que la rencontre réussisse.'."""
    before = "Le [Front du Cèdre] s'est réuni."
    assert spoken_for("fr", before, "Il faut que les pourparlers d'Astana réussissent.") == set()
    assert spoken_for("fr", before, "Il forme le vœu que les pourparlers d'Astana réussissent.") == {"Front du Cèdre"}


@pytest.mark.parametrize("after", ["It was built on the talks in Astana.", "It is hard to think of the talks."])
def test_what_is_only_told_of_may_be_the_meeting(after: str) -> None:
    """'It is hard', 'it was built': nobody does anything by that."""
    assert spoken_for("en", "The [Cedar Front] met.", after) == set()
    assert spoken_for("en", "The [Cedar Front] met.", "It hopes for the talks in Astana.") == {"Cedar Front"}


def test_an_arabic_and_it_is_behind_the_talks_is_the_talks() -> None:
    """It is said of them: أستانا، وهو مسار."""
    assert stood_for("ar", "سافر [P:كريم حداد].", "إن مسار أستانا، وهو طريق طويل، لم ينته.") == set()


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "Le [S:négociateur lutonien] [P:Karim Haddad] est parti.", "Il refuse les pourparlers."),
        ("ru", "Ушёл [S:лутонский посланник] [P:Карим Хаддад].", "Переговоры, возразил он, окончены."),
        ("ar", "غادر [S:المفاوض اللوتوني] [P:كريم حداد].", "وهو يرفض المحادثات."),
        ("fa", "[S:مذاکره‌کننده لوتونی] [P:کریم حداد] رفت.", "این یکی مذاکرات را رد می‌کند."),
        ("tr", "[S:Lutonyalı müzakereci] [P:Kerim Haddad] gitti.", "Kendisi görüşmeleri reddetti."),
    ],
)
def test_a_pronoun_is_the_person_and_not_the_body_of_his_title(language: str, before: str, after: str) -> None:
    """'The Lutonian negotiator X': who may be either is X; English says 'he'."""
    assert stood_for(language, before, after) == {before[before.index("P:") + 2 : before.rindex("]")]}


LISTED = {
    "en": (
        "[S:Ardash], [S:Lutonia] and [S:Velin] agreed on a text that displeases the [Cedar Front].",
        "Its statement denounces the talks.",
    ),
    "fr": (
        "L'[S:Ardash], la [S:Lutonie] et le [S:Velin] ont conclu un texte qui déplaît au [Front du Cèdre].",
        "Son communiqué dénonce les pourparlers.",
    ),
    "ru": (
        "[S:Ардаш], [S:Лутония] и [S:Велин] приняли текст, который не нравится [Фронту Кедра].",
        "Его заявление осуждает переговоры.",
    ),
    "ar": ("اتفقت [S:أرداش] و[S:لوتونيا] و[S:فيلين] على نص لم يعجب [جبهة الأرز].", "ورفض بيانها المحادثات."),
    "tr": (
        "[S:Ardaş], [S:Lutonya] ve [S:Velin] metni imzalayınca [Sedir Cephesi] kızdı.",
        "Kendisi görüşmeleri reddetti.",
    ),
    "fa": (
        "[S:ارداش]، [S:لوتونیا] و [S:ولین] متن را امضا کردند و [جبهه سرو] خشمگین شد.",
        "این نهاد مذاکرات را رد کرد.",
    ),
}


@each_language
def test_one_of_an_enumeration_is_no_single_body(language: str) -> None:
    """'It' is the body that is named alone."""
    before, after = LISTED[language]
    assert stood_for(language, before, after) == {before[before.rindex("[") + 1 : before.rindex("]")]}


OWN_BODY = {
    "en": ("[P:Karim Haddad], spokesman of the [Cedar Front], spoke.", "He said that his group had refused to sign."),
    "fr": (
        "[P:Karim Haddad], porte-parole du [Front du Cèdre], a parlé.",
        "D'après lui, son groupe a refusé de signer.",
    ),
    "ru": ("[P:Карим Хаддад], представитель [Фронта Кедра], выступил.", "По его словам, его группировка отказалась."),
    "ar": ("تحدث [P:كريم حداد]، الناطق باسم [جبهة الأرز].", "وقال إن فصيله رفض التوقيع."),
    "fa": ("[P:کریم حداد]، سخنگوی [جبهه سرو]، سخن گفت.", "او گفت گروهش امضا را رد کرده است."),
    "tr": ("[Sedir Cephesi] sözcüsü [P:Kerim Haddad] konuştu.", "Kendi grubunun imzayı reddettiğini söyledi."),
}


OWN_DELEGATION = {
    "en": "He said that his delegation had refused to sign.",
    "fr": "D'après lui, sa délégation a refusé de signer.",
    "ru": "По его словам, его делегация отказалась.",
    "ar": "وقال إن وفده رفض التوقيع.",
    "fa": "او گفت هیئت او امضا را رد کرده است.",
    "tr": "Kendi heyetinin imzayı reddettiğini söyledi.",
}


@pytest.mark.parametrize("language", OWN_DELEGATION)
def test_his_delegation_is_of_the_body_for_which_he_speaks(language: str) -> None:
    """Who speaks of his delegation tells what the body does that sent it."""
    told = OWN_BODY[language][0]
    front = next(name for name in re.findall(r"\[([^\]]+)\]", told) if not name.startswith("P:"))
    assert front in {m.text for a in passage(language, told, OWN_DELEGATION[language]) for m in a.antecedents}


@pytest.mark.parametrize("language", OWN_BODY)
def test_his_group_is_the_body_for_which_he_speaks(language: str) -> None:
    """As the text says it; of somebody without a body nobody can tell whose group it is."""
    told, said = OWN_BODY[language]
    front = next(name for name in re.findall(r"\[([^\]]+)\]", told) if not name.startswith("P:"))
    person = next(name for name in re.findall(r"\[P:([^\]]+)\]", told))
    assert front in {m.text for a in passage(language, told, said) for m in a.antecedents}
    spoke = f"[P:{person}] {told.rpartition(' ')[2]}"
    assert {m.text for a in passage(language, spoke, said) for m in a.antecedents} <= {person}
