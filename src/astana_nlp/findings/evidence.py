"""The evidence that findings rest on: the sources of a run, and what they say, with the decisions of people applied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from astana_nlp.records import Section

UNCOUNTED = frozenset({Section.REFERENCE, Section.BOILERPLATE})
HEADS = frozenset({Section.TITLE, Section.HEADING, Section.CAPTION})
# a headline counts half of a sentence: it shortens what the body says (rule 10 of the codebook)
HEAD_FACTOR = 0.5
# a note that cites a source repeats its headline: a web address, or a title in quotation marks and later a year
CITING = re.compile(r"https?://|\bwww\.|[«“„\"][^»”“\"]{12,}(?:,[»”“\"]|[»”“\"][,،.]).*\b\d{4}\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """One document that was to be read.

    `side` is the side of the outlet where the list of actors has it, else `unknown`; `original` is the `doc_id` of the
    document that this one repeats, or its own.
    """

    doc_id: str
    document: str
    title: str
    outlet: str
    side: str
    published: str
    published_from: str
    language: str
    format: str
    status: str
    problem: str
    pages: int
    sentences: int
    ocr: bool
    original: str

    @property
    def copy(self) -> bool:
        """Say whether it repeats another document."""
        return self.original != self.doc_id


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes positions; `actor_id` is empty for names that the list of actors does not have."""

    actor_id: str
    name: str
    label: str
    side: str

    @property
    def key(self) -> str:
        """Return what tells this actor from all others."""
        return self.actor_id or self.name


@dataclass(frozen=True, slots=True)
class Statement:
    """One stance record as it counts: corrected by people where they did so, copies folded into their original.

    `certainty` is 1 where a person decided, else the machine's calibrated confidence. `first` and `last` are the ISO
    days of the position, empty where no date is known; `by_round` says that it is dated by its round only. `copies`
    are the `doc_id`s of documents that print the same.
    """

    stance_id: str
    sentence_id: str
    source: Source
    page: int
    section: str
    language: str
    actor: Actor
    speaker: str
    target: str
    round: int | None
    stance: str
    basis: str
    motives: tuple[str, ...]
    certainty: float
    date: str
    by_round: bool
    text: str
    context: str
    explanation: str
    review: str
    reviewer: str
    reviewed_at: str
    note: str
    copies: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Say whether a person decided it."""
        return bool(self.review)

    @property
    def factor(self) -> float:
        """Return how much the part of the document that it stands in counts, 0 to 1."""
        if self.section in UNCOUNTED:
            return 0.0
        return HEAD_FACTOR if self.section in HEADS or self.cited else 1.0

    @property
    def cited(self) -> bool:
        """Say whether it is the title of another work in a note."""
        return self.section == Section.FOOTNOTE and bool(CITING.search(self.text))

    @property
    def weight(self) -> float:
        """Return how much it counts, 0 to 1."""
        return self.certainty * self.factor

    @property
    def span(self) -> tuple[str, str]:
        """Return the first and the last day; the last of a month or a year stands behind all of its days."""
        first, _, last = self.date.partition("/")
        last = last or first
        return first[:10], last[:10] + "~" * (len(last) < len("2017-01-01"))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence claims about one round; `agrees` is yes, no or unknown, by the calendar."""

    round: int
    claim: str
    value: str
    entity_id: str
    agrees: str
    source: Source
    sentence_id: str
    page: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the place where it stands."""

    source: Source
    sentence_id: str
    page: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of the table of problems."""

    kind: str
    about: str
    value: str
    expected: str
    explanation: str
    weight: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a run found, ready to be counted; `rejected` is the number of records that people threw out."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]
    records: int
    rejected: int
    started: str
    versions: dict[str, str]
