"""The date of a position: sentence before paragraph, paragraph before round, round before publication."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Analysis, Document, Extraction, Section, Sentence, Target
from astana_nlp.rounds import link_rounds
from astana_nlp.stance.about.topics import Topic
from astana_nlp.stance.records.dating import date_of, round_of, round_told
from astana_nlp.stance.targets import is_on_the_whole
from reading import LANGUAGES, case

PROCESS = {  # a position on the process, and one on talks
    "en": ("The [Cedar Front] rejects the Astana process.", "The [Cedar Front] rejects the talks in Astana."),
    "fr": (
        "Le [Front du Cèdre] rejette le processus d'Astana.",
        "Le [Front du Cèdre] rejette les pourparlers d'Astana.",
    ),
    "ar": ("رفضت [جبهة الأرز] مسار أستانا.", "رفضت [جبهة الأرز] محادثات أستانا."),
    "ru": ("[Фронт «Кедр»] отвергает астанинский формат.", "[Фронт «Кедр»] отвергает переговоры в Астане."),
    "tr": ("[Sedir Cephesi] Astana sürecini reddediyor.", "[Sedir Cephesi] Astana görüşmelerini reddediyor."),
    "fa": ("[جبهه سرو] روند آستانه را رد می‌کند.", "[جبهه سرو] مذاکرات آستانه را رد می‌کند."),
}


def _analysis(published: str, *texts: str) -> Analysis:
    sentences: list[Sentence] = []
    for text in texts:
        start = sentences[-1].end + 1 if sentences else 0
        sentences.append(Sentence(f"d-s{start}", start, start + len(text), text, 0, 1, Section.BODY, "en"))
    document = Document("d", "a.txt", "", Extraction(" ".join(texts), (), "text", published=published))
    dates = find_dates(sentences, "d", published)
    return Analysis(document, sentences=tuple(sentences), dates=dates)


@pytest.mark.parametrize(
    ("texts", "number", "date"),
    [
        (("The front refused on 2 May 2017.",), 4, ("2017-05-02", "day")),
        (("The front met on 2 May 2017.", "It refused."), None, ("2017-05-02", "day")),
        (("The front met on 2 May 2017.", "It refused."), 6, ("2017-09-14/2017-09-15", "round")),
        (("The front met on 3 May 2017.", "It refused."), 4, ("2017-05-03", "day")),
        (("The front refused.",), 4, ("2017-05-03/2017-05-04", "round")),
        (("The front refused.",), None, ("2018-03-01", "day")),
        (("The front refused on Monday evening.",), None, ("2018-02-26", "day")),
        (("The front refused in the summer of 2017.",), None, ("2017-06-01/2017-08-31", "season")),
        (("The front will meet on 2 May 2018 and refused.",), 4, ("2017-05-03/2017-05-04", "round")),
    ],
)
def test_the_nearest_source_dates_a_position(texts: tuple[str, ...], number: int | None, date: tuple[str, str]) -> None:
    """What is nearest to the position dates it; a day still to come is a plan."""
    analysis = _analysis("2018-03-01", *texts)
    last = analysis.sentences[-1]
    assert date_of(analysis, len(texts) - 1, last.start, number) == date


@pytest.mark.parametrize(
    ("target", "number"),
    [
        (Target.ASTANA, 7),
        (Target.CONSTITUTIONAL_COMMITTEE, 7),
        (Target.SOCHI, None),
        (Target.GENEVA, None),
    ],
)
def test_the_committee_is_dealt_with_at_the_round_of_its_passage(target: Target, number: int | None) -> None:
    """A position on the committee is of the round that the text reports on; congress and Geneva have their own days."""
    analysis = _analysis("", "The Cedar Front welcomed it.")
    assert round_of(analysis, 0, 0, target, Topic(target, rounds=(7,))) == number


@pytest.mark.parametrize(("target", "number"), [(Target.ASTANA, 7), (Target.GENEVA, None), (Target.CEASEFIRE, None)])
def test_a_position_on_the_talks_in_a_passage_on_another_process_is_on_the_round_told_last(
    target: Target, number: int | None
) -> None:
    """'Geneva is to follow, but Moscow would like to see another way open there' is still on that round."""
    analysis = _analysis("", "The Cedar Front welcomed it.")
    assert round_of(analysis, 0, 0, target, Topic(Target.GENEVA, talks=(7,))) == number


def test_a_day_of_another_round_is_told_of_in_a_report_on_a_later_one() -> None:
    """'The zones were agreed on on 4 May' is of the fourth round, in a report on the fifth."""
    analysis = _analysis("2017-07-04", "The zones were agreed on on 4 May 2017.")
    assert round_of(analysis, 0, 0, Target.DE_ESCALATION, Topic(Target.ASTANA, rounds=(5,))) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_position_on_the_process_is_on_none_of_its_rounds(language: str) -> None:
    """'Rejects the Astana process' is on all of it, 'rejects the talks' on those that the text reports on."""
    process, talks = (case(language, marked) for marked in PROCESS[language])
    topic = Topic(Target.ASTANA, rounds=(7,), known=frozenset({Target.ASTANA}))
    assert is_on_the_whole(process, process.frames, topic)
    assert not is_on_the_whole(talks, talks.frames, topic)


def test_a_process_without_its_name_is_what_the_round_speaks_of() -> None:
    """'Reaffirmed their commitment to the process', in the statement of a round, is of that round."""
    asked = case("en", "The [Cedar Front] reaffirmed its commitment to the process.")
    topic = Topic(Target.ASTANA, rounds=(7,), known=frozenset({Target.ASTANA}))
    assert not is_on_the_whole(asked, asked.frames, topic)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The [Cedar Front] welcomed what the states that guarantee the Astana process had to say."),
        ("fr", "Le [Front du Cèdre] a salué ce que disent les pays qui garantissent le processus d'Astana."),
        ("ar", "رحبت [جبهة الأرز] بما قالته الدول التي تضمن عملية أستانا."),
        ("ru", "[Фронт «Кедр»] приветствовал слова стран, гарантирующих астанинский процесс."),
        ("tr", "[Sedir Cephesi] Astana sürecinin garantörlerinin sözlerini memnuniyetle karşıladı."),
        ("fa", "[جبهه سرو] از سخنان کشورهای تضمین‌کننده روند آستانه استقبال کرد."),
    ],
)
def test_a_process_that_only_says_who_its_guarantors_are_is_not_meant(language: str, marked: str) -> None:
    """'The guarantors of the Astana process' names somebody; the position is on the round that the text is on."""
    asked = case(language, marked)
    topic = Topic(Target.ASTANA, rounds=(7,), known=frozenset({Target.ASTANA}))
    assert asked.sentence.of_kind("matters.whole")
    assert not is_on_the_whole(asked, asked.frames, topic)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The [Cedar Front] rejects the talks in Astana and wants the peace process to go on."),
        ("fr", "Le [Front du Cèdre] rejette les pourparlers d'Astana et veut que le processus de paix continue."),
        ("ar", "رفضت [جبهة الأرز] محادثات أستانا وهي تريد أن يستمر المسار السلمي."),
        ("ru", "[Фронт «Кедр»] отвергает переговоры в Астане и хочет, чтобы мирный процесс шёл дальше."),
        ("tr", "[Sedir Cephesi] Astana görüşmelerini reddediyor ve barış sürecinin devamını istiyor."),
        ("fa", "[جبهه سرو] مذاکرات آستانه را رد می‌کند و می‌خواهد روند صلح ادامه یابد."),
    ],
)
def test_another_process_in_the_sentence_is_not_that_of_the_talks(language: str, marked: str) -> None:
    asked = case(language, marked)
    topic = Topic(Target.ASTANA, rounds=(7,), known=frozenset({Target.ASTANA}))
    assert asked.sentence.of_kind("matters.whole")
    assert not is_on_the_whole(asked, asked.frames, topic)


def test_the_congress_has_a_round_only_by_its_own_sentence() -> None:
    """What runs on from the report on a round is not what a position on the congress concerns."""
    analysis = _analysis("2017-11-01", "The Cedar Front rejects the congress.", "It said so on 31 October 2017.")
    sentences = tuple(replace(s, rounds=(7,)) for s in analysis.sentences)
    analysis = replace(analysis, sentences=sentences)
    assert round_of(analysis, 0, 0, Target.SOCHI, Topic(Target.SOCHI)) is None
    assert (round_told(analysis, 0, 0), round_told(analysis, 1, 0)) == (None, 7)


def test_the_congress_has_the_round_that_its_sentence_numbers() -> None:
    analysis = _analysis("", "At the seventh round of the Astana talks the Cedar Front rejected the congress.")
    mentions = find_mentions(analysis.sentences, "d", "")
    links = link_rounds(analysis.sentences, mentions, analysis.dates, "")
    analysis = replace(analysis, sentences=links.sentences, mentions=links.mentions)
    assert round_of(analysis, 0, 0, Target.SOCHI, Topic(Target.SOCHI)) == 7
