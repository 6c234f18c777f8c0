"""What the other sentences of a document tell of a holder where one sentence leaves open which stance it shows.

The classifier's answers are given here; whom a pronoun stands for is read from the text. The faction is invented.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.records import Stance
from astana_nlp.stance.classifier.classifier import Decision
from astana_nlp.stance.records.consistency import consistent
from passages import asked
from reading import LANGUAGES

PASSAGES = {
    "en": ("The [Cedar Front] rejects the Astana talks.", "It calls the Astana talks a mirror."),
    "fr": ("Le [Front du Cèdre] rejette les pourparlers d'Astana.", "Il voit un test dans les pourparlers d'Astana."),
    "ru": ("[Фронт Кедра] отвергает переговоры в Астане.", "Он видит в переговорах в Астане испытание."),
    "ar": ("رفضت [جبهة الأرز] محادثات أستانا.", "وهي ترى في محادثات أستانا امتحانا."),
    "tr": ("[Sedir Cephesi] Astana görüşmelerini reddediyor.", "Kendisi Astana görüşmelerine ayna diyor."),
    "fa": ("[جبهه سرو] مذاکرات آستانه را رد می‌کند.", "این گروه مذاکرات آستانه را آینه می‌خواند."),
}
REJECTING = {Stance.OPPOSE: 0.95, Stance.SUPPORT: 0.02, Stance.CONDITIONAL: 0.01, Stance.NEUTRAL: 0.01}
OPEN = {Stance.OPPOSE: 0.35, Stance.SUPPORT: 0.45, Stance.CONDITIONAL: 0.05, Stance.NEUTRAL: 0.05}
CLEAR = {Stance.OPPOSE: 0.05, Stance.SUPPORT: 0.85, Stance.CONDITIONAL: 0.0, Stance.NEUTRAL: 0.0}
FAINT = {Stance.OPPOSE: 0.5, Stance.SUPPORT: 0.0, Stance.CONDITIONAL: 0.0, Stance.NEUTRAL: 0.0}
LEAST = {stance.value: 0.1 for stance in Stance}


def decision(taken: dict[Stance, float]) -> Decision:
    """Return a decision with these probabilities; what is missing is that of no position."""
    likely = {stance.value: p for stance, p in taken.items()} | {Stance.NONE.value: 1 - sum(taken.values())}
    best = max(likely, key=lambda stance: likely[stance])
    return Decision(Stance(best), likely[best], likely, ("before:support +0.20",))


def told(language: str, *taken: dict[Stance, float]) -> list[Decision]:
    """Return what becomes of these decisions on the sentences of the passage, whose holder is one."""
    return consistent(asked(language, *PASSAGES[language]), [decision(t) for t in taken], LEAST)


def likeliest(found: Decision) -> str:
    """Return the stance that is likeliest if there is a position."""
    return max((p, stance) for stance, p in found.probabilities.items() if stance != Stance.NONE)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_leaves_the_stance_open_is_read_as_the_one_that_tells_it(language: str) -> None:
    """Also where a pronoun or description stands for the holder; the explanation says what decided."""
    _, second = told(language, REJECTING, OPEN)
    assert likeliest(second) == "oppose"
    assert second.reasons[0].startswith("elsewhere:oppose +")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("before", "second"), [(REJECTING, CLEAR), (FAINT, OPEN)])
def test_a_clear_sentence_stays_as_it_is_and_a_faint_one_tells_nothing(
    language: str, before: dict[Stance, float], second: dict[Stance, float]
) -> None:
    """Who changes position in a document says so clearly."""
    assert told(language, before, second)[1] == decision(second)


def told_of_two(own: float, other: float, taken: float = 1.0) -> Decision:
    """Return what becomes of a sentence of which `own` says support, the rest opposition, where another says `other`.

    Args:
        own: the share of support in the sentence.
        other: the share of support in the other one.
        taken: how likely the other sentence shows a position.
    """
    shares = [{Stance.SUPPORT: p * share, Stance.OPPOSE: (1 - p) * share} for p, share in ((other, taken), (own, 1.0))]
    return told("en", *shares)[1]


def test_a_sentence_weighs_more_than_another_that_is_as_sure_of_the_contrary() -> None:
    """What it says itself comes first; but who is surer by far decides."""
    assert likeliest(told_of_two(own=0.6, other=0.4)) == "support"
    assert likeliest(told_of_two(own=0.7, other=0.05)) == "oppose"


def test_what_other_sentences_know_nothing_of_stays_possible() -> None:
    """Holders do change: support that no other sentence shows is less likely than before, but not ruled out."""
    second = told_of_two(own=0.75, other=0.0)
    assert likeliest(second) == "oppose"
    assert 0.1 < second.probabilities[Stance.SUPPORT] < 0.5


@pytest.mark.parametrize(("taken", "tells"), [(0.85, True), (0.75, False)])
def test_a_sentence_tells_of_others_where_it_surely_shows_a_position(taken: float, *, tells: bool) -> None:
    """How sure a sentence is of which position it shows counts only where it shows one at all."""
    assert (likeliest(told_of_two(own=0.6, other=0.05, taken=taken)) == "oppose") is tells


@pytest.mark.parametrize(("own", "open_"), [(0.75, True), (0.85, False)])
def test_only_a_sentence_that_leaves_its_stance_open_listens(own: float, *, open_: bool) -> None:
    """From four in five on a stance needs no other sentence."""
    assert (told_of_two(own=own, other=0.05) != told_of_two(own=own, other=0.0)) is open_


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_whose_cue_shows_the_stance_stays_as_it_is(language: str) -> None:
    """'The Front stayed away from the third round' is no support, though it came to all others."""
    refused, _ = PASSAGES[language]
    both = asked(language, f"¶{refused}", f"¶{refused}")
    decisions = [decision(CLEAR), decision(OPEN)]
    assert consistent(both, decisions, LEAST) == decisions


def test_one_sentence_does_not_tell_of_itself_nor_one_actor_of_another() -> None:
    """'The Front rejects them, the Brigade …': each has its own position."""
    both = asked("en", "The [Cedar Front] rejects the Astana talks.", "The [Plane Brigade] speaks of the Astana talks.")
    decisions = [decision(REJECTING), decision(OPEN)]
    assert consistent(both, decisions, LEAST) == decisions
    twice = asked("en", "The [Cedar Front] and the [Plane Brigade] speak of the Astana talks.")
    assert consistent([twice[0], twice[0]], decisions, LEAST) == decisions


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(sum), st.floats(0.01, 1.0))
def test_how_likely_any_position_is_stays_as_it_was(parts: list[int], taken: float) -> None:
    """Other sentences say which stance is meant, not that there is one."""
    own = {stance: taken * part / sum(parts) for stance, part in zip(OPEN, parts, strict=True)}
    _, second = told("en", REJECTING, own)
    assert second.probabilities[Stance.NONE] == pytest.approx(1 - taken)
    assert sum(second.probabilities.values()) == pytest.approx(1)
