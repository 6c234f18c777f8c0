"""What a round led to in figures: areas and for how long, prisoners exchanged, working groups set up."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from astana_nlp.claims.parts import gap
from astana_nlp.claims.quantities import counted, totals
from astana_nlp.claims.results.papers import PAPERS
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import TimeExpression

_ABOUT, _TRUCE = "agenda:de-escalation-areas", "agenda:ceasefire"
_FEWEST, _MOST = 2, 9
_PAIR = 2  # what a dual counts
_FEWEST_FREED = 2
_MONTHS = re.compile(r"P(\d+)([MY])")
_LASTED_AT_LEAST = 2  # months: 'withdraw within a month' is no lifetime
_IN_A_YEAR = 12
GROUPS_SET_UP = "working-groups"
_MOST_GROUPS = 6


def zones(part: Part) -> Iterator[RoundClaim]:
    """Yield the number of areas that a part gives once and as a whole, and how many months they are to last."""
    tags = part.tags
    if not tags.has(_ABOUT) or part.denials or tags.has("round:next"):
        return
    told = {*counted(part, "zones")} or {*totals(part, "zones")}
    found = {n for n in told if _FEWEST <= n.number <= _MOST}
    if len(found) == 1:
        yield RoundClaim(part.number, part.index, "zones", f"{found.pop()} areas")
    lengths = {months for d in part.dates if (months := months_in(d)) and not is_of_a_truce(d, part)}
    if len(lengths) == 1 and tags.has("claims:term"):
        yield RoundClaim(part.number, part.index, "zones-last", f"{lengths.pop()} months")


def exchanges(part: Part) -> Iterator[RoundClaim]:
    """Yield how many people were exchanged, where a part gives one number.

    The round may only give the time ('on the eve of the eleventh round'): exchanges are told of beside one.
    """
    tags = part.tags
    if not tags.has("claims:exchanged") or any(tags.has(f"claims:{kind}") for kind in ("planned", "intended")):
        return
    found = {n for n in counted(part, "captives") if n.number >= _FEWEST_FREED}
    if len(found) == 1:
        yield RoundClaim(part.number, part.index, "exchanged", f"{found.pop()} people")


def groups_set_up(part: Part) -> Iterator[RoundClaim]:
    """Yield how many working groups a part has set up, where it counts them once: an article counts none."""
    tags = part.tags
    if part.denials or part.beside or not tags.has("course:set_up"):
        return
    found = {n.number for n in counted(part, "working_groups") if not n.quality and n.number > 1}
    found |= {1 for _ in tags.all("claims:one_group")} | {_PAIR for _ in tags.all("claims:two_groups")}
    if len(found) == 1 and (number := found.pop()) <= _MOST_GROUPS:
        yield RoundClaim(part.number, part.index, GROUPS_SET_UP, f"{number} groups")


def months_in(expression: TimeExpression) -> int:
    """Return how many months a length of time has, 0 where it is a day, a date or too short for the life of an area."""
    found = _MONTHS.fullmatch(expression.timex)
    months = int(found[1]) * (_IN_A_YEAR if found[2] == "Y" else 1) if found else 0
    return months if months >= _LASTED_AT_LEAST else 0


def is_of_a_truce(length: TimeExpression, part: Part) -> bool:
    """Say whether a truce stands nearer to a length of time than areas or a paper: how long it has held."""

    def nearest(*kinds: str) -> float:
        return min((gap(t, length) for kind in kinds for t in part.tags.all(kind)), default=math.inf)

    papers = (f"papers:{kind}" for kind in PAPERS)
    return nearest(_TRUCE) < nearest("claims:zones", _ABOUT, *papers)
