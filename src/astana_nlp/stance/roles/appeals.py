"""Whom a sentence calls upon: it has not done yet what is wanted of it (rule 9 of the codebook), the caller wants it.

X urged the factions to stay away        ناشد X الفصائل أن تمتنع        X to Y: stay at home
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.roles.described import APART, COMMAS, is_wanted
from astana_nlp.stance.roles.verbfirst import is_object
from astana_nlp.stance.roles.verblast import PARTICIPLE
from astana_nlp.stance.sentence.suffixes import case_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from astana_nlp.records import Tree
    from astana_nlp.stance.roles.described import Span
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

APPEAL = "roles.appeals"
WANTED = re.compile(
    r"m[ae](?:s[iu]n[iu]|l[ae]r[iu]n[iu]|y[ae]|s[iu]n[ae]|l[ae]r[iu]n[ae])$"
)  # 'gelmesini istedi', 'gelmeye çağırdı'
ASKED_REACH = 20  # words from whom a Turkish sentence names to its verb at the end
WANTED_REACH, SUBJECT_REACH, APPEAL_REACH = 3, 8, 8  # words from whom is addressed, its appeal before and behind it


def is_addressed(read: ReadSentence, name: Span) -> bool:
    """Say whether a sentence only tells what an actor is called upon to do, which it has not done yet (rule 9).

    'X urged the factions to stay away', 'ناشد X الفصائل أن تمتنع', 'از گروه‌ها خواست نروند', 'gruplardan gelmemesini
    istedi', and headlines such as
    'X to the factions: stay at home'.
    """
    if is_spoken_to(read, name):
        return True
    appeals = read.of_kind(APPEAL)
    if not appeals:
        return False
    if read.tree is None:
        addressed = ADDRESSED.get(read.language)
        return addressed is not None and addressed(read, name, appeals)
    word = read.tree.head_of(*name)
    verbs = {read.tree.head_of(c.start, c.end) for c in appeals}
    inside = (i for i, t in enumerate(read.tree.tokens) for c in appeals if c.start <= t.start and t.end <= c.end)
    appealing = frozenset(inside)
    return word is not None and (is_wanted(read.tree, word, verbs) or _is_called_on(read.tree, word, appealing))


def is_spoken_to(read: ReadSentence, name: Span) -> bool:
    """Say whether a headline is addressed to somebody: 'X to Y: …', 'X à Y : …', 'X ل Y: …', 'X به Y: …'."""
    behind = read.text[name[1] :].lstrip(APART)
    first = read.word_of(name[0])
    speaker = next((m for m in read.mentions if m[1] <= name[0]), None)
    if not behind.startswith(":") or speaker is None or speaker[0] > 0:
        return False
    before = read.words[first - 1] if first else None
    written_on = read.language == "ar" and read.text[read.words[first].start : name[0]] == "ل"
    return written_on or (before is not None and before.key in grammar.words(read.language, "spoken_to"))


def _is_called_on(tree: Tree, word: int, appealing: Collection[int]) -> bool:
    """Say whether a word, or what it belongs to, hangs on an appeal by a preposition: 'called on the members of X'.

    In 'обратился с призывом к X' it hangs on the noun.
    """
    token = tree.tokens[word]
    led = token.dep in ("obl", "obl:arg", "nmod") and token.case in grammar.parsed("called_on")
    if led and token.head in appealing:
        return True
    return token.dep in ("conj", "nmod") and token.head >= 0 and _is_called_on(tree, token.head, appealing)


def _is_behind_appeal(read: ReadSentence, name: Span, appeals: Sequence[Cue]) -> bool:
    """Say whether an Arabic name is the object of an appeal: its subject is named, and what is wanted follows."""
    run = read.enumeration_of(name)
    following = [w.key for w in read.words if w.start >= run[-1][1]][:WANTED_REACH]
    leading, written_on = grammar.words("ar", "wanted"), grammar.beginnings("ar", "wanted")
    wanted = any(w in leading or w.startswith(written_on) for w in following)
    return wanted and any(_has_subject(read, appeal, run[0]) for appeal in appeals if appeal.end <= run[0][0])


def _has_subject(read: ReadSentence, appeal: Cue, name: Span) -> bool:
    """Say whether an Arabic appeal has a subject other than a name behind it: between both, or before the verb.

    The state in the title of a minister is none: دعا وزير خارجية X فلان إلى.
    """
    if sum(1 for w in read.words if appeal.end <= w.start < name[0]) > SUBJECT_REACH:
        return False
    between = [m for m in read.mentions if appeal.end <= m[0] and m[1] <= name[0]]
    titled = any(appeal.end <= c.start and c.end <= name[0] for c in read.of_kind("roles.offices"))
    if between or titled:
        return len(between) > (1 if titled else 0)
    leading = [m for m in read.mentions if m[1] <= appeal.start]
    gap = sum(1 for w in read.words if leading and leading[-1][1] <= w.start < appeal.start)
    return bool(leading) and gap <= 1 and not set(COMMAS) & set(read.text[leading[-1][1] : appeal.start])


def _is_before_appeal(read: ReadSentence, name: Span, appeals: Sequence[Cue]) -> bool:
    """Say whether a Persian name is the object of an appeal behind it: 'از X خواست', 'X را فراخواند'.

    Of 'برخی از X' some do something themselves.
    """
    run = read.enumeration_of(name)
    some, before = ["", "", *(w.key for w in read.words if w.end <= run[0][0])][-2:]
    asked = before in grammar.words("fa", "asked_of") and some not in grammar.words("fa", "some_of")
    return (asked or is_object(read, run[-1])) and any(
        0 < sum(1 for w in read.words if run[-1][1] <= w.start <= c.start) <= APPEAL_REACH for c in appeals
    )


def _is_asked(read: ReadSentence, name: Span, appeals: Sequence[Cue]) -> bool:
    """Say whether a Turkish name in an oblique case is asked for what a verbal noun behind it says.

    In 'Lutonya'dan gelen heyet' it only tells where another comes from.
    """
    case, last = case_of(read, name)
    if any(PARTICIPLE.search(word.key) for word in read.words[last + 1 : last + 2]):
        return False
    ahead = [c for c in appeals if 0 < c.first - last <= ASKED_REACH and WANTED.search(read.words[c.first - 1].key)]
    return case in ("ablative", "dative", "accusative") and bool(ahead)


ADDRESSED = {"ar": _is_behind_appeal, "fa": _is_before_appeal, "tr": _is_asked}
