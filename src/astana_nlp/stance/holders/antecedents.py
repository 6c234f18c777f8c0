"""Which actors a pronoun or description may stand for, and whom plain 'groups' stand for where no group was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label, Mention
from astana_nlp.stance.holders.agreement import is_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from astana_nlp.records import Sentence
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.sentence.reading import ReadSentence

NUMBERS = {"two": 2, "three": 3}
GUARANTORS = "guarantor-states"
OPPOSITION = "syrian-opposition"
GROUPS = frozenset({Label.FACTION, Label.COALITION})
OF_STATES = frozenset({GUARANTORS, "observers"})
SAYING_WHOSE = ("nmod", "amod", "appos", "flat")  # what hangs on a noun that tells whose groups, or which, they are
FREE = frozenset({"tr"})  # languages without a parser whose adjectives no ending tells: only an opening word is plain


def agreement_of(kinds: frozenset[str], language: str) -> Callable[[Mention], bool]:
    """Return what an antecedent must be; a word that is listed as singular and plural may be either."""
    if "states" in kinds:
        return lambda m: m.entity_id in OF_STATES  # 'the guarantors'; without a list two or three have no names
    if kinds & NUMBERS.keys():
        return lambda m: m.method == "description"
    if "rest" in kinds:
        # one body has no rest, nor has a group of states
        return lambda m: is_plural(m, language) and m.entity_id not in OF_STATES
    agree = next((agree for kind, agree in AGREEMENT.items() if kind in kinds), _may_be_plural)
    if "groups" in kinds:
        return lambda m: may_be_a_faction(m) and _may_be_plural(m)
    if "delegation" in kinds:
        return lambda m: agree(m) and (m.entity_id == OPPOSITION or not is_plural(m, language))  # many sent it
    one = "singular" in kinds and "plural" not in kinds and not (language == "ar" and "either" in kinds)
    return (lambda m: agree(m) and not is_plural(m, language)) if one else agree  # Arabic: 'she' is the factions


AGREEMENT: dict[str, Callable[[Mention], bool]] = {  # the first kind that a word has decides
    "parties": lambda m: m.entity_id == GUARANTORS,  # one side alone is not 'the parties'
    "person": lambda m: m.label is Label.PERSON,
    "either": lambda _: True,
    "delegated": lambda m: m.label not in (Label.PERSON, Label.FACTION),
    "fighting": lambda m: m.label is Label.FACTION,
    "singular": lambda m: m.label is not Label.PERSON,
}


def may_be_a_faction(mention: Mention) -> bool:
    """Say whether 'these groups' may stand for somebody: for factions and those that they are part of."""
    return mention.label in GROUPS and mention.entity_id not in OF_STATES


def _may_be_plural(mention: Mention) -> bool:
    return mention.label in GROUPS or mention.method == "description"


def pair(pointer: Pointer, before: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the two whom a sentence tells of where 'both' follows: 'X received Y. Both agreed', people before bodies.

    Delegations are bodies, whoever heads them.

    Where three or more of a kind are named nobody can tell which two are meant.
    """
    if "two" not in pointer.kinds:
        return ()
    named = (m for m in before if m.label is Label.STATE or m.method != "description")
    known = list({m.entity_id or m.text: m for m in named}.values())
    people = [m for m in known if m.label is Label.PERSON and not pointer.kinds & {"states", "delegated"}]
    states = [m for m in known if m.label is Label.STATE]
    bodies = people or states or [m for m in known if m.label in GROUPS]
    return tuple(bodies) if len(bodies) == NUMBERS["two"] else ()


def armed_groups(pointer: Pointer, index: int, sentence: Sentence, read: ReadSentence) -> tuple[Mention, ...]:
    """Return the Syrian opposition for 'the groups' that nothing says more of: unnamed factions are a part of it.

    (Rule 18 of the codebook.) 'Terrorist groups' and 'the groups of X' are others.
    """
    plain = any((c.start, c.end) == (pointer.start, pointer.end) for c in read.of_kind("anaphora.factions"))
    if not plain or _is_told_which(pointer, read):  # 'these groups' were named before
        return ()
    return (described(OPPOSITION, pointer, index, sentence),)


def described(actor_id: str, pointer: Pointer, index: int, sentence: Sentence) -> Mention:
    """Return a pointer as a description of an actor that nothing before it names."""
    actor = next(a for a in knowledge.actors() if a.id == actor_id)
    start, end = sentence.start + pointer.start, sentence.start + pointer.end
    text = sentence.text[pointer.start : pointer.end]
    key = f"{sentence.sentence_id}-{start}"
    return Mention(key, index, start, end, text, actor.label, actor.id, actor.name, "description", 0.5)


def _is_told_which(pointer: Pointer, read: ReadSentence) -> bool:
    word = read.tree.head_of(pointer.start, pointer.end) if read.tree else None
    if read.tree is None or word is None:
        return read.language not in FREE or pointer.first > 0
    return any(read.tree.tokens[j].dep.startswith(SAYING_WHOSE) for j in read.tree.children(word))
