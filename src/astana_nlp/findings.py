"""What a careful reader should doubt, found in single documents and by comparing them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Analysis, Label, Mention, Problem, RoundClaim, Section, Stance, StanceRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# below one half a record is more likely wrong than right
LOW_CONFIDENCE = 0.5
NAMED_ACTORS = frozenset({Label.PERSON, Label.FACTION, Label.COALITION})
# authors and titles of sources, menus: names that nobody would add to the list of actors
CITING = frozenset({Section.REFERENCE, Section.FOOTNOTE, Section.BOILERPLATE})
Found = tuple[str, Problem]


@dataclass(frozen=True, slots=True)
class _Position:
    """A stance record with the document that it stands in."""

    analysis: Analysis
    record: StanceRecord

    @property
    def doc_id(self) -> str:
        return self.analysis.document.doc_id

    @property
    def evidence(self) -> str:
        return self.analysis.sentences[self.record.sentence].text


def find_problems(analyses: Sequence[Analysis]) -> dict[str, tuple[Problem, ...]]:
    """Return what to doubt, by the `doc_id` of the document that it stands in."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for analysis in analyses:
        for single in (_own, _unreadable, _dates, _claims, _unsure):
            found[analysis.document.doc_id] += single(analysis)
    across: tuple[Callable[[Sequence[Analysis]], Iterable[Found]], ...] = (_unknown_names, _contradictions)
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
        yield Problem(
            f"{word}-date",
            explanation=f"The date '{date.text}' is {date.problem}.",
            sentence=date.sentence,
            about=f"round {date.round}" if date.round else "",
            value=date.text,
        )


def _claims(analysis: Analysis) -> Iterator[Problem]:
    for claim in analysis.claims:
        if claim.agrees_with_calendar != "no":
            continue
        expected = _calendar(claim)
        wanted = f"the calendar says {expected}" if expected else "the calendar says otherwise"
        yield Problem(
            f"{claim.claim}-against-calendar",
            explanation=f"For round {claim.round} the text claims '{claim.claim}: {claim.value}'; {wanted}.",
            sentence=claim.sentence,
            about=f"round {claim.round}",
            value=claim.value,
            expected=expected,
        )


def _calendar(claim: RoundClaim) -> str:
    """Return what the calendar holds for the thing that is claimed."""
    entry = next((r for r in knowledge.rounds() if r.number == claim.round), None)
    if entry is None:
        return f"rounds 1 to {len(knowledge.rounds())}"
    if claim.claim == "date":
        return entry.first if entry.first == entry.last else f"{entry.first}/{entry.last}"
    return entry.place if claim.claim == "place" else ""


def _unsure(analysis: Analysis) -> Iterator[Problem]:
    for record in analysis.stances:
        if record.confidence < LOW_CONFIDENCE:
            yield Problem(
                "low-confidence",
                explanation=f"'{record.stance}' of {record.holder} is a guess with {record.confidence:.2f}.",
                sentence=record.sentence,
                about=record.holder,
                value=record.stance.value,
            )


def _unknown_names(analyses: Sequence[Analysis]) -> Iterator[Found]:
    """Yield one problem a name that the actor list does not have, with its number of mentions."""
    places: defaultdict[tuple[str, Label], list[tuple[Analysis, Mention]]] = defaultdict(list)
    for analysis in analyses:
        for mention in analysis.mentions:
            cited = analysis.sentences[mention.sentence].section in CITING
            if not (mention.entity_id or cited) and mention.label in NAMED_ACTORS:
                places[" ".join(mention.text.casefold().split()), mention.label].append((analysis, mention))
    for (_, label), mentions in places.items():
        analysis, mention = mentions[0]
        documents = len({a.document.doc_id for a, _ in mentions})
        yield (
            analysis.document.doc_id,
            Problem(
                "unknown-name",
                explanation=f"The actor list does not have this {label.lower()}, "
                f"named {_times(len(mentions))} in {documents} document{'s' if documents > 1 else ''}.",
                sentence=mention.sentence,
                about=label.value,
                value=" ".join(mention.text.split()),
            ),
        )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _contradictions(analyses: Sequence[Analysis]) -> Iterator[Found]:
    """Yield each record that opposes what the same actor supports in the same round."""
    positions: defaultdict[tuple[str, int, str], list[_Position]] = defaultdict(list)
    for analysis in analyses:
        for record in analysis.stances:
            if record.round is not None and record.stance in (Stance.SUPPORT, Stance.OPPOSE):
                positions[record.holder_id or record.holder, record.round, record.target].append(
                    _Position(analysis, record)
                )
    for same in positions.values():
        supporting = _first_a_document(p for p in same if p.record.stance is Stance.SUPPORT)
        opposing = _first_a_document(p for p in same if p.record.stance is Stance.OPPOSE)
        for doc_id, position in opposing.items():
            if supporting:
                yield doc_id, _contradiction(position, supporting.get(doc_id) or next(iter(supporting.values())))


def _first_a_document(positions: Iterable[_Position]) -> dict[str, _Position]:
    first: dict[str, _Position] = {}
    for position in positions:
        first.setdefault(position.doc_id, position)
    return first


def _contradiction(against: _Position, for_it: _Position) -> Problem:
    own = against.doc_id == for_it.doc_id
    record, other = against.record, for_it.record
    where = "the same document" if own else for_it.analysis.document.path
    return Problem(
        "stance-contradiction" if own else "sources-disagree",
        explanation=f"{record.holder} opposes {record.target} in round {record.round} here ({record.basis}) and "
        f"supports it in {where} ({other.basis}): a change of mind, word against deed, or an error.",
        sentence=record.sentence,
        about=f"{record.holder}, round {record.round}, {record.target}",
        value=record.stance.value,
        expected=other.stance.value,
        other_doc_id=for_it.doc_id,
        other_sentence_id=for_it.analysis.sentences[other.sentence].sentence_id,
        other_evidence=for_it.evidence,
    )
