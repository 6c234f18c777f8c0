"""What bears a reading out or speaks against it: words, the place of a meeting, and what else the sentence tells.

A trained reader sees who is spoken of in a tone of absence ('A deeply regrets …'), a rule sees single words; each is
right more often where the other, or the words around, agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.coming import tells_of_absence
from astana_nlp.claims.attendance.verdicts import STAYED
from astana_nlp.claims.parts import names_another
from astana_nlp.claims.results.papers import PAPERS
from astana_nlp.claims.timing.aside import is_city
from astana_nlp.names.candidates import stands_in_place
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import HOSTS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import Mention

_AGAINST = {
    "observer": frozenset({"attended", "head", "signed"}),
    "outcome": frozenset({"no-agreement"}),
    "no-outcome": frozenset({"agreed"}),
    **dict.fromkeys(STAYED, frozenset({"none"})),  # of who is there otherwise the word for absence tells plainly
}
_OF_SENTENCE = frozenset({"outcome", "no-outcome"})


def bears_out(claim: str, part: Part, actor: Mention) -> bool:
    """Say whether the words of a part bear out that somebody came to a round, or stayed away from it.

    Absence needs a word for it; who came is mostly told without one.
    """
    return tells_of_absence(part) if claim in STAYED else not (actor.label == Label.FACTION and _is_elsewhere(part))


def is_of_another_meeting(part: Part) -> bool:
    """Say whether the days of a part are those of a meeting elsewhere, of another one, or of one that prepares a round.

    'On 20 December the ministers met in Moscow' has no day of the round that the text goes on to tell of.
    """
    other = names_another(part.mentions) and not part.numbered
    return other or part.tags.has("claims:preparing") or _is_elsewhere(part)


def _is_elsewhere(part: Part) -> bool:
    """Say whether a part that points to no round is set in a city where none met."""
    cities = [m for m in part.mentions if is_city(m)]
    if part.told or any(m.entity_id in HOSTS.values() for m in cities):
        return False
    return any(stands_in_place(part.tags.line, m) for m in cities)


def speaks_against(claim: str, roles: Sequence[str], told: str) -> bool:
    """Say whether a reader that is sure contradicts a rule.

    Args:
        claim: the kind of claim that a rule makes.
        roles: what the reader has those be that the claim is about, empty where it is not sure.
        told: what it has the whole sentence tell, empty where it is not sure.
    """
    against: frozenset[str] = _AGAINST.get(claim, frozenset())
    return told in against if claim in _OF_SENTENCE else bool(roles) and all(role in against for role in roles)


def counts(role: str, start: int, end: int, part: Part) -> bool:
    """Say whether a number may count what it is read to: areas as a whole, and delegations beside the guarantors.

    Not 'seven papers', 'the other three areas' or 'the three guarantors'.
    """
    if role == "zones":
        papers = any(start <= t.start < end for kind in PAPERS for t in part.tags.all(f"papers:{kind}"))
        some = any(start - 1 <= t.end and t.start <= end for t in part.tags.all("claims:inexact"))
        return not (papers or some)
    return not any(m.start < end and start < m.end and m.entity_id == TOGETHER for m in part.mentions)
