"""What kind of file some bytes are, told by the bytes; the name only helps where they leave it open.

Signatures are those of the formats' own specifications (ISO 32000, RFC 1951/PKWARE APPNOTE, ECMA-376, OASIS ODF 1.3,
[MS-CFB], RFC 5322), as collected in the `file` project's magic database.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from astana_nlp.readers.charset import decode, is_wide

_HEAD = 8192  # bytes that are looked at
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"8BPS", "image"),
    (b"AT&TFORM", "djvu"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "gzip"),
    (b"\x78\x9f\x3e\x22", "winmail"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"%!PS", "postscript"),
    (b"ID3", "audio or video"),
    (b"OggS", "audio or video"),
    (b"fLaC", "audio or video"),
    (b"\x1aE\xdf\xa3", "audio or video"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# names of streams in a compound file, in UTF-16 as its directory holds them
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted office"),
    ("WordDocument", "doc"),
    ("__substg1.0_", "msg"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("META-INF/container.xml", "epub"))
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|li|table|tr|td|article|section)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-z][a-z1-6]*(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_XML = re.compile(r"^\s*<\?xml\b|^\s*<(?:office:document|w:document|rss|feed)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    r"^(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To|Content-Type"
    r"|DKIM-Signature|X-[\w-]+):",
    re.IGNORECASE,
)
_MAIL_TELLING = re.compile(
    r"^(?:From|Received|Return-Path|Message-ID|MIME-Version|Date):", re.IGNORECASE | re.MULTILINE
)
_MARKDOWN = re.compile(r"^#{1,6} \S|^(?:```|~~~)|^={3,}$|\[[^\]\n]+\]\(https?://|^\[\^\d+\]:", re.MULTILINE)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")


def sniff(data: bytes, name: str) -> str:
    """Return the name of the format of `data`.

    Args:
        data: the bytes of the file, not empty.
        name: its name, by which Markdown is told from plain text, and a message with next to no header.

    Returns:
        A key of `readers.READERS`, or the name of a format that has no reader, or `binary`.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    found = next((kind for magic, kind in _SIGNATURES if data.startswith(magic)), "")
    if found and (data[:2] != b"MZ" or 0 in data[:256]):  # a text may begin with these letters
        return found
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data[257:262] == b"ustar":
        return "tar"
    return _media(data) or _text(data, name)


def _compound(data: bytes) -> str:
    """Tell the formats of Microsoft's compound files apart by the streams at their top.

    What is inside of them may be a compound file too (a DOC attached to a message), so their bytes are only searched
    where the directory is damaged.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as file:
            names = {path[0] for path in file.listdir()}
    except Exception:  # noqa: BLE001  olefile raises anything on damaged files
        return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data), "ole")
    return next((kind for stream, kind in _OLE_STREAMS if any(name.startswith(stream) for name in names)), "ole")


def _media(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in {b"heic", b"heif", b"avif", b"mif1"} else "audio or video"
    if data[:4] == b"RIFF":
        return "image" if data[8:12] == b"WEBP" else "audio or video"
    return "image" if data[:2] == b"BM" and data[6:10] == bytes(4) else ""


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        names = []
    declared = re.match(rb"PK\x03\x04.{22}\x08\x00.{2}mimetype(application/[\w.+-]+)", data[:200], re.DOTALL)
    if declared:
        kind = declared[1].removesuffix(b"-template").split(b"PK")[0]
        return _ODF.get(kind, "zip")
    for part, kind in _PARTS:
        if any(name.startswith(part) for name in names) or (not names and part.encode() in data):
            return kind
    return "odt" if {"content.xml", "META-INF/manifest.xml"} <= set(names) else "zip"


def _text(data: bytes, name: str) -> str:
    if _is_binary(data):
        return "binary"
    head = decode(data[:_HEAD]).lstrip("\ufeff")
    if _is_mail(head, name):
        return "eml"
    if _HTML.search(head) or _is_tagged(head, name):
        return "html"
    if _XML.match(head):
        return "xml"
    marks = {match.group()[:2] for match in _MARKDOWN.finditer(head)}
    named = name.lower().endswith(_MARKDOWN_NAMES)
    marked = len(marks) > 1 and any(mark.startswith("#") for mark in marks)
    return "markdown" if named or marked else "text"


def _is_binary(data: bytes) -> bool:
    """Say whether `data` holds what no text does: NUL bytes outside UTF-16, or many control characters."""
    sample = data[:_HEAD]
    if is_wide(sample):
        text = decode(sample)
        odd = sum(not char.isprintable() and char not in "\t\n\r\f\x0b\ufeff\u200c\u200f\u200e" for char in text)
        return odd > 0.1 * len(text)
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f\x0b\x1a\x1b" for byte in sample)  # noqa: PLR2004  the C0 controls
    return sample.count(0) > 0.01 * len(sample) or control > 0.02 * len(sample)


def _is_mail(head: str, name: str) -> bool:
    """Say whether `head` is a block of header lines as RFC 5322 has them; a name that says so needs fewer of them."""
    lines = head.replace("\r\n", "\n").split("\n\n", 1)[0].split("\n")
    lines = lines[1:] if lines[0].startswith("From ") else lines
    headers = [line for line in lines if not line.startswith((" ", "\t"))]
    known = sum(_MAIL_HEADER.match(line) is not None for line in headers)
    first = bool(headers) and re.match(r"[!-9;-~]+:", headers[0]) is not None
    telling = len({header.casefold() for header in _MAIL_TELLING.findall("\n".join(headers))})
    enough = 1 if name.lower().endswith(".eml") else 2  # one may be chance
    return first and known >= enough and telling >= enough


def _is_tagged(head: str, name: str) -> bool:
    """Say whether `head` is a piece of a page: many tags, some of them closing; one where the name says so too."""
    if name.lower().endswith(_PAGE_NAMES) and _ANY_TAG.search(head):
        return True
    tags = _TAGS.findall(head)
    return len(tags) >= 4 and len(tags) * 300 > len(head) and any(tag.startswith("</") for tag in tags)  # noqa: PLR2004  a tag in 300 bytes
