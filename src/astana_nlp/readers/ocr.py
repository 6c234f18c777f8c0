"""Optical character recognition: the languages of a document are found out on its first page, then page by page read.

What comes out are the characters of pages as `pdf_glyphs` has them, so that columns, notes and paragraphs of scans are
found by the same rules as those of printed text.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.pdf_drawings import Drawings, Rule
from astana_nlp.readers.pdf_glyphs import Glyph, PageGlyphs
from astana_nlp.readers.scan_specks import without_specks
from astana_nlp.readers.tesseract import MISSING, SCRIPTS, Sheet, Word, engine, orientation, sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from astana_nlp.readers import OcrLimits

# below this mean confidence the page is in another language, or stands on its side
DOUBTFUL = 0.6
# of the height of a page: what is enough to tell languages by
SAMPLE = 0.35
# of the words of Arabic text a quarter begins with the article; of Persian ones up to a twentieth is taken for such
ARTICLE, ARTICLES = ("ال", "وال", "بال"), 0.12
POINTS = 72.0


class Reading(NamedTuple):
    """The characters of a recognised page, and each of its words with how sure it is (0 to 1)."""

    page: PageGlyphs
    words: tuple[tuple[str, float], ...]


@dataclass
class Recogniser:
    """Recognises the pages of one document; remembers its language and how much time is left."""

    limits: OcrLimits
    language: str = ""
    resolution: int = 0
    began: float = field(default_factory=time.monotonic)

    def read(self, picture: Image, number: int, resolution: int) -> Reading:
        """Recognise one page that is drawn with so many dots per inch.

        Raises:
            UnreadableError: tesseract or its languages are missing, the time is up, or it failed.
        """
        self.resolution = resolution
        found = engine()
        if found is None:
            raise UnreadableError("tesseract is not installed", MISSING)
        if not set(self.limits.languages) & found.languages:
            names = " ".join(f"tesseract-ocr-{language}" for language in self.limits.languages)
            raise UnreadableError("tesseract has none of the languages", f"install them (Debian: apt install {names})")
        sheet = self._sheet(picture, self.language) if self.language else Sheet([], [])
        if _confidence(sheet.words) < DOUBTFUL:
            picture, sheet = self._afresh(picture, sheet)
        return _reading(sheet, picture, number, resolution)

    def _afresh(self, picture: Image, before: Sheet) -> tuple[Image, Sheet]:
        """Find out how the page stands and what language it is in; keep what was read where that was better."""
        script, turn = orientation(_png(picture), self._left())
        upright = picture.rotate(-turn, expand=True, fillcolor=255) if turn else picture
        language = self._language(upright, script)
        sheet = self._sheet(upright, language)
        if _confidence(sheet.words) <= _confidence(before.words):
            return picture, before
        self.language = language
        return upright, sheet

    def _language(self, picture: Image, script: str) -> str:
        """Return the language whose model reads a strip of the page with the most confidence."""
        found = engine()
        known = [name for name in self.limits.languages if found and name in found.languages]
        candidates = [name for name in known if name in SCRIPTS.get(script, known)] or known
        if len(candidates) == 1:
            return candidates[0]
        height = picture.height
        strip = picture.crop((0, int((0.5 - SAMPLE / 2) * height), picture.width, int((0.5 + SAMPLE / 2) * height)))
        read = {name: self._sheet(strip, name).words for name in candidates}
        best = max(candidates, key=lambda name: _confidence(read[name]))
        if {"ara", "fas"} <= read.keys() and best in SCRIPTS["Arabic"]:
            texts = [word.text for word in read["ara"]]
            return "ara" if sum(text.startswith(ARTICLE) for text in texts) > ARTICLES * len(texts) else "fas"
        return best

    def _sheet(self, picture: Image, language: str) -> Sheet:
        # of the letters of other scripts specks make no others
        clean = without_specks(picture, self.resolution) if language in SCRIPTS["Arabic"] else picture
        return sheet_of(_png(clean), language, self.resolution, min(self._left(), self.limits.page_seconds))

    def _left(self) -> float:
        """Return how many seconds are left for this document."""
        left = self.limits.seconds - (time.monotonic() - self.began)
        if left <= 0:
            raise UnreadableError(
                f"recognising the document took longer than {self.limits.seconds:g} s", "raise ocr.seconds"
            )
        return left


def _confidence(words: Sequence[Word]) -> float:
    """Return the mean confidence of a character; 0 where there is none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _png(picture: Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _reading(sheet: Sheet, picture: Image, number: int, resolution: int) -> Reading:
    """Return words as characters of a page in points; every word is one, with a space behind it."""
    scale = POINTS / resolution
    glyphs: list[Glyph] = []
    for word in sheet.words:
        x0, x1, baseline, size = (value * scale for value in word[1:5])
        glyphs += [Glyph(word.text, x0, x1, baseline, size), Glyph(" ", x1, x1, baseline, size)]
    rules = tuple(Rule(*(side * scale for side in box)) for box in sheet.rules)
    width, height = picture.width * scale, picture.height * scale
    page = PageGlyphs(number, width, height, tuple(glyphs), Drawings(rules), recognised=True)
    return Reading(page, tuple((word.text, word.confidence) for word in sheet.words))
