"""Labelled tables of others: any CSV with a column of texts and one of labels, to try the trainer on public data."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError
from astana_nlp.languages import identify
from astana_nlp.readers.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

# what public sets call their columns, the commonest first; compared without case, blanks and underscores
NAMES = {
    "text": ("text", "tweet", "sentence", "content", "comment", "evidence", "sentencenormalized", "quote", "post"),
    "label": ("reviewedstance", "stance", "label", "polarity", "sentiment", "class", "annotation"),
    "target": ("target", "topic", "claim", "subject"),
    "holder": ("holder", "mention", "entity", "aspect"),
    "start": ("start", "from", "holderstart", "targetfrom"),
    "end": ("end", "to", "holderend", "targetto"),
    "group": ("group", "document", "passage", "doc", "docid", "article", "articleid"),
    "split": ("split", "set", "subset", "partition"),
    "language": ("language", "lang"),
}
NEEDED = ("text", "label")
DELIMITERS = "\t,;|"
UNLABELLED = frozenset({"unknown", "?"})  # stand for the label in files that were given out before it was
TEST = frozenset({"test", "eval", "evaluation"})
LOOKED_AT = 200  # texts that are enough to tell the language of a table
csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A labelled text. `span` is where the holder stands in it, None where it is none of its words.

    `target` is what the text is about, for sets in which that is no part of the text; rows of a `group` stay together.
    """

    text: str
    label: str
    group: str
    language: str
    target: str = ""
    span: tuple[int, int] | None = None
    test: bool = False


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """The rows of a table, what its columns were taken for, and what had to be left out."""

    rows: tuple[TableRow, ...]
    columns: dict[str, str]
    left_out: Counter[str] = field(default_factory=Counter)


def read_table(path: Path, columns: Mapping[str, str]) -> LabelledTable:
    """Read a CSV, TSV or semicolon-separated file in any common encoding, or one with a JSON object a line.

    Args:
        path: the file.
        columns: names of columns by what they hold (text, label, target, holder, start, end, group, split, language);
            those that are not named are found by the names that public sets use.

    Raises:
        OutputError: the file cannot be read, or has no text or label.
    """
    try:
        content = decode(path.read_bytes()).lstrip("\ufeff")
    except OSError as error:
        raise OutputError(f"{path} cannot be read ({error.strerror})", "name a CSV file") from error
    rows = _rows(content)
    if not rows:
        raise OutputError(f"{path} has no row below its header", "name a CSV file with a header")
    found = _columns(list(rows[0]), columns, path)
    language = _language([row[found["text"]] or "" for row in rows[:LOOKED_AT]])
    left_out: Counter[str] = Counter()
    kept = tuple(r for row in rows if (r := _row(row, found, language, left_out)))
    if not kept:
        raise OutputError(f"{path} holds no row with a text and a label", "see docs/training.md")
    return LabelledTable(kept, found, left_out)


def _rows(content: str) -> list[dict[str, str | None]]:
    """Return the rows; tab-separated files whose quotation marks are mere text are read line by line."""
    if content.startswith("{"):
        return [row for line in content.splitlines() if line.strip() for row in _of_object(line)]
    delimiter = max(DELIMITERS, key=content.partition("\n")[0].count)
    rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter))
    lines = content.splitlines()
    if delimiter == "\t" and len(rows) < len(lines) - 1:
        rows = list(csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return rows


def _of_object(line: str) -> list[dict[str, str | None]]:
    """Return the rows of a line that is a JSON object: one, or one for each object of a list in it."""
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise OutputError(f"a line is no JSON object ({error})", "give one object a line, or a CSV file") from error
    lists = {k: v for k, v in fields.items() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)}
    plain = {k: v for k, v in fields.items() if k not in lists}
    rows = [{**plain, **part} for parts in lists.values() for part in parts] or [plain]
    return [{k.rpartition(".")[2]: "" if v is None else str(v) for k, v in row.items()} for row in rows]


def _columns(header: Sequence[str], wanted: Mapping[str, str], path: Path) -> dict[str, str]:
    plain = {_plain(name): name for name in reversed(header) if name}
    found = {}
    for what, names in NAMES.items():
        asked = wanted.get(what, "")
        if asked and _plain(asked) not in plain:
            raise OutputError(f"{path} has no column '{asked}'", f"its columns are {', '.join(filter(None, header))}")
        name = _plain(asked) if asked else next((n for n in names if n in plain), "")
        if name:
            found[what] = plain[name]
    missing = [what for what in NEEDED if what not in found]
    if missing:
        raise OutputError(
            f"{path} has no column that is known to hold the {' and the '.join(missing)}",
            f"name it, as in --column {missing[0]}=NAME; its columns are {', '.join(filter(None, header))}",
        )
    return found


def _row(
    row: Mapping[str, str | None], columns: Mapping[str, str], language: str, left_out: Counter[str]
) -> TableRow | None:
    """Return a row, or None where text or label are empty; a holder that is not in the text is counted."""
    values = {what: (row.get(name) or "").strip() for what, name in columns.items()}
    if not values["text"] or not values["label"] or values["label"].casefold() in UNLABELLED:
        left_out["rows without text or label"] += 1
        return None
    text = row.get(columns["text"]) or ""
    span = _span(text, values)
    if span is None and values.get("holder"):
        left_out["holders that are not in their text"] += 1
    return TableRow(
        text=text,
        label=values["label"].removesuffix(".0"),
        group=values.get("group") or " ".join(values["text"].split()).casefold(),
        language=values.get("language") or language,
        target=values.get("target", ""),
        span=span,
        test=values.get("split", "").casefold() in TEST,
    )


def _span(text: str, values: Mapping[str, str]) -> tuple[int, int] | None:
    """Return where the holder stands: at its offsets where they fit, else where its words stand first."""
    holder = values.get("holder", "")
    try:
        start, end = int(float(values["start"])), int(float(values["end"]))
    except (KeyError, ValueError):
        start, end = 0, 0
    if 0 <= start < end <= len(text) and (not holder or text[start:end].strip() == holder):
        return start, end
    at = text.find(holder) if holder else -1
    at = text.casefold().find(holder.casefold()) if holder and at < 0 else at
    return (at, min(at + len(holder), len(text))) if at >= 0 else None


def _language(texts: Iterable[str]) -> str:
    counted = Counter(identify(text) for text in texts if text)
    return counted.most_common(1)[0][0] if counted else ""


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
