"""Whether a cue holds a negation: 'did not attend', or an ending of its Turkish verb behind the stem."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from astana_nlp.spelling import fold
from astana_nlp.stance.sentence.cues import Cue, cue_table

if TYPE_CHECKING:
    from astana_nlp.spelling import Word

NEGATION = "operators.negation"
# what Turkish verbs carry instead of a word for 'not' (folded): -medi, -meyecek, -mez, -memiş, -miyor, -meden
UNABLE = re.compile(r"y?[ae]")  # what stands before it in 'katıl|a|madı', 'imzala|ya|madı': could not
NEGATIVE_ENDING = re.compile(r"m(?:[ae](?:d[iu]|mis|y[ae][cnr]|z|d[ae]n|m[ae]k)|[iu]yor)")


class Worded(Protocol):
    """A sentence as its words."""

    @property
    def language(self) -> str:
        """The code of its language."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""


def is_negative(sentence: Worded, cue: Cue) -> bool:
    """Say whether the cue holds its negation itself ('did not attend', 'katılmayacak'): others only agree with it."""
    if _has_negation(cue.pattern, sentence.language):
        return True
    at = _negative_ending(sentence, cue)
    return at is not None and at < len(_last_part(cue))


@cache
def _has_negation(pattern: str, language: str) -> bool:
    words = pattern.replace("*", "").replace("..", "")
    return any(cue.kind == NEGATION for cue in cue_table(language).find(words))


def own_negation(sentence: Worded, cue: Cue) -> list[str]:
    """Return the operator that the word of the cue carries behind what the pattern holds: 'reddet|medi'.

    A negation, or an inability: 'katıl|amadı'.
    """
    at, held = _negative_ending(sentence, cue), len(_last_part(cue))
    if at is None or at < held:
        return []
    return ["inability" if UNABLE.fullmatch(sentence.words[cue.last].key[held:at]) else "negation"]


def _negative_ending(sentence: Worded, cue: Cue) -> int | None:
    """Return where the negative ending of the cue's last word begins, or None where it has none."""
    if sentence.language != "tr":
        return None
    found = NEGATIVE_ENDING.search(sentence.words[cue.last].key, 2)
    return found.start() if found else None


def _last_part(cue: Cue) -> str:
    return fold(cue.pattern.split()[-1].removesuffix("*"))
