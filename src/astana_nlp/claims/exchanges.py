"""How many prisoners were exchanged or set free before or at a round, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.quantities import counted
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part

_FEWEST = 2


def exchanges(part: Part) -> Iterator[RoundClaim]:
    """Yield how many people were exchanged, where a part gives one number.

    The round may only give the time ('on the eve of the eleventh round'): exchanges are told of beside one.
    """
    tags = part.tags
    if not tags.has("claims:exchanged") or any(tags.has(f"claims:{kind}") for kind in ("planned", "intended")):
        return
    found = {n for n in counted(part, "captives") if n.number >= _FEWEST}
    if len(found) == 1:
        yield RoundClaim(part.number, part.index, "exchanged", f"{found.pop()} people")
