"""Whether a round was extended, or was not to be, or ended before its time, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.outcomes import topics_named
from astana_nlp.claims.papers import paper_in
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

EXTENSION = "extension"
EXTENDED, UNEXTENDED, SHORTENED = "extended", "not extended", "ended early"
_DENIED = 4  # words between a denial and what is extended: 'the talks will certainly not be extended'
_NOUNS = ("round:nouns", "process:nouns", "round:topic", "round:meetings")
_NEAR = 40  # characters between the round and the verb: 'the third round of the peace talks in Astana was extended'


def extension(part: Part) -> Iterator[RoundClaim]:
    """Yield that a round was extended, that it is not, or that it ended before its time.

    Truces, agreements and invitations are extended as well: they are not spoken of here.
    """
    if topics_named(part.tags) or paper_in(part) or part.beside or _invites(part):
        return
    cues = [t for t in part.tags.all("course:extended") if _of_the_round(part, t)]
    denied = [t for t in part.tags.all("course:unextended") if _of_the_round(part, t)]
    denied += [t for t in cues if _is_denied(part, t)]
    if cues or denied:
        yield RoundClaim(part.number, part.index, EXTENSION, UNEXTENDED if denied else EXTENDED)
    elif any(_is_of_its_end(part, t) for t in part.tags.all("course:shortened")):
        yield RoundClaim(part.number, part.index, EXTENSION, SHORTENED)


def _is_of_its_end(part: Part, cue: Tag) -> bool:
    """Say whether 'a day early' stands beside the end of what was spoken of, or beside the round itself."""
    ends = [t for t in part.tags.all("claims:ended") if max(cue.start - t.end, t.start - cue.end) <= _NEAR]
    return not part.denials and (bool(ends) or _of_the_round(part, cue))


def _of_the_round(part: Part, cue: Tag) -> bool:
    nouns = (t for kind in _NOUNS for t in part.tags.all(kind))
    return any(max(cue.start - t.end, t.start - cue.end) <= _NEAR for t in nouns)


def _is_denied(part: Part, cue: Tag) -> bool:
    """Say whether a word that denies or refuses stands right before a verb."""
    denials = (t for kind in ("denying", "refused") for t in part.tags.all(f"claims:{kind}"))
    return any(0 <= cue.first - t.last <= _DENIED for t in denials)


def _invites(part: Part) -> bool:
    return any(part.tags.has(f"claims:{kind}") for kind in ("invited", "was_invited"))
