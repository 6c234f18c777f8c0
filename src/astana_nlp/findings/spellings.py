"""One name for each actor that the list does not have, whatever its case ending, quotation marks or transliteration.

`unlisted.name_words` says which spellings are one; a name without its type word ('«Белый кедр»' beside 'движение
«Белый кедр»') goes with the only name that has the same words behind one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from astana_nlp.unlisted import in_english, name_words, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    Names = dict[tuple[str, str], str]
    Key = tuple[str, ...]


def one_name_each(names: Iterable[tuple[str, str]]) -> Names:
    """Return for every name and language the name by which its actor goes: in English, the most frequent, the shortest.

    Args:
        names: every occurrence of a name with the language of its sentence.
    """
    counts = Counter(names)
    keys = {pair: name_words(*pair) for pair in counts}
    merged = _with_types(set(keys.values()))
    spellings: defaultdict[Key, Counter[tuple[str, str]]] = defaultdict(Counter)
    for pair, key in keys.items():
        spellings[merged[key]][pair] += counts[pair]
    best = {key: _best(found) for key, found in spellings.items()}
    return {pair: best[merged[key]] if key else pair[0] for pair, key in keys.items()}


def _with_types(keys: set[Key]) -> dict[Key, Key]:
    """Return for every key the one that it goes with: itself, or the only typed one of the same words."""
    typed: defaultdict[Key, set[Key]] = defaultdict(set)
    for key in keys:
        if _rest(key) != key:
            typed[_rest(key)].add(key)
    return {key: next(iter(typed[key])) if len(typed.get(key, ())) == 1 else key for key in keys}


def _rest(key: Key) -> Key:
    return tuple(part for part in key if not part.startswith("<"))


def _best(found: Counter[tuple[str, str]]) -> str:
    times = Counter(in_english(list(found.elements())))
    return shown([min(times, key=lambda name: (-times[name], len(name), name))])
