"""Readers: the bytes of one file in, one `Extraction` out.

Every format has a function `(data: bytes, limits: Limits) -> Extraction` in a module of its own, named in `READERS` and
imported when a document of that format turns up. A new format is one new module and one new line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from astana_nlp.records import Extraction


@dataclass(frozen=True, slots=True)
class OcrLimits:
    """How pages are recognised: `languages` as tesseract calls them, dots per inch, seconds a page and a document."""

    languages: tuple[str, ...] = ("eng", "ara", "fas", "tur", "rus", "fra")
    resolution: int = 250
    page_seconds: float = 60.0
    seconds: float = 240.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file is read before it is refused.

    `max_bytes` bounds the file, `max_unpacked_bytes` everything that comes out of an archive, `max_members` the files
    in an archive, `max_characters` the text, `max_pages` the pages, `max_enclosed` the documents directly inside one,
    `max_depth` how deep documents may lie inside each other. All documents inside of one file together may hold
    `max_unpacked_bytes` and four times `max_characters`. `ocr` says how pictures of text are recognised, None that they
    are not.
    """

    max_bytes: int = 100_000_000
    max_unpacked_bytes: int = 300_000_000
    max_members: int = 10_000
    max_characters: int = 5_000_000
    max_pages: int = 2_000
    max_enclosed: int = 1_000
    max_depth: int = 5
    ocr: OcrLimits | None = None


Reader = Callable[[bytes, Limits], Extraction]

READERS = {
    "pdf": "pdf:read_pdf",
    "image": "image:read_image",
    "html": "html:read_html",
    "docx": "docx:read_docx",
    "odt": "odt:read_odt",
    "rtf": "rtf:read_rtf",
    "doc": "doc:read_doc",
    "epub": "epub:read_epub",
    "eml": "mail:read_mail",
    "msg": "msg:read_msg",
    "pptx": "pptx:read_pptx",
    "xlsx": "xlsx:read_xlsx",
    "ods": "odt:read_odt",
    "odp": "odt:read_odt",
    "xls": "doc:read_xls",
    "ppt": "doc:read_ppt",
    "winmail": "tnef:read_tnef",
    "zip": "archive:read_zip",
    "tar": "archive:read_tar",
    "gzip": "archive:read_gzip",
    "markdown": "plain:read_markdown",
    "text": "plain:read_text",
}


def reader_for(name: str) -> Reader:
    """Return the reader of the format `name`; importing it loads the libraries that only this format needs.

    Raises:
        KeyError: there is no reader for this format.
    """
    module, function = READERS[name].split(":")
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader
