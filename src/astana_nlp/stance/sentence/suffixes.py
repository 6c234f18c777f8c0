"""Which case a Turkish name stands in, by its ending: it tells who can do something, and who cannot.

Lutonya'nın desteklediği gruplar        Lutonya'ya çağrıda bulundu        Lutonya heyetiyle görüştü

The last name of an enumeration carries the ending of all ('Lutonya, Zarovya ve Velmur'a').
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

OWNED = r"(?:l[ae]r)?(?:i?[iu]|s[iu])?"  # plural and 'its' before an ending of case (folded)
CASES = {
    "genitive": re.compile(OWNED + r"n?[iu]n"),
    "locative": re.compile(OWNED + r"n?[dt][ae](?:ki(?:l[ae]r\w*)?)?"),
    "ablative": re.compile(OWNED + r"n?[dt][ae]n"),
    "instrumental": re.compile(OWNED + r"[yn]?l[ae]"),
    "dative": re.compile(OWNED + r"[yn]?[ae]"),
    "accusative": re.compile(r"(?:l[ae]r)?(?:[iu]n|s[iu]n|[iu]y)[iu]"),
}
ACCUSATIVE_OF_NAMES = re.compile(r"[yn]?[iu]")  # behind an apostrophe; elsewhere it may be 'its'
WHOLE = {  # the same at the end of a word that a mention holds with its ending: 'Türk heyetinin'
    "genitive": re.compile(r"(?:[iu]n[iu]n|l[ae]r[iu]n)$"),
    "locative": re.compile(r"(?:[iu]nd[ae]|l[ae]rd[ae])(?:ki)?$"),
    "ablative": re.compile(r"(?:[iu]nd[ae]n|l[ae]rd[ae]n)$"),
    "instrumental": re.compile(r"(?:[iu]yl[ae]|l[ae]rl[ae])$"),
    "dative": re.compile(r"(?:[iu]n[ae]|l[ae]r[ae])$"),
    "accusative": re.compile(r"[iu]n[iu]$"),
}
VOWELS = ("a", "e", "i", "o", "u")
PARTS_REACH = 2  # words from a name in the genitive to the noun of its part: 'Lutonya'nın eski temsilcisi'
ABSTRACT = re.compile(r"l[iu][kg]")  # -lik: what somebody is, and not somebody
MEETING = re.compile(
    r"(?:s[iu]|l[ae]r[iu]|[^sy][iu])(?:n\w*|yl[ae])?$"
)  # with the ending of a compound: 'toplantısında'


def ending_of(read: ReadSentence, span: tuple[int, int]) -> str:
    """Return the case that a name at `span` stands in, '' for the bare form."""
    last = word_at(read, span[1] - 1)
    word = read.words[last]
    suffix = word.text[span[1] - word.start :]
    if (
        last + 1 < len(read.words)
        and read.words[last + 1].key in grammar.words("tr", "with_behind")
        and not suffix.strip("'’")
    ):
        return "instrumental"
    if not suffix:
        return _whole_ending(word) if word.text[:1].islower() and word.start > span[0] else ""
    key = fold(suffix)
    if suffix[0] in "'’" and ACCUSATIVE_OF_NAMES.fullmatch(key):
        return "accusative"
    return next((case for case, pattern in CASES.items() if pattern.fullmatch(key)), "")


def case_of(read: ReadSentence, holder: tuple[int, int]) -> tuple[str, int]:
    """Return the case of an enumeration with a name, or of the part that acts for it, and the last word of both.

    'Lutonya'nın heyetine' is in the dative, as its delegation is.
    """
    span = run_of(read, holder)[-1]
    case, last = ending_of(read, span), word_at(read, span[1] - 1)
    if case != "genitive":
        return case, last
    parts = [c for c in read.of_kind("roles.parts") if 0 < c.first - last <= PARTS_REACH and _is_owned(read, c)]
    return (_whole_ending(read.words[parts[0].last]), parts[0].last) if parts else (case, last)


def run_of(read: ReadSentence, holder: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the names that share an ending with one: its enumeration, also behind 'garantör ülkeler A, B ve C'."""
    after = next((m for m in sorted(read.mentions) if m[0] >= holder[1]), holder)
    word = read.words[word_at(read, holder[1] - 1)]
    alone = holder not in (m for run in read.enumerations for m in run)
    listed = any(after == run[0] for run in read.enumerations)  # 'muhalifler Lutonya heyetiyle' are two parties
    if alone and listed and word.key.endswith(grammar.endings("tr", "many")) and read.text[word.end : after[0]] == " ":
        holder = after
    return read.enumeration_of(holder)


def is_governed(read: ReadSentence, case: str, last: int) -> bool:
    """Say whether a name in a case other than bare or genitive is not the one whose view is told ('… göre')."""
    behind = read.words[last + 1].key if last + 1 < len(read.words) else ""
    return bool(case) and case != "genitive" and behind not in grammar.words("tr", "behind_dative")


def is_part_of_a_noun(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether a description only makes another noun: 'garantörlüğünde', 'Garantörler Toplantısı', 'üçlü format'."""
    if read.language != "tr":
        return False
    last = word_at(read, span[1] - 1)
    suffix = fold(read.words[last].text[span[1] - read.words[last].start :])
    if ABSTRACT.match(suffix):
        return True
    if WHOLE["genitive"].search(read.words[last].key):
        return False  # 'muhaliflerin toplantıyı boykot etmesi' is a deed of theirs
    parts = {c.first for c in read.of_kind("roles.parts")}
    talks = [c for c in read.of_kind("talks.") if c.first == last + 1 and c.first not in parts]
    if read.words[last].key in grammar.words("tr", "of_many"):
        return bool(talks) and read.words[last + 1].gap == " "
    return suffix in ("", *grammar.endings("tr", "many")) and any(MEETING.search(read.words[c.last].key) for c in talks)


def word_at(read: ReadSentence, offset: int) -> int:
    """Return the index of the word at an offset, or of the last one before it."""
    return max((i for i, w in enumerate(read.words) if w.start <= offset), default=0)


def _whole_ending(word: Word) -> str:
    return next((case for case, pattern in WHOLE.items() if pattern.search(word.key)), "")


def _is_owned(read: ReadSentence, part: Cue) -> bool:
    """Say whether a noun has an owner: 'heyeti', 'temsilcisiyle', not the 'temsilciyle' with which somebody comes."""
    stem = fold(part.pattern.removesuffix("*"))
    ending = read.words[part.last].key[len(stem) :]
    return ending.startswith(("si", "su", "lari", "leri") if stem.endswith(VOWELS) else ("i", "u", "lari", "leri"))
