"""How many rounds there were until the day of a text, and how many of them in one city: 'since 2017, 21 rounds'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.quantities import counted, numbers_in
from astana_nlp.claims.timing.aside import goes_on_from
from astana_nlp.records import RoundClaim
from astana_nlp.rounds.calendar import HOSTS, entry_of, in_city

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

HELD, AT = "rounds-held", "rounds-at"
_FEWEST = 4  # of fewer a text may speak in passing: 'two rounds were held in spring'
_BEGUN = "2017-03"  # what goes on from a day since then is no count of all rounds
_BESIDE = 12  # characters from 'of them' to a number: 'of which only two'


def tally(part: Part, *, known: bool = True) -> Iterator[RoundClaim]:
    """Yield how many rounds a text counts in all, and how many of them in one city.

    Args:
        part: a sentence, with the last round that had begun when its text appeared.
        known: whether that is known; else only what a sentence counts itself says how many there were.
    """
    last = part.number
    found = {n.number for n in counted(part, "rounds") if not n.quality} or _told_behind(part)
    total = found.pop() if len(found) == 1 else 0
    if known and _in_all(part) and total >= _FEWEST and not (_hosts(part) or _until_earlier(part)):
        # on the days of a round and before its end a text may leave it out
        verdict = "yes" if total in {last, last - 1} else "no"
        yield RoundClaim(last, part.index, HELD, str(total), "", verdict)
    yield from _at_a_city(part, total, known=known)


def _told_behind(part: Part) -> set[int]:
    """Return the number behind a verb for how many there were, or that ends a clause on them: 'встреч состоялось 20'.

    A clause that only has rounds and a number counts them where another one goes on with some of them.
    """
    rounds = list(part.tags.all("claims:rounds"))
    verbs = [t.end for t in part.tags.all("claims:so_far") if any(n.end <= t.start for n in rounds)]
    found = set()
    for (start, end), number in _numbers(part).items():
        closed = part.tags.has("claims:of_them") and part.parts_clauses(end, end + 1)
        ends = closed and any(n.end <= start and not part.parts_clauses(n.end, start) for n in rounds)
        if ends or any(0 <= start - verb <= 1 for verb in verbs):
            found.add(number)
    return found


def _at_a_city(part: Part, total: int, *, known: bool) -> Iterator[RoundClaim]:
    """Yield how many rounds a text counts in one city, of all so far or of as many as it counts itself."""
    cities = _hosts(part)
    if len(set(cities.values())) != 1:
        return
    shares = [*part.tags.all("claims:of_them"), *_of_a_total(part, total)]
    some = [n for (start, end), n in _numbers(part).items() if any(_tied(t, start, end) for t in shares)]
    some = some or [1] * part.tags.has("claims:one_of_them")
    whole = entry_of(total) is not None and len(some) == 1
    counts_all = known and _in_all(part) and not some and not part.tags.has("claims:of_them")
    number = some[0] if len(some) == 1 else total if counts_all else 0
    if not (number and (known or whole)) or (not some and number < _FEWEST):
        return
    city = next(iter(cities.values()))
    last = total if whole else part.number
    ends = {total} if whole else {last, last - 1}
    verdict = "yes" if number in {in_city(city, end) for end in ends} else "no"
    yield RoundClaim(last, part.index, AT, f"{number} in {city.capitalize()}", city, verdict)


def _in_all(part: Part) -> bool:
    """Say whether a part counts up to now, and not from a later day than that of the first round on."""
    later = any(d.first[: len(_BEGUN)] >= _BEGUN for d in part.dates if d.first and part.tags.has("round:since"))
    return not later and (part.tags.has("claims:so_far") or part.tags.has("round:since"))


def _until_earlier(part: Part) -> bool:
    """Say whether a part counts the rounds up to a time before the last one: 'by the summer of 2019 there were …'."""
    known = [d for d in part.dates if d.last and not goes_on_from(d, part)]
    return any(_BEGUN <= d.last < part.held.first for d in known)


def _hosts(part: Part) -> dict[int, str]:
    """Return the cities where rounds met that a part names, by where they stand."""
    named = {m.start: m.entity_id for m in part.mentions if m.entity_id in HOSTS.values()}
    named |= {t.start: HOSTS["Astana"] for t in part.tags.all("city:described")}
    return {start: city for start, city in named.items() if city != HOSTS["Astana"] or not _names_talks(part, start)}


def _names_talks(part: Part, city: int) -> bool:
    """Say whether the city at an offset only says which talks are counted: '11 раундов переговоров в Астане'."""
    first = part.tags.line.word_at(city)
    return any(part.tags.ending(i, "process:nouns") for i in (first, first - 1))


def _of_a_total(part: Part, total: int) -> list[Tag]:
    """Return the words right before a number that is counted as a whole as well: 'one of the 16'."""
    starts = [start for (start, _), n in _numbers(part).items() if n == total >= _FEWEST]
    return [t for t in part.tags.all("claims:inexact") if any(0 <= start - t.end <= 1 for start in starts)]


def _numbers(part: Part) -> dict[tuple[int, int], int]:
    return {(start, end): n.number for start, end, n in numbers_in(part) if not n.quality}


def _tied(share: Tag, start: int, end: int) -> bool:
    """Say whether a number stands beside 'of them': 'one of them', 'of them only one', 'bunlardan iki tanesi'."""
    inside = start < share.start < end
    before = 0 <= share.start - end <= 1
    behind = share.kind == "claims:of_them" and 0 <= start - share.end <= _BESIDE
    return inside or before or behind
