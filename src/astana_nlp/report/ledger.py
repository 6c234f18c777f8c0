"""The evidence as a page carries it: numbers into short lists, so that nothing is written twice.

The script of the page unpacks it and counts again when the reader filters; `report.js` has the same lists by name.
"""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

from astana_nlp.explanations import told
from astana_nlp.findings.positions import yields_to
from astana_nlp.findings.voices import STANCES
from astana_nlp.naming import motive
from astana_nlp.report.wording import BASES, SOURCE_SIDES, days, language

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from astana_nlp.findings.evidence import Source, Statement
    from astana_nlp.findings.positions import Position

COUNTS, EARLIER, ASIDE = range(3)


class _Numbered:
    """Things in the order in which they are first met, each once."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self.rows: list[Any] = []

    def number(self, key: Hashable, row: Any) -> int:  # noqa: ANN401 -- anything that JSON can hold
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(row)
        return self.numbers[key]


class Ledger:
    """All evidence of some positions, numbered; `number` tells which position a cell of the page shows."""

    def __init__(self, positions: Iterable[Position], sources: dict[str, Source], texts: str) -> None:
        """Number the positions and what they rest on.

        Args:
            positions: what the page shows.
            sources: the documents by `doc_id`.
            texts: relative address of the folder of extracted texts.
        """
        self._sources, self._texts = sources, texts
        self._documents, self._sentences, self._actors, self._reasons = (_Numbered() for _ in range(4))
        self._statements: list[list[Any]] = []
        self._positions: list[list[Any]] = []
        self._numbers: dict[tuple[str, str, int | None], int] = {}
        for position in positions:
            self._add(position)

    def number(self, position: Position) -> int:
        """Return the number of a position."""
        return self._numbers[position.actor.key, position.target, position.round]

    def packed(self) -> str:
        """Return the evidence as JSON, packed by gzip and written in Base64: half as long, and only letters."""
        content = {
            "texts": self._texts,
            "stances": STANCES,
            "actors": self._actors.rows,
            "documents": self._documents.rows,
            "sentences": self._sentences.rows,
            "reasons": self._reasons.rows,
            "statements": self._statements,
            "positions": self._positions,
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return base64.b64encode(gzip.compress(text.encode("utf-8", "backslashreplace"), mtime=0)).decode()

    def _add(self, position: Position) -> None:
        groups = ((COUNTS, position.statements), (EARLIER, position.earlier), (ASIDE, position.aside))
        numbers = [self._statement(s, state) for state, group in groups for s in group]
        placed = {id(s): number for s, number in zip(position.everything, numbers, strict=True)}
        for s in (*position.earlier, *position.aside):
            self._statements[placed[id(s)]].append([placed[id(o)] for o in _telling(yields_to(s, position))])
        actor = self._actors.number(position.actor.key, position.actor.name)
        self._numbers[position.actor.key, position.target, position.round] = len(self._positions)
        self._positions.append([actor, position.target, position.round, numbers])

    def _statement(self, statement: Statement, state: int) -> int:
        quote, reason = statement.quote, told(statement.explanation)
        place = [self._document(quote.source), quote.page, _section(statement), quote.language, quote.text]
        sentence = self._sentences.number(quote.sentence_id, place)
        self._statements.append(
            [
                sentence,
                STANCES.index(statement.stance),
                round(statement.certainty, 2),
                statement.factor,
                state,
                days(statement.date),
                BASES[statement.basis],
                ", ".join(map(motive, statement.motives)),
                statement.speaker,
                _review(statement),
                [self._document(self._sources[key]) for key in statement.copies],
                self._reasons.number(reason, reason),
            ]
        )
        return len(self._statements) - 1

    def _document(self, source: Source) -> int:
        row = [
            source.doc_id,
            source.document,
            source.title,
            source.outlet,
            SOURCE_SIDES[source.side],
            language(source.language),
            days(source.published),
            source.original,
        ]
        return self._documents.number(source.doc_id, row)


def _telling(statements: Iterable[Statement]) -> list[Statement]:
    """Return a few of the statements, of which a filter leaves some if and only if it leaves some of all.

    Filters ask for language, side, review and a least certainty: of those alike in the first three the surest will do.
    """
    surest: dict[tuple[str, str, bool], Statement] = {}
    for s in sorted(statements, key=lambda s: (-s.certainty, s.stance_id)):
        surest.setdefault((s.quote.source.language, s.quote.source.side, s.review is not None), s)
    return list(surest.values())


def _section(statement: Statement) -> str:
    """Return what a reader should know of the place: nothing where it is plain text."""
    if statement.cited:
        return "title cited in a note"
    return "" if statement.section == "body" else statement.section


def _review(statement: Statement) -> str:
    review = statement.review
    if review is None:
        return ""
    who = f" by {review.reviewer}" if review.reviewer else ""
    when = f", {days(review.at[:10])}" if review.at else ""
    return f"{review.verdict}{who}{when}{f': {review.note}' if review.note else ''}"
