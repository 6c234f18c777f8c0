"""Which process a passage is about: what was named last runs on until another one takes over.

Texts name the talks once and then speak of 'the delegation', 'the congress' or of nothing at all; a position in such a
sentence belongs to the process that its passage is about. A name in passing ('after the seventh round', 'unlike the
congress', 'met in Geneva') takes nothing over, and a committee that no heading names, or a process that one sentence
names, is the topic of its sentence only. A heading, and in a report on something else a paragraph, ends what the last
one was about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.records import ACTOR_LABELS, Label, Section, Target
from astana_nlp.stance.about.references import NAMES, NOUNS, met_in_sochi, references

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.sentence.reading import ReadSentence

PROCESSES = (Target.ASTANA, Target.SOCHI, Target.GENEVA, Target.CONSTITUTIONAL_COMMITTEE)
PARTIAL = (Target.DE_ESCALATION, Target.CEASEFIRE)  # matters that the talks themselves deal with
APART = frozenset({Section.FOOTNOTE, Section.REFERENCE, Section.BOILERPLATE, Section.CAPTION, Section.TABLE})
EXCERPT = 4  # sentences of a document that can be a quotation on a card, and no report
NEIGHBOURS = frozenset({Target.SOCHI, Target.GENEVA})  # processes that a report on the talks speaks of by the way
HEADS = frozenset({Section.TITLE, Section.HEADING})


@dataclass(frozen=True, slots=True)
class Topic:
    """The process that a sentence is about, how many sentences ago it was named, and the rounds named with it.

    `before` is what the passage was about until this sentence: 'the congress' of a sentence that goes on to name
    another process means that one. `recent` is what the sentence before named last: 'this decision'. `known` holds all
    that the document names. `talks` are the rounds of the talks told last, also where another process is the topic now.
    """

    target: Target | None = None
    distance: int = 0
    rounds: tuple[int, ...] = ()
    before: Target | None = None
    known: frozenset[Target] = frozenset()
    recent: Target | None = None
    talks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Naming:
    """The process that a sentence names; `passing` where it does so in passing only."""

    target: Target
    passing: bool = False


def topics(
    sentences: Sequence[Sentence], read: Sequence[ReadSentence], mentions: Sequence[Mention]
) -> tuple[Topic, ...]:
    """Return the topic of every sentence; notes, captions and tables stand apart and speak for themselves."""
    known = _known(sentences, read)
    rounds = {m.sentence for m in mentions if m.label is Label.ROUND}
    named = [_naming(s, read[i], known, round_named=i in rounds) for i, s in enumerate(sentences)]
    current = _excerpt(read, known, mentions) or _beginning(named, known, sentences)
    main = _beginning(named, known, sentences).target
    once = _named_once(named)
    opening, begun = current.distance, False  # sentences before the first name of what the document is about
    talks: tuple[int, ...] = ()
    only = _only_rounds(sentences)
    found: list[Topic] = []
    recent, headed = None, None  # what the sentence before named last, and what the heading names
    for i, (sentence, naming) in enumerate(zip(sentences, named, strict=True)):
        if sentence.section in APART:
            found.append(Topic(naming.target, 0, sentence.rounds, known=known) if naming else Topic(known=known))
            continue
        by_the_way = current.target in NEIGHBOURS and current.target is not headed
        apart = sentence.section in HEADS or (by_the_way and _is_new_paragraph(sentences, i))
        if apart and naming is None and main and current.target not in (None, main):
            # goes on with what the document is about
            current = Topic(main, 0, only if main is Target.ASTANA else (), current.target, known)
        before, current = current, _next(current, naming, sentence)
        headed = current.target if sentence.section in HEADS else headed
        begun = begun or naming is not None
        if not begun:
            current = replace(current, distance=opening - i)
        talks = sentence.rounds if sentence.about_astana else talks
        found.append(replace(current, recent=recent, talks=talks))
        if _gives_back(current, before, once) and sentence.section not in HEADS:
            current = replace(before, distance=before.distance + 1)
        recent = _last_named(read[i])
    return tuple(found)


def _known(sentences: Sequence[Sentence], read: Sequence[ReadSentence]) -> frozenset[Target]:
    """Return the processes that a document names; without a congress Sochi is the town where rounds of it met."""
    known = frozenset(NAMES[cue.kind] for r in read for cue in r.cues if cue.kind in NAMES)
    met = [met_in_sochi(s.rounds, r) for s, r in zip(sentences, read, strict=True)]
    congress = any(_names_congress(r) for r, town in zip(read, met, strict=True) if not town)
    return known - {Target.SOCHI} | {Target.ASTANA} if any(met) and not congress else known


def _names_congress(read: ReadSentence) -> bool:
    """Say whether more than the town is named: 'the congress', 'the Sochi conference'."""
    return bool(read.of_kind("talks.congress")) or any(c.first < c.last for c in read.of_kind("targets.sochi"))


def _only_rounds(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return the rounds of a document in which all that is said of the talks is said of the same ones."""
    told = {s.rounds for s in sentences if s.about_astana and s.rounds}
    return next(iter(told)) if len(told) == 1 else ()


def _is_new_paragraph(sentences: Sequence[Sentence], i: int) -> bool:
    return i > 0 and sentences[i].block != sentences[i - 1].block


def _named_once(named: Sequence[_Naming | None]) -> frozenset[Target]:
    """Return the processes that one sentence names."""
    counted = Counter(naming.target for naming in named if naming and not naming.passing)
    return frozenset(t for t, count in counted.items() if count == 1)


def _gives_back(current: Topic, before: Topic, once: frozenset[Target]) -> bool:
    """Say whether the text goes on with what it was about before: after a committee, or a name that comes once."""
    if not before.target:
        return False
    return current.target is Target.CONSTITUTIONAL_COMMITTEE or (current.target in once and before.target not in once)


def _last_named(read: ReadSentence) -> Target | None:
    """Return what a sentence names last and not in passing, ceasefires and zones too."""
    named = [r.target for r in references(read) if r.named and not r.passing and not r.breached]
    return named[-1] if named else None


def _beginning(named: Sequence[_Naming | None], known: frozenset[Target], sentences: Sequence[Sentence]) -> Topic:
    """Return what the sentences before the first name are about: the process that the document names most.

    A document that names none is on the zones or the ceasefire that it speaks of.
    Where that is Astana, they are on the round that the text comes to first.
    """
    counted = Counter(naming.target for naming in named if naming and not naming.passing)
    if not counted:
        alone = next((target for target in PARTIAL if target in known), None)
        return Topic(alone, 0 if alone else len(named), known=known)
    main = counted.most_common(1)[0][0]
    first = next(i for i, naming in enumerate(named) if naming and naming.target is main)
    # a title that has but the name of the city ('Astana leads nowhere') is on what the text goes on with
    names = (s for s, n in zip(sentences, named, strict=True) if n and n.target is main and s.about_astana)
    told = next(names, sentences[first])
    return Topic(main, first, told.rounds if main is Target.ASTANA else (), known=known)


def is_excerpt(sentences: Sized) -> bool:
    """Say whether a document is only a few sentences: somebody picked them out because they are on the subject."""
    return len(sentences) <= EXCERPT


def _excerpt(read: Sequence[ReadSentence], known: frozenset[Target], mentions: Sequence[Mention]) -> Topic | None:
    """Return the topic of an excerpt that names no process: what its nouns stand for, else the talks of Astana.

    It has to speak of talks or truces, or of somebody on the actor list.
    """
    if not is_excerpt(read) or any(target in PROCESSES for target in known):
        return None
    listed = any(m.entity_id and m.label in ACTOR_LABELS for m in mentions)
    if not (known or listed or any(r.of_kind("talks.") for r in read)):
        return None
    nouns = [NOUNS[cue.kind] for r in read for cue in r.of_kind("talks.") if cue.kind in NOUNS]
    return Topic(nouns[0] if nouns else Target.ASTANA, known=known | frozenset(nouns))


def _next(current: Topic, naming: _Naming | None, sentence: Sentence) -> Topic:
    """Return the topic of a sentence from that of the sentence before."""
    if naming and not (naming.passing and current.target):
        # what is said of the committee is said at the round that the text reports on, and what only has the name of the
        # city, without a word for talks, goes on with the talks of the passage
        goes_on = naming.target is current.target is Target.ASTANA and not sentence.about_astana
        told = current.rounds if goes_on or naming.target is Target.CONSTITUTIONAL_COMMITTEE else ()
        return Topic(naming.target, 0, sentence.rounds or told, current.target, current.known)
    distance = 0 if sentence.about_astana and current.target is Target.ASTANA else current.distance + 1
    return Topic(current.target, distance, sentence.rounds or current.rounds, current.target, current.known)


def _naming(sentence: Sentence, read: ReadSentence, known: frozenset[Target], *, round_named: bool) -> _Naming | None:
    """Return the process that a sentence names first, other than in passing; a round is Astana's."""
    nouns = known & ({Target.SOCHI, Target.ASTANA} if sentence.about_astana else {Target.SOCHI})
    found = [r for r in references(read) if r.target in PROCESSES and (r.named or r.target in nouns)]
    met = Target.SOCHI not in known or met_in_sochi(sentence.rounds, read)
    meant = {Target.SOCHI: Target.ASTANA} if met else {}
    strong = [meant.get(r.target, r.target) for r in found if not r.passing and r.target]
    if Target.ASTANA in strong and strong[0] is not Target.SOCHI and sentence.about_astana:
        return _Naming(Target.ASTANA)
    if strong:
        return _Naming(strong[0])
    if round_named and sentence.about_astana:
        return _Naming(Target.ASTANA, passing=any(r.target is Target.ASTANA for r in found))
    return _Naming(found[-1].target, passing=True) if found and found[-1].target else None
