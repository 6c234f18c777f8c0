"""Who left the hall of a round in protest, and who stayed in it, as a text says: all of a delegation, most or some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import COMMAS, SEMICOLONS, VERB_FIRST, VERB_LAST
from astana_nlp.claims.people.affiliations import delegation_of
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

WALKED_OUT, STAYED_ON = "walked-out", "stayed-on"
ALL, MOST, SOME = "all", "most", "some"
_TO_HALL = 14  # characters from a verb to the hall: 'left the signing', 'остались в'
_SHARE = 30  # characters from 'a large part of the' to whose part it is
_BODIES = ACTOR_LABELS - {Label.PERSON, Label.ORG}  # an agency that tells of it did not walk out
_SOME = ("course:some", "claims:heads")  # 'two members of the opposition' are not all of it
_CLAUSES = COMMAS + SEMICOLONS + "—–"


def walkouts(part: Part) -> Iterator[RoundClaim]:
    """Yield which body left the hall or stayed in it, and how much of it did; persons come and go."""
    if part.beside or part.tags.has("claims:planned"):
        return
    left = [(t, t.end) for t in part.tags.all("course:walked_out")]
    left += [(t, end) for t in part.tags.all("course:leaves") if (end := _left(part, t))]
    stayed = [(t, end) for t in part.tags.all("course:stays") if (end := _hall(part, t))]
    for claim, cues in ((WALKED_OUT, left), (STAYED_ON, stayed)):
        for cue, end in cues:
            found = None if _denied(part, cue) else _who(part, cue, end)
            if found:
                body, share = found
                yield RoundClaim(part.number, part.index, claim, f"{body.entity or body.text}: {share}", body.entity_id)


def _left(part: Part, cue: Tag) -> int:
    """Return the end of what is left behind a verb: the hall, or in protest; 0 where it may be a city."""
    behind = (t.end for t in part.tags.all("course:protest") if 0 <= t.start - cue.end <= _SHARE)
    return _hall(part, cue) or next(behind, 0)


def _hall(part: Part, cue: Tag) -> int:
    """Return the end of the hall beside a verb: behind it, in Arabic beyond the subject, in verb-last order before."""
    halls = list(part.tags.all("course:hall"))
    if part.language in VERB_LAST:
        near = [cue.end for t in halls if 0 <= cue.start - t.end <= _TO_HALL]
    elif part.language in VERB_FIRST:
        near = [t.end for t in halls if t.start >= cue.end and not part.parts_clauses(cue.end, t.start)]
    else:
        near = [t.end for t in halls if 0 <= t.start - cue.end <= _TO_HALL]
    return min(near, default=0)


def _denied(part: Part, cue: Tag) -> bool:
    """Say whether a word before a verb, in its clause, denies or only supposes it."""
    return any(t.end <= cue.start and not part.parts_clauses(t.end, cue.start) for t in part.denials)


def _who(part: Part, cue: Tag, end: int) -> tuple[Mention, str] | None:
    """Return the body that a verb is told of, with how much of it is meant.

    It stands before the verb, in Arabic between verb and hall; 'the delegation' is the one that was named before.
    """
    bodies = [m for m in part.mentions if m.label in _BODIES or (m.label == Label.ORG and delegation_of(m.entity_id))]
    start = part.tags.line.sentence.start
    low, high = (cue.end, end) if part.language in VERB_FIRST else (_clause(part, cue), cue.start)
    named = [m for m in bodies if low <= m.start < high]
    if part.language in VERB_FIRST:
        if not named and not _teams(part, low, high):
            low, high = _clause(part, cue), cue.start
            named = [m for m in bodies if low <= m.start < high][-1:]
        body = named[0] if named else None
    else:
        body = named[-1] if named else None
    if body is None and (_teams(part, low, high) or _shares(part, low, high)):
        before = [m for m in bodies if m.end <= max(low, start)]
        same = {m.entity_id for m in before if m.label == Label.COALITION} or {m.entity_id for m in before}
        body = next((m for m in reversed(before) if m.entity_id in same), None) if len(same) == 1 else None
    return (body, _share(part, body, low, high)) if body else None


def _clause(part: Part, cue: Tag) -> int:
    """Return where the clause of a verb begins: a relative clause between a subject and its verb is left out of it."""
    start = part.tags.line.sentence.start
    text = part.between(start, cue.start)
    marks = [start + i for i, c in enumerate(text) if c in _CLAUSES]
    if marks and any(
        marks[i] <= t.start < (marks[i + 1] if i + 1 < len(marks) else cue.start)
        for t in part.tags.all("claims:relative")
        for i in range(len(marks))
        if not part.between(marks[i], t.start).strip(_CLAUSES + " ")
    ):
        return start
    return marks[-1] if marks else start


def _teams(part: Part, low: int, high: int) -> bool:
    return any(low <= t.start < high for t in part.tags.all("claims:team"))


def _shares(part: Part, low: int, high: int) -> list[tuple[int, str]]:
    """Return the words for most and for some of a body between two offsets, with where they begin."""
    most = [t for t in part.tags.all("course:most") if low <= t.start < high]
    some = [t for kind in _SOME for t in part.tags.all(kind) if low <= t.start < high]
    some = [t for t in some if not any(m.start <= t.start < m.end or t.start <= m.start < t.end for m in most)]
    return sorted([*((t.start, MOST) for t in most), *((t.start, SOME) for t in some)])


def _share(part: Part, body: Mention, low: int, high: int) -> str:
    """Return how much of a body is told of: a word for a part of it stands beside it, before or behind."""
    low = max(low, min(body.start, high) - _SHARE) if body.start >= low else low
    found = [share for at, share in _shares(part, low, high)]
    found += [share for at, share in _shares(part, body.start, body.end)]
    return MOST if MOST in found else SOME if found else ALL
