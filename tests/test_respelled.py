"""Listed names in spellings that the list does not have, and names that only look like them."""

from __future__ import annotations

import pytest

from astana_nlp import knowledge
from astana_nlp.names import find_mentions
from astana_nlp.records import Section, Sentence
from astana_nlp.spelling import fold


def _linked(language: str, text: str) -> set[str]:
    sentence = Sentence("s", 0, len(text), text, 0, 1, Section.BODY, language)
    return {m.entity_id for m in find_mentions([sentence], "d", "2018-02-01") if m.entity_id}


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("en", "Ayman al-Assemmi spoke.", "ayman-al-asimi"),
        ("en", "Nureddeen Zinki left.", "nour-al-din-al-zenki"),
        ("ar", "غادر نورالدين زنكي", "nour-al-din-al-zenki"),
        ("ar", "التقى ألكسندر لافرونتييف", "alexander-lavrentiev"),
        ("ru", "с Мухамадом Алюшем", "mohammed-alloush"),
        ("ru", "бойцы «Усуд аш-Шаркийа»", "lions-of-the-east-army"),
        ("tr", "Sukuruş Şam'ın sözcüsü", "suqour-al-sham"),
        ("tr", "Feylakürrahman konuştu", "al-rahman-legion"),
        ("tr", "1. Sahil Tümeni'nin", "first-coastal-division"),
        ("fa", "میخائیل باگدانُف آمد", "mikhail-bogdanov"),
        ("fr", "l'Armée libre d'Idleb", "free-idlib-army"),
        ("fr", "Riyad Hidjab est venu.", "riad-hijab"),
        ("fr", "Hicham Mourouweh est venu.", "hisham-marwa"),
        ("en", "Jaysh al-Badiya stayed at home.", "jaysh-al-badia"),
    ],
)
def test_equal_consonants_link(language: str, text: str, entity: str) -> None:
    """Vowels, doubled letters, joints, articles and case endings do not hide a listed name."""
    assert entity in _linked(language, text)


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("en", "Mahmoud Alloush came.", "mohammed-alloush"),
        ("ar", "جاء محمود علوش", "mohammed-alloush"),
        ("en", "Hussein Rouhani came.", "hassan-rouhani"),
        ("en", "the Martyrs of al-Islam Brigade", "brigade-of-islam"),
        ("tr", "3. Sahil Tümeni", "first-coastal-division"),
        ("en", "the Army of Tahrir al-Sham", "jaysh-al-tahrir"),
        ("fa", "سندی را چاپ کرد.", "jabhat-al-akrad"),
        ("fa", "به هر سه قطعنامه رأی داد.", "tiger-forces"),
        ("ar", "هو نفسه ترك اللواء أمس.", "liwa-thuwar-al-raqqa"),
        ("ar", "تباحثا في ترسيم الحدود البحرية.", "hadi-al-bahra"),
        ("fr", "La « troïka » veut une trêve.", "raqqa-revolutionaries-brigade"),
        ("ar", "لم يُدرج اسم الرئيس في المسودة.", "issam-al-rayes"),
        ("ar", "لم يُعرف ما آلت إليه الأمور.", "ali-al-omar"),
        ("fa", "جز چند عکس چیزی نماند.", "jund-al-aqsa"),
        ("ru", "Явилась и «Гвардия Барады».", "riyadh-platform"),
        ("fr", "Le Parti de l'Éveil s'abstient.", "hezbollah"),
        ("tr", "Kerratin Cephesi geri döndü.", "kurdish-front"),
        ("tr", "Türkmen Dağı Ordusu geri döndü.", "jaysh-al-sharqiya"),
        ("ru", "Лива Аль-Кадисия осталась дома.", "liwa-al-quds"),
        ("ar", "انضمت اللجنة إلى الحضور.", "jaysh-al-izza"),
        ("tr", "Maaşlarının ödenmediğini söyledi.", "heiko-maas"),
        ("en", "The Sickle of Bustan stayed at home.", "desert-hawks-brigade"),
    ],
)
def test_other_names_of_the_same_consonants_do_not_link(language: str, text: str, entity: str) -> None:
    """Given names that only vowels tell apart, and parts of longer names, are somebody else."""
    assert entity not in _linked(language, text)


INVENTED = {
    # 'Nasr' with what is no ending of a case, and the consonants of 'New Syrian' in one word
    "en": ("Jaych al-Nasirin stayed at home.", "Jaysh al-Nasiriyan stayed at home."),
    "fr": ("Jaych al-Nasirin est resté chez lui.", "Jaych al-Nasiriyan est resté chez lui."),
    "ru": ("Джейш ан-Насирин остался дома.", "Джейш ан-Насрин остался дома."),
    "tr": ("Ceyş en-Nasirin evde kaldı.", "Hakiqin Tugayı evde kaldı."),
    "ar": ("بقي جيش الناصرين في الديار.", "بقي جيش الناصريين في الديار."),
    "fa": ("جیش الناصرین در خانه ماند.", "جیش الناصریین در خانه ماند."),
}
HAQIQ = {  # with a vowel between the consonants that 'Haqq' doubles
    "en": "Liwa al-Haqiq stayed at home.",
    "fr": "Liwa al-Haqiq est resté chez lui.",
    "ru": "Лива аль-Хакик осталась дома.",
    "tr": "Liva el-Hakik evde kaldı.",
    "ar": "بقي لواء الحقيق في الديار.",
    "fa": "لوای الحقیق در خانه ماند.",
}


@pytest.mark.parametrize("language", INVENTED)
def test_an_army_that_no_list_has_is_none_of_those_that_it_has(language: str) -> None:
    """Words that are written together keep their letters, and only what is an ending of the language is one."""
    assert [_linked(language, text) for text in INVENTED[language]] == [set(), set()]


@pytest.mark.parametrize("language", HAQIQ)
def test_two_equal_consonants_with_a_vowel_between_are_no_doubled_one(language: str) -> None:
    """Al-Haqiq is not al-Haqq."""
    assert _linked(language, HAQIQ[language]) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Liwa al-Haq stayed at home."),
        ("fr", "Liwa al-Haq est resté chez lui."),
        ("ru", "Лива аль-Хакк осталась дома."),
        ("tr", "Liva el-Hakk evde kaldı."),
    ],
)
def test_a_doubled_consonant_counts_once(language: str, text: str) -> None:
    """Al-Haq is al-Haqq."""
    assert _linked(language, text) & {"liwa-al-haqq", "hayat-tahrir-al-sham"}


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("fr", "La Turquie a souscrit au communiqué.", "turkey"),
        ("en", "But Beirut sent nobody.", "lebanon"),
        ("en", "For the Syrian Army it came too late.", "syrian-arab-army"),
        ("ar", "أما سوريا فلم ترسل أحدا.", "syria"),
        ("ar", "لا تركيا ولا إيران وافقت.", "turkey"),
        ("fa", "اما سوریه کسی را نفرستاد.", "syria"),
        ("ru", "При Анкаре остались немногие.", "turkey"),
        ("tr", "Ama Ankara kimseyi göndermedi.", "turkey"),
    ],
)
def test_a_function_word_begins_no_name(language: str, text: str, entity: str) -> None:
    """'La Turquie' and 'لا تركيا' have the consonants of Liwa Thuwar al-Raqqa, 'But Beirut' of the Baath Party."""
    assert not _linked(language, text) & {"liwa-thuwar-al-raqqa", "baath-party", "free-syrian-army", "friends-of-syria"}
    assert entity in _linked(language, text)


@pytest.mark.parametrize("acronym", ["BM'nin", "HTŞ'ye", "PKK’nın"])
def test_turkish_endings_leave_acronyms_whole(acronym: str) -> None:
    """An acronym is one with its case ending too."""
    assert _linked("tr", f"{acronym} açıklaması")


@pytest.mark.parametrize("text", ["l'ONU", "l'ASL", "L’OSDH"])
def test_elided_articles_leave_acronyms_whole(text: str) -> None:
    """An acronym is one behind the article that French joins to it."""
    assert _linked("fr", f"{text} le dit")


def test_no_spelling_is_two_given_names() -> None:
    """The table of given names keeps them apart: no spelling stands in two rows."""
    owners: dict[str, set[str]] = {}
    for name, languages in knowledge.given_names().items():
        for written in (w for spellings in languages.values() for w in spellings):
            owners.setdefault(fold(written), set()).add(name)
    assert {written: names for written, names in owners.items() if len(names) > 1} == {}
