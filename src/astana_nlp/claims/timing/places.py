"""In which city or state a round met, or was to meet, as a text says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.claims.parts import gap, names_another
from astana_nlp.claims.timing.aside import is_city, is_of_experts_elsewhere, of_another
from astana_nlp.claims.timing.plans import PLANNED, is_before_the_next, is_planned, names_next, number_of
from astana_nlp.names.candidates import after_place_preposition, before, stands_in_place
from astana_nlp.records import Label, RoundClaim
from astana_nlp.rounds.calendar import HOSTS, LANDS
from astana_nlp.spelling import TURKISH_LOCATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.knowledge import Meeting
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

_NAME = "Astana"
_DENIED = 5  # characters between 'not in' and the city, or a Turkish city with its ending and 'not'
_HOSTING = 30  # characters between a city and the verb for receiving the round
_ITS_CITY = 25  # characters between a round and its own city: 'of the talks in'
_VENUE = 80  # between a city and words such as 'the venue of the ninth round of the Astana talks was'


def where(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield the places that a text gives to the round of a part."""
    planned = is_planned(part, published) or (part.tags.has("claims:venue") and is_before_the_next(part))
    named = part.numbered or (planned and names_next(part, published)) or _of_this_meeting(part)
    if not (named and (planned or any(part.tags.has(f"claims:{kind}") for kind in ("held", "hosts", "venue")))):
        return
    host = HOSTS.get(part.held.place, "")
    hosted = [(m.entity_id, m.entity) for m in _capitals(part) if planned and names_next(part, published)]
    named_cities = dict.fromkeys((*_cities(part), *_described(part), *hosted))
    if len(named_cities) > 1 and planned and part.tags.has("round:next"):
        before_it = {(m.entity_id, m.entity) for m in beside_the_round_before(part)}
        named_cities = {city: None for city in named_cities if city not in before_it} or named_cities
    if not named_cities and part.numbered:
        yield from _lands(part, published, planned=planned)
    told_right = any(entity == host for entity, _ in named_cities)  # another is where it moved from, or another met
    for entity, name in named_cities:
        if not told_right or entity == host:
            yield place_claim(entity, name, part, published, planned=planned)


def _of_this_meeting(part: Part) -> bool:
    """Say whether a part that numbers no round tells where 'this meeting' was: in a city where rounds met."""
    cities = [m for m in part.mentions if is_city(m)]
    if len(cities) != 1 or cities[0].entity_id not in HOSTS.values() or names_another(part.mentions):
        return False
    spans = [(min(t.end, cities[0].end), max(t.start, cities[0].start)) for t in part.tags.all("round:current")]
    return any(not part.parts_clauses(low, high) for low, high in spans) and not part.tags.has("round:rival")


def _capitals(part: Part) -> list[Mention]:
    """Return capitals that are to receive a round: as its subject a name such as 'Tehran' is taken for the state."""
    found = []
    for state in part.mentions:
        capital = _capital_called(state.text) if state.label == Label.STATE and state.method == "variant" else None
        if capital:
            city = replace(state, label=Label.PLACE, entity_id=capital.id, entity=capital.name)
            found += [city] if is_city(city) and _hosts(part, city) and not _denied(part, city) else []
    return found


def beside_the_round_before(part: Part) -> list[Mention]:
    """Return the cities that stand right behind a round by number: 'the ninth round in B decided to meet in C'."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND]
    return [m for m in part.mentions if is_city(m) and any(0 <= m.start - r.end <= _ITS_CITY for r in rounds)]


@cache
def _capital_called(name: str) -> Meeting | None:
    """Return the place of a name, in whatever language."""
    called = {n.casefold(): p for p in knowledge.places() for names in p.names.values() for n in names}
    return called.get(name.casefold())


def _lands(part: Part, published: str, *, planned: bool) -> Iterator[RoundClaim]:
    """Yield the states that a part has the round meet in where it names no city: 'was held in Turkey'."""
    host = LANDS.get(part.held.place, "")
    states = [m for m in part.mentions if m.label == Label.STATE and m.method == "name"]  # no 'foreign ministry of'
    cities = list(part.tags.all("city:described"))  # 'not the capital of Kazakhstan'
    states = [m for m in states if not any(t.start <= m.start < t.end for t in cities)]
    found = [m for m in states if stands_in_place(part.tags.line, m) and not of_another(m, part)]
    if len(found) == 1 and not part.beside and not any(_denied(part, m) for m in found):
        state, number = found[0], number_of(part, published, planned=planned)
        verdict = "yes" if state.entity_id == host else "no"
        yield RoundClaim(number, part.index, PLANNED * planned + "place", state.entity, state.entity_id, verdict)


def place_claim(entity: str, name: str, part: Part, published: str, *, planned: bool) -> RoundClaim:
    """Return the claim that the round of a part met, or is to meet, in a city, with the verdict of the calendar."""
    verdict = "yes" if entity == HOSTS.get(part.held.place, "") else "no"
    return RoundClaim(
        number_of(part, published, planned=planned), part.index, PLANNED * planned + "place", name, entity, verdict
    )


def says_where(city: Mention, part: Part) -> bool:
    """Say whether a city is where something is, or what receives a round."""
    return stands_in_place(part.tags.line, city) or _hosts(part, city)


def _cities(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the cities, with their names, where a part says that something was."""
    for mention in part.mentions:
        if (
            is_city(mention)
            and says_where(mention, part)
            and not of_another(mention, part)
            and not _of_what_is_beside(part, mention)
            and (mention.entity_id in HOSTS.values() or _in_one_clause(part, mention))
            and not _denied(part, mention)
            and not is_of_experts_elsewhere(mention, part)
        ):
            yield mention.entity_id, mention.entity


def _in_one_clause(part: Part, city: Mention) -> bool:
    """Say whether a city stands in one clause with a round: 'in B, a minister hoped that the next round …' does not."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND]
    spans = [(m.start, m.end) for m in rounds] + [(t.start, t.end) for t in part.tags.all("round:next")]
    return any(not part.parts_clauses(min(city.end, end), max(city.start, start)) for start, end in spans)


def _of_what_is_beside(part: Part, city: Mention) -> bool:
    """Say whether a city is where something else is, before or after the round: 'the next round, after talks in B'."""
    meeting = next((m for m in part.mentions if m.label == Label.ROUND), None)
    kinds = ("claims:beside", "round:after")
    cues = [t for kind in kinds for t in part.tags.all(kind)] if meeting and meeting.end <= city.start else []
    return any(meeting is not None and meeting.end <= t.start and t.end <= city.start for t in cues)


def _denied(part: Part, city: Mention) -> bool:
    """Say whether a city is where a round did not meet: 'in Sochi, not in Nur-Sultan'."""
    cues = part.tags.all("claims:not_there")
    gaps = (t.start - city.end if part.language == "tr" else city.start - t.end for t in cues)
    return any(0 <= gap <= _DENIED for gap in gaps)


def _denied_before(part: Part, city: Tag) -> bool:
    """Say whether a word that denies stands right before words for a city: 'not the Kazakh capital but a resort'."""
    cues = (t for kind in ("denying", "not_there") for t in part.tags.all(f"claims:{kind}"))
    return any(0 <= city.start - t.end <= _DENIED for t in cues)


def _hosts(part: Part, city: Mention) -> bool:
    """Say whether a city is what receives a round: 'Sochi hosted the round', 'раунд примет Астана'."""
    line = part.tags.line
    kinds = (("claims:hosts", _HOSTING), ("claims:venue", _VENUE))
    near = any(gap(t, city) <= longest for kind, longest in kinds for t in part.tags.all(kind))
    return near and not after_place_preposition(line, line.word_at(city.start), city.start)


def _described(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the host city where it is called the capital of its country: 'in the Kazakh capital'."""
    for tag in (t for t in part.tags.all("city:described") if not _denied_before(part, t)):
        hosts = part.tags.all("claims:hosts")
        received = any(gap(t, tag) <= _HOSTING for t in hosts)
        if received or _is_where(part, tag.first, tag.last, tag.start):
            yield HOSTS["Astana"], _NAME


def _is_where(part: Part, first: int, last: int, start: int) -> bool:
    """Say whether a phrase of words `first` to `last` says where something is."""
    line = part.tags.line
    if line.language == "tr":
        return line.words[last - 1].key.endswith(tuple(TURKISH_LOCATIVES))
    opened = first - 1 if before(line, first) in grammar.words(part.language, "articles") else first
    return after_place_preposition(line, opened, start)
