"""How many groups came to a round, as a text counts them: 'fifteen armed groups were represented'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.dates.folding import fold
from astana_nlp.dates.lexicon import lexicon
from astana_nlp.dates.tokens import tokenize
from astana_nlp.names.candidates import adjacent
from astana_nlp.records import RoundClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

_NUMBERS = "cdn"  # in words, in figures up to 31, above
_FEWEST, _MOST = 2, 200
_WORDS_BETWEEN = 3  # 'fourteen Syrian armed opposition groups'
_WORDS_BESIDE = 2
_CAME = ("attended", "attended_by", "came", "present")
_STAYED = ("absent", "boycotted")


def turnout(part: Part) -> Iterator[RoundClaim]:
    """Yield how many groups or delegations came, where a part counts them once, exactly and as a whole."""
    tags = part.tags
    if not any(tags.has(f"claims:{kind}") for kind in _CAME) or any(tags.has(f"claims:{kind}") for kind in _STAYED):
        return
    if tags.has("claims:negated"):
        return
    found = {(kind, number) for kind in ("groups", "delegations") for number in _counted(part, kind)}
    if len(found) == 1:
        kind, number = found.pop()
        yield RoundClaim(part.number, part.index, "participants", f"{number} {kind}")


def _counted(part: Part, kind: str) -> Iterator[int]:
    """Yield the numbers that stand before words for groups: in all six languages a number precedes what it counts."""
    text = part.tags.line.sentence.text
    start = part.tags.line.sentence.start
    numbers = [t for t in tokenize(fold(text), lexicon(part.language)) if t.code in _NUMBERS]
    for noun in part.tags.all(f"claims:{kind}"):
        before = [t for t in numbers if t.end + start <= noun.start]
        if not before or _ordinal(part, before[-1].start + start):
            continue
        value = str(before[-1].value)
        span = (before[-1].start + start, before[-1].end + start)
        counted = value.isdecimal()  # 'several' is none
        if counted and _close(part, span[1], noun) and not _inexact(part, span, noun):
            number = int(value)
            if _FEWEST <= number <= _MOST:
                yield number


def _close(part: Part, end: int, noun: Tag) -> bool:
    words = part.tags.line.words
    between = [i for i in range(noun.first) if words[i].start >= end]
    return len(between) <= _WORDS_BETWEEN and all(adjacent(words, i) for i in (*between, noun.first))


def _inexact(part: Part, number: tuple[int, int], noun: Tag) -> bool:
    """Say whether words beside the number make it a rough one or a part: 'about ten', 'two of the groups'."""
    words = part.tags.line.words
    first = next((i for i, word in enumerate(words) if word.end > number[0]), 0)
    return any(t.last > first - _WORDS_BESIDE and t.first <= noun.last for t in part.tags.all("claims:inexact"))


def _ordinal(part: Part, start: int) -> bool:
    """Say whether the number is that of a round or a day: '14 September the groups …'."""
    spans = [*((m.start, m.end) for m in part.mentions), *((d.start, d.end) for d in part.dates)]
    return any(low <= start < high for low, high in spans)
