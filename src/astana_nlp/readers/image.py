"""Pictures of text: PNG, JPEG, TIFF (every page of it) and what else Pillow opens, recognised page by page."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.ocr import Recogniser
from astana_nlp.readers.paragraphs import assemble
from astana_nlp.readers.pdf_layout import StoredPage, laid_out, stored
from astana_nlp.readers.recognised import Words, place_words
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from astana_nlp.readers import Limits

# a photographed page has 12 million, a scan at 600 dots per inch 35 million
MOST_PIXELS = 60_000_000
# inches: how wide a page is taken to be where the file does not say how fine it is
WIDTH = 8.3
FINE = range(100, 1300)  # dots per inch that can be right


def read_image(data: bytes, limits: Limits) -> Extraction:
    """Read the text on a picture.

    Raises:
        UnreadableError: recognition is turned off or not installed, or the picture is damaged or too large.
    """
    if limits.ocr is None:
        raise UnreadableError("a picture is read by OCR alone", "turn on [ocr] in the pipeline file")
    recogniser = Recogniser(limits.ocr)
    pages: list[StoredPage] = []
    words: dict[int, Words] = {}
    problems: list[str] = []
    count = 0
    for count, picture in enumerate(_pictures(data, limits.max_pages), 1):
        try:
            reading = recogniser.read(picture, count, _resolution(picture))
        except UnreadableError as error:
            if not pages:
                raise
            problems.append(f"page {count} and those behind it were not read: {error}")
            break
        pages.append(stored(reading.page))
        words[count] = reading.words
    pieces = laid_out(pages)
    text, blocks = assemble(pieces)
    title = next((piece.text for piece in pieces if piece.section is Section.TITLE), "")
    placed = place_words(text, blocks, words)
    return Extraction(
        text, blocks, "image", max(count, 1), title, ocr=True, problems=tuple(problems), recognised=placed
    )


def _pictures(data: bytes, most: int) -> Iterator[Image]:
    """Yield the pages of a picture in grey, standing as the camera held it."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as file:
            if file.width * file.height > MOST_PIXELS:
                raise UnreadableError(
                    f"the picture is too large ({file.width} x {file.height} points)", "scan it with fewer dots"
                )
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if number >= most:
                    return
                resolution = frame.info.get("dpi")
                grey = ImageOps.exif_transpose(_on_white(frame)).convert("L")
                grey.info["dpi"] = resolution
                yield grey
    except Image.DecompressionBombError as error:
        problem = f"the picture is too large (more than {MOST_PIXELS:,} points)"
        raise UnreadableError(problem, "scan it with fewer dots") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableError("the picture is damaged, or of an unknown kind", "save it again as PNG") from error


def _on_white(picture: Image) -> Image:
    """Return a picture without transparency: what shines through is paper."""
    from PIL import Image

    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        return picture
    coloured = picture.convert("RGBA")
    white = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(white, coloured)


def _resolution(picture: Image) -> int:
    """Return the dots per inch that a picture tells, or those of a page of the usual width."""
    told = picture.info.get("dpi")
    across = int(told[0]) if told else 0
    return across if across in FINE else max(int(min(picture.width, picture.height) / WIDTH), FINE.start)
