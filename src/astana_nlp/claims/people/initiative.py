"""On whose initiative a round, or the talks, met, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import names_another
from astana_nlp.claims.people.affiliations import affiliation_of, name_of
from astana_nlp.names.process import PROCESS
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER
from astana_nlp.rounds.pointing import POSTPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

INITIATED = "initiated-by"
_NEAR = 50  # characters from the words to the first name: 'the initiators of the talks in the Kazakh capital were'
_LIST = 12  # characters between two names of a list


def initiative(part: Part) -> Iterator[RoundClaim]:
    """Yield the states and bodies, in one claim, on whose initiative or at whose request the talks met."""
    ours = part.numbered or any(m.entity_id == PROCESS.id for m in part.mentions)
    kinds = ("initiators", "initiative") if ours or part.told else ("initiators",)
    cues = sorted((t for kind in kinds for t in part.tags.all(f"claims:{kind}")), key=lambda t: (t.start, -t.end))
    if not cues or cues[-1].start >= cues[0].end or names_another(part.mentions) or part.denials:
        return
    bodies = sorted({body for m in _named(part, cues[0]) for body in _bodies(m)})
    if bodies:
        yield RoundClaim(part.number, part.index, INITIATED, ", ".join(map(name_of, bodies)))


def _named(part: Part, cue: Tag) -> list[Mention]:
    """Return the list of names behind the words, in Turkish before them."""
    actors = sorted((m for m in part.mentions if m.label in ACTOR_LABELS and m.entity_id), key=lambda m: m.start)
    last = part.language in POSTPOSITIONS
    found = [m for m in actors if (m.end <= cue.start if last else m.start >= cue.end)]
    found = found[::-1] if last else found
    edge, near, listed = (cue.start if last else cue.end), _NEAR, []
    for mention in found:
        low, high = (mention.end, edge) if last else (edge, mention.start)
        if high - low > near or any(low <= t.start < high for t in part.tags.all("claims:said")):
            break
        listed.append(mention)
        edge, near = (mention.start if last else mention.end), _LIST
    return listed


def _bodies(mention: Mention) -> frozenset[str]:
    """Return the ids of the bodies that a name stands for: a person stands for whom it speaks."""
    if mention.entity_id == TOGETHER:
        return GUARANTORS
    body = affiliation_of(mention.entity_id) if mention.label == Label.PERSON else mention.entity_id
    return frozenset({body}) if body else frozenset()
