"""Which language a text is written in, decided for every block of a document.

Five witnesses are weighed, as log-odds, over the languages of the dominant script; what the trained ones among them
say is asked in `languagewitnesses.py`:

- letters and frequent words (`knowledge/languages/_identify/profiles.toml`): decide on very short texts and between
  near languages (Kazakh and Russian, Sorani and Persian) that statistical identifiers confuse;
- models of the characters of words (`charactermodel.py`), made from long lists of words: they tell a Ukrainian,
  Bulgarian or Kazakh word from a Russian one even where all its letters are Russian;
- py3langid (Lui & Baldwin 2012, 'langid.py') and eldc (an n-gram model of 60 languages, the better one on short text),
  limited to the languages of the script;
- langdetect (Shuyo 2010) with a fixed seed, where the text is long enough for it.

How far each of the last three can move one language before another is bounded. They are heard in the order of what they
cost, and only as long as what they may say can still change the answer.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from astana_nlp.charactermodel import lowered
from astana_nlp.languagewitnesses import (
    ELDC_MOST,
    KIN,
    LANGDETECT_MOST,
    LANGID_MOST,
    Profile,
    by_characters,
    by_eldc,
    by_langdetect,
    by_langid,
    profiles_of,
)
from astana_nlp.records import Document, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "und"
READ = ("en", "fr", "tr", "ar", "fa", "ru")

# langdetect is right 71 % of the time at 10 characters, 96 % at 30 and 100 % at 100: it is asked from here on
LANGDETECT_LETTERS = 40
# more text does not change the answer, it only takes time
ENOUGH_CHARACTERS = 800
# blocks with fewer letters (headings, names, captions) lean on the blocks around them
SHORT_LETTERS = 60

# a name with foreign letters does not count where there are this many words that are not names
ENOUGH_COMMON_WORDS = 4

# Weights in log-odds. Chosen on every second piece of 10 and 30 characters of translations of Debian's programs and of
# the Universal Declaration of Human Rights in 32 languages, and measured on the other pieces: what is right in the six
# languages was weighed against what of other languages is taken for one of them.
READ_BONUS = {"Arab": 0.0, "Cyrl": 0.75, "Latn": 0.85}
# how far, in texts of a few words, a language must stand before all that are not read. Of passages of ten characters of
# the Declaration 5.5 % instead of 8.5 of the Bulgarian are taken for Russian, and 95.7 % instead of 98.2 of the Russian
BESIDE = {"ru": 0.5, "tr": 0.5, "ar": 1.0, "fa": 1.0}
SURE_LETTERS = 20
# a language in which next to nothing is written on the subject is the less likely one where one of the six would do
# too; Bulgarian, which shares whole words with Russian, hardly. On pieces of ten characters of reports, scripture, the
# Declaration and examples of spaCy, Russian rises from 93.4 to 95.4 % and Turkish from 94.7 to 95.9, while no more of
# Kazakh, Ukrainian, Kurmanji, Sorani and Urdu is taken for one of the six (of thirty, nothing of the first four)
RARE = {
    **dict.fromkeys(("be", "ky", "mk", "mn", "sr", "tg", "tt"), 1.5),
    "bg": 0.35,
    **dict.fromkeys(("az", "crh", "uz"), 1.0),
    **dict.fromkeys(("ca", "cs", "da", "fi", "hr", "hu", "id", "la", "nb", "nl", "pl", "ro", "so", "sq", "sv"), 1.0),
}
HINT_BONUS = 8.0
LONGEST_NAME = 3
WORD_BONUS = 3.3
SIGN_BONUS = 0.55
FOREIGN_LETTER = -1.75
MOST_EVIDENCE = 24.0
# menus and the like are met again and again
REMEMBERED = 4096

_SCRIPTS = {
    "Latn": r"\p{Latin}",
    "Cyrl": r"\p{Cyrillic}",
    "Arab": r"\p{Arabic}",
    "Grek": r"\p{Greek}",
    "Hebr": r"\p{Hebrew}",
    "Armn": r"\p{Armenian}",
    "Geor": r"\p{Georgian}",
    "Deva": r"\p{Devanagari}",
    "Beng": r"\p{Bengali}",
    "Thai": r"\p{Thai}",
    "Hang": r"\p{Hangul}",
    "Kana": r"[\p{Hiragana}\p{Katakana}]",
    "Hani": r"\p{Han}",
    "Ethi": r"\p{Ethiopic}",
    "Syrc": r"\p{Syriac}",
}
_LETTERS = {script: regex.compile(rf"(?=\p{{L}}){pattern}") for script, pattern in _SCRIPTS.items()}
_WORD = regex.compile(r"[\p{L}\p{M}\u200C]+")
_NOISE = regex.compile(r"\S+@\S+|(?:https?://|www\.)\S+")


def identify(text: str, hint: str = "") -> str:
    """Return the code of the language of a text, or 'und' where it has no letters.

    A few words by themselves that a neighbour (Bulgarian, Urdu, Azeri) may have written as well are 'und' too.

    Args:
        text: any text; links, digits and marks are ignored.
        hint: the language of the text around, preferred where the script allows it and little speaks against it.
    """
    return _language(_plain(text), hint)


def block_languages(document: Document, forced: str = "") -> tuple[str, ...]:
    """Return one language a block.

    Long blocks are judged by themselves. Short ones borrow from the nearest long block of their script, unless their
    own words speak clearly for another language; blocks without letters take the language of the nearest long block.

    Args:
        document: the document.
        forced: the language that the user named; it is given to every block.
    """
    if forced:
        return (forced,) * len(document.blocks)
    texts = [document.text[block.start : block.end] for block in document.blocks]
    plain = [_plain(text) for text in texts]
    scripts = [_script(text) for text in plain]
    long = {i: _language(plain[i]) for i, text in enumerate(texts) if _letter_count(text) >= SHORT_LETTERS}
    whole = "" if long else identify(document.text)
    places = {script: [i for i in long if not script or scripts[i] == script] for script in {*scripts}}

    def judged(index: int) -> str:
        script = scripts[index]
        around = long[_nearest(index, places[script])] if places[script] else whole
        return _language(plain[index], around) if script else around

    return tuple(long.get(i) or judged(i) for i in range(len(texts)))


def main_language(document: Document, languages: Sequence[str]) -> str:
    """Return the language that most characters of the body are written in ('und' for a document without letters)."""
    for sections in ((Section.BODY,), tuple(Section)):
        sizes: Counter[str] = Counter()
        for block, language in zip(document.blocks, languages, strict=True):
            if block.section in sections and language != UNKNOWN:
                sizes[language] += _letter_count(document.text[block.start : block.end])
        if sizes.total():
            return max(sizes, key=lambda code: (sizes[code], code))
    return UNKNOWN


def _nearest(index: int, places: Sequence[int]) -> int:
    """Return the place that is nearest to an index, the one before where two are."""
    after = bisect_left(places, index)
    return min(places[max(after - 1, 0) : after + 1], key=lambda place: abs(place - index))


@lru_cache(maxsize=REMEMBERED)
def _language(plain: str, hint: str = "") -> str:
    """Return what `identify` does, of a text that is plain."""
    script = _script(plain)
    candidates = profiles_of(script)
    if not candidates:
        return UNKNOWN
    if len(candidates) == 1:
        return candidates[0].code
    scores = _scores(plain, candidates, hint)
    best = max(scores, key=lambda code: (scores[code], code))
    if hint or best not in BESIDE or _letter_count(plain) >= SURE_LETTERS:
        return best
    neighbour = max((score for code, score in scores.items() if code not in READ), default=-math.inf)
    return best if scores[best] - neighbour >= BESIDE[best] else UNKNOWN


def _plain(text: str) -> str:
    """Return the start of a text without links, composed, presentation forms folded."""
    return unicodedata.normalize("NFKC", _NOISE.sub(" ", text[: ENOUGH_CHARACTERS * 2]))[:ENOUGH_CHARACTERS]


def _letter_count(text: str) -> int:
    return sum(map(str.isalpha, text))


def _script(text: str) -> str:
    """Return the script of most letters; a few Kana are enough for Japanese, which is mostly written in Han."""
    counts = Counter(dict.fromkeys(("", *_SCRIPTS), 0))
    for character, number in Counter(text).items():
        counts[_script_of(character)] += number
    if counts["Kana"] * 10 > counts["Hani"]:
        counts["Kana"] += counts["Hani"]
    script = max(_SCRIPTS, key=lambda name: counts[name])
    return script if counts[script] else ""


@cache
def _script_of(character: str) -> str:
    """Return the script of a letter, '' of anything else."""
    return next((script for script, pattern in _LETTERS.items() if pattern.match(character)), "")


def _scores(text: str, candidates: Sequence[Profile], hint: str) -> dict[str, float]:
    """Return the log-odds of each candidate, by as many witnesses as may change which is the likeliest."""
    words = _without_names(text)
    letters = Counter(words.replace(" ", ""))
    script = candidates[0].script
    frequent = _word_evidence(script, text)
    characters = by_characters(script, words)
    scores = {
        profile.code: READ_BONUS.get(script, 0.0) * (profile.code in READ)
        - RARE.get(profile.code, 0.0)
        + (_hint_weight(profile, text) if profile.code == hint else 0.0)
        + _letter_evidence(profile, letters)
        + frequent.get(profile.code, 0.0)
        + characters.get(KIN.get(profile.code, profile.code), 0.0)
        for profile in candidates
    }
    witnesses = [(by_eldc, ELDC_MOST), (by_langid, LANGID_MOST)]
    if letters.total() >= LANGDETECT_LETTERS:
        witnesses.append((by_langdetect, LANGDETECT_MOST))
    # where the first lies further before the second than this, nothing that is not heard yet changes the answer
    settled = sum(most for _, most in witnesses) + max(BESIDE.values())
    for witness, most in witnesses:
        second, first = sorted(scores.values())[-2:]
        if first - second > settled:
            break
        settled -= most
        for code, score in witness(script, text).items():
            scores[code] += score
    return scores


def _hint_weight(profile: Profile, text: str) -> float:
    """Return what the language around speaks for: the more for a bare name, which is of no language or of any."""
    words = _WORD.findall(text)
    name = len(words) <= LONGEST_NAME and all(word.istitle() for word in words)
    return HINT_BONUS * (2 if name and profile.letters.issuperset(lowered("".join(words))) else 1)


def _without_names(text: str) -> str:
    """Return the words, lowered; capitalised ones (foreign names) only where there is little else."""
    words = _WORD.findall(text)
    common = [word for word in words if not word[0].isupper()]
    return lowered(" ".join(common if len(common) >= ENOUGH_COMMON_WORDS else words))


def _letter_evidence(profile: Profile, letters: Counter[str]) -> float:
    if not profile.letters:
        return -1.0
    foreign = sum(letters[letter] for letter in letters.keys() - profile.letters if letter.isalpha())
    signs = sum(letters[letter] for letter in profile.signs if letter in letters)
    return max(foreign * FOREIGN_LETTER, -2 * MOST_EVIDENCE) + min(signs * SIGN_BONUS, MOST_EVIDENCE)


def _word_evidence(script: str, text: str) -> dict[str, float]:
    """Return what the frequent words of a text speak for in each language that has some of them."""
    speakers = _speakers(script)
    found = Counter(code for word in _WORD.findall(lowered(text)) for code in speakers.get(word, ()))
    return {code: min(number * WORD_BONUS, MOST_EVIDENCE) for code, number in found.items()}


@cache
def _speakers(script: str) -> dict[str, list[str]]:
    """Return the languages that each frequent word of a script is one of."""
    speakers: dict[str, list[str]] = {}
    for profile in profiles_of(script):
        for word in profile.words:
            speakers.setdefault(word, []).append(profile.code)
    return speakers
