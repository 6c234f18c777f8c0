"""Factions that the list does not have, in scripts without capitals: لواء فرسان السهل, تیپ شهیدان چشمه, جنبش سرو شمال.

Where capitals do not show what is a name, its grammar does. An Arabic name is a construct state: the type without
article, then words without it, closed by one with the article and the adjectives that agree with that one. In Persian
the words that follow the type end at a word that no name holds, and each that ends in a written izafe has another
behind it. Front, movement and the like are common nouns as well ('the movement of goods'); they count only in quotation
marks, where a text says the same name of several words again, where it has martyrs in it, or as the subject of a
sentence on the talks: a body came or spoke there, no common noun. Armies and councils count as such subjects only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, beside_names
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.tags import Tags
from astana_nlp.names.types import kind_of, type_words
from astana_nlp.records import Label
from astana_nlp.spelling import fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match

_SURE = frozenset({"legion", "brigade", "battalion"})
_COMMON = frozenset({"front", "movement", "division", "gathering", "hawks"})
# 'the army of the regime', 'the union of the two' are no names, but who comes is a body
_SUBJECTS = frozenset({"army", "union", "coalition", "council", "party", "company"})
_COMING = ("attended", "attended_by", "absent", "boycotted", "came", "refused")
_WITHIN_NAMES = frozenset({"martyrs", "grandsons", "hawks"})  # 'the brigade of the martyrs of …'; not '… of the army'
_LONGEST = 3
_CITY = "astana"
_SEVERAL = 2
_OPENING, _CLOSING = '«“"‹(', '»”"›)'
_ARTICLE = "ال"
_DASHES = "-–—:"


@dataclass(frozen=True, slots=True)
class _Place:
    """A type word in a sentence with the words that may belong to its name."""

    line: Line
    kind: Match
    tail: tuple[int, ...]
    quoted: bool

    @property
    def sure(self) -> bool:
        """Say whether the type word stands for armed groups only, by itself or by what follows it.

        Arabic سرية is a company or 'secret'.
        """
        body = self.kind.names[0].entry.id
        first = kind_of(self.line.words[self.tail[0]].text, self.line.language) if self.tail else ""
        return body in _SURE or (body == "company" and self.line.language == "fa") or first in _WITHIN_NAMES

    @property
    def several(self) -> bool:
        """Say whether several words may belong to the name."""
        return len(self.tail) >= _SEVERAL

    def keys(self, length: int) -> tuple[str, ...]:
        """Return the folded words of a name that takes the first `length` words behind the type."""
        return (self.kind.names[0].entry.id, *(self.line.words[i].key for i in self.tail[:length]))


def uncased_factions(lines: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the factions that the sentences of a document name by a type word in the Arabic script."""
    places = [place for line in lines for place in _places(line)]
    again = Counter(p.keys(n) for p in places for n in range(1, len(p.tail) + 1))
    for place in places:
        length = _length(place, again)
        if length:
            end = place.line.words[place.tail[length - 1]].end
            span = (place.kind.start, end)
            yield Candidate(place.line.index, *span, Label.FACTION, "", "", "pattern", 0.5, PATTERN)


def _places(line: Line) -> Iterator[_Place]:
    types = type_words(line.language)
    for i, word in enumerate(line.words):
        kind = types.longest(line.words, i, line.language) if is_arabic(word.text) else None
        if kind is None or kind.names[0].entry.id not in _SURE | _COMMON | _SUBJECTS:
            continue
        if word.text[kind.start - word.start :].startswith(_ARTICLE) or line.is_listed(i):
            continue
        quoted = kind.last < len(line.words) and any(c in line.words[kind.last].gap for c in _OPENING)
        tail = tuple(_tail(line, kind, quoted=quoted))
        yield _Place(line, kind, tail, quoted or _in_quotes(line, kind, tail))


def _in_quotes(line: Line, kind: Match, tail: Sequence[int]) -> bool:
    """Say whether quotation marks hold the type and the rest of the name, and nothing else: «تیپ سدر»."""
    opened = any(c in line.words[kind.first].gap for c in _OPENING) or line.sentence.text[:1] in _OPENING
    last = line.words[tail[-1]].end - line.sentence.start if tail else 0
    return bool(tail) and opened and line.sentence.text[last : last + 1] in tuple(_CLOSING)


def _tail(line: Line, kind: Match, *, quoted: bool) -> Iterator[int]:
    for i in range(kind.last, min(kind.last + _LONGEST, len(line.words))):
        word = line.words[i]
        closed = i > kind.last and any(c in word.gap for c in _CLOSING)
        if not adjacent(line.words, i) or closed or word.text[0].isdigit() or not is_arabic(word.text):
            return
        if not quoted and (word.key in _ends(line.language) or is_demonym(line, i)):
            return
        yield i


def _length(place: _Place, again: Counter[tuple[str, ...]]) -> int:
    """Return how many words behind the type belong to the name, 0 where it is none."""
    if place.quoted or not place.tail:
        return len(place.tail)
    held = any(m.first < place.tail[-1] + 1 and place.tail[0] < m.last for m in place.line.matches)
    if held and not place.sure:
        return 0  # جبهة ريف حلب is where the fighting is
    several = place.several and place.kind.names[0].entry.id in _COMMON
    if place.line.language == "ar":
        length = _construct(place)
        chained = several and length >= _SEVERAL and again[place.keys(length)] >= _SEVERAL
        body = length and (_comes(place) or (length >= _SEVERAL and _takes_part(place, length)))
        return length if place.sure or chained or body else 0
    fewest = 1 if place.sure else _SEVERAL
    said = [n for n in range(fewest, len(place.tail) + 1) if again[place.keys(n)] >= _SEVERAL]
    if said and place.kind.names[0].entry.id not in _SUBJECTS:
        return max(said)
    if _comes(place):
        return len(place.tail)
    shown = place.several and (place.sure or _takes_part(place, _SEVERAL))
    return _izafe(place) if shown else 0


def _construct(place: _Place) -> int:
    """Return how many Arabic words the construct takes: to the first with the article, and what agrees with it."""
    texts = [place.line.words[i].text for i in place.tail]
    closed = next((n for n, text in enumerate(texts, 1) if text.startswith(_ARTICLE)), 0)
    while closed and closed < len(texts) and grammar.patterns("ar", "adjective_with_article").match(texts[closed]):
        closed += 1
    return closed


def _izafe(place: _Place) -> int:
    """Return how many Persian words a name takes: two, and another behind each that ends in a written izafe."""
    length = _SEVERAL
    izafe = grammar.patterns("fa", "izafe")
    while length < len(place.tail) and izafe.search(place.line.words[place.tail[length - 1]].text):
        length += 1
    return length


def _comes(place: _Place) -> bool:
    """Say whether the place is the subject of a sentence on coming or staying away: a body did that, no common noun."""
    if not (place.several or place.sure or place.line.language == "ar"):
        return False
    tags = Tags(place.line)
    first = place.kind.first
    coming = any(tags.has(f"claims:{kind}") for kind in _COMING)
    if place.line.language == "ar":
        verbs = (t for kind in _COMING for t in tags.all(f"claims:{kind}"))
        return any(t.last == first for t in verbs) or (coming and _opens(tags, first))
    return coming and _opens(tags, first)


def _takes_part(place: _Place, length: int) -> bool:
    """Say whether a name of several words is the subject of a sentence that names the city of the talks."""
    line, first = place.line, place.kind.first
    if not any(name.entry.id == _CITY for match in line.matches for name in match.names):
        return False
    if first > 0 and line.words[first - 1].key in _titles(line.language):
        return True
    opens = _opens(Tags(line), first)
    if line.language != "ar":
        return opens
    behind = place.tail[length - 1] + 1
    feminine = line.words[first].text.endswith("ة")
    if opens and behind < len(line.words):
        word = line.words[behind]
        resuming = grammar.patterns("ar", "resuming").match(word.key)
        return ":" in word.gap or _agrees(word.key, feminine=feminine) or bool(resuming)
    return first > 0 and _agrees(line.words[first - 1].key, feminine=feminine)


def _agrees(key: str, *, feminine: bool) -> bool:
    """Say whether an Arabic word may be the verb of a subject of this gender, or is one of saying."""
    if key.removeprefix("و").startswith(_saying()):
        return True
    verb = key.removeprefix("و").removeprefix("س")
    if feminine:
        return len(key) > _SEVERAL and (verb.startswith("ت") or (verb.endswith("ت") and not verb.endswith("ات")))
    return len(key) > _SEVERAL and verb.startswith("ي")


@cache
def _saying() -> tuple[str, ...]:
    verbs = knowledge.words("ar", "cues").get("speech", {}).get("verbs", ())
    return tuple(fold(verb.removesuffix("*")) for verb in verbs if " " not in verb and len(verb) > _SEVERAL)


@cache
def _titles(language: str) -> frozenset[str]:
    return beside_names(language, "titles") | grammar.words("ar", "in_name_of")


def _opens(tags: Tags, i: int) -> bool:
    """Say whether a clause begins at word `i`, but for a dateline, words for delegates, titles and 'as for'."""
    words = tags.line.words
    while i > 0 and (tags.ending(i, "claims:delegates") or words[i - 1].key in _titles(tags.line.language)):
        i -= 1
    if i == 0 or any(c in words[i].gap for c in _DASHES) or tags.ending(i, "claims:as_for") is not None:
        return True
    return words[i - 1].text.startswith(grammar.beginnings(tags.line.language, "present"))  # behind a clause's verb


@cache
def _ends(language: str) -> frozenset[str]:
    listed = beside_names(language, "name_ends")
    table = knowledge.words(language, "descriptions").get("types", {})
    bodies = (w for kind, kinds in table.items() if kind not in _WITHIN_NAMES for w in kinds)
    return frozenset((*listed, *map(fold, bodies)) if language == "fa" else listed)
