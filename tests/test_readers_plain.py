"""Plain text and Markdown: paragraphs, headings, footnotes, furniture, title and date in six languages."""

from __future__ import annotations

import pytest

from astana_nlp.readers import Limits
from astana_nlp.readers.dateline import find_day
from astana_nlp.readers.front import owner
from astana_nlp.readers.paragraphs import join_lines, vocabulary_of
from astana_nlp.readers.plain import read_markdown, read_text
from astana_nlp.records import Extraction, Section

LONG = (
    "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce there."
)


def read(text: str) -> Extraction:
    """Read text as a UTF-8 file."""
    return read_text(text.encode(), Limits())


def sections(extraction: Extraction) -> list[tuple[str, str]]:
    """Return the blocks as (section, text)."""
    return [(block.section.value, extraction.text[block.start : block.end]) for block in extraction.blocks]


def of(extraction: Extraction, section: Section) -> list[str]:
    """Return the texts of the blocks of one section."""
    return [text for name, text in sections(extraction) if name == section]


def test_form_feeds_are_pages() -> None:
    """Blocks know the page on which they begin, and where a later page begins inside them."""
    found = read(f"{LONG}\n\nThe envoy of Orvania said that it would go on when\fthe group had met.\n\fThe end came.")
    joined = found.blocks[1]
    assert (found.pages, joined.page, found.blocks[-1].page) == (3, 1, 3)
    assert found.text[joined.breaks[0].offset :].startswith("the group had met")
    assert joined.page_at(joined.breaks[0].offset) == 2


def test_lines_wrapped_at_a_width_are_joined() -> None:
    """Lines that end where the next word did not fit are one paragraph."""
    text = (
        "The delegations of Orvania and Belmark met for two days in the great hall\n"
        "and agreed that a joint group would watch the truce. The envoy of the sea\n"
        "states spoke of a slow but real advance, and thanked the hosts for the re-\n"
        "ception of all parties.\n"
    )
    assert sections(read(text)) == [("body", " ".join(text.split()).replace("re- ception", "reception"))]


def test_short_lines_are_not_joined() -> None:
    """A list of names stays a list."""
    found = read(f"{LONG}\n\nThe groups were:\nSons of the Hill\nGuard of the Coast\nNorthern Lions\n\n{LONG}")
    assert of(found, Section.BODY)[1:5] == [
        "The groups were:",
        "Sons of the Hill",
        "Guard of the Coast",
        "Northern Lions",
    ]


def test_hyphen_stays_where_the_document_writes_it() -> None:
    """`de-escalation` cut at its hyphen keeps it; a word that is otherwise written whole loses it."""
    known = vocabulary_of("The de-escalation of the conflict was an agreement.")
    assert join_lines("of de-", "escalation now", known) == "of de-escalation now"
    assert join_lines("the agree-", "ment was", known) == "the agreement was"
    assert join_lines("of pro-", "Belmark groups", known) == "of pro-Belmark groups"


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the Belmark-", "backed groups", "the Belmark-backed groups"),
        ("of rebel-", "held towns", "of rebel-held towns"),
        ("BLM-", "funded schools", "BLM-funded schools"),
        ("в ASCII-", "кодировке", "в ASCII-кодировке"),
        ("was with-", "held again", "was withheld again"),
        ("of mes-", "sages there", "of messages there"),
    ],
)
def test_hyphen_of_a_compound_stays_where_lines_are_hyphenated(left: str, right: str, whole: str) -> None:
    """A line of a hyphenated text may end in a hyphen of the author's, which its halves tell."""
    assert join_lines(left, right) == whole


INTERRUPTED = {
    "en": ("The third round was left by the rebels who accused", "the government of breaking the truce.⁴", "Its place"),
    "ru": ("Третий раунд покинули повстанцы, которые обвинили", "правительство в нарушении перемирия.⁴", "Его место"),
    "tr": ("Üçüncü turu terk eden gruplar hükümeti ateşkesi", "ihlal etmekle suçladı.⁴", "Toplantı yeri"),
    "fr": (
        "Le troisième cycle a été quitté par les rebelles qui",
        "accusent le gouvernement de violer la trêve.⁴",
        "Le lieu",
    ),
    "ar": ("غادرت الفصائل الجولة الثالثة بعد أن اتهمت الحكومة", "بخرق الهدنة في المناطق الشمالية.⁴", "مكان الاجتماع"),
    "fa": ("گروه‌ها دور سوم را ترک کردند و دولت را به نقض", "آتش‌بس در شمال کشور متهم کردند.⁴", "جای نشست"),
}


@pytest.mark.parametrize("language", sorted(INTERRUPTED))
def test_paragraph_cut_by_footnotes_is_whole_again(language: str) -> None:
    """The sentence is joined over the footnotes of a page, which follow it."""
    first, second, heading = INTERRUPTED[language]
    found = read(
        f"{LONG}\n\n{first}\n\n¹ First source, http://example.org/1\n\n² Second source, pp. 3,\n\n{second}\n\n"
        f"http://example.org/tail\n\n³ ibid\n\n{heading}\n\n{LONG}"
    )
    assert f"{first} {second}" in of(found, Section.BODY)
    assert of(found, Section.FOOTNOTE) == [
        "¹ First source, http://example.org/1",
        "² Second source, pp. 3, http://example.org/tail",
        "³ ibid",
    ]
    assert of(found, Section.HEADING)[-1] == heading


def test_sentence_that_goes_on_with_a_capital_is_joined_over_footnotes() -> None:
    """A title before a name is cut from it by the foot of the page."""
    found = read(
        f"{LONG}\n\nAfter the talks of the second day Foreign\n\n¹ A source.\n\nMinister Odo Brand left.\n\n{LONG}"
    )
    assert "After the talks of the second day Foreign Minister Odo Brand left." in of(found, Section.BODY)


def test_numbered_reasons_are_no_footnotes() -> None:
    """A list with numbers belongs to the text; brackets are notes only where the text refers to them."""
    found = read(
        f"{LONG} [1]\n\n1. The truce was broken: they left.\n\n[2] Second reason is here.\n\n[1] Source of the hall."
    )
    assert of(found, Section.FOOTNOTE) == ["[1] Source of the hall."]


FRONTS = {
    "en": ("Second round ends in the great hall", "February 17, 2017", "By Odo Brand", "Odo Brand", "2017-02-17"),
    "ar": (
        "ختام الجولة الثانية في القاعة الكبرى",
        "17 شباط/فبراير 2017",
        "بقلم: سامر برهان",
        "سامر برهان",
        "2017-02-17",
    ),
    "ru": (
        "Второй раунд завершился в большом зале",
        "17 февраля 2017 г.",
        "Автор: Одо Бранд",
        "Одо Бранд",
        "2017-02-17",
    ),
    "tr": ("İkinci tur büyük salonda sona erdi", "17 Şubat 2017 Cuma", "Yazar: Odo Brand", "Odo Brand", "2017-02-17"),
    "fa": ("دور دوم در تالار بزرگ پایان یافت", "۱۷ فوریه ۲۰۱۷", "نویسنده: سامان برهان", "سامان برهان", "2017-02-17"),
    "fr": (
        "Le deuxième cycle s'achève dans la grande salle",
        "le 17 février 2017",
        "Par Odo Brand",
        "Odo Brand",
        "2017-02-17",
    ),
}
BODIES = {
    "en": LONG,
    "ar": "اجتمعت وفود أورفانيا وبلمارك يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة "
    "الهدنة في المناطق الشمالية كلها من البلاد.",
    "ru": (
        "Делегации Орвании и Бельмарка встречались два дня в большом зале и договорились о том, что совместная "
        "группа будет следить за соблюдением перемирия на севере страны и в прибрежных городах."
    ),
    "tr": (
        "Orvanya ve Belmark heyetleri büyük salonda iki gün boyunca toplandı ve ortak bir grubun ülkenin kuzeyinde "
        "ve kıyı kentlerinde ateşkesi izlemesi konusunda bütün taraflarla birlikte anlaşmaya vardı."
    ),
    "fa": "هیئت‌های اورانیا و بلمارک دو روز در تالار بزرگ گرد هم آمدند و پذیرفتند که گروهی مشترک "
    "بر آتش‌بس در شمال کشور و شهرهای کرانه نظارت کند.",
    "fr": (
        "Les délégations d'Orvanie et de Belmark se sont réunies deux jours dans la grande salle et ont décidé "
        "qu'un groupe commun surveillerait la trêve dans le nord du pays et dans les villes de la côte."
    ),
}


@pytest.mark.parametrize("language", sorted(FRONTS))
def test_title_author_and_date_stand_above_the_text(language: str) -> None:
    """The head of a document is read in six languages."""
    title, day, line, author, published = FRONTS[language]
    found = read(f"{title}\n\n{line}\n\n{day}\n\n{BODIES[language]}\n\n{BODIES[language]}")
    assert (found.title, found.author, found.published) == (title, author, published)
    assert found.published_from == "text"
    assert of(found, Section.TITLE) == [title]
    assert day in of(found, Section.BODY)


def test_copyright_year_and_dates_of_events_are_no_publication() -> None:
    """A date in a sentence or in a copyright line does not date the document, but the line names the owner."""
    found = read(f"Second round ends in the hall\n\nOn 17 February 2017 it ended. {LONG}\n\n© 2024 Coast Institute.")
    assert (found.published, found.published_from) == ("", "unknown")
    assert found.outlet == owner("Copyright © 2019-2024 Coast Institute") == "Coast Institute"


def test_dateline_dates_the_story() -> None:
    """Agencies date their stories in the first line."""
    assert (
        read(f"Second round ends in the hall\n\nPORT ODO, 17 February 2017 (Agency) - {LONG}").published == "2017-02-17"
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2017-02-17T10:00", "2017-02-17"),
        ("17.02.2017", "2017-02-17"),
        ("03/04/2017", ""),
        ("31 February 2017", ""),
        ("1er mars 2018", "2018-03-01"),
        ("٤ أيار ٢٠١٧", "2017-05-04"),
        ("24 كانون الثاني/يناير 2017", "2017-01-24"),
        ("Oct. 30th, 2017", "2017-10-30"),
        ("16 AĞUSTOS 2018", "2018-08-16"),
        ("no date", ""),
    ],
)
def test_whole_dates_are_found_and_doubtful_ones_left(line: str, day: str) -> None:
    """Dates of which day and month are certain, in the forms of six languages."""
    assert find_day(line) == day


def test_menu_above_the_title_is_boilerplate() -> None:
    """A list of other articles in another script does not hide the title."""
    menu = "أخبار الموقع\n  • سامر يكتب: مقال أول طويل عن الطقس\n  • ليلى تكتب: مقال ثان\n  • هاني يكتب: مقال ثالث\n"
    found = read(f"{menu}\nHow the coast groups see the round\n\n02 فبراير، 2017\n\n{LONG}\n\n{LONG}")
    assert (found.title, found.published) == ("How the coast groups see the round", "2017-02-02")
    assert len(of(found, Section.BOILERPLATE)) == 4


FURNITURE = {
    "en": ("Related articles", "Bibliography", "All rights reserved to the Coast Institute."),
    "ar": ("مواضيع ذات صلة", "المراجع", "جميع الحقوق محفوظة لمعهد الساحل"),
    "ru": ("Читайте также", "Список литературы", "Все права защищены, Институт побережья"),
    "tr": ("İLGİLİ HABERLER", "KAYNAKÇA", "Tüm hakları saklıdır, Kıyı Enstitüsü"),
    "fa": ("مطالب مرتبط", "منابع", "تمامی حقوق برای پژوهشگاه کرانه محفوظ است"),
    "fr": ("À lire aussi", "Références", "Tous droits réservés à l'Institut de la Côte"),
}


@pytest.mark.parametrize("language", sorted(FURNITURE))
def test_furniture_and_references_are_told_from_the_text(language: str) -> None:
    """Lists of other articles and rights are boilerplate, what stands under the references is not body."""
    related, references, rights = FURNITURE[language]
    body, title = BODIES[language], FRONTS[language][0]
    found = read(
        f"{title}\n\n{body}\n\n{related}\n\nXyz Abc\n\n{body}\n\n{references}\n\nBrand, O. (2016). Book.\n\n{rights}"
    )
    assert of(found, Section.BODY) == [body, body]
    assert of(found, Section.REFERENCE) == ["Brand, O. (2016). Book."]
    assert {related, rights} <= set(of(found, Section.BOILERPLATE))


def test_announcement_of_a_list_is_no_heading() -> None:
    """A clause that ends in a colon stays in the body; a label with a colon is a heading."""
    found = read(
        f"Title of this piece\n\n{LONG}\n\nThe groups gave these two reasons:\n\n1. One.\n\nTwo ways:\n\n{LONG}"
    )
    assert "The groups gave these two reasons:" in of(found, Section.BODY)
    assert of(found, Section.HEADING) == ["Two ways:"]


@pytest.mark.parametrize(
    "caption", ["Figure 2: The hall", "شكل 2: القاعة", "Рис. 2. Зал", "Şekil 2: Salon", "شکل ۲: تالار"]
)
def test_captions_are_recognised(caption: str) -> None:
    """Captions begin with their word and number."""
    assert of(read(f"{LONG}\n\n{caption}\n\n{LONG}"), Section.CAPTION) == [caption]


def test_markdown_loses_its_marks() -> None:
    """Headings by `#` and underlines, links and emphasis as their text, notes with superscript marks."""
    first = f"{LONG[:-1]}[^1] and **more** [here](http://x.org)."
    text = f"# The *second* round\n\n{first}\n\nWhy\n---\n{LONG}\n\n[^1]: A note."
    found = read_markdown(text.encode(), Limits())
    assert found.title == "The second round"
    assert of(found, Section.HEADING) == ["Why"]
    assert of(found, Section.BODY)[0] == f"{LONG[:-1]}¹ and more here."
    assert of(found, Section.FOOTNOTE) == ["¹ A note."]


def test_pages_beyond_the_limit_are_named() -> None:
    """A text of too many pages is read in part, and says so."""
    found = read_text(b"one\ftwo\fthree", Limits(max_pages=2))
    assert (found.pages, found.problems) == (2, ("only the first 2 pages were read",))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("۲۵ آذر ۱۳۹۸", "2019-12-16"),
        ("دوشنبه، ۲۵ آذرماه ۱۳۹۸ - ۱۰:۳۰", "2019-12-16"),
        ("دوشنبه ۴ بهمن سال ۱۳۹۵", "2017-01-23"),
        ("تاریخ انتشار: ۱۳۹۶/۱۰/۱۲", "2018-01-02"),
        ("۲۰ ثور ۱۳۹۶", "2017-05-10"),
        ("۳۰ اسفند ۱۳۹۶", ""),
    ],
)
def test_persian_and_afghan_date_lines_are_read(line: str, day: str) -> None:
    """Papers of Iran and Afghanistan date their pages by the Solar Hijri calendar; a day that it lacks is none."""
    assert find_day(line) == day


def test_a_persian_date_line_dates_the_text() -> None:
    """The day under the headline is that of publication."""
    paragraph = (
        "نمایندگان شورای شمالی و انجمن بندر با یکدیگر دیدار کردند و درباره فهرست یازده ماده‌ای گفت‌وگو کردند. " * 3
    )
    found = read(f"دور سوم در سالن گمرک\n\n۲۵ آذر ۱۳۹۸\n\n{paragraph}")
    assert (found.published, found.published_from) == ("2019-12-16", "text")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("The format takes its summer quarters on the coast", "The Marram Letter, 31 July 2018"),
        ("Le format prend ses quartiers d'été au bord de la mer", "Le Courrier des Ormes, 31 juillet 2018"),
        ("Формат переезжает на лето к морю", "Агентство «Ольховая весть», 31 июля 2018 г."),
        ("Görüşmeler yaz için deniz kıyısına taşınıyor", "Karaağaç Postası, 31 Temmuz 2018"),
        ("المحادثات تنتقل صيفاً إلى شاطئ البحر", "صحيفة «سهل الزيتون»، 31 تموز 2018"),
        ("گفت‌وگوها برای تابستان به کنار دریا می‌رود", "روزنامهٔ «دشت نارون»، ۹ مرداد ۱۳۹۷"),
    ],
)
def test_a_line_with_the_day_under_the_title_is_a_line_of_its_own(title: str, line: str) -> None:
    """One line end shows no width of a page; the outlet with the day of publication is no part of the title."""
    body = " ".join(["The delegates met for two days and parted without a word on what comes next."] * 3)
    read = read_text(f"{title}\n{line}\n\n{body}\n".encode(), Limits())
    assert (read.title, read.published) == (title, "2018-07-31")
