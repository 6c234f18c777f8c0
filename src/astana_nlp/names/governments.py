"""'The government' beside the opposition of a country is the government of that country: Syria's, in these documents.

    the government and the rebels        le gouvernement et l'opposition        الحكومة والمعارضة

Alone it may be any government, and in Turkish and Persian it is most often that of the reader: there it is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.names.candidates import adjacent, candidate
from astana_nlp.names.gazetteer import entry_called
from astana_nlp.names.offices import is_demonym
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.names.candidates import Candidate, Line

GOVERNMENT, OPPOSITION = "syrian-government", "syrian-opposition"
_REACH = 12  # words between the two


def government_candidates(line: Line) -> Iterator[Candidate]:
    """Yield 'the government' where the same sentence names the opposition nearby, and no other state between them."""
    for i in plain_governments(line):
        if _is_opposed(line, i):
            yield government_at(line, i)


def plain_governments(line: Line) -> list[int]:
    """Return the words of a sentence that say 'the government' and not whose."""
    nouns = grammar.words(line.language, "government")
    return [i for i, word in enumerate(line.words) if word.key in nouns and _is_plain(line, i)]


def government_at(line: Line, i: int) -> Candidate:
    """Return 'the government' at a word as that of the country."""
    word = line.words[i]
    start = word.start + (word.text.startswith(("و", "ل")) if line.language == "ar" else 0)
    return candidate(line, (start, word.end), entry_called(GOVERNMENT), ("description", 0.5))


def _is_plain(line: Line, i: int) -> bool:
    """Say whether nothing beside the noun tells whose government it is."""
    language = line.language
    before = line.words[i - 1] if i and adjacent(line.words, i) else None
    articles = grammar.words(language, "the")
    if articles and (before is None or before.key not in articles):
        return False
    if before is not None and before.key.endswith(grammar.endings(language, "adjective_neuter")):
        return False
    if i + 1 >= len(line.words) or not adjacent(line.words, i + 1):
        return True
    behind = line.words[i + 1]
    named = (
        behind.key in grammar.words(language, "whose")
        or is_demonym(line, i + 1)
        or (language == "ar" and behind.key.startswith("ال"))
    )
    joined = language == "en" and "-" in behind.gap
    return not named and not joined and not (language == "ru" and behind.text[0].isupper())


def _is_opposed(line: Line, i: int) -> bool:
    for match in line.matches:
        ids = {name.entry.id for name in match.names}
        between = range(min(i, match.last), max(i, match.first))
        if OPPOSITION in ids and len(between) <= _REACH:
            others = (m for m in line.matches if m is not match and m.first in between)
            return not any(name.entry.label is Label.STATE for m in others for name in m.names)
    return False
