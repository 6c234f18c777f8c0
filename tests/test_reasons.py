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
