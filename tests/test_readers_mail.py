"""Messages: whose text, of which day, and what is quoted."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.mail import read_mail
from astana_nlp.records import Extraction, Section

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
TEXTS = {
    "windows-1256": "اجتمعت الوفود يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة.",
    "koi8-r": "Делегации встречались два дня в большом зале и договорились следить за перемирием.",
    "iso-8859-9": "Heyetler büyük salonda iki gün boyunca toplandı ve ateşkesi izlemeye karar verdi.",
    "utf-8": "هیئت‌ها دو روز در تالار بزرگ گرد هم آمدند و پذیرفتند که بر آتش‌بس نظارت کنند.",
}


def message(text: str, charset: str = "utf-8", encoding: str = "quoted-printable") -> EmailMessage:
    """Return a message of one plain part."""
    made = EmailMessage()
    made["From"] = "Odo Brand <odo@example.org>"
    made["Subject"] = "Обзор второго раунда"
    made["Date"] = "Fri, 17 Feb 2017 23:30:00 +0600"
    made.set_content(text, charset=charset, cte=encoding)
    return made


def read(made: EmailMessage) -> Extraction:
    """Read a message as it would be saved."""
    return read_mail(made.as_bytes(), Limits())


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.section is section]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", sorted(TEXTS))
def test_text_in_any_charset_and_transfer_encoding(charset: str, encoding: str) -> None:
    """The body is decoded; subject, sender and date are the metadata."""
    found = read(message(TEXTS[charset], charset, encoding))
    assert (found.title, found.author) == ("Обзор второго раунда", "Odo Brand")
    assert (found.published, found.published_from) == ("2017-02-17", "metadata")
    assert of(found, Section.BODY) == [TEXTS[charset]]


QUOTES = {
    "en": "On 16 February 2017 Ada Kern wrote:",
    "ru": "16 февраля 2017 г. Ада Керн пишет:",
    "tr": "16 Şubat 2017 tarihinde Ada Kern şunu yazdı:",
    "ar": "في 16 فبراير 2017 كتب سامر برهان:",
    "fr": "Le 16 février 2017 Ada Kern a écrit :",
    "fa": "در تاریخ ۱۶ فوریه ۲۰۱۷ سامان برهان نوشت:",
}


@pytest.mark.parametrize("language", sorted(QUOTES))
def test_quoted_mail_and_signature_are_boilerplate(language: str) -> None:
    """Only what the sender wrote is the body."""
    found = read(message(f"{LONG}\n\n{QUOTES[language]}\n> {LONG}\n> {LONG}\n\n-- \nOdo Brand, Coast Institute\n"))
    assert of(found, Section.BODY) == [LONG]
    assert QUOTES[language] in of(found, Section.BOILERPLATE)
    assert "Odo Brand, Coast Institute" in of(found, Section.BOILERPLATE)


def test_everything_below_an_original_message_is_boilerplate() -> None:
    """Office programs quote without marks, below a line of dashes."""
    found = read(message(f"{LONG}\n\n-----Original Message-----\nFrom: Ada Kern\n\n{LONG} It was long.\n"))
    assert of(found, Section.BODY) == [LONG]


def test_forwarded_text_is_the_document_where_the_sender_adds_nothing() -> None:
    """'See below' over a forwarded report: the report is what counts."""
    found = read(message(f"See below.\n\n---------- Forwarded message ---------\n\n{LONG}\n\n{LONG}\n"))
    assert of(found, Section.BODY)[-2:] == [LONG, LONG]


def test_html_part_is_read_where_there_is_no_plain_one() -> None:
    """Newsletters come as HTML; quotations of programs are boilerplate."""
    made = EmailMessage()
    made["Subject"] = "News"
    made.set_content(f"<p>{LONG}</p><div class='gmail_quote'><p>Older.</p></div>", subtype="html")
    found = read(made)
    assert of(found, Section.BODY) == [LONG]
    assert of(found, Section.BOILERPLATE) == ["Older."]


def test_raw_bytes_in_headers_are_decoded() -> None:
    """Old programs write the subject in the encoding of the machine."""
    data = "From: a@example.org\r\nSubject: بيان ختامي للجولة الثانية\r\n\r\nنص\r\n".encode("windows-1256")
    found = read_mail(data, Limits())
    assert found.title == "بيان ختامي للجولة الثانية"
    assert (found.author, found.published_from) == ("a@example.org", "unknown")


def test_page_saved_as_mhtml_is_read_as_a_page() -> None:
    """Browsers save pages as messages of their own."""
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Subject"] = "Second round"
    made.set_content(
        f"<html><body><article><h1>Second round</h1><p>{LONG} {LONG}</p></article></body></html>", subtype="html"
    )
    found = read(made)
    assert (found.format, found.title) == ("html", "Second round")
    assert of(found, Section.BODY) == [f"{LONG} {LONG}"]
