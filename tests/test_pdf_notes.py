"""Where one footnote of a PDF ends and the next one begins."""

from __future__ import annotations

import pytest

from astana_nlp.readers.pdf_lines import Line
from astana_nlp.readers.pdf_notes import Page, notes_of

# a note without an end, and the same with a day whose number is that of the next
NOTES = {
    "en": ("Brandt, Journal of the Coast, volume", "August they came back"),
    "fr": ("Brandt, Revue de la côte, tome", "août ils sont revenus"),
    "ru": ("Брандт, Вестник побережья, том", "августа они вернулись"),
    "tr": ("Brandt, Kıyı Dergisi, cilt", "Ağustos günü döndüler"),
    "ar": ("براندت، مجلة الساحل، العدد", "آب عادوا إلى القاعة"),
    "fa": ("برانت، فصلنامه ساحل، شماره", "اوت به تالار بازگشتند"),
}


def _numbers(*texts: str, calls: tuple[int, ...] = (7, 8, 9)) -> list[int]:
    """Return the numbers of the notes that full lines are."""
    lines = [
        Line(text, 60, 300, 700 + 10 * place, 8, bold=False, page=1, right_to_left=False, first_word=10)
        for place, text in enumerate(texts)
    ]
    return [note.number for note in notes_of(lines, Page(10.0, frozenset(calls)), running=False)]


@pytest.mark.parametrize("language", NOTES)
@pytest.mark.parametrize("sign", [".", ")", ""])
def test_notes_without_a_full_stop_are_told_apart(language: str, sign: str) -> None:
    """Full lines that end inside a sentence, and the numbers that the page calls below."""
    text, _ = NOTES[language]
    assert _numbers(f"7{sign} {text}", f"8{sign} {text}", f"9{sign} {text}") == [7, 8, 9]


@pytest.mark.parametrize("language", NOTES)
def test_a_day_at_the_beginning_of_a_line_begins_no_note(language: str) -> None:
    """Its number is printed otherwise than those of notes, stands at a later line too, or is not called."""
    text, day = NOTES[language]
    assert _numbers(f"7. {text}", f"8 {day}") == [7]
    assert _numbers(f"7 {text}", f"8 {day}.", f"8 {text}") == [7, 8]
    assert _numbers(f"7 {text}", f"8 {day}", calls=(7,)) == [7]
