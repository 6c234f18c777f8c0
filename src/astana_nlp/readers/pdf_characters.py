"""The characters of a PDF page as PDFium has them, each with its place and style, before anything is made of them.

A page has thousands of characters, and PDFium is asked for each of them: one kind of thing for all of them at once, by
quick calls (`pdf_calls`).
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from array import array
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.readers.pdf_calls import address_of, by_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

BOLD_WEIGHT = 600
# The names of weights in fonts, with those of TeX ('CMBX10'), and the flag of the PDF standard for synthetic bold.
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,]bd|(?:^|\+)cmbx|(?:^|\+)sfbx", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|medium|light|italic|oblique|(?:^|\+)cmr", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_NAME_BYTES = 128
INVISIBLE = 3  # text render mode of the layer that OCR programs put over a scan (ISO 32000-1, 9.3.6)
_DEGREES_APART = 10
_NO_CHARACTER = {0, 0xFFFF}
# PDFium writes these for a hyphen at the end of a line
_LINE_END_HYPHENS = {0x02, 0xFFFE}
_NON_JOINER = "\u200c"
# a space that the file has as a character of its own, however near the letters beside it come
TOLD_SPACE = "\u00a0"
_FIRST_HALF, _SECOND_HALF, _BEHIND_HALVES = "\ud800", "\udc00", "\ue000"
_SPACE, _TATWEEL = 0x20, 0x640
_ARABIC = 0x590
# characters that no font draws flat on the baseline; all others of ASCII stay what they are
_STRETCHING = frozenset(map(ord, "\"'-!#$%&()*+/:<=>?@[]^`{|}~"))
# of the size: how thick the stroke of a stretched word is at most
_STROKE = 0.17
_GENERATED = {_SPACE, 0x0A, 0x0D, *_LINE_END_HYPHENS}
# of which more must be asked than of letters
_SPECIAL = frozenset({*range(_SPACE + 1), *_GENERATED, *_NO_CHARACTER})
_BOX_BYTES, _ORIGIN_BYTES, _MATRIX_BYTES, _DOUBLE, _SINGLE = 16, 16, 24, 8, 4


class Style(NamedTuple):
    """How the characters of one text object are printed; `turn` counts quarter turns, None is any other angle."""

    turn: int | None
    size: float
    bold: bool
    invisible: bool


class Raw(NamedTuple):
    """A character as PDFium gives it, in page space with y upwards; `x` and `y` are its origin on the baseline."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: Style
    object: int


# the constructors of named tuples take several times as long
_raw = partial(tuple.__new__, Raw)


def characters(text_page: Any, named: Collection[int] = ()) -> Sequence[Raw]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the characters that are printed on a page, a non-joiner with the letter before it.

    Characters that PDFium gives in two halves (UTF-16), as letters of formulas are, come whole.

    Args:
        text_page: the page of PDFium.
        named: the text objects whose characters count also where their font does not tell what they are.
    """
    found = _printed(text_page, named)
    texts = {raw.text for raw in found}
    parted = any(text == _NON_JOINER or _FIRST_HALF <= text < _BEHIND_HALVES for text in texts)
    return list(_joined(found)) if parted else found


def _joined(found: Iterable[Raw]) -> Iterator[Raw]:
    last: Raw | None = None
    for raw in found:
        if last and raw.text == _NON_JOINER:
            last = last._replace(text=last.text + raw.text)  # its own box stands anywhere
            continue
        if last and _FIRST_HALF <= last.text < _SECOND_HALF <= raw.text < _BEHIND_HALVES:
            last = last._replace(text=_whole(last.text + raw.text))
            continue
        if last:
            yield last
        last = raw
    if last:
        yield last


def _whole(halves: str) -> str:
    """Return the character that two halves are; a letter of formulas as the letter."""
    whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFKC", whole)


def _printed(text_page: Any, named: Collection[int]) -> list[Raw]:  # noqa: ANN401 - as above
    """Return what is printed; spaces that PDFium adds are not."""
    from pypdfium2 import raw

    handle, address = text_page.raw, address_of(text_page.raw)
    is_generated = by_address(raw.FPDFText_IsGenerated, ctypes.c_int, "pi")
    styles = _Styles(text_page)
    codes, objects = _codes_of(text_page)
    styles.learn(codes, objects)
    out: list[Raw] = []
    arabic = False
    places = zip(codes, *_places_of(text_page), objects, strict=True)
    for index, (code, boxed, left, top, right, bottom, x, y, key) in enumerate(places):
        if not boxed or code in _SPECIAL:
            # PDFium puts spaces that are not printed where it sees gaps in right-to-left lines
            unprinted = code <= _SPACE and right <= left
            untold = code in _NO_CHARACTER and key not in named
            if not boxed or unprinted or untold or is_generated(address, index) == 1:
                continue
        style = styles.known.get(key) or styles.of(key, index)
        if style.turn is None:
            continue
        letter = code
        if arabic and code in _STRETCHING and _is_stretch(handle, index, y, style.size):
            letter = _TATWEEL
        arabic = letter >= _ARABIC or (arabic and letter <= _SPACE)
        text = "-" if letter in _LINE_END_HYPHENS else chr(letter)
        out.append(_raw((text, left, bottom, right, top, x, y, style, key)))
    return out


def _codes_of(text_page: Any) -> tuple[list[int], list[int]]:  # noqa: ANN401 - as above
    """Return the codes of all characters, and the addresses of their objects."""
    from pypdfium2 import raw

    page, indices = repeat(address_of(text_page.raw)), range(max(text_page.count_chars(), 0))
    codes = map(by_address(raw.FPDFText_GetUnicode, ctypes.c_uint, "pi"), page, indices)
    objects = map(by_address(raw.FPDFText_GetTextObject, ctypes.c_size_t, "pi"), page, indices)
    return list(codes), list(objects)


def _places_of(text_page: Any) -> tuple[Sequence[float], ...]:  # noqa: ANN401 - as above
    """Return for all characters whether they have a box, the four sides of the box, and both places of the origin."""
    from pypdfium2 import raw

    count = max(text_page.count_chars(), 0)
    page, indices = repeat(address_of(text_page.raw)), range(count)
    boxes, origins = array("f", bytes(_BOX_BYTES * count)), array("d", bytes(_ORIGIN_BYTES * count))
    first_box, first_origin = boxes.buffer_info()[0], origins.buffer_info()[0]
    box_of = by_address(raw.FPDFText_GetLooseCharBox, ctypes.c_int, "pip")
    boxed = list(map(box_of, page, indices, range(first_box, first_box + _BOX_BYTES * count, _BOX_BYTES)))
    behind = first_origin + _ORIGIN_BYTES * count
    xs, ys = range(first_origin, behind, _ORIGIN_BYTES), range(first_origin + _DOUBLE, behind + _DOUBLE, _ORIGIN_BYTES)
    for _ in map(by_address(raw.FPDFText_GetCharOrigin, ctypes.c_int, "pipp"), page, indices, xs, ys):
        pass
    return boxed, *(boxes[i::4] for i in range(4)), origins[::2], origins[1::2]


def _is_stretch(text_page: Any, index: int, baseline: float, size: float) -> bool:  # noqa: ANN401 - as above
    """Say whether a mark in an Arabic word is its stretched baseline, whatever character its font calls it.

    LibreOffice justifies with strokes whose characters it tells wrong: a quote, a hyphen.
    """
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    flat = top.value - bottom.value < _STROKE * size
    return flat and abs(bottom.value - baseline) < _STROKE * size and top.value - baseline < _STROKE * size


class _Styles:
    """How text objects are printed, each asked for once: one object holds many characters.

    PDFium gives 0 as the weight of the standard fonts (Times-Bold) and guesses that of embedded ones from their stems,
    which takes a regular Arabic face for a bold one: names of fonts tell more.
    """

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - pypdfium2 has no types
        from pypdfium2 import raw

        self._raw, self._page, self._address = raw, text_page.raw, address_of(text_page.raw)
        self._matrix, self._size = raw.FS_MATRIX(), ctypes.c_float()
        self._to_matrix, self._to_size = ctypes.addressof(self._matrix), ctypes.addressof(self._size)
        self._matrix_of = by_address(raw.FPDFText_GetMatrix, ctypes.c_int, "pip")
        self._size_of = by_address(raw.FPDFTextObj_GetFontSize, ctypes.c_int, "pp")
        self._font_of = by_address(raw.FPDFTextObj_GetFont, ctypes.c_size_t, "p")
        self._mode_of = by_address(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, "p")
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        self._told: dict[bytes, bool | None] = {}
        self._alike: dict[tuple[float | int, ...], Style] = {}
        self.known: dict[int, Style] = {}

    def learn(self, codes: Sequence[int], objects: Sequence[int]) -> None:
        """Find out the styles of all objects that print, one thing for all of them at once.

        Browsers make an object of each character.
        """
        printing = zip(reversed(objects), reversed(range(len(codes))), reversed(codes), strict=True)
        firsts = {key: index for key, index, code in printing if key and code not in _SPECIAL}
        matrices, sizes = array("f", bytes(_MATRIX_BYTES * len(firsts))), array("f", bytes(_SINGLE * len(firsts)))
        to_matrix, to_size = matrices.buffer_info()[0], sizes.buffer_info()[0]
        to_matrices = range(to_matrix, to_matrix + _MATRIX_BYTES * len(firsts), _MATRIX_BYTES)
        to_sizes = range(to_size, to_size + _SINGLE * len(firsts), _SINGLE)
        for _ in map(self._matrix_of, repeat(self._address), firsts.values(), to_matrices):
            pass
        for _ in map(self._size_of, firsts, to_sizes):
            pass
        turned = (matrices[i :: _MATRIX_BYTES // _SINGLE] for i in range(4))
        alike = zip(map(self._font_of, firsts), sizes, map(self._mode_of, firsts), *turned, strict=True)
        for (key, index), same in zip(firsts.items(), alike, strict=True):
            # words of one line are objects of their own to some producers, all of one style
            if same not in self._alike:
                self._alike[same] = self._style(same[1], index, int(same[2]))
            self.known[key] = self._alike[same]

    def of(self, key: int, index: int) -> Style:
        """Find out the style of the object at the address `key`, to which the character at `index` belongs."""
        if not key:
            return self._style(0.0 + self._raw.FPDFText_GetFontSize(self._page, index), index, -1)
        self._matrix_of(self._address, index, self._to_matrix)
        self._size_of(key, self._to_size)
        self.known[key] = self._style(self._size.value, index, self._mode_of(key))
        return self.known[key]

    def _style(self, nominal: float, index: int, mode: int) -> Style:
        self._matrix_of(self._address, index, self._to_matrix)
        angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        turn = round(angle / 90)
        return Style(
            turn % 4 if abs(angle - 90 * turn) <= _DEGREES_APART else None,
            # the nominal font size counts only together with the matrix: many producers write size 1
            nominal * math.hypot(self._matrix.c, self._matrix.d),
            self._bold(index),
            mode == INVISIBLE,
        )

    def _bold(self, index: int) -> bool:
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        name = self._name.value
        if name not in self._told:
            self._told[name] = _weight_in(name.decode("utf-8", "replace"))
        told = self._told[name]
        if told is None:
            forced = bool(self._flags.value & _FORCE_BOLD)
            return forced or self._raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT
        return told


def _weight_in(name: str) -> bool | None:
    """Return whether a font's name calls it bold, or None where it says nothing of weight."""
    if _BOLD_NAME.search(name):
        return True
    return False if _PLAIN_NAME.search(name) else None
