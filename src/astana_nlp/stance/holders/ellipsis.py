"""Sentences that leave out their subject, in the languages that may: it goes on with that of the sentence before.

    وقالت إنها لن تشارك        vazgeçtiler ve görüşmelere katıldılar        افزود که        Заявил также, что

What the verb says of its subject (one or many, of which gender) is read off its form. Where another subject may stand
in the sentence, nothing is left out: a wrong holder is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.spelling import fold
from astana_nlp.stance.sentence.cues import cue_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

LEADING = 3  # words before the verb of a sentence that begins with it: 'and', 'also', 'had'
LONGEST_TOPIC = 6  # words of 'as for …', up to the verb
LONGEST_OPENING = 24  # words of 'in an interview with …,', with clauses about it
AS, ROOT = "ب", 3  # 'as …', and the letters of a verb
OBJECT_REACH = 4  # words of the talks that are described, up to as what
OPENING_NOUN = 3  # of these, up to the noun that says what it is
AR_WE = re.compile(r"^و?ن|نا$")  # 'we reject', 'we rejected'; أعلن may be 'I declare' and 'he declared'
AR_OWNED = re.compile(r"...(?:ه|ها|هم)$")  # 'its support': what is done, by who is left out
FA_DONE = re.compile(r"(?:كرد|كرده|كند|داد|داده|دهد|داشت|دارد|است|بود|ماند|مانده|ميكند|ميدهد|ندارد|نكرد|نداد|نيست)$")
FA_PLURAL_NOUN = re.compile(r"...(?:ها|هاي|[^م]ان|ين)$")
FA_MANY = "ند"  # of verbs
FA_CLAUSE, FA_NEAR = 9, 4  # words of such a clause, and from the preposition to the talks
FA_OBJECT = 7  # words of an object at the beginning, up to its را
TR_MANY = re.compile(r"(?:[dt][iu]|m[iu]s|yor|[ae]c[ae]k|m[ae]kt[ae]|m[ae]z|[ae]r|[iu]r)l[ae]r(?:[dt][iu]|dir)?$")
TR_ONE = re.compile(r"(?:[dt][iu]|yor|m[iu]s(?:t[iu])?|[ae]c[ae]k|m[ae]kt[ae])$")
TR_PASSIVE = re.compile(r"(?:[iu][ln]|n)(?:d[iu]|m[iu]st[iu]|[iu]yor|[ae]c[ae]k)")
TR_PLURAL_NOUN = re.compile(r"..l[ae]r(?:[iu])?$")
TR_BOUND = re.compile(r"(?:n[iu]n|[^s][iu]n|[dt][ae]n?|[yn][iu]|y[ae]|l[iu]k|ayr[iu]ca)$")  # an ending of case
RU_MALE, RU_FEMALE = re.compile(r"л(?:ся)?$"), re.compile(r"ла(?:сь)?$")
RU_PRESENT = re.compile(r"[еи]т(?:ся)?$")


@dataclass(frozen=True, slots=True)
class Dropped:
    """The verb at [start, end) whose subject is left out: `many` or one, `gender` f, m or not known."""

    start: int
    end: int
    first: int
    many: bool
    gender: str = ""


def dropped_subject(read: ReadSentence) -> Dropped | None:
    """Return the verb of a sentence that leaves out its subject, None where it has one or may have one."""
    finder = FINDERS.get(read.language)
    return finder(read) if finder and read.words else None


def _arabic(read: ReadSentence) -> Dropped | None:
    """Return the verb that an Arabic sentence begins with, where no subject follows it."""
    at = next(
        (i for i, w in enumerate(read.words[: LEADING + 1]) if w.key not in grammar.words("ar", "before_verb")), None
    )
    at = _behind_topic(read) if read.words[0].key in grammar.words("ar", "as_for") else at
    opening = _behind_opening(read)
    at = at if opening is None else opening
    if at is None:
        return None
    word = read.words[at]
    first_person = any(c.first == at for c in read.of_kind("anaphora.speaker")) and AR_WE.search(word.key)
    if first_person or word.key.removeprefix("و") in grammar.words("ar", "nobody_that"):
        return None
    form = _arabic_form(word, _verb_at(read, at)) if _verb_at(read, at) or _says_that(read, at) else None
    if form is None:
        return None
    many, gender = form
    leading = {w.key for w in read.words[:at]}
    many = many or bool(leading & grammar.words("ar", "was_many"))
    gender = "f" if leading & grammar.words("ar", "was_she") else gender
    if not many and not _is_without_subject(read, at):
        return None
    return Dropped(word.start, word.end, at, many, gender)


def _behind_topic(read: ReadSentence) -> int | None:
    """Return the verb of saying behind what Arabic puts first where nobody is named there: أما المؤتمر فقال إن."""
    words = read.words[1 : LONGEST_TOPIC + 2]
    at = next((i for i, w in enumerate(words, 1) if w.key.startswith("ف") and _says_that(read, i)), None)
    named = at is not None and any(start < read.words[at].start for start, _ in read.mentions)
    return None if named else at


def _behind_opening(read: ReadSentence) -> int | None:
    """Return the verb of saying behind the phrase that an Arabic sentence opens with: وفي حديث إلى القناة، قال إن.

    Where the phrase names somebody, it may be who says it ('in a statement by X, it said'); not with whom he speaks.
    """
    first = read.words[0].key
    if not {first, first[1:]} & grammar.words("ar", "opening"):
        return None
    talked = any(w.key in grammar.words("ar", "talked") for w in read.words[1:OPENING_NOUN])
    for i, word in enumerate(read.words[1:LONGEST_OPENING], 1):
        if any(start < word.start for start, _ in read.mentions) and not talked:
            return None
        if "،" in word.gap and (_says_that(read, i) or _describes_talks(read, i)):
            return i
    return None


def _describes_talks(read: ReadSentence, at: int) -> bool:
    """Say whether an Arabic verb tells as what somebody sees the talks, its object: ووصف المسار بأنه خدعة.

    Without the 'and' of a story that goes on, or a phrase before it, its subject may follow.
    """
    verbs = tuple(v for v in grammar.beginnings("ar", "describing") if len(v) >= ROOT)
    key = read.words[at].key
    if not key.removeprefix("و" if key.startswith("وو") or at == 0 else "").startswith(verbs):
        return False
    behind = at + 1
    parts = {c.first for c in read.of_kind("roles.parts")}
    matters = {c.first for kind in ("talks.", "targets.") for c in read.of_kind(kind)} - parts
    as_what = any(w.key.startswith(AS) for w in read.words[behind + 1 : behind + OBJECT_REACH])
    return behind in matters and as_what


def _verb_at(read: ReadSentence, at: int | None) -> Cue | None:
    cues = (c for c in read.cues if c.is_stance or c.kind in ("speech.verbs", "echo.words"))
    return None if at is None else next((c for c in cues if c.first <= at <= c.last), None)


def _says_that(read: ReadSentence, at: int) -> bool:
    """Say whether an Arabic word is a verb of saying, whatever it is: that it says follows, with أن."""
    behind = read.words[at + 1 : at + 3]
    that = [i for i, w in enumerate(behind) if w.key in grammar.words("ar", "says_that")]
    if not that or read.words[at].key.lstrip("و") in grammar.words("ar", "nobody_that"):
        return False
    return that[0] == 0 or behind[0].key in grammar.words("ar", "behind_verb")


def _arabic_form(word: Word, cue: Cue | None) -> tuple[bool, str] | None:
    """Return number and gender of an Arabic verb, None for a noun."""
    key = word.key
    parts = cue.pattern.split() if cue else [key[key.startswith("و") :]]
    stem = fold(parts[-1 if cue and cue.start < word.start else 0].rstrip("*"))
    form = key if key.startswith(stem) else key[1:] if key[:1] in "وف" else key
    if form.startswith("ال") or word.text.endswith(("ا\u064b", "ة")) or len(form) < 2:  # noqa: PLR2004 - two letters
        return None
    if form.endswith(("وا", "ون")):
        return True, "m"
    if form.endswith("تا") or (form.endswith("ا") and len(form) > len(stem) > 2):  # noqa: PLR2004 - three root letters
        return True, ""
    if form.startswith("ي"):
        return False, "m"
    present = form.startswith("ت") and (any(c.first == 0 for c in cue_table("ar").find("ي" + form[1:])) or _is_she(cue))
    return False, "f" if form.endswith("ت") or present else "m"


def _is_she(cue: Cue | None) -> bool:
    """Say whether the pattern of a cue is of several words and feminine: 'تأخذ على' beside 'يأخذ على'."""
    first, _, rest = cue.pattern.partition(" ") if cue else ("", "", "")
    return bool(rest) and first.startswith("ت") and f"ي{first[1:]} {rest}" in _patterns("ar")


@cache
def _patterns(language: str) -> frozenset[str]:
    return frozenset(p for keys in knowledge.words(language, "cues").values() for found in keys.values() for p in found)


def _is_without_subject(read: ReadSentence, at: int) -> bool:
    """Say whether no subject follows an Arabic verb: a clause, or something else with no actor before the next one."""
    words = read.words[at + 1 :]
    if not words:
        return False
    clause = next((w.start for w in words if w.key in grammar.words("ar", "says_that")), len(read.text))
    if any(words[0].start <= start < clause for start, _ in read.mentions):
        return False
    return words[0].start == clause or _describes_talks(read, at) or _is_no_subject(words[0], read)


def _is_no_subject(word: Word, read: ReadSentence) -> bool:
    """Say whether the word behind an Arabic verb is a preposition, an adverb or what the verb is about."""
    led = word.key.startswith(grammar.beginnings("ar", "into_noun"))
    if led or word.key in grammar.words("ar", "behind_verb") or word.text.endswith("اً"):
        return True
    if word.key.startswith("ال"):  # 'accepted the participation': a deed is done, it does nothing
        return any(c.kind.endswith(".acted") and c.start == word.start for c in read.cues)
    return bool(AR_OWNED.search(word.key)) and any(c.is_stance and c.start == word.start for c in read.cues)


def _persian(read: ReadSentence) -> Dropped | None:
    """Return the verb of a Persian sentence that begins with it or with its object, or that is plural without one."""
    words = read.words
    leading = grammar.words("fa", "before_verb") | grammar.words("fa", "time")
    at = next((i for i, w in enumerate(words[: LEADING + 1]) if w.key not in leading), None)
    opening = _verb_at(read, at)
    if at is not None and _governs(read, at):
        return Dropped(words[-1].start, words[-1].end, len(words) - 1, many=False)
    if at is not None and opening is not None and (_is_held(words, at, opening) or _is_speech(words, opening)):
        light = words[opening.last + 1] if opening.last + 1 < len(words) else words[opening.last]
        many = words[opening.last].key.endswith(FA_MANY) or (
            light.key in grammar.words("fa", "light_verbs") and light.key.endswith(FA_MANY)
        )
        return Dropped(words[at].start, words[at].end, at, many)
    last = words[-1]
    if read.mentions or read.of_kind("anaphora.plural") or read.of_kind("anaphora.singular"):
        return None
    many = last.key.endswith(FA_MANY)
    nouns = any(FA_PLURAL_NOUN.search(w.key) for w in words[:-1])
    begins = any(w.key in grammar.words("fa", "object_mark") for w in words[1:FA_OBJECT]) and words[0].key.startswith(
        "اين"
    )
    if _ends_with_cue(read) and ((many and not nouns) or begins):
        return Dropped(last.start, last.end, len(words) - 1, many)
    return None


def _is_speech(words: tuple[Word, ...], cue: Cue) -> bool:
    return cue.kind == "speech.verbs" and _is_said(words, cue)


def _is_held(words: tuple[Word, ...], at: int, cue: Cue) -> bool:
    """Say whether a Persian sentence begins with a position and its verb: 'امیدوار است', 'ابراز امیدواری کرد'."""
    behind = words[cue.last + 1 : cue.last + 2]
    return cue.is_stance and cue.first == at and any(FA_DONE.search(w.key) for w in behind)


def _governs(read: ReadSentence, at: int) -> bool:
    """Say whether a Persian sentence of one clause begins with what its verb is about, with nobody else in it."""
    words, last = read.words, read.words[-1]
    if (
        words[at].key not in grammar.words("fa", "governing")
        or not FA_DONE.search(last.key)
        or len(words) - at > FA_CLAUSE
    ):
        return False
    begun = any(c.kind == "speech.verbs" and c.first <= at + 1 for c in read.cues)
    about = any(c.kind.startswith(("targets.", "talks.")) and at < c.first <= at + FA_NEAR for c in read.cues)
    else_ = read.mentions or any(read.of_kind(k) for k in ("anaphora.plural", "anaphora.singular", "roles.offices"))
    joined = any(w.key in grammar.words("fa", "joining_clauses") for w in words[at:])
    return about and not (begun or else_ or joined) and any(c.is_stance and c.last >= len(words) - 3 for c in read.cues)


def _is_said(words: tuple[Word, ...], cue: Cue) -> bool:
    """Say whether a Persian cue is a verb: 'گفت', 'تأکید کرد'; not 'به گفته', 'گزارش'."""
    behind = words[cue.last + 1 : cue.last + 3]
    if any(w.key in grammar.words("fa", "light_verbs") for w in behind):
        return True
    verb = words[cue.last].key.endswith(grammar.endings("fa", "past"))
    plain = verb and not cue.pattern.startswith(grammar.beginnings("fa", "not_said"))
    return plain and words[cue.last].key not in grammar.words("fa", "nouns_of_saying")


def _ends_with_cue(read: ReadSentence) -> bool:
    """Say whether what the sentence says at its end shows a position or is speech."""
    last = len(read.words) - 1
    return any((c.is_stance or c.kind == "speech.verbs") and c.last >= last - 2 for c in read.cues)


def _turkish(read: ReadSentence) -> Dropped | None:
    """Return the verb at the end of a Turkish sentence that holds no subject for it."""
    words = read.words
    last = words[-1]
    if not _ends_with_cue(read):
        return None
    bare = [span for span in read.mentions if is_bare(read, span)]
    if TR_MANY.search(last.key):
        plural = any(TR_PLURAL_NOUN.search(w.key) for w in _outside(read) if w is not last and not _is_verb(w))
        listed = any(run[-1] in bare for run in read.enumerations)
        found = not plural and not listed and not read.of_kind("anaphora.plural")
        return Dropped(last.start, last.end, len(words) - 1, many=True) if found else None
    said = any(c.kind == "speech.verbs" and c.last == len(words) - 1 for c in read.cues)
    if not said or bare or not TR_ONE.search(last.key) or TR_PASSIVE.search(last.key):
        return None
    names = any(w.text[0].isupper() and w.end - w.start == len(w.text) and not _is_suffixed(w) for w in words[1:])
    if names or read.of_kind("anaphora.singular") or not TR_BOUND.search(words[0].key):
        return None
    return Dropped(last.start, last.end, len(words) - 1, many=False)


def _outside(read: ReadSentence) -> Iterator[Word]:
    return (w for w in read.words if not any(a <= w.start < b and not is_bare(read, (a, b)) for a, b in read.mentions))


def _is_verb(word: Word) -> bool:
    return bool(TR_MANY.search(word.key))


def _is_suffixed(word: Word) -> bool:
    return "'" in word.text or "’" in word.text


def is_bare(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether a Turkish name stands without an ending of case: it may be the subject."""
    word = next((w for w in read.words if w.start < span[1] <= w.end), None)
    return word is None or (word.end == span[1] and not _is_suffixed(word))


def _russian(read: ReadSentence) -> Dropped | None:
    """Return the main verb of a Russian sentence that has no subject; 'they say' without one means nobody known."""
    tree = read.tree
    if tree is None:
        return None
    root = next((i for i, t in enumerate(tree.tokens) if t.head < 0 and t.pos == "VERB" and not t.form), None)
    if root is None or any(tree.tokens[j].dep.startswith(("nsubj", "csubj", "aux")) for j in tree.children(root)):
        return None
    token = tree.tokens[root]
    key = fold(token.text)
    gender = "f" if RU_FEMALE.search(key) else "m" if RU_MALE.search(key) else ""
    shown = any(c.start <= token.start < c.end for c in read.cues if c.is_stance or c.kind == "speech.verbs")
    if not shown or not (gender or RU_PRESENT.search(key)):
        return None
    at = next(i for i, w in enumerate(read.words) if w.start <= token.start < w.end)
    return Dropped(token.start, token.end, at, many=False, gender=gender)


FINDERS: dict[str, Callable[[ReadSentence], Dropped | None]] = {
    "ar": _arabic,
    "fa": _persian,
    "ru": _russian,
    "tr": _turkish,
}
