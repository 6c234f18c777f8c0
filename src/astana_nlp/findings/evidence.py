"""The evidence that findings rest on: the sources of a run, and what they say, with the decisions of people applied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from astana_nlp.records import Section
from astana_nlp.review.attach import letters

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
    author: str
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
        """Return what tells this actor from all others: case, quotation marks and spaces of a name do not."""
        return self.actor_id or letters(self.name) or self.name


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the place where it stands."""

    source: Source
    sentence_id: str
    page: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided on a record: `verdict` is confirmed, corrected or added, `at` an ISO day or time."""

    verdict: str
    reviewer: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One stance record as it counts: corrected by people where they did so, copies folded into their original.

    `certainty` is 1 where a person decided, else the machine's calibrated confidence. `date` is an ISO day, month, year
    or interval, or empty; `by_round` says that it is that of the round only. `start` is where the holder stands in the
    text, `named` whether it is named there. `copies` are the `doc_id`s of documents that print the same.
    """

    stance_id: str
    quote: Quote
    section: str
    start: int
    actor: Actor
    named: bool
    speaker: str
    target: str
    round: int | None
    stance: str
    basis: str
    motives: tuple[str, ...]
    certainty: float
    date: str
    by_round: bool
    explanation: str
    review: Review | None = None
    copies: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """Return the document that it stands in."""
        return self.quote.source

    @property
    def reviewed(self) -> bool:
        """Say whether a person decided it."""
        return self.review is not None

    @property
    def factor(self) -> float:
        """Return how much the part of the document that it stands in counts, 0 to 1."""
        if self.section in UNCOUNTED:
            return 0.0
        return HEAD_FACTOR if self.section in HEADS or self.cited else 1.0

    @property
    def cited(self) -> bool:
        """Say whether it is the title of another work in a note."""
        return self.section == Section.FOOTNOTE and bool(CITING.search(self.quote.text))

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
    quote: Quote

    @property
    def source(self) -> Source:
        """Return the document that claims it."""
        return self.quote.source


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of the table of problems: `quotes` are its sentence and the one that it is set against.

    `actor` and `round` are what it is about, where it is about one; `weight` (0 to 1) says how much hangs on it;
    `question` is what the two answer differently: presence, position, date, place, participants, papers …
    """

    kind: str
    explanation: str
    weight: float
    quotes: tuple[Quote, ...] = ()
    about: str = ""
    value: str = ""
    expected: str = ""
    actor: str = ""
    round: int | None = None
    question: str = ""


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
