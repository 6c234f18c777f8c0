"""Who was invited to a round and who was not, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import is_actor
from astana_nlp.claims.parts import CLAUSE_MARKS, SEMICOLONS, VERB_LAST
from astana_nlp.records import Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

_NEAR = 60
_HOST = "kazakhstan"  # who invites


def invitations(part: Part) -> Iterator[RoundClaim]:
    """Yield who was invited: the nearest body before words such as 'was invited', or behind 'invited'."""
    taken: list[Tag] = []
    for kind, claim in (("uninvited", "uninvited"), ("was_invited", "invited"), ("invited", "invited")):
        for cue in part.tags.all(f"claims:{kind}"):
            if any(t.first < cue.last and cue.first < t.last for t in taken):
                continue
            taken.append(cue)
            nobody = any(t.first < cue.first for t in part.tags.all("claims:nobody"))
            denied = kind == "invited" and _denied(part, cue)
            told = "uninvited" if (nobody or denied) and claim == "invited" else claim
            for guest in _guests(
                part, cue, behind=kind == "invited" and part.language not in VERB_LAST, passive=denied
            ):
                yield RoundClaim(part.number, part.index, told, guest.entity or guest.text, guest.entity_id)


def _denied(part: Part, cue: Tag) -> bool:
    """Say whether a denial opens the clause of a cue: 'nor were the groups of A invited'."""
    denials = [t for t in part.tags.all("claims:neither") if t.end <= cue.start]
    return any(not _ends_between(part, t.end, cue.start) and _opens(part, t) for t in denials)


def _opens(part: Part, tag: Tag) -> bool:
    """Say whether a word is the first of its clause."""
    before = part.between(part.tags.line.sentence.start, tag.start).rstrip()
    return not before or before[-1] in CLAUSE_MARKS + "—–"


def _ends_between(part: Part, low: int, high: int) -> bool:
    return part.has_mark(SEMICOLONS, low, high)


def _guests(part: Part, cue: Tag, *, behind: bool, passive: bool) -> list[Mention]:
    """Return the body nearest to a cue within its clause, on the side where those who are invited stand; else any."""
    bodies = [m for m in part.mentions if m.label != Label.PERSON and is_actor(part, m) and m.entity_id != _HOST]
    bodies = [m for m in bodies if not _ends_between(part, min(m.end, cue.end), max(m.start, cue.start))]
    after = [m for m in bodies if 0 <= m.start - cue.end <= _NEAR][:1]
    before = [m for m in bodies if 0 <= cue.start - m.end <= _NEAR][-1:]
    return (after or (before if passive else [])) if behind else before or after
