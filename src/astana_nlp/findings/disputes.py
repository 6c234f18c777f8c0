"""What sources claim about rounds that cannot be: against the calendar, and against each other.

Sources differ on who came, how many, who led them, what was signed, and when and where the next round was to be. What
was planned is never held against what happened.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.claims.attendance.walkouts import STAYED_ON, WALKED_OUT
from astana_nlp.claims.people.chairing import CHAIRED
from astana_nlp.claims.people.delegations import LED
from astana_nlp.claims.people.initiative import INITIATED
from astana_nlp.claims.people.posts import POST
from astana_nlp.claims.results.figures import GROUPS_SET_UP
from astana_nlp.claims.results.signatures import SIGNED_BY, UNSIGNED_BY
from astana_nlp.claims.results.topics import DISCUSSED, UNDISCUSSED
from astana_nlp.claims.timing.agreements import SIGNED_ON
from astana_nlp.claims.timing.experts import EXPERTS
from astana_nlp.claims.timing.length import EXTENSION, SCHEDULE
from astana_nlp.claims.timing.numbering import LAST_OF_ALL, NUMBER
from astana_nlp.claims.timing.tally import AT
from astana_nlp.findings.almanac import ATTENDED, ROLES, calendar
from astana_nlp.findings.evidence import Doubt
from astana_nlp.findings.narrative import telling
from astana_nlp.findings.questions import (
    ASKED,
    FIRST,
    asked_of,
    differing,
    ended_meanwhile,
    not_by_all,
    one_a_source,
    places_exclude,
    question,
)
from astana_nlp.naming import days
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.findings.evidence import Claim
    from astana_nlp.findings.questions import Pair

# weights by judgement, between those of contradictions (their confidence) and of a single guess
AGAINST_CALENDAR, ON_PRESENCE, ON_PRESENCE_OF_GROUPS = 0.95, 0.75, 0.4
ON = {
    "papers": 0.7,
    "participants": 0.55,
    "delegates": 0.5,
    LED: 0.5,
    "format": 0.55,
    "invited": 0.5,
    "planned-date": 0.45,
    "planned-place": 0.5,
    "outcome": 0.4,
    "length": 0.5,
    "rounds-held": 0.5,
    "exchanged": 0.4,
    "zones": 0.5,
    "zones-last": 0.5,
    CHAIRED: 0.4,
    SIGNED_BY: 0.5,
    INITIATED: 0.4,
    FIRST: 0.6,
    EXTENSION: 0.5,
    WALKED_OUT: 0.5,
    DISCUSSED: 0.4,
    EXPERTS: 0.4,
    POST: 0.4,
    GROUPS_SET_UP: 0.45,
    SCHEDULE: 0.4,
    SIGNED_ON: 0.5,
}
_PLANNED = "planned-"
_TOLD = frozenset({"date", "planned-date", "place", "planned-place"})  # that a round met, or is to
# what may be behind a difference, where it need not be an error
_ASIDE = {
    "participants": "they may count different things, or one of the two is wrong",
    "delegates": "they may count advisers or not, or one of the two is wrong",
    "format": "they may speak of different sessions, or one of the two is wrong",
    "outcome": "they may speak of different things, or one of the two is wrong",
    "zones": "one of them may speak of some areas only, or is wrong",
    CHAIRED: "they may speak of different sessions, or one of the two is wrong",
    INITIATED: "both may have asked for it, or one of the two is wrong",
    SIGNED_BY: "they may speak of different papers, or one of the two is wrong",
    "exchanged": "they may speak of different exchanges, or one of the two is wrong",
    EXTENSION: "the plan may have changed, or one of the two is wrong",
    GROUPS_SET_UP: "one of them may speak of some groups only, or is wrong",
    SCHEDULE: "the plan may have changed, or one of the two is wrong",
    POST: "the post may have changed, or one of the two is wrong",
    EXPERTS: "they may speak of different meetings, or one of the two is wrong",
    DISCUSSED: "they may speak of different sessions, or one of the two is wrong",
    "planned-date": "the plan may have changed, or one of the two is wrong",
    "planned-place": "the plan may have changed, or one of the two is wrong",
}
_SAYS = {
    "date": "puts round {} on {}",
    "first-day": "has round {} begin on {}",
    "last-day": "has round {} end on {}",
    "place": "has round {} meet in {}",
    "attended": "has {1} attend round {0}",
    "absent": "has {1} stay away from round {0}",
    "boycotted": "has {1} boycott round {0}",
    "observer": "has {1} observe round {0}",
    "document-signed": "has '{1}' signed or issued at round {0}",
    "document-unsigned": "says that at round {0} no '{1}' was signed or issued",
    "participants": "counts {1} at round {0}",
    LED: "has the delegation to round {0} led by {1}",
    CHAIRED: "has round {0} chaired or opened by {1}",
    INITIATED: "has round {} meet on the initiative of {}",
    SIGNED_BY: "has a paper of round {0} signed or issued ({1})",
    UNSIGNED_BY: "says that a paper of round {0} was not signed ({1})",
    "outcome": "says of round {}: '{}'",
    "no-outcome": "says of round {}: '{}'",
    "delegates": "gives the delegation to round {0} so many people: {1}",
    "first-time": "has {1} at the talks for the first time at round {0}",
    "invited": "has {1} invited to round {0}",
    "uninvited": "says that {1} was not invited to round {0}",
    "length": "has round {0} last {1}",
    "format": "calls the talks of round {0} {1}",
    "rounds-held": "counts {1} rounds up to round {0}",
    AT: "counts of the rounds up to round {0} as having met in one place: {1}",
    "exchanged": "has {1} exchanged or set free at the time of round {0}",
    "zones": "counts {1} of de-escalation at round {0}",
    "zones-last": "has the de-escalation areas of round {0} last {1}",
    EXTENSION: "says that round {0} was {1}",
    WALKED_OUT: "has a body leave the hall at round {0} ({1})",
    STAYED_ON: "has a body stay in the hall at round {0} ({1})",
    EXPERTS: "has experts meet at the time of round {0} on {1}",
    POST: "at the time of round {0} gives the post of {1}",
    DISCUSSED: "has round {0} speak of the topic '{1}'",
    UNDISCUSSED: "says that round {0} did not speak of the topic '{1}'",
    GROUPS_SET_UP: "has {1} set up for work at round {0}",
    SCHEDULE: "says that round {0} was {1}",
    SIGNED_ON: "puts the signing of an agreement of round {} on {}",
    NUMBER: "gives round {0} the number {1}",
    LAST_OF_ALL: "calls round {0} the last of the talks",
    "planned-date": "announces round {0} for {1}",
    "planned-place": "announces that round {0} will meet in {1}",
}


def find_disputes(claims: Iterable[Claim]) -> Iterator[Doubt]:
    """Yield one doubt for each claim against the calendar, and one for each that answers a question as fewer do.

    Of what the calendar has said already to be wrong nothing more is held against other sources. Two sentences that
    differ on a paper differ on what came of the round by that alone, which is not said again.
    """
    found = list(_disputes([c for c in claims if not c.source.copy]))
    on_papers = {_sentences(d) for d in found if d.question == "papers"}
    yield from (d for d in found if d.question != "outcome" or _sentences(d) not in on_papers)


def _sentences(doubt: Doubt) -> frozenset[str]:
    return frozenset(quote.sentence_id for quote in doubt.quotes)


def _disputes(claims: Sequence[Claim]) -> Iterator[Doubt]:
    told: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[asked_of(claim), question(claim)].append(claim)
    for (_, asked), same in told.items():
        wrong = [c for c in same if c.agrees == "no" and not c.claim.startswith(_PLANNED) and not _some_of(c)]
        for claim in wrong:
            yield _against_calendar(claim, _rival(claim, same, claims))
        kind = asked.partition(":")[0]
        left = [c for c in same if c not in wrong]
        if kind in ASKED:
            yield from _differing(kind, left)
        elif kind != FIRST:
            yield from _presence(left)
    yield from _not_the_first(told)
    yield from _across(claims)


def _not_the_first(told: Mapping[tuple[int, str], Sequence[Claim]]) -> Iterator[Doubt]:
    """Yield a doubt where one source has somebody come for the first time, and another has it there before."""
    for (number, asked), same in told.items():
        if not asked.startswith(FIRST) or any(c.agrees == "no" for c in same):
            continue
        key = asked.removeprefix(f"{FIRST}:")
        came = [c for (n, q), found in told.items() if q == key and n < number for c in found if c.claim in CAME]
        pairs = [(first, c) for first in same for c in came if first.quote.sentence_id != c.quote.sentence_id]
        if pairs:
            pair = max(pairs, key=lambda p: (p[0].source != p[1].source, p[0].quote.sentence_id, p[1].round))
            yield _between(pair, ON[FIRST], f"{pair[0].value}, round {number}", "one of the two is wrong")


def _across(claims: Sequence[Claim]) -> Iterator[Doubt]:
    """Yield doubts where answers to two questions on one round exclude each other.

    One source has everybody sign or accept a paper, and another names somebody who did not; or one has the round go on
    for longer, and another has it over by then.
    """
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.round].append(claim)
    for kind, exclude in ((SIGNED_BY, not_by_all), (EXTENSION, ended_meanwhile)):
        for pair in (pair for same in said.values() for pair in exclude(same)):
            yield _between(pair, ON[kind], f"round {pair[0].round}", _ASIDE[kind])


def _differing(kind: str, same: Sequence[Claim]) -> Iterator[Doubt]:
    """Yield doubts where sources, or two sentences of one, answer a question on a round differently.

    There is one doubt for every document that says what fewer of them say.
    """
    for pair in differing(kind, same):
        one, _ = pair
        yield _between(pair, ON[kind], f"round {one.round}", _ASIDE.get(kind, "one of the two is wrong"))


def _between(pair: Pair, weight: float, about: str, reading: str) -> Doubt:
    one, other = pair
    within = one.source == other.source
    where = "elsewhere in this document" if within else f"in {other.source.document}"
    return Doubt(
        kind="claim-contradiction" if within else "sources-disagree",
        explanation=f"The text {_says(one)}, but {_says(other)} {where}: {reading}.",
        weight=weight,
        quotes=(one.quote, other.quote),
        about=about,
        value=one.value if one.claim == other.claim else one.claim,
        expected=other.value if one.claim == other.claim else other.claim,
        actor=one.entity_id or one.value,
        round=one.round,
        question=_asked(one),
    )


def _asked(claim: Claim) -> str:
    kind = question(claim).partition(":")[0]
    return kind if kind in {*ASKED, FIRST} else "presence"


def _rival(claim: Claim, same: Sequence[Claim], claims: Sequence[Claim]) -> Claim | None:
    """Return what is best shown beside a claim against the calendar.

    That is of another document where there is one, in full and on the nearest round. Beside a round that is called the
    last it is the earliest text that tells of the next one.

    Args:
        claim: what is wrong.
        same: the answers to the same question.
        claims: all that sources claim.
    """
    if claim.claim == LAST_OF_ALL:
        later = (c for c in claims if c.round == claim.round + 1 and c.claim in _TOLD)
        return min(later, key=lambda c: (not c.source.published, c.source.published, c.quote.sentence_id), default=None)
    held = calendar(claim)

    def worth(c: Claim) -> tuple[bool, bool, int, str]:
        return c.source != claim.source, c.value == held, -abs(c.round - claim.round), c.quote.sentence_id

    return max((c for c in same if _says_otherwise(c, claim)), key=worth, default=None)


def _says_otherwise(other: Claim, wrong: Claim) -> bool:
    """Say whether an answer to the same question cannot be where a wrong one is: mostly one that the calendar has."""
    if wrong.claim == POST:  # who is no minister has another post elsewhere
        return other.value != wrong.value and other.source != wrong.source
    return other.agrees == "yes" and (wrong.claim != AT or places_exclude(wrong, other))


def _against_calendar(claim: Claim, rival: Claim | None) -> Doubt:
    expected = calendar(claim)
    said = f"'{expected}'" if expected in ROLES else days(expected)
    as_others = ""
    if rival and rival.source != claim.source:
        document = rival.source.document
        as_others = f", and {document} has {rival.value}" if claim.claim == POST else f", and so does {document}"
    return Doubt(
        kind=f"{claim.claim}-against-calendar",
        explanation=f"The text {_says(claim)}; the calendar says {said or 'otherwise'}{as_others}.",
        weight=ON_PRESENCE if claim.claim in STAYED and _many(claim.entity_id) else AGAINST_CALENDAR,
        quotes=(claim.quote, *((rival.quote,) if rival else ())),
        about=f"round {claim.round}",
        value=claim.value,
        expected=expected,
        round=claim.round,
        question=claim.claim,
    )


def _says(claim: Claim) -> str:
    wording = _SAYS.get(claim.claim, f"claims of round {{}} '{claim.claim}: {{}}'")
    return wording.format(claim.round, days(claim.value))


def _presence(same: Sequence[Claim]) -> Iterator[Doubt]:
    """Yield doubts where somebody came by one source and stayed away by another, or by another sentence of one."""
    came = [c for c in same if c.claim in CAME]
    stayed = [c for c in same if c.claim in STAYED]
    pairs = [(s, c) for s in stayed for c in came if s.quote.sentence_id != c.quote.sentence_id]
    group = any(_many(c.entity_id) for c in same)
    if group:  # one text may tell of both
        pairs = [(s, c) for s, c in pairs if s.source != c.source and not _some_of(s)]
    for pair in one_a_source(pairs):
        yield _between(
            pair,
            ON_PRESENCE_OF_GROUPS if group else ON_PRESENCE,
            f"{pair[0].value}, round {pair[0].round}",
            f"{'some of them may have come, or ' if group else ''}one of the two is wrong",
        )


def _some_of(claim: Claim) -> bool:
    """Say whether a group stays away from a round that it came to by the calendar, and the words may mean some of it.

    'The opposition stayed away' contradicts the calendar; 'some factions of the opposition' and 'the factions' do not.
    """
    if not (claim.claim in STAYED and _many(claim.entity_id) and calendar(claim) == ATTENDED):
        return False
    return claim.agrees != "no" or telling(claim.quote.text, claim.quote.language).parts


def _many(actor_id: str) -> bool:
    """Say whether an actor is a coalition, of which some may come and some stay away."""
    return actor_id in _coalitions()


@cache
def _coalitions() -> frozenset[str]:
    return frozenset(a.id for a in knowledge.actors() if a.label == Label.COALITION)
