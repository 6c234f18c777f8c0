"""What publishing programs print beside plain paragraphs: initials, boxes, tables without rules, stars for notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_aligned import with_aligned_tables
from astana_nlp.readers.pdf_glyphs import Glyph
from astana_nlp.readers.pdf_lines import Row
from astana_nlp.records import Section
from pdf_pages import drawn

if TYPE_CHECKING:
    from astana_nlp.records import Extraction

LINES = [
    "the northern council and the harbour league met for the third time in the old",
    "customs house, where observers from four towns had taken their places before the",
    "doors were opened on the day of the great frost. A boat lay in the harbour, and the",
    "chairwoman read the eleven points aloud and asked whether anybody wished to leave.",
]
ROWS = [
    ("Round", "Days", "Place", "Delegations"),
    ("1", "23 January 2017", "Astana", "14"),
    ("4", "3 May 2017", "Astana", ""),
    ("10", "30 July 2018", "Sochi", "9"),
]


def texts(source: Extraction, *sections: Section) -> list[str]:
    """Return the texts of the blocks with one of these roles."""
    return [source.text[b.start : b.end] for b in source.blocks if b.section in sections]


def paragraph(top: float, first: str = LINES[0], indent: float = 0.0) -> list[tuple[float, float, float, str]]:
    """Return the lines of a paragraph as `drawn` takes them, the first two indented."""
    lines = [first, *LINES[1:]]
    return [(72 + (indent if i < 2 else 0), top - 14 * i, 11, line) for i, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("initial", "rest", "first"),
    [("T", f"he{LINES[0][3:]}", "The northern"), ("A", f"harbour of {LINES[0]}", "A harbour")],
)
def test_initials_go_to_the_word_that_they_begin(initial: str, rest: str, first: str) -> None:
    """As high as two lines, they stand on the second; whether they are a word is told by the words of the page."""
    lines = paragraph(700, rest, 26)
    source = read_pdf(drawn((72, 686, 36, initial), *lines), Limits())
    body = texts(source, Section.BODY)
    assert len(body) == 1
    assert body[0].startswith(first)
    assert body[0].endswith("wished to leave.")


def test_titles_are_no_initials() -> None:
    source = read_pdf(drawn((72, 760, 36, "Oil"), *paragraph(700)), Limits())
    assert texts(source, Section.TITLE) == ["Oil"]


def test_cells_that_stand_below_each_other_are_a_table() -> None:
    """Also without a rule, and where one is empty."""
    cells = [(72 + 110 * x, 600 - 16 * y, 10, cell) for y, row in enumerate(ROWS) for x, cell in enumerate(row) if cell]
    source = read_pdf(drawn(*paragraph(700), *cells, *paragraph(500)), Limits())
    assert texts(source, Section.TABLE) == [" | ".join(row).strip() for row in ROWS]
    assert [b.section for b in source.blocks if b.section is not Section.TABLE] == [Section.BODY] * 2


def test_two_columns_of_words_and_figures_are_a_table() -> None:
    rows = [("Salt", "12"), ("Nets and ropes", "7"), ("Boats", "2254"), ("Bread", "30")]
    cells = [(72 + 200 * x, 600 - 16 * y, 10, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    source = read_pdf(drawn(*paragraph(700), *cells), Limits())
    assert texts(source, Section.TABLE) == [" | ".join(row) for row in rows]


def test_wide_spaces_of_justified_lines_make_no_table() -> None:
    """Russian words are long: in a narrow column, the spaces of three lines may meet."""
    words = (("подходят", "к", "переговорам,"), ("посланцев", "от", "поселений"), ("формальны", "их", "возражения"))
    rows = [_justified(line, 700.0 + 14 * i) for i, line in enumerate(words)]
    assert all(len(row.gaps) == 2 for row in rows)
    assert [row.table for row in with_aligned_tables(rows, 1)] == [(), (), ()]


def _justified(words: tuple[str, ...], baseline: float) -> Row:
    """Return words of letters 5 points wide as a line from 72 to 232."""
    space = (160 - 5 * sum(map(len, words))) / (len(words) - 1)
    glyphs: list[Glyph] = []
    x = 72.0
    for word in words:
        for letter in word:
            glyphs.append(Glyph(letter, x, x + 5, baseline, 10.0))
            x += 5
        x += space
    return Row(tuple(glyphs), baseline)


def test_lists_and_speeches_are_no_tables() -> None:
    """Numbers or names that are set off stand before text, not before cells."""
    items = [
        part
        for i, line in enumerate(LINES)
        for part in ((72, 600 - 16 * i, 10, f"{i + 1}."), (100, 600 - 16 * i, 10, line))
    ]
    source = read_pdf(drawn(*paragraph(700), *items), Limits())
    assert texts(source, Section.TABLE) == []
    assert all(line in source.text.replace("\n\n", " ") for line in LINES)


def test_text_in_a_box_stands_apart_from_the_text_beside_it() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.rect(360, 610, 170, 105)
    for i in range(20):
        canvas.setFont("Helvetica", 11)
        words = LINES[i % 4].split()
        canvas.drawString(72, 700 - 14 * i, " ".join(words[: 8 if i < 7 else 14]))
    for i in range(6):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(366, 700 - 14 * i, f"Salt is won from the sea in {i + 2} pans.")
    canvas.save()
    source = read_pdf(buffer.getvalue(), Limits())
    salted = [text for text in texts(source, Section.BODY) if "Salt" in text]
    assert salted
    assert all("council" not in text and "customs" not in text for text in salted)


def test_stars_and_daggers_call_notes() -> None:
    """Raised and small, they go with the word before them."""
    marks = [
        (
            71.8 + stringWidth(LINES[line][: LINES[line].index(word) + len(word)], "Helvetica", 11),
            704 - 14 * line,
            7,
            mark,
        )
        for line, word, mark in ((0, "council", "*"), (3, "points", "†"))
    ]
    body = [*paragraph(700)[1:3], (72, 700, 11, LINES[0].replace("council ", "council  "))]
    body.append((72, 658, 11, LINES[3].replace("points ", "points  ")))
    feet = [(72, 120, 8, "* It burnt down in the year that followed."), (72, 108, 8, "† She had written them.")]
    source = read_pdf(drawn(*body, *marks, *feet), Limits())
    assert len(texts(source, Section.FOOTNOTE)) == 2
    assert [source.text[b.called_at] for b in source.blocks if b.called_at is not None] == ["*", "†"]


PROGRAM = [
    "41 def seats(rounds):",
    "42     held = {r['day']: r['seats'] for r in rounds}",
    "43     return max(held.values()) if held else 0",
    "44 print(seats(load('harbour.json')))",
]


def test_the_lines_of_a_program_are_no_notes() -> None:
    """Small print whose lines are numbered stands at the foot of manuals too; no word of the page calls the numbers."""
    body = [(72, 780 - 14 * n, 11.0, line) for n, line in enumerate(LINES)]
    foot = [(72, 130 - 10 * n, 8.0, line) for n, line in enumerate(PROGRAM)]
    assert texts(read_pdf(drawn(*body, *foot), Limits()), Section.FOOTNOTE) == []


def test_a_note_below_a_program_stays_one() -> None:
    """The text calls it; an address in it has as many signs as a program."""
    body = [(72, 780 - 14 * n, 11.0, line) for n, line in enumerate(LINES)]
    call = (72 + stringWidth(LINES[-1], "Helvetica", 11), 780 - 14 * 3 + 4, 6.5, "1")
    foot = [
        (72, 150 - 10 * n, 8.0, line)
        for n, line in enumerate([*PROGRAM, "1 See https://harbour.example/a?b=c#d_e, p. 4."])
    ]
    found = read_pdf(drawn(*body, call, *foot), Limits())
    assert texts(found, Section.FOOTNOTE) == ["1 See https://harbour.example/a?b=c#d_e, p. 4."]
