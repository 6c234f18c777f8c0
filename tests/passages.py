"""What the tests of anaphors share: passages of several sentences whose actors stand in brackets.

`[P:…]` is a person, `[L:…]` a listed one of Russia, `[S:…]` a state, `[O:…]` one by its office, `[R:…]`, `[T:…]` and
`[I:…]` are the guarantors, `[G:…]` is a description of them, `[D:…]` one of the opposition; without a letter it is a
faction.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from astana_nlp.records import Analysis, Document, Extraction, Label, Mention, Section, Sentence
from astana_nlp.stance.about.topics import topics
from astana_nlp.stance.candidates import Candidate, candidates
from astana_nlp.stance.holders.coreference import Anaphor, anaphors
from reading import read

if TYPE_CHECKING:
    from astana_nlp.stance.sentence.reading import ReadSentence

_MARK = re.compile(r"\[(?:([PSDGRTILO]):)?(.+?)\]")
_LABELS = {"P": Label.PERSON, "L": Label.PERSON, "D": Label.COALITION, "G": Label.COALITION, "": Label.FACTION}
_ENTITIES = {
    "D": "syrian-opposition",
    "G": "guarantor-states",
    "R": "russia",
    "T": "turkey",
    "I": "iran",
    "L": "sergey-lavrov",
}
_METHODS = {"D": "description", "G": "description", "O": "demonym"}


@cache
def passage(language: str, *sentences: str) -> tuple[Anaphor, ...]:
    """Return what the words of the last sentence stand for."""
    return anaphors(*laid_out(language, *sentences))[-1]


def laid_out(language: str, *sentences: str) -> tuple[list[Sentence], list[list[Mention]], list[ReadSentence]]:
    """Return sentences with their actors and cues; a sentence that begins with ¶ opens a paragraph."""
    rows, mentions, texts, offset, block = [], [], [], 0, 0
    for i, marked in enumerate(sentences):
        block += marked.startswith("¶")
        kinds = [m[1] or "" for m in _MARK.finditer(marked)]
        found = read(language, _MARK.sub(r"[\2]", marked.removeprefix("¶")))
        end = offset + len(found.text)
        rows.append(Sentence(f"s{i}", offset, end, found.text, block, 1, Section.BODY, language))
        spans = zip(found.mentions, kinds, strict=True)
        mentions.append([_mention(i, offset, found.text, span, kind) for span, kind in spans])
        texts.append(found)
        offset = end + 1
    return rows, mentions, texts


def _mention(sentence: int, offset: int, text: str, span: tuple[int, int], kind: str) -> Mention:
    name, method = text[span[0] : span[1]], _METHODS.get(kind, "name")
    entity = _ENTITIES.get(kind, name)
    return Mention(
        name,
        sentence,
        offset + span[0],
        offset + span[1],
        name,
        _LABELS.get(kind, Label.STATE),
        entity,
        name,
        method,
        1.0,
    )


def stood_for(language: str, *sentences: str) -> set[str]:
    """Return the names that the words of the last sentence stand for."""
    return {m.text for a in passage(language, *sentences) for m in a.antecedents}


def spoken_for(language: str, *sentences: str) -> set[str]:
    """Return the names that the last sentence goes on speaking or acting for."""
    return {m.text for a in passage(language, *sentences) if a.speaking for m in a.antecedents}


def asked(language: str, *sentences: str) -> tuple[Candidate, ...]:
    """Return whom the classifier is asked about, sentence by sentence."""
    rows, mentions, texts = laid_out(language, *sentences)
    document = Document("d", "a.txt", "", Extraction(" ".join(row.text for row in rows), (), "text"))
    analysis = Analysis(document, sentences=tuple(rows), mentions=tuple(chain(*mentions)))
    return candidates(analysis, texts, topics(rows, texts, analysis.mentions))


def asked_about(language: str, *sentences: str) -> set[str]:
    """Return the names of those about whom the classifier is asked in the last sentence."""
    return {c.holder.text for c in asked(language, *sentences) if c.sentence == len(sentences) - 1}
