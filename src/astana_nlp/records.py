"""What flows between the steps: small immutable records that all point into the text of one document.

Offsets are counted in characters (Unicode code points) of `Document.text`, half open, so that
`document.text[record.start:record.end] == record.text` holds for every record that carries a text.
Days are ISO 8601 strings (`2017-01-23`); an empty string stands for 'not known'.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Section(StrEnum):
    """The part that a block of text plays in its document."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    CAPTION = "caption"
    TABLE = "table"
    BOILERPLATE = "boilerplate"


class Label(StrEnum):
    """What a mention names."""

    PERSON = "PERSON"
    FACTION = "FACTION"
    COALITION = "COALITION"
    STATE = "STATE"
    ORG = "ORG"
    PLACE = "PLACE"
    ROUND = "ROUND"
    AGREEMENT = "AGREEMENT"
    EVENT = "EVENT"


ACTOR_LABELS = frozenset({Label.PERSON, Label.FACTION, Label.COALITION, Label.STATE, Label.ORG})


class Stance(StrEnum):
    """The position of a holder; `none` is what the classifier says of a mention that takes no position."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    NONE = "none"


class Target(StrEnum):
    """What a position is about."""

    ASTANA = "astana"
    DE_ESCALATION = "de-escalation"
    CEASEFIRE = "ceasefire"
    SOCHI = "sochi"
    CONSTITUTIONAL_COMMITTEE = "constitutional-committee"
    GENEVA = "geneva"


class Basis(StrEnum):
    """How a position shows."""

    STATED = "stated"
    ACTED = "acted"
    DESCRIBED = "described"


def span_id(doc_id: str, kind: str, start: int, end: int) -> str:
    """Return the key of a span: the same document and the same span give the same key in every run.

    `kind` is one letter: s sentence, m mention, t time expression, p position (stance).
    """
    return f"{doc_id}-{kind}{start}-{end}"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The offset in the text at which a new page of the source begins."""

    offset: int
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, footnote, table row …: one stretch of text with one role.

    `page` is the page (from 1) on which the block begins; `breaks` says where inside the block later pages begin.
    Blocks of a document are in reading order and do not overlap; between them stand line ends only. `called_at` is,
    for a footnote, the offset in the text of the mark that refers to it, where that is known.
    """

    start: int
    end: int
    section: Section
    page: int = 1
    breaks: tuple[PageBreak, ...] = ()
    called_at: int | None = None

    def page_at(self, offset: int) -> int:
        """Return the page on which the character at `offset` of the document's text stands."""
        return max((b.page for b in self.breaks if b.offset <= offset), default=self.page)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word that was read off a picture, and how sure the program was of it (0 to 1)."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a reader makes of the bytes of one file, before the file gets an identity.

    `published` is an ISO day, month or year; `published_from` is metadata, text, file or unknown, and the dates stage
    adds how sure that is (`published_confidence`, 0 to 1). `problems` are
    sentences for the reviewer about what could not be read. `ocr` says that (some) text comes from scans, `recognised`
    are the words that were read off pictures here. `enclosed` are documents inside this one, in their order; their
    text is not part of `text`. `evidence` says where title, author, outlet and day were found, as `title: h1`.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    pages: int = 1
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    published_from: str = "unknown"
    published_confidence: float = 0.0
    ocr: bool = False
    problems: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document inside a document: an attachment as its bytes, or an entry of a page that is read already.

    `name` is the last step of its path: a file name, or an anchor such as `#entry-3`.
    """

    name: str
    data: bytes = b""
    entry: Extraction | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source document, decoded once.

    `doc_id` is made from the SHA-256 of the bytes (of an entry of a page: of its text); `path` is relative to the input
    folder, with forward slashes. What was enclosed in it is a document of its own.
    """

    doc_id: str
    path: str
    sha256: str
    source: Extraction

    @property
    def text(self) -> str:
        """Return the extracted text that all offsets count in."""
        return self.source.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the text in reading order."""
        return self.source.blocks

    def ocr_confidence(self, start: int, end: int) -> float | None:
        """Return how sure the least certain word of a span was recognised, None where it was not read off a picture."""
        words = self.source.recognised
        first = bisect_right(words, start, key=lambda word: word.end)
        last = bisect_left(words, end, key=lambda word: word.start)
        return min((word.confidence for word in words[first:last]), default=None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` is the index of its block, `about_astana` and `rounds` are filled in by the rounds step."""

    sentence_id: str
    start: int
    end: int
    text: str
    block: int
    page: int
    section: Section
    language: str
    about_astana: bool = False
    rounds: tuple[int, ...] = ()

    def span_of(self, found: Mention | TimeExpression) -> tuple[int, int]:
        """Return where something of the sentence, whose offsets count in the document, stands in `text`."""
        return found.start - self.start, found.end - self.start


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a tree; `start` and `end` count in the sentence's text, `head` is an index or -1 for a root.

    `case` is the preposition of a noun (or the bare case that stands for one), `form` that of a verb: infinitive,
    active participle or passive participle, where the parser tells it.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    case: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that a model found; offsets count in the sentence's text."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of one sentence."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()

    def children(self, i: int) -> Iterator[int]:
        """Yield the indices of the words that hang on word `i`."""
        return (j for j, token in enumerate(self.tokens) if token.head == i)

    def head_of(self, start: int, end: int) -> int | None:
        """Return the word that governs the span [start, end), or None where the span holds no word.

        Of "qu'il" that is the pronoun, and not the conjunction written onto it.
        """
        inside = [i for i, t in enumerate(self.tokens) if t.start < end and t.end > start and t.pos != "PUNCT"]
        inside = [i for i in inside if self.tokens[i].dep != "mark"] or inside
        if not inside:
            return None
        return next((i for i in inside if self.tokens[i].head not in inside), inside[-1])


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression in the terms of TIMEX3 (ISO-TimeML).

    `kind` is DATE, RANGE, DURATION or SET; `timex` the TIMEX3 value; `first` and `last` the ISO days that it covers
    (empty for durations and sets); `granularity` day, week, month, season, quarter, half, year, decade, century or
    time; `anchor` what a relative expression was resolved against; `problem` is empty, impossible, ambiguous,
    unanchored, against-calendar or before-its-cause, and `expected` what would do instead: an ISO day or interval.
    """

    date_id: str
    sentence: int
    start: int
    end: int
    text: str
    kind: str
    timex: str
    first: str = ""
    last: str = ""
    granularity: str = ""
    anchor: str = ""
    round: int | None = None
    problem: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or description in the text, linked to an entry of the knowledge where it could be.

    `entity_id` is empty for names that the knowledge does not have. `method` says how it was linked (name, variant,
    family-name, acronym, description, demonym, pronoun, model, …); `sentence` is the index of its sentence. `round`
    is set for mentions of rounds.
    """

    mention_id: str
    sentence: int
    start: int
    end: int
    text: str
    label: Label
    entity_id: str
    entity: str
    method: str
    confidence: float
    round: int | None = None


@dataclass(frozen=True, slots=True)
class StanceRecord:
    """Holder takes stance toward target, as the evidence shows (see the codebook).

    `start` and `end` are the span of the holder's mention in the text; `sentence` the index of the evidence.
    `explanation` says in one line why the machine decided so. Where the document says the position again,
    `repeats` is the `stance_id` of its first record, whose `evidence_count` counts them all (0 for one that repeats).
    `possible` are the stances (and none) that the classifier cannot rule out: where it is not one, ask a person.
    """

    stance_id: str
    sentence: int
    start: int
    end: int
    holder_id: str
    holder: str
    holder_type: Label
    side: str
    stance: Stance
    target: Target
    basis: Basis
    confidence: float
    explanation: str
    model: str
    speaker: str = ""
    round: int | None = None
    date: str = ""
    date_granularity: str = ""
    motives: tuple[str, ...] = ()
    context: str = ""
    repeats: str = ""
    evidence_count: int = 1
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundClaim:
    """What one sentence claims about one round, checked against the calendar."""

    round: int
    sentence: int
    claim: str
    value: str
    entity_id: str = ""
    agrees_with_calendar: str = "unknown"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a careful reader should doubt; `weight` (0 to 1) says how much hangs on it."""

    kind: str
    explanation: str
    sentence: int | None = None
    about: str = ""
    value: str = ""
    expected: str = ""
    other_doc_id: str = ""
    other_sentence_id: str = ""
    other_evidence: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the steps found in one document; each step returns a copy with its own field filled in.

    `trees` has one entry a sentence (None where the language has no parser); it is dropped when the last step is done.
    """

    document: Document
    language: str = ""
    sentences: tuple[Sentence, ...] = ()
    trees: tuple[Tree | None, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    stances: tuple[StanceRecord, ...] = ()
    claims: tuple[RoundClaim, ...] = ()
    problems: tuple[Problem, ...] = ()
