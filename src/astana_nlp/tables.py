"""From what was found in documents to the rows of the tables.

Rows stand in the order of the documents' names and, within a document, of the text, so that the same input gives the
same bytes however many processes worked on it; doubts stand by weight first.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from astana_nlp.duplicates import find_copied_records
from astana_nlp.records import ACTOR_LABELS
from astana_nlp.schemas import REVIEW_COLUMNS

if TYPE_CHECKING:
    from astana_nlp.jobs import Outcome
    from astana_nlp.records import Analysis, Problem, Sentence

Row = dict[str, Any]
NOMINAL = frozenset({"description", "demonym"})
Copies = Mapping[str, tuple[str, float]]


def build_tables(
    outcomes: Sequence[Outcome], problems: Mapping[str, Sequence[Problem]], copies: Copies
) -> dict[str, list[Row]]:
    """Return the rows of every table.

    Args:
        outcomes: what became of each document; files with the same bytes have the same `doc_id`.
        problems: what to doubt, by `doc_id`.
        copies: for documents (by name) that repeat another one: its `doc_id` and the similarity.
    """
    ordered = sorted(outcomes, key=lambda o: o.document)
    analyses = distinct(ordered)
    tables: dict[str, list[Row]] = {"documents": [_document(o, copies.get(o.document, ("", None))) for o in ordered]}
    makers: dict[str, Callable[[Analysis], Iterable[Row]]] = {
        "sentences": _sentences,
        "entities": _entities,
        "dates": _dates,
        "stances": _stances,
        "rounds": _rounds,
    }
    for name, rows in makers.items():
        tables[name] = [row for analysis in analyses for row in rows(analysis)]
    copied = find_copied_records({o.doc_id: copies[o.document][0] for o in ordered if o.document in copies}, analyses)
    for row in tables["stances"]:
        row["copy_of"] = copied.get(row["stance_id"], "")
    known = {a.document.doc_id: a for a in analyses}
    doubts = [
        _problem(doc_id, known.get(doc_id), p)
        for doc_id in dict.fromkeys(o.doc_id for o in ordered)
        for p in _in_order(problems.get(doc_id, ()))
    ]
    tables["problems"] = sorted(doubts, key=lambda row: -row["weight"])
    return tables


def distinct(outcomes: Iterable[Outcome]) -> list[Analysis]:
    """Return the analyses in the order of the outcomes, each content once: files may have the same bytes."""
    found: dict[str, Analysis] = {}
    for outcome in outcomes:
        if outcome.analysis is not None:
            found.setdefault(outcome.doc_id, outcome.analysis)
    return list(found.values())


def printable(name: str) -> str:
    r"""Return a file name in valid Unicode; bytes that are no UTF-8 are shown as `\\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _document(outcome: Outcome, copy: tuple[str, float | None]) -> Row:
    row: Row = {
        "doc_id": outcome.doc_id,
        "document": printable(outcome.document),
        "sha256": outcome.sha256,
        **dict.fromkeys(("format", "title", "author", "outlet", "published", "published_from", "evidence"), ""),
        **dict.fromkeys(("language", "languages"), ""),
        **dict.fromkeys(("published_confidence", "pages", "characters", "sentences")),
        "ocr": "",
        "duplicate_of": copy[0],
        "similarity": copy[1],
        "status": outcome.status.value,
        "problem": outcome.problem,
        "seconds": round(sum(outcome.seconds.values()), 3) if outcome.seconds else None,
    }
    if outcome.analysis is not None:
        row.update(_extraction(outcome.analysis))
    return row


def _extraction(analysis: Analysis) -> Row:
    source = analysis.document.source
    return {
        "format": source.format,
        "title": source.title,
        "author": source.author,
        "outlet": source.outlet,
        "published": source.published,
        "published_from": source.published_from,
        "published_confidence": source.published_confidence if source.published else None,
        "evidence": "; ".join(source.evidence),
        "language": analysis.language,
        "languages": _shares(analysis.sentences),
        "pages": source.pages,
        "characters": len(source.text),
        "sentences": len(analysis.sentences),
        "ocr": _yes(source.ocr),
    }


def _shares(sentences: Iterable[Sentence]) -> str:
    """Return the share of each language by characters, the largest first."""
    letters: Counter[str] = Counter()
    for sentence in sentences:
        letters[sentence.language] += sentence.end - sentence.start
    total = sum(letters.values())
    ordered = sorted(letters.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{language or 'und'} {count / total:.2f}" for language, count in ordered if total)


def _sentences(analysis: Analysis) -> Iterable[Row]:
    starts = [sentence.start for sentence in analysis.sentences]
    for sentence in analysis.sentences:
        called_at = analysis.document.blocks[sentence.block].called_at
        # a mark behind the full stop belongs to the sentence before it
        caller = bisect_right(starts, called_at) - 1 if called_at is not None else -1
        yield {
            "sentence_id": sentence.sentence_id,
            "doc_id": analysis.document.doc_id,
            "page": sentence.page,
            "section": sentence.section.value,
            "char_start": sentence.start,
            "char_end": sentence.end,
            "language": sentence.language,
            "text": sentence.text,
            "about_astana": _yes(sentence.about_astana),
            "rounds": ";".join(map(str, sentence.rounds)),
            "note_of": analysis.sentences[caller].sentence_id if caller >= 0 else "",
        }


def _place(analysis: Analysis, sentence: int, start: int, end: int) -> Row:
    """Return the columns that say where a span stands."""
    block = analysis.document.blocks[analysis.sentences[sentence].block]
    return {
        "doc_id": analysis.document.doc_id,
        "sentence_id": analysis.sentences[sentence].sentence_id,
        "page": block.page_at(start),
        "char_start": start,
        "char_end": end,
    }


def _entities(analysis: Analysis) -> Iterable[Row]:
    # The table is about names. 'The rebels' and 'the Russian envoy' name nobody; they stay among the mentions, since
    # they can hold positions, and reach the tables by the records of those.
    named = (m for m in analysis.mentions if not (m.method in NOMINAL and m.label in ACTOR_LABELS))
    for mention in sorted(named, key=lambda m: (m.start, m.end, m.entity_id)):
        yield {
            "mention_id": mention.mention_id,
            **_place(analysis, mention.sentence, mention.start, mention.end),
            "text": mention.text,
            "label": mention.label.value,
            "entity_id": mention.entity_id,
            "entity": mention.entity,
            "method": mention.method,
            "confidence": round(mention.confidence, 4),
            "ocr_confidence": analysis.document.ocr_confidence(mention.start, mention.end),
        }


def _dates(analysis: Analysis) -> Iterable[Row]:
    for date in sorted(analysis.dates, key=lambda d: (d.start, d.end)):
        sure = analysis.document.ocr_confidence(date.start, date.end)
        yield {
            "date_id": date.date_id,
            **_place(analysis, date.sentence, date.start, date.end),
            "text": date.text,
            "type": date.kind,
            "timex": date.timex,
            "start": date.first,
            "end": date.last,
            "granularity": date.granularity,
            "anchor": date.anchor,
            "round": date.round,
            "problem": date.problem or ("ocr" if sure is not None else ""),
            "expected": date.expected,
            "ocr_confidence": sure,
        }


def _stances(analysis: Analysis) -> Iterable[Row]:
    for record in sorted(analysis.stances, key=lambda s: (s.sentence, s.start, s.end, s.stance_id)):
        evidence = analysis.sentences[record.sentence]
        yield {
            "stance_id": record.stance_id,
            "document": printable(analysis.document.path),
            "section": evidence.section.value,
            **_place(analysis, record.sentence, record.start, record.end),
            "language": evidence.language,
            "published": analysis.document.source.published,
            "date": record.date,
            "date_granularity": record.date_granularity,
            "round": record.round,
            "holder_id": record.holder_id,
            "holder": record.holder,
            "holder_type": record.holder_type.value,
            "side": record.side,
            "speaker": record.speaker,
            "target": record.target.value,
            "stance": record.stance.value,
            "basis": record.basis.value,
            "motive": ";".join(record.motives),
            "confidence": round(record.confidence, 4),
            "possible_stances": ";".join(record.possible),
            "evidence": evidence.text,
            "context": record.context,
            "model": record.model,
            "explanation": record.explanation,
            "repeats": record.repeats,
            "evidence_count": record.evidence_count,
            "copy_of": "",
            **dict.fromkeys(REVIEW_COLUMNS, ""),
        }


def _rounds(analysis: Analysis) -> Iterable[Row]:
    order = sorted(analysis.claims, key=lambda c: (c.sentence, c.round, c.claim, c.value, c.entity_id))
    for claim in order:
        sentence = analysis.sentences[claim.sentence]
        yield {
            "round": claim.round,
            "doc_id": analysis.document.doc_id,
            "sentence_id": sentence.sentence_id,
            "claim": claim.claim,
            "value": claim.value,
            "entity_id": claim.entity_id,
            "evidence": sentence.text,
            "agrees_with_calendar": claim.agrees_with_calendar,
        }


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    def place(problem: Problem) -> tuple[int, str, str, str, str]:
        sentence = -1 if problem.sentence is None else problem.sentence
        return sentence, problem.kind, problem.about, problem.value, problem.other_sentence_id

    return sorted(problems, key=place)


def _problem(doc_id: str, analysis: Analysis | None, problem: Problem) -> Row:
    sentence = None if analysis is None or problem.sentence is None else analysis.sentences[problem.sentence]
    return {
        "kind": problem.kind,
        "doc_id": doc_id,
        "sentence_id": sentence.sentence_id if sentence else "",
        "other_doc_id": problem.other_doc_id,
        "other_sentence_id": problem.other_sentence_id,
        "about": problem.about,
        "value": problem.value,
        "expected": problem.expected,
        "evidence": sentence.text if sentence else "",
        "other_evidence": problem.other_evidence,
        "explanation": problem.explanation,
        "weight": round(problem.weight, 2),
    }


def _yes(value: bool) -> str:  # noqa: FBT001 -- the cell's own value
    return "yes" if value else "no"
