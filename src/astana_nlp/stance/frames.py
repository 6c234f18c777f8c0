"""What a sentence says of one holder: each stance cue with the holder's role to it and what turns its meaning.

With a tree the role is a matter of syntax; without one it is a matter of clause, order, distance and particles. Both
give the same record, so that the classifier learns from all languages together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.spelling import fold, words_of
from astana_nlp.stance.cues import Cue, cue_table
from astana_nlp.stance.negation import NEGATION, is_negative, own_negation
from astana_nlp.stance.roles import agents_of, chain, is_of_another, saying_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from astana_nlp.records import Tree
    from astana_nlp.spelling import Word
    from astana_nlp.stance.roles import Agents

LIST_MARKS = frozenset({",", "،", ", the", ", la", ", le", "و", "، و"})  # Arabic says 'and' before every member
CLAUSE_MARKS = frozenset(',;:،؛—–()[]«»“”„"')
QUOTED_NAME = re.compile(r"[«“„\"]([^\W_][^«»“”„\",;:،؛]*?)[»“”\"]")
LONGEST_NAME = 3  # words between quotation marks that are a name or a term, and no clause: Движение «Кедр»
CLAUSAL = ("advcl", "ccomp", "xcomp", "conj", "acl", "parataxis", "nsubj", "obj", "obl", "nmod")
OBJECTS = ("obj", "obl", "obl:arg", "nmod")  # 'regretted the boycott', 'protested at the boycott'
PAST = "operators.past"
MUTUAL = "support.agreed"
ENUMERATION_GAP = 2  # words from the end of one name to the first of the next: 'and' and that word
OBJECT_MARK = 2  # words from a Persian noun to the را that makes it an object: 'its participation'
OPERATOR_REACH = 5  # words between an operator and its predicate where there is no tree
POLAR = frozenset({"support", "oppose", "conditional"})
ALONE = frozenset(f"operators.{kind}" for kind in ("negation", "refusal", "wish", "suspension"))
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


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its words, cues and (perhaps) tree; `mentions` are the spans of all actors named in it.

    Cues inside a mention (the 'opposition' of 'Syrian opposition') are names, not cues, and are left out; those that
    begin outside of it ('heads the opposition delegation') are not.
    """

    text: str
    language: str
    tree: Tree | None = None
    mentions: tuple[tuple[int, int], ...] = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text."""
        return words_of(self.text)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues outside of mentions."""
        found = cue_table(self.language).find(self.text, self.words)
        return tuple(c for c in found if not any(a <= c.start < b for a, b in self.mentions))

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause that each word stands in."""
        openers = {c.first for c in self.cues if c.kind == "clauses.conjunctions" or self._begins_with_and(c)}
        text, joints = self._without_name_marks(), self._joints()
        numbers, clause, before = [], 0, 0
        for i, word in enumerate(self.words):
            opens = bool(i and (i in openers or CLAUSE_MARKS & set(text[before : word.start])))
            clause += opens and i not in joints
            before = word.end
            numbers.append(clause)
        return tuple(numbers)

    def _begins_with_and(self, cue: Cue) -> bool:
        """Say whether an Arabic 'and' is written onto a predicate (قاطع ورفض); before an article it joins nouns."""
        key = self.words[cue.first].key
        bare = key.startswith("و") and not key.startswith("وال") and not fold(cue.pattern).startswith("و")
        return self.language == "ar" and bare and (cue.is_stance or cue.kind == "operators.refusal")

    @cached_property
    def enumerations(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The runs of actors that stand beside each other in one enumeration: 'A, B and C'.

        Two names with only a comma between them are one where it goes on behind them, with a name that nobody knows;
        'welcomed by X, Y rejected it' is none.
        """
        runs: list[list[tuple[int, int]]] = []
        joint, joints = "", {}
        for span in sorted(self.mentions):
            last, joint = joint, self._joint(runs[-1][-1], span) if runs else ""
            if joint and last != "and":
                runs[-1].append(span)
                joints[len(runs)] = joint
            else:
                runs, joint = [*runs, [span]], ""
        return tuple(
            tuple(run)
            for i, run in enumerate(runs, 1)
            if len(run) > 2 or (len(run) > 1 and (joints[i] != "," or self._goes_on(run[-1][1])))  # noqa: PLR2004 - two names are a special case
        )

    def _goes_on(self, end: int) -> bool:
        """Say whether an enumeration goes on behind the name that ends at `end`."""
        following = next((word.start for word in self.words if word.start >= end), len(self.text))
        joined = any(c.start == following for c in self.of_kind("clauses.enumerating"))
        return joined or self.text[end:following].strip(' »”"') in LIST_MARKS

    def _joint(self, one: tuple[int, int], other: tuple[int, int]) -> str:
        """Return what joins two names: "and", an Arabic "و", a comma, or nothing where they are apart."""
        between = [i for i, w in enumerate(self.words) if one[1] <= w.start < w.end <= other[0]]
        if len(between) > ENUMERATION_GAP:
            return ""
        mark = self.text[one[1] : other[0]].strip(' »”"')
        if mark in LIST_MARKS:
            return "و" if mark.endswith("و") else ","
        return "and" if any(c.first in between for c in self.of_kind("clauses.enumerating")) else ""

    def _joints(self) -> set[int]:
        """Return the words that join the names of an enumeration ('A, B and C'): no clause begins at them."""
        joints: set[int] = set()
        for (_, end), (start, _) in pairwise(sorted(self.mentions)):
            between = [i for i, w in enumerate(self.words) if end <= w.start <= start]
            if len(between) <= ENUMERATION_GAP:
                joints.update(between)
        return joints

    def _without_name_marks(self) -> str:
        """Return the text with blanks for the marks inside of names and around quoted ones, which open no clause."""
        text = self.text
        for start, end in (*self.mentions, *((m.start(), m.end()) for m in self.quoted_names)):
            inside = "".join(" " if c in CLAUSE_MARKS else c for c in text[start:end])
            text = text[:start] + inside + text[end:]
        return text

    @cached_property
    def quoted_names(self) -> tuple[re.Match[str], ...]:
        """The few words between quotation marks that are a name or a term, and no clause."""
        return tuple(m for m in QUOTED_NAME.finditer(self.text) if len(m[1].split()) <= LONGEST_NAME)

    @cached_property
    def names(self) -> dict[int, int]:
        """For every word of a mention the word that governs the mention (empty without a tree)."""
        tree = self.tree
        return {} if tree is None else {i: head for span in self.mentions for i, head in _name(tree, span).items()}

    def of_kind(self, prefix: str) -> tuple[Cue, ...]:
        """Return the cues whose kind begins with `prefix`."""
        return tuple(c for c in self.cues if c.kind.startswith(prefix))


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


def frames_of(sentence: ReadSentence, holder: tuple[int, int], *others: tuple[int, int]) -> tuple[Frame, ...]:
    """Return the frames of the holder at `holder` (offsets in the sentence's text), the strongest first.

    `others` are the spans of words that stand for the same holder: in 'X said it would go' the frame of 'it' is one
    of X. Of each cue there is one frame, the strongest.
    """
    build = _parsed_frame if sentence.tree else _flat_frame
    cues = [cue for cue in sentence.cues if cue.is_stance]
    return _strongest_first(
        [_strongest_first([build(sentence, span, cue) for span in (holder, *others)])[0] for cue in cues]
    )


def flat_frames_of(sentence: ReadSentence, holder: tuple[int, int]) -> tuple[Frame, ...]:
    """Return the frames as clause, order and distance show them, also where there is a tree: parsers err."""
    return _strongest_first([_flat_frame(sentence, holder, cue) for cue in sentence.cues if cue.is_stance])


def _strongest_first(found: Sequence[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(found, key=lambda f: (STRENGTH[f.role], f.distance, f.cue.start)))


def speaks(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether the holder is the one who says something in the sentence."""
    return does(sentence, holder, "speech.")


def does(sentence: ReadSentence, holder: tuple[int, int], kind: str) -> bool:
    """Say whether the holder is the one who does what a cue of this kind says."""
    return any(_role_to(sentence, holder, cue) in ("agent", "agent-list", "near") for cue in sentence.of_kind(kind))


def _role_to(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> str:
    build = _parsed_frame if sentence.tree else _flat_frame
    return build(sentence, holder, cue).role


def _parsed_frame(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> Frame:
    tree = sentence.tree
    assert tree is not None  # noqa: S101 - for the type checker: chosen by the caller
    distance, before = _distance(sentence, holder, cue)
    predicate, word = tree.head_of(cue.start, cue.end), tree.head_of(*holder)
    if predicate is None or word is None:
        return Frame(cue, "far", _polarity(cue, ()), (), distance, before)
    names = {**sentence.names, **_name(tree, holder)}
    agents = agents_of(tree, predicate, frozenset(names))
    operators = _path_operators(sentence, cue, agents)
    parts = {tree.head_of(c.start, c.end) for c in sentence.of_kind("roles.parts")}
    if any(tree.tokens[i].dep == "aux:pass" for i in range(len(tree.tokens)) if _inside(tree, i, cue)):
        agents = replace(agents, agents=(*agents.agents, *agents.patients))  # 'would not be bound': told of its subject
    role = _parsed_role(agents, chain(tree, word, names), parts)
    if role == "far" and not agents.agents and tree.tokens[predicate].pos == "VERB":
        role = _flat_role(sentence, holder, cue)  # the parser lost the subject
    if role == "far" and cue.kind.endswith(".stated") and not set(agents.agents) & set(names):
        saying = saying_of(tree, predicate, {tree.head_of(c.start, c.end) for c in sentence.of_kind("speech.")})
        said_by = _parsed_role(agents_of(tree, saying, frozenset(names)), chain(tree, word, names), ())
        role = "agent-weak" if said_by in {"agent", "agent-list"} else "far"  # 'X says that they achieved nothing'
    return Frame(cue, role, _polarity(cue, operators), operators, distance, before)


def _inside(tree: Tree, i: int, cue: Cue) -> bool:
    return cue.start <= tree.tokens[i].start < cue.end


def _name(tree: Tree, span: tuple[int, int]) -> dict[int, int]:
    """Return for every word of the name at `span` the word that governs the name."""
    head = tree.head_of(*span)
    inside = (i for i, token in enumerate(tree.tokens) if token.start < span[1] and token.end > span[0])
    return {} if head is None else dict.fromkeys(inside, head)


def _parsed_role(agents: Agents, belonging: tuple[tuple[int, str], ...], parts: Container[int | None]) -> str:
    """Return the role of the holder; a part of it ('members of X', 'X's envoy') acts for the whole."""
    for step, how in belonging:
        if step in agents.agents:
            how = "self" if how == "of" and step in parts else how  # noqa: PLW2901 - the part stands for the whole
            role = {
                "self": "agent",
                "appos": "agent",
                "list": "agent-list",
                "company": "agent-company",
                "of": "agent-of",
            }[how]
            return "agent-weak" if agents.weak and role != "agent-of" else role
        if step in agents.patients and how != "of":
            return "patient"
    return "far"


def _path_operators(sentence: ReadSentence, cue: Cue, agents: Agents) -> tuple[str, ...]:
    tree = sentence.tree
    assert tree is not None  # noqa: S101 - for the type checker: only called with a tree
    found = own_negation(sentence, cue)
    negated: set[int] = set()
    for operator in sentence.of_kind("operators."):
        if _overlap(operator, cue) or (operator.kind == NEGATION and is_negative(sentence, cue)):
            continue
        if _is_within_refusal(sentence, operator):
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
    return (*found, *(["refusal"] if _is_blamed_absence(sentence, cue, agents) else []))


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


def _is_within_refusal(sentence: ReadSentence, operator: Cue) -> bool:
    """Say whether a negation is a word of a refusal: 'не намерены', 'n'entend pas' refuse once and deny nothing."""
    return operator.kind == NEGATION and any(_overlap(operator, r) for r in sentence.of_kind("operators.refusal"))


def _modifies(tree: Tree, word: int, path: tuple[int, ...]) -> bool:
    """Say whether the word hangs on the path as a particle or adverb; a clause of its own turns nothing."""
    token = tree.tokens[word]
    return token.head in path and not token.dep.startswith(CLAUSAL)


def _flat_frame(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> Frame:
    distance, before = _distance(sentence, holder, cue)
    together = [
        operator
        for operator in sentence.of_kind("operators.")
        if not _overlap(operator, cue)
        and _together(sentence, operator, cue)
        and not _is_within_refusal(sentence, operator)
    ]
    negations = [operator for operator in together if operator.kind == NEGATION]
    idle = negations if is_negative(sentence, cue) else negations[1:]  # 'никто не …', 'asla …meyecek': one negation
    operators = [o.kind.removeprefix("operators.") for o in together if o not in idle] + own_negation(sentence, cue)
    operators += ["negation" for o in together if o.kind == "operators.refusal" and own_negation(sentence, o)]
    return Frame(cue, _flat_role(sentence, holder, cue), _polarity(cue, operators), tuple(operators), distance, before)


def _flat_role(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> str:
    at = _word_at(sentence, holder[0])
    if _is_patron(sentence, holder):
        return "far"
    if any(c.last + 1 == at for c in sentence.of_kind("roles.agent")):
        return "agent" if _clause_gap(sentence, at, cue.first) <= 1 else "far"
    gap = _clause_gap(sentence, at, cue.first)
    if _is_of_others(sentence, at, cue):
        return "far"
    if gap == 0:
        return "near"
    lowest, highest = sorted((at, cue.first))
    highest = max(highest, cue.last + 2)  # also the word behind the verb: قاطعتها كتيبة الزيتون
    rivals = [m for m in sentence.mentions if lowest < _word_at(sentence, m[0]) < highest and m != holder]
    return "agent-weak" if not rivals and (gap == 1 or _parenthesis(sentence, at, cue.first)) else "far"


def _is_of_others(sentence: ReadSentence, at: int, cue: Cue) -> bool:
    """Say whether a Persian phrase tells what another does, who is named behind it: با حضور لوتونیا."""
    with_ = sentence.words[cue.first - 1 if cue.first and not cue.pattern.startswith("با ") else cue.first].key == "با"
    return (
        sentence.language == "fa"
        and with_
        and at < cue.first
        and any(_word_at(sentence, start) == cue.last + 1 for start, _ in sentence.mentions)
    )


def _is_patron(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether the holder is named for those who belong to it: 'factions backed by X', 'X yanlısı gruplar'."""
    first, last = _word_at(sentence, holder[0]), _word_at(sentence, holder[1] - 1)
    marks = sentence.of_kind("roles.patron")
    return any(m.first == last + 1 if sentence.language == "tr" else m.last + 1 == first for m in marks)


def _parenthesis(sentence: ReadSentence, word: int, other: int) -> bool:
    """Say whether two words stand on either side of one clause without a cue: 'X, the largest of all, left'."""
    lowest, highest = sorted((sentence.clauses[word], sentence.clauses[other]))
    between = range(lowest + 1, highest)
    return len(between) == 1 and not any(c.is_stance for c in sentence.cues if sentence.clauses[c.first] in between)


def _together(sentence: ReadSentence, operator: Cue, cue: Cue) -> bool:
    if operator.kind == "operators.suspension" and _is_object_of(sentence, cue, operator):
        return True
    same = sentence.clauses[cue.first] in (sentence.clauses[operator.first], sentence.clauses[operator.last])
    reach = min(abs(operator.last - cue.first), abs(cue.last - operator.first))
    return same and (reach <= OPERATOR_REACH or operator.kind == PAST)  # 'had' goes for its whole clause


def _is_object_of(sentence: ReadSentence, cue: Cue, verb: Cue) -> bool:
    """Say whether a Persian noun is the object of what its clause ends with: مشارکت خود را در … تعلیق کرد."""
    marked = any(w.key == "را" for w in sentence.words[cue.last + 1 : cue.last + OBJECT_MARK + 1])
    return marked and verb.first > cue.last and sentence.clauses[cue.first] == sentence.clauses[verb.first]


def _clause_gap(sentence: ReadSentence, word: int, other: int) -> int:
    return abs(sentence.clauses[word] - sentence.clauses[other])


def _distance(sentence: ReadSentence, holder: tuple[int, int], cue: Cue) -> tuple[int, bool]:
    first, last = _word_at(sentence, holder[0]), _word_at(sentence, holder[1] - 1)
    return (cue.first - last, True) if cue.first > last else (max(first - cue.last, 0), False)


def _word_at(sentence: ReadSentence, offset: int) -> int:
    """Return the index of the word at `offset`, or of the last one before it."""
    return max((i for i, w in enumerate(sentence.words) if w.start <= offset), default=0)


def _overlap(a: Cue, b: Cue) -> bool:
    return a.first <= b.last and b.first <= a.last


def _polarity(cue: Cue, operators: Sequence[str]) -> str:
    polarity = cue.kind.split(".")[0]
    if cue.kind == MUTUAL and "negation" in operators:
        return "undone"
    turned = (operators.count("negation") + operators.count("refusal")) % 2 == 1
    if turned:
        return {"support": "oppose", "oppose": "undone", "conditional": "undone"}.get(polarity, polarity)
    if polarity == "support" and "suspension" in operators:
        return "conditional"
    return polarity
