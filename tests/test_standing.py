"""Groups and their members, and those who are only present. The records are of no document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.records import Basis, Label, Stance, StanceRecord, Target
from astana_nlp.stance.classifier.classifier import Decision
from astana_nlp.stance.records.decided import position_of
from astana_nlp.stance.records.standing import idle_members, only_praises, only_present, without_groups_of
from passages import asked as asked_in
from reading import LANGUAGES, case

ATTENDS = {
    "en": "[Lutonia] attended the talks.",
    "fr": "La [Lutonie] a participé aux pourparlers.",
    "ar": "شاركت [لوتونيا] في المحادثات.",
    "ru": "[Лютония] участвовала в переговорах.",
    "tr": "[Lutonya] görüşmelere katıldı.",
    "fa": "[لوتونیا] در مذاکرات شرکت کرد.",
}
PRAISES = {
    "en": "[Lutonia] welcomed the talks.",
    "fr": "La [Lutonie] a salué les pourparlers.",
    "ar": "رحبت [لوتونيا] بالمحادثات.",
    "ru": "[Лютония] приветствовала переговоры.",
    "tr": "[Lutonya] görüşmeleri destekledi.",
    "fa": "[لوتونیا] از مذاکرات استقبال کرد.",
}
COMES = {
    "en": "[Lutonia] agreed to attend the talks as an observer.",
    "fr": "La [Lutonie] a accepté de participer aux pourparlers en qualité d'observatrice.",
    "ar": "وافقت [لوتونيا] على حضور الاجتماع بصفة مراقب.",
    "ru": "[Лютония] согласилась участвовать в переговорах как наблюдатель.",
    "tr": "[Lutonya] görüşmelere gözlemci olarak katılmayı kabul etti.",
    "fa": "[لوتونیا] پذیرفت که به عنوان ناظر در نشست شرکت کند.",
}
each_language = pytest.mark.parametrize("language", LANGUAGES)


def present(actor: str, language: str, marked: str, stance: Stance = Stance.SUPPORT) -> bool:
    """Say whether the actor would only be present, if it were who the sentence tells of."""
    asked = case(language, marked)
    return only_present(actor, stance, asked.frames, asked.sentence)


def record(holder: str, sentence: int = 0, stance: Stance = Stance.SUPPORT) -> StanceRecord:
    """Return a record of this holder."""
    return StanceRecord(
        stance_id=f"{holder}{sentence}",
        sentence=sentence,
        start=0,
        end=1,
        holder_id=holder,
        holder=holder,
        holder_type=Label.STATE,
        side="",
        stance=stance,
        target=Target.ASTANA,
        basis=Basis.ACTED,
        confidence=0.9,
        explanation="",
        possible=(),
        model="",
    )


@each_language
def test_a_mediator_who_says_it_supports(language: str) -> None:
    """What the classifier reads as said is praise, though no cue of the list stands there."""
    asked = case(language, ATTENDS[language])
    assert only_present("united-nations", Stance.SUPPORT, asked.frames, asked.sentence)
    assert not only_present("united-nations", Stance.SUPPORT, asked.frames, asked.sentence, said=True)


@each_language
def test_who_hosts_or_observes_takes_no_position_by_coming(language: str) -> None:
    """The presence of a mediator, an observer or the host is none; that of a party is one."""
    mediators = ("united-nations", "jordan", "kazakhstan")
    assert all(present(actor, language, ATTENDS[language]) for actor in mediators)
    assert not present("russia", language, ATTENDS[language])


@each_language
def test_to_agree_to_come_is_no_more_than_to_come(language: str) -> None:
    """Readiness is no praise."""
    assert present("united-nations", language, COMES[language])


@each_language
def test_a_mediator_who_praises_takes_one(language: str) -> None:
    """Praise is a position, whoever praises; so is staying away."""
    assert not present("united-nations", language, PRAISES[language])
    assert not present("united-states", language, ATTENDS[language], Stance.OPPOSE)


@each_language
def test_a_host_or_mediator_who_only_praises_supports(language: str) -> None:
    """Whatever the classifier reads of a neutral actor; who comes, and who is a party, is another matter."""
    praises, attends = case(language, PRAISES[language]), case(language, ATTENDS[language])
    assert only_praises("kazakhstan", praises.frames, praises.sentence)
    assert only_praises("united-nations", praises.frames, praises.sentence)
    assert not only_praises("kazakhstan", attends.frames, attends.sentence)
    assert not only_praises("russia", praises.frames, praises.sentence)


@pytest.mark.parametrize(
    ("text", "neutral", "support", "expected"),
    [
        ("[Lutonia] attended the Astana talks.", 0.6, 0.25, (Stance.NEUTRAL, 0.85)),
        ("[Lutonia] welcomed the Astana talks.", 0.75, 0.1, (Stance.SUPPORT, 0.85)),
    ],
)
def test_to_come_and_to_praise_are_as_sure_as_both_readings_together(
    text: str, neutral: float, support: float, expected: tuple[Stance, float]
) -> None:
    """Who is there and who approves are one answer to the question whether a mediator takes part."""
    (found,) = asked_in("en", text)
    mediator = replace(found, holder=replace(found.holder, entity_id="united-nations"))
    likely = {s.value: 0.0 for s in Stance} | {"neutral": neutral, "support": support, "none": 1 - neutral - support}
    position = position_of(mediator, Decision(Stance.NEUTRAL, neutral, likely, ()), 0.8)
    assert position is not None
    assert (position.stance, position.confidence) == (expected[0], pytest.approx(expected[1]))


def test_a_group_beside_its_members_has_no_record() -> None:
    """'Russia and Turkey, the guarantors, signed' is a position of the two; alone, the group has its own."""
    group, one, two = record("guarantor-states"), record("russia"), record("turkey")
    assert without_groups_of([group, one, two]) == [one, two]
    assert without_groups_of([group, one]) == [group, one]


def test_members_elsewhere_leave_the_group_its_record() -> None:
    """Another sentence, or another position, is another matter."""
    apart = [record("guarantor-states"), record("russia", 1), record("turkey", 1)]
    unlike = [
        record("guarantor-states"),
        record("russia", stance=Stance.OPPOSE),
        record("turkey", stance=Stance.OPPOSE),
    ]
    assert without_groups_of(apart) == apart
    assert without_groups_of(unlike) == unlike


def test_members_who_only_occur_beside_their_acting_group_are_left_out() -> None:
    """'The guarantors announced that forces of Russia would be sent' is of the guarantors."""
    idle = {(0, "russia"), (0, "jordan"), (1, "russia")}
    assert idle_members(idle, {(0, "guarantor-states")}) == {(0, "russia")}
    every = {(0, "russia"), (0, "turkey"), (0, "iran")}
    assert idle_members(every, {(0, "guarantor-states")}) == set()  # counted up: they are the sponsors


PRAISED_BY_OTHERS = {
    "en": "Averonia welcomed the progress, and the talks led by [Lutonia] went on.",
    "fr": "L'Avéronie a salué les progrès, et la [Lutonie] a participé aux pourparlers.",
    "ru": "Аверония приветствовала успех, а [Лютония] участвовала в переговорах.",
    "ar": "رحبت أفرونيا بالتقدم، وشاركت [لوتونيا] في المحادثات.",
    "tr": "[Lutonya] görüşmelere katıldı, [Averonya] ise ilerlemeyi destekledi.",
    "fa": "اورونیا از پیشرفت استقبال کرد، و [لوتونیا] در مذاکرات شرکت کرد.",
}


@each_language
def test_the_praise_of_others_is_not_that_of_who_is_present(language: str) -> None:
    """'X welcomed it, and the talks led by Y went on' has no word of Y."""
    assert present("united-nations", language, PRAISED_BY_OTHERS[language])
