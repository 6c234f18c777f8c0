"""Who led a delegation to a round, as a text says: 'the delegation of A, led by B'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part

_NEAR = 60  # characters from the words to the person: 'headed by the deputy minister of foreign affairs B'
_BESIDE = 30


def leaders(part: Part) -> Iterator[RoundClaim]:
    """Yield the person that led a delegation and whose it was; where several delegations are near, there is none."""
    bodies = [m for m in part.mentions if m.label in ACTOR_LABELS and m.label != Label.PERSON]
    persons = [m for m in part.mentions if m.label == Label.PERSON]
    for cue in part.tags.all("claims:led"):
        led = [m for m in bodies if 0 <= cue.start - m.end <= _BESIDE]
        leader = [m for m in persons if 0 <= m.start - cue.end <= _NEAR]
        if led and leader:
            name = leader[0].entity or leader[0].text
            whose = led[-1]
            yield RoundClaim(
                part.number, part.index, "led-by", f"{whose.entity or whose.text}: {name}", whose.entity_id
            )
