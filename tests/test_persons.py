"""Words for a person some paragraphs on, and who goes on speaking. All names are invented."""

from __future__ import annotations

import pytest

from passages import passage

APART = {  # a person, another one, what is told of the weather, the man, the diplomat
    "en": (
        "[P:Karim Haddad] arrived.",
        "[P:Walid Nassar] left.",
        "Rain fell.",
        "The man",
        "The diplomat",
        "rejected it.",
    ),
    "fr": (
        "[P:Karim Haddad] est arrivé.",
        "[P:Walid Nassar] est parti.",
        "La nuit tombait.",
        "L'homme",
        "Le diplomate",
        "a rejeté la rencontre.",
    ),
    "ru": (
        "[P:Карим Хаддад] приехал.",
        "[P:Валид Нассар] уехал.",
        "Шёл дождь.",
        "Собеседник",
        "Дипломат",
        "отверг встречу.",
    ),
    "ar": ("وصل [P:كريم حداد].", "غادر [P:وليد نصار].", "هطل المطر.", "رفض الرجل", "رفض الدبلوماسي", "الجولة."),
    "fa": (
        "[P:کریم حداد] رسید.",
        "[P:ولید نصار] رفت.",
        "باران بارید.",
        "این مرد",
        "این دیپلمات",
        "دور را رد کرد.",
    ),
    "tr": (
        "[P:Kerim Haddad] geldi.",
        "[P:Velid Nassar] gitti.",
        "Yağmur yağdı.",
        "Bu adam,",
        "Yönetici,",
        "turu reddettiğini söyledi.",
    ),
}


def meant(language: str, *sentences: str) -> set[str]:
    """Return whom the words of the last sentence stand for."""
    return {m.text for anaphor in passage(language, *sentences) for m in anaphor.antecedents}


@pytest.mark.parametrize("word", [3, 4])
@pytest.mark.parametrize("language", APART)
def test_a_word_for_a_person_is_the_only_one_of_the_passage(language: str, word: int) -> None:
    """Some paragraphs later, too, where nobody else was named; of two who are as far nobody can tell."""
    parts = APART[language]
    told, other, rain, last = parts[0], parts[1], f"¶{parts[2]}", f"¶{parts[word]} {parts[5]}"
    assert meant(language, told, rain, rain, rain, last) == {told.partition("[P:")[2].partition("]")[0]}
    assert meant(language, told, other, rain, rain, rain, last) == set()


@pytest.mark.parametrize(
    ("language", "told", "rain", "last"),
    [
        ("ar", "وصل [P:كريم حداد].", "هطل المطر.", "رفض المتحدث باسمها آنذاك [P:وليد نصار] الجولة."),
        ("ar", "وصل [P:كريم حداد].", "هطل المطر.", "رفض المحامي المعروف [P:وليد نصار] الجولة."),
        ("fa", "[P:کریم حداد] رسید.", "باران بارید.", "سخنگو [P:ولید نصار] دور را رد کرد."),
        ("tr", "[P:Kerim Haddad] geldi.", "Yağmur yağdı.", "Avukat [P:Velid Nassar] turu reddetti."),
        ("tr", "[P:Kerim Haddad] geldi.", "Yağmur yağdı.", "Masada Bakan Yardımcısı [P:Velid Nassar] vardı."),
    ],
)
def test_a_profession_before_a_name_is_its_title(language: str, told: str, rain: str, last: str) -> None:
    """It stands for nobody who was named before."""
    assert meant(language, told, last) == set()
    assert meant(language, told, *(f"¶{rain}",) * 3, f"¶{last}") == set()


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("La [Brigade du Cèdre] a protesté.", "Ce n'est, rétorque-t-elle, qu'une perte de temps."),
        ("Les [Brigades du Cèdre] ont protesté.", "L'heure n'est pas, ont-elles fait valoir, aux discussions."),
        ("La [Brigade du Cèdre] a protesté.", "« Ce n'est qu'une perte de temps », estime-t-elle."),
    ],
)
def test_a_pronoun_behind_a_french_verb_of_saying_speaks(before: str, sentence: str) -> None:
    """What stands around it are the words of whom it stands for."""
    (found,) = [a for a in passage("fr", before, sentence) if a.text in ("elle", "elles")]
    assert found.speaking


@pytest.mark.parametrize("sentence", ["La brigade a-t-elle, dans ce conflit, mené le jeu ?", "Ira-t-elle à Genève ?"])
def test_a_pronoun_of_a_french_question_speaks_not(sentence: str) -> None:
    """Its verb is what is asked."""
    assert not any(a.speaking for a in passage("fr", "La [Brigade du Cèdre] a protesté.", sentence))


def test_who_spoke_in_passing_speaks_on() -> None:
    """'A-t-il précisé' says who speaks: the next 'a-t-il' is no government that is named between them."""
    told = "[P:Karim Haddad] a parlé à la presse."
    said = ("Idleb, a-t-il précisé, a dominé les débats.", "Nul n'y croit, pas même la [S:Lutonie].")
    assert meant("fr", told, *said, "Si rien ne bouge, a-t-il résumé, tout sera perdu.") == {"Karim Haddad"}


@pytest.mark.parametrize(
    ("language", "before", "sentence"),
    [
        ("en", "[P:Karim Haddad] spoke of the round.", "In his telling, the process had failed."),
        ("fr", "[P:Karim Haddad] a parlé de la rencontre.", "De son point de vue, le processus a échoué."),
        ("ru", "[P:Карим Хаддад] говорил о встрече.", "С его точки зрения, процесс провалился."),
        ("ar", "تحدث [P:كريم حداد] عن الجولة.", "فالبيان، في تقديره، لا يختلف عما سبقه."),
        ("fa", "[P:کریم حداد] درباره دور سخن گفت.", "به زعم او روند شکست خورده است."),
        ("tr", "[P:Kerim Haddad] turdan söz etti.", "Süreç, kendi ifadesiyle, çöktü."),
    ],
)
def test_a_view_is_of_whom_its_pronoun_stands_for(language: str, before: str, sentence: str) -> None:
    """'In his telling', 'في تقديره': the sentence is in the words of who was named before."""
    (found,) = [a for a in passage(language, before, sentence) if a.speaking]
    assert {m.text for m in found.antecedents} == {before.partition("[P:")[2].partition("]")[0]}


@pytest.mark.parametrize(
    ("language", "told", "between", "sentence"),
    [
        ("ar", "قال [P:كريم حداد] إن الجولة فشلت.", "وقد شاركت فيها [S:لوتونيا].", "وأضاف أن المسار انتهى."),
        (
            "fa",
            "[P:کریم حداد] گفت دور شکست خورد.",
            "مردم آن را در [S:لوتونیا] شنیدند.",
            "افزود که روند پایان یافته است.",
        ),
        (
            "tr",
            "[P:Kerim Haddad] turun çöktüğünü söyledi.",
            "Tura [S:Lutonya]'dan da gelen vardı.",
            "Sürecin bittiğini söyledi.",
        ),
        (
            "ru",
            "[P:Карим Хаддад] сказал, что раунд провалился.",
            "Туда приезжали и из [S:Лутонии].",
            "Добавил, что процесс окончен.",
        ),
    ],
)
def test_who_spoke_last_goes_on_where_a_verb_of_saying_has_no_subject(
    language: str, told: str, between: str, sentence: str
) -> None:
    """The sentence between names a state without a word of its own; of two people nobody can tell."""
    name = told.partition("[P:")[2].partition("]")[0]
    assert meant(language, told, between, sentence) == {name}


def test_of_two_people_who_did_not_speak_neither_goes_on() -> None:
    """A wrong holder is worse than none."""
    told = "التقى [P:كريم حداد] و[P:وليد نصار] في المدينة."
    assert meant("ar", told, "وقد هطل فيها المطر على [S:لوتونيا].", "وأضاف أن المسار انتهى.") == set()


def test_a_russian_verb_whose_subject_the_parser_loses_is_not_without_one() -> None:
    """A verb far from the beginning may have a subject before it."""
    told, last = (
        "[P:Карим Хаддад] сказал, что раунд провалился.",
        "Ещё в июле ведомство местом для диалога назвало одну ООН.",
    )
    assert meant("ru", told, last) == set()


@pytest.mark.parametrize(
    ("language", "told", "sentence"),
    [
        ("ar", "تحدث [P:كريم حداد] عن الجولة.", "أما الهدف، كما يراه، فكان تقسيم البلاد."),
        ("ar", "تحدث [P:كريم حداد] عن الجولة.", "والمسار، كما يقول، ميت."),
        ("fa", "[P:کریم حداد] درباره دور سخن گفت.", "این روند، چنان‌که می‌گوید، مرده است."),
    ],
)
def test_as_he_says_needs_no_pronoun(language: str, told: str, sentence: str) -> None:
    """An inserted 'كما يقول' gives the sentence to who was named before."""
    (found,) = [a for a in passage(language, told, sentence) if a.speaking]
    assert {m.text for m in found.antecedents} == {told.partition("[P:")[2].partition("]")[0]}


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("[Sedir Cephesi] sözcüsü [P:Kerim Haddad], tura katılmayacaklarını söyledi.", {"Sedir Cephesi"}),
        ("[P:Kerim Haddad], tura katılmayacaklarını söyledi.", {"Kerim Haddad"}),
        ("[Sedir Cephesi] sözcüsü [P:Kerim Haddad], köylülerin tura katılmayacaklarını söyledi.", set()),
        ("[Sedir Cephesi] sözcüsü [P:Kerim Haddad], [Nar Birliği]'nin gelmediklerini söyledi.", set()),
        ("[Sedir Cephesi] sözcüsü [P:Kerim Haddad], tura katılmayacağını söyledi.", set()),
    ],
)
def test_a_turkish_speaker_tells_what_he_and_others_do(sentence: str, holder: set[str]) -> None:
    """A verbal noun of many whose subject nobody else is tells of the body for which he speaks (rule 8)."""
    assert meant("tr", sentence) == holder
