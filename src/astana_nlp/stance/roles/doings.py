"""What the frames of one holder say together: what it did last, and what all that it does shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.about.references import POSTPOSITIONS
from astana_nlp.stance.roles.agents import saying_of
from astana_nlp.stance.roles.frames import DOING, MUTUAL, POLAR, SURELY, is_teller, role_to, speaks
from astana_nlp.stance.roles.operators import AFTER, AFTER_REACH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.stance.roles.frames import Frame
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

BENDING = frozenset({"wish", "condition", "accusation"})  # operators that leave open whether it is done
THEN, FIRST_TIME, ENDED = "sequence.then", "sequence.first", "sequence.ended"
FIRST_REACH = 2  # words between 'for the first time' and what is done
FAILED = "neutral.failed"
ACCUSATION = "operators.accusation"
OPPOSITION, SPEECH = "oppose.", "speech."
ACTING = DOING | {"agent-of", "agent-company"}  # roles that have some part in what is done
LEAST, SHARE = {"oppose": 0.1, "support": 0.5}, {"oppose": 0.72, "support": 0.8, "conditional": 1.0}
OPPOSITES = frozenset({"support", "oppose"})


def newest(frames: Sequence[Frame], sentence: ReadSentence) -> set[str]:
    """Return the stances of what the holder does last, where the sentence tells of something that it did before.

    'X, which had stayed away in January, sent an envoy', 'withdrew, then came back', 'took part for the first time
    after a boycott' (rule 2 of the codebook); nothing where all is of one time.
    """
    doing = [f for f in frames if f.role in DOING and f.polarity in POLAR]
    for kind, is_later in ((FIRST_TIME, _is_beside), (THEN, _is_behind)):
        for mark in sentence.of_kind(kind):
            later = {f.polarity for f in doing if is_later(f.cue, mark)}
            if len(later) == 1 and {f.polarity for f in doing} - later:
                return later
    for mark in (m for m in sentence.of_kind(AFTER) if not _is_condition(m, sentence)):
        earlier = {f.polarity for f in doing if _is_governed(f.cue, mark, sentence)}
        later = {f.polarity for f in doing if not _is_governed(f.cue, mark, sentence)}
        if len(later) == 1 and earlier - later:
            return later
    before = {f.polarity for f in doing if "past" in f.operators}
    after = {f.polarity for f in doing if "past" not in f.operators}
    return after if before - after else set()


def _is_beside(cue: Cue, mark: Cue) -> bool:
    return max(cue.first - mark.last, mark.first - cue.last, 0) <= FIRST_REACH


def _is_behind(cue: Cue, mark: Cue) -> bool:
    return cue.first > mark.last


def _is_governed(cue: Cue, mark: Cue, sentence: ReadSentence) -> bool:
    """Say whether a word like 'after' stands before a cue, in Turkish behind it: 'boykottan sonra'."""
    words = mark.first - cue.last if sentence.language in POSTPOSITIONS else cue.first - mark.last
    return 0 < words <= AFTER_REACH


def _is_condition(mark: Cue, sentence: ReadSentence) -> bool:
    """Say whether a word like 'after' is part of a condition: 'only after', 'إلا بعد'."""
    conditions = (*sentence.of_kind("conditional."), *sentence.of_kind("operators.condition"))
    return any(c.overlaps(mark) for c in conditions)


def plainly(frames: Sequence[Frame]) -> set[str]:
    """Return the stances that all shows which the holder does; nothing where something bends it.

    Who supports or refuses with a condition has a conditional position. What somebody 'had rejected' it rejects still.
    """
    doing = [f for f in frames if f.role in DOING]
    sure = [f for f in doing if f.role != "agent-weak"]
    doing = sure if {f.polarity for f in doing} == OPPOSITES else doing  # right in 3 of 4 labelled cases
    shown = {f.polarity for f in doing}
    reserved = shown in ({"support", "conditional"}, {"oppose", "conditional"})  # 'will not go before it is met'
    bending = BENDING - {"condition"} if reserved else BENDING
    if not shown <= POLAR or any(bending & set(f.operators) for f in doing):
        return set()
    return {"conditional"} if reserved else shown


def clearly(frames: Sequence[Frame], taken: Mapping[str, float]) -> bool:
    """Say whether a deed or word is clear enough to count where the sentence as a whole looks like no position.

    All that the holder surely does must show one stance, which also is the likeliest by far (`taken` are the
    probabilities of all but none). The limits were chosen on documents with gold, where 15 of 19 such oppositions below
    the threshold were right and 4 of 6 of support, which has to be nearly as probable.
    """
    shown = plainly(frames)
    sure = bool(frames) and frames[0].role in SURELY and frames[0].polarity in shown
    if len(shown) != 1 or not sure:
        return False
    stance, likely = shown.pop(), sum(taken.values())
    least = LEAST.get(stance, 1.0) if stance == "oppose" or frames[0].role == "agent" else 1.0
    return likely >= least and taken[stance] >= SHARE[stance] * likely


def failed(frames: Sequence[Frame]) -> bool:
    """Say whether what the holder most surely does is to fail at something: with others, or by what keeps it away."""
    if not frames or frames[0].role not in DOING:
        return False
    disagrees = frames[0].cue.kind == MUTUAL and frames[0].polarity == "undone"  # 'ended without their agreeing on …'
    return disagrees or frames[0].cue.kind == FAILED or "inability" in frames[0].operators


def only_accuses(frames: Sequence[Frame], sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether all that the holder does is to accuse somebody (rule 6 of the codebook).

    76 of 82 labelled actors who accuse and show nothing else hold no position, and 22 of 26 whose every deed is in an
    accusation.
    """
    sure = [f for f in frames if f.role in SURELY]
    return all("accusation" in f.operators for f in sure) if sure else _accuses(sentence, holder)


def _accuses(sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    return any(role_to(sentence, holder, cue) in DOING for cue in sentence.of_kind(ACCUSATION))


def tells_of_others(frames: Sequence[Frame], sentence: ReadSentence, holder: tuple[int, int]) -> bool:
    """Say whether all that is done against the talks in a sentence is done by others, and the holder does nothing.

    Who tells that others stayed away, or sees a sign in it, does not oppose the talks (rule 6 of the codebook).
    """
    if any(f.role in ACTING and f.polarity in POLAR for f in frames):
        return False
    told = any(f.role in DOING and f.basis == "stated" for f in frames) or is_teller(sentence, holder)
    opposing = [c for c in sentence.of_kind(OPPOSITION) if is_teller(sentence, holder) or _is_told(sentence, c)]
    others = [m for m in sentence.mentions if m != holder]
    return (told or speaks(sentence, holder)) and any(
        role_to(sentence, other, cue) in SURELY for other in others for cue in opposing
    )


def _is_told(sentence: ReadSentence, cue: Cue) -> bool:
    """Say whether a cue stands in what somebody says: behind the word of speech, or below it in the tree."""
    speech, tree = sentence.of_kind(SPEECH), sentence.tree
    word = tree.head_of(cue.start, cue.end) if tree else None
    if tree is None or word is None or any(c.end <= cue.start for c in speech):
        return True
    return saying_of(tree, word, {tree.head_of(c.start, c.end) for c in speech}) != word


def is_over(frames: Sequence[Frame], sentence: ReadSentence) -> bool:
    """Say whether all that the holder does is told as over and gone: 'used to reject the talks' (rule 11)."""
    marks = [mark for mark in sentence.of_kind(ENDED) if not _is_within(mark, sentence)]
    gone = {sentence.clauses[mark.first] for mark in marks}
    gone |= {1} if any(mark.first == 0 for mark in marks) else set()  # 'Formerly, the Front rejected …'
    doing = [f for f in frames if f.role in DOING and f.polarity in POLAR]
    return bool(doing) and all(sentence.clauses[f.cue.first] in gone for f in doing)


def _is_within(mark: Cue, sentence: ReadSentence) -> bool:
    """Say whether a word is part of a longer cue: 'не раньше'."""
    return any(c.is_stance and c.first <= mark.first <= c.last for c in sentence.cues)
