"""Whose delegation came to a round, how many people it had and who led it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.parts import COMMAS, SEMICOLONS, STOPS, UNNAMED, VERB_FIRST, Memory, gap
from astana_nlp.claims.people.affiliations import delegation_of, holders_of, name_of, verdict_on
from astana_nlp.claims.people.untitled import persons_without_title
from astana_nlp.claims.quantities import counted, counted_behind, totals
from astana_nlp.records import ACTOR_LABELS, Label, RoundClaim
from astana_nlp.rounds.calendar import TOGETHER
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.claims.quantities import Quantity
    from astana_nlp.knowledge import Actor
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

LED = "led-by"
_NEAR = 60  # characters from the words to the person: 'headed by the deputy minister of foreign affairs B'
_BESIDE = 30
_OF = 14  # characters between a delegation and whose it is: 'of the Syrian'
_ADJOINING = 5  # between words for a head and whose: 'of the', an ending
_OFFICE = 25  # characters between the body and its head: 'the head of the delegation of A, colonel B'
_FEWEST, _MOST = 2, 100
_TEAMS = ("team", "consists", "chief")
_LINKS = ("claims:links", "claims:team", "claims:head", "round:fillers", "round:topic", "round:nouns", "city:names")
_UNKNOWN = 1  # words between a head and a name behind a comma: 'the head of the delegation, colonel B'
_OPPOSITION = "syrian-opposition"
_HOST = "kazakhstan"  # 'the delegation in the capital of Kazakhstan'


def delegations(part: Part, memory: Memory) -> Iterator[RoundClaim]:
    """Yield who led a delegation and how many it had; where it may be that of several, there is none."""
    told = {**_called(part, memory), **_led_by_words(part), **_led_by_verb(part, memory), **_heads(part)}
    for whose, leader in told.items():
        claim = _claim(part, LED, whose, leader.entity or leader.text)
        yield replace(claim, agrees_with_calendar=verdict_on_head(whose.entity_id, leader, part))
    memory.body = _one_body(part, memory)
    told_of = [*counted(part, "heads"), *counted_behind(part, "claims:team"), *counted_behind(part, "claims:consists")]
    told_of = told_of or [n for kind in ("heads", "team") for n in totals(part, kind)]
    numbers = {n for n in told_of if _FEWEST <= n.number <= _MOST}
    if memory.body and len(numbers) == 1 and not part.denials:
        yield _claim(part, "delegates", memory.body, str(numbers.pop()))


def verdict_on_head(body: str, leader: Mention, part: Part) -> str:
    """Say whether the table of offices has somebody lead the delegation of a state to a round, or another one.

    The opposition changed its heads within a round; who is of another body than the delegation is ill read.
    """
    known = delegation_of(leader.entity_id) == body and body != _OPPOSITION
    held = holders_of(body, "delegation-head", part.held.first) if known else frozenset()
    return verdict_on(leader.entity_id, held)


def size_claim(quantity: Quantity, span: tuple[int, int], part: Part) -> Iterator[RoundClaim]:
    """Yield the claim that a number at a place of a part is that of the people whom the nearest body sent."""
    low, high = span
    if part.tags.has("course:walked_out"):  # some of the people
        return
    bodies = [m for m in bodies_of(part) if m.entity_id not in {"", TOGETHER}] or _of_their_heads(part)
    bodies = [m for m in bodies if not part.parts_clauses(min(m.end, high), max(m.start, low))]
    whose = min(bodies, key=lambda m: max(m.start - high, low - m.end), default=None)
    if whose and _FEWEST <= quantity.number <= _MOST and not part.denials:
        yield _claim(part, "delegates", whose, str(quantity))


def _of_their_heads(part: Part) -> list[Mention]:
    """Return the delegations of the persons that lead one, at the names of the persons: 'B came with a dozen men'."""
    kinds = ("leads", "head", "chief")
    leads = any(part.tags.has(f"claims:{kind}") for kind in kinds)
    found = [(m, delegation_of(m.entity_id)) for m in _persons(part) if leads]
    return [replace(m, end=m.end + 1, entity_id=b, entity=name_of(b), label=Label.COALITION) for m, b in found if b]


def _claim(part: Part, kind: str, whose: Mention, value: str) -> RoundClaim:
    return RoundClaim(part.number, part.index, kind, f"{whose.entity or whose.text}: {value}", whose.entity_id)


def _led_by_words(part: Part) -> dict[Mention, Mention]:
    """Return bodies with the persons that lead them in words behind: 'A, led by B'; the only one may be far off."""
    bodies, persons, only = bodies_of(part), _persons(part), _one_body(part, Memory())
    found = {}
    for cue in (*part.tags.all("claims:led"), *part.tags.all("claims:under")):
        led = [m for m in bodies if 0 <= cue.start - m.end <= _BESIDE] or [
            m for m in (only,) if m and m.end <= cue.start
        ]
        near = _OFFICE if cue.kind == "claims:under" else _NEAR
        leader = [m for m in persons if 0 <= m.start - cue.end <= near]
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
    behind = part.language in VERB_FIRST and person.start > cue.end
    clear = behind and not part.parts_clauses(cue.end, person.start)
    return (clear or gap(cue, person) <= _NEAR) and not _told(part, cue, person)


def _heads(part: Part) -> dict[Mention, Mention]:
    """Return delegations with the person that is called their head: 'the head of the delegation of A, B'."""
    found = {}
    for body in _with_a_team(part):
        persons = _persons(part)
        named = [cue for cue in part.tags.all("claims:head") if gap(cue, body) <= _BESIDE]
        # a word behind the person is the next one's: 'at the head of A came B, at the head of C, D'
        called = [cue for cue in named if not any(body.end <= m.start < cue.start for m in persons)]
        end = max((body.end, *(cue.end for cue in called)))
        after = [m for m in persons if 0 <= m.start - end <= _OFFICE and not _parted(part, body, m)]
        # nor is a person right before such a word: 'the head of A, and B head of C'
        own = [m for m in after if not any(0 <= cue.start - m.end <= 1 for cue in named)]
        if called and own:
            found[body] = own[0]
    return found


def _called(part: Part, memory: Memory) -> dict[Mention, Mention]:
    """Return the only delegation of a part with the only person that it calls the head, wherever the two stand.

    'A's chief negotiator was B', 'B, head of the delegation of A': between the person and the words for the head stand
    only names, days and small words, so that who 'met the head of the delegation' is none.
    """
    persons = _persons(part)
    named = [m for kind in _TEAMS for m in bodies_of(part) if part.tags.has(f"claims:{kind}")]
    beside = [m for m in named if any(gap(t, m) <= _ADJOINING for t in part.tags.all("claims:chief"))]
    named = beside or named  # 'A's chief negotiator said that B had asked for time'
    body = _one_body(part, memory) or (named[0] if len({m.entity_id or m.text for m in named}) == 1 else None)
    if body is None or len(persons) != 1:
        return {}
    cues = [t for kind in ("head", "chief") for t in part.tags.all(f"claims:{kind}") if gap(t, body) <= _NEAR]
    return {body: persons[0]} if any(_linked(part, cue, body, persons[0]) for cue in cues) else {}


def _linked(part: Part, cue: Tag, body: Mention, person: Mention) -> bool:
    """Say whether little but names stands between a person and the words that call somebody a head."""
    low, high = min(cue.start, body.start), max(cue.end, body.end)
    low, high = (high, person.start) if person.start >= high else (person.end, low)
    if low > high or part.has_mark(STOPS, low, high):
        return low > high and cue.end <= person.start <= cue.end + _OF
    known = [(m.start, m.end) for m in part.mentions] + [(d.start, d.end) for d in part.dates]
    known += [(t.start, t.end) for kind in _LINKS for t in part.tags.all(kind)]
    words = [w for w in part.tags.line.words if low <= w.start < high]
    said = any(low <= t.start < high for t in part.tags.all("claims:said"))
    unknown = sum(not any(s <= w.start < e for s, e in known) for w in words)
    apart = part.has_mark(COMMAS + "—–", low, high)
    return not said and unknown <= (_UNKNOWN if apart else 0)


def _one_body(part: Part, memory: Memory) -> Mention | None:
    """Return whose delegation a part speaks of, where it is one: named beside the word, alone in it, or told before."""
    if not (part.tags.has("claims:team") or part.tags.has("claims:consists")):
        return None
    bodies = _with_a_team(part) or ([] if _of_who_was_told(part) else bodies_of(part))
    if not bodies:
        return memory.body
    return bodies[0] if len({m.entity_id or m.text for m in bodies}) == 1 else None


def _of_who_was_told(part: Part) -> bool:
    """Say whether a pronoun right before the word has a delegation be that of who was spoken of: 'its delegation'."""
    ends = {t.last for t in part.tags.all("claims:possessive")}
    return any(t.first in ends for t in part.tags.all("claims:team"))


def _with_a_team(part: Part) -> list[Mention]:
    """Return the bodies whose delegation is spoken of."""
    teams = list(part.tags.all("claims:team"))
    return [m for m in bodies_of(part) if any(gap(team, m) <= _OF and not _apart(part, team, m) for team in teams)]


def bodies_of(part: Part) -> list[Mention]:
    """Return the bodies that a part names, without those that only say who a person is: 'B of the Cedar Brigade'."""
    bodies = [m for m in part.mentions if m.label in ACTOR_LABELS and m.label != Label.PERSON]
    offices = [b for m in part.mentions if (b := _of_an_office(part, m))]
    bodies = [m for m in bodies if m.entity_id != _HOST and not any(_belongs(part, p, m) for p in _persons(part))]
    return sorted([*bodies, *offices], key=lambda m: m.start)


def _belongs(part: Part, person: Mention, body: Mention) -> bool:
    """Say whether a body right behind a person is that of the person, with no verb for leading between."""
    verbs = (t for kind in ("claims:leads", "claims:led") for t in part.tags.all(kind))
    between = part.between(person.end, body.start)
    near = 0 <= body.start - person.end <= _OF and not {w.key for w in words_of(between)} & AND
    if part.language in VERB_FIRST and any(0 <= person.start - t.end <= 1 for t in part.tags.all("claims:leads")):
        return False  # 'led B the delegation of C'
    return near and not any(person.end <= t.start < body.start for t in verbs)


def _of_an_office(part: Part, mention: Mention) -> Mention | None:
    """Return the body whose delegation somebody is said to head, where the text names another person as well.

    'The head of the opposition delegation, B': the words are linked to who had the office, but B had it.
    """
    office = mention.label == Label.PERSON and mention.method in UNNAMED and mention not in _persons(part)
    teams = any(mention.start <= t.start < mention.end for kind in _TEAMS for t in part.tags.all(f"claims:{kind}"))
    parent = _actors().get(mention.entity_id) if office and teams else None
    body = _actors().get(parent.parents[0]) if parent and parent.parents else None
    return replace(mention, entity_id=body.id, entity=body.name, label=body.label) if body else None


@cache
def _actors() -> dict[str, Actor]:
    return {a.id: a for a in knowledge.actors()}


def _persons(part: Part) -> Sequence[Mention]:
    """Return the persons that are named; one that is told by an office only where nobody else is."""
    persons = [m for m in part.mentions if m.label == Label.PERSON]
    named = [m for m in persons if m.method not in UNNAMED]
    return named or persons_without_title(part) or persons


def _told(part: Part, cue: Tag, mention: Mention) -> bool:
    """Say whether a word for saying, or the end of a clause, stands between: 'A leads the delegation, said B'."""
    low, high = min(cue.end, mention.end), max(cue.start, mention.start)
    said = any(low <= t.start < high for t in part.tags.all("claims:said"))
    return said or part.has_mark(SEMICOLONS, low, high)


def _apart(part: Part, cue: Tag, mention: Mention) -> bool:
    return part.parts_clauses(min(cue.end, mention.end), max(cue.start, mention.start))


def _parted(part: Part, body: Mention, person: Mention) -> bool:
    """Say whether a word for saying or the end of a clause stands between: 'A led that of C; B led that of D'."""
    said = any(body.end <= t.start < person.start for t in part.tags.all("claims:said"))
    return said or part.has_mark(SEMICOLONS, body.end, person.start)
