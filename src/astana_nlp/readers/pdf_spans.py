"""What browsers say that their shapes of right-to-left writing stand for.

Skia, with which Chromium prints, draws an Arabic line shape by shape from left to right, and puts each whose font does
not tell its letter (a toothed base without its dots) into a span with its `ActualText` (ISO 32000-1, 14.9.4). PDFium
mixes such spans up with the shapes around: letters get places of others, some are lost. So the spans are taken off a
page before its characters are asked for, and their texts are put in afterwards, by the text object that each holds.
"""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF16_BE
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_bidi import may_be_right_to_left
from astana_nlp.readers.pdf_calls import address_of, by_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.readers.pdf_characters import Raw

PRODUCER = "Skia/PDF"
_KEY = b"ActualText"
# bytes of UTF-16; a span holds the letters of one shape
_LONGEST = 64


class Span(NamedTuple):
    """The text of a span, and the address of its mark, which the text objects of one span share."""

    text: str
    mark: int


def spans_of(page: Any) -> dict[int, Span]:  # noqa: ANN401 - pypdfium2 has no types
    """Take the spans off a page of a browser, where they have right-to-left writing; return them by text object."""
    if not page.pdf.get_metadata_value("Producer").startswith(PRODUCER):
        return {}
    found = dict(_found(page))
    if not any(may_be_right_to_left(span.text) for span in found.values()):
        return {}
    from pypdfium2 import raw

    remove = by_address(raw.FPDFPageObj_RemoveMark, ctypes.c_int, "pp")
    for key, span in found.items():
        remove(key, span.mark)
    return found


def _found(page: Any) -> Iterator[tuple[int, Span]]:  # noqa: ANN401 - as above
    from pypdfium2 import raw

    object_at = by_address(raw.FPDFPage_GetObject, ctypes.c_size_t, "pi")
    count_of = by_address(raw.FPDFPageObj_CountMarks, ctypes.c_int, "p")
    mark_at = by_address(raw.FPDFPageObj_GetMark, ctypes.c_size_t, "pp")
    text_of = by_address(raw.FPDFPageObjMark_GetParamBlobValue, ctypes.c_int, "ppppp")
    name, buffer, size = ctypes.create_string_buffer(_KEY), ctypes.create_string_buffer(_LONGEST), ctypes.c_ulong()
    to_name, to_buffer, to_size = map(ctypes.addressof, (name, buffer, size))
    address = address_of(page.raw)
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        key = object_at(address, index)
        for place in range(count_of(key) if key else 0):
            mark = mark_at(key, place)
            if text_of(mark, to_name, to_buffer, _LONGEST, to_size) and size.value <= _LONGEST:
                yield key, Span(_decoded(buffer.raw[: size.value]), mark)


def _decoded(text: bytes) -> str:
    """Return a text string of PDF, which Skia writes in UTF-16 with its mark (7.9.2.2)."""
    wide = text.startswith(BOM_UTF16_BE)
    return text[len(BOM_UTF16_BE) :].decode("utf-16-be", "replace") if wide else text.decode("latin-1")


def spoken(found: Sequence[Raw], spans: Mapping[int, Span]) -> list[Raw]:
    """Return characters with the texts of spans: one for each span, over all that it draws."""
    out: list[Raw] = []
    places: dict[int, int] = {}
    for raw in found:
        span = spans.get(raw.object)
        if span is None:
            out.append(raw)
        elif span.mark in places:
            first = out[places[span.mark]]
            out[places[span.mark]] = first._replace(left=min(first.left, raw.left), right=max(first.right, raw.right))
        elif span.text:
            places[span.mark] = len(out)
            out.append(raw._replace(text=span.text))
    return out
