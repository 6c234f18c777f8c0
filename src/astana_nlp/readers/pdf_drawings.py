"""What is drawn on a PDF page beside its characters: rules, the sides of boxes, pictures.

Rules part footnotes from the text and cells of tables from one another; a picture that fills a page is a scan.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import islice, pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_calls import address_of, by_address

if TYPE_CHECKING:
    from collections.abc import Iterator

# points: how thick a rule may be and how long it and the sides of a cell are at least
RULE, LENGTH = 2.5, 8.0
MOST_OBJECTS = 5_000
# forms in forms that are looked into
DEEPEST = 3
# a path of more segments is a drawing, not a grid
MOST_SEGMENTS = 400
_UNREADABLE = "Failed to get the objects of the page."


class Rule(NamedTuple):
    """A straight line along the page or down it; distances in points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_across(self) -> bool:
        """Say whether it runs from side to side."""
        return self.x1 - self.x0 > self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Drawings:
    """The rules of a page; how many pictures it has, the area of the largest in square points; how many paths."""

    rules: tuple[Rule, ...] = ()
    images: int = 0
    largest: float = 0.0
    paths: int = 0


NOTHING = Drawings()


def drawings_of(page: Any, top: float) -> Drawings:  # noqa: ANN401 - pypdfium2 has no types
    """Return what is drawn on a PDFium page whose upper edge is at `top`."""
    from pypdfium2 import raw

    areas: list[float] = []
    rules: list[Rule] = []
    paths = 0
    for item, kind in islice(_objects(address_of(page.raw)), MOST_OBJECTS):
        left, bottom, right, upper = _bounds(raw, item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            areas.append((right - left) * (upper - bottom))
        else:
            paths += 1
            rules.extend(_rules(raw, item, Rule(left, top - upper, right, top - bottom)))
    return Drawings(tuple(rules), len(areas), max(areas, default=0.0), paths)


def _objects(parent: int, level: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield the pictures and paths of a page, with what they are, those inside of forms too.

    Args:
        parent: the address of the page, or of a form.
        level: how many forms are around it.
    """
    import pypdfium2
    from pypdfium2 import raw

    count_in, object_in = (
        (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        if level
        else (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    )
    count = by_address(count_in, ctypes.c_int, "p")(parent)
    kind_of = by_address(raw.FPDFPageObj_GetType, ctypes.c_int, "p")
    # one by one: a picture of a quarter of a million strokes is left after the first thousands
    found = map(by_address(object_in, ctypes.c_size_t, "pi"), repeat(parent), range(count))
    for address, kind in ((address, kind_of(address)) for address in found):
        if kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH}:
            yield ctypes.cast(address, raw.FPDF_PAGEOBJECT), kind
        elif kind == raw.FPDF_PAGEOBJ_FORM and level + 1 < DEEPEST:
            yield from _objects(address, level + 1)
        elif kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pypdfium2.PdfiumError(_UNREADABLE)
    if count < 0:
        raise pypdfium2.PdfiumError(_UNREADABLE)


def _bounds(raw: Any, item: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - as above
    """Return the left, lower, right and upper end of an object."""
    import pypdfium2

    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        raise pypdfium2.PdfiumError("Failed to locate an object of the page.")
    left, bottom, right, upper = (side.value for side in sides)
    return left, bottom, right, upper


def _rules(raw: Any, item: Any, box: Rule) -> Iterator[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the straight lines of a path: itself where it is thin, the sides of a box, the lines of a grid."""
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    if min(wide, high) <= RULE:
        if max(wide, high) >= LENGTH:
            yield box
        return
    count = raw.FPDFPath_CountSegments(item)
    if count > MOST_SEGMENTS:
        return
    if count <= 5:  # noqa: PLR2004 - a rectangle
        if min(wide, high) >= LENGTH:
            yield from _sides(box)
        return
    yield from _segments(raw, item, count, box)


def _sides(box: Rule) -> Iterator[Rule]:
    yield Rule(box.x0, box.y0, box.x1, box.y0)
    yield Rule(box.x0, box.y1, box.x1, box.y1)
    yield Rule(box.x0, box.y0, box.x0, box.y1)
    yield Rule(box.x1, box.y0, box.x1, box.y1)


def _segments(raw: Any, item: Any, count: int, box: Rule) -> Iterator[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the lines of a path that run along or down the page; the path is fitted into its box."""
    points = [_point(raw, raw.FPDFPath_GetPathSegment(item, index)) for index in range(count)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if max(xs) <= min(xs) or max(ys) <= min(ys):
        return
    across, down = (box.x1 - box.x0) / (max(xs) - min(xs)), (box.y1 - box.y0) / (max(ys) - min(ys))
    for (x, y, _), (other_x, other_y, moved) in pairwise(points):
        if moved:
            continue
        left, right = sorted((box.x0 + (x - min(xs)) * across, box.x0 + (other_x - min(xs)) * across))
        upper, lower = sorted((box.y0 + (max(ys) - y) * down, box.y0 + (max(ys) - other_y) * down))
        if min(right - left, lower - upper) <= RULE < LENGTH <= max(right - left, lower - upper):
            yield Rule(left, upper, right, lower)


def _point(raw: Any, segment: Any) -> tuple[float, float, bool]:  # noqa: ANN401 - pypdfium2 has no types
    """Return where a segment ends, and whether it only moves the pen."""
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value, raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
