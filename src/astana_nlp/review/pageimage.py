"""The page of a PDF as a picture, with the sentence of a record marked on it.

A page is drawn in a process of its own with a limit of time, since the file may be hostile; whatever goes wrong there,
the review goes on without the picture. The file is drawn only where its bytes are still those that the run read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from astana_nlp.review.turns import Turns
from astana_nlp.spelling import fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pebble import ProcessPool

WIDTH = 1100  # pixels: sharp on a screen of today at the width of the pane
SECONDS = 20.0
KEPT = 64  # pictures
WAITING = 3  # requests for pages that wait while one is drawn
LIKENESS = 85  # of 100 between the letters of the sentence and those found on the page
SENTENCE_INK, HOLDER_INK = (255, 236, 140), (255, 205, 160)  # the second is laid over the first
Box = tuple[float, float, float, float]  # left, bottom, right, top in points of the page
Character = tuple[str, Box]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to be drawn: the file with its digest, the page from 1, the sentence and the holder's mention in it."""

    path: str
    sha256: str
    page: int
    sentence: str
    holder: str


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture (WebP); `top` says how far down the marked sentence stands, from 0 to 1, or is None."""

    content: bytes
    top: float | None


class PageImages:
    """Draws pages, one after the other, and keeps the latest; a page that others were asked for since is not drawn."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._turns = Turns(WAITING)
        self._drawn: dict[Wanted, PageImage | None] = {}

    def get(self, wanted: Wanted) -> PageImage | None:
        """Return the picture of a page, or None where it cannot be had."""
        if wanted not in self._drawn:
            with self._turns.take() as mine:
                if mine and wanted not in self._drawn:
                    self._drawn[wanted] = self._draw(wanted)
                    for old in list(self._drawn)[:-KEPT]:
                        del self._drawn[old]
        return self._drawn.get(wanted)

    def tried(self, wanted: Wanted) -> bool:
        """Say whether a page was drawn, or could not be; else others were asked for since."""
        return wanted in self._drawn

    def close(self) -> None:
        """End the process that draws."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def _draw(self, wanted: Wanted) -> PageImage | None:
        from pebble import ProcessPool

        if self._pool is None:
            import multiprocessing

            self._pool = ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn"))
        try:
            image: PageImage | None = self._pool.schedule(draw, args=[wanted], timeout=SECONDS).result()
        except Exception:  # noqa: BLE001 -- a file that breaks the library costs its picture only
            return None
        return image


def draw(wanted: Wanted) -> PageImage | None:
    """Draw a page and mark the sentence; None where the file is another one by now, or has no such page."""
    import pypdfium2

    data = _unchanged(Path(wanted.path), wanted.sha256)
    if data is None:
        return None
    with pypdfium2.PdfDocument(data) as pdf:
        if not 1 <= wanted.page <= len(pdf):
            return None
        page = pdf[wanted.page - 1]
        scale = WIDTH / page.get_width()
        picture = page.render(scale=scale).to_pil().convert("RGB")
        sentence = find(characters_of(page, turned=is_arabic(wanted.sentence)), wanted.sentence)
        left, _, _, top = page.get_cropbox()
        for found, ink in ((sentence, SENTENCE_INK), (find(sentence, wanted.holder), HOLDER_INK)):
            lines = [_hull(line) for line in _lines(found)]
            picture = _marked(picture, [_pixels(box, left, top, scale) for box in lines], ink)
        height = picture.height
        highest = min((_pixels(box, left, top, scale)[1] for _, box in sentence), default=None)
        buffer = BytesIO()
        picture.save(buffer, "WEBP", quality=80, method=2)
    return PageImage(buffer.getvalue(), None if highest is None else max(highest / height, 0.0))


def characters_of(page: Any, *, turned: bool) -> list[Character]:  # noqa: ANN401 -- the library has no types
    """Return the letters of a page with their boxes, in the order of reading.

    Files store right-to-left text forwards, backwards or each word in its own way; on the page it runs from the right.
    """
    text_page = page.get_textpage()
    found = [
        (letter, text_page.get_charbox(i))
        for i in range(text_page.count_chars())
        for letter in _letters(text_page.get_text_range(i, 1))
    ]
    if not turned:
        return found
    return [character for line in _lines(found) for character in sorted(line, key=lambda c: -c[1][2])]


def find(characters: Sequence[Character], wanted: str) -> Sequence[Character]:
    """Return the characters that are a text, or none.

    Letters are compared without spaces and hyphens, since a page breaks them elsewhere than the text does.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    needle, hay = _letters(wanted), "".join(letter for letter, _ in characters)
    if not needle or len(needle) > len(hay):
        return ()
    if (start := hay.find(needle)) >= 0:
        return characters[start : start + len(needle)]
    found = partial_ratio_alignment(needle, hay, score_cutoff=LIKENESS)
    return characters[found.dest_start : found.dest_end] if found else ()


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Return characters that follow each other by the lines that they stand on."""
    lines: list[list[Character]] = []
    for letter, box in characters:
        if lines and _overlap(box, lines[-1][-1][1]):
            lines[-1].append((letter, box))
        else:
            lines.append([(letter, box)])
    return lines


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share a good part of their height."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.3 * min(one[3] - one[1], other[3] - other[1])  # letters of one line differ in height


def _hull(line: Sequence[Character]) -> Box:
    boxes = [box for _, box in line]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _pixels(box: Box, left: float, top: float, scale: float) -> Box:
    return (box[0] - left) * scale, (top - box[3]) * scale, (box[2] - left) * scale, (top - box[1]) * scale


def _marked(picture: Any, boxes: Sequence[Box], ink: tuple[int, int, int]) -> Any:  # noqa: ANN401 -- Pillow's image
    """Return the picture with boxes coloured as with a marker: black stays black."""
    from PIL import Image, ImageChops, ImageDraw

    layer = Image.new("RGB", picture.size, (255, 255, 255))
    pen = ImageDraw.Draw(layer)
    for left, top, right, bottom in boxes:
        pen.rounded_rectangle((left - 4, top - 3, max(right, left) + 4, max(bottom, top) + 3), radius=5, fill=ink)
    return ImageChops.multiply(picture, layer)


def _unchanged(path: Path, sha256: str) -> bytes | None:
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
