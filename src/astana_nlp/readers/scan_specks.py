"""Dirt on scanned paper, taken away before the page is recognised.

Beside a letter a speck is read as a full stop, a colon, or the dot of an Arabic letter: 2 words in 100 of Arabic pages
that came from a copier. Nothing that is printed is both as small and as faint as most of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# between the grey of the paper and that of the ink: what is seen at all, and what is faint
_SEEN, _FAINT = 0.2, 0.6
# inches: as wide and high as a speck is at most; a full stop in print of eight points is 0.014
_LARGEST = 0.018
# shares of the points of a page: at least so many are paper, and so many of its darkest are ink
_PAPER, _INK = 50.0, 2.0
_LEAST_CONTRAST = 40.0


def without_specks(picture: Image, resolution: int) -> Image:
    """Return a grey picture of a page with paper where specks were.

    Args:
        picture: the page.
        resolution: its dots per inch.
    """
    import numpy as np
    from PIL import Image
    from scipy import ndimage

    grey = np.asarray(picture.convert("L"))
    paper, ink = (float(value) for value in np.percentile(grey[::4, ::4], (_PAPER, _INK)))
    if paper - ink < _LEAST_CONTRAST:
        return picture
    labels, count = ndimage.label(grey < paper - _SEEN * (paper - ink), structure=np.ones((3, 3)))
    if not count:
        return picture
    darkest = ndimage.minimum(grey, labels, np.arange(1, count + 1))
    limit = max(round(_LARGEST * resolution), 1)
    small = [max(side.stop - side.start for side in place) <= limit for place in ndimage.find_objects(labels)]
    specks = np.concatenate(([False], np.array(small) & (darkest > paper - _FAINT * (paper - ink))))
    cleaned = grey.copy()
    cleaned[specks[labels]] = int(paper)
    return Image.fromarray(cleaned)
