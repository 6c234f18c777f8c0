"""Which body a name means at which time, and whom an office means."""

from __future__ import annotations

import pytest

from astana_nlp.names import find_mentions
from astana_nlp.records import Mention, Section, Sentence, TimeExpression


def _mentions(
    language: str, *texts: str, published: str, days: tuple[tuple[int, str], ...] = ()
) -> tuple[Mention, ...]:
    sentences, start = [], 0
    for i, text in enumerate(texts):
        sentences.append(Sentence(f"s{i}", start, start + len(text), text, i, 1, Section.BODY, language))
        start += len(text) + 1
    dates = [TimeExpression(f"t{i}", i, 0, 1, "x", "DATE", day, day, day, "day") for i, day in days]
    return find_mentions(sentences, "d", published, dates=dates)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "The Syrian National Army declined."),
        ("ar", "رفض الجيش الوطني السوري"),
        ("ru", "Сирийская национальная армия отказалась."),
        ("tr", "Suriye Milli Ordusu reddetti."),
        ("fa", "ارتش ملی سوریه نپذیرفت"),
        ("fr", "L'Armée nationale syrienne refuse."),
    ],
)
def test_a_body_is_never_linked_before_it_existed(language: str, name: str) -> None:
    """That army was founded at the end of 2017: in a text of 2016 it is another one, or the date is wrong."""
    early = [m for m in _mentions(language, name, published="2016-05-01") if m.method == "too-early"]
    assert [m.entity_id for m in early] == [""]
    assert "syrian-national-army" in {m.entity_id for m in _mentions(language, name, published="2019-05-01")}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Jabhat al-Nusra"),
        ("ar", "جبهة النصرة"),
        ("ru", "«Джебхат ан-Нусра»"),
        ("tr", "Nusra Cephesi"),
        ("fa", "جبهه النصره"),
        ("fr", "le Front al-Nosra"),
    ],
)
def test_an_old_name_is_what_the_body_became(language: str, name: str) -> None:
    """A report that goes on using an old name means the body of its own time; a look back means the old one."""
    assert [m.entity_id for m in _mentions(language, name, published="2016-02-01")] == ["jabhat-al-nusra"]
    assert [m.entity_id for m in _mentions(language, name, published="2016-11-01")] == ["jabhat-fatah-al-sham"]
    assert [m.entity_id for m in _mentions(language, name, published="2018-09-17")] == ["hayat-tahrir-al-sham"]
    back = _mentions(language, name, published="2018-09-17", days=((0, "2014-03-01"),))
    assert [m.entity_id for m in back] == ["jabhat-al-nusra"]


@pytest.mark.parametrize(
    ("published", "entity"),
    [("2017-02-20", "high-negotiations-committee"), ("2019-05-01", "syrian-negotiation-commission")],
)
def test_the_same_words_mean_the_body_of_the_time(published: str, entity: str) -> None:
    """The committee of Riyadh and the commission that followed it are called the same in Russian."""
    assert [m.entity_id for m in _mentions("ru", "Комитет по переговорам", published=published)] == [entity]


def test_a_dated_sentence_chooses_before_the_document() -> None:
    """A text of 2020 that tells of March 2017 means the committee of that time."""
    told = _mentions("ru", "Комитет по переговорам", published="2020-01-01", days=((0, "2017-03-01"),))
    assert [m.entity_id for m in told] == ["high-negotiations-committee"]


def test_a_body_that_joined_another_keeps_its_name() -> None:
    """Fastaqim joined Ahrar al-Sham, which was there before: who names it later looks back."""
    assert [m.entity_id for m in _mentions("en", "Fastaqim left.", published="2017-09-10")] == ["fastaqim-union"]


def test_a_body_that_has_just_ended_is_still_meant() -> None:
    """Two days after the merger the news still means the front that made it."""
    assert [m.entity_id for m in _mentions("ar", "جبهة فتح الشام", published="2017-01-30")] == ["jabhat-fatah-al-sham"]


def test_without_a_date_nothing_is_too_early() -> None:
    """Where nobody knows when a text was written, names link to the only body that bears them."""
    assert [m.entity_id for m in _mentions("en", "Syrian National Army", published="")] == ["syrian-national-army"]


@pytest.mark.parametrize(
    ("language", "text", "published", "person"),
    [
        ("en", "The Kazakh foreign minister spoke.", "2017-01-24", "kairat-abdrakhmanov"),
        ("en", "The Kazakh foreign minister spoke.", "2019-04-26", "beibut-atamkulov"),
        ("en", "The UN special envoy for Syria spoke.", "2017-05-04", "staffan-de-mistura"),
        ("en", "The head of the opposition delegation left.", "2018-05-15", "ahmad-tuma"),
        ("ar", "قال المبعوث الأممي إن", "2019-12-11", "geir-pedersen"),
        ("ar", "قال رئيس وفد المعارضة", "2017-01-24", "mohammed-alloush"),
        ("ar", "قال رئيس الوفد الروسي", "2017-01-24", "alexander-lavrentiev"),
        ("ru", "Спецпосланник ООН ответил.", "2017-05-04", "staffan-de-mistura"),
        ("ru", "Глава МИД Казахстана ответил.", "2021-07-08", "mukhtar-tileuberdi"),
        ("ru", "Глава делегации оппозиции ответил.", "2019-08-02", "ahmad-tuma"),
        ("tr", "BM Suriye Özel Temsilcisi konuştu.", "2017-09-15", "staffan-de-mistura"),
        ("tr", "Rus heyeti başkanı konuştu.", "2017-09-15", "alexander-lavrentiev"),
        ("fa", "وزیر خارجه قزاقستان گفت", "2017-09-15", "kairat-abdrakhmanov"),
        ("fa", "فرستاده ویژه سازمان ملل گفت", "2021-07-08", "geir-pedersen"),
        ("fr", "Le ministre kazakh des Affaires étrangères parle.", "2017-09-15", "kairat-abdrakhmanov"),
        ("fr", "Le chef de la délégation de l'opposition parle.", "2018-05-15", "ahmad-tuma"),
    ],
)
def test_an_office_is_who_held_it(language: str, text: str, published: str, person: str) -> None:
    """An office beside its state or body names the person who held it on the day."""
    assert person in {m.entity_id for m in _mentions(language, text, published=published) if m.method == "office"}


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("en", "UN special envoy Staffan de Mistura spoke.", "2017-05-04"),
        ("en", "Staffan de Mistura, the UN special envoy, spoke.", "2017-05-04"),
        ("en", "Russian Foreign Minister Ardo Velin spoke.", "2017-05-04"),
        ("en", "The head of the Syrian government spoke.", "2018-05-15"),
        ("en", "The Kazakh foreign minister spoke.", ""),
        ("ar", "قال وزير الخارجية التركي مولود جاويش أوغلو", "2017-05-04"),
        ("ru", "Спецпосланник ООН Гейр Педерсен ответил.", "2019-08-02"),
        ("en", "The French delegation spoke.", "2017-05-04"),
    ],
)
def test_an_office_beside_a_name_or_without_a_day_is_nobody(language: str, text: str, published: str) -> None:
    """A title beside a name adds no second person, and an office without a day or of a whole cabinet names none."""
    assert not [m for m in _mentions(language, text, published=published) if m.method == "office"]
