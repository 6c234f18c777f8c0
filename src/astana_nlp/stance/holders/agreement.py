"""What an antecedent has in common with a word that stands for it: its noun, its number, its gender.

'The council' is the Syrian Democratic Council and not the guarantors: a noun that says of which kind a body is leads to
a name that holds it, in whatever language and script the name is written, and a singular noun to nothing plural.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.types import kind_of
from astana_nlp.records import Label
from astana_nlp.spelling import fold, is_arabic, is_cyrillic, readings, russian_forms, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention

SHORTEST_NOUN = 4  # letters; shorter words are pronouns
# kinds that say what a body is: without a name of the kind close by they stand for nobody. A group, a movement or an
# organisation may be any faction
SPECIFIC = frozenset(
    {"army", "legion", "brigade", "battalion", "front", "division", "union", "coalition", "committee"}
    | {"council", "party", "platform", "units", "forces", "gathering"}
)
MANY = frozenset({"guarantor-states", "observers", "kurds"})  # descriptions that are plural in every language
NOUN_LAST = frozenset({"en", "tr"})  # languages whose descriptions end with their noun; others begin with it


def leads_back(noun: str, mention: Mention, language: str) -> bool:
    """Say whether a name holds a noun: of the same kind in any language, or the same word in another form."""
    if len(fold(noun)) < SHORTEST_NOUN:
        return False
    if is_said_of(noun, mention.text, language):
        return True
    kind = kind_of(noun, language)
    own = {kind_of(word, language) for word in mention.text.split()} - {""}
    if is_arabic(noun) and kind in own:
        return False  # هيئة and لجنة are committees both, and not the same one
    return bool(kind) and kind in own | {kind_of(word, "en") for word in mention.entity.split()}


def is_said_of(noun: str, text: str, language: str) -> bool:
    """Say whether a noun is one of the words of a text, in whatever form: 'the committee' of the constitution."""
    forms = _forms(noun, language)
    return any(forms & _forms(word.text, language) for word in words_of(text))


def is_specific(noun: str, language: str) -> bool:
    """Say whether a noun is only said of bodies that are named by it."""
    return kind_of(noun, language) in SPECIFIC


def is_plural(mention: Mention, language: str) -> bool:
    """Say whether a description is one of many ('the guarantors', 'rebel groups'); names are of one body."""
    if mention.method != "description":
        return False
    if mention.entity_id in MANY:
        return True
    keys = [word.key.removeprefix("ال") for word in words_of(mention.text)]
    if language in NOUN_LAST:
        behind = grammar.words(language, "behind_noun")
        noun = next((keys[i - 1] for i, key in enumerate(keys) if i and key in behind), keys[-1])
        return bool(grammar.patterns(language, "plural_last").search(noun))
    if keys[0] in grammar.words(language, "singular"):
        return False
    plural = grammar.patterns(language, "plural_first")
    return keys[0] in grammar.words(language, "plural") or bool(plural.search(keys[0]))


def is_masculine(mention: Mention, language: str) -> bool:
    """Say whether the name of a body is masculine, by its noun; Arabic states and names without a noun are feminine."""
    if mention.label is Label.PERSON:
        return True
    words = words_of(mention.text)
    if language == "ar":
        return words[0].key.removeprefix("و").removeprefix("ال") in grammar.words("ar", "masculine")
    nouns = [w.key for w in words if not w.key.endswith(grammar.endings("ru", "adjective"))] or [words[0].key]
    return not nouns[0].endswith(grammar.endings("ru", "feminine"))


def group_of(members: Sequence[Mention]) -> str:
    """Return the group that has exactly these members, '' where none has: the guarantor states."""
    ids = frozenset(m.entity_id for m in members)
    return next((group for group, known in sorted(_groups().items()) if known == ids), "")


def named(mention: Mention, entity_id: str) -> Mention:
    """Return the mention as one of a group, at the same place of the text."""
    actor = next(a for a in knowledge.actors() if a.id == entity_id)
    return replace(mention, entity_id=actor.id, entity=actor.name, label=actor.label, method="description")


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return the coalitions of states with their members."""
    states = [actor for actor in knowledge.actors() if actor.label is Label.STATE]
    parents = {parent for actor in states for parent in actor.parents}
    return {parent: frozenset(a.id for a in states if parent in a.parents) for parent in parents}


def _forms(word: str, language: str) -> frozenset[str]:
    """Return the keys of a word without what its language adds to it."""
    key = fold(word)
    if is_cyrillic(key):
        return russian_forms(key)
    found = {reading.key for reading in readings(word, language)}
    return frozenset(k for k in found if len(k) >= SHORTEST_NOUN - is_arabic(word))
