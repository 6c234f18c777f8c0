"""A sentence as the stance stage reads it: its words, cues, clauses, enumerations and the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.spelling import fold, words_of
from astana_nlp.stance.sentence.cues import Cue, cue_table

if TYPE_CHECKING:
    from astana_nlp.records import Tree
    from astana_nlp.spelling import Word

# a comma, with the article of the next name ('A, l'Armée B'); Arabic says 'and' before every member
LIST_MARK = re.compile(r"[,،](?: ?(?:the|la|le|les|l['’]))?|و|، و", re.IGNORECASE)
QUOTING = ' «»“”„"'  # what may stand around a name in a list
CLAUSE_MARKS = frozenset(',;:،؛—–()[]«»“”„"')
QUOTED_NAME = re.compile(r"[«“„\"]([^\W_][^«»“”„\",;:،؛]*?)[»“”\"]")
IDLE = "idle.words"
RELATIVE = "clauses.relative"
PARTING = frozenset(",،")
OPENING_WORDS = 2  # words that may stand before the subject that a sentence begins with: 'Öte yandan X, …'
MARKS_OF_A_CLAUSE = 2  # commas before and behind it
LONGEST_NAME = 3  # words between quotation marks that are a name or a term, and no clause: Движение «Кедр»
ENUMERATION_GAP = 2  # words from the end of one name to the first of the next: 'and' and that word


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
        """The cues outside of mentions, and of phrases in which their words mean something else."""
        found = cue_table(self.language).find(self.text, self.words)
        idle = [c for c in found if c.kind == IDLE]
        return tuple(
            c
            for c in found
            if not any(a <= c.start < b for a, b in self.mentions)
            and not any(i.first <= c.first and c.last <= i.last for i in idle)
        )

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause that each word stands in."""
        openers = {c.first for c in self.cues if c.kind == "clauses.conjunctions" or self._begins_with_and(c)}
        ending = grammar.patterns(self.language, "clause_ending")
        closers = {i for i, word in enumerate(self.words) if ending.search(word.text)}
        text, joints = self._without_name_marks(), self._joints()
        numbers, clause, before = [], 0, 0
        for i, word in enumerate(self.words):
            opens = bool(i and (i in openers or i - 1 in closers or CLAUSE_MARKS & set(text[before : word.start])))
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
            tuple(self._without_subject(run))
            for i, run in enumerate(runs, 1)
            if len(run) > 2 or (len(run) > 1 and (joints[i] != "," or self._goes_on(run[-1][1])))  # noqa: PLR2004 - two names are a special case
        )

    def _without_subject(self, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return a Turkish run without the name that its sentence begins with where the others are its object.

        'Lutonya, Zarovya ve Velmur'u suçladı', 'Lutonya, Zarovya ve Velmur ile birlikte': a comma follows the subject.
        """
        first = [w.end for w in self.words][:1] == [run[0][1]] or not self.text[: run[0][0]].strip(QUOTING)
        comma = self.text[run[0][1] : run[1][0]].strip(QUOTING) == ","
        apart = len(run) > OPENING_WORDS and first and comma
        done_to = grammar.patterns(self.language, "object_or_company")
        return run[1:] if apart and done_to.match(self.text[run[-1][1] :]) else run

    def enumeration_of(self, name: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the enumeration that a name stands in, the name alone where it stands in none."""
        return next((run for run in self.enumerations if name in run), (name,))

    def word_of(self, offset: int) -> int:
        """Return the index of the word that an offset lies in, 0 where it lies in none."""
        return next((i for i, word in enumerate(self.words) if word.start <= offset < word.end), 0)

    def _goes_on(self, end: int) -> bool:
        """Say whether an enumeration goes on behind the name that ends at `end`."""
        following = next((word.start for word in self.words if word.start >= end), len(self.text))
        joined = any(c.start == following for c in self.of_kind("clauses.enumerating"))
        if self.language == "ar":  # every member has its 'and'
            return joined or self.text[following : following + 1] == "و"
        return joined or bool(LIST_MARK.fullmatch(self.text[end:following].strip(QUOTING)))

    def _joint(self, one: tuple[int, int], other: tuple[int, int]) -> str:
        """Return what joins two names: "and", an Arabic "و", a comma, or nothing where they are apart."""
        between = [i for i, w in enumerate(self.words) if one[1] <= w.start < w.end <= other[0]]
        if len(between) > ENUMERATION_GAP:
            return "," if self._is_relative_clause(one[1], other[0]) else ""
        mark = self.text[one[1] : other[0]].strip(QUOTING)
        if LIST_MARK.fullmatch(mark):
            return "و" if mark.endswith("و") else ","
        if self._shows_position(one[1], other[0]):
            return ""
        return "and" if any(c.first in between for c in self.of_kind("clauses.enumerating")) else ""

    def _is_relative_clause(self, start: int, end: int) -> bool:
        """Say whether all between two names tells of the first: 'A, which controls Idlib, B and C'."""
        inside = [c for c in self.cues if start <= c.start and c.end <= end]
        opens = any(c.kind == RELATIVE and not self.text[start : c.start].strip(' ,،»”"') for c in inside)
        marks = [i for i, c in enumerate(self.text[start:end], start) if c in PARTING]
        behind = [i for i, w in enumerate(self.words) if marks and marks[-1] < w.start < end]
        parted = bool(marks) and len(marks) <= MARKS_OF_A_CLAUSE and len(behind) < ENUMERATION_GAP
        parted = parted and not any(self._opens_clause(i) for i in behind)  # 'A, which holds Idlib, while B …'
        return opens and parted and not any(c.is_stance for c in inside)

    def _joints(self) -> set[int]:
        """Return the words that join the names of an enumeration ('A, B and C'): no clause begins at them."""
        joints: set[int] = set()
        for (_, end), (start, _) in pairwise(sorted(self.mentions)):
            between = [i for i, w in enumerate(self.words) if end <= w.start <= start]
            told = between and self._opens_clause(between[0])
            if len(between) <= ENUMERATION_GAP and not told and not self._shows_position(end, start):
                joints.update(between)
        return joints | self._behind_subject()

    def _opens_clause(self, word: int) -> bool:
        """Say whether a word opens a clause and joins no names: 'X said that Y', 'X إن Y'."""
        kinds = {c.kind for c in self.cues if c.first == word}
        return "clauses.conjunctions" in kinds and "clauses.enumerating" not in kinds

    def _shows_position(self, start: int, end: int) -> bool:
        """Say whether somebody does something between two names: 'A rejected, B accepted' is no enumeration."""
        return any(c.is_stance and start <= c.start and c.end <= end for c in self.cues)

    def _behind_subject(self) -> set[int]:
        """Return the word behind the comma that Turkish sets behind the subject that a sentence begins with."""
        first = min(self.mentions, default=(0, 0))
        before = [w for w in self.words if w.end <= first[0]]
        behind = next((i for i, w in enumerate(self.words) if w.start >= first[1]), None)
        comma = behind is not None and self.text[first[1] : self.words[behind].start].strip(" ’'”»") == ","
        return (
            {behind}
            if self.language == "tr" and comma and len(before) <= OPENING_WORDS and behind is not None
            else set()
        )

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
        return {} if tree is None else {i: head for span in self.mentions for i, head in name_of(tree, span).items()}

    def of_kind(self, prefix: str) -> tuple[Cue, ...]:
        """Return the cues whose kind begins with `prefix`; the same is asked many times of a sentence."""
        if prefix not in self._of_kind:
            self._of_kind[prefix] = tuple(c for c in self.cues if c.kind.startswith(prefix))
        return self._of_kind[prefix]

    @cached_property
    def _of_kind(self) -> dict[str, tuple[Cue, ...]]:
        return {}


def name_of(tree: Tree, span: tuple[int, int]) -> dict[int, int]:
    """Return for every word of the name at `span` the word that governs the name."""
    head = tree.head_of(*span)
    inside = (i for i, token in enumerate(tree.tokens) if token.start < span[1] and token.end > span[0])
    return {} if head is None else dict.fromkeys(inside, head)
