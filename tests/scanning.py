"""Makes scans of printed pages: grey pictures, a little askew, with specks, saved as a cheap copier does."""

from __future__ import annotations

import io
import random

RESOLUTION = 200
SKEW = 0.6  # degrees
SPECKS = 0.0008  # of the points of a page


def sheets(data: bytes, resolution: int = RESOLUTION) -> list[object]:
    """Return the pages of a PDF as grey pictures, clean and straight."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=resolution / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def scanned(data: bytes) -> bytes:
    """Return a PDF of pictures of the pages of a PDF."""
    buffer = io.BytesIO()
    first, *others = [_copied(sheet, number) for number, sheet in enumerate(sheets(data))]
    first.save(buffer, "PDF", save_all=True, append_images=others, resolution=RESOLUTION, quality=60)
    return buffer.getvalue()


def _copied(sheet: object, seed: int) -> object:
    """Return a sheet as it comes from a copier; the same sheet always in the same way."""
    from PIL import Image, ImageFilter

    assert isinstance(sheet, Image.Image)
    chance = random.Random(seed)  # noqa: S311 - specks are no secret
    askew = sheet.rotate(SKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
    points = askew.load()
    for _ in range(int(SPECKS * askew.width * askew.height)):
        points[chance.randrange(askew.width), chance.randrange(askew.height)] = chance.randrange(120)
    return askew.filter(ImageFilter.GaussianBlur(0.6))
