"""Who goes on acting or speaking in a sentence: the subject of the one before, or whose statement is quoted.

Where a subject is left out it is that of the preceding sentence (centering: Grosz, Joshi and Weinstein 1995), as far as
it agrees with the verb in number and gender.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import ACTOR_LABELS, Label, Section
from astana_nlp.stance.holders.agreement import group_of, is_masculine, is_plural, named
from astana_nlp.stance.holders.ellipsis import is_bare
from astana_nlp.stance.holders.pointers import paper_told_of, pointers
from astana_nlp.stance.holders.titles import key_of
from astana_nlp.stance.roles.frames import DOING, frames_of, speaks
from astana_nlp.stance.roles.verbfirst import is_governed, is_object
from astana_nlp.stance.sentence.suffixes import ending_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from astana_nlp.records import Mention, Sentence, Tree
    from astana_nlp.stance.holders.ellipsis import Dropped
    from astana_nlp.stance.sentence.reading import ReadSentence

SUBJECTS_BACK = 2  # sentences to the one that names the subject, where those between name nobody
OPENS = 2  # words before a verb that its sentence begins with
SPEAKERS_BACK = 3  # sentences to who spoke last
STATEMENT_BACK = 4  # sentences to the one that says who published a statement
GROUPS = frozenset({Label.FACTION, Label.COALITION})
OPENING_WORDS = 4  # words before a subject that its sentence begins with, or that follows the verb it begins with


@dataclass(frozen=True, slots=True)
class Passage:
    """All sentences of a document with the actors that are known of each so far."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]
    read: Sequence[ReadSentence]


def continued(dropped: Dropped, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the subject of the sentence before that agrees with a verb whose own is left out; nobody where none is."""
    for at in range(index - 1, index - SUBJECTS_BACK - 1, -1):
        if at < 0 or not _reaches(text, at, index):
            return ()
        actors = [m for m in text.mentions[at] if m.label in ACTOR_LABELS]
        if actors:
            return _subject(dropped, at, actors, text)
    return ()


def speaking_on(dropped: Dropped, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return who goes on speaking where a verb of saying has no subject: who spoke last, or the only person named last.

    The sentence before may name others without a word of theirs: وأضاف أن …
    """
    language, said = text.read[index].language, text.read[index].of_kind("speech.verbs")
    lost = text.read[index].tree is not None and dropped.first > OPENS  # a parser may have lost the subject before it
    if lost or not any(c.first <= dropped.first <= c.last for c in said):
        return ()
    for at in range(index - 1, index - SPEAKERS_BACK - 1, -1):
        if at < 0 or not _reaches(text, at, index):
            return ()
        told = [m for m in told_by(text, at) if _agrees(m, dropped, language)]
        people = {key_of(m): m for m in text.mentions[at] if m.label is Label.PERSON and _agrees(m, dropped, language)}
        if told:
            return tuple(told[-1:])
        if people:
            return tuple(people.values()) if len(people) == 1 else ()
    return ()


def issuer(index: int, text: Passage) -> tuple[Mention, ...]:
    """Return whose statement a sentence goes on to quote: who published one a few sentences before."""
    for at in range(index - 1, index - STATEMENT_BACK - 1, -1):
        if at < 0:
            return ()
        if text.sentences[at].section is not text.sentences[index].section:
            if text.sentences[at].section is Section.HEADING:
                continue  # a heading between two paragraphs ends no text
            return ()
        if quoted := _quoted(text, at):
            return quoted
        if _publishes(text.read[at]):
            beside = (at, *range(index - 1, at, -1), *range(at - 1, max(at - 2, -1), -1))  # who is named around it
            return next((found for near in beside if (found := _publisher(text, near))), ())
    return ()


def _publisher(text: Passage, at: int) -> tuple[Mention, ...]:
    """Return who publishes or says something in a sentence."""
    found = _authors(text, at) or speaking(text, at) or _subjects(text, at) or _parts(text, at)
    return _together(found, text.read[at], text.sentences[at])


def _quoted(text: Passage, at: int) -> tuple[Mention, ...]:
    """Return whose statement a sentence quotes already: what it says there was found when that sentence was read."""
    start = text.sentences[at].start
    phrases = {p.start + start for p in pointers(text.read[at]) if "statement" in p.kinds}
    return tuple(m for m in text.mentions[at] if m.start in phrases)


def _authors(text: Passage, at: int) -> list[Mention]:
    """Return whose statement a sentence names: 'a statement put out by A and B', 'Cephe'nin yazılı açıklamasında'.

    The subject of such a sentence is what the statement says. Without a tree only Turkish tells it, by a genitive.
    """
    read, start = text.read[at], text.sentences[at].start
    documents = [c.first for c in read.of_kind("anaphora.document")]
    if read.tree is not None:
        papers = {read.tree.head_of(read.words[i].start, read.words[i].end) for i in documents}
        spans = {(m.start - start, m.end - start): m for m in text.mentions[at]}
        issuing = (span for span in spans if _issues(read.tree, read.tree.head_of(*span), papers))
        return [spans[s] for span in issuing for s in read.enumeration_of(span) if s in spans]
    if read.language != "tr" or not documents:
        return []
    owners = [m for m in text.mentions[at] if ending_of(read, (m.start - start, m.end - start)) == "genitive"]
    before = [m for m in owners if m.end - start <= read.words[documents[0]].start]
    return before[:1]


def _issues(tree: Tree, word: int | None, papers: Collection[int | None]) -> bool:
    """Say whether somebody is named as whose paper one is, or by whom it was issued ('adopté par X')."""
    if word is None or tree.tokens[word].head < 0:
        return False
    token = tree.tokens[word]
    above = tree.tokens[token.head]
    if token.case in grammar.parsed("by") and above.dep.startswith("acl"):
        return above.head in papers
    return token.head in papers and (token.dep == "nmod:poss" or token.case in grammar.parsed("of"))


def _publishes(read: ReadSentence) -> bool:
    """Say whether a sentence tells of a statement, and does not quote one that was told of before."""
    told = paper_told_of(read)
    quoting = [(c.first, c.last) for c in read.of_kind("anaphora.statement")] + (
        [(told.first, told.last)] if told else []
    )
    return any(not any(a <= c.first <= b for a, b in quoting) for c in read.of_kind("anaphora.document"))


def speaking(text: Passage, at: int) -> list[Mention]:
    """Return who says something in a sentence, in the order of the text."""
    start = text.sentences[at].start
    return [m for m in text.mentions[at] if speaks(text.read[at], (m.start - start, m.end - start))]


def told_by(text: Passage, at: int) -> list[Mention]:
    """Return in whose words a sentence is: who says something in it, or whom 'a-t-il dit', 'in his words' stand for."""
    start = text.sentences[at].start
    phrases = {p.start + start for p in pointers(text.read[at]) if "attributing" in p.kinds}
    said = speaking(text, at)
    return [m for m in text.mentions[at] if m in said or m.start in phrases]


def _subjects(text: Passage, at: int) -> list[Mention]:
    start = text.sentences[at].start
    return [m for m in text.mentions[at] if is_subject(text.read[at], (m.start - start, m.end - start))]


def _parts(text: Passage, at: int) -> list[Mention]:
    """Return the body whose part is the subject: 'the units of the front issued a statement'."""
    tree, start = text.read[at].tree, text.sentences[at].start
    if tree is None:
        return []
    owners = []
    for mention in text.mentions[at]:
        word = tree.head_of(mention.start - start, mention.end - start)
        token = tree.tokens[word] if word is not None else None
        if token and token.dep.startswith("nmod") and tree.tokens[token.head].dep.startswith("nsubj"):
            owners.append(mention)
    return owners


def _together(found: Sequence[Mention], read: ReadSentence, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the first body that is found, with those that it is enumerated with, as their group where they are one."""
    bodies = [m for m in found if m.label is not Label.PERSON] or list(found)
    spans = {sentence.span_of(m): m for m in bodies}
    for run in read.enumerations:
        if bodies and spans.get(run[0]) is bodies[0]:
            members = [spans[span] for span in run if span in spans]
            group = group_of(members)
            return (named(members[0], group),) if group else tuple(members)
    return tuple(bodies[:1])


def _reaches(text: Passage, earlier: int, later: int) -> bool:
    first, second = text.sentences[earlier], text.sentences[later]
    return first.section is second.section and second.block - first.block <= 1


def _subject(dropped: Dropped, at: int, actors: Sequence[Mention], text: Passage) -> tuple[Mention, ...]:
    read, sentence = text.read[at], text.sentences[at]
    spans = {sentence.span_of(m): m for m in actors}
    leading = [m for span, m in spans.items() if is_subject(read, span)]
    if dropped.many:
        for run in read.enumerations:
            members = tuple(spans[span] for span in run if span in spans)
            if len(members) == len(run) and members[0] in leading:
                return members
        many = [m for m in leading if is_plural(m, read.language)]
        return tuple((many or [m for m in leading if m.label in GROUPS])[:1])
    agreeing = [m for m in leading if _agrees(m, dropped, read.language)]
    listed = {span for run in read.enumerations for span in run}
    return tuple(m for m in agreeing[:1] if sentence.span_of(m) not in listed)


def is_subject(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether somebody is the subject of a sentence: by its tree, else by place, prepositions and endings."""
    if read.tree is not None:
        word = read.tree.head_of(*span)
        return word is not None and any(read.tree.tokens[i].dep.startswith("nsubj") for i in _apposed(read.tree, word))
    words = read.words
    first = next((i for i, w in enumerate(words) if w.start <= span[0] < w.end), len(words))
    opening = 2 if words and words[0].key in grammar.words(read.language, "contrasting") else 0
    subordinating = grammar.words(read.language, "subordinating")
    if first >= len(words) or any(w.key in subordinating for w in words[opening:first]):
        return False
    if read.language == "tr":
        return is_bare(read, span)
    near = first <= OPENING_WORDS or speaks(read, span) or _acts(read, span)
    return near and not is_governed(read, span) and not is_object(read, span)


def is_of_main_verb(read: ReadSentence, span: tuple[int, int]) -> bool:
    """Say whether a subject is that of a main clause, as far as a tree tells."""
    tree = read.tree
    word = tree.head_of(*span) if tree is not None else None
    verb = tree.tokens[word].head if tree is not None and word is not None else -1
    while tree is not None and verb >= 0 and tree.tokens[verb].dep in ("conj", "parataxis"):
        verb = tree.tokens[verb].head
    return tree is None or (verb >= 0 and tree.tokens[verb].head < 0)


def _apposed(tree: Tree, word: int) -> Iterator[int]:
    """Yield the word and what it is an apposition to."""
    yield word
    if tree.tokens[word].dep in ("appos", "flat:name", "flat") and tree.tokens[word].head >= 0:
        yield tree.tokens[word].head


def _acts(read: ReadSentence, span: tuple[int, int]) -> bool:
    return any(frame.role in DOING for frame in frames_of(read, span))


def _agrees(mention: Mention, dropped: Dropped, language: str) -> bool:
    """Say whether one actor may be the subject of a verb in the singular."""
    if language == "ar" and dropped.gender == "f":
        return mention.label is not Label.PERSON and not is_masculine(mention, language)
    if is_plural(mention, language):
        return False
    return (
        mention.label is Label.PERSON
        or not dropped.gender
        or is_masculine(mention, language) == (dropped.gender == "m")
    )
