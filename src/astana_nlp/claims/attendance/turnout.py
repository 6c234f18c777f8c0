"""How many groups came to a round, as a text counts them: 'fifteen armed groups were represented'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.presence import sole
from astana_nlp.claims.parts import gap
from astana_nlp.claims.quantities import counted, totals
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.claims.quantities import Quantity

_FEWEST, _MOST = 2, 200
_MOST_WATCHING = 12  # the observers of a truce are hundreds
_OBSERVERS, _BESIDE = "observers", 12
_CAME = ("attended", "attended_by", "came", "present", "counted_in")
_STAYED = ("absent", "boycotted")


def turnout(part: Part) -> Iterator[RoundClaim]:
    """Yield how many groups or delegations came, where a part counts them once and as a whole."""
    tags = part.tags
    stayed = [t for kind in _STAYED for t in tags.all(f"claims:{kind}")]
    excepted = bool(stayed) and all(sole(part, t) for t in stayed)  # 'nobody came but four factions'
    came = any(tags.has(f"claims:{kind}") for kind in _CAME) and not stayed and not part.denials
    listed = part.numbered and not stayed and not part.denials
    put_off = tags.has("claims:suspended")  # 'ten groups announced that they were freezing …'
    there = part.told and not stayed and not part.denials
    if not stayed and not part.denials and (observers := _all_observers(part)):
        yield RoundClaim(part.number, part.index, "participants", f"{observers} observers")
        return
    if not (came or excepted or there) or put_off or _with_observers(part):
        return
    if watched := watching(part):
        yield RoundClaim(part.number, part.index, "participants", f"{watched} observers")
        return
    came = came or (there and tags.has("claims:between"))  # 'the talks between the government and nine groups'
    if not (came or excepted or listed):
        return
    kinds = ("groups", "delegations")
    found = {(kind, n) for kind in kinds for n in counted(part, kind)} if came or excepted else set()
    found = found or {(kind, n) for kind in kinds for n in totals(part, kind)}
    if len(found) == 1:
        kind, quantity = found.pop()
        if _FEWEST <= quantity.number <= _MOST:
            yield RoundClaim(part.number, part.index, "participants", f"{quantity} {kind}")


def watching(part: Part) -> Quantity | None:
    """Return how many observers a part counts as a whole: 'three observers', 'three delegations as observers'."""
    found = set(counted(part, "observers"))
    if not found and part.tags.has("claims:observer"):
        found = {n for kind in ("delegations", "groups") for n in counted(part, kind)}
    number = found.pop() if len(found) == 1 else None
    new = part.tags.has("claims:first_time")
    return number if number and _FEWEST <= number.number <= _MOST_WATCHING and not new else None


def _all_observers(part: Part) -> Quantity | None:
    """Return how many observers there were where a part ends with their number: 'the number of observers was two'."""
    found = [n for n in totals(part, "observers") if _FEWEST <= n.number <= _MOST_WATCHING]
    return found[0] if found and not part.tags.has("claims:first_time") else None


def _with_observers(part: Part) -> bool:
    """Say whether a count has the observers in it: 'nine delegations, observers included'."""
    observers = [m for m in part.mentions if m.entity_id == _OBSERVERS]
    cues = list(part.tags.all("claims:including"))
    return any(gap(m, t) <= _BESIDE for m in observers for t in cues)
