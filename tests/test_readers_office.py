"""DOCX, ODT and RTF: styles, notes, tables, tracked changes, page breaks, properties, and files meant to harm."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits
from astana_nlp.readers.docx import read_docx
from astana_nlp.readers.odt import read_odt
from astana_nlp.readers.pptx import read_pptx
from astana_nlp.readers.rtf import read_rtf
from astana_nlp.readers.xlsx import read_xlsx
from astana_nlp.records import Extraction, Section

LONG = (
    "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce there."
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.section is section]


def packed(parts: dict[str, str]) -> bytes:
    """Return an archive with the given parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **others: str) -> bytes:
    """Return a DOCX with the given body and other parts (footnotes, header1, …)."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document, **{f"word/{name}.xml": text for name, text in others.items()}})


def par(text: str) -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx_of_a_library_is_read_with_styles_tables_and_properties() -> None:
    """Title, headings, a table and the core properties of a file that python-docx wrote."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Odo Brand"
    document.core_properties.title = "Properties say this"
    document.core_properties.created = dt.datetime(2017, 2, 17, tzinfo=dt.UTC)
    document.add_heading("نتائج الجولة الثانية", 0)
    document.add_heading("Why it failed", 1)
    document.add_paragraph(LONG)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Round", "Second"
    document.sections[0].header.paragraphs[0].text = "Coast Institute"
    buffer = BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue(), Limits())
    assert (found.title, found.author) == ("نتائج الجولة الثانية", "Odo Brand")
    assert (found.published, found.published_from) == ("2017-02-17", "metadata")
    assert of(found, Section.HEADING) == ["Why it failed"]
    assert of(found, Section.BODY) == [LONG]
    assert of(found, Section.TABLE) == ["Round | Second"]
    assert of(found, Section.BOILERPLATE) == ["Coast Institute"]


def test_docx_notes_follow_their_paragraph() -> None:
    """The text has a superscript mark, the note stands behind the paragraph with the same mark."""
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>, and left.</w:t></w:r>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{par("The source.")}</w:footnote></w:footnotes>'
    found = read_docx(
        docx(f"<w:p><w:r><w:t>They met</w:t></w:r>{reference}</w:p>{par(LONG)}", footnotes=notes), Limits()
    )
    assert [found.text[b.start : b.end] for b in found.blocks] == ["They met¹, and left.", "¹ The source.", LONG]
    assert of(found, Section.FOOTNOTE) == ["¹ The source."]


@pytest.mark.parametrize("mark", ["1", "*"])
def test_docx_marks_of_the_author_are_no_part_of_words(mark: str) -> None:
    """A mark in place of a number stands in the text and before the note, which is counted as any other."""
    call = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>{mark}</w:t></w:r>'
    note = f"<w:p><w:r><w:t>{mark}</w:t></w:r><w:r><w:t>The source.</w:t></w:r></w:p>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{note}</w:footnote></w:footnotes>'
    body = f"<w:p><w:r><w:t>They met</w:t></w:r>{call}<w:r><w:t>, and left.</w:t></w:r></w:p>"
    source = read_docx(docx(body, footnotes=notes), Limits())
    assert source.text == "They met¹, and left.\n\n¹ The source."


def test_docx_comments_stand_apart() -> None:
    """What people wrote beside the text is kept, and is no part of it."""
    comments = f"<w:comments xmlns:w='{W}'><w:comment w:id='1'>{par('Is that so?')}</w:comment></w:comments>"
    found = read_docx(docx(par(LONG), comments=comments), Limits())
    assert of(found, Section.BODY) == [LONG]
    assert of(found, Section.BOILERPLATE) == ["Is that so?"]


def test_docx_tracked_changes_are_accepted() -> None:
    """What was inserted counts, what was deleted or hidden does not."""
    body = (
        "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>refused</w:delText></w:r></w:del><w:ins><w:r><w:t>"
        "agreed</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:t> to attend on day"
        '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>.</w:t></w:r>'
        "</w:p>"
    )
    assert read_docx(docx(body), Limits()).text == "They agreed to attend on day³."


def test_docx_pages_are_those_that_word_drew() -> None:
    """A paragraph over two pages knows where the second begins."""
    drawn = "<w:r><w:t>The first half </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>and the second.</w:t></w:r>"
    found = read_docx(docx(f'<w:p>{drawn}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>{par(LONG)}'), Limits())
    first = found.blocks[0]
    assert found.pages == 2
    assert found.text[first.breaks[0].offset :].startswith("and the second.")
    assert found.blocks[-1].page == 2


def test_docx_text_boxes_and_controls_are_read_once() -> None:
    """Word writes a text box twice, for new and old programs."""
    box = f"<w:txbxContent>{par('In the box.')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>Around it.</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{par('In a control.')}</w:sdtContent></w:sdt>"
    )
    found = read_docx(docx(body), Limits())
    assert of(found, Section.BODY) == ["Around it.", "In the box.", "In a control."]


def test_zip_bomb_is_refused_by_its_directory() -> None:
    """An archive that states an absurd size is not unpacked."""
    with pytest.raises(UnreadableError, match="zip bomb"):
        read_docx(docx(" " * 30_000_000), Limits())
    with pytest.raises(UnreadableError, match="the limit is"):
        read_docx(docx(par(LONG)), Limits(max_unpacked_bytes=100))


def test_zip_bomb_with_a_lying_directory_is_refused_while_inflating() -> None:
    """The directory may state any size; the bytes are counted as they come."""
    data = bytearray(docx(" " * 2_000_000))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(signature) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_docx(bytes(data), Limits(max_unpacked_bytes=1_000_000))


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE a>", "<a>"]
)
def test_xml_with_entities_or_damage_is_refused(declaration: str) -> None:
    """No entity is expanded, no file fetched, damaged XML says so."""
    data = packed({"word/document.xml": f'<?xml version="1.0"?>{declaration}<w:p xmlns:w="{W}">&b;</w:p>'})
    with pytest.raises(UnreadableError):
        read_docx(data, Limits())


def test_archive_without_a_document_is_refused() -> None:
    """An archive of something else names what is missing."""
    with pytest.raises(UnreadableError, match="no document"):
        read_docx(packed({"word/other.xml": "<a/>"}), Limits())
    with pytest.raises(UnreadableError, match="no text document"):
        read_odt(packed({"content.xml": "<a/>"}), Limits())
    with pytest.raises(UnreadableError, match="encrypted"):
        read_odt(packed({"META-INF/manifest.xml": "<m><encryption-data/></m>"}), Limits())


def odt_bytes() -> bytes:
    """Return an ODT that odfpy wrote: a heading, a note, a list, a table, metadata."""
    from odf import dc, meta, table
    from odf.opendocument import OpenDocumentText
    from odf.style import Style
    from odf.text import H, List, ListItem, Note, NoteBody, NoteCitation, P, S

    document = OpenDocumentText()
    document.automaticstyles.addElement(Style(name="P1", family="paragraph", parentstylename="Title"))
    document.meta.addElement(dc.Title(text="Properties say this"))
    document.meta.addElement(meta.InitialCreator(text="Odo Brand"))
    document.meta.addElement(meta.CreationDate(text="2017-02-17T10:00:00"))
    document.text.addElement(P(text="Ergebnis der Runde", stylename="P1"))
    document.text.addElement(H(outlinelevel=1, text="Причины"))
    paragraph = P(text="They met")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="The source."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addElement(S(c=2))
    paragraph.addText("and left.")
    document.text.addElement(paragraph)
    items = List()
    item = ListItem()
    item.addElement(P(text="An item of the list."))
    items.addElement(item)
    document.text.addElement(items)
    rows = table.Table()
    row = table.TableRow()
    for text in ("Round", "Second"):
        cell = table.TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
    rows.addElement(row)
    document.text.addElement(rows)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_odt_of_a_library_is_read_with_notes_tables_and_properties() -> None:
    """Title by style, heading, note with its mark, list, table row, author and date."""
    found = read_odt(odt_bytes(), Limits())
    assert (found.title, found.author) == ("Ergebnis der Runde", "Odo Brand")
    assert (found.published, found.published_from) == ("2017-02-17", "metadata")
    assert of(found, Section.HEADING) == ["Причины"]
    assert of(found, Section.BODY) == ["They met¹ and left.", "An item of the list."]
    assert of(found, Section.FOOTNOTE) == ["¹ The source."]
    assert of(found, Section.TABLE) == ["Round | Second"]


def test_odt_deleted_text_is_left_out_and_comments_stand_apart() -> None:
    """Tracked deletions are no text, annotations none of the author's; a soft page break begins a page."""
    inner = (
        "<t:tracked-changes><t:p>no</t:p></t:tracked-changes><t:p>They <o:annotation><t:p>why</t:p></o:annotation>"
        "agreed<t:soft-page-break/> to attend.</t:p>"
    )
    content = f'<o:d xmlns:o="urn:o" xmlns:t="urn:t"><o:body><o:text>{inner}</o:text></o:body></o:d>'
    found = read_odt(packed({"content.xml": content}), Limits())
    assert (of(found, Section.BODY), found.pages) == (["They agreed to attend."], 2)
    assert of(found, Section.BOILERPLATE) == ["why"]


RTF_TEXTS = {
    "cp1251": (204, "Делегации встретились в зале и договорились о перемирии."),
    "cp1256": (178, "اجتمعت الوفود في القاعة واتفقت على الهدنة في الشمال."),
    "cp1254": (162, "Heyetler büyük salonda toplandı ve ateşkes için anlaştı."),
    "cp1252": (0, "Les délégations se sont réunies et ont décidé la trêve."),
}


def escaped(text: str, encoding: str) -> str:
    """Return text as RTF writes it: bytes beyond ASCII in hexadecimal."""
    return "".join(char if ord(char) < 128 else "".join(f"\\'{b:02x}" for b in char.encode(encoding)) for char in text)


@pytest.mark.parametrize("encoding", sorted(RTF_TEXTS))
def test_rtf_code_pages_by_document_and_by_font(encoding: str) -> None:
    """The code page of the document counts, and that of a font against it."""
    charset, text = RTF_TEXTS[encoding]
    by_document = f"{{\\rtf1\\ansi\\ansicpg{encoding[2:]} {escaped(text, encoding)}\\par}}"
    fonts = f"{{\\fonttbl{{\\f0\\fcharset0 A;}}{{\\f1\\fcharset{charset} B;}}}}"
    by_font = f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\\f1 {escaped(text, encoding)}\\par}}"
    assert read_rtf(by_document.encode(), Limits()).text == text
    assert read_rtf(by_font.encode(), Limits()).text == text


def test_rtf_unicode_skips_what_old_programs_read() -> None:
    """Unicode escapes, also of characters outside the basic plane, with one or no replacement byte."""
    data = rb"{\rtf1\uc1 \u1054?\u1082?\uc0\u-10179\u-8704 \u1593  end.}"
    assert read_rtf(data, Limits()).text == "Ок😀ع end."


@pytest.mark.parametrize("part", ["word/styles.xml", "docProps/core.xml", "word/comments.xml"])
def test_a_damaged_part_that_the_text_can_do_without_is_left_out(part: str) -> None:
    """The text is read, and a line says what is missing."""
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>The council met.</w:t></w:r></w:p></w:body></w:document>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr(part, "<a><b\x00></a>")
    found = read_docx(out.getvalue(), Limits())
    assert (found.text, found.problems) == ("The council met.", (f"{part} is damaged and was left out",))


def test_what_is_wrong_with_a_file_is_one_line() -> None:
    """Parsers put line ends and bytes of the file into what they say."""
    assert str(UnreadableError("bad\nat \x00 line 2", "save it anew")) == "bad at line 2: save it anew"


def test_rtf_comments_are_kept_apart() -> None:
    """As those of other office files: no author of the document wrote them, and they end no paragraph of it."""
    comment = (
        rb"{\*\atnid OB}{\*\atnauthor Odo}\chatn{\*\annotation{\*\atndate 1}\pard\plain Who says so?\par Ask them.}"
    )
    found = read_rtf(rb"{\rtf1 The council " + comment + rb"met.\par}", Limits())
    texts = {b.section: found.text[b.start : b.end] for b in found.blocks}
    assert texts == {Section.BODY: "The council met.", Section.BOILERPLATE: "Who says so? Ask them."}


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://x/p"'


def shape(text: str, kind: str = "") -> str:
    """Return a shape of a slide with one paragraph a line of the text."""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    mark = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    return f"<p:sp>{mark}<p:txBody>{lines}</p:txBody></p:sp>"


def test_slides_are_pages_with_titles_tables_and_notes() -> None:
    """In the order of their numbers; what a template puts on every slide is left out."""
    row = "<a:tr>" + "".join(f"<a:tc><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:tc>" for c in ("Round", "Day")) + "</a:tr>"
    slide = "<p:sld {}>{}</p:sld>".format
    data = packed(
        {
            "ppt/slides/slide10.xml": slide(A, shape("نتائج الجولة", "title") + shape("وافق المجلس على البيان.")),
            "ppt/slides/slide2.xml": slide(
                A, shape("The second round", "ctrTitle") + shape(LONG) + row + shape("7", "sldNum")
            ),
            "ppt/notesSlides/notesSlide2.xml": slide(A, shape("Nobody signed it.", "body")),
        }
    )
    found = read_pptx(data, Limits())
    assert [(found.text[b.start : b.end], b.section, b.page) for b in found.blocks] == [
        ("The second round", Section.TITLE, 1),
        (LONG, Section.BODY, 1),
        ("Round | Day", Section.TABLE, 1),
        ("Nobody signed it.", Section.FOOTNOTE, 1),
        ("نتائج الجولة", Section.HEADING, 2),
        ("وافق المجلس على البيان.", Section.BODY, 2),
    ]


def relations(**targets: str) -> str:
    """Return the part that says which parts a part points to."""
    pointers = "".join(f'<Relationship Id="{key}" Target="{target}"/>' for key, target in targets.items())
    return f'<Relationships xmlns="http://x/rels">{pointers}</Relationships>'


def test_slides_stand_in_the_order_of_the_talk_with_their_own_notes() -> None:
    """A slide that was moved keeps the number of its file, and notes are numbered by when they were written."""
    listed = '<p:sldId id="256" r:id="b"/><p:sldId r:id="a" id="300"/>'
    data = packed(
        {
            "ppt/presentation.xml": f'<p:presentation xmlns:r="http://x/r" {A}>{listed}</p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations(a="slides/slide1.xml", b="/ppt/slides/slide2.xml"),
            "ppt/slides/slide1.xml": f"<p:sld {A}>{shape('Said last.')}</p:sld>",
            "ppt/slides/slide2.xml": f"<p:sld {A}>{shape('Said first.')}</p:sld>",
            "ppt/slides/slide3.xml": f"<p:sld {A}>{shape('Taken out.')}</p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": relations(n="../notesSlides/notesSlide2.xml"),
            "ppt/slides/_rels/slide2.xml.rels": relations(l="../slideLayouts/slideLayout1.xml"),
            "ppt/notesSlides/notesSlide2.xml": f"<p:notes {A}>{shape('Thank the hosts.')}</p:notes>",
        }
    )
    found = read_pptx(data, Limits())
    assert [(found.text[b.start : b.end], b.page) for b in found.blocks] == [
        ("Said first.", 1),
        ("Said last.", 2),
        ("Thank the hosts.", 2),
        ("Taken out.", 3),
    ]


def test_sheets_are_tables_with_days_texts_and_names() -> None:
    """Row by row, sheet by sheet; days are written as days, and long cells are paragraphs."""
    book = Workbook()
    book.active.title = "Stimmen"
    book.active.append(["المصدر", "Day", "Words"])
    book.active.append(["صحيفة الميناء", dt.date(2017, 2, 17), 14])
    book.active.append(["Post", 43_000.5, f"{LONG} {LONG} {LONG}"])
    book.active["B3"].number_format = "d/m/yyyy h:mm"
    book.create_sheet("Notes").append(["One", None, "two"])
    book.properties.creator, buffer = "Odo Brand", BytesIO()
    book.save(buffer)
    found = read_xlsx(buffer.getvalue(), Limits())
    assert [(found.text[b.start : b.end], b.section, b.page) for b in found.blocks] == [
        ("Stimmen", Section.TITLE, 1),
        ("المصدر | Day | Words", Section.TABLE, 1),
        ("صحيفة الميناء | 2017-02-17 | 14", Section.TABLE, 1),
        ("Post", Section.BODY, 1),
        ("2017-09-22", Section.BODY, 1),
        (f"{LONG} {LONG} {LONG}", Section.BODY, 1),
        ("Notes", Section.HEADING, 2),
        ("One | two", Section.TABLE, 2),
    ]
    assert (found.format, found.author) == ("xlsx", "Odo Brand")


def test_sheets_stand_as_their_tabs_do_with_their_titles() -> None:
    """Office programs that sort a book anew change the order of the titles and leave the numbers of the parts."""
    book, buffer, sorted_anew = Workbook(), BytesIO(), BytesIO()
    book.active.title = "First made"
    book.active.append(["One", "two"])
    book.create_sheet("Made later").append(["Three", "four"])
    book.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(sorted_anew, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                before, first, second, behind = re.split(rb"(<sheet [^>]*/>)(<sheet [^>]*/>)", part)
                part = before + second + first + behind
            new.writestr(name, part)
    found = read_xlsx(sorted_anew.getvalue(), Limits())
    texts = [found.text[b.start : b.end] for b in found.blocks]
    assert texts == ["Made later", "Three | four", "First made", "One | two"]


OPEN = {
    "ods": (
        "spreadsheet",
        (
            "<table:table><table:table-row><table:table-cell><text:p>Round</text:p></table:table-cell>"
            "<table:table-cell><text:p>Day</text:p></table:table-cell></table:table-row></table:table>"
        ),
        [("Round | Day", Section.TABLE, 1)],
    ),
    "odp": (
        "presentation",
        (
            "<draw:page><draw:frame presentation:class='title'><text:p>Round two</text:p></draw:frame></draw:page>"
            f"<draw:page><text:p>{LONG}</text:p></draw:page>"
        ),
        [("Round two", Section.TITLE, 1), (LONG, Section.BODY, 2)],
    ),
}


@pytest.mark.parametrize("kind", OPEN)
def test_sheets_and_slides_of_open_formats_are_read(kind: str) -> None:
    body, inside, wanted = OPEN[kind]
    spaces = ("office", "text", "table", "presentation", "draw")
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in spaces)
    source = f"<office:x {names}><office:body><office:{body}>{inside}</office:{body}></office:body></office:x>"
    found = read_odt(packed({"content.xml": source, "META-INF/manifest.xml": "<m/>"}), Limits())
    assert [(found.text[b.start : b.end], b.section, b.page) for b in found.blocks] == wanted
    assert found.format == kind


def test_rtf_notes_styles_tables_and_properties() -> None:
    """Headings by style, notes behind their paragraph, rows, hidden and deleted text out, header as boilerplate."""
    data = (
        rb"{\rtf1\ansi{\stylesheet{\s1 heading 1;}{\s2\sbasedon0 Normal;}}"
        rb"{\info{\title Props}{\author Odo Brand}{\creatim\yr2017\mo2\dy17}}{\header Coast Institute\par}"
        rb"\pard\s1 The second round\par\s1 Why it failed\par"
        rb"\pard They met{\super\chftn}{\footnote\pard{\super\chftn} The source.}{\v hidden}"
        rb"{\deleted x} and left.{\*\unknown secret}\par\trowd\pard\intbl Round\cell Second\cell\row"
        rb"\pard{\pict\bin5 }}}}}abcdef}\page The end.\par}"
    )
    found = read_rtf(data, Limits())
    assert (found.title, found.author, found.published, found.pages) == (
        "The second round",
        "Odo Brand",
        "2017-02-17",
        2,
    )
    assert of(found, Section.HEADING) == ["Why it failed"]
    assert of(found, Section.BODY) == ["They met¹ and left.", "The end."]
    assert of(found, Section.FOOTNOTE) == ["¹ The source."]
    assert of(found, Section.TABLE) == ["Round | Second"]
    assert of(found, Section.BOILERPLATE) == ["Coast Institute"]


def test_rtf_without_end_is_refused() -> None:
    """Groups nested without end are no document."""
    with pytest.raises(UnreadableError, match="nested"):
        read_rtf(b"{\\rtf1" + b"{" * 5000, Limits())
