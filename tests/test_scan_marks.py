"""Marks of notes that recognition misreads are told by the order of the notes."""

from __future__ import annotations

from astana_nlp.readers.paragraphs import Piece, assemble
from astana_nlp.readers.scan_marks import with_marks
from astana_nlp.records import PageBreak, Section

NOTE = Section.FOOTNOTE
PAGES = frozenset({1, 2})


def linked(*pieces: Piece) -> list[tuple[str, str]]:
    """Return the word that calls each note, and how the note begins."""
    text, blocks = assemble(with_marks(pieces, PAGES))
    notes = [b for b in blocks if b.section is NOTE]
    return [
        (text[: b.called_at].split()[-1] if b.called_at is not None else "", text[b.start : b.end].split()[0])
        for b in notes
    ]


def test_a_sign_between_two_numbers_is_the_missing_one() -> None:
    """'its®' is 'its³' where the second and the fourth note were read."""
    body = Piece("It was read out.2 The truce met its® aim, as the league said of salt.4 All left.")
    notes = [Piece("2 Adler, p. 3.", NOTE), Piece("® Ibid.", NOTE), Piece("4 Brandt.", NOTE)]
    assert linked(body, *notes) == [("out.", "2"), ("its", "³"), ("salt.", "4")]


def test_quotes_are_marks_only_where_nothing_else_can_be() -> None:
    body = Piece("The armed' rebels met.2 All left.")
    assert linked(body, Piece("1 Adler.", NOTE), Piece("2 Ibid.", NOTE)) == [("armed", "1"), ("met.", "2")]
    doubtful = Piece("The boats' nets and the rebels' crates met.2 All left.")
    assert linked(doubtful, Piece("1 Adler.", NOTE), Piece("2 Ibid.", NOTE)) == [("", "1"), ("", "2")]


def test_as_many_marks_as_notes_are_theirs_whatever_they_look_like() -> None:
    """Raised digits are read as others, and as ends of sentences where none is."""
    body = Piece("Y! ont participé en qualité? d’observateurs.2 Le Comité? a siégé, s’étant jointe” aux autres.")
    notes = [Piece(f"{n} Ibid.", NOTE) for n in range(1, 6)]
    called = [word for word, _ in linked(body, *notes)]
    assert called == ["Y", "qualité", "d’observateurs.", "Comité", "jointe"]


def test_a_single_digit_is_not_believed() -> None:
    """Three marks for four notes, one of them read as a 2: it may be any of them."""
    body = Piece("The truce? held.2 It met its® aim.")
    assert [word for word, _ in linked(body, *(Piece(f"{n} Ibid.", NOTE) for n in range(1, 5)))] == [""] * 4


def test_notes_without_a_number_count_on() -> None:
    """Also from the page before, and where nothing was read of the mark."""
    first = [Piece("Salt.1 Nets.2", page=1), Piece("1 Adler.", NOTE, 1), Piece("2 Ibid.", NOTE, 1)]
    second = [Piece("Лодки ушли.3 Сети* остались.", page=2), Piece("§ Там же.", NOTE, 2), Piece("Адлер.", NOTE, 2)]
    assert linked(*first, *second)[2:] == [("ушли.", "³"), ("Сети", "⁴")]


def test_marks_that_contradict_the_count_stay() -> None:
    notes = [Piece("7 Adler.", NOTE), Piece("2 Ibid.", NOTE), Piece("5 Brandt.", NOTE)]
    pieces = [Piece("Salt® and nets."), *notes]
    assert with_marks(pieces, PAGES) == pieces


def test_pages_that_were_not_recognised_stay() -> None:
    pieces = [Piece("Salt® and nets.", page=3), Piece("1 Adler.", NOTE, 3)]
    assert with_marks(pieces, PAGES) == pieces


def test_page_breaks_move_along() -> None:
    """A mark of two digits for a sign makes the text longer."""
    body = Piece("It met its® aim, and went on.", page=1, breaks=(PageBreak(17, 2),))
    notes = [Piece("11 Adler.", NOTE, 1)]
    out = with_marks([body, *notes], PAGES)[0]
    assert out.text == "It met its¹¹ aim, and went on."
    assert out.text[out.breaks[0].offset :] == "and went on."


def test_notes_of_which_no_number_was_read_count_from_one_where_the_marks_agree() -> None:
    body = Piece('جنبش! نشست دوم تا" در آستانه برگزار شد.')
    notes = [Piece('" همان. ص ۲۴.', NOTE), Piece("* در پایان نشست.", NOTE)]
    assert linked(body, *notes) == [("جنبش", "¹"), ("تا", "²")]
    assert with_marks(notes, PAGES) == notes


def test_marks_in_the_text_say_where_the_notes_begin() -> None:
    """A single digit of a note was misread; three of the marks were not."""
    body = Piece("Соль.1 Сети.2 Лодки3 ушли; лёд встал.5")
    notes = [Piece("* Адлер.", NOTE), Piece("4 Там же.", NOTE), *(Piece(f"* Брандт {n}.", NOTE) for n in "345")]
    assert [begin for _, begin in linked(body, *notes)] == ["¹", "²", "³", "⁴", "⁵"]


def test_notes_go_on_from_the_page_before_where_one_digit_says_otherwise() -> None:
    first = [Piece("Salt.1 Nets.2", page=1), Piece("1 Adler.", NOTE, 1), Piece("2 Ibid.", NOTE, 1)]
    second = [Piece("Boats® left.4", page=2), Piece("2 Brandt.", NOTE, 2), Piece("*Ibid.", NOTE, 2)]
    assert linked(*first, *second)[2:] == [("Boats", "³"), ("left.", "⁴")]
