"""Whose delegation somebody belongs to at the talks, by the list of actors: that of Ahmad Tuma is the opposition's."""

from __future__ import annotations

from functools import cache

from astana_nlp import knowledge


def delegation_of(actor_id: str) -> str:
    """Return the body with a delegation of its own that an actor is or belongs to, empty where there is none."""
    return next((a for a in _upwards(actor_id) if a in _delegations()), "")


def affiliation_of(actor_id: str) -> str:
    """Return whose delegation somebody belongs to, for those without one the body that stands above all of theirs."""
    return delegation_of(actor_id) or next(reversed(_upwards(actor_id)), "")


def name_of(actor_id: str) -> str:
    """Return the canonical name of an entry of the list of actors."""
    return _names().get(actor_id, "")


def holders_of(body: str, function: str, day: str) -> frozenset[str]:
    """Return who held an office of a body on a day, by the table of offices."""
    return frozenset(
        office.person
        for office in knowledge.offices()
        if (office.body, office.function) == (body, function)
        and office.first[: len(day)] <= day[: len(office.first)]
        and (not office.last or day[: len(office.last)] <= office.last)
    )


def verdict_on(person: str, held: frozenset[str]) -> str:
    """Return what the table of offices says of somebody who is given an office; nothing of those it does not know."""
    if not (person and held):
        return "unknown"
    return "yes" if person in held else "no"


def _upwards(actor_id: str) -> tuple[str, ...]:
    """Return an actor and all those above it, the nearest first."""
    found = [actor_id] if actor_id in _parents() else []
    for actor in found:
        found += [p for p in _parents().get(actor, ()) if p not in found]
    return tuple(found)


@cache
def _delegations() -> frozenset[str]:
    return frozenset(a for r in knowledge.rounds() for a in (*r.attended, *r.observers, *r.absent))


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    return {a.id: a.parents for a in knowledge.actors()}


@cache
def _names() -> dict[str, str]:
    return {a.id: a.name for a in knowledge.actors()}
