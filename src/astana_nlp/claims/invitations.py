"""Who was invited to a round and who was not, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import is_actor
from astana_nlp.claims.parts import VERB_LAST
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
            told = "uninvited" if nobody and claim == "invited" else claim
            for guest in _guests(part, cue, behind=kind == "invited" and part.language not in VERB_LAST):
                yield RoundClaim(part.number, part.index, told, guest.entity or guest.text, guest.entity_id)


def _guests(part: Part, cue: Tag, *, behind: bool) -> list[Mention]:
    """Return the body nearest to a cue, on the side where those who are invited stand; else on the other one."""
    bodies = [m for m in part.mentions if m.label != Label.PERSON and is_actor(part, m) and m.entity_id != _HOST]
    after = [m for m in bodies if 0 <= m.start - cue.end <= _NEAR][:1]
    before = [m for m in bodies if 0 <= cue.start - m.end <= _NEAR][-1:]
    return after if behind else before or after
