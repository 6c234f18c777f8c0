"""Whether the calendar has somebody come to a round, or stay away from it, as a text says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label, RoundClaim
from astana_nlp.rounds.calendar import first_round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import Mention

_ENDING = re.compile(r"['’]\w{1,4}$")  # of an English or Turkish genitive: 'A's absence'
CAME, STAYED = frozenset({"attended", "observer"}), frozenset({"absent", "boycotted"})


def first_claim(part: Part, actor: Mention) -> RoundClaim:
    """Return the claim that somebody had been at no round before, against the calendar of those."""
    before = [entry for entry in knowledge.rounds() if entry.number < part.number]
    came = any(_all_in(actor.entity_id, (*entry.attended, *entry.observers)) for entry in before)
    verdict = "unknown" if actor.method == "description" else "no" if came else "unknown"
    return RoundClaim(part.number, part.index, "first-time", actor.entity or actor.text, actor.entity_id, verdict)


def claim_of(claim: str, actor: Mention, part: Part) -> RoundClaim:
    """Return the claim that somebody came or stayed away, with the verdict of the calendar."""
    name = actor.entity or _ENDING.sub("", actor.text)
    return RoundClaim(part.number, part.index, claim, name, actor.entity_id, _verdict(claim, actor, part))


def _verdict(claim: str, actor: Mention, part: Part) -> str:
    held = part.held
    came = _all_in(actor.entity_id, (*held.attended, *held.observers))
    if claim in CAME and actor.label == Label.STATE and first_round(actor.entity_id) > held.number:
        return "unknown" if _later(part) else "no"
    if claim == "observer":
        return "yes" if actor.entity_id in held.observers else "no" if actor.entity_id in held.attended else "unknown"
    stayed = actor.entity_id in held.absent
    right, wrong = (came, stayed) if claim == "attended" else (stayed, came)
    if wrong and actor.method == "description" and not _whole(part, actor):
        return "unknown"
    return "yes" if right else "no" if wrong else "unknown"


def _later(part: Part) -> bool:
    """Say whether a sentence that numbers no round tells of what came later: 'A and B joined the talks later'."""
    return not part.numbered and Tags(part.tags.line, "narrative").has("order:later")


def _whole(part: Part, actor: Mention) -> bool:
    """Say whether a description means all of a coalition: 'the opposition', but not 'the factions', 'some groups'."""
    plural = any(t.start < actor.end and actor.start < t.end for t in part.tags.all("claims:groups"))
    return actor.label == Label.COALITION and not plural and not Tags(part.tags.line, "narrative").has("acts:parts")


def _all_in(actor: str, ids: Sequence[str]) -> bool:
    """Say whether an actor, or every state of a group of states (the guarantors), is in the calendar's list."""
    members = _states().get(actor, ())
    return actor in ids or (bool(members) and all(member in ids for member in members))


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """Return the states that belong to each group of states."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in knowledge.actors():
        for parent in actor.parents if actor.label == Label.STATE else ():
            found[parent] = (*found.get(parent, ()), actor.id)
    return found
