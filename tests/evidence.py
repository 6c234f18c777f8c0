"""Evidence made by hand for the tests of findings: invented factions, so that nobody real is given a position."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from astana_nlp.findings.evidence import Actor, Evidence, Quote, Source, Statement

CEDAR = Actor("", "Cedar Brigade", "FACTION", "opposition")
PINE = Actor("", "Pine Front", "FACTION", "opposition")
ALMOND = Actor("", "Almond State", "STATE", "guarantor")


def source(doc_id: str, **fields: Any) -> Source:  # noqa: ANN401 -- fields of the record
    """Return a document that was read well."""
    plain = Source(
        doc_id=doc_id,
        document=f"{doc_id}.txt",
        title=f"Title of {doc_id}",
        author="",
        outlet="",
        side="unknown",
        published="2017-03-20",
        published_from="text",
        language="en",
        format="text",
        status="ok",
        problem="",
        pages=1,
        sentences=1,
        ocr=False,
        original=doc_id,
    )
    return replace(plain, **fields)


def statement(doc_id: str, stance: str, **fields: Any) -> Statement:  # noqa: ANN401 -- fields of the record
    """Return a record of the Cedar Brigade on the third round; every call is another sentence of the document."""
    actor = fields.pop("actor", CEDAR)
    text = fields.pop("text", f"{doc_id} says that the {actor.name} is {stance}.")
    document = fields.pop("source", None) or source(doc_id)
    plain = Statement(
        stance_id=f"{doc_id}-{actor.key}-{stance}-{fields.get('date', '')}-{fields.get('round', 3)}",
        quote=Quote(document, f"{doc_id}-{text}", 1, fields.pop("language", "en"), text),
        section="body",
        start=0,
        actor=actor,
        named=True,
        speaker="",
        target="astana",
        round=3,
        stance=stance,
        basis="stated",
        motives=(),
        certainty=0.9,
        date="",
        by_round=False,
        explanation="",
    )
    return replace(plain, **fields)


def evidence(*statements: Statement, **fields: Any) -> Evidence:  # noqa: ANN401 -- fields of the record
    """Return the evidence of a run that found these records."""
    sources = {s.source.doc_id: s.source for s in statements}
    plain = Evidence(
        sources=tuple(sources.values()),
        statements=statements,
        claims=(),
        doubts=(),
        records=len(statements),
        rejected=0,
        started="2026-11-26T10:00:00+00:00",
        versions={},
    )
    return replace(plain, **fields)
