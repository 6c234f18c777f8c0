"""Tell which process a position is about: the talks of Astana or a neighbouring one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.records import Target
from astana_nlp.stance.about.references import POSTPOSITIONS, belongs, joined, met_in_sochi, references, words_between
from astana_nlp.stance.about.topics import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.stance.about.references import Reference
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.roles.cases import Case
    from astana_nlp.stance.roles.frames import Frame
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

CONDITION = "conditional.stated"
SOLE, NO_OTHER, PREFERRED = "passing.sole", "passing.no_other", "passing.preferred"
MEETINGS = frozenset({Target.ASTANA, Target.SOCHI, Target.GENEVA})
SOLE_REACH, DENIED = 5, 2  # words between 'only' and its process, and between 'not' and 'only'
DEEDS = "talks.deeds"  # 'this decision': what the sentence before spoke of
VERB_LAST = frozenset({"tr", "fa"})  # languages whose object stands before its verb
PAPER_REACH = 4  # words between a paper and what it is about: 'memorandum on the creation of four zones'
MATTER_REACH = 2  # words from talks to their matter: گفت‌وگوهای فنی درباره آتش‌بس
TOGETHER = 3  # words from a process to the one named in one breath with it: 'Astana and the Sochi congress'
OBJECT_REACH = 3  # words from a pronoun to the verb whose object it is
WRITTEN_ON = ("ها", "ه")  # Arabic pronouns at the end of a verb: رفضها
ELSEWHERE = 10  # words that a clause boundary between cue and target counts for
PASSING = 40  # words that a time, a comparison or a place counts for


def with_joined(target: Target, read: ReadSentence, topic: Topic) -> tuple[Target, ...]:
    """Return a target and the processes that `read` names in one breath with it: 'rejects Astana and Sochi'."""
    named = [(r, t) for r, t in _meant(read, topic) if r.named and not r.passing]
    pairs = [(one, other) for one, other in pairwise(named) if joined(read, one[0].cue, other[0].cue, TOGETHER)]
    found = {t for pair in pairs if target in (pair[0][1], pair[1][1]) for _, t in pair}
    return (target, *sorted(found.difference(PARTIAL, {target}))) if target not in PARTIAL else (target,)


def refused_for(target: Target, read: ReadSentence, topic: Topic) -> Target:
    """Return what is refused where `target` is the process that the holder accepts alone; else `target` itself.

    'Refused to go: Geneva is the only place to negotiate' is against what the passage spoke of before.
    """
    named = [r for r in references(read) if r.named and r.target]
    alone = set()
    for cue in (c for kind in (SOLE, NO_OTHER, PREFERRED) for c in read.of_kind(kind)):
        negations = read.of_kind("operators.negation") if cue.kind == SOLE else ()  # 'not the only one'
        denied = any(0 <= cue.first - c.last < DENIED for c in negations)
        near = min(named, key=lambda r: words_between(r.cue, cue), default=None)
        if near and not denied and words_between(near.cue, cue) <= SOLE_REACH:
            alone.add(near.target)
    if target not in alone:
        return target
    others = (r.target for r in named if r.target in MEETINGS and not r.passing)
    return next((t for t in (topic.before, *others) if t and t not in alone), Target.ASTANA)


def target_of(case: Case, frames: tuple[Frame, ...], topic: Topic) -> Target | None:
    """Return the target of the position that `case` shows, or None where nothing tells it.

    What is named nearest to the strongest cue of the holder decides: a process by name, or a noun such as 'the
    congress' that stands for the topic of the passage. The side on which the language has its objects comes before the
    other, and both before other clauses. A ceasefire or zone that is not the object is circumstance, and the topic is
    meant.
    """
    read = case.sentence
    anchor = aimed_at(case, frames)
    found = meant(case, frames, topic)
    if not found:
        told = _rejects_it(read, anchor) or _joins(read, anchor)
        return topic.recent if frames and topic.recent in PARTIAL and told else topic.target
    reference, target = found[0]
    if target not in PARTIAL:
        return target
    if _is_paper_of_a_round(reference, read, topic):
        return Target.ASTANA
    if topic.target and (_is_demanded(reference, frames) or _is_matter_of_talks(reference, read)):
        return topic.target
    about_it = is_object(reference, anchor, read) or _is_alone(reference, anchor, read)
    return target if about_it or not topic.target else topic.target


def meant(case: Case, frames: tuple[Frame, ...], topic: Topic) -> list[tuple[Reference, Target]]:
    """Return the references of the sentence with what they mean, the one nearest to what is done first."""
    read, anchor = case.sentence, aimed_at(case, frames)
    return sorted(_meant(read, topic), key=lambda r: (_cost(r[0], anchor, read), r[0].cue.first))


def _rejects_it(read: ReadSentence, anchor: int) -> bool:
    """Say whether the object of what is done is a pronoun: 'rejected it' is about what the sentence before named."""
    if read.tree is not None:
        word = read.tree.head_of(read.words[anchor].start, read.words[anchor].end)
        objects = [read.tree.tokens[j] for j in read.tree.children(word)] if word is not None else []
        return any(token.pos == "PRON" and token.dep in ("obj", "iobj", "obl") for token in objects)
    near = [c for c in read.of_kind("anaphora.object") if abs(c.first - anchor) <= OBJECT_REACH]
    return bool(near) or (read.language == "ar" and read.words[anchor].key.endswith(WRITTEN_ON))


def _joins(read: ReadSentence, anchor: int) -> bool:
    """Say whether what is done is to sign or join something: of a sentence that names nothing, what was named last."""
    return any(c.first <= anchor <= c.last for c in read.of_kind("matters.joining"))


def is_on_the_whole(case: Case, frames: tuple[Frame, ...], topic: Topic) -> bool:
    """Say whether a position is on the talks as a whole: 'the Astana process has had its day' is on none of its rounds.

    A round that 'reaffirmed its commitment to the process' speaks of itself: the process has to be named.

    Args:
        case: holder and sentence.
        frames: what the cues say of the holder, the strongest first.
        topic: what the passage is about.
    """
    nearest = next((r for r, target in meant(case, frames, topic) if target is Target.ASTANA), None)
    wholes = case.sentence.of_kind("matters.whole")
    if nearest is None or not nearest.named or nearest.passing:  # 'the guarantors of the Astana process'
        return False
    return any(belongs(noun, nearest.cue) for noun in wholes)


def aimed_at(case: Case, frames: tuple[Frame, ...]) -> int:
    """Return the word from which the target is looked for: what is done, not the condition that it is done on.

    'supports Astana as long as the truce holds' has its target beside 'supports'.
    """
    if not frames:
        return _word(case)
    conditions = {cue.first for cue in case.sentence.of_kind("operators.condition")}
    doing = [f for f in frames if f.role == frames[0].role and f.cue.first not in conditions]
    return (doing or frames)[0].cue.last


def _is_demanded(reference: Reference, frames: tuple[Frame, ...]) -> bool:
    """Say whether the holder names a condition: in 'will come only if the truce holds' the truce is not the target."""
    nearest = sorted(frames, key=lambda f: words_between(f.cue, reference.cue))
    return any(frame.cue.kind == CONDITION for frame in (*frames[:1], *nearest[:1]))


def _meant(read: ReadSentence, topic: Topic) -> Iterator[tuple[Reference, Target]]:
    """Yield every reference with the target that it means here.

    In front of the name of another process a noun means what the passage was about before: 'rejected the congress as an
    attempt to bypass Geneva'.
    """
    found = references(read)
    names = [r for r in found if r.named]
    only_town = bool(topic.known) and Target.SOCHI not in topic.known
    held = only_town or met_in_sochi(topic.rounds, read)
    for reference in found:
        if held and reference.target is Target.SOCHI:
            yield reference, Target.ASTANA
        elif reference.target and (reference.named or reference.target in topic.known):
            yield reference, reference.target
        elif reference.cue.kind == DEEDS and topic.recent:
            yield reference, topic.recent
        else:
            ahead = topic.target is Target.GENEVA and names and reference.cue.last < names[0].cue.first
            process = (topic.before or topic.target) if ahead else topic.target
            if process:
                yield reference, process


def _cost(reference: Reference, anchor: int, read: ReadSentence) -> float:
    """Count words from the stance cue to the target; the side where no object stands counts double."""
    cue = reference.cue
    behind = cue.first > anchor
    words = cue.first - anchor if behind else (anchor - cue.last) * (1 if read.language in VERB_LAST else 2) + 1
    passing = PASSING * (reference.passing or reference.breached)
    return words + passing + ELSEWHERE * abs(read.clauses[cue.first] - read.clauses[anchor])


def is_object(reference: Reference, anchor: int, read: ReadSentence) -> bool:
    """Say whether the target stands in the clause of the stance cue, on the side of its object, and is not broken."""
    cue = reference.cue
    right_side = cue.first > anchor or read.language in VERB_LAST or reference.target is Target.DE_ESCALATION
    return right_side and read.clauses[cue.first] == read.clauses[anchor] and not reference.breached


def _is_alone(reference: Reference, anchor: int, read: ReadSentence) -> bool:
    """Say whether the clause of the stance cue names nothing else that the position could be about.

    'Russia and Turkey vouched for it: by their guarantee the truce began' has its truce in front of the cue.
    """
    circumstance = reference.breached or reference.passing
    others = [r for r in references(read) if r.cue != reference.cue and not r.passing and r.target not in PARTIAL]
    return not (circumstance or others) and read.clauses[reference.cue.first] == read.clauses[anchor]


def _is_paper_of_a_round(reference: Reference, read: ReadSentence, topic: Topic) -> bool:
    """Say whether zones are named as what a paper of the talks is about: 'signed a memorandum on zones in Astana'.

    Signing or refusing a paper of a round is a position on the round (rule 21 of the codebook).
    """
    found = references(read)
    astana = any(r.target is Target.ASTANA and r.named and not r.passing for r in found)
    near = any(words_between(paper, reference.cue) <= PAPER_REACH for paper in read.of_kind("papers."))
    return reference.target is Target.DE_ESCALATION and near and astana and topic.target is Target.ASTANA


def _is_matter_of_talks(reference: Reference, read: ReadSentence) -> bool:
    """Say whether a truce or zones are what talks are about: 'sent officers to technical talks on the ceasefire'."""
    cue = reference.cue
    about = [c for c in read.of_kind("matters.about") if read.clauses[c.first] == read.clauses[cue.first]]
    if read.language in POSTPOSITIONS:
        about = [c for c in about if 0 < c.first - cue.last <= MATTER_REACH]
        return any(0 < noun.first - c.last <= MATTER_REACH for c in about for noun in _talking(read))
    about = [c for c in about if 0 < cue.first - c.last <= MATTER_REACH]
    return any(0 < c.first - noun.last <= MATTER_REACH for c in about for noun in _talking(read))


def _talking(read: ReadSentence) -> list[Cue]:
    """Return the nouns of talks, without those of what is signed: 'an agreement on a ceasefire' is of the ceasefire."""
    papers = read.of_kind("papers.")
    return [n for n in read.of_kind("talks.nouns") if not any(p.overlaps(n) for p in papers)]


def _word(case: Case) -> int:
    return max((i for i, w in enumerate(case.sentence.words) if w.start <= case.holder[0]), default=0)
