"""When several rounds met, as a sentence counts them up: 'the second on 15 and 16 February, the third on …'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.parts import whole
from astana_nlp.claims.timing.days import dated_in, day_claim
from astana_nlp.names.candidates import line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import held_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.records import Mention, RoundClaim, Sentence, TimeExpression

_NEAR = 45  # characters from the number to its days: 'the first meeting of the talks was held on'
_SEVERAL = 2


def enumerated(
    index: int, sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[TimeExpression], published: str
) -> Iterator[RoundClaim]:
    """Yield the days of each round that a sentence on several gives a number in words and days behind it."""
    if not sentence.rounds or len(dates) < _SEVERAL:
        return
    numbered = _numbers(Tags(line_of(index, sentence)))
    pairs = [(number, d) for d in dates if (number := _numbered(d, numbered, dates))]
    numbers = [number for number, _ in pairs]
    named = any(m.label == Label.ROUND and m.round in numbers for m in mentions)
    known = sum(number in sentence.rounds for number in numbers)
    if numbers != list(range(min(numbers, default=0), max(numbers, default=0) + 1)) or len(numbers) < _SEVERAL:
        return
    if not (named or known >= _SEVERAL):  # other things are counted up as well
        return
    held = held_by(published)
    for number, expression in pairs:
        if not held or number <= held:
            part = whole(number, index, sentence, mentions, (expression,))
            yield from (day_claim(d, part, published, planned=False) for d in dated_in(part, published, planned=False))


def _numbers(tags: Tags) -> list[tuple[int, int, int]]:
    """Return the ordinals in words with where they begin and end: figures may be those of days."""
    found = (tags.ordinal(i) for i in range(len(tags.line.words)))
    return [(value, tag.start, tag.end) for value, tag in filter(None, found) if tag.kind != "figure"]


def _numbered(day: TimeExpression, numbers: Sequence[tuple[int, int, int]], dates: Sequence[TimeExpression]) -> int:
    """Return the number right before some days, 0 where other days or nothing stand between."""
    before = [(end, value) for value, _, end in numbers if 0 <= day.start - end <= _NEAR]
    if not before:
        return 0
    end, value = max(before)
    return 0 if any(end <= other.start < day.start for other in dates) else value
