"""Sentences that say one thing of one actor and the talks, in six languages. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.records import Section, Stance
from astana_nlp.stance.records.plain import plain_position
from reading import LANGUAGES, case

each_language = pytest.mark.parametrize("language", LANGUAGES)
DOUBTS = {
    "en": "[Lutonia] criticised the Astana talks.",
    "fr": "La [Lutonie] a critiqué les pourparlers d'Astana.",
    "ar": "شككت [لوتونيا] في جدوى محادثات أستانا.",
    "ru": "[Лютония] раскритиковала переговоры в Астане.",
    "tr": "[Lutonya] Astana görüşmelerini eleştirdi.",
    "fa": "[لوتونیا] از مذاکرات آستانه انتقاد کرد.",
}
TWO = {
    "en": "[Lutonia] criticised the Astana talks with [Sylvania].",
    "fr": "La [Lutonie] a critiqué les pourparlers d'Astana avec la [Sylvanie].",
    "ar": "شككت [لوتونيا] في جدوى محادثات أستانا مع [سيلفانيا].",
    "ru": "[Лютония] раскритиковала переговоры в Астане с [Сильванией].",
    "tr": "[Lutonya], [Silvanya] ile Astana görüşmelerini eleştirdi.",
    "fa": "[لوتونیا] از مذاکرات آستانه با [سیلوانیا] انتقاد کرد.",
}
WISHED = {
    "en": "[Lutonia] may criticise the Astana talks.",
    "fr": "La [Lutonie] pourrait critiquer les pourparlers d'Astana.",
    "ar": "ربما شككت [لوتونيا] في جدوى محادثات أستانا.",
    "ru": "Возможно, [Лютония] раскритикует переговоры в Астане.",
    "tr": "[Lutonya]'nın Astana görüşmelerini eleştirmesi bekleniyor.",
    "fa": "شاید [لوتونیا] از مذاکرات آستانه انتقاد کند.",
}


@each_language
def test_what_the_only_actor_plainly_does_is_its_position(language: str) -> None:
    """One actor, one deed, the talks in its clause: nothing is left to doubt."""
    assert plain_position(case(language, DOUBTS[language])) is Stance.OPPOSE


@each_language
def test_two_actors_are_not_plain(language: str) -> None:
    """Who of them does it may be doubted."""
    assert plain_position(case(language, TWO[language])) is None


@each_language
def test_what_may_be_is_not_plain(language: str) -> None:
    """A wish or an expectation leaves open whether it is done."""
    assert plain_position(case(language, WISHED[language])) is None


@each_language
def test_a_headline_is_not_plain(language: str) -> None:
    """Headlines name what they do not assert."""
    assert plain_position(replace(case(language, DOUBTS[language]), section=Section.HEADING)) is None
