"""Documents that repeat another one: reprinted wire stories, mobile copies, second downloads.

Shingles of three words compared by Jaccard similarity (Broder 1997, 'On the resemblance and containment of documents').
Candidates come from the smallest hashes of each document (bottom-k sketches, Cohen and Kaplan 2007), so that most pairs
are never compared; every candidate is then checked exactly. A story that was cut, or that stands inside a longer one,
is a copy too (containment, in Broder's terms). What has other figures between the same words is none: the statements at
the end of two rounds say much the same of other days. Rounds in words ('the eleventh meeting'), months and days of the
week are compared in the same way, by themselves.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.readers.dateline import find_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from astana_nlp.records import Analysis, StanceRecord

    Figures = Mapping[int, frozenset[int]]

# measured on news: at 0.5 copies with another headline and another tail are found, two reports of one event are not
LEAST_SIMILARITY = 0.5
SKETCH = 128
LEAST_CONTAINED = 0.8
CONTAINED_SHINGLES = 60  # a shorter text may be a quotation
# of two documents of which one is four times as long and holds the other, the sketches share a quarter; half of it
# leaves room for chance
LEAST_SHARED = SKETCH // 8
# how alike texts must be where no figures can be compared, by similarity or by what the shorter one shares
SURE_SIMILARITY, SURE_CONTAINED = 0.8, 0.9
# of the figures that stand between the same words, so many must be the same; counts of a later edition may differ
LEAST_FIGURES = 0.7
AROUND = 2  # words
LONGEST_FIGURE = 4  # digits
DAYS = range(1, 32)
YEARS = range(1990, 2100)
LONGEST_DATE_LINE = 8  # words
SHORTEST_NAME = 3  # letters: what is shorter is the ending of '21st' or an everyday word
KINDS = 4  # numbers; ordinals, months and days of the week in words
FEWEST_SHINGLES = 20
WORD = re.compile(r"\w+")
TOKEN = re.compile(r"\d+|[^\W\d]+")
# vowels, hamzas and shadda of Arabic, accents of others, as they stand behind a letter when they are parted from it
MARKS_ON_LETTERS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]+")
LINK = re.compile(r"(?:https?://|www\.)\S+")
# a sentence with one word in five changed is still the same statement
SAME_SENTENCE = 0.8


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one document, by name and key."""

    name: str
    doc_id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a document that later ones may repeat."""

    doc_id: str
    shingles: frozenset[int]
    figures: tuple[Figures, ...]


def find_copies(texts: Iterable[Text]) -> dict[str, tuple[str, float]]:
    """Return for every document (by name) that repeats an earlier one the key of that one and the similarity.

    Args:
        texts: the documents, the likeliest originals first.
    """
    copies: dict[str, tuple[str, float]] = {}
    originals: list[_Known] = []
    by_hash: defaultdict[int, list[int]] = defaultdict(list)
    first: dict[str, Text] = {}
    for text in texts:
        if first.setdefault(text.doc_id, text) is not text:
            copies[text.name] = (text.doc_id, 1.0)
            continue
        own = _Known(text.doc_id, shingles(text.text), figures(text.text))
        sketch = sorted(own.shingles)[:SKETCH]
        near = _nearest(own, sketch, originals, by_hash)
        if near is not None:
            copies[text.name] = near
            continue
        if len(own.shingles) >= FEWEST_SHINGLES:
            for value in sketch:
                by_hash[value].append(len(originals))
            originals.append(own)
    return copies


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of three words, without case and without marks on their letters."""
    words = WORD.findall(_plain(text))
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in zip(words, words[1:], words[2:], strict=False))


def _plain(text: str) -> str:
    """Return a text as reprints have it in common: é may be one character or two, Arabic may have vowel marks."""
    return MARKS_ON_LETTERS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def figures(text: str) -> tuple[Figures, ...]:
    """Return what may be of days, rounds or years, by the hash of the words beside it: numbers, then kinds of `_named`.

    Numbers are in any digits; others, as those of resolutions, stand in every statement. Each stands twice: by the two
    words before it and by the two behind it.
    """
    lines = (line for line in LINK.sub(" ", text).casefold().splitlines() if not _is_date_line(line))
    tokens = TOKEN.findall(_plain("\n".join(lines)))
    found: list[defaultdict[int, set[int]]] = [defaultdict(set) for _ in range(KINDS)]
    for order, side in (("before", tokens), ("behind", tokens[::-1])):
        words = ["", ""]
        for token in side:
            kind, value = _named().get(token) or _number(token)
            if value:
                found[kind][zlib.crc32(" ".join((order, *words)).encode())].add(value)
            if kind or not token[0].isdecimal():
                words = [*words[1 - AROUND :], f"<{kind}>" if kind else token]
    return tuple({place: frozenset(values) for place, values in of_kind.items()} for of_kind in found)


def _is_date_line(line: str) -> bool:
    """Say whether a line only dates the page: a reprint has a day of its own above the same words."""
    return len(line.split()) <= LONGEST_DATE_LINE and bool(find_day(line))


def _number(token: str) -> tuple[int, int]:
    """Return the number that a token may give to a day, a round or a year, else 0, as the first kind of figures."""
    value = int(token) if token[0].isdecimal() and len(token) <= LONGEST_FIGURE else 0
    return 0, value if value in DAYS or value in YEARS else 0


@cache
def _named() -> dict[str, tuple[int, int]]:
    """Return the kind and the number of the words of rounds, months and days of the week in all languages."""
    found: dict[str, tuple[int, int]] = {}
    for language in knowledge.languages():
        dates, rounds = knowledge.words(language, "dates"), knowledge.words(language, "rounds")
        for kind, table in enumerate((rounds["ordinals"], dates["month"]["gregorian"], dates["weekday"]), 1):
            for number, forms in table.items():
                parts = [part for form in forms for part in TOKEN.findall(_plain(form))]
                for word in parts:
                    if len(word) >= SHORTEST_NAME and word.isalpha():
                        found.setdefault(word, (kind, int(number)))
    return found


def _nearest(
    own: _Known, sketch: list[int], originals: list[_Known], by_hash: dict[int, list[int]]
) -> tuple[str, float] | None:
    """Return the most similar original that is similar enough."""
    shared = Counter(index for value in sketch for index in by_hash.get(value, ()))
    needed = min(LEAST_SHARED, len(sketch) // 8)
    best: tuple[str, float] | None = None
    for index, count in sorted(shared.items()):
        similarity = _similarity(own, originals[index]) if count >= needed else 0.0
        if similarity and (best is None or similarity > best[1]):
            best = (originals[index].doc_id, similarity)
    return best


def _similarity(one: _Known, other: _Known) -> float:
    """Return the Jaccard similarity of two documents of which one repeats the other, else 0."""
    common = len(one.shingles & other.shingles)
    shorter = min(len(one.shingles), len(other.shingles))
    jaccard = common / (len(one.shingles) + len(other.shingles) - common)
    contained = shorter >= CONTAINED_SHINGLES and common >= LEAST_CONTAINED * shorter
    if not (jaccard >= LEAST_SIMILARITY or contained):
        return 0.0
    sure = jaccard >= SURE_SIMILARITY or (contained and common >= SURE_CONTAINED * shorter)
    # a text may leave out its days of the week, hardly all its numbers
    known = zip(one.figures, other.figures, (sure, True, True, True), strict=True)
    return round(jaccard, 4) if all(_same_figures(a, b, unknown=unknown) for a, b, unknown in known) else 0.0


def _same_figures(one: Figures, other: Figures, *, unknown: bool) -> bool:
    """Say whether the figures between the same words are the same; `unknown` where one lacks them."""
    places = one.keys() & other.keys()
    same = sum(
        len(one[place] & other[place]) >= LEAST_FIGURES * min(len(one[place]), len(other[place])) for place in places
    )
    return same >= LEAST_FIGURES * len(places) if places else unknown or not (one or other)


def find_copied_records(copies: Mapping[str, str], analyses: Iterable[Analysis]) -> dict[str, str]:
    """Return for every stance record that repeats one of the original document the `stance_id` of that one.

    A record repeats another one where the same sentence has the same holder: what the machine makes of a statement in
    other surroundings is no second statement.

    Args:
        copies: for documents that repeat another one, by `doc_id`: the `doc_id` of that one.
        analyses: the analyses of all documents.
    """
    known = {a.document.doc_id: a for a in analyses}
    copied: dict[str, str] = {}
    for doc_id, original in copies.items():
        if doc_id != original and doc_id in known and original in known:
            copied |= _repeated(known[doc_id], known[original])
    return copied


def _repeated(copy: Analysis, original: Analysis) -> dict[str, str]:
    theirs: defaultdict[str, list[tuple[frozenset[str], StanceRecord]]] = defaultdict(list)
    for words, record in _with_words(original):
        theirs[record.holder_id or record.holder].append((words, record))
    repeated = {}
    for words, record in _with_words(copy):
        same = [r for other, r in theirs[record.holder_id or record.holder] if _alike(words, other)]
        if same:
            best = max(same, key=lambda r: (r.target == record.target, r.stance == record.stance))
            repeated[record.stance_id] = best.stance_id
    return repeated


def _with_words(analysis: Analysis) -> Iterator[tuple[frozenset[str], StanceRecord]]:
    for record in analysis.stances:
        yield frozenset(WORD.findall(_plain(analysis.sentences[record.sentence].text))), record


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME_SENTENCE * len(one | other)
