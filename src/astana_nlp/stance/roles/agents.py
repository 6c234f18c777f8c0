"""Who does what in a parsed sentence: the agents and patients of a predicate, through the usual constructions.

Covered are active and passive clauses, 'by' agents, shared subjects, control ('agreed to attend', 'was persuaded
to'), relative and participle clauses, nominal predicates ('the boycott by', 'X's refusal', 'US support'), light verbs
('announced its rejection'), coordination, apposition and 'including' lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from astana_nlp.records import Tree

DEEPEST = 6  # steps up from a predicate; longer chains are parse errors more often than control
_CLAUSE_UP = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "parataxis"})
_NOMINAL_UP = frozenset(
    {"obj", "obl", "obl:arg", "attr", "nmod", "xcomp", "iobj", "conj", "pobj", "obl:mod", "ROOT", "advcl"}
)
_PERSONAL = frozenset({"PROPN", "PRON", "NOUN", "ADJ"})
OBJECTS = frozenset({"obj", "iobj"})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "expl:subj", "nsubj:pass"})
_SAME = frozenset({"conj", "appos", "flat", "flat:name", "flat:foreign", "fixed"})


@dataclass(frozen=True, slots=True)
class Agents:
    """The words that do (or suffer) what a predicate says.

    `path` holds the words that were passed on the way up from the predicate to its subject (the predicate first):
    what negates or refuses stands among them or hangs on them.
    """

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    path: tuple[int, ...]
    weak: bool = False


def agents_of(tree: Tree, predicate: int, actors: frozenset[int] | None = None) -> Agents:
    """Return the agents and patients of the word `predicate`.

    `actors` are the words that name somebody (None: not known): 'the boycott of X' has an agent, 'the boycott of the
    talks' has none of its own.
    """
    path: list[int] = []
    patients: tuple[int, ...] = ()
    i, weak = predicate, False
    while len(path) < DEEPEST and i >= 0 and i not in path:
        path.append(i)
        found, suffering = _own(tree, i, actors)
        patients = patients or (suffering if len(path) == 1 else ())
        if len(path) > 1 and _is_passive(tree, i) and _shares_passive_subject(tree, path[-2]):
            found = suffering
        if suffering and len(path) == 1 and not found and _is_passive(tree, i):
            break  # a passive without agent: nobody is named
        if found:
            bound = _binders(tree, i, found)
            return Agents((*found, *bound), patients, (*path, *([tree.tokens[i].head] if bound else [])), weak)
        step = _up(tree, i)
        if step is None:
            break
        controlled = _controlled(tree, i, step)
        if controlled:
            return Agents(controlled, patients, (*path, step), weak)
        weak = weak or not _is_verbal(tree, i)
        i = step
    return Agents((), patients, tuple(path), weak)


def chain(tree: Tree, word: int, names: Mapping[int, int] | None = None) -> tuple[tuple[int, str], ...]:
    """Return the words that `word` belongs to, nearest first, each with how: itself, list, appos, of, company.

    `names` gives for every word of a name the word that governs the name: parsers hang 'et la Brigade' on the last
    word of 'le Front du Cèdre' as often as on its head.
    """
    steps = [(word, "self")]
    i, how = word, "self"
    while len(steps) < DEEPEST:
        step, kind = _belonging(tree, i)
        step = names.get(step, step) if names and kind == "list" else step
        if step < 0 or step in {s for s, _ in steps}:
            break
        how = kind if how == "self" or kind == "of" else how
        i = step
        steps.append((i, how))
    return tuple(steps)


def is_of_another(tree: Tree, word: int, path: tuple[int, ...]) -> bool:
    """Say whether an operator belongs to a predicate that the path only shares its subject with.

    'was not invited and rejects the text' denies no rejection; 'did not attend or sign' denies both.
    """
    shared = [
        head for step, head in pairwise(path) if tree.tokens[step].dep == "conj" and not _is_disjoined(tree, step)
    ]
    return any(word == head or tree.tokens[word].head == head for head in shared)


def saying_of(tree: Tree, predicate: int, speech: Container[int | None]) -> int:
    """Return the word of speech (one of `speech`) that the clause of `predicate` depends on, else the predicate."""
    step, seen = tree.tokens[predicate].head, {predicate}
    while step >= 0 and step not in seen:
        if step in speech:
            return step
        seen.add(step)
        step = tree.tokens[step].head
    return predicate


def is_without_subject(tree: Tree, path: tuple[int, ...], holder: int, language: str) -> bool:
    """Say whether the parser shows no subject of a verb: in Russian, where names in quotes mislead it, of none above.

    'Принимавший его спикер выразил удовлетворение' then has its subject by order, but not a name with a preposition.
    """
    if tree.tokens[holder].dep in OBJECTS and tree.tokens[holder].pos == "PRON":
        return False  # 'calling it an attempt to …'
    if tree.tokens[path[0]].pos == "VERB":
        return True
    above = any(tree.tokens[i].pos == "VERB" and not tree.tokens[i].form for i in path)
    return language == "ru" and above and not tree.tokens[holder].case


def _is_disjoined(tree: Tree, i: int) -> bool:
    """Say whether 'or' joins the word to its head: parsers hang it on either."""
    around = (*tree.children(i), *tree.children(tree.tokens[i].head))
    return any(tree.tokens[j].text.lower() in grammar.parsed("disjoining") for j in around)


def _belonging(tree: Tree, i: int) -> tuple[int, str]:
    """Return the word that word `i` belongs to (-1 for none) and how."""
    token = tree.tokens[i]
    beside = _accompanied(tree, i)
    if beside < 0 and token.dep in _SAME:
        return token.head, "list" if token.dep == "conj" else "appos"
    group = max(beside, _group_of(tree, i), _listed_among(tree, i))
    if group >= 0:
        return group, "list"
    if token.dep in ("nmod", "obl", "obl:mod") and token.case in grammar.parsed("company"):
        return token.head, "company"
    if token.dep in ("nmod", "nmod:poss", "compound", "amod", "det"):  # det: 'ее делегаты', 'ses délégués'
        return token.head, "of"
    return -1, ""


def _group_of(tree: Tree, i: int) -> int:
    """Return the word for the group that word `i` is listed as a member of (-1 for none)."""
    token = tree.tokens[i]
    if (token.dep in ("nmod", "obl", "obl:mod") and token.case in grammar.parsed("listing")) or _is_listed(tree, i):
        return token.head
    if token.dep == "obj" and tree.tokens[token.head].text.lower() in grammar.parsed("listing"):
        return tree.tokens[token.head].head  # 'группы, включая А и Б'
    such = tree.tokens[token.head].text.lower().startswith(grammar.parsed("such"))
    if such and token.case in grammar.parsed("as_members"):
        return tree.tokens[token.head].head  # 'такие группы, как А и Б'
    if token.dep in ("obj", "attr") and tree.tokens[token.head].lemma in grammar.parsed("counting"):
        return _subject(tree, token.head)
    return -1


def _listed_among(tree: Tree, i: int) -> int:
    """Return what a subject is one of (-1 for nothing): 'among those who left were A', 'группы, среди которых А'."""
    token = tree.tokens[i]
    if token.dep != "nsubj":
        return -1
    around = (token.head, *tree.children(token.head))
    group = next((j for j in around if tree.tokens[j].case in grammar.parsed("among")), -1)
    relative = group >= 0 and tree.tokens[group].text.lower().startswith(grammar.parsed("relative"))
    return tree.tokens[group].head if relative else group


def _accompanied(tree: Tree, i: int) -> int:
    """Return the subject that somebody acts together with (-1 for none): 'A, along with B, left', 'А вместе с Б'."""
    token = tree.tokens[i]
    marks = [j for j in tree.children(i) if tree.tokens[j].dep == "case"]
    with_ = token.case in grammar.parsed("company") and any(
        j and tree.tokens[j - 1].text.lower() in grammar.parsed("together") for j in marks
    )
    as_well = token.dep == "fixed" and tree.tokens[token.head].text.lower() in grammar.parsed("as_well")
    if not (with_ or as_well or token.case in grammar.parsed("beside")):
        return -1
    if token.dep == "nmod":
        return token.head
    verb = tree.tokens[token.head].head if tree.tokens[token.head].dep in ("case", "cc", "advmod") else token.head
    return _subject(tree, verb) if verb >= 0 else -1


def _is_listed(tree: Tree, i: int) -> bool:
    """Say whether the noun makes a relative clause without a verb: 'les groupes, dont A et B'."""
    if not tree.tokens[i].dep.startswith("acl") or _is_verbal(tree, i):
        return False
    return any(tree.tokens[j].text.lower() in grammar.parsed("listing") for j in tree.children(i))


def _controlled(tree: Tree, verb: int, governor: int) -> tuple[int, ...]:
    """Return the object of the governor where it does what the infinitive `verb` says ('led them to reject')."""
    if not (_is_verbal(tree, verb) and tree.tokens[verb].dep in ("xcomp", "ccomp", "advcl")):
        return ()
    infinitive = tree.tokens[verb].form == "infinitive"
    marked = infinitive or any(tree.tokens[j].text.lower() in grammar.parsed("infinitive") for j in tree.children(verb))
    if not (marked or tree.tokens[verb].case in grammar.parsed("controlling")):
        return ()
    objects = [j for j in tree.children(governor) if tree.tokens[j].dep in ("obj", "iobj")]
    return tuple(j for j in objects if governor < j < verb and tree.tokens[j].pos in _PERSONAL)


def _subject(tree: Tree, verb: int) -> int:
    """Return the subject of a verb (-1 for none); of a clause that is the subject, its own subject."""
    for j in tree.children(verb):
        if tree.tokens[j].dep == "nsubj":
            return j
        if tree.tokens[j].dep == "csubj":
            return _subject(tree, j)
    return -1


def _is_verbal(tree: Tree, i: int) -> bool:
    return tree.tokens[i].pos in _VERBS


def _shares_passive_subject(tree: Tree, verb: int) -> bool:
    """Say whether the subject of the passive above does what `verb` says: 'was urged to go', 'was asked and went'."""
    dep = tree.tokens[verb].dep
    if _is_verbal(tree, verb) and dep == "advcl":
        return tree.tokens[verb].case in grammar.parsed("controlling")
    if not _is_verbal(tree, verb) or dep not in ("xcomp", "ccomp", "conj"):
        return False
    completed = any(tree.tokens[j].dep in ("obj", "xcomp", "ccomp") for j in tree.children(verb))
    return dep != "conj" or completed or not _is_past_participle(tree, verb)


def _binders(tree: Tree, noun: int, owners: tuple[int, ...]) -> tuple[int, ...]:
    """Return the subject that a possessive pronoun of the object stands for: 'X announced its refusal'."""
    token = tree.tokens[noun]
    is_object = token.dep in ("obj", "xcomp") and not _is_verbal(tree, noun) and _is_verbal(tree, token.head)
    pronouns = [tree.tokens[j] for j in owners]
    if not is_object or any(t.pos != "PRON" or t.dep != "nmod:poss" for t in pronouns):
        return ()
    subjects = [j for j in tree.children(token.head) if tree.tokens[j].dep == "nsubj"]
    plural = any(t.text.lower() in grammar.parsed("theirs") for t in pronouns)
    return tuple(_antecedent(tree, j, token.head) for j in subjects if _is_plural(tree, j) or not plural)


def _is_plural(tree: Tree, noun: int) -> bool:
    token = tree.tokens[noun]
    return token.text.lower() != token.lemma or any(tree.tokens[j].dep == "conj" for j in tree.children(noun))


def _own(tree: Tree, i: int, actors: frozenset[int] | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the agents and patients that hang on word `i` itself."""
    if _is_verbal(tree, i):
        found, suffering = _of_verb(tree, i)
        bare = _bare(tree, i, actors) if actors and actors.isdisjoint(found) and not _is_passive(tree, i) else ()
        found = bare or found
        return (found, suffering) if found or not actors else _without_subject(tree, i, actors, suffering)
    found = _of_noun(tree, i)
    return (found if actors is None else tuple(j for j in found if _names_somebody(tree, j, actors))), ()


def _bare(tree: Tree, verb: int, actors: frozenset[int]) -> tuple[int, ...]:
    """Return the actor that stands before a verb without a preposition, which parsers take for a time or place.

    'Les États-Unis, qui …, ont renoncé à venir', 'L'Union, elle, a dépêché des officiers': no actor is either.
    """
    before = [j for j in tree.children(verb) if j in actors and j < verb and tree.tokens[j].dep.startswith("obl")]
    return tuple(j for j in before if not tree.tokens[j].case)[:1]


def _without_subject(
    tree: Tree, i: int, actors: frozenset[int], suffering: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return who does what a Russian verb in the plural says whose subject the parser does not show.

    'В Москве считают' has none, in 'Переговоры бойкотировали А и Б' it takes the subject for a second object.
    """
    if not tree.tokens[i].text.lower().endswith(grammar.endings("ru", "they")):
        return (), suffering
    placed = tuple(j for j in tree.children(i) if tree.tokens[j].case in grammar.parsed("placed") and j in actors)
    doubled = tuple(j for j in suffering if j in actors and j > i) if len(suffering) > 1 else ()
    return placed or doubled, tuple(j for j in suffering if j not in doubled)


def _names_somebody(tree: Tree, i: int, actors: frozenset[int]) -> bool:
    return tree.tokens[i].pos == "PRON" or i in actors or any(j in actors for j in tree.children(i))


def _of_verb(tree: Tree, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    children = {j: tree.tokens[j] for j in tree.children(i)}
    by = tuple(
        j for j, t in children.items() if t.dep == "obl:agent" or (t.dep == "obl" and t.case in grammar.parsed("by"))
    )
    subjects = tuple(_antecedent(tree, j, i) for j, t in children.items() if t.dep in _SUBJECTS)
    if _is_passive(tree, i) and tree.tokens[i].dep != "acl":
        return by, subjects
    token = tree.tokens[i]
    if token.dep == "acl" and not subjects and token.head >= 0:
        if (main := _cut_off_subject(tree, i)) >= 0 and not by:
            return (main,), tuple(j for j, t in children.items() if t.dep == "obj")
        if _is_past_participle(tree, i):
            return by, (token.head,)
        active = token.form == "active participle" or token.text.lower().endswith(grammar.parsed("doing"))
        return ((token.head,), ()) if active else (by, ())
    return subjects or by, tuple(j for j, t in children.items() if t.dep == "obj")


def _cut_off_subject(tree: Tree, verb: int) -> int:
    """Return the subject of a main verb that a relative clause parts from it (-1 for none): 'X, which …, protested'.

    Parsers then take X for the root of a sentence without a verb, and the verb for a participle of the last noun.
    """
    root = next((j for j, token in enumerate(tree.tokens) if token.head < 0), -1)
    nominal = 0 <= root < verb and tree.tokens[root].pos in ("NOUN", "PROPN") and tree.tokens[verb - 1].text == ","
    relative = nominal and any(tree.tokens[j].dep == "acl:relcl" and j < verb for j in tree.children(root))
    return root if relative else -1


def _is_passive(tree: Tree, i: int) -> bool:
    marks = {tree.tokens[j].dep for j in tree.children(i)}
    if "nsubj:pass" in marks and "obj" in marks and "aux:pass" not in marks:
        return False  # 'n'a pas rejeté les pourparlers': what has an object is active, whatever the parser says
    if any(mark.startswith("expl") for mark in marks):
        return False  # 's'est retiré': who does it to himself does it
    token = tree.tokens[i]
    if token.text.lower().startswith(grammar.parsed("going")):
        return False
    participle = (token.dep == "acl" or token.form == "passive participle") and _is_past_participle(tree, i)
    return bool(marks & {"aux:pass", "nsubj:pass"}) or participle


def _is_past_participle(tree: Tree, i: int) -> bool:
    if tree.tokens[i].form:
        return tree.tokens[i].form == "passive participle"
    done = tree.tokens[i].text.lower().endswith(grammar.parsed("done"))
    return done and not any(tree.tokens[j].dep in ("aux", "mark") for j in tree.children(i))


def _antecedent(tree: Tree, subject: int, verb: int) -> int:
    """Return what a relative pronoun stands for, else the subject itself."""
    token, governor = tree.tokens[subject], tree.tokens[verb]
    is_relative = token.text.lower().startswith(grammar.parsed("relative")) and token.pos in (
        "PRON",
        "DET",
        "SCONJ",
        "ADJ",
    )
    while governor.dep == "conj" and governor.head >= 0:
        governor = tree.tokens[governor.head]
    if is_relative and governor.dep in ("acl:relcl", "acl") and governor.head >= 0:
        return governor.head
    return subject


def _of_noun(tree: Tree, i: int) -> tuple[int, ...]:
    children = {j: tree.tokens[j] for j in tree.children(i)}
    subjects = tuple(_antecedent(tree, j, i) for j, t in children.items() if t.dep in ("nsubj", "nsubj:pass"))
    if subjects:  # the subject of a copula in Universal Dependencies
        return subjects
    by = tuple(j for j, t in children.items() if t.case in grammar.parsed("by"))
    owners = tuple(j for j, t in children.items() if t.dep == "nmod:poss" or (t.dep == "compound" and t.pos == "PROPN"))
    of = tuple(j for j, t in children.items() if t.dep == "nmod" and t.case in grammar.parsed("of"))
    return by or owners or of


def _up(tree: Tree, i: int) -> int | None:
    """Return the word whose subject word `i` shares, if any."""
    token = tree.tokens[i]
    if token.head < 0:
        return None
    allowed = _CLAUSE_UP if _is_verbal(tree, i) else _NOMINAL_UP | {"amod", "acomp"}
    if token.dep in allowed or token.dep.startswith(("acl", "advcl")):
        return token.head
    return None
