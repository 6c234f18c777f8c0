"""How sure a record is beside what the classifier says: whether its holder and its subject are named where it stands.

The faction is invented.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.records import Basis, Section, Stance
from astana_nlp.stance.about.topics import Topic
from astana_nlp.stance.classifier.classifier import Decision
from astana_nlp.stance.records.certainty import DESCRIBED, HEADLINE, RESOLVED, UNNAMED, certainty_of
from astana_nlp.stance.records.decided import INDIRECT, Position, as_in_running_text
from passages import asked
from reading import LANGUAGES

NAMED = {  # the holder and the talks; the holder alone; the talks, and a word for the holder
    "en": (
        "The [Cedar Front] rejects the Astana talks.",
        "The [Cedar Front] stayed away.",
        "It rejects the Astana talks.",
    ),
    "fr": (
        "Le [Front du Cèdre] rejette les pourparlers d'Astana.",
        "Le [Front du Cèdre] a refusé d'envoyer quiconque.",
        "Il rejette les pourparlers d'Astana.",
    ),
    "ru": (
        "[Фронт Кедра] отвергает переговоры в Астане.",
        "[Фронт Кедра] отказался кого-либо посылать.",
        "Он отвергает переговоры в Астане.",
    ),
    "ar": ("رفضت [جبهة الأرز] محادثات أستانا.", "رفضت [جبهة الأرز] إرسال أحد.", "وهي ترفض محادثات أستانا."),
    "tr": (
        "[Sedir Cephesi] Astana görüşmelerini reddediyor.",
        "[Sedir Cephesi] kimseyi göndermeyi reddetti.",
        "Kendisi Astana görüşmelerini reddediyor.",
    ),
    "fa": (
        "[جبهه سرو] مذاکرات آستانه را رد می‌کند.",
        "[جبهه سرو] از فرستادن کسی خودداری کرد.",
        "این گروه مذاکرات آستانه را رد می‌کند.",
    ),
}
OF_THE_TALKS = {  # by a noun and by the city
    "en": ("The [Cedar Front] rejects the talks.", "The [Cedar Front] rejects Astana."),
    "fr": ("Le [Front du Cèdre] rejette les pourparlers.", "Le [Front du Cèdre] rejette Astana."),
    "ru": ("[Фронт Кедра] отвергает переговоры.", "[Фронт Кедра] отвергает Астану."),
    "ar": ("رفضت [جبهة الأرز] المحادثات.", "رفضت [جبهة الأرز] أستانا."),
    "tr": ("[Sedir Cephesi] görüşmeleri reddediyor.", "[Sedir Cephesi] Astana'yı reddediyor."),
    "fa": ("[جبهه سرو] مذاکرات را رد می‌کند.", "[جبهه سرو] آستانه را رد می‌کند."),
}
HERE, LATER = Topic(distance=0), Topic(distance=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_passage_tells_is_less_sure_than_what_the_sentence_names(language: str) -> None:
    """Of the subject, and of the holder."""
    positions = held(language, NAMED[language])
    assert [p.candidate.sentence for p in positions] == [0, 1, 2]
    assert [certainty_of(p, 1.0, LATER) for p in positions] == [0.8, 0.8 * UNNAMED, 0.8 * RESOLVED]
    assert certainty_of(positions[1], 1.0, HERE) == 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cue_that_shows_what_the_holder_does_needs_no_name_of_the_talks(language: str) -> None:
    """'The Front stayed away', in a passage on the talks."""
    _, refused, _ = held(language, NAMED[language])
    shown = replace(refused, frames=refused.candidate.case.frames)
    assert certainty_of(shown, 1.0, LATER) == 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_noun_for_the_talks_names_them_as_well_as_their_city(language: str) -> None:
    first, _, _ = NAMED[language]
    _, *positions = held(language, (first, *OF_THE_TALKS[language]))
    assert [certainty_of(p, 1.0, LATER) for p in positions] == [0.8, 0.8]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_author_describes_and_what_a_headline_says_is_less_sure(language: str) -> None:
    """Neither a deed nor a word of the holder shows the one; the other leaves out much of the sentence."""
    first, *_ = held(language, NAMED[language])
    described = replace(first, decision=replace(first.decision, basis="described"))
    case = replace(first.candidate.case, section=Section.HEADING)
    headline = replace(first, candidate=replace(first.candidate, case=case))
    assert certainty_of(described, 1.0, HERE) == 0.8 * DESCRIBED
    assert certainty_of(headline, 1.0, HERE) == 0.8 * HEADLINE


@pytest.mark.parametrize(("basis", "shown"), [("acted", Basis.ACTED), ("", Basis.STATED)])
def test_how_a_position_shows_is_what_the_classifier_has_learned_else_what_the_cue_is(basis: str, shown: Basis) -> None:
    """'Rejects' is a word; without a cue, and without a classifier that says, a position is described."""
    first, *_ = held("en", NAMED["en"])
    told = replace(first, decision=replace(first.decision, basis=basis), frames=first.candidate.case.frames)
    assert told.basis is shown
    assert replace(told, frames=()).basis is (shown if basis else Basis.DESCRIBED)


def test_an_unsure_target_makes_a_record_less_unsure_than_its_own_odds() -> None:
    """Where a stance is hard to tell, so is what it is on: the two doubts are one."""
    first, *_ = held("en", NAMED["en"])
    assert certainty_of(first, 0.25, HERE) == 0.8 * 0.5


def held(language: str, sentences: tuple[str, ...]) -> list[Position]:
    """Return a position of each holder in sentences."""
    decision = Decision(Stance.OPPOSE, 0.8, {"oppose": 0.8, "none": 0.2}, (), basis="stated")
    return [Position(c, Stance.OPPOSE, 0.8, (), decision) for c in asked(language, *sentences)]


@given(st.floats(0, 1), st.floats(0, 1))
def test_running_text_makes_opposition_likelier_and_keeps_the_odds_of_the_rest(oppose: float, support: float) -> None:
    """What indirect words tell is opposition more often than what labelled sentences tell."""
    whole = oppose + support + 1
    told = {"oppose": oppose / whole, "support": support / whole, "none": 1 / whole}
    found = as_in_running_text(Decision(Stance.NONE, 0.5, told, ())).probabilities
    assert sum(found.values()) == pytest.approx(1)
    assert found["oppose"] >= told["oppose"] - 1e-9
    assert found["oppose"] * told["none"] == pytest.approx(INDIRECT * told["oppose"] * found["none"])
    assert found["support"] * told["none"] == pytest.approx(told["support"] * found["none"])
