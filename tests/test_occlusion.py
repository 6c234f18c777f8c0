"""Which words moved a decision: each is left out in turn, and the classifier is asked about the rest."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.stance.classifier.models import current_classifier
from astana_nlp.stance.classifier.occlusion import MOST, candidates, explain, without
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.sentence.reading import ReadSentence

STAYED_AWAY = {  # who stays away, and the word that says so
    "en": ("The Harran Column boycotted the eighth round in Astana.", "Harran Column", "boycotted"),
    "ar": ("قاطع رتل حران الجولة الثامنة في أستانا.", "رتل حران", "قاطع"),
    "ru": ("«Колонна Харрана» бойкотировала восьмой раунд в Астане.", "«Колонна Харрана»", "бойкотировала"),
    "tr": ("Harran Kolu Astana'daki sekizinci turu boykot etti.", "Harran Kolu", "boykot"),
    "fa": ("ستون حران دور هشتم آستانه را تحریم کرد.", "ستون حران", "تحریم"),
    "fr": ("La Colonne de Harran a boycotté le huitième cycle d’Astana.", "Colonne de Harran", "boycotté"),
}


def case_of(text: str, holder: str, language: str, *others: str) -> Case:
    """Return the question about a holder in a sentence that also names others."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in (holder, *others)]
    return Case(ReadSentence(text, language, None, tuple(sorted(spans))), spans[0])


def no_trees(texts: list[str]) -> list[None]:
    """Parse nothing."""
    return [None] * len(texts)


@pytest.mark.parametrize("language", STAYED_AWAY)
def test_the_word_that_says_it_moves_the_decision_most(language: str) -> None:
    """In each language opposition is least likely without the verb of staying away."""
    text, holder, verb = STAYED_AWAY[language]
    found = explain(case_of(text, holder, language), "oppose", current_classifier("current", encoder=False), no_trees)
    assert verb in found.words[0].text
    assert found.words[0].without < found.probability
    assert all(text[w.start : w.end] == w.text for w in found.words)


def test_names_stay_and_cues_go_first_and_whole() -> None:
    """Neither the holder nor another actor is left out; 'decided not to go' goes as one; a sentence costs so much."""
    text = "The Harran Column, as the Saffron Bloc had feared, decided not to go " + "a very long round " * 9
    case = case_of(text, "Harran Column", "en", "Saffron Bloc")
    left_out = [text[a:b] for a, b in candidates(case)]
    assert any("decided not to go" in words for words in left_out[:2])
    assert not any("Column" in words or "Saffron" in words for words in left_out)
    assert len(left_out) == MOST


@given(st.integers(0, 3), st.sampled_from(sorted(STAYED_AWAY)))
def test_the_holder_is_where_it_was(number: int, language: str) -> None:
    """Whatever is left out, before or behind, the spans of what remains cover the same names."""
    text, holder, _ = STAYED_AWAY[language]
    case = case_of(text, holder, language)
    spans = candidates(case)
    found = without(case, *spans[number % len(spans)])
    assert found.sentence.text[slice(*found.holder)] == holder
    assert len(found.sentence.text) < len(text)
    assert found.sentence.mentions == (found.holder,)


@dataclass(frozen=True)
class Certain:
    """A decision of something that is certain."""

    probabilities: dict[str, float]


class Reader:
    """A classifier that looks for one word."""

    def decide(self, cases: list[Case]) -> list[Certain]:
        """Return that a sentence with the word opposes, and one without it says nothing."""
        said = ["reddetti" in case.sentence.text for case in cases]
        return [Certain({"oppose": float(found), "none": float(not found)}) for found in said]


def test_what_would_be_said_instead_is_told() -> None:
    """Without the one word that counts the sentence is none; without any other it stays what it was."""
    case = case_of("Harran Kolu dün akşam daveti reddetti.", "Harran Kolu", "tr")
    found = explain(case, "oppose", Reader(), no_trees)  # type: ignore[arg-type] -- all that it needs
    assert (found.probability, found.likeliest) == (1.0, "oppose")
    assert (found.words[0].without, found.words[0].instead) == (0.0, "none")
    assert {word.instead for word in found.words[1:]} == {"oppose"}
