"""What the words of a sentence say of its act: told as the first or the later one, about a paper or about coming.

The words stand in `knowledge/languages/<code>/narrative.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from astana_nlp.names.candidates import line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Basis, Section, Sentence

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Statement

_PRESENCE = ("attended", "attended_by", "absent", "boycotted", "observer", "came")
_WITH = (("refused", "coming"), ("sent", "delegates"))  # a refusal may be one of anything


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells: as what came first, as what came later, of signing, of being there.

    `parts` says that it may be some of a group or some of the sessions, `body` that a delegation speaks as one.
    """

    first: bool
    later: bool
    signature: bool
    presence: bool
    parts: bool
    body: bool


@lru_cache(maxsize=20_000)
def telling(text: str, language: str) -> Telling:
    """Return how a sentence of a language tells what somebody did."""
    line = line_of(0, Sentence("", 0, len(text), text, 0, 1, Section.BODY, language))
    story, rounds = Tags(line, "narrative"), Tags(line)
    return Telling(
        first=story.has("order:first"),
        later=story.has("order:later"),
        signature=story.has("acts:signature"),
        presence=_present(rounds),
        parts=story.has("acts:parts") or rounds.has("claims:groups"),
        body=rounds.has("claims:team"),
    )


def _present(rounds: Tags) -> bool:
    pairs = any(rounds.has(f"claims:{one}") and rounds.has(f"claims:{other}") for one, other in _WITH)
    return pairs or any(rounds.has(f"claims:{kind}") for kind in _PRESENCE)


def of_presence(statement: Statement) -> bool:
    """Say whether a statement is an act of coming or staying away, in words of the tables of claims."""
    return statement.basis == Basis.ACTED and telling(statement.quote.text, statement.quote.language).presence
