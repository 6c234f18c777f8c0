"""The three states that run the process, where a text speaks of 'the three', 'the sides' or 'the parties'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.holders.agreement import group_of, named
from astana_nlp.stance.holders.antecedents import GUARANTORS, NUMBERS, described
from astana_nlp.stance.holders.pointers import Pointer, pointers

if TYPE_CHECKING:
    from astana_nlp.records import Mention
    from astana_nlp.stance.holders.subjects import Passage

JOINT = 2  # sentences that begin with 'the parties' in a joint statement
OPENING_WORDS = 2  # words before 'the parties' there


def joint_authors(text: Passage) -> tuple[Mention, ...]:
    """Return whom 'the parties' stand for in a joint statement of a group of states; nobody in any other text.

    Such a text says of them in several sentences what they do, and names the group or all its members.
    """
    opening = (p for read in text.read for p in pointers(read) if p.first <= OPENING_WORDS and "parties" in p.kinds)
    return guarantors(text) if sum(1 for _ in opening) >= JOINT else ()


def guarantors(text: Passage) -> tuple[Mention, ...]:
    """Return the guarantors as a group where a text names them so, or names all of them together."""
    for here, read, sentence in zip(text.mentions, text.read, text.sentences, strict=True):
        for mention in here:
            if mention.method == "description" and mention.entity_id == GUARANTORS:
                return (mention,)
        for run in read.enumerations:
            members = [m for m in here if sentence.span_of(m) in run]
            if group_of(members):
                return (named(members[0], group_of(members)),)
    return ()


def three_states(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the guarantors for 'the three countries' of a text on their process that counts up no other three.

    'The three' alone need a text that names them.
    """
    if "three" not in pointer.kinds or pointer.kinds & {"groups", "parties"}:
        return ()
    if any(_other_three(at, text) for at in range(index + 1)):
        return ()
    shared = guarantors(text)
    if shared or "states" not in pointer.kinds:
        return shared
    on_process = any(sentence.about_astana for sentence in text.sentences)
    return (described(GUARANTORS, pointer, index, text.sentences[index]),) if on_process else ()


def _other_three(at: int, text: Passage) -> bool:
    """Say whether a sentence counts up three who are not the guarantors."""
    spans = {text.sentences[at].span_of(m): m for m in text.mentions[at]}
    runs = (run for run in text.read[at].enumerations if len(run) == NUMBERS["three"])
    return any(group_of([spans[s] for s in run if s in spans]) != GUARANTORS for run in runs)


def deciding(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the guarantors for parties that agree on something of the talks: 'the sides agreed to hold round 21'.

    Those who fight each other are parties, too; they decide on no meeting of the process.
    """
    read, sentence = text.read[index], text.sentences[index]
    if "parties" not in pointer.kinds or not sentence.about_astana or not read.of_kind("talks."):
        return ()
    clause = read.clauses[pointer.first]
    together = any(read.clauses[c.first] == clause for c in read.of_kind("anaphora.resolving"))
    return guarantors(text) if together else ()
