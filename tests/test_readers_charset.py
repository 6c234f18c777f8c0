"""Bytes to text: encodings of six languages, declared, undeclared and wrongly declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.readers.characters import clean, one_line, superscript
from astana_nlp.readers.charset import decode, repair_mojibake

TEXTS = {
    "ar": (
        "اجتمعت الوفود صباح اليوم في قاعة كبيرة لمناقشة آلية مراقبة وقف إطلاق النار، وقال أحد الوسطاء إن "
        "الأطراف اتفقت على تشكيل لجنة مشتركة. وأضاف أن الجولة المقبلة ستعقد بعد شهر، إذا التزم الجميع بما "
        "وقعوا عليه. ورأى مراقبون أن هذا التقدم بطيء لكنه ضروري، لأن المدنيين ينتظرون وصول المساعدات والإفراج "
        "عن المعتقلين منذ أشهر طويلة."
    ),
    "fa": (
        "هيئت هاي شرکت کننده در نشست امروز درباره چگونگي نظارت بر آتش بس گفتگو کردند و پذيرفتند که کارگروهي "
        "مشترک پديد آيد. يکي از ميانجي ها گفت که دور آينده گفتگوها يک ماه ديگر برگزار مي شود و همه گروه ها "
        "بايد به پيمان خود پايبند بمانند. کارشناسان مي گويند اين پيشرفت کند ولي ژرف است، چرا که مردم چشم به "
        "راه کمک هاي بشردوستانه اند."
    ),
    "ru": (
        "Делегации собрались утром в большом зале, чтобы обсудить наблюдение за прекращением огня. Посредник "
        "сообщил, что стороны договорились создать совместную группу, а следующая встреча пройдёт через "
        "месяц. Эксперты считают, что этот шаг важен, хотя и медленный: жители давно ждут помощи и "
        "возвращения пленных. Объявлено о новых мерах."
    ),
    "tr": (
        "Heyetler sabah büyük salonda toplanarak ateşkesin nasıl izleneceğini görüştü. Arabulucu, tarafların "
        "ortak bir çalışma grubu kurulması konusunda anlaştığını, bir sonraki turun bir ay sonra yapılacağını "
        "söyledi. Uzmanlar bu adımın yavaş ama önemli olduğunu düşünüyor; çünkü siviller uzun süredir "
        "yardımın ulaşmasını bekliyor."
    ),
    "fr": (
        "Les délégations se sont réunies le matin dans une grande salle afin d'étudier la surveillance de la "
        "trêve. Le médiateur a déclaré que les parties s'étaient entendues sur la création d'un groupe commun "
        "et que le prochain cycle aurait lieu dès le mois suivant. Les observateurs jugent ce progrès réel, "
        "même s'il paraît très lent."
    ),
}
ENCODINGS = {
    "ar": ("cp1256", "iso8859_6", "cp720"),
    "fa": ("cp1256",),
    "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"),
    "tr": ("cp1254", "iso8859_9", "cp857"),
    "fr": ("cp1252", "iso8859_1", "iso8859_15", "cp850", "mac_roman"),
}
LEGACY = [(language, encoding) for language, names in ENCODINGS.items() for encoding in names]
WIDE = ["utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le"]


def in_encoding(language: str, encoding: str) -> tuple[str, bytes]:
    """Return a text with the letters that the encoding has, and its bytes."""
    text = TEXTS[language]
    if encoding == "cp1256" or language != "fa":
        text = text.encode(encoding, errors="ignore").decode(encoding)
    return text, text.encode(encoding)


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_legacy_encoding_is_recognised_by_its_letters(language: str, encoding: str) -> None:
    """A text of some 300 letters tells its encoding without any declaration."""
    text, data = in_encoding(language, encoding)
    assert decode(data) == text


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_a_wrong_declaration_loses_against_the_letters(language: str, encoding: str) -> None:
    """Pages in any encoding call themselves iso-8859-1 or UTF-8; the letters decide."""
    text, data = in_encoding(language, encoding)
    assert decode(data, "utf-8") == text
    if language != "fr":
        assert decode(data, "iso-8859-1") == text


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_unicode_needs_no_declaration(language: str, encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are recognised with a byte order mark and without."""
    assert decode(TEXTS[language].encode(encoding), "windows-1252") == TEXTS[language]


def test_one_broken_byte_does_not_turn_utf8_into_something_else() -> None:
    """A file cut in the middle of a character stays UTF-8."""
    assert decode(TEXTS["ru"].encode()[:-3] + b"\xd0") == TEXTS["ru"][:-2] + "\ufffd"


@pytest.mark.parametrize("misread_as", ["cp1256", "latin_1"])
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_mojibake_is_repaired_where_it_is_unambiguous(language: str, misread_as: str) -> None:
    """UTF-8 that was read in a legacy encoding comes back whole."""
    assert repair_mojibake(TEXTS[language].encode().decode(misread_as)) == TEXTS[language]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_sound_text_is_not_repaired(language: str) -> None:
    """Text that is right stays as it is."""
    assert repair_mojibake(TEXTS[language]) == TEXTS[language]


@given(st.text())
def test_utf8_of_any_text_is_read_back(text: str) -> None:
    """What is valid UTF-8 is read as UTF-8, apart from repaired mojibake and the byte order mark."""
    data = text.encode("utf-8", errors="ignore")
    assert decode(b"\xef\xbb\xbf" + data) == data.decode().removeprefix("\ufeff")


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "windows-1256", "no such encoding", "utf-16"]))
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    """No bytes and no declaration make the decoder fail, and the outcome can be written as UTF-8 after cleaning."""
    assert clean(decode(data, declared)).encode("utf-8") is not None


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """`clean` reaches its end at once."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("co\u00adoperation", "cooperation"),
        ("أســـتانا", "أستانا"),
        ("\ufee3\ufea4\ufe8e\ufea9\ufe9b\ufe8e\ufe95", "محادثات"),
        ("\ufefb", "لا"),
        ("\u202bنص\u202c\u200f", "نص"),
        ("می\u200cشود", "می\u200cشود"),
        ("می\u200c\u200cشود", "می\u200cشود"),
        ("و \u200cاین\u200c", "و این"),
        ("23\u00a0января", "23 января"),
        ("de\ufb01nition", "definition"),
        ("days\u00b9\u00b3", "days\u00b9\u00b3"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("I\u0307stanbul", "İstanbul"),
    ],
)
def test_invisible_characters_go_and_letters_stay(raw: str, wanted: str) -> None:
    """One written form for what looks the same."""
    assert clean(raw) == wanted


def test_lines_are_joined_and_note_marks_written_above() -> None:
    """White space of any kind becomes one space; digits of all scripts become superscript."""
    assert one_line(" a \n\t b ") == "a b"
    assert superscript("12") == superscript("۱۲") == "¹²"
