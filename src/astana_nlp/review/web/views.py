"""What the page shows of one record, as data for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp import explanations
from astana_nlp.naming import THINGS, motive
from astana_nlp.records import Section, Target
from astana_nlp.review.entries import claim_of, sentence_span
from astana_nlp.review.filters import Show
from astana_nlp.review.pageimage import Wanted
from astana_nlp.review.passages import EVIDENCE, HOLDER, Piece, Span, cue_spans, pieces
from astana_nlp.review.reading import around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.review.decisions import Claim, Decision
    from astana_nlp.review.desk import Desk
    from astana_nlp.review.queue import Queued

VERBS = {
    "support": "supports",
    "oppose": "opposes",
    "conditional": "supports, on conditions,",
    "neutral": "takes no position on",
    "none": "takes no position on",
}
NEIGHBOURS = 2  # sentences on each side of the evidence
REACH = 3000  # characters of the document on each side, in the pane that shows its text


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or paragraph as pieces, with the language for the browser."""

    language: str
    pieces: tuple[Piece, ...]
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody decided, for people."""

    reviewer: str
    verdict: str
    claim: Claim
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another record of the same sentence."""

    stance_id: str
    claim: Claim
    decided: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """Everything that the page shows of one record."""

    stance_id: str
    row: Mapping[str, str]
    claim: Claim
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]
    paragraphs: tuple[Passage, ...]
    others: tuple[Other, ...]
    decision: Opinion | None
    opinions: tuple[Opinion, ...]
    disputed: bool
    twice: bool
    has_image: bool

    @property
    def percent(self) -> int:
        """Return how sure the machine is, of 100."""
        return round(100 * float(self.row["confidence"] or 0))

    @property
    def motives(self) -> tuple[str, ...]:
        """Return the motives in words."""
        return tuple(motive(key) for key in self.row.get("motive", "").split(";") if key)

    @property
    def told(self) -> str:
        """Return which words of the text tell the position, and of whom."""
        return explanations.told(self.row.get("explanation", ""))

    @property
    def weighed(self) -> str:
        """Return what weighed most with the classifier, in its own terms."""
        return explanations.weighed(self.row.get("explanation", ""))


def item_view(desk: Desk, stance_id: str, queued: Queued | None) -> ItemView | None:
    """Return what to show of a record, or None where there is none with this key."""
    row = desk.row(stance_id)
    if row is None:
        return None
    standing = desk.standing(stance_id)
    several = len(standing.opinions) > 1
    # where several people decided, what the tables say is the newest decision, whoever made it
    holds = standing.current if several else desk.seen_decision(stance_id)
    return ItemView(
        stance_id=stance_id,
        row=row,
        claim=claim_of(row),
        reasons=tuple(reason.value for reason in queued.reasons) if queued else (),
        passages=_passages(desk, row),
        paragraphs=_paragraphs(desk, row),
        others=_others(desk, row),
        decision=_opinion(holds) if holds else None,
        opinions=tuple(map(_opinion, standing.opinions.values())) if several else (),
        disputed=standing.disputed,
        twice=desk.twice(stance_id),
        has_image=wanted_image(desk, stance_id) is not None,
    )


def wanted_image(desk: Desk, stance_id: str) -> Wanted | None:
    """Return which page to draw for a record, or None where its document is no PDF or its place is not known."""
    row = desk.row(stance_id)
    document = desk.tables.documents.get(row["doc_id"]) if row else None
    if row is None or document is None or document["format"] != "pdf" or not row["page"].isdecimal():
        return None
    path = desk.tables.sources.get(document["document"])
    start, end = _number(row["char_start"]), _number(row["char_end"])
    mention = desk.tables.text(row["doc_id"])[start:end]
    return Wanted(path, document["sha256"], int(row["page"]), row["evidence"], mention) if path else None


def on_what(claim: Claim) -> str:
    """Return the target in words."""
    return THINGS[Target(claim.target)] if claim.target else "something"


def _passages(desk: Desk, row: Mapping[str, str]) -> tuple[Passage, ...]:
    """Return the evidence among its neighbours, with everything that the machine saw in it."""
    text, doc_id = desk.tables.text(row["doc_id"]), row["doc_id"]
    running = (s for s in desk.tables.sentences.get(doc_id, ()) if s["section"] != Section.BOILERPLATE)
    shown = around(running, row["sentence_id"], NEIGHBOURS)
    if not shown:
        return (Passage(row["language"], pieces(row["evidence"], 0, len(row["evidence"]), ()), evidence=True),)
    spans = [Span(_number(row["char_start"]), _number(row["char_end"]), HOLDER, "the holder")]
    spans += desk.tables.marks.get(doc_id, [])
    found = []
    for sentence in shown:
        start, end = int(sentence["char_start"]), int(sentence["char_end"])
        evidence = sentence["sentence_id"] == row["sentence_id"]
        cues = cue_spans(sentence["text"], start, row["explanation"]) if evidence else ()
        found.append(Passage(sentence["language"], pieces(text, start, end, [*spans, *cues]), evidence=evidence))
    return tuple(found)


def _paragraphs(desk: Desk, row: Mapping[str, str]) -> tuple[Passage, ...]:
    """Return the document around the evidence, paragraph by paragraph."""
    text = desk.tables.text(row["doc_id"])
    document = desk.tables.documents.get(row["doc_id"])
    start, end = sentence_span(row) or (0, 0)
    first = text.rfind("\n", 0, max(start - REACH, 0)) + 1
    last = text.find("\n", min(end + REACH, len(text)))
    spans = [Span(start, end, EVIDENCE), Span(_number(row["char_start"]), _number(row["char_end"]), HOLDER)]
    found, at = [], first
    for line in text[first : last if last >= 0 else len(text)].split("\n"):
        if line.strip():
            found.append(Passage(document["language"] if document else "", pieces(text, at, at + len(line), spans)))
        at += len(line) + 1
    return tuple(found)


def _others(desk: Desk, row: Mapping[str, str]) -> tuple[Other, ...]:
    return tuple(
        Other(key, claim_of(other), desk.seen_decision(key) is not None)
        for key, other in desk.tables.of_sentence.get(row["sentence_id"], {}).items()
        if key != row["stance_id"]
    )


def _opinion(decision: Decision) -> Opinion:
    return Opinion(
        decision.reviewer, decision.verdict.value, decision.claim, decision.note, decision.at[:16].replace("T", " ")
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def listed(desk: Desk, items: Sequence[Queued], show: Show) -> list[dict[str, object]]:
    """Return the records of a queue, as the list beside the record shows them; a disagreement is done once settled."""
    found = []
    for item in items:
        row = desk.row(item.stance_id) or {}
        found.append(
            {
                "id": item.stance_id,
                "holder": row.get("holder", ""),
                "stance": row.get("stance", ""),
                "round": row.get("round", ""),
                "document": row.get("document", ""),
                "language": row.get("language", ""),
                "reasons": [reason.value for reason in item.reasons],
                "decided": show is not Show.DISPUTED and desk.seen_decision(item.stance_id) is not None,
            }
        )
    return found
