"""What turns the meaning of a stance cue: negation, refusal, inability, suspension and other operators.

With a tree they stand on the path from the cue to its subject; without one, close to the cue in its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.roles.agents import is_of_another
from astana_nlp.stance.sentence.negation import NEGATION, is_negative, own_negation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Tree
    from astana_nlp.stance.roles.agents import Agents
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

CLAUSAL = ("advcl", "ccomp", "xcomp", "conj", "acl", "parataxis", "nsubj", "obj", "obl", "nmod")
OBJECTS = ("obj", "obl", "obl:arg", "nmod")  # 'regretted the boycott', 'protested at the boycott'
PAST = "operators.past"
AFTER = "sequence.after"
AFTER_REACH = 2  # words from 'after' to what was done before
OBJECT_MARK = 2  # words from a Persian noun to the را that makes it an object: 'its participation'
OPERATOR_REACH = 5  # words between an operator and its predicate where there is no tree
INABILITY = "operators.inability"
ALONE = frozenset(f"operators.{kind}" for kind in ("negation", "refusal", "inability", "wish", "suspension"))
WITHIN = frozenset({NEGATION, "operators.wish"})  # words of 'could not', which count once with it
OWN_MOTIVES = ("ceasefire-violations", "distrust-of-sponsors", "iran-role", "geneva-primacy", "assad-fate", "detainees")


def operators_above(sentence: ReadSentence, cue: Cue, agents: Agents) -> tuple[str, ...]:
    """Return the operators that stand among the words from a cue up to its subject, or hang on them."""
    tree = sentence.tree
    assert tree is not None  # noqa: S101 - for the type checker: only called with a tree
    found = own_negation(sentence, cue)
    negated: set[int] = set()
    for operator in sentence.of_kind("operators."):
        if not _may_turn(sentence, operator, cue) or (operator.kind == NEGATION and is_negative(sentence, cue)):
            continue
        word = tree.head_of(operator.start, operator.end)
        if word is not None and operator.kind in ALONE and is_of_another(tree, word, agents.path):
            continue
        if word is not None and (word in agents.path[1:] or _modifies(tree, word, agents.path)):
            head = tree.tokens[word].head
            if operator.kind == NEGATION and head in negated:
                continue  # 'ne' and 'pas' are one negation
            negated |= {head} if operator.kind == NEGATION else set()
            found.append(operator.kind.removeprefix("operators."))
    return (*_hindered(sentence, cue, found), *(["refusal"] if _is_blamed_absence(sentence, cue, agents) else []))


def _is_blamed_absence(sentence: ReadSentence, cue: Cue, agents: Agents) -> bool:
    """Say whether the cue is the blame, or the blamed, of 'condemned the boycott': who blames it opposes no talks."""
    tree = sentence.tree
    assert tree is not None  # noqa: S101 - for the type checker: only called with a tree
    blame, absence = (
        {tree.head_of(c.start, c.end) for c in sentence.of_kind(kind)} for kind in ("oppose.stated", "oppose.acted")
    )
    if cue.kind == "oppose.stated":
        objects = (j for j in tree.children(agents.path[0]) if tree.tokens[j].dep in OBJECTS)
        return any(j in absence and tree.tokens[j].pos == "NOUN" for j in objects)
    nominal = cue.kind == "oppose.acted" and tree.tokens[agents.path[0]].pos == "NOUN"
    return nominal and any(i in blame for i in agents.path[1:])


def _may_turn(sentence: ReadSentence, operator: Cue, cue: Cue) -> bool:
    """Say whether an operator is none of the words of the cue and of no other operator.

    'не намерены' and 'n'entend pas' refuse once and deny nothing; 'could not come' is 'not come' against one's will.
    """
    if operator.overlaps(cue):
        return operator.kind == INABILITY and cue.kind == "oppose.acted"
    wider = (*sentence.of_kind("operators.refusal"), *sentence.of_kind(INABILITY))
    return operator.kind not in WITHIN or not any(operator.overlaps(other) for other in wider)


def _hindered(sentence: ReadSentence, cue: Cue, operators: Sequence[str]) -> list[str]:
    """Return the operators, with a refusal in place of an inability that is one.

    Who could not come did not refuse to, unless the sentence gives a motive of its own; who cannot accept refuses.
    """
    motives = any(sentence.of_kind(f"motives.{motive}") for motive in OWN_MOTIVES)
    if cue.kind.endswith(".acted") and not motives:
        return list(operators)
    turned = [] if is_negative(sentence, cue) else ["refusal"]
    return [o for operator in operators for o in (turned if operator == "inability" else [operator])]


def _modifies(tree: Tree, word: int, path: tuple[int, ...]) -> bool:
    """Say whether the word hangs on the path as a particle or adverb; a clause of its own turns nothing."""
    token = tree.tokens[word]
    return token.head in path and not token.dep.startswith(CLAUSAL)


def operators_beside(sentence: ReadSentence, cue: Cue) -> tuple[str, ...]:
    """Return the operators near a cue in its clause, each negation once."""
    together = [
        operator
        for operator in sentence.of_kind("operators.")
        if _may_turn(sentence, operator, cue) and _together(sentence, operator, cue)
    ]
    negations = [operator for operator in together if operator.kind == NEGATION]
    idle = negations if is_negative(sentence, cue) else negations[1:]  # 'никто не …', 'asla …meyecek': one negation
    operators = [o.kind.removeprefix("operators.") for o in together if o not in idle] + own_negation(sentence, cue)
    operators += ["negation" for o in together if o.kind == "operators.refusal" and own_negation(sentence, o)]
    return tuple(_hindered(sentence, cue, operators))


def _together(sentence: ReadSentence, operator: Cue, cue: Cue) -> bool:
    if operator.kind == "operators.suspension" and _is_object_of(sentence, cue, operator):
        return True
    if operator.kind == NEGATION and not _may_deny(sentence, operator, cue):
        return False
    if any(cue.last < mark.first < operator.first <= mark.last + AFTER_REACH for mark in sentence.of_kind(AFTER)):
        return False  # 'came back after a suspension' suspends no coming back
    same = sentence.clauses[cue.first] in (sentence.clauses[operator.first], sentence.clauses[operator.last])
    reach = min(abs(operator.last - cue.first), abs(cue.last - operator.first))
    return same and (reach <= OPERATOR_REACH or operator.kind == PAST)  # 'had' goes for its whole clause


def _may_deny(sentence: ReadSentence, negation: Cue, cue: Cue) -> bool:
    """Say whether a word for 'not' may deny a cue: it is no part of another cue.

    An Arabic one stands before what it denies, and 'ما' opens its clause.

    'يرفضه لعدم دعوته' and 'استنكر ما سماه' deny nothing of what is said before.
    """
    if any(c.is_stance and c != cue and c.first <= negation.first and negation.last <= c.last for c in sentence.cues):
        return False  # 'will not go' holds its own
    if sentence.language != "ar":
        return True
    opens = not negation.first or sentence.clauses[negation.first - 1] < sentence.clauses[negation.first]
    return negation.first < cue.first and (
        opens or sentence.words[negation.first].key not in grammar.words("ar", "opening_not")
    )


def _is_object_of(sentence: ReadSentence, cue: Cue, verb: Cue) -> bool:
    """Say whether a Persian noun is the object of what its clause ends with: مشارکت خود را در … تعلیق کرد."""
    objects = grammar.words(sentence.language, "object_mark")
    marked = any(w.key in objects for w in sentence.words[cue.last + 1 : cue.last + OBJECT_MARK + 1])
    return marked and verb.first > cue.last and sentence.clauses[cue.first] == sentence.clauses[verb.first]
