"""Which part names, days, places and numbers take in what a sentence tells of a meeting: semantic roles, learned.

An adapter of the encoder (`encoder.adapter`) was trained on `corpus/meetings/`, where every actor, date, place and
number of a sentence has its role: who attended, observed, stayed away, was invited; when and where the meeting was;
what was counted. On the labelling of semantic roles:
Gildea and Jurafsky 2002 (Computational Linguistics 28:3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from astana_nlp import encoder
from astana_nlp.encoder.forward import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder import Encoder

NONE = "none"
# the roles that each kind of span may have, besides none
ROLES = {
    "actor": (
        *("attended", "observed", "absent", "expected", "invited", "uninvited"),
        *("head", "chair", "host", "signed", "unsigned"),
    ),
    "date": ("held", "next"),
    "place": ("venue", "next-venue"),
    "number": ("delegations", "size", "groups", "duration", "zones", "term", "exchanged"),
}
# what a sentence as a whole may tell of a meeting
TELLS = (NONE, "statement", "no-statement", "agreed", "no-agreement", "direct", "indirect")


class Span(NamedTuple):
    """A name, date, place or number: its characters in the document, and its kind (a key of `ROLES`)."""

    start: int
    end: int
    kind: str


class Asked(NamedTuple):
    """A sentence, where it starts in the document, and its spans."""

    text: str
    start: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a sentence tells of a meeting: the likeliest role of each span, what it all tells, how sure both are."""

    roles: Mapping[Span, tuple[str, float]]
    tells: tuple[str, float]


def current_reader() -> Encoder | None:
    """Return the encoder with the adapter for meetings, or None where one of the two is missing.

    Raises:
        ModelError: the adapter cannot be read.
    """
    reader = encoder.load()
    return reader if reader and reader.roles else None


def read_accounts(reader: Encoder, asked: Sequence[Asked]) -> list[Account]:
    """Return what each sentence tells of a meeting."""
    answers = reader.roles_of([question(sentence) for sentence in asked])
    return [_account(reader, rows, sentence.spans) for rows, sentence in zip(answers, asked, strict=True)]


def question(asked: Asked) -> Question:
    """Return what the encoder is asked: the spans, and behind them one without characters for the sentence itself."""
    spans = ((span.start - asked.start, span.end - asked.start) for span in asked.spans)
    return Question(asked.text, (*spans, (0, 0)))


def _account(reader: Encoder, rows: Sequence[NDArray[np.float32]], spans: Sequence[Span]) -> Account:
    labels = len(reader.roles)
    roles = {
        span: _likeliest(dict(zip(reader.roles, np.exp(row[:labels]).tolist(), strict=True)), (NONE, *ROLES[span.kind]))
        for span, row in zip(spans, rows, strict=False)  # the last row is that of the sentence
    }
    told = dict(zip(reader.tells, np.exp(rows[-1][labels:]).tolist(), strict=True))
    return Account(roles, _likeliest(told, TELLS))


def _likeliest(found: Mapping[str, float], possible: Sequence[str]) -> tuple[str, float]:
    """Return the likeliest of what is possible, and its probability among that."""
    best = max(possible, key=lambda name: found[name])
    return best, found[best] / sum(found[name] for name in possible)
