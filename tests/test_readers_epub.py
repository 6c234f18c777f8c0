"""Books: what is read, in which order, and what is left out."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits
from astana_nlp.readers.epub import read_epub
from astana_nlp.records import Extraction, Section

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
BOOK = """<?xml version="1.0"?>{doctype}<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>دفتر الجولة</dc:title><dc:creator>Odo Brand</dc:creator>
<dc:publisher>Coast Press</dc:publisher><dc:date>2018-05-01T00:00:00Z</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="x" href="text/x.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="x" linear="no"/><itemref idref="b"/></spine>
</package>"""


def page(body: str) -> str:
    """Return a page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>{body}</body></html>'
    )


def book(doctype: str = "", **changed: str) -> bytes:
    """Return a book of two chapters; `changed` replaces members by name."""
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": BOOK.format(doctype=doctype),
        "OPS/nav.xhtml": page("<nav epub:type='toc'><ol><li>All chapters</li></ol></nav>"),
        "OPS/text/a one.xhtml": page(
            f"<h1>The first part</h1><p>{LONG}<sup>1</sup></p><aside epub:type='footnote'><p>A note.</p></aside>"
        ),
        "OPS/text/b.xhtml": page(
            f"<h1>The second part</h1><table><tr><td><p>Round</p></td><td>2</td></tr></table>{LONG}"
        ),
        "OPS/text/x.xhtml": page("<p>An answer key.</p>"),
        **changed,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.section is section]


def test_chapters_follow_the_spine_without_navigation() -> None:
    """The order of reading is that of the spine, not of the archive; what stands outside of it is left out."""
    found = read_epub(book(), Limits())
    assert of(found, Section.HEADING) == ["The first part", "The second part"]
    assert of(found, Section.BODY) == [f"{LONG}¹", LONG]
    assert of(found, Section.FOOTNOTE) == ["A note."]
    assert of(found, Section.TABLE) == ["Round | 2"]


def test_the_package_says_what_the_book_is() -> None:
    """Title, author, publisher and day come from the package document."""
    found = read_epub(book(doctype="<!DOCTYPE package PUBLIC '-//X//DTD//EN' 'http://example.org/x.dtd'>"), Limits())
    assert (found.title, found.author, found.outlet) == ("دفتر الجولة", "Odo Brand", "Coast Press")
    assert (found.published, found.published_from) == ("2018-05-01", "metadata")


def test_a_book_that_declares_entities_is_refused() -> None:
    """Entities that multiply are never expanded."""
    with pytest.raises(UnreadableError, match="entities"):
        read_epub(book(doctype='<!DOCTYPE a [<!ENTITY x "y">]>'), Limits())


def test_a_bomb_is_refused() -> None:
    """A chapter that unpacks without end is stopped while it unpacks."""
    with pytest.raises(UnreadableError, match="unpacks to"):
        read_epub(book(**{"OPS/text/b.xhtml": page("a" * 5000)}), Limits(max_unpacked_bytes=5000))


def test_a_path_out_of_the_archive_finds_nothing() -> None:
    """A chapter that claims to lie in the file system is no member of the archive."""
    outside = BOOK.format(doctype="").replace("text/b.xhtml", "../../../../etc/passwd")
    assert "root:" not in read_epub(book(**{"OPS/book.opf": outside}), Limits()).text


def test_notes_outside_of_the_reading_order_stand_at_the_end() -> None:
    """Publishers put them on a page of their own; what else lies outside of the order is left out."""
    notes = page("<p>Not this.</p><ol><li epub:type='endnote'><p>The source of it.</p></li></ol>")
    first = page(f"<h1>One</h1><p>{LONG}<a epub:type='noteref' href='x.xhtml#n'>1</a> More of it.</p>")
    found = read_epub(book(**{"OPS/text/x.xhtml": notes, "OPS/text/a one.xhtml": first}), Limits())
    last = found.blocks[-1]
    assert (found.text[last.start : last.end], last.section) == ("The source of it.", Section.FOOTNOTE)
    assert f"{LONG}¹ More of it." in found.text
    assert "Not this" not in found.text
