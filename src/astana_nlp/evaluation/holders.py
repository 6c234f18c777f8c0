"""Which names count as the same holder: spellings, and a person with the body that they speak for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from astana_nlp.knowledge import Actor

APOSTROPHES = re.compile(r"[’'‘`ʿʾ]")


def fold(text: str) -> str:
    """Return a text without case, accents, apostrophes, punctuation and a leading article."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\W+", " ", APOSTROPHES.sub("", text)).strip()
    return re.sub(r"^the\s+", "", text)


def accepted_names(aliases: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Return for each folded name of a gold holder the folded names that are accepted for it.

    Args:
        aliases: rows of `holder` and `also accepted as` (joined by `;`) that come with the gold.
    """
    accepted: defaultdict[str, set[str]] = defaultdict(set)
    actors = {actor.id: actor for actor in knowledge.actors()}
    for actor in actors.values():
        own = _names(actor)
        near = {name for other in _near(actor, actors) for name in _names(other)}
        for name in own:
            accepted[name] |= own | near
    for row in aliases:
        names = {fold(name) for name in row["also accepted as"].split(";") if name.strip()}
        accepted[fold(row["holder"])] |= names | {fold(row["holder"])}
    return {name: frozenset(names) for name, names in accepted.items()}


def _near(actor: Actor, actors: Mapping[str, Actor]) -> list[Actor]:
    """Return the bodies that a person speaks for, or the persons who speak for a body."""
    if actor.label is Label.PERSON:
        return [actors[parent] for parent in actor.parents if parent in actors]
    return [other for other in actors.values() if other.label is Label.PERSON and actor.id in other.parents]


def _names(actor: Actor) -> set[str]:
    names = {actor.name, *(name for names in actor.names.values() for name in names)}
    return {folded for name in names if (folded := fold(name))}
