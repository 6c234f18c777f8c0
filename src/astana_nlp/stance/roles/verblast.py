"""Whose deed a Turkish verb tells, at the end of its clause, by the form of the verb and the case of names.

Lutonya, Zarovya'nın gönderdiği heyetle görüşmeyi kabul etmedi      Zarovya sent it, Lutonya did not agree

A finite verb and a converb have the bare name before them as their subject, whatever clause is set between; a verbal
noun the name in the genitive, where there is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.sentence.suffixes import case_of, is_governed, run_of, word_at

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

# verbs as nouns with an owner, which a genitive is the subject of: -diği, -eceği, -mesi
NOMINAL = re.compile(r"(?:[dt][iu]g|[ae]c[ae]g)[iu]\w*$|m[ae](?:s[iu]|l[ae]r[iu]|k)\w*$")
FINITE = re.compile(
    r"(?:(?<!d)[dt][iu]|m[iu]st[iu]|m[iu]s|[iu]yor|[ae]c[ae]k|m[ae]kt[ae]|m[ae]l[iu]|[iu]yordu)(?:l[ae]r|t[iu]r)?$"
)
CONVERB = re.compile(r"\w{2}(?:[ae]r[ae]k|[iu]p)$")  # done by who does what the next verb says
OWN_NOUN = re.compile(r"(?:[iu]|[iu]n[aeiu]|[iu]nd[ae]n?|[iu]n[iu]n|[iu]yl[ae]|l[ae]r[iu]\w*)$")
OWN_QUALITY = re.compile(r"\w{3}l[iu]g[iu]")  # 'öncülüğünde'
PARTICIPLE = re.compile(r"\w{2}(?<!k)[ae]n$")  # 'katılan': done by the noun behind it
DEPENDING = re.compile(r"(?:rs[ae]|yors[ae]|[dt][iu]ys[ae]|[iu]nc[ae]|rken)$")  # ends a clause within: 'gelirse'
QUOTES = frozenset("'’«»“”„\"")  # what stands around what is said
ADNOMINAL = re.compile(r"\w(?:[dt][iu]g[iu]|[ae]c[ae]g[iu])$")  # of a noun behind it: 'kurduğu masa'
CITY = re.compile(r"(?:bas)?kent|seh(?:i)?r")  # 'Lutonya'nın Vaha kentinde': whose city it is
APART = ";:"  # what parts sentences within a sentence
CONDITION = "conditional.stated"
HEAD_REACH = 4  # words from a participle to its noun
NEXT = 2  # words behind a noun in which the light verb or the owned noun stands: 'gitmeme kararı aldığı'


def role_by_ending(read: ReadSentence, holder: tuple[int, int], cue: Cue) -> str | None:
    """Return the role that the endings of a Turkish sentence give a name for a cue, None where they leave it open.

    Args:
        read: the sentence.
        holder: the span of the name.
        cue: what is done.
    """
    by_word = any(c.last == word_at(read, holder[0]) - 1 for c in read.of_kind("roles.agent"))
    if read.language != "tr" or by_word or _is_counted_in(read, holder):
        return None
    case, last = case_of(read, holder)
    describes = (
        _is_behind_its_verb(read, holder, cue)
        or has_city(read, holder)
        or _is_in_participle_of_next(read, case, last, cue)
    )
    if describes or _is_told_of_next(read, holder, cue):
        return "far"
    subject = _subject(read, cue)
    if subject is not None and run_of(read, subject)[-1] == run_of(read, holder)[-1]:
        return "near"
    if _is_beside(read, last):
        return "far" if _is_in_description(read, last, cue) else None
    if case:
        return _role_in(read, case, last, cue)
    return "far" if subject and holder[1] <= cue.start and not _is_compound(read, holder) else None


def _is_behind_its_verb(read: ReadSentence, holder: tuple[int, int], cue: Cue) -> bool:
    """Say whether a name stands in the clause behind the one that a cue ends: 'Lutonya gelmedi, Zarovya bölündü'.

    Not where it is the one who says what stands before it: 'gelmeyeceğiz, dedi Lutonya'.
    """
    at = word_at(read, holder[0])
    if cue.last >= at or read.clauses[at] == read.clauses[cue.last] or not FINITE.search(read.words[cue.last].key):
        return False
    between = range(cue.last + 1, at)
    marks = read.text[cue.end : holder[0]]
    said = any(c.first in between for c in read.of_kind("speech."))
    return bool({",", ";"} & set(marks)) and not (QUOTES & set(marks)) and not said


def has_city(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a name is only named for its city: 'Lutonya'nın başkentindeki', 'Lutonya'nın Vaha kenti'."""
    case, last = case_of(read, name)
    return case == "genitive" and any(CITY.match(w.key) for w in read.words[last + 1 : last + 1 + NEXT])


def _is_in_participle_of_next(read: ReadSentence, case: str, last: int, cue: Cue | None = None) -> bool:
    """Say whether a participle with a name tells of the name behind it: 'Cephe'nin arkasında duran Lutonya'.

    A cue between the two names is part of it.
    """
    behind = next((word_at(read, start) for start, _ in sorted(read.mentions) if word_at(read, start) > last), None)
    if not case or behind is None or behind - last > HEAD_REACH or not PARTICIPLE.search(read.words[behind - 1].key):
        return False
    return behind - 1 > last and (cue is None or cue.first > behind)


def _is_counted_in(read: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether a name is counted among those who act: 'aralarında Lutonya'nın da bulunduğu on ülke imzaladı'."""
    return any(
        read.words[c.first].key in grammar.words("tr", "among")
        and c.last < word_at(read, holder[0])
        and not _has_verb(read, c.last, holder)
        for c in read.of_kind("roles.listing")
    )


def _has_verb(read: ReadSentence, after: int, name: tuple[int, int]) -> bool:
    between = read.words[after + 1 : word_at(read, name[0])]
    return any(FINITE.search(word.key) or NOMINAL.search(word.key) for word in between)


def _role_in(read: ReadSentence, case: str, last: int, cue: Cue) -> str | None:
    """Return the role that a case other than the bare one leaves for a cue."""
    if case == "genitive":
        return None if _is_own(read, cue) else "far"
    if case == "ablative":
        return "far" if FINITE.search(read.words[cue.last].key) else None
    if case == "accusative":
        return "patient" if not cue.pattern.startswith("temsil") else None
    if case == "instrumental":
        return "agent-company"
    return "far" if is_governed(read, case, last) else None


def _subject(read: ReadSentence, cue: Cue) -> tuple[int, int] | None:
    """Return the name that is the subject of what a cue says, None where the verb's form or the names tell of none."""
    verb = _verb_of(read, cue)
    if verb is None:
        return None
    start = max((i + 1 for i, c in enumerate(read.text[: cue.start]) if c in APART), default=0)
    names = [m for m in sorted(read.mentions) if start <= m[0] and m[1] <= cue.start]
    cases = {m: case_of(read, m)[0] for m in names}
    if NOMINAL.search(verb) and not FINITE.search(verb):
        owned = [m for m in names if cases[m] == "genitive" and not has_city(read, m)]
        owners = [m for m in owned if not _has_verb_between(read, m, cue)]
        if owners:
            return owners[-1]
    bare = [m for m in names if not cases[m]]
    plain = [m for m in bare if not _is_compound(read, m)] or bare
    going_on = [m for m in plain if not _ends_before(read, m, cue)] or plain[:1]
    return going_on[-1] if going_on else None


def _is_beside(read: ReadSentence, last: int) -> bool:
    """Say whether a name is told of as doing what another does: 'Lutonya'nın yanı sıra', 'Lutonya ile birlikte'."""
    behind = [w.key for w in read.words[last + 1 : last + 1 + NEXT]]
    return behind == ["yani", "sira"] or bool(grammar.words("tr", "together").intersection(behind))


def _is_in_description(read: ReadSentence, last: int, cue: Cue) -> bool:
    """Say whether what is done together only tells of a noun: 'Zarovya ile birlikte kurduğu masayı terk etti'."""
    return any(ADNOMINAL.search(read.words[i].key) for i in range(last + 1, cue.first))


def _is_compound(read: ReadSentence, name: tuple[int, int]) -> bool:
    """Say whether a noun with an owner follows a bare name: 'Lutonya sözcüsü', 'Lutonya önerisini'."""
    last = word_at(read, name[1] - 1)
    if last + 1 >= len(read.words) or read.text[name[1] : read.words[last + 1].start] != " ":
        return False
    key = read.words[last + 1].key
    return bool(OWN_NOUN.search(key)) and not FINITE.search(key)


def _verb_of(read: ReadSentence, cue: Cue) -> str | None:
    """Return the word that tells by its form whose deed a cue is: in it, behind it, or at the end of a condition."""
    behind = range(cue.last, len(read.words))
    forms = (FINITE, NOMINAL, CONVERB, DEPENDING)
    reach = NEXT if cue.kind != CONDITION else len(read.words)
    words = [
        read.words[i].key for i in behind[:reach] if read.clauses[i] == read.clauses[cue.last] or i <= cue.last + 1
    ]
    return next((key for key in words if any(form.search(key) for form in forms)), None)


def _has_verb_between(read: ReadSentence, name: tuple[int, int], cue: Cue) -> bool:
    """Say whether a genitive has its verb before the cue: 'Lutonya'nın bulunacağı bölgeyi tanımayacağını'."""
    talks = {c.first for c in read.of_kind("talks.")}
    going_on = {c.first - 1 for c in read.of_kind("clauses.conjunctions")}  # '… edildiğini ancak … reddettiğini'
    between = (i for i in range(word_at(read, name[1]), cue.first) if i not in talks and i not in going_on)
    return any(NOMINAL.search(read.words[i].key) for i in between)


def _ends_before(read: ReadSentence, name: tuple[int, int], cue: Cue) -> bool:
    """Say whether a clause of its own ends between a name and a cue: 'Lutonya gelirse memnun olacağını söyledi'."""
    return any(DEPENDING.search(w.key) for w in read.words[word_at(read, name[1]) : cue.first])


def is_bystander(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether a Turkish name stands in a case in which it does nothing: with, to, at or from whom something is."""
    if read.language != "tr":
        return False
    case, last = case_of(read, span)
    if has_city(read, span) or _is_in_participle_of_next(read, case, last):
        return True
    if _is_beside(read, last):
        return False
    return is_governed(read, case, last) or (case == "genitive" and not _has_deed(read, last))


def _has_deed(read: ReadSentence, last: int) -> bool:
    """Say whether what is somebody's can be a deed: 'Lutonya'nın katıldığı', '… öncülüğünde', not '… kentinde'."""
    talks = {c.first for c in read.of_kind("talks.")}  # 'görüşmeleri' are talks, not that somebody talks
    behind = (i for i in range(last + 1, len(read.words)) if read.clauses[i] == read.clauses[last])
    words = [i for i in behind if i not in talks]
    if any(NOMINAL.search(read.words[i].key) or OWN_QUALITY.search(read.words[i].key) for i in words):
        return True
    return any(c.is_stance and c.last in words and _is_own(read, c) for c in read.cues)


def _is_own(read: ReadSentence, cue: Cue) -> bool:
    """Say whether a cue is, or goes with, a noun or verbal noun that has an owner.

    'desteği', 'katılacağını', 'destek verdiğini', 'gitmeme kararı aldığı', 'reddeden bildirisi', 'vardığı mutabakat'.
    """
    if cue.kind == CONDITION:
        return True
    words = [w.key for w in read.words[cue.last : cue.last + NEXT + 1]]
    before = read.words[cue.first - 1].key if cue.first else ""
    if any(NOMINAL.search(key) for key in (*words, before)):
        return True
    return any(OWN_NOUN.search(key) and not FINITE.search(key) for key in words[:NEXT])


def _is_told_of_next(read: ReadSentence, holder: tuple[int, int], cue: Cue) -> bool:
    """Say whether a participle tells what the name behind it does: 'Lutonya, metni imzalayan Zarovya'yı övdü'."""
    at = word_at(read, holder[0])
    if at > cue.first or not PARTICIPLE.search(read.words[cue.last].key):
        return False
    return any(0 < word_at(read, start) - cue.last <= HEAD_REACH for start, _ in read.mentions)
