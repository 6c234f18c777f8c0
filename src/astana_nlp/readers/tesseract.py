"""Runs tesseract over a picture of a page: words with their places and how sure it is of each.

Tesseract is a program beside this one (Debian: tesseract-ocr and a package a language), not a Python package. Its hOCR
output is read, which tells baselines and sizes where TSV has boxes alone (Breuel 2007, 'The hOCR Microformat').
"""

from __future__ import annotations

import io
import math
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.pdf_bidi import kind
from astana_nlp.readers.scan_lone import read_lone
from astana_nlp.readers.scan_raised import DIGITS, raised_in, read_raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

PROGRAM = "tesseract"
PACKAGES = "tesseract-ocr tesseract-ocr-ara tesseract-ocr-fas tesseract-ocr-fra tesseract-ocr-rus tesseract-ocr-tur"
MISSING = f"install tesseract (Debian: apt install {PACKAGES}) and run again"
# the languages of each script, as tesseract calls both
SCRIPTS = {"Latin": ("eng", "fra", "tur"), "Arabic": ("ara", "fas"), "Cyrillic": ("rus",)}
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size (-?[\d.]+); x_descenders (-?[\d.]+); x_ascenders (-?[\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
# what tesseract writes for the marks of Arabic print, which look like them turned
_ARABIC_MARKS = str.maketrans(",;?", "،؛؟")
_LATIN_MARK = re.compile(r"(?<=[\u0620-\u06d3])[,;?]")
# a full stop that ends a line behind a number, which tesseract puts before it in Arabic script; no word begins with one
_LEADING_STOP = re.compile(r"^([.،؛:])(\d+)$")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}[.,،؛:]?")
_PARTED = re.compile(r"/[\u0620-\u06d3]")
_CHARACTERS = ("-c", "hocr_char_boxes=1")
_PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_LINES = frozenset({"ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"})
# paragraphs whose sizes differ by less are of one print; notes are a fifth smaller
_SAME_PRINT = 0.1
# the size of a font in heights of its x, and in widths of an Arabic letter; letters that it takes to tell
_SIZE_OF_X, _SIZE_OF_WIDTH = 2.0, 2.5
_ENOUGH_LETTERS = 20
# confidence below which a sign without letters is none
_SPECK = 0.5


class Word(NamedTuple):
    """One word in pixels from the top left; `baseline` and `size` are those of its line, `confidence` is 0 to 1."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Engine:
    """The program, its version and the languages that it has."""

    path: str
    version: str
    languages: frozenset[str]


@cache
def engine() -> Engine | None:
    """Return tesseract as it is installed, or None."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    try:
        version = _output([path, "--version"], b"", 10.0).split("\n")[0].removeprefix("tesseract ")
        listed = _output([path, "--list-langs"], b"", 10.0).split("\n")[1:]
    except (OSError, subprocess.SubprocessError):
        return None
    return Engine(path, version.strip(), frozenset(line.strip() for line in listed if line.strip()))


def orientation(picture: bytes, seconds: float) -> tuple[str, int]:
    """Return the script of a page and by how many degrees it must be turned clockwise; ("", 0) where nobody knows."""
    found = engine()
    if found is None or "osd" not in found.languages:
        return "", 0
    try:
        told = _output([found.path, "stdin", "-", "--psm", "0"], picture, seconds)
    except subprocess.SubprocessError:
        return "", 0  # too few characters
    script = re.search(r"Script: (\w+)", told)
    turn = re.search(r"Rotate: (\d+)", told)
    return (script[1] if script else "", int(turn[1]) if turn else 0)


class Sheet(NamedTuple):
    """What stands on a picture: words, and rules as boxes (x0, y0, x1, y1) in pixels."""

    words: list[Word]
    rules: list[_Box]


def sheet_of(picture: bytes, language: str, resolution: int, seconds: float) -> Sheet:
    """Return what stands on a picture.

    Args:
        picture: the bytes of a PNG.
        language: what tesseract calls the language.
        resolution: dots per inch.
        seconds: how long it may take.

    Raises:
        UnreadableError: tesseract is missing, failed, or took longer.
    """
    found = engine()
    if found is None:
        raise UnreadableError("tesseract is not installed", MISSING)
    command = [found.path, "stdin", "-", "-l", language, "--dpi", str(resolution)]
    try:
        root = _parsed(_output([*command, "--psm", "3", *_CHARACTERS, "hocr"], picture, seconds))
        if marks := raised_in(root):
            read_raised(marks, _opened(picture), partial(_digits, found, language, seconds))
        read_lone(
            root,
            _opened(picture),
            partial(_digits, found, language, seconds),
            from_right=language in SCRIPTS["Arabic"],
        )
        return _sheet(root)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"tesseract took longer than {seconds:g} s", "raise ocr.page_seconds") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableError("tesseract failed on the page", "look at the page; it may be no text") from error


def _output(command: Sequence[str], data: bytes, seconds: float) -> str:
    # one thread: the pages of several documents are read beside each other
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=True, env=alone)  # noqa: S603 - our own arguments
    return done.stdout.decode("utf-8", "replace")


def _digits(found: Engine, language: str, seconds: float, strip: bytes) -> Any:  # noqa: ANN401 - lxml carries no types
    """Return the hOCR of a picture that holds nothing but digits."""
    model, digits = ("fas", DIGITS + _PERSIAN_DIGITS) if language == "fas" else ("eng", DIGITS)
    command = [found.path, "stdin", "-", "-l", model if model in found.languages else language, "--psm", "6"]
    return _parsed(_output([*command, *_CHARACTERS, "-c", f"tessedit_char_whitelist={digits}", "hocr"], strip, seconds))


def _opened(picture: bytes) -> Image:
    from PIL import Image

    return Image.open(io.BytesIO(picture))


def _parsed(hocr: str) -> Any:  # noqa: ANN401 - lxml carries no types
    from lxml import etree

    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, load_dtd=False)
    root = etree.fromstring(hocr.encode(), parser)
    return root if root is not None else etree.Element("html")


def _sheet(root: Any) -> Sheet:  # noqa: ANN401 - lxml carries no types
    parts = list(root.iter())
    words = _sized([_paragraph(part) for part in parts if _kind(part) == "ocr_par"])
    boxes = [_BOX.search(part.get("title") or "") for part in parts if _kind(part) == "ocr_separator"]
    return Sheet(_evened(words), _placed([_Box(*map(float, box.groups())) for box in boxes if box], words))


class _Box(NamedTuple):
    """A rule in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


def _placed(rules: Sequence[_Box], words: Sequence[Word]) -> list[_Box]:
    """Return rules with their ends; of those across a page from the right tesseract 5.3 tells the height alone.

    Where rules down the page stand beside one it is of their table and meets them; else it parts the notes, and a third
    of the width of the text is taken.
    """
    across = [rule for rule in rules if rule.x1 <= rule.x0]
    down = [rule for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0 and rule not in across]
    placed: list[_Box] = [rule for rule in rules if rule not in across and rule not in down]
    ends: dict[_Box, list[float]] = {rule: [] for rule in down}
    for rule in across:
        beside = [other for other in down if other.y0 <= rule.y1 and rule.y0 <= other.y1]
        for other in beside:
            ends[other].append(rule.middle)
        sides = [*(other.x0 for other in beside), *(other.x1 for other in beside)]
        if len(beside) > 1:
            placed.append(_Box(min(sides), rule.middle, max(sides), rule.middle))
        elif words:
            left, right = min(word.x0 for word in words), max(word.x1 for word in words)
            placed.append(_Box(right - (right - left) / 3, rule.y0, right, rule.y1))
    met = {rule: _Box(rule.x0, min(found), rule.x1, max(found)) for rule, found in ends.items() if len(found) > 1}
    return [met.get(rule, rule) for rule in [*placed, *down]]


def _kind(element: Any) -> str:  # noqa: ANN401 - lxml carries no types
    return str(element.get("class") or "") if isinstance(element.tag, str) else ""


class _Paragraph(NamedTuple):
    """Words of one print: its size as their letters tell it, the height that tesseract gives, and how much it holds."""

    words: list[Word]
    size: float
    height: float

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def width(self) -> float:
        """Return the width of a letter."""
        return sum(word.x1 - word.x0 for word in self.words) / max(self.letters, 1)


def _paragraph(paragraph: Any) -> _Paragraph:  # noqa: ANN401 - lxml carries no types
    """Return the words of a paragraph; one size for all, since the letters of a line decide about its measured one."""
    lines = [element for element in paragraph.iter() if _kind(element) in _LINES]
    found = [[word for word in _of_line(line) if not _is_speck(word)] for line in lines]
    told = [size for line in lines if (size := _SIZE.search(line.get("title") or ""))]
    # the height of small letters is the same whatever ascends or descends
    small = median(float(size[1]) - float(size[2]) - float(size[3]) for size in told) if told else 0.0
    whole = median(float(size[1]) for size in told) if told else 0.0
    words = [word for line in found for word in _joined(_untangled(line))]
    return _Paragraph(words, _cursive_size(found) or _SIZE_OF_X * small, whole)


def _sized(paragraphs: Sequence[_Paragraph]) -> list[Word]:
    """Return the words with the size of their paragraph.

    A few letters tell it by their whole height alone, which a raised mark among them makes too large: it is no larger
    than letters so wide have.
    """
    long = [p for p in paragraphs if p.letters >= _ENOUGH_LETTERS and p.height]
    tall = median(p.size / p.height for p in long) if long else 1.0
    wide = median(p.size / p.width for p in long) if long else math.inf
    return [
        word._replace(size=p.size if p.letters >= _ENOUGH_LETTERS else min(tall * p.height, wide * p.width))
        for p in paragraphs
        for word in p.words
    ]


def _cursive_size(lines: Sequence[Sequence[Word]]) -> float:
    """Return the size of Arabic print by the width of its letters: what tesseract says of their height is chance."""
    words = [word for line in lines for word in line if kind(word.text) == "R"]
    letters = sum(len(word.text.replace("\u200c", "")) for word in words)
    if letters < _ENOUGH_LETTERS or len(words) * 2 < sum(map(len, lines)):
        return 0.0
    return _SIZE_OF_WIDTH * sum(word.x1 - word.x0 for word in words) / letters


def _of_line(line: Any) -> Iterator[Word]:  # noqa: ANN401 - lxml carries no types
    told = line.get("title") or ""
    box, base = _BOX.search(told), _BASELINE.search(told)
    if not box:
        return
    left, _, right, bottom = map(float, box.groups())
    slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
    # one baseline for all words, that of the middle, also where the page is askew
    baseline = bottom + offset + slope * (right - left) / 2
    for element in line.iter():
        if _kind(element) != "ocrx_word":
            continue
        place, sure = _BOX.search(element.get("title") or ""), _CONFIDENCE.search(element.get("title") or "")
        characters = ["".join(part.itertext()).strip() for part in element if "x_bboxes" in (part.get("title") or "")]
        text = "".join(characters) or "".join(element.itertext()).strip()
        if place and text:
            x0, _, x1, _ = map(float, place.groups())
            yield Word(text, x0, x1, baseline, 0.0, int(sure[1]) / 100 if sure else 0.0)


def _is_speck(word: Word) -> bool:
    """Say whether a word is dirt on the paper that looks like a sign."""
    return word.confidence < _SPECK and not any(map(str.isalnum, word.text))


def _untangled(words: list[Word]) -> list[Word]:
    """Give the words of a line boxes that stand as tesseract reads them: those of Arabic words overlap and swap."""
    out = list(words)
    for i in range(1, len(out)):
        right, left = out[i - 1], out[i]
        if "L" in {kind(right.text), kind(left.text)} or "R" not in {kind(right.text), kind(left.text)}:
            continue
        if left.x0 < right.x0 < right.x1 < left.x1:  # around the words before it
            left = left._replace(x1=right.x0)
        elif right.x0 < left.x0 < left.x1 < right.x1:  # around the words behind it
            right = right._replace(x0=left.x1)
        elif right.x0 + right.x1 < left.x0 + left.x1:
            right, left = right._replace(x0=left.x0, x1=left.x1), left._replace(x0=right.x0, x1=right.x1)
        if left.x1 > right.x0:
            middle = (left.x1 + right.x0) / 2
            right, left = right._replace(x0=middle), left._replace(x1=middle)
        out[i - 1], out[i] = right, left
    return out


def _joined(words: Sequence[Word]) -> list[Word]:
    """Join what tesseract parts from a word: raised marks, and in Arabic script what stands behind a slash.

    Arabic gets its commas, and full stops behind numbers their place.
    """
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        if before and _goes_on(before.text, word.text):
            x0, x1 = min(before.x0, word.x0), max(before.x1, word.x1)
            sure = min(before.confidence, word.confidence)
            out[-1] = before._replace(text=before.text + word.text, x0=x0, x1=x1, confidence=sure)
        else:
            out.append(word)
    if any(kind(word.text) == "R" for word in out):
        out = [word._replace(text=_LEADING_STOP.sub(r"\2\1", word.text)) for word in out]
    return [word._replace(text=_LATIN_MARK.sub(_arabic_mark, word.text)) for word in out]


def _goes_on(before: str, word: str) -> bool:
    """Say whether a word is the rest of the one before it."""
    if _RAISED.fullmatch(word):
        return not _RAISED.fullmatch(before)
    return bool(_PARTED.match(word)) and kind(before) == "R" and before[-1].isalpha()


def _arabic_mark(match: re.Match[str]) -> str:
    return match[0].translate(_ARABIC_MARKS)


def _evened(words: list[Word]) -> list[Word]:
    """Give the words of lines that are nearly of the usual size that size."""
    usual = median(word.size for word in words) if words else 0.0
    return [word._replace(size=usual) if abs(word.size - usual) <= _SAME_PRINT * usual else word for word in words]
