"""What a sentence says of one holder: each stance cue with the holder's role to it and what turns its meaning.

With a tree the role is a matter of syntax; without one it is a matter of clause, order, distance and particles. Both
give the same record, so that the classifier learns from all languages together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.stance.about.matters import is_about_else
from astana_nlp.stance.roles.agents import agents_of, chain, is_without_subject, saying_of
from astana_nlp.stance.roles.announcing import announced_by, announcer_of, is_description
from astana_nlp.stance.roles.described import aside_of
from astana_nlp.stance.roles.operators import operators_above, operators_beside
from astana_nlp.stance.roles.persiansubjects import role_by_clause
from astana_nlp.stance.roles.verbfirst import (
    is_company,
    is_done_to,
    is_governed,
    is_object,
    is_said_by,
    is_subject_of_another,
    is_subject_within,
    stands_behind_its_verb,
    told_of,
)
from astana_nlp.stance.roles.verblast import role_by_ending
from astana_nlp.stance.sentence.reading import QUOTING, ReadSentence, name_of
from astana_nlp.stance.sentence.suffixes import word_at

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from astana_nlp.records import Tree
    from astana_nlp.stance.roles.agents import Agents
    from astana_nlp.stance.sentence.cues import Cue

MUTUAL = "support.agreed"
SURELY = frozenset({"agent", "agent-list", "near"})  # roles that do what a cue says
DOING = SURELY | {"agent-weak"}
POLAR = frozenset({"support", "oppose", "conditional"})
STRENGTH = {
    "agent": 0,
    "agent-list": 1,
    "agent-of": 2,
    "agent-company": 3,
    "near": 4,
    "agent-weak": 5,
    "patient": 6,
    "far": 7,
}

# by how a word belongs to who does it (`agents.chain`)
ROLES = {"self": "agent", "appos": "agent", "list": "agent-list", "company": "agent-company", "of": "agent-of"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue as it concerns one holder.

    `role` is a key of STRENGTH; `polarity` the stance that cue and operators give together, or `undone` where
    something negative is negated; `operators` the kinds of operators that apply; `distance` counts words between.
    """

    cue: Cue
    role: str
    polarity: str
    operators: tuple[str, ...]
    distance: int
    before: bool

    @property
    def basis(self) -> str:
        """Return stated or acted, as the cue shows it; to agree with each other is an act."""
        return "acted" if self.cue.kind == MUTUAL else self.cue.kind.split(".")[1]


def frames_of(
    sentence: ReadSentence,
    holder: tuple[int, int],
    *others: tuple[int, int],
    beside: Sequence[tuple[int, int]] = (),
) -> tuple[Frame, ...]:
    """Return the frames of the holder at `holder` (offsets in the sentence's text), the strongest first.

    `others` are the spans of words that stand for the same holder: in 'X said it would go' the frame of 'it' is one
    of X. `beside` are the members of an enumeration with the holder ('A, B and C signed'): what one does all do,
    whomever the parser hangs it on. Of each cue there is one frame, the strongest.
    """
    build = _parsed_frame if sentence.tree else _flat_frame
    cues = [cue for cue in sentence.cues if cue.is_stance and not is_about_else(sentence, cue)]
    found = []
    for cue in cues:
        own = [build(sentence, span, cue) for span in (holder, *others)]
        own += [_listed(build(sentence, span, cue)) for span in beside]
        own += [replace(own[0], role="agent-list")] if _is_announced(sentence, holder, cue) else []
        found.append(_strongest_first(own)[0])
    return _strongest_first(found)


def _is_announced(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> bool:
    """Say whether the holder is counted up as one of those who do what the cue says, with no other name for them."""
    if not announced_by(sentence, holder, cue):
        return False
    run = next(run for run in sentence.enumerations if holder in run)
    others = (m for m in sentence.mentions if m not in run and not is_description(sentence, m))
    return not any(role_to(sentence, m, cue) in SURELY for m in others)


def _listed(frame: Frame) -> Frame:
    """Return a frame as that of a member of an enumeration."""
    return replace(frame, role="agent-list") if frame.role == "agent" else frame


def flat_frames_of(sentence: ReadSentence, holder: tuple[int, int]) -> tuple[Frame, ...]:
    """Return the frames as clause, order and distance show them, also where there is a tree: parsers err."""
    cues = [cue for cue in sentence.cues if cue.is_stance and not is_about_else(sentence, cue)]
    return _strongest_first([_flat_frame(sentence, holder, cue) for cue in cues])


def _strongest_first(found: Sequence[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(found, key=lambda f: (STRENGTH[f.role], f.distance, f.cue.start)))


def speaks(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether the holder is the one who says something in the sentence."""
    return does(sentence, holder, "speech.")


def does(sentence: ReadSentence, holder: tuple[int, int], kind: str) -> bool:
    """Say whether the holder is the one who does what a cue of this kind says."""
    return any(role_to(sentence, holder, cue) in SURELY for cue in sentence.of_kind(kind))


def role_to(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> str:
    """Return the role of a holder to one cue: a key of STRENGTH."""
    build = _parsed_frame if sentence.tree else _flat_frame
    return build(sentence, holder, cue).role


def _parsed_frame(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> Frame:
    tree = sentence.tree
    assert tree is not None  # noqa: S101 - for the type checker: chosen by the caller
    distance, before = _distance(sentence, holder, cue)
    predicate, word = tree.head_of(cue.start, cue.end), tree.head_of(*holder)
    if predicate is None or word is None:
        return Frame(cue, "far", _polarity(cue, ()), (), distance, before)
    names = {**sentence.names, **name_of(tree, holder)}
    agents = agents_of(tree, predicate, frozenset(names))
    operators = operators_above(sentence, cue, agents)
    parts = {tree.head_of(c.start, c.end) for c in sentence.of_kind("roles.parts")}
    if any(tree.tokens[i].dep == "aux:pass" for i in range(len(tree.tokens)) if _inside(tree, i, cue)):
        agents = replace(agents, agents=(*agents.agents, *agents.patients))  # 'would not be bound': told of its subject
    role = _parsed_role(agents, chain(tree, word, names), parts)
    if is_teller(sentence, holder) and any(holder[1] <= a and b <= cue.start for a, b in sentence.mentions):
        return Frame(cue, "far", _polarity(cue, operators), operators, distance, before)
    if role == "far" and not agents.agents and is_without_subject(tree, agents.path, word, sentence.language):
        role = _flat_role(sentence, holder, cue)  # the parser lost the subject
    saying = saying_of(tree, predicate, {tree.head_of(c.start, c.end) for c in sentence.of_kind("speech.")})
    own = _own_subject(sentence, tree, predicate, saying)
    if role == "far" and cue.kind.endswith(".stated") and not own and not set(agents.agents) & set(names):
        said_by = _parsed_role(agents_of(tree, saying, frozenset(names)), chain(tree, word, names), ())
        role = "agent-weak" if said_by in {"agent", "agent-list"} else "far"  # 'X says that they achieved nothing'
    return Frame(cue, role, _polarity(cue, operators), operators, distance, before)


def is_teller(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether a headline names the holder as who tells what follows: 'X: Lutonia wrecked the talks'."""
    return sentence.text[holder[1] :].lstrip(QUOTING).startswith(":")


def _own_subject(sentence: ReadSentence, tree: Tree, predicate: int, saying: int) -> bool:
    """Say whether what is said is said of something else than the talks: 'said that the war can end only if …'."""
    step, seen = predicate, {predicate}
    while (head := tree.tokens[step].head) not in (saying, -1) and head not in seen:  # Russian trees may go round
        step = head
        seen.add(step)
    subjects = [j for j in tree.children(step) if step != saying and tree.tokens[j].dep.startswith("nsubj")]
    matters = [c for kind in ("talks.", "targets.") for c in sentence.of_kind(kind)]
    return any(
        tree.tokens[j].pos in ("NOUN", "PROPN")
        and not any(_inside(tree, i, c) for c in matters for i in _phrase(tree, j))
        for j in subjects
    )


def _phrase(tree: Tree, word: int) -> tuple[int, ...]:
    """Return a noun and the words that hang on it."""
    return (word, *tree.children(word))


def _inside(tree: Tree, i: int, cue: Cue) -> bool:
    return cue.start <= tree.tokens[i].start < cue.end


def _parsed_role(agents: Agents, belonging: tuple[tuple[int, str], ...], parts: Container[int | None]) -> str:
    """Return the role of the holder; a part of it ('members of X', 'X's envoy') acts for the whole."""
    for step, how in belonging:
        if step in agents.agents:
            how = "self" if how == "of" and step in parts else how  # noqa: PLW2901 - the part stands for the whole
            role = ROLES[how]
            return "agent-weak" if agents.weak and role != "agent-of" else role
        if step in agents.patients and how != "of":
            return "patient"
    return "far"


def _flat_frame(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> Frame:
    distance, before = _distance(sentence, holder, cue)
    operators = operators_beside(sentence, cue)
    return Frame(cue, _flat_role(sentence, holder, cue), _polarity(cue, operators), operators, distance, before)


def _flat_role(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> str:
    at = word_at(sentence, holder[0])
    if _is_patron(sentence, holder):
        return "far"
    if (ending := role_by_ending(sentence, holder, cue)) is not None:
        return ending
    if any(c.last + 1 == at for c in sentence.of_kind("roles.agent")):
        return "agent" if _clause_gap(sentence, at, cue.first) <= 1 else "far"
    if (clause := role_by_clause(sentence, holder, cue)) is not None:
        return clause
    return _role_by_order(sentence, holder, cue)


def _role_by_order(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> str:
    """Return the role that clauses, order and the names between show."""
    at = word_at(sentence, holder[0])
    if _is_aside(sentence, holder, cue) or stands_behind_its_verb(sentence, at, cue):
        return "far"
    gap = _clause_gap(sentence, at, cue.first)
    ruled = _is_of_others(sentence, at, cue) or is_subject_of_another(sentence, at, cue)
    ruled = ruled or is_subject_within(sentence, at, cue)
    owner = told_of(sentence, cue)
    ruled = ruled or (owner != holder and is_done_to(sentence, holder, cue))
    if ruled or owner not in (None, holder):
        return "far"
    if owner != holder and is_company(sentence, holder):
        return "agent-company"
    if gap == 0 or owner == holder:
        return "near"
    lowest, highest = sorted((at, cue.first))
    highest = highest if sentence.language == "fa" else max(highest, cue.last + 2)  # behind it: قاطعتها كتيبة الزيتون
    together = sentence.enumeration_of(holder)  # 'among them A, B and C'
    between = [m for m in sentence.mentions if lowest < word_at(sentence, m[0]) < highest and m not in together]
    announcer = announcer_of(sentence, together)
    between = [m for m in between if m != announcer and not _is_aside(sentence, m, cue)]
    if sentence.language == "fa":
        between = [m for m in between if not (is_governed(sentence, m) or is_object(sentence, m))]
    near = gap == 1 or _parenthesis(sentence, at, cue.first) or is_said_by(sentence, holder, cue)
    return "agent-weak" if not between and near else "far"


def _is_of_others(sentence: ReadSentence, at: int, cue: Cue) -> bool:
    """Say whether a Persian phrase tells what another does, who is named behind it: با حضور لوتونیا."""
    with_ = sentence.words[cue.first - 1 if cue.first and not cue.pattern.startswith("با ") else cue.first].key == "با"
    return (
        sentence.language == "fa"
        and with_
        and at < cue.first
        and any(word_at(sentence, start) == cue.last + 1 for start, _ in sentence.mentions)
    )


def _is_aside(sentence: ReadSentence, name: tuple[int, int], cue: Cue) -> bool:
    """Say whether a name stands between commas in what is told of another, and the cue does not."""
    aside = aside_of(sentence, name) if sentence.tree is None else None
    return aside is not None and not aside[0] <= cue.start < aside[1]


def _is_patron(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether the holder is named for those who belong to it: 'factions backed by X', 'X yanlısı gruplar'."""
    first, last = word_at(sentence, holder[0]), word_at(sentence, holder[1] - 1)
    marks = sentence.of_kind("roles.affiliated")
    return any(m.first == last + 1 if sentence.language == "tr" else m.last + 1 == first for m in marks)


def _parenthesis(sentence: ReadSentence, word: int, other: int) -> bool:
    """Say whether two words stand on either side of one clause without a cue: 'X, the largest of all, left'."""
    lowest, highest = sorted((sentence.clauses[word], sentence.clauses[other]))
    between = range(lowest + 1, highest)
    return len(between) == 1 and not any(c.is_stance for c in sentence.cues if sentence.clauses[c.first] in between)


def _clause_gap(sentence: ReadSentence, word: int, other: int) -> int:
    return abs(sentence.clauses[word] - sentence.clauses[other])


def _distance(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> tuple[int, bool]:
    first, last = word_at(sentence, holder[0]), word_at(sentence, holder[1] - 1)
    return (cue.first - last, True) if cue.first > last else (max(first - cue.last, 0), False)


def _polarity(cue: Cue, operators: Sequence[str]) -> str:
    polarity = cue.kind.split(".")[0]
    if "inability" in operators or (cue.kind == MUTUAL and "negation" in operators):
        return "undone"
    turned = (operators.count("negation") + operators.count("refusal")) % 2 == 1
    if turned:
        return {"support": "oppose", "oppose": "undone", "conditional": "undone"}.get(polarity, polarity)
    if polarity == "support" and "suspension" in operators:
        return "conditional"
    return polarity
