"""Whose deed a verb tells where no parser runs: Arabic subjects stand behind it, relative clauses behind their name.

المؤتمر الذي عقد في سوتشي وقاطعته الجبهة        الفصيل الذي قرر الذهاب        جبهه‌ای که نرفت
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

FLAT = frozenset({"ar", "fa"})
RELATIVE = "clauses.relative"
OBJECT = re.compile(r"...(?:ه|ها|هم)$")  # a pronoun at the end of an Arabic verb: its subject is another
TOGETHER = 1  # words from one verb to the next that shares its subject: رفضت وقاطعت الجبهة


def is_subject_of_another(read: ReadSentence, at: int, cue: Cue) -> bool:
    """Say whether the name at word `at` follows a verb of its own, and `cue` stands in a clause before.

    In 'المؤتمر الذي عقد في سوتشي وقاطعته الجبهة' the Front boycotted and convened nothing. Who is named behind a
    Persian verb of saying is told of: the subject stands before it.
    """
    if read.language == "fa":
        return cue.pattern in grammar.words("fa", "told_behind") and cue.last < at
    if read.language != "ar" or cue.last >= at or read.clauses[cue.first] == read.clauses[at]:
        return False
    own = next((c for c in read.cues if _is_predicate(c) and c.last == at - 1 and c.first > cue.last), None)
    if own is None or read.clauses[own.first] != read.clauses[at]:
        return False
    key = read.words[cue.last].key
    adverbial = key.endswith(grammar.endings("ar", "adverbial")) and not key.endswith(grammar.endings("ar", "many"))
    return own.first - cue.last > TOGETHER and not adverbial


def told_of(read: ReadSentence, cue: Cue) -> tuple[int, int] | None:
    """Return the name that a relative clause tells a deed of, None where the cue stands in no such clause.

    Not where it names somebody else or ends in a pronoun for the name: 'الجبهة التي انتقدتها روسيا'.
    """
    if read.language not in FLAT:
        return None
    clause = read.clauses[cue.first]
    for mark in read.of_kind(RELATIVE):
        if mark.last >= cue.first or read.clauses[mark.first] != clause:
            continue
        owner = next((m for m in read.mentions if _ends_before(read, m, mark)), None)
        alone = not any(clause == read.clauses[_word(read, m[0])] for m in read.mentions if m[0] > mark.start)
        active = read.language != "ar" or not OBJECT.search(read.words[cue.last].text)
        return owner if alone and active else None
    return None


def _ends_before(read: ReadSentence, name: tuple[int, int], mark: Cue) -> bool:
    return name[1] <= mark.start and _word(read, name[1] - 1) == mark.first - 1


def _word(read: ReadSentence, offset: int) -> int:
    return max((i for i, w in enumerate(read.words) if w.start <= offset), default=0)


def is_governed(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a preposition stands before a name, so that it is no subject."""
    first = read.word_of(name[0])
    before = read.words[first - 1].key if first else ""
    written_on = grammar.beginnings(read.language, "prepositions")
    led = bool(read.words) and read.text[read.words[first].start : name[0]].startswith(written_on)
    return before in grammar.words(read.language, "prepositions") or led


def is_done_to(read: ReadSentence, name: tuple[int, int], cue: Cue) -> bool:
    """Say whether an Arabic name suffers what a cue says, and does not do it: it stands behind 'on', 'in' or 'to'.

    A relative clause behind the name may tell what the name does.
    """
    at = read.word_of(name[0])
    told = any(at < c.first < cue.first for c in read.of_kind(RELATIVE))
    return not told and stands_onto(read, name)


def is_subject_within(read: ReadSentence, at: int, cue: Cue) -> bool:
    """Say whether the name at word `at` only does what the cue before it is about: رحب بما أعلنته لوتونيا.

    The verb of 'what X did' ends in a pronoun for it, or a preposition with one follows (ما تقوم به لوتونيا).
    """
    if read.language != "ar" or cue.last >= at:
        return False
    words = [w.key.removeprefix("و") for w in read.words[max(at - 3, 0) : at]]
    what = next((i for i in range(len(words) - 1) if words[i] in grammar.words("ar", "what")), None)
    if what is None or cue.last >= at - len(words) + what:
        return False
    return bool(OBJECT.search(words[-1])) or words[-1] in grammar.words("ar", "with_pronoun")


def stands_onto(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether an Arabic name, or the enumeration that it is one of, stands behind a preposition that no doer has.

    What is done 'by' (من) or 'between' (بين) somebody is a deed of theirs, as is what is 'issued by' (صادر عن) them;
    who is 'in the delegation' has come with it.
    """
    sent = read.text[name[0] : name[1]].startswith(grammar.beginnings(read.language, "delegation"))
    first = read.word_of(read.enumeration_of(name)[0][0])
    if read.language != "ar" or not first or read.words[first - 1].key not in grammar.words("ar", "onto"):
        return False
    before = read.words[first - 2].key.removeprefix("و") if first > 1 else ""
    return not sent and before not in grammar.words("ar", "by_whom")


def owns_topic(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a name only says whose that is which an Arabic sentence is about: أما حصة لوتونيا فقد رفضها الوفد.

    The part of a body, and what somebody thinks, are the body's own.
    """
    if read.language != "ar" or not read.words or read.words[0].key not in grammar.words("ar", "as_for"):
        return False
    at = read.word_of(name[0])
    own = {c.first for c in read.of_kind("roles.parts")}
    led = at > 1 and 1 not in own and read.words[1].key not in grammar.words("ar", "own_view")
    return led and read.clauses[1] == read.clauses[at] and not any(w.key.startswith("ف") for w in read.words[1:at])


def is_company(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a name, or the enumeration that it is one of, stands behind 'with': the deed is of another.

    What is done 'together with' somebody both do.
    """
    run = read.enumeration_of(name)
    first = read.word_of(run[0][0])
    before = [w.key for w in read.words[max(first - 2, 0) : first]]
    together = grammar.words(read.language, "together")
    return bool(before) and before[-1] in grammar.words(read.language, "with") and not together.intersection(before)


def stands_behind_its_verb(read: ReadSentence, at: int, cue: Cue) -> bool:
    """Say whether a Persian name stands in a clause behind a verb, whose subject stands before it."""
    return read.language == "fa" and at > cue.last and read.clauses[at] > read.clauses[cue.last]


def is_said_by(read: ReadSentence, name: tuple[int, int], cue: Cue) -> bool:
    """Say whether a cue stands in what a Persian subject says: 'X گفت که … نخواهد آمد' has one subject only."""
    if read.language != "fa" or is_governed(read, name) or is_object(read, name):
        return False
    last = _word(read, name[1] - 1)
    return any(
        last < said.first < mark.first < cue.first
        for said in read.of_kind("speech.")
        for mark in read.of_kind(RELATIVE)
    )


def is_object(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a Persian name is the object: را follows it."""
    return next((w.key for w in read.words if w.start >= name[1]), "") in grammar.words(read.language, "object_mark")


def _is_predicate(cue: Cue) -> bool:
    return cue.is_stance or cue.kind.startswith(("speech.", "operators.re", "operators.suspension"))
