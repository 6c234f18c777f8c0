"""The annotated sources of the sample documents: text with its gold beside it, so that neither drifts from the other.

A source is a header of `key: value` lines, a line of three hyphens, and the text, one sentence a line, paragraphs
separated by empty lines. The first characters of a line say what it is:

    # title      ## heading     - list item     | a | b | table row     ^1 footnote     = reference     > quoted mail
    ~kind text   what surrounds the text on a page (menu, cookie, byline, related, ticker)
    %include x   the paragraphs of source x, but its title and first paragraph
    @support astana 4 m=iran-role s=Reuters: Russia; Turkey     gold of the line before (`@?`: optional, `-`: no round)

In the text, `[[4 May|2017-05-04]]` marks a date, `|0` after the value an optional one, `R4` as the value a named round;
`[^1]` calls a footnote. The header lists the names in the document by label (`GPE: Astana; Idlib`, `GPE?:` optional).
"""

# ruff: noqa: INP001  scripts beside each other, not a package
from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

BUILD = Path(__file__).resolve().parent
ROUNDS = BUILD.parents[1] / "src" / "astana_nlp" / "knowledge" / "rounds.csv"
MARKS = {"## ": "heading", "# ": "title", "- ": "item", "= ": "reference", "> ": "quoted"}
LABELS = ("GPE", "ORG", "FACTION", "PERSON", "EVENT", "COALITION")
DATE = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)(?:\|([01]))?\]\]")
CALL = re.compile(r"\[\^(\d+)\]")
GOLD = re.compile(r"@(\??)(\w+) ([\w-]+) (\d+|-)((?: [ms]=\S+)*): (.+)")


@dataclass
class Sentence:
    """One line of a source: the text with marks, and its stances as rows without `doc` and `quote`."""

    marked: str
    stances: list[dict[str, str]] = field(default_factory=list)

    @property
    def called(self) -> str:
        """Return the text with calls of footnotes, but without date marks."""
        return DATE.sub(r"\1", self.marked)

    @property
    def text(self) -> str:
        """Return the text alone."""
        return CALL.sub("", self.called)


@dataclass
class Block:
    """A paragraph or another part of a document; `note` is the number of a footnote or the kind of surroundings."""

    kind: str
    sentences: list[Sentence]
    note: str = ""

    @property
    def text(self) -> str:
        """Return the sentences, joined, without marks."""
        return " ".join(s.text for s in self.sentences)

    @property
    def called(self) -> str:
        """Return the sentences, joined, with the calls of footnotes."""
        return " ".join(s.called for s in self.sentences)


@dataclass
class Annotated:
    """A document: its file name, header and blocks."""

    name: str
    header: dict[str, str]
    blocks: list[Block]

    def of(self, *kinds: str) -> list[Block]:
        """Return the blocks of some kinds."""
        return [block for block in self.blocks if block.kind in kinds]

    @property
    def title(self) -> str:
        """Return the title, or the subject where there is none."""
        return next((b.text for b in self.of("title")), self.header.get("subject", ""))


def load(path: Path) -> Annotated:
    """Return the document of the source at `path`.

    Raises:
        ValueError: a gold line is not of the form above.
    """
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    header = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines() if ":" in line)
    blocks: list[Block] = []
    fresh = True
    for line in body.splitlines():
        if not line.strip():
            fresh = True
        elif line.startswith("@"):
            blocks[-1].sentences[-1].stances += _stances(line)
        elif line.startswith("%include "):
            included = load(path.with_name(f"{line.split()[1]}.txt"))
            blocks += [b for b in included.blocks if b.kind != "title"][1:]
        else:
            block = _block(line)
            if block.kind == "paragraph" and not fresh and blocks[-1].kind == "paragraph":
                blocks[-1].sentences += block.sentences
            else:
                blocks.append(block)
            fresh = False
    return Annotated(f"{path.stem}.{header['format']}", header, blocks)


def plain(document: Annotated) -> list[tuple[int, Block, Sentence]]:
    """Return the sentences in reading order, each with its offset in a plain rendering."""
    out, offset = [], 0
    for block in document.blocks:
        for sentence in block.sentences:
            out.append((offset, block, sentence))
            offset += len(sentence.text) + 1
    return out


def stance_rows(document: Annotated) -> list[dict[str, str]]:
    """Return the gold stances."""
    return [
        {"doc": document.name, "quote": _quote(sentence.text), **stance}
        for _, _, sentence in plain(document)
        for stance in sentence.stances
    ]


def date_rows(document: Annotated) -> list[dict[str, str]]:
    """Return the gold dates."""
    rows = []
    for offset, block, sentence in plain(document):
        removed = 0
        for match in DATE.finditer(sentence.marked):
            surface, value, required = match[1], *_value(match[2], match[3])
            start = offset + len(CALL.sub("", sentence.marked[: match.start()])) - removed
            removed += len(match[0]) - len(surface)
            required = "0" if block.kind == "around" else required
            end = start + len(surface)
            kind = _kind(surface, match[2], value)
            spot = {"doc": document.name, "start": str(start), "end": str(end)}
            rows.append({**spot, "surface": surface, "value": value, "kind": kind, "required": required})
    return rows


def name_rows(document: Annotated) -> list[dict[str, str]]:
    """Return the gold names, or nothing where the header lists none."""
    listed = _names(document.header)
    if not listed:
        return []
    pattern = "|".join(re.escape(name) for name in sorted(listed, key=len, reverse=True))
    # the particles of Arabic are written together with the name that follows
    names = re.compile(rf"(?<!\w)(?:[وفبلك]{{1,2}})?({pattern})(?!\w)")
    rows = []
    for offset, block, sentence in plain(document):
        for match in names.finditer(sentence.text):
            label, required = listed[match[1]]
            spot = {"doc": document.name, "start": str(offset + match.start(1)), "end": str(offset + match.end(1))}
            required = "0" if block.kind == "around" else required
            rows.append({**spot, "surface": match[1], "label": label, "required": required})
    return rows


def _block(line: str) -> Block:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Block(kind, [Sentence(line.removeprefix(mark))])
    if line.startswith("~"):
        note, _, text = line[1:].partition(" ")
        return Block("around", [Sentence(text)], note)
    if line.startswith("^"):
        note, _, text = line[1:].partition(" ")
        return Block("footnote", [Sentence(text)], note)
    if line.startswith("|"):
        # date marks hold bars, too: only bars between spaces part cells
        return Block("row", [Sentence(line.strip("| ").replace(" | ", "\t"))])
    return Block("paragraph", [Sentence(line)])


def _stances(line: str) -> list[dict[str, str]]:
    match = GOLD.fullmatch(line.strip())
    if match is None:
        raise ValueError(f"not a gold line: {line}")
    extras = dict(part.split("=", 1) for part in match[5].split())
    shared = {
        "stance": match[2],
        "target": match[3],
        "round": match[4].strip("-"),
        "required": "0" if match[1] else "1",
        "motive": extras.get("m", ""),
        "speaker": extras.get("s", "").replace("_", " "),
    }
    return [{"holder": holder.strip(), **shared} for holder in match[6].split(";")]


def _quote(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\t", " "))


def _value(value: str, required: str | None) -> tuple[str, str]:
    if value[0] == "R":
        first, last = _rounds()[value[1:]]
        return f"{first}/{last}", required or "0"
    return value, required or ("0" if value[0] == "P" else "1")  # durations may be missed


def _kind(surface: str, marked: str, value: str) -> str:
    kinds = (
        (marked.startswith("R"), "round"),
        (value in {"PRESENT_REF", "PAST_REF"}, "relative"),
        (value.startswith("P"), "duration"),
        ("/" in value, "range"),
        (len(value) == len("2017") and any(c.isdigit() for c in surface), "year"),
        (not any(c.isdigit() for c in surface), "relative"),
    )
    return next((kind for holds, kind in kinds if holds), "absolute")


def _names(header: dict[str, str]) -> dict[str, tuple[str, str]]:
    listed = {}
    for label in LABELS:
        for key, required in ((label, "1"), (f"{label}?", "0")):
            for name in filter(None, (n.strip() for n in header.get(key, "").split(";"))):
                listed[name] = (label, required)
    return listed


@cache
def _rounds() -> dict[str, tuple[str, str]]:
    with ROUNDS.open(encoding="utf-8-sig") as file:
        return {row["round"]: (row["first"], row["last"]) for row in csv.DictReader(file)}
