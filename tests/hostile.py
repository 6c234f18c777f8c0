"""Files that want to do harm: valid ones of every format to be broken, bombs, and documents that call home."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from email.message import EmailMessage
from io import BytesIO

from aspose.email_foss.msg import MapiMessage
from docx import Document
from odf.opendocument import OpenDocumentText
from odf.text import P
from reportlab.pdfgen.canvas import Canvas

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
ARABIC = "اجتمعت الوفود يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
SHEET = "<worksheet><sheetData><row><c t='inlineStr'><is><t>{}</t></is></c></row></sheetData></worksheet>"
CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
BOOK = (
    '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)


def packed(**members: str | bytes) -> bytes:
    """Return an archive; `__` in a name stands for a slash and `_` before the end for a dot."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def taped(**members: bytes) -> bytes:
    """Return a TAR archive; `_` in a name stands for a dot."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name.replace("_", "."))
            info.size = len(content)
            archive.addfile(info, BytesIO(content))
    return out.getvalue()


def docx(body: str, **others: str) -> bytes:
    """Return a DOCX file with this body."""
    return packed(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **others)


def odt(body: str) -> bytes:
    """Return an ODT file with this body."""
    text = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
    return packed(content_xml=f"{text}</office:document-content>", **{"META-INF__manifest_xml": "<manifest/>"})


def epub(page: str) -> bytes:
    """Return an EPUB file with one page."""
    return packed(mimetype="application/epub+zip", b_opf=BOOK, a_xhtml=page, **{"META-INF__container_xml": CONTAINER})


def letter() -> EmailMessage:
    """Return a message with an attachment."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "Odo Brand <odo@example.org>",
        ARABIC[:20],
        "Fri, 17 Feb 2017 23:30:00 +0600",
    )
    made.set_content(LONG)
    made.add_attachment(b"{\\rtf1 The paper of the council.}", maintype="text", subtype="rtf", filename="a.rtf")
    return made


def sound() -> dict[str, bytes]:
    """Return one sound file a format."""
    word, pdf = BytesIO(), BytesIO()
    document = Document()
    document.add_heading("Part one", 1)
    document.add_paragraph(ARABIC)
    document.save(word)
    canvas = Canvas(pdf)
    canvas.drawString(72, 700, LONG)
    canvas.save()
    opened, text = BytesIO(), OpenDocumentText()
    text.text.addElement(P(text=LONG))
    text.save(opened)
    page = f"<html><head><title>T</title></head><body><h1>Round two</h1><p>{LONG}</p><p>{ARABIC}</p></body></html>"
    return {
        "docx": word.getvalue(),
        "eml": letter().as_bytes(),
        "epub": epub(page),
        "html": page.encode(),
        "msg": MapiMessage.from_email_message(letter()).to_bytes(),
        "odt": opened.getvalue(),
        "pdf": pdf.getvalue(),
        "pptx": packed(ppt__slides__slide1_xml=f"<s xmlns:a='x'><sp><a:p><a:t>{LONG}</a:t></a:p></sp></s>"),
        "xlsx": packed(xl__worksheets__sheet1_xml=SHEET.format(LONG)),
        "rtf": b"{\\rtf1\\ansi{\\b " + LONG.encode() + b"}\\par \\'e0\\u1575?}",
        "tar": taped(a_txt=LONG.encode(), b_html=page.encode()),
        "txt": ARABIC.encode("utf-16"),
        "zip": packed(a_txt=LONG, b_html=page),
        "gz": gzip.compress(page.encode(), mtime=0),
    }


def bombs() -> dict[str, bytes]:
    """Return small files that would take time or memory without end."""
    mail = b"From: a@example.org\nDate: Fri, 17 Feb 2017 23:30:00 +0600\nMIME-Version: 1.0\n"
    nested = b"Content-Type: text/plain\n\nInner.\n"
    for level in range(500):
        edge = b"b%d" % level
        nested = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (edge, edge, nested, edge)
    cell = "<table:table><table:table-row><table:table-cell>"
    close = "</table:table-cell></table:table-row></table:table>"
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return {
        "entities.docx": packed(word__document_xml=f'<?xml version="1.0"?>{laughs}<w:document {W}>&b;</w:document>'),
        "entities.odt": packed(content_xml=f"{laughs}<a>&b;</a>", **{"META-INF__manifest_xml": "<manifest/>"}),
        "entities.xlsx": packed(xl__worksheets__sheet1_xml=f"{laughs}<worksheet>&b;</worksheet>"),
        "inflating.xlsx": packed(xl__sharedStrings_xml=b" " * 60_000_000, xl__worksheets__sheet1_xml="<a/>"),
        "inflating.docx": packed(word__document_xml=b" " * 60_000_000),
        "tables.odt": odt(f"{cell * 24}<text:p>Inner.</text:p>{close * 24}"),
        "spaces.odt": odt('<text:p>a<text:s text:c="999999999"/>b</text:p>'),
        "pages.docx": docx("<w:p>" + '<w:r><w:br w:type="page"/><w:t>x y</w:t></w:r>' * 20_000 + "</w:p>"),
        "deep.docx": docx("<w:p>" * 5000 + "</w:p>" * 5000),
        "deep.html": b"<html><body>" + b"<div>" * 20_000 + b"<p>The middle.</p>",
        "deep.rtf": b"{\\rtf1 " + b"{" * 500_000,
        "deep.eml": mail + nested,
        "words.eml": mail + b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nBody.",
        "linked.html": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><h1>T</h1><p>Words here.",
        "columns.html": f"<p>{LONG}<table><tr>{'<td>1' * 300_000}".encode(),
        "attributes.html": f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{LONG}</p>".encode(),
        "headlines.html": b"<html><body>" + b'<h1>The words of it</h1><span class="date">12</span>' * 3000,
        "binary.rtf": b"{\\rtf1 {\\pict\\bin999999999 aa} The words.}",
        "members.docx": packed(**{f"word__x{number}": "" for number in range(11_000)}),
        "nested.zip": nested_archives(),
        "itself.gz": gzip.compress(gzip.compress(gzip.compress(bytes(50_000_000)))),
        "marks.txt": b"[" * 100_000 + b" and the words.",
        "pixels.pdf": b"%PDF-1.4\n1 0 obj<</Type/XObject/Width 99999/Height 99999>>endobj\ntrailer<</Size 2>>",
    }


def nested_archives() -> bytes:
    """Return archives in archives, which would be some ten thousand large files."""
    data = packed(a_txt="words " * 100_000)
    for _ in range(4):
        data = packed(**{f"n{number}_zip": data for number in range(10)})
    return data


def calls_home(address: str) -> dict[str, bytes]:
    """Return documents that refer to a server in every way that their format knows."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://x/image" Target="{address}/i.png" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="http://x/attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    page = (
        f'<!DOCTYPE html SYSTEM "{address}/a.dtd"><html><head><base href="{address}/">'
        f'<link rel="stylesheet" href="a.css">'
        f'<meta http-equiv="refresh" content="0;url={address}/r"><script src="{address}/a.js"></script></head><body>'
        f'<img src="{address}/a.png"><iframe src="{address}/f"></iframe><object data="{address}/o"></object>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/x"/><p>{LONG}</p></body></html>'
    )
    external = f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "{address}/x.dtd"><a>{LONG}</a>'
    mail = (
        "From: a@example.org\nDate: Fri, 17 Feb 2017 23:30:00 +0600\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
        f'boundary=b\n\n--b\nContent-Type: message/external-body; access-type=URL; URL="{address}/e"\n\n'
        f"Content-Type: text/plain\n\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    )
    return {
        "a.html": page.encode(),
        "a.eml": mail.encode(),
        "a.docx": docx(f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>", word___rels__document_xml_rels=relations),
        "b.docx": packed(word__document_xml=external),
        "a.odt": packed(content_xml=external, **{"META-INF__manifest_xml": "<manifest/>"}),
        "a.epub": epub(page),
        "a.rtf": f'{{\\rtf1{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/p.png"}}}}{LONG}}}'.encode(),
    }
