"""Cut a text into the unigram pieces of the encoder, each with its place in the text (Kudo 2018, arXiv:1804.10959)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.encoder.weights import Vocabulary

SPACE = "\u2581"  # stands for the space before a word in the pieces


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its number in the vocabulary and the characters [start, end) of the text that it covers."""

    id: int
    start: int
    end: int


class Tokenizer:
    """Most probable segmentation of each word; words are remembered, since texts repeat them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._segment = lru_cache(maxsize=50_000)(self._best_pieces)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of `text` in order, without the marks of beginning and end."""
        return tuple(piece for word, places in self._words(text) for piece in self._place(word, places))

    def _words(self, text: str) -> Iterator[tuple[str, list[int]]]:
        """Yield each normalised word with the offset in `text` of each of its characters."""
        letters: list[str] = []
        places: list[int] = []
        for offset, character in enumerate(text):
            for letter in self._vocabulary.replacements.get(character, character):
                if letter == " ":
                    if letters:
                        yield "".join(letters), places
                    letters, places = [], []
                else:
                    letters.append(letter)
                    places.append(offset)
        if letters:
            yield "".join(letters), places

    def _place(self, word: str, places: list[int]) -> Iterator[Piece]:
        for number, begin, end in self._segment(word):
            first, last = max(begin - 1, 0), max(end - 2, 0)  # the word was segmented behind one SPACE
            yield Piece(number, places[first], places[last] + 1)

    def _best_pieces(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Viterbi over the pieces of `SPACE + word`; returns (id, begin, end) in characters of that string."""
        vocabulary, marked = self._vocabulary, SPACE + word
        best = [0.0] + [float("-inf")] * len(marked)
        came: list[tuple[int, int]] = [(0, 0)] * (len(marked) + 1)
        for begin in range(len(marked)):
            for end in range(begin + 1, min(len(marked), begin + vocabulary.longest) + 1):
                number, score = vocabulary.scores.get(marked[begin:end], (vocabulary.unknown, float("-inf")))
                if end == begin + 1:
                    score = max(score, vocabulary.unknown_score)
                if best[begin] + score > best[end]:
                    best[end] = best[begin] + score
                    came[end] = (begin, number)
        found = []
        end = len(marked)
        while end > 0:
            begin, number = came[end]
            found.append((number, begin, end))
            end = begin
        return tuple(reversed(found))
