"""From the folder of a run to the evidence, with the decisions of people applied to the records of the machine."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from astana_nlp import knowledge
from astana_nlp.errors import OutputError
from astana_nlp.findings.evidence import Actor, Claim, Doubt, Evidence, Quote, Source, Statement
from astana_nlp.lastrun import LastRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Row = dict[str, Any]
DECIDED = frozenset({"confirmed", "corrected", "added"})
REJECTED = "rejected"
Places = dict[str, tuple[int, str]]


def read_evidence(folder: Path) -> Evidence:
    """Return the evidence of a run.

    Raises:
        OutputError: the folder holds no complete run, or a table cannot be read.
    """
    last = LastRun(folder)
    if not last.digests:
        raise OutputError(f"{folder} holds no complete run", "give the folder that `astana run … --out` wrote")
    tables = {name: last.table(name) for name in ("documents", "stances", "rounds", "problems")}
    sources = _sources(tables["documents"])
    places = _places(folder, tables)
    return Evidence(
        sources=tuple(_source(row) for row in tables["documents"]),
        statements=statements(tables["stances"], sources),
        claims=tuple(_claim(row, sources, places) for row in tables["rounds"]),
        doubts=tuple(_doubt(row, sources, places) for row in tables["problems"]),
        records=len(tables["stances"]),
        rejected=sum(row["review"] == REJECTED for row in tables["stances"]),
        started=last.started,
        versions=last.versions,
    )


def statements(rows: Iterable[Row], sources: Mapping[str, Source]) -> tuple[Statement, ...]:
    """Return the records that count: not those that a person rejected, and copies only beside their original."""
    kept = [row for row in rows if row["review"] != REJECTED]
    originals = {row["stance_id"] for row in kept}
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for row in kept:
        if row["copy_of"] in originals:
            copies[row["copy_of"]].append(row["doc_id"])
    return tuple(
        _statement(row, sources[row["doc_id"]], tuple(copies[row["stance_id"]]))
        for row in kept
        if row["copy_of"] not in originals
    )


def _statement(row: Row, source: Source, copies: tuple[str, ...]) -> Statement:
    decided = row["review"] in DECIDED
    return Statement(
        stance_id=row["stance_id"],
        sentence_id=row["sentence_id"],
        source=source,
        page=row["page"] or 1,
        section=row["section"],
        language=row["language"],
        actor=_actor(row, decided=decided),
        speaker=row["speaker"],
        target=(decided and row["reviewed_target"]) or row["target"],
        round=_round(row["reviewed_round"]) if decided and row["reviewed_round"] else row["round"],
        stance=(decided and row["reviewed_stance"]) or row["stance"],
        basis=row["basis"],
        motives=tuple(filter(None, row["motive"].split(";"))),
        certainty=1.0 if decided else row["confidence"],
        date=row["date"],
        by_round=row["date_granularity"] == "round",
        text=row["evidence"],
        context=row["context"],
        explanation=row["explanation"],
        review=row["review"] if decided else "",
        reviewer=row["reviewer"],
        reviewed_at=row["reviewed_at"],
        note=row["note"],
        copies=copies,
    )


def _actor(row: Row, *, decided: bool) -> Actor:
    """Return the holder; a name that a person put in is looked up in the list of actors."""
    if not (decided and row["reviewed_holder"]):
        return Actor(row["holder_id"], row["holder"], row["holder_type"], row["side"] or "other")
    known = _by_name().get(row["reviewed_holder"].casefold())
    if known is None:
        return Actor("", row["reviewed_holder"], row["holder_type"], row["side"] or "other")
    return Actor(known.id, known.name, known.label.value, known.side or "other")


def _round(cell: str) -> int | None:
    """Return the round that a person put in; anything without a figure says that there is none."""
    figure = re.search(r"\d+", cell)
    return int(figure[0]) if figure else None


@cache
def _by_name() -> dict[str, knowledge.Actor]:
    """Return the actors by every name of the list and by key; the first one that has a name keeps it."""
    found: dict[str, knowledge.Actor] = {}
    for actor in knowledge.actors():
        for name in (actor.id, actor.name, *(n for names in actor.names.values() for n in names)):
            found.setdefault(name.casefold(), actor)
    return found


def _sources(rows: Iterable[Row]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for row in rows:
        found.setdefault(row["doc_id"], _source(row))
    return found


def _source(row: Row) -> Source:
    outlet = _by_name().get(row["outlet"].casefold()) if row["outlet"] else None
    return Source(
        doc_id=row["doc_id"],
        document=row["document"],
        title=row["title"],
        outlet=row["outlet"],
        side=(outlet.side if outlet else "") or "unknown",
        published=row["published"],
        published_from=row["published_from"],
        language=row["language"],
        format=row["format"],
        status=row["status"],
        problem=row["problem"],
        pages=row["pages"] or 0,
        sentences=row["sentences"] or 0,
        ocr=row["ocr"] == "yes",
        original=row["duplicate_of"] or row["doc_id"],
    )


def _places(folder: Path, tables: Mapping[str, list[Row]]) -> Places:
    """Return page and language of the sentences that claims and doubts point at."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = {row["sentence_id"] for name in ("rounds", "problems") for row in tables[name]}
    wanted |= {row["other_sentence_id"] for row in tables["problems"]}
    sentences = pq.read_table(folder / "sentences.parquet", columns=["sentence_id", "page", "language"])
    kept = sentences.filter(pc.is_in(sentences["sentence_id"], pc.cast(sorted(wanted), "string")))
    return {row["sentence_id"]: (row["page"] or 1, row["language"]) for row in kept.to_pylist()}


def _claim(row: Row, sources: Mapping[str, Source], places: Places) -> Claim:
    page, language = places.get(row["sentence_id"], (1, ""))
    return Claim(
        round=row["round"],
        claim=row["claim"],
        value=row["value"],
        entity_id=row["entity_id"],
        agrees=row["agrees_with_calendar"],
        source=sources[row["doc_id"]],
        sentence_id=row["sentence_id"],
        page=page,
        language=language,
        text=row["evidence"],
    )


def _doubt(row: Row, sources: Mapping[str, Source], places: Places) -> Doubt:
    pairs = [("doc_id", "sentence_id", "evidence"), ("other_doc_id", "other_sentence_id", "other_evidence")]
    quotes = tuple(
        Quote(sources[row[doc]], row[sentence], *places.get(row[sentence], (1, "")), row[text])
        for doc, sentence, text in pairs
        if row[doc] in sources and row[text]
    )
    return Doubt(
        row["kind"], row["about"], row["value"], row["expected"], row["explanation"], row["weight"] or 0.0, quotes
    )
