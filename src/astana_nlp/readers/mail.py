"""Messages (RFC 5322, MIME): the text that their author wrote, apart from quoted mail and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from astana_nlp.readers.blocks import block_pieces, parsed
from astana_nlp.readers.characters import clean, one_line
from astana_nlp.readers.charset import decode
from astana_nlp.readers.html import page_extraction
from astana_nlp.readers.layout import bare, fold, layout
from astana_nlp.readers.lines import paragraphs_of
from astana_nlp.readers.paragraphs import NO_WORDS, Piece, assemble, vocabulary_of
from astana_nlp.readers.plain import body_pieces
from astana_nlp.records import Enclosed, Extraction, Section

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
_HEAD = 1_000_000  # bytes in which the headers end
_HEADER = 20_000  # bytes of one header; long lists of receivers stay below
_HEADERS = re.compile(rb"[^\r\n]+(?:\r?\n[ \t][^\r\n]*)*")
_SAVED_BY = "saved by"  # browsers sign saved pages (MHTML) so in the sender's place


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, whatever program saved it; `plain` and `pages` are its decoded text and HTML parts."""

    subject: str
    author: str
    day: str
    plain: str
    pages: tuple[str, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()


def read_mail(data: bytes, limits: Limits) -> Extraction:
    """Read one message.

    Args:
        data: the message as it was sent.
        limits: how many attachments are read at most.

    Returns:
        The subject as title, the sender as author, the date of sending as metadata; the plain part if it says anything,
        else the HTML part. Attachments and forwarded messages are enclosed.
    """
    message = message_from_bytes(_without_long_headers(data.removeprefix(b"\xef\xbb\xbf")), policy=policy.default)
    parts = list(_parts(message))
    texts = [(kind, decode(_payload(part), str(part.get_content_charset() or ""))) for kind, part in parts if kind]
    letter = Letter(
        subject=_header(message, "Subject"),
        author=author_of(message),
        day=day_of(message),
        plain="\n\n".join(text for kind, text in texts if kind == "text/plain"),
        pages=tuple(text for kind, text in texts if kind == "text/html"),
        enclosed=tuple(_enclosed(part) for kind, part in parts if not kind),
    )
    if letter.pages and _SAVED_BY in letter.author.casefold():
        return page_extraction(letter.pages[0])
    return letter_extraction(letter, "eml", limits)


def _without_long_headers(data: bytes) -> bytes:
    """Return a message without header lines that no program writes: parsing them takes memory without end."""
    head, gap, body = data.partition(b"\r\n\r\n" if b"\r\n\r\n" in data[:_HEAD] else b"\n\n")
    if len(head) <= _HEADER:
        return data
    return b"\n".join(line for line in _HEADERS.findall(head) if len(line) <= _HEADER) + gap + body


def letter_extraction(letter: Letter, kind: str, limits: Limits) -> Extraction:
    """Return the extraction of a message; `kind` is the format that it was saved in."""
    is_told = len(letter.plain.strip()) >= _SUBSTANCE or not letter.pages
    pieces = _plain_pieces(clean(letter.plain)) if is_told else _page_pieces(letter.pages)
    title = [Piece(letter.subject, Section.TITLE)] if letter.subject else []
    text, blocks = assemble([*title, *_own(pieces)])
    many, most = len(letter.enclosed), limits.max_enclosed
    return Extraction(
        text=text,
        blocks=blocks,
        format=kind,
        title=letter.subject,
        author=letter.author,
        published=letter.day,
        published_from="metadata" if letter.day else "unknown",
        problems=(f"only the first {most:,} of {many:,} attachments were read",) if many > most else (),
        enclosed=letter.enclosed[:most],
    )


def _parts(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """Yield the parts: texts of the message itself with their media type, what is attached to it with an empty one.

    Pictures that only decorate the HTML part (they have a Content-ID and are not attached) are no documents.
    """
    queue = [message]
    while queue:
        part = queue.pop(0)
        kind, disposition = part.get_content_type(), part.get_content_disposition()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            queue[:0] = [cast("EmailMessage", inner) for inner in part.iter_parts()]
        elif kind in {"text/plain", "text/html"} and disposition != "attachment":
            yield kind, part
        elif disposition == "attachment" or not (part.get("Content-ID") and kind.startswith("image/")):
            yield "", part


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")


def _enclosed(part: EmailMessage) -> Enclosed:
    """Return an attachment; a forwarded message is one that is named after its subject."""
    name = one_line(_file_name(part))
    if part.get_content_maintype() != "message" or not part.is_multipart():
        return Enclosed(name or part.get_content_type().replace("/", "."), _payload(part))
    inner = cast("EmailMessage", part.get_payload(0))
    stem = name or _header(inner, "Subject") or "message"
    return Enclosed(stem if stem.lower().endswith(".eml") else f"{stem}.eml", bytes(inner))


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # noqa: BLE001  the header parser fails on malformed values in many ways
        return ""


def _header(message: EmailMessage, name: str) -> str:
    """Return a header in one line; bytes beyond ASCII that no standard allows are decoded as text is."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if any("\udc80" <= char <= "\udcff" for char in raw):
        return one_line(decode(raw.encode("utf-8", "surrogateescape")))
    try:
        return one_line(str(message.get(name, "")))
    except Exception:  # noqa: BLE001  the header parser fails on malformed values in many ways
        return one_line(raw)


def author_of(message: EmailMessage) -> str:
    """Return the name of the sender as the headers have it, else the address."""
    sender = _header(message, "From")
    name, address = parseaddr(sender)
    return name or address or sender


def day_of(message: EmailMessage) -> str:
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
        out += [*body_pieces(pieces, NO_WORDS, guess_headings=False), *quotes]
    return out


def _own(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces`; where the sender added next to nothing, what was forwarded is the document."""
    own = sum(len(piece.text.split()) for piece in pieces if piece.section is not Section.BOILERPLATE)
    rest = sum(len(piece.text.split()) for piece in pieces if piece.section is Section.BOILERPLATE)
    if own >= _OWN_WORDS or rest <= 2 * own:
        return list(pieces)
    freed = [replace(p, section=Section.BODY) if p.section is Section.BOILERPLATE else p for p in pieces]
    return body_pieces(freed, NO_WORDS, guess_headings=True)
