"""Renders sample documents as PDF: typeset by reportlab, or printed from a page by Chromium for right-to-left text."""

# ruff: noqa: INP001  scripts beside each other, not a package
from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated import CALL
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

if TYPE_CHECKING:
    from annotated import Annotated, Block

WIDTH, HEIGHT = A4
MARGIN, GUTTER, FOOT = 56, 20, 84
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15, alignment=TA_JUSTIFY, spaceAfter=6)
STYLES = {
    "title": ParagraphStyle("title", parent=BODY, fontName="Times-Bold", fontSize=17, leading=21, alignment=0),
    "heading": ParagraphStyle(
        "heading",
        parent=BODY,
        fontName="Times-Bold",
        fontSize=13,
        leading=17,
        spaceBefore=6,
        alignment=0,
        keepWithNext=1,
    ),
    "reference": ParagraphStyle(
        "reference", parent=BODY, fontSize=8.5, leading=10.5, leftIndent=12, firstLineIndent=-12
    ),
    "item": ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=2),
}
AIRY = ParagraphStyle("airy", parent=BODY, fontSize=12.5, leading=20)  # one column is read at this size
NOTE = ParagraphStyle("note", parent=BODY, fontSize=7.5, leading=9, spaceAfter=1)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# what Chromium and reportlab stamp into a PDF: the time of printing, or a day in 2000
STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


class Call(Flowable):
    """Takes no room; notes on which page a footnote is called."""

    def __init__(self, number: str, pages: dict[str, int]) -> None:
        """Remember the number of the note and where to write the page."""
        super().__init__()
        self.number, self.pages = number, pages

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Return the size: none."""
        return 0, 0

    def draw(self) -> None:
        """Write down the page."""
        self.pages[self.number] = self.canv.getPageNumber()


def typeset(document: Annotated) -> bytes:
    """Return a PDF with running heads, page numbers and footnotes, in two columns if the header says so."""
    pages: dict[str, int] = {}
    _build(document, pages)  # the first pass finds the pages of the notes
    return _build(document, pages)


def printed(document: Annotated) -> bytes | None:
    """Return a right-to-left PDF, or nothing where there is no Chromium."""
    if CHROMIUM is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(_page(document), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        command = [CHROMIUM, *options, source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  our own page
        return _stamped(target.read_bytes(), document)


def _build(document: Annotated, pages: dict[str, int]) -> bytes:
    columns = 2 if document.header["layout"] == "columns" else 1
    width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    foot = MARGIN + (FOOT if document.of("footnote") else 0)
    frames = [
        Frame(MARGIN + i * (width + GUTTER), foot, width, HEIGHT - MARGIN - 12 - foot, 0, 0, 0, 0)
        for i in range(columns)
    ]
    known = dict(pages)

    def furniture(canvas: Any, template: Any) -> None:  # noqa: ANN401  reportlab is not typed
        canvas.setFont("Times-Italic", 8.5)
        canvas.drawString(MARGIN, HEIGHT - 40, document.header["head"])
        canvas.drawCentredString(WIDTH / 2, 30, str(template.page))
        _notes(canvas, [n for n in document.of("footnote") if known.get(n.note) == template.page])

    buffer = io.BytesIO()
    author = document.header.get("author", "astana_nlp sample")
    template = BaseDocTemplate(buffer, pagesize=A4, title=document.title, author=author, invariant=1)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    template.build(_story(document, pages, width))
    return _stamped(buffer.getvalue(), document)


def _stamped(data: bytes, document: Annotated) -> bytes:
    """Return a PDF that says it was made on the day of the header."""
    day = document.header["published"].replace("-", "")
    return STAMP.sub(rb"/\1 (D:" + day.encode() + b"080000", data)


def _story(document: Annotated, pages: dict[str, int], width: float) -> list[Flowable]:
    story: list[Flowable] = []
    blocks = [block for block in document.blocks if block.kind != "footnote"]
    body = BODY if document.header["layout"] == "columns" else AIRY
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            story.append(_table(list(group), width))
            continue
        for block in group:
            markup = CALL.sub(r"<super>\1</super>", html.escape(block.called, quote=False))
            bullet = "\u2022" if kind == "item" else None
            story.append(Paragraph(markup, STYLES.get(kind, body), bulletText=bullet))
            story += [Call(number, pages) for number in CALL.findall(block.called)]
    return story


def _table(rows: list[Block], width: float) -> Table:
    cells = [[Paragraph(html.escape(cell), NOTE) for cell in row.text.split("\t")] for row in rows]
    table = Table(cells, colWidths=[width * share for share in (0.1, 0.25, 0.35, 0.3)], spaceAfter=8)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _notes(canvas: Any, notes: list[Block]) -> None:  # noqa: ANN401  reportlab is not typed
    if not notes:
        return
    top = MARGIN + FOOT - 12
    canvas.line(MARGIN, top, MARGIN + 120, top)
    for note in notes:
        paragraph = Paragraph(f"<super>{note.note}</super> {html.escape(note.text, quote=False)}", NOTE)
        _, height = paragraph.wrap(WIDTH - 2 * MARGIN, FOOT)
        top -= height + 2
        paragraph.drawOn(canvas, MARGIN, top)


def _page(document: Annotated) -> str:
    tags = {"title": "h1", "heading": "h2"}
    style = (
        f'@page{{size:A4;margin:25mm;@top-right{{content:"{document.header["head"]}";font-size:9pt}}'
        "@bottom-center{content:counter(page)}}"
        "body{font-family:'Noto Naskh Arabic',serif;font-size:13pt;line-height:1.8;text-align:justify}"
    )
    parts = [f"<{tags.get(b.kind, 'p')}>{html.escape(b.text)}</{tags.get(b.kind, 'p')}>" for b in document.blocks]
    head = (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>{html.escape(document.title)}</title>'
    )
    return f"{head}<style>{style}</style><body>{''.join(parts)}</body></html>"
