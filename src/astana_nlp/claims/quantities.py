"""How many of something a part of a sentence counts: 'fifteen', 'about ten', 'up to 13', 'une dizaine'."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.claims.parts import CLAUSE_MARKS
from astana_nlp.dates.folding import fold
from astana_nlp.dates.lexicon import lexicon
from astana_nlp.dates.tokens import tokenize
from astana_nlp.names.candidates import adjacent
from astana_nlp.rounds.calendar import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

ABOUT, MOST, LEAST = "about", "at most", "at least"
_QUALITIES = {"claims:about": ABOUT, "claims:most": MOST, "claims:least": LEAST}
_NUMBERS = "cdn"  # in words, in figures up to 31, above
_WORDS_BETWEEN = 3  # 'fourteen Syrian armed opposition groups'
_WORDS_BESIDE = 2
_NUMBER_OF = 40  # characters from 'the number of' to what is counted, in Turkish behind it
_VERBS_BEHIND = 3  # words behind a total: 'was', and in Turkish and Persian its noun
_COUNTED = 2  # words behind a number that say what it counts: 'armed factions'
_COLONS = (":", "—", "–", "-")
_ROUNDED = {f"approximate:{tens}": tens for tens in (10, 12, 15, 20, 30, 40, 50)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and whether the text gives it exactly (empty), roughly, as the highest or as the lowest."""

    number: int
    quality: str = ""

    def __str__(self) -> str:
        """Return both as words."""
        return f"{self.quality} {self.number}".strip()


def counted(part: Part, kind: str) -> Iterator[Quantity]:
    """Yield the numbers that stand before words of a kind: in all six languages a number precedes what it counts."""
    rough = list(_rounded(part))
    exact = (n for n in _exact(part) if not any(n[0] < high and low < n[1] for low, high, _ in rough))
    yield from _glued(part, kind)
    numbers = [*rough, *exact]
    for noun in part.tags.all(f"claims:{kind}"):
        before = [found for found in numbers if found[1] <= noun.start]
        if not before or any(m.start <= noun.start < m.end and m.entity_id == TOGETHER for m in part.mentions):
            continue  # 'the three guarantor states' are not all that came
        start, end, quantity = max(before, key=lambda found: found[1])
        if _ordinal(part, start) or not _close(part, end, noun) or _of_some(part, start, noun):
            continue
        if kind not in {"heads", "team"} and any(end <= t.start < noun.start for t in part.tags.all("claims:heads")):
            continue  # '24 representatives of the factions' are people
        yield Quantity(quantity.number, quantity.quality or _quality(part, start, noun))


def numbers_in(part: Part) -> list[tuple[int, int, Quantity]]:
    """Return every number of a part with its place, up to two words behind it that say what is counted included."""
    numbers = sorted([*_rounded(part), *_exact(part)], key=lambda n: n[:2])
    return [(start, _with_counted(part, end), n) for start, end, n in numbers if not _ordinal(part, start)]


def _with_counted(part: Part, end: int) -> int:
    words = part.tags.line.words
    behind = (i for i, word in enumerate(words) if word.start >= end)
    for i in islice(takewhile(lambda i: adjacent(words, i), behind), _COUNTED):
        end = words[i].end
    return end


def totals(part: Part, kind: str) -> Iterator[Quantity]:
    """Yield the number that a part ends with where it tells how many of a kind there were.

    'The number of factions at the ninth round was 13', in Turkish and Persian with a verb behind, or as the line of a
    table: 'Armed groups: 13'.
    """
    nouns = list(part.tags.all(f"claims:{kind}"))
    start = min((t.start for t in part.tags.all("claims:number_of")), default=None)
    numbers = [n for n in [*_rounded(part), *_exact(part)] if not _ordinal(part, n[0])]
    if not (nouns and numbers):
        return
    low, high, quantity = max(numbers, key=lambda found: found[0])
    colon = part.between(nouns[0].end, low).rstrip().endswith(_COLONS)
    counts = start is not None and any(abs(t.start - start) <= _NUMBER_OF for t in nouns) and start < low
    behind = part.between(high, part.tags.line.sentence.end).split()
    if nouns[0].end <= low and (colon or counts) and len(behind) <= _VERBS_BEHIND:
        yield quantity


def counted_behind(part: Part, kind: str) -> Iterator[Quantity]:
    """Yield the numbers behind words of a kind with nothing counted after them: 'came with a team of eleven'."""
    words, of = part.tags.line.words, grammar.words(part.language, "of_number")
    ends = [part.tags.line.sentence.start + len(part.tags.line.sentence.text.rstrip(".!؟?؛ ")), *_pauses(part)]
    for start, end, quantity in [*_rounded(part), *_exact(part)]:
        first = next((i for i, word in enumerate(words) if word.end > start), 0)
        tied = any(t.last == first or (words[first - 1].key in of and t.last == first - 1) for t in part.tags.all(kind))
        if tied and any(0 <= stop - end <= 1 for stop in ends):
            yield quantity


def _glued(part: Part, kind: str) -> Iterator[Quantity]:
    """Yield the number that a Persian word for a delegation of so many people begins with: 'پانزده‌نفره'."""
    text, counts = part.tags.line.sentence.text, lexicon(part.language)
    headed = grammar.patterns(part.language, "headed")
    for found in headed.finditer(text) if kind == "heads" else ():
        numbers = [t for t in tokenize(fold(found[1]), counts) if t.code in _NUMBERS and str(t.value).isdecimal()]
        if len(numbers) == 1:
            yield Quantity(int(str(numbers[0].value)))


def _pauses(part: Part) -> Iterator[int]:
    text, begin = part.tags.line.sentence.text, part.tags.line.sentence.start
    yield from (begin + i for i, c in enumerate(text) if c in CLAUSE_MARKS)


def _exact(part: Part) -> Iterator[tuple[int, int, Quantity]]:
    """Yield the numbers in words and figures with their places; 'several' is none."""
    text, begin = part.tags.line.sentence.text, part.tags.line.sentence.start
    for token in tokenize(fold(text), lexicon(part.language)):
        value = str(token.value)
        if token.code in _NUMBERS and value.isdecimal() and not text.startswith(". ", token.end):  # Turkish '20. tur'
            yield token.start + begin, token.end + begin, Quantity(int(value))


def _rounded(part: Part) -> Iterator[tuple[int, int, Quantity]]:
    """Yield the nouns that are rough numbers: 'a dozen', 'une dizaine'."""
    for kind, tens in _ROUNDED.items():
        yield from ((tag.start, tag.end, Quantity(tens, ABOUT)) for tag in part.tags.all(kind))


def _close(part: Part, end: int, noun: Tag) -> bool:
    words = part.tags.line.words
    between = [i for i in range(noun.first) if words[i].start >= end]
    return len(between) <= _WORDS_BETWEEN and all(adjacent(words, i) for i in (*between, noun.first))


def _quality(part: Part, start: int, noun: Tag) -> str:
    return next((quality for kind, quality in _QUALITIES.items() if _beside(part, start, noun.last, kind)), "")


def _of_some(part: Part, start: int, noun: Tag) -> bool:
    """Say whether words beside the number make it a part of a whole: 'two of the groups', 'three other groups'."""
    return _beside(part, start, noun.first, "claims:inexact")


def _beside(part: Part, start: int, last: int, kind: str) -> bool:
    """Say whether a cue stands from two words before the number to a word; behind the noun 'of the' is another."""
    first = next((i for i, word in enumerate(part.tags.line.words) if word.end > start), 0)
    totals = list(part.tags.all("claims:so_far"))  # Turkish 'until today' has the word for 'about'
    cues = [t for t in part.tags.all(kind) if not any(s.start <= t.start < s.end for s in totals)]
    return any(t.last > first - _WORDS_BESIDE and t.first <= last for t in cues)


def _ordinal(part: Part, start: int) -> bool:
    """Say whether the number is that of a round or a day: '14 September the groups …'."""
    names = (m for m in part.mentions if m.method != "description")  # 'ten factions' are counted
    spans = [*((m.start, m.end) for m in names), *((d.start, d.end) for d in part.dates)]
    return any(low <= start < high for low, high in spans)
