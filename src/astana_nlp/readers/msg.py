"""Messages that Outlook saved (MSG): a compound file [MS-CFB] with a stream for each property [MS-OXMSG].

The properties are read as bytes and decoded as all text here is: the code page that a message names is often wrong.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.charset import decode
from astana_nlp.readers.mail import Letter, author_of, day_of, letter_extraction
from astana_nlp.records import Enclosed, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits

# property ids of [MS-OXPROPS] and types of [MS-OXCDATA]
_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER_NAME, _REPRESENTED, _SENDER_ADDRESS = 0x0C1A, 0x0042, 0x0C1F
_SUBMITTED, _DELIVERED, _HEADERS = 0x0039, 0x0E06, 0x007D
_BODY_CODEPAGE, _CODEPAGE = 0x3FDE, 0x3FFD
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x3001
_CONTENT_ID, _MEDIA_TYPE = 0x3712, 0x370E
_UNICODE, _BYTES, _BINARY, _STORAGE = 0x001F, 0x001E, 0x0102, 0x000D

_PROPERTIES = "__properties_version1.0"
_HEADER = {"message": 32, "embedded": 24}  # bytes before the records of a property stream
_RECORD = struct.Struct("<HHI8s")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # [MS-DTYP] FILETIME
_DEEPEST = 10  # messages inside messages inside one file


@dataclass(frozen=True, slots=True)
class _Folder:
    """A storage of the compound file: a message, or an attachment."""

    file: Any
    path: tuple[str, ...]

    def stream(self, property_id: int, kind: int) -> bytes:
        """Return the bytes of a property, or nothing."""
        return self.named(f"__substg1.0_{property_id:04X}{kind:04X}")

    def named(self, name: str) -> bytes:
        path = [*self.path, name]
        if not self.file.exists(path) or self.file.get_type(path) != 2:  # noqa: PLR2004  STGTY_STREAM
            return b""
        found: bytes = self.file.openstream(path).read()
        return found

    def text(self, property_id: int, declared: str = "") -> str:
        """Return a text property, in either of the forms in which it may be there."""
        wide = self.stream(property_id, _UNICODE)
        text = wide.decode("utf-16-le", "replace") if wide else decode(self.stream(property_id, _BYTES), declared)
        return text.rstrip("\0")

    def folders(self, prefix: str) -> Iterator[_Folder]:
        """Yield the storages directly inside, by name."""
        depth = len(self.path)
        found = {path[depth] for path in self.file.listdir(streams=True, storages=True) if len(path) > depth}
        inside = sorted(name for name in found if name.startswith(prefix))
        yield from (_Folder(self.file, (*self.path, name)) for name in inside if self._holds(name))

    def _holds(self, name: str) -> bool:
        return bool(self.file.exists([*self.path, name, _PROPERTIES]))

    def fixed(self) -> dict[int, bytes]:
        """Return the eight bytes of each property that has no stream of its own."""
        data = self.named(_PROPERTIES)[_HEADER["embedded" if self.path else "message"] :]
        whole = data[: len(data) - len(data) % _RECORD.size]
        return {property_id: value for _, property_id, _, value in _RECORD.iter_unpack(whole)}


def read_msg(data: bytes, limits: Limits) -> Extraction:
    """Read one message that Outlook saved.

    Args:
        data: the compound file.
        limits: how many attachments are read at most.

    Returns:
        As for other mail; attachments and forwarded messages are enclosed.

    Raises:
        UnreadableError: the compound file is damaged.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as file:
            return _message(_Folder(file, ()), limits, _DEEPEST)
    except (OSError, struct.error, IndexError, KeyError, TypeError) as error:  # what olefile raises on damaged files
        raise UnreadableError(f"the message is damaged ({str(error)[:120]})", "save it anew, or as EML") from error


def _message(folder: _Folder, limits: Limits, depth: int) -> Extraction:
    fixed = folder.fixed()
    named = _codepage(fixed, _CODEPAGE)
    headers = message_from_string(folder.text(_HEADERS, named), policy=policy.default)
    names = (folder.text(number, named) for number in (_SENDER_NAME, _REPRESENTED, _SENDER_ADDRESS))
    letter = Letter(
        subject=one_line(folder.text(_SUBJECT, named)),
        author=one_line(next(filter(None, names), "")) or author_of(headers),
        day=day_of(headers) or _day(fixed),
        plain=folder.text(_BODY, _codepage(fixed, _BODY_CODEPAGE) or named) or _rich_text(folder, limits),
        pages=tuple(page for page in [_page(folder, _codepage(fixed, _BODY_CODEPAGE))] if page.strip()),
        enclosed=tuple(_attachments(folder, limits, depth)) if depth else (),
    )
    return letter_extraction(letter, "msg", limits)


def _page(folder: _Folder, declared: str) -> str:
    data = folder.stream(_HTML, _BINARY)
    return decode(data, declared) if data else folder.text(_HTML, declared)


def _rich_text(folder: _Folder, limits: Limits) -> str:
    """Return the text of a message that was written as rich text, or nothing."""
    from compressed_rtf import decompress

    from astana_nlp.readers.rtf import read_rtf

    packed = folder.stream(_RTF, _BINARY)
    if not packed or folder.stream(_HTML, _BINARY):
        return ""
    try:
        return read_rtf(decompress(packed), limits).text
    except (ValueError, IndexError, UnreadableError):  # a message without its text still has subject and attachments
        return ""


def _attachments(folder: _Folder, limits: Limits, depth: int) -> Iterator[Enclosed]:
    for one in folder.folders("__attach_version1.0_#"):
        name = next(filter(None, (one.text(number) for number in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))), "")
        inner = _Folder(one.file, (*one.path, f"__substg1.0_{_DATA:04X}{_STORAGE:04X}"))
        if one.file.exists([*inner.path, _PROPERTIES]):
            entry = _message(inner, limits, depth - 1)
            yield Enclosed(f"{entry.title or one_line(name) or 'message'}.msg", entry=entry)
        elif not (one.text(_CONTENT_ID) and one.text(_MEDIA_TYPE).startswith("image/")):
            yield Enclosed(name, one.stream(_DATA, _BINARY))


def _codepage(fixed: dict[int, bytes], number: int) -> str:
    """Return the name of the code page that a property states, or an empty string."""
    page = int.from_bytes(fixed.get(number, b"")[:4], "little")
    return {65001: "utf-8", 20866: "koi8-r", 28596: "iso-8859-6"}.get(page, f"cp{page}" if page else "")


def _day(fixed: dict[int, bytes]) -> str:
    """Return the day of sending, else of delivery, in UTC."""
    ticks = next((n for key in (_SUBMITTED, _DELIVERED) if (n := int.from_bytes(fixed.get(key, b""), "little"))), 0)
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date().isoformat() if ticks else ""
    except OverflowError:
        return ""
