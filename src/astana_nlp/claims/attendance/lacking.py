"""Who was not at a round, or was, without a verb: 'without A', 'A's absence', 'all but A', 'A's presence'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import actors_of
from astana_nlp.claims.attendance.presence import OTHER_ROUNDS
from astana_nlp.claims.attendance.subjects import first_of_list
from astana_nlp.claims.attendance.verdicts import claim_of
from astana_nlp.claims.parts import CLAUSE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, RoundClaim

_BESIDE = 6  # characters between 'without' and the name: an article, a Turkish ending
_ENVOYS = 30  # 'without the envoys of A'
_NOUN = 12  # between 'the absence of' and the name, without envoys
_GENITIVE = 2
_ROUND = 60  # a Turkish genitive and its noun may have the round between them
_HELD = ("held", "attended", "attended_by", "present", "came", "seen")
_STAYED = ("absent", "boycotted", "nobody")
_MARKS = CLAUSE_MARKS + ".!?؟"


def lacking(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield who was missing where a round was held, or was there, by words that are no verbs."""
    if any(part.tags.has(kind) for kind in OTHER_ROUNDS) or _to_come(part, published):
        return
    actors = actors_of(part, part.mentions)
    held = _has(part, _HELD) or part.tags.has("claims:announced")  # 'is held' is said of both times
    if part.told and held:
        for cue in part.tags.all("claims:lacking"):
            yield from (claim_of("absent", a, part) for a in _all_beside(part, cue, actors))
    if part.tags.has("claims:everybody") and not _has(part, _STAYED):
        for cue in part.tags.all("claims:except"):
            yield from (claim_of("absent", a, part) for a in _all_beside(part, cue, actors))
    for noun, claim in (("absence", "absent"), ("attendance", "attended")):
        for cue in part.tags.all(f"claims:{noun}") if part.told else ():
            if claim == "absent" or part.tags.has("claims:confirmed"):
                yield from (claim_of(claim, a, part) for a in _whose(part, cue, actors))


def _to_come(part: Part, published: str) -> bool:
    """Say whether a round was still to come: in a text of a known day by that day, since present tenses are of both."""
    if len(published) == len("2017-01-01"):
        return published < part.held.first or part.tags.has("round:next")
    return part.tags.has("claims:planned")


def _has(part: Part, kinds: Sequence[str]) -> bool:
    return any(part.tags.has(f"claims:{kind}") for kind in kinds)


def _all_beside(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return the list of names on the side of a cue where the language has them, if the phrase ends with it."""
    if _denied(part, cue):
        return []
    if part.language == "tr":
        return [a for a in actors if 0 <= cue.start - a.end <= _BESIDE][-1:]
    near = [a for a in actors if a.start >= cue.end]
    if not near or near[0].start - cue.end > (_ENVOYS if _envoys(part, cue.end, near[0].start) else _BESIDE):
        return []
    chosen = first_of_list(near)
    return chosen if _closed(part, chosen[-1].end) else []


def _whose(part: Part, cue: Tag, actors: Sequence[Mention]) -> list[Mention]:
    """Return whose absence or presence a noun tells of: behind 'of', before it in Turkish and as English genitive."""
    if _denied(part, cue):
        return []
    if part.language == "tr":
        near = [a for a in actors if 0 <= cue.start - a.end <= _ROUND]
        return [a for a in near if "," not in part.between(a.end, cue.start)][-1:]
    before = [a for a in actors if part.language == "en" and a.end <= cue.start and _owns(part, a, cue)]
    near = [a for a in actors if 0 <= a.start - cue.end <= (_ENVOYS if _envoys(part, cue.end, a.start) else _NOUN)]
    after = [a for a in near if not part.has_mark(_MARKS, cue.end, a.start)]
    return before[-1:] or (first_of_list(after) if after else [])


def _owns(part: Part, actor: Mention, cue: Tag) -> bool:
    """Say whether only the ending of an English genitive stands between: 'A's absence', 'the rebels' absence'."""
    ending = actor.text[-_GENITIVE:] + part.between(actor.end, cue.start).rstrip()
    return ending.endswith(("'s", "’s", "s'", "s’")) and cue.start - actor.end <= _GENITIVE + 1


def _envoys(part: Part, low: int, high: int) -> bool:
    """Say whether only words for envoys stand between: 'without the delegates of A'."""
    return any(low <= t.start < high for kind in ("delegates", "team") for t in part.tags.all(f"claims:{kind}"))


def _closed(part: Part, end: int) -> bool:
    """Say whether a phrase ends behind a name: 'without A signing' and 'without A's consent' tell of no coming."""
    rest = part.tags.line.sentence.text[end - part.tags.line.sentence.start :].lstrip("»”\"’' ")
    if not rest or rest[0] in _MARKS or rest[0] in "—–(":
        return True
    return part.language != "en" or any(t.start == end + 1 for t in part.tags.all("claims:links"))


def _denied(part: Part, cue: Tag) -> bool:
    """Say whether another word denies or only supposes what is told."""
    return any(not (cue.start <= t.start < cue.end) and t.start < cue.start for t in part.denials)
