"""Read the labelled sentences of `corpus/labels/`: what the stance classifier learns from.

The format is described in `corpus/labels/README.md`: one row a sentence, every actor marked as
`[[surface|stance|target|basis|motive]]`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.errors import KnowledgeError
from astana_nlp.records import Basis, Stance, Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FROZEN = "frozen.txt"
COLUMNS = ("passage", "style", "context", "text")
_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class HolderLabel:
    """The position of one marked actor; `start` and `end` count in the text without marks."""

    start: int
    end: int
    stance: Stance
    target: Target | None = None
    basis: Basis | None = None
    motives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """One row: the sentence without its marks and the position of every actor in it."""

    passage: str
    language: str
    style: str
    context: str
    text: str
    holders: tuple[HolderLabel, ...]


def read_labels(folder: Path) -> tuple[LabelledSentence, ...]:
    """Read all `<language>.tsv` and `<language>-<what>.tsv` files of a folder, by file and row.

    Raises:
        KnowledgeError: a row is not of the format; the message names file and line.
    """
    return tuple(row for path in sorted(folder.glob("*.tsv")) for row in _read_file(path))


def frozen_passages(folder: Path) -> frozenset[str]:
    """Return the passages that no model may learn from: new models are compared on them (none without the file)."""
    path = folder / FROZEN
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a tab-separated file of labels with the numbers of their lines.

    Raises:
        KnowledgeError: its columns are others.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != columns:
            raise KnowledgeError(
                f"{path.name}: the columns are {rows.fieldnames}", f"they must be {', '.join(columns)}"
            )
        yield from enumerate(rows, 2)


def _read_file(path: Path) -> Iterator[LabelledSentence]:
    for number, row in rows_of(path, COLUMNS):
        try:
            text, holders = parse_marks(row["text"])
        except (ValueError, IndexError, TypeError) as error:
            raise KnowledgeError(f"{path.name}, line {number}: {error}", "see corpus/labels/README.md") from error
        yield LabelledSentence(
            row["passage"], path.stem.split("-")[0], row["style"], row["context"] or "", text, holders
        )


def parse_marks(marked: str) -> tuple[str, tuple[HolderLabel, ...]]:
    """Return the text without marks and the labels of its holders.

    Raises:
        ValueError: a mark has an unknown value or no surface.
    """
    text, holders, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        surface, *fields = match[1].split("|")
        if not surface.strip() or not fields:
            raise ValueError(f"the mark {match[0]} has no surface or no stance")
        holders.append(_label(len(text), surface, fields))
        text += surface
        last = match.end()
    return text + marked[last:], tuple(holders)


def _label(start: int, surface: str, fields: list[str]) -> HolderLabel:
    stance = Stance(fields[0])
    target, basis, motives = [*fields, "", "", ""][1:4]
    return HolderLabel(
        start=start,
        end=start + len(surface),
        stance=stance,
        target=Target(target) if target else None,
        basis=Basis(basis) if basis else None,
        motives=tuple(m for m in motives.split(";") if m),
    )
