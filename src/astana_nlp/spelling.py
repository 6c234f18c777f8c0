"""How words are compared across spellings and scripts: words with offsets, folded keys, endings, consonant skeletons.

Equality of keys decides whether two spellings are one name; there are no similarity scores here, since those merge
names such as Ahrar and Tahrir. The skeleton follows the idea of consonant-only indexing of Arabic names across
transliterations (compare the Buckwalter and ISO 233 tables for what each letter stands for).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = "'’‘ʼʿʾ`´′ʻ"
ZWNJ = "\u200c"
_LETTER = r"[^\W\d_⁰¹²³⁴-⁹₀-₉]"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
WORD = re.compile(
    rf"(?:{_LETTER}\.){{2,}}"  # U.N., U.S.
    rf"|{_LETTER}[{_MARKS}]*(?:{_LETTER}|[{_MARKS}]|[{APOSTROPHES}{ZWNJ}](?={_LETTER}))*"
    r"|[0-9٠-٩۰-۹]+"
)

_ARABIC_FOLD = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ؤ": "و",
        "ک": "ك",
        "ڪ": "ك",
        "ـ": "",
        ZWNJ: "",
    }
)
_LATIN_FOLD = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ə": "a", "æ": "ae", "œ": "oe"})
_APOSTROPHE_OUT = str.maketrans(dict.fromkeys(APOSTROPHES, ""))

# articles before Arabic names, as the six languages write them; the short ones count only with a hyphen after them
ARTICLES = frozenset({"al", "el", "аль", "эль", "ал", "ель"})
HYPHENED_ARTICLES = frozenset(
    {"as", "ash", "ad", "ar", "at", "an", "az", "es", "ed", "er", "et", "en", "ez", "ul", "esh", "ech", "ach"}
    | {"uş", "üş", "eş", "ud", "ur", "uz", "un", "ut"}
    | {"ас", "аш", "ад", "ар", "ат", "ан", "аз", "ус", "уш", "уд", "ур", "ун", "эс", "эш", "эд", "эр", "эн", "эз"}
)
_HYPHENS = ("-", "‑", "‐", "–")
# what joins two names in a list, as keys
AND = frozenset({"and", "و", "и", "ve", "et"})
JOINING = AND | {"ile"}  # Turkish joins them with 'with', too
TURKISH_LOCATIVES = frozenset({"da", "de", "ta", "te"})
CONNECTORS = frozenset({"of", "the", "de", "du", "des", "la", "le", "les", "l", "d"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a text: `key` is its folded form, `gap` what stands between it and the word before."""

    start: int
    end: int
    text: str
    key: str
    gap: str

    @property
    def capital(self) -> bool:
        """Say whether the word could begin a name: scripts without capitals always can."""
        first = self.text[0]
        return first.isupper() or not first.islower()

    @property
    def cased(self) -> bool:
        """Say whether the script of the word has capitals."""
        return self.text[0].isupper() or self.text[0].islower()

    def ending_from(self, offset: int) -> str:
        """Return what the word adds behind `offset`, without the apostrophe: the 'da' of Astana'da."""
        return self.text[offset - self.start :].strip(APOSTROPHES)


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text in order; `offset` is added to all positions."""
    found: list[Word] = []
    before = 0
    for match in WORD.finditer(text):
        gap = text[before : match.start()]
        found.append(Word(offset + match.start(), offset + match.end(), match[0], fold(match[0]), gap))
        before = match.end()
    return tuple(found)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the word without case, diacritics, apostrophes and letter variants that do not tell names apart."""
    plain = unicodedata.normalize("NFKC", word)
    if is_arabic(plain):
        kept = (c for c in plain.translate(_ARABIC_FOLD) if not unicodedata.combining(c))
        return "".join(kept).translate(_APOSTROPHE_OUT)
    plain = plain.casefold().translate(_APOSTROPHE_OUT).replace(".", "").replace(ZWNJ, "")
    if is_cyrillic(plain):
        return unicodedata.normalize("NFC", plain.replace("\u0301", "")).replace("ё", "е")
    split = unicodedata.normalize("NFKD", plain.translate(_LATIN_FOLD))
    return "".join(c for c in split if not unicodedata.combining(c))


def is_arabic(word: str) -> bool:
    """Say whether the word is written in the Arabic script (Arabic, Persian)."""
    return any("\u0600" <= c <= "\u06ff" and c.isalpha() for c in word)


def is_cyrillic(word: str) -> bool:
    """Say whether the word is written in the Cyrillic script."""
    return any("\u0400" <= c <= "\u04ff" for c in word)


def number(key: str) -> int | None:
    """Return the value of a key of digits (Western, Arabic-Indic, Persian), else None."""
    return int(key) if key.isdecimal() and len(key) <= 4 else None  # noqa: PLR2004 - years are the longest we need


def is_article(words: tuple[Word, ...], i: int) -> bool:
    """Say whether word `i` is the article of an Arabic name: al-Sham, ash-Sham, аль-Ислам, el-Nusra, Feylak-uş Şam."""
    key = words[i].key
    if key in ARTICLES:
        return True
    beside = (words[i], words[i + 1]) if i + 1 < len(words) else ()
    # compared as written: uş is an article, US is not
    return words[i].text.casefold() in HYPHENED_ARTICLES and any(word.gap in _HYPHENS for word in beside)


# -- endings and clitics -------------------------------------------------------------------------------------------

_RUSSIAN_ENDINGS: tuple[tuple[str, str], ...] = (
    # nominative ending -> endings of the other cases and numbers (Zaliznyak's main classes, hard and soft together)
    ("ия", "ия ии ию ией иею ий иям иями иях"),
    ("ие", "ие ия ию ием ии ий иям иями иях их им ими"),
    ("ий", "ий его ему им ем ие их ими ого ому ом ая ой ую ое яя ей юю ее ия ию ии ием"),
    ("ый", "ый ого ому ым ом ые ых ыми ая ой ую ое"),
    ("ой", "ой ого ому ым ом ые ых ыми ая ую ое ие их им ими"),
    ("ая", "ая ой ей ую ою ею ые ых ым ыми ие их им ими"),
    ("яя", "яя ей юю ие их им ими"),
    ("ое", "ое ого ому ым им ом ые ых ыми ие их ими"),
    ("ее", "ее его ему им ем ие их ими"),
    ("ые", "ые ых ым ыми"),
    ("а", "а ы и е у ой ою ей ам ами ах"),
    ("я", "я и е ю ей ью ям ями ях"),
    ("ь", "ь и ью я ю ем е ей ям ями ях"),
    ("й", "й я ю ем е и ев ям ями ях"),
    ("ы", "ы ов ам ами ах"),
    ("и", "и ов ам ами ах ей ям ями ях"),
    ("о", "о а у ом е ам ами ах"),
    ("е", "е я ю ем и й ям ями ях"),
)
_RUSSIAN_AFTER_CONSONANT = " а у ом ем ым е ы и ов ам ами ах ой ых ыми"
# of the cases and numbers of all classes
RUSSIAN_ENDINGS = frozenset(
    ending for _, endings in (*_RUSSIAN_ENDINGS, ("", _RUSSIAN_AFTER_CONSONANT)) for ending in endings.split()
)
_SHORTEST_DECLINED = 3


@lru_cache(maxsize=20_000)
def russian_forms(key: str) -> frozenset[str]:
    """Return the forms that a Russian word of a name takes by case and number; other words come back alone."""
    if not is_cyrillic(key) or len(key) < _SHORTEST_DECLINED:
        return frozenset({key})
    for nominative, endings in _RUSSIAN_ENDINGS:
        if key.endswith(nominative):
            stem = key.removesuffix(nominative)
            return (
                frozenset({key, *(stem + ending for ending in endings.split())}) if len(stem) > 1 else frozenset({key})
            )
    if key[-1] in "уюэ":
        return frozenset({key})
    return frozenset(key + ending for ending in _RUSSIAN_AFTER_CONSONANT.split(" "))


_BEHIND_APOSTROPHE = re.compile(rf"(?<=\w)[{APOSTROPHES}](\w+)$")
_TURKISH_CASES = "nin nun in un ye ya e a yi yu i u ne na ni nu de da te ta den dan ten tan nde nda nden ndan le la"
_TURKISH_PLURALS = "ler lar leri lari"
_TURKISH_POSSESSIVES = "si su i u"
_TURKISH_SUFFIXES = frozenset(
    {*_TURKISH_CASES.split(" "), *_TURKISH_PLURALS.split(" "), *_TURKISH_POSSESSIVES.split(" "), "yle", "yla"}
    | {stem + case for stem in _TURKISH_PLURALS.split(" ") for case in [*_TURKISH_CASES.split(" "), "yle", "yla", "n"]}
    | {stem + "n" + case for stem in _TURKISH_POSSESSIVES.split(" ") for case in ("in", "un", "e", "a", "i", "u", "de")}
    | {stem + "n" + case for stem in _TURKISH_POSSESSIVES.split(" ") for case in ("da", "den", "dan", "deki", "daki")}
    | {"deki", "daki", "ndeki", "ndaki", "iyle", "uyla", "siyle", "suyla"}
)
# only behind the possessive of the third person: Cephesi-ni
_TURKISH_PRONOMINAL = frozenset(["na", "ne", "ni", "nu", "nde", "nda", "nden", "ndan", "ndeki", "ndaki"])
_PERSIAN_SUFFIXES = ("هاي", "ها")
_PERSIAN_PAIR = re.compile(
    "و[جگآش]"
)  # گفت‌وگو and جست‌وجو are nouns of their own, no verb 'said' with something behind it
_PERSIAN_ADJECTIVE = ("ای", "اي", "ی")  # ترکیه‌ای is Turkish, not Turkey
_ARABIC_CLITICS = (
    "وبال",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "فلل",
    "لل",
    "ال",
    "وب",
    "ول",
    "وك",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)
_ELISION = re.compile(rf"^(?:l|d|qu|s|n|c|j|jusqu|lorsqu|puisqu)[{APOSTROPHES}]", re.IGNORECASE)
_SHORTEST_STEM = 3
_SHORTEST_SUFFIXED = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: a key, with what was taken off at its front and end (in characters of the text).

    `article` says whether the Arabic article stood before the key.
    """

    key: str
    front: int = 0
    back: int = 0
    article: bool = False


@lru_cache(maxsize=100_000)
def readings(word: str, language: str) -> tuple[Reading, ...]:
    """Return the ways to read a word of a text, the whole word first, then without clitics, elisions and suffixes."""
    key = fold(word)
    if is_arabic(word):
        found = [*_arabic_readings(word, key), *_persian_readings(word, key, language)]
    else:
        found = [Reading(key), *_apostrophe_readings(word), *_turkish_readings(word, language)]
    return tuple(dict.fromkeys(found))


def elided(word: str) -> int:
    """Return how many characters an elided French article has in front of a word: 2 in l'Orient, 0 in Orient."""
    found = _ELISION.match(word)
    return found.end() if found else 0


def name_key(word: str) -> str:
    """Return the key under which a word of a listed name is stored: folded, without elision and Arabic article."""
    plain = _ELISION.sub("", word) if not is_arabic(word) else word
    key = fold(plain if len(plain) > 1 else word)  # of "jusqu'à" a letter is left that is another word
    return key[2:] if is_arabic(key) and key.startswith("ال") and len(key) > 2 + _SHORTEST_STEM - 1 else key


def _arabic_readings(word: str, key: str) -> list[Reading]:
    found = [Reading(name_key(word), article=name_key(word) != key)]
    found.append(Reading(key))
    for clitic in _ARABIC_CLITICS:
        rest = key.removeprefix(clitic)
        if rest == key or len(rest) < _SHORTEST_STEM:
            continue
        article = clitic.endswith(("ال", "لل"))
        front = len(clitic) - (2 if clitic.endswith("ال") else 1 if clitic.endswith("لل") else 0)
        found.append(Reading(rest, front=front, article=article))
    return found


def _persian_readings(word: str, key: str, language: str) -> list[Reading]:
    found = []
    if ZWNJ in word:
        head, tail = word.split(ZWNJ, maxsplit=1)
        if tail not in _PERSIAN_ADJECTIVE and not _PERSIAN_PAIR.match(tail):
            found.append(Reading(fold(head), back=len(word) - len(head)))
    elif language == "fa":
        if key.endswith(("اي", "وي")) and len(key) > _SHORTEST_SUFFIXED:  # the ezafe after a vowel: آمریکای
            found.append(Reading(key[:-1], back=1))
        found += [
            Reading(key.removesuffix(suffix), back=len(suffix))
            for suffix in _PERSIAN_SUFFIXES
            if key.endswith(suffix) and len(key) - len(suffix) >= _SHORTEST_SUFFIXED
        ]
    return found


def _apostrophe_readings(word: str) -> list[Reading]:
    marks = [i for i, c in enumerate(word) if c in APOSTROPHES]
    if not marks:
        return []
    head, tail = word[: marks[-1]], word[marks[0] + 1 :]
    found = [Reading(fold(head), back=len(word) - len(head))]
    if _ELISION.match(word):
        found.append(Reading(fold(tail), front=marks[0] + 1))
        if len(marks) > 1:
            found.append(Reading(fold(word[marks[0] + 1 : marks[-1]]), marks[0] + 1, len(word) - marks[-1]))
    return found


def _turkish_readings(word: str, language: str) -> list[Reading]:
    if language != "tr" or len(word) <= _SHORTEST_SUFFIXED:
        return []
    key = fold(word)
    return [
        Reading(key[:cut], back=len(word) - cut)
        for cut in range(len(key) - 1, _SHORTEST_SUFFIXED - 1, -1)
        if key[cut:] in _TURKISH_SUFFIXES and len(key) == len(word) and not _against_grammar(key[:cut], key[cut:])
    ]


def _against_grammar(stem: str, suffix: str) -> bool:
    """Say whether an ending with n follows another vowel than that of a possessive: Duma'ya, not 'Dumani'."""
    return suffix in _TURKISH_PRONOMINAL and stem[-1] in "aeo"


def without_turkish_case(word: str) -> str:
    """Return a Turkish word without the case behind its apostrophe: Abdullah of Abdullah'ın, but all of Ma'arri."""
    found = _BEHIND_APOSTROPHE.search(word)
    return word[: found.start()] if found and fold(found[1]) in _TURKISH_SUFFIXES else word


# -- consonant skeletons -------------------------------------------------------------------------------------------

_ARABIC_SOUNDS = dict(zip("بتثجحخدذرزسصضطظغفقكلمنهپچژگ", "bttjhhdzrzssdtzgfkklmnhbjjg", strict=True)) | {"ش": "S"}
_CYRILLIC_SOUNDS = dict(zip("бгдзклмнпрстфхцчшщж", "bgdzklmnbrstfhsSSSj", strict=True))
_DIGRAPHS = (("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "z"), ("dj", "j"))
_LATIN_SOUNDS = dict(zip("bcdfghjklmnpqrstxz", "bkdfghjklmnbkrstkz", strict=True))
_INITIALS = {**dict.fromkeys("wvвو", "w"), **dict.fromkeys("yйяюي", "y")}
_VOWEL = "-"  # holds the place of a vowel, and of a letter that is none for the skeleton
_VOWELS = "aeiouаэиоуеыاعء"


@lru_cache(maxsize=50_000)
def skeleton(word: str, *, turkish: bool = False) -> str:
    """Return the consonants of a word in one alphabet for Arabic, Persian, Cyrillic and Latin transliterations.

    Vowels go, doubled consonants count once (Haqq, not Haqiq), a final h (ta marbuta) goes; a word that begins with a
    vowel keeps an `a` in front, since that tells Izz from Ziz: al-Ezza, al-Izza and العزة are `az`, Nasr and نصر are
    `nsr`. A Turkish c is the j of other languages; `turkish` says that the word is Turkish where no letter of it shows
    that.
    """
    turkish = turkish or any(c in "şŞçÇğĞıİ" for c in word)
    key = fold(word.replace("ş", "sh").replace("Ş", "Sh").replace("ç", "ch").replace("Ç", "Ch"))
    if is_arabic(key):
        key, sounds = name_key(word), _ARABIC_SOUNDS
    elif is_cyrillic(key):
        key, sounds = key.replace("дж", "ж"), _CYRILLIC_SOUNDS
    else:
        sounds = {**_LATIN_SOUNDS, "S": "S", "c": "j" if turkish else "k"}
        for digraph, sound in _DIGRAPHS:
            key = key.replace(digraph, sound)
    front = _INITIALS.get(key[:1], "a" if key[:1] in _VOWELS else "")
    heard = "".join(sounds.get(c, _VOWEL) for c in key)
    # Arabic writes a doubled consonant once; two are the name of God, or have a vowel between them
    body = heard.replace("ll", "l") if is_arabic(key) else re.sub(r"(\w)\1+", r"\1", heard)
    body = body.replace(_VOWEL, "")
    return front + (body.removesuffix("h") if len(body) > 1 else body)
