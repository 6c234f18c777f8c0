"""Persons without a title whom no list has, where no parser finds names: 'heyetin başında Mervan Kassar'.

Only where somebody is looked for, beside words for leading a delegation: elsewhere such words are no sure sign.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import adjacent
from astana_nlp.names.types import kind_of
from astana_nlp.records import Label, Mention
from astana_nlp.spelling import fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.spelling import Word

_PARSED = frozenset({"en", "fr", "ru"})
_LONGEST = 3
_LONGEST_UNCASED = 2  # where no capital tells how far a name goes
_APOSTROPHE = re.compile(r"['’ʼ].*")
_KINDS = ("led", "leads", "head", "chief", "team", "links", "said", "held", "attended", "came", "sent")


def persons_without_title(part: Part) -> list[Mention]:
    """Return who has a full name that begins with a given name, outside everything else that the part names."""
    return [] if part.language in _PARSED else list(_found(part))


def _found(part: Part) -> Iterator[Mention]:
    line, words = part.tags.line, part.tags.line.words
    taken = [(m.start, m.end) for m in part.mentions] + [(d.start, d.end) for d in part.dates]
    taken += [(t.start, t.end) for kind in _KINDS for t in part.tags.all(f"claims:{kind}")]
    free = [not any(s <= w.start < e for s, e in taken) and not kind_of(w.text, line.language) for w in words]
    end = 0
    for i, word in enumerate(words):
        if i < end or not free[i] or fold(_APOSTROPHE.sub("", word.text)) not in _given(line.language):
            continue
        end = _end_of_name(words, free, i)
        if end - i > 1:
            last = words[end - 1]
            text = part.between(word.start, last.start) + _APOSTROPHE.sub("", last.text)
            span = (word.start, word.start + len(text))
            yield Mention(f"p{word.start}", line.index, *span, text, Label.PERSON, "", "", "pattern", 0.5)


def _end_of_name(words: Sequence[Word], free: Sequence[bool], first: int) -> int:
    """Return the word behind the last one of a name that begins with a given name."""
    arabic = is_arabic(words[first].text)
    longest = _LONGEST_UNCASED if arabic else _LONGEST
    end = first + 1
    while end < min(len(words), first + longest) and free[end] and adjacent(words, end):
        if not (arabic or words[end].text[0].isupper()) or _APOSTROPHE.search(words[end - 1].text):
            break
        end += 1
    return end


@cache
def _given(language: str) -> frozenset[str]:
    return frozenset(fold(name) for names in knowledge.given_names().values() for name in names.get(language, ()))
