"""Rounds that a sentence numbers: 'the sixth round', Astana-6, الجولة الثالثة عشرة, раунд № 5, 4. tur, دور چهارم.

Whether a numbered round is one of Astana or of Geneva is for `linking` to say; here only numbers and places are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.names.process import something_else
from astana_nlp.names.tags import ROUNDS, Tag, Tags
from astana_nlp.spelling import JOINING, number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
# between a figure and its ending; ʼ is a letter, and some write nothing: 14üncü, 14й
_HYPHENS = frozenset({"-", "‑", "‐", "'", "’", ""})
_QUOTES = ' «»“”„"'
_AND = JOINING | {"to"}
_FILLERS = 5
_TO_CITY = 4  # words from a meeting to the city: a preposition, what it was on
_TITLED = 4  # there were three other meetings on Syria, in Vienna
_WITHIN = 5  # words from an ordinal to the city: 'within the framework of the', 'ضمن مسار'
_APART = 4  # rounds between one and another that is told of without 'round'
_MARKS = ",،;؛.:"
_BEFORE = 4  # words that an ordinal may have
_OFTEN = 4  # times that somebody may have come without being the talks
_NOUNS = ("round:nouns", "round:meetings", "round:topic", "process:nouns")
_PRESENCE = ("attended", "absent", "boycotted", "came", "refused")
_LATIN_ORDINAL_FIRST = frozenset({"en", "tr", "fr", "ru"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A number of a round and its span.

    `named` says that the city stands in it, so that it is a round of Astana, `plain` that it is but a numbered meeting,
    which is a round only where the text speaks of those around it.
    """

    number: int
    start: int
    end: int
    named: bool = False
    plain: bool = False


def references(tags: Tags) -> tuple[Reference, ...]:
    """Return the rounds that a sentence numbers, in order, without overlaps."""
    found = [*_by_city(tags), *_ordinal_first(tags), *_noun_first(tags), *_times(tags)]
    kept: list[Reference] = []
    for ref in sorted(found, key=lambda r: (r.start - r.end, r.start)):
        if all(ref.end <= other.start or other.end <= ref.start for other in kept):
            kept.append(ref)
    kept += _without_noun(tags, tuple(kept))
    for more in (_behind_comma(tags), _of_the_process(tags), _plain(tags)):
        kept += [r for r in more if all(r.end <= k.start or k.end <= r.start for k in kept)]
    return tuple(sorted(kept, key=lambda r: r.start))


def _without_noun(tags: Tags, known: tuple[Reference, ...]) -> Iterator[Reference]:
    """Yield ordinals alone that follow a numbered round: 'came to the 12th round, but boycotted the 13th'."""
    words = tags.line.words
    for i in range(len(words)):
        found = tags.ordinal(i)
        if found is None or any(r.start < found[1].end and found[1].start < r.end for r in known):
            continue
        value, tag = found
        near = any(r.end <= tag.start and 0 < abs(r.number - value) <= _APART for r in known)
        if near and value > 1 and (tag.kind != "figure" or _figure_is_ordinal(tags, tag)) and _stands_alone(tags, tag):
            yield Reference(value, tag.start, tag.end)


def _times(tags: Tags) -> Iterator[Reference]:
    """Yield 'for the fifth time' beside the city: few have come so often, so that it is the round that is counted."""
    cities = [c for kind in ("city:names", "city:described") for c in tags.all(kind)]
    for noun in tags.all("round:times") if cities else ():
        before = [
            o for i in range(max(noun.first - 2, 0), noun.first) if (o := tags.ordinal(i)) and o[1].last == noun.first
        ]
        behind = tags.ordinal(noun.last) if noun.last < len(tags.line.words) else None
        for value, tag in (*before[:1], *([behind] if behind and not before else [])):  # 'on dördüncü' is one
            if value >= _OFTEN and tag.kind != "figure":
                yield Reference(value, min(tag.start, noun.start), max(tag.end, noun.end), named=True)


def _behind_comma(tags: Tags) -> Iterator[Reference]:
    """Yield ordinals in apposition: 'last week's session, the twentieth, took place', 'la réunion, la septième,'."""
    words = tags.line.words
    for i in range(1, len(words)):
        found = tags.ordinal(i)
        if found is None or (found[1].kind == "figure" and not _figure_is_ordinal(tags, found[1])):
            continue
        value, tag = found
        opened = i - (words[i - 1].key in grammar.words(tags.line.language, "articles"))
        noun = any(tags.ending(opened, kind) for kind in _NOUNS)
        closed = tag.last >= len(words) or any(mark in words[tag.last].gap for mark in _MARKS)
        if value > 1 and noun and closed and "," in words[opened].gap.replace("،", ","):
            yield Reference(value, tag.start, tag.end)


def _of_the_process(tags: Tags) -> Iterator[Reference]:
    """Yield ordinals behind a comma with what they are of: 'the October round, the seventh within the process'."""
    if not any(tags.has(kind) for kind in ("round:nouns", "round:meetings")):
        return
    for i in range(1, len(tags.line.words)):
        found = tags.ordinal(i)
        if found and found[1].kind != "figure" and found[0] > 1 and _is_set_off(tags, i) and _is_of_it(tags, found[1]):
            yield Reference(found[0], found[1].start, found[1].end, named=True)


def _is_set_off(tags: Tags, i: int) -> bool:
    """Say whether a comma stands before a word or its article."""
    words = tags.line.words
    opened = i - (words[i - 1].key in grammar.words(tags.line.language, "articles"))
    return "," in words[opened].gap.replace("،", ",")


def _is_of_it(tags: Tags, ordinal: Tag) -> bool:
    """Say whether the process is named right behind an ordinal, by the city and a word for talks on either side."""
    cities = (t for kind in ("city:names", "city:adjectives") for t in tags.all(kind))
    near = (c for c in cities if 1 <= c.first - ordinal.last <= _WITHIN and _only_small(tags, ordinal.last, c.first))
    return any(tags.at(c.last, "process:nouns") or tags.ending(c.first, "process:nouns") for c in near)


def _only_small(tags: Tags, first: int, last: int) -> bool:
    """Say whether nothing but words such as 'within the', 'in the framework of' stands from one word to another."""
    small = {i for t in tags.all("round:within") for i in range(t.first, t.last)}
    nouns = {i for t in tags.all("process:nouns") for i in range(t.first, t.last)}
    return all(i in small | nouns and _close(tags, i) for i in range(first, last))


def _plain(tags: Tags) -> Iterator[Reference]:
    """Yield meetings with a number and nothing of what they are of: 'the fifteenth meeting', نشست پانزدهم."""
    words = tags.line.words
    for noun in tags.all("round:meetings"):
        before = (o for i in range(max(noun.first - _BEFORE, 0), noun.first) if (o := tags.ordinal(i)))
        near = [o for o in before if o[1].last == noun.first and _close(tags, noun.first)][:1]  # 'on beşinci' is one
        behind = tags.ordinal(noun.last) if noun.last < len(words) and _close(tags, noun.last) else None
        if behind and tags.line.language not in _LATIN_ORDINAL_FIRST:
            near.append(behind)
        for value, tag in near[-1:]:
            if value >= _TITLED and (tag.kind != "figure" or _is_marked(tags, tag)):
                yield Reference(value, min(tag.start, noun.start), max(tag.end, noun.end), plain=True)


def _is_marked(tags: Tags, figure: Tag) -> bool:
    """Say whether a figure is marked as an ordinal: '15. toplantı', '15-я встреча'; 'four meetings' are counted."""
    words = tags.line.words
    gap = words[figure.last].gap if figure.last < len(words) else ""
    return gap.startswith(".") if tags.line.language == "tr" else _figure_is_ordinal(tags, figure)


def _stands_alone(tags: Tags, ordinal: Tag) -> bool:
    """Say whether no noun follows an ordinal: a mark, the end, 'and', or a verb of coming or staying away."""
    i, words = ordinal.last, tags.line.words
    if i >= len(words) or words[i].key in _AND or any(mark in words[i].gap for mark in _MARKS):
        return True
    return any(tags.at(i, f"claims:{kind}") for kind in _PRESENCE)


def _by_city(tags: Tags) -> Iterator[Reference]:
    """Yield Astana-6, Astana 4, أستانا 6, Астана-6, Astana VI."""
    words = tags.line.words
    for city in tags.all("city:names"):
        if city.last >= len(words) or something_else(tags.line, tags, city):
            continue
        word = words[city.last]
        if city.end < words[city.last - 1].end:
            continue  # Astana'daki 14. …: the number belongs to what follows
        behind = tags.ordinal(city.last) if tags.line.language not in _LATIN_ORDINAL_FIRST else None
        if behind and behind[1].kind != "figure" and behind[0] > 1 and _stands_alone(tags, behind[1]):
            yield Reference(behind[0], city.start, behind[1].end, named=True)
            continue
        value = number(word.key) or (_ROMAN.get(word.key, 0) if word.text.isupper() else 0)
        if 1 <= value <= ROUNDS and word.gap.strip(' \u200c«»"()') in ("", "-", "–", "‑", "‐"):
            yield Reference(value, city.start, word.end, named=True)


def _ordinal_first(tags: Tags) -> Iterator[Reference]:
    """Yield 'third and fourth rounds', 'seventh and latest round', '13th international meeting', '6th Astana talks'."""
    for i in range(len(tags.line.words)):
        chain = _chain(tags, i)
        if not chain:
            continue
        noun, named = _noun_after(tags, *chain[-1])
        if noun and not _is_of_several(tags, i, chain, noun):
            *earlier, (value, tag) = chain
            yield from (Reference(n, t.start, t.end, named) for n, t in earlier)
            yield Reference(value, tag.start, noun.end, named)


def _noun_first(tags: Tags) -> Iterator[Reference]:
    """Yield الجولة السادسة, دور چهارم, 'round 5', раунд № 5, 'cycle 6', 'rounds 3 and 4'."""
    words = tags.line.words
    for noun in (*tags.all("round:nouns"), *_meetings(tags)):
        i = noun.last
        for _ in range(2):
            skip = tags.at(i, "round:number_words") or tags.at(i, "round:fillers")
            i = skip.last if skip and not tags.ordinal(i) else i
            i += i < len(words) and words[i].key == "ال"  # الجولة الـ12
        chain = _chain(tags, i, figures=True) if i < len(words) else []
        if chain and _is_of_several(tags, noun.first, chain, noun):
            continue
        if not chain and (counted := _cardinal(tags, noun)):
            yield Reference(counted[0], noun.start, counted[1])
        spelled = chain and chain[0][1].kind != "figure"
        if not chain or (spelled and tags.line.language in _LATIN_ORDINAL_FIRST) or not _close(tags, i):
            continue
        (value, tag), *later = chain
        yield Reference(value, noun.start, tag.end)
        yield from (Reference(n, t.start, t.end) for n, t in later)


def _meetings(tags: Tags) -> Iterator[Tag]:
    """Yield Arabic and Persian meetings whose number is followed by the city: الاجتماع الثامن عشر لمسار أستانا."""
    if tags.line.language in _LATIN_ORDINAL_FIRST:
        return
    for noun in tags.all("round:meetings"):
        chain = _chain(tags, noun.last) if noun.last < len(tags.line.words) else []
        if len(chain) == 1 and _city_follows(tags, chain[0][1]):
            yield noun


def _cardinal(tags: Tags, noun: Tag) -> tuple[int, int] | None:
    """Return the number in words right behind a noun, with its end: 'round nine'; 'round one of many' is none."""
    words, i = tags.line.words, noun.last
    found = [t for n in range(ROUNDS) if i < len(words) and (t := tags.at(i, f"cardinals:{n + 1}"))]
    longest = max(found, key=lambda t: t.last, default=None)
    if longest is None or not _close(tags, i) or noun.end < words[noun.last - 1].end:
        return None
    return int(longest.kind.removeprefix("cardinals:")), longest.end


def _is_of_several(tags: Tags, i: int, chain: list[tuple[int, Tag]], noun: Tag) -> bool:
    """Say whether 'first' counts no round: 'boycotted the first rounds' is of several, 'at first the talks' of none."""
    several = tags.at(noun.first, "round:several") is not None
    at_first = i > 0 and tags.line.words[i - 1].key == "at"
    return [value for value, _ in chain] == [1] and (several or at_first)


def _chain(tags: Tags, i: int, *, figures: bool = False) -> list[tuple[int, Tag]]:
    """Return the ordinals from word `i` on that commas and 'and' join; figures count where marked as ordinals."""
    chain: list[tuple[int, Tag]] = []
    words = tags.line.words
    while i < len(words):
        found = tags.ordinal(i)
        if found is None or not (found[1].kind != "figure" or figures or _figure_is_ordinal(tags, found[1])):
            break
        chain.append(found)
        i = found[1].last
        if found[1].kind == "figure" and _ends_figure(tags, i):
            i += 1
        if i < len(words) and words[i].key in _AND:
            i += 1
        elif not (i < len(words) and ("," in words[i].gap or "،" in words[i].gap or words[i].text.startswith("و"))):
            break
    return chain


def _figure_is_ordinal(tags: Tags, figure: Tag) -> bool:
    words = tags.line.words
    if figure.last >= len(words):
        return False
    after = words[figure.last]
    dotted = tags.line.language == "tr" and after.gap.startswith(".")
    hyphened = after.gap in _HYPHENS and _ends_figure(tags, figure.last)
    return dotted or hyphened or after.key in _AND or tags.line.language == "tr"


def _ends_figure(tags: Tags, i: int) -> bool:
    """Say whether word `i` is what makes an ordinal of the figure before it: '14-й', "14'üncü"."""
    words = tags.line.words
    return i < len(words) and words[i].key in grammar.words(tags.line.language, "figure_endings")


def _noun_after(tags: Tags, value: int, ordinal: Tag) -> tuple[Tag | None, bool]:
    words, i, city = tags.line.words, ordinal.last, None
    if i < len(words) and words[i].key == "the":
        return None, False  # 'at first the talks in Astana …'
    if _ends_figure(tags, i) and words[i].gap in _HYPHENS:
        i += 1
    for _ in range(_FILLERS):
        quoted = i < len(words) and tags.at(i, "city:names") and not words[i].gap.strip(_QUOTES)
        if i >= len(words) or not (quoted or _close(tags, i)):
            break
        if value >= _TITLED and (titled := tags.at(i, "round:titles")):  # what it was on is no part of the mention
            return tags.at(i, "round:nouns") or tags.at(i, "round:meetings") or titled, True
        noun = tags.at(i, "round:nouns") or (tags.at(i, "process:nouns") if city else None)
        if noun is None and (noun := tags.at(i, "round:meetings")):
            if _city_follows(tags, noun) or _city_before(tags, ordinal):
                return noun, True
            received = value >= _TITLED and tags.has("city:names") and tags.has("claims:hosts")
            return (noun, False) if received else (None, False)
        if noun:
            return noun, city is not None
        here = tags.at(i, "city:names") or tags.at(i, "city:adjectives")
        step = here or tags.at(i, "round:fillers")
        if step is None:
            break
        i, city = step.last, city or here
    alone = city is not None and city.last == i and _is_called_after(tags, city, value)
    return (city, True) if alone else (None, False)


def _is_called_after(tags: Tags, city: Tag, value: int) -> bool:
    """Say whether a round is called by the city alone: 'the fourteenth Astana was over', 'Семнадцатая «Астана»'."""
    words = tags.line.words
    if value == 1 or city.kind != "city:names" or something_else(tags.line, tags, city):
        return False
    following = words[city.last] if city.last < len(words) else None
    return following is None or bool(following.gap.strip()) or not following.text[:1].isupper()


def _city_follows(tags: Tags, noun: Tag) -> bool:
    """Say whether the city stands right behind a meeting: 'the third meeting in Astana', 'встреча в Астане'."""
    places = range(noun.last, min(noun.last + _TO_CITY, len(tags.line.words)))
    kinds = ("city:names", "city:adjectives")
    city = next((city for i in places for kind in kinds if (city := tags.at(i, kind))), None)
    return city is not None and all(_close(tags, i) for i in range(noun.last, city.last))


def _city_before(tags: Tags, ordinal: Tag) -> bool:
    """Say whether Turkish has the city right before a number: 'Astana formatındaki onuncu toplantı'."""
    places = range(max(ordinal.first - _TO_CITY, 0), ordinal.first)
    city = next((city for i in places if (city := tags.at(i, "city:names"))), None)
    near = city is not None and all(_close(tags, i) for i in range(city.last, ordinal.last))
    return near and tags.line.language == "tr"


def _close(tags: Tags, i: int) -> bool:
    gap = tags.line.words[i].gap
    return not gap.strip(" \n-–‑‐'’\u200c.№") and gap.count("\n") <= 1 and (not gap.startswith(".") or gap == ". ")
