"""What claims about a round answer, and which two answers to one question exclude each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.verdicts import CAME, STAYED
from astana_nlp.claims.attendance.walkouts import ALL, MOST, STAYED_ON, WALKED_OUT
from astana_nlp.claims.people.affiliations import affiliation_of
from astana_nlp.claims.people.chairing import CHAIRED
from astana_nlp.claims.people.delegations import LED
from astana_nlp.claims.people.initiative import INITIATED
from astana_nlp.claims.people.posts import POST
from astana_nlp.claims.results.figures import GROUPS_SET_UP
from astana_nlp.claims.results.papers import SIGNED, UNSIGNED
from astana_nlp.claims.results.signatures import EVERYBODY, SIGNED_BY, UNSIGNED_BY, any_paper
from astana_nlp.claims.results.topics import DISCUSSED, UNDISCUSSED
from astana_nlp.claims.timing.agreements import SIGNED_ON
from astana_nlp.claims.timing.ends import LAST_DAY
from astana_nlp.claims.timing.experts import EXPERTS
from astana_nlp.claims.timing.length import EXTENDED, EXTENSION, SCHEDULE
from astana_nlp.claims.timing.tally import AT
from astana_nlp.claims.timing.vague import UNDECIDED
from astana_nlp.findings.comparing import EXACT, NUMBER, SAME_DAYS, days_exclude, numbers_exclude, together
from astana_nlp.findings.narrative import topics_of
from astana_nlp.review.attach import letters
from astana_nlp.rounds.calendar import GUARANTORS, HOSTS, LANDS, TOGETHER, entry_of
from astana_nlp.unlisted import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.findings.evidence import Claim

    Pair = tuple[Claim, Claim]

FIRST = "first-time"
NOTHING = "no-outcome"
EXCHANGED = "exchanged"
LASTING = "zones-last"
# what is asked of a round, beside who came to it and what the calendar knows
ASKED = frozenset(
    {
        *("papers", "participants", "delegates", LED, "planned-date", "planned-place", "outcome"),
        *("length", "format", "rounds-held", "invited", EXCHANGED, "zones", LASTING, CHAIRED, INITIATED, SIGNED_BY),
        *(EXTENSION, WALKED_OUT, DISCUSSED, EXPERTS, POST, GROUPS_SET_UP, SCHEDULE, SIGNED_ON),
    }
)
INVITED, UNINVITED = "invited", "uninvited"
_MOST_SHOWN = 6  # pairs of one question: who sees six need not see a seventh
_ASKS = {SIGNED: "papers", UNSIGNED: "papers", UNINVITED: INVITED, NOTHING: "outcome", UNSIGNED_BY: SIGNED_BY}
_ASKS |= {STAYED_ON: WALKED_OUT, UNDISCUSSED: DISCUSSED}
_OF_SOMEBODY = frozenset({LED, "delegates", INVITED, FIRST, SIGNED_BY, WALKED_OUT, DISCUSSED, POST})
ANY_PAPER = "document"
_LIES_IN = frozenset((HOSTS[name], land) for name, land in LANDS.items())
_SAME_POST = 120  # days in which hardly anybody is promoted
_SAME_PLAN = 45  # days in which a plan hardly changes


def question(claim: Claim) -> str:
    """Return what a claim answers: whether somebody came, or another question, with what it is about behind a colon."""
    who = claim.entity_id or letters(claim.value.partition(":")[0])
    if claim.claim in CAME | STAYED:
        return who
    kind = _ASKS.get(claim.claim, claim.claim)
    if kind == "participants":
        return f"{kind}:{claim.value.rpartition(' ')[2]}"
    return f"{kind}:{who}" if kind in _OF_SOMEBODY else kind


def asked_of(claim: Claim) -> int:
    """Return the round that is asked about, 0 where the answer holds for all: one memorandum made all the zones."""
    return 0 if claim.claim in {LASTING, AT, EXPERTS} else claim.round


def differing(kind: str, same: Sequence[Claim]) -> list[Pair]:
    """Return pairs of claims that exclude each other, of different documents where there are such, or none."""
    exclude = _EXCLUDE.get(kind, _values)
    return one_a_source(pair for pair in _ordered(same) if exclude(*pair))


def one_a_source(pairs: Iterable[Pair]) -> list[Pair]:
    """Return of pairs that exclude each other one for every document whose answer is the rarer, the surest first.

    Every answer is in one of the pairs, as far as `_MOST_SHOWN` go; of two equally frequent ones the first is rarer.
    Beside documents that agree, different ones of the other side are shown. What one document says both ways is shown
    as well.
    """
    ordered = sorted(pairs, key=_worth, reverse=True)
    return [
        *_shown([p for p in ordered if p[0].source != p[1].source]),
        *_shown([p for p in ordered if p[0].source == p[1].source]),
    ]


def _shown(waiting: list[Pair]) -> list[Pair]:
    """Return of sorted pairs those that each show a document or an answer that no other has shown."""
    documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in (c for pair in waiting for c in pair):
        documents[_answer(claim)].add(claim.source.doc_id)
    chosen: list[Pair] = []
    told, answers, beside = set[tuple[str, str, str]](), set[tuple[str, str]](), Counter[str]()
    while waiting and len(chosen) < _MOST_SHOWN:
        pair = min(waiting, key=lambda p: sum(beside[c.source.doc_id] for c in p))
        rarer = min(pair, key=lambda c: len(documents[_answer(c)]))
        told.add((rarer.source.doc_id, *_answer(rarer)))
        answers |= {_answer(c) for c in pair}
        beside.update(c.source.doc_id for c in pair)
        chosen.append(pair)
        waiting = [p for p in waiting if _tells_more(p, told, answers, documents)]
    return chosen


def _tells_more(
    pair: Pair,
    told: set[tuple[str, str, str]],
    answers: set[tuple[str, str]],
    documents: Mapping[tuple[str, str], set[str]],
) -> bool:
    """Say whether a pair has another document with the rarer answer, or another answer, than those chosen."""
    rarer = min(pair, key=lambda c: len(documents[_answer(c)]))
    return (rarer.source.doc_id, *_answer(rarer)) not in told or not {_answer(c) for c in pair} <= answers


def _worth(pair: Pair) -> tuple[int, bool, bool, str]:
    """Return what makes a pair worth showing.

    A calendar that has one of the two right, one language to compare them in, and the same days.
    """
    one, other = pair
    dated = [c.source.published for c in pair]
    near = all(dated) and together(*dated)
    same = one.quote.language == other.quote.language
    return sum(c.agrees == "yes" for c in pair), same, near, one.quote.sentence_id


def _answer(claim: Claim) -> tuple[str, str]:
    """Return what a claim says: whether somebody came or signed, or its value."""
    if claim.claim in CAME | STAYED:
        return "presence", "came" if claim.claim in CAME else "stayed"
    return claim.claim, "" if claim.claim in {SIGNED_BY, UNSIGNED_BY} else claim.value


def _ordered(same: Sequence[Claim]) -> Iterator[Pair]:
    """Yield all pairs of two sentences, what denies before what says so."""
    for one, other in combinations(same, 2):
        if one.quote.sentence_id != other.quote.sentence_id:
            yield (other, one) if other.claim in {UNSIGNED, NOTHING, UNSIGNED_BY} else (one, other)


def _values(one: Claim, other: Claim) -> bool:
    return one.value != other.value


def _of_two_sources(one: Claim, other: Claim) -> bool:
    """Say whether two documents say different things; one may tell of several sessions, groups or plans."""
    return one.source != other.source and one.value != other.value


def _papers(one: Claim, other: Claim) -> bool:
    """Say whether one denies what the other says: 'no document' denies all of them."""
    denied = (one.claim, other.claim) == (UNSIGNED, SIGNED) and one.value in {other.value, ANY_PAPER}
    return denied and not _so_far(one)


def _so_far(claim: Claim) -> bool:
    """Say whether a text was written before the last day of its round: what was not done by then may have followed."""
    entry = entry_of(claim.round)
    return entry is not None and "" < claim.source.published < entry.last


def _outcomes(one: Claim, other: Claim) -> bool:
    """Say whether one document has nothing come of what another has an outcome of; one text may tell of both.

    Where both name topics of the talks, they must have one in common: zones may be agreed on, and prisoners not.
    """
    topics = [topics_of(c.quote.text, c.quote.language) for c in (one, other)]
    same = not all(topics) or bool(topics[0] & topics[1])
    return same and one.source != other.source and one.claim == NOTHING != other.claim and not _so_far(one)


def _captives(one: Claim, other: Claim) -> bool:
    """Say whether two documents of the same days cannot mean one exchange; one may count each side, and one both."""
    days = [c.quote.source.published for c in (one, other)]
    numbers = [int(found[2]) for c in (one, other) if (found := NUMBER.search(c.value))]
    each_side = len(numbers) == len(days) and max(numbers) == 2 * min(numbers)
    return one.source != other.source and together(*days) and numbers_exclude(one, other) and not each_side


def _invitations(one: Claim, other: Claim) -> bool:
    return one.claim != other.claim


def _leaders(one: Claim, other: Claim) -> bool:
    """Say whether two names are those of two persons, both told before the round or both later.

    A family name alone is the person's.
    """
    names = [{*name_words(c.value.partition(":")[2], c.quote.language)} for c in (one, other)]
    return not names[0] & names[1] and len({_foretold(c) for c in (one, other)}) == 1


def _foretold(claim: Claim) -> bool:
    """Say whether a text was older than the round that it tells of."""
    entry = entry_of(claim.round)
    return entry is not None and "" < claim.source.published < entry.first


def _chairs(one: Claim, other: Claim) -> bool:
    """Say whether two documents have people of two bodies chair: a minister and the deputy may take turns."""
    bodies = [affiliation_of(c.entity_id) for c in (one, other)]
    return one.source != other.source and all(bodies) and bodies[0] != bodies[1]


def _places(one: Claim, other: Claim) -> bool:
    """Say whether two places are apart: of a city and the land that it lies in both may be meant."""
    places = {one.entity_id or one.value, other.entity_id or other.value}
    return one.value != other.value and len(places) > 1 and not any(places == {*pair} for pair in _LIES_IN)


def places_exclude(one: Claim, other: Claim) -> bool:
    """Say whether two counts of the rounds in one place or in two cannot both be: 20 of 20 here, 2 of 16 there."""
    counts = [int(c.value.partition(" ")[0]) for c in (one, other)]
    early, late = sorted(((one.round, counts[0]), (other.round, counts[1])))
    if one.entity_id == other.entity_id:
        return not early[1] <= late[1] <= early[1] + late[0] - early[0]
    return early[1] + late[1] > late[0]


def _initiators(one: Claim, other: Claim) -> bool:
    """Say whether two documents have nobody in common whose initiative a round was."""
    bodies = [frozenset(c.value.split(", ")) for c in (one, other)]
    return one.source != other.source and not bodies[0] & bodies[1]


def _signers(one: Claim, other: Claim) -> bool:
    """Say whether somebody signed a paper by one document, and did not by the other."""
    return one.source != other.source and one.claim != other.claim and any_paper(one.value, other.value)


def _walkouts(one: Claim, other: Claim) -> bool:
    """Say whether most of a body left by one document, and most of it stayed by another."""
    shares = {c.value.rpartition(": ")[2] for c in (one, other)}
    return one.source != other.source and one.claim != other.claim and shares <= {MOST, ALL}


def _extensions(one: Claim, other: Claim) -> bool:
    """Say whether a round was extended by one source, and by another was not, or ended early."""
    return one.value != other.value and EXTENDED in {one.value, other.value}


def ended_meanwhile(same: Sequence[Claim]) -> list[Pair]:
    """Return claims that a round was extended, beside those that have it end by the day on which that was said."""
    longer = [c for c in same if c.claim == EXTENSION and c.value == EXTENDED]
    ended = [c for c in same if c.claim == LAST_DAY and c.agrees == "yes"]
    return one_a_source((x, e) for x in longer for e in ended if x.source != e.source and e.value <= x.source.published)


def _posts(one: Claim, other: Claim) -> bool:
    """Say whether two documents of the same months give somebody two posts."""
    days = [c.source.published for c in (one, other)]
    held = {c.value.rpartition(": ")[2] for c in (one, other)}
    return one.source != other.source and len(held) > 1 and together(*days, most=_SAME_POST)


def _topics(one: Claim, other: Claim) -> bool:
    """Say whether a topic was spoken of by one, and not by the other."""
    return one.claim != other.claim


def signed_by_all(claim: Claim) -> bool:
    """Say whether a claim has everybody sign or accept a paper."""
    return claim.claim == SIGNED_BY and claim.value.startswith(EVERYBODY)


def not_by_all(said: Sequence[Claim]) -> list[Pair]:
    """Return who did not sign a paper of a round, beside claims that all signed it."""
    everybody = [c for c in said if signed_by_all(c)]
    together = [c for c in said if c.claim == SIGNED_BY and c.entity_id == TOGETHER]
    nobody = [c for c in said if c.claim == UNSIGNED_BY]
    pairs = [
        (n, e)
        for n in nobody
        for e in (*everybody, *(together if n.entity_id in GUARANTORS else ()))
        if n.quote.sentence_id != e.quote.sentence_id
    ]
    return one_a_source((n, e) for n, e in pairs if any_paper(n.value, e.value))


def _experts(one: Claim, other: Claim) -> bool:
    """Say whether two documents of the same days have experts meet on days that have none in common.

    Both look ahead to the meeting, or both back on it, and it is that of these weeks.
    """
    days = [c.source.published for c in (one, other)]
    if one.source == other.source or not together(*days):
        return False
    ahead = {c.value.partition("/")[0] > c.source.published for c in (one, other) if c.source.published}
    weeks = _SAME_PLAN if all(days) else SAME_DAYS  # of a text without a day nobody knows which meeting it means
    near = together(*(c.value.partition("/")[0] for c in (one, other)), most=weeks)
    return len(ahead) <= 1 and near and days_exclude(one, other)


def _plans(one: Claim, other: Claim) -> bool:
    """Say whether two plans exclude each other: two days, two parts of a month, or a day that was not decided yet.

    Of texts that are months apart the later one may tell of another plan.
    """
    if not together(one.source.published, other.source.published, most=_SAME_PLAN):
        return False
    still_open = [c for c in (one, other) if c.value == UNDECIDED]
    if not still_open:
        return one.source != other.source and days_exclude(one, other)  # one text may tell of two proposals
    told = one if other in still_open else other
    days = [c.source.published for c in (told, still_open[0])]
    return bool(EXACT.fullmatch(told.value)) and "" not in days and days[0] <= days[1]


_EXCLUDE = {
    "papers": _papers,
    LED: _leaders,
    "planned-date": _plans,
    "outcome": _outcomes,
    "participants": numbers_exclude,
    "delegates": numbers_exclude,
    "zones": numbers_exclude,
    LASTING: numbers_exclude,
    "invited": _invitations,
    EXCHANGED: _captives,
    CHAIRED: _chairs,
    INITIATED: _initiators,
    "planned-place": _places,
    SIGNED_BY: _signers,
    EXPERTS: _experts,
    EXTENSION: _extensions,
    GROUPS_SET_UP: _of_two_sources,
    SCHEDULE: _of_two_sources,
    WALKED_OUT: _walkouts,
    DISCUSSED: _topics,
    POST: _posts,
}
