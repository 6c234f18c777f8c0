"""How pages, findings and reviews name what positions are about, in sentences."""

from __future__ import annotations

from astana_nlp.records import Target

THINGS = {
    Target.ASTANA: "the talks",
    Target.DE_ESCALATION: "the de-escalation zones",
    Target.CEASEFIRE: "the ceasefire",
    Target.SOCHI: "the Sochi congress",
    Target.CONSTITUTIONAL_COMMITTEE: "the constitutional committee",
    Target.GENEVA: "the Geneva talks",
}

MOTIVES = {
    "iran-role": "Iran's role",
    "geneva-primacy": "primacy of Geneva",
    "assad-fate": "fate of Assad",
    "counter-terrorism": "counter-terrorism",
    "dissociate-from-isis": "setting oneself apart from ISIS",
}


def thing(target: str, number: int | None) -> str:
    """Return what a position is about: 'the talks of round 3', 'the Sochi congress'."""
    return THINGS[Target(target)] + (f" of round {number}" if number else "")


def days(value: str) -> str:
    """Return an ISO interval as a reader says it."""
    return " to ".join(value.split("/")) if value[:4].isdecimal() else value


def plain(word: str) -> str:
    """Return a key such as `iran-role` as words."""
    return word.replace("-", " ")


def motive(key: str) -> str:
    """Return a motive in words."""
    return MOTIVES.get(key, plain(key))
