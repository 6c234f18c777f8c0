"""What calendar and sources say of each round: when, where, who came, what was signed, and who says otherwise."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.review.attach import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.findings.evidence import Claim
    from astana_nlp.findings.positions import Position
    from astana_nlp.knowledge import Round

PRESENCE = ("attended", "observer", "absent", "boycotted")
COURSE = (
    *("first-day", "last-day", "length", "extension", "format", "invited", "uninvited", "first-time"),
    *("rounds-held", "rounds-at", "exchanged", "walked-out", "stayed-on", "experts-date"),
    *("number", "last-round", "working-groups", "schedule"),
)
ZONES = ("zones", "zones-last")
PAPERS = ("document-signed", "document-unsigned", "signed-by", "unsigned-by", "signed-on")
LEADERS = ("led-by", "chaired-by", "initiated-by", "delegates", "post")
CALENDAR = {"attended": "attended", "observers": "observer", "absent": "absent"}
TALKS = "astana"


@dataclass(frozen=True, slots=True)
class Presence:
    """Who was at a round: what the calendar says of one actor (may be empty), and the claims of sources by kind."""

    name: str
    calendar: str
    claims: dict[str, tuple[Claim, ...]]

    @property
    def disputed(self) -> bool:
        """Say whether sources differ among each other or from the calendar."""
        came = bool(self.claims.keys() & {"attended", "observer"})
        stayed = bool(self.claims.keys() & {"absent", "boycotted"})
        return (came and stayed) or any(c.agrees == "no" for found in self.claims.values() for c in found)


@dataclass(frozen=True, slots=True)
class RoundFinding:
    """One round: its entry in the calendar, what sources say of it, and the positions taken on it.

    `papers` are those signed and those that were not, `outcomes` what came of it and that nothing did, `course`
    how long it took, who was invited and the like, `plans` the days and places for which it was announced.
    """

    entry: Round
    dates: tuple[Claim, ...]
    places: tuple[Claim, ...]
    presence: tuple[Presence, ...]
    papers: tuple[Claim, ...]
    agenda: tuple[Claim, ...]
    outcomes: tuple[Claim, ...]
    positions: tuple[Position, ...]
    turnout: tuple[Claim, ...] = ()
    leaders: tuple[Claim, ...] = ()
    course: tuple[Claim, ...] = ()
    plans: tuple[Claim, ...] = ()

    @property
    def number(self) -> int:
        """Return the number of the round."""
        return self.entry.number

    @property
    def told(self) -> bool:
        """Say whether any source says anything of it."""
        return bool(self.positions or self.dates or self.places or any(p.claims for p in self.presence))

    @property
    def against_calendar(self) -> tuple[Claim, ...]:
        """Return the claims on date and place that the calendar contradicts."""
        return tuple(c for c in (*self.dates, *self.places) if c.agrees == "no")


def find_rounds(claims: Iterable[Claim], positions: Iterable[Position]) -> tuple[RoundFinding, ...]:
    """Return what is known of every round of the calendar, by number."""
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.round].append(claim)
    held: defaultdict[int, list[Position]] = defaultdict(list)
    for position in positions:
        if position.round and position.label:
            held[position.round].append(position)
    return tuple(_finding(entry, told[entry.number], held[entry.number]) for entry in knowledge.rounds())


def _finding(entry: Round, claims: Sequence[Claim], positions: Sequence[Position]) -> RoundFinding:
    by_kind: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_kind[claim.claim].append(claim)
    return RoundFinding(
        entry=entry,
        dates=tuple(by_kind["date"]),
        places=tuple(by_kind["place"]),
        presence=_presence(entry, [c for kind in PRESENCE for c in by_kind[kind]]),
        papers=tuple(c for kind in PAPERS for c in by_kind[kind]),
        agenda=(*by_kind["agenda"], *by_kind["not-discussed"]),
        outcomes=(*by_kind["outcome"], *by_kind["no-outcome"]),
        positions=tuple(positions),
        turnout=tuple(by_kind["participants"]),
        leaders=tuple(c for kind in LEADERS for c in by_kind[kind]),
        course=tuple(c for kind in (*COURSE, *ZONES) for c in by_kind[kind]),
        plans=(*by_kind["planned-date"], *by_kind["planned-place"]),
    )


def _presence(entry: Round, claims: Iterable[Claim]) -> tuple[Presence, ...]:
    """Return who came, those of the calendar first."""
    calendar = {key: kind for field, kind in CALENDAR.items() for key in getattr(entry, field)}
    found: dict[str, dict[str, list[Claim]]] = {key: {} for key in calendar}
    names = {key: actor_name(key) for key in calendar}
    for claim in claims:
        key = claim.entity_id or letters(claim.value)
        names.setdefault(key, claim.value)
        found.setdefault(key, {}).setdefault(claim.claim, []).append(claim)
    return tuple(
        Presence(names[key], calendar.get(key, ""), {kind: tuple(told) for kind, told in kinds.items()})
        for key, kinds in found.items()
    )


def actor_name(key: str) -> str:
    """Return the canonical name of an entry of the list of actors, or the key itself where there is none."""
    return _names().get(key, key)


@cache
def _names() -> dict[str, str]:
    return {actor.id: actor.name for actor in knowledge.actors()}
