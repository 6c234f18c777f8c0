"""The columns of every table that a run writes, declared once.

The checks of a run, the descriptor `datapackage.json` and the page `docs/tables.md` are all made from these classes.
The docstring of a class is the first line of its table's description.
"""

from __future__ import annotations

from typing import Any

import pandas as pd  # noqa: TC002 -- pandera reads the annotations when the classes are made
import pandera.pandas as pa
from pandera.api.pandas.model_config import BaseConfig

from astana_nlp.records import Basis, Label, Section, Stance, Target

DATE_SOURCES = ["", "metadata", "text", "file", "unknown"]
YES_NO = ["yes", "no"]
SIDES = ["opposition", "government", "guarantor", "observer", "UN", "Kurdish", "jihadist", "other"]
REVIEWS = ["", "confirmed", "corrected", "rejected", "added", "unsure"]
POSITIONS = [s.value for s in Stance if s is not Stance.NONE]


def column(description: str, **checks: Any) -> Any:  # noqa: ANN401 -- what pandera's Field takes and returns
    """Declare a column of text; an empty cell says 'not known' or 'none'."""
    return pa.Field(description=description, **checks)


def number(description: str, **checks: Any) -> Any:  # noqa: ANN401 -- what pandera's Field takes and returns
    """Declare a column of numbers whose cells may be empty."""
    return pa.Field(description=description, nullable=True, **checks)


class Table(pa.DataFrameModel):
    """Base of all tables: exactly the declared columns, in their order."""

    class Config(BaseConfig):
        """No column more, none less, and types are made to fit."""

        strict = True
        ordered = True
        coerce = True


class Documents(Table):
    """One row a source document, also where it could not be read."""

    doc_id: str = column("Key of the document, from the SHA-256 of its bytes")
    document: str = column("Path relative to the input folder, with forward slashes", unique=True)
    sha256: str = column("SHA-256 of the bytes of the file")
    format: str = column(
        "Format by content: pdf, html, docx, xlsx, pptx, doc, odt, rtf, epub, eml, msg, image, text, markdown …"
    )
    title: str = column("Title")
    author: str = column("Author")
    outlet: str = column("Newspaper, agency, institute or site that published it")
    published: str = column("Day, month or year of publication (ISO 8601)")
    published_from: str = column("Where the date of publication comes from", isin=DATE_SOURCES)
    published_confidence: pd.Float64Dtype = number("How sure the date of publication is, by its source", ge=0, le=1)
    evidence: str = column("Where title, author, outlet and day were found, as `title: h1; published: …`")
    language: str = column("Main language (ISO 639 code)")
    languages: str = column("Share of each language by characters, as `en 0.93; ar 0.07`")
    pages: pd.Int64Dtype = number("Number of pages", ge=0)
    characters: pd.Int64Dtype = number("Number of characters of the extracted text", ge=0)
    sentences: pd.Int64Dtype = number("Number of sentences", ge=0)
    ocr: str = column("Whether text comes from scanned pages", isin=["", *YES_NO])
    duplicate_of: str = column("Key of the document that this one repeats")
    similarity: pd.Float64Dtype = number("How much it repeats: Jaccard similarity of three-word shingles", ge=0, le=1)
    status: str = column("Whether it could be read", isin=["ok", "partial", "failed"])
    problem: str = column("What went wrong and what to do")
    seconds: pd.Float64Dtype = number(
        "Seconds that its analysis took when it was made; the one column that may differ between two runs from nothing",
        ge=0,
    )


class Sentences(Table):
    """One row a sentence."""

    sentence_id: str = column("Key of the sentence, from the document and the span", unique=True)
    doc_id: str = column("Key of the document")
    page: pd.Int64Dtype = number("Page on which the sentence begins, from 1", ge=1)
    section: str = column("Part of the document", isin=[s.value for s in Section])
    char_start: pd.Int64Dtype = number("First character, counted in `texts/<doc_id>.txt` from 0", ge=0)
    char_end: pd.Int64Dtype = number("Character after the last one", ge=0)
    language: str = column("Language (ISO 639 code)")
    text: str = column("The sentence as it stands in the extracted text")
    about_astana: str = column("Whether it speaks of the Astana process", isin=YES_NO)
    rounds: str = column("Numbers of the rounds that it speaks of, joined by `;`")
    note_of: str = column("For a footnote, the sentence whose mark calls it (`sentence_id`), where that is known")


OCR = "How sure OCR was of the least certain word, empty where the text was not read off a picture"


class Entities(Table):
    """One row a name of an actor, a place, a round, an agreement or an event, wherever it stands.

    Noun phrases that stand for an actor without naming it ('the rebels', 'the Russian envoy') are not in this table.
    """

    mention_id: str = column("Key of the mention, from the document and the span")
    doc_id: str = column("Key of the document")
    sentence_id: str = column("Key of the sentence")
    page: pd.Int64Dtype = number("Page, from 1", ge=1)
    char_start: pd.Int64Dtype = number("First character, counted in `texts/<doc_id>.txt` from 0", ge=0)
    char_end: pd.Int64Dtype = number("Character after the last one", ge=0)
    text: str = column("The mention as it stands in the extracted text")
    label: str = column("What it names", isin=[label.value for label in Label])
    entity_id: str = column("Entry of the knowledge that it is linked to")
    entity: str = column("Canonical name of the entry, in English")
    method: str = column(
        "How it was linked: name, variant, family-name, acronym, office (who held it then), successor (an old name for "
        "what the body became), too-early (a body that did not exist yet: nobody), process, round, pattern, model …"
    )
    confidence: pd.Float64Dtype = number("How sure the link is", ge=0, le=1)
    ocr_confidence: pd.Float64Dtype = number(OCR, ge=0, le=1)


class Dates(Table):
    """One row a time expression."""

    date_id: str = column("Key of the time expression, from the document and the span")
    doc_id: str = column("Key of the document")
    sentence_id: str = column("Key of the sentence")
    page: pd.Int64Dtype = number("Page, from 1", ge=1)
    char_start: pd.Int64Dtype = number("First character, counted in `texts/<doc_id>.txt` from 0", ge=0)
    char_end: pd.Int64Dtype = number("Character after the last one", ge=0)
    text: str = column("The expression as it stands in the extracted text")
    type: str = column("Kind of expression", isin=["DATE", "RANGE", "DURATION", "SET"])
    timex: str = column("TIMEX3 value (ISO-TimeML)")
    start: str = column("First day that it covers (ISO 8601)")
    end: str = column("Last day that it covers (ISO 8601)")
    granularity: str = column("Grain: day, week, month, season, quarter, half, year, decade, century or time")
    anchor: str = column("What a relative expression was resolved against")
    round: pd.Int64Dtype = number("Round of the talks that the expression dates", ge=1)
    problem: str = column(
        "Why it should be doubted: impossible, ambiguous, against-calendar, before-its-cause …; "
        "ocr for what was read off a picture"
    )
    expected: str = column("What would do instead of a doubtful day: an ISO day or interval")
    ocr_confidence: pd.Float64Dtype = number(OCR, ge=0, le=1)


class Stances(Table):
    """One row a stance record: who takes which position, where it is written. This is the table that people review."""

    stance_id: str = column("Key of the record, from the document, the span of the holder and the target", unique=True)
    doc_id: str = column("Key of the document")
    document: str = column("Path of the document relative to the input folder")
    page: pd.Int64Dtype = number("Page of the evidence, from 1", ge=1)
    section: str = column("Part of the document", isin=[s.value for s in Section])
    sentence_id: str = column("Key of the sentence that is the evidence")
    char_start: pd.Int64Dtype = number("First character of the holder's mention, counted in `texts/<doc_id>.txt`", ge=0)
    char_end: pd.Int64Dtype = number("Character after the holder's mention", ge=0)
    language: str = column("Language of the evidence (ISO 639 code)")
    published: str = column("Day, month or year of publication (ISO 8601)")
    date: str = column("When the position was taken (ISO 8601)")
    date_granularity: str = column("Grain of that date")
    round: pd.Int64Dtype = number("Round of the talks that it concerns", ge=1)
    holder_id: str = column("Entry of the actor list that takes the position")
    holder: str = column("Canonical name of the holder, in English")
    holder_type: str = column("What the holder is", isin=[label.value for label in Label])
    side: str = column("Side of the holder", isin=["", *SIDES])
    speaker: str = column("Who voices it, where that is somebody else")
    target: str = column("What the position is about", isin=[t.value for t in Target])
    stance: str = column("The position", isin=POSITIONS)
    basis: str = column("How it shows", isin=[b.value for b in Basis])
    motive: str = column("Why, where the text says so; several joined by `;`")
    confidence: pd.Float64Dtype = number("Calibrated probability that the record is right", ge=0, le=1)
    possible_stances: str = column(
        "Stances, `none` among them, that cannot be ruled out at an error of 10 %, the likeliest first, joined by `;`: "
        "where it is not the one of the record alone, ask a person"
    )
    evidence: str = column("The sentence that shows it")
    context: str = column("The sentences around it")
    model: str = column("Name and version of the model that decided")
    explanation: str = column(
        "Why the machine decided so, in one line: the pattern of the words that tell it, its kind and what the holder "
        "is to it; then the features that weighed most with the classifier, and the labelled sentences most like it"
    )
    repeats: str = column("Key of the first record of the same position in this document, where this one says it again")
    evidence_count: pd.Int64Dtype = number(
        "How many records of this document show the position: on the first of them; 0 on those that repeat it", ge=0
    )
    copy_of: str = column(
        "Key of the record that this one repeats, where its document is a copy: leave such rows out of counts"
    )
    review: str = column("What a person decided", isin=REVIEWS)
    reviewed_holder: str = column("Holder as a person corrected it")
    reviewed_stance: str = column("Position as a person corrected it")
    reviewed_target: str = column("Target as a person corrected it")
    reviewed_round: str = column("Round as a person corrected it")
    reviewer: str = column("Who reviewed it")
    reviewed_at: str = column("When it was reviewed (ISO 8601)")
    note: str = column("The reviewer's note")


class Rounds(Table):
    """One row a claim of a document about a round of the talks."""

    round: pd.Int64Dtype = number("Number of the round", ge=1)
    doc_id: str = column("Key of the document")
    sentence_id: str = column("Key of the sentence that claims it")
    claim: str = column(
        "What is claimed",
        isin=[
            *("date", "first-day", "last-day", "place", "planned-date", "planned-place"),
            *("attended", "absent", "boycotted", "observer", "led-by"),
            *("participants", "agenda", "document-signed", "document-unsigned", "outcome", "no-outcome"),
            *("delegates", "first-time", "invited", "uninvited", "length", "format", "rounds-held", "exchanged"),
            *("rounds-at", "zones", "zones-last", "chaired-by", "initiated-by", "signed-by", "unsigned-by"),
            *("extension", "walked-out", "stayed-on", "not-discussed", "experts-date", "post"),
            *("number", "last-round", "working-groups", "schedule", "signed-on"),
        ],
    )
    value: str = column("The claimed day, place, actor, number, topic or kind of document")
    entity_id: str = column("Entry of the knowledge that the claim is about")
    evidence: str = column("The sentence")
    agrees_with_calendar: str = column("Whether our calendar of the rounds says so too", isin=[*YES_NO, "unknown"])


class Problems(Table):
    """One row a thing that a careful reader should doubt."""

    kind: str = column(
        "Kind of doubt: unreadable-document, unreadable-page, impossible-date, ambiguous-date, unanchored-date, "
        "date-against-calendar (place-, attended-, …), sources-disagree (two documents), stance-contradiction and "
        "claim-contradiction (one document), unknown-name, name-before-its-time, low-confidence"
    )
    doc_id: str = column("Key of the document")
    sentence_id: str = column("Key of the sentence")
    other_doc_id: str = column("Key of the document that it disagrees with")
    other_sentence_id: str = column("Key of the sentence that it disagrees with")
    about: str = column("Round, actor or name that it is about")
    value: str = column("What the text says")
    expected: str = column("What was expected")
    evidence: str = column("The sentence")
    other_evidence: str = column("The other sentence")
    explanation: str = column("What to doubt and why, in one sentence")
    weight: pd.Float64Dtype = number("How much hangs on it: the table begins with the weightiest", ge=0, le=1)


TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "sentences": Sentences,
    "entities": Entities,
    "dates": Dates,
    "stances": Stances,
    "rounds": Rounds,
    "problems": Problems,
}
REVIEW_COLUMNS = (
    "review",
    "reviewed_holder",
    "reviewed_stance",
    "reviewed_target",
    "reviewed_round",
    "reviewer",
    "reviewed_at",
    "note",
)
KEYS = {"sentences": "sentence_id", "entities": "mention_id", "dates": "date_id", "stances": "stance_id"}
