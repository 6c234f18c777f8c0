"""Renders sample documents as DOCX and ODT, the packages with fixed times so that every rendering is the same."""

# ruff: noqa: INP001  scripts beside each other, not a package
from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from annotated import CALL
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, Note, NoteBody, NoteCitation, P

if TYPE_CHECKING:
    from annotated import Annotated, Block
    from docx.text.paragraph import Paragraph

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EPOCH = (2020, 1, 1, 0, 0, 0)


def docx(document: Annotated) -> bytes:
    """Return a DOCX with headings, a table where there are rows, and real footnotes."""
    package = Document()
    package.core_properties.title = document.title
    package.core_properties.author = "astana_nlp sample"
    package.core_properties.created = package.core_properties.modified = dt.datetime(*EPOCH, tzinfo=dt.UTC)
    levels = {"title": 0, "heading": 1}
    for blocks in _grouped(document):
        block = blocks[0]
        if block.kind == "row":
            cells = [row.text.split("\t") for row in blocks]
            table = package.add_table(len(cells), len(cells[0]), style="Table Grid")
            for row, texts in zip(table.rows, cells, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
            continue
        paragraph = package.add_heading(level=levels[block.kind]) if block.kind in levels else package.add_paragraph()
        _with_notes(paragraph, block)
        if document.header["language"] == "ar":
            paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    if document.of("footnote"):
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, _footnotes(document), package.part.package)
        package.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    buffer = io.BytesIO()
    package.save(buffer)
    return _fixed(buffer.getvalue())


def odt(document: Annotated) -> bytes:
    """Return an ODT with headings, a table where there are rows, and footnotes."""
    package = OpenDocumentText()
    notes = {note.note: note.text for note in document.of("footnote")}
    for blocks in _grouped(document):
        block = blocks[0]
        if block.kind == "row":
            package.text.addElement(_odt_table([row.text.split("\t") for row in blocks]))
            continue
        level = {"title": 1, "heading": 2}.get(block.kind)
        element = H(outlinelevel=level) if level else P()
        for i, part in enumerate(CALL.split(block.called)):
            element.addElement(_odt_note(part, notes[part])) if i % 2 else element.addText(part)
        package.text.addElement(element)
    buffer = io.BytesIO()
    package.write(buffer)
    return _fixed(buffer.getvalue())


def _grouped(document: Annotated) -> list[list[Block]]:
    """Return the blocks but the footnotes, the rows of a table together."""
    groups: list[list[Block]] = []
    for block in document.blocks:
        if block.kind == "footnote":
            continue
        if block.kind == "row" and groups and groups[-1][0].kind == "row":
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _with_notes(paragraph: Paragraph, block: Block) -> None:
    for i, part in enumerate(CALL.split(block.called)):
        run = paragraph.add_run("" if i % 2 else part)
        if i % 2:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), part)
            run.font.superscript = True
            run._r.append(reference)  # noqa: SLF001  python-docx has no public way to a footnote


def _footnotes(document: Annotated) -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{note.note}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p></w:footnote>'
        for note in document.of("footnote")
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{NAMESPACE}">{notes}</w:footnotes>'.encode()


def _odt_table(cells: list[list[str]]) -> Table:
    table = Table(name="Rounds")
    for texts in cells:
        row = TableRow()
        for text in texts:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    return table


def _odt_note(number: str, text: str) -> Note:
    note, body = Note(noteclass="footnote", id=f"ftn{number}"), NoteBody()
    note.addElement(NoteCitation(text=number))
    body.addElement(P(text=text))
    note.addElement(body)
    return note


def _fixed(package: bytes) -> bytes:
    """Return a ZIP package whose members carry a fixed time, in their order, the type of an ODT unpacked first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, EPOCH)
            info.compress_type = member.compress_type
            new.writestr(info, old.read(member))
    return buffer.getvalue()
