"""Office files as packages: archives that are unpacked with a counter, and XML that is parsed without trust.

A bomb is refused twice: by the sizes that the archive's directory states, and by counting the bytes while they
inflate, because the directory may lie. Archives inside archives are never opened. XML is parsed without entities, DTD
or network.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from astana_nlp.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from astana_nlp.readers import Limits

Element = Any  # lxml carries no types
_Part = TypeVar("_Part")

_CHUNK = 1 << 20
_RATIO = 200  # XML of office files shrinks 5 to 30 times; only repetition without end shrinks so much
_SUSPICIOUS = 20_000_000  # bytes; below that a high ratio harms nobody
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """The parts of one office file.

    Args:
        data: the bytes of the archive.
        limits: members and unpacked bytes that are too many.

    Raises:
        UnreadableError: the archive is damaged, encrypted or a bomb.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        self.problems: tuple[str, ...] = ()
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._members = {info.filename: info for info in self._archive.infolist()}
        except _DAMAGED as error:
            raise _damaged(error) from error
        self._refuse_bombs()

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the parts."""
        return frozenset(self._members)

    def numbered(self, beginning: str) -> list[tuple[int, str]]:
        """Return the numbers and names of the parts such as ppt/slides/slide2.xml, in the order of their numbers."""
        found = (re.fullmatch(re.escape(beginning) + r"(\d+)\.xml", name) for name in self.names)
        return sorted((int(match[1]), match[0]) for match in found if match)

    def listed(self, beginning: str, *, by: str, as_element: str) -> list[tuple[int, str]]:
        """Return what `numbered` does in the order in which people see the parts; what is not listed stands behind.

        A slide or sheet that is moved keeps its number; the part that holds all together lists them in order.

        Args:
            beginning: of the names of the parts.
            by: the name of the part that lists them.
            as_element: the element that stands for one of them there.
        """
        related, root = self.related(by), self.spare_xml(by)
        elements = root.iter("{*}" + as_element) if root is not None else ()
        # an element may have an identifier of its own beside that of the part, which has a namespace
        keys = [key for element in elements for name, key in element.attrib.items() if name.endswith("}id")]
        place = {related.get(key, ""): index for index, key in enumerate(keys)}
        return sorted(self.numbered(beginning), key=lambda part: (place.get(part[1], len(keys)), part[0]))

    def related(self, name: str) -> dict[str, str]:
        """Return the names of the parts that a part points to, by the identifiers that it calls them by."""
        folder, _, own = name.rpartition("/")
        root = self.spare_xml(f"{folder}/_rels/{own}.rels")
        found = root.iter("{*}Relationship") if root is not None else ()
        targets = {attribute(r, "Id"): posixpath.join("/", folder, attribute(r, "Target")) for r in found}
        return {key: posixpath.normpath(target).lstrip("/") for key, target in targets.items()}

    def part(self, name: str) -> bytes:
        """Return the bytes of one part, or nothing if the package does not have it.

        Raises:
            UnreadableError: the part is encrypted, damaged or larger than the package may be.
        """
        info = self._members.get(name)
        if info is None:
            return b""
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("the file is encrypted", "save it without a password")
        try:
            return b"".join(self._counted(info))
        except UnreadableError:
            raise
        except Exception as error:  # zlib, lzma and bz2 each raise errors of their own
            raise _damaged(error) from error

    def xml(self, name: str) -> Element | None:
        """Return the root of an XML part, or None if the package does not have it.

        Raises:
            UnreadableError: the part is not well-formed.
        """
        data = self.part(name)
        return parse_xml(data, name) if data else None

    def spare_xml(self, name: str) -> Element | None:
        """Return the root of a part that the text can do without: a damaged one is left out, and named in `problems`.

        Raises:
            UnreadableError: the package is a bomb.
        """
        return self._spared(name, self.xml)

    def spare_part(self, name: str) -> bytes:
        """Return the bytes of a part that others can do without, nothing if it is damaged or encrypted.

        Raises:
            UnreadableError: the package is a bomb.
        """
        return self._spared(name, self.part) or b""

    def _spared(self, name: str, read: Callable[[str], _Part]) -> _Part | None:
        try:
            return read(name)
        except UnreadableError as error:
            if self._unpacked > self._limits.max_unpacked_bytes:
                raise
            state = "encrypted" if "encrypted" in error.problem else "damaged"
            problem = f"{name} is {state} and was left out"
            self.problems += (problem,) if problem not in self.problems else ()
            return None

    def _counted(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                self._unpacked += len(chunk)
                if self._unpacked > self._limits.max_unpacked_bytes:
                    raise _bomb(self._unpacked, self._limits)
                yield chunk

    def _refuse_bombs(self) -> None:
        infos = self._members.values()
        if len(infos) > self._limits.max_members:
            raise UnreadableError(f"the archive holds too many files ({len(infos):,})", "save the document anew")
        stated = sum(info.file_size for info in infos)
        if stated > self._limits.max_unpacked_bytes:
            raise _bomb(stated, self._limits)
        if any(info.file_size > max(_SUSPICIOUS, _RATIO * info.compress_size) for info in infos):
            raise UnreadableError("the archive unpacks to many times its size (a zip bomb?)", "save the document anew")


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root element of `data`; entities stay unexpanded, nothing is fetched, depth and size are bounded.

    Raises:
        UnreadableError: `data` is not well-formed, or declares entities.
    """
    from lxml import etree

    if b"<!ENTITY" in data or b"<!DOCTYPE" in data[:2000]:
        raise UnreadableError(f"{name} declares entities, which no office program writes", "save the document anew")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{name} is damaged ({str(error)[:120]})", "save the document anew") from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace; comments have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace, or an empty string."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _bomb(size: int, limits: Limits) -> UnreadableError:
    most = f"{limits.max_unpacked_bytes / 1e6:,.0f} MB"
    return UnreadableError(
        f"the archive unpacks to {size / 1e6:,.0f} MB, the limit is {most} (a zip bomb?)",
        "save the document anew without pictures, or raise the limit in the pipeline file",
    )


def _damaged(error: Exception) -> UnreadableError:
    return UnreadableError(f"the archive is damaged ({str(error)[:120]})", "fetch the file again, or save it anew")
