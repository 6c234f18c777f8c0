"""How many rounds there were until the day of a text: 'since 2017, 21 rounds have been held'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.quantities import counted
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part

_FEWEST = 4  # of fewer a text may speak in passing: 'two rounds were held in spring'


def tally(part: Part) -> Iterator[RoundClaim]:
    """Yield how many rounds a text counts in all; the part's round is the last one that had begun when it appeared."""
    if not part.tags.has("claims:so_far"):
        return
    last = part.number
    found = {n.number for n in counted(part, "rounds") if not n.quality}
    if len(found) == 1 and (number := found.pop()) >= _FEWEST:
        # on the days of a round and before its end a text may leave it out
        verdict = "yes" if number in {last, last - 1} else "no"
        yield RoundClaim(last, part.index, "rounds-held", str(number), "", verdict)
