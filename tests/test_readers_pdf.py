"""PDFs as they are: columns, footnotes, running heads, right-to-left writing, tables, and files that cannot be read."""

from __future__ import annotations

import contextlib
import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from astana_nlp.errors import UnreadableError
from astana_nlp.readers import Limits
from astana_nlp.readers.characters import superscript
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.readers.pdf_bidi import logical
from astana_nlp.records import Extraction, Section
from manuscripts import Manuscript
from pdf_pages import drawn
from printing import CHROMIUM, printed
from typesetting import Geometry, Typesetter

NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

ROUNDS = 6
PARAGRAPHS = [
    (
        "The northern council^1^ and the harbour league met for the third time in the old customs house, "
        "where observers from four towns had taken their places long before the doors were opened on 24 "
        "January 2017.^2^ Nobody expected a result on the first day, since the well-known quarrel about "
        "fishing grounds had been left to a committee."
    ),
    (
        "By the evening the delegates had agreed on a list of eleven points^3^ that both sides called a "
        "beginning. The league asked for a map of the nets, and the council asked for the release of two "
        "boats which had been held since 2254 crates of salt went missing; neither demand was new, and "
        "neither was refused."
    ),
    "# A second meeting in spring",
    (
        "When the ice had gone the parties came together again, this time without the press.^4^ The "
        "chairwoman, who had written the first draft herself, read the eleven points aloud and asked "
        "whether anybody wished to withdraw. After a long silence the oldest of the fishermen said that "
        "he had come to sign and not to talk."
    ),
    (
        "It took another 30 days^5^ until the text was printed. Copies were nailed to the doors of the "
        "customs house, the school and the inn, and for the first time in seven years boats of both "
        "parties left the harbour on one tide."
    ),
] * ROUNDS
AUTHORS = [
    "Adler",
    "Brandt",
    "Clausen",
    "Dehn",
    "Ebert",
    "Falk",
    "Gerber",
    "Hansen",
    "Ibsen",
    "Jepsen",
    "Krog",
    "Lund",
    "Moller",
    "Nissen",
    "Olsen",
    "Petersen",
]
NOTES = {
    n: f'{AUTHORS[n % 16]}, "A History of the {AUTHORS[n % 7]} Family", vol. {n % 3}, 3 May 2016, '
    f"pp. {n * n}-{n * n + 5}, with a map of the fishing grounds and a list of all boats "
    f"that were registered by {AUTHORS[n % 13]} in that year."
    for n in range(1, 5 * ROUNDS + 1)
}


def numbered(paragraph: str, index: int) -> str:
    """Return the paragraph with note marks that count on from round to round."""
    parts = paragraph.split("^")
    return "^".join(str(int(part) + index // 5 * 5) if i % 2 else part for i, part in enumerate(parts))


@cache
def article(columns: int) -> Extraction:
    """Typeset and read the article in one, two or three columns."""
    paragraphs = [numbered(paragraph, index) for index, paragraph in enumerate(PARAGRAPHS)]
    parts = tuple(("heading", p[2:]) if p.startswith("# ") else ("paragraph", p) for p in paragraphs)
    made = Manuscript("en", "Salt and Nets", parts, tuple(NOTES.values()))
    return read_pdf(Typesetter(made, Geometry(columns=columns)).pdf(), Limits())


def texts(source: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks with one role."""
    return [source.text[b.start : b.end] for b in source.blocks if b.section is section]


def expected() -> list[str]:
    """Return the paragraphs as they should come out, note marks as superscript digits."""
    return [
        "".join(superscript(part) if i % 2 else part for i, part in enumerate(numbered(text, index).split("^")))
        for index, text in enumerate(PARAGRAPHS)
        if not text.startswith("#")
    ]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_out_whole_in_reading_order(columns: int) -> None:
    """Over lines, columns and pages, with note marks as superscript digits that are part of no word or number."""
    assert texts(article(columns), Section.BODY) == expected()


@pytest.mark.parametrize("columns", [1, 2])
def test_footnotes_stand_apart(columns: int) -> None:
    """Every note is a block of its own that begins with its mark."""
    notes = texts(article(columns), Section.FOOTNOTE)
    assert [note.split()[0] for note in notes] == [superscript(str(n)) for n in range(1, 5 * ROUNDS + 1)]
    assert [note.split(" ", 1)[1] for note in notes] == list(NOTES.values())


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_running_heads_and_page_numbers_are_boilerplate(columns: int) -> None:
    source = article(columns)
    heads = texts(source, Section.BOILERPLATE)
    assert heads.count("Papers on Mediation") == source.pages
    assert [head for head in heads if head.isdigit()] == [str(n + 1) for n in range(source.pages)]


def test_headings_and_title_are_told_from_the_body() -> None:
    source = article(2)
    assert texts(source, Section.TITLE) == ["Salt and Nets"] == [source.title]
    assert texts(source, Section.HEADING) == ["A second meeting in spring"] * ROUNDS


def test_a_paragraph_over_two_pages_knows_where_the_page_turns() -> None:
    """The words behind the break are on the next page."""
    source = article(3)
    turned = [block for block in source.blocks if block.breaks and block.section is Section.BODY]
    assert turned
    for block in turned:
        turn = block.breaks[0]
        assert block.start < turn.offset < block.end
        assert (block.page_at(turn.offset - 1), block.page_at(turn.offset)) == (block.page, turn.page)
        assert source.text[turn.offset - 1] == " "


def test_blocks_point_into_the_text() -> None:
    """Blocks are in order, disjoint, and nothing but line ends stands between them."""
    source = article(2)
    last = 0
    for block in source.blocks:
        assert not source.text[last : block.start].strip()
        assert source.text[block.start : block.end] == source.text[block.start : block.end].strip() != ""
        last = block.end


def test_words_are_cut_by_gaps_and_never_glued() -> None:
    """Two words drawn apart without a space between are two words; a word drawn letter by letter is one."""
    spaced = [(100 + 14 * i, 700.0, 20.0, letter) for i, letter in enumerate("HARBOUR")]
    source = read_pdf(drawn((100, 600, 10, "salt"), (121, 600, 10, "nets"), *spaced), Limits())
    assert texts(source, Section.BODY) == ["salt nets"]
    assert "HARBOUR" in source.text


def test_words_cut_at_line_ends_are_joined() -> None:
    """A hyphen at the line end goes, unless the document writes the word with it elsewhere."""
    lines = [
        "The well-known delegation of the northern council of the harbour arri-",
        "ved on Tuesday and asked for the release of two boats that the well-",
        "known league of the southern shore had held since the end of winter.",
    ]
    source = read_pdf(drawn(*((72, 700 - 14 * i, 11, line) for i, line in enumerate(lines))), Limits())
    assert "harbour arrived on Tuesday" in source.text
    assert "the well-known league" in source.text


def test_a_ruled_table_comes_out_row_by_row() -> None:
    """Cells of one row are joined by bars, words cut in them whole; the text around stays text."""
    buffer = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    table = Table([["Meeting", "Place"], ["first", "Customs\nHouse, re-\nbuilt"], ["second", "Old Inn"]])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    above = Paragraph("The parties met twice in the year of the great frost, at two places.", style)
    below = Paragraph("Both places have burnt down since, and nothing is left of either.", style)
    SimpleDocTemplate(buffer, pagesize=A4).build([above, table, below])
    source = read_pdf(buffer.getvalue(), Limits())
    assert texts(source, Section.TABLE) == ["Meeting | Place", "first | Customs House, rebuilt", "second | Old Inn"]
    assert [str(b.section) for b in source.blocks] == ["body", "table", "table", "table", "body"]


def test_captions_and_references_have_their_sections() -> None:
    rows = [
        (700, "The boats left on one tide and came back with full nets before the evening."),
        (660, "Figure 1: The harbour"),
    ]
    sources = [
        (600, "Writer, A. (2016). A History of the Harbour. Salt Press."),
        (580, "Other, B. (2017). Nets. Salt Press."),
    ]
    page = drawn(*((72, y, 11, text) for y, text in [*rows, *sources]), (72, 630, 14, "References"))
    source = read_pdf(page, Limits())
    assert texts(source, Section.CAPTION) == ["Figure 1: The harbour"]
    assert texts(source, Section.REFERENCE) == [text for _, text in sources]


def test_metadata_are_read_and_named_for_what_they_are() -> None:
    """The day on which the file was made is given as such; a title like 'Microsoft Word - x.docx' is none."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("Microsoft Word - draft.docx")
    canvas.setAuthor("A. Writer")
    canvas.drawString(72, 700, "One line of text.")
    canvas.save()
    source = read_pdf(buffer.getvalue(), Limits())
    assert (source.title, source.author, source.published_from) == ("", "A. Writer", "file")
    assert len(source.published) == len("2017-01-23")


ARABIC = [
    (
        "اجتمع مجلس الشمال ورابطة الميناء يومي 23 و24 يناير 2017 في مبنى الجمارك القديم، وحضر 14 صيادا "
        "(من أصل 20) بينما غاب «المجلس الأعلى» عن الجلسة الافتتاحية."
    ),
    (
        "وقالت الرئيسة Anna Harbour إن القرار 2254 صدر في 18/12/2015، وإن 50% من المقاعد شاغرة؛ وأضافت أن"
        " الأمر «مهمٌّ جدًّا» لأن الأطراف لم تتفق على الآليات، وأن اللجنة ستعود في الساعة 10:30 لإعلان "
        "النتائج."
    ),
]
PERSIAN = [
    (
        "نخستین دور گفتگوها در ۴ و ۵ بهمن ۱۳۹۵ (۲۳ و ۲۴ ژانویه ۲۰۱۷) در ساختمان قدیم گمرک برگزار شد و ۵۰٪"
        " صندلیها خالی ماند."
    ),
    ("سخنگو گفت: «صلح پابرجا میماند»؛ نشست بعدی ساعت ۱۰:۳۰ روز ۱۳۹۶/۰۲/۱۴ آغاز میشود و متن شماره ۲۲۵۴ مبنای کار است."),
]
RUSSIAN = [
    ("Первая встреча прошла 23–24 января 2017 г. в старой таможне; по словам А. Б. Писаревой, 50 % мест пустовали."),
    ("Следующая начнётся в 10:30 утра в воскресенье, поскольку стороны ещё не договорились о карте рыбных угодий."),
]


@NEEDS_CHROMIUM
@pytest.mark.parametrize("style", ["font-size:11pt", "font-size:11pt;column-count:2;text-align:justify"])
@pytest.mark.parametrize(("language", "paragraphs"), [("ar", ARABIC), ("fa", PERSIAN), ("ru", RUSSIAN)])
def test_other_scripts_come_out_in_the_order_of_reading(language: str, paragraphs: list[str], style: str) -> None:
    """Numbers, dates, Latin names, brackets, quotes, lam-alef and vowel signs stand where a reader reads them."""
    wanted = paragraphs * (4 if "column" in style else 1)
    direction = "ltr" if language == "ru" else "rtl"
    html = "".join(f"<p>{paragraph}</p>" for paragraph in wanted)
    font = "font-family:'Noto Naskh Arabic','DejaVu Sans'"
    page = f'<!doctype html><html lang={language} dir={direction}><body style="{font};{style}">{html}'
    source = read_pdf(printed({"": page})[""], Limits())
    assert "\n\n".join(wanted) == source.text


@NEEDS_CHROMIUM
def test_an_arabic_page_has_title_headings_table_and_footnotes() -> None:
    """The roles are found from the right as they are from the left, and table cells are read from the right."""
    cells = "<table><tr><td>الاجتماع<td>المكان<tr><td>الأول<td>مبنى الجمارك</table>"
    notes = (
        "<p style='font-size:8pt'><sup>1</sup> سالم البحار، تاريخ الميناء، ص 12.<br><sup>2</sup> المرجع نفسه، ص 15.</p>"
    )
    style = "<style>body{font:12pt 'Noto Naskh Arabic'} sup{font-size:60%} td{border:1px solid;padding:4px}</style>"
    body = f"<p>{ARABIC[0]}<sup>1</sup> {ARABIC[1]}<sup>2</sup></p>"
    page = f"<html lang=ar dir=rtl>{style}<h1>ملح وشباك</h1><h2>الجولة الأولى</h2>{body}{cells}{notes}"
    source = read_pdf(printed({"": f"<!doctype html>{page}"})[""], Limits())
    assert source.title == "ملح وشباك"
    assert texts(source, Section.HEADING) == ["الجولة الأولى"]
    assert texts(source, Section.BODY) == [f"{ARABIC[0]}¹ {ARABIC[1]}²"]
    assert texts(source, Section.TABLE) == ["الاجتماع | المكان", "الأول | مبنى الجمارك"]
    assert texts(source, Section.FOOTNOTE) == ["¹ سالم البحار، تاريخ الميناء، ص 12.", "² المرجع نفسه، ص 15."]


@pytest.mark.parametrize(
    ("drawn_text", "read"),
    [
        ("2017 ريانيي 24و 23", "23 و24 يينايr"[:0] + "23 و24 ييناير 2017"),
        (".(2015) 2254 رارقلا", "القرار 2254 (2015)."),
        ("10:30 ةعاسلا", "الساعة 10:30"),
        ("18/12/2015 موي", "يوم 18/12/2015"),
        ("ةعامج John Smith لاق", "قال John Smith جماعة"),
        ("%50 ةبسن", "نسبة 50%"),
    ],
)
def test_lines_are_turned_from_paper_to_reading(drawn_text: str, read: str) -> None:
    """Letters run from the right; numbers, dates and Latin names inside keep their own order."""
    assert logical(list(drawn_text), right_to_left=True) == read


def test_an_arabic_name_in_an_english_line_is_turned_alone() -> None:
    line = "the paper (" + "ةديرج" + ") wrote"
    assert logical(list(line), right_to_left=False) == "the paper (" + "ةديرج"[::-1] + ") wrote"


@given(st.text(alphabet="ابجد 12.ab(", max_size=30), st.booleans())
def test_turning_a_line_loses_no_letter(text: str, from_right: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Whatever stands on the line, every letter and digit comes out once."""
    out = logical(list(text), right_to_left=from_right)
    assert sorted(c for c in out if c.isalnum()) == sorted(c for c in text if c.isalnum())


def test_presentation_forms_are_folded() -> None:
    """Arabic that is stored as shapes in visual order comes out as letters in reading order."""
    from astana_nlp.readers.pdf_glyphs import Glyph
    from astana_nlp.readers.pdf_lines import line_of, rows_of

    shapes = "ﻡﻼﺳ"  # 'سلام' from left to right: meem, lam-alef, seen
    glyphs = [Glyph(shape, 100 + 8 * i, 108 + 8 * i, 50.0, 12.0) for i, shape in enumerate(shapes)]
    assert line_of(rows_of(glyphs)[0], 1, page_right_to_left=True).text == "سلام"


def test_vowel_signs_that_stand_alone_are_a_line_too() -> None:
    """Some typesetters of the Quran raise all signs of a line onto a baseline of their own: that ended the reader."""
    from astana_nlp.readers.pdf_glyphs import Glyph
    from astana_nlp.readers.pdf_lines import line_of, rows_of

    glyphs = [Glyph("\u064e", 100 + 8 * i, 104 + 8 * i, 50.0, 12.0) for i in range(3)]
    assert set(line_of(rows_of(glyphs)[0], 1, page_right_to_left=True).text) <= {"\u064e", " "}


def test_narrow_spaces_part_words_of_arabic_script() -> None:
    """Letters touch inside of a word: a gap of an eighth of the size, no gap in Latin print, is a space there."""
    from astana_nlp.readers.pdf_glyphs import Glyph
    from astana_nlp.readers.pdf_lines import line_of, rows_of

    def read(letters: str) -> str:
        glyphs = [
            Glyph(letter, x, x + 10.0, 50.0, 10.0)
            for letter, x in zip(letters, (100.0, 110.0, 121.2, 131.2), strict=True)
        ]
        return line_of(rows_of(glyphs)[0], 1, page_right_to_left=False).text

    assert (read("رمات"), read("abcd")) == ("تا مر", "abcd")


def test_latin_lines_in_a_persian_column_cut_no_paragraph() -> None:
    """The lines of both directions end at the sides of one column."""
    from astana_nlp.readers.paragraphs import Vocabulary
    from astana_nlp.readers.pdf_lines import Line
    from astana_nlp.readers.pdf_paragraphs import PageLines, Print, pieces_of

    def line(number: int, text: str, x0: float, *, from_right: bool) -> Line:
        return Line(text, x0, 500.0 if from_right else 200.0, 20.0 * number, 10.0, False, 1, from_right, 30.0)  # noqa: FBT003 - in the order of the fields

    persian = [line(n, f"سطر {n} از متن", 100.0, from_right=True) for n in range(1, 7)]
    example = line(7, "begin document", 100.0, from_right=False)
    pieces = pieces_of([PageLines(1, ((*persian, example),), ())], Print(10.0, bold=False), Vocabulary())
    assert pieces[0].text.count("سطر") == 6


def test_double_letters_of_a_ligature_are_two() -> None:
    """PDFium tells the letters of 'ff' at one place: one of them was taken for a second printing of the other."""
    from astana_nlp.readers.pdf_characters import Raw, Style
    from astana_nlp.readers.pdf_glyphs import _merged

    style = Style(0, 10.0, False, False)  # noqa: FBT003 - in the order of the fields
    letters = [Raw("f", 10, 0, 16, 8, 10, 0, style, 1), Raw("f", 10, 0, 16, 8, 10, 0, style, 1)]
    assert [glyph.text for glyph in _merged(letters, 0, 100.0)] == ["ff"]
    again = [letters[0], letters[0]._replace(object=2)]
    assert [glyph.text for glyph in _merged(again, 0, 100.0)] == ["f"]


def test_an_encrypted_file_says_what_to_do() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(72, 700, "hidden")
    canvas.save()
    with pytest.raises(UnreadableError, match="encrypted: remove the password"):
        read_pdf(buffer.getvalue(), Limits())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 8, b"no pdf at all"])
def test_damaged_files_are_refused(data: bytes) -> None:
    """Whatever the bytes are, the error is ours and carries a remedy."""
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, Limits())
    assert caught.value.remedy


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=40))
def test_overwritten_bytes_never_break_the_reader(place: int, garbage: bytes) -> None:
    """A damaged file is read or refused, but nothing else is raised."""
    good = drawn((72, 700, 11, "The boats left on one tide."))
    bad = good[:place] + garbage + good[place + len(garbage) :]
    with contextlib.suppress(UnreadableError):
        assert read_pdf(bad, Limits()).format == "pdf"


def scanned(pages: int, *texts_of_pages: str) -> bytes:
    """Make a file of pictures, with text on some pages."""
    from PIL import Image

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for number in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 400, 600)
        if number < len(texts_of_pages):
            canvas.drawString(72, 700, texts_of_pages[number])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_scan_gives_no_text_and_says_what_to_do() -> None:
    source = read_pdf(scanned(2), Limits())
    assert (source.text, source.blocks, source.pages) == ("", (), 2)
    assert [p.split(":")[0] for p in source.problems] == ["pages 1 to 2 have no text layer"]
    assert "OCR" in source.problems[0]


def test_pages_without_text_are_named() -> None:
    """One page with text is read; the scan behind it is named."""
    source = read_pdf(scanned(2, "A page with words."), Limits())
    assert source.text == "A page with words."
    assert [problem[:6] for problem in source.problems] == ["page 2"]


def test_limits_are_kept_and_named() -> None:
    """Pages over the limit are left out, and the reviewer is told."""
    source = read_pdf(scanned(3, "one", "two", "three"), Limits(max_pages=2))
    assert "three" not in source.text
    assert source.pages == 3
    assert "only the first 2 of 3 pages" in source.problems[-1]
    cut = read_pdf(scanned(3, "one" * 10, "two" * 10, "three"), Limits(max_characters=40))
    assert "cut at page 2" in cut.problems[-1]


def _in_fonts(*lines: tuple[str, float, float, str]) -> Extraction:
    """Return a page of lines: font, size, distance from the top, text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for font, size, y, text in lines:
        canvas.setFont(font, size)
        canvas.drawString(70, A4[1] - y, text)
    canvas.save()
    return read_pdf(buffer.getvalue(), Limits())


_TEXT = [
    "The northern council and the harbour league met for the third time in the old customs",
    "house, where observers from four towns had taken their places long before the doors were",
    "opened. Nobody expected a result on the first day, since the well-known quarrel about the",
    "fishing grounds had been left to a committee that met in spring.",
]


def test_bold_lines_of_the_size_of_the_text_are_headings() -> None:
    """Times-Bold says its weight by its name alone; PDFium gives 0 for the standard fonts."""
    text = [("Times-Roman", 11.0, 120.0 + 15 * i, line) for i, line in enumerate(_TEXT)]
    more = [("Times-Roman", 11.0, 215.0 + 15 * i, line) for i, line in enumerate(_TEXT)]
    found = _in_fonts(("Times-Bold", 11.5, 100, "Round three"), *text, ("Times-Bold", 11, 195, "Round four"), *more)
    headings = [found.text[b.start : b.end] for b in found.blocks if b.section in {Section.HEADING, Section.TITLE}]
    assert headings == ["Round three", "Round four"]


def test_an_airy_title_of_two_lines_is_one() -> None:
    """The lines of a title stand as far apart, in units of their size, as those of the text."""
    text = [("Times-Roman", 11.0, 200.0 + 20 * i, line) for i, line in enumerate(_TEXT * 2)]
    title = [
        ("Times-Roman", 22.0, 80.0, "How the harbour league and the northern"),
        ("Times-Roman", 22.0, 120.0, "council met"),
    ]
    found = _in_fonts(*title, *text)
    assert found.title == "How the harbour league and the northern council met"


def test_heads_behind_a_cover_without_text_are_set_apart() -> None:
    """A cover that is a picture has no lines to compare them with."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.rect(0, 0, *A4, fill=1)
    canvas.showPage()
    for page in (2, 3, 4):
        canvas.drawString(72, 800, "Papers on Mediation")
        for i in range(20):
            canvas.drawString(
                72, 740 - 14 * i, f"Salt is won from the sea on {page} days of the {i} weeks of summer, they say."
            )
        canvas.showPage()
    canvas.save()
    source = read_pdf(buffer.getvalue(), Limits())
    assert source.pages == 4
    assert texts(source, Section.BOILERPLATE) == ["Papers on Mediation"] * 3


def test_the_first_and_last_lines_of_airy_pages_are_no_running_heads() -> None:
    """Pages without heads whose lines stand at the same heights everywhere, far apart and short, as in manuscripts."""
    words = [f"word{number}" for number in range(3 * 20 * 6)]
    lines = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(3):
        canvas.setFont("Times-Roman", 12)
        for row, line in enumerate(lines[20 * page : 20 * page + 20]):
            canvas.drawString(90, 760 - 24 * row, line)
        canvas.showPage()
    canvas.save()
    found = read_pdf(buffer.getvalue(), Limits())
    assert " ".join(texts(found, Section.BODY)).split() == words
