"""Names that a sentence only needs to describe somebody else: they do nothing by that (rule 13 of the codebook).

    Ardash, one of the largest factions of the opposition, refused      Lutonya, who stands behind the Front, signed
    أرداش، إحدى أكبر فصائل المعارضة، رفضت                                 Лутония, стоящая за Фронтом, подписала

Turkish sets such words before the name; there the endings tell (`verblast`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from astana_nlp.records import Tree
    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.reading import ReadSentence

Span = tuple[int, int]

DESCRIBING = frozenset(  # how a word hangs on a description, or on a noun of it
    {"nmod", "nmod:poss", "obl", "obl:arg", "obl:mod", "obj", "iobj", "amod", "compound", "nummod", "flat"}
)
NOMINAL = frozenset({"NOUN", "NUM", "PRON"})
CLAUSES = ("acl", "acl:relcl")
OWN = frozenset({"nmod", "appos", "flat", "flat:name", "compound", "amod"})  # how a name hangs on the noun described
OBJECTS = frozenset({"obj", "obl", "obl:arg", "iobj"})
FLAT = frozenset({"ar", "fa"})
MANY = 3  # names that are surely an enumeration
COMMAS = ",،"
AND = "و"
RELATIVE = "clauses.relative"
APART = ' «»“”„"()'  # what may stand around a name
SPEECH = "speech."
WISH = "operators.wish"
OPENING = "clauses.conjunctions"
WISH_REACH = 4  # words from a wish to the clause that tells it


def describes_another(read: ReadSentence, name: Span, people: Collection[Span]) -> bool:
    """Say whether a name stands in an apposition to another body, or in a relative or participle clause about one.

    What is told of one of `people` is a title ('who heads the delegation of X'), and they may speak for the body. One
    of them is no description, but may be named by the way ('البيان، الذي قرأه X، …', 'which X read out'). Subjects of a
    clause and those by whom something is done act, and so may the members of an enumeration.
    """
    least = MANY if read.tree is not None else 0  # two names with an 'and' may belong to two clauses
    if any(name in run and len(run) >= least for run in read.enumerations):
        return False
    if name in people:
        return read.language in FLAT and _is_in_relative_clause(read, name)
    if read.tree is not None:
        word = read.tree.head_of(*name)
        return word is not None and _is_within(read, read.tree, word, people)
    return read.language in FLAT and _is_between_commas(read, name, people)


def _is_within(read: ReadSentence, tree: Tree, word: int, people: Collection[Span]) -> bool:
    persons = {tree.head_of(*span) for span in people}
    named = {i: head for i, head in read.names.items() if head != read.names.get(word, word)}
    step, seen = word, set[int]()
    while step >= 0 and step not in seen and named.get(step) not in persons:
        seen.add(step)
        token = tree.tokens[step]
        clause = step != word and _is_clause(tree, step)
        if token.dep == "appos" or clause:
            owners = [named.get(i, -1) for i in (token.head, *(_own(tree, token.head, step) if clause else ()))]
            return any(i >= 0 for i in owners) and persons.isdisjoint(owners)
        if step != word and _is_told(tree, step, named, persons):
            return True
        if token.dep not in DESCRIBING or token.case in grammar.parsed("by"):
            return False
        step = token.head
    return False


def _is_told(tree: Tree, noun: int, named: Mapping[int, int], persons: Collection[int | None]) -> bool:
    """Say whether a noun is what a sentence says that another body is: 'the Front is a union of units of X'."""
    verb = tree.tokens[noun].head if tree.tokens[noun].dep == "attr" else noun
    subjects = (j for j in tree.children(verb) if tree.tokens[j].dep == "nsubj")
    return tree.tokens[noun].pos in NOMINAL and any(j in named and named[j] not in persons for j in subjects)


def _is_clause(tree: Tree, i: int) -> bool:
    """Say whether a word is the verb of a relative clause, or a participle with its object: 'стоящая за Фронтом'."""
    token = tree.tokens[i]
    if token.dep in CLAUSES:
        return True
    return token.dep == "amod" and any(tree.tokens[j].dep in OBJECTS for j in tree.children(i))


def _own(tree: Tree, noun: int, clause: int) -> list[int]:
    """Return the words that say whose a noun is, or who: 'the units of the Front'."""
    return [j for j in tree.children(noun) if j != clause and tree.tokens[j].dep in OWN]


def _is_between_commas(read: ReadSentence, name: Span, people: Collection[Span]) -> bool:
    """Say whether a name stands in an aside about another body."""
    aside = aside_of(read, name)
    if aside is None:
        return False
    return _named_before(read, aside[0]) not in people


def _is_in_relative_clause(read: ReadSentence, name: Span) -> bool:
    """Say whether a name stands in a relative clause between commas: 'البيان، الذي قرأه X، …'."""
    aside = aside_of(read, name)
    first = next((w for w in read.words if aside and w.start > aside[0]), None)
    return first is not None and any(c.start == first.start for c in read.of_kind(RELATIVE))


def aside_of(read: ReadSentence, name: Span) -> Span | None:
    """Return the stretch between commas behind another name that a name stands in, None where it stands in none.

    Words have to lead to it, or it is one of an enumeration, and nothing is done or said there but what is told of the
    other one.
    """
    start = max((read.text.rfind(mark, 0, name[0]) for mark in COMMAS), default=-1)
    ends = [at for mark in COMMAS if (at := read.text.find(mark, name[1])) >= 0]
    leading = [w for w in read.words if start < w.start < name[0]]
    listed = any(name in run for run in read.enumerations) or (bool(leading) and _goes_on(read, leading[0]))
    if (
        start < 0
        or not ends
        or not leading
        or listed
        or _closes_an_aside(read, start)
        or _is_in_told_clause(read, leading)
    ):
        return None
    inside = [c for c in read.cues if start < c.start < min(ends)]
    relative = any(c.kind == RELATIVE and c.start == leading[0].start for c in inside)
    if not relative and _named_before(read, start) is None:
        return None
    busy = any(c.is_stance or c.kind.startswith(SPEECH) for c in inside)
    return None if busy and not relative else (start, min(ends))


def _closes_an_aside(read: ReadSentence, comma: int) -> bool:
    """Say whether a comma ends a title, a relative clause or a phrase of place behind another: 'X، وزیر Y، دیروز …'."""
    before = max((read.text.rfind(mark, 0, comma) for mark in COMMAS), default=-1)
    first = next((w for w in read.words if before < w.start < comma), None)
    if before < 0 or first is None:
        return False
    leading = (*read.of_kind(RELATIVE), *read.of_kind("roles.offices"))
    prepositions = grammar.words(read.language, "prepositions")
    return first.key in prepositions or any(c.start == first.start for c in leading)


def _is_in_told_clause(read: ReadSentence, leading: Sequence[Word]) -> bool:
    """Say whether a clause that a verb tells leads to a name: 'X، دیروز گفت که Y، …', not 'X، که Y …'."""
    that = grammar.words(read.language, "says_that")
    return any(word.key in that for word in leading[1:])


def _goes_on(read: ReadSentence, word: Word) -> bool:
    """Say whether a word joins a further name, or begins a list: 'X, and also Y,', 'وكذلك', 'including'."""
    joining = (*read.of_kind("clauses.enumerating"), *read.of_kind("roles.listing"))
    return (read.language == "ar" and word.key.startswith(AND)) or any(c.start == word.start for c in joining)


def _named_before(read: ReadSentence, comma: int) -> Span | None:
    """Return the name that stands directly before a comma."""
    return next((m for m in read.mentions if m[1] <= comma and not read.text[m[1] : comma].strip(APART)), None)


def is_expected(read: ReadSentence, name: Span) -> bool:
    """Say whether a sentence only tells what others want of an actor: 'expected X to', 'انتظار داریم که X' (rule 9)."""
    wishes = read.of_kind(WISH)
    if read.tree is not None:
        word = read.tree.head_of(*name)
        return word is not None and is_wanted(read.tree, word, {read.tree.head_of(c.start, c.end) for c in wishes})
    run = read.enumeration_of(name)
    first = read.word_of(run[0][0])
    opening = [c for c in read.of_kind(OPENING) if c.last == first - 1]
    return bool(opening) and any(0 < opening[0].first - c.last <= WISH_REACH for c in wishes)


def is_wanted(tree: Tree, word: int, wishes: Collection[int | None]) -> bool:
    """Say whether a word is the object of a wish, or the subject of what is wished."""
    token = tree.tokens[word]
    while token.dep == "conj" and token.head >= 0 and token.head != word:
        token = tree.tokens[token.head]
    if token.head < 0:
        return False
    above = tree.tokens[token.head]
    told = above.dep in ("ccomp", "xcomp") and above.head in wishes and above.head < word
    subject = token.dep == "nsubj" and told
    return subject or (token.dep in ("obj", "iobj") and token.head in wishes)
