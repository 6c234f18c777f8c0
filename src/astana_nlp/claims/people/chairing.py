"""Who guided a round or one of its sessions, as a text says: 'the plenary was presided over by B'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import SEMICOLONS, UNNAMED, VERB_FIRST, VERB_LAST, gap
from astana_nlp.records import Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

CHAIRED = "chaired-by"
_NEAR = 45  # characters between a verb and the person, whose office may stand between
_FAR = 90  # where what is guided stands between the two: in Arabic, Turkish and Persian
_ASIDE = ("team", "planned")  # who leads a delegation guides no round


def chairs(part: Part) -> Iterator[RoundClaim]:
    """Yield the only person beside a verb for chairing that has a round or a session for its object."""
    if part.beside or any(part.tags.has(f"claims:{kind}") for kind in _ASIDE):
        return
    named = [m for m in part.mentions if m.label == Label.PERSON and m.method not in UNNAMED]
    found = {m.entity_id or m.text: m for cue in part.tags.all("claims:chaired") for m in _who(part, cue, named)}
    if len(found) == 1:
        person = found.popitem()[1]
        yield RoundClaim(part.number, part.index, CHAIRED, person.entity or person.text, person.entity_id)


def _who(part: Part, cue: Tag, named: list[Mention]) -> list[Mention]:
    """Return the person nearest to a verb in its clause where something is guided."""
    things = [t for t in part.tags.all("course:chaired_thing") if t.first >= cue.last or t.last <= cue.first]
    guided = any(gap(cue, t) <= _FAR and not _ends_between(part, cue, t) for t in things)
    clear = [m for m in named if _reaches(part, cue, m) and not _ends_between(part, cue, m)]
    return [min(clear, key=lambda m: gap(cue, m))] if guided and clear and not part.denied(cue) else []


def _reaches(part: Part, cue: Tag, person: Mention) -> bool:
    """Say whether a person stands near a verb with no word for saying between."""
    low, high = min(cue.end, person.end), max(cue.start, person.start)
    said = any(low <= t.start < high for t in part.tags.all("claims:said"))
    near = _FAR if part.language in VERB_FIRST | VERB_LAST else _NEAR
    return gap(cue, person) <= near and not said


def _ends_between(part: Part, one: Tag, other: Tag | Mention) -> bool:
    return part.has_mark(SEMICOLONS, min(one.end, other.end), max(one.start, other.start))
