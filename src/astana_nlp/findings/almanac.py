"""What the calendar of the rounds holds for the thing that a source claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.people.affiliations import affiliation_of, holders_of, name_of
from astana_nlp.rounds.calendar import entry_of, first_round, in_city, length_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from astana_nlp.findings.evidence import Claim
    from astana_nlp.knowledge import Round

ATTENDED = "attended"
ROLES = (ATTENDED, "observed", "stayed away")


def calendar(claim: Claim) -> str:
    """Return what the calendar holds for the thing that is claimed, or nothing where it is silent."""
    entry = entry_of(claim.round)
    if entry is None:
        return f"rounds 1 to {len(knowledge.rounds())}"
    return _HOLDS.get(claim.claim, _role)(entry, claim.entity_id)


def _days(entry: Round, _: str) -> str:
    return entry.first if entry.first == entry.last else f"{entry.first}/{entry.last}"


def _role(entry: Round, actor: str) -> str:
    groups = (entry.attended, entry.observers, entry.absent)
    held = next((role for role, ids in zip(ROLES, groups, strict=True) if actor in ids), "")
    first = first_round(actor)
    return held or (f"round {first} as its first" if first > entry.number else "")


def _head(entry: Round, body: str) -> str:
    return ", ".join(sorted(map(name_of, holders_of(body, "delegation-head", entry.first))))


def _minister(entry: Round, person: str) -> str:
    held = holders_of(affiliation_of(person), "foreign-minister", entry.first)
    return ", ".join(f"{name_of(holder)}: minister" for holder in sorted(held))


def _first(_: Round, actor: str) -> str:
    """Return the first round at which the calendar has somebody."""
    return f"round {first_round(actor) or ''}"


def _signed_on(_: Round, agreement: str) -> str:
    return next((m.first for m in knowledge.meetings() if m.id == agreement), "")


_HOLDS: dict[str, Callable[[Round, str], str]] = {
    "date": _days,
    "first-day": lambda entry, _: entry.first,
    "last-day": lambda entry, _: entry.last,
    "place": lambda entry, _: entry.place,
    "length": lambda entry, _: f"{length_of(entry)} days",
    "led-by": _head,
    "post": _minister,
    "number": lambda entry, _: f"number {entry.number}",
    "last-round": lambda entry, _: f"that round {entry.number + 1} followed",
    "rounds-held": lambda entry, _: str(entry.number),
    "rounds-at": lambda entry, city: f"{in_city(city, entry.number)} in {city.capitalize()}",
    "first-time": _first,
    "signed-on": _signed_on,
}
