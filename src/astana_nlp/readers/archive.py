"""Archives (ZIP, TAR, GZIP): what is in them are documents of their own.

Nothing is written anywhere: members are unpacked into memory, with a counter, and their names are only names. Links,
devices and what systems leave behind are passed over.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.packages import Package
from astana_nlp.readers.paragraphs import Piece, assemble
from astana_nlp.records import Enclosed, Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from astana_nlp.readers import Limits

_CHUNK = 1 << 20
_NAMED = 0x08  # the flag of a GZIP header that a file name follows
_HEADER = 10  # bytes before it
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_zip(data: bytes, limits: Limits) -> Extraction:
    """Read a ZIP archive that is no office file.

    Raises:
        UnreadableError: the archive is damaged, encrypted, holds no file or too much.
    """
    package = Package(data, limits)
    members = [(name, package.spare_part(name)) for name in _wanted(package.names, limits)]
    lost = {name for name, _ in members if any(problem.startswith(f"{name} is ") for problem in package.problems)}
    if len(lost) == len(members):
        raise UnreadableError(package.problems[0], "unpack it with its password, or fetch it again")
    found = _opened((name, data) for name, data in members if name not in lost)
    return replace(found, problems=package.problems)


def read_tar(data: bytes, limits: Limits) -> Extraction:
    """Read a TAR archive.

    Raises:
        UnreadableError: the archive is damaged, holds no file or too much.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            members = {member.name: member for member in archive if member.isreg()}
            found = {name: archive.extractfile(members[name]) for name in _wanted(members, limits)}
            return _opened((name, file.read() if file else b"") for name, file in found.items())
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError) as error:
        raise _damaged(error) from error


def read_gzip(data: bytes, limits: Limits) -> Extraction:
    """Read the one file that GZIP has packed.

    Raises:
        UnreadableError: it is damaged or too large.
    """
    unpacker = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    rest, size = data, 0
    try:
        while rest and not unpacker.eof:
            parts.append(unpacker.decompress(rest, _CHUNK))
            rest, size = unpacker.unconsumed_tail, size + len(parts[-1])
            if size > limits.max_unpacked_bytes:
                raise UnreadableError("the archive unpacks to too much (a bomb?)", "unpack it and give the folder")
    except zlib.error as error:
        raise _damaged(error) from error
    return _opened([(_packed_name(data), b"".join(parts))])


def _packed_name(data: bytes) -> str:
    named = len(data) > _HEADER and data[3] & _NAMED
    name = data[_HEADER : data.find(b"\0", _HEADER)] if named else b""
    return name.decode("utf-8", "replace") or "content"


def _wanted(names: Iterable[str], limits: Limits) -> list[str]:
    """Return the names of the files in the order of their names, without folders and litter."""
    found = sorted(name for name in names if not name.endswith("/") and not _is_litter(name))
    if not found:
        raise UnreadableError("there is no file in this archive", "check where it comes from")
    if len(found) > limits.max_enclosed:
        problem = f"the archive holds too many files ({len(found):,}, the limit is {limits.max_enclosed:,})"
        raise UnreadableError(problem, "unpack it and give the folder")
    return found


def _is_litter(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name.startswith(_LITTER[0]) or last in _LITTER or last.startswith(".")


def _opened(members: Iterable[tuple[str, bytes]]) -> Extraction:
    """Return the members as enclosed documents; the text of an archive is the list of their names."""
    enclosed = tuple(Enclosed(name, data) for name, data in members)
    names = [Piece(one_line(one.name), Section.BOILERPLATE) for one in enclosed]
    text, blocks = assemble(names)
    return Extraction(text=text, blocks=blocks, format="archive", enclosed=enclosed)


def _damaged(error: Exception) -> UnreadableError:
    return UnreadableError(f"the archive is damaged ({str(error)[:100]})", "fetch it again")
