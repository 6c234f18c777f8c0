"""Pages of a made-up report in six languages, and what is read as their text. Countries are invented."""

from __future__ import annotations

from astana_nlp.readers import Limits
from astana_nlp.readers.html import read_html
from astana_nlp.records import Section

SENTENCES = {
    "en": "The delegations of Orvania and Belmark met on day {0} and agreed that a joint group would watch the truce.",
    "ar": "اجتمعت وفود أورفانيا وبلمارك في اليوم {0} في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة.",
    "ru": "Делегации Орвании и Бельмарка встретились в день {0} в большом зале и договорились следить за перемирием.",
    "tr": "Orvanya ve Belmark heyetleri {0}. gün büyük salonda toplandı ve ateşkesi birlikte izlemeye karar verdi.",
    "fa": "هیئت‌های اورانیا و بلمارک در روز {0} در تالار بزرگ گرد هم آمدند و پذیرفتند که بر آتش‌بس نظارت کنند.",
    "fr": "Les délégations d'Orvanie et de Belmark se sont réunies le jour {0} et ont décidé de surveiller la trêve.",
}


def body_of(*parts: str) -> str:
    """Return what is read as the text of a page with a headline and these parts."""
    page = f"<title>x</title><body><h1>Two delegations met</h1><div class='story'>{''.join(parts)}</div></body>"
    read = read_html(f"<html><head><meta charset='utf-8'></head>{page}</html>".encode(), Limits())
    return "\n".join(read.text[b.start : b.end] for b in read.blocks if b.section is not Section.BOILERPLATE)


def paragraphs(days: range, language: str = "en") -> str:
    """Return one paragraph a day."""
    return "".join(f"<p>{SENTENCES[language].format(day)}</p>" for day in days)
