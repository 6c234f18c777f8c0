"""Resolve 'they', 'the movement', 'the latter' and the like to a mention, where the text decides.

The rules follow the classic order of preferences (Lappin and Leass 1994): agreement first, then the subject of the same
or the preceding sentence, then recency. A wrong holder is worse than none: without an agreeing antecedent close by
there is no link.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.spelling import fold
from astana_nlp.stance.holders.agreement import group_of, is_said_of, is_specific, named
from astana_nlp.stance.holders.ahead import points_elsewhere
from astana_nlp.stance.holders.antecedents import (
    NUMBERS,
    agreement_of,
    armed_groups,
    may_be_a_faction,
    pair,
)
from astana_nlp.stance.holders.bearers import bearer
from astana_nlp.stance.holders.ellipsis import dropped_subject
from astana_nlp.stance.holders.gender import are_many, is_of_other_gender
from astana_nlp.stance.holders.guarantors import deciding, guarantors, joint_authors, three_states
from astana_nlp.stance.holders.home import COUNTRY, OWN, SIDES, of_the_country
from astana_nlp.stance.holders.persons import SENTENCES_BACK, is_near, only_person, person_before
from astana_nlp.stance.holders.pointers import Pointer, pointers, stands_for_nobody
from astana_nlp.stance.holders.shortforms import (
    PHRASES,
    is_as_good_as_a_name,
    is_inserted,
    is_main_subject,
    may_be,
    owns_paper,
    says,
)
from astana_nlp.stance.holders.subjects import (
    Passage,
    continued,
    is_of_main_verb,
    is_subject,
    issuer,
    speaking_on,
    told_by,
)
from astana_nlp.stance.holders.titles import key_of, represented
from astana_nlp.stance.roles.frames import speaks
from astana_nlp.stance.sentence.marks import unclosed_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.records import Mention, Sentence
    from astana_nlp.stance.holders.ellipsis import Dropped
    from astana_nlp.stance.sentence.reading import ReadSentence

SHORTEST_NOUN = 4  # letters; shorter words are pronouns
NOUN_BACK = 12  # sentences between a name and the noun of it that stands for it
PAPERS = ("papers.words", "talks.deeds")
GENITIVE_FIRST = frozenset({"en", "tr"})  # languages that name the author of a paper before it
OF_PAPER = 2  # words from a paper to its author
PAPER = frozenset({"statement", "signing"})
APART = frozenset({"statement", "anybody", COUNTRY, SIDES, OWN})
FREE_STANDING = PHRASES | {"verb", COUNTRY, SIDES, OWN}  # what is part of no name, also between quotation marks


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or description at [start, end) of the sentence's text that stands for `antecedents`.

    `speaking` says that the sentence is in the words of the antecedents, or tells what they do with a verb whose
    subject is left out: `text` is that verb then. `naming` says that it is as good as a name: the noun of the name of
    its antecedent, the number of a group, or who says what the sentence tells.
    """

    start: int
    end: int
    text: str
    antecedents: tuple[Mention, ...]
    speaking: bool = False
    naming: bool = False


def anaphors(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], read: Sequence[ReadSentence]
) -> tuple[tuple[Anaphor, ...], ...]:
    """Return the resolved anaphors of every sentence.

    A resolved one is an antecedent for the next: 'The delegation stayed. It signed.'

    Args:
        sentences: all sentences of the document.
        mentions: the actor mentions of each sentence.
        read: each sentence with its cues and tree.
    """
    known = [
        [_with_noun(m, sentence, r) for m in here] for here, sentence, r in zip(mentions, sentences, read, strict=True)
    ]
    names = {
        noun.text: m.text
        for whole, here in zip(known, mentions, strict=True)
        for noun, m in zip(whole, here, strict=True)
    }
    text = Passage(sentences, known, read)
    joint = joint_authors(text)
    found = []
    for i, sentence in enumerate(sentences):
        here = []
        for pointer in (p for p in pointers(read[i]) if p.kinds & FREE_STANDING or not stands_for_nobody(p, read[i])):
            shared = joint or (guarantors(text) if read[i].of_kind("anaphora.joint") else ())
            antecedents = shared if shared and "parties" in pointer.kinds else _resolve(pointer, i, text)
            if antecedents:
                said = _attributes(pointer, read[i]) or is_main_subject(pointer, read[i])
                said = said or owns_paper(pointer, read[i])
                anaphor = _anaphor(pointer.start, pointer.end, read[i], antecedents, speaking=said)
                naming = is_as_good_as_a_name(pointer, antecedents, read[i]) or says(pointer, read[i])
                here.append(replace(anaphor, naming=naming))
                known[i] += _placed(antecedents, i, sentence, pointer)
        dropped = dropped_subject(read[i])
        if dropped and any(a.start < dropped.end and dropped.start < a.end for a in here):
            dropped = None  # جاء في البيان: the phrase says who it is
        antecedents = (continued(dropped, i, text) or speaking_on(dropped, i, text)) if dropped else ()
        if dropped and antecedents:
            here.append(_anaphor(dropped.start, dropped.end, read[i], antecedents, speaking=True))
            known[i] += _placed(antecedents, i, sentence, dropped)
        known[i].sort(key=lambda m: m.start)
        found.append(tuple(_by_name(anaphor, names) for anaphor in here))
    return tuple(found)


def _with_noun(mention: Mention, sentence: Sentence, read: ReadSentence) -> Mention:
    """Return a mention with the noun that it belongs to: 'the delegation' leads to 'the delegation of the rebels'."""
    start = mention.start - sentence.start
    for pointer in (p for p in pointers(read) if "delegated" in p.kinds and p.end < start):
        between = map(fold, read.text[pointer.end : start].split())
        if grammar.words(read.language, "to_owner").issuperset(between):
            begin = sentence.start + pointer.start
            return replace(mention, start=begin, text=read.text[pointer.start : mention.end - sentence.start])
    return mention


def _by_name(anaphor: Anaphor, names: Mapping[str, str]) -> Anaphor:
    """Return an anaphor whose antecedents have the names alone: a delegation is no other actor than who sent it."""
    return replace(anaphor, antecedents=tuple(replace(m, text=names.get(m.text, m.text)) for m in anaphor.antecedents))


def _anaphor(start: int, end: int, read: ReadSentence, antecedents: tuple[Mention, ...], *, speaking: bool) -> Anaphor:
    return Anaphor(start, end, read.text[start:end], antecedents, speaking)


def _placed(antecedents: Sequence[Mention], index: int, sentence: Sentence, at: Pointer | Dropped) -> Iterator[Mention]:
    """Yield the antecedents as mentions where a word stands for them, for the next: 'It stayed. It left.'."""
    start, end = sentence.start + at.start, sentence.start + at.end
    yield from (replace(mention, sentence=index, start=start, end=end) for mention in antecedents)


def _attributes(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the sentence is in the words of whom the pointer stands for: 'in his words', 'according to it'."""
    asked = read.text[pointer.start : pointer.end].casefold() in grammar.words(read.language, "asking_back")
    if is_inserted(pointer, read) or (pointer.kinds & PHRASES and not asked):
        return True
    phrases = read.of_kind("anaphora.attributing")
    behind = read.language == "tr"
    return any((c.first == pointer.last + 1) if behind else (c.last == pointer.first - 1) for c in phrases)


def _resolve(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    if points_elsewhere(pointer, index, text):
        return ()
    if "speaker" in pointer.kinds:
        return _own_speaker(pointer, text.mentions[index], text.sentences[index], text.read[index])
    if pointer.kinds & APART or ("signing" in pointer.kinds and issuer(index, text)):
        return _from_afar(pointer, index, text)
    if _counts_names(pointer, text.mentions[index], text.sentences[index], text.read[index]):
        return ()
    called = _same_noun(pointer, index, text) or bearer(pointer, index, text)
    if called:
        return called
    found = (_counted(pointer, index, text) if "three" in pointer.kinds else ()) or _agreeing(pointer, index, text)
    found = found or three_states(pointer, index, text) or deciding(pointer, index, text)
    found = found or (only_person(pointer, index, text) if "profession" in pointer.kinds else ())
    return found or armed_groups(pointer, index, text.sentences[index], text.read[index])


def _from_afar(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return whom a word stands for that nothing near it has to agree with: the paper's author, the only person."""
    if pointer.kinds & PAPER:
        return issuer(index, text)
    return only_person(pointer, index, text) if "anybody" in pointer.kinds else of_the_country(pointer, index, text)


def _counts_names(pointer: Pointer, mentions: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether 'both' only counts those named just before it: 'X and Y both left'."""
    before = read.text[: pointer.start].rstrip()
    named = any(m.end - sentence.start == len(before) for m in mentions)
    return named and fold(read.text[pointer.start : pointer.end]) in grammar.words(read.language, "all_counted")


def _counted(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the three that a text has counted up, however far back: no other three come between."""
    for at in range(index, index - NOUN_BACK - 1, -1):
        if at < 0 or text.sentences[at].section is not text.sentences[index].section:
            return ()
        before = [m for m in text.mentions[at] if m.end <= text.sentences[index].start + pointer.start]
        members = _members(pointer, before, text.sentences[at], text.read[at])
        if members:
            return members
    return ()


def _agreeing(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return who agrees with a pronoun or description and is preferred in the nearest sentence that has such."""
    read = text.read[index]
    if (
        "singular" in pointer.kinds
        and "delegation" not in pointer.kinds
        and is_specific(read.words[pointer.last].text, read.language)
    ):
        return ()  # 'the council' is no body of another kind
    agree = agreement_of(pointer.kinds, read.language)
    for at in range(index, index - SENTENCES_BACK - 1, -1):
        if at < 0 or not is_near(text.sentences[at], text.sentences[index]):
            break
        before = [m for m in text.mentions[at] if m.label in ACTOR_LABELS and not _is_author(m, text, at)]
        if at == index:
            before = [m for m in before if _stands_before(m, pointer, text.sentences[at], read)]
            if is_inserted(pointer, read):
                before = [m for m in before if m in told_by(text, at)]  # what he says names others
        members = _members(pointer, before, text.sentences[at], text.read[at], same=at == index)
        members = members or (pair(pointer, before) if at < index else ())
        if members:
            return members
        word = read.words[pointer.last]
        agreeing = [
            m for m in before if agree(m) and not is_of_other_gender(word, m, text.sentences[at], text.read[at])
        ]
        if at == index and "delegation" in pointer.kinds and any(m.label is Label.STATE for m in agreeing):
            return ()  # 'Russia has not met the wishes of the delegation'
        if agreeing:
            return _chosen(pointer, agreeing, at, index, text)
    return ()


def _chosen(pointer: Pointer, agreeing: list[Mention], at: int, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return which of those who agree, all of the sentence `at`, a pronoun or description stands for."""
    read = text.read[index]
    if are_many(read.words[pointer.last], agreeing, text.sentences[at], text.read[at]):
        return ()
    if "attributing" in pointer.kinds or speaks(read, (pointer.start, pointer.end)):
        found = _speaker_before(agreeing, at, text)
        own = found[0].label is Label.PERSON or (at == index and _is_of_paper(pointer, read))
        return found if own else person_before(pointer, at, index, text) or found
    return _preferred(pointer.kinds, agreeing, text.sentences[at], text.read[at], same=at == index)


def _is_of_paper(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a word tells whose paper is meant: 'the guarantors confirmed in their statement' is theirs."""
    return any(pointer.first <= c.first <= pointer.last for c in read.of_kind("anaphora.document"))


def _is_author(mention: Mention, text: Passage, at: int) -> bool:
    """Say whether an actor is only named to say whose paper is meant: 'the Security Council's resolution'."""
    start, end = mention.start - text.sentences[at].start, mention.end - text.sentences[at].start
    words = text.read[at].words
    inside = [i for i, word in enumerate(words) if word.start < end and word.end > start]
    papers = (c for kind in PAPERS for c in text.read[at].of_kind(kind))
    ahead = text.read[at].language in GENITIVE_FIRST
    return bool(inside) and any(0 < (c.first - inside[-1] if ahead else inside[0] - c.last) <= OF_PAPER for c in papers)


def _stands_before(mention: Mention, pointer: Pointer, sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether 'he' may be an actor of the same sentence: behind a quotation none of it, in one not its speaker."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    inside, within = unclosed_marks(read.text[:start]), unclosed_marks(read.text[: pointer.start])
    quoted = inside and not within and _is_long(read, start)
    quoting = within and not inside and _is_long(read, pointer.start) and speaks(read, (start, end))
    return end <= pointer.start and not quoted and not quoting


def _is_long(read: ReadSentence, start: int) -> bool:
    """Say whether the quotation around an offset is one, and no name in quotation marks."""
    return not any(m.start() <= start < m.end() for m in read.quoted_names)


def _speaker_before(agreeing: Sequence[Mention], at: int, text: Passage) -> tuple[Mention, ...]:
    """Return whose words a sentence goes on with: who speaks in the one before, else a person, else its subject."""
    said = [m for m in told_by(text, at) if m in agreeing]
    people = [m for m in said or agreeing if m.label is Label.PERSON]
    subjects = [m for m in agreeing if _is_subject(m, text.sentences[at], text.read[at])]
    return tuple((people or said or subjects or list(agreeing))[:1])


def _same_noun(pointer: Pointer, index: int, text: Passage) -> tuple[Mention, ...]:
    """Return the nearest actor whose name holds the noun of a description: 'the delegation', 'the coalition'."""
    read = text.read[index]
    noun = read.words[pointer.last].text
    if pointer.kinds & {"plural", "person", "attributing"} or len(noun) < SHORTEST_NOUN:
        return ()
    start = text.sentences[index].start + pointer.start
    for at in range(index, index - NOUN_BACK - 1, -1):
        if at < 0 or text.sentences[at].section is not text.sentences[index].section:
            return ()
        same = [m for m in text.mentions[at] if m.end <= start and may_be(m, noun, read.language)]
        if same:
            return _preferred(pointer.kinds, same, text.sentences[at], text.read[at], same=at == index)[:1]
        if _is_of_talks(noun, text.read[at]):
            return ()
    return ()


def _is_of_talks(noun: str, read: ReadSentence) -> bool:
    """Say whether a sentence uses the noun of a process or text that is no actor: the Constitutional Committee."""
    named = (read.text[c.start : c.end] for c in read.of_kind("targets."))
    return any(is_said_of(noun, text, read.language) for text in named)


def _members(
    pointer: Pointer, before: Sequence[Mention], sentence: Sentence, read: ReadSentence, *, same: bool = False
) -> tuple[Mention, ...]:
    """Return the members of the enumeration that a plural stands for: 'Russia, Turkey and Iran … The three countries'.

    It must have as many members as the words say, and states or factions where they speak of such. In the sentence
    of the plural itself (`same`) it need not be the subject.
    """
    if "plural" not in pointer.kinds or pointer.kinds & {"singular", "rest"}:
        return ()
    wanted = next((n for kind, n in NUMBERS.items() if kind in pointer.kinds), 0)
    at = {(m.start - sentence.start, m.end - sentence.start): m for m in before}
    for run in reversed(read.enumerations):
        members = [at[span] for span in run if span in at]
        if len(members) < len(run) or (wanted and len(run) != wanted):
            continue
        if "states" in pointer.kinds and any(m.label is not Label.STATE for m in members):
            continue
        if "groups" in pointer.kinds and not all(may_be_a_faction(m) for m in members):
            continue
        if wanted or "states" in pointer.kinds or same or _is_subject(members[0], sentence, read):
            # 'the three countries' and 'the sides' are the group (rule 14 of the codebook), 'they' those who are named
            group = group_of(members) if wanted or pointer.kinds & {"states", "parties"} else ""
            return (named(members[0], group),) if group else tuple(members)
    return ()


def _own_speaker(
    pointer: Pointer, mentions: Sequence[Mention], sentence: Sentence, read: ReadSentence
) -> tuple[Mention, ...]:
    """Return who says 'we' or 'I': the speaker that the sentence names; other sentences are left to quotations.

    Who says 'we' and is named with the body that he speaks for says it for the body (rule 8 of the codebook).
    """
    speaking = [m for m in mentions if speaks(read, (m.start - sentence.start, m.end - sentence.start))]
    people = [m for m in speaking if m.label is Label.PERSON]
    bodies = {} if "alone" in pointer.kinds else represented(mentions, sentence, read)
    return tuple(bodies.get(key_of(m), m) for m in (people or speaking)[:1])


def _preferred(
    kinds: frozenset[str], candidates: list[Mention], sentence: Sentence, read: ReadSentence, *, same: bool
) -> tuple[Mention, ...]:
    if "last" in kinds:
        return (candidates[-1],)
    if "first" in kinds:
        return (candidates[0],)
    people = {m.start for m in candidates if m.label is Label.PERSON}
    listed = {span for run in read.enumerations for span in run if "person" not in kinds}
    alone = [m for m in candidates if (m.start - sentence.start, m.end - sentence.start) not in listed]  # 'it' is one
    untitled = [m for m in alone or candidates if m.end + 1 not in people]  # главы российской делегации Лаврентьева
    leading = [m for m in untitled if not _explains(m, candidates, sentence, read)] or candidates
    subjects = [m for m in leading if _is_subject(m, sentence, read)]
    main = [m for m in subjects if is_of_main_verb(read, (m.start - sentence.start, m.end - sentence.start))]
    if subjects:
        return (subjects[-1] if same else (main or subjects)[0],)
    return (leading[-1] if same else leading[0],)


def _explains(mention: Mention, others: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether somebody only acts in a clause that tells who another is: B in 'A, which B had armed, protested'."""
    word = read.tree.head_of(mention.start - sentence.start, mention.end - sentence.start) if read.tree else None
    if read.tree is None or word is None or not read.tree.tokens[word].dep.startswith("nsubj"):
        return False
    verb = read.tree.tokens[word].head
    if verb < 0 or not read.tree.tokens[verb].dep.startswith("acl"):
        return False
    heads = (read.tree.head_of(m.start - sentence.start, m.end - sentence.start) for m in others if m is not mention)
    return read.tree.tokens[verb].head in heads


def _is_subject(mention: Mention, sentence: Sentence, read: ReadSentence) -> bool:
    return is_subject(read, (mention.start - sentence.start, mention.end - sentence.start))
