"""Running heads of papers with so few pages that a head is seen once, in the size of the text."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.records import Section
from printing import CHROMIUM, printed
from typesetting import DEJAVU

HEADS = {
    "en": "Papers on Mediation",
    "fr": "Cahiers de la médiation",
    "ru": "Вестник посредничества",
    "tr": "Arabuluculuk Dergisi",
    "ar": "مجلة الوساطة والسلام",
    "fa": "فصلنامه میانجیگری و صلح",
}
WORDS = {
    "en": "the councils of the coast spoke about salt and nets while rain fell on the roofs of",
    "fr": "les conseils de la côte ont parlé du sel et des filets sous la pluie qui tombait sur",
    "ru": "советы побережья говорили о соли и сетях пока дождь стучал по крышам домов и",
    "tr": "kıyının meclisleri tuz ve ağ üzerine konuştu yağmur çatılara yağarken herkes sustu ve",
    "ar": "تحدثت مجالس الساحل عن الملح والشباك بينما كان المطر يهطل على سطوح البيوت في",
    "fa": "شوراهای ساحل درباره نمک و تورها سخن گفتند و باران بر بام خانه ها می بارید و",
}


def paper(language: str, head: str, *, ends: str = "", begins: str = "") -> bytes:
    """Return a paper of two pages of full lines; the second begins with `head`, which stands off its text."""
    words = WORDS[language].split()
    lines = [" ".join(words[turn:] + words[:turn]) for turn in range(len(words))]
    pages = ([*lines, *lines[:8], lines[-1] + ends], [begins + lines[1], *lines[2:], lines[1] + "."])
    if language in {"ar", "fa"}:
        return _by_browser(language, head, pages)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number, texts in enumerate(pages):
        canvas.setFont(_font(), 10)
        if number:
            canvas.drawCentredString(A4[0] / 2, 790, head)
        for row, text in enumerate(texts):
            canvas.drawString(72, 745 - 14 * row, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if not DEJAVU.is_file():
        pytest.skip("the font DejaVu is not installed")
    pdfmetrics.registerFont(TTFont("DejaVuSerif", str(DEJAVU)))
    return "DejaVuSerif"


def _by_browser(language: str, head: str, pages: tuple[list[str], list[str]]) -> bytes:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    first, second = ("".join(f"<div>{line}</div>" for line in lines) for lines in pages)
    css = "@page{margin:20mm}body{font:12pt 'Noto Naskh Arabic'}"
    source = (
        f"<html dir=rtl lang={language}><meta charset=utf-8><style>{css}</style>{first}"
        f"<p style='break-before:page;text-align:center;margin:0 0 2em'>{head}</p>{second}</html>"
    )
    return printed({"paper": source})["paper"]


def boilerplate(data: bytes) -> list[str]:
    """Return what stands apart, with one space between words."""
    found = read_pdf(data, Limits())
    texts = (found.text[b.start : b.end] for b in found.blocks if b.section is Section.BOILERPLATE)
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("language", HEADS)
def test_a_head_that_interrupts_a_sentence_is_set_apart(language: str) -> None:
    data = paper(language, HEADS[language])
    assert boilerplate(data) == [HEADS[language]]
    found = read_pdf(data, Limits())
    assert sum(b.section is Section.BODY for b in found.blocks) == 1


@pytest.mark.parametrize(
    ("head", "ends", "begins"),
    [
        ("Papers on Mediation", ".", "Then "),  # a heading between two sentences
        ("Papers on Mediation", "", "Then "),  # a title begins there
        ("a + b = c (d - e) / 2", "", ""),  # a formula of the sentence
        ("1. Papers on Mediation", "", ""),
        ("Papers on Mediation.", "", ""),
    ],
)
def test_other_lines_at_the_top_of_a_page_stay_in_the_text(head: str, ends: str, begins: str) -> None:
    assert boilerplate(paper("en", head, ends=ends, begins=begins)) == []
