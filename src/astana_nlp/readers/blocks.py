"""A parsed page as pieces, without a judgement what its article is: every block of text outside menus and scripts.

The fallback for pages in which no article is found, and the reader of HTML inside messages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.characters import clean, one_line, superscript
from astana_nlp.readers.paragraphs import Piece, is_finished
from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # lxml carries no types

_SILENT = frozenset(
    "script style noscript template head nav aside footer form select button iframe object svg math canvas video audio "  # noqa: SIM905  one tag a line would fill the page
    "map dialog textarea input menu".split()
)
_BLOCKS = frozenset(
    "p div section article main header li ul ol dl dt dd table tbody thead tfoot tr td th blockquote pre figure "  # noqa: SIM905  as above
    "figcaption caption h1 h2 h3 h4 h5 h6 address hr body html center details summary fieldset".split()
)
_SECTIONS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Section.HEADING),
    "figcaption": Section.CAPTION,
    "caption": Section.CAPTION,
}
_FORMAT = re.compile(
    r"</?(?:font|b|i|u|s|a|em|strong|span|big|small|tt|center|nobr|strike|ins|del|mark|label|abbr)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_NESTING = re.compile(
    r"</?(?:div|section|article|main|table|t[rdh]|tbody|thead|blockquote|[uod]l|li|d[dt]|fieldset|form)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[\[(]?(\d{1,3})[\])]?")
_NESTED = ".//table | .//ul | .//ol | .//h1 | .//h2 | .//h3 | .//blockquote"
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)(\s[^<>]{5000,})>")
_MOST_CELLS, _MOST_ATTRIBUTES = 500, 1000
_LONGEST = 10_000_000  # bytes in UTF-8 of a tag or of what stands between two; libxml2 reads no more
_CELL = 40  # words; longer cells are paragraphs that a table only places


def parsed(text: str) -> Element | None:
    """Return the tree of an HTML page, or None where there is nothing to parse; no network, no entities of its own.

    libxml2 gives up the rest of a page that is nested deeper than 256 levels, as old pages are that never close a
    <font>: such a page is read without the elements that only format, and if that does not help without any nesting.

    Raises:
        UnreadableError: a passage without any element is longer than libxml2 reads, which would lose what is behind.
    """
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean(text).replace("\f", " "))
    source = _LONG_TAG.sub(_bare_tag, source)
    root, is_whole = _tree(source)
    if not is_whole:
        root, is_whole = _tree(_FORMAT.sub("", source))
    if not is_whole:
        root, is_whole = _tree(_NESTING.sub("<p>", _FORMAT.sub("", source)))
    if not is_whole:
        _refuse_endless(source)
    if root is not None:
        _join_cells(root)
        _write_marks_above(root)
    return root


def _refuse_endless(source: str) -> None:
    """Raise an error where a passage between two tags is longer than libxml2 reads."""
    longest = max(source.replace(">", "<").split("<"), key=lambda passage: len(passage.encode()))
    if len(longest.encode()) >= _LONGEST:
        problem = f"too much text without a paragraph ({len(longest):,} characters)"
        raise UnreadableError(problem, "split the file, or save it as plain text in parts")


def _bare_tag(tag: re.Match[str]) -> str:
    """Return a tag without its attributes where libxml2 cannot read them, or compares each of thousands with all."""
    is_bare = len(tag[2].split()) > _MOST_ATTRIBUTES or len(tag[2]) >= _LONGEST
    return f"<{tag[1]}>" if is_bare else tag[0]


def _join_cells(root: Element) -> None:
    """Make one cell of rows that no table of a text has: to look at each of a million takes hours."""
    for row in [row for row in root.iter("tr") if len(row) > _MOST_CELLS]:
        text = " ".join(row.itertext())
        row[:] = []
        row.text = None
        cell = row.makeelement("td")
        cell.text = text
        row.append(cell)


def _tree(source: str) -> tuple[Element | None, bool]:
    """Return the tree of a page, and whether all of the page is in it."""
    from lxml import etree, html

    parser: Any = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    # forms and inputs are elements like others here; asking for a class by tag takes longer than making the element
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError):
        root = None
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def block_pieces(root: Element) -> list[Piece]:
    """Return every visible block of the page in its order, menus, forms and scripts left out."""
    out: list[Piece] = []
    for section, text in _walk(root, Section.BODY):
        out.extend(Piece(part, section) for part in split_lines(text))
    return out


def split_lines(text: str) -> list[str]:
    """Return the paragraphs in a text with line breaks: an empty line or a finished sentence ends one."""
    out: list[str] = []
    gap = True
    for line in (one_line(line) for line in text.split("\n")):
        if line and (gap or is_finished(out[-1])):
            out.append(line)
        elif line:
            out[-1] = f"{out[-1]} {line}"
        gap = not line
    return out


def _write_marks_above(root: Element) -> None:
    """Write note marks in <sup> with superscript digits, so that `days<sup>13</sup>` does not become `days13`."""
    for element in root.iter("sup"):
        content = "".join(element.itertext()).strip()
        match = _NOTE_MARK.fullmatch(content)
        if match:
            for child in list(element):
                element.remove(child)
            element.text = superscript(match[1])


def _walk(root: Element, section: Section) -> Iterator[tuple[Section, str]]:
    """Yield the text of each block under `root` with its section."""
    collected: list[str] = []
    for ended, text in (*_events(root, section), (section, "")):
        if ended is None:
            collected.append(text)
            continue
        if (whole := "".join(collected)).strip():
            yield ended, whole
        collected.clear()


def _events(element: Element, section: Section) -> Iterator[tuple[Section | None, str]]:
    """Yield (None, text) for text and (section, "") at the end of each block."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or _is_hidden(element):
        return
    if element.tag == "br":
        yield None, "\n"
        return
    if element.tag == "tr" and (cells := _cells(element)):
        yield section, ""
        yield None, " | ".join(cells)
        yield Section.TABLE, ""
        return
    own = _SECTIONS.get(element.tag, section)
    is_block = element.tag in _BLOCKS
    if is_block:
        yield section, ""
    yield None, _inline(element.text)
    for child in element:
        yield from _events(child, own)
        yield None, _inline(child.tail)
    if is_block:
        yield own, ""


def _cells(row: Element) -> list[str]:
    """Return the cells of a row of a table, or nothing where the table only places paragraphs and lists."""
    if row.xpath(_NESTED):
        return []
    texts = [one_line(" ".join(cell.itertext())) for cell in row if isinstance(cell.tag, str)]
    cells = [text for text in texts if text]
    placed = any(len(cell.split()) > _CELL for cell in cells) or (len(cells) == 1 and row.xpath(".//p | .//div"))
    return [] if placed else cells


def _inline(text: str | None) -> str:
    """Return text as a browser shows it: white space of the source, line ends included, is a space."""
    return re.sub(r"\s+", " ", text) if text else ""


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    if element.tag == "header" and not any(parent.tag in {"article", "main"} for parent in element.iterancestors()):
        return not element.xpath(".//h1")
    return bool(_HIDDEN.search(element.get("style") or ""))
