"""Bytes to text: which encoding a file is in.

The order of evidence: byte order mark, NUL pattern of UTF-16 and UTF-32, strict UTF-8, then the single-byte encodings
of our languages, judged by how much the outcome looks like writing. UTF-8 comes before a declared single-byte
encoding because bytes above 127 are valid UTF-8 by chance practically never (RFC 3629, section 1), while declarations
are wrong often. charset-normalizer, asked alone, takes Turkish for windows-1252 and finds nothing in DOS pages, so it
only has the last word.
"""

from __future__ import annotations

import codecs
import re

from astana_nlp.readers.plausibility import implausibility

# The first of equals wins: windows pages before the DOS and ISO pages that agree with them on most letters.
CANDIDATES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1254",
    "koi8_u",
    "cp866",
    "iso8859_6",
    "iso8859_5",
    "mac_cyrillic",
    "cp857",
    "cp850",
    "mac_roman",
    "cp720",
    "iso8859_9",
    "cp1250",
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF8, "utf_8_sig"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_SAMPLE = 200_000  # bytes above 127 settle the matter long before that
_DAMAGED_SHARE = 0.02  # of the multi-byte characters; more is not damaged UTF-8 but something else
_WORSE = 1.0  # bits a character: a declared encoding is believed as long as it is not plainly worse than the best
_READABLE = 8.0  # bits a character: right guesses measure under 5.5 on texts of our languages
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_AMONG_ASCII = re.compile(rb"(?<=[\x00-\x7f])[\x00-\x7f]+(?=[\x00-\x7f])")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of `data`.

    Args:
        data: the bytes of a text file, a page or a part of a message.
        declared: the encoding that the file, its header or its page names, or an empty string.

    Returns:
        The text; bytes that no encoding explains are U+FFFD. The byte order mark is taken off.
    """
    encoding = _by_mark(data) or _by_nul_pattern(data)
    if encoding:
        return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    text = _strict(data, "utf_8")
    if text is not None and not _is_escaped(data, declared):
        return repair_mojibake(text)
    if _is_damaged_utf8(data):
        return data.decode("utf_8", errors="replace")
    return data.decode(_single_byte(data[:_SAMPLE], declared), errors="replace")


def is_wide(data: bytes) -> bool:
    """Say whether `data` is UTF-16 or UTF-32, with or without a byte order mark."""
    return (_by_mark(data) or _by_nul_pattern(data)).startswith(("utf_16", "utf_32"))


def _by_mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _by_nul_pattern(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 flavour whose NUL bytes stand where those of `data` do, or an empty string.

    ASCII, spaces and line ends have a NUL in the high byte, so every text of more than a few words in any script
    shows it.
    """
    sample = data[: 4096 - len(data[:4096]) % 4]
    nul = [sample[offset::4].count(0) for offset in range(4)]
    total, quarter = sum(nul), len(sample) // 4
    if not quarter or total < len(sample) * 0.02:
        return ""
    if nul[2] == nul[3] == quarter or (min(nul[2], nul[3]) > 0.99 * quarter):
        return "utf_32_le"
    if min(nul[0], nul[1]) > 0.99 * quarter:
        return "utf_32_be"
    if nul[1] + nul[3] > 0.95 * total:
        return "utf_16_le"
    return "utf_16_be" if nul[0] + nul[2] > 0.95 * total else ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_escaped(data: bytes, declared: str) -> bool:
    """Say whether pure ASCII bytes are really an encoding with escapes, such as UTF-7 or ISO-2022."""
    return declared.lower().startswith(("utf-7", "iso-2022", "hz")) and _strict(data, declared) is not None


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether `data` is UTF-8 with a few broken bytes, as a cut or patched file has them."""
    whole = len(_MULTIBYTE.findall(data))
    broken = len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
    return whole >= 5 and broken <= max(3, whole * _DAMAGED_SHARE)  # noqa: PLR2004  five sequences are no accident


def _single_byte(sample: bytes, declared: str) -> str:
    """Return the encoding that turns `sample` into the most plausible text, or the declared one if it is as good."""
    judged = _AMONG_ASCII.sub(b"", sample)  # only other bytes and their neighbours count, and most of a page is tags
    scores = {name: implausibility(judged.decode(name, errors="replace")) for name in CANDIDATES}
    best = min(scores, key=lambda name: scores[name])
    named = _strict(sample, declared) if declared else None
    if named is not None and implausibility(named) <= scores[best] + _WORSE:
        return declared
    return best if scores[best] <= _READABLE else _normalizer(sample) or best


def _normalizer(sample: bytes) -> str:
    """Return what charset-normalizer makes of text in none of our languages, or an empty string."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample[:20_000]).best()
    return match.encoding if match else ""


# UTF-8 that was read as one of these; bytes 80 to 9F may have become controls, as ISO 8859-1 has them.
_MISREAD_AS = ("cp1252", "cp1251", "cp1256")
_C1_CONTROLS = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
_C1_CONTROL = re.compile(r"[\x80-\x9f]")
_MOJIBAKE_RUN = re.compile(r"[^\x00-\x7f]{2,}")


def repair_mojibake(text: str) -> str:
    """Return `text` with lines of UTF-8 that somebody read in a legacy encoding set right again.

    A line is only touched if all of its non-ASCII characters are valid UTF-8 sequences when written back, and there
    are at least two of them: no sentence of any language passes that test by accident.
    """
    if text.isascii():
        return text
    return "\n".join(line if line.isascii() else _repaired(line) for line in text.split("\n"))


def _repaired(line: str) -> str:
    if not _MOJIBAKE_RUN.search(line):
        return line
    for encoding in _MISREAD_AS:
        data = _written_back(line, encoding)
        repaired = _strict(data, "utf_8") if data else None
        if repaired is not None and len(_MULTIBYTE.findall(data)) >= 2 and repaired != line:  # noqa: PLR2004  one may be an accident
            return repaired
    return line


def _written_back(line: str, encoding: str) -> bytes:
    """Return the bytes that `line` was read from, or nothing if it was not read in `encoding`."""
    try:
        return line.encode(encoding)
    except UnicodeEncodeError:
        if encoding != "cp1252" or not _C1_CONTROL.search(line):
            return b""
    try:
        return b"".join(_C1_CONTROLS.get(char) or char.encode(encoding) for char in line)
    except UnicodeEncodeError:
        return b""
