"""People whom no list has, in languages where no model proposes names and no capitals show them.

    ناشد أسامة الفيلي الفصائل … كما يرى الفيلي        حمید فیلی، عضو هیئت، گفت        Özdemir Velin … Velin'e göre

A given name that is no other word of the language (`given` of `names.toml`) shows the family name behind it: that has
an article, or something that no name goes on with follows. A text that has named somebody in full goes on with the
family name alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, beside_names
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.types import kind_of
from astana_nlp.records import Label
from astana_nlp.spelling import Reading, fold, is_arabic, readings, without_turkish_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.spelling import Word

GIVEN = "given"  # names that are no other words of the language
_ARTICLE, _SERVANT, _GOD = "ال", "عبد", "الله"  # folded; عبد الرحمن is one given name
_OF_PLACE = {"fa": "ي"}  # what most Persian family names end in (folded): رضایی
_MARKS = frozenset('،,:؛;.()[]«»"“”؟?!-–—')
_MOST_GIVEN = 2
_SHORTEST = 4  # letters of a family name
_SURE = 5  # of one without an article that stands alone: shorter ones are common nouns as well (حسن, معلم)


def stranger_candidates(lines: Sequence[Line], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the people of a document whom no list has: in full by their given names, then by the family name alone.

    Args:
        lines: the sentences, in the order of the document.
        named: the names that were found in them so far, some of them in full behind a title.
    """
    full = [_person(line, span) for line in lines if _is_uncased(line.language) for span in _in_full(line)]
    yield from full
    families = {key for c in (*full, *named) if _is_stranger(c) and (key := _family(c, lines))}
    for line in lines:
        if families and (_is_uncased(line.language) or line.language == "tr"):
            yield from (_person(line, span) for i in range(len(line.words)) for span in _alone(line, i, families))


def _is_uncased(language: str) -> bool:
    """Say whether a language is written without capitals."""
    return language in ("ar", "fa")


def _person(line: Line, span: tuple[int, int]) -> Candidate:
    return Candidate(line.index, *span, Label.PERSON, "", "", "pattern", 0.5, PATTERN)


def _is_stranger(found: Candidate) -> bool:
    return found.label is Label.PERSON and not found.entity_id and found.method == "pattern"


def _family(found: Candidate, lines: Sequence[Line]) -> str:
    """Return the folded family name of somebody who is named in full, '' where it may be a common noun."""
    line = next(line for line in lines if line.index == found.sentence)
    inside = [w for w in line.words if found.start <= w.start and w.start < found.end]
    if len(inside) < 2:  # noqa: PLR2004 - given name and family name
        return ""
    key = fold(inside[-1].text[: found.end - inside[-1].start])
    return key if key.startswith(_ARTICLE) or len(key) >= _SURE else ""


def _in_full(line: Line) -> Iterator[tuple[int, int]]:
    """Yield where a sentence has a given name with a family name behind it."""
    i = 0
    while i < len(line.words):
        end = _name_end(line, i)
        if end:
            read = _given(line.words[i], line.language)
            yield line.words[i].start + (read.front if read else 0), line.words[end - 1].end
        i = max(end, i + 1)


def _name_end(line: Line, i: int) -> int:
    """Return the word behind a full name that begins at word `i`, 0 where none does."""
    words = line.words
    before = words[i - 1] if i and adjacent(words, i) else None
    if before is not None and (kind_of(before.text, line.language) or before.key == _SERVANT):
        return 0  # لواء محمد الفيلي
    at = i
    while at < min(i + _MOST_GIVEN, len(words)) and (at == i or adjacent(words, at)):
        step = _given_words(line, at)
        if not step or line.is_listed(at):
            break
        at += step
    family = next((j for j in (at, at - 1) if j > i and _is_family(line, j)), 0)
    return family + 1 if family else 0


def _given_words(line: Line, i: int) -> int:
    """Return how many words the given name at word `i` has, 0 where there is none."""
    words = line.words
    if words[i].key == _SERVANT and i + 1 < len(words) and adjacent(words, i + 1):
        return 2 if words[i + 1].key.startswith(_ARTICLE) else 0
    return 1 if is_arabic(words[i].text) and _given(words[i], line.language) else 0


def _given(word: Word, language: str) -> Reading | None:
    """Return how a word is read as a given name, also behind a clitic: وأسامة."""
    names = beside_names(language, GIVEN)
    return next((r for r in readings(word.text, language) if r.key in names and not r.article and not r.back), None)


def _is_family(line: Line, i: int) -> bool:
    """Say whether word `i` closes a name: it has an article, or what follows belongs to no name."""
    if i >= len(line.words) or not adjacent(line.words, i) or line.words[i].gap.strip(" \u200e\u200f"):
        return False
    word = line.words[i]
    ends = beside_names(line.language, "name_ends") | beside_names(line.language, "function_words")
    noun = word.key in ends or word.key == _GOD or kind_of(word.text, line.language) or is_demonym(line, i)
    if noun or len(word.key) < _SHORTEST or not is_arabic(word.text) or line.is_listed(i):
        return False
    if line.language == "ar" and word.text.startswith(_ARTICLE):
        return True
    following = line.words[i + 1] if i + 1 < len(line.words) else None
    closed = following is None or bool(set(following.gap) & _MARKS) or following.key in ends
    return closed or word.key.endswith(_OF_PLACE.get(line.language, " "))


def _alone(line: Line, i: int, families: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where a family name that the document has introduced stands without a given name."""
    word = line.words[i]
    if line.is_listed(i) or not word.capital or (i and adjacent(line.words, i) and _leads(line, i - 1)):
        return
    for front, back in _cuts(word, line.language):
        if fold(word.text[front : len(word.text) - back]) in families:
            yield word.start + front, word.end - back
            return


def _cuts(word: Word, language: str) -> Iterator[tuple[int, int]]:
    """Yield how many letters of a word may not belong to the name: none, clitics in front, a case behind."""
    yield 0, 0
    if language == "tr":
        yield 0, len(word.text) - len(without_turkish_case(word.text))
    elif language == "ar":
        yield from ((read.front, 0) for read in readings(word.text, language))


def _leads(line: Line, i: int) -> bool:
    """Say whether word `i` is a given name, so that the one behind it is of another person or named in full."""
    word = line.words[i]
    if line.language == "tr":
        return word.text[0].isupper() and (i > 0 or word.key in beside_names("tr", GIVEN)) and not line.is_listed(i)
    return _given(word, line.language) is not None
