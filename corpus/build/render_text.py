"""Renders sample documents as text, Markdown, RTF, messages and saved pages."""

# ruff: noqa: INP001  scripts beside each other, not a package
from __future__ import annotations

import html
import json
import textwrap
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotated import Annotated, Block

RIGHT_TO_LEFT = {"ar", "fa"}
PAGE_STYLE = "body{font-family:serif;margin:0}nav li{display:inline}.ticker{background:#222;color:#fff}"


def text(document: Annotated) -> bytes:
    """Return a plain text in the encoding of the header, with broken lines where the header gives a width."""
    width = int(document.header.get("wrap", "0"))
    parts = [textwrap.fill(b.text, width) if width else b.text for b in document.blocks]
    return ("\n\n".join(parts) + "\n").encode(document.header.get("encoding", "utf-8"))


def markdown(document: Annotated) -> bytes:
    """Return a Markdown text; items keep together."""
    marks = {"title": "# ", "heading": "## ", "item": "- "}
    out = ""
    for before, block in zip([None, *document.blocks], document.blocks, strict=False):
        joined = before is not None and before.kind == block.kind == "item"
        out += ("" if not out else "\n" if joined else "\n\n") + marks.get(block.kind, "") + block.text
    return (out + "\n").encode()


def rtf(document: Annotated) -> bytes:
    r"""Return an RTF in windows-1251: characters of that page as \'xx, others as \u."""
    sizes = {"title": r"\b\fs32 ", "heading": r"\b\fs26 "}
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}"
    year, month, day = map(int, document.header["published"].split("-"))
    created = rf"{{\creatim\yr{year}\mo{month}\dy{day}}}"
    info = r"{\info{\title " + _rtf(document.title) + "}" + created + "}"
    body = "".join(
        r"\pard\sa120 {\f0" + sizes.get(b.kind, r"\fs24 ") + _rtf(b.text) + r"}\par" + "\r\n" for b in document.blocks
    )
    return (head + info + "\r\n" + body + "}").encode("ascii")


def mail(document: Annotated) -> bytes:
    """Return a message with a plain and an HTML part, quoted-printable."""
    header = document.header
    message = EmailMessage()
    for name in ("From", "To", "Date", "Subject"):
        message[name] = header[name.lower()]
    message["Message-ID"] = "<20170310184200.1@cedarfront.example>"
    lines = [_mail_lines(block) for block in document.blocks]
    message.set_content("\n\n".join(lines) + "\n", cte="quoted-printable")
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    message.add_alternative(f"<html><body>\n{paragraphs}\n</body></html>\n", subtype="html", cte="quoted-printable")
    message.set_boundary("----=_sample_of_astana_nlp")
    return message.as_bytes()


def page(document: Annotated) -> bytes:
    """Return a page as a browser saves it: menus, cookie notice, JSON-LD, article, related links, ticker."""
    header = document.header
    encoding = header.get("encoding", "utf-8")
    around = {block.note: html.escape(block.text) for block in document.of("around")}
    direction = ' dir="rtl"' if header["language"] in RIGHT_TO_LEFT else ""
    outlet = header["outlet"].partition(" (")[0]
    body = "\n".join(f"<p>{html.escape(b.text)}</p>" for b in document.of("paragraph"))
    title = html.escape(document.title)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{header["language"]}"{direction}>\n<head>',
        f'<meta charset="{header.get("declared", encoding)}">\n<title>{title} - {outlet}</title>',
        f'<script type="application/ld+json">{_json_ld(document, outlet)}</script>\n<style>{PAGE_STYLE}</style>',
        f'</head>\n<body>\n<div id="cookie-consent" class="cookie-banner">{around["cookie"]}</div>',
        f"<header><a>{outlet}</a><nav><ul>{_items(around['menu'])}</ul></nav></header>",
        f'<main><article>\n<h1>{title}</h1>\n<p class="byline">{around["byline"]}</p>\n{body}\n</article></main>',
        f'<aside class="related"><ul>{_items(around["related"])}</ul></aside>',
        f"<footer>{_ticker(around)}<p>&copy; {header['published'][:4]} {outlet}</p></footer>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode(encoding)


def _rtf(line: str) -> str:
    return "".join(_rtf_character(character) for character in line)


def _rtf_character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character.isascii():
        return character
    try:
        return "".join(f"\\'{byte:02x}" for byte in character.encode("cp1251"))
    except UnicodeEncodeError:
        return f"\\u{ord(character)}?"


def _mail_lines(block: Block) -> str:
    if block.kind == "quoted":
        return "> " + block.text
    if block.kind == "paragraph" and len(block.sentences[0].text) < len("Nabil Sarraf, press office"):
        return "\n".join(sentence.text for sentence in block.sentences)
    return block.text


def _json_ld(document: Annotated, outlet: str) -> str:
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": document.title,
        "datePublished": f"{document.header['published']}T08:15:00Z",
        "publisher": {"@type": "Organization", "name": outlet},
    }
    return json.dumps(described, ensure_ascii=document.header.get("encoding", "utf-8") != "utf-8")


def _items(line: str) -> str:
    return "".join(f'<li><a href="#">{item.strip()}</a></li>' for item in line.split(";"))


def _ticker(around: dict[str, str]) -> str:
    return f'<div class="ticker">{around["ticker"]}</div>' if "ticker" in around else ""
