"""Who bears the title that a text goes on with: 'the envoy' is the only person whom it has called an envoy.

Nura Velin, envoy of Lutonia, met the minister. … The envoy said        نورا الفيلي، مبعوثة لوتونيا، … وقال المبعوث
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from astana_nlp.records import Label
from astana_nlp.stance.holders.agreement import is_said_of
from astana_nlp.stance.holders.shortforms import PHRASES
from astana_nlp.stance.holders.titles import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.records import Mention, Token, Tree
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.holders.subjects import Passage
    from astana_nlp.stance.sentence.reading import ReadSentence

BACK = 12  # sentences to the last one that names the person
LONGEST = 2  # words of a title that one noun tells: 'the special envoy'
TITLE = 4  # words of a title from its noun to the name
BESIDE = frozenset({"appos", "flat", "flat:name", "flat:foreign", "compound", "nmod"})
NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "DET"})
MARKS = ",،"


def bearer(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the only person named before a word for an office to whom the text gives that office."""
    read = text.read[index]
    words = read.text[pointer.start : pointer.end].split()
    if "person" not in pointer.kinds or pointer.kinds & PHRASES or len(words) > LONGEST + 1:
        return ()
    noun, start = read.words[pointer.last].text, text.sentences[index].start + pointer.start
    found: dict[str, Mention] = {}
    for at in range(index, -1, -1):
        for mention in reversed(text.mentions[at]):
            if mention.label is Label.PERSON and mention.end <= start and _bears(mention, noun, at, text):
                found.setdefault(key_of(mention), mention)
    if len(found) != 1:
        return ()
    key, mention = found.popitem()
    near = (m for at in range(index, max(index - BACK, 0) - 1, -1) for m in text.mentions[at] if key_of(m) == key)
    return (mention,) if any(m.end <= start for m in near) else ()


def _bears(mention: Mention, noun: str, at: int, text: Passage) -> bool:
    """Say whether a sentence calls somebody by a noun: in his name, in apposition to it, or before it."""
    read, start = text.read[at], text.sentences[at].start
    span = (mention.start - start, mention.end - start)
    if read.text[slice(*span)] == mention.text and is_said_of(noun, mention.text, read.language):
        return True
    titles = _parsed(read.tree, span) if read.tree is not None else _flat(read, span)
    return any(is_said_of(noun, title, read.language) for title in titles)


def _parsed(tree: Tree, span: tuple[int, int]) -> Iterator[str]:
    """Yield the nouns that stand in apposition to a name, and that it stands in apposition to."""
    name = tree.head_of(*span)
    if name is None:
        return
    token = tree.tokens[name]
    if token.dep in BESIDE and not token.case and token.head >= 0:
        yield tree.tokens[token.head].text
    yield from (t.text for t in (tree.tokens[j] for j in tree.children(name)) if t.dep in BESIDE and not t.case)
    yield from _adjacent([t for t in tree.tokens if t.end <= span[0]][::-1])
    behind = [t for t in tree.tokens if t.start >= span[1]]
    yield from _adjacent(behind[1:] if behind and behind[0].text in MARKS else [])  # parsers lose such titles


def _adjacent(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a title beside a name, up to the first that is none: 'émissaire spécial | a vu'."""
    yield from (t.text for t in takewhile(lambda t: t.pos in NOMINAL, tokens[:TITLE]))


def _flat(read: ReadSentence, span: tuple[int, int]) -> Iterator[str]:
    """Yield the words before a name without a mark between, and those behind it and a comma."""
    words = [w for w in read.words if w.end <= span[0]][-TITLE:]
    joined = (w for w in words if not set(read.text[w.start : span[0]]) & set(MARKS))
    yield from (w.text for w in joined if not _is_done(read, w.start, span[0]))
    behind = read.text[span[1] : span[1] + 1] in tuple(MARKS)
    yield from (w.text for w in [w for w in read.words if w.start >= span[1]][:1] if behind)


def _is_done(read: ReadSentence, start: int, end: int) -> bool:
    """Say whether something is said or done between a word and a name: the word is then said of another."""
    return any(start <= c.start < end and (c.is_stance or c.kind.startswith("speech.")) for c in read.cues)
