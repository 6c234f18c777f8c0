"""Parse sentences where a package carries a parser; the rest of the program sees one form of tree for all of them.

The tree follows Universal Dependencies (de Marneffe et al. 2021): prepositions hang on their noun as `case`, the
agent of a passive is `obl:agent`. A language without a parser gets no tree (`parse` returns None), and roles are told
from clauses, order and particles instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Tree

NATASHA = "natasha"  # the package whose weights slovnet loads; every other name is a spaCy model


def parse(
    texts: Sequence[str], language: str, models: Mapping[str, str], *, entities: bool = True
) -> tuple[Tree | None, ...]:
    """Parse sentences of one language.

    Args:
        texts: the sentences; note marks should be masked.
        language: code of their language.
        models: package of the model of each language that has one: a spaCy model, or `natasha` for Russian.
        entities: whether the trees shall say which names the model sees; it takes a third of the time.

    Returns:
        One tree a sentence, or None for every sentence where the language has no model.

    Raises:
        ModelError: the model is named but not installed.
    """
    name = models.get(language, "")
    if not name:
        return (None,) * len(texts)
    if name == NATASHA:
        from astana_nlp.syntax import slovnet_trees

        return tuple(slovnet_trees.trees(texts, entities=entities))
    from astana_nlp.syntax import spacy_trees

    return tuple(spacy_trees.trees(texts, name, entities=entities))
