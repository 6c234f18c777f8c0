"""Whose deed a Persian verb tells: the subject stands before it in its clause, whatever is set between.

جبهه سرو، که لوتونیا پشت آن ایستاده است، گفت در نشست شرکت نمی‌کند        Lutonya stands behind it, the Front stays away

A relative clause is about the noun before که, what is told about who tells it where it has no subject of its own, and a
clause that is joined to one before about the subject of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.roles.persianclauses import MARKS, RELATIVE, TOLD, Clause, clauses_of, is_form
from astana_nlp.stance.roles.verbfirst import is_object

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

Span = tuple[int, int]

PHRASE = 4  # words from a preposition to the last noun of its phrase: در پاسخ به پرسش خبرگزاری
BESIDE = 2  # words from 'together' to with whom: همراه با لوتونیا
PRONOUNS = ("anaphora.singular", "anaphora.plural")


def role_by_clause(read: ReadSentence, holder: Span, cue: Cue) -> str | None:
    """Return the role that the clauses of a Persian sentence give a name for a cue, None where they leave it open."""
    if read.language != "fa":
        return None
    run, clauses = read.enumeration_of(holder), clauses_of(read)
    first = read.word_of(run[0][0])
    index = _index(clauses, cue.last)
    if _is_of_next(read, cue) or _is_beside(read, first):
        return None
    subject, told = _subject(read, clauses, index, holder)
    if subject is None or (not cue.kind.endswith(".stated") and _has_other_subject(read, clauses, clauses[index])):
        return None
    if subject in run:
        return "agent-weak" if told else "near"
    own = _index(clauses, first)
    apart = index == own or clauses[own].kind == RELATIVE
    return "far" if apart or is_object(read, run[-1]) or _is_led(read, clauses, first) else None


def stands_aside(read: ReadSentence, name: Span) -> bool:
    """Say whether a Persian name is an object, or one to, at, for or about whom something is: it does nothing.

    Whose deed is an object ('ریاست هیئت لوتونیا را داشت') does it.
    """
    if read.language != "fa":
        return False
    run = read.enumeration_of(name)
    first = read.word_of(run[0][0])
    before = read.words[first - 1].key if first else ""
    own = any(c.is_stance and c.first < first <= c.last + 1 for c in read.cues)
    return (is_object(read, run[-1]) and not own) or before in grammar.words("fa", "to_somebody")


def _is_of_next(read: ReadSentence, cue: Cue) -> bool:
    """Say whether a noun tells what the name behind it does: حضور لوتونیا."""
    return not is_form(read.words[cue.last]) and any(read.word_of(start) == cue.last + 1 for start, _ in read.mentions)


def _index(clauses: tuple[Clause, ...], word: int) -> int:
    return next(i for i, clause in enumerate(clauses) if word in clause.words)


def _subject(read: ReadSentence, clauses: tuple[Clause, ...], index: int, holder: Span) -> tuple[Span | None, bool]:
    """Return the subject of a clause, None where none is named, and whether it is only the one who tells it."""
    clause = clauses[index]
    names = sorted({*read.mentions, holder, *_pronouns(read)})
    free = [m for m in names if read.word_of(m[0]) in clause.words and _is_free(read, clauses, m)]
    free = [m for m in free if not _is_told_of(read, m)]
    if free:
        return (None if _is_owner(read, free[0]) else free[0]), False
    if clause.kind == RELATIVE:
        return next((m for m in read.mentions if read.word_of(m[1] - 1) == clause.head), None), False
    if clause.parent < 0 or _is_alleged(read, clauses, clause):
        return None, False
    found, told = _subject(read, clauses, clause.parent, holder)
    return found, told or (clause.kind == TOLD and not _leaves_out_subject(read, clause))


def _pronouns(read: ReadSentence) -> list[Span]:
    """Return the words that stand for somebody, and are no noun of the name behind them."""
    starts = {read.word_of(start) for start, _ in read.mentions}
    found = [c for kind in PRONOUNS for c in read.of_kind(kind)]
    return [(c.start, c.end) for c in found if c.last + 1 not in starts]


def _is_free(read: ReadSentence, clauses: tuple[Clause, ...], name: Span) -> bool:
    run = read.enumeration_of(name)
    return not (is_object(read, run[-1]) or _is_led(read, clauses, read.word_of(run[0][0])))


def _leaves_out_subject(read: ReadSentence, clause: Clause) -> bool:
    """Say whether what is told begins with an object or a preposition: its subject is who tells it."""
    keys = [read.words[i].key for i in clause.words]
    begins = next((key for key in keys if key not in grammar.words("fa", "clause_beginnings")), "")
    return begins in grammar.words("fa", "prepositions") or bool(grammar.words("fa", "object_mark").intersection(keys))


def _has_other_subject(read: ReadSentence, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Say whether a noun of the talks in a clause may be its subject: '… گفت نشست برگزار می‌شود'.

    What somebody says of the talks ('… گفت نشست بی‌فایده است') is a position of his all the same.
    """
    objects = grammar.words("fa", "object_mark")
    if any(read.words[i].key in objects for i in clause.words):
        return False
    talks = {c.first for kind in ("talks.", "targets.") for c in read.of_kind(kind)}
    return any(i in talks and not _is_led(read, clauses, i) for i in clause.words[:BESIDE])


def _is_alleged(read: ReadSentence, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Say whether a clause tells what others are accused of."""
    accusing = {i for c in read.of_kind("operators.accusation") for i in range(c.first, c.last + 1)}
    return clause.kind == TOLD and not accusing.isdisjoint(clauses[clause.parent].words)


def _is_owner(read: ReadSentence, name: Span) -> bool:
    """Say whether a name only says whose a thing is that does something: کامیون‌های لوتونیا رسیدند, نشست لوتونیا."""
    first = read.word_of(name[0])
    if not first or read.words[first].gap != " ":
        return False
    parts = {c.last for kind in ("roles.parts", "roles.offices") for c in read.of_kind(kind)}
    things = {c.last for kind in ("talks.", "targets.") for c in read.of_kind(kind)}
    plural = read.words[first - 1].key.endswith(grammar.endings("fa", "of_things"))
    return first - 1 not in parts and (plural or first - 1 in things)


def _is_told_of(read: ReadSentence, name: Span) -> bool:
    """Say whether a name only says whose deed a noun is: آستانه دسیسهٔ لوتونیا است, با حضور لوتونیا."""
    first = read.word_of(name[0])
    own = first > 0 and read.words[first].gap == " "
    return own and any(c.is_stance and c.last == first - 1 for c in read.cues)


def _is_beside(read: ReadSentence, first: int) -> bool:
    """Say whether somebody does what others do: همراه با لوتونیا, علاوه بر لوتونیا, از جمله لوتونیا."""
    if any(c.last == first - 1 for c in read.of_kind("roles.listing")):
        return True
    before = {word.key for word in read.words[max(first - BESIDE, 0) : first]}
    return bool(before & {*grammar.words("fa", "together"), *grammar.words("fa", "besides")})


def _is_led(read: ReadSentence, clauses: tuple[Clause, ...], word: int) -> bool:
    """Say whether a preposition of its clause stands before a word, with no more than nouns and no mark between.

    A part of somebody is the subject itself: بخشی از هیئت.
    """
    clause, parts = clauses[_index(clauses, word)], {c.last for c in read.of_kind("roles.parts")}
    for i in range(word - 1, max(word - 1 - PHRASE, -1), -1):
        key = read.words[i].key
        if MARKS & set(read.words[i + 1].gap) or key in grammar.words("fa", "phrase_ends") or i not in clause.words:
            return False
        if any(a <= read.words[i].start < b for a, b in read.mentions):
            return False
        if key in grammar.words("fa", "prepositions"):
            return i - 1 not in parts
    return False
