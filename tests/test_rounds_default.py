"""Which round sentences are on that tell none: in chronicles, titles, texts without a day. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Section, Sentence
from astana_nlp.rounds import link_rounds
from reading import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
_MARKS = {"# ": Section.HEADING, "! ": Section.TITLE}


def rounds(language: str, *blocks: str | tuple[str, ...], day: str = "") -> list[tuple[int, ...]]:
    """Return the rounds of sentences that were written on a day: a text a block, '! ' before titles, '# ' headings."""
    sentences, start = [], 0
    for i, block in enumerate(blocks):
        for text in (block,) if isinstance(block, str) else block:
            section = _MARKS.get(text[:2], Section.BODY)
            text = text if section is Section.BODY else text[2:]  # noqa: PLW2901 -- the mark is no part of it
            end = start + len(text)
            sentences.append(Sentence(f"d-s{start}", start, end, text, i, 1, section, language))
            start = end + 1
    dates = find_dates(sentences, "d", day)
    links = link_rounds(sentences, find_mentions(sentences, "d", day, dates=dates), dates, day)
    return [s.rounds for s in links.sentences]


CHRONICLE = {  # the days of a round, those of none, and the month of a round before a colon
    "en": (
        ("14–15 March 2017.", "In Astana the talks went on without the Cedar Front."),
        ("29 September 2018.", "The Cedar Front spoke of the Astana talks."),
        ("January 2017: a truce.", "The Cedar Front agrees to the Astana talks."),
    ),
    "fr": (
        ("14 et 15 mars 2017.", "À Astana, les pourparlers ont continué sans le Front du Cèdre."),
        ("29 septembre 2018.", "Le Front du Cèdre parle des pourparlers d'Astana."),
        ("Janvier 2017 : une trêve.", "Le Front du Cèdre accepte les pourparlers d'Astana."),
    ),
    "ar": (
        ("14 و15 آذار 2017.", "استمرت محادثات أستانا من دون جبهة الأرز."),
        ("29 أيلول 2018.", "تحدثت جبهة الأرز عن محادثات أستانا."),
        ("كانون الثاني 2017: هدنة.", "وافقت جبهة الأرز على محادثات أستانا."),
    ),
    "ru": (
        ("14–15 марта 2017 года.", "Переговоры в Астане шли без Фронта «Кедр»."),
        ("29 сентября 2018 года.", "Фронт «Кедр» говорит о переговорах в Астане."),
        ("Январь 2017 года: перемирие.", "Фронт «Кедр» согласен на переговоры в Астане."),
    ),
    "tr": (
        ("14-15 Mart 2017.", "Astana görüşmeleri Sedir Cephesi olmadan sürdü."),
        ("29 Eylül 2018.", "Sedir Cephesi Astana görüşmelerinden söz etti."),
        ("Ocak 2017: ateşkes.", "Sedir Cephesi Astana görüşmelerini kabul etti."),
    ),
    "fa": (
        ("۱۴ و ۱۵ مارس ۲۰۱۷.", "مذاکرات آستانه بدون جبهه سرو ادامه یافت."),
        ("۲۹ سپتامبر ۲۰۱۸.", "جبهه سرو از مذاکرات آستانه سخن گفت."),
        ("ژانویه ۲۰۱۷: آتش‌بس.", "جبهه سرو مذاکرات آستانه را پذیرفت."),
    ),
}


@each_language
def test_a_day_that_stands_over_an_entry_is_that_of_all_its_sentences(language: str) -> None:
    """The second sentence of each is on the round of the day; on a day far from rounds it is on none."""
    assert rounds(language, *CHRONICLE[language]) == [(), (3,), (), (), (), (1,)]


def test_a_single_day_that_stands_over_a_text_is_its_date_line() -> None:
    """It is not that of what is told below."""
    line, told = "14 March 2017.", "The Cedar Front wrote of the Astana talks in an earlier letter."
    assert rounds("en", (line, told, "That letter of the Astana talks was of 29 September 2018."))[1] == ()


def test_a_day_as_a_heading_stands_over_all_paragraphs_to_the_next() -> None:
    entry = "The Astana talks went on without the Cedar Front."
    blocks = ("# 14 March 2017", entry, entry, "# 29 September 2018", entry, "# Outlook", entry)
    assert rounds("en", *blocks) == [(), (3,), (3,), (), (), (), (3,)]


def test_a_day_of_its_own_comes_before_the_one_over_the_entry() -> None:
    entries = (("14 March 2017.", "On 4 July 2017 the Astana talks went on."), ("29 September 2018.", "Rain fell."))
    assert rounds("en", *entries)[1] == (5,)


def test_a_day_that_opens_a_sentence_stands_over_nothing() -> None:
    """'On 14 March the …' tells of that day alone."""
    entries = (
        ("14 March 2017 was cold.", "The Cedar Front spoke of the Astana talks."),
        ("29 September 2018 was cold.", "The Cedar Front spoke of the Astana talks."),
    )
    assert rounds("en", *entries)[1] == ()


TITLED = {
    "en": (
        "! The Cedar Front will be at the Astana talks on Thursday",
        "The sixth round of the Astana talks opens on 14 and 15 September.",
        "The Astana talks last met on 4 and 5 July, for the fifth round.",
    ),
    "fr": (
        "! Le Front du Cèdre sera jeudi aux pourparlers d'Astana",
        "Le sixième cycle des pourparlers d'Astana s'ouvre les 14 et 15 septembre.",
        "Les pourparlers d'Astana s'étaient tenus les 4 et 5 juillet, pour le cinquième cycle.",
    ),
    "ar": (
        "! جبهة الأرز في محادثات أستانا يوم الخميس",
        "تعقد الجولة السادسة من محادثات أستانا في 14 و15 أيلول.",
        "وكانت الجولة الخامسة من محادثات أستانا قد عقدت في 4 و5 تموز.",
    ),
    "ru": (
        "! Фронт «Кедр» будет в четверг на переговорах в Астане",
        "Шестой раунд переговоров в Астане пройдёт 14 и 15 сентября.",
        "Пятый раунд переговоров в Астане прошёл 4 и 5 июля.",
    ),
    "tr": (
        "! Sedir Cephesi perşembe günü Astana görüşmelerinde olacak",
        "Astana görüşmelerinin altıncı turu 14 ve 15 Eylül'de yapılacak.",
        "Astana görüşmelerinin beşinci turu 4 ve 5 Temmuz'da yapılmıştı.",
    ),
    "fa": (
        "! جبهه سرو پنجشنبه در مذاکرات آستانه خواهد بود",
        "دور ششم مذاکرات آستانه ۱۴ و ۱۵ سپتامبر برگزار می‌شود.",
        "دور پنجم مذاکرات آستانه ۴ و ۵ ژوئیه برگزار شده بود.",
    ),
}


@each_language
def test_a_title_that_tells_no_round_is_on_what_the_text_begins_with(language: str) -> None:
    assert rounds(language, *TITLED[language]) == [(6,), (6,), (5,)]


def test_the_title_of_a_survey_of_rounds_is_on_none_of_them() -> None:
    title, *rest = TITLED["en"]
    assert rounds("en", title, *rest, "The fourth round of the Astana talks met on 3 and 4 May.")[0] == ()


OPENING = {
    "en": (
        "The Astana talks on Syria open on Monday.",
        "A truce has held since December 2016.",
    ),
    "fr": (
        "Les pourparlers d'Astana sur la Syrie s'ouvrent lundi.",
        "Une trêve tient depuis décembre 2016.",
    ),
    "ar": (
        "تبدأ محادثات أستانا حول سوريا يوم الاثنين.",
        "وتصمد هدنة منذ كانون الأول 2016.",
    ),
    "ru": (
        "Переговоры по Сирии в Астане откроются в понедельник.",
        "Перемирие держится с декабря 2016 года.",
    ),
    "tr": (
        "Suriye konulu Astana görüşmeleri pazartesi günü başlıyor.",
        "Ateşkes Aralık 2016'dan beri sürüyor.",
    ),
    "fa": (
        "مذاکرات آستانه درباره سوریه دوشنبه آغاز می‌شود.",
        "آتش‌بس از دسامبر ۲۰۱۶ برقرار است.",
    ),
}


@each_language
def test_the_last_month_of_a_text_without_a_day_tells_which_round_was_ahead(language: str) -> None:
    assert rounds(language, *OPENING[language])[0] == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "A truce has held since February 2017.",  # the second round met in that month
        "A truce has held since May 2018.",  # no round met soon after it
        "A truce has held since December 2016, and through all of 2017.",  # something later is told
        "A truce has held since 2016.",
    ],
)
def test_a_month_may_leave_the_round_open(text: str) -> None:
    assert rounds("en", OPENING["en"][0], text)[0] == ()


AWAITED = {
    "en": "On 20 July 2019 the Cedar Front said that it would not go to the Astana talks.",
    "fr": "Le 20 juillet 2019, le Front du Cèdre a dit qu'il n'irait pas aux pourparlers d'Astana.",
    "ar": "في 20 تموز 2019 قالت جبهة الأرز إنها لن تذهب إلى محادثات أستانا.",
    "ru": "20 июля 2019 года Фронт «Кедр» сообщил, что на переговоры в Астану не поедет.",
    "tr": "20 Temmuz 2019'da Sedir Cephesi Astana görüşmelerine gitmeyeceğini bildirdi.",
    "fa": "جبهه سرو ۲۰ ژوئیه ۲۰۱۹ گفت به مذاکرات آستانه نخواهد رفت.",
}


@each_language
def test_what_was_said_of_the_talks_shortly_before_a_round_is_said_of_it(language: str) -> None:
    """In a text of another year, on a day two weeks before the thirteenth round."""
    assert rounds(language, AWAITED[language], day="2021-04-21") == [(13,)]


@pytest.mark.parametrize(
    "text",
    [
        "On 10 July 2019 the Cedar Front said that it would not go to the Astana talks.",  # three weeks before it
        "On 20 July 2019 the Cedar Front said that it would go to the talks in Astana and to those in Geneva.",
        "On 20 July 2019, as on 5 March 2018, the Cedar Front said that it would not go to the Astana talks.",
    ],
)
def test_other_days_before_a_round_tell_none(text: str) -> None:
    assert rounds("en", text, day="2021-04-21") == [()]


LABELLED = {
    "en": "At Astana 2, 15 and 16 February 2017, the delegations spoke of detainees.",
    "fa": "در آستانه ۲، ۱۵ و ۱۶ فوریه ۲۰۱۷، هیئت‌ها از بازداشت‌شدگان گفتند.",
    "ar": "في أستانا 2، 15 و16 شباط 2017، تحدثت الوفود عن المعتقلين.",
    "fr": "À Astana 2, les 15 et 16 février 2017, les délégations ont parlé des détenus.",
    "ru": "На «Астане-2», 15 и 16 февраля 2017 года, делегации говорили о задержанных.",
    "tr": "Astana 2, 15 ve 16 Şubat 2017, tutukluları ele aldı.",
}


@each_language
def test_the_number_of_a_round_before_a_comma_begins_no_date(language: str) -> None:
    """'Astana 2, 15 and 16 February 2017' are no days of the 2nd, the 15th and the 16th."""
    assert rounds(language, LABELLED[language]) == [(2,)]


BEGIN = {
    "en": "The talks on Syria in Astana begin on January 23.",
    "fr": "Les pourparlers d'Astana sur la Syrie commencent le 23 janvier.",
    "ar": "وتبدأ محادثات أستانا حول سوريا في 23 كانون الثاني.",
    "ru": "Переговоры по Сирии в Астане начинаются 23 января.",
    "tr": "Suriye konulu Astana görüşmeleri 23 Ocak'ta başlıyor.",
    "fa": "مذاکرات آستانه درباره سوریه ۲۳ ژانویه آغاز می‌شود.",
}


@each_language
def test_talks_that_begin_on_a_day_of_one_round_are_that_round_in_a_text_without_a_year(language: str) -> None:
    assert rounds(language, BEGIN[language]) == [(1,)]


JORDAN = "The observers of the Astana talks came from Jordan."


def test_the_round_before_the_next_one_is_reported_on_where_the_talks_have_ended() -> None:
    """Nothing but the next round has its days: the report is on the one before."""
    ended, ahead = (
        "The Astana talks on Syria came to an end.",
        "The next round of the Astana talks will be held on May 3-4.",
    )
    assert rounds("en", ended, ahead) == [(3,), (4,)]
    assert rounds("en", "The Astana talks on Syria are in the news.", ahead) == [(4,), (4,)]
    assert rounds("en", "The Astana talks on Syria are in the news.", "A trial came to an end.", ahead)[0] == (4,)
    assert rounds("en", ended, "The third round of the Astana talks was long.") == [(3,), (3,)]


def test_on_the_days_of_a_round_only_what_it_is_compared_with_is_numbered() -> None:
    """A report of the days of the twentieth round that numbers the fifth is on the twentieth, unless it lies near."""
    fifth = "The fifth round of the Astana talks had met in July."
    assert rounds("en", fifth, JORDAN, day="2023-06-20")[1] == (20,)
    assert rounds("en", fifth, JORDAN, day="2023-08-20")[1] == (5,)
    assert rounds("en", fifth, JORDAN, day="2023")[1] == (5,)
    assert rounds("en", "The first round of the Astana talks had met.", JORDAN, day="2017-02-15")[1] == (1,)


def test_of_several_rounds_the_one_near_to_the_day_is_reported_on() -> None:
    """Where it is not among them, or the day is far from all, nothing is said."""
    two = "The fourth round and the fifth round of the Astana talks were long."
    assert rounds("en", two, JORDAN, day="2017-07-10")[1] == (5,)
    assert rounds("en", two, JORDAN, day="2018-07-30")[1] == ()
    assert rounds("en", two, JORDAN, day="2018-03-20")[1] == ()
    assert rounds("en", JORDAN, day="2017-07-20") == [(5,)]


def test_a_text_without_a_day_is_on_the_round_of_its_title() -> None:
    title, two = "! The sixth round in Astana", "The fourth round and the fifth round of the Astana talks were long."
    assert rounds("en", title, two, JORDAN)[2] == (6,)
    assert rounds("en", "! The rounds in Astana", two, JORDAN)[2] == ()
    assert rounds("en", "! The sixth and seventh rounds in Astana", two, JORDAN)[2] == ()


def test_a_text_that_numbers_rounds_long_to_come_was_not_written_on_its_last_day() -> None:
    """It is on the one that it begins with; the round to come next may be numbered on any day."""
    drew = "On 14 and 15 September 2017 the Astana talks drew a map."
    assert rounds("en", "The nineteenth round of the Astana talks is over.", drew, JORDAN)[2] == (19,)
    assert rounds("en", "The seventh round of the Astana talks is to come.", drew, JORDAN)[2] == (6,)
    assert rounds("en", "The nineteenth round of the Astana talks is far off.", drew, JORDAN, day="2017-09-15")[2] == (
        6,
    )


def test_what_was_held_on_a_day_of_its_own_is_no_round() -> None:
    """Ministers who met in the city a week later did not meet for the round that the text reports on."""
    closed, met = "The first round of the Astana talks closed.", "Ministers met in Astana on 30 January 2017."
    assert rounds("en", closed, met, day="2017-01-31") == [(1,), ()]


def test_a_text_that_is_dated_by_a_round_is_on_it_though_that_sentence_has_no_name_for_the_talks() -> None:
    goes = "جبهه سرو پذیرفت که به نشست آستانه درباره سوریه برود."
    day = "دمشق و جبهه سرو روز بیست‌وسوم ژانویه با نظارت سه کشور گفتگو خواهند کرد."
    assert rounds("fa", goes, day) == [(1,), ()]
