"""What trained identifiers say of the language of a text, each as log-odds over the languages of one script.

How their word is weighed with that of letters and frequent words is told in `languages.py`.
"""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from astana_nlp import charactermodel, knowledge

# witnesses that do not know the first take it for the second: what they say of that counts for both
KIN = {"crh": "tr"}
CHARACTER_WEIGHT = 0.5
# eldc gives similarities of which the best few lie within a tenth: their distance from the best, made log-odds.
# Languages that it does not know stand a little behind its best.
ELDC_WEIGHT = 24.0
ELDC_FURTHEST = 0.5
ELDC_UNKNOWN = 0.03
LEAST_PROBABILITY = 1e-6
# how far each of these can move one language before another
ELDC_MOST = ELDC_WEIGHT * ELDC_FURTHEST
LANGID_MOST = -math.log(LEAST_PROBABILITY)
LANGDETECT_MOST = 6.0
LANGDETECT_UNKNOWN = -3.0
# py3langid was not trained on Sorani; its next of kin there is Southern Kurdish
_KNOWN_AS = {"ckb": "sdh"}
# what eldc calls Kurdish is Sorani, in Arabic script
_ELDC_NAMES = {"ckb": "ku", "ku": ""}


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one language from the others of its script."""

    code: str
    script: str
    letters: frozenset[str]
    signs: frozenset[str]
    words: frozenset[str]


@cache
def profiles_of(script: str) -> tuple[Profile, ...]:
    """Return the profiles of the languages that are written in a script."""
    return tuple(profile for profile in _all_profiles() if profile.script == script)


@cache
def _all_profiles() -> tuple[Profile, ...]:
    return tuple(
        Profile(
            code=code,
            script=row["script"],
            letters=frozenset(row.get("letters", "")),
            signs=frozenset(row.get("signs", "")),
            words=frozenset(row.get("words", "").split()),
        )
        for code, row in knowledge.words("_identify", "profiles").items()
    )


@cache
def _identifier(script: str) -> Any:  # noqa: ANN401 - py3langid has no types
    """Return the statistical identifier, limited to the candidates of one script."""
    identifier = copy(_whole_identifier())
    wanted = {_KNOWN_AS.get(p.code, p.code) for p in profiles_of(script)}
    identifier.set_languages(sorted(wanted & set(identifier.nb_classes)))
    return identifier


@cache
def _whole_identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def by_langid(script: str, text: str) -> dict[str, float]:
    """Return the log-probability that py3langid gives each candidate."""
    found = dict(_identifier(script).rank(text))
    return {
        p.code: math.log(max(found.get(_KNOWN_AS.get(p.code, p.code), 0.0), LEAST_PROBABILITY))
        for p in profiles_of(script)
    }


@cache
def _similarities(script: str) -> tuple[Any, dict[str, str]]:
    """Return eldc limited to the candidates of one script, and its name of each that it knows."""
    import eldc

    eldc.init()
    names = {p.code: _ELDC_NAMES.get(p.code, p.code) for p in profiles_of(script)}
    known = {code: name for code, name in names.items() if name in eldc.LANGUAGES}
    identifier = eldc.instance()
    identifier.set_languages(sorted(known.values()))
    identifier.set_scores(20)
    return identifier, known


def by_eldc(script: str, text: str) -> dict[str, float]:
    """Return how far each candidate lies behind the language that eldc finds most similar, as log-odds."""
    identifier, known = _similarities(script)
    scores = identifier.detect_details(text).scores if known else {}
    best = max(scores.values(), default=0.0)
    if not best:
        return {}
    behind = {
        p.code: best - scores.get(known[name], 0.0) if (name := KIN.get(p.code, p.code)) in known else ELDC_UNKNOWN
        for p in profiles_of(script)
    }
    return {code: -ELDC_WEIGHT * min(distance, ELDC_FURTHEST) for code, distance in behind.items()}


def by_characters(script: str, text: str) -> dict[str, float]:
    """Return how likely the words are as runs of letters in each language, as log-odds against the likeliest."""
    model = charactermodel.model(script)
    if model is None:
        return {}
    found = model.log_probabilities(text)
    best = max(found.values())
    return {code: CHARACTER_WEIGHT * (value - best) for code, value in found.items()}


@cache
def _langdetect_codes() -> frozenset[str]:
    from langdetect import DetectorFactory, detector_factory

    DetectorFactory.seed = 0  # without it the answers differ from call to call
    detector_factory.init_factory()
    return frozenset(detector_factory._factory.get_lang_list())  # noqa: SLF001 - there is no public list


def by_langdetect(script: str, text: str) -> dict[str, float]:
    """Return the log-probability that langdetect gives each candidate, or nothing where it finds no feature."""
    from langdetect import detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    known = _langdetect_codes()
    try:
        found = {answer.lang: answer.prob for answer in detect_langs(text)}
    except LangDetectException:
        return {}
    said = {}
    for profile in profiles_of(script):
        kin = KIN.get(profile.code, profile.code)
        log = max(math.log(max(found.get(kin, 0.0), LEAST_PROBABILITY)), -LANGDETECT_MOST)
        said[profile.code] = log if kin in known else LANGDETECT_UNKNOWN
    return said if found else {}
