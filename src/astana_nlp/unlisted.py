"""Names of people and factions that link to nobody: one problem a name, whatever its case ending or transliteration.

Either the list of actors does not have them, or the body that it has did not exist yet when the document was written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.times import TOO_EARLY
from astana_nlp.names.types import kind_of, meaning_of
from astana_nlp.records import Label, Problem, Section
from astana_nlp.spelling import APOSTROPHES, CONNECTORS, is_article, is_cyrillic, name_key, skeleton, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.records import Analysis, Mention

_ACTORS = frozenset({Label.PERSON, Label.FACTION, Label.COALITION})
# authors and titles of sources, menus: names that nobody would add to the list of actors
_CITING = frozenset({Section.REFERENCE, Section.FOOTNOTE, Section.BOILERPLATE})
# endings of Russian nouns and adjectives, the long ones first; a stem keeps three letters
_ENDING = re.compile(
    r"(?<=\w{3})(?:[ыи]ми|[ая]ми|[ое]го|[ое]му|[ое]м|[ое]й|[ыи]м|[ое]в|[аяыи]х|[ыи]й|[ыо]е|ая|ую|[аяыиеуюойь])$"
)
_SUFFIX = re.compile(rf"(?<=\w)[{APOSTROPHES}][a-zçğıöşü]{{1,5}}$")  # Tümeni'nin, Front's
_QUOTES = {"«": "»", "“": "”", "„": "“", "(": ")"}
# a name that holds positions changes the tables; one mention of a bystander changes nothing
_HOLDER, _NAMED, _BYSTANDER = 0.6, 0.3, 0.2
_MANY_MENTIONS = 10
_KIND, _MEANING = "<", "="
_Place = tuple["Analysis", "Mention"]


def find_unlisted(analyses: Sequence[Analysis]) -> Iterator[tuple[str, Problem]]:
    """Yield one problem a name, with the `doc_id` of the document that has it first."""
    clusters: defaultdict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for analysis in analyses:
        author = name_words(analysis.document.source.author, "")
        for mention in analysis.mentions:
            if mention.entity_id or mention.label not in _ACTORS or mention.method == TOO_EARLY:
                continue
            sentence = analysis.sentences[mention.sentence]
            key = name_words(mention.text, sentence.language)
            if key and key != author and key not in _places() and sentence.section not in _CITING:
                clusters[key].append((analysis, mention))
    held = _held(analyses)
    for key, places in _with_family_names(clusters).items():
        yield places[0][0].document.doc_id, _problem(places, held[key])
    for analysis in analyses:
        yield from ((analysis.document.doc_id, problem) for problem in _too_early(analysis))


def _too_early(analysis: Analysis) -> Iterator[Problem]:
    """Yield a problem for each body that a document names before its time."""
    written = analysis.document.source.published
    told: dict[str, Mention] = {}
    for mention in analysis.mentions:
        if mention.method == TOO_EARLY:
            told.setdefault(mention.entity, mention)
    for name, mention in told.items():
        begun = _begun().get(name, "")
        yield Problem(
            "name-before-its-time",
            explanation=f"The list has {name} from {begun} on, and the document is dated {written}: another body of "
            "that name is meant, or one of the two dates is wrong.",
            sentence=mention.sentence,
            about=name,
            value=" ".join(mention.text.split()),
            expected=f"{begun} or later",
            weight=_HOLDER,
        )


@cache
def _begun() -> dict[str, str]:
    return {actor.name: actor.valid_from for actor in knowledge.actors()}


def _held(analyses: Sequence[Analysis]) -> Counter[tuple[str, ...]]:
    """Return how many positions each name holds, by its own words or by a pronoun that stands for it."""
    return Counter(
        name_words(record.holder, analysis.sentences[record.sentence].language)
        for analysis in analyses
        for record in analysis.stances
        if not record.holder_id
    )


def name_words(name: str, language: str) -> tuple[str, ...]:
    """Return what the spellings of a name share: its type word, then the consonants of the other words.

    Articles and case endings go: Zarqun Brigade, Liwa al-Zarqun and لواء الزرقون are one. Words that mean something
    stand for it (Cedar Brigade, Brigade du Cèdre, لواء الأرز), in an order of their own: languages differ in theirs.
    """
    words = words_of(name)
    kept = [w.text for i, w in enumerate(words) if not is_article(words, i) and w.key not in CONNECTORS]
    parts = [part for word in kept if (part := _part(word, language))]
    kinds = [part for part in parts if part.startswith(_KIND)]
    rest = [part for part in parts if not part.startswith(_KIND)]
    return (*sorted(kinds), *(sorted(rest) if any(part.startswith(_MEANING) for part in rest) else rest))


def _part(word: str, language: str) -> str:
    """Return what a word of a name adds to its key: its type, its meaning, else its consonants."""
    meaning = meaning_of(word, language)
    kind = kind_of(word, language) or (meaning and kind_of(meaning, "en"))
    return f"{_KIND}{kind}>" if kind else f"{_MEANING}{meaning}" if meaning else _stem(word, language)


def _stem(word: str, language: str) -> str:
    if is_cyrillic(word):
        return skeleton(_ENDING.sub("", word.casefold())) or word.casefold()
    bare = word if language == "fr" else _SUFFIX.sub("", word)
    return skeleton(name_key(bare)) or name_key(bare)


@cache
def _places() -> frozenset[tuple[str, ...]]:
    """Return the names of the places that the knowledge has: a town in quotes is no faction."""
    return frozenset(
        name_words(name, code) for place in knowledge.places() for code, names in place.names.items() for name in names
    )


def _with_family_names(clusters: dict[tuple[str, ...], list[_Place]]) -> dict[tuple[str, ...], list[_Place]]:
    """Return the clusters with 'Haffar' beside 'Adib Haffar', where only one full name of the text ends so."""
    full: defaultdict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for key, places in clusters.items():
        if len(key) > 1:
            for doc_id in {a.document.doc_id for a, m in places if m.label == Label.PERSON}:
                full[doc_id, key[-1]].add(key)
    joined: dict[tuple[str, ...], list[_Place]] = {}
    for key, places in clusters.items():
        for place in places:
            same = full[place[0].document.doc_id, key[0]] if len(key) == 1 else set()
            joined.setdefault(next(iter(same)) if len(same) == 1 else key, []).append(place)
    return joined


def _problem(places: Sequence[_Place], held: int) -> Problem:
    analysis, mention = places[0]
    documents = len({a.document.doc_id for a, _ in places})
    label = Counter(m.label for _, m in places if m.label != Label.PERSON or len(places) == 1)
    kind = (label or Counter(m.label for _, m in places)).most_common(1)[0][0]
    name = shown(in_english([(m.text, a.sentences[m.sentence].language) for a, m in places]))
    takes = f" and holds {_counted(held, 'position')}" if held else ""
    return Problem(
        "unknown-name",
        explanation=f"The actor list does not have this {kind.lower()}, named {_times(len(places))} in "
        f"{_counted(documents, 'document')}{takes}: a new entry, another spelling of one, or no actor.",
        sentence=mention.sentence,
        about=name,
        value=name,
        weight=_weight(len(places), held, about=analysis.sentences[mention.sentence].about_astana),
    )


def _weight(mentions: int, held: int, *, about: bool) -> float:
    base = _HOLDER if held else _NAMED if about else _BYSTANDER
    return base + 0.1 * min(mentions, _MANY_MENTIONS) / _MANY_MENTIONS


def in_english(names: Sequence[tuple[str, str]]) -> list[str]:
    """Return the names that stand in English sentences, where any does, else all: tables and pages are in English."""
    return [name for name, language in names if language == "en"] or [name for name, _ in names]


def shown(texts: Iterable[str]) -> str:
    """Return the full name as it stands most often, the shorter of two that do (case endings add), quotes closed."""
    counts = Counter(" ".join(text.split()) for text in texts)
    text = min(counts, key=lambda t: (-len(t.split()), -counts[t], len(t)))
    opened = next((q for q in _QUOTES if q in text and _QUOTES[q] not in text), "")
    return text + _QUOTES.get(opened, "")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
