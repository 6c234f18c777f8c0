"""Whom 'his country', 'his faction' and 'both Syrian sides' stand for: of who speaks, and of the country.

    ülkesinin …        بلاده        کشورش        son pays        его страна        her government

'His faction' is the body for which he speaks. A minister or envoy speaks of the state that the list gives for him, or
that an office names ('a Lutonian official said that his country …'); of anybody else nobody can tell.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label
from astana_nlp.stance.holders.antecedents import OPPOSITION, described
from astana_nlp.stance.holders.subjects import speaking
from astana_nlp.stance.holders.titles import BODIES, key_of, represented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.holders.subjects import Passage

COUNTRY, SIDES, OWN = "country", "sides", "own"
GOVERNMENT = "syrian-government"
OFFICE = "demonym"  # how a state is named by one of its offices
BACK = 2  # sentences to who spoke last


def of_the_speaker(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the state that 'his country' is, or the body that 'his faction' is: of who spoke last."""
    holder = _speaker(pointer, index, text)
    if holder is None:
        return ()
    return _body(pointer, index, text, holder) if OWN in pointer.kinds else _state(pointer, index, text, holder)


def _speaker(pointer: Pointer, index: int, text: Passage) -> Mention | None:
    """Return the person or office before a word, or who spoke last."""
    start = text.sentences[index].start + pointer.start
    for at in range(index, index - BACK - 1, -1):
        if at < 0 or text.sentences[at].section is not text.sentences[index].section:
            break
        before = [m for m in text.mentions[at] if m.end <= start and _is_somebody(m)]
        said = [m for m in speaking(text, at) if m in before]
        agreed = len({_states_of(m.entity_id) for m in before}) == 1  # whoever of them it is
        if OWN in pointer.kinds:
            agreed = len({key_of(m) for m in before}) == 1
        if before and (at == index or said or agreed):
            return (said or before)[-1]
    return None


def _body(pointer: Pointer, index: int, text: Passage, person: Mention) -> tuple[Mention, ...]:
    """Return the body for which the text says that a person speaks, else the only one that the list has for it."""
    told: dict[str, Mention] = {}
    for at in range(index + 1):
        told |= represented(text.mentions[at], text.sentences[at], text.read[at])
    if key_of(person) in told:
        return (told[key_of(person)],)
    listed = _bodies_of(person.entity_id)
    return (described(listed[0], pointer, index, text.sentences[index]),) if len(listed) == 1 else ()


def of_the_country(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return whom a word for the country of a speaker, or for the sides of this one, stands for."""
    return both_sides(pointer, index, text) if SIDES in pointer.kinds else of_the_speaker(pointer, index, text)


def both_sides(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the government and the opposition for 'both Syrian sides'."""
    return tuple(described(side, pointer, index, text.sentences[index]) for side in (GOVERNMENT, OPPOSITION))


def _is_somebody(mention: Mention) -> bool:
    """Say whether a mention is of a person, or of a state by its office: 'a Lutonian official'."""
    return mention.label is Label.PERSON or (mention.label is Label.STATE and mention.method == OFFICE)


def _state(pointer: Pointer, index: int, text: Passage, holder: Mention) -> tuple[Mention, ...]:
    if holder.label is Label.STATE:
        return (replace(holder, method="name"),)
    states = _states_of(holder.entity_id) or _beside(holder, text.mentions[holder.sentence])
    return tuple(described(state, pointer, index, text.sentences[index]) for state in states[:1])


def _beside(person: Mention, here: Sequence[Mention]) -> tuple[str, ...]:
    """Return the state whose office stands beside a person whom no list has: 'the Lutonian envoy, X'."""
    return tuple(m.entity_id for m in here if m.label is Label.STATE and m.method == OFFICE and not person.entity_id)


@cache
def _states_of(person: str) -> tuple[str, ...]:
    """Return the states that a listed person speaks for."""
    states = {actor.id for actor in knowledge.actors() if actor.label is Label.STATE}
    return next((tuple(p for p in a.parents if p in states) for a in knowledge.actors() if a.id == person), ())


@cache
def _bodies_of(person: str) -> tuple[str, ...]:
    """Return the bodies that a listed person speaks for."""
    bodies = {actor.id for actor in knowledge.actors() if actor.label in BODIES}
    return next((tuple(p for p in a.parents if p in bodies) for a in knowledge.actors() if a.id == person), ())
