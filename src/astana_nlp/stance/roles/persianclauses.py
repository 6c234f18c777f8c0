"""Into which clauses a Persian sentence falls: each ends with its verb, whatever is set between its words.

جبهه سرو، که لوتونیا پشت آن ایستاده است، گفت در نشست شرکت نمی‌کند

'Lutonya stands behind it' is set into the clause of گفت, and what is said follows that verb without a که.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.reading import ReadSentence

PREFIXED = re.compile(r"^ن?می\W")  # می‌رود, where the mark shows that it is no noun (میدان)
PERFECT = re.compile(r"ه\W(?:اند|ایم|ام)$")
MARKS = frozenset("،؛:.!؟,;»«()–")
SENTENCE_MARKS = frozenset("؛;–")
SENTENCES = 64  # that are kept: each is asked about once for every name and cue
MAIN, RELATIVE, TOLD, JOINED = "main", "relative", "told", "joined"


@dataclass
class Clause:
    """A clause: how it hangs on another one (-1: on none), the word before its که, its words, where its verb ends."""

    kind: str
    parent: int = -1
    head: int = -1
    words: list[int] = field(default_factory=list)
    verb: int = -1


@lru_cache(maxsize=SENTENCES)
def clauses_of(read: ReadSentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in the order in which they begin."""
    clauses, current = [Clause(MAIN)], 0
    saying = {i for c in read.of_kind("speech.verbs") for i in range(c.first, c.last + 1)}
    for i in range(len(read.words)):
        clause = _opened(read, clauses, current, i) if i else None
        if clause is not None:
            clauses.append(clause)
            current = len(clauses) - 1
        elif clauses[current].verb == i - 1 >= 0:
            current = _behind_verb(read, clauses, current, saying)
        clauses[current].words.append(i)
        if is_verb(read, i, apart=i in saying or _around(clauses, current) >= 0):
            clauses[current].verb = i
    return tuple(clauses)


def _around(clauses: list[Clause], current: int) -> int:
    """Return the clause that a relative one, or one joined to it, is set into, its verb to come, -1 for none."""
    while clauses[current].kind == JOINED:
        current = clauses[current].parent
    clause = clauses[current]
    return clause.parent if clause.kind == RELATIVE and clauses[clause.parent].verb < 0 else -1


def _opened(read: ReadSentence, clauses: list[Clause], current: int, i: int) -> Clause | None:
    """Return the clause that a mark or a conjunction opens at a word."""
    word, before = read.words[i], clauses[current]
    if SENTENCE_MARKS & set(word.gap):
        return Clause(MAIN)
    if ":" in word.gap and before.verb < 0:
        return Clause(JOINED, current)  # a headline: who says it, and what
    behind_verb = before.verb == i - 1
    if word.key in grammar.words("fa", "says_that"):
        if behind_verb:
            return Clause(TOLD, current)
        contrasted = before.verb < 0 and any(read.words[j].key in grammar.words("fa", "not_but") for j in before.words)
        return None if contrasted else Clause(RELATIVE, current, head=i - 1)
    opens = word.key in grammar.words("fa", "clause_openers") and (behind_verb or bool(MARKS & set(word.gap)))
    return Clause(TOLD, current) if opens else None


def _behind_verb(read: ReadSentence, clauses: list[Clause], current: int, saying: set[int]) -> int:
    """Return the clause that goes on behind the verb of one: the one around it, what is said, or one joined to it."""
    clause, i = clauses[current], clauses[current].verb + 1
    joined = read.words[i].key in grammar.words("fa", "joining_clauses")
    if (around := _around(clauses, current)) >= 0 and not joined:
        return around
    said = (i - 1 in saying or ":" in read.words[i].gap) and not joined
    clauses.append(Clause(TOLD if said else JOINED, current, head=-1 if said else clause.head))
    return len(clauses) - 1


def is_verb(read: ReadSentence, i: int, *, apart: bool) -> bool:
    """Say whether a word is a finite verb that ends a clause, one that nothing need part from what follows (`apart`).

    Forms of 'will' and 'is to' end none: the verb that they go with follows.
    """
    word, following = read.words[i], read.words[i + 1] if i + 1 < len(read.words) else None
    parted = following is None or bool(MARKS & set(following.gap)) or following.key in grammar.words("fa", "says_that")
    if not parted and _is_modal(read, i):
        return False
    if is_form(word) and word.key not in _forms():
        return True
    ends = (*grammar.words("fa", "joining_clauses"), *grammar.words("fa", "clause_openers"))
    parted = parted or (following is not None and following.key in ends)
    return (word.key in _forms() and (parted or apart)) or (word.key in _participles() and parted and apart)


def is_form(word: Word) -> bool:
    """Say whether a word has the form of a finite verb."""
    return bool(PREFIXED.search(word.text) or PERFECT.search(word.text)) or word.key in _forms()


def _is_modal(read: ReadSentence, i: int) -> bool:
    before = read.words[i - 1].key if i else ""
    return before in grammar.words("fa", "is_to") or read.words[i].key.startswith(grammar.beginnings("fa", "will"))


@cache
def _forms() -> frozenset[str]:
    """Return the finite forms of common verbs: of the past, and of the present without می."""
    pasts, presents = grammar.words("fa", "past_stems"), grammar.words("fa", "present_stems")
    past = {negated + stem + end for stem in pasts for negated in ("", "ن") for end in ("", "ند", "یم")}
    present = {lead + stem + end for stem in presents for lead in ("", "ن", "ب") for end in ("د", "ند", "یم")}
    return frozenset(fold(form) for form in past | present) | grammar.words("fa", "is")


@cache
def _participles() -> frozenset[str]:
    """Return the participles of common verbs, which end a clause where 'is' is left out (… گذاشته، …)."""
    return frozenset(fold(no + stem + "ه") for stem in grammar.words("fa", "past_stems") for no in ("", "ن"))
