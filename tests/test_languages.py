"""The language of a text, of every block of a document, and of the document."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp import languages
from astana_nlp.languages import block_languages, identify, main_language
from astana_nlp.records import Block, Document, Extraction, Section

SENTENCES = {
    "en": (
        "The delegation of the northern council arrived in the capital on Tuesday evening.",
        "Several villages remained without water while engineers repaired the pipeline.",
        "She asked whether monitors could visit the detention centre before winter.",
    ),
    "ar": (
        "وصل وفد المجلس الشمالي إلى العاصمة مساء الثلاثاء.",
        "بقيت عدة قرى دون ماء بينما كان المهندسون يصلحون الأنابيب.",
        "سألت إن كان المراقبون سيزورون مركز الاحتجاز قبل الشتاء.",
    ),
    "ru": (
        "Делегация северного совета прибыла в столицу во вторник вечером.",
        "Несколько деревень остались без воды, пока инженеры чинили трубопровод.",
        "Она спросила, смогут ли наблюдатели посетить изолятор до зимы.",
    ),
    "tr": (
        "Kuzey meclisinin heyeti salı akşamı başkente ulaştı.",
        "Mühendisler boru hattını onarırken birkaç köy susuz kaldı.",
        "Gözlemcilerin kıştan önce gözaltı merkezini ziyaret edip edemeyeceğini sordu.",
    ),
    "fa": (
        "هیئت شورای شمال سه‌شنبه شب به پایتخت رسید.",
        "چند روستا بی‌آب ماندند تا مهندسان خط لوله را تعمیر کنند.",
        "او پرسید آیا ناظران پیش از زمستان از بازداشتگاه بازدید می‌کنند.",
    ),
    "fr": (
        "La délégation du conseil du nord est arrivée dans la capitale mardi soir.",
        "Plusieurs villages sont restés sans eau pendant la réparation de la conduite.",
        "Elle a demandé si les observateurs pourraient visiter le centre avant l'hiver.",
    ),
}
NEAR = {
    "kk": "Балалар өзеннің оңтүстігіндегі үш ауданда мектепке қайта оралды.",
    "ky": "Балдар дарыянын түштүгүндөгү үч райондо мектепке кайтып келишти.",
    "uk": "Ніхто на ринку не вірив, що перемир'я протримається довше тижня.",
    "be": "Дзеці вярнуліся ў школы ў трох раёнах на поўдзень ад ракі, кажа настаўнік.",
    "sr": "Нико на пијаци није веровао да ће примирје трајати дуже од недељу дана.",
    "bg": "Никой на пазара не вярваше, че примирието ще продължи повече от седмица.",
    "ku": "Li bazarê kesî bawer nedikir ku agirbest ji hefteyekê zêdetir berdewam bike.",
    "az": "Bazarda heç kim atəşkəsin bir həftədən çox davam edəcəyinə inanmırdı.",
    "crh": "Balalar özenniñ cenübindeki üç rayonda mektepke qaytıp keldiler, dedi oca.",
    "ckb": "لە بازاڕ کەس باوەڕی نەدەکرد ئاگربەستەکە زیاتر لە هەفتەیەک بەردەوام بێت.",
    "ur": "بازار میں کسی کو یقین نہیں تھا کہ جنگ بندی ایک ہفتے سے زیادہ چلے گی۔",
    "ps": "ماشومان د سیند په سوېل کې په درېو ولسوالیو کې ښوونځیو ته ستانه شول.",
    "de": "In drei Bezirken südlich des Flusses kehrten Kinder in die Schule zurück.",
    "es": "Los niños volvieron a la escuela en tres distritos al sur del río.",
}


def pieces(text: str, size: int) -> list[str]:
    """Cut a text into runs of whole words of at least `size` characters."""
    found, piece = [], ""
    for word in text.split():
        piece = f"{piece} {word}".strip()
        if len(piece) >= size:
            found.append(piece)
            piece = ""
    return found


def made(*paragraphs: tuple[str, Section]) -> Document:
    """Make a document of blocks."""
    blocks, text = [], ""
    for paragraph, section in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), section))
        text += paragraph + "\n\n"
    return Document("d1", "a.txt", "0", Extraction(text, tuple(blocks), "text"))


@pytest.mark.parametrize("language", SENTENCES)
def test_every_sentence_is_recognised(language: str) -> None:
    assert [identify(text) for text in SENTENCES[language]] == [language] * 3


@pytest.mark.parametrize(("size", "floor"), [(10, 0.95), (30, 0.995)])
def test_short_pieces_are_recognised(size: int, floor: float) -> None:
    """Nineteen of twenty pieces of ten characters, and all of thirty, are in the right language."""
    answers = [
        identify(piece) == code
        for code, sentences in SENTENCES.items()
        for text in sentences
        for piece in pieces(text, size)
    ]
    assert sum(answers) / len(answers) >= floor


@pytest.mark.parametrize("language", NEAR)
def test_near_languages_keep_their_own_name(language: str) -> None:
    """Kazakh is not Russian, Kurmanji not Turkish, Sorani and Urdu not Persian."""
    assert identify(NEAR[language]) == language


@pytest.mark.parametrize("language", ["kk", "uk", "ckb", "ku", "ur", "az", "crh", "sr", "bg", "de", "es", "ps"])
def test_pieces_of_near_languages_are_not_taken_for_one_that_is_read(language: str) -> None:
    """Thirty characters are enough to tell a neighbour from the six languages of the project."""
    found = {piece: identify(piece) for piece in pieces(NEAR[language], 30)}
    assert not {piece: code for piece, code in found.items() if code in SENTENCES}


@pytest.mark.parametrize("text", ["", "  \n", "24.01.2017", "— 12 % …", "۱۲۳"])
def test_text_without_letters_has_no_language(text: str) -> None:
    assert identify(text) == "und"


def test_a_foreign_name_does_not_change_the_language() -> None:
    """A Turkish name in an English sentence, a Latin one in an Arabic sentence, leave it English and Arabic."""
    assert identify("The envoy Şükrü Yağızoğlu met reporters in the lobby of the hotel.") == "en"
    assert identify("قال المبعوث (John Smithfield) إن الوفد سيصل غدا.") == "ar"


def test_persian_typed_with_arabic_letters_is_persian() -> None:
    """Old Persian pages write ك and ي; the words still say what it is."""
    assert identify("اين گفت و گوها با حضور سه كشور در پايتخت برگزار شد و به پايان رسيد.") == "fa"


def test_what_is_not_heard_would_not_have_changed_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow identifiers are only asked where they matter; asked always, they say the same."""
    texts = [piece for text in (*NEAR.values(), *sum(SENTENCES.values(), ())) for piece in (text, *pieces(text, 10))]
    asked = [(text, hint) for text in texts for hint in ("", "en", "ru", "fa")]
    answers = [identify(text, hint) for text, hint in asked]
    monkeypatch.setattr(languages, "LANGID_MOST", math.inf)
    languages._language.cache_clear()  # noqa: SLF001 - it remembers what was said before
    assert [identify(text, hint) for text, hint in asked] == answers


def test_langdetect_is_asked_where_it_may_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that Urdu and Persian share: the more it is sure of one of them, the likelier that is."""
    shared = "عدالت، حکومت، مجلس، قانون، وزارت، عوام، انتخاب، صدر، وزیر، تعلیم، کتاب"
    found = set()
    for code in ("ur", "fa"):
        monkeypatch.setattr(
            languages, "by_langdetect", lambda *_, code=code: dict.fromkeys({"ur", "fa"} - {code}, -6.0)
        )
        languages._language.cache_clear()  # noqa: SLF001 - it remembers what was said before
        found.add(identify(shared))
    languages._language.cache_clear()  # noqa: SLF001 - nor may it remember what was never said
    assert found == {"ur", "fa"}


@given(st.text(max_size=60))
def test_any_text_gets_the_same_answer_twice(text: str) -> None:
    """Identification is a function of the text alone."""
    assert identify(text) == identify(text)


def test_a_menu_in_another_language_keeps_its_own() -> None:
    """An Arabic menu around an English article comes out Arabic, the article English."""
    document = made(
        ("الرئيسية", Section.BOILERPLATE),
        ("آراء ومقالات", Section.BOILERPLATE),
        ("Council sends envoys", Section.TITLE),
        (" ".join(SENTENCES["en"]), Section.BODY),
        ("12.05.2017", Section.BODY),
        ("Rules", Section.HEADING),
        (" ".join(SENTENCES["en"]), Section.BODY),
        ("اتصل بنا", Section.BOILERPLATE),
    )
    languages = block_languages(document)
    assert languages == ("ar", "ar", "en", "en", "en", "en", "en", "ar")
    assert main_language(document, languages) == "en"


@pytest.mark.parametrize("language", SENTENCES)
def test_a_name_alone_takes_the_language_around_it(language: str) -> None:
    """A heading that is a bare name is in the language of the paragraph below it where the script allows it."""
    name = {"ar": "نور سلطان", "fa": "نور سلطان", "ru": "Астана"}.get(language, "Astana")
    document = made((name, Section.HEADING), (" ".join(SENTENCES[language]), Section.BODY))
    assert block_languages(document) == (language, language)


@pytest.mark.parametrize(("name", "language"), [("Marven Aldoush", "tr"), ("Nerim-Astan", "fr"), ("Лаврин", "uk")])
def test_a_name_of_several_words_takes_it_too(name: str, language: str) -> None:
    """Whatever language it sounds like, as long as the language around has its letters."""
    assert identify(name, language) == language


def test_a_heading_with_letters_of_its_own_keeps_its_language() -> None:
    """A Kazakh or Ukrainian heading in a Russian document."""
    assert [identify("Жаңалықтар", "ru"), identify("Українська", "ru")] == ["kk", "uk"]


WORDS = {
    "uk": ("на ринку не вірив", "після засідання", "вони прибули до столиці"),
    "kk": ("балалар мектепке қайта", "ауданда сайлау", "кездесуден кейін"),
    "ky": ("балдар мектепке кайтып", "жолугушуудан кийин"),
    "bg": ("на пазара не вярваше", "след заседанието", "децата се върнаха"),
    "mk": ("децата се вратија", "по состанокот беше", "никој не веруваше"),
    "ur": ("بازار میں کسی کو", "اجلاس کے بعد"),
    "ca": ("els nens van tornar", "després de la reunió"),
}


OWN = {
    "ru": ("ни капризом", "доктор обещал", "новую карту", "у трапа самолёта", "на базаре шептались"),
    "tr": ("üç kefilin", "ağır silahını", "köprünün başında", "kimse konuşmadı"),
    "fa": ("مشاور حقوقی", "شاخه جوانان", "کسی پاسخ نداد", "باران راه را برد"),
    "ar": ("سكت الشيوخ", "لم يرد أحد", "على ضفة النهر"),
    "en": ("proposes a", "at the gate", "two lorries", "no reply came"),
    "fr": ("deux camions", "au bord du fleuve", "il claqua la porte"),
    "bg": ("на фронта", "от министъра", "два камиона"),
    "uk": ("на фронті", "від міністра", "лікар кивнув"),
    "kk": ("шекарада", "мектеп алдында"),
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("оба катера", "ru"),
        ("план работ", "ru"),
        ("трава высока", "ru"),
        ("Тарас Демир и Мустафа", "ru"),
        ("halat koptu", "tr"),
        ("salonda sessizlik", "tr"),
    ],
)
def test_where_a_rarer_neighbour_would_do_too_the_likelier_language_is_said(text: str, language: str) -> None:
    """Serbian, Belarusian, Macedonian and Azeri have such words as well, and hardly a text on the subject."""
    assert identify(text) == language


@pytest.mark.parametrize("language", OWN)
def test_two_or_three_words_are_told_by_how_they_end(language: str) -> None:
    """Neighbours share stems (доктор, камион, мектеп), not what is done with them."""
    assert {text: identify(text) for text in OWN[language]} == dict.fromkeys(OWN[language], language)


@pytest.mark.parametrize("language", WORDS)
def test_a_few_words_without_a_letter_of_their_own_are_told_from_the_six(language: str) -> None:
    """Long lists of words say what letters do not."""
    found = {text: identify(text) for text in WORDS[language]}
    assert not {text: code for text, code in found.items() if code in SENTENCES}


@pytest.mark.parametrize(
    ("text", "near"), [("или закона", "ru"), ("Декларация", "ru"), ("انسانی شخصیت", "fa"), ("یا نجی طور", "fa")]
)
def test_a_few_words_that_a_neighbour_writes_as_well_are_not_said_to_be_ours(text: str, near: str) -> None:
    """They stand in Bulgarian and Urdu texts; what is around them says which language they are in."""
    assert identify(text) not in SENTENCES
    assert identify(text, near) == near


def test_a_forced_language_is_given_to_every_block() -> None:
    document = made(("Astana", Section.TITLE), (SENTENCES["en"][0], Section.BODY))
    assert block_languages(document, "tr") == ("tr", "tr")


def test_a_document_without_letters_has_no_main_language() -> None:
    document = made(("12 : 30", Section.BODY))
    assert main_language(document, block_languages(document)) == "und"
