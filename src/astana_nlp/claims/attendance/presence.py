"""Who came to a round, observed it, stayed away or boycotted it, as a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import actors_of
from astana_nlp.claims.attendance.coming import SEEN, boycotts_a_round, cues_of, is_finite, words_between
from astana_nlp.claims.attendance.subjects import (
    LIST_GAP,
    behind,
    beside,
    carried_on,
    named_behind,
    nobody_of,
    opens,
    subjects,
    unwanted,
)
from astana_nlp.claims.attendance.verdicts import CAME, STAYED, claim_of, first_claim
from astana_nlp.claims.parts import VERB_FIRST, VERB_LAST
from astana_nlp.records import Basis, Label, RoundClaim, Stance
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Memory, Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, StanceRecord

OTHER_ROUNDS = ("round:last", "round:previous", "claims:others")
_OTHERWISE = frozenset({"claims:observer", "claims:absent", "claims:boycotted"})  # those beside whom may have attended
_BESIDE = 4  # characters between a Russian verb and the subject behind it: 'и', a quotation mark
_FREE = "ru"  # whose subjects stand on either side
_FIRST_GAP = 6  # words between coming and 'for the first time'


def presence(part: Part, memory: Memory) -> Iterator[RoundClaim]:
    """Yield who was there and who was not.

    Args:
        part: the part of a sentence.
        memory: who was told of in the part before ('X attended the fourth round, but boycotted the fifth'), which is
            replaced by those whom this part tells of, and who is named in the next one.
    """
    if any(part.tags.has(kind) for kind in OTHER_ROUNDS):
        return
    actors = actors_of(part, part.mentions)
    told: list[Mention] = []
    for claim, cue, follows in cues_of(part):
        if claim in STAYED and (only := sole(part, cue)):
            yield from _all_the_same(part, only, actors)
            continue
        missed = nobody_of(part, cue, actors) if claim in {*CAME, SEEN} else []
        chosen = missed or (_who(part, cue, actors, memory, follows=follows) if claim != SEEN else [])
        told += chosen
        first = claim in CAME and not missed and _for_the_first_time(part, cue)
        for actor in chosen:
            yield claim_of("absent" if missed else claim, actor, part)
            if first:
                yield first_claim(part, actor)
    memory.came = told or memory.came


def _who(part: Part, cue: Tag, actors: Sequence[Mention], memory: Memory, *, follows: bool) -> list[Mention]:
    """Return of whom a cue tells, by the order of words first, and by what was told before last."""
    if cue.kind == "claims:observer" and (named := named_behind(part, cue, actors)):
        return named
    headline = [a for a in actors if follows and 0 <= cue.start - a.end <= 1 and opens(part, a)]
    chosen = subjects(part, cue, headline, follows=False) or subjects(part, cue, actors, follows=follows)
    if not chosen and part.language == _FREE and cue.kind != "claims:observer":
        chosen = [a for a in subjects(part, cue, actors, follows=not follows) if _in_clause(part, cue, a)]
    if not chosen and part.language in VERB_FIRST:
        chosen = subjects(part, cue, [a for a in actors if opens(part, a)], follows=False)
    chosen = chosen or behind(part, cue, actors) or carried_on(part, cue, memory, actors)
    chosen = [a for a in chosen if not unwanted(part, cue, a)]
    return [a for a in chosen if not beside(part, cue, a)] if cue.kind in _OTHERWISE else chosen


def _in_clause(part: Part, cue: Tag, actor: Mention) -> bool:
    """Say whether somebody stands right beside a cue, or with a word for envoys between."""
    low, high = min(cue.end, actor.end), max(cue.start, actor.start)
    envoys = any(low <= t.start < high for t in part.tags.all("claims:delegates"))
    return high - low <= (LIST_GAP if envoys else _BESIDE) and not any(
        mark in part.between(low, high) for mark in ",;:—–"
    )


def sole(part: Part, cue: Tag) -> Tag | None:
    """Return the word that makes coming of a denial, for those who stand beside it: 'nobody came but A', ما حضر إلا.

    It stands behind the denial; where the verb is last, before it.
    """
    others = [(t.start, t.end) for t in part.tags.all("claims:but")]
    others += [(m.start, m.end) for m in part.mentions if m.label == Label.PERSON]  # 'Geir' is written as 'but'
    found = (t for t in part.tags.all("claims:sole") if not any(low <= t.start < high for low, high in others))
    last = part.language in VERB_LAST
    return next((t for t in found if (t.end <= cue.start if last else cue.end <= t.start)), None)


def _all_the_same(part: Part, only: Tag, actors: Sequence[Mention]) -> Iterator[RoundClaim]:
    """Yield who came where nobody else did; the Turkish word for 'but' stands behind whom it excepts."""
    after = part.language != "tr"
    near = [a for a in actors if 0 <= (a.start - only.end if after else only.start - a.end) <= LIST_GAP]
    for actor in near:
        yield claim_of("attended", actor, part)


def _for_the_first_time(part: Part, cue: Tag) -> bool:
    return any(words_between(cue, t) <= _FIRST_GAP for t in part.tags.all("claims:first_time"))


def refused(part: Part, stances: Sequence[StanceRecord]) -> Iterator[RoundClaim]:
    """Yield who stayed away by the positions found in the sentence, where it has a word for boycott."""
    held = part.held
    cues = [t for t in part.tags.all("claims:boycotted") if boycotts_a_round(part, t)]
    told = any(is_finite(part, cue) for cue in cues)  # not only that somebody says so
    hosts = {*GUARANTORS, TOGETHER}  # without them there is no round
    for stance in stances if part.whole and told else ():
        if stance.holder_id in hosts:
            continue
        if stance.basis == Basis.ACTED and stance.stance == Stance.OPPOSE and stance.round in (None, held.number):
            stayed, came = stance.holder_id in held.absent, stance.holder_id in held.attended
            some = stance.holder_type is Label.COALITION  # 'the factions that refused' may be some of them
            verdict = "yes" if stayed else "no" if came and not some else "unknown"
            yield RoundClaim(held.number, part.index, "boycotted", stance.holder, stance.holder_id, verdict)
