"""What pages say of why a record was made, in words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from astana_nlp import knowledge, reasons
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
    told = reasons.told(explanation).replace(reasons.ISOLATE, "").replace(reasons.END, "")
    assert told.startswith("the words 'they' stand for Cedar Front; “")
    assert words in told
    assert not {"cue", "acted", "stated", "agent", "weights"} & set(told.replace(".", " ").replace(",", " ").split())
    assert reasons.weighed(explanation) == WEIGHTS


def test_a_record_without_a_cue_has_weights_alone() -> None:
    """Nothing is told of words where none decided; a list is told with the sentence that announces it."""
    assert (reasons.told(WEIGHTS), reasons.weighed(WEIGHTS)) == ("", WEIGHTS)
    assert (
        reasons.told(f"list announced by: Seven groups signed; {WEIGHTS}") == "list announced by: Seven groups signed"
    )
    assert (reasons.told(""), reasons.weighed("")) == ("", "")


def test_every_role_and_every_operator_has_words() -> None:
    """A new one does not reach readers as a key of the program."""
    kinds = {
        kind
        for path in LANGUAGES.glob("*/cues.toml")
        for kind in tomllib.loads(path.read_text(encoding="utf-8")).get("operators", {})
    }
    assert set(STRENGTH) <= set(reasons.ROLES)
    assert kinds <= set(reasons.TURNS), kinds - set(reasons.TURNS)


"""Documents that differ on why somebody stayed away, on days of meetings between rounds, and on what was counted."""

from __future__ import annotations

from astana_nlp.findings.disputes import find_disputes
from astana_nlp.findings.evidence import Actor, Claim, Quote
from astana_nlp.findings.reasons import find_differing_reasons
from evidence import source, statement

AWAY = "The Cedar Brigade stayed away from the talks."
REBELS = Actor("syrian-opposition", "Syrian opposition", "COALITION", "opposition")


def claim(kind: str, value: str, document: str, *, number: int = 9, published: str = "2018-05-20") -> Claim:
    quote = Quote(source(document, published=published), f"{document}-s0", 1, "en", f"{document} on {value}")
    return Claim(number, kind, value, "", "unknown", quote)


def test_two_reasons_for_one_absence_are_told() -> None:
    """They are weighed little: both may be true."""
    truce = statement("a", "oppose", text=AWAY, motives=("ceasefire-violations",), basis="acted")
    others = statement("b", "oppose", text=AWAY, motives=("detainees",), basis="acted")
    found = list(find_differing_reasons([truce, others]))
    assert [(d.kind, d.question, d.value, d.expected) for d in found] == [
        ("sources-disagree", "reason", "ceasefire-violations", "detainees")
    ]


def test_reasons_in_common_and_reasons_of_many_differ_on_nothing() -> None:
    """Nor do those of one document, of other rounds, or of words that are no absence."""
    one = statement("a", "oppose", text=AWAY, motives=("ceasefire-violations",), basis="acted")
    both = statement("b", "oppose", text=AWAY, motives=("detainees", "ceasefire-violations"), basis="acted")
    same = statement("a", "oppose", text=AWAY, motives=("detainees",), basis="acted")
    later = statement("c", "oppose", text=AWAY, motives=("detainees",), basis="acted", round=4)
    words = statement("d", "oppose", text="The Cedar Brigade called the talks useless.", motives=("detainees",))
    for other in (both, same, later, words):
        assert not list(find_differing_reasons([one, other]))
    group = [
        statement(doc, "oppose", text=AWAY, motives=(why,), basis="acted", actor=REBELS, named=False)
        for doc, why in (("a", "detainees"), ("b", "ceasefire-violations"))
    ]
    assert not list(find_differing_reasons(group))


def test_documents_differ_on_working_groups_and_schedule() -> None:
    """One document may tell of several."""
    for kind, one, other in (("working-groups", "2 groups", "1 groups"), ("schedule", "postponed", "on time")):
        assert len(list(find_disputes([claim(kind, one, "a"), claim(kind, other, "b")]))) == 1
        assert not list(find_disputes([claim(kind, one, "a"), claim(kind, other, "a")]))
        assert not list(find_disputes([claim(kind, one, "a"), claim(kind, one, "b")]))


def test_experts_of_one_meeting_meet_on_its_days() -> None:
    """Whichever round the sentence was on; what lies ahead for one and behind another is not one meeting."""
    here, there = claim("experts-date", "2018-06-20", "a"), claim("experts-date", "2018-06-13", "b", number=10)
    past = claim("experts-date", "2018-05-10", "b")
    assert len(list(find_disputes([here, there]))) == 1
    assert not list(find_disputes([here, past]))


def test_texts_without_a_day_may_mean_other_experts() -> None:
    """Only days of the same week are compared then."""
    here = claim("experts-date", "2018-06-20", "a")
    near = claim("experts-date", "2018-06-15", "b", published="")
    far = claim("experts-date", "2018-07-10", "b", published="")
    assert len(list(find_disputes([here, near]))) == 1
    assert not list(find_disputes([here, far]))
