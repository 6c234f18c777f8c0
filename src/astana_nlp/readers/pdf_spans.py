"""What browsers say that their shapes of right-to-left writing stand for.

Skia, with which Chromium prints, draws an Arabic line shape by shape from left to right, and puts each whose font does
not tell its letter (a toothed base without its dots) into a span with its `ActualText` (ISO 32000-1, 14.9.4). PDFium
mixes such spans up with the shapes around: letters get places of others, some are lost. So the spans are taken off a
page before its characters are asked for, and their texts are put in afterwards, by the text object that each holds.

Two more things are mended on the way. Spaces draw nothing, and PDFium gives them no room. And where a line holds
non-joiners, Skia may turn the texts of its shapes around by a few places: what the fonts tell says by how many.
"""

from __future__ import annotations

import ctypes
from array import array
from codecs import BOM_UTF16_BE
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_bidi import may_be_right_to_left
from astana_nlp.readers.pdf_calls import address_of, by_address
from astana_nlp.readers.pdf_characters import TOLD_SPACE, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PRODUCER = "Skia/PDF"
_KEY = b"ActualText"
# bytes of UTF-16; a span holds the letters of one shape
_LONGEST = 64
_MATRIX_BYTES = 24
# shapes: by how many the texts of a line may be turned around, and how many tell it; of them, what share agrees
_TURNS = (0, -3, -2, -1, 1, 2, 3)
_TELLING, _AGREE = 8, 0.8
# points; of its size
_SAME_LINE, _SPACE = 6.0, 0.2


class Shape(NamedTuple):
    """A text object: its address, those of the marks of its line and of its span, the text of the span, its place."""

    key: int
    line: int
    span: int
    text: str | None
    x: float
    y: float


# the constructor of a named tuple takes several times as long
_shape = partial(tuple.__new__, Shape)


def shapes_of(page: Any) -> list[Shape]:  # noqa: ANN401 - pypdfium2 has no types
    """Take the spans off a page of a browser that has right-to-left writing, and return its text objects."""
    if not page.pdf.get_metadata_value("Producer").startswith(PRODUCER):
        return []
    from pypdfium2 import raw

    marks = _marks(page)
    texts = _texts_of({mark for own in marks.values() for mark in own})
    if not any(map(may_be_right_to_left, texts.values())):
        return []
    found = list(_shapes(marks, texts))
    remove = by_address(raw.FPDFPageObj_RemoveMark, ctypes.c_int, "pp")
    for shape in found:
        if shape.span:
            remove(shape.key, shape.span)
    return found


def _marks(page: Any) -> dict[int, list[int]]:  # noqa: ANN401 - as above
    """Return the addresses of the objects of a page, with those of their marks.

    Most pages of browsers have no other writing than from the left, and thousands of objects: one thing is asked for
    all of them at once.
    """
    from pypdfium2 import raw

    object_at = by_address(raw.FPDFPage_GetObject, ctypes.c_size_t, "pi")
    count_of = by_address(raw.FPDFPageObj_CountMarks, ctypes.c_int, "p")
    mark_at = by_address(raw.FPDFPageObj_GetMark, ctypes.c_size_t, "pp")
    objects = list(
        filter(None, map(object_at, repeat(address_of(page.raw)), range(raw.FPDFPage_CountObjects(page.raw))))
    )
    counts = list(map(count_of, objects))
    marks: dict[int, list[int]] = {key: [] for key in objects}
    for place in range(max(counts, default=0)):
        having = [key for key, marked in zip(objects, counts, strict=True) if marked > place]
        for key, mark in zip(having, map(mark_at, having, repeat(place)), strict=False):
            marks[key].append(mark)
    return marks


def _texts_of(marks: Iterable[int]) -> dict[int, str]:
    """Return the texts that marks say stand for what they hold; an object has a mark of its own or shares it."""
    from pypdfium2 import raw

    text_of = by_address(raw.FPDFPageObjMark_GetParamBlobValue, ctypes.c_int, "ppppp")
    name, buffer, size = ctypes.create_string_buffer(_KEY), ctypes.create_string_buffer(_LONGEST), ctypes.c_ulong()
    to_name, to_buffer, to_size = map(ctypes.addressof, (name, buffer, size))
    return {
        mark: _decoded(buffer.raw[: size.value])
        for mark in marks
        if text_of(mark, to_name, to_buffer, _LONGEST, to_size) and size.value <= _LONGEST
    }


def _shapes(marks: Mapping[int, Sequence[int]], texts: Mapping[int, str]) -> Iterator[Shape]:
    from pypdfium2 import raw

    type_of = by_address(raw.FPDFPageObj_GetType, ctypes.c_int, "p")
    matrix_of = by_address(raw.FPDFPageObj_GetMatrix, ctypes.c_int, "pp")
    printed = [key for key, kind in zip(marks, map(type_of, marks), strict=True) if kind == raw.FPDF_PAGEOBJ_TEXT]
    matrices = array("f", bytes(_MATRIX_BYTES * len(printed)))
    first = matrices.buffer_info()[0]
    for _ in map(matrix_of, printed, range(first, first + _MATRIX_BYTES * len(printed), _MATRIX_BYTES)):
        pass
    # the last two of six numbers say where a text begins
    for key, x, y in zip(printed, matrices[4::6], matrices[5::6], strict=True):
        span = line = 0
        for mark in marks[key]:
            if mark in texts:
                span = mark
            else:
                line = line or mark
        yield _shape((key, line, span, texts.get(span), x, y))


def _decoded(text: bytes) -> str:
    """Return a text string of PDF, which Skia writes in UTF-16 with its mark (7.9.2.2)."""
    wide = text.startswith(BOM_UTF16_BE)
    return text[len(BOM_UTF16_BE) :].decode("utf-16-be", "replace") if wide else text.decode("latin-1")


def spoken(found: Sequence[Raw], shapes: Sequence[Shape]) -> list[Raw]:
    """Return characters with the texts of spans, one for each span, over all that it draws; and the spaces of lines."""
    drawn = {raw.object: raw.text for raw in found}
    texts: dict[int, str] = {}
    for line in _lines(shapes):
        texts |= _texts(line, drawn)
    spans = {shape.key: shape.span for shape in shapes if shape.span}
    out: list[Raw] = []
    places: dict[int, int] = {}
    for raw in found:
        span = spans.get(raw.object, 0)
        text = texts.get(raw.object, raw.text)
        if span in places:
            out[places[span]] = _over(out[places[span]], raw)
        elif text:
            if span:
                places[span] = len(out)
            out.append(raw if text == raw.text else raw._replace(text=text))
    return [*out, *_spaces(found, shapes, drawn)]


def _lines(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Yield the shapes of each stretch of a line; those of several lines of a paragraph may have one mark."""
    line: list[Shape] = []
    for shape in shapes:
        if line and (shape.line != line[0].line or abs(shape.y - line[0].y) > _SAME_LINE):
            yield line
            line = []
        line.append(shape)
    if line:
        yield line


def _texts(line: Sequence[Shape], drawn: dict[int, str]) -> dict[int, str]:
    """Return the texts of the shapes of a line that stand in spans.

    Where Skia does not mark a line as reversed, its texts may be turned around: they are turned back, or those of the
    fonts hold.
    """
    if line[0].line:
        return {shape.key: shape.text for shape in line if shape.text is not None}
    fonts = [drawn.get(shape.key, " ") for shape in line]
    said = [font if shape.text is None else shape.text for shape, font in zip(line, fonts, strict=True)]
    told = [i for i, font in enumerate(fonts) if font.isalpha() and line[i].text is not None]
    turn = max(_TURNS, key=lambda by: _agreeing(fonts, said, told, by))
    if len(told) < _TELLING or _agreeing(fonts, said, told, turn) < _AGREE * len(told):
        return {}
    return {shape.key: said[(i + turn) % len(line)] for i, shape in enumerate(line)}


def _agreeing(fonts: Sequence[str], said: Sequence[str], told: Sequence[int], turn: int) -> int:
    return sum(fonts[i] == said[(i + turn) % len(said)] for i in told)


def _over(one: Raw, other: Raw) -> Raw:
    """Return the first over the room of both, on the line of the wider: dots and vowel signs are raised."""
    base = max(one, other, key=lambda raw: raw.right - raw.left)
    return base._replace(text=one.text, left=min(one.left, other.left), right=max(one.right, other.right))


def _spaces(found: Sequence[Raw], shapes: Sequence[Shape], drawn: dict[int, str]) -> Iterator[Raw]:
    """Yield a space for each text object of a right-to-left line that draws nothing."""
    styles = {raw.object: raw.style for raw in found}
    style = None
    for shape in shapes:
        style = styles.get(shape.key, style)
        if shape.key in drawn or not shape.line or style is None:
            continue
        end = shape.x + _SPACE * style.size
        yield Raw(TOLD_SPACE, shape.x, shape.y, end, shape.y, shape.x, shape.y, style, shape.key)
