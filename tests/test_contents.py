"""Tables of contents: entries apart from each other and from the text."""

from __future__ import annotations

from astana_nlp.readers import Limits
from astana_nlp.readers.contents import with_contents
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.records import Section
from pdf_pages import drawn

DOTS = " ." * 30


def sections(*pieces: Piece) -> list[Section]:
    """Return the sections of pieces when contents have been told from text."""
    return [piece.section for piece in with_contents(pieces)]


def test_entries_led_by_dots_are_boilerplate_wherever_they_stand() -> None:
    """Three or more, with pages that do not fall."""
    entries = [Piece(f"{name}{DOTS} {page}") for name, page in (("The salt road", 3), ("Two fairs", 9), ("Tolls", 9))]
    assert sections(*entries, Piece("The road was old.")) == [Section.BOILERPLATE] * 3 + [Section.BODY]
    assert sections(*entries[:2], Piece("The road was old.")) == [Section.BODY] * 3


def test_long_entry_is_boilerplate_with_its_first_line() -> None:
    """Only the last line of an entry names a page."""
    entries = [Piece(f"One{DOTS} 1"), Piece("How the ferrymen of the"), Piece(f"lower river voted{DOTS} 4")]
    assert sections(*entries, Piece(f"Three{DOTS} 7")) == [Section.BOILERPLATE] * 4


def test_entries_below_their_heading_need_no_dots() -> None:
    """Numbers alone do in a list that calls itself one, in any language."""
    entries = [Piece("Введение 3"), Piece("Дороги и мосты 12"), Piece("Ярмарки | 20", Section.TABLE)]
    named = sections(Piece("Оглавление", Section.HEADING), *entries)
    assert named == [Section.HEADING, *[Section.BOILERPLATE] * 3]
    assert sections(Piece("Выводы", Section.HEADING), *entries)[1:] == [Section.BODY, Section.BODY, Section.TABLE]


def test_figures_led_by_dots_that_fall_stay_a_table() -> None:
    """Pages of contents rise; counts of things do not."""
    rows = [Piece(f"{name}{DOTS} {count}") for name, count in (("Wells", 40), ("Mills", 12), ("Ferries", 7))]
    assert sections(*rows) == [Section.BODY] * 3


def test_entries_on_a_page_are_not_one_paragraph() -> None:
    """Lines of equal length without a full stop look like running text."""
    lines = [f"Chapter {word}{' .' * 50} {page}" for word, page in (("one", 2), ("two", 8), ("six", 31))]
    text = "The salt road ran along the lower river for as long as anybody there could remember it."
    page = [(70, 700 - 14 * i, 10, line) for i, line in enumerate(lines)]
    found = read_pdf(drawn((70, 760, 14, "Contents"), *page, (70, 560, 10, text)), Limits())
    assert [block.section for block in found.blocks] == [Section.TITLE, *[Section.BOILERPLATE] * 3, Section.BODY]
