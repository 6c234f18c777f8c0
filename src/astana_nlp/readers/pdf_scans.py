"""Pages of a PDF that have no usable characters: drawn as pictures and recognised, or named for the reviewer."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.ocr import POINTS, Reading, Recogniser
from astana_nlp.readers.textlayer import BAD_TEXT, fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL.Image import Image

    from astana_nlp.readers import OcrLimits
    from astana_nlp.readers.pdf_glyphs import PageGlyphs

ADVICE = "turn on [ocr] in the pipeline file, or run OCR over the file (for example ocrmypdf) and read the result"
# what a page is drawn with at most: A2 at 250 dots per inch
MOST_PIXELS = 24_000_000
# mean confidence below which what was recognised is no text
LEAST = 0.5
# letters of a word that counts, and the share of such words that must be the same
WORD, AGREEING = 4, 0.4


@dataclass
class Scans:
    """What became of the pages without usable characters: why each was not read, or what was recognised on it."""

    limits: OcrLimits | None
    recogniser: Recogniser | None = None
    words: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    _unread: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def read(self, page: Any, found: PageGlyphs) -> PageGlyphs:  # noqa: ANN401 - pypdfium2 has no types
        """Return a page with the characters that its picture shows, where its own are of no use."""
        fault = fault_of(found)
        if not fault:
            return found
        if self.limits is None:
            self._unread[fault, ADVICE].append(found.number)
            return found
        self.recogniser = self.recogniser or Recogniser(self.limits)
        picture, resolution = _drawn(page, self.limits.resolution)
        try:
            reading = self.recogniser.read(picture, found.number, resolution)
        except UnreadableError as error:
            self._unread[fault, str(error)].append(found.number)
            return found
        return self._better(found, reading, fault)

    def _better(self, found: PageGlyphs, reading: Reading, fault: str) -> PageGlyphs:
        """Return what was recognised, unless it is worth less than what stood there."""
        count = sum(len(text) for text, _ in reading.words)
        sure = sum(confidence * len(text) for text, confidence in reading.words) / count if count else 0.0
        own = sum(not glyph.text.isspace() for glyph in found.glyphs)
        right = _agree(found, reading) if fault == BAD_TEXT else count <= own
        if sure < LEAST or right:
            if not own and count:
                self._unread[fault, "what OCR read is too uncertain: look at the page"].append(found.number)
            return found
        self.words[found.number] = reading.words
        return reading.page

    def problems(self) -> Iterator[str]:
        """Yield one sentence for all pages that share a fault."""
        for (fault, advice), numbers in self._unread.items():
            many = len(numbers) > 1
            yield f"page{'s' * many} {_ranges(numbers)} {'have' if many else 'has'} {fault}: {advice}"


def _agree(found: PageGlyphs, reading: Reading) -> bool:
    """Say whether the words that are seen on the page stand in its characters too, which then are right after all."""
    own = "".join(glyph.text for glyph in found.glyphs if not glyph.text.isspace())
    seen = [text for text, _ in reading.words if len(text) >= WORD]
    return sum(text in own for text in seen) > AGREEING * len(seen)


def _drawn(page: Any, resolution: int) -> tuple[Image, int]:  # noqa: ANN401 - pypdfium2 has no types
    """Return a page as a grey picture, and its dots per inch: fewer than wanted where the page is very large."""
    width, height = (max(side, 1.0) / POINTS for side in page.get_size())
    fitting = min(float(resolution), math.sqrt(MOST_PIXELS / (width * height)))
    picture: Image = page.render(scale=fitting / POINTS, grayscale=True).to_pil()
    return picture, max(int(fitting), 1)


def _ranges(numbers: Iterable[int]) -> str:
    """Return '1 to 3, 5' for 1, 2, 3, 5."""
    ordered = sorted(numbers)
    breaks = [i + 1 for i, (a, b) in enumerate(pairwise(ordered)) if b > a + 1]
    runs = [ordered[i:j] for i, j in pairwise([0, *breaks, len(ordered)])]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
