"""What pages say of why a record was made, in words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from astana_nlp import explanations, knowledge
from astana_nlp.stance.roles.frames import STRENGTH

LANGUAGES = Path(knowledge.__file__).parent / "languages"
WEIGHTS = "weights: acts:oppose +0.36, targets.astana +0.23; like the labelled ar-e067 (oppose)"


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("'named .. delegates' (support.acted, holder is agent)", "“named … delegates” tells of support by a deed;"),
        ("'قاطع*' (oppose.acted, holder is near)", "“قاطع…” tells of opposition by a deed; the holder stands nearest"),
        ("'n'ira pas' (oppose.stated, holder is agent-of)", "“n'ira pas” tells of opposition by words; those of"),
        ("'отказ*' (oppose.acted, holder is patient)", "“отказ…” tells of opposition by a deed; it happens to"),
        (
            "'katıl*' (support.acted, holder is agent-weak with negation+wish)",
            "(negated, as a wish or possibility); the",
        ),
        (
            "'مشروط' (conditional.stated, holder is agent-list)",
            "“مشروط” tells of conditions by words; the holder is one",
        ),
    ],
)
def test_the_cue_is_told_in_words_and_the_weights_apart(cue: str, words: str) -> None:
    """In every script; the names that the program gives to kinds, roles and operators do not show."""
    explanation = f"the words 'they' stand for Cedar Front; cue {cue}; {WEIGHTS}"
    told = explanations.told(explanation).replace(explanations.ISOLATE, "").replace(explanations.END, "")
    assert told.startswith("the words 'they' stand for Cedar Front; “")
    assert words in told
    assert not {"cue", "acted", "stated", "agent", "weights"} & set(told.replace(".", " ").replace(",", " ").split())
    assert explanations.weighed(explanation) == WEIGHTS


def test_a_record_without_a_cue_has_weights_alone() -> None:
    """Nothing is told of words where none decided; a list is told with the sentence that announces it."""
    assert (explanations.told(WEIGHTS), explanations.weighed(WEIGHTS)) == ("", WEIGHTS)
    assert (
        explanations.told(f"list announced by: Seven groups signed; {WEIGHTS}")
        == "list announced by: Seven groups signed"
    )
    assert (explanations.told(""), explanations.weighed("")) == ("", "")


def test_every_role_and_every_operator_has_words() -> None:
    """A new one does not reach readers as a key of the program."""
    kinds = {
        kind
        for path in LANGUAGES.glob("*/cues.toml")
        for kind in tomllib.loads(path.read_text(encoding="utf-8")).get("operators", {})
    }
    assert set(STRENGTH) <= set(explanations.ROLES)
    assert kinds <= set(explanations.TURNS), kinds - set(explanations.TURNS)
