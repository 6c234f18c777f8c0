"""What the words of a sentence say of its act: told as the first or the later one, about a paper or about coming.

The words stand in `knowledge/languages/<code>/narrative.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from astana_nlp.claims.results.papers import PAPERS
from astana_nlp.names.candidates import line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Basis, Section, Sentence
from astana_nlp.rounds.calendar import topics

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Statement
    from astana_nlp.names.candidates import Line

_PRESENCE = ("attended", "attended_by", "absent", "boycotted", "observer", "came")
_WITH = (("refused", "coming"), ("sent", "delegates"), ("included", "team"))  # a refusal may be one of anything


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells: as what came first, as what came later, of signing, of being there.

    `turned` says that it tells of a change of mind, `refused` that a refusal was what changed, `parts` that it may be
    some of a group or some of the sessions, `body` that a delegation speaks as one, `faults` that somebody finds
    fault with what was agreed on or issued, `excepted` that somebody came although nobody else did.
    """

    first: bool
    later: bool
    turned: bool
    refused: bool
    signature: bool
    presence: bool
    parts: bool
    body: bool
    faults: bool
    excepted: bool


@lru_cache(maxsize=20_000)
def telling(text: str, language: str) -> Telling:
    """Return how a sentence of a language tells what somebody did."""
    line = line_of(0, Sentence("", 0, len(text), text, 0, 1, Section.BODY, language))
    story, rounds = Tags(line, "narrative"), Tags(line)
    first, later = story.has("order:first"), story.has("order:later")
    return Telling(
        first=first,
        later=later,
        turned=(first and later) or story.has("order:turned"),
        refused=story.has("order:refused"),
        signature=story.has("acts:signature"),
        presence=_present(rounds),
        parts=story.has("acts:parts") or rounds.has("claims:groups"),
        body=rounds.has("claims:team"),
        faults=story.has("acts:criticism") and _of_results(line, rounds),
        excepted=rounds.has("claims:sole"),
    )


@lru_cache(maxsize=20_000)
def topics_of(text: str, language: str) -> frozenset[str]:
    """Return the topics of the calendar that a sentence names."""
    rounds = Tags(line_of(0, Sentence("", 0, len(text), text, 0, 1, Section.BODY, language)))
    return frozenset(topic for topic in topics() if rounds.has(f"agenda:{topic}"))


def _of_results(line: Line, rounds: Tags) -> bool:
    """Say whether a sentence on no presence speaks of what the talks decided, of a paper or of one of their topics."""
    if _present(rounds) or rounds.has("claims:coming"):
        return False
    decided = Tags(line, "outcomes").has("outcome:agreed") or any(rounds.has(f"papers:{kind}") for kind in PAPERS)
    return decided or bool(topics_of(line.sentence.text, line.language))


def _present(rounds: Tags) -> bool:
    pairs = any(rounds.has(f"claims:{one}") and rounds.has(f"claims:{other}") for one, other in _WITH)
    return pairs or any(rounds.has(f"claims:{kind}") for kind in _PRESENCE)


def of_presence(statement: Statement) -> bool:
    """Say whether a statement is an act of coming or staying away, in words of the tables of claims."""
    return statement.basis == Basis.ACTED and telling(statement.quote.text, statement.quote.language).presence
