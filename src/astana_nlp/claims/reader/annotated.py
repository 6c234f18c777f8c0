"""Read the sentences of `corpus/meetings/`, in which every actor, date, place and number has its role at a meeting.

The format is described in `corpus/meetings/README.md`: one row a sentence, marked as `[surface|role]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.claims.reader.semantic import NONE, ROLES, TELLS
from astana_nlp.errors import KnowledgeError
from astana_nlp.labels import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("id", "tells", "text")
_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z-]+)\]")
# what a span without a role is; whether a name without one is an actor's or a place's, nobody marked
_WITHOUT = {f"{NONE}-{kind}": kind for kind in ("name", "date", "number")}
_NAMES = ("actor", "place")


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """A marked span: its characters in the text without marks, its role, and the roles that its kind may have."""

    start: int
    end: int
    role: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """One row: the sentence without marks, its spans, and what it tells as a whole (first of `tells`, or none)."""

    passage: str
    language: str
    text: str
    spans: tuple[AnnotatedSpan, ...]
    tells: str


def read_annotated(folder: Path) -> tuple[AnnotatedSentence, ...]:
    """Read all `<language>.tsv` and `<language>-<what>.tsv` files of a folder, by file and row.

    Raises:
        KnowledgeError: a row is not of the format; the message names file and line.
    """
    return tuple(row for path in sorted(folder.glob("*.tsv")) for row in _read_file(path))


def _read_file(path: Path) -> Iterator[AnnotatedSentence]:
    for number, row in rows_of(path, COLUMNS):
        try:
            text, spans = _parsed(row["text"])
            told = row["tells"].split(",")[0].strip() or NONE
            TELLS.index(told)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise KnowledgeError(f"{path.name}, line {number}: {error}", "see corpus/meetings/README.md") from error
        yield AnnotatedSentence(row["id"].partition(".")[0], path.stem.split("-")[0], text, spans, told)


def _parsed(marked: str) -> tuple[str, tuple[AnnotatedSpan, ...]]:
    """Return a text without its marks, and the spans.

    Raises:
        ValueError: a role is unknown, or a bracket stands alone.
    """
    parts: list[str] = []
    spans: list[AnnotatedSpan] = []
    length = end = 0
    for mark in _MARK.finditer(marked):
        parts += [marked[end : mark.start()], mark[1]]
        start = length + mark.start() - end
        length, end = start + len(mark[1]), mark.end()
        spans.append(AnnotatedSpan(start, length, NONE if mark[2] in _WITHOUT else mark[2], _possible(mark[2])))
    text = "".join((*parts, marked[end:]))
    if set(text) & set("[]|"):
        raise ValueError(f"a mark is broken in '{text}'")
    return text, tuple(spans)


def _possible(role: str) -> tuple[str, ...]:
    kind = _WITHOUT.get(role) or next((kind for kind, roles in ROLES.items() if role in roles), "")
    if not kind:
        raise ValueError(f"'{role}' is no role")
    return (NONE, *(r for k in (_NAMES if kind in (*_NAMES, "name") else (kind,)) for r in ROLES[k]))
