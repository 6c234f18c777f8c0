"""Which papers were signed at a round, and which were not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

SIGNED, UNSIGNED = "document-signed", "document-unsigned"
STATEMENT = "statement"
PAPERS = (STATEMENT, "memorandum", "regulation", "agreement", "protocol", "document")
_ZONES = "de-escalation-zones"  # which are no paper
_MEMORANDUM = "deescalation-memorandum"
_NEAR = 3  # words between 'no' and the paper


def papers(part: Part) -> Iterator[RoundClaim]:
    """Yield the papers that were signed, or that nobody signed; that one did not sign is a position, no claim."""
    others = any(m.label in ACTOR_LABELS and m.entity_id not in part.guarantors for m in part.mentions)
    if part.tags.has("claims:nothing_signed") and not others:  # not only one of many
        yield RoundClaim(part.number, part.index, UNSIGNED, PAPERS[-1])
        return
    unsigned = _unsigned(part)
    if not unsigned and (not _signed(part) or _denied(part)):
        return
    kind = UNSIGNED if unsigned else SIGNED
    named = [m for m in part.mentions if m.label == Label.AGREEMENT and m.entity_id != _ZONES]
    known = dict.fromkeys((m.entity_id, m.entity) for m in named) | _on_zones(part)
    for entity_id, entity in known:
        if number := _signed_at().get(entity_id):
            right = (number == part.number) != unsigned
            yield RoundClaim(part.number, part.index, kind, entity, entity_id, "yes" if right else "no")
    paper = paper_in(part) if unsigned or part.tags.has("claims:signed") else _issued(part)
    alone = unsigned and not others  # nobody else's is meant
    dated = any(d.round == part.number for d in part.dates)
    if paper and not known and (part.of_parties or alone or dated):
        yield RoundClaim(part.number, part.index, kind, paper.kind.partition(":")[2])


def _on_zones(part: Part) -> dict[tuple[str, str], None]:
    """Return the memorandum that made the areas where a part on a numbered round names both, by other words."""
    zones = any(m.entity_id == _ZONES for m in part.mentions)
    if part.numbered and zones and part.tags.has("claims:signed") and part.tags.has("papers:memorandum"):
        return {(m.id, m.name): None for m in knowledge.meetings() if m.id == _MEMORANDUM}
    return {}


def _signed(part: Part) -> bool:
    """Say whether something is signed, or a statement issued: statements of the guarantors bear no signature."""
    return part.tags.has("claims:signed") or _issued(part) is not None


def _denied(part: Part) -> bool:
    """Say whether something is denied: in a later clause than that of a statement it is what the statement says."""
    issued = _issued(part)
    if issued is None or part.tags.has("claims:signed"):
        return bool(part.denials)
    return any(t.start < issued.end or not part.parts_clauses(issued.end, t.start) for t in part.denials)


def _issued(part: Part) -> Tag | None:
    """Return the statement that is issued in a part."""
    return next(part.tags.all(f"papers:{STATEMENT}"), None) if part.tags.has("claims:issued") else None


def paper_in(part: Part) -> Tag | None:
    """Return the first paper that is named, by the longest of its names ('final statement', not 'statement')."""
    found = [tag for kind in PAPERS for tag in part.tags.all(f"papers:{kind}")]
    return min(found, key=lambda tag: (tag.first, -tag.last), default=None)


def denies_another(part: Part, paper: Tag) -> bool:
    """Say whether a denial beside a later paper leaves the first one: 'a statement, but no signed papers'."""
    behind = part.language == "tr"
    kinds = ("lacking", "unsigned") if behind else ("no", "lacking")
    cues = [cue for kind in kinds for cue in part.tags.all(f"claims:{kind}")]

    def is_denied(tag: Tag) -> bool:
        return any(0 <= (cue.first - tag.last if behind else tag.first - cue.last) < _NEAR for cue in cues)

    later = (t for kind in PAPERS for t in part.tags.all(f"papers:{kind}") if t.first >= paper.last)
    return not is_denied(paper) and any(is_denied(t) for t in later)


def _unsigned(part: Part) -> bool:
    """Say whether a part tells that a paper was not signed by anybody: 'no statement was signed', 'nobody signed'."""
    paper = paper_in(part)
    if paper is None:
        return False
    signers = (m for m in part.mentions if m.label in ACTOR_LABELS and m.entity_id not in part.guarantors)
    if any(_may_sign(part, m, paper) for m in signers) or denies_another(part, paper):
        return False  # one of many did not sign, or somebody has something else signed
    if part.tags.has("claims:unsigned"):
        return True
    denied = any(0 <= paper.first - tag.last < _NEAR for tag in part.tags.all("claims:no"))
    made = part.tags.has("claims:signed") or part.tags.has("claims:issued")
    return (denied and made) or _is_lacking(part, paper)


def _is_lacking(part: Part, paper: Tag) -> bool:
    """Say whether a statement is what a round was without: 'without any joint communiqué', 'bildiri olmadan'."""
    behind = part.language == "tr"
    for tag in part.tags.all("claims:lacking"):
        first, second = (paper, tag) if behind else (tag, paper)
        near = 0 <= second.first - first.last < _NEAR and not part.parts_clauses(first.end, second.start)
        if near and paper.kind == f"papers:{STATEMENT}":
            return True
    return False


def _may_sign(part: Part, mention: Mention, paper: Tag) -> bool:
    """Say whether somebody may be the one who did not sign: all but those in a later clause."""
    return mention.start < paper.start or not part.parts_clauses(paper.end, mention.start)


@cache
def _signed_at() -> dict[str, int]:
    """Return the agreements that were signed at a round; resolutions, older papers and zones are no claim on one."""
    listed = [m for m in knowledge.meetings() if m.kind == Label.AGREEMENT and m.last]
    return {m.id: r.number for m in listed for r in knowledge.rounds() if m.first <= r.last and r.first <= m.last}
