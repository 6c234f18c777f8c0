"""Characters that a PDF prints or names in other ways than they are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.readers import Limits
from astana_nlp.readers.characters import clean
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_bidi import logical
from astana_nlp.readers.pdf_characters import Raw, Style
from astana_nlp.readers.pdf_glyphs import Glyph, _merged
from astana_nlp.readers.pdf_letters import lettered
from astana_nlp.readers.pdf_lines import line_of, rows_of
from astana_nlp.records import Section
from pdf_pages import drawn

if TYPE_CHECKING:
    from astana_nlp.records import Extraction


def printed(*places: tuple[str, float, float]) -> list[Glyph]:
    """Return characters that a file prints in this order: (text, x0, x1), ten points high on one baseline."""
    return [Glyph(text, x0, x1, 50.0, 10.0, order=order) for order, (text, x0, x1) in enumerate(places, 1)]


def line(glyphs: list[Glyph]) -> str:
    """Return what is read on the line that the characters stand on."""
    return line_of(rows_of(lettered(glyphs))[0], 1, page_right_to_left=True).text


def sections(source: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks with one role."""
    return [source.text[b.start : b.end] for b in source.blocks if b.section is section]


@pytest.mark.parametrize(
    ("accent", "rise", "letter", "read"),
    [("´", 0, "e", "é"), ("¨", 0, "u", "ü"), ("¸", 0, "s", "ş"), ("˙", 2.4, "I", "İ"), ("ˆ", 0, "ı", "î")],
)
def test_accents_are_put_into_their_letters(accent: str, rise: float, letter: str, read: str) -> None:
    """Fonts of old TeX print them apart, those of capitals raised; a dotless i has no dot of its own."""
    mark, base = Glyph(accent, 100.3, 104.7, 50.0 - rise, 10.0), Glyph(letter, 100.0, 105.0, 50.0, 10.0)
    assert line([mark, base]) == read


def test_accents_that_are_printed_behind_all_else_find_their_letter() -> None:
    word = [Glyph(letter, 100.0 + 5 * i, 105.0 + 5 * i, 50.0, 10.0) for i, letter in enumerate("Urdün")]
    assert line([*word, Glyph("¨", 101.0, 104.0, 47.6, 10.0)]) == "Ürdün"


def test_an_accent_beside_a_letter_stays_a_sign() -> None:
    assert line(printed(("a", 100, 105), ("`", 105, 108), ("b", 108, 113))) == "a`b"


def test_half_spaces_are_no_spaces() -> None:
    """TeX prints the non-joiner of Persian as a space without room: between letters that touch it is one again."""
    letters = printed(("م", 115, 120), ("ی", 110, 115), (" ", 110, 112), ("ک", 105, 110), ("ن", 100, 105))
    assert line(letters) == "می\u200cکن"
    behind = [g._replace(x0=108.0, x1=110.0) if g.text == " " else g for g in letters]
    assert line(behind) == "می\u200cکن"


def test_spaces_with_room_stay_spaces() -> None:
    letters = printed(("م", 115, 120), ("ی", 110, 115), (" ", 107, 110), ("ک", 102, 107), ("ن", 97, 102))
    assert line(letters) == "می کن"


def test_letters_on_top_of_each_other_are_read_in_the_order_of_the_file() -> None:
    """Lam stands over jim in Naskh, narrower than it: their boxes do not tell which comes first."""
    letters = (("ا", 120, 122), ("ل", 117, 120), ("ل", 113.3, 117.8), ("ج", 113.0, 119.2), ("ن", 110, 113))
    assert line(printed(*letters)) == "اللجن"
    assert line(printed(*reversed(letters))) == "اللجن"


@pytest.mark.parametrize(("letter", "digits"), [("گ", "۱۳۹۶"), ("ة", "١٣٩٦")])
def test_digits_that_arabic_and_persian_share_are_those_of_the_language(letter: str, digits: str) -> None:
    """Programs name a shape by either number."""
    told = [letter, " ", *"۱۳۹٦"]
    assert (
        line([Glyph(d, 100.0 + 5 * i, 105.0 + 5 * i, 50.0, 10.0) for i, d in enumerate(told)]) == f"{digits} {letter}"
    )


def test_the_alef_of_a_ligature_is_an_alef() -> None:
    assert line(printed(("ب", 110, 115), ("ل", 105, 110), ("\u061d", 102, 105))) == "بلا"
    assert line(printed(("ب", 110, 115), ("ل\u061d", 102, 110))) == "بلا"


@pytest.mark.parametrize("named", ["لا", "ال", "لأ", "أل"])
def test_a_ligature_of_alef_and_lam_is_lam_alef(named: str) -> None:
    """Noto Kufi names its two letters as they are drawn, from left to right, and PDFium gives both one box."""
    style = Style(0, 10.0, bold=False, invisible=False)
    seen = [Raw(letter, 100.0, 0.0, 108.0, 10.0, 100.0, 0.0, style, 1) for letter in named]
    assert {glyph.text for glyph in _merged(seen, 0, 100.0)} == {"لا" if "ا" in named else "لأ"}


def test_a_sign_over_a_letter_stays_on_its_line() -> None:
    """XeTeX raises a shadda: together with the mark of a note it made a line, and both stood anywhere."""
    word = printed(("و", 115, 120), ("ق", 110, 115), ("\u0651", 111, 113), ("ع", 105, 110), ("³", 102, 104))
    raised = [g._replace(baseline=46.8) if g.text == "\u0651" else g for g in word]
    mark = [g._replace(text="3", baseline=46.0, size=6.0) if g.text == "³" else g for g in raised]
    assert line(mark) == "وقّع³"


@pytest.mark.parametrize("visual", ["50%", "%50"])
def test_per_cent_stands_behind_its_number(visual: str) -> None:
    """Programs draw it on either side of a number in Arabic text."""
    assert logical([*visual, " ", *"نإ"], right_to_left=True) == "إن 50%"


def test_brackets_before_note_marks_close() -> None:
    assert logical([*"³)2017", " ", *"هم", "("], right_to_left=True) == "(مه 2017)³"


def test_the_mark_of_a_note_goes_with_its_word_over_a_thin_space() -> None:
    """French typography sets it off."""
    source = read_pdf(
        drawn((72, 700, 10, "La paix est"), (123, 703.5, 6, "1"), (130, 700, 10, "loin, dit la maire.")), Limits()
    )
    assert source.text == "La paix est¹ loin, dit la maire."


def test_lowered_letters_are_no_line_of_their_own() -> None:
    """The E of LaTeX stands low beside a raised A: that cut the paragraph in two."""
    text = [(72, 700, 12, "It was set by L"), (149.3, 702.5, 9, "A"), (155, 700, 12, "T"), (161, 697.4, 12, "E")]
    rest = [
        (168.5, 700, 12, "X in a night, and nobody in the old customs house had"),
        (72, 686, 12, "known of it before."),
    ]
    source = read_pdf(drawn(*text, *rest), Limits())
    assert source.text == "It was set by LATEX in a night, and nobody in the old customs house had known of it before."


def test_dots_that_lead_to_a_number_glue_no_words() -> None:
    """They stand wider apart than words."""
    dots = [(180 + 4.6 * i, 700, 10, ".") for i in range(60)]
    source = read_pdf(drawn((72, 700, 10, "The"), (91, 700, 10, "second"), (127, 700, 10, "meeting"), *dots), Limits())
    assert source.text.startswith("The second meeting")


@pytest.mark.parametrize(("named", "read"), [("Exaⅿpⅼe of a ⅾeaⅼ", "Example of a deal"), ("Round Ⅳ", "Round IV")])
def test_roman_numerals_of_one_character_are_letters(named: str, read: str) -> None:
    """XeTeX calls letters of some fonts by the numerals with which they share their shapes."""
    assert clean(named) == read


def test_print_without_a_size_is_read() -> None:
    """Fonts that tell next to nothing as their size ended the reader."""
    source = read_pdf(drawn(*((72, 700 - i, 0.1, "salt") for i in range(9))), Limits())
    assert "salt" in source.text


def test_a_head_with_a_page_number_is_told_from_one_page() -> None:
    """A paper of two pages prints its head once."""
    text = [(72, 700 - 14 * i, 11, f"The council met in the customs house for the {i}th time.") for i in range(9)]
    source = read_pdf(drawn((72, 740, 11, "Papers on Mediation"), (500, 740, 11, "2"), *text), Limits())
    assert sections(source, Section.BOILERPLATE) == ["Papers on Mediation 2"]
    near = read_pdf(drawn((72, 714, 11, "The nets of the council"), (500, 714, 11, "2"), *text), Limits())
    assert sections(near, Section.BOILERPLATE) == []


def test_a_note_without_mark_below_a_rule_goes_on_from_the_page_before() -> None:
    """Also where it was cut between two sentences."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for feet in (["1 Adler, A History of Boats, tells it all."], ["See also page 12 of it."]):
        canvas.setFont("Helvetica", 11)
        for i in range(20):
            canvas.drawString(72, 700 - 14 * i, f"The council met in the customs house for the {i}th time and left.")
        if feet[0][0] == "1":
            canvas.setFont("Helvetica", 7)
            canvas.drawString(72 + 280, 704, "1")
        canvas.line(72, 120, 200, 120)
        canvas.setFont("Helvetica", 8)
        for i, foot in enumerate(feet):
            canvas.drawString(72, 108 - 10 * i, foot)
        canvas.showPage()
    canvas.save()
    notes = sections(read_pdf(buffer.getvalue(), Limits()), Section.FOOTNOTE)
    assert notes == ["1 Adler, A History of Boats, tells it all. See also page 12 of it."]


def spaced(word_gap: float, letter_gap: float) -> str:
    """Return what is read of words without a printed space, with gaps in units of the size."""
    places, x = [], 0.0
    for letter in "ferry to the toll road":
        if letter == " ":
            x += 10.0 * (word_gap - letter_gap)
            continue
        places.append((letter, x, x + 5.0))
        x += 5.0 + 10.0 * letter_gap
    return line(printed(*places))


@pytest.mark.parametrize(
    ("word_gap", "letter_gap", "read"),
    [
        (0.2, 0.0, "ferry to the toll road"),
        (0.11, 0.0, "ferry to the toll road"),
        (0.11, 0.06, "ferrytothetollroad"),
        (0.3, 0.12, "ferry to the toll road"),
    ],
)
def test_words_of_tight_lines_are_parted(word_gap: float, letter_gap: float, read: str) -> None:
    """A gap narrower than usual parts words only where no letters stand nearly so far apart."""
    assert spaced(word_gap, letter_gap) == read
