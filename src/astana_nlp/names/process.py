"""Names of the Astana process, and what else is called Astana.

'Astana talks', مسار أستانا, астанинский процесс, Astana süreci, مذاکرات آستانه and processus d'Astana are one event;
the city alone is a place; an expo, a club or a bank is neither; الأستانة can be Istanbul and آستانه a threshold, so
these two need a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import adjacent, candidate
from astana_nlp.names.gazetteer import Entry
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Candidate, Line
    from astana_nlp.names.tags import Tag, Tags

PROCESS = Entry("astana-process", "Astana process", Label.EVENT)
MEETINGS_2015 = Entry("astana-2015", "Astana meetings of 2015", Label.EVENT)
# the process was announced on 20 December 2016 (Moscow Declaration); Astana talks before that are another thing
ANNOUNCED = "2016-12"
_WORDS_BETWEEN = 4
_NEAR = 5
_TURKISH_LOCATIVE = ("da", "dan")


def process_candidates(line: Line, tags: Tags, published: str) -> Iterator[Candidate]:
    """Yield the names of the process in a sentence."""
    early = bool(published) and published < ANNOUNCED
    entry = MEETINGS_2015 if early or any(w.key in ("2015", "٢٠١٥", "۲۰۱۵") for w in line.words) else PROCESS
    for city in cities(tags):
        span = process_span(line, tags, city)
        if span:
            yield candidate(line, span, entry, ("process", 0.9))


def process_span(line: Line, tags: Tags, city: Tag) -> tuple[int, int] | None:
    """Return the span of the name of the process around a city, where a process noun stands beside it."""
    if something_else(line, tags, city):
        return None
    order = knowledge.words(line.language, "rounds").get("process", {}).get("order", "both")
    after = _noun_after(line, tags, city) if order != "noun-first" else None
    if after:
        return city.start, after.end
    noun = _noun_before(line, tags, city) if order != "city-first" and city.kind == "city:names" else None
    return (noun.start, city.end) if noun else None


def cities(tags: Tags) -> Iterator[Tag]:
    """Yield the city and the adjectives made from it."""
    for kind in ("city:names", "city:adjectives"):
        yield from (t for t in tags.all(kind) if not _small(tags.line, t) or kind == "city:adjectives")


def _small(line: Line, city: Tag) -> bool:
    return line.sentence.text[city.start - line.sentence.start].islower()


def something_else(line: Line, tags: Tags, city: Tag) -> bool:
    """Say whether the words beside make an expo, a club, a bank … of the city's name."""
    after = tags.at(city.last, "city:other") if city.last < len(line.words) else None
    if after and adjacent(line.words, city.last):
        return not _is_verb(tags, city, after)
    beside = city.first > 0 and adjacent(line.words, city.first) and tags.ending(city.first, "city:other_before")
    return bool(beside)


def _is_verb(tags: Tags, city: Tag, after: Tag) -> bool:
    """Say whether Persian 'beginning' is half of a verb behind the talks: گفتگوهای آستانه آغاز شد."""
    behind = after.last < len(tags.line.words) and tags.at(after.last, "city:follow")
    return tags.line.language == "fa" and bool(behind) and bool(tags.ending(city.first, "process:nouns"))


def is_the_city(line: Line, tags: Tags, start: int) -> bool:
    """Say whether the word at an offset that could be the city is the city and not something of the same spelling."""
    city = next((t for t in tags.all("city:names") if t.start <= start < t.end), None)
    if city is None:
        return True
    if something_else(line, tags, city):
        return False
    text = line.sentence.text[city.start - line.sentence.start : city.end - line.sentence.start]
    doubtful = tags.at(city.first, "city:needs") and (line.language == "fa" or text.startswith("ال"))
    return not doubtful or _signed(line, tags, city)


def _signed(line: Line, tags: Tags, city: Tag) -> bool:
    if any(n.entry.id == "kazakhstan" for m in line.matches for n in m.names):
        return True
    if tags.ending(city.first, "city:signs") or (line.language == "fa" and _closes(line, tags, city)):
        return True
    near = (t for t in tags.all("process:nouns") if t.last <= city.first and city.first - t.last < _NEAR)
    return any(True for _ in near)


def _closes(line: Line, tags: Tags, city: Tag) -> bool:
    """Say whether no noun can follow a Persian threshold: the clause ends, or a verb or preposition comes."""
    if city.last >= len(line.words) or not adjacent(line.words, city.last):
        return True
    return tags.at(city.last, "city:follow") is not None


def _noun_after(line: Line, tags: Tags, city: Tag) -> Tag | None:
    i = city.last
    if line.language == "tr" and _locative(line, city):
        return None
    for _ in range(_WORDS_BETWEEN):
        if i >= len(line.words) or not adjacent(line.words, i) or tags.at(i, "process:not"):
            return None
        noun = tags.at(i, "process:nouns")
        between = tags.at(i, "process:between")
        if noun and not (between and between.last >= noun.last):
            return noun
        if not between:
            return None
        i = between.last
    return None


def _noun_before(line: Line, tags: Tags, city: Tag) -> Tag | None:
    i = city.first
    for _ in range(_WORDS_BETWEEN):
        if i <= 0 or not adjacent(line.words, i):
            return None
        noun = tags.ending(i, "process:nouns")
        if noun:
            return None if tags.at(noun.first, "process:not") else noun
        between = tags.ending(i, "process:between")
        if not between:
            return None
        i = between.first
    return None


def _locative(line: Line, city: Tag) -> bool:
    return line.words[city.last - 1].ending_from(city.end) in _TURKISH_LOCATIVE
