"""Which words moved the decision on a record, told when a person looks at it.

The classifier is asked some ten times for that, in a process of its own that gives way to the page: the record is shown
at once, its words when they are known. Who goes on before that is not waited for.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import ModelError
from astana_nlp.records import Section
from astana_nlp.review.entries import sentence_span
from astana_nlp.review.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pebble import ProcessPool

    from astana_nlp.review.reading import RunTables
    from astana_nlp.stance.classifier.occlusion import Explained, Moved

SECONDS = 300.0  # the first question loads parser, encoder and model, on a busy machine slowly
KEPT = 500
POLITE = 5  # how far the process stands back behind others (nice)
LEAST = 0.03  # a word that changes the probability by less is not worth a look
VERSION = re.compile(r"[a-z]+-[0-9a-f]{8}")
FOR, AGAINST = 4, 2  # words shown at most


@dataclass(frozen=True, slots=True)
class Question:
    """A record whose words are to be weighed; spans count in `quote`, `parsers` are the packages of the run."""

    quote: str
    language: str
    section: str
    holder: tuple[int, int]
    actors: tuple[tuple[int, int], ...]
    stance: str
    model: str
    parsers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is shown: `offset` is where the quote begins in the text of the document."""

    offset: int
    stance: str
    explained: Explained

    @property
    def for_it(self) -> tuple[Moved, ...]:
        """Return the words without which the stance would be less likely, the weightiest first."""
        found = self.explained
        return tuple(w for w in found.words if found.probability - w.without >= LEAST)[:FOR]

    @property
    def against(self) -> tuple[Moved, ...]:
        """Return the words without which it would be likelier, the weightiest first."""
        found = self.explained
        return tuple(w for w in reversed(found.words) if w.without - found.probability >= LEAST)[:AGAINST]

    @property
    def least(self) -> float:
        """Return how likely the stance is without the word that matters most."""
        return min((w.without for w in self.explained.words), default=self.explained.probability)


class Explainer:
    """Weighs the words of one record after the other and keeps the latest."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._turns = Turns(1)
        self._known: dict[Question, Explained] = {}

    def get(self, question: Question) -> Explained | None:
        """Return what moved a decision, or None where it cannot be told or somebody asked something else since."""
        if question not in self._known:
            with self._turns.take() as mine:
                if mine and question not in self._known and (found := self._asked(question)):
                    self._known[question] = found
                    for old in list(self._known)[:-KEPT]:
                        del self._known[old]
        return self._known.get(question)

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def _asked(self, question: Question) -> Explained | None:
        if self._pool is None:
            import multiprocessing

            from pebble import ProcessPool

            self._pool = ProcessPool(1, initializer=_stand_back, context=multiprocessing.get_context("spawn"))
        try:
            found: Explained | None = self._pool.schedule(explained, args=[question], timeout=SECONDS).result()
        except Exception:  # noqa: BLE001 -- a review goes on without an explanation
            return None
        return found


def question_of(tables: RunTables, row: Mapping[str, str]) -> Question | None:
    """Return the question about a record of a run, None where a person added it."""
    span = sentence_span(row)
    if span is None or not row["model"] or not row["char_start"].isdecimal():
        return None
    offset = span[0]
    start, end = int(row["char_start"]) - offset, int(row["char_end"]) - offset
    spans = ((a - offset, b - offset) for a, b in tables.actors.get(row["doc_id"], ()))
    inside = [(a, b) for a, b in spans if 0 <= a < b <= len(row["evidence"]) and not (a < end and start < b)]
    return Question(
        quote=row["evidence"],
        language=row["language"],
        section=row["section"],
        holder=(start, end),
        actors=(*inside, (start, end)),
        stance=row["stance"],
        model=row["model"],
        parsers=tuple(sorted(tables.parsers.items())),
    )


def explained(question: Question) -> Explained | None:
    """Weigh the words of a record; None where its model or parser is not here."""
    from astana_nlp.sentences import mask_note_marks
    from astana_nlp.stance.classifier.occlusion import explain
    from astana_nlp.stance.roles.cases import Case
    from astana_nlp.stance.sentence.reading import ReadSentence
    from astana_nlp.syntax import parse

    section = Section(question.section) if question.section in set(Section) else Section.BODY
    read = ReadSentence(mask_note_marks(question.quote), question.language, None, tuple(sorted(question.actors)))
    parsers = dict(question.parsers)
    try:
        return explain(
            Case(read, question.holder, section),
            question.stance,
            _classifier(question.model),
            lambda texts: parse(texts, question.language, parsers),
        )
    except ModelError:
        return None


@cache
def _classifier(name: str) -> Any:  # noqa: ANN401 -- loaded late
    from astana_nlp.stance.classifier.models import current_classifier

    if not VERSION.fullmatch(name):  # a table can say anything: it must not lead out of the folder of models
        raise ModelError(f"{name!r} is no version of a model", "run again")
    return current_classifier(name, encoder=True)


def _stand_back() -> None:
    from threadpoolctl import threadpool_limits

    os.nice(POLITE)
    threadpool_limits(1)
