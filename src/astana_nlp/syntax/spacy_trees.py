"""Trees from spaCy: French as its model gives them, English converted from the scheme that its model was trained on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import ModelError
from astana_nlp.records import Entity, Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# without NORP, the nationalities and creeds of the English model: 'Syrian', 'Sunni' are nobody's name
MODEL_LABELS = {"PER": "PERSON", "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE"}

_TO_UNIVERSAL = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "neg": "advmod:neg",
    "agent": "case",
    "prep": "case",
}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def trees(texts: Sequence[str], name: str, *, entities: bool = True) -> Iterator[Tree]:
    """Yield the tree of every sentence, parsed by the spaCy model `name`; with `entities`, also the names it sees.

    Raises:
        ModelError: the model is not installed.
    """
    nlp = _load(name)
    for doc in nlp.pipe(texts, batch_size=64, disable=() if entities else ("ner",)):
        yield Tree(_tokens(doc, universal=nlp.meta["lang"] != "en"), _entities(doc))


@cache
def _load(name: str) -> Any:  # noqa: ANN401 - spaCy has no types that help here
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"the model {name} is not installed", "run `make install`, or leave it out of [parsing]"
        ) from error


def _entities(doc: Iterable[Any]) -> tuple[Entity, ...]:
    found = (e for e in doc.ents if e.label_ in MODEL_LABELS)  # type: ignore[attr-defined]  # a Doc, which spaCy leaves untyped
    return tuple(Entity(e.start_char, e.end_char, e.text, MODEL_LABELS[e.label_]) for e in found)


def _tokens(doc: Iterable[Any], *, universal: bool) -> tuple[Token, ...]:
    return tuple(_token(t) if universal else _converted(t) for t in doc)


def _token(t: Any) -> Token:  # noqa: ANN401 - spaCy has no types that help here
    case = next((c.text.lower() for c in t.children if c.dep_ == "case"), "")
    head = -1 if t.head.i == t.i else t.head.i
    return Token(t.idx, t.idx + len(t.text), t.text, t.lemma_.lower(), t.pos_, t.dep_, head, case)


def _converted(t: Any) -> Token:  # noqa: ANN401 - spaCy has no types that help here
    head, dep, case = t.head, _TO_UNIVERSAL.get(t.dep_, t.dep_), ""
    if t.dep_ in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "dative"):
        preposition, head = head, head.head
        such = any(c.lower_ == "such" for c in preposition.children)
        case = "such as" if such else preposition.lower_
        dep = _oblique(t, preposition, head)
    elif t.dep_ in ("prep", "agent"):
        head = next((c for c in t.children if c.dep_ in ("pobj", "pcomp")), head)
    index = -1 if head.i == t.i else head.i
    return Token(t.idx, t.idx + len(t.text), t.text, t.lemma_.lower(), t.pos_, dep, index, case)


def _oblique(t: Any, preposition: Any, head: Any) -> str:  # noqa: ANN401 - spaCy has no types that help here
    if preposition.dep_ == "agent":
        return "obl:agent"
    if t.dep_ == "pcomp":
        return "advcl"
    return "nmod" if head.pos_ in _NOUNS else "obl"
