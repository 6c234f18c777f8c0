"""What a stance cue is about where it is no process: other matters, other actors, or what somebody is ready for.

    condemned the sanctions        praised the amnesty        supports the president        ready to exchange prisoners

A position on these is none on the talks (rule 6 of the codebook).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.stance.about.references import references, words_between

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

CONDITIONS = ("conditional.", "operators.condition")
REACH = 8  # words between a cue and the matter that it is about
READY = "idle.ready"
ELSEWHERE = 2  # words of a clause beside names and a word of readiness that tell what somebody is ready for


def is_about_else(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether a cue is about another matter than the talks."""
    return _is_ready_for_else(sentence, cue) or _is_of_another_matter(sentence, cue) or _is_of_somebody(sentence, cue)


def _is_ready_for_else(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether a word of readiness is about another matter than the talks: 'ready to exchange prisoners'.

    It is where its clause goes on and names neither a process nor talks nor an act that shows a position.
    """
    if cue.kind != "support.stated" or not any(cue.overlaps(r) for r in sentence.of_kind(READY)):
        return False
    clause = sentence.clauses[cue.first]
    beside = [c for c in sentence.cues if c.is_stance and not c.kind.startswith("neutral.") and not c.overlaps(cue)]
    relevant = [*(c.first for c in beside), *(r.cue.first for r in references(sentence) if not r.passing)]
    words = [
        w for i, w in enumerate(sentence.words) if sentence.clauses[i] == clause and not _is_named(sentence, w.start)
    ]
    about = len(words) - (cue.last - cue.first + 1)
    return about >= ELSEWHERE and not any(sentence.clauses[i] == clause for i in relevant)


def _is_named(sentence: ReadSentence, offset: int) -> bool:
    return any(start <= offset < end for start, end in sentence.mentions)


def _is_of_another_matter(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether the clause of a cue names another matter beside it and none of the processes or their papers."""
    here = sentence.clauses[cue.first]
    conditions = [c for kind in CONDITIONS for c in sentence.of_kind(kind) if sentence.clauses[c.first] == here]
    if cue.kind.startswith("neutral.") or conditions:
        return False  # 'agreed on condition that the shelling stops'
    others = (m for m in sentence.of_kind("matters.others") if not m.overlaps(cue))
    beside = [m for m in others if sentence.clauses[m.first] == here]
    return any(words_between(m, cue) <= REACH for m in beside) and not _refers(sentence, here)


def _is_of_somebody(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether the object of a cue is an actor, and the clause names no talks: 'criticised X', 'support for X'."""
    tree = sentence.tree
    predicate = tree.head_of(cue.start, cue.end) if tree else None
    if tree is None or predicate is None or not cue.kind.endswith(".stated"):
        return False
    if cue.pattern.startswith(grammar.beginnings(sentence.language, "thanking")):
        return False
    nominal = tree.tokens[predicate].pos == "NOUN"
    objects = [
        j
        for j in tree.children(predicate)
        if (nominal and tree.tokens[j].dep == "nmod" and tree.tokens[j].case in grammar.parsed("favouring"))
        or (not nominal and tree.tokens[j].dep == "obj")
    ]
    heads = {head for i, head in sentence.names.items() if i == head}
    behind = any(0 < r.cue.first - cue.last <= REACH and not r.passing for r in references(sentence))
    return bool(heads.intersection(objects)) and not behind and not _refers(sentence, sentence.clauses[cue.first])


def _refers(sentence: ReadSentence, clause: int) -> bool:
    """Say whether a clause names a process or something of the talks, and not as a place, a time or a comparison.

    Where there is no tree, what belongs to 'after' or 'because of' is not sure enough to be left out.
    """
    places, others = sentence.of_kind("places."), sentence.of_kind("matters.others")
    named = [
        r.cue
        for r in references(sentence)
        if (r.named or not any(r.cue.overlaps(other) for other in others))  # 'a summit of the presidents'
        and not ((r.passing and sentence.tree) or any(p.last + 1 == r.cue.first or p == r.cue for p in places))
    ]
    return any(sentence.clauses[c.first] == clause for c in (*named, *sentence.of_kind("papers.")))
