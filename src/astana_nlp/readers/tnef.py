"""Outlook's winmail.dat (TNEF, [MS-OXTNEF]): the attachments, and the plain body where the message has one."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line
from astana_nlp.readers.charset import decode
from astana_nlp.readers.lines import paragraphs_of
from astana_nlp.readers.paragraphs import NO_WORDS, Piece, assemble
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Enclosed, Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.readers import Limits

_HEAD = 6  # the signature and a key
_ATTRIBUTE = struct.Struct("<BII")  # level, name, length
_CHECKSUM = 2
# the names of the attributes that are read ([MS-OXTNEF] 2.1.2)
_BODY, _RENDERED, _TITLE, _DATA = 0x0002800C, 0x00069002, 0x00018010, 0x0006800F


def read_tnef(data: bytes, limits: Limits) -> Extraction:
    """Read a winmail.dat.

    Args:
        data: the bytes.
        limits: how many attachments are read at most.

    Raises:
        UnreadableError: it is damaged, or nothing is in it that can be read.
    """
    body, enclosed = "", list[Enclosed]()
    for name, value in _attributes(data):
        if name == _BODY:
            body = decode(value.rstrip(b"\0"))
        elif name == _RENDERED:
            enclosed.append(Enclosed(""))
        elif name == _TITLE and enclosed:
            enclosed[-1] = Enclosed(one_line(decode(value.rstrip(b"\0"))), enclosed[-1].data)
        elif name == _DATA and enclosed:
            enclosed[-1] = Enclosed(enclosed[-1].name, value)
    found = tuple(one for one in enclosed if one.data)[: limits.max_enclosed]
    pieces = body_pieces([Piece(line) for line in paragraphs_of(body, NO_WORDS)], NO_WORDS, guess_headings=False)
    if not pieces and not found:
        raise UnreadableError("nothing in this winmail.dat can be read", "ask for the message as plain text")
    text, blocks = assemble(pieces or [Piece(one.name or "attachment", Section.BOILERPLATE) for one in found])
    return Extraction(text=text, blocks=blocks, format="winmail", enclosed=found)


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the name and value of each attribute, up to where the file is cut off."""
    place = _HEAD
    while place + _ATTRIBUTE.size <= len(data):
        _, name, length = _ATTRIBUTE.unpack_from(data, place)
        place += _ATTRIBUTE.size
        yield name, data[place : place + length]
        place += length + _CHECKSUM
