"""What a careful reader should doubt, found in single documents and by comparing them.

Every problem has a weight that says how much hangs on it, so that a reader begins with what would change a finding: a
document that was not read, a wrong date of a round, an actor on both sides; then names and guesses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.contradictions import THINGS, find_contradictions
from astana_nlp.records import Analysis, Problem, RoundClaim, StanceRecord, TimeExpression
from astana_nlp.unlisted import find_unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# below one half a record is more likely wrong than right
LOW_CONFIDENCE = 0.5
# weights by judgement, between those of contradictions (their confidence) and of a single guess
AGAINST_CALENDAR, IMPOSSIBLE, UNSURE_DATE, DATED_OTHERWISE = 0.95, 0.9, 0.3, 0.4
ONLY_RECORD, ONE_OF_SEVERAL = 0.4, 0.2
Found = tuple[str, Problem]


def find_problems(analyses: Sequence[Analysis]) -> dict[str, tuple[Problem, ...]]:
    """Return what to doubt, by the `doc_id` of the document that it stands in."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for analysis in analyses:
        for single in (_own, _unreadable, _dates, _claims, _unsure):
            found[analysis.document.doc_id] += single(analysis)
    across: tuple[Callable[[Sequence[Analysis]], Iterable[Found]], ...] = (find_unlisted, find_contradictions)
    for compare in across:
        for doc_id, problem in compare(analyses):
            found[doc_id].append(problem)
    return {doc_id: tuple(problems) for doc_id, problems in found.items() if problems}


def _own(analysis: Analysis) -> Iterable[Problem]:
    """Return what the stages themselves noted."""
    return analysis.problems


def _unreadable(analysis: Analysis) -> Iterator[Problem]:
    for problem in analysis.document.source.problems:
        yield Problem("unreadable-page", explanation=problem)


def _dates(analysis: Analysis) -> Iterator[Problem]:
    for date in analysis.dates:
        if not date.problem:
            continue
        word = date.problem.split(":", 1)[0].strip()
        weight = IMPOSSIBLE if word == "impossible" else DATED_OTHERWISE if date.round else UNSURE_DATE
        yield Problem(
            f"{word}-date",
            explanation=_date_told(date, word),
            sentence=date.sentence,
            about=f"round {date.round}" if date.round else "",
            value=date.text,
            weight=weight,
        )


def _date_told(date: TimeExpression, word: str) -> str:
    detail = date.problem.partition(":")[2].strip()
    told = {
        "unanchored": f"'{date.text}' counts from a day that the document does not give: its days are not known",
        "impossible": f"'{date.text}' cannot be a date: most likely an error of the source or of the reading",
        "ambiguous": f"'{date.text}' can be read as more than one date",
    }.get(word, f"The date '{date.text}' is {word}")
    return f"The expression {told}{f' ({detail})' if detail else ''}.".replace("The expression The", "The")


def _claims(analysis: Analysis) -> Iterator[Problem]:
    for claim in analysis.claims:
        if claim.agrees_with_calendar != "no":
            continue
        yield Problem(
            f"{claim.claim}-against-calendar",
            explanation=_claim_told(claim),
            sentence=claim.sentence,
            about=f"round {claim.round}",
            value=claim.value,
            expected=_calendar(claim),
            weight=AGAINST_CALENDAR,
        )


def _claim_told(claim: RoundClaim) -> str:
    expected = _calendar(claim)
    says = {
        "date": f"puts round {claim.round} on {_days(claim.value)}",
        "place": f"has round {claim.round} meet in {claim.value}",
        "attended": f"has {claim.value} attend round {claim.round}",
        "absent": f"has {claim.value} stay away from round {claim.round}",
        "boycotted": f"has {claim.value} boycott round {claim.round}",
        "observer": f"has {claim.value} observe round {claim.round}",
        "document-signed": f"has '{claim.value}' signed at round {claim.round}",
    }.get(claim.claim, f"claims of round {claim.round} '{claim.claim}: {claim.value}'")
    return f"The text {says}; the calendar says {_days(expected) or 'otherwise'}."


def _days(value: str) -> str:
    """Return an ISO interval as a reader says it."""
    return " to ".join(value.split("/")) if value[:4].isdecimal() else value


def _calendar(claim: RoundClaim) -> str:
    """Return what the calendar holds for the thing that is claimed."""
    entry = next((r for r in knowledge.rounds() if r.number == claim.round), None)
    if entry is None:
        return f"rounds 1 to {len(knowledge.rounds())}"
    if claim.claim == "date":
        return entry.first if entry.first == entry.last else f"{entry.first}/{entry.last}"
    if claim.claim == "place":
        return entry.place
    roles = {"attended": entry.attended, "observed": entry.observers, "stayed away": entry.absent}
    return next((f"'{role}'" for role, ids in roles.items() if claim.entity_id in ids), "")


def _unsure(analysis: Analysis) -> Iterator[Problem]:
    """Yield guesses; one that is all there is on an actor in a round decides what the tables say of it."""
    records = Counter((r.holder, r.round, r.target) for r in analysis.stances)
    for record in analysis.stances:
        if record.confidence < LOW_CONFIDENCE:
            only = records[record.holder, record.round, record.target] == 1
            yield Problem(
                "low-confidence",
                explanation=_guess_told(record, only=only),
                sentence=record.sentence,
                about=record.holder,
                value=record.stance.value,
                weight=(ONLY_RECORD if only else ONE_OF_SEVERAL) * (1 - record.confidence),
            )


def _guess_told(record: StanceRecord, *, only: bool) -> str:
    number = f" (round {record.round})" if record.round else ""
    alone = ", and the document has no other record of this" if only else ""
    return (
        f"The position '{record.stance}' of {record.holder} on {THINGS[record.target]}{number} is a guess: its "
        f"confidence is {record.confidence:.2f}{alone}."
    )
