"""Why a position is taken, in six languages: motive cues near the stance, and none from elsewhere."""

from __future__ import annotations

import pytest

from astana_nlp import knowledge
from astana_nlp.stance.records.motives import FARTHEST, motives_of
from astana_nlp.stance.roles.frames import frames_of
from reading import LANGUAGES, read

SENTENCES = {
    "en": "The [Cedar Front] boycotted the round because of ceasefire violations and for the detainees.",
    "fr": "Le [Front du Cèdre] a boycotté le tour en raison des violations de la trêve et pour les détenus.",
    "ar": "قاطعت [جبهة الأرز] الجولة بسبب خروقات الهدنة ومن أجل المعتقلين.",
    "ru": "[Фронт «Кедр»] бойкотировал встречу из-за нарушений перемирия и ради заключённых.",
    "tr": "[Sedir Cephesi] ateşkes ihlalleri ve tutuklular nedeniyle turu boykot etti.",
    "fa": "[جبهه سرو] به دلیل نقض آتش‌بس و برای زندانیان نشست را تحریم کرد.",
}
PLAIN = {
    "en": "The [Cedar Front] boycotted the round.",
    "fr": "Le [Front du Cèdre] a boycotté le tour.",
    "ar": "قاطعت [جبهة الأرز] الجولة.",
    "ru": "[Фронт «Кедр»] бойкотировал встречу.",
    "tr": "[Sedir Cephesi] turu boykot etti.",
    "fa": "[جبهه سرو] نشست را تحریم کرد.",
}


def motives(language: str, marked: str) -> tuple[str, ...]:
    """Return the motives of the first actor in brackets."""
    sentence = read(language, marked)
    return motives_of(sentence, frames_of(sentence, sentence.mentions[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_motives_are_named(language: str) -> None:
    """A ceasefire that is broken and people in prison are two motives, in alphabetical order."""
    assert motives(language, SENTENCES[language]) == ("ceasefire-violations", "detainees")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_motive_is_invented(language: str) -> None:
    """A position without a reason has none."""
    assert motives(language, PLAIN[language]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_motive_of_the_codebook_has_words(language: str) -> None:
    """All motives but 'other' can be found in each language."""
    assert set(knowledge.words(language, "cues")["motives"]) == {
        *("ceasefire-violations", "distrust-of-sponsors", "iran-role", "exclusion", "geneva-primacy", "assad-fate"),
        *("detainees", "military-setback", "external-pressure", "political-gain", "humanitarian", "sovereignty"),
        *("territorial-division", "counter-terrorism", "public-opinion", "dissociate-from-isis"),
    }


def test_a_motive_far_off_belongs_to_something_else() -> None:
    """Beyond the reach of the stance a motive cue does not count."""
    far = "The [Cedar Front] boycotted the round " + "and rain fell " * FARTHEST + "on the detainees."
    assert motives("en", far) == ()
