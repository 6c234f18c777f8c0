"""From files and folders to documents: which files there are, and what each of them says.

`find_sources` lists, `file_bytes` and `read_bytes` read one; whatever is wrong with a file becomes an `UnreadableError`
that says what to do, so that one bad file never costs another its rows.
"""

from __future__ import annotations

import re
import stat
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.formats import sniff
from astana_nlp.readers import READERS, Limits, reader_for
from astana_nlp.readers.dateline import find_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from astana_nlp.records import Extraction

_LITTER = frozenset(
    {"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db", "$recycle.bin", "system volume information"}
)
_DOC_ID = 16  # hex digits: 64 bits, a collision among a million documents has a chance of 1 in 10^7

_REMEDIES = {
    "djvu": "convert it to PDF with a text layer",
    "postscript": "convert it to PDF",
    "image": "make a PDF of it with OCR, or type it",
    "audio or video": "only text can be read: transcribe it",
    "archive": "unpack it and give the folder",
    "encrypted office": "save it without a password",
    "xml": "save it as HTML, DOCX or plain text",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `name` is its path relative to the folder that was given, with forward slashes."""

    path: Path
    name: str


def find_sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the files to read, sorted by name as people sort (`2.txt` before `10.txt`), each file once.

    Args:
        paths: files and folders. Folders are walked; hidden files and what systems leave behind are passed over, links
            are followed but never in circles. A path that does not exist, or a folder that may not be listed, is kept:
            reading it says what is wrong.
    """
    found: list[Source] = []
    seen: set[Path] = set()
    for given in paths:
        inside = _walk(given, seen=set()) if given.is_dir() else [given]
        for path in inside:
            real = path.resolve() if not _is_looped(path) else path.absolute()
            if real not in seen:
                seen.add(real)
                found.append(Source(path, _name(path, given)))
    return _with_unique_names(sorted(found, key=lambda source: (_natural(source.name), str(source.path))))


def file_bytes(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a regular file that is not too large.

    Raises:
        UnreadableError: the file cannot be read, is empty or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            list(path.iterdir())  # a folder is only kept as a source where listing it fails: say why
            raise UnreadableError("this is a folder", "give it to the run as an input folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("this is no regular file", "copy its contents into a file")
        if status.st_size > limits.max_bytes:
            raise _too_large(status.st_size, limits)
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise _inaccessible(error) from error
    except ValueError as error:
        raise UnreadableError("no file can have this name", "check the path") from error
    if len(data) > limits.max_bytes:
        raise _too_large(len(data), limits)
    return data


def doc_id_of(sha256: str) -> str:
    """Return the key of the document whose bytes have this digest."""
    return sha256[:_DOC_ID]


def read_bytes(data: bytes, name: str, limits: Limits) -> Extraction:
    """Return what the bytes of one file hold, by whichever reader their content asks for.

    Args:
        data: the bytes.
        name: the path of the file: its end tells Markdown from plain text, and may hold the day of publication.
        limits: how much is read at most.

    Raises:
        UnreadableError: the bytes cannot be read, whatever the reason; problem and remedy say why and what to do.
    """
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableError("the file is empty", "fetch it again, or remove it")
    kind = sniff(data, name)
    if kind not in READERS:
        raise _unknown(kind)
    return _dated_by_name(_extraction(data, kind, limits), name)


def _inaccessible(error: OSError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError("there is no such file", "check the path, and whether a link points to nothing")
    if isinstance(error, PermissionError):
        return UnreadableError("no permission to read this file", "change its permissions (chmod u+r)")
    return UnreadableError(
        f"the system cannot read this file ({error.strerror or error})", "check the disk and the path"
    )


def _too_large(size: int, limits: Limits) -> UnreadableError:
    return UnreadableError(
        f"the file is too large ({size / 1e6:,.0f} MB, the limit is {limits.max_bytes / 1e6:,.0f} MB)",
        "split it, or raise the limit in the pipeline file",
    )


def _unknown(kind: str) -> UnreadableError:
    if kind in _REMEDIES:
        return UnreadableError(f"files of this kind are not read ({kind})", _REMEDIES[kind])
    return UnreadableError(f"this is no document ({kind})", "remove it from the input folder")


def _extraction(data: bytes, kind: str, limits: Limits) -> Extraction:
    try:
        return reader_for(kind)(data, limits)
    except UnreadableError:
        raise
    except (MemoryError, RecursionError) as error:
        raise UnreadableError(f"this {kind} file is built too deep or too large to be read", "save it anew") from error
    except Exception as error:  # libraries raise anything on damaged files; one file must not end the run
        problem = f"the {kind} file is damaged ({type(error).__name__}: {str(error)[:120]})"
        raise UnreadableError(problem, "open it in its program and save it anew") from error


def checked(extraction: Extraction, limits: Limits) -> Extraction:
    """Return `extraction`.

    Raises:
        UnreadableError: it holds no text, or more than `limits` allow.
    """
    if len(extraction.text) > limits.max_characters:
        problem = f"too much text ({len(extraction.text):,} characters, the limit is {limits.max_characters:,})"
        raise UnreadableError(problem, "split the file, or raise the limit in the pipeline file")
    if not extraction.text.strip():
        problem, remedy = _without_text(extraction)
        raise UnreadableError("; ".join((problem, *extraction.problems)), remedy)
    return extraction


def _without_text(extraction: Extraction) -> tuple[str, str]:
    """Return what to say of a document that holds no text, and what to do."""
    if extraction.enclosed:
        return "it has no text of its own", "see the rows of the documents inside of it"
    if extraction.format == "image":
        return "no text was recognised on it", "look at the picture: it may show none, or be too coarse"
    # what the reader says of pictures is more exact
    remedy = "check the file" if extraction.problems else "check the file; pictures of text need OCR first"
    return "there is no text in it", remedy


def _dated_by_name(extraction: Extraction, name: str) -> Extraction:
    """Return `extraction` with the ISO day that the file name begins or ends with, if nothing better is known."""
    if extraction.published:
        return extraction
    stem = PurePosixPath(name).stem
    match = re.search(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)", stem)
    day = find_day(match[1]) if match else ""
    return replace(extraction, published=day, published_from="file") if day else extraction


def _walk(folder: Path, *, seen: set[Path]) -> Iterator[Path]:
    """Yield the files under `folder`, without hidden ones and litter; a folder that links lead back to is left out."""
    try:
        real = folder.resolve()
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except (OSError, RuntimeError):
        yield folder
        return
    if real in seen:
        return
    seen.add(real)
    for path in entries:
        if _is_litter(path.name):
            continue
        if path.is_dir():
            yield from _walk(path, seen=seen)
        else:
            yield path


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _is_looped(path: Path) -> bool:
    """Say whether `path` is a link that leads to itself, which `resolve` may refuse."""
    try:
        path.resolve()
    except (OSError, RuntimeError):
        return True
    return False


def _name(path: Path, given: Path) -> str:
    relative = path.name if path == given else path.relative_to(given).as_posix()
    return (
        (relative or path.absolute().name).encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    )


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sorting key in which numbers count as numbers."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _with_unique_names(sources: list[Source]) -> tuple[Source, ...]:
    """Return `sources` with the folder before names that several inputs hold, and a count where that is not enough."""
    names = Counter(source.name for source in sources)
    taken: set[str] = set()
    out = []
    for source in sources:
        name = source.name
        if names[name] > 1:
            folder = source.path.absolute().parents[len(PurePosixPath(name).parts) - 1].name
            name = f"{folder}/{name}" if folder else name
        number = 2
        unique = name
        while unique in taken:
            unique, number = f"{name} ({number})", number + 1
        taken.add(unique)
        out.append(Source(source.path, unique))
    return tuple(out)
