"""Whether the parties met face to face at a round or through mediators, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import gap
from astana_nlp.claims.timing.plans import is_planned
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

_DENIED, _SAME_CLAUSE = 45, 100  # characters between a refusal and what is refused, and within one clause


def directness(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield whether the parties met face to face or through mediators; where a sentence has both, what it denies."""
    if is_planned(part, published) or part.tags.has("claims:intended"):
        return
    indirect = list(part.tags.all("claims:indirect"))
    direct = [t for t in part.tags.all("claims:direct") if not any(i.start <= t.start < i.end for i in indirect)]
    met = [not _denied(part, t) for t in direct] + [False for _ in indirect]
    if met and len(set(met)) == 1:
        yield RoundClaim(part.number, part.index, "format", "direct" if met[0] else "indirect")


def _denied(part: Part, cue: Tag) -> bool:
    """Say whether direct talks are refused or denied beside the word for them."""
    denials = [t for kind in ("claims:refused", "claims:negated") for t in part.tags.all(kind)]
    near = [t for t in denials if gap(t, cue) <= _SAME_CLAUSE]
    return any(
        gap(t, cue) <= _DENIED or not part.parts_clauses(min(t.end, cue.end), max(t.start, cue.start)) for t in near
    )
