"""How likely a text is as a run of letters in each language of a script.

One model of characters a language: the probability of a letter after the five before it in the word, interpolated
with those after four, three, two, one and none (Witten-Bell style). `docs/make_character_models.py` computes them from
lists of words and prunes them to the n-grams that tell languages apart; they lie in
`knowledge/languages/_identify/<script>.xz`.
"""

from __future__ import annotations

import json
import lzma
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from astana_nlp import knowledge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCRIPTS = ("Arab", "Cyrl", "Latn")
ORDER = 6
EDGE = "_"
# more letters do not change the answer
ENOUGH_LETTERS = 300
# probabilities are kept as whole steps of negative logarithms in one byte
STEPS = 8
# most words of a text are met again in the next
REMEMBERED = 16_384

_WORD = regex.compile(r"[\p{L}\p{Mc}]+")
# vowel signs and the stroke that only stretches a word; the joiner stands between the parts of a word
_ORNAMENT = regex.compile(r"[\u064B-\u065F\u0670\u0640]")


@dataclass(frozen=True, slots=True, eq=False)
class CharacterModel:
    """The table of one script: a row an n-gram, a column a language, of steps of negative log-probability."""

    languages: tuple[str, ...]
    rows: dict[str, int]
    steps: NDArray[np.uint8]

    def log_probabilities(self, text: str) -> dict[str, float]:
        """Return the logarithm of the probability of the words of a text in each language."""
        found = [row for word in words(text) for row in _rows_of(self, word)]
        sums = self.steps[found].sum(axis=0, dtype="int64") if found else [0] * len(self.languages)
        return {code: -float(value) / STEPS for code, value in zip(self.languages, sums, strict=True)}


@lru_cache(maxsize=REMEMBERED)
def _rows_of(table: CharacterModel, word: str) -> tuple[int, ...]:
    """Return, for every letter of a word and its end, the row of the longest n-gram that ends there."""
    marked = f"{EDGE}{word}{EDGE}"
    grams = ((marked[start:end] for start in range(max(0, end - ORDER), end)) for end in range(2, len(marked) + 1))
    longest = (next((gram for gram in ending if gram in table.rows), None) for ending in grams)
    return tuple(table.rows[gram] for gram in longest if gram is not None)


def words(text: str) -> list[str]:
    """Return the words of a text, lowered, without vowel signs, as far as they are looked at."""
    folded = lowered(unicodedata.normalize("NFKC", text[: ENOUGH_LETTERS * 2]))
    found: list[str] = _WORD.findall(_ORNAMENT.sub("", folded)[:ENOUGH_LETTERS])
    return found


def lowered(text: str) -> str:
    """Lower a text without losing the Turkish dotted and dotless i."""
    return text.replace("İ", "i").lower().replace("i̇", "i")


@cache
def model(script: str) -> CharacterModel | None:
    """Return the model of a script, or nothing for a script that needs none."""
    if script not in SCRIPTS:
        return None
    import numpy as np

    packed = (knowledge.ROOT / "languages" / "_identify" / f"{script}.xz").read_bytes()
    head, steps = lzma.decompress(packed).split(b"\0", 1)
    languages, *rows = head.decode().split("\n")
    codes = tuple(json.loads(languages))
    table = np.frombuffer(steps, dtype=np.uint8).reshape(len(rows), len(codes))
    return CharacterModel(codes, {row: i for i, row in enumerate(rows)}, table)


def packed(table: CharacterModel) -> bytes:
    """Return the bytes of a file that `model` reads."""
    head = "\n".join([json.dumps(table.languages), *table.rows]).encode()
    return lzma.compress(head + b"\0" + table.steps.tobytes(), preset=9)
