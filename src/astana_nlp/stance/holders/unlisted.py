"""Holders that no list has: which names of people and bodies a text gives may be those of somebody with a position.

    Lawyer Nura Velin called the round a waste of time.        المحامية نورا الفيلي: لن أعود إلى الجولة

The holder is an entry of the list 'or the name in the text' (docs/codebook.md). A model takes many things for names,
and texts name people for much besides what they think: somebody whom nobody lists must say or do something. Who
comments by profession foresees and reports, and holds no position by that (rules 7 and 15); a spokesman speaks for the
body that the sentence names (rule 8).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import APOSTROPHES, fold, russian_forms, words_of
from astana_nlp.stance.holders.antecedents import OF_STATES
from astana_nlp.stance.holders.subjects import is_subject
from astana_nlp.stance.roles.frames import DOING, frames_of, speaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Mention, Sentence, Tree
    from astana_nlp.stance.sentence.reading import ReadSentence

PATTERN = "pattern"  # a type word beside a name; what only a model takes for a body is as often an outlet or an office
FULL_NAME = 2  # words that a name has at least where a text introduces somebody
COLON = re.compile(r"\s?[:：]")
COMMENTING = "roles.commentators"
TITLE = 4  # words of a title between a name and what its bearer is by profession
WITHIN_NAME = frozenset({"amod", "compound", "nmod", "appos", "flat", "flat:name", "flat:foreign"})
LONGEST_CHAIN = 8
DIRECT = 2  # words: a description and the title that it hangs on
OPENING = 3  # words before a name that opens a sentence: the preposition, an article and a title
ARTICLE = "ال"


def may_hold(mention: Mention) -> bool:
    """Say whether a mention is of somebody who can hold a position: an entry, a faction, or a name that no list has."""
    if mention.label not in ACTOR_LABELS:
        return False
    named = mention.label is Label.PERSON or (mention.label is Label.ORG and mention.method == PATTERN)
    return bool(mention.entity_id) or mention.label is Label.FACTION or named


def full_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the people whom a document introduces without a list knowing them: the full name by the family name.

    In Russian by all cases of the family name; where the full name stands in another case than the nominative
    and the family name alone stands in that ('у Ивана Велина … Велин'), the person is called by it.
    """
    strangers = [(m, words) for m in mentions if _is_stranger(m) and (words := words_of(m.text))]
    alone = {words[0].key: words[0].text for _, words in strangers if len(words) == 1}
    found: dict[str, str] = {}
    for mention, words in strangers:
        if len(words) >= FULL_NAME:
            key = words[-1].key
            bare = next((k for k in alone if k != key and key in russian_forms(k)), "")
            for form in russian_forms(bare or key):
                found.setdefault(form, alone.get(bare, mention.text))
    return found


def _is_stranger(mention: Mention) -> bool:
    return mention.label is Label.PERSON and is_unlisted(mention)


def in_full(mention: Mention, introduced: Mapping[str, str]) -> Mention | None:
    """Return an unlisted person under the name that introduced it in the document; None where nothing did."""
    if mention.label is not Label.PERSON or not is_unlisted(mention):
        return mention
    words = words_of(mention.text)
    full = introduced.get(words[-1].key) if words else None
    return replace(mention, entity=full) if full else None


def is_unlisted(mention: Mention) -> bool:
    """Say whether a mention is of somebody whom the list does not have."""
    return not mention.entity_id and not mention.entity


def takes_part(mention: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether an unlisted person says or does something here that may be a position, and not by profession."""
    span = sentence.span_of(mention)
    if comments(span, read):
        return False
    said = speaks(read, span) or bool(COLON.match(read.text, span[1]) and not read.text[: span[0]].count(":"))
    return said or any(frame.role in DOING for frame in frames_of(read, span)) or _is_subject(span, read)


def _is_subject(span: tuple[int, int], read: ReadSentence) -> bool:
    """Say whether somebody does what a verb says, or opens the sentence: 'For X, the round was a waste of time'."""
    if read.tree is None:
        return is_subject(read, span)
    word = read.tree.head_of(*span)
    if word is None:
        return False
    top = _phrase(read.tree, word)[-1]
    dep = read.tree.tokens[top].dep
    opens = sum(1 for w in read.words if w.start < span[0]) <= OPENING and dep.startswith("obl")
    return dep == "nsubj" or (opens and read.text[span[1] : span[1] + 1] == ",")


def comments(span: tuple[int, int], read: ReadSentence) -> bool:
    """Say whether a title beside a name says that its bearer comments on what others do: 'analyst X'."""
    for cue in read.of_kind(COMMENTING):
        between = read.text[cue.end : span[0]] if cue.end <= span[0] else read.text[span[1] : cue.start]
        apart = len([w for w in read.words if min(cue.end, span[1]) <= w.start < max(cue.start, span[0])])
        marks = between.count(",") + between.count("،")
        if apart <= TITLE and marks <= (cue.start >= span[1]) and not set(between) & set(".;:؛"):
            return True
    return False


def without_attributes(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out groups without a name that only say of which side a person is: 'opposition lawyer X'.

    Who is named holds the position (rule 14); the head of a delegation has it beside the body (rule 22).
    """
    people = [m for m in here if m.label is Label.PERSON]
    return [
        m
        for m in here
        if m.method != "description"
        or m.label is not Label.COALITION
        or m.entity_id in OF_STATES
        or " " in m.text
        or not any(_says_whose(m, person, sentence, read) for person in people)
    ]


def _says_whose(group: Mention, person: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    own = sentence.span_of(group)
    other = sentence.span_of(person)
    if read.tree is None:
        return _leads(own, other, read)
    word, name = read.tree.head_of(*own), read.tree.head_of(*other)
    if word is None or name is None:
        return False
    way = _phrase(read.tree, word)
    # 'one of the envoys of the rebels, X' is of the rebels; 'X, member of the rebels' is of X
    direct = len(way) == DIRECT or any(read.tree.tokens[i].dep == "appos" for i in way[:-1])
    direct = direct or other[0] <= read.tree.tokens[way[-1]].start < other[1]
    return len(way) > 1 and direct and way[-1] == _phrase(read.tree, name)[-1]


def _phrase(tree: Tree, i: int) -> list[int]:
    """Return the words of its noun phrase that a word hangs on, from itself to the first."""
    way = [i]
    while tree.tokens[way[-1]].dep in WITHIN_NAME and tree.tokens[way[-1]].head >= 0 and len(way) < LONGEST_CHAIN:
        way.append(tree.tokens[way[-1]].head)
    return way


def _leads(group: tuple[int, int], person: tuple[int, int], read: ReadSentence) -> bool:
    """Say whether an adjective of a title stands before a name, as the language orders them.

    In Arabic it follows the title and agrees with it by its article: المحامية المعارضة نورا; in Turkish it leads the
    title ('Muhalif avukat Nura Velin').
    """
    if group[1] > person[0]:
        return False
    first = next((i for i, w in enumerate(read.words) if w.end > group[0]), 0)
    title = [w for w in read.words if group[1] <= w.start < person[0]]
    if any(w.gap.strip(f" {APOSTROPHES}") for w in title) or read.text[group[1] : person[0]].strip(" ") in tuple(",،"):
        return False
    if read.language == "ar":
        before = read.words[first - 1] if first else None
        return not title and before is not None and fold(before.text).startswith(ARTICLE)
    adjective = read.text[group[0] : group[1]]
    plain = len(title) == 1 and title[0].text.islower() and title[0].key not in grammar.words("tr", "too")
    return read.language == "tr" and plain and " " not in adjective
