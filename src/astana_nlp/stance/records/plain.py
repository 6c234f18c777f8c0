"""Sentences that say one thing of one actor and the talks: 'The coalition doubted that the Astana talks were of use'.

The classifier has learned from sentences that are hard to read, and doubts those that are easy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import Section, Stance
from astana_nlp.stance.about.references import references
from astana_nlp.stance.about.topics import PROCESSES
from astana_nlp.stance.roles.doings import plainly
from astana_nlp.stance.roles.frames import DOING

if TYPE_CHECKING:
    from astana_nlp.stance.roles.cases import Case

TURNING = frozenset({"negation", "refusal", "readiness"})  # operators that leave no doubt of what is done
SURE = 0.88  # so many of 95 labelled cases of this kind have the position that their cue shows


def plain_position(case: Case) -> Stance | None:
    """Return the position of a sentence's only actor where all that it does shows one, and its clause names the talks.

    None where a condition, a wish or an accusation bends what is done, or it is only told of by the way.
    """
    read = case.sentence
    doing = [f for f in case.frames if f.role in DOING]
    sure = [f for f in doing if f.role != "agent-weak"]
    shown = plainly(case.frames)
    alone = case.section is not Section.HEADING and len(read.mentions) == 1  # headlines name what they do not assert
    if not sure or not alone or len(shown) != 1:
        return None
    if any(not TURNING.issuperset(f.operators) for f in doing) or read.of_kind("operators.wish"):
        return None
    clause = read.clauses[sure[0].cue.first]
    named = [r for r in references(read) if r.named and not r.passing and r.target in PROCESSES]
    return Stance(shown.pop()) if any(read.clauses[r.cue.first] == clause for r in named) else None
