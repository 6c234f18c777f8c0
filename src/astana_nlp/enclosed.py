"""All documents of one file: its own, what is attached to it, what is attached to that, and the entries of a page.

Each is a document with its own key, path and row, so that a statement in an attachment can be traced to it, and so that
an attachment that somebody also saved is found to be the same document. Names of attachments are only names: nothing
is ever written or read under them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.corpus import checked, doc_id_of, file_bytes, read_bytes
from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits
from astana_nlp.readers.characters import one_line
from astana_nlp.records import Document, Enclosed, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.corpus import Source

_TOGETHER = 4  # times the limit of one document: what a file and the documents inside of it may hold
# messages, and archives that came with one
_CARRIERS = frozenset({"eml", "msg", "winmail", "archive"})
_LONGEST_NAME = 120  # characters; longer ones are nobody's file names


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document of a file: the document, or why it could not be read."""

    path: str
    sha256: str
    document: Document | None = None
    problem: str = ""

    @property
    def doc_id(self) -> str:
        """Return the key of the document."""
        return doc_id_of(self.sha256)


def read_document(source: Source, limits: Limits | None = None) -> Document:
    """Return the document in the file of `source`, without what is enclosed in it.

    Raises:
        UnreadableError: the file cannot be read, whatever the reason; problem and remedy say why and what to do.
    """
    bounds = limits or Limits()
    data = file_bytes(source.path, bounds)
    return _document(read_bytes(data, source.name, bounds), source.name, _digest(data), bounds)


def read_all(source: Source, limits: Limits) -> Iterator[Reading]:
    """Yield the document in the file of `source`, then those inside of it, depth first.

    Raises:
        UnreadableError: not even the bytes of the file can be had.
    """
    budget = _Budget(limits, limits.max_unpacked_bytes, _TOGETHER * limits.max_characters)
    yield from _from_bytes(file_bytes(source.path, limits), source.name, budget, limits.max_depth)


@dataclass(slots=True)
class _Budget:
    """What the documents of one file may still hold together: an archive of archives is a bomb of many small ones."""

    limits: Limits
    unpacked: int  # bytes
    characters: int


def _from_bytes(data: bytes, path: str, budget: _Budget, depth: int, sent: str = "") -> Iterator[Reading]:
    digest = _digest(data)
    is_inside = depth < budget.limits.max_depth
    budget.unpacked -= len(data) if is_inside else 0
    if is_inside and min(budget.unpacked, budget.characters) < 0:
        error = UnreadableError("the documents in this file are too much together", "save it as a file of its own")
        yield Reading(path, digest, problem=str(error))
        return
    try:
        extraction = read_bytes(data, path, budget.limits)
    except UnreadableError as error:
        yield Reading(path, digest, problem=str(error))
    else:
        yield from _from_extraction(_dated(extraction, sent), path, digest, budget, depth)


def _dated(extraction: Extraction, sent: str) -> Extraction:
    """Return a document that tells no day with that of the message it came with, which counts as little as a name."""
    if extraction.published or not sent:
        return extraction
    evidence = (*extraction.evidence, "published: day of the message")
    return replace(extraction, published=sent, published_from="file", evidence=evidence)


def _from_extraction(extraction: Extraction, path: str, digest: str, budget: _Budget, depth: int) -> Iterator[Reading]:
    """Yield the document of `extraction`, then those inside of it; `depth` is how many levels may follow."""
    limits = budget.limits
    budget.characters -= len(extraction.text)
    try:
        yield Reading(path, digest, _document(extraction, path, digest, limits))
    except UnreadableError as error:
        yield Reading(path, digest, problem=str(error))
    for name, enclosed in _named(extraction.enclosed):
        inner = f"{path}{name}" if name.startswith("#") else f"{path}/{name}"
        if depth == 0:
            problem = f"it lies more than {limits.max_depth} documents deep: save it as a file of its own"
            yield Reading(inner, _digest(enclosed.data or inner.encode()), problem=problem)
        elif enclosed.entry is None:
            sent = extraction.published if extraction.format in _CARRIERS else ""
            yield from _from_bytes(enclosed.data, inner, budget, depth - 1, sent)
        else:
            entry = enclosed.entry
            yield from _from_extraction(entry, inner, _digest(_key(entry)), budget, depth - 1)


def _document(extraction: Extraction, path: str, digest: str, limits: Limits) -> Document:
    return Document(doc_id_of(digest), path, digest, replace(checked(extraction, limits), enclosed=()))


def _key(entry: Extraction) -> bytes:
    return f"{entry.published}\n{entry.text}".encode("utf-8", "surrogatepass")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(enclosed: tuple[Enclosed, ...]) -> Iterator[tuple[str, Enclosed]]:
    """Yield what is enclosed with a name that no other has, without folders, control characters and excess length."""
    taken: set[str] = set()
    for number, one in enumerate(enclosed, start=1):
        last = one_line(one.name).replace("\\", "/").rpartition("/")[2].strip(". ")
        stem = last[-_LONGEST_NAME:] or f"attachment-{number}"
        name, count = stem, 2
        while name.casefold() in taken:
            name, count = f"{stem} ({count})", count + 1
        taken.add(name.casefold())
        yield name, one
