"""RTF (specification 1.9.1): groups and control words, code pages a font, notes, tables, styles.

striprtf reads the text but drops footnotes, styles and properties, and fails on damaged code pages; this reader keeps
them. Words of the specification that change no text are passed over.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import one_line, superscript
from astana_nlp.readers.charset import decode
from astana_nlp.readers.office import Properties, notes_behind, office_extraction, style_section
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.readers.rtf_story import Reading, begin_note, end_cell, end_note, end_paragraph, end_row
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from astana_nlp.readers import Limits

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_BINARY = re.compile(rb"\\bin(\d{1,10}) ?")
_DEPTH = 1_000  # groups inside groups; real files stay under 30
# code pages of the font character sets (specification, 'fcharset')
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 81: "mac_arabic", 84: "mac_cyrillic", 128: "cp932", 129: "cp949", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SILENT = frozenset(
    "colortbl pict object objdata datafield fldinst generator xmlnstbl listtable listoverridetable rsidtbl themedata "  # noqa: SIM905  one word a line would fill the page
    "colorschememapping latentstyles atnid atnauthor atnref atndate atntime atnparent atrfstart atrfend "
    "bkmkstart bkmkend nonshppict shppict sp sn sv filetbl revtbl pgptbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn "
    "template mmathPr wgrffmtfilter xe tc rxe txe pnseclvl background docvar".split()
)
_MARGINS = frozenset(f"{where}{which}" for where in ("header", "footer") for which in ("", "l", "r", "f"))
# of margins and comments only the words are kept: they must not end a paragraph or row of the text
_STRUCTURE = frozenset("pard intbl cell nestcell row nestrow s outlinelevel footnote chftn page sect".split())  # noqa: SIM905
_KEPT_AFTER_STAR = frozenset(
    {"annotation", "shpinst", "shptxt", "footnote", "fldrslt", "listtext", "pntext", "ud", "upr"}
)
_CHARACTERS = {
    "tab": " ", "line": " ", "lbr": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}"}
_BODY_LEVEL = 9


def read_rtf(data: bytes, limits: Limits) -> Extraction:  # noqa: ARG001  the size of the file bounds everything
    """Read an RTF file.

    Args:
        data: the bytes.
        limits: as for every reader.

    Raises:
        UnreadableError: groups are nested without end.
    """
    reading = Reading()
    for token in _TOKEN.finditer(_without_binary(data).decode("latin-1")):
        _step(token, reading)
    _flush(reading)
    while reading.outer:
        end_note(reading)
    end_paragraph(reading)
    end_row(reading)
    pieces = notes_behind(reading.story.pieces, reading.notes, reading.marks)
    margins = [Piece(text, Section.BOILERPLATE) for text in dict.fromkeys(map(one_line, reading.margins)) if text]
    info = {key: one_line(value) for key, value in reading.info.items()}
    made = "-".join(f"{int(info[key]):02}" for key in ("yr", "mo", "dy") if info.get(key, "").isdecimal())
    properties = Properties(
        info.get("title", ""), info.get("author", ""), made if len(made) == len("2017-01-23") else ""
    )
    return office_extraction([*pieces, *margins], "rtf", properties)


def _without_binary(data: bytes) -> bytes:
    """Return `data` without the raw bytes that follow the word `bin`: they may look like anything."""
    out, position = [], 0
    while match := _BINARY.search(data, position):
        out.append(data[position : match.start()])
        position = match.end() + int(match[1])
    return b"".join([*out, data[position:]])


def _step(token: re.Match[str], reading: Reading) -> None:
    word, argument, code, symbol, brace, text = token.groups()
    if code is not None or text is not None:
        _bytes(bytes.fromhex(code) if code else text.encode("latin-1"), reading)
        return
    if not word and not brace and not symbol:
        return  # line ends of the file mean nothing
    _flush(reading)
    reading.skipping = 0
    if brace == "{":
        _open(reading)
    elif brace:
        _close(reading)
    elif word:
        _word(word, argument, reading)
    elif symbol == "*":
        reading.starred = True
    elif symbol in "\r\n":
        end_paragraph(reading)
    else:
        _write(_SYMBOLS.get(symbol, ""), reading)


def _open(reading: Reading) -> None:
    if len(reading.stack) > _DEPTH:
        raise UnreadableError("the groups of this RTF are nested without end", "save the document anew")
    reading.stack.append(reading.group)
    reading.group = replace(reading.group)
    reading.starred = False


def _close(reading: Reading) -> None:
    if not reading.stack:
        return
    depth = len(reading.stack)
    reading.group = reading.stack.pop()
    while reading.outer and reading.outer[-1][0] == depth:
        end_note(reading)


def _bytes(data: bytes, reading: Reading) -> None:
    dropped = min(reading.skipping, len(data))
    reading.skipping -= dropped
    reading.pending += data[dropped:]


def _flush(reading: Reading) -> None:
    """Decode the bytes that have come together since the last control word."""
    if not reading.pending:
        return
    data, reading.pending = bytes(reading.pending), bytearray()
    encoding = reading.group.encoding or reading.fonts.get(reading.default_font) or reading.encoding
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        text = decode(data)
    _write(text, reading)


def _write(text: str, reading: Reading) -> None:
    """Put text where the group wants it."""
    group = reading.group
    if not text or group.hidden or group.deleted or group.target == "nowhere":
        return
    if group.target == "body":
        raised = group.raised and text.strip().isdigit()
        reading.story.draft.add(superscript(text) if raised else text)
    elif group.target == "margin":
        reading.margins[-1] += text
    elif group.target == "stylesheet":
        section = style_section(text.strip(" ;"))
        if section and reading.entry:
            reading.styles.setdefault(reading.entry, section)
    elif group.target.startswith("info "):
        key = group.target[5:]
        reading.info[key] = reading.info.get(key, "") + text


def _word(word: str, argument: str | None, reading: Reading) -> None:
    """Do what a control word says."""
    starred, reading.starred = reading.starred, False
    number = int(argument) if argument else None
    is_aside = reading.group.target == "margin"
    if word in _SILENT or (starred and word not in _KEPT_AFTER_STAR):
        reading.group.target = "nowhere"
    elif word in _CHARACTERS:
        _write(_CHARACTERS[word], reading)
    elif word in _MARGINS or word == "annotation":
        reading.group.target = "margin"
        reading.margins.append("")
    elif word in {"title", "author", "creatim"} and reading.group.target == "info":
        reading.group.target = f"info {word}"
    elif reading.group.target == "info creatim" and argument:
        reading.info.setdefault(word, argument)
    elif word in {"info", "fonttbl", "stylesheet"}:
        reading.group.target = word
    elif word in _WORDS and reading.group.target != "nowhere" and not (is_aside and word in _STRUCTURE):
        _WORDS[word](reading, number)


def _unicode(reading: Reading, number: int | None) -> None:
    code = (number or 0) % 0x10000
    reading.skipping = reading.group.skip
    if 0xD800 <= code < 0xDC00:  # noqa: PLR2004  high surrogates
        reading.high = chr(code)
        return
    pair = (reading.high + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    reading.high = ""
    _write(pair, reading)


def _mark_note(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    if reading.outer:
        reading.story.numbered = True
    else:
        _write(superscript(str(len(reading.notes) + 1)), reading)


def _font(reading: Reading, number: int | None) -> None:
    if reading.group.target == "fonttbl":
        reading.entry = str(number)
    else:
        reading.group.encoding = reading.fonts.get(str(number), "")


def _default_font(reading: Reading, number: int | None) -> None:
    reading.default_font = str(number)


def _font_charset(reading: Reading, number: int | None) -> None:
    if number in _CHARSETS and number != 0:
        reading.fonts[reading.entry] = _CHARSETS[number]


def _style(reading: Reading, number: int | None) -> None:
    if reading.group.target == "stylesheet":
        reading.entry = str(number)
    elif str(number) in reading.styles:
        reading.story.draft.section = reading.styles[str(number)]


def _level(reading: Reading, number: int | None) -> None:
    if reading.group.target == "body" and number is not None and number < _BODY_LEVEL:
        reading.story.draft.section = Section.HEADING


def _plain_paragraph(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    if reading.group.target == "body":
        reading.story.draft.section = Section.BODY
        reading.story.in_table = False


def _code_page(reading: Reading, number: int | None) -> None:
    reading.encoding = "utf_8" if number == 65001 else f"cp{number}"  # noqa: PLR2004  Microsoft's number of UTF-8


def _new_page(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    reading.page += 1
    reading.story.draft.turn(reading.page)
    reading.story.draft.add(" ")


def _in_table(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    reading.story.in_table = True


def _paragraph_mark(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    if reading.group.target == "body":
        end_paragraph(reading)
    elif reading.group.target == "margin":
        reading.margins[-1] += " "


def _switch(name: str) -> Callable[[Reading, int | None], None]:
    def set_switch(reading: Reading, number: int | None) -> None:
        setattr(reading.group, name, number != 0)

    return set_switch


def _plain(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    reading.group.raised = reading.group.hidden = reading.group.deleted = False
    reading.group.encoding = ""


def _skip_bytes(reading: Reading, number: int | None) -> None:
    reading.group.skip = max(0, number if number is not None else 1)


def _not_raised(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    reading.group.raised = False


_WORDS: dict[str, Callable[[Reading, int | None], None]] = {
    "u": _unicode,
    "uc": _skip_bytes,
    "f": _font,
    "deff": _default_font,
    "fcharset": _font_charset,
    "ansicpg": _code_page,
    "s": _style,
    "outlinelevel": _level,
    "pard": _plain_paragraph,
    "plain": _plain,
    "par": _paragraph_mark,
    "sect": _paragraph_mark,
    "page": _new_page,
    "intbl": _in_table,
    "cell": end_cell,
    "nestcell": end_cell,
    "row": end_row,
    "nestrow": end_row,
    "chftn": _mark_note,
    "footnote": begin_note,
    "super": _switch("raised"),
    "nosupersub": _not_raised,
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
}
