"""Whose delegation came to a round, how many people it had and who led it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import Memory
from astana_nlp.claims.quantities import counted, counted_behind
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

_NEAR = 60  # characters from the words to the person: 'headed by the deputy minister of foreign affairs B'
_BESIDE = 30
_OF = 14  # characters between a delegation and whose it is: 'of the Syrian'
_OFFICE = 25  # characters between the body and its head: 'the head of the delegation of A, colonel B'
_FEWEST, _MOST = 2, 100
_VERB_FIRST = "ar"
_HOST = "kazakhstan"  # 'the delegation in the capital of Kazakhstan'


def delegations(part: Part, memory: Memory) -> Iterator[RoundClaim]:
    """Yield who led a delegation and how many it had; where it may be that of several, there is none."""
    told = {**_led_by_words(part), **_led_by_verb(part, memory), **_heads(part)}
    for whose, leader in told.items():
        yield _claim(part, "led-by", whose, leader.entity or leader.text)
    memory.body = _one_body(part, memory)
    told_of = [*counted(part, "heads"), *counted_behind(part, "claims:team")]
    numbers = {n for n in told_of if _FEWEST <= n.number <= _MOST}
    if memory.body and len(numbers) == 1 and not part.denials:
        yield _claim(part, "delegates", memory.body, str(numbers.pop()))


def _claim(part: Part, kind: str, whose: Mention, value: str) -> RoundClaim:
    return RoundClaim(part.number, part.index, kind, f"{whose.entity or whose.text}: {value}", whose.entity_id)


def _led_by_words(part: Part) -> dict[Mention, Mention]:
    """Return bodies with the persons that lead them in words behind: 'A, led by B'; the only one may be far off."""
    bodies, persons, only = _bodies(part), _persons(part), _one_body(part, Memory())
    found = {}
    for cue in part.tags.all("claims:led"):
        led = [m for m in bodies if 0 <= cue.start - m.end <= _BESIDE] or [
            m for m in (only,) if m and m.end <= cue.start
        ]
        leader = [m for m in persons if 0 <= m.start - cue.end <= _NEAR]
        if led and leader:
            found[led[-1]] = leader[0]
    return found


def _led_by_verb(part: Part, memory: Memory) -> dict[Mention, Mention]:
    """Return the only delegation of a part with the only person beside a verb for leading it, on either side."""
    persons = _persons(part)
    cues = [*part.tags.all("claims:leads"), *part.tags.all("claims:led")]
    body = _one_body(part, memory) or _led_body(part, cues)
    near = {m for m in persons for cue in cues if _leads(part, cue, m)}
    return {body: near.pop()} if body and len(near) == 1 and len({m.text for m in persons}) == 1 else {}


def _led_body(part: Part, cues: Sequence[Tag]) -> Mention | None:
    """Return the delegation right behind a verb for leading, where another one is named as well."""
    found = [m for m in _with_a_team(part) for cue in cues if 0 <= m.start - cue.end <= _OF]
    return found[0] if len(found) == 1 else None


def _leads(part: Part, cue: Tag, person: Mention) -> bool:
    """Say whether a person is near a verb for leading; behind an Arabic one its object stands between."""
    behind = part.language == _VERB_FIRST and person.start > cue.end
    clear = behind and not any(mark in part.between(cue.end, person.start) for mark in ",،;؛:")
    return (clear or _gap(cue, person) <= _NEAR) and not _told(part, cue, person)


def _heads(part: Part) -> dict[Mention, Mention]:
    """Return delegations with the person that is called their head: 'the head of the delegation of A, B'."""
    found = {}
    for body in _with_a_team(part):
        called = [cue for cue in part.tags.all("claims:head") if _gap(cue, body) <= _BESIDE]
        end = max((body.end, *(cue.end for cue in called)))
        after = [m for m in _persons(part) if 0 <= m.start - end <= _OFFICE and not _said_between(part, body, m)]
        if called and after:
            found[body] = after[0]
    return found


def _one_body(part: Part, memory: Memory) -> Mention | None:
    """Return whose delegation a part speaks of, where it is one: named beside the word, alone in it, or told before."""
    if not (part.tags.has("claims:team") or part.tags.has("claims:consists")):
        return None
    bodies = _with_a_team(part) or _bodies(part)
    if not bodies:
        return memory.body
    return bodies[0] if len({m.entity_id or m.text for m in bodies}) == 1 else None


def _with_a_team(part: Part) -> list[Mention]:
    """Return the bodies whose delegation is spoken of."""
    teams = list(part.tags.all("claims:team"))
    return [m for m in _bodies(part) if any(_gap(team, m) <= _OF and not _apart(part, team, m) for team in teams)]


def _bodies(part: Part) -> list[Mention]:
    """Return the bodies that are named, without those that only say who a person is: 'B of the Cedar Brigade'."""
    bodies = (m for m in part.mentions if m.label in ACTOR_LABELS and m.label != Label.PERSON)
    return [m for m in bodies if m.entity_id != _HOST and not any(_belongs(part, p, m) for p in _persons(part))]


def _belongs(part: Part, person: Mention, body: Mention) -> bool:
    """Say whether a body right behind a person is that of the person, with no verb for leading between."""
    verbs = (t for kind in ("claims:leads", "claims:led") for t in part.tags.all(kind))
    near = 0 <= body.start - person.end <= _OF
    return near and not any(person.end <= t.start < body.start for t in verbs)


def _persons(part: Part) -> Sequence[Mention]:
    return [m for m in part.mentions if m.label == Label.PERSON]


def _gap(cue: Tag, mention: Mention) -> int:
    return max(mention.start - cue.end, cue.start - mention.end, 0)


def _told(part: Part, cue: Tag, mention: Mention) -> bool:
    """Say whether a word for saying, or the end of a clause, stands between: 'A leads the delegation, said B'."""
    low, high = min(cue.end, mention.end), max(cue.start, mention.start)
    said = any(low <= t.start < high for t in part.tags.all("claims:said"))
    return said or any(mark in part.between(low, high) for mark in ";؛")


def _apart(part: Part, cue: Tag, mention: Mention) -> bool:
    between = part.between(min(cue.end, mention.end), max(cue.start, mention.start))
    return any(mark in between for mark in ",،;؛:")


def _said_between(part: Part, body: Mention, person: Mention) -> bool:
    return any(body.end <= t.start < person.start for t in part.tags.all("claims:said"))
