"""Pieces of text with a role and a page: joined where a page break or footnotes cut them, and set into one text.

Pure functions over pieces, the same for text that was converted from a PDF, for PDF itself and for office files.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from astana_nlp.readers.notes import link_notes
from astana_nlp.records import Block, PageBreak, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = "\n\n"

URL = re.compile(r"(?:https?://|www\.)\S+")
_URL_ONLY = re.compile(r"^[\s<(]*(?:\[?(?:https?://|www\.)\S+(?:\s+|$))+$")
_MARK = re.compile(r"(?P<above>[¹²³⁰⁴-⁹]{1,3})|\[(?P<bracket>\d{1,3})\]|(?P<plain>\d{1,3})(?:\)|\.)?(?=\s)")
_CITED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_SOURCE = re.compile(
    r"https?://|www\.|\bibid\b|\bop\. cit\.|\bpp?\. ?\d|المرجع (?:نفسه|السابق)|там же|همان|\ba\.g\.e\b", re.IGNORECASE
)
# What may stand behind the end of a sentence: note marks, closing quotes and brackets, emphasis.
_BEHIND = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]|[\s\"'”’»)\]*_])+$")
_FINAL = ".!?…؟۔:;؛。"
_OPENING = " \t\"'“‘«([*_"
_ITEM = re.compile(r"^(?:[-–—•·▪●◦○■□*‣⁃►➢✓]\s+|\(?(?:\d{1,2}|[a-zа-яء-ي]|[ivx]{1,4})[.)]\s)", re.IGNORECASE)
_CUT_WORD = re.compile(r"(\w+)-$")
_COMPOUND = re.compile(r"\w-\w+-$")
_FIRST_WORD = re.compile(r"^\w+")
_GLUED_MARK = re.compile(r"(?<=[.!?…»”\"])([¹²³⁰⁴-⁹]+)(?=[^\W\d_¹²³⁰⁴-⁹])")
_WORD = re.compile(r"\w+(?:-\w+)*")
# share of lines that end in a hyphen; typesetters cut 5 to 15 of 100, authors have some 2 there in French
OFTEN = 0.045
# second halves of compounds as reports on wars and talks have them, and what stands before them in whole words
_BEHIND_NOUN = frozenset(
    """aligned affiliated allied armed backed based brokered controlled dominated fired friendly funded held hosted led
    linked mediated occupied organised organized owned populated proposed recognised recognized related ruled run
    sanctioned sponsored supervised supported trained wide""".split()  # noqa: SIM905 - one word a line would fill the page
)
_NO_NOUNS = frozenset({"after", "counter", "inter", "super", "under"})
_NOUN = 5  # letters; `with-held` is one word
_SHORT = 6  # words; fewer are a name, a date or a label, not a paragraph that was cut


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, folded, those with hyphens whole; and whether its lines are hyphenated at all."""

    words: frozenset[str] = frozenset()
    hyphenated: bool = True


NO_WORDS = Vocabulary()


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, footnote, row …; `breaks` are offsets in `text` at which later pages begin."""

    text: str
    section: Section = Section.BODY
    page: int = 1
    breaks: tuple[PageBreak, ...] = ()

    @property
    def last_page(self) -> int:
        """Return the page on which the piece ends."""
        return self.breaks[-1].page if self.breaks else self.page


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of a document and its blocks: pieces in order, without empty ones, a blank line between.

    Footnotes are linked to the marks that call them.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece in (trimmed(piece) for piece in pieces):
        if not piece.text:
            continue
        breaks = tuple(PageBreak(offset + b.offset, b.page) for b in piece.breaks)
        blocks.append(Block(offset, offset + len(piece.text), piece.section, piece.page, breaks))
        texts.append(piece.text)
        offset += len(piece.text) + len(SEPARATOR)
    text = SEPARATOR.join(texts)
    return text, link_notes(text, blocks)


def trimmed(piece: Piece) -> Piece:
    """Return `piece` in NFC and without white space around it; its page breaks move along."""
    text = unicodedata.normalize("NFC", piece.text)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if text == piece.text:
        return piece
    passed = [b.page for b in piece.breaks if b.offset <= lead]
    breaks = tuple(PageBreak(b.offset - lead, b.page) for b in piece.breaks if lead < b.offset < lead + len(text))
    return replace(piece, text=text, page=passed[-1] if passed else piece.page, breaks=breaks)


def joined(left: Piece, right: Piece, vocabulary: Vocabulary = NO_WORDS) -> Piece:
    """Return both pieces as one with the role of the first; a word cut by a hyphen is made whole."""
    text = join_lines(left.text, right.text, vocabulary)
    start = len(text) - len(right.text)
    turned = (PageBreak(start, right.page),) if right.page != left.last_page else ()
    later = tuple(PageBreak(start + b.offset, b.page) for b in right.breaks)
    return replace(left, text=text, breaks=(*left.breaks, *turned, *later))


def join_lines(left: str, right: str, vocabulary: Vocabulary = NO_WORDS) -> str:
    """Return two lines of one paragraph as one.

    A hyphen at the line end is dropped unless the word is written with it: then the document has the hyphenated form
    elsewhere, the second half begins with a capital or digit, the first half has a hyphen already (`cessez-le-feu`),
    the halves are words of a compound (`US-backed`), or the lines of the document are not hyphenated.
    """
    cut, first = _CUT_WORD.search(left[-60:]), _FIRST_WORD.match(right)
    if not cut or not first or cut[1].isdigit():
        return f"{left} {right}"
    whole, hyphenated = f"{cut[1]}{first[0]}".casefold(), f"{cut[1]}-{first[0]}".casefold()
    keeps = not first[0][0].islower() or (
        whole not in vocabulary.words
        and (
            hyphenated in vocabulary.words
            or bool(_COMPOUND.search(left[-60:]))
            or not vocabulary.hyphenated
            or _is_compound(cut[1], first[0])
        )
    )
    return f"{left}{right}" if keeps else f"{left[:-1]}{right}"


def _is_compound(first: str, second: str) -> bool:
    """Say whether the hyphen between two halves of a word is the author's: `US-backed`, `rebel-held`.

    No syllable of a small word is in capitals, and participles stand behind a noun in nearly all of their compounds.
    """
    capitals = len(first) > 1 and first.isupper() and second.islower()
    scripts = {"CYRILLIC" in unicodedata.name(letter, "") for letter in (first[-1], second[0])}
    behind_noun = second in _BEHIND_NOUN and (first[0].isupper() or len(first) >= _NOUN) and first not in _NO_NOUNS
    return capitals or len(scripts) > 1 or behind_noun


def vocabulary_of(text: str, lines: Sequence[str] = ()) -> Vocabulary:
    """Return the words of `text`, and whether its `lines` are hyphenated.

    They are where many end in a hyphen, or where halves that stand there make whole words of the text; an author's own
    hyphen seldom falls on a line end.
    """
    words = frozenset(match[0].casefold() for match in _WORD.finditer(text))
    cut = [pair for pair in pairwise(lines) if _CUT_WORD.search(pair[0][-60:])]
    if not lines or len(cut) > OFTEN * len(lines):
        return Vocabulary(words)
    halves = ((_CUT_WORD.search(left[-60:]), _FIRST_WORD.match(right)) for left, right in cut)
    wholes = sum(a is not None and b is not None and f"{a[1]}{b[0]}".casefold() in words for a, b in halves)
    return Vocabulary(words, hyphenated=wholes > 1)


def is_item(text: str) -> bool:
    """Say whether `text` begins like an item of a list: a bullet, a number, a letter."""
    return bool(_ITEM.match(text))


def is_url(text: str) -> bool:
    """Say whether `text` is nothing but addresses."""
    return bool(_URL_ONLY.match(text))


def is_finished(text: str) -> bool:
    """Say whether `text` ends like a sentence (or announces a list), whatever note marks and quotes stand behind."""
    return _BEHIND.sub("", text[-80:]).endswith(tuple(_FINAL))


def begins_small(text: str) -> bool:
    """Say whether the first letter of `text` is a small one; scripts without case have none."""
    return text.lstrip(_OPENING)[:1].islower()


def rejoin(pieces: Sequence[Piece], vocabulary: Vocabulary = NO_WORDS) -> list[Piece]:
    """Return `pieces` with paragraphs whole again that footnotes, figures or a page break interrupted.

    A paragraph was interrupted if it does not end like a sentence and the next piece of the body goes on in a small
    letter, or stands behind a page break or footnotes and is no heading and no list item. What stood between follows
    the joined paragraph.
    """
    out: list[Piece] = []
    open_at: int | None = None  # where in `out` the last paragraph of the body stands
    for piece in pieces:
        if piece.section is Section.BODY:
            if open_at is not None and _goes_on(out[open_at], piece, cut=open_at < len(out) - 1):
                out[open_at] = joined(out[open_at], piece, vocabulary)
                continue
            open_at = len(out)
        elif piece.section in {Section.HEADING, Section.TITLE, Section.REFERENCE}:
            open_at = None
        out.append(piece)
    return [replace(piece, text=_GLUED_MARK.sub(r"\1 ", piece.text)) if not piece.breaks else piece for piece in out]


def _goes_on(left: Piece, right: Piece, *, cut: bool) -> bool:
    if is_finished(left.text) or is_item(right.text) or len(left.text.split(maxsplit=_SHORT)) < _SHORT:
        return False
    if begins_small(right.text):
        return True
    return (cut or right.page != left.last_page) and not is_url(right.text)


def mark_footnotes(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces` with footnotes marked as such, and the parts of a footnote that runs over a page break joined.

    A footnote begins with a superscript mark; or with a mark in brackets that the text refers to; or with a plain
    number that continues the count, where a source is cited or the paragraph before is cut off.
    """
    cited = {number for piece in pieces for number in _CITED.findall(piece.text)}
    out: list[Piece] = []
    last: int | None = None  # where in `out` the last footnote stands
    count = 0
    for index, piece in enumerate(pieces):
        number = _note_number(piece, cited, count, out) if piece.section is Section.BODY else None
        if piece.section is Section.FOOTNOTE or number is not None:
            last, count = len(out), number if number is not None else count
            out.append(replace(piece, section=Section.FOOTNOTE))
        elif last is not None and _is_tail(piece, out[last], out[-1], pieces[index + 1 : index + 2]):
            out[last] = joined(out[last], piece)
        else:
            out.append(piece)
    return out


def _note_number(piece: Piece, cited: set[str], count: int, before: list[Piece]) -> int | None:
    """Return the number of the footnote that `piece` is, or None."""
    match = _MARK.match(piece.text)
    if not match or match.end() == len(piece.text):
        return None
    if match["above"]:
        return int(unicodedata.normalize("NFKC", match["above"]))
    if match["bracket"]:
        return int(match["bracket"]) if match["bracket"] in cited else None
    number = int(match["plain"])
    interrupts = bool(before) and not is_finished(before[-1].text) and len(before[-1].text.split()) >= _SHORT
    follows = number == count + 1 and bool(before) and (before[-1].section is Section.FOOTNOTE or interrupts)
    return number if follows and _SOURCE.search(piece.text) else None


def _is_tail(piece: Piece, note: Piece, before: Piece, after: Sequence[Piece]) -> bool:
    """Say whether `piece` goes on with `note`: it stands right behind it, or before the footnotes of the next page."""
    if piece.section is not Section.BODY:
        return False
    next_note = bool(after) and (after[0].section is Section.FOOTNOTE or _MARK.match(after[0].text) is not None)
    if before is not note and not next_note:
        return False
    if is_url(piece.text):
        return True
    unfinished = not is_finished(note.text) and not URL.search(note.text.split()[-1])
    if not unfinished or is_item(piece.text):
        return False
    if _SOURCE.search(piece.text) and not piece.text[:1].isupper():
        return True
    return before is not note and is_finished(before.text) and begins_small(piece.text)
