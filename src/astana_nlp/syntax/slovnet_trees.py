"""Trees of Russian sentences: slovnet over the weights that the package natasha carries (Kukushkin 2020).

The networks run in numpy. natasha itself is not imported: its dictionary of forms does not run on every Python here,
so a word's lemma is the word as it stands. Where English has a preposition, Russian has a case: a bare genitive behind
a noun stands in the tree with the case `gen`, a bare instrumental with `ins`.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import ModelError
from astana_nlp.records import Entity, Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPHOLOGY = "model/slovnet_morph_news_v1.tar"
SYNTAX = "model/slovnet_syntax_news_v1.tar"
NAMES = "model/slovnet_ner_news_v1.tar"
BATCH = 32  # sentences at a time: half the time a sentence of one by one
BARE_CASES = {"Gen": "gen", "Ins": "ins"}
NOMINAL = frozenset({"nmod", "obl", "obl:agent"})


def trees(texts: Sequence[str], *, entities: bool = True) -> Iterator[Tree]:
    """Yield the tree of every sentence, with the persons, places and organisations that a third network sees in it.

    That network takes its time, and is not asked where no `entities` are wanted.

    Raises:
        ModelError: the packages are not installed.
    """
    from razdel import tokenize

    morphology, syntax, names = _load()
    spans = [list(tokenize(text)) for text in texts]
    words = [[span.text for span in sentence] for sentence in spans]
    named = ([_entity(text, e) for e in seen.spans] for text, seen in zip(texts, names.map(texts), strict=True))
    read = zip(spans, morphology.map(words), syntax.map(words), named if entities else repeat(()), strict=False)
    for sentence, forms, links, seen in read:
        yield Tree(_tokens(sentence, forms.tokens, links.tokens), tuple(seen))


def _entity(text: str, span: Any) -> Entity:  # noqa: ANN401 - slovnet has no types
    return Entity(span.start, span.stop, text[span.start : span.stop], span.type)


@cache
def _load() -> tuple[Any, Any, Any]:
    """Return the networks of morphology, syntax and names."""
    try:
        from navec import Navec
        from slovnet import NER, Morph, Syntax
    except ImportError as error:
        raise _missing() from error
    package = find_spec("natasha")
    if package is None or not package.origin:
        raise _missing()
    data = Path(package.origin).parent / "data"
    words = Navec.load(str(data / EMBEDDINGS))
    morphology = Morph.load(str(data / MORPHOLOGY), batch_size=BATCH)
    syntax = Syntax.load(str(data / SYNTAX), batch_size=BATCH)
    names = NER.load(str(data / NAMES), batch_size=BATCH)
    for network in (morphology, syntax, names):
        network.navec(words)
    return morphology, syntax, names


def _missing() -> ModelError:
    return ModelError("the Russian parser is not installed", "run `make install`, or leave ru out of [parsing]")


def _tokens(spans: Sequence[Any], forms: Sequence[Any], links: Sequence[Any]) -> tuple[Token, ...]:
    heads = [int(link.head_id) - 1 for link in links]
    prepositions = {h: spans[i].text.lower() for i, h in enumerate(heads) if links[i].rel == "case"}
    found = []
    for i, (span, form) in enumerate(zip(spans, forms, strict=True)):
        relation, bare = links[i].rel, BARE_CASES.get(form.feats.get("Case", ""), "")
        if relation == "obl" and bare == "ins" and i not in prepositions and _is_passive(forms, heads[i]):
            relation = "obl:agent"
        case = prepositions.get(i, bare if relation in NOMINAL else "")
        head = heads[i] if heads[i] != i else -1
        found.append(
            Token(span.start, span.stop, span.text, span.text.lower(), form.pos, relation, head, case, _form(form))
        )
    return tuple(found)


def _is_passive(forms: Sequence[Any], i: int) -> bool:
    return i >= 0 and forms[i].feats.get("Voice") == "Pass"


def _form(form: Any) -> str:  # noqa: ANN401 - slovnet has no types
    kind = form.feats.get("VerbForm", "")
    if kind == "Part":
        return "passive participle" if form.feats.get("Voice") == "Pass" else "active participle"
    return {"Inf": "infinitive", "Conv": "active participle"}.get(kind, "")
