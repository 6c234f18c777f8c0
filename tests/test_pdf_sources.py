"""Lists of sources in small print, and heads of first pages, as journals set them."""

from __future__ import annotations

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_furniture import Outline, furniture
from astana_nlp.records import Extraction, Section
from pdf_pages import drawn

LINES = [
    "The salt road ran along the lower river for as long as anybody could remember [1], and the",
    "ferrymen kept a book of all the carts that had crossed it in a year [2], with their loads, until",
    "the great frost closed it. What they wrote there is the oldest count of a trade in the valley.",
    "Nobody has found the books of the years before, though two chronicles [3] speak of them.",
]
SOURCES = ["1. Writer A. The salt road. Press of the Fair; 1990.", "2. Other B. Ferries. Press of the Fair; 1991."]


def texts(source: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks with one role."""
    return [source.text[b.start : b.end] for b in source.blocks if b.section is section]


def test_sources_in_small_print_are_no_notes_though_the_text_calls_their_numbers() -> None:
    """Their heading stands in the small print itself."""
    body = [(70, 760 - 14 * i, 11, line) for i, line in enumerate(LINES * 3)]
    small = [(70, 560 - 12 * i, 8, line) for i, line in enumerate(["References", *SOURCES])]
    found = read_pdf(drawn(*body, *small), Limits())
    assert texts(found, Section.REFERENCE) == SOURCES
    assert texts(found, Section.FOOTNOTE) == []


def test_owner_of_the_rights_is_boilerplate() -> None:
    """No author says anything with it."""
    body = [(70, 760 - 14 * i, 11, line) for i, line in enumerate(LINES * 3)]
    found = read_pdf(drawn(*body, (70, 540, 11, "\u00a9 2016 Writer. This text may be copied.")), Limits())
    assert texts(found, Section.BOILERPLATE) == ["\u00a9 2016 Writer. This text may be copied."]


def test_head_of_the_first_page_lacks_the_page_number_of_the_others() -> None:
    """Below it may stand the address of the article."""
    text = [Outline("", 100.0 + 12 * i, 10.0, False) for i in range(20)]  # noqa: FBT003 - in the order of the fields

    def page(*heads: str) -> list[Outline]:
        return [*(Outline(head, 40.0 + 11 * i, 8.0, False) for i, head in enumerate(heads)), *text]  # noqa: FBT003

    pages = [
        page("WriterJournaloftheFair", "DOI10.1000/1"),
        page("WriterJournaloftheFairPage2"),
        page("WriterJournaloftheFairPage3"),
    ]
    assert [sorted(found) for found in furniture(pages)] == [[0, 1], [0], [0]]
