"""From the folder of a run to the evidence, with the decisions of people applied to the records of the machine."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from astana_nlp import knowledge
from astana_nlp.errors import OutputError
from astana_nlp.findings.doubts import find_doubts, found_here
from astana_nlp.findings.evidence import Actor, Claim, Doubt, Evidence, Quote, Review, Source, Statement
from astana_nlp.findings.narrative import of_presence
from astana_nlp.findings.spellings import one_name_each
from astana_nlp.lastrun import LastRun
from astana_nlp.records import Basis, Label
from astana_nlp.review.carrying import absorb, show
from astana_nlp.review.log import decisions_of
from astana_nlp.rounds.calendar import entry_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

Row = dict[str, Any]
ADDED, REJECTED = "added", "rejected"
PRESENCE = frozenset({"attended", "observer", "absent", "boycotted", "invited", "uninvited", "first-time"})
DECIDED = frozenset({"confirmed", "corrected", ADDED})
Places = dict[str, tuple[int, str]]


def read_evidence(folder: Path) -> Evidence:
    """Return the evidence of a run; decisions that people took since it ended are in it.

    Raises:
        OutputError: the folder holds no complete run, or a table cannot be read.
    """
    last = LastRun(folder)
    if not last.digests:
        raise OutputError(f"{folder} holds no complete run", "give the folder that `astana run … --out` wrote")
    tables = {name: last.table(name) for name in ("documents", "stances", "rounds", "problems")}
    absorb(folder, last.review_rows)
    kept = show(tables["stances"], decisions_of(folder))
    # what a person said is a position is one, though the machine never saw it or no longer does
    tables["stances"] += [row for row in kept if row["review"] in DECIDED]
    tables["sentences"] = _sentences(folder, tables)
    tables["entities"] = _coalitions(folder)
    evidence = evidence_of(tables, last.started, last.versions)
    told = tuple(d for d in evidence.doubts if not found_here(d.kind))
    return replace(evidence, doubts=(*find_doubts(evidence.statements, evidence.claims), *told))


def evidence_of(tables: Mapping[str, list[Row]], started: str = "", versions: dict[str, str] | None = None) -> Evidence:
    """Return the evidence that the rows of a run's tables give.

    Of the sentences only those that claims and problems point at are needed, of the entities only the coalitions.
    """
    sources: dict[str, Source] = {}
    for row in tables["documents"]:
        sources.setdefault(row["doc_id"], _source(row))
    places = {row["sentence_id"]: (row["page"] or 1, row["language"]) for row in tables["sentences"]}
    named = {(row["doc_id"], row["char_start"]) for row in tables["entities"] if row["label"] == Label.COALITION}
    statements = _statements(tables["stances"], sources, named)
    claims = tuple(_claim(row, sources, places) for row in tables["rounds"])
    statements, claims = _named_alike(statements, claims)
    return Evidence(
        sources=tuple(_source(row) for row in tables["documents"]),
        statements=statements,
        claims=claims,
        doubts=tuple(_doubt(row, sources, places) for row in tables["problems"]),
        records=len(tables["stances"]),
        rejected=sum(row["review"] == REJECTED for row in tables["stances"]),
        started=started,
        versions=versions or {},
    )


def _named_alike(
    statements: tuple[Statement, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    """Give the actors that the list does not have one name each, in positions and claims."""
    held = [(s.actor.name, s.quote.language) for s in statements if not s.actor.actor_id]
    came = [(c.value, c.quote.language) for c in claims if not c.entity_id and c.claim in PRESENCE]
    names = one_name_each((*held, *came))

    def positioned(s: Statement) -> Statement:
        name = names.get((s.actor.name, s.quote.language))
        return replace(s, actor=replace(s.actor, name=name)) if name and not s.actor.actor_id else s

    def claimed(c: Claim) -> Claim:
        name = names.get((c.value, c.quote.language))
        return replace(c, value=name) if name and not c.entity_id else c

    return tuple(map(positioned, statements)), tuple(map(claimed, claims))


def _statements(
    rows: Iterable[Row], sources: Mapping[str, Source], named: Container[tuple[str, int]]
) -> tuple[Statement, ...]:
    """Return the records that count: not those that a person rejected, and copies only beside their original."""
    kept = [row for row in rows if row["review"] != REJECTED and row["doc_id"] in sources]
    originals = {row["stance_id"] for row in kept}
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for row in kept:
        if row["copy_of"] in originals:
            copies[row["copy_of"]].append(row["doc_id"])
    found = (_statement(row, sources[row["doc_id"]], named) for row in kept if row["copy_of"] not in originals)
    return tuple(replace(s, copies=tuple(copies[s.stance_id])) if copies[s.stance_id] else s for s in found)


def _statement(row: Row, source: Source, named: Container[tuple[str, int]]) -> Statement:
    decided = row["review"] in DECIDED
    number = _round(row["reviewed_round"]) if decided and row["reviewed_round"] else row["round"] or None
    statement = Statement(
        stance_id=row["stance_id"],
        quote=Quote(source, row["sentence_id"], row["page"] or 1, row["language"], row["evidence"]),
        section=row["section"],
        start=row["char_start"] or 0,
        actor=_actor(row, decided=decided),
        named=row["holder_type"] != Label.COALITION or (row["doc_id"], row["char_start"]) in named,
        speaker=row["speaker"],
        target=(decided and row["reviewed_target"]) or row["target"],
        round=number,
        stance=(decided and row["reviewed_stance"]) or row["stance"],
        basis=row["basis"] or Basis.STATED.value,
        motives=tuple(filter(None, row["motive"].split(";"))),
        certainty=1.0 if decided else row["confidence"] or 0.0,
        date=row["date"],
        by_round=row["date_granularity"] == "round",
        explanation=row["explanation"],
        review=Review(row["review"], row["reviewer"], row["reviewed_at"], row["note"]) if decided else None,
    )
    return _on_the_day(statement)


def _on_the_day(statement: Statement) -> Statement:
    """Return a statement with the days of its round, where its day is that of telling who came to it.

    Nobody comes to a round or stays away from it when it is over: a later day is that of the telling, and so is one of
    the round itself on which the text appeared (a dateline).
    """
    entry = entry_of(statement.round)
    day = statement.span[0]
    told_at_once = entry is not None and entry.first <= day == statement.source.published
    if entry is None or not (day > entry.last or told_at_once) or not of_presence(statement):
        return statement
    return replace(statement, date=f"{entry.first}/{entry.last}", by_round=True)


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


def _source(row: Row) -> Source:
    outlet = _by_name().get(row["outlet"].casefold()) if row["outlet"] else None
    return Source(
        doc_id=row["doc_id"],
        document=row["document"],
        title=row["title"],
        author=row["author"],
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


def _sentences(folder: Path, tables: Mapping[str, list[Row]]) -> list[Row]:
    """Return the sentences that claims and problems point at, with page and language."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = {row["sentence_id"] for name in ("rounds", "problems") for row in tables[name]}
    wanted |= {row["other_sentence_id"] for row in tables["problems"]}
    found = pq.read_table(folder / "sentences.parquet", columns=["sentence_id", "page", "language"])
    rows: list[Row] = found.filter(pc.is_in(found["sentence_id"], pc.cast(sorted(wanted), "string"))).to_pylist()
    return rows


def _coalitions(folder: Path) -> list[Row]:
    """Return where coalitions are named."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    found = pq.read_table(folder / "entities.parquet", columns=["doc_id", "char_start", "label"])
    rows: list[Row] = found.filter(pc.equal(found["label"], Label.COALITION.value)).to_pylist()
    return rows


def _claim(row: Row, sources: Mapping[str, Source], places: Places) -> Claim:
    return Claim(
        round=row["round"],
        claim=row["claim"],
        value=row["value"],
        entity_id=row["entity_id"],
        agrees=row["agrees_with_calendar"],
        quote=_quote(row, "", sources, places),
    )


def _doubt(row: Row, sources: Mapping[str, Source], places: Places) -> Doubt:
    quotes = [_quote(row, prefix, sources, places) for prefix in ("", "other_") if row[f"{prefix}doc_id"] in sources]
    return Doubt(
        kind=row["kind"],
        explanation=row["explanation"],
        weight=row["weight"] or 0.0,
        quotes=tuple(quotes),
        about=row["about"],
        value=row["value"],
        expected=row["expected"],
        round=_round(row["about"]) if row["about"].startswith("round ") else None,
    )


def _quote(row: Row, prefix: str, sources: Mapping[str, Source], places: Places) -> Quote:
    sentence = row[f"{prefix}sentence_id"]
    page, language = places.get(sentence, (1, ""))
    return Quote(sources[row[f"{prefix}doc_id"]], sentence, page, language, row[f"{prefix}evidence"])
