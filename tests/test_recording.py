"""What a record is about, from the position that its sentence shows. The factions are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

import pytest

from astana_nlp.records import Analysis, Document, Extraction, Stance, Target
from astana_nlp.stance.about.topics import Topic
from astana_nlp.stance.candidates import candidates
from astana_nlp.stance.classifier.classifier import Decision
from astana_nlp.stance.classifier.targetlearning import TargetClassifier, evidence_of, fit_targets
from astana_nlp.stance.records.decided import Position
from astana_nlp.stance.records.recording import records_of
from passages import laid_out
from reading import BOYCOTTS_GENEVA, LANGUAGES
from test_targets import ALONE

each_language = pytest.mark.parametrize("language", LANGUAGES)
STAYED_AWAY = {
    "en": "The [Cedar Front] boycotted it over the ceasefire.",
    "fr": "Le [Front du Cèdre] a boycotté en raison du cessez-le-feu.",
    "ar": "قاطعت [جبهة الأرز] بسبب الهدنة.",
    "ru": "[Фронт «Кедр»] бойкотировал встречу из-за перемирия.",
    "tr": "[Sedir Cephesi] ateşkes nedeniyle boykot etti.",
    "fa": "[جبهه سرو] به خاطر آتش‌بس تحریم کرد.",
}
ABSENT = {
    "ar": "غابت [جبهة الأرز] بسبب الهدنة.",
    "ru": "[Фронт «Кедр»] не приехал из-за перемирия.",
    "tr": "[Sedir Cephesi] ateşkes nedeniyle katılmadı.",
    "fa": "[جبهه سرو] به خاطر آتش‌بس شرکت نکرد.",
}
CAME = "The [Cedar Front] attended the ceasefire talks.", "The [Cedar Front] arrived for the ceasefire."
REJECTED = {  # while others stay away
    "en": "The [Cedar Front] rejects the ceasefire, the [Olive Brigade] boycotted.",
    "fr": "Le [Front du Cèdre] rejette le cessez-le-feu, la [Brigade des Oliviers] a boycotté.",
    "ar": "رفضت [جبهة الأرز] الهدنة، وقاطعت [كتيبة الزيتون].",
    "ru": "[Фронт «Кедр»] отвергает перемирие, [Бригада Оливы] бойкотировала.",
    "tr": "[Sedir Cephesi] ateşkesi reddediyor, [Zeytin Tugayı] boykot etti.",
    "fa": "[جبهه سرو] آتش‌بس را رد می‌کند، [تیپ زیتون] تحریم کرد.",
}
KNOWN = frozenset({Target.ASTANA, Target.CEASEFIRE})


@dataclass(frozen=True)
class Learned:
    """A classifier of which only what it knows of targets is asked."""

    targets: TargetClassifier | None = None
    version: str = "t"


def held(language: str, marked: str, topic: Topic, stance: Stance = Stance.OPPOSE) -> tuple[Analysis, Position]:
    """Return a sentence as a document, and a position of the first actor in it."""
    rows, mentions, read = laid_out(language, marked)
    document = Document("d", "a.txt", "", Extraction(rows[0].text, (), "text"))
    analysis = Analysis(document, sentences=tuple(rows), mentions=tuple(chain(*mentions)))
    first = candidates(analysis, read, (topic,))[0]
    decision = Decision(stance, 0.8, {stance.value: 0.8, "none": 0.2}, ())
    return analysis, Position(first, stance, 0.8, first.case.frames, decision)


def about(language: str, marked: str, topic: Topic, stance: Stance = Stance.OPPOSE) -> list[Target]:
    """Return what the records of a position are about by the rules alone."""
    analysis, position = held(language, marked, topic, stance)
    return [r.target for r in records_of(analysis, position, topic, Learned())]  # type: ignore[arg-type]


@each_language
def test_who_stays_away_over_a_truce_stays_away_from_the_meeting(language: str) -> None:
    """Nobody comes to a truce, whatever is nearest to the deed; where a passage is on no meeting, it stays."""
    talks, zones = Topic(Target.ASTANA, known=KNOWN), Topic(Target.DE_ESCALATION, known=KNOWN)
    for marked in filter(None, (STAYED_AWAY[language], ABSENT.get(language))):
        assert about(language, marked, talks) == [Target.ASTANA]
    assert about(language, STAYED_AWAY[language], zones) == [Target.CEASEFIRE]


@each_language
def test_who_stays_away_from_another_meeting_stays_away_from_that(language: str) -> None:
    """What is named is meant, whatever the passage is about."""
    topic = Topic(Target.ASTANA, known=KNOWN | {Target.GENEVA})
    assert about(language, BOYCOTTS_GENEVA[language], topic) == [Target.GENEVA]


@pytest.mark.parametrize("marked", CAME)
def test_who_comes_for_a_truce_comes_to_the_meeting(marked: str) -> None:
    """Being there is being there."""
    assert about("en", marked, Topic(Target.ASTANA, known=KNOWN), Stance.SUPPORT) == [Target.ASTANA]


@each_language
def test_a_truce_that_is_rejected_is_what_is_rejected(language: str) -> None:
    """Also where somebody else stays away in the same sentence."""
    assert about(language, REJECTED[language], Topic(Target.ASTANA, known=KNOWN)) == [Target.CEASEFIRE]


def test_what_others_stay_away_from_is_not_where_the_holder_comes() -> None:
    """The boycott that a sentence tells of has to be the holder's."""
    marked = "The boycott of the [Cedar Front] by others ended the ceasefire."
    assert about("en", marked, Topic(Target.ASTANA, known=KNOWN)) == [Target.CEASEFIRE]


@each_language
@pytest.mark.parametrize(
    ("stance", "target"),
    [
        (Stance.OPPOSE, Target.ASTANA),
        (Stance.CONDITIONAL, Target.ASTANA),
        (Stance.SUPPORT, Target.GENEVA),
        (Stance.NEUTRAL, Target.GENEVA),
    ],
)
def test_only_who_refuses_means_another_forum_than_the_only_one(language: str, stance: Stance, target: Target) -> None:
    """'Geneva is the only place' refuses the talks, or supports Geneva."""
    assert about(language, ALONE[language], Topic(Target.GENEVA), stance) == [target]


@each_language
def test_of_who_does_two_things_the_rules_tell_what_each_is_about(language: str) -> None:
    """What was learned hears the sentence as a whole, and knows of one target."""
    topic = Topic(Target.ASTANA, known=KNOWN | {Target.SOCHI})
    analysis, position = held(language, REJECTED[language], topic)
    case = position.candidate.case
    learned = Learned(fit_targets([evidence_of(case, case.frames, topic)] * 20, [{}] * 20, ["sochi"] * 19 + ["geneva"]))
    one_of_two = replace(position.candidate, case=replace(case, cues=frozenset(f.cue for f in case.frames)))
    found = [
        [r.target for r in records_of(analysis, p, topic, learned)]  # type: ignore[arg-type]
        for p in (position, replace(position, candidate=one_of_two))
    ]
    assert found == [[Target.SOCHI], [Target.CEASEFIRE]]
