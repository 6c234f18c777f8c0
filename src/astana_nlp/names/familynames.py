"""People whom no list has, by their family name alone where their language has capitals: '… Nura Velin. Velin said'.

The text has to name somebody in full before, and only one of that family. Where no model proposes names,
and in Turkish, `strangers` does the same by the grammar of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.names.candidates import MODEL, Candidate, adjacent, beside_names
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.persons import beside_another_name, common_words
from astana_nlp.records import Label
from astana_nlp.spelling import APOSTROPHES, fold, name_key, russian_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.spelling import Word

LANGUAGES = frozenset({"en", "fr", "ru"})
_SHORTEST = 4  # letters of a family name
_FULL = 2  # words of a full name


def family_names_alone(lines: Sequence[Line], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield where the family name of somebody whom no list has, and whom the text names in full, stands alone.

    Args:
        lines: the sentences, in the order of the document.
        named: the names that were found in them so far, those that a model proposes too.
    """
    families = _families(lines, named)
    small = {w.key for line in lines for w in line.words if w.text.islower()} if families else set()
    for line in lines if families else ():
        for i, word in enumerate(line.words) if line.language in LANGUAGES else ():
            if not word.capital or line.is_listed(i) or _is_of_another(line, i, small):
                continue
            forms = russian_forms(name_key(word.text)) - small - common_words()
            known = min((families[form] for form in forms if form in families), default=word.start)
            if name_key(word.text) in forms and known < word.start:
                yield Candidate(
                    line.index, word.end - len(_bare(word)), word.end, Label.PERSON, "", "", "pattern", 0.5, MODEL
                )


def _is_of_another(line: Line, i: int, small: Collection[str]) -> bool:
    """Say whether the words beside make another name of it; 'But Velin', "D'après Velin" at the beginning do not."""
    before = line.words[0]
    elided = any(mark in before.text for mark in APOSTROPHES)
    function = before.key in small or before.key in beside_names(line.language, "function_words")
    followed = i + 1 < len(line.words) and line.words[i + 1].text[0].isupper() and adjacent(line.words, i + 1)
    return followed if i == 1 and (elided or function) else beside_another_name(line, i)


def _families(lines: Sequence[Line], named: Sequence[Candidate]) -> dict[str, int]:
    """Return the forms of the family names of those whom a document names in full, each with where it first does.

    What may be another word is none of them.
    """
    by_index = {line.index: line for line in lines}
    bearers: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for found in named:
        if found.label is not Label.PERSON or found.entity_id or found.sentence not in by_index:
            continue
        line = by_index[found.sentence]
        inside = [i for i, w in enumerate(line.words) if found.start <= w.start and w.end <= found.end]
        if line.language in LANGUAGES and len(inside) >= _FULL and not any(is_demonym(line, i) for i in inside):
            key = name_key(line.words[inside[-1]].text)
            bearers.setdefault(key, set()).add(fold(line.words[inside[0]].text)[:_SHORTEST])
            first[key] = min(found.start, first.get(key, found.start))
    one = {key for key, given in bearers.items() if len(given) == 1 and len(key) >= _SHORTEST}
    return {form: first[key] for key in sorted(one) for form in russian_forms(key) - common_words()}


def _bare(word: Word) -> str:
    """Return a word without what French writes onto it: d'Altun."""
    cut = max(word.text.rfind(mark) for mark in APOSTROPHES)
    return word.text[cut + 1 :] if 0 <= cut < _FULL and len(word.text) > cut + _SHORTEST else word.text
