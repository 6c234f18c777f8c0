"""Messages (RFC 5322, MIME): the text that their author wrote, apart from quoted mail and signatures."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from astana_nlp.readers.blocks import block_pieces, parsed
from astana_nlp.readers.characters import clean, one_line
from astana_nlp.readers.charset import decode
from astana_nlp.readers.html import page_extraction
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.lines import paragraphs_of
from astana_nlp.readers.paragraphs import Piece, assemble, vocabulary_of
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Extraction, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage

    from astana_nlp.readers import Limits

_QUOTED = re.compile(r"^[ \t]*>[ \t>]*")
_SIGNATURE = re.compile(r"^--[ \t]*$")
_DASHED = re.compile(r"^[-_=*\s]{3,}(.{3,60}?)[-_=*\s]{3,}$")
_QUOTE_CLASSES = "//blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote')] | //*[@id='divRplyFwdMsg']"
_OWN_WORDS = 15  # fewer words of the sender's own: a forwarded text is then the document
_SUBSTANCE = 40  # characters; shorter plain parts only say that there is an HTML part
_SAVED_BY = "saved by"  # browsers sign saved pages (MHTML) so in the sender's place


def read_mail(data: bytes, limits: Limits) -> Extraction:  # noqa: ARG001  the size of the file bounds everything
    """Read one message.

    Args:
        data: the message as it was sent.
        limits: as for every reader.

    Returns:
        The subject as title, the sender as author, the date of sending as metadata; the plain part if it says anything,
        else the HTML part. Attachments are named in `problems`, not read.
    """
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
    parts = list(_parts(message))
    plain = "\n\n".join(text for kind, text in parts if kind == "text/plain")
    pages = [text for kind, text in parts if kind == "text/html"]
    subject, author = _header(message, "Subject"), _author(message)
    problems = tuple(f"the attachment {name} was not read" for kind, name in parts if kind == "attachment")
    if pages and _SAVED_BY in author.casefold():
        return replace(page_extraction(pages[0]), problems=problems)
    pieces = _plain_pieces(clean(plain)) if len(plain.strip()) >= _SUBSTANCE or not pages else _page_pieces(pages)
    title = [Piece(subject, Section.TITLE)] if subject else []
    text, blocks = assemble([*title, *_own(pieces)])
    day = _day(message)
    return Extraction(
        text=text,
        blocks=blocks,
        format="eml",
        title=subject,
        author=author,
        published=day,
        published_from="metadata" if day else "unknown",
        problems=problems,
    )


def _parts(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Yield the inline texts as (media type, text) and what is attached as ('attachment', its name)."""
    if message.is_multipart() and message.get_content_maintype() != "message":
        for part in message.iter_parts():
            yield from _parts(cast("EmailMessage", part))
        return
    kind = message.get_content_type()
    name = one_line(message.get_filename() or "")
    if kind in {"text/plain", "text/html"} and message.get_content_disposition() != "attachment":
        payload = message.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else str(message.get_payload()).encode("utf-8", "surrogateescape")
        yield kind, decode(raw, str(message.get_content_charset() or ""))
    elif message.get_content_disposition() == "attachment" or kind == "message/rfc822" or not message.get("Content-ID"):
        yield "attachment", name or kind


def _header(message: EmailMessage, name: str) -> str:
    """Return a header in one line; bytes beyond ASCII that no standard allows are decoded as text is."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if any("\udc80" <= char <= "\udcff" for char in raw):
        return one_line(decode(raw.encode("utf-8", "surrogateescape")))
    try:
        return one_line(str(message.get(name, "")))
    except Exception:  # noqa: BLE001  the header parser fails on malformed values in many ways
        return one_line(raw)


def _author(message: EmailMessage) -> str:
    sender = _header(message, "From")
    name, address = parseaddr(sender)
    return name or address or sender


def _day(message: EmailMessage) -> str:
    """Return the day of sending, as the sender's clock had it."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _plain_pieces(text: str) -> list[Piece]:
    """Return the paragraphs of a plain message, quoted mail and signature as boilerplate."""
    vocabulary = vocabulary_of(text)
    pieces = [
        Piece(paragraph, section)
        for section, lines in _stretches(text.replace("\f", "\n").split("\n"))
        for paragraph in paragraphs_of("\n".join(lines), vocabulary)
    ]
    return body_pieces([_announcement(piece) for piece in pieces], vocabulary, guess_headings=True)


def _stretches(lines: Sequence[str]) -> list[tuple[Section, list[str]]]:
    """Return runs of lines that are the sender's own, or quoted, or below the signature or a line of dashes."""
    out: list[tuple[Section, list[str]]] = [(Section.BODY, [])]
    ended = False
    for line in lines:
        quoted = _QUOTED.match(line)
        ended = ended or bool(_SIGNATURE.match(line)) or _is_divider(line)
        section = Section.BOILERPLATE if quoted or ended else Section.BODY
        if section is not out[-1][0]:
            out.append((section, []))
        out[-1][1].append(line[quoted.end() :] if quoted else line)
    return out


def _is_divider(line: str) -> bool:
    """Say whether `line` announces an earlier message between dashes ('----- Original message -----')."""
    match = _DASHED.match(line)
    return match is not None and layout().wrote.match(bare(match[1])) is not None


def _announcement(piece: Piece) -> Piece:
    """Return the line above a quotation ('On … somebody wrote:') as boilerplate."""
    folded = fold(piece.text)
    is_line = folded.endswith(":") and len(folded.split()) <= 25 and any(char.isdigit() for char in folded)  # noqa: PLR2004  as long as they get
    return replace(piece, section=Section.BOILERPLATE) if is_line and layout().wrote.search(folded) else piece


def _page_pieces(pages: Sequence[str]) -> list[Piece]:
    """Return the blocks of HTML parts, quoted mail as boilerplate behind them."""
    out: list[Piece] = []
    for page in pages:
        root = parsed(page)
        if root is None:
            continue
        quotes = []
        for quote in root.xpath(_QUOTE_CLASSES):
            quotes += [replace(piece, section=Section.BOILERPLATE) for piece in block_pieces(quote)]
            if quote.getparent() is not None:
                quote.drop_tree()
        pieces = [_announcement(piece) for piece in block_pieces(root)]
        out += [*body_pieces(pieces, frozenset(), guess_headings=False), *quotes]
    return out


def _own(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces`; where the sender added next to nothing, what was forwarded is the document."""
    own = sum(len(piece.text.split()) for piece in pieces if piece.section is not Section.BOILERPLATE)
    rest = sum(len(piece.text.split()) for piece in pieces if piece.section is Section.BOILERPLATE)
    if own >= _OWN_WORDS or rest <= 2 * own:
        return list(pieces)
    freed = [replace(p, section=Section.BODY) if p.section is Section.BOILERPLATE else p for p in pieces]
    return body_pieces(freed, frozenset(), guess_headings=True)
