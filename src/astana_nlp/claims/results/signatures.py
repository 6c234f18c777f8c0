"""Papers that all who were there signed or accepted, and bodies that are no party to one, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import SEMICOLONS, VERB_FIRST, gap
from astana_nlp.claims.people.affiliations import delegation_of, name_of
from astana_nlp.claims.results.papers import PAPERS, paper_in
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

SIGNED_BY, UNSIGNED_BY = "signed-by", "unsigned-by"
EVERYBODY = "all who took part"
_ONE = {"memorandum", "agreement"}
_OBJECT = 25  # characters between rejecting and the paper: 'the Russian draft of the'
_ENDS = SEMICOLONS + ":"
_NEAR = 60  # characters between those who took part and what they did


def signatures(part: Part) -> Iterator[RoundClaim]:
    """Yield that a paper was signed or accepted by all, and who is no party to one."""
    paper = paper_in(part)
    if part.beside or part.tags.has("claims:planned"):
        return
    if paper and _by_all(part):
        kind = paper.kind.partition(":")[2]
        yield RoundClaim(part.number, part.index, SIGNED_BY, f"{EVERYBODY}: {kind}")
    if paper and only_refused(part):
        yield from _refusing(part, paper.kind.partition(":")[2], next(part.tags.all("claims:unsigned")))
    elif paper and not part.tags.has("course:no_party") and (cue := _rejection(part, paper)):
        yield from _refusing(part, paper.kind.partition(":")[2], cue)
    for cue in part.tags.all("course:no_party"):
        bodies = {b for m in part.mentions if m.end <= cue.start and (b := _body(m))}
        if len(bodies) == 1 and (paper or cue.last - cue.first > 1):
            body = bodies.pop()
            yield RoundClaim(part.number, part.index, UNSIGNED_BY, f"{name_of(body)}: {PAPERS[-1]}", body)


def any_paper(one: str, other: str) -> bool:
    """Say whether two claims on signatures may mean one paper: a 'document' is any, and a memorandum is a deal."""
    papers = {value.rpartition(": ")[2] for value in (one, other)}
    return len(papers) == 1 or PAPERS[-1] in papers or papers == _ONE


def only_refused(part: Part) -> bool:
    """Say whether all that a part tells of signing is that it was not done: 'A withheld its signature'."""
    unsigned = list(part.tags.all("claims:unsigned"))
    signed = [t for kind in ("signed", "issued") for t in part.tags.all(f"claims:{kind}")]
    return bool(unsigned) and all(any(u.start < t.end and t.start < u.end for u in unsigned) for t in signed)


def _rejection(part: Part, paper: Tag) -> Tag | None:
    """Return the verb by which somebody rejects a paper, which stands in one clause with it and is not denied."""
    verbs = (t for t in part.tags.all("course:rejected") if gap(t, paper) <= _OBJECT and not part.denied(t))
    spans = ((t, min(t.end, paper.end), max(t.start, paper.start)) for t in verbs)
    return next((t for t, low, high in spans if not part.parts_clauses(low, high)), None)


def _refusing(part: Part, kind: str, cue: Tag) -> Iterator[RoundClaim]:
    """Yield the only body of a part as one that did not sign, where it stands as the subject of the refusal."""
    named = [m for m in part.mentions if m.label in ACTOR_LABELS and m.entity_id and m.entity_id != TOGETHER]
    named = [m for m in named if not part.has_mark(_ENDS, min(m.end, cue.end), max(m.start, cue.start))]
    bodies = {delegation_of(m.entity_id) if m.label == Label.PERSON else m.entity_id for m in named}
    before = all(m.end <= cue.start for m in named) or part.language in VERB_FIRST
    said = any(t.end <= cue.start for t in part.tags.all("claims:said"))
    if len(bodies) == 1 and "" not in bodies and before and not said:
        body = bodies.pop()
        yield RoundClaim(part.number, part.index, UNSIGNED_BY, f"{name_of(body)}: {kind}", body)


def _by_all(part: Part) -> bool:
    """Say whether nobody else is named between those who took part and a verb for signing or accepting."""
    verbs = [t for kind in ("claims:signed", "course:accepted") for t in part.tags.all(kind)]
    verbs = [t for t in verbs if not part.denied(t)]
    return any(_clear(part, who, verb) for who in part.tags.all("course:participants") for verb in verbs)


def _clear(part: Part, who: Tag, verb: Tag) -> bool:
    low, high = min(who.end, verb.end), max(who.start, verb.start)
    between = [m for m in part.mentions if m.label in ACTOR_LABELS and low <= m.start < high]
    guarantors = (m for m in part.mentions if part.guarantors and m.entity_id in GUARANTORS | {TOGETHER})
    theirs = any(m.start < high for m in guarantors)  # 'the sides' may be those three
    return 0 <= high - low <= _NEAR and not (between or theirs or part.parts_clauses(low, high))


def _body(mention: Mention) -> str:
    """Return the delegation that a name stands for; the guarantors are parties to what they vouch for."""
    if mention.label not in ACTOR_LABELS or mention.entity_id in GUARANTORS | {TOGETHER}:
        return ""
    return delegation_of(mention.entity_id) if mention.label == Label.PERSON else mention.entity_id
