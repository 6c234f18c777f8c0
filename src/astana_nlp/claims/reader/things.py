"""What stands in a part of a sentence that may have a part in a meeting: actors, days, lengths, cities and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.claims.actors import actors_of
from astana_nlp.claims.people.untitled import persons_without_title
from astana_nlp.claims.quantities import numbers_in
from astana_nlp.claims.reader.semantic import Span
from astana_nlp.claims.timing.aside import is_city
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.claims.quantities import Quantity
    from astana_nlp.records import Mention, TimeExpression


class Things(NamedTuple):
    """What stands in a sentence that may have a part in a meeting; `others` are persons that no list has."""

    actors: tuple[Mention, ...]
    others: tuple[Mention, ...]
    dates: tuple[TimeExpression, ...]
    lengths: tuple[TimeExpression, ...]
    cities: tuple[Mention, ...]
    numbers: tuple[tuple[int, int, Quantity], ...]

    def spans(self) -> tuple[Span, ...]:
        """Return where they stand, by kind."""
        actors = (*self.actors, *self.others)
        kinds = (("actor", actors), ("date", self.dates), ("number", self.lengths), ("place", self.cities))
        named = [Span(m.start, m.end, kind) for kind, found in kinds for m in found]
        return (*named, *(Span(start, end, "number") for start, end, _ in self.numbers))


def things_in(part: Part) -> Things:
    """Return who may have come, the days, the lengths of time, the cities and the numbers of a part."""
    lengths = tuple(d for d in part.dates if d.timex.startswith("P"))
    dates = tuple(d for d in part.dates if d not in lengths)
    cities = tuple(m for m in part.mentions if is_city(m))
    actors = tuple(actors_of(part, part.mentions))
    return Things(actors, tuple(_others(part)), dates, lengths, cities, tuple(numbers_in(part)))


def _others(part: Part) -> Iterator[Mention]:
    """Yield the persons that no list has: they may be anybody, but one who leads or chairs is named by name."""
    yield from (m for m in part.mentions if m.label == Label.PERSON and not m.entity_id)
    yield from persons_without_title(part)
