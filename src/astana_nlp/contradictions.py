"""Positions of one actor on one thing in one round that do not go together, in one document and between documents.

What is no contradiction stays out: a change of position that the texts date ('refused on 14 January, agreed on the
18th'), presence without a position, and the same sentence printed twice. What may be none is told as such and weighs
little: a name that stands for many groups, headlines, records that the machine itself is not sure of.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Basis, Label, Problem, Section, Stance, StanceRecord, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.records import Analysis

# a coalition with fewer members on the list speaks with one voice as a rule (High Negotiations Committee)
_MANY = 3
_BODIES = frozenset({Label.FACTION, Label.COALITION, Label.STATE, Label.ORG})
_NAMELESS = frozenset({"description", "demonym", "pronoun"})
_HEADS = frozenset({Section.TITLE, Section.HEADING})
# factors by judgement: what is likely no contradiction must come after all that is likely one
_GROUP, _HEAD, _TWO_ACTS = 0.4, 0.7, 0.8
_NAMED_DOCUMENTS = 3
THINGS = {
    Target.ASTANA: "the talks",
    Target.DE_ESCALATION: "the de-escalation zones",
    Target.CEASEFIRE: "the ceasefire",
    Target.SOCHI: "the Sochi congress",
    Target.CONSTITUTIONAL_COMMITTEE: "the constitutional committee",
    Target.GENEVA: "the Geneva talks",
}
_ROUND = "round"  # the grain of a position that is dated by its round only


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

    @property
    def strength(self) -> float:
        """Return how much the position can be relied on."""
        head = self.analysis.sentences[self.record.sentence].section in _HEADS
        return self.record.confidence * (_HEAD if head else 1)

    @property
    def group(self) -> bool:
        """Say whether the holder may be another one each time: 'the rebels', the guarantors."""
        if self.record.holder_id in _groups():
            return True
        span = (self.record.start, self.record.end)
        return self.record.holder_type == Label.COALITION and any(
            m.method in _NAMELESS for m in self.analysis.mentions if (m.start, m.end) == span
        )


_Pair = tuple[_Position, _Position]


def find_contradictions(analyses: Sequence[Analysis]) -> Iterator[tuple[str, Problem]]:
    """Yield for each actor, round and thing at most one problem a document and one between documents.

    A document that contradicts itself is not held against others as well. Each problem comes with the `doc_id` of the
    document in which the actor opposes.
    """
    for same in _by_question(analyses):
        sides: defaultdict[str, dict[Stance, list[_Position]]] = defaultdict(lambda: {s: [] for s in _SIDES})
        for position in same:
            sides[position.doc_id][position.record.stance].append(position)
        single: dict[Stance, list[_Position]] = {s: [] for s in _SIDES}
        for doc_id, held in sides.items():
            if pair := _strongest(held[Stance.OPPOSE], held[Stance.SUPPORT]):
                yield doc_id, _in_one_document(pair)
            if not all(held.values()):
                for stance, positions in held.items():
                    single[stance] += positions
        if pair := _strongest(single[Stance.OPPOSE], single[Stance.SUPPORT]):
            yield pair[0].doc_id, _between_documents(pair, single)


_SIDES = (Stance.SUPPORT, Stance.OPPOSE)


def _by_question(analyses: Iterable[Analysis]) -> Iterable[list[_Position]]:
    """Return the positions for and against by holder, round and target."""
    found: defaultdict[tuple[str, int, Target], list[_Position]] = defaultdict(list)
    for analysis in analyses:
        for record in analysis.stances:
            if record.round is not None and record.stance in _SIDES:
                key = (record.holder_id or record.holder, record.round, record.target)
                found[key].append(_Position(analysis, record))
    return found.values()


def _strongest(opposing: Iterable[_Position], supporting: Sequence[_Position]) -> _Pair | None:
    """Return the two positions that can be relied on most and do not go together."""
    pairs = [(o, s) for o in opposing for s in supporting if not (_changed(o, s) or o.evidence == s.evidence)]
    return max(pairs, key=lambda pair: sorted(p.strength for p in pair), default=None)


def _changed(one: _Position, other: _Position) -> bool:
    """Say whether the texts date the two positions apart: then the actor changed its mind.

    In one document, what is dated before the round is also apart from what was done at it.
    """
    spans = sorted(_span(p.record) for p in (one, other) if p.record.date)
    grains = {one.record.date_granularity, other.record.date_granularity}
    if len(spans) < 2 or (_ROUND in grains and (one.doc_id != other.doc_id or grains == {_ROUND})):  # noqa: PLR2004 -- two
        return False
    return spans[0][1] < spans[1][0]


def _span(record: StanceRecord) -> tuple[str, str]:
    """Return the first and the last day of a position, of which a month or a year is longer than its days."""
    first, _, last = record.date.partition("/")
    return first, (last or first) + "~"[: len(last or first) < len("2017-01-01")]


@cache
def _groups() -> frozenset[str]:
    """Return the coalitions that the list of actors gives many members, and the observers."""
    members: defaultdict[str, int] = defaultdict(int)
    for actor in knowledge.actors():
        for parent in actor.parents:
            members[parent] += actor.label in _BODIES
    return frozenset(
        a.id
        for a in knowledge.actors()
        if a.label == Label.COALITION and (members[a.id] >= _MANY or a.side == "observer")
    )


def _in_one_document(pair: _Pair) -> Problem:
    return _problem("stance-contradiction", f"{_opposes(pair)} and {_supports(pair)} elsewhere in this document", pair)


def _between_documents(pair: _Pair, single: dict[Stance, list[_Position]]) -> Problem:
    like_this = _documents(single[Stance.OPPOSE], pair[0])
    like_that = _documents(single[Stance.SUPPORT], pair[1])
    told = _opposes(pair) + (f", as in {like_this}," if like_this else "")
    told += f" and {_supports(pair)} in {pair[1].analysis.document.path}" + (f", {like_that}" if like_that else "")
    return _problem("sources-disagree", told, pair)


def _opposes(pair: _Pair) -> str:
    record = pair[0].record
    return f"{_holder(pair)} {_verb(pair, 'opposes')} {THINGS[record.target]} of round {record.round} here"


def _supports(pair: _Pair) -> str:
    plural = THINGS[pair[0].record.target].endswith("s")
    return f"{_verb(pair, 'supports')} {'them' if plural else 'it'}"


def _documents(positions: Iterable[_Position], shown: _Position) -> str:
    """Return the other documents that say the same, the first ones by name."""
    others = list(dict.fromkeys(p.analysis.document.path for p in positions if p.doc_id != shown.doc_id))
    more = len(others) - _NAMED_DOCUMENTS
    return ", ".join(others[:_NAMED_DOCUMENTS]) + (f" and {more} more" if more > 0 else "")


def _holder(pair: _Pair) -> str:
    name = pair[0].record.holder
    return f"Of the group '{name}' some" if _group(pair) else name


def _verb(pair: _Pair, verb: str) -> str:
    return verb.removesuffix("s") if _group(pair) else verb


def _group(pair: _Pair) -> bool:
    return any(p.group for p in pair)


def _problem(kind: str, told: str, pair: _Pair) -> Problem:
    against, for_it = pair
    return Problem(
        kind,
        explanation=f"{told}: {_reading(pair)}.",
        sentence=against.record.sentence,
        about=f"{against.record.holder}, round {against.record.round}, {against.record.target}",
        value=against.record.stance.value,
        expected=for_it.record.stance.value,
        other_doc_id=for_it.doc_id,
        other_sentence_id=for_it.analysis.sentences[for_it.record.sentence].sentence_id,
        other_evidence=for_it.evidence,
        weight=_weight(pair),
    )


def _reading(pair: _Pair) -> str:
    """Return what may be behind it, the likely first."""
    bases = {p.record.basis for p in pair}
    if _group(pair):
        return "they may be different members of it, or one of the records is wrong"
    if bases == {Basis.ACTED}:
        first = "both acts may be true (attending, but not signing), "
    else:
        first = "words and deeds may differ, " if Basis.ACTED in bases else ""
    return f"{first}the position may have changed, or one of the records is wrong"


def _weight(pair: _Pair) -> float:
    weight = min(p.strength for p in pair)
    if _group(pair):
        return weight * _GROUP
    return weight * (_TWO_ACTS if {p.record.basis for p in pair} == {Basis.ACTED} else 1)
