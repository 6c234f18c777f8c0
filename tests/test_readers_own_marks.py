"""Notes whose marks their authors wrote: such a mark is no part of a word or note, which counts as any other."""

from __future__ import annotations

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.docx import read_docx
from astana_nlp.readers.rtf import read_rtf
from test_readers_office import W, docx

LANGUAGES = {
    "en": ("They met", " and left.", "The source."),
    "ar": ("اجتمع الوفدان", " ثم غادرا.", "المصدر."),
    "ru": ("Они встретились", " и уехали.", "Источник."),
    "fa": ("آنها دیدار کردند", " و رفتند.", "منبع."),
}


def _escaped(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["1", " 1", "*", "\\u8224?", "iv"])
def test_rtf_mark_of_the_author_is_counted(language: str, mark: str) -> None:
    """The mark stands before the note and again in it; of programs for Arabic with a space before it."""
    before, behind, note = LANGUAGES[language]
    data = (
        f"{{\\rtf1\\ansi {{{_escaped(before)}}}{{{{\\super {mark}{{\\*\\footnote {mark.strip()}"
        f"\\pard\\plain {{{_escaped(note)}}}}}}}}}{{{_escaped(behind)}}}\\par}}"
    )
    assert read_rtf(data.encode(), Limits()).text == f"{before}¹{behind}\n\n¹ {note}"


def test_rtf_note_that_the_program_counts_keeps_its_first_number() -> None:
    """'1 May' is no mark where the program writes one."""
    data = rb"{\rtf1 They met{\super\chftn{\footnote{\super\chftn} 1 May was the day.}} and left.\par}"
    assert read_rtf(data, Limits()).text == "They met¹ and left.\n\n¹ 1 May was the day."


def test_rtf_note_without_a_mark_is_kept() -> None:
    data = rb"{\rtf1 They met in May{\footnote May of 2017.} and left.\par}"
    assert read_rtf(data, Limits()).text == "They met in May and left.\n\n¹ May of 2017."


def _run(text: str, style: str = "", call: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}{call}<w:t xml:space="preserve">{text}</w:t></w:r>'


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Mark"><w:basedOn w:val="Raised"/></w:style></w:styles>'
)


def test_docx_mark_of_the_author_may_be_cut_into_runs() -> None:
    """LibreOffice writes '10' in two runs, raised by their style."""
    call = '<w:footnoteReference w:customMarkFollows="1" w:id="7"/>'
    body = f"<w:p>{_run('They met')}{_run('1', 'Mark', call)}{_run('0', 'Mark')}{_run(' and left.')}</w:p>"
    note = f"<w:p>{_run('1', 'Mark')}{_run('0')}{_run('The source.')}</w:p>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{note}</w:footnote></w:footnotes>'
    assert (
        read_docx(docx(body, styles=STYLES, footnotes=notes), Limits()).text == "They met¹ and left.\n\n¹ The source."
    )


def test_docx_comma_behind_a_mark_of_the_author_is_kept() -> None:
    call = '<w:footnoteReference w:customMarkFollows="1" w:id="{}"/>'
    first, second = (_run(mark, "Mark", call.format(key)) for mark, key in (("*", 7), ("**", 8)))
    body = f"<w:p>{_run('They met')}{first}{_run(',', 'Mark')}{second}{_run(' and left.')}</w:p>"
    notes = "".join(
        f'<w:footnote w:id="{key}"><w:p>{_run(text)}</w:p></w:footnote>' for key, text in ((7, "* A."), (8, "** B."))
    )
    source = docx(body, styles=STYLES, footnotes=f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>')
    assert read_docx(source, Limits()).text == "They met¹,² and left.\n\n¹ A.\n\n² B."


def test_docx_numbers_that_a_style_raises_are_no_part_of_words() -> None:
    body = f"<w:p>{_run('They met')}{_run('3', 'Mark')}{_run(' and left.')}</w:p>"
    assert read_docx(docx(body, styles=STYLES), Limits()).text == "They met³ and left."


def test_docx_mark_of_the_author_in_a_table() -> None:
    call = '<w:footnoteReference w:customMarkFollows="1" w:id="7"/>'
    cells = "".join(f"<w:tc><w:p>{text}</w:p></w:tc>" for text in (_run("Round"), _run("2") + _run("*", "Mark", call)))
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7"><w:p>{_run("* A.")}</w:p></w:footnote></w:footnotes>'
    source = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", styles=STYLES, footnotes=notes)
    assert read_docx(source, Limits()).text == "Round | 2¹\n\n¹ A."
