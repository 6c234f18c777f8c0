"""Footnotes know the place in the text that calls them."""

from __future__ import annotations

import pytest

from astana_nlp.readers.endnotes import with_endnotes
from astana_nlp.readers.notes import link_notes
from astana_nlp.readers.paragraphs import Piece, assemble
from astana_nlp.records import Section


def called(*pieces: tuple[str, Section, int]) -> list[str]:
    """Return, for each footnote, what stands at the place that calls it and the seven characters before."""
    text, blocks = assemble(Piece(*piece) for piece in pieces)
    notes = [block for block in blocks if block.section is Section.FOOTNOTE]
    return ["" if b.called_at is None else text[max(b.called_at - 7, 0) : b.called_at + 1] for b in notes]


def test_a_note_points_to_the_mark_with_its_number() -> None:
    body = ("The boats left.¹ The nets² stayed.", Section.BODY, 1)
    notes = [("¹ At dawn.", Section.FOOTNOTE, 1), ("2. All of them.", Section.FOOTNOTE, 1)]
    assert called(body, *notes) == ["s left.¹", "he nets²"]


def test_marks_in_brackets_and_signs_count_too() -> None:
    body = ("Sie fuhren aus.[1] Die Netze* blieben.", Section.BODY, 1)
    notes = [("[1] Am Morgen.", Section.FOOTNOTE, 1), ("* Alle.", Section.FOOTNOTE, 1)]
    assert [place[-4:] for place in called(body, *notes)] == ["us.[", "tze*"]


def test_numbers_that_begin_anew_on_every_page_are_kept_apart() -> None:
    first = [("غادرت القوارب¹ عند الفجر.", Section.BODY, 1), ("¹ كلها.", Section.FOOTNOTE, 1)]
    second = [("عادت الشباك¹ مساء.", Section.BODY, 2), ("¹ نصفها.", Section.FOOTNOTE, 2)]
    assert [place[-4:] for place in called(*first, *second)] == ["ارب¹", "باك¹"]


def test_notes_at_the_end_are_called_in_their_order() -> None:
    """Numbers may begin anew with every chapter: the second note 1 belongs to the second mark 1."""
    body = [("Лодки ушли.¹ Сети остались.²", Section.BODY, 1), ("Лодки вернулись.¹", Section.BODY, 3)]
    notes = [(f"{n} Там же, с. {p}.", Section.FOOTNOTE, 9) for n, p in (("1.", 3), ("2.", 4), ("1.", 5))]
    assert [place[-6:] for place in called(*body, *notes)] == ["ушли.¹", "лись.²", "лись.¹"]


def test_a_note_that_nothing_calls_has_no_place() -> None:
    assert called(("No mark here.", Section.BODY, 1), ("³ Lost.", Section.FOOTNOTE, 1)) == [""]


def test_square_kilometres_call_nothing() -> None:
    assert called(("An area of 20 km² (2017).", Section.BODY, 1), ("² A note.", Section.FOOTNOTE, 1)) == [""]


def test_linking_is_the_same_when_it_is_done_again() -> None:
    text, blocks = assemble([Piece("It began.¹"), Piece("¹ A note.", Section.FOOTNOTE)])
    assert link_notes(text, blocks) == blocks


CHAPTERS = [
    Piece("The council met.¹ It left.²", page=1),
    Piece("Winter", Section.HEADING, page=2),
    Piece("The league stayed.¹", page=2),
]


@pytest.mark.parametrize("heading", ["Notes", "Примечания", "الهوامش", "پی‌نوشت‌ها", "Son Notlar", "Notes de fin"])
def test_notes_at_the_end_are_linked(heading: str) -> None:
    """Below a heading of notes, in six languages, numbered pieces are notes that the text calls."""
    notes = [Piece("1. Adler, p. 3.", page=3), Piece("2. Ibid.", page=3)]
    pieces = with_endnotes([CHAPTERS[0], Piece(heading, Section.HEADING, page=3), *notes])
    text, blocks = assemble(pieces)
    assert [text[b.called_at] for b in blocks if b.called_at is not None] == ["¹", "²"]


def test_notes_of_chapters_are_called_in_their_chapters() -> None:
    """The count begins anew below the name of each chapter; the nearest mark of that number is not the right one."""
    notes = [
        Piece("Notes", Section.HEADING, page=2),
        Piece("Autumn", Section.HEADING, page=2),
        Piece("1. Adler, p. 3.", page=2),
        Piece("2. Ibid.", page=2),
        Piece("Winter", Section.HEADING, page=2),
        Piece("1. Brandt, p. 7.", page=2),
    ]
    text, blocks = assemble(with_endnotes([*CHAPTERS, *notes]))
    called = [b.called_at for b in blocks if b.section is Section.FOOTNOTE]
    assert called == [text.index("¹"), text.index("²"), text.index("¹", text.index("stayed"))]


def test_lists_below_other_headings_are_no_notes() -> None:
    pieces = [CHAPTERS[0], Piece("Points of the agreement", Section.HEADING), Piece("1. Salt is free.")]
    assert with_endnotes(pieces) == pieces
